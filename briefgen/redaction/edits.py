"""Replacements in a text, and offsets before and after them.

In: a text and `(span, replacement)` pairs. Out: the new text, and where an old span has gone.
"""

import bisect
from collections.abc import Iterable, Iterator

from briefgen.spans import Span


class Edits:
    """Replacements of parts that do not overlap. ``text``: the text with all of them made."""

    def __init__(self, text: str, replacements: Iterable[tuple[Span, str]]) -> None:
        self.source = text
        self._old: list[Span] = []
        self._new: list[Span] = []
        pieces: list[str] = []
        at = length = 0
        for span, replacement in sorted(replacements):
            pieces += (text[at : span.start], replacement)
            start = length + span.start - at
            length = start + len(replacement)
            self._old.append(span)
            self._new.append(Span(start, length))
            at = span.end
        self.text = "".join((*pieces, text[at:]))

    def __iter__(self) -> Iterator[tuple[Span, str]]:
        """What was replaced, and by what."""
        return ((old, new.slice(self.text)) for old, new in zip(self._old, self._new, strict=True))

    def span(self, old: tuple[int, int]) -> tuple[int, int]:
        """The span of the new text; one that ends inside a replaced part takes in the whole replacement."""
        start, end = old
        moved = self._moved(start, upward=False)
        return (moved, max(moved, self._moved(end, upward=True))) if end > start else (moved, moved)

    def slice(self, old: tuple[int, int]) -> str:
        """What stands in the new text for an old span."""
        start, end = self.span(old)
        return self.text[start:end]

    def _moved(self, at: int, *, upward: bool) -> int:
        n = bisect.bisect_right(self._old, at, key=lambda span: span.start) - 1
        if n < 0:
            return at
        old, new = self._old[n], self._new[n]
        if at >= old.end:
            return new.end + at - old.end
        return new.end if upward and at > old.start else new.start
