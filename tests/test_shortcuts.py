"""What is looked for first to save work never changes a record: each such look is switched off in turn."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.parsing.entries import speech_entries
from briefgen.parsing.form import dialogue, frame, furniture, labels, lists, trimming
from briefgen.parsing.grammar import convenings, cues, deadlines, predicates, quantities, roles
from briefgen.parsing.names import foreign_names, known_names, mentions, name_bounds, openers, titles
from briefgen.parsing.people import attendees
from briefgen.parsing.speech import attributions, speeches, subjects
from briefgen.parsing.tasks import demands, units
from briefgen.text import blocks
from briefgen.text.anchors import Anchors
from briefgen.words import Words

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
SOURCES = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests" / "golden").rglob("*.txt"))]
ALWAYS = re.compile("")


class Everything:
    """A set of everything."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


class Ending:
    """What everything ends with."""

    def end(self, _: str) -> bool:
        return True


def every_rule(self: Anchors, text: str, start: int, end: int) -> frozenset[str]:
    return frozenset().union(*self._rules.values())


def every_reach(self: Anchors, text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    return dict.fromkeys(frozenset().union(*self._rules.values()), (start, end))


def openers_everywhere() -> re.Pattern[str]:
    """Where clauses and items open, whatever follows."""
    return re.compile(
        r"(?:、|还有|，|。|；|：|！|\n|）|”|上，|中，|后，|前，|由(?<=[会式]由)|对于?|邀请|以及|分别是|包括|有(?<=的有)"
        r"|的(?<=[\u4e00-\u9fff]的)(?=[\u4e00-\u9fff]{3}(?:表示|说|介绍|认为|建议|发言|提出|是|问|年过|怕))) *"
    )


LOOKS: list[tuple[Any, str, Any]] = [
    (Anchors, "rules", every_rule),
    (Anchors, "reaches", every_reach),
    (Anchors, "within", lambda *_: True),
    (attendees, "_THEY", ALWAYS),
    (blocks, "_FULL_STOPS", ""),
    (speech_entries, "_NUMBERED", ALWAYS),
    (dialogue, "_CLOSING_OPENS", Everything()),
    (dialogue, "_DOES_SOMETHING", ALWAYS),
    (dialogue, "_HEADED", ALWAYS),
    (dialogue, "_NUMERALS", Everything()),
    (units, "_REST_LASTS", Everything()),
    (trimming, "_STRIP_OPENS", Everything()),
    (deadlines, "possible", lambda *_: True),
    (deadlines, "_near", lambda shadow, span, *_: span),
    (demands, "_HOPED", ALWAYS),
    (frame, "_NAME_ENDS", Everything()),
    (furniture, "_OPENS", Everything()),
    (labels, "_COLON_NEAR", ALWAYS),
    (lists, "_COUNTED_ENDS", ""),
    (lists, "_ITEM_MARKS", Everything()),
    (lists, "_PARTING", Everything()),
    (convenings, "_NAME_BOUND", ALWAYS),
    (convenings, "_NOUN_LAST", Everything()),
    (convenings, "_NOUN_LONGEST", 10_000),
    (convenings, "_VERB_NEAR", ALWAYS),
    (mentions, "_GIVEN_OFFICE", ALWAYS),
    (openers, "_opening", openers_everywhere),
    (openers, "_opened", lambda: ALWAYS),
    (mentions, "_JOINING", Everything()),
    (known_names, "_FEW", -1),
    (titles, "_TITLE_MARKS", Everything()),
    (mentions, "scan_all", lambda shadow, sentences: [mentions.scan(shadow, each) for each in sentences]),
    (foreign_names, "DOT_NEAR", 10_000),
    (name_bounds, "_FOLLOW_FIRST", Everything()),
    (foreign_names, "padded_pair", lambda shadow, at: foreign_names._PADDED_PAIR.match(shadow, at)),
    (quantities, "_COUNTS", ALWAYS),
    (roles, "_DONE", ALWAYS),
    (speeches, "DECISION_ENDS", Everything()),
    (predicates, "_CARRIES", ALWAYS),
    (cues, "SAYING_ENDS", Ending()),
    (subjects, "_LEAD_OPENS", Everything()),
    (subjects, "_MEETS", ALWAYS),
    (attributions, "_SAID", ALWAYS),
    (cues, "SAYS", ALWAYS),
    (attributions, "_SETTLED_OPENS", Everything()),
    (attributions, "ANYBODY", ALWAYS),
    (subjects, "ANYBODY", ALWAYS),
    (attributions, "SOMEBODY", ALWAYS),
    (speeches, "_TALK", ALWAYS),
    (Words, "begins", lambda *_: True),
    (Words, "_is_pair", lambda *_: False),
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
    monkeypatch.setattr(attributions, "_SAID", re.compile("(?!)"))
    assert records() != before
