"""Established names: wherever else in the text they stand.

In: the names that titles and lists have shown, the shadow, a sentence with the mentions found in it. Out: its mentions with those places.
"""

import bisect
import re
from collections.abc import Iterator

from briefgen.parsing import names
from briefgen.parsing.mentions import Mention
from briefgen.spans import Cover, Span

#: With more names than this a pattern is compiled; for a few that takes longer than looking for each in every sentence.
_FEW = 40
_PADDING = 13


class Known:
    """Established names, two-character ones padded perhaps, and where they stand."""

    __slots__ = ("_names", "_pattern", "_plain", "_stretch")

    def __init__(self, known: set[str]) -> None:
        self._names = sorted(known, key=lambda name: (-len(name), name))
        forms = (rf"[ \n]{{0,{_PADDING}}}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name) for name in self._names)
        self._pattern = re.compile("|".join(forms)) if len(known) > _FEW else None
        self._stretch = Span(0, 0)
        self._plain: list[tuple[int, int, int]] = []

    def look(self, shadow: str, stretch: Span) -> None:
        """Search a whole stretch at once, unpadded: `spans` of its sentences without blanks looks up what was found."""
        if not self._pattern:
            self._stretch = stretch
            self._plain = sorted(each for rank, name in enumerate(self._names) for each in _unpadded(shadow, name, rank, stretch))

    def spans(self, shadow: str, sentence: Span) -> list[Span]:
        """Where they stand in a sentence, the longest of those that begin at one place, one behind the other."""
        start, end = sentence
        if self._pattern:
            return [Span(*match.span()) for match in self._pattern.finditer(shadow, start, end)]
        blank = shadow.find(" ", start, end) >= 0 or shadow.find("\n", start, end) >= 0
        if not blank and self._stretch.contains(sentence):
            found = self._looked_up(start, end)
            if not found:
                return []
        else:
            found = []
            for rank, name in enumerate(self._names):
                if blank and len(name) == 2:
                    found += ((at, rank, after) for at, after in _padded(shadow, name, start, end))
                else:
                    found += _unpadded(shadow, name, rank, sentence)
        out: list[Span] = []
        for at, _, after in sorted(found) if len(found) > 1 else found:
            if at >= start:
                out.append(Span(at, after))
                start = after
        return out

    def _looked_up(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """What `look` found between two places."""
        first = bisect.bisect_left(self._plain, (start,))
        last = bisect.bisect_left(self._plain, (end,), first)
        return [each for each in self._plain[first:last] if each[2] <= end]


def _unpadded(shadow: str, name: str, rank: int, within: Span) -> Iterator[tuple[int, int, int]]:
    """From where to where a name stands as it is known."""
    at = shadow.find(name, within.start, within.end)
    while at >= 0:
        yield at, rank, at + len(name)
        at = shadow.find(name, at + 1, within.end)


def _padded(shadow: str, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where a name of two characters stands, padded perhaps."""
    at = shadow.find(name[0], start, end)
    while at >= 0:
        last = at + 1
        while last < end and last - at <= _PADDING and shadow[last] in " \n":
            last += 1
        if last < end and shadow[last] == name[1]:
            yield at, last + 1
        at = shadow.find(name[0], at + 1, end)


def established(shadow: str, sentence: Span, known: Known | None, found: list[Mention]) -> list[Mention]:
    """``found``, which is in text order, with the further places where an established name stands."""
    spans = known.spans(shadow, sentence) if known else ()
    if not spans:
        return found
    taken = Cover(each.span for each in found)
    more = [Mention(names.clean(span.slice(shadow)), span, span, (), "established") for span in spans if not taken.overlaps(span)]
    return sorted([*found, *more], key=lambda each: each.span) if more else found


def known_pattern(known: set[str]) -> Known | None:
    """All established names, to be looked for together."""
    return Known(known) if known else None
