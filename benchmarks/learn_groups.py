"""Examples for the decision which groups took part: the phrases of a labelled text's narration, against its labels."""

import re
from collections.abc import Iterator

from benchmarks.learning import Decision, Example, Text
from briefgen import weights
from briefgen.parsing import pipeline
from briefgen.parsing.options import Options
from briefgen.parsing.people import groups

_JOINTS = re.compile("[、和及与]")


def parts(text: str) -> list[str]:
    """The parts of a group, as `../shared/eval/score.py` compares them."""
    return [part for part in _JOINTS.split("".join(text.split()).rstrip("等")) if part]


def group(text: Text) -> Iterator[Example]:
    """Phrases that may be groups. Of two that end alike and are both right, the longer one is meant; one inside another says nothing. Invented texts,
    which say less of the language, count half.
    """
    wanted = {part for meeting in text.gold for each in meeting["groups"] for part in parts(each)}
    with weights.using({groups.DECISION: {weights.BIAS: -10000}}):
        found = pipeline.parse(text.text, pipeline.Origin(text.id, "", "utf-8"), Options(), explain=True).evidence
    asked = [(each, parts(each.span.slice(text.text))) for each in found if each.decision == groups.DECISION]
    right = {each.span for each, own in asked if own and wanted.issuperset(own)}
    for each, _ in asked:
        longer = [span for span in right if span != each.span and span.contains(each.span)] if each.span in right else []
        if not longer or any(span.end == each.span.end for span in longer):
            yield Example(each.features, each.span in right and not longer, 0.5 if text.group == "invented" else 1.0)


DECISIONS: tuple[Decision, ...] = (Decision(groups.DECISION, group, 1.5),)
