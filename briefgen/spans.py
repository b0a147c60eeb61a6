"""What stages pass on: spans, blocks, facts.

A span is a half-open pair of code-point offsets into the decoded source text. Nothing here imports anything of ours.
"""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open ``[start, end)`` code-point offsets into the source."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        start, end = self
        inner, outer = other
        return start <= inner and outer <= end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        start, end = self
        begins, ends = other
        return start < ends and begins < end

    def slice(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        start, end = self
        return text[start:end]


class Block(NamedTuple):
    """A paragraph: one line, or several that soft line breaks cut apart. ``span`` has no blanks at its ends."""

    span: Span
    sentences: tuple[Span, ...]


class Turn(NamedTuple):
    """A turn of a recorded talk. ``label``: what stands before it, speaker and time, empty where nothing does; ``who``: the speaker in it; ``said``: the
    words; ``at``: its place in the recording, ``HH:MM:SS``.
    """

    label: Span
    who: Span | None
    said: Span
    at: str | None = None


class Fact(NamedTuple):
    """One thing a rule found: the record's field, the rule's name, where. ``--explain`` prints these."""

    field: str
    rule: str
    span: Span


class Evidence(NamedTuple):
    """One candidate that was decided upon: the decision's name, where, its features, the logit in hundredths. ``--explain`` prints these, too."""

    decision: str
    span: Span
    features: tuple[str, ...]
    score: int


def merge(spans: Iterable[Span]) -> list[Span]:
    """Sorted, with overlapping and touching spans joined."""
    return [Span(start, end) for start, end in zip(*_merged(spans), strict=True)]


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where the merged spans start, and where they end."""
    starts: list[int] = []
    ends: list[int] = []
    last = -1
    for start, end in sorted(spans):
        if end <= start:
            continue
        if start > last:
            starts.append(start)
            ends.append(end)
            last = end
        elif end > last:
            ends[-1] = last = end
    return starts, ends


def gaps(within: Span, taken: Iterable[Span]) -> list[Span]:
    """The parts of ``within`` that no span of ``taken`` covers, in order."""
    return Cover(taken).gaps(within)


class Cover:
    """Many spans at once, merged; asks by bisection whether they contain or touch another."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts, self._ends = _merged(spans)

    def __bool__(self) -> bool:
        """Whether anything is covered."""
        return bool(self._starts)

    def contains(self, span: Span) -> bool:
        """Whether ``span`` lies wholly inside one of the merged spans."""
        start, end = span
        at = bisect.bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]

    def overlaps(self, span: Span) -> bool:
        """Whether ``span`` shares a character with any."""
        start, end = span
        at = bisect.bisect_left(self._starts, end) - 1
        return at >= 0 and start < self._ends[at]

    def gaps(self, within: Span) -> list[Span]:
        """The parts of ``within`` that are not covered, in order."""
        starts, ends = self._starts, self._ends
        at, end = within
        n = bisect.bisect_right(starts, at) - 1
        if n < 0:
            n = 0
        elif end <= ends[n]:
            return []
        last = bisect.bisect_left(starts, end, n)
        if n == last:
            return [within] if at < end else []
        out: list[Span] = []
        for taken in range(n, last):
            if ends[taken] > at:
                if starts[taken] > at:
                    out.append(Span(at, starts[taken]))
                at = ends[taken]
        if at < end:
            out.append(Span(at, end) if at > within.start else within)
        return out


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span, without blanks at their ends; none is empty."""
    at = span.start
    for line in span.slice(text).split("\n"):
        own = strip(text, Span(at, at + len(line)))
        if own.end > own.start:
            yield own
        at += len(line) + 1


def strip(text: str, span: Span) -> Span:
    """``span`` without the white space at its ends."""
    start, end = span
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
