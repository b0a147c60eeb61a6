"""Which of the new things is which of the old ones: two lists and a measure in, pairs out."""

import difflib
from collections.abc import Callable, Sequence
from typing import TypeVar

#: So many pairs are looked at, all of them; of more only those within reach.
_FEW, _REACH = 40_000, 50
_T = TypeVar("_T")
_U = TypeVar("_U")


def pairs(old: Sequence[_T], new: Sequence[_U], alike: Callable[[_T, _U], float], least: float) -> list[tuple[int, int]]:
    """Positions that belong together, by the old one's: the most alike first, each in one pair, none that is less alike than ``least``.

    Of pairs that are equally alike the one in the same order wins, so that what repeats is matched from the front. Of long lists only what stands in about
    the same place is looked at, or it would take for ever.
    """
    rated = [
        (-likeness, abs(i - j), i, j) for i, one in enumerate(old) for j in _near(i, len(old), len(new)) if (likeness := alike(one, new[j])) >= least
    ]
    taken: list[tuple[int, int]] = []
    left, right = set(range(len(old))), set(range(len(new)))
    for _, _, i, j in sorted(rated):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            taken.append((i, j))
    return sorted(taken)


def _near(at: int, olds: int, news: int) -> range:
    if olds * news <= _FEW:
        return range(news)
    there = at * news // olds
    return range(max(0, there - _REACH), min(news, there + _REACH + 1))


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1; 0 where it is certain, without looking closely, that it is less than ``least``."""
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(None, other, one, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
