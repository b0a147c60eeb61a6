"""The 简报 in prose: pages that are slices of the source and the frames of `frames.FRAMES`, and nothing else.

In: a document whose briefs have passages, and the caller's options. Out: blocks, as those of `rendering.layout`.
"""

from collections import Counter
from collections.abc import Iterable

from briefgen.record import Document
from briefgen.rendering.blocks import Block, Headline, Paragraph, text_of
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import annex as tasks
from briefgen.rendering.prose import brief, issue, minutes, omissions, short

#: Form → what makes the page of one meeting.
PAGES = {"brief": brief.page, "short": short.page, "minutes": minutes.page}


def able(document: Document) -> bool:
    """Whether a page in prose can be made of the record: of one that was written before records had passages it cannot."""
    return all(each.passages for each in document.briefs)


def blocks(document: Document, options: RenderOptions) -> list[Block]:
    """The whole document in the form that the options name."""
    page = PAGES[options.form]
    full = options.form == "brief"
    out = issue.head(document, options) if full else []
    for each in document.briefs:
        out += page(each, document)
    out += annex(document) if options.tasks else []
    if full:
        return out + issue.tail(document, options)
    return out + (issue.minutes_tail(document, options) if options.form == "minutes" else [])


def scant(blocks: Iterable[Block]) -> bool:
    """Whether a page says next to nothing: a list of names and no more."""
    return sum(len(text_of(each.line)) for each in blocks if isinstance(each, Paragraph | Headline)) < LEAST


#: A page of fewer characters is not worth writing.
LEAST = 40


def annex(document: Document) -> list[Block]:
    """The list of tasks."""
    return tasks.blocks(document)


def left_out(document: Document, blocks: Iterable[Block]) -> Counter[str]:
    """How many characters a page leaves out, by reason."""
    return omissions.omissions(document, blocks)
