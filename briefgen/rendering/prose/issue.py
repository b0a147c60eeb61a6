"""报头 and 报尾 around the pages, and what stands above all: the editor's note.

In: a document and the caller's options. Out: blocks.
"""

import re
from dataclasses import replace

from briefgen.record import Document
from briefgen.rendering import layout, masthead
from briefgen.rendering.blocks import Block, Distribution, Headline, Masthead, Paragraph, plain, text_of
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.source import full_width

_LABELLED = re.compile(r"\s*(?P<label>[报送发抄主呈印分][ 报送发印]{0,3})\s*[：:]\s*(?P<list>.+)$")


def of_minutes(document: Document) -> bool:
    """Whether the source's 报头 and 报尾 are those of minutes: number and receivers of a file, which a 简报 has not."""
    head = document.masthead
    return (head.name or "").rstrip().endswith("纪要") if head else any(each.genre in ("minutes", "record", "dialogue") for each in document.briefs)


def head(document: Document, options: RenderOptions) -> list[Block]:
    """报头 as the settings or a source that is a 简报 have it; with ``options.masthead`` one to be filled in."""
    out = masthead.head(_framed(document), options)
    if options.masthead:
        out = [_blank(out[0] if out and isinstance(out[0], Masthead) else Masthead("", "", "", "", "", ""))]
    if options.note and options.note.strip():
        out.append(layout.note(options.note))
    return out


def _framed(document: Document) -> Document:
    return document.model_copy(update={"masthead": None, "distribution": None}) if of_minutes(document) else document


def _blank(head: Masthead) -> Masthead:
    blanks = {"name": "blank name", "number": "blank number", "issued": "blank date"}
    return replace(head, **{key: text_of(fill(frame)) for key, frame in blanks.items() if not getattr(head, key)})


def tail(document: Document, options: RenderOptions) -> list[Block]:
    """报尾: as printed, unless the settings or a correction have other lists."""
    return _tail(_framed(document), options)


def _tail(document: Document, options: RenderOptions) -> list[Block]:
    own = document.distribution
    given = (options.report_to, options.send_to, options.issue_to, options.copies)
    if own is None or any(each is not None for each in given):
        return masthead.tail(document, options)
    printed = [*own.report_to, *own.send_to, *own.issue_to]
    if any(each not in own.text for each in printed) or (own.copies is not None and str(own.copies) not in own.text):
        return masthead.tail(document, options)
    lines: list[tuple[str, str]] = []
    for line in own.text.splitlines():
        text = full_width(line.strip())
        labelled = _LABELLED.match(text)
        if labelled:
            lines.append(("".join(labelled["label"].split()), labelled["list"]))
        elif text:
            lines.append(("", text))
    return [Distribution(tuple(lines), "")]


def minutes_head(document: Document) -> list[Block]:
    """The 报头 of minutes as printed: issuer, name, number."""
    own = document.masthead
    if own is None or not of_minutes(document):
        return []
    lines = [full_width(line.strip()) for line in own.text.splitlines() if line.strip()]
    return [Headline(line, 1) if line == (own.name or "").strip() else Paragraph(plain(line)) for line in lines]


def minutes_tail(document: Document, options: RenderOptions) -> list[Block]:
    """The 版记 of minutes as printed."""
    return _tail(document, options) if of_minutes(document) else []
