"""Headings of a page in Markdown: whether they make one outline, and which of them head the meetings of a series.

In: a `Page`. Out: yes or no; numbers of blocks.
"""

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.parsing.evidence.page import Page
from briefgen.parsing.form import outline
from briefgen.text.patterns import lazy


class Heading(NamedTuple):
    """A heading: its block, its rank, its words."""

    block: int
    level: int
    words: str


_MARKS = lazy(r"(?P<marks>#{1,6}) *(?=[^# ])")
#: What tells one meeting of a series from the others: its number, or its day.
_NUMBER = r"(?:\d{1,3}(?:\.\d)?|[一二三四五六七八九十]{1,3})"
SERIAL = lazy(
    rf"第 ?{_NUMBER} ?[次周期回场]|(?<!\d)20\d\d ?[-/.年]? ?\d{{1,2}} ?[-/.月]? ?\d{{1,2}}(?!\d) ?日?|(?<![\d.])\d{{1,2}} ?[月/-] ?\d{{1,2}}(?![\d.%]) ?[日号]?"
    rf"|(?<!\d)(?:2\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|(?:会议?|[例周]会|(?i:meeting|minutes|week|day|sprint|session)) ?[#＃]?{_NUMBER}(?!\d)"
)
#: What a meeting is called, by words that such headings have.
_MEETING = lazy("会(?!计|员|费|话|长)|纪要|记录|(?i:meeting|minutes|scrum|stand-?up|sync)")
#: A heading that ends in what a meeting, or its record, is called: not `会议信息`.
_CALLED = lazy(r"(?:会(?:议|谈)?|纪要|记录|(?i:meeting|minutes|scrum|stand-?up|sync))[\W\d_]*(?:第.{1,3}次)?[\W\d_年月日]*$")
#: Nothing besides number and day: weekdays, parts of days, punctuation.
_BARE = lazy(r"[\W_]*(?:(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|晚上?|[\W_])*")
#: So many headings make an outline; so many with numbers or days a series.
_OUTLINE, _SEVERAL = 3, 2
#: Where the labels of a meeting stand at the latest, in blocks below its heading.
_NEAR = 5
_LABELS = frozenset(("time", "place", "chair", "attend", "absent", "record"))
_LISTS = frozenset(("task", "decided", "past"))


def of(page: Page) -> list[Heading]:
    """The headings of a page."""
    return [
        Heading(n, len(found["marks"]), page.text(n)[found.end() :].strip())
        for n in range(len(page.blocks))
        if not page.skip[n] and page.shadow[page.blocks[n].span.start] == "#" and (found := _MARKS.match(page.text(n)))
    ]


def outlined(page: Page) -> bool:
    """Whether the page is one text with an outline of headings, `# …⏎## …⏎## …`: in it another meeting begins only where the text says so."""
    found = of(page)
    top = min((each.level for each in found), default=0)
    return len(found) >= _OUTLINE and sum(each.level == top and _CALLED.search(each.words) is not None for each in found) <= 1


def series(page: Page) -> frozenset[int]:
    """The blocks that head a meeting of a series each: `## 第1次例会 … ## 第2次例会`, `### 2024-03-05 … ### 2024-03-12`."""
    labels = sorted(field.label.start for field in page.fields if field.key != "agenda")
    found = [each for each in of(page) if not _within(page, each.block, labels)]
    labelled = [field.label.start for field in page.fields if field.key in _LABELS]
    for level in sorted({each.level for each in found}):
        own = [each for each in _serial(found, level) if _heads(page, each, labelled)]
        if len(own) >= _SEVERAL:
            return frozenset(each.block for each in own)
    return frozenset()


def _within(page: Page, block: int, labels: list[int]) -> bool:
    """Whether a block has a label: `## 时间：3月5日` heads nothing."""
    start, end = page.blocks[block].span
    at = bisect.bisect_left(labels, start)
    return at < len(labels) and labels[at] < end


def _serial(found: list[Heading], level: int) -> Iterator[Heading]:
    """The headings of a rank with a number or day, but for those of parts of a list: `## 后续计划⏎### 第1周`; ``found`` has no labels."""
    above: Heading | None = None
    for each in found:
        if each.level < level:
            above = each
        elif each.level == level and SERIAL.search(each.words) and not (above and outline.kind_of(above.words) in _LISTS):
            yield each


def _heads(page: Page, heading: Heading, labelled: list[int]) -> bool:
    """Whether a heading with a number or day is a meeting's: it is called one, has labels of one below, or is that day and nothing else."""
    rest = SERIAL.sub("", heading.words)
    if _MEETING.search(heading.words) or (_BARE.fullmatch(rest) and any(each.isdigit() for each in heading.words)):
        return True
    begin = page.blocks[heading.block].span.end
    end = page.blocks[min(len(page.blocks) - 1, heading.block + _NEAR)].span.end
    return any(begin <= at < end for at in labelled)
