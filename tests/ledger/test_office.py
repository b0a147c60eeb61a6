"""The ledger as LibreOffice opens it: a program that knows nothing of how it was made."""

import csv
import datetime
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefgen.ledger import columns, table, workbook
from briefgen.ledger.merging import merge
from briefgen.ledger.rows import shown
from briefgen.reading.office import soffice
from tests.ledger.cases import FIRST, NEXT, REPAIR, ledger, of

_PROGRAM = soffice()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (_PROGRAM and Path(_PROGRAM).resolve().with_name("libsclo.so").exists()),
        reason="no LibreOffice Calc: apt-get install libreoffice-calc-nogui",
    ),
]
#: CSV out: comma, quotes, UTF-8, from the first line, cells as shown; and in.
_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_IN = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"


def opened(path: Path, *options: str) -> list[dict[str, str]]:
    """The cells as LibreOffice shows them."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    out = path.parent / "out"
    command = [str(_PROGRAM), "--headless", profile, *options, "--convert-to", _OUT, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (made,) = out.glob("*.csv")
    return list(csv.DictReader(io.StringIO(made.read_text(encoding="utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_shows_what_we_wrote(kind: str, tmp_path: Path) -> None:
    rows = ledger(FIRST)
    hostile = [replace(row, cells={**row.cells, columns.REMARK: text}) for row, text in zip(rows, ("=1+1", "＝1+1", "@SUM(A1)"), strict=True)]
    path = tmp_path / f"台账.{kind}"
    path.write_bytes((workbook if kind == "xlsx" else table).new().save(hostile, datetime.date(2023, 6, 25)))
    shown = opened(path, *([_IN] if kind == "csv" else []))
    guard = "'" if kind == "csv" else ""
    assert [row[columns.REMARK] for row in shown] == [f"{guard}=1+1", f"{guard}＝1+1", f"{guard}@SUM(A1)"]
    assert [row[columns.DUE] for row in shown] == ["2023-06-20", "2023-06-30", ""]
    assert shown[1][columns.DEMAND] == REPAIR
    assert list(shown[0])[:13] == list(columns.NAMES)[:13]


def test_a_ledger_that_libreoffice_has_saved_is_still_one(tmp_path: Path) -> None:
    """It writes shared strings, an empty drawing, and neighbouring columns as one."""
    rows = [replace(row, cells={**row.cells, columns.STATUS: "已完成", columns.REMARK: "=1+1"}) for row in ledger(FIRST)]
    path = tmp_path / "台账.xlsx"
    path.write_bytes(workbook.new().save(rows, datetime.date(2023, 6, 25)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(_PROGRAM), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = workbook.read((tmp_path / "out" / "台账.xlsx").read_bytes(), "台账.xlsx")
    assert book is not None
    assert [row.track for row in book.rows] == [row.track for row in rows]
    for name in columns.SOURCE:
        assert [shown(row.cells[name]) for row in book.rows] == [shown(row.cells[name]) for row in rows]
    merged = merge(book.rows, [*of(FIRST), *of(NEXT, "调度.txt")], {"会议.txt", "调度.txt"})
    assert (merged.added, merged.changed, merged.gone) == (2, 0, 0)
    page = load_workbook(io.BytesIO(book.save(merged.rows, None))).worksheets[0]
    assert {page.cell(row, columns.NAMES.index(columns.REMARK) + 1).data_type for row in range(2, 7)} <= {"s", "n"}
    assert max(page.row_dimensions[row].height for row in range(2, 7)) < 70  # the hidden columns do not count
