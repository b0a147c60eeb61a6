"""What a text, a record, a setting or a file name says stays text wherever it is shown. `docs/security.md` lists the vectors.

`tests/rendering/test_escape.py` has Markdown value by value, `tests/archive/test_questions.py` what is typed into a search; here whole runs.
DOCX, XLSX, ICS and the review page have tests of their own.
"""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from briefgen.archive.search import Query, search
from briefgen.archive.store import Archive
from briefgen.cli.hits import FORMATS
from tests.archive.cases import parsed
from tests.cli.conftest import shown_there, terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

#: Vector → what it would do where it is obeyed.
MARKDOWN = {
    "[点此](http://evil.example/)": "link_open",
    "![](http://evil.example/a.png)": "image",
    "<script>alert(1)</script>": "html",
    "<img src=x onerror=alert(1)>": "html",
    "<http://evil.example/>": "link_open",
    "`代码`": "code_inline",
    "# 另一标题": "heading",
    "> 引文": "blockquote_open",
    "甲 | 乙": "cell",
    "[甲]: http://evil.example/": "reference",
}
TERMINAL = {
    "红\x1b[31m字": "colours",
    "\x1b]0;标题\x07": "the window's title",
    "\x1b]8;;http://evil.example/\x1b\\点此\x1b]8;;\x1b\\": "a link",
    "\x1b[2J\x1b[H": "clears the screen",
    "\x9b31m": "the same as one character",
    "删\b\b改": "writes over",
    "文件\u202etxt.exe": "turns what follows round",
    "\u2066甲\u2069": "isolates",
    "一\x00二\x07": "bell",
    "[bold]粗[/bold]:smile:": "rich's own markup",
}
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "\t=1", '=HYPERLINK("http://evil.example/","点此")', "=cmd|'/c calc'!A0")


def _text(hostile: str) -> str:
    """A meeting text with a vector in the title, a speech, a directive, an office's note and a background sentence."""
    line = hostile.replace("\n", " ")
    return (
        (
            f"{line}全市安全生产工作推进会召开\n\n　　2023年3月6日上午，全市安全生产工作推进会在市政府会议室召开。市委书记沈岩出席会议并讲话，市长费明（{line}）主持会议。\n\n"
            f"　　沈岩强调，各县区要在6月底前完成{line}隐患排查。\n\n　　{line}\n\n　　会议传达了《关于{line}的通知》。\n"
        )
        + "　　会议指出，今年以来全市安全生产形势总体平稳，各级各部门做了大量工作，值得充分肯定。\n" * 60
    )  # more controls than one in a hundred are no text


def _tokens(page: str) -> list[str]:
    out: list[str] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(page):
        out += [token.type, *(each.type for each in token.children or ())]
    return out


@pytest.mark.parametrize("hostile", MARKDOWN)
def test_markdown_of_a_hostile_text(call: "Run", tmp_path: Path, hostile: str) -> None:
    (tmp_path / "briefgen.toml").write_text(f"[masthead]\nname = {json.dumps(hostile)}\n[render]\nnote = {json.dumps(hostile)}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(_text(hostile), encoding="utf-8")
    (tmp_path / "b.txt").write_text(_text("甲"), encoding="utf-8")
    ran = call("parse", "a.txt")
    assert ran.status == 0
    found = _tokens(ran.text)
    assert not {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block"} & set(found)
    assert found.count("blockquote_open") == 1  # the 按语, which is ours
    harmless = _tokens(call("parse", "b.txt").text)
    for kind in ("heading_open", "table_open", "hr"):
        assert (kind in found) == (kind in harmless)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(ran.text)
    assert "<script" not in html
    assert "<img" not in html


#: All of them in a line, without what makes a text a binary file.
EVERY = "甲".join(TERMINAL).replace("\x00", "")


@pytest.mark.parametrize("form", ["md", "json", "jsonl"])
def test_results_hold_no_controls(call: "Run", tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text(_text("甲") + "".join(_text(hostile.replace("\x00", "")) for hostile in TERMINAL), encoding="utf-8")
    ran = call("parse", "a.txt", "-f", form, "-v", "--with-text")
    assert ran.status == 0
    assert not CONTROLS.search(ran.text)
    assert not CONTROLS.search(ran.err)
    if form != "md":
        text = json.loads(ran.text)["source"]["text"]
        assert [hostile for hostile in TERMINAL if hostile.replace("\x00", "") not in text] == []  # nothing is lost of it
    assert not CONTROLS.search(call("parse", "a.txt", "--explain").text)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_terminal_is_told_nothing_but_colours_of_ours(environment: dict[str, str], tmp_path: Path) -> None:

    (tmp_path / "a.txt").write_text("".join(_text(hostile.replace("\x00", "")) for hostile in TERMINAL), encoding="utf-8")
    ours, theirs = terminal()
    command = [sys.executable, "-m", "briefgen", "parse", "a.txt", "-v"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm-256color", "COLUMNS": "100"})
    os.close(theirs)
    data = shown_there(ours)
    assert running.wait(60) == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", data.decode().replace("\r\n", "\n"))
    assert "␛[31m" in plain
    assert "[bold]" in plain
    assert not CONTROLS.search(plain)
    assert "\r" not in plain


@pytest.mark.parametrize("hostile", ["甲".join(TERMINAL), "x\n错误：假消息\r错误：假消息"], ids=["controls", "lines"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "{}"),
        ("parse", "无.txt", "--region", "{}"),
        ("parse", "无.txt", "--encoding", "{}"),
        ("batch", "{}"),
        ("{}",),
        ("parse", "无.txt", "--{}"),
        ("search", "{}", "会"),
        ("search", "无.db", "会", "--since", "{}"),
    ],
    ids=" ".join,
)
def test_messages_are_one_line_without_controls(call: "Run", hostile: str, arguments: tuple[str, ...]) -> None:
    ran = call(*(each.format(hostile) for each in arguments))
    assert ran.status in (2, 4)
    assert len(ran.err.splitlines()) == 1
    assert not CONTROLS.search(ran.err)
    assert "\r" not in ran.err


def test_messages_quote_little(call: "Run", tmp_path: Path) -> None:
    long = "长" * 1_000_000
    (tmp_path / "词典.txt").write_text(f"{long} 1000 nt\n{long}，x 1 nt\n甲乙 {long} nt\n", encoding="utf-8")
    (tmp_path / "花名册.csv").write_text(f"姓名\n{long}\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text(f'"{"长" * 80_000}" = 1\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text(f'[masthead]\n"{"长" * 80_000}" = 1\n', encoding="utf-8")
    (tmp_path / "会议.txt").write_text(long, encoding="utf-8")
    for arguments in (
        ("lexicon", "check", "词典.txt"),
        ("parse", "会议.txt", "--lexicon", "词典.txt"),
        ("parse", "会议.txt", "--roster", "花名册.csv"),
        ("parse", "会议.txt", "--config", "a.toml"),
        ("parse", "会议.txt", "--config", "b.toml"),
        ("parse", "会议.txt", "--explain", "-v"),
    ):
        ran = call(*arguments)
        assert ran.status in (0, 2, 4, 5)
        assert max(map(len, ran.err.splitlines())) < 400, arguments


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_has_no_formulas_and_no_controls(call: "Run", tmp_path: Path, formula: str) -> None:
    line = formula.strip()
    text = f"清河县召开防汛会议\n\n　　2023年6月12日上午，县长费明主持会议。\n\n　　费明要求，\n{line}防汛\x1b[31m沙袋要备足。\n"
    with Archive(tmp_path / "档案.db") as made:
        made.add([parsed(f"{formula}.txt", text)])
    page = call("search", "档案.db", "防汛", "-f", "csv").text
    assert not CONTROLS.search(page)
    rows = list(csv.reader(io.StringIO(page.removeprefix("\ufeff"), newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows[1:] for cell in row[:-2] if cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))]


def test_sql_of_a_hostile_text_is_text(tmp_path: Path) -> None:
    vectors = ("'); DROP TABLE documents; --", '" OR ""="', "防汛* NEAR(甲 乙)", "?1 :words $a", "\\'; ATTACH 'x' AS y; --")
    path = tmp_path / "档案.db"
    with Archive(path) as made:
        made.add([parsed(f"{vector}.txt", _text(vector)) for vector in vectors])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (len(vectors),)
        assert {name for (name,) in connection.execute("SELECT name FROM documents")} == {f"{vector}.txt" for vector in vectors}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for vector in vectors:
        assert {hit.file for hit in search(path, Query((vector,), kind="brief"))} >= {f"{vector}.txt"}
    assert set(FORMATS) == {"table", "json", "csv"}
    assert [each.name for each in tmp_path.iterdir()] == ["档案.db"]


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [EVERY, "".join(MARKDOWN)[:70] + "a\u2028b\u007f"], ids=["controls", "markup"])
def test_lines_and_names_stay_one_line(call: "Run", tmp_path: Path, hostile: str) -> None:
    """JSONL is read by lines, and the table of a search by tabs."""
    name = hostile.replace("/", "_")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{name}.txt").write_text(_text("甲"), encoding="utf-8")
    assert call("batch", "in", "-o", "out.jsonl", "-j", "1").status == 0
    data = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert len(data.splitlines()) == 1
    assert json.loads(data)["source"]["name"] == f"in/{name}.txt"
    assert not CONTROLS.search(data)
    assert call("batch", "in", "-o", "档案.db", "-j", "1").status == 0
    table = call("search", "档案.db", "隐患", "--limit", "1").text.splitlines()
    assert [row.count("\t") for row in table] == [5, 5]
