"""Form `minutes`: 会议纪要.

In: a document. Out: blocks of one meeting.
"""

from collections.abc import Sequence

from briefgen.record import Brief, Document, Passage
from briefgen.rendering.blocks import Block, Headline, Line, Paragraph, Run, text_of
from briefgen.rendering.prose import body, community, issue, labelled, lead, lists, naming, recorded, talk
from briefgen.rendering.prose.brief import RECORDS, TALK
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.labelled import Field
from briefgen.rendering.prose.source import Source, full_width, source_of

#: The lists at the foot, in the order of GB/T 9704—2012 10.3.
_FOOT = ("attend", "absent", "observe", "record")


def page(brief: Brief, document: Document) -> list[Block]:
    """One meeting."""
    source = source_of(brief, document)
    names = naming.named(source, document)
    found = labelled.fields(source)
    own = lead.own(source)
    out = issue.minutes_head(document) or _title(source, names)
    unchanged = bool(own) and brief.genre == "minutes"
    note = lead.noted(source, names)
    content = _content(source, [note[1]] if note else [], unchanged=unchanged)
    if brief.genre == "transcript" and not content:  # a list of who took part: the lead has them all
        return out + [Paragraph(first) for first in [_first(source, names, found, own)] if first]
    out += _lead(source, names, found, own, unchanged=unchanged)
    out += content
    return out + _foot(source, found, unchanged=unchanged)


def _title(source: Source, names: naming.Named) -> list[Block]:
    """The source's own title of minutes, else `{org}{name}纪要`; below it its number."""
    head = source.headline
    own = head is not None and head.text.rstrip().endswith(("纪要", "）", ")")) and "纪要" in "".join(head.text.split())
    if own and head is not None:
        line = source.line(head.span)
        numbers = [each for each in source.passages if each.kind == "number"]
        above = [each for each in source.passages if each.kind == "beside" and each.span < head.span]
        return [
            *(Paragraph(source.line(each.span)) for each in above), Headline(text_of(line), 1, line), *(Paragraph(source.line(each.span)) for each in numbers)
        ]  # fmt: skip
    frame = "minutes of" if "会" in text_of(names.name) else "minutes"
    line = fill(frame, org=names.org, name=names.name)
    return [Headline(text_of(line), 1, line)] if line else []


def _lead(source: Source, names: naming.Named, found: Sequence[Field], own: Line, *, unchanged: bool) -> list[Block]:
    formula = source.whole([each for each in source.passages if each.kind == "formula"])
    if unchanged:
        return [Paragraph((*own, *formula))]
    decided = source.brief.genre in TALK and any(each.kind == "decision" for each in source.passages)
    ending = formula or fill("decided as follows" if decided else "told as follows")
    first = _first(source, names, found, own)
    return [Paragraph((*first, *ending))] if first else []


def _first(source: Source, names: naming.Named, found: Sequence[Field], own: Line) -> Line:
    """When, where and what was held, of a recording also who took part."""
    headings = [each for each in source.passages if each.kind == "matter"] if source.brief.genre not in TALK else []
    note = lead.noted(source, names)
    first = own or (note[0] if note else lead.presided(source, names, found, headings))
    return (*first, *recorded.attendance(source)) if source.brief.genre == "transcript" and first else first


def _content(source: Source, told: Sequence[Passage], *, unchanged: bool) -> list[Block]:
    """Matters, decisions or what was told: a record with decisions prints no talk. ``told``: what the lead is made of."""
    if source.brief.genre == "transcript" and (given := recorded.given_out(source)):
        return given
    if source.brief.genre in TALK:
        found = [each for each in source.passages if each.kind in ("decided", "decision")]
        items = body.decisions(source, found, under=False)
        return items or talk.blocks(source, {each.id for each in source.brief.attendees if "chair" in each.roles}, taken=told)
    if source.brief.genre == "community":
        return community.blocks(source)
    printed = body.PRINTED - {"beside", "lead", "label", "value"}
    if source.brief.genre not in RECORDS:
        return body.paragraphs(source, body.PRINTED - {"beside", "lead"} if lead.own(source) else body.PRINTED)
    return body.paragraphs(source, printed | ({"closing"} if unchanged else set()))


def _foot(source: Source, found: Sequence[Field], *, unchanged: bool) -> list[Block]:
    """Who was there, who was away, who took the record; unchanged where the source is printed as it is."""
    if source.brief.genre not in RECORDS:
        return []
    chosen = [each for each in found if each.key in _FOOT]
    if not unchanged:
        chosen.sort(key=lambda each: _FOOT.index(each.key))
    out: list[Block] = []
    if source.brief.genre == "community" and not any(each.key == "attend" for each in chosen) and (who := community.people(source)):
        out.append(Paragraph(fill("listed", who=who)))
    for each in chosen:
        values = _printed(each) if unchanged else lists.people(source, each.values)
        if values:
            out.append(Paragraph((*_label(each), *values)))
    if unchanged:
        out += [Paragraph(source.line(each.span)) for each in source.passages if each.kind == "signature"]
    return out


def _label(field: Field) -> Line:
    """The source's label with a colon: `记录人：` is `记录：`."""
    words = field.words.removesuffix("人") if field.key == "record" else field.words
    return (Run(words, span=field.label.span), Run("："))


def _printed(field: Field) -> Line:
    """A list with its padding, as the source has it."""
    return tuple(Run(full_width(each.text), span=each.span) for each in field.values)
