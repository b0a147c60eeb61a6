"""What a page is made of, before it is Markdown or anything else. All text is raw: whoever writes it out escapes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from briefgen.record import RecordSpan


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face. ``span``: the place of the source that it was taken from; None of the page's own words."""

    text: str
    bold: bool = False
    span: RecordSpan | None = None


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """报头; what is empty is left out."""

    secrecy: str
    copy_number: str
    name: str
    number: str
    issuer: str
    issued: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A brief's own. Behind it the numbers of sections begin anew. ``line``: the same as runs; ``level`` 1 where nothing stands above it."""

    text: str
    level: int = 2
    line: Line = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 3 is that of 一、, 4 of （一）; without ``number`` it is the only one of its kind. 2 stands beside the headlines."""

    level: int
    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Said:
    """What ``speaker`` (his short name) said: ``verb`` as printed, ``text`` behind a colon unless the verb runs on into it.

    ``headed``: the heading above says who it was, so that a page need not name him again.
    """

    speaker: str
    verb: str
    text: str
    runs_on: bool
    headed: bool


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
class Fields:
    """What is known of a meeting, label by label: 时间, 地点."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who took part. A line without a label lists those present."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header. ``widths``: what each column takes of the whole, in any unit.

    ``lines``: header and rows as runs, of a table that the source has.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    lines: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """报尾: labelled lists of receivers, then the number of copies, or nothing."""

    lists: tuple[tuple[str, str], ...]
    copies: str


Block: TypeAlias = Masthead | Headline | Heading | Paragraph | Said | Quote | Items | Fields | Attendance | Table | Distribution


#: What parts the cells of a row that the source draws.
BARS = "|│┃║｜"


def text_of(line: Line) -> str:
    """A line's text."""
    return "".join(run.text for run in line)


def part_of(line: Line, start: int, end: int) -> Line:
    """A stretch of a line."""
    out: list[Run] = []
    at = 0
    for run in line:
        first, last = max(0, start - at), min(len(run.text), end - at)
        if first < last:
            exact = run.span and run.span[1] - run.span[0] == len(run.text)
            span = (run.span[0] + first, run.span[0] + last) if run.span and exact else run.span
            out.append(Run(run.text[first:last], run.bold, span))
        at += len(run.text)
    return tuple(out)


def without(line: Line, gone: Iterable[tuple[int, int]], instead: Line = ()) -> Line:
    """A line without some stretches of it, given in order; ``instead``: what stands there now."""
    out: list[Run] = []
    at = 0
    for start, end in gone:
        out += [*part_of(line, at, start), *instead]
        at = end
    return (*out, *part_of(line, at, len(text_of(line))))


def faces(line: Line) -> Line:
    """The line with neighbours of one face as one run, without places: as a writer puts it down."""
    return tuple(Run("".join(run.text for run in same), bold) for bold, same in groupby(line, key=lambda run: run.bold))


def plain(text: str) -> Line:
    """A line in one face."""
    return (Run(text),)


def labelled(label: str, text: str) -> Line:
    """A bold label, a colon, a text."""
    return (Run(label, bold=True), Run(f"：{text}"))
