"""What is looked for first to save work never changes a record: each such look is switched off in turn."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.parsing import attendees, directives, lists, meeting, mentions, names, quantities, speeches
from briefgen.text.anchors import Anchors

ROOT = Path(__file__).parents[1]
SOURCES = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests" / "golden").rglob("*.txt"))]
ALWAYS = re.compile("")


class Everything:
    """A set of everything."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


def every_rule(self: Anchors, text: str, start: int, end: int) -> frozenset[str]:
    return frozenset().union(*self._rules.values())


def openers_everywhere() -> re.Pattern[str]:
    """Where clauses and items open, whatever follows."""
    return re.compile(
        r"(?:、|还有|，|。|；|：|！|\n|）|”|上，|中，|后，|前，|由(?<=[会式]由)|对于?|邀请|以及|分别是|包括|有(?<=的有)"
        r"|的(?<=[\u4e00-\u9fff]的)(?=[\u4e00-\u9fff]{3}(?:表示|说|介绍|认为|建议|发言|提出|是|问|年过|怕))) *"
    )


LOOKS: list[tuple[Any, str, Any]] = [
    (Anchors, "rules", every_rule),
    (attendees, "_ATTENDS", ALWAYS),
    (directives, "_actor", lambda: ALWAYS),
    (directives, "_lasts", Everything),
    (directives, "_TASK", ALWAYS),
    (directives, "_COLON", ALWAYS),
    (directives, "_HOPED", ALWAYS),
    (lists, "_PARTING", Everything()),
    (meeting, "_NAME_BOUND", ALWAYS),
    (meeting, "_NOUN_LAST", Everything()),
    (meeting, "_NOUN_LONGEST", 10_000),
    (mentions, "_GIVEN_OFFICE", ALWAYS),
    (mentions, "_opening", openers_everywhere),
    (mentions, "_opened", lambda: ALWAYS),
    (mentions, "_JOINING", Everything()),
    (mentions, "_FEW", -1),
    (names, "_DOT_NEAR", 10_000),
    (names, "_FOLLOW_FIRST", Everything()),
    (quantities, "_COUNTS", ALWAYS),
    (speeches, "_SAID", ALWAYS),
    (speeches, "_SAYS", ALWAYS),
    (speeches, "_ANYBODY", ALWAYS),
]  # fmt: skip


def records() -> list[str]:
    return [briefgen.parse_text(path.read_text(encoding="utf-8"), path.name).model_dump_json() for path in SOURCES]


@cache
def usual() -> list[str]:
    return records()


@pytest.mark.parametrize(("owner", "name", "instead"), LOOKS, ids=[name for _, name, _ in LOOKS])
def test_a_look_first_changes_nothing(owner: Any, name: str, instead: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = usual()
    monkeypatch.setattr(owner, name, instead)
    for path, record, other in zip(SOURCES, before, records(), strict=True):
        assert record == other, path.name


def test_a_look_that_is_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = usual()
    monkeypatch.setattr(speeches, "_SAID", re.compile("(?!)"))
    assert records() != before
