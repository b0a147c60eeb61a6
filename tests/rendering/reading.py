"""Markdown read back by markdown-it-py, an independent reader of CommonMark with GFM's tables and strikethrough."""

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, inline ones too."""
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def kinds(markdown: str) -> list[str]:
    return [token.type for token in tokens(markdown)]


def shown(markdown: str) -> list[str]:
    """The text a reader sees, one string for each heading, paragraph or cell."""
    return [_text(token) for token in READER.parse(markdown) if token.type == "inline"]


def headings(markdown: str) -> list[tuple[str, str]]:
    return [(opening.tag, _text(inline)) for opening, inline in pairwise(READER.parse(markdown)) if opening.type == "heading_open"]


def _text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())
