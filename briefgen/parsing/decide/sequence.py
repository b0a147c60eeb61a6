"""The best sequence of states (Viterbi, 1967): each place has a score for every state, each pair of neighbours one for the move."""

from collections.abc import Sequence


def best(places: Sequence[Sequence[int]], moves: Sequence[Sequence[int]]) -> list[int]:
    """The states whose scores and moves sum to the most; of equal ones the first. ``moves[before][after]``."""
    if not places:
        return []
    states = range(len(places[0]))
    sums = list(places[0])
    back: list[list[int]] = []
    for place in places[1:]:
        before = [max(states, key=lambda state, after=after: sums[state] + moves[state][after]) for after in states]  # type: ignore[misc]
        sums = [sums[before[after]] + moves[before[after]][after] + place[after] for after in states]
        back.append(before)
    at = max(states, key=lambda state: sums[state])
    path = [at]
    for before in reversed(back):
        at = before[at]
        path.append(at)
    return path[::-1]
