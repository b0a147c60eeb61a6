"""Text into paragraphs: runs with their fonts, doubts made visible.

Whatever the text is, it stays text: python-docx escapes it, one run holds one line, and characters that XML cannot hold are shown as `escape.terminal`
shows control characters.
"""

import re

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from briefgen.rendering import escape
from briefgen.rendering.blocks import Line, faces, plain
from briefgen.rendering.doubts import MARK

FANGSONG, HEITI, KAITI, XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
#: Noncharacters, which no XML file may hold.
_ILLEGAL = re.compile("[\ufffe\uffff]")
_DOUBT = "BriefDoubt"


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
    properties = run._element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")  # or “ ” … — would be taken from the Latin font
    fonts.set(qn("w:eastAsia"), font)
    if bold:
        run.bold = True
    if doubt:
        properties.style = _DOUBT
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
