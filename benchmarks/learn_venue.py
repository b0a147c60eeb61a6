"""Examples for the decisions what a meeting is called and where it was held: the candidates of each labelled meeting, and whether the label has them.

A label's span says where the report stands, so that it does not matter which meetings the parser finds.
"""

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.learning import Decision, Example, Text
from briefgen.parsing import brief
from briefgen.parsing.evidence import placing
from briefgen.parsing.form import furniture, labels
from briefgen.parsing.grammar import convenings
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.parsing.meeting import heading, meeting_names, venue
from briefgen.spans import Block
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.blocks import lines as lines_of
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.unwrap import unwrap

_POINTING = re.compile("^(?:我校|我省|我市|我县|我区|我院|学校|我)(?=.)")
_MARKS = re.compile(r"[“”\"‘’'《》\s]")


def _plain(name: str) -> str:
    return _POINTING.sub("", _MARKS.sub("", name))


def meeting_name(text: Text) -> Iterator[Example]:
    """For each meeting of a text what it may be called. Invented texts, which say less of the language, count half."""
    for gold, _, shadow, _, laid, _, _ in _laid_out(text):
        wanted = _plain(gold["name"] or "")
        for each in laid.called:
            yield Example(each.features, bool(wanted) and _plain(each.span.slice(shadow)) == wanted, 0.5 if text.group == "invented" else 1.0)


def venue_of(text: Text) -> Iterator[Example]:
    """For each meeting of a text that has no label for its place, the phrases that may be it."""
    for gold, source, shadow, own, laid, held, fields in _laid_out(text):
        if venue.labelled_venue(shadow, fields):
            continue
        called = meeting_names.best(laid.called)
        main = heading.reported(shadow, laid.narrative, called, laid.main, held)
        found = venue.candidates(shadow, own, laid.narrative, main, called.sentence if called else None, held, _GAZETTEER)
        exact = [each for each in found if _bare(gold["location"]) == _bare(each.span.slice(source))]
        scene = placing.Scene(shadow, found, _GAZETTEER, main.sentence if main else None)
        for each in found:
            right = each in exact if exact else same_place(gold["location"], each.span.slice(source))
            yield Example(tuple(placing.features(each, scene)), right, 0.5 if text.group == "invented" else 1.0)


_GAZETTEER = Gazetteer()


def _bare(place: str | None) -> str:
    return "".join((place or "").split()).rstrip("等")


def same_place(gold: str | None, found: str) -> bool:
    """As `../shared/eval/score.py` compares places."""
    wanted, own = _bare(gold), _bare(found)
    return bool(wanted) and bool(own) and (wanted in own or own in wanted) and abs(len(wanted) - len(own)) <= 4


def _laid_out(
    text: Text,
) -> Iterator[tuple[dict[str, Any], str, str, list[Block], brief.Layout, convenings.Convenings, tuple[labels.Field, ...]]]:
    """The labelled meetings of a text, each with the text and its shadow as they are read, its blocks, convenings and fields."""
    shadow = shadow_of(text.text)
    lines = lines_of(shadow)
    unwrapped = unwrap(text.text, shadow, lines)
    source, shadow = (unwrapped.text, unwrapped.shadow) if unwrapped else (text.text, shadow)
    blocks = cut_blocks(shadow) if unwrapped else cut_blocks(shadow, lines)
    for gold in text.gold:
        start, end = gold["span"]
        own = []
        for block in blocks:
            first, last = (
                (unwrapped.origin(at) for at in (block.span.start, block.span.end - 1)) if unwrapped else (block.span.start, block.span.end - 1)
            )
            if first < end and last >= start:
                own.append(block)
        if not own:
            continue
        skip = furniture.furniture(shadow, own)
        held = convenings.Convenings(shadow)
        fields = tuple(labels.fields(shadow, own))
        yield gold, source, shadow, own, brief.laid_out(source, shadow, own, skip, held, fields, None), held, fields


DECISIONS: tuple[Decision, ...] = (Decision(meeting_names.DECISION, meeting_name, 3.0), Decision(venue.DECISION, venue_of, 2.0))
