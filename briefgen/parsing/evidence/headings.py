"""Headings of a page in Markdown: whether they make one outline, and which of them head the meetings of a series.

In: a `Page`. Out: yes or no; numbers of blocks.
"""

import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.parsing.evidence.page import LINE, Page
from briefgen.parsing.form import outline
from briefgen.parsing.grammar.dates import ENGLISH_DAY
from briefgen.parsing.names import names
from briefgen.text.patterns import lazy


class Heading(NamedTuple):
    """A heading: its block, its rank, its words."""

    block: int
    level: int
    words: str


_MARKS = lazy(r"(?P<marks>#{1,6}) *(?=[^# ])")
_MONTH, _DAY_OF = r"(?:0?[1-9]|1[0-2])", r"(?:[12]\d|3[01]|0?[1-9])"
#: What tells one meeting of a series from the others: its number, its day, or when in a day it is held.
_NUMBER = r"(?:\d{1,3}(?:\.\d)?|[一二三四五六七八九十]{1,3})"
SERIAL = lazy(
    rf"{ENGLISH_DAY}|"
    rf"第 ?{_NUMBER} ?[次周期回场]|(?<![\d.]){_MONTH}[._]{_DAY_OF}(?![\d.])(?= ?(?:[日号]|[早午晚晨例周站组]会|[上下]午|晚|$))|(?<!\d)20\d\d ?[-/.年]? ?\d{{1,2}} ?[-/.月]? ?\d{{1,2}}(?!\d) ?日?|(?<![\d.])\d{{1,2}} ?[月/-] ?\d{{1,2}}(?![\d.%]) ?[日号]?"
    rf"|(?<!\d)(?:2\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|(?:会议?|[例周]会|(?i:meeting|minutes|week|day|sprint|session)) ?[#＃]?{_NUMBER}(?!\d)|^[早午晚晨]会$"
)
#: What a meeting is called, by words that such headings have.
_MEETING = lazy("会(?!计|员|费|话|长)|纪要|记录|(?i:meeting|minutes|scrum|stand-?up|sync)")
#: A heading that ends in what a meeting, or its record, is called: not `会议信息`.
_CALLED = lazy(r"(?:会(?:议|谈)?|纪要|记录|(?i:meeting|minutes|scrum|stand-?up|sync))[\W\d_]*(?:第.{1,3}次)?[\W\d_年月日]*$")
#: Nothing besides number and day: weekdays, parts of days, punctuation.
_BARE = lazy(r"(?i:date|日期)?[\W_]*(?:(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|晚上?|(?:时长|用时|历时|约)?\d{1,3} ?(?:分钟|小时|min|h)|[\W_])*")
#: A line that is the day of one of many meetings of a team, with its name or when in the day it was.
_REGULAR = lazy(
    r"(?:20\d\d ?[-/.年] ?)?\d{1,2} ?[-/.月] ?\d{1,2} ?[日号]?[ （(]*(?:(?:星期|周)[一二三四五六日天])?[ ）)]*(?:(?:[早午晚晨例周站组]会|(?i:scrum|stand-?up))(?:会议)?(?:[记纪]录|纪要)?|[上下]午|晚上?|(?:[讨討][论論]|会议|會議)(?:[记記纪紀][录錄]|纪要|紀要)?：?)"
    rf"|第 ?{_NUMBER} ?[次期周][^，。：；\d]{{0,8}}会议?(?:[记纪]录|纪要)?[ （(]*(?:20\d\d ?[-/.年] ?)?\d{{1,2}} ?[-/.月] ?\d{{1,2}} ?[日号]?[^，。；]{{0,12}}"
)
_PART, _DIGITS = lazy(r"上午|下午|中午|早|晚|\d{1,2}(?=[：点])"), lazy(r"\d+")
#: So many headings make an outline; so many with numbers or days a series.
_OUTLINE, _SEVERAL = 3, 2
#: Where the labels of a meeting stand at the latest, in blocks below its heading.
_NEAR = 5
_LABELS = frozenset(("time", "place", "chair", "attend", "absent", "record"))
_LISTS = frozenset(("task", "decided", "past"))
_TOLD = frozenset(("past", "topic"))


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
    """The blocks that head a meeting of a series each, headings or plain lines."""
    return _marked(page) or _plain(page)


def _marked(page: Page) -> frozenset[int]:
    """Headings that do: `## 第1次例会 … ## 第2次例会`, `### 2024-03-05 … ### 2024-03-12`."""
    labels = sorted(
        field.label.start
        for field in page.fields
        if field.key != "agenda" and not _CALLED.search(field.label.slice(page.shadow))  # `### 会议纪要 3.5`
    )
    found = [each for each in of(page) if not _within(page, each.block, labels)]
    labelled = [field.label.start for field in page.fields if field.key in _LABELS]
    several = [own for level in sorted({each.level for each in found}) if len(own := _of_level(page, found, level, labelled)) >= _SEVERAL]
    called = (own for own in several if any(_MEETING.search(each.words) for each in own))  # `## 第3周⏎### 会议纪要 3.19`
    chosen = next(called, several[0] if several else [])
    return frozenset(each.block for each in (*chosen, *_of_other_rank(found, chosen)))


def _of_other_rank(found: Sequence[Heading], chosen: Sequence[Heading]) -> Iterator[Heading]:
    """Headings of another rank above or below a series that are called as its are but for number and day: `### 第4次例会`, `## 第5次例会`."""
    frames = {_frame(each.words) for each in chosen}
    for each in found if chosen else ():
        outside = not chosen[0].block < each.block < chosen[-1].block
        if outside and each not in chosen and SERIAL.search(each.words) and _frame(each.words) in frames:
            yield each


def _frame(words: str) -> str:
    """How a heading is called, without its number or day."""
    return _DIGITS.sub("", SERIAL.sub("N", "".join(words.split())))


def _of_level(page: Page, found: list[Heading], level: int, labelled: list[int]) -> list[Heading]:
    """The headings of a rank that head a meeting of a series each."""
    return [each for each in _serial(found, level) if _heads(page, each, labelled)]


def logged(page: Page) -> bool:
    """Whether it is a log of meetings, if without a word of them: a series, each with what is over and what comes next, `## 2024-03-05⏎### 进展⏎### 计划`."""
    kinds = {outline.kind_of(each.words) for each in of(page)}
    marked = _marked(page)
    noted = ("task" in kinds and (len(marked) > _SEVERAL or not kinds.isdisjoint(_TOLD))) or _by_turns(page, marked)
    return bool((marked and noted) or _plain(page))


#: Who says or does what is told behind the colon, or below: `石磊：修水泵`, `- **韩雪**：`.
_OWN = lazy(r"(?:[-*+] +)?(?P<who>[\u4e00-\u9fff]{2,3}) *：")


#: What people tell who stand up, what they did, what is in their way, what comes next; that they met: no accounts and no plans of studies do.
_TOLD_THERE = lazy("今[天日]|明[天日]|昨[天日]|遇到|困难|完成的|要做的|讨论|汇报|[例周站]会|会议|简述|进展|总结|分享")


def _by_turns(page: Page, heads: frozenset[int]) -> bool:
    """Whether under each of several headings the same people have lines of their own, as those have who stand up and tell what they did."""
    found: dict[str, set[int]] = {}
    told: set[int] = set()
    section = -1
    for n in range(len(page.blocks)):
        section = n if n in heads else section
        told |= {section} if _TOLD_THERE.search(page.text(n)) else set()
        own = _OWN.match(page.text(n))
        if own and section >= 0 and names.surnamed(own["who"]):
            found.setdefault(own["who"], set()).add(section)
    again = sum(len(sections) >= _SEVERAL for sections in found.values()) >= _SEVERAL
    return len(told - {-1}) >= _SEVERAL and (again or bool(page.tellers()))


def _plain(page: Page) -> frozenset[int]:
    """Lines without marks that head a meeting of a series each: a day with the name or the part of the day, `2024.3.5 早会`, `3月5日 下午`."""
    found = [n for n in range(len(page.blocks)) if not page.skip[n] and _REGULAR.fullmatch(page.text(n))]
    found = found if len(found) >= _SEVERAL else _counted(page)
    found = found if len(found) >= _SEVERAL else _dated(page)
    found = found if len(found) >= _SEVERAL else _timed(page)
    return frozenset(found if len(found) >= _SEVERAL else ())


#: A line that is the record of one of many meetings: `水泵组第二次会议记录：`.
_COUNTED = lazy(rf"[^，。；：\n#]{{0,16}}第 ?{_NUMBER} ?次[^，。；：\n]{{0,8}}(?:[例组周]会|会议)(?:[记纪]录|纪要)?：?")


def _counted(page: Page) -> list[int]:
    """Lines that are, if they are called alike but for their numbers."""
    found = [n for n in range(len(page.blocks)) if not page.skip[n] and _COUNTED.fullmatch(page.text(n))]
    return found if len({_frame(page.text(n)) for n in found}) == 1 and len({page.text(n) for n in found}) == len(found) else []


#: A line that is a day, ruled off or behind its label, perhaps with the room: `====2018-12-08====`, `@time 2018.12.29`, `2024年6月21日，管理学院919`.
_DAY_LINE = lazy(
    r"(?P<rule>[=*~—-]{3,} *)?(?:@?(?i:time|date) *[：:]? *)?20\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?:[ （(]*(?:星期|周)[一二三四五六日天][）)]*)?(?: *(?:上午|下午|晚上?))?"
    r"(?(rule) *[=*~—-]{3,}|(?:[，, ]{1,3}[^，。；：]{2,16})?)"
)


def day_line(text: str) -> bool:
    """Whether a line is a day and nothing else but the room, as stands above the notes of one of many meetings."""
    return _DAY_LINE.fullmatch(text) is not None


def _dated(page: Page) -> list[int]:
    """Lines that are a day each, if they are ruled off, or the same labels stand below several of them."""
    found = [n for n in range(len(page.blocks)) if not page.skip[n] and day_line(page.text(n))]
    if len(found) < _SEVERAL or all(page.text(n)[0] in "=*~—-" for n in found):
        return found
    if any(field.key == "attend" and field.label.start < page.blocks[found[0]].span.start for field in page.fields):
        return []  # parts of what one meeting heard
    labels = [
        {page.text(n) for n in range(above + 1, below) if _LABEL.fullmatch(page.text(n))} for above, below in pairwise([*found, len(page.blocks)])
    ]
    return found if labels[0] & labels[1] else []


#: A label that has its line to itself.
_LABEL = lazy(r"(?:[-*+] +)?[\u4e00-\u9fff]{2,8}：")


def _timed(page: Page) -> list[int]:
    """Quoted lines or headings that tell when a meeting was, if each has another day or part of it: `> 时间：3月5日下午⏎…⏎> 时间：3月5日晚`."""
    starts = [block.span.start for block in page.blocks]
    found: dict[str, int] = {}
    for field in page.fields:
        n = bisect.bisect_right(starts, field.label.start) - 1
        if (
            field.key != "time"
            or not field.values
            or not (page.shadow[starts[n]] == "#" or page.quoted(n))
            or page.shadow[starts[n] : field.label.start].strip(" *+#-")
        ):
            continue
        day = field.values[0].slice(page.shadow)
        when, part = SERIAL.search(day), _PART.search(day)
        if when:
            own = "-".join([*(str(int(each)) for each in _DIGITS.findall(when[0])), part[0] if part else ""])
            found.setdefault(own, _head_of(page, n))
    begins = [0, *list(found.values())[1:]]
    return begins if all(below - above > _SEVERAL for above, below in pairwise([*begins, len(page.blocks)])) else []


def _head_of(page: Page, n: int) -> int:
    """Where the head begins that has the line that tells when the meeting was: with the headlines and rules right above it."""
    first = n
    while first and n - first < _NEAR and (_headline(page.text(first - 1)) or not any(map(str.isalnum, page.text(first - 1)))):
        first -= 1
    while first < n and not _headline(page.text(first)):
        first += 1
    return first


def _headline(text: str) -> bool:
    """Whether a line can head the one that tells when the meeting was."""
    return len(text) <= LINE and (_MARKS.match(text) or SERIAL.search(text) or _CALLED.search(text)) is not None


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
