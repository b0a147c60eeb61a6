"""Form `brief`: the 简报 that can be handed in, one meeting after the other.

In: a document. Out: blocks.
"""

import re
from collections.abc import Sequence

from briefgen.record import Brief, Document, Passage
from briefgen.rendering.blocks import Block, Headline, Line, Paragraph, text_of
from briefgen.rendering.prose import attendance, away, body, community, labelled, lead, lists, naming, presiding, recorded, settled, talk
from briefgen.rendering.prose.frames import STOP, fill, joint
from briefgen.rendering.prose.source import Source, full_width, source_of

#: Kinds of text that record a meeting for its own people; all else is told to others.
RECORDS = frozenset(["minutes", "record", "dialogue", "community", "transcript"])
TALK = frozenset(["dialogue", "transcript"])


def page(brief: Brief, document: Document) -> list[Block]:
    """One meeting."""
    source = source_of(brief, document)
    names = naming.named(source, document)
    head = naming.headline(source, names) or ((joint("untitled"),) if brief.genre == "dialogue" else ())
    out: list[Block] = [Headline(text_of(head), line=head)] if head else []
    out += _recorded(source, names, head) if brief.genre in RECORDS else _told(source, names, head)
    return out or _lines(source, source.passages)  # all that a record has, if that is `散会`


def _told(source: Source, names: naming.Named, head: Line) -> list[Block]:
    """News: its own sentences in its own order."""
    first = lead.own(source)
    if not first:
        return _without(body.paragraphs(source, body.PRINTED), source, names.title, head)
    begin = next(each.span[0] for each in source.passages if each.kind == "lead")
    printed = body.PRINTED - {"lead"}
    above = _without(body.paragraphs(source, printed, until=begin), source, names.title, head)
    return [*above, Paragraph(first), *body.paragraphs(source, printed, since=begin)]


def _without(blocks: list[Block], source: Source, title: Line, head: Line) -> list[Block]:
    """Without the lines of the headline, and those that say it or what is printed for it again."""
    if not title:
        return blocks
    again = (*naming.below(source), *naming.repeated(source, title), *naming.repeated(source, head))
    taken = {title, *(source.line(each.span) for each in again)}
    return [each for each in blocks if not (isinstance(each, Paragraph) and each.line in taken)]


def _recorded(source: Source, names: naming.Named, head: Line) -> list[Block]:
    """Minutes and records: lead with attendance, then decisions, talk or matters."""
    found = labelled.fields(source)
    spoken, dialogue = source.brief.genre in TALK, source.brief.genre == "dialogue"
    headings = [each for each in source.passages if each.kind == "matter"] if not spoken else []
    own, framed, run = lead.own(source), lead.framed(source), lead.run_together(source) or lead.met_at(source, names) or lead.noted(source, names)
    first = run[0] if run else opened(source, names, found, headings, own)
    if run and any(each.key in ("attend", "observe", "absent") for each in found):
        first = (*lead.ended(run[0]), *attendance.sentences(source, found, chairs=presiding.chair(source, found), spoken=True))
    told = [run[1]] if run else []
    beside = _beside(source, names, head, [*([] if own else framed), *told])
    out: list[Block] = [] if spoken else _lines(source, beside)
    if not run and (lead.told(source) or text_of(first) == f"{text_of(head)}。"):  # a sentence of the source's own says when and where
        first = ()
    elif not run and not own and not lead.opening(source, names, found, headings):  # a meeting without a name: its labels as they are
        for each in found:
            if each.key in ("time", "place", "agenda"):
                several = len(each.values) > 1
                lines = [source.line(each.label.span), *(source.line(value.span) for value in each.values)] if several else []
                out += [Paragraph(line) for line in lines or [source.whole((each.label, *each.values))]]
    quorum = (
        [each for each in talk.above(source, body.decided(source)) if _QUORUM.match(each.text)] if dialogue and first and not own and not run else []
    )
    for passage in quorum:
        line = lead.ended(lead.counted(source, passage))
        first = (*first, *line, *(() if text_of(line).endswith("。") else (STOP,)))
    told += quorum
    missed = (
        [each for each in talk.above(source, ()) if each.joined and _MISSED.fullmatch(each.text)]
        if dialogue and first and not own and not run
        else []
    )
    first = (*first, *(run for each in missed for run in lead.ended(source.line(each.span))))
    told += missed
    if dialogue and any(each.key == "attend" for each in found) and _CHAIRED.search(text_of(first)):
        told += [each for each in talk.above(source, body.decided(source)) if each not in told and _PRESIDED.fullmatch(each.text.strip())]
    out += [Paragraph(first)] if first else []
    kept = attendance.kept(source, found)
    as_printed = [body.parted(line) if dialogue else line for line in (_kept(source, each) for each in kept)]
    out += [Paragraph(line) for line in as_printed]
    out += _lines(source, beside) if spoken and not dialogue else []
    if dialogue:  # who asked for it: no sentence of ours says that
        asked = [each for each in found if each.key == "report" and each.values and not (first and attendance.lecturing(source, each))]
        out += [Paragraph(lead.ended(source.whole([each.label, *each.values]))) for each in asked]
    if spoken:
        decided = body.decided(source)
        told += [each for each in talk.above(source, decided) if dialogue and _names_it(each, head)]
        above = [each for each in talk.above(source, decided) if each not in told]
        stands = sorted([*beside, *above], key=lambda each: each.span) if dialogue else above
        date = source.brief.date.span if source.brief.date else (-1, -1)
        head_of = [each.span[1] for each in source.passages if each.kind == "value"]
        head_of += [each.span[1] for each in stands if each.span[0] <= date[0] < each.span[1]]
        headed = max(head_of, default=0) if dialogue else source.brief.span[1]
        printed_above = [(each.joined or each.span[0] < headed, Paragraph(line)) for each in stands if (line := talk.unframed(source, each))]
        out += [line for in_head, line in printed_above if in_head]
        known = talk.listed(source, [first, *(source.whole(each.values) for each in kept)])
        if first and not own:
            known |= {each.id for each in presiding.chair(source, found)}
        came, printed = settled.before_talk(source, decided, known)
        out += came
        out += [line for in_head, line in printed_above if not in_head]  # what stands above the talk, and is of it
        out += talk.blocks(source, known, taken=[*framed, *told, *stands, *decided, *printed])
    elif source.brief.genre == "community":
        out += community.blocks(source)
    else:
        decided = body.decided(source) if source.brief.genre == "record" else []
        out += body.decisions(source, decided)
        taken = {each.kind for each in decided}
        out += body.paragraphs(source, body.PRINTED - {"beside", "lead", "label", "value"} - taken)
    for field in found:
        if field.key == "attend" and field not in kept and attendance.apart(source, field):
            whole = source.brief.genre == "community" or lists.counted(source, field.values)
            chairs = [] if whole else [each.id for each in presiding.chair(source, found)]
            line = fill("listed", who=lists.people(source, field.values, chairs))
            out.append(Paragraph(line))
    return out


def _kept(source: Source, field: labelled.Field) -> Line:
    line = labelled.as_printed(source, field)
    return away.discreet(line) if field.key == "absent" else line


def _names_it(passage: Passage, head: Line) -> bool:
    """Whether a line is but a label with what the headline calls the meeting: `会议：清河镇调解会`."""
    label, mark, name = passage.text.partition("：")
    return bool(mark) and len(label) <= len("会议名称") and len(name) > 1 and name.strip() in text_of(head)


#: Who was in the chair and who wrote, on a line of its own below the lists: `石磊主持，韩雪记。`; the lead has said it.
_PRESIDED = re.compile("[^，。；：]{2,12}主持(?:会议)?[，。；]?(?:[^，。；：]{2,8}(?:记录?|[做作]记录))?。?")
_CHAIRED = re.compile("主持会议。")
#: Who did not come, or came besides, in a sentence behind the list: `辅导员带队比赛去了，没来。`
_MISSED = re.compile("[^。：:]{2,40}?(?:没来|没到|未到|没参加|请假|缺席|也在|也来了|[前后]半段在|中途来|列席|旁听)(?:会议)?了?。?\\s*")
#: How many should have come and did, on a line of its own.
_QUORUM = re.compile(
    r"\s*(?:应[到出][^。：:]{0,12}[：:]?\s*\d+[^。]{0,12}实[到际出]|[应实]到会?[^，。：:\d]{0,8}[：:]?\s*\d+\s*[人名位户](?:，|[。；]?\s*$))"
)


def _beside(source: Source, names: naming.Named, head: Line, taken: Sequence[Passage]) -> list[Passage]:
    """The lines beside the headline that neither it nor the lead says; ``taken``: what the lead is made of."""
    numbers = [
        line
        for line in (naming.under(source), naming.numbering(source))
        if line and (names.number or line.text.strip(" （）()") in text_of(names.name))
    ]
    said = [*naming.repeated(source, head), *numbers, *taken]
    subtitle = naming.subtitle(source)
    used = text_of(names.org) + text_of(names.name) + "".join((source.brief.title or "").split())
    return [
        each
        for each in source.passages
        if each.kind == "beside"
        and not (source.brief.genre == "transcript" and _STAMP.fullmatch(each.text))
        and not (source.brief.genre == "dialogue" and (talk.numbered(each.text) or talk.kept_by(source, each.text)))
        and each not in said
        and source.line(each.span) != subtitle
        and "".join(full_width(each.text).split()).removeprefix("关于") not in used
    ]


#: `录音20251105_0903`: what a recorder calls its file.
_STAMP = re.compile(
    r"\s*(?:新?录音|录制|语音|会议录音|Recording|REC|GMT|audio|Audio)?[\s_\-]*\d[\d年月日时分秒:：_\-T.\s]*(?:录音|Recording|原文)?(?:\.\w{2,4})?\s*"
)


def _lines(source: Source, passages: Sequence[Passage]) -> list[Block]:
    return [Paragraph(source.line(each.span)) for each in passages]


def opened(source: Source, names: naming.Named, found: Sequence[labelled.Field], headings: Sequence[Passage], own: Line) -> Line:
    """The lead with attendance: the source's own, else composed."""
    chairs = presiding.chair(source, found)
    if own:
        return (
            *(lead.dated_below(source, lead.unsigned(own)) if source.brief.genre == "dialogue" else own),
            *attendance.sentences(source, found, chairs=chairs, spoken=False),
        )
    line = lead.opening(source, names, found, headings)
    if source.brief.genre == "community" and not any(field.key == "attend" for field in found) and (who := community.people(source)):
        line = (*line, *fill("take part", who=who), STOP)
    if source.brief.genre == "transcript":
        return (*line, *recorded.attendance(source))
    attended = (*attendance.convened(source, found, names.org), *attendance.sentences(source, found, chairs=chairs, spoken=True))
    return (*line, *(attendance.of_activity(attended) if source.brief.genre == "dialogue" and text_of(names.name).endswith("活动") else attended))
