"""What the report is called, which meeting it is about, and what that is called.

In: the shadow, a brief's blocks and convenings, its `Work`. Out: the span of the headline, the main convening, the meeting as the record has it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from briefgen import record
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing import confidence
from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import headings, lines
from briefgen.parsing.form import furniture, labels, outline
from briefgen.parsing.form.frame import MastheadFact
from briefgen.parsing.grammar import convenings
from briefgen.parsing.made import made
from briefgen.parsing.meeting import meeting_names
from briefgen.parsing.meeting.work import Work
from briefgen.spans import Block, Span, lines_of
from briefgen.text.patterns import lazy, pattern

#: What kind of paper it is, in a frame on a line of its own, and a title below it: `【会议记录】⏎清河养蜂合作社　理事会（扩大）`.
_PAPER, _MEETS = (
    lazy(r"[【\[〔]会议[记纪][录要][】\]〕]"),
    lazy(r"(?!.*(?:主持|参加|出席|列席|召开|举行))[^，。；：\n]{2,40}会议?(?:（[^）\n]{1,12}）)?"),
)


def title(shadow: str, body: Sequence[Block], blocks: Sequence[Block], held: convenings.Convenings) -> Span | None:
    """The headline: a first line that is no sentence; of a record `…会议纪要` wherever it stands at the top."""
    for block, below in zip_longest(body[:3], body[1:3]):
        text = furniture.NUMBERED.sub("", block.span.slice(shadow))
        if below is not None and _PAPER.fullmatch(text) and _MEETS.fullmatch(shadow, *below.span):
            return below.span
        if lines.titled(text) and not shadow.startswith("##", block.span.start):  # `## 会议纪要` heads a section
            return block.span
    if not body or body[0] is not blocks[0]:
        return None
    text = furniture.NUMBERED.sub("", body[0].span.slice(shadow))
    if len(text) > 64 or text[-1] in "。；：，" or "。" in text or len(body) < 2 or lines.caption(text) or lines.dateline(text):
        return None
    if any(c.date for c in held.of(body[0].span)) and pattern("[，,].*(?:召开|举行)").search(text):
        return None
    if pattern(r"[^，。：]{1,12}：|[\d一二三四]+月[\d一二三四]+日").match(text):
        return None
    return body[0].span


#: What opens a sentence that tells of another time.
_BESIDE = lazy(alternation(tagged("cues", "aside")))


def main(shadow: str, convenings: Sequence[convenings.Convening]) -> convenings.Convening | None:
    """The convening that the report is about: dated, placed, with people; not a congress that it mentions first."""
    best, score = None, -99.0
    for n, each in enumerate(convenings):
        after = shadow[each.verb.end : each.sentence.end + 60]
        points = 3.0 * bool(each.date) + 1.5 * bool(each.venue) + 1.5 * bool(pattern("主持|出席|参加").search(after)) - 0.5 * n
        name = each.name.slice(shadow) if each.name else ""
        if pattern("全国代表大会|全国人民代表大会|中央全会|届.中全会").search(name):
            points -= 4
        if _BESIDE.match(shadow, each.sentence.start):
            points -= 3
        if points > score:
            best, score = each, points
    return best


#: A line at the top has no more characters, and so many lines can be it.
_LINE_LONGEST, _LINES = 80, 4


def named(
    shadow: str,
    blocks: Sequence[Block],
    narrative: Sequence[Block],
    main: convenings.Convening | None,
    head: MastheadFact | None,
    own: Span | None,
) -> list[meeting_names.Named]:
    """What the meeting may be called: phrases of the lines at the top and of the report's beginning. ``own``: the part of a line that is its name, `工地例会  3月6日  二楼`."""
    told = {block.span for block in narrative}
    lines = [block.span for block in blocks[:_LINES] if block.span not in told and block.span.end - block.span.start <= _LINE_LONGEST]
    lines = [own if own and each.contains(own) else each for each in lines]
    if head and head.name:
        lines.append(head.name)
    return meeting_names.candidates(shadow, lines, narrative, main)


def reported(
    shadow: str, narrative: Sequence[Block], called: meeting_names.Named | None, main: convenings.Convening | None, held: convenings.Convenings
) -> convenings.Convening | None:
    """What the report says of the meeting that it names: of the convening with that name, or around the name; else the main convening."""
    if called is None or (main and main.sentence == called.sentence) or not any(called.sentence in block.sentences for block in narrative[:12]):
        return main
    for each in held.of(called.sentence):
        if each.name and each.name.overlaps(called.span):
            return each
    told = convenings.around(shadow, called.sentence, called.span)
    if main is None:
        return told if told.date or told.venue else None
    alike = main.name is not None and main.name.slice(shadow)[-2:] == called.span.slice(shadow)[-2:]
    if not told.date and (alike or not told.venue):
        return main
    return told._replace(venue=told.venue or main.venue) if alike else told


#: `会议主题：…例会`: a theme that is a name.
_THEME = lazy("会议主题")
_KIND_END = lazy("^[^，。；：]{2,60}(?:会议?|评审|座谈|培训|论坛|仪式)$")
#: Who holds it, as printed: `由市科协、市教育局主办，市图书馆承办的`. One that carries it out (承办) is named behind those that hold it.
_HOSTS = lazy(
    r"(?:(?<=[会议坛动训座赛式])|(?<=^)|(?<=[，。；： 日天午]))由(?P<who>[^，。；：（）由]{2,60}?)(?:联合|共同|牵头|倡议)*(?:主办|举办|发起|召集|组织(?=的|举办|召开|开展|实施))"
)


def organizer(work: Work) -> Span | None:
    """Who held the meeting: from a label, `由…主办`, or the subject of the convening."""
    for each in work.fields:
        if each.key == "organizer" and each.values:
            work.note("organizer", "label-organizer", each.values[0])
            return each.values[0]
    for block in work.narrative[:3]:
        for sentence in block.sentences[:3]:
            hosts = _HOSTS.search(work.shadow, *sentence)
            if hosts and not convenings.names_person(work.shadow, Span(*hosts.span("who"))):
                work.note("organizer", "hosts", Span(*hosts.span("who")))
                return Span(*hosts.span("who"))
    if work.main and work.main.organizer:
        work.note("organizer", "subject-of-convening", work.main.organizer)
        return work.main.organizer
    return None


def recorded(work: Work, found: tuple[Span, str] | None) -> record.Meeting | None:
    """The meeting of a recorded talk, by where its name stands."""
    if found is None:
        return None
    return _meeting(work, *found, confidence.sure("label"))


def _meeting(work: Work, called: Span, rule: str, sure: float | None) -> record.Meeting:
    work.note("meeting", rule, called)
    return made(record.Meeting, name=called.slice(work.text), kind=convenings.kind(called.slice(work.shadow)), span=called, confidence=sure)


#: What a headline has before the meeting's name: marks, its day, what kind of text it is.
_DAY = r"[（(\[【]?(?:20\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?|20\d\d/(?:0?[1-9]|1[0-2])(?![\d/])|20\d{6}(?!\d)|1\d\d/\d{1,2}/\d{1,2}|\d{1,2} ?月 ?\d{1,2} ?[日号]|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])|(?<![\d.])(?:0?[1-9]|1[0-2])\.(?:[12]\d|3[01]|0?[1-9])(?= ?(?:[）)\]】 ]|$|[早午晚晨例周站组]会))|(?<![\d.])(?:2\d)?(?:0[1-9]|1[0-2])[0-3]\d(?![\d.]))(?: ?[（(]?(?:星期|周)[一二三四五六日天][）)]?| ?（[一二三四五六日]）)?[）)\]】]?"
_KIND_OF_TEXT = r"(?:(?<=[例周站组班晨]会)会议|(?<=[会议] )会议)?(?:纪要|[记纪]录[表单]?|备忘录|总结)|(?i:(?:(?<![a-z] )meeting )?(?:minutes|notes))"
_BEFORE_NAME = lazy(
    rf"(?:[^\n，。；：]{{2,40}}? {{4,}}(?=[^ \d]))?(?:[^\w\n（“《【]+|{_DAY}[日 _\-—]*(?:[上下]午|晚上?(?!会(?!议)))?|[【\[]?(?P<text>(?:会议)?(?:{_KIND_OF_TEXT})) *(?:[：】\]|·_]|[-—–]+)|(?P<counted>会议 ?[\d一二三四五六七八九十]{{1,3}}：))*"
)
_DAY_BEFORE, _DAY_BEHIND = lazy(rf" *{_DAY} *"), lazy(rf"(?<=[会议]) {{1,2}}{_DAY} *$")
_BEHIND_NAME = lazy(
    rf"(?P<name>[^，。；\n]*?(?:[^\W\d][）)]?|(?:Day|Week|Sprint|(?i:meeting)|会议?|第) ?[\d.]{{1,4}}))(?=(?P<text>[ _\-—–|：·（(]*(?:{_KIND_OF_TEXT})[）)]?)?(?:[ _\-—–|：·#]*(?:{_DAY}[^，。；\n]{{0,40}}?|\d{{0,3}}(?!\d)))?(?P<text2>[ _\-—–|：·]*(?:{_KIND_OF_TEXT}))?[ _#！]*(?:\.\w{{2,4}})?$)",
    re.MULTILINE,
)
_NO_NAME = lazy("(?:本次)?会议?|第 ?[\\d一二三四五六七八九十]{1,3} ?次|(?i:meeting)|.{0,2}(?:委员会|协会|学会|理事会)|[\\W\\d]*")
#: What a meeting is called, at the end of a name; and a name that is but a number.
_CALLED = lazy(
    r"(?:[\u4e00-\u9fff]会|会议|会谈|评审|研讨|座谈|沙龙|培训|分享|复盘|(?i:meeting|sync|stand-?up|workshop|scrum[^\u4e00-\u9fff]{0,20}))$|第 ?[\d一二三四五六七八九十]{1,3} ?[次期周](?:[\u4e00-\u9fff]{0,2}讨论)?$|(?i:meeting|会议?) ?\d{1,3}$|^[^：]{0,10}(?i:meeting|会议?) ?[#第]? ?[\d一二三四五六七八九十]{1,3} ?[次期]?："
)
_TAGS = lazy("[# ]*(?i:tags?|layout|author|categor(?:y|ies)|keywords?) *：")
_TOP = 3


def _headed(work: Work) -> Span | None:
    """What a record's headline calls the meeting: `# 存储组开工会 2024-05-06`, `# 会议备忘录：需求评审`, `Storage SIG Meeting Minutes`."""
    for n, block in enumerate(work.blocks[:_TOP]):
        line = next(iter(lines_of(work.shadow, block.span)), block.span)
        if (
            line.end - line.start > _LINE_LONGEST
            or (n and work.shadow[line.start] != "#" and "：" in line.slice(work.shadow))
            or _TAGS.match(work.shadow, *line)
        ):
            continue
        before = _BEFORE_NAME.match(work.shadow, *line)
        found = _BEHIND_NAME.match(work.shadow, before.end() if before else line.start, line.end)
        if found is None or before is None or _NO_NAME.fullmatch(found["name"]):
            continue
        span = Span(*found.span("name"))
        if before["text"] or before["counted"] or found["text"] or found["text2"] or _CALLED.search(span.slice(work.shadow)):
            return span
    return None


#: A heading below which the theme stands, perhaps with more about it behind a dash.
_THEME_HEAD = lazy(r"[#* ]*会议(?:主题|名称)[* ：]*")
_THEME_BELOW = lazy(r"(?P<name>[^\n。；：]{3,60}?)(?: *——[^\n]*)?$", re.MULTILINE)
_NEAR_TOP = 8


def _themes(work: Work) -> Iterator[Span]:
    """What stands behind `会议主题：` or below such a heading."""
    for each in work.fields:
        if len(each.values) == 1 and _THEME.match(work.shadow, *each.label) and work.shadow[each.values[0].start] != "《":
            day = _DAY_BEHIND.search(work.shadow, *each.values[0])
            yield Span(each.values[0].start, day.start()) if day else each.values[0]
    for block, below in pairwise(work.blocks[:_NEAR_TOP] if work.project else ()):
        found = _THEME_BELOW.match(work.shadow, *below.span) if _THEME_HEAD.fullmatch(work.shadow, *block.span) else None
        if found and work.shadow[below.span.start] != "#":
            yield Span(*found.span("name"))


def _undated(shadow: str, called: Span) -> Span:
    """A name that begins within the day before it, without that: `11.|27 评审会`."""
    day = _DAY_BEFORE.match(shadow, shadow.rfind("\n", 0, called.start) + 1, called.end)
    return Span(day.end(), called.end) if day and called.start < day.end() < called.end - 1 else called


def name(work: Work) -> record.Meeting | None:
    """The meeting's name and kind: from a label, or what is likeliest of what it may be called."""
    shadow = work.shadow
    called: Span | None = None
    rule = ""
    themes = list(_themes(work))
    for each in work.fields:
        if each.key == "name" and each.values:
            called, rule = each.values[0], "label-name"
    if called is None and (kind := next((each for each in themes if _KIND_END.search(each.slice(shadow))), None)):
        called, rule = kind, "label-theme"
    told = next((each for each in themes if outline.kind_of(each.slice(shadow)) in ("", "topic")), None)
    if called is None and work.project and told:
        called, rule = told, "label-theme"
    if called is None and work.project:
        called, rule = _headed(work), "headline"
    if called is None and work.named is not None and not work.project:
        called = _undated(work.shadow, work.named.span)
        rule = f"convening-{work.main.rule}" if work.main and work.main.name == called else "named"
    if called is None and labels.of_record(work.fields) and not work.project:
        called, rule = _headed(work), "headline"
    if called is None and labels.of_record(work.fields) and told:
        called, rule = told, "label-theme"
    if called is None or headings.day_line(called.slice(shadow)):
        return None
    if work.named is None or work.named.span != called:
        sure = confidence.sure("label")
    else:
        sure = confidence.sure("name", linear.score(meeting_names.DECISION, work.named.features))
    return _meeting(work, called, rule, sure)
