"""An issue of several reports: one 报头, 本期目录, the reports each under its headline, one 报尾.

In: documents and the caller's options. Out: blocks, those of each document together.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.record import Brief, Document
from briefgen.rendering import prose
from briefgen.rendering.blocks import Block, Heading, Headline, Items, Line, Paragraph, text_of
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import issue, naming
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.source import source_of


class Gathered(NamedTuple):
    """A document that goes into an issue, with its reports as they are printed: made once, since the issue's number changes nothing in them."""

    document: Document
    reports: tuple[list[Block], ...]

    @property
    def blocks(self) -> list[Block]:
        """All reports."""
        return [block for each in self.reports for block in each]


def gathered(document: Document, options: RenderOptions) -> Gathered:
    """The reports of a document."""
    return Gathered(document, tuple(_report(brief, document, options) for brief in document.briefs))


class Part(NamedTuple):
    """A stretch of the issue; ``document``: whose words these are, by its place, None of the issue's own."""

    document: int | None
    blocks: list[Block]


def parts(issued: Sequence[Gathered], options: RenderOptions) -> list[Part]:
    """The whole issue. 报头 and 报尾 are the caller's: those of the sources belong to other issues."""
    documents = [each.document for each in issued]
    reports = [report for each in issued for report in each.reports]
    whole = merged(documents)
    return [
        Part(None, [*issue.head(whole, options), *(_contents(reports) if len(reports) > 1 else [])]),
        *(Part(n, each.blocks) for n, each in enumerate(issued)),
        Part(None, [*(_annex(documents) if options.tasks else []), *issue.tail(whole, options)]),
    ]


def blocks(issued: Sequence[Gathered], options: RenderOptions) -> list[Block]:
    """The same as one page."""
    return [block for part in parts(issued, options) for block in part.blocks]


def _report(brief: Brief, document: Document, options: RenderOptions) -> list[Block]:
    """One meeting under its headline, whatever its page has for one."""
    page = prose.PAGES[options.form](brief, document if options.form != "minutes" else _bare(document))
    under = [replace(each, level=2) if isinstance(each, Headline) else each for each in page]
    at = next((n for n, each in enumerate(under) if isinstance(each, Headline)), None)
    if at is not None:
        return [under[at], *under[:at], *under[at + 1 :]]
    line = _called(brief, document)
    return [*([Headline(text_of(line), line=line)] if line else []), *under]


def merged(documents: Sequence[Document]) -> Document:
    """All meetings as those of one document that has neither 报头 nor 报尾; spans are still those of each one's own source."""
    return _bare(documents[0]).model_copy(update={"briefs": [each for document in documents for each in document.briefs]})


def _bare(document: Document) -> Document:
    return document.model_copy(update={"masthead": None, "distribution": None})


def _called(brief: Brief, document: Document) -> Line:
    """What a report without a headline is called: its meeting."""
    source = source_of(brief, document)
    return naming.named(source, document).name or (source.line(brief.meeting.span) if brief.meeting else ())


def _contents(reports: Sequence[Sequence[Block]]) -> list[Block]:
    heads = [each[0] for each in reports if each and isinstance(each[0], Headline)]
    return [Heading(2, text_of(fill("contents"))), Items(tuple(each.line for each in heads if isinstance(each, Headline)))] if heads else []


def _annex(documents: Sequence[Document]) -> list[Block]:
    """The lists of tasks of all reports, behind one 附件."""
    out: list[Block] = []
    for document in documents:
        found = prose.annex(document)
        out += found[1:] if out and found and isinstance(found[0], Paragraph) else found
    return out
