"""Labelled lines as sentences: who was in the chair, who came, who was away; lists as printed.

In: a source. Out: lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from briefgen.record import Attendee, LabelKey, Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of
from briefgen.rendering.prose.frames import AND, STOP, THEN, fill
from briefgen.rendering.prose.source import Source, full_width, named

_MARKS = "、，,；;。．."
#: A reason that is nobody's business: it is left out.
_ILL = re.compile("月子|病|不适|医|疗|术后|住院|孕|产|手术|痛|伤")
_NOBODY = ("", "无", "没有", "/", "／", "—", "-")
#: What is shorter is no reason that a sentence can give: `野外`; but for 出差, 开会.
_REASON = 2
_COUNTED = re.compile(r"等?\s*共?\s*\d+\s*[余多]?\s*人|等\s*$")
#: A count at the end of a list, of all of it or only of the group before it: `石磊、韩雪、实习同学|6人`.
_BARE_COUNT = re.compile(r"(?<![\d等共计约近，]) ?(\d{1,4})\s*[人名位]$")
_MANY = 8
#: What stands behind the chair in a list, and goes with him.
_NOTED = re.compile(r"\s*[（(][^）)]{0,4}主持[^）)]{0,6}[）)]")
#: Labels whose values name people.
_PEOPLE = frozenset(["chair", "attend", "observe", "absent"])
#: Who need not come, or did not, at the end of a list: `各科主任；值班的可不参加`, `施工单位石磊；设计单位请假`.
_SPARED = re.compile("[；，](?:[^；，、]*(?:可以?不|不必|免于)[^；，、]*|[^；，、：（）()]{2,12}(?:请假|缺席|未到会?|未派人))$")
#: Where their list is to be found.
_SIGNED = re.compile("[，；。]?[（(]?(?:签到表?|名单)(?:附后|见附件|另附)[）)]?$")
#: Who they were says only the label: `评审专家：石工、韩老师`.
_INVITED = re.compile("[\u4e00-\u9fff]{0,4}(?:专家|嘉宾|评委)")
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


def people(source: Source, values: Sequence[Passage], without: Collection[str] = ()) -> Line:
    """A list as printed, with 、 where blanks part names, without the persons whose ids are given."""
    out: list[Run] = []
    for value in map(_without_number, values) if source.brief.genre == "dialogue" else values:
        text = text_of(tuple(out))
        if out and out[-1] != AND and text[-1:] not in _MARKS and not _titles_next(source, value, text):
            out.append(AND)
        out += _items(source, value, without)
    signed = _SIGNED.search(text_of(tuple(out)))
    if signed:
        out = list(part_of(tuple(out), 0, signed.start()))
    if text_of(tuple(out)).strip(_MARKS) in _NOBODY:
        return ()
    if source.brief.genre == "dialogue":
        out = list(_called(_by_unit(tuple(out))))
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


#: Who all those behind a colon are: `各站联络人：石磊、韩雪`; and where the next such list begins.
_HEADED = re.compile("(?:^|(?<=[、，；]))[^、，；：（）]{2,16}(?:（[^、，；：（）]{1,12}）)?(?P<colon>：)(?=[^、，；：])")


#: Between a unit and its man: `局办| |小韩`.
_BLANK = re.compile("(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff]{2,4}(?:[、，；]|$))")


def _by_unit(line: Line) -> Line:
    """A list of several lists as one clause: `局办：石磊；各站联络人：韩雪、邓岩` without colons, commas between the lists."""
    text = text_of(line)
    heads = list(_HEADED.finditer(text))
    if not heads and not _BLANK.search(text) and not ("；" in text and _mixed(text)):
        return line
    gone = {head.start("colon") for head in heads} | {blank.start() for blank in _BLANK.finditer(text)}
    begins = {head.start() - 1 for head in heads}
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


def _items(source: Source, value: Passage, without: Collection[str]) -> Iterator[Run]:
    start, end = value.span
    found = [(span[0], span[1], each) for each in source.brief.attendees for span in each.spans if start <= span[0] and span[1] <= end]
    spans = sorted(found, key=lambda each: each[:2])  # an edited record may have two persons at one place
    at, dropped, marked = start, False, re.search("[、，,；;]", _NOTE.sub("", source.raw(value.span))) is not None
    depth, counted = 0, start
    for first, last, who in [*spans, (end, end, None)]:
        if first < at:
            continue
        depth, counted = depth + _depth(source.raw((counted, at))), at
        between = list(_between(source, at, first, starts=at == start or dropped, depth=depth, marked=marked))
        if who is not None and who.id in without:
            yield from between
            unit = source.raw((first, last)).find("：") + 1  # `社区：石磊`: the others are of it, too
            yield from source.line((first, first + unit)) if unit else ()
            note = _NOTED.match(source.raw((last, end)))
            at, dropped = last + (note.end() if note else 0), True
            continue
        if dropped and between and between[0].text[:1] in _MARKS:
            between = between[1:] if len(between[0].text.strip()) == 1 else [Run(between[0].text[1:], span=_behind(between[0]))]
        yield from between
        if last > first:
            yield from _turned(source, who, (first, last)) if who else source.line((first, last))
        at, dropped = last, False


def _turned(source: Source, person: Attendee, span: RecordSpan) -> Line:
    """Somebody on a list, in a record in talk with his offices before the name: `石磊 副局长`, `老石（石磊，副局长）`."""
    text = source.raw(span)
    if source.brief.genre != "dialogue" or person.name is None:
        return source.line(span)
    note = _NOTED_NAME.fullmatch(text)
    if note and _offices_noted(source, span):
        office, name = ((span[0] + note.start(part), span[0] + note.end(part)) for part in ("note", "name"))
        return (*source.line(office), *source.line(name))
    if not _OFFICE_BEHIND.match(text.removeprefix(person.name)) and not re.match(
        f".*?[小老阿大{person.name[0]}][\u4e00-\u9fff]{{1,4}}[（(]{re.escape(person.name)}", text
    ):
        return source.line(span)
    return named(source, person.model_copy(update={"titles": [title for title in person.titles if title in text], "spans": [span]}), titles=True)


def _offices_noted(source: Source, span: RecordSpan) -> bool:
    """Whether on the list with a person all that brackets say behind names are offices, so that all of them can stand before the names."""
    value = source.at(span[0])
    titles: dict[str, list[str]] = {}
    for each in source.brief.attendees:
        titles.setdefault(re.split("[（(]", each.text)[0].strip(), []).extend(each.titles)
    noted = list(_NOTED_NAME.finditer(value.text)) if value else []
    return bool(noted) and all(
        any(title in part for title in titles.get(note["name"].strip(), ())) for note in noted for part in re.split("[、，,；;]", note["note"])
    )


_NOTED_NAME = re.compile(r"(?P<name>[^，、；（()）：:;,]+)[（(](?P<note>[^（()）]*)[）)]")


#: Behind a name a blank, and what he is: `石磊| 党组书记、局长`.
_OFFICE_BEHIND = re.compile(r"[ \u3000]+[\u4e00-\u9fff]")


#: A unit behind a mark: `…等15人，物业| 于经理`.
_BEHIND_MARK = re.compile(f"[{_MARKS}][^{_MARKS}]*$")


def _behind(run: Run) -> RecordSpan | None:
    return (run.span[0] + 1, run.span[1]) if run.span else None


def _depth(text: str) -> int:
    """How many more brackets it opens than it closes."""
    return sum(map(text.count, "（(")) - sum(map(text.count, "）)"))


def _between(source: Source, start: int, end: int, *, starts: bool, depth: int, marked: bool) -> Iterator[Run]:
    """What stands between two persons: blanks become 、, but in brackets, and between a unit and its man in a list that marks part. ``depth``: brackets that are open
    before it.
    """
    text = source.raw((start, end))
    at = 0
    for blank in re.finditer(r"\s+", text):
        before, after = text[at : blank.start()], text[blank.end() :]
        if before:
            yield from source.line((start + at, start + blank.start()))
        touching = (before or ("" if starts and not at else "名"))[-1:]
        inside = depth + _depth(text[: blank.start()]) > 0
        of_unit = marked and not after and before.rstrip() and (starts or _BEHIND_MARK.search(text[: blank.start()]))
        of_unit = of_unit or (after[:1].isdecimal() and source.brief.genre == "dialogue")  # `积极分子 2名`
        if not inside and not of_unit and touching and touching not in _MARKS + "（(：:" and after[:1] not in tuple(_MARKS + "）)（("):
            yield AND
        at = blank.end()
    if at < len(text):
        yield from source.line((start + at, end))


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
    return named(source, person.model_copy(update={"titles": printed}) if printed else person, titles=True)


def attendance(source: Source, found: Sequence[Field], *, chairs: Sequence[Attendee], spoken: bool) -> Line:
    """The sentences of attendance in their order. ``spoken``: the chair is named here, too."""
    listed = any(_standing(each, field) for each in chairs for field in found if field.key == "attend")
    told = spoken and (listed or any(each.key == "chair" for each in found))
    apart_from = kept(source, found)
    found = [each for each in found if each not in apart_from]
    out: list[Run] = list(fill("convened" if _convened(source, chairs, found) else "chair", who=chairing(source, found))) if told else []
    taken = [each.id for each in chairs]
    here: dict[str, Line] = {}
    spared: list[Run] = []
    for key in ("attend", "observe"):
        for field in found:
            if field.key == key:
                who = people(source, field.values, () if counted(source, field) else taken)
                who = _evened(who)
                who = _of_one_mark(who) if source.brief.genre == "dialogue" else who
                if _INVITED.fullmatch(field.words) and who and not text_of(who).startswith(field.words):
                    who = (*part_of(source.line(field.label.span), 0, len(field.words)), *who)
                if spare := _SPARED.search(text_of(who)):
                    spared += [*part_of(who, spare.start() + 1, len(text_of(who))), STOP]
                    who = part_of(who, 0, spare.start())
                if source.brief.genre == "dialogue" and field.values and (gone := _AWAY_AMONG.search(field.values[-1].text)):
                    start = field.values[-1].span[0]
                    label, rest = (source.line((start + gone.start(part), start + gone.end(part))) for part in ("label", "rest"))
                    at = max(text_of(who).rfind(mark + gone["label"]) for mark in "（(")
                    spared += [*label, *fill("colon"), *rest, STOP] if at >= 0 else []
                    who = part_of(who, 0, len(text_of(who)[:at].rstrip(_MARKS))) if at >= 0 else who
                if who and source.brief.genre == "dialogue" and _UNIT_LABEL.fullmatch(field.words):
                    who = (*source.line((field.label.span[0], field.label.span[0] + len(field.label.text.rstrip("：: ")))), *who)
                if not (key == "attend" and apart(source, field)) and not _PLACEHOLDER.search(text_of(who)):
                    frame = _clause(field)
                    here[frame] = (*here[frame], THEN, *who) if here.get(frame) and who else here.get(frame) or who
    out += _joined([fill(frame, who=who) for frame, who in here.items() if who])
    out += spared
    for field in found:
        if field.key == "absent":
            out += _joined([each for each in _away(source, field) if each])
    return (*out, *_counts(source, found))


#: Behind those who came, in brackets of their own, who did not: `石磊、韩雪（请假 骆春，孩子病了）`.
_AWAY_AMONG = re.compile(r"[（(](?P<label>请假|缺席|未到|没来|缺)(?:[：:]\s*|\s+)(?P<rest>[^（）()]{2,40})[）)]\s*$")


def _convened(source: Source, chairs: Sequence[Attendee], found: Sequence[Field]) -> bool:
    """Whether the label says only which unit asked them to come: `召集：生产部`."""
    labels = [each.words for each in found if each.key == "chair"]
    units = source.brief.genre == "dialogue" and all(each.kind == "group" for each in chairs)
    return units and bool(labels) and all(each.startswith("召集") and "主持" not in each for each in labels)


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
    names = [each for each in source.brief.attendees if any(start <= a and b <= end for a, b in each.spans)]
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


def _away(source: Source, field: Field) -> Iterator[Line]:
    """`副局长林国梁因赴龙岩培训未参加会议`: each with his reason, in the order of the list; those who have the same, or none, together."""
    leave = "假" in field.words or any(_ALL_LEAVE.search(each.text) for each in field.values)
    here = [each for each in source.brief.attendees if "absent" in each.roles and _standing(each, field)]
    noted = {each.id: note for each in here if (note := _note(source, each, field))}
    if not noted:
        whole = _UNIT_AWAY.fullmatch(field.values[0].text) if len(field.values) == 1 else None
        frame = "leave" if leave or any(_LEAVE.search(each.text) for each in field.values) else "absent"
        if whole is None:
            yield fill(frame, who=people(source, field.values))
            return
        start = field.values[0].span[0]
        who, why = (source.line((start + whole.start(part), start + whole.end(part))) for part in ("who", "why"))
        told = not re.search("请假|缺席|未[到参]", whole["why"]) and not _ILL.search(whole["why"])
        yield fill(f"{frame} for", who=who, reason=why) if told else fill(frame, who=who)
        return
    ordered = sorted(here, key=lambda each: _place(each, field))
    clauses: list[tuple[str, Line, list[Run]]] = []
    for each in ordered:
        said = noted[each.id][1] if each.id in noted else ""
        reason = _reason(source, each, *noted[each.id]) if said else ()
        who = (*_unit_before(source, each, field), *named(source, each, titles=bool(each.titles)))
        if each.name is None and (reason or _AWAY_NOTE.search(text_of(who))):
            who = part_of(who, 0, len(re.split("[（(]", text_of(who))[0]))
        asked = leave or _LEAVE.search(said) or _FOR_LEAVE.fullmatch(said.strip())
        frame = "leave" if asked and not text_of(reason).endswith("假") else "absent"
        last = clauses[-1] if clauses else None
        if last and (last[0], text_of(last[1])) == (frame, text_of(reason)):
            last[2].extend([AND, *who])
        else:
            clauses.append((frame, reason, list(who)))
    yield from _shared(source, clauses)


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


#: Leave by its kind: `病假`, of which a sentence says 因病请假.
_FOR_LEAVE = re.compile("请?(?P<why>[病事])假")


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
    if not any(each.key == "attend" and _UNIT_LABEL.fullmatch(each.words) for each in alone):
        return alone
    return [each for each in found if each in alone or (each.key == "attend" and each.values and _UNIT_LABEL.fullmatch(each.words))]


def _stands_alone(source: Source, field: Field) -> bool:
    if field.key == "absent":
        return _told_more(source, field)
    return field.key in _THERE and (_unclear(field) or (field.key == "attend" and not _OF_PRESENT.search(field.words)))


#: Labels of which a sentence can say that those behind them were there: `参加人员`, `施工单位`, `评审专家`; of 迟到 or 抄送 none can.
_OF_PRESENT = re.compile(
    r"^(?!.*(?:迟|晚到|早退|中途|抄送|报送|离))(?:.*(?:参|与会|出席|列席|到会|到场|在场|签到|人员|[Aa]ttend|[Pp]artic|[Pp]resent)|到$|.*(?:专家|嘉宾|评委)$|.*(?:单位|公司|集团|局|部|科|院|所|处|办|中心|学校|村|社区|街道|镇|乡|站|队|厂|包|方|组|会|班|政府)$)"
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
#: What a list of those who were away tells besides who and why: when somebody came, whom he sent or what he said, that he did not ask for leave.
_MORE = re.compile(
    r"[“”\"？?！!：:\d]|[未没](?:有|曾)?(?:请假|说明|打招呼)|到会|到场|赶[到来]|[均都](?!已?请)|无故|旷|联系不上|迟|晚|委托|授权|代(?!表|理)|书面|转[达交告述]|通知|答复|意见|后来|电话(?!请假)|线上|视频(?!组|部|科)"
)
#: The other part of a note: his office, or only that he was away.
_NO_REASON = re.compile("[均都已]*(?:请[事病]?假|缺席|未到会?|未参加|未出席|没来)")
#: What no list of names has outside of brackets.
_DID = re.compile(
    r"参[加会]|出席|列席|缺[席勤：]|到[会场]|应[邀到]|实到|请假|缺席|[未没][到来参派]|主持|迟到|晚到|离席|先走|中途|代(?!表|理|办)|[。？！]"
)


def _told_more(source: Source, field: Field) -> bool:
    """Whether somebody who was away spoke all the same, or his note is more than one reason."""
    away = [each for each in source.brief.attendees if "absent" in each.roles and _standing(each, field)]
    if any("speak" in each.roles for each in away):
        return True
    if any(_more_behind(source, each, field) for each in away):
        return True
    titles = {title for each in away for title in each.titles}
    for value in field.values:
        if _MORE.search(value.text):
            return True
        for note in _NOTE.finditer(value.text):
            pieces = [piece.strip() for piece in re.split("[，、,；;]", note[1])]
            reasons = [each for each in pieces if each and each not in titles and not _NO_REASON.fullmatch(each)]
            if len(reasons) > 1:
                return True
    return False


def _more_behind(source: Source, person: Attendee, field: Field) -> bool:
    """Whether behind a name stands, without brackets, why: `石老师 公开课`."""
    standing = _standing(person, field)
    if standing is None or person.name is None:
        return False
    (start, _), (_, stop) = standing
    text = re.split("[、，；,;（(]", source.raw((start, stop)))[0]
    return person.name[-1] not in text.split()[-1] if text.split() else False


def _unclear(field: Field) -> bool:
    """Whether a list tells what somebody did."""
    text = _NOTE.sub("", _NOTE.sub("", "；".join(each.text for each in field.values)))  # brackets may stand in brackets
    nobody = any(_NOBODY_OF.search(each.text) for each in field.values)
    return (
        nobody
        or not text.strip(_MARKS + " ")
        or _APART_BEHIND.search(text) is not None
        or _DID.search(_SPARED.sub("", _SIGNED.sub("", text))) is not None
    )


#: A unit of which nobody is named: `设计院：（未派人）`.
_NOBODY_OF = re.compile(r"：\s*(?:[（(][^（()）]*[）)])?\s*(?:$|[；，、])")
#: Behind a name its unit: `石磊 办公室`; whose office stands there is told office first.
_APART_BEHIND = re.compile(
    r"(?:^|[、，；,;])\s*[\u4e00-\u9fff]{2,3}[ \u3000]+[\u4e00-\u9fff]{0,10}[室部科局处院所站厂村镇乡校区司公委](?=[、，；,;]|$)"
)


#: Behind a unit, that it was away: `水务公司（电话请假）`.
_AWAY_NOTE = re.compile("[（(][^（(）)]*(?:请假|缺席|未[到参])[^（(）)]*[）)]$")
#: A label that is the unit of those behind it: `施工单位：石磊、韩雪`.
_UNIT_LABEL = re.compile(
    r"(?!参|与|出|列|到|应|实|主|邀)[^：\s]{0,12}(?:单位|公司|集团|局|部|科|院|所|处|办|中心|学校|村|社区|街道|镇|乡|站|队|厂|包|方|组|会|班|政府)"
)
#: A unit that nobody came from, and why: `水务公司（电话请假）`.
_UNIT_AWAY = re.compile("(?P<who>[^，、；（(）)]{2,20})[（(](?P<why>[^，、；（(）)]{2,24})[）)]")
#: The end of what stands before somebody on a list that is where he works.
_WORKS = re.compile(r"(?:^|[、，；,;])\s*(?P<unit>[^、，；,;：（(）)\s]{1,12}[系部科室局处院所站队厂班组办村镇乡区校司])$")


def _unit_before(source: Source, person: Attendee, field: Field) -> Line:
    """Where somebody without a title works, in a record in talk: `财务科|韩老师（开会）`."""
    standing = _standing(person, field)
    surname = person.name is not None and len(person.name) == 1
    if standing is None or (person.titles and not surname) or source.brief.genre != "dialogue":
        return ()
    (start, end), (begin, _) = standing
    start += max(0, source.raw((start, end)).find(person.text if surname else person.name or person.text))
    match = _WORKS.search(source.raw((begin, start)))
    return source.line((begin + match.start("unit"), start)) if match else ()


def _standing(person: Attendee, field: Field) -> tuple[RecordSpan, RecordSpan] | None:
    """Where a field names a person, and the value that does."""
    return next(((span, value.span) for value in field.values for span in person.spans if value.span[0] <= span[0] < value.span[1]), None)


def _note(source: Source, person: Attendee, field: Field) -> tuple[int, str] | None:
    """What brackets behind his name say: `林国梁（副局长，赴龙岩培训）`."""
    standing = _standing(person, field)
    if standing is None:
        return None
    (start, end), (_, stop) = standing
    text = source.raw((start, stop))
    inside = re.search(r"[（(](?P<note>[^）)]*)[）)]", text[: end - start]) if text[: end - start].rstrip()[-1:] in ("）", ")") else None
    match = inside or re.compile(r"\s*[（(](?P<note>[^）)]*)[）)]").match(text, end - start)
    return (start + match.start("note"), match["note"]) if match else None


def _reason(source: Source, person: Attendee, at: int, note: str) -> Line:
    """The part of a note that is no office, unless it is about health or says only that he asked for leave."""
    for piece in re.finditer("[^，、,；]+", note):
        words = piece[0].strip()
        if (
            words in person.titles
            or (_ILL.search(words) and not words.endswith("假"))  # `病假` names no illness
            or re.search("请假|缺席|以上|未到|未参加|没来", words)
            or any(words in title for title in person.titles)
        ):
            continue
        if len(words) < _REASON or re.search("[？?！!]", words):
            continue
        start = at + piece.start() + (len(piece[0]) - len(piece[0].lstrip()))
        if off := _FOR_LEAVE.fullmatch(words):
            return source.line((start + off.start("why"), start + off.end("why")))
        line = source.line((start, start + len(words)))
        if source.brief.genre == "dialogue" and _SOMEWHERE.fullmatch(words):
            return fill("being at", reason=line)
        return line if not words.startswith("因") else source.line((start + 1, start + len(words)))
    return ()


#: Where somebody was and what he did there: `县里开会`.
_SOMEWHERE = re.compile("[县市省区镇乡局厅院校厂总公司州部]{1,2}(?:里|上)(?:开会|参会|培训|学习|办事|汇报|听课)")


def _counts(source: Source, found: Sequence[Field]) -> Line:
    due: Line = ()
    there: Line = ()
    for field in found:
        if field.key == "counts" and field.values and (match := re.search(r"\d+", field.values[0].text)):
            start = field.values[0].span[0]
            line = source.line((start + match.start(), start + match.end()))
            due, there = (line, there) if "应" in field.words else (due, line if "实" in field.words else there)
    return fill("due", due=due, there=there)
