"""`briefgen stats`: the command line, its outputs, and how it ends."""

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.archive.store import Archive
from tests.archive.cases import documents

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "档案.db"
    with Archive(path) as made:
        made.add(documents())
    return path


def test_a_table_for_a_terminal(call: "Run", archive: Path) -> None:
    ran = call("stats", archive.name, "--today", "2023-07-01")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.text.splitlines()
    assert lines[0].startswith("会议 3　时间 2021-03-05 至 2023-06-12　任务 ")
    assert [line for line in lines if line.startswith("【")] == [
        "【会议：按月】",
        "【会议：按种类】",
        "【会议：按主持人】",
        "【任务：按责任单位】",
        "【人员：参加会议】",
    ]
    assert any(line.split() == ["2023-06", "1"] for line in lines)
    assert lines[-1] == "注：1 个会议的月份不明，没有列入按月的统计，请补上日期。"


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json", ".txt"])
def test_the_suffix_says_the_format_and_the_output_stays_the_same(call: "Run", archive: Path, tmp_path: Path, suffix: str) -> None:
    for name in ("甲", "乙"):
        ran = call("stats", archive.name, "-o", name + suffix)
        assert (ran.status, ran.out, ran.err) == (0, b"", "")
    data = (tmp_path / f"甲{suffix}").read_bytes()
    assert data == (tmp_path / f"乙{suffix}").read_bytes()
    text = data.decode("utf-8-sig")
    if suffix == ".json":
        assert json.loads(text)["meetings"]["total"] == 3
    elif suffix == ".csv":
        assert {"统计": "会议：按月", "名称": "2023-06", "项目": "会议", "数": "1"} in list(csv.DictReader(io.StringIO(text, newline="")))
    else:
        assert "费明" in text


def test_a_text_a_record_and_a_database_are_counted_together(call: "Run", archive: Path, text_file: Path, record_file: Path) -> None:
    ran = call("stats", archive.name, text_file.name, record_file.name, "-f", "json")
    found = json.loads(ran.text)["meetings"]
    assert (ran.status, found["total"], found["repeated"]) == (0, 4, 1)


def test_a_period_in_the_title(call: "Run", archive: Path) -> None:
    page = call("stats", archive.name, "-f", "html", "--since", "2023", "--today", "2023-07-01").text
    assert "<h1>会议统计（2023 至 2023-06-12），以 2023-07-01 为准</h1>" in page


def test_what_the_ledger_has_as_done_is_done(call: "Run", text_file: Path, tmp_path: Path) -> None:
    assert call("ledger", text_file.name, "-o", "台账.csv").status == 0
    ledger = tmp_path / "台账.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8-sig").replace(",待办,", ",已完成,"), encoding="utf-8-sig")
    ran = call("stats", text_file.name, "--ledger", "台账.csv", "--today", "2023-07-01", "-f", "json")
    assert json.loads(ran.text)["tasks"]["by_state"] == {"已办结": 1}
    assert call("stats", text_file.name, "--ledger", text_file.name).failed(4, "不是 briefgen 建立的台账")


def test_top_cuts_and_0_does_not(call: "Run", archive: Path) -> None:
    assert "（另有 " in call("stats", archive.name, "--top", "1").text
    assert "（另有 " not in call("stats", archive.name, "--top", "0").text
    assert len(json.loads(call("stats", archive.name, "-f", "json", "--top", "1").text)["people"]) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("无.db",), 4, "找不到文件“无.db”"),
        (("档案.db", "-f", "pdf"), 2, "table、csv、json、html 之一"),
        (("档案.db", "-o", "统计.pdf"), 2, "后缀的“pdf”不对"),
        (("档案.db", "-f", "csv", "-o", "统计.html"), 2, "后缀不符"),
        (("档案.db", "--today", "明天"), 2, "YYYY-MM-DD"),
        (("档案.db", "--since", "去年"), 2, "--since 后的“去年”不对"),
        (("档案.db", "--top", "-1"), 2, "0 表示全部"),
        (("档案.db", "-f", "json", "-o", "档案.db"), 2, "就是输入文件"),
    ],
)
def test_what_cannot_be(call: "Run", archive: Path, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    assert call("stats", *arguments).failed(status, sentence)


def test_no_meeting_is_5(call: "Run", archive: Path, tmp_path: Path) -> None:
    ran = call("stats", archive.name, "--since", "2030", "-o", "统计.html")
    assert (ran.status, ran.out, list(tmp_path.glob("*.html"))) == (5, b"", [])
    assert "没有找到可以统计的会议" in ran.err


def test_some_that_fail_are_3(call: "Run", archive: Path) -> None:
    ran = call("stats", archive.name, "无.txt", "-f", "json")
    assert (ran.status, json.loads(ran.text)["meetings"]["total"]) == (3, 3)
    assert ran.err.startswith("错误：无.txt：找不到文件")
