"""Labelled lines: `时间：`, `出席：`, `记录 米兰`, with values that run over lines.

In: the shadow and its blocks. Out: `Field` values in text order, each with the key it stands for, the label's span and
the spans of its value, one a line.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import signs, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import list_notes, list_rows, outline
from briefgen.parsing.names import names
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.patterns import lazy, pattern

#: Label, without blanks → the key that it stands for.
LABELS = {word: tag.replace("_", " ") for word, tag in typed("labels") if tag not in ("stem", "noun", "held", "body", "copied", "twofold", "inline")}
LABELS |= {each: key for word, key in LABELS.items() for each in (word.capitalize(), word.lower())}
LABELS |= {stem + noun: LABELS[stem] for stem in tagged("labels", "stem") for noun in tagged("labels", "noun")}
#: `委员到会`, `业主代表列席`; not `的人到会`.
LABELS |= {noun + stem: LABELS[stem] for stem in tagged("labels", "stem") for noun in tagged("labels", "noun") if len(noun) > 1 and noun[0] != "的"}
#: `会商时间`, `会商地点`, `会商议题`: of what was held, by what it was.
LABELS |= {
    held + what: key
    for held in tagged("labels", "held")
    for what, key in {"时间": "time", "日期": "time", "地点": "place", "主题": "agenda", "议题": "agenda", "内容": "agenda", "事项": "agenda"}.items()
    if held + what not in LABELS
}
LABELS |= {f"{held}时间{mark}地点": "time and place" for held in ("", "会议") for mark in ("", "、", "/", "及", "和", "与")}
LABELS |= dict.fromkeys(["主持/记录", "主持、记录", "主持人/记录人", "主持&记录", "主持与记录", "主持和记录", "主持人&记录人"], "chair and record")
#: One who is two things, or one of two, with a mark between: `会议召集人、主持人`, `教研组/备课组`, `参会单位、人员`.
LABELS |= {
    one + mark + other: LABELS[one]
    for one in tagged("labels", "twofold")
    for other in tagged("labels", "twofold")
    if one != other and LABELS[one] == LABELS[other]
    for mark in "、/"
}
_BULLET = (
    rf"(?:>[> ]{{0,8}})?(?:[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}[.、．] {{0,20}}|[（][一二三四五六七八九十\d]{{1,2}}）|[·{signs('sign')}\-*+>] {{0,20}}|"
    r"#{1,6} {0,8}(?:[\U0001F300-\U0001FAFF\u2139\u2600-\u27BF]\uFE0F?){0,2} {0,2}|【|\[)?"
)
#: `Host |主持人`, `轮值|主持人`; behind a label `（Attendees）`, `（20人，会上确认）`, `Attendees`.
_BEFORE = r"(?:(?!Next|next|Last|last)[A-Za-z]{2,14} {0,4}[/|]? {0,4}(?=[\u4e00-\u9fff])|轮值|本次|当值|值班|其[他它])?"
#: Behind a label of the absent that it says why, too: `缺席党员|及原因`.
_WHY = "(?: {0,4}(?:[及和与、/]|以及) {0,4}(?:缺[席勤]|请假|未到会?)?(?:原因|事由|理由|缘由|情况))?"
#: `委员到会|6人|：`, `请假|1人|：`.
_NUMBER = r"(?:(?<=到会|出席|列席|请假|缺席|缺勤|未到|没来) {0,2}\d{1,4} ?[人名位])?"
_GLOSS = r"(?: {0,20}（[^）\n]{1,24}）| {0,4}/? {0,4}[A-Za-z][A-Za-z ]{2,20}(?= {0,4}：))?"


def _spaced(*labels: str) -> str:
    """Any of some labels, with blanks between their characters: `主　持　人`."""
    return alternation("\0".join(each) for each in labels).replace("\0", " {0,6}")


_ALTERNATIVES = _spaced(*LABELS)
#: What follows `在` where it is a label: a list, with marks or blanks: `：石磊、韩雪`, `：场长石磊 机修韩雪 小骆`.
_THERE = r"：[^“。\n]*(?:、|[^“，。\n ] +[^“，。\n ]{2,12} +[^“，。\n ])"
_COLON = lazy(
    rf"(?:(?<=\n)|(?<= )|(?<=[，；、。])|(?<=^)) {{0,40}}+{_BULLET}{_BEFORE}(?P<label>{_ALTERNATIVES}|(?<![^\n])(?:到(?=：)|在(?={_THERE}))|缺(?=：)|(?<=[。；])记(?=：[\u4e00-\u9fff]{{2,4}}。?$)){_WHY}{_NUMBER} {{0,20}}(?:】|\])?{_GLOSS} {{0,20}}：",
    re.MULTILINE,
)
#: Who belongs to a team: a label of those who came, where it is sure to be a label.
_MEMBER = "(?:团队|小组|项目组?|全体)?(?:成员|组员|队员)(?:名单|列表)?"
#: A label in a frame, which needs no colon: `【时间】2024年10月10日`.
_FRAMED = lazy(rf"^ *(?P<frame>【|\[)(?P<label>{_ALTERNATIVES}|{_MEMBER}) {{0,4}}(?:】|\]) {{0,4}}：? {{0,4}}", re.MULTILINE)
#: What can be a list of who came where a heading of Markdown stands above or a mark of one before it; elsewhere it is one of who belongs to a body.
_TEAM = lazy(rf"^(?P<before> *(?:#{{1,6}} *|[-*+] +)?)(?P<label>{_MEMBER})(?: {{0,4}}：| *$)", re.MULTILINE)
#: Neither label nor value has a colon or a full stop.
_BARE = lazy(
    rf"^ *{_BULLET}{_BEFORE}(?P<label>{_ALTERNATIVES}){_WHY}(?:】|\])?{_GLOSS}(?:(?: {{2,}}| ?\t| (?=[^ ]))(?P<value>(?:[^\n。：]|(?<=\d)：(?=\d\d)){{2,160}}|无)$| *$)",
    re.MULTILINE,
)
#: A typist's `；` for the colon, before a list: `参会者；石磊、韩雪`.
_SLIP = lazy(rf" *{_BULLET}(?P<label>{_ALTERNATIVES})；(?=[^；：。\n]{{2,160}}$)", re.MULTILINE)
#: A second label on the line of a first one: `主持 曾支书    记 温世良`.
_BESIDE = lazy(rf"(?<= )(?P<label>{_ALTERNATIVES}|记)(?: {{1,20}}(?=[^ \n，。]{{1,12}}(?: [^ \n，。]{{2,4}})?$)|：(?=[^ \n]{{2,12}}$))", re.MULTILINE)
#: The same with wide blanks on both sides, whatever its value: `主讲 韩雪      主持  石磊      记录  骆春`.
_APART = lazy(rf"(?<= {{3}})(?P<label>{_ALTERNATIVES}) {{1,20}}(?=[^ \n])", re.MULTILINE)
#: The same with two blanks before each of so many on a line: `时间 3月6日  地点 二楼  主持 石磊  参加 韩雪、骆春`.
_TWO_APART, _ROW = lazy(rf"(?<= {{2}})(?P<label>{_ALTERNATIVES}) {{1,4}}(?=[^ \n])", re.MULTILINE), 2
#: A label that only a blank parts from its man, on the line of one with a colon: `主持 石主任；参加：…。记录 韩雪`.
_BLANK = lazy(
    r"(?:(?<![^\n])|(?<=[；。])) {0,4}(?P<label>主持人?|记录人?) {1,4}(?=[^ \n，。：；]{2,4} ?[^ \n，。：；]{0,4}(?:[；。]|$))", re.MULTILINE
)
#: Who is absent in brackets behind why: `事假（石磊，韩雪）`, `未出勤（骆春）`.
_BRACKETED = lazy(
    rf"^ *+{_BULLET} *(?P<label>[事病公产]假|请假|缺席|缺勤|未出勤|未到会?|未参会|没来)（(?=[^（）\n\d]{{2,120}}）(?!：))", re.MULTILINE
)
#: A value that says there is none.
_UNFILLED = lazy("（(?:未载明|不详|略|空)）")
#: A form flattened to lines: so many labels have a line to themselves.
_FORM = 3
_BREAKS = lazy(
    r"^ *(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|会议(?:决定|议定|指出|强调|要求|认为|听取|同意|内容|记录)|(?:现将|兹将)|散会)"
)


class Field(NamedTuple):
    """A label and its value. ``span`` runs from the label to the end of the value."""

    key: str
    label: Span
    values: tuple[Span, ...]
    span: Span


#: A bar instead of the colon, as in a table: `地　点｜三楼小会议室`. Bars between labels alone are a table's head: `序号｜时间｜地点`.
_NO_HEAD = rf"\|(?! *(?:{_ALTERNATIVES}) *(?:\||$))"
_BAR = lazy(rf"^( *(?:[·•●◆▪■] ?)?(?:{_ALTERNATIVES}) {{0,16}}){_NO_HEAD}", re.MULTILINE)
#: A label in a later cell of the row: `时　间｜9月7日｜地　点｜三楼小会议室`.
_CELL = lazy(rf"\|( {{0,4}}(?:{_ALTERNATIVES}) {{0,16}}){_NO_HEAD}", re.MULTILINE)


#: The first cells of the head of a table whose columns are no labels.
_OF_TABLE = lazy(r" *\|? *(?:序号|编号|姓 ?名|成员|议题(?:编号|名称)?|事项|任务|No\.?|#|日期(?! *\| *\d)) *\|", re.MULTILINE)


@functools.lru_cache(maxsize=2)
def _barred(shadow: str) -> str:
    out, tabled = [], False
    labelled = False  # the row above is a label with its value: `议题 | 水泵` below it is one, too
    for line in shadow.split("\n"):
        if "|" not in line:
            tabled = tabled and not line.strip()  # the rule below a head is blank
        elif not tabled and not labelled and _OF_TABLE.match(line):
            tabled = True
        barred = line if tabled or "|" not in line else _CELL.sub(lambda match: f" {match[1]}：", _BAR.sub(lambda match: f"{match[1]}：", line))
        labelled = barred != line
        out.append(barred)
    return "\n".join(out)


_OFFICE_OF_MEMBERS = lazy("(?P<office>理事|委员|董事|监事|常委)[ ：】\\]]{0,24}$")


def office(shadow: str, field: Field) -> Span | None:
    """The office that everybody behind the label holds: `出席|委员|：`."""
    found = _OFFICE_OF_MEMBERS.search(shadow, *field.label)
    return Span(*found.span("office")) if found else None


#: A table's head, the rule below it, which the shadow has as blanks, and the first row.
_GRID = lazy(r"^(?P<head>[^\n|]*\|[^\n]*)\n {3,}\n(?P<row>[^\n|]*\|[^\n]*)$", re.MULTILINE)
#: Labels of which one is in such a head: not `编号｜议题｜纪要`, the head of a table of matters.
_HEAD_KEYS = frozenset(("time", "place", "chair", "attend"))
_TICK, _CROSS = frozenset("✔✓√☑✅"), frozenset("✗×✘❌")


def _grids(shadow: str, begin: int, end: int) -> Iterator[Field]:
    """The fields of tables with labels at their heads and values below, `时间｜地点｜主持人`; below names in such a head ticks show who was there."""
    for match in _GRID.finditer(shadow, begin, end):
        head, row = (list_rows.cells(shadow, Span(*match.span(part))) for part in ("head", "row"))
        if len(head) != len(row):
            continue
        words = ["".join(cell.slice(shadow).split()) for cell in head]
        marks = [cell.slice(shadow).strip() for cell in row]
        ticked = sum(mark in _TICK or mark in _CROSS for mark in marks) > 1 and list_rows.head(shadow, Span(*match.span("head"))) is None
        if not ticked and not (
            len(words) > 1 and all(word in LABELS for word in words) and not _HEAD_KEYS.isdisjoint(map(LABELS.__getitem__, words))
        ):
            continue
        for word, mark, label, value in zip(words, marks, head, row, strict=True):
            if word in LABELS:
                yield Field(LABELS[word], label, (value,) if mark else (), Span(label.start, value.end))
            elif word and (mark in _TICK or mark in _CROSS):
                yield Field("attend" if mark in _TICK else "absent", Span(label.start, label.start), (label,), Span(label.start, value.end))


class _Label(NamedTuple):
    """Where a label stands, where its value begins, and its key."""

    start: int
    value: int
    key: str


def fields(shadow: str, blocks: Iterable[Block]) -> list[Field]:
    """The labelled fields of a run of blocks."""
    blocks = list(blocks)
    if not blocks:
        return []
    begin, end = blocks[0].span.start, blocks[-1].span.end
    grids: list[Field] = []
    if shadow.find("|", begin, end) >= 0:
        grids = list(_grids(shadow, begin, end))
        shadow = _barred(shadow)
    within = Cover(each.span for each in grids)
    labels = [each for each in _on_lines(shadow, begin, end) if not within.overlaps(Span(each.start, each.value))]
    if not labels:
        return grids
    opened = {shadow.rfind("\n", 0, each.start) for each in labels}
    labels += _beside(shadow, begin, end, labels, opened)
    labels += _bodies(shadow, begin, end, opened)
    labels += [_Label(match.start("label"), match.end("label") + 1, unlisted(match["label"])) for match in _unknown(shadow, begin, end, opened)]
    labels = [each for each in labels if not _heads_talk(shadow, each) and not (each.key == "time" and _OF_SOMETHING.match(shadow, each.value))]
    labels = [each for each in labels if not _is_told(shadow, each, opened)]
    labels.sort(key=lambda each: each.start)
    labels = _without_talk(shadow, end, _without_next(shadow, begin, end, labels))
    out: list[Field] = []
    for n, (at, value_at, key) in enumerate(labels):
        if key == "record" and not shadow[begin:at].strip() and _TITLED.match(shadow, value_at, end):
            continue  # `【记录】全县造林推进会`
        if key == "record" and "纪要" in shadow[at:value_at] and (not _WHO.match(shadow, value_at) or _OF_MEETING.match(shadow, value_at)):
            continue  # what was said, or where it is kept
        if key == "record" and shadow[at - 1] in "| " and _said_already(shadow, at, value_at, out):
            continue
        if out and at < out[-1].span.end and at < (out[-1].values[-1].end if out[-1].values else 0):
            continue
        limit = labels[n + 1].start if n + 1 < len(labels) else end
        limit = _before_bullet(shadow, value_at, limit)
        values = _values(shadow, value_at, limit, key)
        last = values[-1].end if values else value_at
        if key == "counts" and len(values) == 1 and _NAMES.fullmatch(shadow, *values[0]):
            key = "attend"  # `实到：石磊（主任）、韩雪`
        if key == "chair" and len(values) == 1 and _CALLS.match(shadow, at) and UNIT.fullmatch(shadow, *values[0]):
            key = "organizer"
        out += [Field(one, Span(at, value_at), values, Span(at, last)) for one in key.split(" and ")]
    return sorted([*out, *grids], key=lambda each: each.span) if grids else out


#: A list of names, with no count of them.
_NAMES = lazy(r"[^，。；：\d\n、]{2,20}(?:、[^，。；：\d\n、]{2,20})+")
#: A label of a table at the head, with which a line of a talk can begin, too: `案例：去年断电。`
_IN_TABLES = frozenset(("案例", "事件"))


def _is_told(shadow: str, label: _Label, opened: set[int]) -> bool:
    """Whether such a word opens a line that stands below no other label."""
    line = shadow.rfind("\n", 0, label.start)
    return (
        shadow[label.start : label.value].strip(" ：|*") in _IN_TABLES
        and any(each < line for each in opened)
        and shadow.rfind("\n", 0, line) not in opened
    )


#: The same with them in brackets: `实到理事 6名（石磊、韩雪）`.
_DUE_IN_BRACKETS = lazy(
    "(?<![^\n]) *(?P<label>实到[^：，。、\n\\d（）]{0,8}[： ]?\\d{1,3} ?[人名位]? ?)（(?=[^（）\n]{2,4}、[^（）\n]+）[。]?(?:\n|$))"
)


#: What a value says first that is not when they met: `时间：|公示从3月2日起贴5天；…`; not `北京时间9时`, `今天下午3点`.
_OF_SOMETHING = lazy(
    r"(?!北京时间|农历|公历|公元|阳历|[今昨明本上下每当同即全早晚中傍凌清])[^\W\d〇○零一二三四五六七八九十年月日周]{2,20}\d[^。\n]{2,60}[；，]"
)


def _heads_talk(shadow: str, label: _Label) -> bool:
    """Whether a label is the heading of what was said, not of what about: `讨论内容：`, alone on its line."""
    words = "".join(shadow[label.start : label.value].split())
    return words.strip("：*#-【】") in tagged("labels", "inline") and shadow[label.value : label.value + 1] in ("", "\n")


#: Who asked them to come, which is who held it if it is no person: `召集：生产部`.
_CALLS = lazy(f"{_spaced('召集')}(?! {{0,6}}人)")
UNIT = lazy("[\u4e00-\u9fff（）]{1,24}(?:[局委办科处部站所院校镇乡村队组厂班系馆会]|公司|中心|街道|社区|支部|政府)")
#: The heading of the meeting to come; its labels are not those of this one.
_NEXT = lazy(r"^[#*\-+ 一二三四五六七八九十、.\d【]{0,10}下(?:一)?[次期](?:会议|例会|组会|周会)[^，。；：\n]{0,6}$", re.MULTILINE)
_HEADING = lazy(r"^ *(?:#{1,6} |[一二三四五六七八九十]{1,3}、)", re.MULTILINE)


def _without_next(shadow: str, begin: int, end: int, labels: Sequence[_Label]) -> list[_Label]:
    """The labels without those below `## 下次会议`, up to the next heading."""
    out = list(labels)
    for match in _NEXT.finditer(shadow, begin, end):
        heading = _HEADING.search(shadow, match.end(), end)
        stop = heading.start() if heading else end
        out = [each for each in out if not match.end() <= each.start < stop]
    return out


#: What somebody says, and no list of who is meant: a sentence with a mark in it, or one that asks or breaks off.
_SAYS = lazy(
    r"(?![\u4e00-\u9fff]{2,4} ?（[^）\n]*）(?:\n|$))[^\n]{0,200}?(?:[。？！…](?= *[^\s。）])|[？！…] *(?:\n|$)|，[^\n]*[。？！…]”? *(?:\n|$))"
)


def says(text: str, at: int) -> bool:
    """Whether behind a label somebody speaks: `记录人：我补充一句。门禁…`."""
    return _SAYS.match(text, at) is not None


def _without_talk(shadow: str, end: int, labels: Sequence[_Label]) -> list[_Label]:
    """The labels without those of a talk: from the first on behind which somebody speaks, `主持人：各位好，…` is a turn of whoever is called so."""
    talk = next((each.start for each in labels if each.key in _CALLED and _opens_line(shadow, each) and _SAYS.match(shadow, each.value, end)), None)
    headed = talk is not None and any(each.start < talk and each.key in ("time", "place", "attend", "chair") for each in labels)
    if talk is None or not (
        headed or sum(each.key in _CALLED and _opens_line(shadow, each) and says(shadow, each.value) for each in labels) >= _TURNS
    ):
        return list(labels)
    return [each for each in labels if each.start < talk or each.key not in _CALLED or not _opens_line(shadow, each)]


#: So often nobody is named as the chair of one meeting.
_TURNS = 3
#: Labels that are also what somebody is called.
_CALLED = frozenset(["chair", "record"])


def _opens_line(shadow: str, label: _Label) -> bool:
    """Whether a label opens a line and has a colon right behind it, as a speaker has."""
    return (
        shadow[label.start - 1 : label.start] in ("", "\n") and shadow[label.value - 1] == "：" and " " not in shadow[label.start : label.value - 1]
    )


#: The name of a meeting behind what kind of text it is.
_TITLED = lazy(r" *[^，。：；\n]{4,40}会议?(?: *（[^（）\n]{1,20}）)? *(?:\n|$)")
#: One or two names, and nothing else on the line.
_WHO = lazy(r" {0,4}(?:@?[\w.\-]{2,16})(?:[、，,] ?@?[\w.\-]{2,16})? *(?:\n|$)")


#: `会议纪要：|理事会议，2024年5月6日`: of which meeting it is.
_OF_MEETING = lazy(r" {0,4}[^\n，,、]{0,14}会议?(?:[，,\n ]|$)")


def _said_already(shadow: str, at: int, value: int, before: Sequence[Field]) -> bool:
    """Whether a row `会议记录｜石磊` is one of a table of tasks: who kept the record was told above."""
    return _OF_ALL.fullmatch("".join(shadow[at : value - 1].split())) is not None and any(each.key == "record" and each.values for each in before)


def _key_of(match: re.Match[str]) -> str:
    key = LABELS.get("".join(match["label"].split()), {"缺": "absent", "记": "record"}.get(match["label"], "attend"))
    signed = _SIGN.search(match[0], match.end("label") - match.start()) and _UNSIGNED.match(match.string, match.end())
    return "sign" if signed else key


#: `主持人（签字）：`, where somebody has still to sign.
_SIGN = lazy("[（(](?:签[字名章]|盖章)")
_UNSIGNED = lazy(r"[ _]*(?:\n|$|[^\n]{0,30}签)")


#: How many should have come and did, before a list of them: `应到委员9人，实到8人：石磊、韩雪`.
_DUE = lazy(
    "(?<![^\n]) *(?P<label>应到[^：，。、\n\\d]{0,6} ?\\d{1,4} ?[人名位]?[，、 ] ?实到[^：，。、\n\\d]{0,6} ?\\d{1,4} ?[人名位]?(?:（[^：（）\n]{2,16}）)?)：(?=[^\n]*、)"
)


#: What kind of paper it is, which above a name is the label of who wrote it; the line with a name is no longer, in characters.
_PAPERS, _NAME_LINE = frozenset(["会议记录", "会议纪要"]), 6


def _on_lines(shadow: str, begin: int, end: int) -> list[_Label]:
    """The labels with colons, then the bare ones, line by line: a pattern of hundreds of labels is not tried in prose."""
    labels: list[_Label] = []
    counted: list[_Label] = []
    bare = []
    at = shadow.rfind("\n", 0, begin) + 1
    while at < end:
        line = _line_end(shadow, at, end)
        due = _DUE.match(shadow, at, line) if shadow.find("到", at, line) >= 0 else None
        framed = _FRAMED.match(shadow, at, line) if shadow.find("【", at, line) >= 0 or shadow.find("[", at, line) >= 0 else None
        if framed and framed["label"] in _PAPERS and framed.end() >= line and _line_end(shadow, line + 1, end) - line > _NAME_LINE:
            framed = None  # `【会议记录】` above the title
        if framed:
            labels.append(_Label(framed.start("frame"), framed.end(), _key_of(framed)))
        elif due:
            counted.append(_Label(due.start("label"), due.end(), "attend"))
            labels += [_Label(match.start("label"), match.end(), _key_of(match)) for match in _COLON.finditer(shadow, due.end(), line)]
        elif shadow.find("实到", at, line) >= 0 and (bracketed := _DUE_IN_BRACKETS.match(shadow, at, line + 1)):
            counted.append(_Label(bracketed.start("label"), bracketed.end(), "attend"))
        elif shadow.find("（", at, line) >= 0 and (bracketed := _BRACKETED.match(shadow, at, line)):
            labels.append(_Label(bracketed.start("label"), bracketed.end(), "absent"))
        elif shadow.find("：", at, line) >= 0:
            own = [_Label(match.start("label"), match.end(), _key_of(match)) for match in _COLON.finditer(shadow, at, line)]
            labels += own
            labels += [_Label(match.start("label"), match.end(), _key_of(match)) for match in _BLANK.finditer(shadow, at, line)] if own else []
            bare += [match] if not own and (match := _BARE.match(shadow, at, line)) else []  # `时间  3月6日9：00`
        elif slip := _SLIP.match(shadow, at, line):
            labels.append(_Label(slip.start("label"), slip.end(), _key_of(slip)))
        elif shadow.find("。", at, line) < 0:
            match = _BARE.match(shadow, at, line)
            if match:
                bare.append(match)
        at = line + 1
    labels += [] if any(each.key == "attend" for each in labels) else counted
    labels += _teams(shadow, begin, end, labels)
    colons = {each.start for each in labels}
    form = sum(match["value"] is None for match in bare) >= _FORM
    for match in bare:
        key = _key_of(match)
        if match.start("label") in colons or key in ("source", "sign", "counts", "organizer"):
            continue
        if key == "name" and (match["label"] != "会议名称" or not (form or match["value"])):
            continue
        if match["value"] is None and key != "agenda" and not form and not _heads(shadow, match, key, end):
            continue
        labels.append(_Label(match.start("label"), match.start("value") if match["value"] else match.end(), key))
    return labels


def _teams(shadow: str, begin: int, end: int, labels: Sequence[_Label]) -> Iterator[_Label]:
    """`组员：石磊、韩雪` at the head of notes in Markdown that have no other label of who came."""
    stop = _heads_end(shadow, begin, end)
    if not _MARKED.match(shadow, begin, stop) or any(each.key == "attend" for each in labels):
        return
    for match in _TEAM.finditer(shadow, begin, stop):
        colon = shadow[match.end() - 1] == "："
        if colon or ("#" in match["before"] and _heads(shadow, match, "attend", end)):
            yield _Label(match.start("label"), match.end(), "attend")


def _heads_end(shadow: str, begin: int, end: int) -> int:
    """Where the head of a record ends at the latest."""
    head = begin
    for _ in range(_HEAD):
        head = shadow.find("\n", head, end) + 1 or end
    return head


#: A text in Markdown.
_MARKED = lazy("(?s).{0,400}?(?:^|(?<=\n))#{1,6} ")
#: Labels that are no headings of a list, since all of a record can stand below them.
_OF_ALL = lazy("(?:会议)?(?:纪要|[记纪]录)|(?:记录)?整理|人员|视频|线[上下]")
#: A name, or an account with a name behind it: `moss 石磊`, `shi_lei（Moss）`.
_ONE_NAME = r"(?:[\u4e00-\u9fff]{2,4}|[A-Za-z][A-Za-z0-9_.\-]{1,23}(?: ?（?[\u4e00-\u9fffA-Za-z]{1,12}）?)?)"
#: What stands below a heading that is a label: a day; names with a bullet, in a row, with an account, or several on a line.
_BELOW: dict[str, re.Pattern[str]] = {"time": lazy(r"[^\n。]{0,12}\d{1,4}[-/年月.]\d"), "place": lazy(r"[^\n，。：；、|#]{2,30}$", re.MULTILINE)}
_PEOPLE_BELOW = lazy(
    r"[^\n。：|@]{2,30}@[^\n。：]{1,80}$|(?:[·●◆\-*+] {0,8}|\d{1,2}[.、）] {0,8}|\||@|\[)[^\n。：]{1,90}$|[^\n。：|]{2,5}(?:[、，][^\n。：|]{2,30}){1,60}$|(?<!\d)[\u4e00-\u9fff]{2,4}$|[^\n。：，|#]{2,20}(?:成员|人员|同学|队员|代表|负责人|老师|全体|们)$",
    re.MULTILINE,
)


#: Names that have a line each.
_NAMES_BELOW = lazy(rf"(?:{_ONE_NAME} *\n){{2}}")


def _heads(shadow: str, match: re.Match[str], key: str, end: int) -> bool:
    """Whether what belongs to a bare label stands below it: `## 参会人员⏎- 石磊⏎- 韩雪`."""
    if key not in ("time", "place", "chair", "attend", "observe", "absent", "record") or _OF_ALL.fullmatch(match["label"]):
        return False
    at = _next_line(shadow, match.end(), end)
    if at is None:
        return False
    several = key in _PEOPLE and _NAMES_BELOW.match(shadow, at, end) is not None
    return several or _BELOW.get(key, _PEOPLE_BELOW).match(shadow, at, _line_end(shadow, at, end)) is not None


def _next_line(shadow: str, at: int, end: int) -> int | None:
    """Where the words of the next line begin; at most a blank line stands between, or those of a hint that is blanked."""
    found = pattern(r" *\n(?: *\n)?(?: {9,}\n(?: *\n){0,16})? *(?=[^ \n])").match(shadow, at, end)
    return found.end() if found else None


def _beside(shadow: str, begin: int, end: int, labels: Sequence[_Label], opened: Iterable[int]) -> list[_Label]:
    """Second labels on the lines of others; ``opened``: the line feeds before these lines."""
    found: dict[int, _Label] = {}
    for newline in sorted(opened):
        line = max(begin, newline + 1), _line_end(shadow, newline + 1, end)
        row = list(_TWO_APART.finditer(shadow, *line))
        several = [*(match for form in (_BESIDE, _APART) for match in form.finditer(shadow, *line)), *(row if len(row) >= _ROW else [])]
        for match in several:
            if not any(each.start <= match.start("label") < each.value for each in labels):
                found[match.start("label")] = _Label(match.start("label"), match.end(), LABELS.get(match["label"], "record"))
    return list(found.values())


def _line_end(shadow: str, at: int, end: int) -> int:
    """Where the line that goes on at ``at`` ends, within ``end``."""
    newline = shadow.find("\n", at, end)
    return end if newline < 0 else newline


#: A label that is in no list, and what can be a list of people behind it: `公司领导：副总经理…、总工程师…`.
UNLISTED = lazy(
    r"^ *(?:[-*+] +(?=[^：\n]{0,6}(?:员|人|者|学|师|生|表|记)：)|\d{1,2}[、.．] *(?=[^：\n]{0,10}(?:单位|公司|部门|业主|监理|设计|施工|质监|监督)(?:（[^（）：\n]*）)?：))?(?P<label>(?P<one>[人在到缺记])(?=：| {1,4}[^ \n：]{2})|[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,9}(?:（[^（）：\n]{2,16}）)?)(?(one)(?:：| {1,4})|：)(?=[^\n。？！]{2,160}$)(?!(?:[^（\n]|（[^（）\n]*）)*(?:[了的是]|\d[年月日]))",
    re.MULTILINE,
)
#: Who was not there, in whatever words: `缺会`, `没到的`.
_GONE = lazy("缺|未到|未参|未出|没[到来]|请假")
#: Who is sent the record: `抄送`.
_COPIED = lazy(alternation(tagged("labels", "copied")))


def unlisted(label: str) -> str:
    """What key a label has that is in no list."""
    if label == "记":
        return "record"
    return "source" if _COPIED.search(label) else "absent" if _GONE.search(label) else "attend"


#: Whose record it is, by a label that elsewhere heads a column or a note: `科室：普外科`, `支部名称：机关党支部`.
_BODY = lazy(
    rf"(?:^ *(?:[-*•·] +)?|(?<= {{2}})(?! ))(?P<label>{_spaced(*tagged('labels', 'body'))}(?:名称)?) ?(?P<mark>：|\|) *(?P<value>[^\n，。：；、|]{{2,24}}?)(?= {{2,}}[^\n：]{{2,8}}：|[ ]*(?:\n|$))",
    re.MULTILINE,
)


def _bodies(shadow: str, begin: int, end: int, opened: set[int]) -> Iterator[_Label]:
    """Such labels at the head of a record, beside or right above or below those of other lines."""
    stop = _heads_end(shadow, begin, end)
    found = list(_BODY.finditer(shadow, begin, stop))
    for match in reversed(found):
        if match["mark"] == "|" and not UNIT.fullmatch("".join(match["value"].split())):
            continue  # `单位 | 姓名`, the head of a table
        start = shadow.rfind("\n", 0, match.start("label"))
        above = shadow.rfind("\n", 0, len(shadow[:start].rstrip())) if start > 0 else None
        below = _next_line(shadow, _line_end(shadow, match.end("value"), stop), stop)
        if not opened.isdisjoint({start, above, shadow.rfind("\n", 0, below) if below else None}):
            opened.add(start)
            yield _Label(match.start("label"), match.start("value"), "organizer")


#: No label of people: a person who speaks, or what the record is about.
_NO_PEOPLE = lazy(alternation(tagged("sections", "matter")) + "|[说讲问答]$|^下|名称$")
#: How many came, on a line between labels, or behind one that is none of people: `应到会党员：17名`.
_COUNTS = lazy(r" *[应实][到出][^：\n]{0,12}(?:： *)?\d")
#: The head of a record ends here at the latest, in lines.
_HEAD = 15


def _unknown(shadow: str, begin: int, end: int, opened: set[int]) -> Iterable[re.Match[str]]:
    """Lines with such a label right below those of known labels, at the head of the record. ``opened``: where labelled lines begin."""
    last = max((each for each in opened if each < _heads_end(shadow, begin, end)), default=-1)
    for match in UNLISTED.finditer(shadow, begin, _heads_end(shadow, begin, end)):
        start = shadow.rfind("\n", 0, match.start("label"))
        above = shadow.rfind("\n", 0, start) if start > 0 else None
        while (
            above is not None
            and above > 0
            and start < last
            and above not in opened
            and shadow[above + 1] == " "
            and shadow[above + 1 : start].strip()
        ):
            above = shadow.rfind("\n", 0, above)  # a value goes on over indented lines
        if above is not None and above not in opened and _COUNTS.match(shadow, above + 1, start):
            above = shadow.rfind("\n", 0, above)
        if shadow.find("：//", match.end("label"), match.end("label") + 12) >= 0 or _COUNTS.match(shadow, match.start("label")):
            continue
        if _is_there(shadow, match["label"], begin, match.start("label")):
            return  # he speaks
        if start not in opened and above in opened and "".join(match["label"].split()) not in LABELS and not _NO_PEOPLE.search(match["label"]):
            opened.add(start)
            yield match


def _is_there(shadow: str, label: str, begin: int, end: int) -> bool:
    """Whether a label is a name that a list above has: `参加：石磊、韩雪⏎…⏎石磊：换一台要多少`."""
    return names.surname_at(label, 0) > 0 and re.search(rf"(?<=[、，：\n ]){re.escape(label)}(?=[、，。（\n ])", shadow[begin:end]) is not None


def _before_bullet(shadow: str, start: int, end: int) -> int:
    """The end of a value without the bullet of the label behind it."""
    line = shadow.rfind("\n", start, end)
    if line >= 0 and pattern(rf" *{_BULLET}").fullmatch(shadow[line + 1 : end]):
        return line
    return end


def _values(shadow: str, start: int, end: int, key: str) -> tuple[Span, ...]:
    """The value's lines: the label's own, and those below that go on with it."""
    newline = _line_end(shadow, start, end)
    if shadow[start - 1] == "（":
        return (Span(start, shadow.index("）", start)),)
    first = strip(shadow, Span(start, newline))
    first = Span(first.start, first.start + len(first.slice(shadow).rstrip(" |")))  # a row's last bar
    aside = _ASIDE.search(shadow, *first) if key == "report" else _OTHER.search(shadow, *first) if key in _OF_ONE else None
    if aside:
        first = Span(first.start, aside.start())
    said = _SAID_BEHIND.search(shadow, *first) if key in _PEOPLE else None
    if said and _IS_LIST.match(shadow, first.start, said.start()):
        return (Span(first.start, said.start()),)
    if _UNFILLED.fullmatch(shadow, *first):
        return ()
    values = [first] if first.end > first.start else []
    at = newline
    if not values and key in _BELOW_HEADING and (begin := _next_line(shadow, start, end)) is not None:
        at = shadow.rfind("\n", start, begin)
    while at < end and shadow[at] == "\n":
        following = _line_end(shadow, at + 1, end)
        line = Span(at + 1, following)
        text = strip(shadow, line)
        if text.end == text.start:
            if values and key in _PEOPLE and _listed_below(shadow, values[-1], following, end):
                at = following
                continue
            break
        if not _goes_on(shadow, values, line, text, key):
            break
        values.append(text)
        at = following
    return tuple(values)


#: What is a list, or says that nobody is: not `渔户20人，来了16人`.
_IS_LIST = lazy(r"没有|无|.*[、；]|(?!.*\d).*，")
#: A sentence behind a list of people that is no list: `石磊、韩雪。|骆春出差，不计票。`; not who stands behind a full stop (`石磊。韩雪`).
_SAID_BEHIND = lazy(r"。(?=(?:[^、：，\n]{1,80}(?:，[^、：，\n]{0,80}){1,4}|[^、：，\n]{6,80})$)")
#: What stands beside who presents: `石磊    预计时长：10分钟`.
_ASIDE = lazy(r" {2,}|[ ，,；]*预计")
#: What stands beside who leads or writes, when or where, under a label that is in no list: `主持：石磊    代表13人：居民5、商户8`.
_OTHER = lazy(r" {2,}(?!\d{1,2}：\d)(?=[\u4e00-\u9fff\d]{2,8}：)")
_OF_ONE = frozenset(["chair", "record", "absent", "time", "place", "organizer"])
#: Lists of these may stand below a heading, a blank line between.
_BELOW_HEADING = frozenset(["time", "place", "chair", "attend", "observe", "absent", "record"])
#: An entry of a list below a heading: with a bullet or a number.
_BULLETED = lazy(r"(?P<bullet>[·●◆\-*+])(?: |(?=[@\[]))|(?P<number>\d{1,2}[.、）])")
#: Those of a company or a rank: `- 云澜软件：石磊、韩雪`; not what somebody says.
_OF_UNIT = lazy(
    rf"(?:[·●◆\-*+]|\d{{1,2}}[.、）]) {{0,4}}(?!(?:{_ALTERNATIVES}) ?：)[^：，。、\n]{{2,14}}：(?: {{0,2}}[^：，。、；\n]{{1,8}}(?:[、，；]|$)){{1,30}}$"
)
#: Why somebody is not there: a sentence on the list of the absent.
_REASON = lazy(alternation(tagged("cues", "reason")))
_PEOPLE = frozenset(["attend", "observe", "absent"])
#: What is told, and no entry of a list; and a date at the end of the record.
_TOLD = lazy(r"[^，。；、]了[^，。；、]|会议[^，。；、]{2,}|^\d{4}年\d{1,2}月\d{1,2}日$|^[二〇○零一三四五六七八九]{4}年.{1,3}月.{1,3}日$")
#: The number of an item; its kind is the group's name.
_NUMBERED = lazy(
    r"(?:(?P<digit>\d{1,2}[.、．)])|(?P<bracket>（[一二三四五六七八九十\d]{1,2}）)|(?P<han>[一二三四五六七八九十]{1,2}、)|(?P<circle>[①-⑩]))"
)


#: The date below whoever signs the record: `某协会秘书处⏎二〇一一年十二月二日`.
_SIGNED = lazy(r"\n\s*(?:\d|[二〇○零一三四五六七八九]){4}年.{1,3}月.{1,3}日\s*(?:\n|$)")
#: A name that has a line to itself.
_ONE = lazy(_ONE_NAME)
#: A colon that is not one of a clock time.
_LABELLED = lazy(r"(?<!\d)：|：(?!\d)")


#: Those of a part of a project, behind a dash who it is: `建设单位——清河城投：石工`, `分包——消防 石工`.
_OF_PART = lazy("[^：，。、—\n]{2,8}——[^：，。、—\n]{2,16}(?:[：、，；]|$)[^：。\n]{0,80}$")


_MAN = "(?:[\u4e00-\u9fff]|[\u4e00-\u9fff] ?[\u4e00-\u9fff]{1,2}|[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3}(?:[总工]|经理|主任|[科处局所站队班组村镇乡园部院校厂社馆]长|书记|警官|老师|师傅|律师|会计|大夫|护士长?|委员|干事|代表))"
#: Units, each with who came from it behind a blank, on a line of their own: `城管局 小韩`, `电力公司（城区） 石工、韩工`.
_UNIT_AND_MAN = lazy(
    rf"(?:[\u4e00-\u9fff\d]{{2,20}}(?:（[^（）\n]{{1,16}}）)?(?: {{1,8}}[\u4e00-\u9fff]{{2,10}})? {{1,8}}{_MAN}(?:（[^（）\n]{{1,16}}）)?(?:、{_MAN}(?:（[^（）\n]{{1,16}}）)?){{0,8}}(?:[、，；]|。?$)){{1,12}}"
)


#: What a line tells of somebody who is away.
_ON_LEAVE = lazy(r"^[^：、]{2,12}(?:[产病事公休年]假|请假|缺席|未到会?|没[来到])[，。；]")
#: No heading has more characters.
_HEADING_LONGEST = 40


def _goes_on(shadow: str, values: list[Span], line: Span, text: Span, key: str) -> bool:
    content = text.slice(shadow)
    if key == "agenda":
        numbered = _NUMBERED.match(content)
        first = _NUMBERED.match(values[0].slice(shadow)) if values else None
        if first or (not values and numbered):
            said = content[:-1] if values and values[-1].slice(shadow)[-1] in "；;" else content  # `1.…；⏎2.…。`
            # `二、议题⏎1.…⏎2.…⏎三、发言`: another kind of number is another list's
            return numbered is not None and (first is None or numbered.lastgroup == first.lastgroup) and len(content) < 60 and "。" not in said
        return shadow[line.start] == " " and numbered is None and "：" not in content and len(content) < 60 and "。" not in content
    if key in ("time", "place", "source", "number", "name", "organizer", "sign", "counts"):
        return not values and len(content) < 40 and not _LABELLED.search(content)
    if key == "attend" and values and _ON_LEAVE.search(content):
        return False  # `石磊、韩雪⏎骆店长产假，由小江代`
    if key == "attend" and len(values) == 1 and list_notes.roster(content):
        return True
    if key in _PEOPLE and _OF_PART.match(content) and (not values or _OF_PART.match(shadow, *values[-1])):
        return True
    if (
        key in _PEOPLE
        and _UNIT_AND_MAN.fullmatch(content)
        and (not values or shadow[values[-1].start - 1] != "\n" or _UNIT_AND_MAN.fullmatch(shadow, *values[-1]))
    ):
        return True
    if key in _PEOPLE and "|" in content and (not values or "|" in values[-1].slice(shadow)):
        return True  # another row of a table of people
    if key in _PEOPLE and (not values or (values and _BULLETED.match(values[-1].slice(shadow)))):
        entry, last = _BULLETED.match(content), _BULLETED.match(values[-1].slice(shadow)) if values else None
        if entry and (last is None or entry.lastgroup == last.lastgroup):
            return len(content) < 120 and "。" not in content[:-1] and (_LABELLED.search(content) is None or _OF_UNIT.match(content) is not None)
        if values:
            return False
    if key in _PEOPLE and values and "@" in content and "@" in values[-1].slice(shadow):
        return len(content) < 120 and "。" not in content
    if (
        _BREAKS.match(content)
        or pattern(r"[^，。、；]{1,12}：").match(content)
        or ("。" in content[:-1] and (key != "absent" or not _REASON.search(content)))
        or _TOLD.search(content)
    ):
        return False
    if len(content) <= _HEADING_LONGEST and (outline.kind_of(content) or content in LABELS):
        return False  # `moss⏎讨论内容`
    if values and key in _PEOPLE and _ONE.fullmatch(content) and _ONE.fullmatch(shadow, *values[-1]) and shadow[values[-1].start - 1] == "\n":
        return True  # a name a line
    if values and _SIGNED.match(shadow, line.end):
        return False
    indented = shadow[line.start] == " "
    if not values:
        return len(content) < 80
    dangling = values[-1].slice(shadow)[-1] in "、，；" or content[0] in "、，；）"
    return (dangling or indented) and len(content) < 90


def _listed_below(shadow: str, last: Span, blank: int, end: int) -> bool:
    """Whether below a blank line a list of people goes on: another row of a table (the rule below its head is blank), another account, another item."""
    found = pattern(r"\n *(?=[^ \n])").match(shadow, blank, end)
    if found is None:
        return False
    line = Span(found.end(), _line_end(shadow, found.end(), end)).slice(shadow)
    above = last.slice(shadow)
    if above[0] == "|" or ("@" in above and "@" in line and "：" not in line):
        return line[0] == "|" or above[0] != "|"
    entry, other = _BULLETED.match(above), _BULLETED.match(line)
    return entry is not None and other is not None and entry.lastgroup == other.lastgroup and len(line) < 40 and not _LABELLED.search(line)


#: The number of a label: `二、|地点：`.
NUMBER = lazy(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]) *")


def numbered(shadow: str, span: Span) -> Span:
    """The span of a field, with the number before its label on the line."""
    line = shadow.rfind("\n", 0, span.start) + 1
    return Span(line, span.end) if NUMBER.fullmatch(shadow, line, span.start) else span


#: Labels of a record; no other text has three of them.
_HELD = frozenset(("time", "place", "chair", "attend", "record", "absent", "observe", "agenda", "name"))
_ENOUGH = 3
#: Labels of notes: who was there, or wrote them.
_KEPT = frozenset(("attend", "chair", "record"))


def of_record(fields: Iterable[Field]) -> bool:
    """Whether fields are those of the record of a meeting."""
    return len(_HELD & {field.key for field in fields}) >= _ENOUGH


def of_notes(fields: Iterable[Field]) -> bool:
    """Whether fields are at least those of notes of a meeting, which say who was there."""
    return not _KEPT.isdisjoint({field.key for field in fields})
