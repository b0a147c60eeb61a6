"""Tables as wide as the type area: a header that is repeated on every page, rows that no page cuts."""

from collections.abc import Callable, Sequence
from itertools import chain

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from briefgen.rendering.blocks import Line, Table
from briefgen.rendering.word.text import HEITI, write

#: Twips: 156 mm.
_WIDTH = 8844
#: What is as short as this in all of its rows stands in the middle of its column.
_SHORT = 4


def table(word: WordDocument, block: Table, written: Callable[[Paragraph, Line], None] | None = None) -> BaseOxmlElement:
    """A table with its text; ``written`` is told of its cells with runs. python-docx's own tables take time that grows with the square of the rows."""
    widths = _shares(block.widths or (1,) * len(block.header))
    element = _table("BriefTable", widths)
    centred = [all(len(row[n]) <= _SHORT for row in block.rows) for n in range(len(widths))]
    header = _row(element, repeated=True)
    paragraphs: list[list[Paragraph]] = [[]]
    for text, width in zip(block.header, widths, strict=True):
        paragraphs[0].append(_cell(word, header, width, "BriefHeader"))
        write(paragraphs[0][-1], text, HEITI)
    for cells in block.rows:
        row = _row(element)
        paragraphs.append([])
        for text, width, middle in zip(cells, widths, centred, strict=True):
            paragraphs[-1].append(_cell(word, row, width, "BriefCell", middle=middle or len(text) <= 1))
            write(paragraphs[-1][-1], text)
    if written and block.lines:
        for each, line in zip(chain(*paragraphs), chain(*block.lines), strict=True):
            written(each, line)
    return element


def lines(word: WordDocument, styled: Sequence[tuple[str, str]]) -> BaseOxmlElement:
    """Lines, each a style and a text, with rules above, between and below them: borders of paragraphs look otherwise in every program."""
    element = _table("BriefTail", [_WIDTH])
    for style, text in styled:
        write(_cell(word, _row(element), _WIDTH, style), text)
    return element


def _table(style: str, widths: Sequence[int]) -> BaseOxmlElement:
    element = _element("w:tbl")
    properties = _element("w:tblPr", parent=element)
    _element("w:tblStyle", parent=properties, val=style)
    _element("w:tblW", parent=properties, w=str(_WIDTH), type="dxa")
    _element("w:jc", parent=properties, val="center")
    _element("w:tblLayout", parent=properties, type="fixed")
    _element("w:tblLook", parent=properties, val="0620", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    grid = _element("w:tblGrid", parent=element)
    for width in widths:
        _element("w:gridCol", parent=grid, w=str(width))
    return element


def _row(table: BaseOxmlElement, *, repeated: bool = False) -> BaseOxmlElement:
    row = _element("w:tr", parent=table)
    properties = _element("w:trPr", parent=row)
    _element("w:cantSplit", parent=properties)
    if repeated:
        _element("w:tblHeader", parent=properties)
    return row


def _cell(word: WordDocument, row: BaseOxmlElement, width: int, style: str, *, middle: bool = False) -> Paragraph:
    """A cell's paragraph."""
    cell = _element("w:tc", parent=row)
    own = _element("w:tcPr", parent=cell)
    _element("w:tcW", parent=own, w=str(width), type="dxa")
    _element("w:vAlign", parent=own, val="center")
    paragraph = _element("w:p", parent=cell)
    form = _element("w:pPr", parent=paragraph)
    _element("w:pStyle", parent=form, val=style)
    if middle:
        _element("w:jc", parent=form, val="center")
    return Paragraph(paragraph, word._body)  # type: ignore[arg-type]


def _shares(parts: tuple[int, ...]) -> list[int]:
    """The type area's width in these proportions."""
    out = [_WIDTH * part // sum(parts) for part in parts]
    out[-1] += _WIDTH - sum(out)
    return out


def _element(name: str, *, parent: BaseOxmlElement | None = None, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)  # type: ignore[assignment]
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if parent is not None:
        parent.append(made)
    return made
