"""Examples for how far a talk runs: the sentences without an attribution of their own, and whether they are somebody's words by the labels."""

from collections.abc import Iterator, Sequence
from unittest import mock

from benchmarks.learn_people import OPEN
from benchmarks.learning import Decision, Example, Text
from briefgen import weights
from briefgen.parsing import pipeline
from briefgen.parsing.evidence import talking
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.options import Options
from briefgen.spans import Span
from briefgen.text.blocks import lines as lines_of
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.unwrap import unwrap


def talks(text: Text) -> Iterator[Example]:
    """The sentences of a text that are asked about. What another speech begins in, whose attribution the parser does not see, is not the words of the one before."""
    spoken = [0] * (len(text.text) + 1)
    for n, speech in enumerate(speech for meeting in text.gold for speech in meeting["speeches"]):
        start, end = speech["span"]
        spoken[start:end] = [n + 1] * (end - start)
    shadow = shadow_of(text.text)
    unwrapped = unwrap(text.text, shadow, lines_of(shadow))
    examples: list[Example] = []
    others: set[int] = set()

    def noted(work: Work, decision: str, span: Span, features: Sequence[str]) -> int:
        if decision == talking.DECISION:
            inked = (unwrapped.origin(at) if unwrapped else at for at in range(*span) if not work.text[at].isspace())
            covering = [spoken[at] for at in inked]
            others.update(set(covering[1:]) - set(covering[:2]))
            label = 2 * sum(each > 0 and each not in others for each in covering) > len(covering)
            examples.append(Example(tuple(features), label, 0.5 if text.group == "invented" else 1.0))
        return weigh(work, decision, span, features)

    weigh = Work.weigh
    with weights.using(OPEN), mock.patch.object(Work, "weigh", noted):
        pipeline.parse(text.text, pipeline.Origin(text.id, "", "utf-8"), Options())
    yield from examples


DECISIONS = (Decision(talking.DECISION, talks, 1.0),)
