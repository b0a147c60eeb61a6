"""Lists of people as printed: with 、 where blanks part names, offices before names, without what only the list needs.

In: a source and the values of a label. Out: a line.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Attendee, Passage, RecordSpan
from briefgen.rendering.blocks import Line, Run, part_of, text_of, without
from briefgen.rendering.prose import away
from briefgen.rendering.prose.frames import AND, THEN
from briefgen.rendering.prose.source import Source, named

MARKS = "、，,；;。．."
_NOBODY = ("", "无", "没有", "/", "／", "—", "-")
_COUNTED = re.compile(r"等?\s*共?\s*\d+\s*[余多]?\s*人|等\s*$")
#: A count at the end of a list, of all of it or only of the group before it: `石磊、韩雪、实习同学|6人`.
_BARE_COUNT = re.compile(r"(?<![\d等共计约近，]) ?(\d{1,4})\s*[人名位]$")
#: What stands behind the chair in a list, and goes with him.
_NOTED = re.compile(r"\s*[（(][^）)]{0,4}主持[^）)]{0,6}[）)]")
#: Where their list is to be found.
SIGNED = re.compile(
    "[，；。]?[（(]?(?:(?:签到表?|名单)(?:附后|见附件|另附)|(?:名单)?(?:详?见)(?:后页)?签到[表册簿]|签到见(?:后页|附页|附件)|名单附后[，,]签字(?:按手印)?)[）)]?$"
)


def people(source: Source, values: Sequence[Passage], without: Collection[str] = (), *, of_unit: bool = False) -> Line:
    """A list as printed, with 、 where blanks part names, without the persons whose ids are given. ``of_unit``: all of it is of the unit that it begins with."""
    out: list[Run] = []
    if source.brief.genre == "dialogue":
        values = [part for value in map(_without_number, values) for part in _filled(source, value)]
    for value in values:
        text = text_of(tuple(out))
        if out and out[-1] != AND and text[-1:] not in MARKS and not _BRACKETED.fullmatch(value.text) and not _titles_next(source, value, text):
            out.append(AND)
        out += (
            source.inked(value.span) if len(values) > 1 and _one_of_unit(source, value, without) else _items(source, value, without, of_unit=of_unit)
        )
    signed = SIGNED.search(text_of(tuple(out)))
    if signed:
        out = list(part_of(tuple(out), 0, signed.start()))
    if text_of(tuple(out)).strip(MARKS) in _NOBODY:
        return ()
    if source.brief.genre != "community":
        out = list(without_at(tuple(out)))
    if source.brief.genre == "dialogue":
        out = list(_called(source, _by_unit(_undangled(_matters_off(_without_me(tuple(out)))))))
    while out and (out[-1] == AND or not out[-1].text.strip(MARKS + " ")):
        out.pop()
    if out and out[-1].text[-1:] in f"{MARKS}/" and out[-1].span:
        last, (start, end) = out[-1], out[-1].span
        cut = len(last.text) - len(last.text.rstrip(f"{MARKS}/"))
        out[-1] = Run(last.text[:-cut], last.bold, (start, end - cut))
    return tuple(out)


#: How the recorder calls himself on a list: `石兰、|我（|文员小韩|）`.
_ME = re.compile("(?:^|(?<=[、，；/ ]))我[（(](?P<who>[^（()），,]{2,8})(?:[，,][^（()）]{1,8})?[）)]")


#: A letter by which a record calls somebody, perhaps with a courtesy: `L`, `W老师`.
LETTER = rf"[A-Z][A-Za-z]{{0,2}}(?:{alternation(tagged('courtesies', 'behind', 'nicked'))})?"
#: By what a record calls somebody on its list: `L＝|石磊`, `②|韩雪`.
_ALIAS = re.compile(
    rf"(?:^|(?<=[、，；;,/ ])|(?P<behind>(?<=[）)\u4e00-\u9fff])))\*{{0,2}}(?:{LETTER}\*{{0,2}}[、\s]*[＝=]\s*|[①-⑳]\s*)(?=[\u4e00-\u9fffA-Z])"
)


#: The number of an entry of a legend.
_CODE = re.compile(r"(?:^|(?<=[^\d]))[、\s]*\d{1,2}[.、 ]?(?=[\u4e00-\u9fff])")


def unnumbered(line: Line) -> Line:
    """A legend's list without its numbers: `1导演（老石）2编剧（韩雪）`."""
    text = text_of(line)
    cuts = [each.span() for each in _CODE.finditer(text)]
    edges = [0, *(each for cut in cuts for each in cut), len(text)]
    return _row([part_of(line, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a])


def _row(parts: Sequence[Line]) -> Line:
    """Entries one behind the other: `石磊、韩雪`."""
    return tuple(run for n, part in enumerate(parts) for run in (*((AND,) if n else ()), *part))


def _without_me(line: Line) -> Line:
    text = text_of(line)
    codes = list(_ALIAS.finditer(text))
    cuts = [span for each in _ME.finditer(text) for span in ((each.start(), each.start("who")), (each.end("who"), each.end()))]
    cuts = sorted([*cuts, *(each.span() for each in codes)])
    edges = pairwise([0, *(each.end() for each in codes if each["behind"] is not None), len(text)])
    return _row([without(part_of(line, a, b), [(start - a, end - a) for start, end in cuts if a <= start and end <= b]) for a, b in edges])


#: The number of a line of a list: `1. |建设单位：石磊`.
_NUMBER = re.compile(r"\s*\d{1,2}(?:[.、．)]|）)\s*(?=[^\d\s])")


#: An entry that nobody has filled, or that says so: `安全员　　　、`, `桩基——无；`.
_UNFILLED = re.compile(r"(?:(?<=[、，；,;])|^)\s*[^、，；,;（）\s]{2,8}(?:[ \u3000]{2,}(?=[、，；,;])|——(?:无|没有)(?=[、，；,;]|$))[、，；,;]?")


def _filled(source: Source, value: Passage) -> Iterator[Passage]:
    """The parts of a list between such entries, of which nobody is one of those who came: `石磊　　、韩雪`."""
    start = value.span[0]
    there = sorted(a - start for each in source.brief.attendees for a, _ in each.spans)
    unfilled = [each for each in _UNFILLED.finditer(value.text) if bisect_left(there, each.start()) == bisect_left(there, each.end())]
    at = 0
    for match in [*unfilled, None]:
        end = match.start() if match else len(value.text)
        if value.text[at:end].strip():
            yield value.model_copy(update={"text": value.text[at:end], "span": (value.span[0] + at, value.span[0] + end)})
        at = match.end() if match else end


def _without_number(value: Passage) -> Passage:
    number = _NUMBER.match(value.text)
    if number is None:
        return value
    return value.model_copy(update={"text": value.text[number.end() :], "span": (value.span[0] + number.end(), value.span[1])})


#: Behind what somebody is called his name: `Leo（石磊，线上）`, `老石（石磊）`; that somebody came, which the sentence says: `各站站长（视频参会）`.
CALLED = re.compile(
    r"(?P<call>[A-Z][A-Za-z]{1,11}|我|本人|[\u4e00-\u9fff][哥姐叔嫂姨伯弟妹]|[小老阿](?=(?P<surname>[\u4e00-\u9fff])[（(](?P=surname))[\u4e00-\u9fff])[（(](?P<name>[\u4e00-\u9fff]{2,4})(?:[，,、](?P<note>[^（）()]{1,8}))?[）)]"
    r"|(?<=[（(])(?:视频|线上|远程|电话)(?P<came>参会|参加|出席)(?=[）)])"
)


#: A mark beside a bracket, where the chair was left out of a roster: `（韩雪、骆春|、|）`.
_DANGLING = re.compile("(?<=[（(])[、，]|[、，](?=[）)])")


def _undangled(line: Line) -> Line:
    return without(line, (mark.span() for mark in _DANGLING.finditer(text_of(line))))


#: What stands before an account: `|@|石磊`.
_AT = re.compile("(?<![A-Za-z0-9_.])@(?=[\u4e00-\u9fffA-Za-z])")


def without_at(line: Line) -> Line:
    """A list with the names of accounts only."""
    return without(line, (at.span() for at in _AT.finditer(text_of(line))))


def _called(source: Source, line: Line) -> Line:
    """A list with the names for what people are called, `石磊（线上）`, and without saying of some that they came."""
    out: Line = ()
    at = 0
    for each in CALLED.finditer(text_of(line)):
        if each["came"]:
            out, at = (*out, *part_of(line, at, each.start("came"))), each.end("came")
            continue
        if all(each["name"] != person.name for person in source.brief.attendees):
            continue  # `Leo（设计）`
        out += (*part_of(line, at, each.start()), *part_of(line, *each.span("name")))
        out += part_of(line, each.end("call"), each.start("name")) if each["note"] else ()
        at = each.start("note") if each["note"] else each.end()
    return (*out, *part_of(line, at, len(text_of(line))))


def _matters_off(line: Line) -> Line:
    """A list without the numbers of the matters for which somebody came."""
    return without(line, (note.span() for note in _MATTER_NOTE.finditer(text_of(line))))


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


def _one_of_unit(source: Source, value: Passage, without: Collection[str]) -> bool:
    """Whether a line of a list has but one person, at its end, behind the unit: `施工单位 正方建设 石经理`."""
    here = [(span, each) for each in source.brief.attendees for span in each.spans if value.span[0] <= span[0] and span[1] <= value.span[1]]
    people = {each.id for _, each in here if each.kind == "person"}
    alone = source.brief.genre == "dialogue" and len(people) == 1 and people.isdisjoint(without) and _BEHIND_UNIT.fullmatch(value.text) is not None
    return alone and max(span[1] for span, _ in here) == value.span[0] + len(value.text.rstrip())


#: A unit and behind a blank its man, without any mark.
_BEHIND_UNIT = re.compile(r"[^，、；：|@/\s\d（()）]{2,16}(?:[（(][^（()）]*[）)])?(?:[ \u3000]+[^，、；：|@/\s（()）]{2,12}){1,2}\s*")


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
    at, dropped, marked = start, False, of_unit or re.search("[、，,；;/]", NOTE.sub("", source.raw(value.span))) is not None
    depth, counted = -1 if _BRACKETED.fullmatch(value.text) else 0, start
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
                yield from source.inked((first, first + own.end("unit")))
            elif shared := _shared_unit(source, (first, last), who, spans):
                yield from source.inked(shared)
            note = (_BEHIND_NAME if source.brief.genre == "dialogue" else _NOTED).match(source.raw((last, end)))
            at, dropped = last + (note.end() if note else 0), True
            continue
        if dropped and between and between[0].text[:1] in MARKS:
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


def _shared_unit(source: Source, span: RecordSpan, person: Attendee, spans: Sequence[tuple[int, int, Attendee]]) -> RecordSpan | None:
    """The unit before somebody that is that of whoever stands behind him, too: `大一 石磊、韩雪`."""
    own = _UNIT_FIRST.fullmatch(source.raw(span))
    following = next((each for each in spans if each[0] > span[0]), None)
    if own is None or following is None or source.brief.genre != "dialogue" or own["unit"] in person.titles:
        return None
    bare = source.raw(following[:2]) == following[2].name and source.raw((span[1], following[0])) == "、"
    return (span[0] + own.start("unit"), span[0] + own.end("unit")) if bare else None


#: A unit, and behind a blank its man: `正方监理 |石磊`.
_UNIT_FIRST = re.compile(r"\s*(?P<unit>[\u4e00-\u9fff]{2,16})[ \u3000]+[\u4e00-\u9fff]{2,4}$")


def _turned(source: Source, person: Attendee, span: RecordSpan) -> Line:
    """Somebody on a list, in a record in talk with his offices before the name: `石磊 副局长`, `老石（石磊，副局长）`."""
    text = source.raw(span)
    if source.brief.genre != "dialogue" or person.name is None:
        return source.line(span)
    if shared := _of_those_above(source, span):
        return shared
    note = _NOTED_NAME.fullmatch(text)
    if note and _offices_noted(source, span):
        end = span[0] + note.start("note") + len(_OF_MATTER.sub("", note["note"]))
        return (*source.line((span[0] + note.start("note"), end)), *source.inked((span[0] + note.start("name"), span[0] + note.end("name"))))
    if not _OFFICE_BEHIND.match(text.removeprefix(person.name)) and not re.match(
        f".*?(?:[小老阿大{person.name[0]}]|Dr\\.? ?)[\u4e00-\u9fff]{{1,4}}[（(]{re.escape(person.name)}", text
    ):
        return source.line(span)
    if call := re.fullmatch(
        rf"(?P<before>[\u4e00-\u9fff]{{2,}}?[ \u3000]*)(?:[小老阿大]|Dr\.? ?|(?P<rank>{person.name[0]}))[\u4e00-\u9fff]{{1,4}}[（(](?P<name>{re.escape(person.name)})[）)]",
        text,
    ):
        # `驻村干部县水利局小石（石磊）`; of `财务科 石科长（石磊）` his office, too, of `全科组长石大夫（石磊）` none but the one before it, of `水电石师傅（石磊）` no courtesy
        before = source.inked((span[0], span[0] + call.end("before")))
        rank = (span[0] + call.end("rank"), span[0] + call.start("name") - 1) if call["rank"] else (0, 0)
        courteous = text[call.end("rank") : call.start("name") - 1].strip() in tagged("courtesies", "behind", "nicked") if call["rank"] else False
        shown = call["rank"] and not courteous and not text_of(before).endswith(tuple(person.titles) or ("长", "任", "员"))
        return (*before, *(source.line(rank) if shown else ()), *source.part(span[0], call, "name"))
    return named(source, person.model_copy(update={"titles": [title for title in person.titles if title in text], "spans": [span]}), titles=True)


def _of_those_above(source: Source, span: RecordSpan) -> Line:
    """Somebody of several whose office stands in brackets behind the last of them, before the first: `石磊、韩雪（以上副局长）`."""
    value = source.at(span[0])
    found = _ABOVE_NOTE.match(value.text, span[0] - value.span[0]) if value else None
    if value is None or found is None or not _offices_noted(source, span):
        return ()
    name = source.inked((span[0], value.span[0] + found.end("name")))
    first = not re.search("[^、，）)]、?$", value.text[: found.start()])
    return (*(source.part(value.span[0], found, "office") if first else ()), *name)


#: Names, and behind the last what office all of them have.
_ABOVE_NOTE = re.compile(
    r"(?P<name>[^，；（()）：:;,、]+)(?:、[^，；（()）：:;,、]+){0,9}[（(]以上(?:[均都]?[为是]|[两二三四五六七八九十几\d]+[人位])?：?(?P<office>[^（()）]+)[）)]"
)


def _offices_noted(source: Source, span: RecordSpan) -> bool:
    """Whether on the list with a person all that brackets say behind names are offices, so that all of them can stand before the names."""
    value = source.at(span[0])
    titles: dict[str, list[str]] = {}
    for each in source.brief.attendees:
        titles.setdefault(re.split("[（(]", each.text)[0].strip(), []).extend(each.titles)
        titles.setdefault(each.name or "", []).extend(each.titles)
    noted = list(_NOTED_NAME.finditer(value.text)) if value else []
    if value and any("、" in _OF_MATTER.sub("", note["note"]) for note in noted) and "、" in _NOTED_NAME.sub("", value.text):
        return False  # `石磊（副书记、文书）、韩雪`: before the name one of them would stand alone
    return bool(noted) and all(
        any(title in part for title in titles.get(note["name"].strip(), ())) or (_UNIT_NOTE.fullmatch(part) and len(padless(note["name"])) in (2, 3))
        for note in noted
        if (left := _OF_MATTER.sub("", note["note"]))
        for part in re.split("[、，,；;]", left)
    )


def padless(text: str) -> str:
    """Words without blanks."""
    return "".join(text.split())


#: Where somebody works, behind his name: `石磊（财政局）`.
_UNIT_NOTE = re.compile("[\u4e00-\u9fff]{0,12}(?:[系部科室局处院所站股厂办镇乡司委]|街道|中心|大队|集团|协会|工会|妇联)")
#: For which matters somebody came: `（财政所所长，议题二）`, `（列席第4、5项）`.
FOR_MATTERS = (
    r"(?:仅?(?:列席|参加))?(?:前[两二三四五六2-6](?:项|个?议题)(?:议题)?|第?[\d一二三四五六七八九十]+(?:[、,，至—~-]第?[\d一二三四五六七八九十]+)*(?:项|个?议题)(?:议题)?"
    r"|议题[\d一二三四五六七八九十]+(?:[、,，至—~-](?:议题)?[\d一二三四五六七八九十]+)*)(?:列席)?"
)
_OF_MATTER = re.compile(rf"(?:^|[，、,；;]\s*){FOR_MATTERS}$")
#: The same alone in its brackets, or that he keeps the record.
_MATTER_NOTE = re.compile(rf"[（(](?:{FOR_MATTERS}|全程(?:列席|参加)?|兼?(?:会议)?[记纪]录?[人员]?)[）)]")
_NOTED_NAME = re.compile(r"(?P<name>[^，、；（()）：:;,]+)[（(](?P<note>[^（()）]*)[）)]")
#: Behind a name a blank, and what he is: `石磊| 党组书记、局长`.
_OFFICE_BEHIND = re.compile(r"[ \u3000]+[\u4e00-\u9fff]")
#: The note behind a name.
_BEHIND_NAME = re.compile(r"\s{0,2}[（(][^（()）]*[）)]")
#: A unit behind a mark: `…等15人，物业| 于经理`.
_BEHIND_MARK = re.compile(f"[{MARKS}][^{MARKS}]*$")


#: A line that says in brackets who those above it are.
_BRACKETED = re.compile(r"\s*[（(][^（()）]+[）)]\s*")


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
        of_unit = marked and not after and before.rstrip() and (starts or _BEHIND_MARK.search(NOTE.sub("", text[: blank.start()])))
        own = not after or (marked and person and not any(mark in after for mark in MARKS))
        of_unit = of_unit or (own and source.brief.genre == "dialogue" and _UNIT_END.search(before) is not None)  # `团委 石老师`
        of_unit = of_unit or (
            source.brief.genre == "dialogue" and (after[:1].isdecimal() or away.STAYED.match(after) is not None)
        )  # `积极分子 2名`, `三组 没来人`
        if not inside and not of_unit and touching and touching not in MARKS + "（(：:" and after[:1] not in tuple(MARKS + "）)（("):
            yield AND
        at = blank.end()
    if at < len(text):
        yield from source.line((start + at, end))


#: What parts those on a list: `石磊 / 韩雪`.
_SLASH = re.compile(r"(?<![\dA-Za-z])\s*/\s*(?![\d\s])")
#: The number of somebody on a list: `1. 石磊 |2. |韩雪`.
_NUMBER_BETWEEN = re.compile(r"\s*\d{1,2}[.、．)）]\s*")
#: What ends the name of a unit, before its man.
_UNIT_END = re.compile(
    "(?:街道|单位|公司|中心|大队|支队|集团|[系部科室局处院所站队厂班组办村镇乡区校司委会]|[导队班组站所科部]长|导员|书记|主任|干事|经理|代表|负责人|秘书|助理)$"
)


def cut(value: Passage, text: str) -> Passage:
    """A value of which only the beginning counts."""
    return value.model_copy(update={"text": text, "span": (value.span[0], value.span[0] + len(text))})


def evened(who: Line) -> Line:
    """A list in which only semicolons part, with 、 for them."""
    text = text_of(who)
    return who if _mixed(text) else without(who, (mark.span() for mark in re.finditer("；", text)), (AND,))


def of_one_mark(who: Line) -> Line:
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
    return without(who, (mark.span() for mark in re.finditer("，", bare)), (AND,))


#: So many stand on each side at least; so long is a name with its office.
_HALF, _WITH_OFFICE = 2, 4


def _mixed(text: str) -> bool:
    """Whether a list has other marks than semicolons, brackets aside."""
    return re.search("[、，]", re.sub("（[^）]*）", "", text)) is not None


def counted(source: Source, values: Sequence[Passage]) -> bool:
    """Whether the list says how many they are, so that nobody may be taken out of it; `实习同学6人` behind names counts only its own."""
    text = "".join(each.text for each in values)
    bare = _BARE_COUNT.search(text)
    if source.brief.genre == "dialogue" and len(values) > 1:  # `3栋石阿姨等5人` on the last of several lines
        return False
    if source.brief.genre != "dialogue" or bare is None or "、" not in text:
        return _COUNTED.search(text) is not None
    at = values[-1].span[1] - len(text) + len(text[: bare.start(1)].rstrip())
    return any(each.kind == "person" and span[1] == at for each in source.brief.attendees for span in each.spans)


NOTE = re.compile("[（(](?P<note>[^（()）]*)[）)]")
