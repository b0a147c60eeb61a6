"""Examples for the decision whether a clause of talk asks for something: the clauses of labelled transcripts, against their demands.

Transcripts are those of `../shared/transcripts` and the invented ones of `tests/talks`, in labels as `../shared/eval/labelling.md` has them.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.learning import ROOT, Decision, Example, Text, compiled
from briefgen import weights
from briefgen.parsing import pipeline
from briefgen.parsing.evidence import ordering
from briefgen.parsing.options import Options
from briefgen.reading import read_file


def none(_: Text) -> Iterator[Example]:
    """A text that is no transcript has no examples."""
    return iter(())


def asked(shared: Path) -> Iterator[Example]:
    """The clauses of transcripts; one whose middle stands in a labelled demand asks for something. None is open
    while they are read: whether the one before asks for something is told by its label.
    """
    for folder in (shared / "transcripts", ROOT / "tests" / "talks"):
        for row in compiled(folder, shared) if folder.is_dir() else ():
            demands = [demand["span"] for meeting in row["meetings"] for demand in meeting["directives"]]
            first, *_ = sorted((folder / "texts").glob(f"{row['id']}.*"), key=lambda path: path.suffix == ".txt")
            read = read_file(first)
            with weights.using({ordering.DECISION: {weights.BIAS: -10000}}):
                found = pipeline.parse(read.text, pipeline.Origin(row["id"], "", "utf-8"), Options(), explain=True, turns=read.turns).evidence
            before = False
            for each in found:
                if each.decision == ordering.DECISION:
                    middle = (each.span.start + each.span.end) // 2
                    label = any(start <= middle < end for start, end in demands)
                    goes_on = before and "first=False" in each.features
                    yield Example((*each.features, *ordering.going_on(each.features)) if goes_on else each.features, label)
                    before = label


DECISIONS = (Decision(ordering.DECISION, none, 2.0, asked),)
