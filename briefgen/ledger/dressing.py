"""How the sheet looks and behaves: heading, widths, the choice of 状态, colours. In: a sheet and where its columns are. Out: the sheet, dressed."""

import datetime
import math
import unicodedata
from collections.abc import Mapping
from typing import cast

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.ledger import columns
from briefgen.ledger.rows import shown

DATE_FORMAT = "yyyy-mm-dd"
#: By this a rule of ours is known again.
_OURS = '"briefgen"<>""'
_SOON = 7
_LAST = 1_048_576
_WIDTH, _LINE_HEIGHT, _HIGHEST = 8.43, 15.0, 409.0
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT, _BOLD = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
_HEADING = PatternFill("solid", fgColor="DDE6F0")
_OVERDUE, _DUE_SOON = PatternFill("solid", bgColor="F8CBAD"), PatternFill("solid", bgColor="FFF2CC")
_CENTRED = (columns.NUMBER, columns.DATE, columns.DUE, columns.STATUS)


def cell_of(page: Worksheet, row: int, column: int) -> SheetCell:
    """A cell of a sheet without merged ones."""
    return cast(SheetCell, page.cell(row, column))


def heading(page: Worksheet, at: int, column: columns.Column) -> None:
    """A heading of ours, and its column."""
    cell = cell_of(page, 1, at)
    cell.value = column.name
    cell.font, cell.fill, cell.border = _BOLD, _HEADING, _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    dimension = page.column_dimensions[get_column_letter(at)]
    dimension.width = column.width
    dimension.hidden = column.whose == "hidden"


def body(cell: SheetCell, name: str) -> None:
    """A new cell below a heading of ours; with no name, of a column that the secretary has added."""
    cell.font, cell.border = _FONT, _BORDER
    cell.alignment = Alignment(horizontal="center" if name in _CENTRED else None, vertical="top", wrap_text=name not in columns.HIDDEN)
    if name in columns.DATES:
        cell.number_format = DATE_FORMAT


def sheet(page: Worksheet) -> None:
    """What a new sheet gets once and the secretary may change: frozen heading, how it prints."""
    page.title = "台账"
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{get_column_letter(columns.NAMES.index(columns.LAST_PRINTED) + 1)}{_LAST}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.6, header=0.35, footer=0.3)
    page.print_options.horizontalCentered = True
    page.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text="督办台账", size=14))
    page.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="第 &P 页，共 &N 页"))


def refreshed(page: Worksheet, at: Mapping[str, int], width: int, height: int, today: datetime.date | None) -> None:
    """What has to fit the rows there are now: filter, choice, colours. A filter that is set is lifted, since rows have moved."""
    room = _room(page, width)
    for row in range(2, height + 1):
        page.row_dimensions[row].hidden = False
        page.row_dimensions[row].height = _height(page, row, room)
    corner = f"{get_column_letter(width)}{max(height, 2)}"
    for table in page.tables.values():
        if table.ref.startswith("A1:"):
            table.ref = f"A1:{table.ref.split(':')[1].rstrip('0123456789')}{max(height, 2)}"
            if table.autoFilter is not None:
                table.autoFilter.ref = table.ref
    if not page.tables:  # a table has a filter of its own, and two are one too many
        page.auto_filter.ref = f"A1:{corner}"
        page.auto_filter.filterColumn, page.auto_filter.sortState = [], None
    _choice(page, get_column_letter(at[columns.STATUS]))
    _colours(page, get_column_letter(at[columns.DUE]), get_column_letter(at[columns.STATUS]), corner, today)


def _room(page: Worksheet, width: int) -> dict[int, float]:
    """Column → how many digits it has room for; without those that are hidden. Neighbours that are alike may share one description."""
    room = dict.fromkeys(range(1, width + 1), _WIDTH - 1)
    for letter, each in page.column_dimensions.items():
        first = each.min or column_index_from_string(letter)
        for column in range(first, min(width, each.max or first) + 1):
            room[column] = max(4.0, (each.width or _WIDTH) - 1)
            if each.hidden:
                del room[column]
    return room


def _height(page: Worksheet, row: int, room: Mapping[int, float]) -> float:
    """How high a row has to be for its texts to be seen whole: Excel would find out by itself, LibreOffice does not."""
    lines = 1
    for column, space in room.items():
        text = shown(cast(columns.Cell, cell_of(page, row, column).value))
        lines = max(lines, sum(max(1, math.ceil(_width(line) / space)) for line in text.split("\n")))
    return min(_HIGHEST, lines * _LINE_HEIGHT + 6)


def _width(text: str) -> float:
    """About how many digits wide a text is, which is how the width of a column is told; 汉字 fill two and a little more."""
    return sum(2.3 if unicodedata.east_asian_width(character) in "WFA" else 1.1 for character in text)


def _choice(page: Worksheet, letter: str) -> None:
    """The list of 状态, down to the last row, so that rows added by hand have it too. One that the secretary has made her own stays."""
    whole = f"{letter}2:{letter}{_LAST}"
    for each in page.data_validations.dataValidation:
        if any(area.min_col == area.max_col and get_column_letter(area.min_col) == letter for area in each.sqref.ranges):
            each.sqref = whole
            return
    choice = DataValidation("list", formula1=f'"{",".join(columns.STATUSES)}"', allow_blank=True, sqref=whole)
    choice.errorStyle, choice.showErrorMessage = "warning", True
    choice.errorTitle, choice.error = "状态", f"通常是 {'、'.join(columns.STATUSES)} 之一，仍要这样写吗？"
    page.add_data_validation(choice)


def _colours(page: Worksheet, due: str, status: str, corner: str, today: datetime.date | None) -> None:
    """Rows overdue on ``today`` red, those due within a week yellow; without a day no colours. The secretary's own rules stay."""
    kept = ConditionalFormattingList()
    for each in page.conditional_formatting:
        for rule in each.rules:
            if not any(_OURS in formula for formula in rule.formula):
                kept.add(str(each.sqref), rule)
    page.conditional_formatting = kept
    if today is None:
        return
    day = f"DATE({today.year},{today.month},{today.day})"
    undone = f'{_OURS},ISNUMBER(${due}2),${status}2<>"{columns.DONE}",${status}2<>"{columns.CANCELLED}"'
    for fill, when in ((_OVERDUE, f"${due}2<{day}"), (_DUE_SOON, f"${due}2>={day},${due}2<={day}+{_SOON}")):
        kept.add(f"A2:{corner}", FormulaRule(formula=[f"AND({undone},{when})"], fill=fill))  # type: ignore[no-untyped-call]
