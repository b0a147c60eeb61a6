"""The caller's lexicon: what is read, and what `briefgen lexicon check` says of it, line by line."""

from pathlib import Path

import pytest

from briefgen.errors import UsageError
from briefgen.lexicon.caller import Word
from briefgen.reading.lexicon import check, read_lexicon

#: One line of a lexicon → the severity and a piece of the message; an empty message: nothing odd.
LINES: list[tuple[str, str, str]] = [
    ("数智办 1000 nt", "", ""),
    ("首席数据官\t1000\tnnt", "", ""),
    ("河口湾新城 1000 ns # 2024年设", "", ""),
    ("碳达峰 1000 n", "", ""),
    ("  # 只有注释", "", ""),
    ("", "", ""),
    ("数智办 nt", "error", "现在是 2 列"),
    ("数智办", "error", "现在是 1 列"),
    ("数智办 1000 nt 备注", "error", "现在是 4 列"),
    ("数智办 很多 nt", "error", "词频“很多”应是数字"),
    ("数智办 -1 nt", "error", "词频“-1”应是数字"),
    ("数智办 1000 机构", "error", "词性“机构”不对"),
    ("市委、市政府 1000 nt", "error", "有标点"),
    ("王建国 1000 nr", "error", "花名册"),
    ("办 1000 nt", "error", "只有一个字"),
    ("书记 1000 nnt", "warning", "内置词典里已有"),
    ("书记 1000 nt", "error", "内置词典里是职务，与机构冲突"),
    ("公司 1000 nnt", "error", "内置词典里是机构，与职务冲突"),
    ("书记 1000 ns", "error", "内置词典里是职务，与地名冲突"),
    ("天全县 1000 ns", "warning", "行政区划表里已有"),
    ("天全县 1000 nt", "error", "是行政区划名，与机构冲突"),
    ("推进 1000 nnt", "error", "常用动词"),
    ("推进 1000 v", "", ""),
]


@pytest.mark.parametrize(("line", "severity", "message"), LINES)
def test_check(tmp_path: Path, line: str, severity: str, message: str) -> None:
    path = tmp_path / "词典.txt"
    path.write_text(f"# 第一行\n{line}\n", encoding="utf-8")
    found = check(path)
    assert [(each.line, each.severity) for each in found] == ([(2, severity)] if severity else [])
    assert all(message in each.message and each.message.endswith("。") for each in found)


def test_doubles_and_clashes_name_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "词典.txt"
    path.write_text("数智办 1000 nt\n\n数智办 1000 nt\n数智办 1000 nnt\n", encoding="gb18030")
    double, clash = check(path)
    assert (double.line, double.severity) == (3, "warning")
    assert "第 1 行重复" in double.message
    assert (clash.line, clash.severity) == (4, "error")
    assert "第 1 行词性不同（nt、nnt）" in clash.message


def test_read_keeps_the_first_of_doubles(tmp_path: Path) -> None:
    path = tmp_path / "词典.txt"
    path.write_bytes("\ufeff数智办 1000 nt # 注\n数智办 5 nnt\n".encode())
    assert read_lexicon(path) == (Word("数智办", 1000, "nt"),)


@pytest.mark.parametrize(("data", "message"), [("数智办 nt\n".encode(), "第 1 行"), (b"\x00\x01\x02\x03", "词典读不了")])
def test_read_refuses(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "词典.txt"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=message):
        read_lexicon(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到文件"):
        check(tmp_path / "没有.txt")
