"""The golden corpus: for every samples/NAME.txt its record and its standard 简报, as they are checked in.

Written anew only with BRIEFGEN_UPDATE_SAMPLES=1, to be reviewed as a diff.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import briefgen
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from tests.property.invariants import breaches

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
SWITCH = "BRIEFGEN_UPDATE_SAMPLES"


def updating(environment: Mapping[str, str] = os.environ) -> bool:
    return environment.get(SWITCH) == "1"


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 9


@pytest.mark.parametrize("name", ["json", "md"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_golden(path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parents[1])  # the record's source.name is the path as given
    given = FORMATS[name]
    written = given.render(briefgen.parse_file(path.relative_to(path.parents[1])), RenderOptions())
    golden = path.with_suffix(given.suffix)
    if updating():
        golden.write_bytes(written)
    assert golden.is_file(), f"{golden.name} is missing: set {SWITCH}=1, run again and review it"
    assert golden.read_bytes().decode() == written.decode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_hold_the_invariants_and_are_read_whole(path: Path) -> None:
    document = briefgen.parse_file(path)
    assert breaches(document, path.read_bytes().decode()) == []
    assert document.briefs
    assert document.coverage.unparsed == 0


def test_no_golden_is_left_behind() -> None:
    stems = {path.stem for path in SAMPLES}
    folder = SAMPLES[0].parent
    assert {path.name for path in folder.iterdir() if path.suffix in (".json", ".md") and path.stem not in stems} == set()


def guarded(environment: Mapping[str, str]) -> bool:
    """Whether goldens can not pass because they have just been written: in CI the switch must be off."""
    return not (environment.get("CI") and environment.get(SWITCH))


def test_the_switch_is_off_in_ci() -> None:
    off = guarded(os.environ)  # not inside the assertion, which would print the environment into a public log
    assert off, f"unset {SWITCH} in CI"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, True), ({"CI": "true"}, True), ({SWITCH: "1"}, True), ({"CI": "true", SWITCH: "1"}, False), ({"CI": "1", SWITCH: "0"}, False)],
)
def test_the_guard(environment: dict[str, str], expected: bool) -> None:
    assert guarded(environment) is expected
