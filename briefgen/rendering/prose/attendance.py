"""Attendance as sentences: who was in the chair, who came, who was away, how many.

In: a source and its labelled lines. Out: lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from briefgen.record import Attendee
from briefgen.rendering.blocks import Line, Run, part_of, text_of, without
from briefgen.rendering.prose import absent, away, labelled, lists
from briefgen.rendering.prose.frames import AND, FRAMES, STOP, THEN, fill
from briefgen.rendering.prose.labelled import Field
from briefgen.rendering.prose.presiding import came_to_speak, chairing
from briefgen.rendering.prose.source import Source

_MANY = 8
#: How many should have come and did, in the label of those who did.
_BOTH = re.compile(r"(?:应到\D{0,6}|^\D{0,10}?)(?P<due>\d+)(?:\D{1,4}实到| ?[个人名位]{1,2}[，、]?\D{0,4}[到来]了?)\D{0,6}(?P<there>\d+)")
#: How many a list has, behind it: `石磊、韩雪、骆春  三个`, `…  共7户`.
_HOW_MANY = re.compile(r"[ \u3000]+(?:[一总]?共|计)? ?[\d一二三四五六七八九十]{1,3} ?[个人名位户]$")
#: That the last of them wrote the record: `…、财务韩会计  我记（行政 小石）`.
_I_WROTE = re.compile(r"[、，。；\s]*我(?:来)?记录?(?:[（(][^（()）]{1,10}[）)]|，[一-鿿]{1,4})?。?$")
#: Who only listened, among those who came: `石磊、韩雪（列席）`.
_HEARD_AMONG = re.compile("(?:^|[、，；])(?P<who>[^、，；（）]{2,20})（列席）")
#: Who need not come, or did not, at the end of a list: `各科主任；值班的可不参加`, `施工单位石磊；设计单位请假`.
_SPARED = re.compile("[；，](?:[^；，、]*(?:可以?不|不必|免于)[^；，、]*|[^；，、：（）()]{2,12}(?:请假|缺席|未到会?|未派人))$")
#: Who they were says only the label: `评审专家：石工、韩老师`.
_INVITED = re.compile("[\u4e00-\u9fff]{0,4}(?:专家|嘉宾|评委)|特邀")
#: Places that took part in a meeting at several: `分会场：各乡镇`.
_BRANCH = "分会场"
_OF_PEOPLE = re.compile("(?:书记|领导|人员|负责人|[^校]长|主任|干部|代表|职工|师生)(?:[（(]|$)")
_PLACEHOLDER = re.compile("相关人员$")
#: Who came for them.
_FOR_SOME = re.compile(
    rf"(?:^|(?<=[、，；,;]))(?P<who>[^、，；,;：:（()）]{{2,20}})[（(](?=(?:仅?(?:列席|参加))?(?P<matter>[^（()）]+)){lists.FOR_MATTERS}[）)]"
)


def of_activity(line: Line) -> Line:
    """Sentences of attendance at what was called an activity: `主持活动`, `参加活动`."""
    meant = {FRAMES[key].form: FRAMES[f"{key} an activity"].form for key in ("chair", "attend", "take part", "observe", "absent", "absent for")}
    ends = {before.split("}")[-1]: behind.split("}")[-1] for before, behind in meant.items()}
    return tuple(run if run.span else Run(ends.get(run.text, run.text), run.bold) for run in line)


def sentences(source: Source, found: Sequence[Field], *, chairs: Sequence[Attendee], spoken: bool) -> Line:
    """The sentences of attendance in their order. ``spoken``: the chair is named here, too."""
    listed = any(field.standing(each) for each in chairs for field in found if field.key == "attend")
    told = spoken and (listed or any(each.key == "chair" for each in found))
    apart_from = kept(source, found)
    found = [each for each in found if each not in apart_from]
    out: list[Run] = list(fill("chair", who=chairing(source, found))) if told else []
    out += came_to_speak(source, found) if told else []
    here: dict[str, Line] = {}
    there = _There()
    for key in ("attend", "observe"):
        for field in found:
            if field.key == key:
                who = _present(source, field, [each.id for each in chairs], there)
                if not (key == "attend" and apart(source, field)) and not _PLACEHOLDER.search(text_of(who)):
                    frame, mode = _clause(field), labelled.FROM_AFAR.match(field.words) if source.brief.genre == "dialogue" else None
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
    for clauses, behind in [there.away, *(absent.told(source, field) for field in found if field.key == "absent")]:
        out += _joined([each for each in clauses if each])
        out += [run for each in behind for run in (*each, STOP)]
    for each in found:
        if taught := lecturing(source, each):
            out += [*fill(taught, who=lists.people(source, each.values)), STOP]
    return (*out, *_counts(source, found))


def lecturing(source: Source, field: Field) -> str | None:
    """The frame of the sentence on who taught or prepared it, of a record in talk: `主讲人`, `主备人（主讲）`."""
    what = _TAUGHT.match(field.words) if field.key == "report" and field.values and source.brief.genre == "dialogue" else None
    return None if what is None else "prepared" if what["prepared"] and not what["taught"] else "lectured"


_TAUGHT = re.compile("(?P<prepared>主备)?[^讲课]{0,3}(?P<taught>主讲|授课|宣讲)?(?<=[备讲课])")


def _linked(source: Source, found: Sequence[Field]) -> Iterator[Line]:
    """Those of whom a note behind the place says that they took part from elsewhere."""
    for value in (each for field in found if field.key == "place" and source.brief.genre == "dialogue" for each in field.values[:1]):
        if match := labelled.LINKED.search(value.text):
            start = value.span[0]
            who, how = ((start + match.start(part), start + match.end(part)) for part in ("who", "how"))
            named_in_full = absent.by_full_names(source, who)
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
    who = lists.people(source, field.values, () if lists.counted(source, field.values) else taken, of_unit=dialogue and field.of_unit)
    who = lists.unnumbered(who) if field.coded else who
    who = lists.evened(who)
    who = lists.of_one_mark(who) if dialogue else who
    if dialogue and (wrote := _I_WROTE.search(text_of(who))):
        who = part_of(who, 0, wrote.start())
    if dialogue and (many := _HOW_MANY.search(text_of(who))) and "、" in text_of(who)[: many.start()]:
        who = part_of(who, 0, many.start())
    if dialogue and field.key == "attend" and (heard_among := list(_HEARD_AMONG.finditer(text_of(who)))):
        heard_of = [part_of(who, *each.span("who")) for each in heard_among]
        there.clauses.append(fill("observe", who=tuple(run for n, each in enumerate(heard_of) for run in (*([AND] if n else []), *each))))
        who = without(who, [each.span() for each in heard_among])
    if dialogue and field.key == "observe":
        who, clauses = _for_matters(source, field, who)
        there.clauses += clauses
        if heard := re.search(r"旁听(?=\d+[人名位])", text_of(who)):  # `业主|旁听|11人`
            who = without(who, [heard.span()])
    if _INVITED.fullmatch(field.words) and who and not text_of(who).startswith(field.words):
        who = (*part_of(source.line(field.label.span), 0, len(field.words)), *who)
    if spare := _SPARED.search(text_of(who)):
        there.spared += [*part_of(who, spare.start() + 1, len(text_of(who))), STOP]
        who = part_of(who, 0, spare.start())
    if dialogue and field.values and (gone := _AWAY_AMONG.search(field.values[-1].text)):
        start = field.values[-1].span[0]
        label, here = source.part(start, gone, "label"), (start + gone.start("rest"), start + gone.end("rest"))
        rest = lists.people(source, [field.values[-1].model_copy(update={"text": gone["rest"], "span": here})])
        at = max(text_of(who).rfind(mark + gone["label"]) for mark in "（(")
        bare = {each.name for each in source.brief.attendees}.issuperset(gone["rest"].split())  # `没来：石磊 韩雪`, who have no reasons
        spelled = absent.spelled(source, here) if at >= 0 and not bare else []
        there.away[1].extend(absent.clause(entry, absent.read(source, note), leave="假" in gone["label"]) for entry, note in spelled)
        there.spared += [*label, *fill("colon"), *rest, STOP] if at >= 0 and not spelled else []
        who = part_of(who, 0, len(text_of(who)[:at].rstrip(lists.MARKS))) if at >= 0 else who
    if dialogue:
        who, stayed, others = away.among(_timed(who))
        who, doing = _doing_apart(who)
        there.spared += [run for each in doing for run in (*each, STOP)]
        for entry, note in _together(source, stayed):
            entry = (*labelled.unit(source, field), *entry) if field.of_unit and not who else entry
            read = absent.read(source, note)
            there.away[1 if read.instead else 0].append(absent.clause(entry, read, leave=False))
        there.spared += [run for each in (*others, *sentences) if each for run in (*each, STOP)]
    if who and field.of_unit and not labelled.FROM_AFAR.match(field.words) and not text_of(who).startswith(field.words):
        who = (*labelled.unit(source, field), *who)
    return who


def _for_matters(source: Source, field: Field, who: Line) -> tuple[Line, list[Line]]:
    """A list of observers without those who came for some matters only, and a clause on each of them: `物业石经理（前两项）`."""
    clauses: list[Line] = []
    for value in field.values:
        for each in _FOR_SOME.finditer(value.text):
            entry = lists.padless(each["who"])
            spaced = r"\s*".join(map(re.escape, entry))
            found = re.search(rf"(?:^|(?<=[、，；])){spaced}(?:$|[、，；])", text_of(who))
            if found is None:
                continue
            own, matter = (source.inked((value.span[0] + each.start(part), value.span[0] + each.end(part))) for part in ("who", "matter"))
            clauses.append(fill("some matters" if "议题" in each["matter"] else "some items", who=own, matter=matter))
            who = without(who, [found.span()])
    while text_of(who)[-1:] in tuple(lists.MARKS):
        who = part_of(who, 0, len(text_of(who)) - 1)
    return who, clauses


#: The last part of a list that tells something: `石磊、韩雪；骆春在外地，视频参加`, `石磊、韩雪　　7人到5人，过半`.
_TOLD_PART = re.compile(r"(?:[；;。]|(?<![ \u3000])[ \u3000]{2,}(?=\d+人实?[到来]了?\d+人))(?P<told>[^；;。]+)。?$")


def _told_apart(source: Source, field: Field) -> tuple[Field, list[Line]]:
    """A list without the sentences at its end that tell what somebody did, and these."""
    if field.key not in _THERE or not field.values:
        return field, []
    if field.of_unit and (state := _STATE.fullmatch(field.values[-1].text)) and len(field.values) == 1:
        note = absent.read(source, source.part(field.values[0].span[0], state, "why"))
        return Field(field.key, field.label, ()), [absent.clause(labelled.unit(source, field), note, leave="请假" in state["what"])]
    *first, last = field.values
    out: list[Line] = []
    text = last.text
    while (match := _TOLD_PART.search(text)) and _DID.search(lists.NOTE.sub("", match["told"])) and not _SPARED.search(text):
        start = last.span[0] + match.start("told")
        out.insert(0, source.inked((start, start + len(match["told"].rstrip()))))
        text = text[: match.start()]
    return Field(field.key, field.label, (*first, lists.cut(last, text))) if out else field, out


#: When somebody came or went, without brackets: `石磊 |14:30进`.
_TIMED = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z])(?P<gap> ?)(?P<when>约?\d{1,2}[:：]\d\d才?(?:进|到|来|加入|离开|走)[^、，；（()）]{0,4})(?=[、，；]|$)"
)


def _timed(who: Line) -> Line:
    """A list in which brackets have when somebody came or went."""
    text = text_of(who)
    out: Line = ()
    at = 0
    for each in _TIMED.finditer(text):
        out = (*out, *part_of(who, at, each.start("gap")), *fill("by way of", how=part_of(who, *each.span("when"))))
        at = each.end()
    return (*out, *part_of(who, at, len(text)))


def _together(source: Source, stayed: Sequence[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Those who did not come, each with his note; of several without a reason one entry."""
    out: list[tuple[Line, Line]] = []
    for entry, note in stayed:
        said = absent.read(source, note)
        bare = said.plain and not (said.reason or said.manner or said.instead or said.late or said.leave)
        if bare and out and not out[-1][1]:
            out[-1] = ((*out[-1][0], AND, *entry), ())
        else:
            out.append((entry, () if bare else note))
    return out


def _unsigned(line: Line) -> Line:
    signed = lists.SIGNED.search(text_of(line))
    return part_of(line, 0, signed.start()) if signed else line


#: How many of whom, before how many of them came.
_MANY_OF = re.compile(r"[^、，；]*\d+ ?[人名位户]")
_ENTRIES = re.compile("(?:[^、，；（()）]|[（(][^（()）]*[）)])+")


def _doing_apart(who: Line) -> tuple[Line, list[Line]]:
    """A list without the entries that tell what somebody did, `骆春先走`, and these: sentences; how many should have come and did is one."""
    text = text_of(who)
    if not _DID.search(_DUE.sub("", lists.NOTE.sub("", text))):
        return who, []
    entries = list(_ENTRIES.finditer(text))
    tells = [_DID.search(lists.NOTE.sub("", each[0])) is not None and _DUE.search(text, each.start()) is None for each in entries]
    for n in range(len(entries) - 1):
        tells[n] = tells[n] or (tells[n + 1] and entries[n + 1][0].lstrip().startswith("实") and _MANY_OF.fullmatch(entries[n][0]) is not None)
    runs: list[tuple[int, int]] = []
    for n, each in enumerate(entries):
        if tells[n]:
            runs = [*runs[:-1], (runs[-1][0], each.end())] if n and tells[n - 1] else [*runs, each.span()]
    out = [_unsigned(part_of(who, *each)) for each in runs]
    marks = [(start - (start > 0 and (end == len(text) or start == 1)), end + (end < len(text))) for start, end in runs]
    rest = without(who, marks)
    while text_of(rest)[-1:] in tuple(lists.MARKS):
        rest = part_of(rest, 0, len(text_of(rest)) - 1)
    return rest, out


#: That a unit had sent nobody: `未到（微信联系）`.
_STATE = re.compile("[（(]?(?P<what>未到会?|(?:电话)?请假|缺席|未派人(?:参加)?|没来人?|未参[加会])(?:[（(，,](?P<why>[^（）()]*?))?[）)]?。?")
#: Behind those who came, in brackets of their own, who did not: `石磊、韩雪（请假 骆春，孩子病了）`.
_AWAY_AMONG = re.compile(
    r"[（(](?P<label>(?:[^（()）：:，、\s]{1,8}[个人名])?(?:请假|缺席|未到|没来|缺))(?:[：:]\s*|\s+)(?P<rest>[^（）()]{2,40})[）)]\s*$"
)


def convened(source: Source, found: Sequence[Field], org: Line) -> Line:
    """Which unit asked them to come, `召集：生产部`, unless it is the one that held the meeting."""
    who = next((lists.people(source, each.values) for each in found if each.key == "organizer" and "召" in each.words and each.values), ())
    return fill("convened", who=who) if source.brief.genre == "dialogue" and text_of(who) not in text_of(org) else ()


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
        return absent.told_more(source, field)
    field, apart_from = _told_apart(source, field)
    if apart_from and not field.values:
        return False
    return field.key in _THERE and (_unclear(field) or (field.key == "attend" and not field.of_unit and not _OF_PRESENT.search(field.words)))


#: Labels of which a sentence can say that those behind them were there: `参加人员`, `评审专家`; of 迟到 or 抄送 none can.
_OF_PRESENT = re.compile(
    r"^(?!.*(?:迟|晚到|早退|中途|抄送|报送|离))(?:$|人$|.*(?:参|与会|出席|列席|到会|到场|在场|签到|人员|[Aa]ttend|[Pp]artic|[Pp]resent)|[到在]$|来的|[到在]的(?:人|有)?$|.*来人$|应到.+实到|实到[^，。：]{0,16}$|特邀|邀请|汇报$|谁来了$|来了谁$|(?:(?:视频)?连线|视频|线[上下]|[上在]线|现场|分会场)$|.*(?:专家|嘉宾|评委)$)"
)
_THERE = ("attend", "observe")
#: What no list of names has outside of brackets.
_DID = re.compile(
    r"参[加会]|出席|列席|缺[席勤：]|到[会场]|人[到来]了?\d|赶[到来]|应[邀到]|实到|请假|缺席|未[到参派](?!期)|没[到来参派](?!得及|期)|主持|迟到|晚到|离席|先走|中途|[请叫]来的|来(?:指导|旁听|列席|听听)|代(?!表|理|办|建|管|销|维|驾|课|账)|[。？！]"
)


def _unclear(field: Field) -> bool:
    """Whether a list tells what somebody did."""
    text = lists.NOTE.sub("", lists.NOTE.sub("", "；".join(each.text for each in field.values))).removesuffix("。")  # brackets may stand in brackets
    text = _DUE.sub("", text)
    nobody = any(_NOBODY_OF.search(each.text) for each in field.values)
    return nobody or not text.strip(lists.MARKS + " ") or _APART_BEHIND.search(text) is not None or re.search("[。？！]", text) is not None


#: How many of a body should have come and did, on a list: `村民代表应到45人，实到40人`.
_DUE = re.compile(r"(?<=[\u4e00-\u9fff])应到\s*\d+\s*[人名户][，,、]\s*实到\s*\d+\s*[人名户]")
#: A unit of which nobody is named: `设计院：（未派人）`.
_NOBODY_OF = re.compile(r"：\s*(?:[（(][^（()）]*[）)])?\s*(?:$|[；，、])")
#: Behind a name its unit: `石磊 办公室`; whose office stands there is told office first.
_APART_BEHIND = re.compile(
    r"(?:^|[、，；,;])\s*[\u4e00-\u9fff]{1,2}(?![室部科局处院所站厂村镇乡校区司公委队班组])[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]{0,10}[室部科局处院所站厂村镇乡校区司公委](?=[、，；,;]|$)"
)


def _counts(source: Source, found: Sequence[Field]) -> Line:
    due: Line = ()
    there: Line = ()
    more: Line = ()
    for field in found:
        if field.key == "attend" and (both := _BOTH.search(field.label.text)):
            start = field.label.span[0]
            due, there = (source.part(start, both, part) for part in ("due", "there"))
        if field.key == "counts" and field.values and not field.words and (both := _BOTH.search(field.values[0].text)):
            start, text = field.values[0].span[0], field.values[0].text
            due, there = (source.part(start, both, part) for part in ("due", "there"))  # `委员7人，到6人（骆委员出车）`
            note = _NOTE_BEHIND.search(text)
            more = (*source.part(start, note, "note"), STOP) if note else ()
        elif field.key == "counts" and field.values and not field.words and _THERE_WERE.fullmatch(field.values[0].text.strip()):
            more = (*more, *source.line(field.values[0].span), STOP)
        elif field.key == "counts" and field.values and (match := re.search(r"\d+", field.values[0].text)):
            start = field.values[0].span[0]
            line = source.line((start + match.start(), start + match.end()))
            due, there = (line, there) if "应" in field.words else (due, line if "实" in field.words else there)
    return (*fill("due", due=due, there=there), *more)


#: How many came, in words of the record: `到会14人`, `来了9个人`.
_THERE_WERE = re.compile(r"(?:实?到会?|出席|来了)\s?[\d一二三四五六七八九十百]{1,4}\s?个?[人名位户]")
#: The brackets behind how many came, with what is told of somebody.
_NOTE_BEHIND = re.compile("[（(](?P<note>[^（()）]{2,20})[）)]$")
