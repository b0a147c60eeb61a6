"""What is left to show of the narration: all of it but the sentences that the fields above have already told."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from briefgen.record import Brief, Excerpt, RecordSpan

#: A sentence is told already if so much of it stands in fields …
SHARE = 0.6
#: … and no stretch as long as this stands in none: there may be a name in it that was not recognized.
STRETCH = 8
_LABEL = re.compile(
    r"[^\s：:，。]{1,5}(?:\s[^\s：:，。]{1,4})?[：:]|(?:会议)?(?:时间|地点|主持人?|记录人?|出席人?员?|列席人?员?|参加人?员?|缺席人?员?|议题|内容)\s"
)
#: What an attendance sentence says besides names; the page says it with a role or a number.
_STOCK = re.compile(r"(?:出席|参加|列席|主持)了?(?:本次|此次|这次)?会议|会议由|主持|出席|参加|召开|举行|并讲话|(?:一?共|等)*\d+[余多]?[名位]?人")

#: Where and how people took part is in no field: `各镇街设分会场`.
_HALL = re.compile("[主分]会场|视频")


def untold(brief: Brief, used: list[Excerpt]) -> list[list[Excerpt]]:
    """Background not in ``used`` and not told by the fields; sentences that follow each other directly together."""
    told = _Told(_spans(brief))
    counts = {str(each.count) for each in brief.attendees if each.count is not None}
    skip = {each.span for each in used}
    out: list[list[Excerpt]] = []
    for each in brief.background:
        # what is left between two fields can be a mere comma
        if each.span in skip or not any(character.isalnum() for character in each.text) or _is_told(each, told, counts):
            continue
        if out and out[-1][-1].span[1] == each.span[0]:
            out[-1].append(each)
        else:
            out.append([each])
    return out


class _Told:
    """Places inside of spans. An edited record can hold a span of any length, so they are not counted out."""

    def __init__(self, spans: Iterable[RecordSpan]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]


def _spans(brief: Brief) -> Iterator[RecordSpan]:
    for field in (brief.date, brief.location, brief.meeting, brief.organizer, *brief.agenda, *brief.documents):
        if field is not None:
            yield field.span
    for attendee in brief.attendees:
        yield from attendee.spans


def _is_told(excerpt: Excerpt, told: _Told, counts: set[str]) -> bool:
    if any(excerpt.span[0] + match.start() not in told for match in _HALL.finditer(excerpt.text)):
        return False
    label = _LABEL.match(excerpt.text)
    skip = label.end() if label else 0
    stock = {at for match in _STOCK.finditer(excerpt.text) if _is_stock(match[0], counts) for at in range(*match.span())}
    shown = [at in stock or excerpt.span[0] + at in told for at, character in enumerate(excerpt.text) if at >= skip and not character.isspace()]
    stretch = longest = 0
    for each in shown:
        stretch = 0 if each else stretch + 1
        longest = max(longest, stretch)
    return bool(shown) and sum(shown) >= SHARE * len(shown) and longest < STRETCH


def _is_stock(words: str, counts: set[str]) -> bool:
    """A number is told only if it is an attendee's."""
    digits = re.search(r"\d+", words)
    return digits is None or digits[0] in counts
