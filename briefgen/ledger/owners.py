"""Whose a task is. In: the printed words for an owner. Out: whether that is somebody who can be held to it."""

import functools
import re

from briefgen.lexicon import tagged

#: What joins several in one phrase.
_JOINT = re.compile("[、，,和与及\\s]+|以及")


def somebody(owner: str) -> bool:
    """Whether a phrase names anybody in particular, alone or beside others: no `我们`, no `广大干部职工`."""
    return any(part and not _nobody(part) for part in _JOINT.split(owner))


def _nobody(part: str) -> bool:
    whole, opens, ends = _words()
    return part in whole or part.startswith(opens) or part.endswith(ends)


@functools.cache
def _words() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    return frozenset(tagged("nobody", "whole")), tagged("nobody", "opens"), tagged("nobody", "ends")
