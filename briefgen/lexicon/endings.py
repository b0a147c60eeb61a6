"""Word lists as endings: whether a phrase ends with one of hundreds of words, asked by slices and not by a pattern."""

from collections.abc import Iterable


class Endings:
    """A set of words that phrases may end with."""

    __slots__ = ("_sizes", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[-1], set()).add(len(word))
        self._sizes = {last: sorted(each) for last, each in sizes.items()}

    def end(self, text: str) -> bool:
        """Whether ``text`` ends with one of the words."""
        words = self._words
        for size in self._sizes.get(text[-1:], ()):  # noqa: SIM110 - a generator would cost more than the look-ups
            if text[-size:] in words:
                return True
        return False
