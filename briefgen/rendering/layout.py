"""A document as the blocks of the standard 简报: 报头, 报核, 报尾.

In: the record and the caller's options. Out: blocks with raw text, which a writer (Markdown, Word) puts down.
"""

import re
from collections.abc import Callable

from briefgen.record import Brief, Document, Paper, Place
from briefgen.rendering import background, dates, masthead, numbering, people, talk, tasks
from briefgen.rendering.blocks import Attendance, Block, Fields, Heading, Headline, Items, Paragraph, Quote, labelled, plain
from briefgen.rendering.doubts import MARK, UNKNOWN, Doubts
from briefgen.rendering.options import RenderOptions

_CANDIDATES = 4


def blocks(document: Document, options: RenderOptions) -> list[Block]:
    """The whole document."""
    out = masthead.head(document, options)
    if options.note and options.note.strip():
        out.append(note(options.note))
    general = Doubts.of(document.diagnostics)
    alone = len(document.briefs) == 1
    for brief in document.briefs:
        out += _brief(brief, Doubts(Doubts.of(brief.diagnostics).diagnostics + (general.diagnostics if alone else ())))
    out += _outside(document, general if not alone else Doubts(()))
    return out + masthead.tail(document, options)


def note(text: str) -> Block:
    """The editor's note, 按语."""
    paragraphs = [each.strip() for each in re.split(r"\n\s*\n|\n(?=[ \u3000]{2})", text.strip()) if each.strip()]
    first = re.sub(r"^[【\[]?(?:编者)?按语?[】\]]?[：:]\s*", "", paragraphs[0])
    return Quote((labelled("按语", first), *(plain(each) for each in paragraphs[1:])))


def _outside(document: Document, doubts: Doubts) -> list[Block]:
    """What belongs to no brief and must not be lost."""
    out: list[Block] = []
    if document.error:
        out.append(Paragraph(plain(f"（未能处理：{document.error}）")))
    left = [each for each in document.unassigned if each.reason == "unparsed" and each.text.strip()]
    if left:
        out.append(Heading(2, "未归入会议的文字"))
        out += [Paragraph(plain(each.text)) for each in left]
    if messages := doubts.messages():
        out.append(Heading(2, "需核对事项"))
        out.append(Items(tuple(plain(each) for each in messages), ordered=True))
    return out


def _brief(brief: Brief, doubts: Doubts) -> list[Block]:
    name = brief.meeting.name if brief.meeting else ""
    title = (brief.title or "").strip() or name.strip() or "（未载明会议名称）"
    out: list[Block] = [Headline(title), _lead(brief, doubts)]
    number = 0
    for heading, section in SECTIONS:
        if within := section(brief, doubts):
            number += 1
            out += [Heading(3, heading, number), *within]
    return out


def _lead(brief: Brief, doubts: Doubts) -> Block:
    date, place, meeting, organizer = brief.date, brief.location, brief.meeting, brief.organizer
    fields = (
        ("时间", dates.when(date) + doubts.mark(date.span) if date else ""),
        ("地点", _place(place) + doubts.mark(place.span) if place else ""),
        ("会议", meeting.name + doubts.mark(meeting.span) if meeting else ""),
        ("主办", organizer.text + doubts.mark(organizer.span) if organizer else ""),
        ("主持", people.chairs(brief, doubts)),
    )
    return Fields(tuple((label, value or UNKNOWN) for label, value in fields))


def _place(place: Place) -> str:
    notes = []
    if place.division:
        path = "".join(dict.fromkeys(place.division.path)) or place.division.name
        if path not in place.text:
            notes.append(path)
    elif place.candidates:
        paths = list(dict.fromkeys("".join(dict.fromkeys(each.path)) or each.name for each in place.candidates))
        more = f"等{len(paths)}处" if len(paths) > _CANDIDATES else ""
        notes.append(f"可能是{'、'.join(paths[:_CANDIDATES])}{more}")
    if place.basis == "subject":
        notes.append("据召开单位")
    return place.text + (f"（{'，'.join(notes)}）" if notes else "")


def _attendees(brief: Brief, doubts: Doubts) -> list[Block]:
    lines = people.lines(brief, doubts)
    return [Attendance(tuple(lines))] if lines else []


def _agenda(brief: Brief, doubts: Doubts) -> list[Block]:
    texts = [each.text.strip() + doubts.mark(each.span) for each in brief.agenda if each.text.strip()]
    if len(texts) == 1:
        return [Paragraph(plain(texts[0]))]
    return [Items(tuple(plain(numbering.split_label(each)[1] or each) for each in texts), ordered=True)] if texts else []


def _documents(brief: Brief, doubts: Doubts) -> list[Block]:
    def shown(paper: Paper) -> str:
        return f"《{paper.title}》" + (f"（{paper.action}）" if paper.action else "") + doubts.mark(paper.span)

    return [Items(tuple(plain(shown(each)) for each in brief.documents), ordered=True)] if brief.documents else []


def _background(brief: Brief, doubts: Doubts) -> list[Block]:
    paragraphs = background.untold(brief, talk.matters(brief))
    return [
        Paragraph(plain("".join(doubts.within(each.text, each.span) for each in together).lstrip("，,；;、。 \u3000"))) for together in paragraphs
    ]


def _checks(_: Brief, doubts: Doubts) -> list[Block]:
    messages = doubts.messages()
    if not messages:
        return []
    return [
        Paragraph(plain(f"正文中以下内容已标{MARK}或有缺漏，请对照原件核对后删去标记。")),
        Items(tuple(plain(each) for each in messages), ordered=True),
    ]


#: Sections of a brief in the order of the standard 简报; empty ones are left out.
SECTIONS: tuple[tuple[str, Callable[[Brief, Doubts], list[Block]]], ...] = (
    ("出席情况", _attendees),
    ("议题", _agenda),
    ("讲话和发言", talk.blocks),
    ("工作要求", tasks.blocks),
    ("会议文件", _documents),
    ("其他记载", _background),
    ("需核对事项", _checks),
)
