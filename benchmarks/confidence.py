"""Whether confidences mean what they say: of the facts with .8, are four of five right?

    python benchmarks/confidence.py [--records FILE] [--shared DIR] [--set real] [--fit]

Counts briefs, names of meetings, places, persons and groups who took part, speeches, directives and owners by tenths of their confidence. `--records`: what `crossvalidate.py --keep FILE` wrote, read by parsers
that had not seen the sources; without it the shipped weights read the texts that they were made from. `--fit` prints the `SCALES` of `parsing/confidence.py` anew.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

import briefgen
from benchmarks.crossvalidate import models
from benchmarks.learn_doubts import same, well_told
from benchmarks.learn_groups import parts
from benchmarks.learn_venue import same_place
from benchmarks.learning import SHARED, Text, texts
from briefgen import weights
from briefgen.parsing import confidence
from briefgen.record import Brief, Document

FOLDS = 8
#: What of a meeting's name is no difference, as `../shared/eval/score.py` has it.
_ASIDE = re.compile("^(?:我校|我省|我市|我县|我区|我院|学校|我)(?=.)|[“”\"‘’'《》\\s]")


class Fact(NamedTuple):
    """What a record says: of which kind, how sure, and whether the labels say so."""

    kind: str
    confidence: float
    right: bool


def _shared(brief: Brief, gold: Mapping[str, Any]) -> int:
    start, end = gold["span"]
    return max(0, int(min(brief.span[1], end) - max(brief.span[0], start)))


def _size(gold: Mapping[str, Any]) -> int:
    return int(gold["span"][1] - gold["span"][0])


def facts(document: Document, text: Text) -> Iterator[Fact]:
    """A brief is right that has over half of the longer one's characters in common with a labelled meeting, its name and persons are that are those
    of a labelled meeting with which it shares over half of the shorter one's; a group is if at least half of its parts are. Of speeches and demands half of the
    longer one's characters decide, of a speech the speaker too.
    """
    for brief in document.briefs:
        size = brief.span[1] - brief.span[0]
        if brief.confidence is not None:
            yield Fact("brief", brief.confidence, any(_shared(brief, each) * 2 > max(size, _size(each)) for each in text.gold))
        own = [each for each in text.gold if _shared(brief, each) * 2 > min(size, _size(each))]
        if brief.meeting and brief.meeting.confidence is not None:
            yield Fact(
                "meeting", brief.meeting.confidence, _ASIDE.sub("", brief.meeting.name) in {_ASIDE.sub("", each["name"] or "") for each in own}
            )
        if brief.location and brief.location.confidence is not None:
            yield Fact("location", brief.location.confidence, any(same_place(each["location"], brief.location.text) for each in own))
        people = {"".join(person["name"].split()) for each in own for person in each["people"]}
        for each in brief.attendees:
            if each.name and each.confidence is not None:
                yield Fact("attendee", each.confidence, "".join(each.name.split()) in people)
        yield from _others(brief, own, text)


def _others(brief: Brief, own: Sequence[Mapping[str, Any]], text: Text) -> Iterator[Fact]:
    groups = {part for each in own for group in each["groups"] for part in parts(group)}
    asked = [demand for each in own for demand in each["directives"]]
    owners = {"".join(owner.split()) for demand in asked for owner in demand["owners"]}
    for each in brief.attendees:
        if each.kind == "group" and each.confidence is not None:
            mine = parts(each.text)
            yield Fact("group", each.confidence, 2 * sum(part in groups for part in mine) >= len(mine))
    for speech in brief.speeches:
        if speech.confidence is not None:
            yield Fact("speech", speech.confidence, well_told(speech, text))
    for demand in brief.directives:
        if demand.confidence is not None:
            yield Fact("directive", demand.confidence, any(same(demand.span, each["span"]) for each in asked))
        for owner in demand.owners:
            if owner.confidence is not None:
                yield Fact("owner", owner.confidence, "".join(owner.text.split()) in owners)


def table(found: Sequence[Fact]) -> str:
    """Number, mean confidence and share of right facts, by kind and tenth."""
    kinds = ("brief", "meeting", "location", "attendee", "group", "speech", "directive", "owner")
    tenths: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in found:
        tenths[fact.kind, min(9, int(fact.confidence * 10))].append(fact)
    lines = [f"| from | {' | '.join(kinds)} |", f"|{' --- |' * (len(kinds) + 1)}"]
    lines += [f"| .{tenth} | {' | '.join(_cell(tenths[kind, tenth]) for kind in kinds)} |" for tenth in range(10)]
    return "\n".join([*lines, f"| all | {' | '.join(_cell([fact for fact in found if fact.kind == kind]) for kind in kinds)} |"])


def _cell(own: Sequence[Fact]) -> str:
    if not own:
        return ""
    said, right = (sum(values) / len(own) for values in ([fact.confidence for fact in own], [fact.right for fact in own]))
    return f"{len(own)}: {said:.2f} → {right:.2f}"


class Weighed(NamedTuple):
    """What the logits of a fact were, and whether it is right."""

    fact: confidence.Fact
    logits: tuple[int, ...]
    right: bool


def weighed(own: Sequence[Text], name: str, shared: Path) -> Iterator[Weighed]:
    """The facts of texts of a set, read with weights that have not seen their sources. Meanwhile a confidence is a number in a list of logits."""
    asked: list[tuple[confidence.Fact, tuple[int, ...]]] = []

    def sure(fact: confidence.Fact, *logits: int) -> float:
        asked.append((fact, logits))
        return len(asked) - 1

    for fold, instead in models(list(own), FOLDS, frozenset(), shared):
        with weights.using(instead), mock.patch.object(confidence, "sure", sure):
            for text in own:
                if text.source in fold and text.set == name:
                    for fact in facts(briefgen.parse_text(text.text), text):
                        yield Weighed(*asked[int(fact.confidence)], fact.right)


def scale(own: Sequence[Weighed]) -> tuple[float, ...]:
    """Bias and slopes. Where there is nothing to weigh, one right and one wrong fact are added to what was seen."""
    import numpy
    from sklearn.linear_model import LogisticRegression

    if not own[0].logits:
        return (float(numpy.log((sum(each.right for each in own) + 1) / (sum(not each.right for each in own) + 1))),)
    logits = numpy.clip([each.logits for each in own], -confidence.MOST, confidence.MOST) / 100
    model = LogisticRegression(C=100).fit(logits, [each.right for each in own])
    return (float(model.intercept_[0]), *map(float, model.coef_[0]))


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--records", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--set", default="real")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    own = texts(options.shared)
    if options.fit:
        found = list(weighed(own, options.set, options.shared))
        for fact in confidence.SCALES:
            alike = [each for each in found if each.fact == fact]
            right = sum(each.right for each in alike)
            print(f"{fact:<12} {len(alike):>4}, right {right:>4}: {', '.join(f'{each:.2f}' for each in scale(alike)) if alike else ''}")
        return
    chosen = {text.id: text for text in own if text.set == options.set}
    if options.records:
        documents = [Document.model_validate_json(line) for line in options.records.read_text(encoding="utf-8").splitlines()]
    else:
        documents = [briefgen.parse_text(text.text, f"{text.id}.txt") for text in chosen.values()]
    print(table([fact for each in documents for fact in facts(each, chosen[each.source.name.partition(".")[0]])]))


if __name__ == "__main__":
    main()
