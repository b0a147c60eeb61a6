"""Sentences of passages, with what the record says of each: demands, figures, who speaks.

In: a brief's `Told`, a passage. Out: its sentences in text order.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.record import Brief, Directive, Passage, RecordSpan, Speech

_SENTENCE = re.compile(r"[^。！？]+(?:[。！？]+[”’』）]*|$)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?!\d*(?:年(?!内|以来)|月\d|日|号))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``opened``: the speech that an attribution in it opens; ``asked``: the demands in it that name an owner, a day or a number."""

    span: RecordSpan
    text: str
    passage: Passage
    opened: Speech | None
    speech: Speech | None
    asked: tuple[Directive, ...]

    @property
    def figures(self) -> bool:
        """Whether it has a number that is no date."""
        return _FIGURE.search(self.text) is not None


def sentences(told: "Told", passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage."""
    for match in _SENTENCE.finditer(passage.text):
        text = match[0].strip()
        if not text:
            continue
        start = passage.span[0] + match.start() + match[0].index(text[0])
        span = (start, start + len(text))
        opened = told.opened(span)
        yield Sentence(span, text, passage, opened, opened or told.said(start), told.asked(span))


class Told:
    """The speeches and demands of a brief, asked by place."""

    def __init__(self, brief: Brief) -> None:
        self._speeches = sorted(brief.speeches, key=lambda each: each.span)
        self._opened = sorted((each.attribution.span[0], n) for n, each in enumerate(self._speeches) if each.attribution)
        self._asked = sorted((each for each in brief.directives if each.actionable), key=lambda each: each.span)

    def opened(self, span: RecordSpan) -> Speech | None:
        """The speech that an attribution in a stretch opens."""
        at = bisect_left(self._opened, (span[0], 0))
        return self._speeches[self._opened[at][1]] if at < len(self._opened) and self._opened[at][0] < span[1] else None

    def said(self, place: int) -> Speech | None:
        """The speech that a place lies in."""
        at = bisect_right(self._speeches, place, key=lambda each: each.span[0]) - 1
        return self._speeches[at] if at >= 0 and place < self._speeches[at].span[1] else None

    def asked(self, span: RecordSpan) -> tuple[Directive, ...]:
        """The demands in a stretch."""
        at = max(0, bisect_right(self._asked, span[0], key=lambda each: each.span[0]) - 1)
        out = []
        while at < len(self._asked) and self._asked[at].span[0] < span[1]:
            if self._asked[at].span[1] > span[0]:
                out.append(self._asked[at])
            at += 1
        return tuple(out)
