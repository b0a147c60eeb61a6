"""The clauses of a unit, between its commas and colons.

In: the shadow and where a unit stands. Out: where its clauses stand, or those of the rest of it.
"""

import bisect
import operator
from collections.abc import Sequence

from briefgen.text.marks import outside
from briefgen.text.patterns import lazy

_end = operator.itemgetter(1)
_BRACKET = lazy("[（《“）》”]")


def of(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a unit; marks inside of brackets and quotes cut none."""
    out = []
    for at in outside(shadow, start, end, "，："):
        if at > start:
            out.append((start, at))
        start = at + 1
    if end > start:
        out.append((start, end))
    return out


def behind(shadow: str, clauses: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The clauses of the rest of a unit, from ``start`` on."""
    if clauses and clauses[0][0] == start:
        return clauses
    n = bisect.bisect_right(clauses, start, key=_end)
    if n < len(clauses) and clauses[n][0] < start:
        if _BRACKET.search(shadow, clauses[n][0], start):
            return of(shadow, start, end)  # what begins inside of brackets is cut at other places
        return [(start, clauses[n][1]), *clauses[n + 1 :]]
    return clauses[n:]
