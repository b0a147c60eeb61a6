"""Text into paragraphs: runs with their fonts, doubts made visible.

Whatever the text is, it stays text: python-docx escapes it, one run holds one line, and characters that XML cannot hold are shown as `escape.terminal`
shows control characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefgen.rendering import escape
from briefgen.rendering.blocks import Line, faces, plain
from briefgen.rendering.doubts import MARK

FANGSONG, HEITI, KAITI, XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
#: Noncharacters, which no XML file may hold.
_ILLEGAL = re.compile("[\ufffe\uffff]")
_DOUBT = "BriefDoubt"
_BREAK = re.compile("(\r\n|\r|\n)")


def line(text: str) -> str:
    """Text on one line, of characters that XML can hold."""
    return _ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", escape.terminal(text))


def write(paragraph: Paragraph, runs: Line | str, font: str = FANGSONG) -> None:
    """Put runs into a paragraph. 【核】 is a run of its own, highlighted, so that it is seen and easily found and deleted."""
    for run in plain(runs) if isinstance(runs, str) else faces(runs):
        for n, piece in enumerate(line(run.text).split(MARK)):
            if n:
                _run(paragraph, MARK, font, doubt=True)
            if piece:
                _run(paragraph, piece, font, bold=run.bold)


def tab(paragraph: Paragraph, font: str = FANGSONG) -> None:
    """Go on at the paragraph's next tab stop."""
    _run(paragraph, "\t", font)


def _run(paragraph: Paragraph, text: str, font: str, *, bold: bool = False, doubt: bool = False) -> None:
    run = paragraph.add_run(text)
    properties = fonts(run, font)
    if bold:
        run.bold = True
    if doubt:
        properties.style = _DOUBT
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def fonts(run: Run, font: str) -> CT_RPr:
    """Give a run its font; its properties."""
    properties = run._element.get_or_add_rPr()
    named = properties.get_or_add_rFonts()
    named.set(qn("w:hint"), "eastAsia")  # or “ ” … — would be taken from the Latin font
    named.set(qn("w:eastAsia"), font)
    return properties


def written(runs: Line) -> list[int]:
    """For each place in the text of the runs, how much `write` puts down of what stands before it."""
    out = [0]
    for run in faces(runs):
        if line(run.text) == run.text:
            out += range(out[-1] + 1, out[-1] + len(run.text) + 1)
        else:
            out += _folded(run.text, out[-1])
    return out


def _folded(text: str, before: int) -> Iterator[int]:
    """The same for a text that `line` changes, without doing it anew for each place."""
    last = ""
    for n, piece in enumerate(_BREAK.split(text)):
        if n % 2:
            yield from (before for _ in piece)
            continue
        end = before + len(line(f"{last}\n{piece}")) - len(line(last))
        shown = line(piece)
        at, opened = end - len(shown), False
        for each in piece:
            opened = opened or _width(each) > 1 or line(each) != ""
            at = min(end, at + _width(each)) if opened else at
            yield at
        before, last = end, escape.terminal(piece)[-1:] or last


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    """How many characters are written for one."""
    return len(line(f"-{character}-")) - 2
