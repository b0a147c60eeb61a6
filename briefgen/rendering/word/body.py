"""Blocks into the body of a Word document, each with its style."""

import re
from itertools import accumulate

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from briefgen.rendering.blocks import (
    Attendance,
    Block,
    Distribution,
    Fields,
    Heading,
    Headline,
    Items,
    Line,
    Masthead,
    Paragraph,
    Quote,
    Run,
    Said,
    Table,
    labelled,
    plain,
    text_of,
)
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.word import tables
from briefgen.rendering.word.comments import Comments
from briefgen.rendering.word.house import House
from briefgen.rendering.word.lists import OURS, Lists
from briefgen.rendering.word.text import HEITI, KAITI, XIAOBIAOSONG, tab, write

#: Width of the type area, and the sizes of a name in it: the largest of which it fits on one line, else the last.
_WIDTH, _SIZES = 442, (36, 32, 28, 26, 24, 22)

#: A line so short that ends in a colon announces what stands below: 会议决定：
_ANNOUNCES = 40
#: How GB/T 9704 numbers headings: 一、 in 黑体, （一） in 楷体.
_FIRST, _SECOND = re.compile("[一二三四五六七八九十]{1,3}、"), re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
#: The full names of labels, by which `parsing.labels` knows them when a file is read back.
_LABELS = {"会议": "会议名称", "主办": "主办单位"}


_ANNEX = fill("annex")


class Body:
    """A document's body. Its state are the lists that number headings and items, and the comments that wait for their words."""

    def __init__(self, word: WordDocument, comments: Comments | None = None, house: House | None = None) -> None:
        self._word = word
        self._comments = comments
        self._house = house
        self._lists = Lists(word, house.definitions if house else OURS)
        self._end = house.end if house else word.element.body.sectPr
        self._width = house.width if house else tables.WIDTH

    def add(self, block: Block) -> None:
        """Write a block behind those before it."""
        match block:
            case Masthead():
                if not (self._house and self._house.takes(block)):
                    self._masthead(block)
            case Headline(text, _, line):
                self._lists.begin()
                paragraph = self._paragraph("Title")
                write(paragraph, text, XIAOBIAOSONG)
                if not self._house:
                    _balance(paragraph, text)
                if self._comments and line:
                    self._comments.headline(paragraph, line)
            case Heading():
                self._heading(block)
            case Paragraph(line):
                self._body(line)
            case Said():
                self._body(_said(block))
            case Quote(lines):
                for line in lines:
                    write(self._paragraph("BriefNote"), line, KAITI)
            case Items():
                self._items(block)
            case Fields(fields):
                for label, text in fields:
                    write(self._paragraph("BriefField"), labelled(_LABELS.get(label, label), text))
            case Attendance(lines):
                for n, (label, text) in enumerate(lines):
                    label = label or ("出席" if not n else "")
                    write(self._paragraph("BriefAttendee"), labelled(label, text) if label else plain(text))
            case Table():
                self._end.addprevious(tables.table(self._word, block, self._width, self._comments.line if self._comments else None))
            case Distribution():
                if not (self._house and self._house.takes(block)):
                    self._distribution(block)

    def close(self) -> None:
        """End the body: behind a table Word wants a paragraph, and one of a whole line could begin a page."""
        last = self._end.getprevious()
        if last is None or last.tag == qn("w:tbl"):
            self._paragraph("BriefGap")
        if self._comments:
            self._comments.close()
        if self._house:
            self._house.close()

    def _paragraph(self, style: str) -> WordParagraph:
        element = OxmlElement("w:p")
        self._end.addprevious(element)  # python-docx would look for the end from the beginning
        paragraph = WordParagraph(element, self._word._body)  # type: ignore[arg-type]
        paragraph._p.get_or_add_pPr().style = style  # by its id: looking a name up goes through all styles
        return paragraph

    def _body(self, line: Line) -> None:
        if not any(run.text for run in line):
            return
        paragraph = self._paragraph("BriefBody")
        self._together(paragraph, text_of(line))
        if line == _ANNEX:  # a page of its own, with its title
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.first_line_indent = Pt(0)
            write(paragraph, line, HEITI)
        elif all(run.bold for run in line):  # a matter: on the page of what follows
            paragraph.paragraph_format.keep_with_next = True
            text = text_of(line)
            font = HEITI if _FIRST.match(text) else KAITI if _SECOND.match(text) else ""
            line = tuple(Run(run.text, bold=not font, span=run.span) for run in line)
            write(paragraph, line, *((font,) if font else ()))
        else:
            write(paragraph, line)
        if self._comments:
            self._comments.line(paragraph, line)

    def _together(self, paragraph: WordParagraph, text: str) -> None:
        """What keeps a page from ending badly: a line that announces others stands on their page, and of what follows a heading two lines stand with it."""
        above = paragraph._p.getprevious()
        if isinstance(above, CT_P) and above.pPr is not None and (above.pPr.style == "Title" or above.pPr.keepNext is not None):
            paragraph.paragraph_format.widow_control = True
        if len(text) <= _ANNOUNCES and text.rstrip().endswith(("：", ":")):
            paragraph.paragraph_format.keep_with_next = True

    def _masthead(self, head: Masthead) -> None:
        if head.secrecy or head.copy_number:
            self._pair("BriefCorners", head.secrecy, head.copy_number, HEITI)
        if head.name:
            paragraph = self._paragraph("BriefName")
            write(paragraph, head.name, XIAOBIAOSONG)
            fitting = next((size for size in _SIZES if size * len(head.name) <= _WIDTH), _SIZES[-1])
            if fitting != _SIZES[0]:
                for run in paragraph.runs:
                    run.font.size = Pt(fitting)
        if head.number:
            write(self._paragraph("BriefNumber"), head.number)
        self._pair("BriefIssuer", head.issuer, head.issued)

    def _pair(self, style: str, left: str, right: str, font: str = "") -> None:
        """One text left, one right, on a line; the line is there even if both are empty, for its border."""
        paragraph = self._paragraph(style)
        fonts = (font,) if font else ()
        write(paragraph, left, *fonts)
        if right:
            tab(paragraph, *fonts)
            write(paragraph, right, *fonts)

    def _heading(self, heading: Heading) -> None:
        """Level 3 is 一、 in 黑体, 4 （一） in 楷体; a level 2 looks like 3 without a number."""
        second = heading.level > 3
        paragraph = self._paragraph("Heading2" if second else "Heading1")
        self._lists.head(paragraph, 1 if second else 0, heading.number)
        write(paragraph, heading.text, KAITI if second else HEITI)

    def _items(self, items: Items) -> None:
        number = self._lists.items(items.start) if items.ordered else None
        for line in items.lines:
            paragraph = self._paragraph("BriefItem" if items.ordered else "BriefBody")
            if number is not None:
                self._lists.put(paragraph, number, 0)
            write(paragraph, line)

    def _distribution(self, tail: Distribution) -> None:
        """版记; the last lines of the text go with it, so that it never has a page to itself."""
        last = self._end.getprevious()
        if isinstance(last, CT_P):
            WordParagraph(last, self._word._body).paragraph_format.keep_with_next = True
        lines = [("BriefDistribution", f"{label}：{text}") if label else ("BriefCopies", text) for label, text in tail.lists]
        self._end.addprevious(tables.tail(self._word, [*lines, *([("BriefCopies", tail.copies)] if tail.copies else [])], self._width))


#: A character of a headline is so wide, in points; a line holds so many.
_WIDE, _FULL = 21.75, 20
#: Where a headline may well go on on another line: behind these, not within a number or a word of Latin letters.
_TURNS = re.compile("(?<=召开)|(?<=举行)|(?<=举办)|(?<=关于)|(?<=[暨、，：　”》）的和与])|(?=[“《（])|(?=会议|大会|工作|推进|座谈|动员)")
_INSIDE = re.compile("(?<=[0-9A-Za-z])(?=[0-9A-Za-z年月日])|(?<=第)|(?=[、，：　”》）])")
_SMALL = 4


def _balance(paragraph: WordParagraph, text: str) -> None:
    """Indents by which a headline of two lines is cut at a word, the longer line above: a line of two characters looks like a mistake. Between 汉字 and digits
    programs put a quarter of a character.
    """
    if not text:
        return
    narrow = [ord(each) <= _NARROW for each in text]
    widths = [
        0.0,
        *accumulate((0.5 if own else 1.0) + (0.25 if own != before else 0.0) for own, before in zip(narrow, [narrow[0], *narrow], strict=False)),
    ]
    whole = widths[-1]
    if not _FULL < whole <= 2 * _FULL:
        return
    turns = {match.start() for match in _TURNS.finditer(text)}
    barred = {match.start() for match in _INSIDE.finditer(text)}
    fitting = [n for n in range(1, len(text)) if whole / 2 <= widths[n] <= _FULL and whole - widths[n] >= _SMALL and n not in barred]
    if not fitting:
        return
    best = min(fitting, key=lambda n: (n not in turns, widths[n]))
    indent = Pt(max(0.0, (_WIDTH - (widths[best] + 0.45) * _WIDE) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent


#: Characters up to here are narrow.
_NARROW = 0x2FF


def _said(said: Said) -> Line:
    """`罗成礼指出：…`: the name again, although the heading has it, as a reader would say it."""
    opening = said.speaker + said.verb
    return (Run(opening, bold=True), Run(("" if said.runs_on else "：") + said.text)) if opening else plain(said.text)
