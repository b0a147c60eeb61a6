"""Tables as wide as the type area: a header that is repeated on every page, rows that no page cuts."""

import math
from collections.abc import Callable, Sequence
from itertools import chain

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from briefgen.rendering.blocks import Line, Table
from briefgen.rendering.word.text import FANGSONG, HEITI, write

#: Twips: 156 mm.
WIDTH = 8844
#: What is as short as this in all of its rows stands in the middle of its column.
_SHORT = 4
#: Characters up to here are narrow.
_NARROW = 0x2FF


def table(word: WordDocument, block: Table, width: int, written: Callable[[Paragraph, Line], None] | None = None) -> BaseOxmlElement:
    """A table with its text; ``written`` is told of its cells with runs. python-docx's own tables take time that grows with the square of the rows."""
    widths = _shares(width, block.widths or (1,) * len(block.header))
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


#: A box on the lower edge of the type area. LibreOffice does not float a table of full width, and a frame of paragraphs has borders that every program draws otherwise.
_BOX = """<w:p {namespaces}><w:pPr><w:pStyle w:val="BriefGap"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{font}"/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV><wp:extent cx="{cx}" cy="{cy}"/><wp:wrapTopAndBottom/>
<wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"""
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": _WPS,
}
#: Of a line in the box: its height and the width of a character, in points; what the indents take of the width; EMU in a point.
_LINE, _CHARACTER, _INDENTS, _EMU = 26, 13.75, 56, 12700


def tail(word: WordDocument, styled: Sequence[tuple[str, str]], width: int) -> BaseOxmlElement:
    """Lines, each a style and a text, with rules above, between and below them, on the lower edge of the page that they stand on."""
    across = width / 20
    rows = sum(math.ceil(_length(text) * _CHARACTER / (across - _INDENTS)) for _, text in styled)
    spaces = " ".join(f'xmlns:{key}="{each}"' for key, each in _SPACES.items())
    box: BaseOxmlElement = parse_xml(_BOX.format(namespaces=spaces, font=FANGSONG, wps=_WPS, cx=width * _EMU // 20, cy=rows * _LINE * _EMU))
    content: BaseOxmlElement = next(box.iter(qn("w:txbxContent")))  # type: ignore[assignment]
    element = _table("BriefTail", [width])
    for style, text in styled:
        write(_cell(word, _row(element), width, style), text)
    content.append(element)
    _element("w:pStyle", parent=_element("w:pPr", parent=_element("w:p", parent=content)), val="BriefGap")  # Word wants a paragraph behind a table
    return box


def _length(text: str) -> float:
    """How many 汉字 a text is as wide as."""
    return sum(1.0 if ord(each) > _NARROW else 0.5 for each in text)


def _table(style: str, widths: Sequence[int]) -> BaseOxmlElement:
    element = _element("w:tbl")
    properties = _element("w:tblPr", parent=element)
    _element("w:tblStyle", parent=properties, val=style)
    _element("w:tblW", parent=properties, w=str(sum(widths)), type="dxa")
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


def _shares(width: int, parts: tuple[int, ...]) -> list[int]:
    """The type area's width in these proportions."""
    out = [width * part // sum(parts) for part in parts]
    out[-1] += width - sum(out)
    return out


def _element(name: str, *, parent: BaseOxmlElement | None = None, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)  # type: ignore[assignment]
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if parent is not None:
        parent.append(made)
    return made
