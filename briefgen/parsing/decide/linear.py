"""A decision between yes and no: the sum of the weights of the features that a candidate has.

In: the decision's name, named features. Out: logits in hundredths, a probability, what weighed how much. Logistic regression as
`benchmarks/train.py` fits it.
"""

import bisect
import itertools
import math
from collections.abc import Iterable

from briefgen.weights import BIAS, weights


def score(decision: str, features: Iterable[str]) -> int:
    """The logit, in hundredths: above 0 is yes."""
    known = weights(decision)
    return sum(map(known.get, features, itertools.repeat(0)), known[BIAS])


def probability(score: int) -> float:
    """How likely a yes is, given its logit in hundredths."""
    return 1 / (1 + math.exp(-max(-3000, min(3000, score)) / 100))


def contributions(decision: str, features: Iterable[str], most: int = 5) -> list[tuple[str, int]]:
    """The features that weighed most, the heaviest first."""
    known = weights(decision)
    weighed = [(feature, known[feature]) for feature in sorted(set(features)) if known.get(feature)]
    return sorted(weighed, key=lambda each: -abs(each[1]))[:most]


def bucket(value: float, bounds: tuple[float, ...]) -> int:
    """How many of the ascending bounds a value reaches: a number as the value of a feature."""
    return bisect.bisect_right(bounds, value)
