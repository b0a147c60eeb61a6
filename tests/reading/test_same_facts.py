"""The same meeting from every format that LibreOffice writes: the record holds what it holds for the text."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.reading import read_bytes, read_file
from briefgen.record import Document
from tests.reading.conftest import FORMATS, HERE, NAMES, SAMPLES

#: What is read without LibreOffice.
DIRECT = ("docx", "rtf", "html", "pdf")
#: Where something stands in a file is the format's business; what it says is not.
_PLACES = {"span", "spans", "points", "id", "attendee", "speech", "diagnostics", "background", "evidence"}


def facts(value: Any) -> Any:
    """A record without places, its texts without blanks and line breaks."""
    if isinstance(value, dict):
        return {key: facts(each) for key, each in value.items() if key not in _PLACES}
    if isinstance(value, list):
        return [facts(each) for each in value]
    return "".join(value.split()) if isinstance(value, str) else value


def of(document: Document) -> Any:
    record = document.model_dump(mode="json")
    return facts({"masthead": record["masthead"], "briefs": record["briefs"], "distribution": record["distribution"]})


@pytest.mark.parametrize(("name", "suffix"), [*((name, suffix) for name in NAMES for suffix in DIRECT), ("bureau-notes", "doc")])
def test_the_record_of_a_sample(converted: Path, name: str, suffix: str) -> None:
    document = briefgen.parse_file(converted / f"{name}.{suffix}")
    assert document.briefs[0].attendees
    assert document.briefs[0].directives
    assert of(document) == of(briefgen.parse_file(SAMPLES / f"{name}.txt"))


@pytest.mark.parametrize("suffix", [*FORMATS, "page"])
def test_the_record_of_notes_in_a_table(converted: Path, suffix: str) -> None:
    document = briefgen.parse_file(HERE / "notes-table.html" if suffix == "page" else converted / f"notes-table.{suffix}")
    (brief,) = document.briefs
    assert brief.date
    assert brief.location
    assert (brief.date.edtf, brief.date.time, brief.location.text) == ("2022-05-18", "09:00", "三楼会议室")
    roles: dict[str, set[str]] = {each.name: set(each.roles) for each in brief.attendees if each.name}
    assert roles["佟铁成"] == {"attend", "chair", "speak"}
    assert roles["盖小东"] == {"absent"}
    assert {name for name, own in roles.items() if "observe" in own} == {"孙衍庆", "许丽珠"}
    assert [each.text for each in brief.agenda] == ["1．防汛值班", "水费收缴"]
    assert [each.speaker.name for each in brief.speeches if each.speaker.kind == "person"] == ["佟铁成", "孙衍庆", "许丽珠"]
    demands = [each for each in brief.directives if each.speech == brief.speeches[-1].id]
    assert [[owner.text for owner in each.owners] for each in demands] == [["金鹏"], ["梁守田", "财务科"]]
    assert [each.deadlines[0].edtf for each in demands] == ["2022-06-01", "2022"]


@pytest.mark.parametrize("suffix", DIRECT)
def test_what_is_known_of_a_file(converted: Path, suffix: str) -> None:
    read = read_file(converted / f"bureau-notes.{suffix}")
    kind, encoding = {
        "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "utf-8"),
        "rtf": ("application/rtf", "cp1252"),
        "html": ("text/html", "utf-8"),
        "pdf": ("application/pdf", "binary"),
    }[suffix]
    assert (read.name, read.media_type, read.encoding) == (f"bureau-notes.{suffix}", kind, encoding)


@pytest.mark.parametrize("suffix", ["docx", "html", "rtf", "pdf"])
def test_the_content_decides_and_not_the_suffix(converted: Path, suffix: str) -> None:
    data = (converted / f"bureau-notes.{suffix}").read_bytes()
    assert len({(read.text, read.media_type) for read in (read_bytes(data, name) for name in ("x.doc", "x.txt", "-"))}) == 1


def test_from_standard_input(converted: Path) -> None:
    data = (converted / "bureau-notes.docx").read_bytes()
    done = subprocess.run([sys.executable, "-m", "briefgen", "parse", "-", "-f", "json"], input=data, capture_output=True, check=True)
    record = json.loads(done.stdout)
    assert record["source"]["media_type"].endswith("wordprocessingml.document")
    assert record["briefs"][0]["date"]["edtf"] == "2020-09-07"


def test_several_old_files_at_once(converted: Path) -> None:
    """Each conversion has a LibreOffice profile of its own."""
    paths = [converted / f"{name}.doc" for name in NAMES[:2]]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(read_file, paths))
    assert [read.text.split("\n")[0] for read in found] == [
        (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").split("\n")[0] for name in NAMES[:2]
    ]
