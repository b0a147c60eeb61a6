"""Markdown: bytes to text, which is the file's as it is, and where in it markup stands that a page does not show.

Headings, lists, tables, emphasis, links and escapes are found by markdown-it (CommonMark with GFM's tables and strikethrough; rich brings it). Minutes that are mostly lists
and tables are read with their markup: `parsing.form` knows how projects write them. A numbered item keeps its number, a row of a table the bars between its cells.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefgen.reading.extracted import Extracted
from briefgen.spans import Span, merge
from briefgen.text.decode import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

#: markdown-it takes time that grows faster than a paragraph; a text or a paragraph that is longer than any of a meeting is read as it is written.
_LONGEST, _PARAGRAPH = 512 * 1024, 20_000
#: So much of what is printed has to stand in paragraphs, or the text is one of lists and tables.
_PROSE = 0.6
_NEWLINE = re.compile(r"\r\n?|\n")
_INKED = re.compile(r"[^\W_]")
#: What stands before the words of a line: quotes, bullets, `#`; a number is text.
_OPENING = re.compile(r"[\s>#*+|-]*")
_LINK_END = re.compile(r"\](?:\((?:\\.|[^()\\\n]|\((?:\\.|[^()\\\n])*\))*\)|\[[^\]\n]*\])?")
_IMAGE = re.compile(r"!\[(?:\\.|[^\]\\\n])*" + _LINK_END.pattern)


class _Line(NamedTuple):
    """A line of the source: where it begins, and its characters."""

    start: int
    text: str


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file. Raises `UnreadableError` or `UsageError`."""
    decoded = decode(data, encoding)
    return Extracted(*decoded, markup=tuple(markup(decoded.text)))


def markup(text: str) -> Sequence[Span]:
    """Where the text has markup and no words, in order; nothing in a text of lists and tables."""
    if len(text) > _LONGEST or any(len(each) > _PARAGRAPH for each in re.split(r"\n\s*\n", text)):
        return ()
    try:
        from markdown_it import MarkdownIt
    except ImportError:  # rich has always brought it
        return ()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join").parse(text)
    if not _of_prose(tokens):
        return ()
    lines: list[_Line] = []
    at = 0
    for each in _NEWLINE.split(text):
        lines.append(_Line(at, each))
        at += len(each)
        at += 2 if text.startswith("\r\n", at) else 1
    return merge(span for span in _found(tokens, lines) if span.end > span.start and span.slice(text).strip())


def _of_prose(tokens: Sequence["Token"]) -> bool:
    """Whether most of the words stand in paragraphs of sentences; headings count for neither side."""
    prose = other = lists = 0
    for before, token in pairwise(tokens):
        lists += token.nesting if token.type.endswith("_list_open") or token.type.endswith("_list_close") else 0
        size = len(_INKED.findall(token.content))
        if token.type in ("fence", "code_block", "html_block") or (token.type == "inline" and (lists or before.type in ("td_open", "th_open"))):
            other += size
        elif token.type == "inline" and before.type == "paragraph_open" and "。" in token.content:
            prose += size
    return prose > _PROSE * (prose + other)


def _found(tokens: Sequence["Token"], lines: Sequence[_Line]) -> Iterator[Span]:
    cursors: dict[int, int] = {}  # a line of a table → how far its cells have been met
    cell = False
    for token in tokens:
        begin, end = token.map or (0, 0)
        if token.type in ("th_open", "td_open"):
            cell = True
        elif token.type == "hr":
            yield from (_whole(line) for line in lines[begin:end])
        elif token.type == "fence":
            yield _whole(lines[begin])
            if end - 1 > begin and lines[end - 1].text.strip().startswith(token.markup):
                yield _whole(lines[end - 1])
        elif token.type == "table_open":
            yield _whole(lines[begin + 1])
        elif token.type == "heading_open" and token.markup in ("=", "-"):
            yield _whole(lines[end - 1])
        elif token.type == "inline":
            yield from _inline(token, lines[begin:end], begin, cursors if cell else None)
            cell = False


def _whole(line: _Line) -> Span:
    return Span(line.start, line.start + len(line.text))


def _inline(token: "Token", lines: Sequence[_Line], number: int, cursors: dict[int, int] | None) -> Iterator[Span]:
    """Markup around and inside the words of a paragraph, a heading or a cell."""
    places: list[int] = []  # of each character of the content, where it stands
    for line, words in zip(lines, token.content.split("\n"), strict=False):
        first = line.text.find(words, cursors.get(number, 0) if cursors is not None else 0)
        if first < 0:
            return
        if cursors is None:
            opening = _OPENING.match(line.text, 0, first)
            yield Span(line.start, line.start + (opening.end() if opening else 0))
            yield Span(line.start + first + len(words), line.start + len(line.text))
        else:
            if number not in cursors:
                yield Span(line.start, line.start + first)
            cursors[number] = first + len(words)
            if not line.text[cursors[number] :].strip(" \t|"):
                yield Span(line.start + cursors[number], line.start + len(line.text))
        places += range(line.start + first, line.start + first + len(words))
        places.append(line.start + first + len(words))
    for start, end in _marks(token.content, token.children or ()):
        yield Span(places[start], places[end - 1] + 1)


def _marks(content: str, children: Sequence["Token"]) -> Iterator[tuple[int, int]]:
    """Markup inside of a content, as far as its tokens are where they are expected."""
    at = 0
    for each in children:
        kind = each.type
        start = at
        if kind in ("text", "html_inline"):
            if not content.startswith(each.content, at):
                return
            at += len(each.content)
            if kind == "html_inline":
                yield start, at
        elif kind == "text_special":
            at += len(each.markup)
            if each.info == "escape":
                yield start, start + 1
        elif kind in ("softbreak", "hardbreak"):
            at = content.find("\n", at) + 1
            if not at:
                return
            if content[start : at - 1].strip():  # a backslash that breaks the line
                yield start, at - 1
            while content.startswith((" ", "\t"), at):
                at += 1
        elif kind == "code_inline":
            end = content.find(each.markup, at + len(each.markup))
            yield start, start + len(each.markup)
            yield end, end + len(each.markup)
            at = end + len(each.markup)
        elif kind == "image":
            image = _IMAGE.match(content, at)
            if image is None:
                return
            at = image.end()
            yield start, at
        elif kind == "link_open":
            at += 1
            yield start, at
        elif kind == "link_close":
            ending = _LINK_END.match(content, at)
            at = at + 1 if each.markup == "autolink" else ending.end() if ending else -1
            if at < 0:
                return
            yield start, at
        else:
            at += len(each.markup)
            yield start, at
