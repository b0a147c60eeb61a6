"""Automatic numbers: which list of `numbering.xml` a paragraph belongs to.

A list that counts anew is a `w:num` of its own, with a start that overrides; all share the two definitions of the template.
"""

from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.numbering import CT_Num
from docx.text.paragraph import Paragraph


class Definitions(NamedTuple):
    """Definitions in the template: 一、（一） of headings, and 1. of items; and the list that is of headings first. ``linked``: their styles name it."""

    headings: int = 0
    items: int = 1
    first: int = 1
    linked: bool = True


OURS = Definitions()


class Lists:
    """The lists of one document."""

    def __init__(self, word: WordDocument, definitions: Definitions = OURS) -> None:
        self._numbering = word.part.numbering_part.element
        self._definitions = definitions
        self._headings: int | None = None
        self._count = definitions.first

    def begin(self) -> None:
        """Headings are numbered anew from here on."""
        self._headings = self._definitions.first if self._headings is None else self._list(self._definitions.headings, 1)

    def head(self, paragraph: Paragraph, level: int, number: int | None) -> None:
        """Give a heading its number, or take away that of its style."""
        if number is None:
            self.put(paragraph, 0, 0)
        elif not self._definitions.linked or self._headings not in (None, self._definitions.first):
            self.put(paragraph, self._headings or self._definitions.first, level)

    def items(self, start: int) -> int:
        """A new list of items, counting from ``start``."""
        return self._list(self._definitions.items, start)

    def put(self, paragraph: Paragraph, number: int, level: int) -> None:
        """Make a paragraph an item of a list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        if level:
            properties.get_or_add_ilvl().set(qn("w:val"), str(level))
        properties.get_or_add_numId().set(qn("w:val"), str(number))

    def _list(self, definition: int, start: int) -> int:
        self._count += 1  # python-docx would look through all numbers for the next
        made = CT_Num.new(self._count, definition)  # type: ignore[no-untyped-call]
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        self._numbering.append(made)
        return self._count
