"""The ledger as a table of text: what is in the file, and what comes back from a spreadsheet."""

import csv
import datetime
import io
from dataclasses import replace
from typing import Any

import pytest

from briefgen.errors import UsageError
from briefgen.ledger import columns, table
from briefgen.ledger.merging import merge
from briefgen.ledger.rows import Row, Track
from briefgen.rendering import escape
from tests.ledger.cases import BUDGET, FIRST, HOSTILE, NEXT, REPAIR, by_demand, ledger, of


def fields(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_opens_in_excel() -> None:
    data = table.new().save(ledger(FIRST), None)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = fields(data)
    assert list(rows[0]) == list(columns.NAMES)
    assert [(row[columns.NUMBER], row[columns.DUE], row[columns.STATUS]) for row in rows] == [
        ("1", "2023-06-20", "待办"),
        ("2", "2023-06-30", "待办"),
        ("3", "", "待办"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_field_is_a_formula(text: str) -> None:
    cells: dict[str, Any] = dict.fromkeys((*columns.SOURCE, columns.REMARK), text)
    data = table.new().save([Row({**cells, columns.ID: "D1"}, Track({text: text}, {}, (text,), text, None))], None)
    held = fields(data)[0][columns.DEMAND]
    plain = text.replace("\ud800", "?")
    assert held in (plain, "'" + plain)
    assert held.lstrip("\ufeff\u200b\u3000 \n")[:1] not in "=+-@＝＋－＠\t\r" or held == "1-2"
    back = table.read(data, "台账.csv")
    assert back is not None
    assert back.save(back.rows, None) == data


@pytest.mark.parametrize(
    ("text", "safe"),
    [("-5", True), ("+3.5%", True), ("-1,200.50", True), ("-5+3", False), ("-", False), ("=5", False), ("5-3", True), ("县水利局", True), ("", True)],
)
def test_a_number_needs_no_apostrophe(text: str, safe: bool) -> None:
    assert escape.field(text) == (text if safe else "'" + text)


def test_what_excel_does_to_the_file_is_undone() -> None:
    """It saves in GB18030, with dates its own way, and in some places with semicolons or tabs."""
    rows = ledger(FIRST)
    filled = [replace(row, cells={**row.cells, columns.STATUS: "已完成"}) for row in rows]
    text = table.new().save(filled, None).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    for separator in ",;\t":
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=separator).writerows(
            [[each.replace("2023-06-", "2023/6/") if len(each) == 10 else each for each in line] for line in lines]
        )
        back = table.read(out.getvalue().encode("gb18030"), "台账.csv")
        assert back is not None
        merged = merge(back.rows, of(FIRST), {"会议.txt"})
        assert (merged.added, merged.changed, merged.gone) == (0, 0, 0)
        assert back.save(merged.rows, None) == table.new().save(filled, None)


def test_filled_in_and_added_fields_stay_with_their_rows() -> None:
    lines = list(csv.reader(io.StringIO(table.new().save(ledger(FIRST), None).decode("utf-8-sig"), newline="")))
    lines[0].append("分管领导")
    for line in lines[1:]:
        line.append("费明" if line[3] == REPAIR else "=1+1" if line[3] == BUDGET else "")
        line[11] = "-5" if line[3] == REPAIR else ""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(lines)
    back = table.read(out.getvalue().encode(), "台账.csv")
    assert back is not None
    assert back.additions == ["分管领导"]
    data = back.save(merge(back.rows, of(NEXT, "调度.txt"), {"调度.txt"}).rows, None)
    found = {row[columns.DEMAND]: row for row in fields(data)}
    assert len(found) == 5
    assert (found[REPAIR]["分管领导"], found[REPAIR][columns.REMARK], found[BUDGET]["分管领导"]) == ("费明", "-5", "'=1+1")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        "姓名,职务\n沈岩,书记\n".encode(),
        b"\xff\xff\xff",
        "编号,briefgen数据x\n".encode(),
        "会议里说编号和briefgen数据".encode(),
    ],
)
def test_another_table_is_no_ledger(data: bytes) -> None:
    assert table.read(data, "台账.csv") is None


def test_a_damaged_table_is_refused() -> None:
    data = table.new().save(ledger(FIRST), None) + b'"' + b"x" * 2_000_000
    with pytest.raises(UsageError, match="不合 CSV 格式"):
        table.read(data, "台账.csv")


def test_both_kinds_have_the_same_rows() -> None:
    from briefgen.ledger import workbook

    rows = ledger(FIRST, NEXT)
    from_table, from_book = table.read(table.new().save(rows, None), "a"), workbook.read(workbook.new().save(rows, None), "a")
    assert from_table is not None
    assert from_book is not None
    for one, other in zip(from_table.rows, from_book.rows, strict=True):
        assert one.track == other.track
        assert {name: str(cell or "") for name, cell in one.cells.items()} == {name: str(cell or "") for name, cell in other.cells.items()}
    assert by_demand(from_book.rows)[REPAIR].cells[columns.DUE] == datetime.date(2023, 6, 30)
