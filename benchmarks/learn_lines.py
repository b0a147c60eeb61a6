"""Examples for what each line of a record in talk is: the blocks of the records of `tests/records`, and what their labels say of them.

Run as a program it shows how often the decisions are right in the records of writers whose others are left out.
"""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.learning import ROOT, Decision, Example, Text, fit
from briefgen.parsing import pipeline
from briefgen.parsing.decide.linear import score
from briefgen.parsing.evidence import recording
from briefgen.parsing.form import dialogue
from briefgen.parsing.options import Options
from briefgen.spans import Block, Span
from briefgen.weights import BIAS, using

#: How much more an example counts of which the form alone does not say that somebody opens it; scikit-learn's C.
_DOUBTFUL, _COST = 3.0, 0.5
RECORDS = ROOT / "tests" / "records"
_KINDS = {"n": "line_told", "t": "line_matter", "d": "line_result", "k": "line_result", "f": "line_end", "h": "line_head"}


class Unit(NamedTuple):
    """A labelled sentence: head, heading (t), somebody's (s), narration, decision, task (k), or foot; who says it."""

    start: int
    end: int
    kind: str
    who: str


class Line(NamedTuple):
    """A block of a record with its features and what it is; the record; whether its form alone says who opens it."""

    record: str
    features: tuple[str, ...]
    kind: str
    text: str
    formal: bool

    @property
    def writer(self) -> str:
        """Who wrote the record: what its name has before the number."""
        return self.record.rstrip("0123456789")

    def example(self, kind: str) -> Example:
        """It as an example for a kind. What is in doubt counts more."""
        return Example(self.features, self.kind == kind, 1.0 if self.formal else _DOUBTFUL)


def units(record: Path) -> list[Unit]:
    """The labels of a record."""
    rows = (RECORDS / "labels" / f"{record.stem}.tsv").read_text(encoding="utf-8").splitlines()
    return [Unit(int(start), int(end), kind, who) for start, end, kind, who in (row.split("\t") for row in rows)]


@cache
def lines() -> tuple[Line, ...]:
    """The blocks of all records in talk."""
    out: list[Line] = []
    features = recording.features

    def noted(shadow: str, blocks: Sequence[Block], start: int, formal: Collection[int]) -> list[list[str]]:
        found = features(shadow, blocks, start, formal)
        for n, (block, each) in enumerate(zip(blocks, found, strict=True)):
            out.append(Line(path.stem, tuple(each), _kind(shadow, block.span, labelled), block.span.slice(shadow), n in formal))
        return found

    with mock.patch.object(recording, "features", noted), using({name: {BIAS: 0} for name in recording.LINES}):
        for path in sorted((RECORDS / "texts").glob("*.txt")):
            labelled, text = units(path), path.read_text(encoding="utf-8")
            said = max(unit.end for unit in labelled if unit.kind == "s")
            for end in (len(text), said):  # and as it would be without its foot
                pipeline.parse(text[:end], pipeline.Origin(path.stem, "", "utf-8"), Options())
    return tuple(out)


def _kind(shadow: str, span: Span, labelled: Sequence[Unit]) -> str:
    """What a block is by the label of its first sentence."""
    at = next((n for n, unit in enumerate(labelled) if unit.end > span.start), None)
    if at is None:
        return "line_end"
    unit, text = labelled[at], span.slice(shadow)
    if unit.kind != "s":
        return _KINDS[unit.kind]
    before = next((each for each in reversed(labelled[:at]) if each.kind != "n"), unit._replace(who=""))
    opener = dialogue.OPENER.match(text)
    called = re.sub("[（(].*", "", unit.who) or unit.who
    if opener and (called[0] in opener[0] or called[-2:] in opener[0]):
        return "line_turn"
    if before.kind == "s" and before.who == unit.who:
        return "line_more"
    if called[0] in text[:14] or called[-2:] in text[:16]:
        return "line_told"
    return "line_turn" if opener else "line_under"


def _decision(name: str) -> Decision:
    def examples(_: Path) -> Iterator[Example]:
        return (each.example(name) for each in lines())

    def none(_: Text) -> Iterator[Example]:
        return iter(())

    return Decision(name, none, _COST, examples)


DECISIONS = tuple(map(_decision, recording.LINES))


def main() -> int:
    """See the module."""
    found = lines()
    right: Counter[tuple[str, str]] = Counter()
    for writer in sorted({each.writer for each in found}):
        weights = {}
        for name in recording.LINES:
            weights[name] = fit([each.example(name) for each in found if each.writer != writer], _COST)
        with using(weights):
            for each in found:
                if each.writer == writer:
                    right[each.kind, max(recording.LINES, key=lambda name: score(name, each.features))] += 1
    for kind in recording.LINES:
        print(f"{kind:12}", *(f"{right[kind, other]:5}" for other in recording.LINES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
