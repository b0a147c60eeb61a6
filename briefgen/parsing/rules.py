"""Rules as data: a name, what must be there before the rule is called, and the function that proposes.

A kind of rule is one table, a tuple of `Rule`. What is there is a mask of bits: types of tokens (`tokens`), or what whoever asks the table has looked at
once. `off` switches rules off by name, so that what each earns can be measured; a rule that stands in no table, but is named in what it finds, asks `on`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, NamedTuple, TypeVar

_Produce = TypeVar("_Produce")


class Rule(NamedTuple, Generic[_Produce]):
    """``needs``: bits that must all be there. ``produce``: what all rules of a table have in common is said where the table stands."""

    name: str
    needs: int
    produce: _Produce


_off: set[str] = set()


def ready(table: Sequence[Rule[_Produce]], there: int) -> list[Rule[_Produce]]:
    """The rules of a table that have what they need, in its order."""
    return [rule for rule in table if there & rule.needs == rule.needs and rule.name not in _off]


def on(name: str) -> bool:
    """Whether a rule is not switched off."""
    return name not in _off


@contextmanager
def off(*names: str) -> Iterator[None]:
    """Do without these rules meanwhile."""
    new = set(names) - _off
    _off.update(new)
    try:
        yield
    finally:
        _off.difference_update(new)
