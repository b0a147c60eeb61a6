"""Rosters: the same people from CSV, XLSX and TOML; and what is said of files that are none."""

from pathlib import Path

import openpyxl
import pytest

from briefgen.errors import UsageError
from briefgen.lexicon.caller import RosterEntry
from briefgen.reading.roster import read_roster

PEOPLE = (
    RosterEntry("佟铁成", ("县委副书记", "县长"), "县政府", "0017"),
    RosterEntry("阿依古丽·买买提", (), None, "0018"),
    RosterEntry("那欣"),
)
CSV = "姓名,职务,单位,编号\n佟铁成,县委副书记、县长,县政府,0017\n阿依古丽·买买提,,,0018\n\n那　欣,,,\n"
TOML = """
[[people]]
name = "佟铁成"
titles = ["县委副书记", "县长"]
organization = "县政府"
id = "0017"
[[people]]
name = "阿依古丽·买买提"
id = "0018"
[[people]]
name = "那欣"
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "花名册.csv"
    for delimiter in (",", "\t", ";", "，"):
        path.write_bytes(CSV.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))
        assert read_roster(path) == PEOPLE, delimiter


def test_columns_in_any_order_and_english(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("ID,备注,Titles,Name,organisation\n0017,,县委副书记；县长,佟铁成,县政府\n", encoding="utf-8")
    assert read_roster(path) == PEOPLE[:1]


def test_toml(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(TOML, encoding="utf-8")
    assert read_roster(path) == PEOPLE


def test_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["编号", "姓名", "职务", "单位"], [17, "佟铁成", "县委副书记\n县长", "县政府"], [None, None, None, None], ["x1", "那欣", None, None]):
        sheet.append(row)
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    assert read_roster(path) == (RosterEntry("佟铁成", ("县委副书记", "县长"), "县政府", "17"), RosterEntry("那欣", (), None, "x1"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "", "是空的"),
        ("a.csv", "佟铁成,县长\n", "第 1 行应是表头"),
        ("a.csv", "姓名\n佟铁成县长，\n", "第 2 行的姓名"),
        ("a.csv", "姓名,职务\n,县长\n", "第 2 行的姓名不对"),
        ("a.csv", "姓名\n佟\n", "请写全名"),
        ("a.toml", "people = 3", "每个人应写成一段"),
        ("a.toml", "[[people]]\nname = 3", r"第 1 个 \[\[people\]\]的 name 不对"),
        ("a.toml", "[[people]]\nnom = '佟铁成'", "nom 不对"),
        ("a.toml", "[[people]", "不合 TOML 语法"),
        ("a.xlsx", "姓名\n佟铁成\n", "不是完好的 .xlsx"),
        ("a.docx", "姓名\n", "不是 .csv、.xlsx 或 .toml"),
    ],
)
def test_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_roster(path)


@pytest.mark.parametrize("name", ["没有.csv", "没有.xlsx", "没有.toml"])
def test_missing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="找不到"):
        read_roster(tmp_path / name)
