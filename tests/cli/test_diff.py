"""`briefgen diff`: the command line, what it writes and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TEXT, terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CHANGED = TEXT.replace("6月底前", "7月底前").replace("市长费明", "代市长费明")
LINES = """全市安全生产工作推进会
  改 人员“费明”　职务：[-市长-]{+代市长+}
  改 发言“沈岩”：各县区要在[-6-]{+7+}月底前完成隐患排查。
  改 要求“各县区要在7月底前完成隐患排查。”：各县区要在[-6-]{+7+}月底前完成隐患排查。
  改 要求“各县区要在7月底前完成隐患排查。”　时限：[-6月底前（2023-06-30）-]{+7月底前（2023-07-31）+}
"""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "改过.txt"
    path.write_text(CHANGED, encoding="gb18030")
    return path


def test_a_pipe_gets_a_line_a_change(briefgen: "Run", text_file: Path, changed: Path) -> None:
    ran = briefgen("diff", text_file.name, changed.name)
    assert (ran.status, ran.text, ran.err) == (1, LINES, "提示：改动 4 处。\n")


def test_no_difference_is_status_zero(call: "Run", text_file: Path, record_file: Path) -> None:
    for other in (text_file, record_file):
        ran = call("diff", text_file, other)
        assert (ran.status, ran.out, ran.err) == (0, b"", "提示：没有不同。\n")
    assert json.loads(call("diff", text_file, record_file, "-f", "json").text) == {"a": "会议.txt", "b": "会议.json", "same": True, "changes": []}


def test_json_has_values_and_marks(call: "Run", text_file: Path, changed: Path) -> None:
    ran = call("diff", text_file.name, changed.name, "-f", "json")
    value = json.loads(ran.text)
    assert (ran.status, value["a"], value["b"], value["same"]) == (1, "会议.txt", "改过.txt", False)
    assert [(each["field"], each["item"], each["aspect"]) for each in value["changes"]] == [
        ("people", "费明", "titles"),
        ("speeches", "沈岩", "text"),
        ("directives", "各县区要在7月底前完成隐患排查。", "text"),
        ("directives", "各县区要在7月底前完成隐患排查。", "deadlines"),
    ]
    assert value["changes"][0] == {
        "meeting": "全市安全生产工作推进会",
        "kind": "changed",
        "field": "people",
        "item": "费明",
        "aspect": "titles",
        "old": ["市长"],
        "new": ["代市长"],
    }
    assert value["changes"][2]["marks"] == [["=", "各县区要在"], ["-", "6"], ["+", "7"], ["=", "月底前完成隐患排查。"]]


@pytest.mark.slow
def test_standard_input_records_and_databases(call: "Run", text_file: Path, changed: Path) -> None:
    assert call("batch", text_file.name, "-o", "档案.db").status == 0
    assert call("batch", text_file.name, "-o", "全部.jsonl").status == 0
    for old in ("档案.db", "全部.jsonl"):
        assert call("diff", old, "-", stdin=CHANGED.encode()).text == LINES
    assert call("diff", "-", changed.name, stdin=TEXT.encode()).text == LINES


def test_options_hold_for_both(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(TEXT.replace("2023年", ""), encoding="utf-8")
    (tmp_path / "乙.txt").write_text(TEXT, encoding="utf-8")
    assert call("diff", "甲.txt", "乙.txt").status == 1
    (told,) = call("diff", "甲.txt", "乙.txt", "--year", "2023").text.splitlines()[1:]
    assert told == "  改 时间：[-3月6日上午（2023-03-06）-]{+2023年3月6日上午（2023-03-06）+}"
    assert "位置" in call("diff", "甲.txt", "乙.txt", "--all").text


def test_the_output_may_be_a_file(call: "Run", text_file: Path, changed: Path, tmp_path: Path) -> None:
    assert call("diff", text_file.name, changed.name, "-o", "改动.txt").status == 1
    assert (tmp_path / "改动.txt").read_text(encoding="utf-8") == LINES


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["会议.txt", "没有.txt"], 4, "没有.txt：找不到文件"),
        (["图.png", "会议.txt"], 4, "图.png：这是图片"),
        (["坏.json", "会议.txt"], 4, "坏.json"),
        (["会议.txt", "会议.txt", "-f", "csv"], 2, "table、json 之一"),
        (["-", "-"], 2, "标准输入只能读一次"),
        (["会议.txt", "改过.txt", "-o", "改过.txt"], 2, "就是输入文件"),
        (["会议.txt"], 2, "缺少“乙”"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: list[str], status: int, sentence: str, call: "Run", text_file: Path, changed: Path) -> None:
    text_file.with_name("图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    text_file.with_name("坏.json").write_text("{", encoding="utf-8")
    assert call("diff", *arguments).failed(status, sentence)


def test_what_has_no_meeting_is_told(call: "Run", text_file: Path, tmp_path: Path) -> None:
    (tmp_path / "闲话.txt").write_text("今天天气不错。", encoding="utf-8")
    ran = call("diff", "闲话.txt", text_file.name)
    assert (ran.status, ran.text) == (1, "全市安全生产工作推进会\n  ＋ 会议：{+全市安全生产工作推进会+}\n")
    assert ran.err == "警告：“闲话.txt”里没有找到会议。\n提示：新增 1 处。\n"


def on_terminal(environment: dict[str, str], folder: Path, *arguments: str, **variables: str) -> str:
    """What a terminal of 100 columns gets."""
    ours, theirs = terminal()
    command = [sys.executable, "-m", "briefgen", *arguments]
    settings = {**environment, "TERM": "xterm-256color", "COLUMNS": "100", **variables}
    running = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=folder, env=settings)
    os.close(theirs)
    got = b""
    try:
        while piece := os.read(ours, 65536):
            got += piece
    except OSError:  # how Linux says that the other side has been closed
        pass
    os.close(ours)
    assert running.wait() == 1
    return got.decode()


def test_a_terminal_gets_a_coloured_table(environment: dict[str, str], text_file: Path, changed: Path) -> None:
    shown = on_terminal(environment, text_file.parent, "diff", text_file.name, changed.name)
    assert "\x1b[1;31m6\x1b[0m" in shown
    assert "\x1b[1;32m7\x1b[0m" in shown
    assert "[-" not in re.sub("\x1b\\[[0-9;]*m", "", shown)


def test_no_color_gets_brackets(environment: dict[str, str], text_file: Path, changed: Path) -> None:
    shown = on_terminal(environment, text_file.parent, "diff", text_file.name, changed.name, NO_COLOR="1")
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", shown)
    assert "[-6-]" in shown
    assert "{+7+}" in shown


def test_a_terminal_cannot_be_told_what_to_do(environment: dict[str, str], text_file: Path) -> None:
    evil = text_file.with_name("恶\x1b[2J.txt")
    evil.write_text(TEXT.replace("完成隐患排查", "完成\x1b]0;改题隐患\x9b31m排查"), encoding="utf-8")
    shown = on_terminal(environment, text_file.parent, "diff", text_file.name, evil.name)
    assert not re.search("\x1b(?!\\[[0-9;]*m)|\x9b|\x07", shown)
    assert "␛" in shown
