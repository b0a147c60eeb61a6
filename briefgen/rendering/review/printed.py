"""The 简报 on the review page: a `Document` and the caller's options in; lines that the page's script makes elements of, out.

It is the 简报 as it was when the page was written; a correction is printed by the 简报 that is made of the export.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from briefgen.record import Document, RecordSpan
from briefgen.rendering import numbering, tact
from briefgen.rendering.blocks import (
    Attendance,
    Block,
    Distribution,
    Fields,
    Heading,
    Headline,
    Items,
    Line,
    Masthead,
    Paragraph,
    Quote,
    Said,
    Table,
    faces,
    labelled,
    plain,
    text_of,
)
from briefgen.rendering.escape import terminal
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.pages import Page
from briefgen.rendering.prose.frames import fill

#: What an element is, and its text: runs as ``[text, bold]``, the two ends of a line, or the rows of a table.
Element: TypeAlias = tuple[str, list[Any]]

#: How GB/T 9704 numbers headings: 一、 in 黑体, （一） in 楷体.
_FIRST, _SECOND = re.compile("[一二三四五六七八九十]{1,3}、"), re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")


def printed(document: Document, options: RenderOptions) -> list[Element] | None:
    """The page in form `brief`; None of a record that fills none."""
    page = Page(document, replace(options, form="brief"))
    if not document.briefs or page.form != "brief" or page.scant():
        return None
    return [each for block in page.blocks for each in _elements(block)]


def hinted(document: Document) -> list[list[tuple[str, RecordSpan]]]:
    """The hints of tact, meeting by meeting: sentences that are no part of the record, with their places."""
    return [list(tact.hints(brief)) for brief in document.briefs]


def _elements(block: Block) -> Iterator[Element]:
    match block:
        case Masthead():
            yield from _masthead(block)
        case Headline(text):
            yield "headline", _runs(plain(text))
        case Heading(level, text, number):
            yield "second" if level > 3 else "first", _runs(plain(numbering.numbered(level, number, text)))
        case Paragraph(line):
            yield _kind(line), _runs(line)
        case Said(speaker, verb, text, runs_on):
            yield "body", _runs(labelled(speaker + verb, text) if not runs_on else plain(speaker + verb + text))
        case Quote(lines):
            yield from (("note", _runs(line)) for line in lines)
        case Items(lines, ordered, start):
            yield from (("body", [*([[f"{n}. ", False]] if ordered else []), *_runs(line)]) for n, line in enumerate(lines, start))
        case Fields(pairs) | Attendance(pairs):
            yield from (("body", _runs(labelled(label, text) if label else plain(text))) for label, text in pairs)
        case Table(header, rows):
            yield "table", [[terminal(cell) for cell in row] for row in (header, *rows)]
        case Distribution(lists, copies):
            yield from (("tail", _runs(plain(f"{label}：{text}" if label else text))) for label, text in lists)
            if copies:
                yield "copies", _runs(plain(copies))


def _masthead(head: Masthead) -> Iterator[Element]:
    if head.secrecy or head.copy_number:
        yield "corners", [terminal(head.secrecy), terminal(head.copy_number)]
    if head.name:
        yield "name", _runs(plain(head.name))
    if head.number:
        yield "number", _runs(plain(head.number))
    yield "issuer", [terminal(head.issuer), terminal(head.issued)]


def _kind(line: Line) -> str:
    if line == fill("annex"):
        return "annex"
    if not all(run.bold for run in line):
        return "body"
    text = text_of(line)
    return "first" if _FIRST.match(text) else "second" if _SECOND.match(text) else "body"


def _runs(line: Line) -> list[Any]:
    return [[terminal(run.text), run.bold] for run in faces(line) if run.text]
