"""Examples for doubts: what rules took for a demand or a speech and what they did not, against the labels."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from benchmarks.learning import Decision, Example, Text
from briefgen import weights
from briefgen.parsing import pipeline
from briefgen.parsing.evidence import doubting
from briefgen.parsing.options import Options
from briefgen.record import Document, Speech

Range = Sequence[int]
#: No sentence of narration is left to `said` alone, so that all units are asked about.
ALL = {doubting.SAID: {weights.BIAS: -10000}}


@cache
def _parsed(name: str, text: str) -> pipeline.Parsed:
    with weights.using(ALL):
        return pipeline.parse(text, pipeline.Origin(name, "", "utf-8"), Options(), explain=True)


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same(one: Range, other: Range) -> bool:
    """Whether two spans share over half of the longer one."""
    return 2 * _shared(one, other) > max(one[1] - one[0], other[1] - other[0])


def _mostly(one: Range, other: Range) -> bool:
    """Whether over half of ``one`` lies in ``other``, or that wholly in it."""
    return 2 * _shared(one, other) > one[1] - one[0] or (one[0] <= other[0] and other[1] <= one[1])


def speakers(meeting: dict[str, Any], speech: dict[str, Any]) -> set[str]:
    """Whose words a labelled speech is; `*`: the meeting's, a group's."""
    people = {"".join(person["name"].split()) for person in meeting["people"]}
    return {name if name in people else "*" for name in ("".join(each.split()) for each in (speech["speaker"] or "*").split("、"))}


def well_told(speech: Speech, text: Text) -> bool:
    """Whether a speech has the speaker and the extent of a labelled one."""
    who = "".join((speech.speaker.name or "").split()) if speech.speaker.kind == "person" and speech.speaker.name else "*"
    return any(same(speech.span, each["span"]) and who in speakers(meeting, each) for meeting in text.gold for each in meeting["speeches"])


def _examples(text: Text, decision: str, right: Callable[[Range, Document], bool]) -> Iterator[Example]:
    parsed = _parsed(text.id, text.text)
    for each in parsed.evidence:
        if each.decision == decision:
            yield Example(each.features, right(each.span, parsed.document), 0.5 if text.group == "invented" else 1.0)


def demands(text: Text) -> Iterator[Example]:
    """Units that rules took for demands, and others."""
    asked = [each["span"] for meeting in text.gold for each in meeting["directives"]]

    def right(span: Range, document: Document) -> bool:
        taken = any(tuple(span) == each.span for brief in document.briefs for each in brief.directives)
        return any(same(span, each) if taken else 2 * _shared(span, each) > span[1] - span[0] for each in asked)

    yield from _examples(text, doubting.DEMAND, right)


def speeches(text: Text) -> Iterator[Example]:
    """Speeches as the parser has them."""

    def right(span: Range, document: Document) -> bool:
        return any(tuple(span) == each.span and well_told(each, text) for brief in document.briefs for each in brief.speeches)

    yield from _examples(text, doubting.SPEECH, right)


def said(text: Text) -> Iterator[Example]:
    """Sentences of what is left as narration."""
    spoken = [each["span"] for meeting in text.gold for each in meeting["speeches"]]
    yield from _examples(text, doubting.SAID, lambda span, _: any(_mostly(span, each) for each in spoken))


DECISIONS = (Decision(doubting.DEMAND, demands, 1.0), Decision(doubting.SPEECH, speeches, 1.0), Decision(doubting.SAID, said, 1.0))
