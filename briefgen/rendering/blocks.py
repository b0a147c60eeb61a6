"""What a page is made of, before it is Markdown or anything else. All text is raw: whoever writes it out escapes it."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    bold: bool = False


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the masthead's name, 2 a brief's headline, 3 一、, 4 （一）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Paragraphs set off from the rest: 按语."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, ``ordered`` as 1. 2. 3. or from ``start`` on."""

    lines: tuple[Line, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block: TypeAlias = Heading | Paragraph | Quote | Items | Table | Rule


def plain(text: str) -> Line:
    """A line in one face."""
    return (Run(text),)


def labelled(label: str, text: str) -> Line:
    """A bold label, a colon, a text."""
    return (Run(label, bold=True), Run(f"：{text}"))
