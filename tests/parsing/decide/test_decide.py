"""Sums of weights, probabilities, files of weights."""

from briefgen.parsing.decide import linear
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
