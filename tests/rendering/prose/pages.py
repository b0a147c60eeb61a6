"""What the tests of pages share: texts, and the check that a page is slices of its source and frames."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.record import Document
from briefgen.rendering.blocks import Block, Distribution, Headline, Line, Masthead, Paragraph, Quote, Table
from briefgen.rendering.prose.frames import FRAMES, words

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
CORPUS = sorted([*(ROOT / "tests/corpus/texts").glob("*.txt"), *(ROOT / "tests/golden/texts").glob("*.txt")])
HEADER = FRAMES["columns"].form
#: Half-width marks and their full-width forms are one; so are quotes inside of quotes, and markup is nothing.
_FORMS = str.maketrans({"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "‘": "“", "’": "”", "。": "."})
_GONE = re.compile(r"[\s*`_#\\]|</?[a-zA-Z]{1,10}[1-6]?(?: +[\w:-]+ *=[^<>\n]*)? */?>|!?\[|\]\([^)]*\)|\]")


def bare(text: str) -> str:
    """A text as it is compared."""
    return _GONE.sub("", text).translate(_FORMS)


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of a page that are made of runs."""
    for each in blocks:
        if isinstance(each, Paragraph | Headline) and each.line:
            yield each.line


def strange(document: Document, blocks: Iterable[Block]) -> list[str]:
    """The runs that are neither a slice of the source at their place nor a frame. Of a line without places all must be found in the source."""
    source = document.source.text or ""
    given = bare(source)
    frames = {bare(each) for each in words()}
    out = []
    for line in lines(blocks):
        for run in line:
            text = bare(run.text)
            if not text or text in given if run.span is None and text not in frames else False:
                continue
            if run.span is None and text not in frames:
                out.append(f"frame {run.text!r}")
            elif run.span is not None and text != bare(source[slice(*run.span)]) and text not in given:
                out.append(f"slice {run.text!r} of {source[slice(*run.span)]!r}")
    return out + [each for each in cells(blocks) if not covered(bare(each), given)]


def cells(blocks: Iterable[Block]) -> Iterator[str]:
    """The strings of a page that have no places: tables, 报头, 报尾."""
    for each in blocks:
        if isinstance(each, Table):
            yield from (cell for cell in each.header if cell not in HEADER)
            yield from (cell for row in each.rows for cell in row if not cell.isdecimal())
        elif isinstance(each, Masthead):
            yield from (each.secrecy, each.copy_number, each.name, each.number, each.issuer.removesuffix("编"), each.issued)
        elif isinstance(each, Distribution):
            yield from (text for pair in each.lists for text in pair)
            yield each.copies if not re.fullmatch(r"（共印\d+份）", each.copies) else ""
        elif isinstance(each, Quote):
            yield from ("".join(run.text for run in line) for line in each.lines)


def covered(text: str, source: str) -> bool:
    """Whether a string is slices of the source, of two characters or more, joined by 、 ， and ；."""
    if text in source:
        return True
    reach = {0}
    for at in range(len(text)):
        if at not in reach:
            continue
        if text[at] in "、,;.":
            reach.add(at + 1)
        end = at + 2
        while end <= len(text) and text[at:end] in source:
            reach.add(end)
            end += 1
    return len(text) in reach
