"""The lines of a record's head that have no labels: when, where and who, `4/17 上午9点　船队工棚`.

In: the shadow, its blocks, the labelled fields. Out: `labels.Field` values whose labels are empty, and the name of the meeting where it stands on such a line.
"""

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, labels, tail
from briefgen.parsing.grammar import cues
from briefgen.parsing.grammar.dates import CLOCK, NUMBER
from briefgen.parsing.names import names
from briefgen.parsing.names.offices import is_office
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: So many lines that somebody opens make a talk, one of so many; so many lines above the first of them are its head; no line of it is longer, in characters.
_TALK, _SHARE, _HEAD, _LONGEST = 6, 3, 12, 120
#: The title of a record, also of one that tells what was said without lines of talk.
_RECORD = lazy("记录[本稿]?$")
#: So many are a list.
_LIST = 3
#: So long is what a day is told by: `晨跑后`.
_AFTER = 6
#: A list of those who came is no longer, in characters.
_PARAGRAPH = 600
#: A line that tells what somebody says: `石磊说油不够`.
_TELLS = lazy("[^，。；：、 ]{2,8}?(?:说|讲|问|答)(?![了过的法明起话])")
_YEAR = "(?:20\\d\\d|[二〇○零一三四五六七八九]{4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年"
_DAY = (
    rf"(?:农历|阳历|公历)?(?:{_YEAR})?(?:{NUMBER}|[冬腊正])月(?:初|廿)?{NUMBER}[日号]?|(?:20\d\d[-./])?(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?![\d.])"
    rf"|(?:{NUMBER}月|(?:本|第[一二])学期)?第 ?{NUMBER} ?周|(?:星期|周|礼拜)[一二三四五六日天]"
)
#: Lessons of a school's day: `第二、三节课后`.
_LESSON = f"第{NUMBER}(?:[、和至—-]{NUMBER})?节课?(?:课?后)?"
_POINT = f"(?:{_DAY}|{alternation(tagged('occasions', 'part', 'shift'))}|[早晚]|约?{CLOCK}|{_LESSON})"
#: When, in one piece of a line, with what began or ended then; the day of the week in brackets.
_WHEN = lazy(
    rf"{_POINT}(?: ?{_POINT}|[（(](?:{_DAY}|[一二三四五六日])(?:，{_DAY})?[）)])*(?: ?(?:至|到|-+|—+|~|～) ?{_POINT}+)?(?:{alternation(tagged('occasions', 'began'))})*(?:[\u4e00-\u9fff]{{1,4}}?(?:[以之]?后|完))?$"
)
#: A day; `10：05 断水` tells of a moment.
_HAS_DAY = lazy(r"[月日号周/]|星期|礼拜|\d\.\d")
_WEEKDAY = lazy("[（(][一二三四五六日][）)]$")
#: What stands before what a place ends with, and may have a number in it; the number of a room behind it.
_BEFORE = r"[^，。；：、（）\d]{0,14}(?:\d{1,4}[#号]?|[（(]\d{1,2}[）)])?[^，。；：、（）\d]{0,14}"
_ROOM = r"[A-Za-z]?\d{3,4}"
#: Where, in one piece: `二楼大会议室`, `博学楼415`, `在石站长家院子里`.
_WHERE = lazy(
    rf"(?!.*(?:{alternation(tagged('venues', 'nowhere'))}))(?:(?:[^，。在]{{1,3}}[完后])?就?在|假)?(?P<where>{_BEFORE}(?:{alternation(tagged('venues', 'end', 'house', 'spot'))})(?:{_ROOM}|[里中内上下]|那间)?”?|{_BEFORE}[\u4e00-\u9fff][A-Za-z]?\d{{3}}”?)(?:开的?会?|召开)?$"
)
_CHAIR = lazy("(?:(?:本次)?(?:会议?(?!长)|例会))?由?(?P<who>(?!由)[^，。；：、 （）]{1,12}?(?:（[^（）]{1,12}）)?)(?:同志)?主持(?:会议)?$")
#: Who came or listened, who is no list: `车间主任石磊参加`.
_CAME_TOO = lazy("(?P<who>[^，。；：、 （）]{2,14}?(?:（[^（）]{1,12}）)?)参加(?:会议)?$")
_LISTENED = lazy("(?P<who>[^，。；： （）]{2,30}?(?:（[^（）]{1,12}）)?)也?(?:来听会|(?:列席|旁听)(?:会议)?(?:并(?:做|作)?记录)?)$")
#: How many did: `旁听渔户4人`, `渔户旁听4人`.
_LISTENERS = lazy(r"(?:列席|旁听) ?(?P<who>[^，。；：、 （）]{2,8}?\d{1,3}[人名位])$")
_LISTENERS_OF = lazy(r"(?P<who>[^，。；：、 （）]{2,8}(?:列席|旁听) ?\d{1,3}[人名位])$")
#: Who came, or wrote, behind a word of one character that is no label elsewhere: `到：石磊、韩雪`, `记：骆`; how many: `到会渔户代表23人`; who did not, in brackets: `（没来的：石磊）`.
_SAYS_WHO = "(?:到|来|在|在座|在场|上线|在线|参加|参会|出席|到会)(?:的(?:人|有)?|有|了)?："
_BEHIND_WORD = lazy(f"{_SAYS_WHO}(?P<who>[^，。；：]+)$")
_THERE_ARE = lazy(f"{_SAYS_WHO}(?P<who>[^。；：]+)(?:[。]|$)")
_MANY_CAME = lazy(f"(?:实?到(?:会|(?!会))|来了)(?P<who>[^，。；：、\\d]{{2,8}}{NUMBER}[人名位户])$")
_KEPT_BY = lazy("记：(?P<who>[^，。；：、]{1,8})$")
_AWAY_ARE = lazy("[（(][^，。；：（）]{0,8}(?:没[来到]|请假|缺席|未到)的?：(?P<who>[^（）]+)[）)]$")
#: What says that they came: `来了|石磊、韩雪`, `到会的有|石磊、韩雪`.
_ARRIVED = "(?:来了|到了|[来到]的有|(?:到会|参加|参会|出席)的?有)"
#: A list of who came behind words that say so: `组长来了石磊、韩雪、骆春`.
_CAME_HERE = lazy(f"(?P<says>[^，。；：、 （）]{{0,6}}{_ARRIVED})(?P<who>[^，。；：]{{2,}}、[^，。；：]{{2,}})$")
#: The same in a sentence, commas between: `站长石磊主持，会计韩雪，组长骆春、邓岩参加，…`; behind how many they were: `组员7人，到了6人：…`.
_CAME_ALL = lazy(
    "(?:(?P<chair>[^，。；：、 （）]{1,12}?)(?P<does>主持)，)?(?P<who>[^。；：]*、[^。；：]*?)(?P<did>参加|出席|到会|到场)(?:会议)?(?=[，。；]|$)"
)
_CAME_OF = lazy("(?P<says>[^。；：、]{0,24}[到来]了?[^。；：、]{0,6}：)(?P<who>[^。；：]+)(?=[。；]|$)")
#: The same behind `到会的有`; who listened; who wrote.
_WERE = (
    (
        "attend",
        lazy(f"[^，。；：、 （）]{{0,6}}{_ARRIVED}(?P<who>[^。；：]*、[^。；：]*)(?=[。；]|$)"),
        _LIST,
    ),
    ("observe", lazy("(?P<who>[^，。；：]{2,60}?)(?:列席|旁听)(?:会议)?(?=[。；]|$)"), 1),
    ("absent", lazy("(?P<who>[^，。；：、 因]{2,14})因[^，。；：、]{1,16}?(?:请假|缺席|未到会?|没来|未(?:能)?参加)(?:会议)?(?=[。；]|$)"), 1),
    ("record", lazy("(?:由|会议)?记录(?:人|员)?[： ]{0,2}(?P<who>[^，。；：、 ]{2,8})(?=[。；]|$)"), 1),
)
#: Who came, in brackets behind how many they were: `实到3人（石磊、韩雪、骆春），…`.
_CAME_COUNTED = lazy(
    rf"(?P<counts>(?:应到[^，。；：、\d]{{0,6}}{NUMBER}[人名位户]，)?实?到[^，。；：、\d]{{0,6}}{NUMBER}[人名位户])（(?P<who>[^（）]+、[^（）]+)）"
)
#: Names in brackets, with what they are of: `到会3人（石磊、韩雪、骆春）`.
_ROSTER = lazy("（[^（）]*、[^（）]*、")
#: What stands before those of a group: `监事：石磊`, `渔户代表3个：…`.
_GROUP = lazy(r"(?P<label>[^，。；：、 \d（）]{2,10}(?: ?\d{1,3} ?[个人名位])?)：")
#: What blanks and marks part, brackets with what stands in them as one, `第 7 周`; its parts.
_TOKEN = lazy(
    r"(?<![^ ])[·|•+](?![^ ])|[A-Za-z]+(?: [A-Za-z]+)? [Mm]eeting(?![^ ])|\d{1,2}：\d{2} ?[-~—]+ ?\d{1,2}：\d{2}(?!\d)|[A-Z]\d{1,3} [\u4e00-\u9fff]{1,6}[室厅](?![^ |])|(?:第 ?(?:\d+|[一二三四五六七八九十]+) ?(?=[周次期节])|[^ ，。；（(/|]|(?<! )/(?! )|[（(][^（）()]*[）)]|[（(])+"
)
_COLUMN = ("·", "|", "•", "+")
#: Before who came besides: `另|水利站老韩列席`.
_ALSO = lazy("另有?|还有")
_PART = lazy(r"(?:[^（(]|[（(]\d{1,2}[）)](?=[班年级组号]))+|[（(][^（）()]*[）)]|[（(]")
#: Who wrote it down, on a line of his own: `石磊记`.
_WROTE = lazy("(?P<who>[\u4e00-\u9fff]{2,8}?)(?:做?记录|记)$")
#: What a line begins with that says when; what it says but once.
_BEGINS, _ONCE = frozenset(["time", "place", "name", "number", "organizer"]), ("place", "name", "chair", "organizer")
#: The same with what they did first: `主持石站长`, `记录韩雪`.
_LED, _KEPT = (lazy(f"{word}(?:人|员)?(?P<who>[^，。；：、 （）]{{2,8}})$") for word in ("主持", "记录"))
#: Who did not come: `（石磊请假）`.
_AWAY = lazy("(?P<who>[^，。；：（）]{2,24}?)(?:请了?假|没来|没到|缺席|未到会?)$")
_DOES = (
    ("chair", _LED),
    ("attend", _BEHIND_WORD),
    ("attend", _MANY_CAME),
    ("record", _KEPT_BY),
    ("record", _KEPT),
    ("chair", _CHAIR),
    ("absent", _AWAY),
    ("attend", _CAME_HERE),
    ("attend", _CAME_TOO),
    ("observe", _LISTENED),
    ("observe", _LISTENERS),
    ("observe", _LISTENERS_OF),
    ("record", _WROTE),
)
_OF_ONE = frozenset(["chair", "record", "absent"])
#: Of whom a line below the first may tell alone.
_WHO = frozenset(["counts", *(key for key, _ in _DOES)])
#: Where and what in one piece: `在渠首开理事会`.
_HELD_AT = lazy("就?在(?P<where>[^，。；：、]{2,18}?)召?开了?(?P<name>[^，。；：、 ]{2,16}会)$")
#: `社务会在|镇社二楼|召开`
_HELD_IN = lazy("(?P<name>[^，。；：、 在]{1,12}会议?)在(?P<where>[^，。；：、]{2,18}?)(?:召开|举行|开)$")
#: That a meeting was held: `石磊主持召开例会`.
_HOLDS = lazy("(?:主持)?(?:召开|举行)(?!$)")
#: Which meeting of many, which book of records: `第5期`, `2024年第3次`.
_COUNT = lazy(rf"(?:20\d\d年?)?第 ?{NUMBER} ?[次期]$")
#: What the name of a meeting ends with.
_NAMED = lazy(f"(?<!开的)(?:{alternation(tagged('meetings', 'sort'))}|会议?)(?:会?议?(?:记录|纪要|笔录))?$|[Mm]eeting$")
_MEETS_ON_LINE = lazy("线上(?:会议?|例会|碰头会)(?:$|[（(])")
#: A room in brackets.
_ROOM_ALONE = lazy("[^，。；：、（）的]{0,10}[室厅堂间楼馆]")
#: Where nobody meets in a room: `腾讯会议`.
_ON_LINE = lazy(f"(?i){alternation(tagged('venues', 'line'))}(?:会议|群|线上)?$")
#: `会议在|3月6日晚7点开始`, `地点是|渠首板房`.
_SAYS_WHAT = lazy("(?:会议?|例会)?(?:时间)?[在于是](?=[\\d〇二]{1,4}年|\\d{1,2}月)|(?:会议)?地点[是在]")
#: The part of a day before the name of a meeting: `晚|船队调度`; at the beginning of a line 晚 is part of a name: `晚香队队会`.
_PART_BEFORE = lazy(f"(?!(?<![^\\n])晚[^上间])(?:{alternation(tagged('occasions', 'part'))})(?=[^，。；：、]{{3,}}$)")
#: A label that is none elsewhere: `人：石磊、韩雪`.
_PEOPLE = lazy("人[：，] *")
#: Who came, without names: `全体船工9人，另请水利站石站长`.
_CAME = lazy(r"(?:全体|各)[^：；。]{2,16}(?:，[^：；。]{2,30})?$|[^，：；。\d]{2,12}\d{1,3}人(?:，[^：；。]{2,30})?$")
#: How many came: `一共六个组长到了六个`, `组长六个全到`.
_HOW_MANY = lazy(
    f"(?:一共|总共|共)[^，。；：、]{{0,12}}(?:{NUMBER}|\\d)[^，。；：、]{{0,4}}$|[^，。；：、]{{0,6}}{NUMBER}[个人名位]?(?:都|全)到(?:齐|了)?$"
    f"|(?:实?到会?|出席|来了) ?(?:{NUMBER}|\\d+) ?个?[人名位户]$"
)


#: Who did not come, a group without names: `夜班休息及门诊|未到`; who met, where nothing names the meeting: `跑团|开会`.
_GROUP_AWAY = lazy("(?P<who>(?![^，。；：]*[我你他她说讲的])[^，。；：、（） \\d]{2,12}?)(?:均|都)?(?:未到会?|没来|缺席|请假)$")
_MEETS = lazy("(?P<who>(?!现在|今天|开始|上午|下午|晚上|第|[一二三四]季度|[本上下]周)[\u4e00-\u9fffA-Za-z]{2,10}?(?<!天)(?<!上)(?<!午))开(?:个)?会$")
#: Behind how many came who they were, or how many did not: `到会3人|（石磊、韩雪）`, `到14人|，缺2人`.
_COUNTS_ON = lazy("[（(]|，(?:缺|应|请假|未到)")
#: How many should have come and how many did: `委员7人，到6人（骆委员出车）`.
_TURNOUT = lazy(rf"(?:应到)?[^，。；：、\d]{{0,8}}{NUMBER}[人名位户]，(?:实)?[来到]了?(?:会)? ?{NUMBER}[人名位户]?(?:（[^（）]*）)?[，。]?")


#: What commas part in brackets; more than so many tell more than when and where.
_CLAUSE, _TWO = lazy("[^，]+"), 2
#: When and where, behind the name of the meeting.
_IN_BRACKETS = lazy("(?P<when>[^，]+)，(?P<where>[^，]+)")


class Head(NamedTuple):
    """The fields of a record, with those that stand in its head without labels, and the name of the meeting on one of its lines."""

    fields: Sequence[labels.Field]
    name: Span | None = None


class _Piece(NamedTuple):
    """A part of a line, with what it tells: the key of a field, ``name``, ``note`` or, where it says that and what was held, ``held``; and the words that are the value."""

    key: str
    span: Span
    value: Span


def read(shadow: str, blocks: Sequence[Block], fields: Sequence[labels.Field]) -> Head:
    """The fields of a record in talk with the unlabelled lines of its head, and without what only looks like a label amid the talk; those of other texts as they are."""
    texts = [block.span.slice(shadow) for block in blocks]
    labelled = Cover(each.label for each in fields if each.label.end > each.label.start)
    opened = [
        n
        for n, text in enumerate(texts)
        if (dialogue.opened(text) or _TELLS.match(text))
        and not _PEOPLE.match(text)
        and not labelled.overlaps(blocks[n].span)
        and not _lists_who(text)
    ]
    if (len(opened) < _TALK or _SHARE * len(opened) < len(blocks)) and not _RECORD.search(texts[0]):
        return Head(fields)
    talk = blocks[opened[_TALK // 2]].span.start if len(opened) >= _TALK else blocks[-1].span.end
    fields = [each for each in fields if each.label.start < talk or each.key not in _HEADING or not _heads(shadow, each)]
    found: list[_Piece] = []
    for n, block in enumerate(blocks[:_HEAD]):
        start = block.span.start
        short = block.span.end - start <= _PARAGRAPH
        members = _members(shadow, block.span) if found and short and not labelled.overlaps(block.span) else None
        if members:
            found.append(members)
            continue
        if n in opened:
            break
        labels_from = min((each.span.start for each in fields if each.span.overlaps(block.span)), default=block.span.end)
        for line in _sentences(shadow, strip(shadow, Span(start, labels_from))):  # labels may stand behind
            known = {each.key for each in fields if each.span.end <= start} | {each.key for each in found}
            told = _line(shadow, line, known) if line.end - line.start <= _LONGEST else []
            came = _came(shadow, line) if short and "time" in known and not told else []
            if short and "time" in known and "attend" not in known and not told and not came:
                who = Span(line.start, line.end - (shadow[line.end - 1] == "。"))
                came = (
                    [_Piece("attend", who, who)] if _lists(shadow, who) and not _ACTS.search(shadow, *who) else []
                )  # `理事长石磊、理事韩雪，监事骆老师。`
            told = told or [each for each in came if each.key not in known]
            if not told and shadow[start] != "（":
                break
            found += told
    if "time" not in {each.key for each in fields} | {each.key for each in found}:
        found += _dated_below(shadow, blocks[-_FOOT:] if len(opened) >= _TALK else ())
    names = [each.span for each in found if each.key == "name"]
    own = [_field(each) for each in found if each.key != "name"]
    return Head(sorted([*fields, *own], key=lambda each: each.span), names[0] if len(names) == 1 else None)


#: Who came, on the line below the heading of a meeting of a project, and nothing else: `石磊, 韩雪, moss`; one of them.
_CAME_ONLY = lazy(r"(?:[\u4e00-\u9fff]{2,4}|[A-Za-z][\w.-]{1,19}|\d{3})(?: ?[,，、] ?(?:[\u4e00-\u9fff]{2,4}|[A-Za-z][\w.-]{1,19}|\d{3}))+")
_ENTRY = lazy(r"[^,，、 ]+")


def below(shadow: str, blocks: Sequence[Block], fields: Sequence[labels.Field]) -> Head:
    """The fields of minutes of a project, with those who came on the line below its heading, where no label says who did."""
    if len(blocks) < 2 or any(each.key == "attend" for each in fields) or shadow[blocks[0].span.start] != "#":
        return Head(fields)
    start = blocks[1].span.start
    line = Span(start, min(blocks[1].span.end, (shadow.find("\n", start) + 1 or len(shadow) + 1) - 1))
    entries = [match[0] for match in _ENTRY.finditer(shadow, *line)] if _CAME_ONLY.fullmatch(shadow, *line) else []
    words = sum(segmenter.is_word(each) and not names.surnamed(each) for each in entries)
    if not entries or 3 * words > len(entries) or not any(each.isascii() or names.surnamed(each) for each in entries):
        return Head(fields)
    return Head(sorted([*fields, _field(_Piece("attend", line, line))], key=lambda each: each.span))


#: In so many of the last blocks a record says when it was, if not at its head; behind who wrote it, or on a line of its own.
_FOOT = 3
_DAY_BELOW = lazy(rf"(?:^|(?<=[^\n]  )|(?<=[（(，。]))(?:{_DAY})(?: ?(?:{alternation(tagged('occasions', 'part'))}|晚))?(?=[）)。]|$)")


def _dated_below(shadow: str, blocks: Sequence[Block]) -> list[_Piece]:
    """The day at the foot of a record whose head has none: `记录：石磊    2026.4.25`, `2026.2.28 晚`."""
    for block in reversed(blocks):
        line = Span(shadow.rfind("\n", 0, block.span.end) + 1, block.span.end)
        found = None if dialogue.opened(line.slice(shadow)) and "  " not in line.slice(shadow) else _DAY_BELOW.search(line.slice(shadow))
        if found and _HAS_DAY.search(found[0]) and _signs(line.slice(shadow)[: found.start()]):
            when = Span(line.start + found.start(), line.start + found.end())
            return [_Piece("time", when, when)]
    return []


def _signs(text: str) -> bool:
    """Whether what stands before a day is nothing, or who wrote: `记录：石磊，`, `石磊    `; not `（水泵验收合格，`."""
    before = text.strip("（( ，。")
    return not before or (len(before) <= _CALLED and names.surnamed(before)) or _WRITTEN.search(before) is not None


_WRITTEN = lazy("记|整理|撰|供稿|签")


def _lists_who(text: str) -> bool:
    """Whether a line that somebody seems to open says who came: `到的：石磊、韩雪（会计）。`."""
    there = _THERE_ARE.match(text)
    return there is not None and _lists(text, Span(*there.span("who")), 2)


def _sentences(shadow: str, line: Span) -> Iterator[Span]:
    """The sentences of a line, the line itself where it has but one or is in brackets; what says when and where by itself ends with the printed line."""
    start = line.start
    if shadow[start] == "（" and shadow[line.end - 1] == "）" and "（" not in shadow[start + 1 : line.end] and "。" in shadow[start : line.end - 2]:
        yield from _sentences(shadow, Span(start + 1, line.end - 1))  # `（3月6日晚，二楼。参加的：石磊、韩雪。记录 骆春。）`
        return
    while start < line.end:
        stop, printed = shadow.find("。", start, line.end), shadow.find("\n", start, line.end)
        end = line.end if stop < 0 or shadow[line.start] in "（(【" else stop + 1
        if start < printed < end and {"time", "place"} == {each.key for each in _together(shadow, Span(start, printed))}:
            end = printed + 1
        yield strip(shadow, Span(start, end))
        start = end


#: Keys of labels that are also headings.
_HEADING = frozenset(["attend", "observe", "agenda"])


def _heads(shadow: str, field: labels.Field) -> bool:
    """Whether a label is all of its line, as a heading is: `【列席】`, `三、议题`."""
    return shadow[field.label.end : field.label.end + 1] in ("", "\n") or "\n" in shadow[field.label.start : field.label.end]


def _field(piece: _Piece) -> labels.Field:
    """A piece as a field; what stands before its value is its label, `在|渠首`, else what stands behind: `石磊|主持`."""
    (start, end), value = piece.span, piece.value
    label = (
        Span(start, value.start) if value.start > start else Span(value.end, end) if value.end < end and piece.key != "counts" else Span(start, start)
    )
    return labels.Field("name" if piece.key == "held" else piece.key, label, (value,), piece.span)


def _line(shadow: str, line: Span, known: Collection[str]) -> list[_Piece]:
    """The pieces of a line that says when, where or who; nothing where it says something else. ``known``: what labels and the lines above it have said."""
    out = _together(shadow, line)
    places = [each.key for each in out].count("place")
    named = [each.key for each in out[:2]] == ["place", "name"]  # `“慢行”俱乐部 队委碰头 3/22 在面馆`
    if places > 1 and out[0].key == "place" and (named or labels.UNIT.fullmatch(shadow, *out[0].value)):
        out[0] = out[0]._replace(key="organizer")  # `清河水利站，3月6日，站会议室`
    keys = [each.key for each in out]
    if "held" in keys and keys[:3] != ["time", "place", "held"]:
        return []  # a sentence of the record's own says it all
    if "time" in known:
        people = _PEOPLE.match(shadow, *line)
        if "attend" not in known and (people or _lists(shadow, line)):
            return [_Piece("attend", line, Span(people.end(), line.end) if people else line)]
        if keys == ["place"] and "place" not in known:
            return out
        if _WHO.issuperset(key for key in keys if key != "note") and not ("chair" in keys and "chair" in known):
            return [each for each in out if each.key != "note"]
        there = _THERE_ARE.match(shadow, out[1].span.start, line.end) if keys[:1] == ["name"] and len(out) > 1 else None
        if there and not {"name", "attend"} & set(known) and _lists(shadow, Span(*there.span("who")), 2):
            return [out[0], _Piece("attend", Span(out[1].span.start, there.end("who")), Span(*there.span("who")))]  # `村两委会，到的人：…`
        if keys == ["name"] and "name" not in known and shadow[line.end - 1] == "，":
            return out  # `村两委会，|到的人：…`
        if "name" in keys:
            return []
    rest = keys.index("") if "" in keys else len(keys)
    if "time" not in keys[:rest] or keys[0] not in _BEGINS or any(keys[:rest].count(key) > 1 for key in _ONCE):
        return []
    if rest < len(keys):  # something is said besides
        behind = Span(out[rest].span.start, line.end)
        if "place" not in keys and not any(each.key == "time" and _HAS_DAY.search(shadow, *each.span) for each in out):
            return []
        there = _THERE_ARE.match(shadow, *behind)
        if there and _lists(shadow, Span(*there.span("who")), 2):
            return [each for each in out[:rest] if each.key != "note"] + [
                _Piece("attend", Span(behind.start, there.end("who")), Span(*there.span("who")))
            ]
        if _TURNOUT.fullmatch(shadow, *behind):
            out = [*out[:rest], _Piece("counts", behind, behind)]
        elif "attend" not in known and (_CAME.match(shadow, *behind) or _lists(shadow, behind)):
            out = [*out[:rest], _Piece("attend", behind, behind)]
        elif (any(keys[rest:]) or shadow[line.end : line.end + 1] not in ("", "\n")) and not (
            {"place", "name"} & set(keys) and _columns(shadow, out)
        ):
            apart = shadow[out[0].span.end] == "，" or shadow[out[rest].span.end - 1] == "后"
            if keys == ["time", "", "place"] and shadow[out[1].span.end - 1] == "后" and out[1].span.end - out[1].span.start <= _AFTER:
                when = out[0]._replace(span=Span(out[0].span.start, out[1].span.end), value=Span(out[0].value.start, out[1].span.end))
                return [when, out[2]]  # `3月6日（周六）晨跑后，站里`
            if keys == ["time", "", "place"] and apart and shadow[line.end : line.end + 1] in ("", "\n"):
                return [out[0], out[2]]  # `3月6日，接完孩子后4：50开始，绘本室`
            parted = shadow[out[1].span.end] in "， " and not _ROSTER.search(shadow, *behind)  # `3月6日，渠首，站长叫的，都来了`
            headed = {"name", "time", "place"} == set(keys[:rest]) and shadow[line.end - 1] == "）"
            if not headed and (keys[:2] != ["time", "place"] or not (shadow.startswith("在", out[1].span.start) or parted)):
                return []  # a sentence
            out = out[:rest]
    return [each for each in out if each.key not in ("", "note")]


def _columns(shadow: str, pieces: Sequence[_Piece]) -> bool:
    """Whether two blanks or a bar part what a line says besides from what it says of the meeting."""
    return all(each.key or not before.key or shadow.endswith(("  ", "|", "| "), 0, each.span.start) for before, each in itertools.pairwise(pieces))


def _together(shadow: str, line: Span) -> list[_Piece]:
    """The pieces of a line; days and hours, parts of a place and the brackets behind either as one."""
    out: list[_Piece] = []
    for each in (told for piece in _pieces(shadow, line) for told in _told(shadow, piece)):
        before = out[-1].key if out else ""
        if before == "name" and each.key == "place" and _MEETS_ON_LINE.match(shadow, *each.span):
            each = each._replace(key="name")  # `家委会 线上会议（腾讯会议）`
        if each.key == "time" != before and shadow[each.span.start] in "（(":
            each = each._replace(key="note")  # `（一）`, the number of a part
        if before == "counts" and each.key == "note":
            out[-1] = out[-1]._replace(span=Span(out[-1].span.start, each.span.end))  # `到会十四人，签到另附`
        elif (before == each.key and before in ("time", "place", "name")) or (each.key == "note" and before in ("name", "time", "place")):
            last = out[-1]
            out[-1] = last._replace(span=Span(last.span.start, each.span.end), value=Span(last.value.start, max(last.value.end, each.value.end)))
        else:
            out.append(each)
    return out


def _came(shadow: str, sentence: Span) -> list[_Piece]:
    """Who was in the chair and who came, as the first part of a sentence tells it; what else it says stays."""
    if (there := _THERE_ARE.match(shadow, *sentence)) and _lists(shadow, Span(*there.span("who")), 2):
        return [_Piece("attend", Span(sentence.start, there.end("who")), Span(*there.span("who")))]
    if (of := _CAME_OF.match(shadow, *sentence)) and _lists(shadow, Span(*of.span("who"))):
        return [_Piece("attend", Span(*of.span()), Span(*of.span("who")))]
    if (counted := _CAME_COUNTED.match(shadow, *sentence)) and _lists(shadow, Span(*counted.span("who"))):
        counts, who = (Span(*counted.span(part)) for part in ("counts", "who"))
        return [_Piece("counts", counts, counts), _Piece("attend", who, who)]
    for key, form, least in _WERE:
        if (were := form.match(shadow, *sentence)) and _lists(shadow, Span(*were.span("who")), least, half=key == "observe"):
            return [_Piece(key, Span(*were.span()), Span(*were.span(0 if key == "absent" else "who")))]
    match = _CAME_ALL.match(shadow, *sentence)
    who, chair = (Span(*match.span(part)) for part in ("who", "chair")) if match else (sentence, sentence)
    if match is None or not _lists(shadow, who) or (match["chair"] and not _lists(shadow, chair, 1)):
        return []
    led = [_Piece("chair", Span(chair.start, match.end("does")), chair)] if match["chair"] else []
    return [*led, _Piece("attend", Span(who.start, match.end("did")), who)]


def _members(shadow: str, line: Span) -> _Piece | None:
    """A line of a head that somebody seems to open, where names are all that he says: `监事：石磊 韩雪`."""
    match = _GROUP.match(shadow, *line)
    who = strip(shadow, Span(match.end(), line.end)) if match else line
    here = match is not None and _HERE.fullmatch(match["label"]) is not None
    return _Piece(labels.unlisted(match["label"]), line, who) if match and _lists(shadow, who, 1, half=here) else None


#: What says of those in a list how they took part: `在线：甘岚、木子`.
_HERE = lazy("(?:现场|在线|线上|线下|远程|视频|电话|到场|在座)(?:的|人员|参会|参加|同事|接入)*")


def _lists(shadow: str, words: Span, least: int = _LIST, *, half: bool = False) -> bool:
    """Whether words are but a list of people, of so many at least, most of whom, or ``half``, look like somebody: `镇长 石磊、水利站 老韩、各片长`."""
    names = [Span(words.start + each.start(), words.start + each.end()) for each in _NAME.finditer(words.slice(shadow))]
    return (
        len(names) >= least
        and 2 * sum(_one(shadow, each, among=len(names) > 1) for each in names) > len(names) - half
        and _SAYS.search(shadow, *words) is None
        and dialogue.enumeration(shadow, words.start) is None
    )


def _one(shadow: str, who: Span, *, among: bool) -> bool:
    """Whether an entry of a list looks like somebody, or like several: `石磊`, ``among`` others `前台小韩`, `保洁两位阿姨`."""
    text = who.slice(shadow)
    if text in surnames() or dialogue.somebody(shadow, who):
        return True
    return among and (
        text == "我"
        or _SOME.search(text) is not None
        or any(len(text) > size + 1 and dialogue.somebody(shadow, Span(who.end - size, who.end)) for size in (2, 3))
    )


def _officer(text: str) -> bool:
    """Whether words are an office and who holds it, whatever he is called: `会长炳坤叔公`."""
    return any(is_office(text[:end]) and _named(text[end:]) for end in range(2, len(text)) if len(text) - end <= _CALLED)


def _named(text: str) -> bool:
    """Whether a word can be what somebody is called: not `轮流`."""
    return names.surname_at(text, 0) > 0 or not segmenter.is_word(text)


#: How many there were: `保洁|两位|阿姨`; what somebody is called behind his office is no longer, in characters.
_SOME, _CALLED = lazy("[几两二三四五六七八九十\\d] ?[位名个](?=[\u4e00-\u9fff])"), 4
#: Somebody in a list that blanks or marks part, without brackets.
_NAME = lazy(r"(?<![（\d])[^ 、，/（）]+(?![^（]*）)")
#: What the sentence has that is more than one: `会长石先生|主持|，到会的有…`.
_ACTS = lazy("主持|到会|参加|出席|列席|到场|来了|请假|缺席|记录")
#: What no list of people has.
_SAYS = lazy("[。？！：]")


def _pieces(shadow: str, line: Span) -> Iterator[Span]:
    """What blanks, commas and brackets part, without the brackets around all of it; who was in the chair or came, with the brackets behind his name."""
    start, end = line
    if shadow[start] in "（(【" and shadow[end - 1] in "）)】" and not any(mark in shadow[start + 1 : end - 1] for mark in "（("):
        start, end = start + 1, end - 1
    for token in _TOKEN.finditer(shadow, start, end):
        if token[0] in _COLUMN:
            continue
        also = _ALSO.match(shadow, *token.span())
        if any(form.match(shadow, *token.span()) for form in (_CHAIR, _CAME_TOO, _LISTENED, _WHERE)):
            yield Span(also.end() if also else token.start(), token.end())
        else:
            yield from (Span(*part.span()) for part in _PART.finditer(shadow, *token.span()))


def _told(shadow: str, piece: Span) -> list[_Piece]:
    """What a piece of a line tells; a key that is empty where that is nothing of a head."""
    start, end = piece
    if shadow[start] in "（(":
        if (away := _AWAY_ARE.match(shadow, *piece)) and _lists(shadow, Span(*away.span("who")), 1):
            return [_Piece("absent", piece, Span(*away.span("who")))]
        dated = _WEEKDAY.match(shadow, *piece) or all(_WHEN.match(each) for each in shadow[start + 1 : end - 1].split("，"))
        parts = _IN_BRACKETS.fullmatch(shadow, start + 1, end - 1)
        day, venue = (Span(*parts.span(each)) if parts else piece for each in ("when", "where"))
        if parts and not dated and _WHEN.match(shadow, *day) and (place := _WHERE.match(shadow, *venue)):
            return [_Piece("time", day, day), _Piece("place", venue, Span(*place.span("where")))]  # `例会（3月6日晚，渠首）`
        inside = [Span(*each.span()) for each in _CLAUSE.finditer(shadow, start + 1, end - 1)]
        if len(inside) > _TWO and not dated and _WHEN.match(shadow, *inside[0]) and _WHERE.match(shadow, *inside[1]):
            return [told for each in inside for told in _told(shadow, each)]  # `班前会 6/23（早7：40，泵房旁，14人到13，小韩调休）`
        first = Span(start + 1, start + 1 + len(shadow[start + 1 : end - 1].partition("，")[0]))
        if not dated and _ROOM_ALONE.fullmatch(shadow, *first):
            return [_Piece("place", Span(first.start, end), first)]  # `碰头会（二楼样品间，站着开的）`
        return [_Piece("time" if dated else "note", piece, piece)]
    if before := _SAYS_WHAT.match(shadow, *piece):
        return [each._replace(span=Span(start, each.span.end)) for each in _told(shadow, Span(before.end(), end))[:1]]
    if _WHEN.match(shadow, *piece):
        return [_Piece("time", piece, piece)]
    if (part := _PART_BEFORE.match(shadow, *piece)) and _NAMED.search(shadow, part.end(), end):
        when, name = Span(*part.span()), Span(part.end(), end)
        return [_Piece("time", when, when), _Piece("name", name, name)]
    at = shadow.find("在", *piece)
    if at > start and _WHEN.match(shadow, start, at) and (where := _WHERE.match(shadow, at, end)):
        when = Span(start, at)
        return [_Piece("time", when, when), _Piece("place", Span(at, end), Span(*where.span("where")))]
    for key, form in _DOES:
        if does := form.match(shadow, *piece):
            who = Span(*does.span("who"))
            if (key not in _OF_ONE and "、" not in does["who"]) or _lists(shadow, who, 1) or (key == "chair" and _officer(does["who"])):
                return [_Piece(key, piece, who)]
    if tail.tail(piece.slice(shadow)):
        return [_Piece("note", piece, piece)]  # `签到另附`
    if gone := _GROUP_AWAY.match(shadow, *piece):
        return [_Piece("absent", piece, Span(*gone.span("who")))]
    if (meets := _MEETS.match(shadow, *piece)) and (not segmenter.is_word(meets["who"]) or cues.ends_as_group(meets["who"])):
        return [_Piece("organizer", piece, Span(*meets.span("who")))]
    if _HOW_MANY.match(shadow, *piece) and not _COUNTS_ON.match(shadow, end):
        return [_Piece("counts", piece, piece)]
    if _COUNT.match(shadow, *piece):
        return [_Piece("number", piece, piece)]
    if held := _HELD_AT.match(shadow, *piece):
        venue = Span(*held.span("where"))
        return [_Piece("place", Span(start, venue.end), venue), _Piece("held", Span(venue.end, end), Span(*held.span("name")))]
    if held := _HELD_IN.match(shadow, *piece):
        return [_Piece("place", piece, Span(*held.span("where")))]
    if _HOLDS.search(shadow, *piece):
        return [_Piece("held", piece, piece)]
    if _ON_LINE.match(shadow, *piece):
        return [_Piece("place", piece, piece)]
    if where := _WHERE.match(shadow, *piece):
        return [_Piece("place", piece, Span(*where.span("where")))]
    return [_Piece("name" if _NAMED.search(shadow, *piece) else "", piece, piece)]
