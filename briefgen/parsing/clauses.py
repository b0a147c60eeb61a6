"""The clauses of a unit, between its commas and colons, and what is asked of them more than once.

In: the shadow and a unit. Out: `Clauses`: where they stand, the modal of each, the unit's deadlines.
"""

import bisect
import operator
from collections.abc import Sequence

from briefgen.parsing import deadlines, modality
from briefgen.record import Modality
from briefgen.spans import Span
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy

_end = operator.attrgetter("end")
_BRACKET = lazy("[（《“）》”]")


class Clauses:
    """The clauses of a unit, and the modal of each, looked for once."""

    __slots__ = ("_due", "_modals", "_shadow", "spans")

    def __init__(self, shadow: str, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._shadow = shadow
        self._modals: dict[int, tuple[Modality, int] | None] = {}
        self._due: tuple[Span, Sequence[deadlines.DeadlineFact]] | None = None

    @classmethod
    def of(cls, shadow: str, unit: Span) -> "Clauses":
        """Those of a unit."""
        return cls(shadow, _cut(shadow, unit))

    def modal(self, clause: Span) -> tuple[Modality, int] | None:
        """The first modal of a clause."""
        if clause.start not in self._modals:
            self._modals[clause.start] = modality.modal(self._shadow, *clause)
        return self._modals[clause.start]

    def due(self, span: Span) -> Sequence[deadlines.DeadlineFact]:
        """The deadlines of the unit or a part of it; of the part asked for last they are known."""
        if self._due is None or self._due[0] != span:
            self._due = (span, deadlines.find(self._shadow, span))
        return self._due[1]

    def behind(self, span: Span) -> "Clauses":
        """The clauses of the rest of the unit."""
        if self.spans and self.spans[0].start == span.start:
            return self
        n = bisect.bisect_right(self.spans, span.start, key=_end)
        if n < len(self.spans) and self.spans[n].start != span.start:
            if self.spans[n].start < span.start and _BRACKET.search(self._shadow, self.spans[n].start, span.start):
                return Clauses.of(self._shadow, span)  # what begins inside of brackets is cut at other places
            rest = Clauses(self._shadow, [Span(max(self.spans[n].start, span.start), self.spans[n].end), *self.spans[n + 1 :]])
        else:
            rest = Clauses(self._shadow, self.spans[n:])
        rest._modals = self._modals
        return rest


def _cut(shadow: str, unit: Span) -> list[Span]:
    start, end = unit
    cuts = outside(shadow, start, end, "，：")
    if not cuts:
        return [unit] if end > start else []
    out = []
    for at in (*cuts, end):
        if at > start:
            out.append(Span(start, at))
        start = at + 1
    return out
