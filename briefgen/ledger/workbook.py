"""The ledger as a workbook (.xlsx). Bytes in, rows out; rows in, bytes out, with all that the secretary has made of the file beside them.

Texts are written as texts, whatever they begin with: no cell of a meeting is ever a formula.
"""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.formula.translate import Translator
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.errors import UsageError
from briefgen.ledger import columns, dressing, packing
from briefgen.ledger.columns import COLUMNS, HIDDEN, Cell
from briefgen.ledger.dressing import cell_of
from briefgen.ledger.rows import Row, fingerprint, load_track

#: What is shown of a cell and what it holds: value, type, style, comment, link.
_Held = tuple[Any, str, Any, Any, Any]
#: What XML cannot hold; a table of text may, and it may be where a row comes from.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTHING: _Held = (None, "n", None, None, None)


class Book:
    """A workbook with a ledger on one of its sheets."""

    def __init__(self, book: Workbook, page: Worksheet, at: dict[str, int], rows: list[Row]) -> None:
        """``at``: the column of each heading of ours. ``rows``: what is in the ledger."""
        self._book, self._page, self._at = book, page, at
        self.rows = rows

    @property
    def additions(self) -> list[str]:
        """The headings of columns that the secretary has added."""
        headings = [(cell.column, str(cell.value)) for cell in self._page[1] if cell.value is not None]
        return [name for column, name in headings if column not in self._at.values()]

    def save(self, rows: Sequence[Row], today: datetime.date | None) -> bytes:
        """The workbook with these rows; those that were read from it keep what stands beside them."""
        page = self._page
        self._complete()
        width, height = page.max_column, page.max_row
        held = {row.origin: [_held(cell_of(page, row.origin, column)) for column in range(1, width + 1)] for row in self.rows if row.origin}
        known = {row.origin: row.cells for row in self.rows if row.origin}
        own = {column: name for name, column in self._at.items()}
        dress: dict[str, Any] = {}
        for at, row in enumerate(rows, 2):
            before = known.get(row.origin or 0)
            for column in range(1, width + 1):
                cell, name = cell_of(page, at, column), own.get(column, "")
                if row.origin is not None:
                    _put(cell, held[row.origin][column - 1], row.origin)
                else:
                    _put(cell, _NOTHING, at)
                    _dress(cell, name, dress)
                if name == columns.TRACK:
                    _write(cell, row.track.dump() if row.track else None)
                elif name and (before is None or _differs(name, before.get(name), row.cells.get(name))):
                    _write(cell, row.cells.get(name))
        if height > len(rows) + 1:  # empty rows were among the others
            page.delete_rows(len(rows) + 2, height - len(rows) - 1)
            for at in range(len(rows) + 2, height + 1):
                page.row_dimensions.pop(at, None)
        dressing.refreshed(page, self._at, width, len(rows) + 1, today)
        out = io.BytesIO()
        self._book.save(out)
        return packing.steady(out.getvalue(), self._book.sheetnames.index(page.title) + 1)

    def _complete(self) -> None:
        """Put back the columns of ours that are missing, on the right."""
        following = self._page.max_column if self._at else 0
        for column in COLUMNS:
            if column.name not in self._at:
                following += 1
                self._at[column.name] = following
                dressing.heading(self._page, following, column)


def new() -> Book:
    """An empty ledger."""
    book = Workbook()
    page = book.worksheets[0]
    dressing.sheet(page)
    book.properties.creator = "briefgen"
    return Book(book, page, {}, [])


def read(data: bytes, name: str) -> Book | None:
    """The ledger of a workbook; None if it has none. Raises `UsageError` for a file that is damaged or could not be kept whole."""
    packing.check(data, name)
    try:
        data = packing.with_rows(data)
        book = load_workbook(io.BytesIO(data), rich_text=True)
        shown = load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise packing.damaged(name) from None
    for page in book.worksheets:
        at = _columns(page)
        if not set(HIDDEN) <= set(at):
            continue
        if any(area.max_row > 1 for area in page.merged_cells.ranges):
            raise UsageError(f"台账“{name}”里有合并的单元格，没有改动；请取消合并再试。")
        return Book(book, page, at, list(_rows(page, shown[page.title], at, name)))
    return None


def _columns(page: Worksheet) -> dict[str, int]:
    at: dict[str, int] = {}
    for cell in page[1]:
        heading = str(cell.value or "").strip()
        if heading in columns.NAMES and cell.column is not None:
            at.setdefault(heading, cell.column)
    return at


def _rows(page: Worksheet, shown: Worksheet, at: dict[str, int], name: str) -> Iterator[Row]:
    """Every row that holds something, with formulas as what they last gave."""
    for number, values in enumerate(page.iter_rows(min_row=2, values_only=True), 2):
        if all(value is None for value in values):
            continue
        cells = {heading: _plain(shown.cell(number, column).value) for heading, column in at.items()}
        yield Row(cells, load_track(cells[columns.TRACK], bool(cells[columns.ID]), name), number)


def _plain(value: Any) -> Cell:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return value if isinstance(value, Cell | None) else str(value)


def _differs(name: str, before: Cell, now: Cell) -> bool:
    """Whether the cell has to be written; also where a day was typed as text, by which no spreadsheet can sort."""
    return fingerprint(name, before) != fingerprint(name, now) or (
        name in columns.DATES and isinstance(now, datetime.date) and isinstance(before, str)
    )


def _dress(cell: SheetCell, name: str, dress: dict[str, Any]) -> None:
    """A new cell's style, made once for each column: openpyxl takes its time."""
    if name in dress:
        cell._style = copy(dress[name])  # type: ignore[attr-defined]
    else:
        dressing.body(cell, name)
        dress[name] = copy(cell._style)  # type: ignore[attr-defined]


def _held(cell: SheetCell) -> _Held:
    return cell.value, cell.data_type, copy(cell._style), copy(cell.comment), copy(cell.hyperlink)  # type: ignore[attr-defined]


def _put(cell: SheetCell, held: _Held, origin: int) -> None:
    """What another cell of the column held, with its formula made to fit the new row."""
    value, kind, style, comment, link = held
    moved_from = f"{cell.column_letter}{origin}"
    if kind == "f" and isinstance(value, str):
        value = Translator(value, moved_from).translate_formula(cell.coordinate)
    elif isinstance(value, ArrayFormula) and value.text:
        value = ArrayFormula(cell.coordinate, Translator(value.text, moved_from).translate_formula(cell.coordinate))
    cell.value = value
    cell.data_type = kind
    cell._style = style or StyleArray()  # type: ignore[attr-defined]
    cell.comment = comment
    cell.hyperlink = link


def _write(cell: SheetCell, value: Cell) -> None:
    """A value of ours. A text is a text: of type string, and marked so that typing in the cell does not make a formula of it."""
    if isinstance(value, str):
        value = _ILLEGAL.sub("\ufffd", str(value).replace("\r\n", "\n").replace("\r", "\n"))
    cell.value = value if value != "" else None
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@'＝＋－＠"
    elif isinstance(value, datetime.date):
        cell.number_format = dressing.DATE_FORMAT
