"""How sure a fact is: what decisions said of it, as a probability that means what it says.

In: the logits of the decisions that a fact hangs on, in hundredths. Out: the record's `confidence`. Of the facts with .8 four of five are right;
`benchmarks/confidence.py` measures it, and `--fit` there gives the scales.
"""

import functools
import math
from collections.abc import Mapping
from typing import Literal

#: What a fact hangs on. A person who took part: by what he did (speaks, chairs, is absent …), by standing in a list, or by what was weighed; ``unweighed``:
#: did or is listed, under a name that nothing weighed (it is another people's, or stands in a labelled list).
Fact = Literal[
    "report", "name", "place", "label", "acts", "listed", "told", "unweighed", "group", "speech", "demand", "owner", "inherited"
]  # fmt: skip

#: Bias and slopes, in logits: decisions are too sure of what they were not trained on, and know nothing of errors that are none of theirs.
#: From the 265 texts of `real`, each read with weights that have not seen its source (8 folds).
SCALES: Mapping[Fact, tuple[float, ...]] = {
    "report": (1.59, 0.64),
    "name": (1.20, 0.39),
    "place": (2.26, 0.12),
    "label": (2.08,),
    "acts": (0.22, 0.67),
    "listed": (1.63, 0.54),
    "told": (-2.43, 0.59, 0.51),
    "unweighed": (3.44,),
    "group": (0.31, 0.84),
    "speech": (0.04, 0.62),
    "demand": (-0.03, 0.68),
    "owner": (-0.11, 0.77),
    "inherited": (2.34,),
}
#: More than this says no more.
MOST = 600


@functools.lru_cache(maxsize=4096)
def sure(fact: Fact, *logits: int) -> float:
    """The probability of a fact, with two decimals."""
    sum_, *slopes = SCALES[fact]
    for slope, weighed in zip(slopes, logits, strict=True):
        sum_ += slope * max(-MOST, min(MOST, weighed)) / 100
    return round(1 / (1 + math.exp(-sum_)), 2)


def logit(probability: float) -> int:
    """A probability as a logit in hundredths."""
    return round(100 * math.log(max(probability, 1e-3) / max(1 - probability, 1e-3)))
