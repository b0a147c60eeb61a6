"""Who was in the chair.

In: a source and its labelled lines. Out: people, lines.
"""

import re
from collections.abc import Sequence

from briefgen.record import Attendee, RecordSpan
from briefgen.rendering.blocks import Line, Run, text_of
from briefgen.rendering.prose import labelled, lists
from briefgen.rendering.prose.frames import AND, STOP
from briefgen.rendering.prose.labelled import Field
from briefgen.rendering.prose.source import Source, named


def chair(source: Source, found: Sequence[Field]) -> list[Attendee]:
    """Who was in the chair: those that the label names, else all of that role."""
    chairs = [each for each in source.brief.attendees if "chair" in each.roles]
    within = [value.span for field in found if field.key == "chair" for value in field.values]
    said = [each.span for each in source.passages if labelled.speaks(each)]
    chairs = [each for each in chairs if not all(any(a <= span[0] < b for a, b in said) for span in each.spans)]
    placed = [(span, each) for each in chairs for span in each.spans if any(a <= span[0] and span[1] <= b for a, b in within)]
    here = {each.id: each for _, each in sorted(placed, key=lambda placed: placed[0])}  # in the order of the label
    return [_by_name(source, each) for each in here.values() or chairs]


def _by_name(source: Source, person: Attendee) -> Attendee:
    """Who is meant by what somebody is called, if his name stands behind it: `Amy（石磊）`."""
    for start, end in person.spans:
        match = lists.CALLED.match(source.raw((start, end + _NAMED_BEHIND)))
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
    return source.inked((start, start + len(before))) if _UNITS_BEFORE.fullmatch(before) else ()


#: Units that blanks may part.
_UNITS_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:[ \u3000]+[\u4e00-\u9fff]{2,20}){0,2}")


def came_to_speak(source: Source, found: Sequence[Field]) -> list[Run]:
    """`县长石磊到会讲话`, of the line that names the chair."""
    out: list[Run] = []
    for field in found if source.brief.genre == "dialogue" else ():
        for each in source.brief.attendees if field.key == "chair" else ():
            standing = field.standing(each) if "chair" not in each.roles else None
            if standing and (did := _CAME_TO_SPEAK.match(source.raw((standing[0][1], standing[1][1])))):
                out += [*source.inked((standing[0][0], standing[0][1] + did.end())), STOP]
    return out


_CAME_TO_SPEAK = re.compile("[^、，；。 ]{0,4}?(?:到会|出席|参加|应邀)[^、，；。]{0,6}讲话")
