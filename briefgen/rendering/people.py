"""Who took part, in the order printed: names with titles, what they did, groups with their numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.record import Attendee, Brief, Excerpt, Role
from briefgen.rendering.doubts import MARK, Doubts

#: The printed words for a role, and the word where the text has none of them near the name.
_WORDS: dict[Role, tuple[re.Pattern[str], str]] = {
    "speak": (re.compile("讲话|致辞|致词|发言|点评|总结"), "发言"),
    "report": (re.compile("汇报|通报|报告|传达"), "汇报"),
}
_REACH = 40


def full(person: Attendee) -> str:
    """Titles and name in one: ``市委书记、市长张立``. A surname alone stays as printed (``李校长``)."""
    if person.name is None or len(person.name) == 1:
        return person.text
    return "、".join(person.titles) + person.name


def chairs(brief: Brief, doubts: Doubts) -> str:
    """Who was in the chair, or nothing."""
    return "；".join(full(each) + doubts.mark(*each.spans) for each in brief.attendees if "chair" in each.roles)


def lines(brief: Brief, doubts: Doubts) -> list[tuple[str, str]]:
    """Label and text of each line. Those present have no label: one line for titles shared by neighbours, then groups."""
    around = sorted((*brief.background, *(each.attribution for each in brief.speeches if each.attribution)), key=lambda each: each.span)
    apart: dict[str, list[Attendee]] = {"列席": [], "缺席": [], "记录": []}
    present: list[Attendee] = []
    for each in brief.attendees:
        apart.get(_place(each), present).append(each)
    out = [("", line) for line in _present(present, around, doubts)]
    for label, people in apart.items():
        said = [_apart(each, label, around) + doubts.mark(*each.spans) + ("等" if each.open else "") for each in people]
        if said:
            out.append((label, "；".join(said) if any("、" in each for each in said) else "、".join(said)))
    return out


def _place(each: Attendee) -> str:
    if "absent" in each.roles:
        return "缺席"
    if "observe" in each.roles:
        return "列席"
    return "记录" if each.roles == ["record"] else "出席"


def _present(present: list[Attendee], around: list[Excerpt], doubts: Doubts) -> Iterator[str]:
    def shown(each: Attendee) -> str:
        return _named(each) + _bracketed(_roles(each, around)) + doubts.mark(*each.spans) + ("等" if each.open else "")

    for titles, people in groupby((each for each in present if each.kind == "person"), key=lambda each: _shown_titles(each)):
        names = "、".join(shown(each) for each in people)
        yield f"{titles}　{names}" if titles else names
    for each in present:
        if each.kind == "group":
            yield _group(each, around) + doubts.mark(*each.spans)


def _shown_titles(each: Attendee) -> str:
    return "" if _named(each) == each.text and each.name != each.text else "、".join(each.titles)


def _named(each: Attendee) -> str:
    return each.text if each.name is None or len(each.name) == 1 else each.name


def _apart(each: Attendee, label: str, around: list[Excerpt]) -> str:
    if each.kind == "group":
        return _group(each, around)
    # a reason for absence stands in the print: `林国梁（副局长，赴龙岩培训）`
    if label == "缺席" and re.search("[（(]", each.text):
        return each.text
    return full(each) + _bracketed(_roles(each, around, apart=True))


def _group(each: Attendee, around: list[Excerpt]) -> str:
    notes = list(_roles(each, around))
    if each.count is not None and str(each.count) not in each.text:
        notes.insert(0, _count(each, around))
    open_end = "等" if each.open and "等" not in each.text else ""
    return each.text + open_end + _bracketed(notes)


def _count(each: Attendee, around: list[Excerpt]) -> str:
    """The number as printed behind the group (`共80余人`), so that 余 is not lost; else the bare number, to be checked."""
    printed = re.compile(rf"(?:一?共|总共|共计|约|近)*{each.count}[余多]?[名位个]?[\u4e00-\u9fff]{{0,4}}?人")
    for following in _following(each, around):
        if match := printed.search(following):
            return match[0]
    return f"{each.count}人{MARK}"


def _roles(each: Attendee, around: list[Excerpt], *, apart: bool = False) -> list[str]:
    out = ["主持"] if "chair" in each.roles else []
    said = {role: _printed(each, role, around) for role in _WORDS if role in each.roles}
    if said.get("report") is not None or said.get("speak") is not None:
        said = {role: word for role, word in said.items() if word is not None}
    out += [word or _WORDS[role][1] for role, word in said.items()]
    if "record" in each.roles and not (apart and each.roles == ["record"]):
        out.append("记录")
    return list(dict.fromkeys(out))


def _printed(each: Attendee, role: Role, around: list[Excerpt]) -> str | None:
    for following in _following(each, around):
        if match := _WORDS[role][0].search(following):
            return match[0]
    return None


def _following(each: Attendee, around: list[Excerpt]) -> Iterator[str]:
    """What the narration says right behind each mention."""
    for start, end in each.spans:
        at = bisect_right(around, start, key=lambda each: each.span[0]) - 1
        if at >= 0 and end <= around[at].span[1]:
            yield around[at].text[end - around[at].span[0] :][:_REACH]


def _bracketed(notes: Iterable[str]) -> str:
    joined = "、".join(notes)
    return f"（{joined}）" if joined else ""
