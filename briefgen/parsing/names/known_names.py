"""Established names: wherever else in the text they stand.

In: the names that titles and lists have shown, the shadow, a sentence with the mentions found in it. Out: its mentions with those places.
"""

import bisect
from collections.abc import Iterator
from itertools import chain

from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.rules import on
from briefgen.spans import Cover, Span

_PADDING = 13
#: The last word of a foreign name has so many letters, or may be another word's part.
_LAST = 4


class Known:
    """Established names, two-character ones padded perhaps, and where they stand."""

    __slots__ = ("_names", "_places", "_starts", "_stretch", "short")

    def __init__(self, known: set[str]) -> None:
        #: The last word of a foreign name stands for all of it: `Hopper` for `Grace Hopper`.
        lasts = [name.rpartition(" ") for name in known if name.isascii() and " " in name]
        self.short = {last: f"{first} {last}" for first, _, last in lasts if len(last) >= _LAST and sum(last == other for *_, other in lasts) == 1}
        self._names = sorted(known | self.short.keys(), key=lambda name: (-len(name), name))
        self._stretch = Span(0, 0)
        self._places: list[tuple[int, int, int]] = []
        self._starts: list[int] = []

    def look(self, shadow: str, stretch: Span) -> None:
        """Search a whole stretch at once: `spans` looks up what was found in its sentences."""
        self._stretch = stretch
        places = ((_padded if len(name) == 2 else _unpadded)(shadow, name, rank, stretch) for rank, name in enumerate(self._names))
        self._places = sorted(chain.from_iterable(places))
        self._starts = [at for at, _, _ in self._places]

    def spans(self, shadow: str, sentence: Span) -> list[Span]:
        """Where they stand in a sentence, the longest of those that begin at one place, one behind the other."""
        start, end = sentence
        if start < self._stretch.start or end > self._stretch.end:
            self.look(shadow, sentence)
        first = bisect.bisect_left(self._starts, start)
        out: list[Span] = []
        for at, _, after in self._places[first : bisect.bisect_left(self._starts, end, first)]:
            if at >= start and after <= end:
                out.append(Span(at, after))
                start = after
        return out


def _unpadded(shadow: str, name: str, rank: int, within: Span) -> Iterator[tuple[int, int, int]]:
    """From where to where a name stands, its rank between."""
    at = shadow.find(name, within.start, within.end)
    while at >= 0:
        yield at, rank, at + len(name)
        at = shadow.find(name, at + 1, within.end)


def _padded(shadow: str, name: str, rank: int, within: Span) -> Iterator[tuple[int, int, int]]:
    """The same of a name of two characters, padded perhaps."""
    first, second, end = name[0], name[1], within.end
    at = shadow.find(first, within.start, end)
    while at >= 0:
        last = at + 1
        while last < end and shadow[last] in " \n" and last - at <= _PADDING:
            last += 1
        if last < end and shadow[last] == second:
            yield at, rank, last + 1
        at = shadow.find(first, at + 1, end)


def established(shadow: str, sentence: Span, known: Known | None, found: list[Mention]) -> list[Mention]:
    """``found``, which is in text order, with the further places where an established name stands."""
    spans = known.spans(shadow, sentence) if known and on("established") else ()
    if not spans:
        return found
    taken = Cover(each.span for each in found)
    called = ((known.short.get(name, name) if known else name, span) for span in spans for name in (names.clean(span.slice(shadow)),))
    more = [Mention(name, span, span, (), "established") for name, span in called if not taken.overlaps(span)]
    return sorted([*found, *more], key=lambda each: each.span) if more else found


def known_pattern(known: set[str]) -> Known | None:
    """All established names, to be looked for together."""
    return Known(known) if known else None
