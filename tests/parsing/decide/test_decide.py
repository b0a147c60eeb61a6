"""Sums, best sets and best sequences, each against trying all."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefgen.parsing.decide import linear, sequence, spans
from briefgen.spans import Span
from briefgen.weights import read, using

WEIGHTS = {"bias": -100, "left=由": 250, "length=2": -50}


def test_a_sum_of_what_is_known() -> None:
    with using({"trial": WEIGHTS}):
        assert linear.score("trial", ["left=由", "length=2", "unknown"]) == 100
        assert linear.score("trial", []) == -100
        assert linear.contributions("trial", ["length=2", "left=由", "unknown"]) == [("left=由", 250), ("length=2", -50)]


def test_probabilities() -> None:
    assert linear.probability(0) == 0.5
    assert round(linear.probability(100), 3) == 0.731
    assert linear.probability(10**9) > 0.999
    assert linear.probability(-(10**9)) < 0.001


def test_a_file_of_weights() -> None:
    assert read("# made from …\nbias\t-100\nleft=由\t250\n") == {"bias": -100, "left=由": 250}


SCORES = st.integers(-5, 5)


@given(st.lists(st.tuples(SCORES, SCORES, SCORES), max_size=5), st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=3, max_size=3))
def test_the_best_sequence(places: list[tuple[int, int, int]], moves: list[tuple[int, int, int]]) -> None:
    def total(path: tuple[int, ...]) -> int:
        return sum(place[state] for place, state in zip(places, path, strict=True)) + sum(moves[a][b] for a, b in itertools.pairwise(path))

    found = sequence.best(places, moves)
    assert len(found) == len(places)
    assert total(tuple(found)) == max(map(total, itertools.product(range(3), repeat=len(places))))


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4), SCORES), max_size=7))
def test_the_best_set(drawn: list[tuple[int, int, int]]) -> None:
    candidates = [(Span(start, start + size), score) for start, size, score in drawn]

    def fits(chosen: tuple[int, ...]) -> bool:
        return all(
            candidates[a][0].end <= candidates[b][0].start or candidates[b][0].end <= candidates[a][0].start
            for a, b in itertools.combinations(chosen, 2)
        )

    def total(chosen: tuple[int, ...]) -> int:
        return sum(candidates[n][1] for n in chosen)

    found = tuple(spans.best(candidates))
    assert fits(found)
    every = (chosen for size in range(len(candidates) + 1) for chosen in itertools.combinations(range(len(candidates)), size))
    assert total(found) == max(total(chosen) for chosen in every if fits(chosen))
