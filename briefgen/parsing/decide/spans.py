"""The best set of candidates that do not overlap (weighted interval scheduling)."""

import bisect
from collections.abc import Sequence

from briefgen.spans import Span


def best(candidates: Sequence[tuple[Span, int]]) -> list[int]:
    """Which candidates to take so that their scores sum to the most, in text order; one with a score of 0 or less is never taken."""
    order = sorted((n for n, (_, score) in enumerate(candidates) if score > 0), key=lambda n: (candidates[n][0].end, candidates[n][0].start))
    ends = [candidates[n][0].end for n in order]
    sums = [0]
    taken: list[bool] = []
    for place, n in enumerate(order):
        span, score = candidates[n]
        free = bisect.bisect_right(ends, span.start, 0, place)
        taken.append(sums[free] + score > sums[place])
        sums.append(max(sums[free] + score, sums[place]))
    out: list[int] = []
    place = len(order)
    while place:
        if taken[place - 1]:
            out.append(order[place - 1])
            place = bisect.bisect_right(ends, candidates[order[place - 1]][0].start, 0, place - 1)
        else:
            place -= 1
    return out[::-1]
