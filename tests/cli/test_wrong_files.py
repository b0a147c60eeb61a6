"""Files that are no meeting text, given to every command that reads one: a sentence says what each is and what to do."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import briefgen
from briefgen.rendering.word import render

if TYPE_CHECKING:
    from .conftest import Run

MEETING = "3月6日上午，某局召开例会，局长贺兰山主持会议。贺兰山要求，各科室要在6月底前交回总结。\n"
#: Name → what is said of it.
SAID = {
    "档案.db": "这是数据库文件",
    "半份.docx": "这个文件已损坏或没有下载完整",
    "全零.docx": "这个 .docx 文件已损坏或没有下载完整",
    "空的.txt": "这是空文件",
    "照片.txt": "这是图片",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file of each kind."""
    sqlite3.connect(tmp_path / "档案.db").execute("create table a (b)").connection.close()
    whole = render(briefgen.parse_text(MEETING))
    (tmp_path / "半份.docx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "全零.docx").write_bytes(bytes(5000))
    (tmp_path / "空的.txt").touch()
    (tmp_path / "照片.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return tmp_path


@pytest.mark.parametrize("command", ["parse", "review"])
@pytest.mark.parametrize("name", SAID)
def test_a_command_says_what_it_is(call: "Run", folder: Path, command: str, name: str) -> None:
    assert call(command, folder / name).failed(4, SAID[name])


@pytest.mark.parametrize("command", ["render", "validate"])
def test_a_database_is_no_record(call: "Run", folder: Path, command: str) -> None:
    assert call(command, folder / "档案.db").failed(4, "请用 briefgen search 查询")


def test_a_batch_says_what_each_is_and_does_the_rest(call: "Run", folder: Path) -> None:
    (folder / "会议.txt").write_text(MEETING, encoding="utf-8")
    ran = call("batch", folder, "-o", folder.parent / "成品", "--jobs", "1")
    assert ran.status == 3
    told = {name: [line for line in ran.err.splitlines() if name in line] for name in SAID}
    assert {name: len(lines) for name, lines in told.items()} == dict.fromkeys(SAID, 1)
    assert all(SAID[name] in lines[0] and lines[0].endswith("。") for name, lines in told.items())
    assert (folder.parent / "成品" / "会议.md").exists()


def test_arguments_are_options_on_the_command_line(call: "Run", folder: Path) -> None:
    (folder / "乱码.txt").write_bytes(b"\xff\xff\xff\xff")
    assert call("parse", folder / "乱码.txt").failed(4, "请用 --encoding 指明")
    with pytest.raises(briefgen.errors.UnreadableError, match="请用参数 encoding 指明"):
        briefgen.parse_file(folder / "乱码.txt")


def test_a_doubt_names_options_only_on_the_command_line(call: "Run", folder: Path) -> None:
    (folder / "会议.txt").write_text(MEETING, encoding="utf-8")
    ran = call("parse", folder / "会议.txt", "-f", "json")
    assert "或用 --base-date、--year 指定。" in ran.err
    assert "--" not in ran.text
