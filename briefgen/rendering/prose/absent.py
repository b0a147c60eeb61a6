"""Who was away, and why, as clauses; whether a list says more of them than clauses can.

In: a source and the labelled lines of those who were away. Out: lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from briefgen.record import Attendee, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of
from briefgen.rendering.prose import away, labelled, lists
from briefgen.rendering.prose.away import Note
from briefgen.rendering.prose.frames import AND, STOP, THEN, fill
from briefgen.rendering.prose.labelled import Field
from briefgen.rendering.prose.source import Source, named


def read(source: Source, note: Line, titles: Collection[str] = ()) -> Note:
    """The parts of a note behind somebody with these offices."""
    return away.read(note, titles, hospital=_hospital(source))


def clause(who: Line, note: Note, *, leave: bool) -> Line:
    """A clause on somebody who was away, with why, and what was done instead. ``leave``: the list says that they asked for it."""
    instead = (THEN, *note.instead) if note.instead else ()
    if note.late:
        return (*(fill("late for", who=who, reason=note.reason, how=note.late) or fill("late", who=who, how=note.late)), *instead)
    frame, who = _frame(note, leave=leave), away.subject(who, note.manner)
    return (*(fill(f"{frame} for", who=who, reason=note.reason) or fill(frame, who=who)), *instead)


def _frame(note: Note, *, leave: bool) -> str:
    """`因出差请假`, but `因病假未参加会议`."""
    return "leave" if (leave or note.leave) and not note.manner and not text_of(note.reason).endswith("假") else "absent"


def spelled(source: Source, span: RecordSpan) -> list[tuple[Line, Line]]:
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
            out.append((source.line((start, start + own.end("who"))), source.part(start, own, "why")))
        elif not out:
            return []
        else:
            out[-1] = (out[-1][0], (*out[-1][1], THEN, *source.line((start, start + len(piece[0])))))
    return out if all(read(source, note).plain and not text_of(note).startswith("、") for _, note in out) else []


#: What people are called by their surnames.
_TITLES = (
    "老师|主任|书记|校长|园长|院长|馆长|站长|所长|科长|处长|局长|镇长|乡长|村长|部长|队长|班长|组长|经理|大夫|医生|护士长|护士|师傅|委员|会计|工"
)


def _hospital(source: Source) -> bool:
    """Whether a hospital met."""
    return any(
        re.search("医院|卫生院|[一二三四五中]院", each.text)
        for each in source.passages
        if each.kind in ("headline", "beside", "value") and each.key not in labelled.PEOPLE
    )


def told(source: Source, field: Field) -> tuple[list[Line], list[Line]]:
    """`副局长林国梁因赴龙岩培训未参加会议`: each with his reason, in the order of the list; those who have the same, or none, together. The second: sentences of
    their own.
    """
    leave = "假" in field.words or any(_ALL_LEAVE.search(each.text) for each in field.values)
    field, rest = _rest(source, field)
    if rest:
        of_named, of_own = told(source, field)
        return of_named, [*of_own, rest]
    if nobody := _nobody_but(field):
        return [], [by_full_names(source, nobody)]
    if stood_in := _stood_in(field):
        why, instead = (source.part(field.values[0].span[0], stood_in, part) for part in ("why", "instead"))
        return [], [clause(_inked(source, field, stood_in), read(source, (*why, THEN, *instead)), leave=leave)]
    if apart := _told_of(source, field):
        notes = [(who, read(source, note)) for who, note in apart]
        of_own = [clause(who, note, leave=leave) for who, note in notes if note.instead or note.late]
        return [clause(who, note, leave=leave) for who, note in notes if not (note.instead or note.late)], of_own
    if source.brief.genre == "dialogue" and _further(source, field):
        printed = [run for value in field.values for run in (AND, *source.inked(value.span))][1:]  # with what their notes say
        return [fill("leave" if leave else "absent", who=tuple(printed))], []
    here = _gone(source, field)
    if len(field.values) == 1 and (shared := _SHARED_NOTE.fullmatch(field.values[0].text)):
        who = lists.people(source, [lists.cut(field.values[0], shared["who"])])
        return [clause(who, read(source, source.part(field.values[0].span[0], shared, "why")), leave=leave)], []
    noted = {each.id: said for each in here if (said := _note(source, each, field))}
    if not noted:
        return [_all_away(source, field, leave=leave)], []
    clauses: list[tuple[str, Line, list[Run]]] = []
    behind: list[Line] = []
    for each in sorted(here, key=lambda each: _place(each, field)):
        note = read(source, noted.get(each.id, ()), each.titles)
        who = (*_unit_before(source, each, field), *named(source, each, titles=bool(each.titles)))
        if each.name is None and (each.id in noted or _AWAY_NOTE.search(text_of(who))):
            who = part_of(who, 0, len(re.split("[（(]", text_of(who))[0]))
        if note.instead or note.late:
            behind.append(clause(who, note, leave=leave))
            continue
        frame = _frame(note, leave=leave)
        last = clauses[-1] if clauses else None
        if last and (last[0], text_of(last[1])) == (frame, text_of(note.reason)) and not note.manner:
            last[2].extend([AND, *who])
        else:
            clauses.append((frame, note.reason, list(away.subject(who, note.manner))))
    return list(_shared(source, clauses)), behind


#: How many others were away, behind those who are named: `石磊（住院），其余4人未到`.
_REST = re.compile(r"[，,；;、]\s*(?P<rest>(?:其余|其他|另有?)[^，,；;。（()）]{1,8}(?:未到会?|没来|没到|缺席|未请假|未参加))。?\s*$")


def _rest(source: Source, field: Field) -> tuple[Field, Line]:
    """A list without that, and it."""
    match = _REST.search(field.values[-1].text) if field.values else None
    if match is None:
        return field, ()
    last = field.values[-1]
    return Field(field.key, field.label, (*field.values[:-1], lists.cut(last, last.text[: match.start()]))), source.part(last.span[0], match, "rest")


#: Somebody, why he was away, and behind the brackets who came for him: `财务科 石工（出差），由小韩代`.
_STOOD_IN = re.compile(
    r"(?P<who>[^，,、；;：:（()）。]{2,20})[（(](?P<why>[^（()）]+)[）)][，,]?\s*(?P<instead>已?由[^，,、；;。（()）]{1,12}?代(?!表|理)[^，,、；;。]{0,6})。?\s*"
)


def _stood_in(field: Field) -> re.Match[str] | None:
    return _STOOD_IN.fullmatch(field.values[0].text) if len(field.values) == 1 else None


def _inked(source: Source, field: Field, match: re.Match[str]) -> Line:
    """Who it was, without the blank behind his unit."""
    start = field.values[0].span[0]
    return source.inked((start + match.start("who"), start + match.end("who")))


#: That nobody was away, and in brackets that somebody left or came late; only that somebody left: `石老师有课，先走`.
_NOBODY_BUT = re.compile(
    r"\s*(?:无|没有|/)\s*[（(](?P<told>[^（）()]{4,})[）)]\s*。?\s*|\s*(?P<left>[^（）()：:。、；;]{4,30}(?:先走|先离开|早退|提前离[会开场]|中途离[会开场]))。?\s*"
)


def _nobody_but(field: Field) -> RecordSpan | None:
    match = _NOBODY_BUT.fullmatch(field.values[0].text) if len(field.values) == 1 else None
    part = "told" if match and match["told"] else "left"
    return (field.values[0].span[0] + match.start(part), field.values[0].span[0] + match.end(part)) if match else None


def _told_of(source: Source, field: Field) -> list[tuple[Line, Line]]:
    """Those of a field without brackets, each with why, if some have it."""
    if source.brief.genre != "dialogue" or len(field.values) != 1 or lists.NOTE.search(field.values[0].text):
        return []
    found = spelled(source, field.values[0].span)
    return found if any(note for _, note in found) else []


def by_full_names(source: Source, span: RecordSpan) -> Line:
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
    leave = leave or any(away.asked(each.text) for each in field.values)
    if len(field.values) == 1 and (unit := _UNIT_AWAY.fullmatch(field.values[0].text)):
        who, why = (source.part(field.values[0].span[0], unit, part) for part in ("who", "why"))
        return clause(who, read(source, why), leave=leave)
    return fill("leave" if leave else "absent", who=lists.people(source, field.values))


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
    standing = field.standing(person)
    return standing[0] if standing else (0, 0)


#: That all of them asked for leave.
_ALL_LEAVE = re.compile("[均都]已?请[事病]?假")
#: What a list of those who were away tells besides who and why, outside of notes.
_MORE = re.compile(
    r"[“”\"？?！!：:]|\d(?!\d{0,3}(?:[栋幢组班社队楼室号户单人名位期路、，,（(]|$))|[未没](?:有|曾)?(?:请假|说明|打招呼)|到会|到场|赶[到来]|[均都](?!已?请)|无故|旷|联系不上|迟|晚|委托|授权|代(?!表|理)|书面|转[达交告述]|通知|答复|意见|后来|电话(?!请假)|线上|视频(?!组|部|科)"
)


def told_more(source: Source, field: Field) -> bool:
    """Whether somebody who was away spoke all the same, or more is told of them than sentences of ours can say."""
    if _nobody_but(field) is not None or _stood_in(field) is not None:
        return False
    field, _ = _rest(source, field)
    if any(_speaks(source, each) and not read(source, _note(source, each, field), each.titles).late for each in _gone(source, field)):
        return True
    if _told_of(source, field):
        return False
    return any(re.search('[“”"？?！!]', each.text) for each in field.values) or _more(source, field)


def _speaks(source: Source, person: Attendee) -> bool:
    """Whether he has a turn in the talk; of written words of his it is but told."""
    own = (source.at(each.span[0]) for each in source.brief.speeches if each.speaker.attendee == person.id)
    return "speak" in person.roles and any(each is not None and each.kind in ("turn", "speaker", "move") for each in own)


def _more(source: Source, field: Field) -> bool:
    """Whether a list tells outside of notes more than who was away."""
    return any(_MORE.search(lists.NOTE.sub("", each.text)) for each in field.values) or any(
        _more_behind(source, each, field) for each in _gone(source, field)
    )


def _further(source: Source, field: Field) -> bool:
    """Whether a list tells more of those who were away than one reason each."""
    if _more(source, field):
        return True
    if len(field.values) == 1 and (shared := _SHARED_NOTE.fullmatch(field.values[0].text)):
        return not read(source, source.part(field.values[0].span[0], shared, "why")).plain
    titles = {title for each in _gone(source, field) for title in each.titles}
    notes = ((value.span[0], note) for value in field.values for note in lists.NOTE.finditer(value.text))
    return not all(read(source, source.part(start, note, "note"), titles).plain for start, note in notes)


def _gone(source: Source, field: Field) -> list[Attendee]:
    return [each for each in source.brief.attendees if "absent" in each.roles and field.standing(each)]


def _more_behind(source: Source, person: Attendee, field: Field) -> bool:
    """Whether behind a name stands, without brackets, why: `石老师 公开课`."""
    standing = field.standing(person)
    if standing is None or person.name is None:
        return False
    (start, _), (_, stop) = standing
    whole = source.raw((start, stop))
    text = re.split("[、，；,;（(]", whole[max(0, whole.find(person.name)) :])[0]
    return person.name[-1] not in text.split()[-1] if text.split() else False


#: Behind a unit, that it was away: `水务公司（电话请假）`.
_AWAY_NOTE = re.compile("[（(][^（(）)]*(?:请假|缺席|未[到参])[^（(）)]*[）)]$")
#: A unit that nobody came from, and why: `水务公司（电话请假）`.
_UNIT_AWAY = re.compile("(?P<who>[^，、；（(）)]{2,20})[（(](?P<why>[^，、；（(）)]{2,24})[）)]")
#: The end of what stands before somebody on a list that is where he works.
_WORKS = re.compile(r"(?:^|[、，；,;]|[）)]\s)\s*(?P<unit>[^、，；,;：（(）)\s]{1,12}[系部科室局处院所站队厂班组办房村镇乡区校司委])\s*$")


def _unit_before(source: Source, person: Attendee, field: Field) -> Line:
    """Where somebody without a title works: `财务科|韩老师（开会）`."""
    standing = field.standing(person)
    surname = person.name is not None and len(person.name) == 1
    if standing is None or (person.titles and not surname):
        return ()
    (start, end), (begin, _) = standing
    start += max(0, source.raw((start, end)).find(person.text if surname else person.name or person.text))
    match = _WORKS.search(source.raw((begin, start)))
    return source.part(begin, match, "unit") if match else ()


def _note(source: Source, person: Attendee, field: Field) -> Line:
    """What brackets behind his name say: `林国梁（副局长，赴龙岩培训）`."""
    standing = field.standing(person)
    if standing is None:
        return ()
    (start, end), (_, stop) = standing
    text = source.raw((start, stop))
    inside = re.search(r"[（(](?P<note>[^）)]*)[）)]", text[: end - start]) if text[: end - start].rstrip()[-1:] in ("）", ")") else None
    match = inside or re.compile(r"\s*[（(](?P<note>[^）)]*)[）)]").match(text, end - start)
    return source.part(start, match, "note") if match else ()
