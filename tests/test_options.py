"""`region`, `roster`, `lexicon` and `base_date` each change exactly what they should in every sample, and nothing else."""

import datetime
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.lexicon.caller import RosterEntry, Word

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
_ABSENT = object()


def differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The JSON paths at which two records differ, list positions left out; a diagnostic is the path of its code."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            yield from differences(before.get(key, _ABSENT), after.get(key, _ABSENT), f"{path}.{key}")
    elif isinstance(before, list) and isinstance(after, list) and path.endswith(".diagnostics"):
        for each in before + after:
            if (each in before) is not (each in after):
                yield f"{path}:{each['code']}"
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from differences(one, other, path)
    elif before != after:
        yield path


@functools.cache
def plain(path: Path) -> briefgen.Document:
    """The record of a sample without any option."""
    return briefgen.parse_text(path.read_text(encoding="utf-8"))


def changed(path: Path, **options: Any) -> set[str]:
    after = briefgen.parse_text(path.read_text(encoding="utf-8"), **options)
    return set(differences(plain(path).model_dump(), after.model_dump()))


#: option → what it may change.
ALLOWED = {
    "region": r"\.briefs(\.location\.(division|candidates)(\..*)?|\.diagnostics:place-(relative|ambiguous))",
    "base_date": r"\.briefs(\.date\.(edtf|start|end|basis|evidence)|\.directives\.deadlines\.(edtf|start|end|basis)|\.diagnostics:(date-.*|weekday-mismatch))",
    "roster": r"\.briefs(\.attendees\.(roster|name|spans|confidence)|\.speeches\.confidence|\.(speeches\.speaker|directives\.issued_by)\.name)",
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_region_changes_divisions_only(path: Path) -> None:
    for region in ("雅安市", "511800", "江苏省"):
        assert {each for each in changed(path, region=region) if not re.fullmatch(ALLOWED["region"], each)} == set(), region


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_base_date_changes_dates_only(path: Path) -> None:
    for day in (datetime.date(2016, 11, 1), datetime.date(2024, 2, 29)):
        assert {each for each in changed(path, base_date=day) if not re.fullmatch(ALLOWED["base_date"], each)} == set(), day


def people(path: Path) -> list[RosterEntry]:
    """A roster of everyone in a sample, with full names and the printed titles."""
    found = [each for brief in plain(path).briefs for each in brief.attendees if each.name and len(each.name) > 1]
    return list({each.name: RosterEntry(each.name, tuple(each.titles), None, f"id-{n}") for n, each in enumerate(found) if each.name}.values())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_roster_links_and_changes_nothing_else(path: Path) -> None:
    assert {each for each in changed(path, roster=people(path)) if not re.fullmatch(ALLOWED["roster"], each)} == set()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_roster_and_a_lexicon_of_others_change_nothing(path: Path) -> None:
    assert changed(path, roster=[RosterEntry("欧阳不在"), RosterEntry("司徒未见", ("巡官",))], lexicon=[Word("巡河总长", 1000, "nnt")]) == set()


def test_each_does_change_something_somewhere() -> None:
    everywhere = {
        "region": {each for path in SAMPLES for each in changed(path, region="雅安市")},
        "base_date": {each for path in SAMPLES for each in changed(path, base_date=datetime.date(2016, 11, 1))},
        "roster": {each for path in SAMPLES for each in changed(path, roster=people(path))},
    }
    assert {".briefs.location.division"} <= everywhere["region"]
    assert {".briefs.date.start", ".briefs.date.basis", ".briefs.diagnostics:date-without-year"} <= everywhere["base_date"]
    assert {".briefs.attendees.roster"} <= everywhere["roster"]
