"""What stages pass on: spans, blocks, facts.

A span is a half-open pair of code-point offsets into the decoded source text. Nothing here imports anything of ours.
"""

import bisect
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open ``[start, end)`` code-point offsets into the source."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def slice(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class Block(NamedTuple):
    """A paragraph: one line, or several that soft line breaks cut apart. ``span`` has no blanks at its ends."""

    span: Span
    sentences: tuple[Span, ...]


class Fact(NamedTuple):
    """One thing a rule found: the record's field, the rule's name, where. ``--explain`` prints these."""

    field: str
    rule: str
    span: Span


def merge(spans: Iterable[Span]) -> list[Span]:
    """Sorted, with overlapping and touching spans joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def gaps(within: Span, taken: Iterable[Span]) -> list[Span]:
    """The parts of ``within`` that no span of ``taken`` covers, in order."""
    return Cover(taken).gaps(within)


class Cover:
    """Many spans at once, merged; asks by bisection whether they contain or touch another."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        merged = merge(spans)
        self._starts = [span.start for span in merged]
        self._ends = [span.end for span in merged]

    def contains(self, span: Span) -> bool:
        """Whether ``span`` lies wholly inside one of the merged spans."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]

    def overlaps(self, span: Span) -> bool:
        """Whether ``span`` shares a character with any."""
        at = bisect.bisect_left(self._starts, span.end) - 1
        return at >= 0 and span.start < self._ends[at]

    def gaps(self, within: Span) -> list[Span]:
        """The parts of ``within`` that are not covered, in order."""
        out: list[Span] = []
        at = within.start
        n = max(0, bisect.bisect_right(self._starts, at) - 1)
        while n < len(self._starts) and self._starts[n] < within.end:
            if self._ends[n] > at:
                if self._starts[n] > at:
                    out.append(Span(at, self._starts[n]))
                at = self._ends[n]
            n += 1
        if at < within.end:
            out.append(Span(at, within.end))
        return out


def strip(text: str, span: Span) -> Span:
    """``span`` without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
