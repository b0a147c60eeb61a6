"""`briefgen search`: the command line, what it writes and how it ends."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.archive.store import Archive
from briefgen.cli import answer as answering
from briefgen.record import ROLES
from tests.archive.cases import FLOOD, documents, parsed
from tests.cli.conftest import terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "档案.db"
    with Archive(path) as made:
        made.add([*documents(), parsed("=式.txt", FLOOD.replace("沈岩强调", "沈岩强调，=1+1"))])
    return path


def test_a_pipe_gets_one_line_a_hit(briefgen: "Run", archive: Path) -> None:
    ran = briefgen("search", archive, "整改", "--kind", "directive", "--until=2023-06")
    assert (ran.status, ran.err) == (0, "")
    assert ran.text == (
        "日期\t会议\t谁\t内容\t责任单位\t文件\n"
        "2023-06-12\t清河县防汛工作推进会\t沈岩\t县水利局要在6月30日前完成6处隐患【整改】，县财政局要安排防汛预算不少于200万元。\t县水利局、县财政局\t防汛.txt\n"
        "2023-06-12\t清河县防汛工作推进会\t沈岩\t县水利局要在6月30日前完成6处隐患【整改】，县财政局要安排防汛预算不少于200万元。\t县水利局、县财政局\t=式.txt\n"
    )


def test_json_has_the_spans_of_the_matches(briefgen: "Run", archive: Path) -> None:
    ran = briefgen("search", archive, "泰山", "-f", "json", "--limit", "1")
    (hit,) = json.loads(ran.text)
    assert (hit["kind"], hit["who"], hit["date"], hit["file"]) == ("speech", ["沈岩"], "2023-06-12", "防汛.txt")
    assert [FLOOD[start:end] for start, end in hit["matches"]] == ["泰山"]
    assert FLOOD[slice(*hit["span"])] == hit["text"]
    assert ran.err == "提示：共找到 2 处，这里是前 1 处，加 --limit 0 可看全部。\n"


def test_a_terminal_cannot_be_told_what_to_do(call: "Run", tmp_path: Path) -> None:
    with Archive(tmp_path / "档案.db") as made:
        made.add([parsed("甲\x1b[2J.txt", FLOOD.replace("责任重于泰山", "责任\x9b31m重于\u202e泰山"))])
    for form in ("table", "json", "csv"):
        ran = call("search", "档案.db", "重于", "-f", form)
        assert ran.status == 0
        if form != "csv":  # a spreadsheet obeys none of them
            assert not set(ran.text) & set("\x1b\x9b\u202e")


def test_csv_is_for_excel(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    ran = briefgen("search", archive, "防汛", "-f", "csv", "-o", "结果.csv", "--limit", "0")
    assert (ran.status, ran.out, ran.err) == (0, b"", "")
    data = (tmp_path / "结果.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == ["日期", "会议", "类型", "谁", "内容", "责任单位", "时限", "文件", "起", "止"]
    assert {row[2] for row in rows} <= {"要求", "发言", "会议"}
    assert {row[7] for row in rows} == {"防汛.txt", "桃林.txt", "'=式.txt"}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert all("【防汛】" in row[4] for row in rows)


def test_a_day_without_a_year_reads_as_printed(briefgen: "Run", archive: Path) -> None:
    lines = briefgen("search", archive, "沙袋").text.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["日期", "8月1日上午"]
    (hit,) = json.loads(briefgen("search", archive, "沙袋", "-f", "json").text)
    assert hit["edtf"] == "XXXX-08-01"


def test_the_kind_alone_lists_all_of_it(briefgen: "Run", archive: Path) -> None:
    kinds = [row["kind"] for row in json.loads(briefgen("search", archive, "--kind", "directive", "-f", "json", "--limit", "0").text)]
    assert len(kinds) > 5
    assert set(kinds) == {"directive"}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize("width", [70, 80, 120])
def test_a_terminal_gets_a_table(environment: dict[str, str], archive: Path, width: int) -> None:
    from briefgen.cli.display import columns

    ours, theirs = terminal()
    command = [sys.executable, "-m", "briefgen", "search", str(archive), "防汛", "--kind", "directive"]
    process = subprocess.Popen(command, env={**environment, "COLUMNS": str(width)}, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(ours)
    assert process.stderr
    assert (process.wait(), process.stderr.read()) == (0, b"")
    process.stderr.close()
    lines = shown.decode().splitlines()
    assert lines[0].split() == ["日期", "会议", "谁", "内容", "责任单位", "文件"]
    assert "防汛" in "".join(re.findall("\x1b\\[1;31m【?([^\x1b】]*)】?\x1b\\[0m", shown.decode()))
    assert max(columns(line.replace("\x1b[1;31m", "").replace("\x1b[0m", "")) for line in lines) <= width


def test_nothing_found_is_5_as_grep_users_expect_a_failure(briefgen: "Run", archive: Path) -> None:
    for form, out in (("table", b""), ("json", b"[]\n"), ("csv", "\ufeff日期,会议,类型,谁,内容,责任单位,时限,文件,起,止\r\n".encode())):
        ran = briefgen("search", archive, "牡丹", "-f", form)
        assert (ran.status, ran.out, ran.err) == (5, out, "提示：没有找到符合条件的内容，请换一个词或放宽条件。\n")


def test_meetings_without_a_date_are_told_of(briefgen: "Run", archive: Path) -> None:
    ran = briefgen("search", archive, "防汛", "--since", "2023")
    assert (ran.status, ran.err) == (0, "提示：另有 1 个会议符合其他条件，但日期不完整，没有列入，去掉 --since 和 --until 可看到。\n")
    assert "桃林.txt" not in ran.text
    assert briefgen("search", archive, "沙袋", "--since", "2023").status == 5


def test_filters_alone_will_do(briefgen: "Run", archive: Path) -> None:
    for option, value in (
        ("--person", "罗映雪"),
        ("--role", "主持"),
        ("--owner", "县水利局"),
        ("--since", "2023-06"),
        ("--until", "2021"),
        ("--kind", "directive"),
    ):
        assert briefgen("search", archive, option, value).status == 0, option
    assert (
        briefgen("search", archive, "--role", "chair", "--kind", "会议").text == briefgen("search", archive, "--role", "主持", "--kind", "brief").text
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("档案.db",), "没有写要找什么"),
        (("档案.db", " "), "没有写要找什么"),
        (("档案.db", "\u200b"), "没有写要找什么"),
        ((), "缺少“数据库”"),
        (("档案.db", "防汛", "--kind", "speeches"), "brief、speech、directive"),
        (("档案.db", "防汛", "--role", "boss"), "attend、chair"),
        (("档案.db", "防汛", "-f", "xml"), "table、json、csv 之一"),
        (("档案.db", "防汛", "--since", "2023-02-30"), "YYYY-MM-DD"),
        (("档案.db", "防汛", "--since", "2023-2"), "YYYY-MM-DD"),
        (("档案.db", "防汛", "--until", "0000"), "YYYY-MM-DD"),
        (("档案.db", "防汛", "--until", "昨天"), "YYYY-MM-DD"),
        (("档案.db", "防汛", "--until", "２０２３"), "YYYY-MM-DD"),
        (("档案.db", "防汛", "--limit", "-1"), "不小于零的整数"),
        (("档案.db", "防汛", "--limit", "多"), "不小于零的整数"),
        (("档案.db", "防汛", "--limit", "9" * 30), "不小于零的整数"),
        (("档案.db", "--person", ""), "--person 后面是空的"),
        (("档案.db", "--owner", " "), "--owner 后面是空的"),
        (("档案.db", "防汛", "-o", "档案.db"), "就是输入文件"),
        (("档案.db", "防汛", "-o", "."), "是文件夹"),
        (("档案.db", "防汛", "--persn", "费明"), "可能应写作“--person”"),
        (("档案.db", "防汛", "--person"), "选项“--person”后面缺少值"),
    ],
)
def test_usage_is_2(call: "Run", briefgen: "Run", archive: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert call("search", *arguments).failed(2, sentence)
    assert [each.name for each in archive.parent.iterdir()] == ["档案.db"]


@pytest.mark.parametrize(
    ("name", "sentence"), [("无.db", "找不到数据库“无.db”"), (".", "文件夹"), ("文.txt", "不是数据库"), ("\udcff.db", "找不到数据库")]
)
def test_what_is_no_database_is_4(briefgen: "Run", tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "文.txt").write_text("不是数据库" * 100, encoding="utf-8")
    assert briefgen("search", os.fsencode(name), "防汛").failed(4, sentence)


@pytest.mark.parametrize("word", ['"', "AND", "NEAR(", "*", "';--", "a" * 50_000, os.fsdecode(b"\xff\xfe"), "--", "𠀀"])
def test_anything_may_be_typed(briefgen: "Run", archive: Path, word: str) -> None:
    ran = briefgen("search", archive, "--", os.fsencode(word))
    assert (ran.status, ran.out, ran.err) == (5, b"", "提示：没有找到符合条件的内容，请换一个词或放宽条件。\n")


def test_every_role_can_be_asked_for() -> None:
    assert set(answering._ROLES.values()) == set(ROLES)


def test_an_error_of_ours_is_1(call: "Run", archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("briefgen.archive.search._ask", broken)
    assert call("search", archive, "防汛").failed(1, "程序内部出错（RuntimeError）")


def test_a_pipe_that_nobody_reads_is_141(environment: dict[str, str], archive: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-m", "briefgen", "search", str(archive), "防汛"], env=environment, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
