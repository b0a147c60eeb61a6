"""Where one meeting's report ends and the next begins.

In: the shadow, blocks, labelled fields. Out: for every meeting its range of blocks. A text without any sign of a meeting
gives none.
"""

import bisect
from collections.abc import Sequence

from briefgen.parsing import dates, meeting
from briefgen.parsing.labels import Field
from briefgen.parsing.meeting import Convening, Convenings
from briefgen.spans import Block, Cover
from briefgen.text.patterns import lazy, pattern

_TITLE_LINE = lazy(
    r"^[^，。；：！？]{0,60}?(?:会(?:侧记|纪实|综述)|会 *记 *录|会商 *记 *录|会 *议 *(?:记 *录|纪 *要|简 *报)|记录单|会 *议 *记 *录 *[单表本]?|纪 *要)(?:[（(][^）)]{1,24}[）)])?$"
)
#: The last characters of what `_TITLE_LINE` matches.
_TITLE_ENDS = frozenset("记实述录要报单表本）)")
_BEFORE_AFTER = lazy("^(?:会前|会后|会议期间|随后|此前|之后|同日|当天|据悉|截至|近年来|此外|上午|下午)")


#: `视频会议结束后，自治区水利厅随即…套开…会议`: another meeting right after the first.
_CONTINUED = lazy("[^，。]{0,12}(?:会议?|大会|座谈会)(?:一)?(?:结束|开完|之)?后，")


#: `当天下午，…对接座谈会在…举行，…主持`: a meeting of its own on the same day.
_SAME_DAY = lazy("^(?:当天|当日|同日)(?:上午|下午|晚上|晚间|晚)[^，。]{0,8}，")
#: What opens another report even where the first one's date is not known.
_ANOTHER = lazy(f"{_SAME_DAY.pattern}|^(?:又讯|另讯)(?=[ ，：])")
#: `本网讯　日前，…`: a report of its own, where its date does not tell it from the one before.
_DATELINE = lazy(" *(?:本报|本网|本台|本刊)讯")
_SESSION = lazy("分组|讨论|闭幕|开幕|全体会|^会议$")


def leads(shadow: str, blocks: Sequence[Block], held: Convenings) -> list[Convening | None]:
    """For each block the dated convening that opens it, if it opens with one."""
    out: list[Convening | None] = []
    for block in blocks:
        lead = None
        if not block.sentences or not held.of(block.sentences[0]):
            out.append(None)
            continue
        text = block.span.slice(shadow)
        same = bool(_SAME_DAY.match(text)) and bool(pattern("主持|强调|要求|指出|决定|议定|参加|出席").search(text))
        if same or not _BEFORE_AFTER.match(text):
            for sentence in block.sentences[:1]:
                for convening in held.of(sentence):
                    date = convening.date
                    if same and convening.name and not _SESSION.search(convening.name.slice(shadow)):
                        lead = convening
                        break
                    if convening.name and convening.organizer and _CONTINUED.match(text):
                        lead = convening
                        break
                    if date and (date.day or date.word) and date.span.start - block.span.start <= 60 and convening.rule != "held-at":
                        lead = convening
                        break
        out.append(lead)
    return out


def ranges(shadow: str, blocks: Sequence[Block], fields: Sequence[Field], skip: Sequence[bool], held: Convenings) -> list[range]:
    """The block ranges of the meetings, in order. ``skip`` marks page furniture."""
    if not blocks or not _any_sign(shadow, blocks, fields, skip, held):
        return []
    opened = leads(shadow, blocks, held)
    starts = [0]
    current: Convening | None = None
    body = False
    seen_time = False
    marked = _marked(shadow, blocks, skip)
    times = Cover(field.label for field in fields if field.key == "time")
    for n, block in enumerate(blocks):
        lead = opened[n] or _by_headline(shadow, blocks, n, starts[-1], skip, held)
        has_time = bool(times) and times.overlaps(block.span)
        fresh = False
        if lead:
            text = block.span.slice(shadow)
            fresh = bool(
                (current and _different(shadow, current, lead))
                or (n > starts[-1] and _ANOTHER.match(text))
                or (current and _DATELINE.match(text) and _renamed(shadow, current, lead))
                or (
                    _under_headline(shadow, blocks, n, starts[-1], skip)
                    and (_renamed(shadow, current, lead) if current else _reports(shadow, blocks[starts[-1] : n - 1], held))
                )
            )
        if n in marked and n > starts[-1]:
            starts.append(n)
            current, body, seen_time = None, False, False
            continue
        if body and n > starts[-1] + 2 and _headed(shadow, fields, blocks, n):
            fresh = True
        if has_time and seen_time and body and _labelled(fields, block, blocks[n : n + 8]):
            fresh = True
        if fresh:
            start = _headline(shadow, blocks, n, starts[-1], skip)
            if start > starts[-1]:
                starts.append(start)
                current, body, seen_time = None, False, False
        current = current or lead
        seen_time = seen_time or has_time
        body = body or (n > starts[-1] + 2 and not has_time and pattern("[。：]").search(shadow, *block.span) is not None)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


#: A line that is no headline: numbered, labelled, a byline, or a sentence's end.
_NO_HEADLINE = lazy(r"[（(\[【]|\d|[一二三四五六七八九十]+[、是]|第[一二三四五六七八九十]+|[^：]{1,6}：.{0,5}$|散会|.{0,20}签字|.*[。；！？，”）)]$")


def _under_headline(shadow: str, blocks: Sequence[Block], n: int, floor: int, skip: Sequence[bool]) -> bool:
    """Whether the line above block ``n`` is a headline, and above that a report has come to its end."""
    if n - 2 < floor or skip[n - 1]:
        return False
    line, last = blocks[n - 1].span, blocks[n - 2].span
    return 6 <= line.end - line.start <= 40 and not _NO_HEADLINE.match(shadow, *line) and (skip[n - 2] or shadow[last.end - 1] in "。！？”）)")


def _by_headline(shadow: str, blocks: Sequence[Block], n: int, floor: int, skip: Sequence[bool], held: Convenings) -> Convening | None:
    """What the headline above says was held, where only the date stands in the report: `涟钢举行退休职工欢送会⏎11月25日，…里气氛热烈`."""
    if not _under_headline(shadow, blocks, n, floor, skip) or not _DATED.match(shadow, blocks[n].span.start):
        return None
    above = [each for sentence in blocks[n - 1].sentences for each in held.of(sentence) if each.name]
    dated = dates.find(shadow, blocks[n].sentences[0]) if above else []
    return above[0]._replace(date=dated[0]) if above and dated else None


def _reports(shadow: str, blocks: Sequence[Block], held: Convenings) -> bool:
    """Whether blocks tell of a meeting."""
    return any(held.of(sentence) or _SIGN.search(shadow, *sentence) for block in blocks for sentence in block.sentences)


#: A headline among several: `▲院周会：规范加班费发放`, `二、我院召开第三季度医疗质量分析会`.
_MARKED = lazy(r"(?:[▲△◇◆■□●○★☆※►▶◎] ?|[一二三四五六七八九十]{1,2}、(?=.{4}))[^。；！？]{2,44}$")
_DATED = lazy(f"(?:{dates.DAY.pattern}|昨[天日]|今[天日]|日前|近日)")


def _marked(shadow: str, blocks: Sequence[Block], skip: Sequence[bool]) -> set[int]:
    """Marked headlines of the same kind, each with a dated report under it, where there are at least two but for the first."""
    found: dict[str, list[int]] = {}
    for n, block in enumerate(blocks[:-1]):
        if not skip[n] and _MARKED.match(shadow, *block.span) and _DATED.match(shadow, blocks[n + 1].span.start):
            first = shadow[block.span.start]
            found.setdefault("han" if first in "一二三四五六七八九十" else first, []).append(n)
    kinds = [each for each in found.values() if len(each) >= 2]
    return set(kinds[0][1:]) if len(kinds) == 1 else set()


_HEAD_LINE = lazy(f"(?:{meeting.NOUN})")


def _headed(shadow: str, fields: Sequence[Field], blocks: Sequence[Block], n: int) -> bool:
    """Whether a block opens another record without headline: `村民代表会 2011年3月13号 晚上7点 在王海龙家`, then who came."""
    block = blocks[n]
    text = block.span.slice(shadow)
    if len(text) > 50 or pattern("[，。；：]").search(text) or not _HEAD_LINE.search(text):
        return False
    whole = [fact for fact in dates.find(shadow, block.span) if fact.month and fact.day]
    return bool(whole) and _labelled(fields, blocks[n], blocks[n + 1 : n + 4] or [block])


def _labelled(fields: Sequence[Field], block: Block, following: Sequence[Block]) -> bool:
    """Whether a 时间 line opens a set of labels (a place, people), and is not one line of a text."""
    end = following[-1].span.end
    first = bisect.bisect_left(fields, block.span.start, key=lambda field: field.label.start)
    last = bisect.bisect_left(fields, end, key=lambda field: field.label.start)
    keys = {field.key for field in fields[first:last]}
    return bool(keys & {"place", "chair", "attend", "record"})


def _renamed(shadow: str, before: Convening, after: Convening) -> bool:
    """Whether two convenings name two meetings."""
    return before.name is not None and after.name is not None and before.name.slice(shadow) != after.name.slice(shadow)


def _different(shadow: str, before: Convening, after: Convening) -> bool:
    """Whether two dated convenings are of two meetings: another day, or another name."""
    if before.name is None or after.name is None:
        return False
    if after.date is None:
        return _renamed(shadow, before, after)
    if before.date is None:
        return False
    if before.date.edtf is None or after.date.edtf is None:
        return False
    return before.date.edtf != after.date.edtf or (_renamed(shadow, before, after) and before.organizer is not None and after.organizer is not None)


def _headline(shadow: str, blocks: Sequence[Block], n: int, floor: int, skip: Sequence[bool]) -> int:
    """The first block of the meeting whose lead is block ``n``: its headline lines above belong to it."""
    start = n
    while start - 1 > floor and n - start < 3:
        text = blocks[start - 1].span.slice(shadow)
        if (
            skip[start - 1]
            or len(text) > 60
            or text[-1] in "。；！？：，"
            or "。" in text
            or pattern(r"[（(]?\d|[一二三四五六七八九十]+、|[^：]{1,10}：|散会|.{0,20}签字").match(text)
        ):
            break
        start -= 1
    return start


#: A meeting that is to be held is none yet: `关于召开全县春季农业生产现场会的通知`.
_NOTICE = lazy("^[^，。；：\n]{0,30}(?:关于|定于)[^。；：\n]{0,30}(?:召开|举行|举办|开展|组织)[^。；：\n]{2,60}的(?:预备|补充|紧急|预)?通知$")
_TOLD = lazy("(?:会议|会上)(?:指出|强调|认为|决定|议定)|(?:指出|强调)[，：]")
_NOTIFIES = lazy("通知如下|请[^。\n]{0,40}(?:参加|参会|出席|报送|报名|报到|提前)|(?:定于|拟于|将于)[^。\n]{2,40}(?:召开|举行|举办)|特此通知")


def _announced(shadow: str, blocks: Sequence[Block], skip: Sequence[bool]) -> bool:
    """Whether the text is the notice of a meeting, and not its record."""
    head = [block.span for n, block in enumerate(blocks[:6]) if not skip[n]]
    if not any(_NOTICE.match(each.slice(shadow)) for each in head):
        return False
    whole = (head[0].start, blocks[-1].span.end)
    return bool(_NOTIFIES.search(shadow, *whole)) and not _TOLD.search(shadow, *whole)


def _any_sign(shadow: str, blocks: Sequence[Block], fields: Sequence[Field], skip: Sequence[bool], held: Convenings) -> bool:
    if _announced(shadow, blocks, skip):
        return False
    keys = {field.key for field in fields}
    if len(keys & {"time", "place", "chair", "attend", "record", "absent", "observe", "agenda", "name"}) >= 3:
        return True
    for n, block in enumerate(blocks):
        if skip[n]:
            continue
        text = block.span.slice(shadow)
        if titled(text) and len(blocks) > n + 1:
            return True
        for sentence in block.sentences:
            for convening in held.of(sentence):
                if convening.date or convening.venue or convening.organizer:
                    return True
            if _SIGN.search(sentence.slice(shadow)):
                return True
    return False


_TAKEN_PART = "(?:了)?(?:此次|本次|这次)?(?:会议|座谈|大会|仪式|座谈会|报告会|本次会议|此次会议)"
_SIGN = lazy(
    rf"主持(?:召开|会议|了会议|座谈|学习|仪式|签约|座谈会|本次)|出席{_TAKEN_PART}|参加{_TAKEN_PART}|会议(?:由|指出|强调|要求|认为|决定|议定|听取)|主持。(?<=[^，。；：]{{2}}主持。)|主持人(?:是|为)|在(?:大会|会议|座谈会|总结讲话)(?:上|中)(?:说|指出|强调)"
)


def titled(text: str) -> bool:
    """`…会议记录`, `…会议纪要`: a line that is the title of a record."""
    return text[-1:] in _TITLE_ENDS and _TITLE_LINE.match(text) is not None
