"""Soft line breaks and markup taken out: a text without them to read, and the way back to the source.

A line break in the middle of a sentence cuts names and words (`工会主席邝⏎玉兰`). The parser reads the text without those breaks
and the blanks around them; `Unwrapped.back` turns its spans into spans of the source.
"""

import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.spans import Span
from briefgen.text.blocks import Lines, soft_breaks
from briefgen.text.patterns import lazy

#: A line of names parted by blanks: there a line break parts them too.
_COLUMNS = lazy(r"(?<![^\s：])[^\s，。；：、]{1,4}(?: +[^\s，。；：、]{1,4}){2,}(?![^\s])")


class Unwrapped(NamedTuple):
    """A text and its shadow without soft line breaks, or without markup. ``starts``: where the pieces begin in it; ``taken``: how many characters were
    taken out before each.
    """

    text: str
    shadow: str
    starts: Sequence[int]
    taken: Sequence[int]

    def origin(self, at: int) -> int:
        """The offset in the source of the character at ``at``."""
        return at + self.taken[bisect.bisect_right(self.starts, at) - 1]

    def back(self, span: tuple[int, int]) -> Span:
        """The span of the source; breaks inside it are part of it, those at its ends are not."""
        start, end = span
        if end <= start:
            start = self.origin(start) if start < len(self.text) else self.origin(len(self.text) - 1) + 1
            return Span(start, start)
        starts, taken = self.starts, self.taken
        first = bisect.bisect_right(starts, start)
        last = first if first == len(starts) or end <= starts[first] else bisect.bisect_right(starts, end - 1, first)
        return Span(start + taken[first - 1], end + taken[last - 1])


def unwrap(text: str, shadow: str, lines: Lines) -> Unwrapped | None:
    """The text without its soft line breaks, None where it has none."""
    cuts = [cut for cut in soft_breaks(lines) if cut.slice(text).isspace() and not _parts(shadow, cut)]  # `&nbsp;` is no blank of the text
    if not cuts:
        return None
    return _cut(text, shadow, cuts)


def without_markup(text: str, shadow: str, markup: Sequence[Span]) -> Unwrapped:
    """The text without markup inside of its lines; at their ends it is blank in the shadow, so that nothing is lost between blocks."""
    blank: list[Span] = []
    inside: list[Span] = []
    opened = 0  # up to here a line holds nothing but markup
    for span in markup:
        first = max(opened, shadow.rfind("\n", 0, span.start) + 1)
        last = shadow.find("\n", span.end)
        opens = not shadow[first : span.start].strip()
        closes = not shadow[span.end : last if last >= 0 else len(shadow)].strip()
        (blank if opens or closes else inside).append(span)
        opened = span.end if opens else opened
    pieces: list[str] = []
    at = 0
    for span in blank:
        pieces += [shadow[at : span.start], "".join(each if each == "\n" else " " for each in span.slice(shadow))]
        at = span.end
    return _cut(text, "".join([*pieces, shadow[at:]]), inside)


def _cut(text: str, shadow: str, cuts: Sequence[Span]) -> Unwrapped:
    pieces = [Span(before.end, after.start) for before, after in pairwise([Span(0, 0), *cuts, Span(len(text), len(text))])]
    starts, taken, at = [], [], 0
    for piece in pieces:
        if piece.end > piece.start:
            starts.append(at)
            taken.append(piece.start - at)
            at += piece.end - piece.start
    return Unwrapped("".join(piece.slice(text) for piece in pieces), "".join(piece.slice(shadow) for piece in pieces), starts, taken)


def _parts(shadow: str, cut: Span) -> bool:
    """Whether the break parts words: of Latin script, or names in columns."""
    if shadow[cut.start - 1].isascii() and shadow[cut.end].isascii() and shadow[cut.start - 1].isalpha() and shadow[cut.end].isalpha():
        return True
    line = shadow.rfind("\n", 0, cut.start) + 1
    following = shadow.find("\n", cut.end)
    return any(_COLUMNS.search(shadow, *ends) for ends in ((line, cut.start), (cut.end, following if following > 0 else len(shadow))))
