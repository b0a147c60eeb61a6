"""Labelled lines as sentences: who was in the chair, who came, who was away; lists as printed.

In: a source. Out: lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from briefgen.record import Attendee, LabelKey, Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of
from briefgen.rendering.prose import away
from briefgen.rendering.prose.frames import AND, FRAMES, STOP, THEN, fill
from briefgen.rendering.prose.source import Source, full_width, named

_MARKS = "、，,；;。．."
_NOBODY = ("", "无", "没有", "/", "／", "—", "-")
_COUNTED = re.compile(r"等?\s*共?\s*\d+\s*[余多]?\s*人|等\s*$")
#: A count at the end of a list, of all of it or only of the group before it: `石磊、韩雪、实习同学|6人`.
_BARE_COUNT = re.compile(r"(?<![\d等共计约近，]) ?(\d{1,4})\s*[人名位]$")
_MANY = 8
#: How many should have come and did, in the label of those who did.
_BOTH = re.compile(r"应到\D{0,6}(?P<due>\d+)\D{1,4}实到\D{0,6}(?P<there>\d+)")
#: What stands behind the chair in a list, and goes with him.
_NOTED = re.compile(r"\s*[（(][^）)]{0,4}主持[^）)]{0,6}[）)]")
#: Labels whose values name people.
_PEOPLE = frozenset(["chair", "attend", "observe", "absent"])
#: Who need not come, or did not, at the end of a list: `各科主任；值班的可不参加`, `施工单位石磊；设计单位请假`.
_SPARED = re.compile("[；，](?:[^；，、]*(?:可以?不|不必|免于)[^；，、]*|[^；，、：（）()]{2,12}(?:请假|缺席|未到会?|未派人))$")
#: Where their list is to be found.
_SIGNED = re.compile("[，；。]?[（(]?(?:(?:签到表?|名单)(?:附后|见附件|另附)|(?:名单)?(?:详?见)签到[表册簿])[）)]?$")
#: Who they were says only the label: `评审专家：石工、韩老师`.
_INVITED = re.compile("[\u4e00-\u9fff]{0,4}(?:专家|嘉宾|评委)|特邀")
#: From where they took part, in a label: `视频参会`.
_FROM_AFAR = re.compile("视频|线[上下]|远程|在线|电话|网络|现场|(?P<room>[主分]会场)")
#: Places that took part in a meeting at several: `分会场：各乡镇`.
_BRANCH = "分会场"
_OF_PEOPLE = re.compile("(?:书记|领导|人员|负责人|[^校]长|主任|干部|代表|职工|师生)(?:[（(]|$)")
#: Behind a place who took part from elsewhere: `二楼会议室（石老师、韩老师线上参加）`.
LINKED = re.compile(r"[（(，,；;](?P<who>[\u4e00-\u9fff、]{2,30}?)(?P<how>视频|线上|远程|在线|电话)(?:方式)?(?:参加|参会)(?:会议)?[）)]")
_PLACEHOLDER = re.compile("相关人员$")


@dataclass(frozen=True, slots=True)
class Field:
    """A label with the lines of its value."""

    key: LabelKey
    label: Passage
    values: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """The label without padding, colon and frame."""
        return "".join(self.label.text.split()).strip("：:【】[]|*-#")

    @property
    def of_unit(self) -> bool:
        """Whether it says whose those behind it are, or what: `监理单位：石磊`, `监事：韩雪`."""
        return self.key == "attend" and _WHOSE.fullmatch(self.words) is not None


def fields(source: Source) -> list[Field]:
    """The labelled lines, in text order."""
    out: list[Field] = []
    for each in source.passages:
        if each.kind == "label" and each.key:
            out.append(Field(each.key, each, ()))
        elif each.kind == "value" and each.key in _PEOPLE and "。" in each.text[:-1]:
            continue  # somebody talks behind `主持人（石磊）：`
        elif each.kind == "value" and out and each.key == out[-1].key:
            out[-1] = Field(out[-1].key, out[-1].label, (*out[-1].values, each))
    return out


def people(source: Source, values: Sequence[Passage], without: Collection[str] = (), *, of_unit: bool = False) -> Line:
    """A list as printed, with 、 where blanks part names, without the persons whose ids are given. ``of_unit``: all of it is of the unit that it begins with."""
    out: list[Run] = []
    for value in map(_without_number, values) if source.brief.genre == "dialogue" else values:
        text = text_of(tuple(out))
        if out and out[-1] != AND and text[-1:] not in _MARKS and not _titles_next(source, value, text):
            out.append(AND)
        out += _items(source, value, without, of_unit=of_unit)
    signed = _SIGNED.search(text_of(tuple(out)))
    if signed:
        out = list(part_of(tuple(out), 0, signed.start()))
    if text_of(tuple(out)).strip(_MARKS) in _NOBODY:
        return ()
    if source.brief.genre == "dialogue":
        out = list(_called(_by_unit(_matters_off(tuple(out)))))
    while out and (out[-1] == AND or not out[-1].text.strip(_MARKS + " ")):
        out.pop()
    if out and out[-1].text[-1:] in _MARKS and out[-1].span:
        last, (start, end) = out[-1], out[-1].span
        cut = len(last.text) - len(last.text.rstrip(_MARKS))
        out[-1] = Run(last.text[:-cut], last.bold, (start, end - cut))
    return tuple(out)


#: The number of a line of a list: `1. |建设单位：石磊`.
_NUMBER = re.compile(r"\s*\d{1,2}(?:[.、．)]|）)\s*(?=[^\d\s])")


def _without_number(value: Passage) -> Passage:
    number = _NUMBER.match(value.text)
    if number is None:
        return value
    return value.model_copy(update={"text": value.text[number.end() :], "span": (value.span[0] + number.end(), value.span[1])})


#: Behind what somebody is called his name: `Leo（石磊，线上）`, `老石（石磊）`; that somebody came, which the sentence says: `各站站长（视频参会）`.
_CALLED = re.compile(
    r"(?P<call>[A-Z][A-Za-z]{1,11}|[小老阿](?=(?P<surname>[\u4e00-\u9fff])[（(](?P=surname))[\u4e00-\u9fff])[（(](?P<name>[\u4e00-\u9fff]{2,4})(?:[，,、](?P<note>[^（）()]{1,8}))?[）)]"
    r"|(?<=[（(])(?:视频|线上|远程|电话)(?P<came>参会|参加|出席)(?=[）)])"
)


def _called(line: Line) -> Line:
    """A list with the names for what people are called, `石磊（线上）`, and without saying of some that they came."""
    text = text_of(line)
    out: list[Run] = []
    at = 0
    for each in _CALLED.finditer(text):
        gone = [each.span("came")] if each["came"] else [(each.start(), each.start("name"))]
        if each["name"] and each["note"]:
            out += [*part_of(line, at, each.start()), *part_of(line, *each.span("name")), *part_of(line, each.end("call"), each.start("name"))]
            at = each.start("note")
            continue
        for start, end in gone:
            out += part_of(line, at, start)
            at = end
        if each["name"]:
            out += part_of(line, at, each.end("name"))
            at = each.end()
    return (*out, *part_of(line, at, len(text)))


def _matters_off(line: Line) -> Line:
    """A list without the numbers of the matters for which somebody came."""
    out: Line = ()
    at = 0
    for note in _MATTER_NOTE.finditer(text_of(line)):
        out += part_of(line, at, note.start())
        at = note.end()
    return (*out, *part_of(line, at, len(text_of(line))))


#: Who all those behind a colon are: `各站联络人：石磊、韩雪`; and where the next such list begins.
_HEADED = re.compile("(?:^|(?<=[、，；]))[^、，；：（）]{2,16}(?:（[^、，；：（）]{1,12}）)?(?P<colon>：)(?=[^、，；：])")


#: Between a unit and its man: `局办| |小韩`; between a part of a project and who it is: `建设单位|——|清河城投：石工`.
_BLANK = re.compile("(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff]{2,4}(?:[、，；（(]|$))|——(?=[^—，。、；]{2,16}(?:[：、，；]|$))")


#: Where the next part of a project begins.
_PART_NEXT = re.compile("[、，；](?=[^、，；：（）—]{2,8}——)")


def _by_unit(line: Line) -> Line:
    """A list of several lists as one clause: `局办：石磊；各站联络人：韩雪、邓岩` without colons, commas between the lists."""
    text = text_of(line)
    heads = list(_HEADED.finditer(text))
    if not heads and not _BLANK.search(text) and not ("；" in text and _mixed(text)):
        return line
    gone = {head.start("colon") for head in heads} | {at for blank in _BLANK.finditer(text) for at in range(*blank.span())}
    begins = {head.start() - 1 for head in heads} | {part.start() for part in _PART_NEXT.finditer(text)}
    out: list[Run] = []
    at = depth = 0
    for n, mark in enumerate(text):
        depth += (mark == "（") - (mark == "）")
        if n in gone or n in begins or (mark == "；" and not depth):
            out += [*part_of(line, at, n), *([] if n in gone else [THEN])]
            at = n + 1
    return (*out, *part_of(line, at, len(text)))


def _titles_next(source: Source, value: Passage, text: str) -> bool:
    """Whether the line above ends with an office of him with whom this one begins: `镇党委委员、副镇长⏎石磊`."""
    if any(start < value.span[0] < end for each in source.brief.attendees for start, end in each.spans):
        return True
    first = next((each for each in source.brief.attendees if any(value.span[0] <= span[0] <= value.span[0] + 1 for span in each.spans)), None)
    return first is not None and any(text.endswith(title) for title in first.titles)


def _items(source: Source, value: Passage, without: Collection[str], *, of_unit: bool) -> Iterator[Run]:
    start, end = value.span
    found = [(span[0], span[1], each) for each in source.brief.attendees for span in each.spans if start <= span[0] and span[1] <= end]
    spans = sorted(found, key=lambda each: each[:2])  # an edited record may have two persons at one place
    spans_end = spans[-1][1] if spans else start
    at, dropped, marked = start, False, of_unit or re.search("[、，,；;/]", _NOTE.sub("", source.raw(value.span))) is not None
    depth, counted = 0, start
    for first, last, who in [*spans, (end, end, None)]:
        if first < at:
            continue
        depth, counted = depth + _depth(source.raw((counted, at))), at
        between = list(_between(source, at, first, starts=at == start or dropped, depth=depth, marked=marked, person=who is not None))
        if who is not None and who.id in without:
            yield from between
            unit = source.raw((first, last)).find("：") + 1  # `社区：石磊`: the others are of it, too
            yield from source.line((first, first + unit)) if unit else ()
            if at == start and of_unit and (own := _UNIT_FIRST.match(source.raw((first, last)))) and last < spans_end:
                yield from _inked(source, (first, first + own.end("unit")))
            note = (_BEHIND_NAME if source.brief.genre == "dialogue" else _NOTED).match(source.raw((last, end)))
            at, dropped = last + (note.end() if note else 0), True
            continue
        if dropped and between and between[0].text[:1] in _MARKS:
            between = between[1:] if len(between[0].text.strip()) == 1 else [Run(between[0].text[1:], span=_behind(between[0]))]
        yield from between
        if (
            who
            and source.brief.genre == "dialogue"
            and (note := _BEHIND_NAME.match(source.raw((last, end))))
            and _offices_noted(source, (first, last))
        ):
            last += note.end()
        if last > first:
            yield from _turned(source, who, (first, last)) if who else source.line((first, last))
        at, dropped = last, False


#: A unit, and behind a blank its man: `正方监理 |石磊`.
_UNIT_FIRST = re.compile(r"\s*(?P<unit>[\u4e00-\u9fff]{2,16})[ \u3000]+[\u4e00-\u9fff]{2,4}$")


def _turned(source: Source, person: Attendee, span: RecordSpan) -> Line:
    """Somebody on a list, in a record in talk with his offices before the name: `石磊 副局长`, `老石（石磊，副局长）`."""
    text = source.raw(span)
    if source.brief.genre != "dialogue" or person.name is None:
        return source.line(span)
    note = _NOTED_NAME.fullmatch(text)
    if note and _offices_noted(source, span):
        end = span[0] + note.start("note") + len(_OF_MATTER.sub("", note["note"]))
        return (*source.line((span[0] + note.start("note"), end)), *_inked(source, (span[0] + note.start("name"), span[0] + note.end("name"))))
    if not _OFFICE_BEHIND.match(text.removeprefix(person.name)) and not re.match(
        f".*?(?:[小老阿大{person.name[0]}]|Dr\\.? ?)[\u4e00-\u9fff]{{1,4}}[（(]{re.escape(person.name)}", text
    ):
        return source.line(span)
    if call := re.fullmatch(
        rf"(?P<before>[\u4e00-\u9fff]{{2,}}?[ \u3000]*)(?:[小老阿大]|Dr\.? ?|(?P<rank>{person.name[0]}))[\u4e00-\u9fff]{{1,4}}[（(](?P<name>{re.escape(person.name)})[）)]",
        text,
    ):
        # `驻村干部县水利局小石（石磊）`; of `财务科 石科长（石磊）` his office, too, of `全科组长石大夫（石磊）` none but the one before it
        before = _inked(source, (span[0], span[0] + call.end("before")))
        rank = (span[0] + call.end("rank"), span[0] + call.start("name") - 1) if call["rank"] else (0, 0)
        shown = call["rank"] and not text_of(before).endswith(tuple(person.titles) or ("长", "任", "员"))
        return (*before, *(source.line(rank) if shown else ()), *source.line((span[0] + call.start("name"), span[0] + call.end("name"))))
    return named(source, person.model_copy(update={"titles": [title for title in person.titles if title in text], "spans": [span]}), titles=True)


def _offices_noted(source: Source, span: RecordSpan) -> bool:
    """Whether on the list with a person all that brackets say behind names are offices, so that all of them can stand before the names."""
    value = source.at(span[0])
    titles: dict[str, list[str]] = {}
    for each in source.brief.attendees:
        titles.setdefault(re.split("[（(]", each.text)[0].strip(), []).extend(each.titles)
        titles.setdefault(each.name or "", []).extend(each.titles)
    noted = list(_NOTED_NAME.finditer(value.text)) if value else []
    return bool(noted) and all(
        any(title in part for title in titles.get(note["name"].strip(), ())) or (_UNIT_NOTE.fullmatch(part) and len(_padless(note["name"])) in (2, 3))
        for note in noted
        if (left := _OF_MATTER.sub("", note["note"]))
        for part in re.split("[、，,；;]", left)
    )


def _padless(text: str) -> str:
    return "".join(text.split())


#: Where somebody works, behind his name: `石磊（财政局）`.
_UNIT_NOTE = re.compile("[\u4e00-\u9fff]{0,12}(?:[系部科室局处院所站股厂办镇乡司委]|街道|中心|大队|集团|协会|工会|妇联)")
#: For which matters somebody came: `（财政所所长，议题二）`, `（列席第2、3项）`.
_FOR_MATTERS = (
    r"(?:仅?(?:列席|参加))?(?:前[两二三四五六2-6](?:项|个?议题)(?:议题)?|第?[\d一二三四五六七八九十]+(?:[、,，至—~-]第?[\d一二三四五六七八九十]+)*(?:项|个?议题)(?:议题)?"
    r"|议题[\d一二三四五六七八九十]+(?:[、,，至—~-](?:议题)?[\d一二三四五六七八九十]+)*)(?:列席)?"
)
_OF_MATTER = re.compile(rf"(?:^|[，、,；;]\s*){_FOR_MATTERS}$")
#: The same alone in its brackets.
_MATTER_NOTE = re.compile(rf"[（(](?:{_FOR_MATTERS}|全程(?:列席|参加)?)[）)]")
#: Who came for them.
_FOR_SOME = re.compile(
    rf"(?:^|(?<=[、，；,;]))(?P<who>[^、，；,;：:（()）]{{2,20}})[（(](?=(?:仅?(?:列席|参加))?(?P<matter>[^（()）]+)){_FOR_MATTERS}[）)]"
)


_NOTED_NAME = re.compile(r"(?P<name>[^，、；（()）：:;,]+)[（(](?P<note>[^（()）]*)[）)]")


#: Behind a name a blank, and what he is: `石磊| 党组书记、局长`.
_OFFICE_BEHIND = re.compile(r"[ \u3000]+[\u4e00-\u9fff]")


#: The note behind a name.
_BEHIND_NAME = re.compile(r"\s{0,2}[（(][^（()）]*[）)]")
#: A unit behind a mark: `…等15人，物业| 于经理`.
_BEHIND_MARK = re.compile(f"[{_MARKS}][^{_MARKS}]*$")


def _behind(run: Run) -> RecordSpan | None:
    return (run.span[0] + 1, run.span[1]) if run.span else None


def _depth(text: str) -> int:
    """How many more brackets it opens than it closes."""
    return sum(map(text.count, "（(")) - sum(map(text.count, "）)"))


def _between(source: Source, start: int, end: int, *, starts: bool, depth: int, marked: bool, person: bool) -> Iterator[Run]:
    """What stands between two persons: blanks become 、, but in brackets, and between a unit and its man in a list that marks part. ``depth``: brackets that are open
    before it; ``person``: a person follows.
    """
    text = source.raw((start, end))
    if source.brief.genre == "dialogue" and _NUMBER_BETWEEN.fullmatch(text):
        yield AND
        return
    if source.brief.genre == "dialogue" and (slash := _SLASH.search(text)):
        yield from _between(source, start, start + slash.start(), starts=starts, depth=depth, marked=True, person=False)
        yield AND
        depth += _depth(text[: slash.end()])
        yield from _between(source, start + slash.end(), end, starts=True, depth=depth, marked=True, person=person)
        return
    at = 0
    for blank in re.finditer(r"\s+", text):
        before, after = text[at : blank.start()], text[blank.end() :]
        if before:
            yield from source.line((start + at, start + blank.start()))
        touching = (before or ("" if starts and not at else "名"))[-1:]
        inside = depth + _depth(text[: blank.start()]) > 0
        of_unit = marked and not after and before.rstrip() and (starts or _BEHIND_MARK.search(_NOTE.sub("", text[: blank.start()])))
        own = not after or (marked and person and not any(mark in after for mark in _MARKS))
        of_unit = of_unit or (own and source.brief.genre == "dialogue" and _UNIT_END.search(before) is not None)  # `团委 石老师`
        of_unit = of_unit or (after[:1].isdecimal() and source.brief.genre == "dialogue")  # `积极分子 2名`
        if not inside and not of_unit and touching and touching not in _MARKS + "（(：:" and after[:1] not in tuple(_MARKS + "）)（("):
            yield AND
        at = blank.end()
    if at < len(text):
        yield from source.line((start + at, end))


#: What parts those on a list: `石磊 / 韩雪`.
_SLASH = re.compile(r"(?<![\dA-Za-z])\s*/\s*(?![\d\s])")
#: The number of somebody on a list: `1. 石磊 |2. |韩雪`.
_NUMBER_BETWEEN = re.compile(r"\s*\d{1,2}[.、．)）]\s*")
#: What ends the name of a unit, before its man.
_UNIT_END = re.compile("(?:[系部科室局处院所站队厂班组办村镇乡区校司委会]|[导队班组站所科部]长|导员|书记|主任|干事|经理|代表|负责人|秘书|助理)$")


def chair(source: Source, found: Sequence[Field]) -> list[Attendee]:
    """Who was in the chair: those that the label names, else all of that role."""
    chairs = [each for each in source.brief.attendees if "chair" in each.roles]
    within = [value.span for field in found if field.key == "chair" for value in field.values]
    said = [each.span for each in source.passages if each.kind == "value" and each.key in _PEOPLE and "。" in each.text[:-1]]
    chairs = [each for each in chairs if not all(any(a <= span[0] < b for a, b in said) for span in each.spans)]
    placed = [(span, each) for each in chairs for span in each.spans if any(a <= span[0] and span[1] <= b for a, b in within)]
    here = {each.id: each for _, each in sorted(placed, key=lambda placed: placed[0])}  # in the order of the label
    return [_by_name(source, each) for each in here.values() or chairs]


def _by_name(source: Source, person: Attendee) -> Attendee:
    """Who is meant by what somebody is called, if his name stands behind it: `Amy（石磊）`."""
    for start, end in person.spans:
        match = _CALLED.match(source.raw((start, end + _NAMED_BEHIND)))
        if match and match["name"]:
            return next((each for each in source.brief.attendees if each.name == match["name"]), person)
    return person


#: So long is what stands there, in characters.
_NAMED_BEHIND = 16


def chairing(source: Source, found: Sequence[Field]) -> Line:
    """Who was in the chair, with the titles that the label prints, else all of his: `局长王世雄`; `霍勇教授` stays as printed."""
    within = [value.span for field in found if field.key == "chair" for value in field.values]
    out: list[Run] = []
    for each in chair(source, found):
        here = next((span for span in each.spans if any(a <= span[0] and span[1] <= b for a, b in within)), None)
        out += [*([AND] if out else []), *_titled(source, each, here)]
    values = [value for field in found if field.key == "chair" for value in field.values]
    if (
        source.brief.genre == "dialogue"
        and len(values) == 1
        and _PLAIN_CHAIR.fullmatch(values[0].text)
        and not set(values[0].text) <= set(text_of(tuple(out)))
        and all(each.name is None or each.name in values[0].text for each in chair(source, found))
    ):
        return source.line(values[0].span)  # `工会石主席`, whose unit no title has
    return tuple(out)


#: One who is in the chair, with no more than his unit and office.
_PLAIN_CHAIR = re.compile("[\u4e00-\u9fff]{3,12}")


#: Ranks that stand behind a name.
_RANKS = ("教授", "院士", "博士", "研究员", "先生", "女士", "同志", "老师", "工程师")


def _titled(source: Source, person: Attendee, here: RecordSpan | None) -> Line:
    text = source.raw(here).rstrip() if here else ""
    if here and text.endswith(_RANKS):
        return source.line(here)
    printed = [title for title in person.titles if title in text]
    if here and source.brief.genre == "dialogue" and (unit := _unit_of_chair(source, person, here)):
        shown = named(source, person.model_copy(update={"titles": printed}), titles=True)
        return shown if text_of(shown).startswith(text_of(unit)) else (*unit, *shown)
    return named(source, person.model_copy(update={"titles": printed}) if printed else person, titles=True)


def _unit_of_chair(source: Source, person: Attendee, here: RecordSpan) -> Line:
    """What stands before him who is in the chair, and is none of his titles: `建设单位 市城投公司工程部| 石部长`."""
    value = source.at(here[0])
    if value is None or value.key != "chair" or here[1] < value.span[1] - len(value.text) + len(value.text.rstrip()):
        return ()
    start = value.span[0]
    text = value.text.rstrip()
    ends = [at for word in (*person.titles, person.name or "", (person.name or "")[:1]) if word and (at := text.rfind(word)) >= 0]
    before = text[: min(ends)].rstrip() if ends else ""
    return _inked(source, (start, start + len(before))) if _UNITS_BEFORE.fullmatch(before) else ()


#: Units that blanks may part.
_UNITS_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:[ \u3000]+[\u4e00-\u9fff]{2,20}){0,2}")


def of_activity(line: Line) -> Line:
    """Sentences of attendance at what was called an activity: `主持活动`, `参加活动`."""
    meant = {FRAMES[key].form: FRAMES[f"{key} an activity"].form for key in ("chair", "attend", "take part", "observe", "absent", "absent for")}
    ends = {before.split("}")[-1]: behind.split("}")[-1] for before, behind in meant.items()}
    return tuple(run if run.span else Run(ends.get(run.text, run.text), run.bold) for run in line)


def attendance(source: Source, found: Sequence[Field], *, chairs: Sequence[Attendee], spoken: bool) -> Line:
    """The sentences of attendance in their order. ``spoken``: the chair is named here, too."""
    listed = any(_standing(each, field) for each in chairs for field in found if field.key == "attend")
    told = spoken and (listed or any(each.key == "chair" for each in found))
    apart_from = kept(source, found)
    found = [each for each in found if each not in apart_from]
    out: list[Run] = list(fill("chair", who=chairing(source, found))) if told else []
    out += _came_to_speak(source, found) if told else []
    here: dict[str, Line] = {}
    there = _There()
    for key in ("attend", "observe"):
        for field in found:
            if field.key == key:
                who = _present(source, field, [each.id for each in chairs], there)
                if not (key == "attend" and apart(source, field)) and not _PLACEHOLDER.search(text_of(who)):
                    frame, mode = _clause(field), _FROM_AFAR.match(field.words) if source.brief.genre == "dialogue" else None
                    if who and field.words == _BRANCH and not _OF_PEOPLE.search(text_of(who)):
                        last = field is [each for each in found if each.words == _BRANCH and each.values][-1]  # `各乡镇`, then which they are
                        there.clauses += [fill("branches", who=who)] if last else []
                        continue
                    if who and mode:
                        how = part_of(source.line(field.label.span), *_in_label(field, mode))
                        there.clauses.append(fill(frame, who=(*who, *(fill("being at", reason=how) if mode["room"] else how))))
                        continue
                    here[frame] = (*here[frame], THEN, *who) if here.get(frame) and who else here.get(frame) or who
    there.clauses += _linked(source, found)
    out += _joined([*(fill(frame, who=who) for frame, who in here.items() if who), *there.clauses])
    out += there.spared
    for clauses, behind in [there.away, *(_away(source, field) for field in found if field.key == "absent")]:
        out += _joined([each for each in clauses if each])
        out += [run for each in behind for run in (*each, STOP)]
    return (*out, *_counts(source, found))


def _linked(source: Source, found: Sequence[Field]) -> Iterator[Line]:
    """Those of whom a note behind the place says that they took part from elsewhere."""
    for value in (each for field in found if field.key == "place" and source.brief.genre == "dialogue" for each in field.values[:1]):
        if match := LINKED.search(value.text):
            start = value.span[0]
            who, how = ((start + match.start(part), start + match.end(part)) for part in ("who", "how"))
            named_in_full = _by_full_names(source, who)
            listed = all(any(each.name == one for each in source.brief.attendees) for one in re.split("、", text_of(named_in_full)))
            yield fill("of them" if listed else "take part", who=(*named_in_full, *source.line(how)))


@dataclass(slots=True)
class _There:
    """What lists of those who came say besides: clauses of their own, sentences behind them, who was away (clauses, and sentences of their own)."""

    clauses: list[Line] = dataclass_field(default_factory=list)
    spared: list[Run] = dataclass_field(default_factory=list)
    away: tuple[list[Line], list[Line]] = dataclass_field(default_factory=lambda: ([], []))


def _in_label(field: Field, mode: re.Match[str]) -> tuple[int, int]:
    start = field.label.text.find(mode[0])
    return start, start + len(mode[0])


def _present(source: Source, field: Field, taken: Collection[str], there: _There) -> Line:
    """Those of a list who came; what else it says goes to ``there``."""
    dialogue = source.brief.genre == "dialogue"
    field, sentences = _told_apart(source, field) if dialogue else (field, [])
    who = people(source, field.values, () if counted(source, field) else taken, of_unit=dialogue and field.of_unit)
    who = _evened(who)
    who = _of_one_mark(who) if dialogue else who
    if dialogue and field.key == "observe":
        who, clauses = _for_matters(source, field, who)
        there.clauses += clauses
        if heard := re.search(r"旁听(?=\d+[人名位])", text_of(who)):  # `业主|旁听|11人`
            who = (*part_of(who, 0, heard.start()), *part_of(who, heard.end(), len(text_of(who))))
    if _INVITED.fullmatch(field.words) and who and not text_of(who).startswith(field.words):
        who = (*part_of(source.line(field.label.span), 0, len(field.words)), *who)
    if spare := _SPARED.search(text_of(who)):
        there.spared += [*part_of(who, spare.start() + 1, len(text_of(who))), STOP]
        who = part_of(who, 0, spare.start())
    if dialogue and field.values and (gone := _AWAY_AMONG.search(field.values[-1].text)):
        start = field.values[-1].span[0]
        label, rest = (source.line((start + gone.start(part), start + gone.end(part))) for part in ("label", "rest"))
        at = max(text_of(who).rfind(mark + gone["label"]) for mark in "（(")
        spelled = _spelled(source, (start + gone.start("rest"), start + gone.end("rest"))) if at >= 0 else []
        for own in spelled:
            there.away[1].append(whole_away(*own, leave="假" in gone["label"], hospital=_hospital(source)))
        there.spared += [*label, *fill("colon"), *rest, STOP] if at >= 0 and not spelled else []
        who = part_of(who, 0, len(text_of(who)[:at].rstrip(_MARKS))) if at >= 0 else who
    if dialogue:
        who, absent, others = away.among(who)
        for entry, note in absent:
            entry = (*_unit_of(source, field), *entry) if field.of_unit and not who else entry
            read = away.read(note, (), hospital=_hospital(source))
            there.away[1 if read.instead else 0].append(whole_away(entry, note, leave=False, hospital=_hospital(source)))
        there.spared += [run for each in (*others, *sentences) if each for run in (*each, STOP)]
    if who and dialogue and field.of_unit and not _FROM_AFAR.match(field.words):
        who = (*_unit_of(source, field), *who)
    return who


def _for_matters(source: Source, field: Field, who: Line) -> tuple[Line, list[Line]]:
    """A list of observers without those who came for some matters only, and a clause on each of them: `物业石经理（前两项）`."""
    clauses: list[Line] = []
    for value in field.values:
        for each in _FOR_SOME.finditer(value.text):
            entry = _padless(each["who"])
            spaced = r"\s*".join(map(re.escape, entry))
            found = re.search(rf"(?:^|(?<=[、，；])){spaced}(?:$|[、，；])", text_of(who))
            if found is None:
                continue
            own, matter = (_inked(source, (value.span[0] + each.start(part), value.span[0] + each.end(part))) for part in ("who", "matter"))
            clauses.append(fill("some matters" if "议题" in each["matter"] else "some items", who=own, matter=matter))
            who = (*part_of(who, 0, found.start()), *part_of(who, found.end(), len(text_of(who))))
    while text_of(who)[-1:] in tuple(_MARKS):
        who = part_of(who, 0, len(text_of(who)) - 1)
    return who, clauses


def _unit_of(source: Source, field: Field) -> Line:
    """A label that is a unit, without its colon and without who was asked to come from it, `通信（移动、联通）`; of a part in a project with 单位."""
    words = field.label.text.lstrip(_FRAME)
    start = field.label.span[0] + len(field.label.text) - len(words)
    words = _ASKED.sub("", words.rstrip(_FRAME))
    unit = _inked(source, (start, start + len(words)))
    return fill("unit", part=unit) if _PART.fullmatch("".join(words.split())) else unit


_ASKED = re.compile(r"[（(][^（）()]*[、，,][^（）()]*[）)]$")


def whole_away(who: Line, note: Line, *, leave: bool, hospital: bool = False) -> Line:
    """A clause on somebody who was away, with what was done instead."""
    read = away.read(note, (), hospital=hospital)
    clause = _clause_away(who, read, leave=(leave or read.leave) and not read.manner)
    return (*clause, *((THEN, *read.instead) if read.instead else ()))


def _spelled(source: Source, span: RecordSpan) -> list[tuple[Line, Line]]:
    """Those of whom it is told without brackets that they were away, each with why: `石老师产检，1班由韩老师参加`; nothing if it is not that."""
    out: list[tuple[Line, Line]] = []
    people = sorted((each.name for each in source.brief.attendees if each.name and len(each.name) > 1), key=len, reverse=True)
    one = rf"(?:{''.join(f'{re.escape(each)}|' for each in people)}[\u4e00-\u9fff](?:{_TITLES}))"
    form = re.compile(rf"(?P<who>{one}(?:、{one})*)\s*(?P<why>.*)")  # `石磊、韩雪在外务工；骆春出差`
    text = source.raw(span)
    for piece in re.finditer(rf"(?:{one}、)*[^，,、；;。]+", text):
        start = span[0] + piece.start()
        if own := form.fullmatch(piece[0].strip()):
            start += len(piece[0]) - len(piece[0].lstrip())
            out.append((source.line((start, start + own.end("who"))), source.line((start + own.start("why"), start + own.end("why")))))
        elif not out:
            return []
        else:
            out[-1] = (out[-1][0], (*out[-1][1], THEN, *source.line((start, start + len(piece[0])))))
    return out if all(away.read(note, ()).plain and not text_of(note).startswith("、") for _, note in out) else []


#: What people are called by their surnames.
_TITLES = (
    "老师|主任|书记|校长|园长|院长|馆长|站长|所长|科长|处长|局长|镇长|乡长|村长|部长|队长|班长|组长|经理|大夫|医生|护士长|护士|师傅|委员|会计|工"
)


def _clause_away(who: Line, note: away.Note, *, leave: bool) -> Line:
    if note.late:
        return fill("late for", who=who, reason=note.reason, how=note.late) if note.reason else fill("late", who=who, how=note.late)
    frame = "leave" if leave and not text_of(note.reason).endswith("假") else "absent"
    who = away.subject(who, note.manner)
    return fill(f"{frame} for", who=who, reason=note.reason) if note.reason else fill(frame, who=who)


def _hospital(source: Source) -> bool:
    """Whether a hospital met."""
    return any(
        re.search("医院|卫生院|[一二三四五中]院", each.text)
        for each in source.passages
        if each.kind in ("headline", "beside", "value") and each.key not in _PEOPLE
    )


#: The last part of a list that tells something: `石磊、韩雪；骆春在外地，视频参加`.
_TOLD_PART = re.compile("[；;。](?P<told>[^；;。]+)。?$")


def _told_apart(source: Source, field: Field) -> tuple[Field, list[Line]]:
    """A list without the sentences at its end that tell what somebody did, and these."""
    if field.key not in _THERE or not field.values:
        return field, []
    if field.of_unit and (state := _STATE.fullmatch(field.values[-1].text)) and len(field.values) == 1:
        start = field.values[0].span[0]
        note = source.line((start + state.start("why"), start + state.end("why"))) if state["why"] else ()
        read = away.read(note, (), hospital=_hospital(source))
        clause = _clause_away(_unit_of(source, field), read, leave=read.leave or "请假" in state["what"])
        return Field(field.key, field.label, ()), [(*clause, *((THEN, *read.instead) if read.instead else ()))]
    *first, last = field.values
    out: list[Line] = []
    text = last.text
    while (match := _TOLD_PART.search(text)) and _DID.search(_NOTE.sub("", match["told"])) and not _SPARED.search(text):
        start = last.span[0] + match.start("told")
        out.insert(0, _inked(source, (start, start + len(match["told"].rstrip()))))
        text = text[: match.start()]
    return Field(field.key, field.label, (*first, _cut(last, text))) if out else field, out


#: That a unit had sent nobody: `未到（电话联系）`.
_STATE = re.compile("(?P<what>未到会?|请假|缺席|未派人(?:参加)?|没来人?|未参[加会])(?:[（(](?P<why>[^（）()]*)[）)])?。?")


def _cut(value: Passage, text: str) -> Passage:
    return value.model_copy(update={"text": text, "span": (value.span[0], value.span[0] + len(text))})


def _inked(source: Source, span: RecordSpan) -> Line:
    """A stretch without the blanks in it."""
    text = source.raw(span)
    return tuple(run for word in re.finditer(r"\S+", text) for run in source.line((span[0] + word.start(), span[0] + word.end())))


def _came_to_speak(source: Source, found: Sequence[Field]) -> list[Run]:
    """`县长石磊到会讲话`, of the line that names the chair."""
    out: list[Run] = []
    for field in found if source.brief.genre == "dialogue" else ():
        for each in source.brief.attendees if field.key == "chair" else ():
            standing = _standing(each, field) if "chair" not in each.roles else None
            if standing and (
                did := re.compile("[^、，；。 ]{0,4}?(?:到会|出席|参加|应邀)[^、，；。]{0,6}讲话").match(source.raw((standing[0][1], standing[1][1])))
            ):
                out += [*_inked(source, (standing[0][0], standing[0][1] + did.end())), STOP]
    return out


#: Behind those who came, in brackets of their own, who did not: `石磊、韩雪（请假 骆春，孩子病了）`.
_AWAY_AMONG = re.compile(r"[（(](?P<label>请假|缺席|未到|没来|缺)(?:[：:]\s*|\s+)(?P<rest>[^（）()]{2,40})[）)]\s*$")


def convened(source: Source, found: Sequence[Field], org: Line) -> Line:
    """Which unit asked them to come, `召集：生产部`, unless it is the one that held the meeting."""
    who = next((people(source, each.values) for each in found if each.key == "organizer" and "召" in each.words and each.values), ())
    return fill("convened", who=who) if source.brief.genre == "dialogue" and text_of(who) not in text_of(org) else ()


def _evened(who: Line) -> Line:
    """A list in which only semicolons part, with 、 for them."""
    text = text_of(who)
    if "；" not in text or _mixed(text):
        return who
    out: list[Run] = []
    at = 0
    for mark in re.finditer("；", text):
        out += [*part_of(who, at, mark.start()), AND]
        at = mark.end()
    return (*out, *part_of(who, at, len(text)))


def _of_one_mark(who: Line) -> Line:
    """A list of which one half has ， and the other 、, with 、 throughout, where nobody shares a unit: `局长石磊，总工韩雪，办公室骆春、财务科江成`."""
    text = text_of(who)
    bare = re.sub("（[^）]*）|\\([^)]*\\)", lambda note: "·" * len(note[0]), text)
    *before, last = bare.split("，")
    items = last.split("、")
    if (
        len(before) < _HALF
        or "；" in bare
        or any("、" in each for each in before)
        or len(items) < _HALF
        or min(map(len, items[:_HALF])) < _WITH_OFFICE
    ):
        return who
    out: list[Run] = []
    at = 0
    for mark in re.finditer("，", bare):
        out += [*part_of(who, at, mark.start()), AND]
        at = mark.end()
    return (*out, *part_of(who, at, len(text)))


#: So many stand on each side at least; so long is a name with its office.
_HALF, _WITH_OFFICE = 2, 4


def _mixed(text: str) -> bool:
    """Whether a list has other marks than semicolons, brackets aside."""
    return re.search("[、，]", re.sub("（[^）]*）", "", text)) is not None


def counted(source: Source, field: Field) -> bool:
    """Whether the list says how many they are, so that nobody may be taken out of it; `实习同学6人` behind names counts only its own."""
    text = "".join(each.text for each in field.values)
    bare = _BARE_COUNT.search(text)
    if source.brief.genre == "dialogue" and len(field.values) > 1:  # `3栋石阿姨等5人` on the last of several lines
        return False
    if source.brief.genre != "dialogue" or bare is None or "、" not in text:
        return _COUNTED.search(text) is not None
    at = field.values[-1].span[1] - len(text) + len(text[: bare.start(1)].rstrip())
    return any(each.kind == "person" and span[1] == at for each in source.brief.attendees for span in each.spans)


def _clause(field: Field) -> str:
    if field.key == "observe":
        return "observe"
    return "attend" if "出席" in field.words else "take part"


def apart(source: Source, field: Field) -> bool:
    """A list of more than eight names without titles, or the same in each of several minutes of a project: the lead has only the chair."""
    start, end = (field.values[0].span[0], field.values[-1].span[1]) if field.values else (0, 0)
    names = [each for each in source.brief.attendees if "absent" not in each.roles and any(start <= a and b <= end for a, b in each.spans)]
    bare = [
        each for each in names if each.name and any("".join(source.raw(span).split()) == each.name for span in each.spans if start <= span[0] < end)
    ]
    many = len(bare) > _MANY or (len(bare) > 1 and source.again)
    return many and len(bare) == len(names)


def _joined(clauses: Sequence[Line]) -> list[Run]:
    out: list[Run] = []
    for each in clauses:
        out += [*([THEN] if out else []), *each]
    return [*out, STOP] if out else []


def _away(source: Source, field: Field) -> tuple[list[Line], list[Line]]:
    """`副局长林国梁因赴龙岩培训未参加会议`: each with his reason, in the order of the list; those who have the same, or none, together. The second: sentences of
    their own.
    """
    leave = "假" in field.words or any(_ALL_LEAVE.search(each.text) for each in field.values)
    if nobody := _nobody_but(field):
        return [], [_by_full_names(source, nobody)]
    if spelled := _told_of(source, field):
        own = [(away.read(note, (), hospital=_hospital(source)), each, note) for each, note in spelled]
        told = [whole_away(each, note, leave=leave, hospital=_hospital(source)) for read, each, note in own if read.instead or read.late]
        return [whole_away(each, note, leave=leave, hospital=_hospital(source)) for read, each, note in own if not (read.instead or read.late)], told
    if source.brief.genre == "dialogue" and _further(source, field):
        printed = [run for value in field.values for run in (AND, *_inked(source, value.span))][1:]  # with what their notes say
        return [fill("leave" if leave else "absent", who=tuple(printed))], []
    here = [each for each in source.brief.attendees if "absent" in each.roles and _standing(each, field)]
    if len(field.values) == 1 and (shared := _SHARED_NOTE.fullmatch(field.values[0].text)):
        start = field.values[0].span[0]
        note = away.read(source.line((start + shared.start("why"), start + shared.end("why"))), (), hospital=_hospital(source))
        whole = people(source, [_cut(field.values[0], shared["who"])])
        return [_clause_away(whole, note, leave=leave or note.leave)], []
    noted = {each.id: said for each in here if (said := _note(source, each, field))}
    if not noted:
        return [_all_away(source, field, leave=leave)], []
    clauses: list[tuple[str, Line, list[Run]]] = []
    behind: list[Line] = []
    for each in sorted(here, key=lambda each: _place(each, field)):
        note = away.read(noted.get(each.id, ()), each.titles, hospital=_hospital(source))
        who = (*_unit_before(source, each, field), *named(source, each, titles=bool(each.titles)))
        if each.name is None and (each.id in noted or _AWAY_NOTE.search(text_of(who))):
            who = part_of(who, 0, len(re.split("[（(]", text_of(who))[0]))
        asked = (leave or note.leave) and not note.manner
        if note.instead or note.late:
            behind.append((*_clause_away(who, note, leave=asked), *((THEN, *note.instead) if note.instead else ())))
            continue
        frame = "leave" if asked and not text_of(note.reason).endswith("假") else "absent"
        last = clauses[-1] if clauses else None
        if last and (last[0], text_of(last[1])) == (frame, text_of(note.reason)) and not note.manner:
            last[2].extend([AND, *who])
        else:
            clauses.append((frame, note.reason, list(away.subject(who, note.manner))))
    return list(_shared(source, clauses)), behind


#: That nobody was away, and in brackets that somebody left or came late.
_NOBODY_BUT = re.compile(r"\s*(?:无|没有|/)\s*[（(](?P<told>[^（）()]{4,})[）)]\s*。?\s*")


def _nobody_but(field: Field) -> RecordSpan | None:
    match = _NOBODY_BUT.fullmatch(field.values[0].text) if len(field.values) == 1 else None
    return (field.values[0].span[0] + match.start("told"), field.values[0].span[0] + match.end("told")) if match else None


def _told_of(source: Source, field: Field) -> list[tuple[Line, Line]]:
    """Those of a field without brackets, each with why, if some have it."""
    if source.brief.genre != "dialogue" or len(field.values) != 1 or _NOTE.search(field.values[0].text):
        return []
    found = _spelled(source, field.values[0].span)
    return found if any(note for _, note in found) else []


def _by_full_names(source: Source, span: RecordSpan) -> Line:
    """A stretch with the full names of those on the list whom it calls by surname and title: `石书记|因事提前离会`."""
    text = source.raw(span)
    out: Line = ()
    at = 0
    for call in re.finditer(rf"(?:^|(?<=[、，；]))(?P<surname>[\u4e00-\u9fff])(?:{_TITLES})", text):
        own = [each for each in source.brief.attendees if each.name and len(each.name) > 1 and each.name[0] == call["surname"]]
        if len(own) == 1:
            out = (*out, *source.line((span[0] + at, span[0] + call.start())), *named(source, own[0], titles=False))
            at = call.end()
    return (*out, *source.line((span[0] + at, span[1])))


#: Why all of them were away: `石磊、韩雪2人（均外出）`.
_SHARED_NOTE = re.compile("(?P<who>[^（()）。：]+)[（(](?:以上)?[均都皆]已?(?P<why>[^（()），]+)[）)]。?")


def _all_away(source: Source, field: Field, *, leave: bool) -> Line:
    """Those of a list without notes, or one unit."""
    whole = _UNIT_AWAY.fullmatch(field.values[0].text) if len(field.values) == 1 else None
    frame = "leave" if leave or any(_LEAVE.search(each.text) for each in field.values) else "absent"
    if whole is None:
        who = people(source, field.values)
        return fill(frame, who=who)
    start = field.values[0].span[0]
    unit, why = (source.line((start + whole.start(part), start + whole.end(part))) for part in ("who", "why"))
    return _clause_away(unit, away.read(why, ()), leave=frame == "leave")


def _shared(source: Source, clauses: Sequence[tuple[str, Line, list[Run]]]) -> Iterator[Line]:
    """The clauses of those who were away; in a record in talk those with reasons have one verb: `石磊因出差、韩雪因培训未参加会议`."""
    held: list[Run] = []
    for n, (frame, reason, who) in enumerate(clauses):
        clause = fill(f"{frame} for", who=tuple(who), reason=reason) if reason else fill(frame, who=tuple(who))
        following = clauses[n + 1] if n + 1 < len(clauses) else None
        if source.brief.genre == "dialogue" and reason and following and following[0] == frame and following[1]:
            verb = len(text_of(fill(frame, who=(STOP,)))) - 1
            held += [*part_of(clause, 0, len(text_of(clause)) - verb), AND if AND not in (*who, *following[2]) else THEN]
            continue
        yield (*held, *clause)
        held = []


def _place(person: Attendee, field: Field) -> RecordSpan:
    standing = _standing(person, field)
    return standing[0] if standing else (0, 0)


#: A note that somebody, or that all of them, asked for leave.
_LEAVE = re.compile("(?<![未没])请[事病]?假")
_ALL_LEAVE = re.compile("[均都]已?请[事病]?假")


def kept(source: Source, found: Sequence[Field]) -> list[Field]:
    """The fields of who was there or away, of a record in talk, of which no sentence of ours could say all: they are printed as they are."""
    if source.brief.genre != "dialogue":
        return []
    alone = [each for each in found if each.values and _stands_alone(source, each)]
    if not any(each.of_unit for each in alone):
        return alone
    return [each for each in found if each in alone or (each.key == "attend" and each.values and each.of_unit)]


def _stands_alone(source: Source, field: Field) -> bool:
    if field.key == "absent":
        return _told_more(source, field)
    field, apart_from = _told_apart(source, field)
    if apart_from and not field.values:
        return False
    return field.key in _THERE and (_unclear(field) or (field.key == "attend" and not field.of_unit and not _OF_PRESENT.search(field.words)))


#: Labels of which a sentence can say that those behind them were there: `参加人员`, `评审专家`; of 迟到 or 抄送 none can.
_OF_PRESENT = re.compile(
    r"^(?!.*(?:迟|晚到|早退|中途|抄送|报送|离))(?:.*(?:参|与会|出席|列席|到会|到场|在场|签到|人员|[Aa]ttend|[Pp]artic|[Pp]resent)|到$|来的|应到.+实到|特邀|邀请|(?:视频|线[上下]|现场|分会场)$|.*(?:专家|嘉宾|评委)$)"
)


def as_printed(source: Source, field: Field) -> Line:
    """`缺席：石磊（出差，书面委托韩雪）`, the label without padding and frame."""
    label = source.line(field.label.span)
    text = text_of(label)
    start, end = len(text) - len(text.lstrip(_FRAME)), len(text.rstrip(_FRAME))
    inked = (part_of(label, at, at + len(word[0])) for word in re.finditer(r"\S+", text[start:end]) for at in (start + word.start(),))
    line = [*(run for word in inked for run in word), *fill("colon")]  # `请　假` without what pads it
    for value in field.values:
        joint = THEN if re.search("[，：]", line[-1].text) else AND
        line += [
            *([joint] if value is not field.values[0] and line[-1].text[-1:] not in _MARKS else []),
            Run(full_width(value.text), span=value.span),
        ]
    return tuple(line) if line[-1].text.endswith(("。", "！", "？")) else (*line, STOP)


_FRAME = " \u3000：:【】[]|｜*-#"
_THERE = ("attend", "observe")
_NOTE = re.compile("[（(]([^（()）]*)[）)]")
#: What a list of those who were away tells besides who and why, outside of notes.
_MORE = re.compile(
    r"[“”\"？?！!：:]|\d(?!\d{0,3}(?:[栋幢组班社队楼室号户单人名位期、，,（(]|$))|[未没](?:有|曾)?(?:请假|说明|打招呼)|到会|到场|赶[到来]|[均都](?!已?请)|无故|旷|联系不上|迟|晚|委托|授权|代(?!表|理)|书面|转[达交告述]|通知|答复|意见|后来|电话(?!请假)|线上|视频(?!组|部|科)"
)
#: What no list of names has outside of brackets.
_DID = re.compile(
    r"参[加会]|出席|列席|缺[席勤：]|到[会场]|赶[到来]|应[邀到]|实到|请假|缺席|[未没][到来参派]|主持|迟到|晚到|离席|先走|中途|代(?!表|理|办|建|管|销|维|驾|课|账)|[。？！]"
)


def _told_more(source: Source, field: Field) -> bool:
    """Whether somebody who was away spoke all the same, or more is told of them than sentences of ours can say."""
    gone = [each for each in source.brief.attendees if "absent" in each.roles and _standing(each, field)]
    if _nobody_but(field) is not None:
        return False
    if any("speak" in each.roles and not away.read(_note(source, each, field), each.titles).late for each in gone):
        return True
    if _told_of(source, field):
        return False
    if any(re.search('[“”"？?！!]', each.text) for each in field.values):
        return True
    return _further(source, field) and (
        any(_MORE.search(_NOTE.sub("", each.text)) for each in field.values) or any(_more_behind(source, each, field) for each in gone)
    )


def _further(source: Source, field: Field) -> bool:
    """Whether a list of those who were away tells of them more than one reason each."""
    gone = [each for each in source.brief.attendees if "absent" in each.roles and _standing(each, field)]
    if any(_more_behind(source, each, field) for each in gone):
        return True
    if (
        len(field.values) == 1
        and (shared := _SHARED_NOTE.fullmatch(field.values[0].text))
        and not _MORE.search(re.sub(r"\d+[人名位]$", "", shared["who"]))
    ):
        start = field.values[0].span[0]
        return not away.read(source.line((start + shared.start("why"), start + shared.end("why"))), ()).plain
    titles = {title for each in gone for title in each.titles}
    for value in field.values:
        if _MORE.search(_NOTE.sub("", value.text)):
            return True
        for note in _NOTE.finditer(value.text):
            said = source.line((value.span[0] + note.start(1), value.span[0] + note.end(1)))
            if not away.read(said, titles, hospital=_hospital(source)).plain:
                return True
    return False


def _more_behind(source: Source, person: Attendee, field: Field) -> bool:
    """Whether behind a name stands, without brackets, why: `石老师 公开课`."""
    standing = _standing(person, field)
    if standing is None or person.name is None:
        return False
    (start, _), (_, stop) = standing
    whole = source.raw((start, stop))
    text = re.split("[、，；,;（(]", whole[max(0, whole.find(person.name)) :])[0]
    return person.name[-1] not in text.split()[-1] if text.split() else False


def _unclear(field: Field) -> bool:
    """Whether a list tells what somebody did."""
    text = _NOTE.sub("", _NOTE.sub("", "；".join(each.text for each in field.values))).removesuffix("。")  # brackets may stand in brackets
    text = _DUE.sub("", text)
    nobody = any(_NOBODY_OF.search(each.text) for each in field.values)
    return (
        nobody
        or not text.strip(_MARKS + " ")
        or _APART_BEHIND.search(text) is not None
        or _DID.search(_SPARED.sub("", _SIGNED.sub("", text))) is not None
    )


#: How many of a body should have come and did, on a list: `村民代表应到33人，实到27人`.
_DUE = re.compile(r"(?<=[\u4e00-\u9fff])应到\s*\d+\s*[人名户][，,、]\s*实到\s*\d+\s*[人名户]")
#: A unit of which nobody is named: `设计院：（未派人）`.
_NOBODY_OF = re.compile(r"：\s*(?:[（(][^（()）]*[）)])?\s*(?:$|[；，、])")
#: Behind a name its unit: `石磊 办公室`; whose office stands there is told office first.
_APART_BEHIND = re.compile(
    r"(?:^|[、，；,;])\s*[\u4e00-\u9fff]{1,2}(?![室部科局处院所站厂村镇乡校区司公委队班组])[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]{0,10}[室部科局处院所站厂村镇乡校区司公委](?=[、，；,;]|$)"
)


#: Behind a unit, that it was away: `水务公司（电话请假）`.
_AWAY_NOTE = re.compile("[（(][^（(）)]*(?:请假|缺席|未[到参])[^（(）)]*[）)]$")
#: A label of those who came that is what they are or where they work; not that they came, what they did there, or that they did not stay.
_WHOSE = re.compile(
    rf"(?!(?:参|与会|出席|列席|到|来|应|实|邀|特邀|签到)|.*(?:参[会加与]|出席|列席|到[会场]|在场|人员|名单|专家|嘉宾|评委|[迟晚]到|早退|中途|离|发言|汇报|发放|缺|[监计唱统点]票|其[他它]|分会场|主会场))(?!(?:{_FROM_AFAR.pattern})$)"
    "[\u4e00-\u9fff]{2,12}(?:[（(][^（）()]{2,16}[）)])?"
)
#: A part in a project, of which the unit is said: `监理|单位`.
_PART = re.compile("建设|监理|设计|施工|勘察|勘测|劳务|检测|总包|分包|通信|燃气|供电|供水|排水|供热|代建|咨询|审计|养护|运维|运营|维保|产权|使用")
#: A unit that nobody came from, and why: `水务公司（电话请假）`.
_UNIT_AWAY = re.compile("(?P<who>[^，、；（(）)]{2,20})[（(](?P<why>[^，、；（(）)]{2,24})[）)]")
#: The end of what stands before somebody on a list that is where he works.
_WORKS = re.compile(r"(?:^|[、，；,;]|[）)]\s)\s*(?P<unit>[^、，；,;：（(）)\s]{1,12}[系部科室局处院所站队厂班组办房村镇乡区校司委])\s*$")


def _unit_before(source: Source, person: Attendee, field: Field) -> Line:
    """Where somebody without a title works: `财务科|韩老师（开会）`."""
    standing = _standing(person, field)
    surname = person.name is not None and len(person.name) == 1
    if standing is None or (person.titles and not surname):
        return ()
    (start, end), (begin, _) = standing
    start += max(0, source.raw((start, end)).find(person.text if surname else person.name or person.text))
    match = _WORKS.search(source.raw((begin, start)))
    return source.line((begin + match.start("unit"), begin + match.end("unit"))) if match else ()


def _standing(person: Attendee, field: Field) -> tuple[RecordSpan, RecordSpan] | None:
    """Where a field names a person, and the value that does."""
    return next(((span, value.span) for value in field.values for span in person.spans if value.span[0] <= span[0] < value.span[1]), None)


def _note(source: Source, person: Attendee, field: Field) -> Line:
    """What brackets behind his name say: `林国梁（副局长，赴龙岩培训）`."""
    standing = _standing(person, field)
    if standing is None:
        return ()
    (start, end), (_, stop) = standing
    text = source.raw((start, stop))
    inside = re.search(r"[（(](?P<note>[^）)]*)[）)]", text[: end - start]) if text[: end - start].rstrip()[-1:] in ("）", ")") else None
    match = inside or re.compile(r"\s*[（(](?P<note>[^）)]*)[）)]").match(text, end - start)
    return source.line((start + match.start("note"), start + match.end("note"))) if match else ()


def _counts(source: Source, found: Sequence[Field]) -> Line:
    due: Line = ()
    there: Line = ()
    for field in found:
        if field.key == "attend" and (both := _BOTH.search(field.label.text)):
            start = field.label.span[0]
            due, there = (source.line((start + both.start(part), start + both.end(part))) for part in ("due", "there"))
        if field.key == "counts" and field.values and (match := re.search(r"\d+", field.values[0].text)):
            start = field.values[0].span[0]
            line = source.line((start + match.start(), start + match.end()))
            due, there = (line, there) if "应" in field.words else (due, line if "实" in field.words else there)
    return fill("due", due=due, there=there)
