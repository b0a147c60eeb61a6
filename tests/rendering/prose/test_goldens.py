"""Pages of the samples in the other forms, as they are checked in; form `brief` stands beside the samples. Written anew only with BRIEFGEN_UPDATE_SAMPLES=1."""

import os
from pathlib import Path

import pytest

import briefgen
from briefgen.rendering import markdown, prose
from briefgen.rendering.options import RenderOptions

from .pages import SAMPLES

GOLDENS = Path(__file__).parent / "goldens"
SWITCH = "BRIEFGEN_UPDATE_SAMPLES"
SHEETS = ("bureau-notes", "three-meetings")
CASES = [(path, form) for path in SAMPLES for form in ("short", "minutes", "tasks")] + [(path, "sheet") for path in SAMPLES if path.stem in SHEETS]


def page(path: Path, form: str) -> str:
    document = briefgen.parse_file(path)
    if form == "tasks":
        return markdown.write(prose.annex(document))
    return markdown.render(document, RenderOptions(form=form))  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "form"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_golden(path: Path, form: str) -> None:
    golden = GOLDENS / f"{path.stem}.{form}.md"
    written = page(path, form)
    if os.environ.get(SWITCH):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")


def test_no_golden_is_left_behind() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == {f"{path.stem}.{form}.md" for path, form in CASES}
