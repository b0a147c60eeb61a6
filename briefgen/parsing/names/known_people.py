"""People whom the text knows by name, and where their names stand in a demand.

In: the names of a brief's persons, the shadow. Out: `KnownNames`, which looks names up by their first characters.
"""

from collections.abc import Iterable, Iterator

#: The longest name, in characters.
_LONGEST = 24


class KnownNames:
    """Names, and for a look at their first characters the lengths of those that begin with each, longest first."""

    __slots__ = ("_names", "_sizes")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        sizes: dict[str, set[int]] = {}
        for name in self._names:
            sizes.setdefault(name[0], set()).add(len(name))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def __contains__(self, text: str) -> bool:
        """Whether a text is one of the names."""
        return text in self._names

    def rests(self, text: str) -> Iterator[str]:
        """What stands behind each of the names that ``text`` begins with."""
        for size in self._sizes.get(text[0], ()):
            if text[:size] in self._names:
                yield text[size:]

    def starts(self, shadow: str, start: int, end: int) -> Iterator[int]:
        """Where names of two characters or more begin in ``shadow[start:end]``."""
        for first in filter(shadow[start:end].__contains__, self._sizes):
            at = shadow.find(first, start, end)
            while at >= 0:
                if self.end(shadow, at):
                    yield at
                at = shadow.find(first, at + 1, end)

    def end(self, shadow: str, at: int) -> int | None:
        """Where the longest name at ``at`` ends."""
        for size in self._sizes.get(shadow[at : at + 1], ()):
            if 1 < size <= _LONGEST and shadow[at : at + size] in self._names and at + size <= len(shadow):
                return at + size
        return None
