"""What the stages of one brief share: its text and blocks, the facts that several of them read, the notes and issues so far.

In: what `brief.build` knows when it begins. Out: `Work`, which the stages add to; excerpts, and strings that are kept once.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing.decide import linear
from briefgen.parsing.form import labels, summary
from briefgen.parsing.grammar import convenings
from briefgen.parsing.made import made
from briefgen.parsing.meeting import meeting_names
from briefgen.spans import Block, Evidence, Fact, Span


@dataclass(slots=True)
class Work:
    """One brief in the making. ``narrative``: its blocks without headline and furniture; ``main``: the convening that it reports;
    ``named``: what that meeting is called; ``project``: whether it is minutes of a project; ``lines``: of a summary, which lines are more than text; ``tellers``: who opens parts of the page on lines of their own; ``doubtful``: names that may be none; ``names``: the logit of each; ``perhaps_absent``: names of persons who
    may only be named.
    """

    text: str
    shadow: str
    blocks: Sequence[Block]
    span: Span
    fields: Sequence[labels.Field]
    held: convenings.Convenings
    narrative: Sequence[Block]
    main: convenings.Convening | None
    named: meeting_names.Named | None
    explained: bool
    project: bool = False
    lines: Mapping[int, summary.Line] = field(default_factory=dict)
    tellers: frozenset[str] = frozenset()
    trace: list[Fact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)
    perhaps_absent: set[str] = field(default_factory=set)

    def note(self, name: str, rule: str, span: Span) -> None:
        """Keep which rule found a field, and where."""
        if self.explained:
            self.trace.append(Fact(name, rule, span))

    def weigh(self, decision: str, span: Span, features: Sequence[str]) -> int:
        """How far the features of a candidate speak for it: the logit in hundredths. What was asked is kept with the notes."""
        score = linear.score(decision, features)
        if self.explained:
            self.evidence.append(Evidence(decision, span, tuple(features), score))
        return score


#: Names, titles, owners and ids come again and again; equal ones are kept as one string.
same = functools.lru_cache(maxsize=4096)(str)


def excerpt(text: str, span: Span) -> record.Excerpt:
    """A part of the text with its place."""
    start, end = span
    return made(record.Excerpt, text=text[start:end], span=span)
