"""Tables as wide as the type area: a header that is repeated on every page, rows that no page cuts."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from briefgen.rendering.blocks import Table
from briefgen.rendering.word.text import FANGSONG, HEITI, write

#: Twips: 156 mm.
_WIDTH = 8844
#: What is as short as this in all of its rows stands in the middle of its column.
_SHORT = 4


def write_table(word: WordDocument, table: Table) -> None:
    """Write a table at the end of the body. python-docx's own tables take time that grows with the square of the rows."""
    widths = _shares(table.widths or (1,) * len(table.header))
    element = _element("w:tbl")
    properties = _element("w:tblPr", parent=element)
    _element("w:tblStyle", parent=properties, val="BriefTable")
    _element("w:tblW", parent=properties, w=str(_WIDTH), type="dxa")
    _element("w:jc", parent=properties, val="center")
    _element("w:tblLayout", parent=properties, type="fixed")
    _element("w:tblLook", parent=properties, val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    grid = _element("w:tblGrid", parent=element)
    for width in widths:
        _element("w:gridCol", parent=grid, w=str(width))
    centred = [all(len(row[n]) <= _SHORT for row in table.rows) for n in range(len(widths))]
    _row(word, element, table.header, widths, header=True, centred=centred)
    for row in table.rows:
        _row(word, element, row, widths, header=False, centred=centred)
    word.element.body._insert_tbl(element)


def _row(word: WordDocument, table: BaseOxmlElement, cells: tuple[str, ...], widths: list[int], *, header: bool, centred: list[bool]) -> None:
    row = _element("w:tr", parent=table)
    properties = _element("w:trPr", parent=row)
    _element("w:cantSplit", parent=properties)
    if header:
        _element("w:tblHeader", parent=properties)
    for text, width, middle in zip(cells, widths, centred, strict=True):
        cell = _element("w:tc", parent=row)
        own = _element("w:tcPr", parent=cell)
        _element("w:tcW", parent=own, w=str(width), type="dxa")
        _element("w:vAlign", parent=own, val="center")
        paragraph = _element("w:p", parent=cell)
        form = _element("w:pPr", parent=paragraph)
        _element("w:pStyle", parent=form, val="BriefHeader" if header else "BriefCell")
        if middle and not header:
            _element("w:jc", parent=form, val="center")
        write(Paragraph(paragraph, word._body), text, HEITI if header else FANGSONG)  # type: ignore[arg-type]


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
