"""Weights of named features, learnt from labelled texts by `benchmarks/train.py`: one sorted text file a decision.

A line is a feature, a tab, and its weight in hundredths of a logit; lines that begin with `#` say what the file was made from.
"""

import functools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files

#: The feature that every candidate has.
BIAS = "bias"
_instead: dict[str, Mapping[str, int]] = {}


def weights(name: str) -> Mapping[str, int]:
    """The weights of a decision: feature → hundredths."""
    return _instead.get(name) or _shipped(name)


@functools.cache
def _shipped(name: str) -> Mapping[str, int]:
    return read((files(__package__) / f"{name}.txt").read_text(encoding="utf-8"))


def read(text: str) -> dict[str, int]:
    """The weights in a file's text. Raises `ValueError` for a line that is none."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            feature, _, weight = line.rpartition("\t")
            found[feature] = int(weight)
    return found


@contextmanager
def using(instead: Mapping[str, Mapping[str, int]]) -> Iterator[None]:
    """Decide with other weights meanwhile: those of a model that has not seen what is parsed, for cross-validation."""
    _instead.update(instead)
    try:
        yield
    finally:
        for name in instead:
            del _instead[name]
