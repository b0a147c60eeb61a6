"""Files as LibreOffice writes them, made once a session from the samples; tests that need them are skipped where it is missing."""

import subprocess
from pathlib import Path

import pytest

from briefgen.reading.office import soffice

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("bureau-notes", "city-brief", "hospital-minutes")
#: Suffix → LibreOffice's filter.
FORMATS = {"docx": "docx", "doc": "doc:MS Word 97", "rtf": "rtf", "html": "html", "pdf": "pdf:writer_pdf_Export", "odt": "odt"}
HERE = Path(__file__).parent


def convert(target: str, folder: Path, profile: Path, *sources: Path, options: tuple[str, ...] = ()) -> None:
    program = soffice()
    assert program
    text = ["--infilter=Text (encoded):UTF8,LF,,,"] if sources[0].suffix == ".txt" else []
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", *options, "--convert-to", target, *text, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=120)
    missing = [source.stem for source in sources if not (folder / f"{source.stem}.{target.split(':')[0]}").exists()]
    assert not missing, f"LibreOffice wrote no {target} of {missing}"


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each sample, and the table of `notes-table.html`, in each format."""
    if soffice() is None:
        pytest.skip("no LibreOffice: apt-get install libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("converted")
    profile = tmp_path_factory.mktemp("profile")
    convert("odt:writer8", folder, profile, HERE / "notes-table.html", options=("--writer",))
    convert("docx", folder, profile, *(SAMPLES / f"{name}.txt" for name in NAMES))
    documents = [folder / f"{name}.docx" for name in NAMES]
    convert("docx", folder, profile, folder / "notes-table.odt")
    for suffix, target in FORMATS.items():
        if suffix != "docx":
            convert(target, folder, profile, *documents, *([] if suffix == "odt" else [folder / "notes-table.docx"]))
    return folder
