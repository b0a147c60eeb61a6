"""The ledger as a workbook: what is in the file, and what a secretary does to it."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from briefgen.errors import UsageError
from briefgen.ledger import columns, dressing, workbook
from briefgen.ledger.merging import merge
from briefgen.ledger.rows import Row, Track, shown
from tests.ledger.cases import BACKUP, BUDGET, FIRST, HOSTILE, NEXT, REPAIR, REPORT, ledger, of

TODAY = datetime.date(2023, 6, 25)


def saved(rows: list[Row], today: datetime.date | None = None) -> bytes:
    return workbook.new().save(rows, today)


def again(data: bytes, text: str = FIRST, name: str = "会议.txt", today: datetime.date | None = None) -> bytes:
    """The file after another run."""
    book = workbook.read(data, "台账.xlsx")
    assert book is not None
    return book.save(merge(book.rows, of(text, name), {name}).rows, today)


def page_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data), rich_text=True).worksheets[0]


def edited(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The file as a spreadsheet saves it after a change to its sheet."""
    book = load_workbook(io.BytesIO(data), rich_text=True)
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(page: Any, heading: str) -> int:
    return next(int(cell.column) for cell in page[1] if cell.value == heading)


def cell(page: Any, demand: str, heading: str) -> Any:
    """The cell of the row with this demand."""
    row = next(number for number in range(2, page.max_row + 1) if page.cell(number, column(page, columns.DEMAND)).value == demand)
    return page.cell(row, column(page, heading))


def test_the_sheet_is_made_for_work() -> None:
    page = page_of(saved(ledger(FIRST)))
    assert [each.value for each in page[1]] == list(columns.NAMES)
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:P4")
    assert [each.value for each in page[2]][:2] == [1, "清河县防汛工作推进会"]
    due = cell(page, REPAIR, columns.DUE)
    assert (due.value, due.is_date, due.number_format) == (datetime.datetime(2023, 6, 30), True, "yyyy-mm-dd")
    assert cell(page, REPAIR, columns.DEMAND).alignment.wrap_text
    assert {letter for letter, each in page.column_dimensions.items() if each.hidden} == {"O", "P"}
    assert page.column_dimensions["D"].width == 42
    (choice,) = page.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", '"待办,进行中,暂缓,已完成,取消"', "K2:K1048576")


def test_the_sheet_prints_on_landscape_a4() -> None:
    """What the desk alone needs is left out, so that the rest is wide enough to be read: 132 digits of 11 points are as wide as the paper between its margins."""
    page = page_of(saved(ledger(FIRST)))
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert page.print_title_rows == "$1:$1"
    assert page.print_area == "'台账'!$A$1:$L$1048576"
    printed = [each.width for each in columns.COLUMNS[: columns.NAMES.index(columns.LAST_PRINTED) + 1]]
    assert columns.COLUMNS[len(printed) - 1].name == columns.REMARK
    assert 132 / sum(printed) * 11 > 8
    assert "&P" in page.oddFooter.center.text


def test_a_print_area_of_whole_columns_stays() -> None:
    """Spreadsheets write `$A:$L` for it."""
    data = saved(ledger(FIRST))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, old.read(each).replace(b"$A$1:$L$1048576", b"$A:$K"))
    assert page_of(again(out.getvalue())).print_area == "'台账'!$A$1:$K$1048576"


def test_colours_only_for_a_given_day() -> None:
    assert list(page_of(saved(ledger(FIRST))).conditional_formatting) == []
    coloured = saved(ledger(FIRST), TODAY)
    (area,) = page_of(coloured).conditional_formatting
    assert str(area.sqref) == "A2:P4"
    formulas = [rule.formula[0] for rule in area.rules]
    assert "TODAY" not in "".join(formulas)
    assert ["$I2<DATE(2023,6,25)" in formula for formula in formulas] == [True, False]
    assert all('$K2<>"已完成"' in formula and '$K2<>"取消"' in formula for formula in formulas)
    assert list(page_of(again(coloured)).conditional_formatting) == []
    assert len(list(page_of(again(coloured, today=TODAY)).conditional_formatting)) == 1


def test_the_same_content_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(ledger(FIRST), TODAY)
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2000-01-01T00:00:00Z"}
    assert {each.date_time for each in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert saved(ledger(FIRST), TODAY) == data
    assert again(data, today=TODAY) == data


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula(text: str) -> None:
    cells: dict[str, Any] = dict.fromkeys((*columns.SOURCE, columns.REMARK), text)
    row = Row({**cells, columns.ID: "D1"}, Track({text: text}, {}, (text,), text, None))
    data = saved([row])
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "<f " not in xml
    page = page_of(data)
    for name in (*columns.SOURCE, columns.REMARK):
        held = page.cell(2, column(page, name))
        assert held.data_type == "s"
        assert bool(held.quotePrefix) is (text[:1] in "=+-@'＝＋－＠")
        assert held.value == re.sub("[\x00\x07\x1b\ud800]", "\ufffd", text.replace("\r", "\n"))
    book = workbook.read(data, "台账.xlsx")
    assert book is not None
    assert book.save(book.rows, None) == data  # nor does it become one, or change, when it is read and written again


@pytest.mark.parametrize("text", [each for each in HOSTILE if each[:1] in "=+-@＝＋－＠"])
def test_a_formula_in_a_meeting_is_a_text_in_the_ledger(text: str) -> None:
    demand = f"县水利局要在6月30日前完成“{text}”整改"
    page = page_of(
        saved(ledger(FIRST.replace("县水利局要在6月30日前完成6处隐患整改", demand).replace("清河县防汛工作推进会", text + "防汛工作推进会")))
    )
    assert {each.data_type for row in page.iter_rows() for each in row} <= {"s", "n", "d"}


def test_what_the_secretary_fills_in_and_adds_stays_with_its_row() -> None:
    def fill(page: Any) -> None:
        page.cell(1, 17).value = "分管领导"
        page.cell(1, 18).value = "剩余天数"
        for demand, leader in ((BACKUP, "费明"), (REPAIR, "=沈岩"), (BUDGET, None)):
            row = cell(page, demand, columns.DEMAND).row
            page.cell(row, 17).value = leader
            page.cell(row, 17).data_type = "s"
            page.cell(row, 18).value = f"=I{row}-$R$1"
        cell(page, REPAIR, columns.STATUS).value = "已完成"
        cell(page, REPAIR, columns.REMARK).value = "六处都改了"
        cell(page, REPAIR, columns.DEMAND).fill = PatternFill("solid", fgColor="C6E0B4")
        cell(page, REPAIR, columns.REMARK).comment = Comment("问过罗局长", "秘书")
        cell(page, BACKUP, columns.OWNER).value = "各乡镇（街道）"
        cell(page, BUDGET, columns.DUE).value = "2023/6/5"
        page.column_dimensions["D"].width = 70
        page.column_dimensions["J"].hidden = True

    page = page_of(again(edited(saved(ledger(FIRST)), fill), NEXT, "调度.txt"))
    assert page.max_row == 6
    demands = [page.cell(row, 4).value for row in range(2, 7)]
    assert demands[:4] == [BUDGET, REPORT, BACKUP, REPAIR]  # BUDGET has a day now
    assert cell(page, BUDGET, columns.DUE).is_date
    assert [cell(page, each, "分管领导").value for each in demands] == [None, None, "费明", "=沈岩", None]
    assert cell(page, REPAIR, "分管领导").data_type == "s"
    assert [cell(page, each, "剩余天数").value for each in demands] == ["=I2-$R$1", None, "=I4-$R$1", "=I5-$R$1", None]
    assert [cell(page, each, columns.STATUS).value for each in demands] == ["待办", "待办", "待办", "已完成", "待办"]
    assert cell(page, REPAIR, columns.REMARK).value == "六处都改了"
    assert cell(page, REPAIR, columns.REMARK).comment.text == "问过罗局长"
    assert [cell(page, each, columns.REMARK).comment is None for each in demands] == [True, True, True, False, True]
    assert [cell(page, each, columns.DEMAND).fill.fgColor.rgb for each in demands] == ["00000000"] * 3 + ["00C6E0B4", "00000000"]
    assert cell(page, BACKUP, columns.OWNER).value == "各乡镇（街道）"
    assert (page.column_dimensions["D"].width, page.column_dimensions["J"].hidden) == (70, True)


def test_columns_may_stand_in_any_order_and_missing_ones_come_back() -> None:
    def reorder(page: Any) -> None:
        held = [[each.value for each in row] for row in page.iter_rows()]
        page.delete_cols(1, len(columns.NAMES))
        order = [columns.NAMES.index(name) for name in (columns.TRACK, columns.STATUS, columns.DEMAND, columns.REMARK, columns.ID, columns.DUE)]
        for at, row in enumerate(held, 1):
            for place, old in enumerate(order, 1):
                page.cell(at, place).value = row[old]
        page.cell(2, 4).value = "沙袋已到"

    page = page_of(again(edited(saved(ledger(FIRST)), reorder)))
    headings = [each.value for each in page[1]]
    assert headings[:6] == [columns.TRACK, columns.STATUS, columns.DEMAND, columns.REMARK, columns.ID, columns.DUE]
    assert sorted(headings) == sorted(columns.NAMES)
    assert cell(page, BACKUP, columns.REMARK).value == "沙袋已到"
    assert cell(page, REPAIR, columns.OWNER).value == "县水利局"
    assert cell(page, BUDGET, columns.PLACE).value.startswith("会议.txt 第5行")


def test_other_sheets_rules_choices_and_tables_stay() -> None:
    def add(page: Any) -> None:
        page.parent.create_sheet("统计")["A1"] = '=COUNTIF(台账!K:K,"已完成")'
        page.conditional_formatting.add("L2:L99", CellIsRule("equal", ["1"], fill=PatternFill("solid", bgColor="FF0000")))  # type: ignore[no-untyped-call]
        page.data_validations.dataValidation[0].formula1 = '"未办,在办,办结"'
        page.data_validations.append(DataValidation("list", formula1='"甲,乙"', sqref="L2:L99"))
        page.auto_filter.ref = None
        page.add_table(Table(displayName="台账表", ref="A1:P4"))

    data = again(edited(saved(ledger(FIRST)), add), NEXT, "调度.txt", TODAY)
    page = page_of(data)
    assert page.parent["统计"]["A1"].value == '=COUNTIF(台账!K:K,"已完成")'
    assert sorted(str(each.sqref) for each in page.conditional_formatting) == ["A2:P6", "L2:L99"]
    assert [(each.formula1, str(each.sqref)) for each in page.data_validations.dataValidation] == [
        ('"未办,在办,办结"', "K2:K1048576"),
        ('"甲,乙"', "L2:L99"),
    ]
    assert (page.tables["台账表"].ref, page.auto_filter.ref) == ("A1:P6", None)


def test_rows_hidden_by_a_filter_are_seen_again() -> None:
    def hide(page: Any) -> None:
        page.row_dimensions[2].hidden = True
        page.auto_filter.add_filter_column(10, ["进行中"])

    page = page_of(again(edited(saved(ledger(FIRST)), hide)))
    assert not page.row_dimensions[2].hidden
    assert page.auto_filter.filterColumn == []


def test_empty_rows_go_and_rows_by_hand_stay() -> None:
    def insert(page: Any) -> None:
        page.insert_rows(3, 2)
        page["D3"] = "印发通知"
        page["I3"] = datetime.date(2023, 6, 22)

    page = page_of(again(edited(saved(ledger(FIRST)), insert)))
    assert [page.cell(row, 4).value for row in range(2, page.max_row + 1)] == [BACKUP, "印发通知", REPAIR, BUDGET]
    assert [page.cell(row, 1).value for row in range(2, 6)] == [1, 2, 3, 4]


def _other_book() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.worksheets[0].append(["姓名", "职务"])
    book.save(out)
    return out.getvalue()


def test_another_workbook_is_no_ledger() -> None:
    assert workbook.read(_other_book(), "花名册.xlsx") is None


def _with_member(name: str) -> bytes:
    out = io.BytesIO(saved(ledger(FIRST)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, "")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04", "不是完好的 .xlsx 文件"),
        (saved(ledger(FIRST))[:-500], "不是完好的 .xlsx 文件"),
        (_with_member("xl/vbaProject.bin"), "图片、图表"),
        (_with_member("xl/media/image1.png"), "图片、图表"),
        (_with_member("xl/cellimages.xml"), "图片、图表"),
        (_with_member("xl/threadedComments/threadedComment1.xml"), "图片、图表"),
        (edited(saved(ledger(FIRST)), lambda page: page.add_chart(BarChart(), "R2")), "图片、图表"),
        (edited(saved(ledger(FIRST)), lambda page: page.merge_cells("B2:B3")), "合并的单元格"),
    ],
)
def test_what_could_not_be_kept_whole_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        workbook.read(data, "台账.xlsx")


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.ledger.packing._MAX_UNPACKED", 1000)
    with pytest.raises(UsageError, match="128 MB"):
        workbook.read(saved(ledger(FIRST)), "台账.xlsx")


def test_a_row_is_as_high_as_its_text() -> None:
    rows = ledger(FIRST)
    long = replace(rows[0], cells={**rows[0].cells, columns.REMARK: "很长的备注" * 40})
    page = page_of(saved([long, *rows[1:]]))
    heights = [page.row_dimensions[row].height for row in (2, 3)]
    assert heights[0] > 3 * heights[1] > 30


@pytest.mark.parametrize("text", ["2023年6月12日上午", "6月12日", "12月12日上午", "6月12日—13日"])
def test_dates_stand_on_one_line(text: str) -> None:
    """A row as high as its demand has no broken date in it."""
    room = next(each.width for each in columns.COLUMNS if each.name == columns.DATE) - 1
    (entry,) = [each for each in of(FIRST.replace("2023年6月12日上午", text)) if each.cells[columns.DEMAND] == REPAIR]
    assert dressing._width(shown(entry.cells[columns.DATE])) <= room
    assert dressing._width("2023-06-12") <= next(each.width for each in columns.COLUMNS if each.name == columns.DUE) - 1
