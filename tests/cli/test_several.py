"""`briefgen parse` with several inputs: one after the other, or each into a file of its own."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TEXT

if TYPE_CHECKING:
    from tests.cli.conftest import Run

OTHER = """全县防汛工作调度会召开

　　2023年7月3日上午，全县防汛工作调度会在县政府会议室召开。县长费明主持会议。

　　费明要求，县水利局要在7月10日前组织一次演练。
"""
NO_MEETING = "今天食堂吃饺子。\n"
NO_YEAR = TEXT.replace("2023年", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("甲.txt", TEXT), ("乙.txt", OTHER), ("饺子.txt", NO_MEETING), ("无年.txt", NO_YEAR)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_pages_come_in_the_order_of_the_inputs(call: "Run", folder: Path) -> None:
    both = call("parse", "乙.txt", "甲.txt")
    alone = [call("parse", name).text for name in ("乙.txt", "甲.txt")]
    assert both.status == 0
    assert both.text.startswith(alone[0])
    assert both.text.endswith(alone[1])
    assert call("parse", "乙.txt", "甲.txt", "-o", "两篇.md").status == 0
    assert (folder / "两篇.md").read_bytes() == both.out


def test_records_come_a_line_each(call: "Run", folder: Path) -> None:
    ran = call("parse", "甲.txt", "乙.txt", "-f", "jsonl")
    assert [json.loads(line)["source"]["name"] for line in ran.text.splitlines()] == ["甲.txt", "乙.txt"]


@pytest.mark.parametrize("output", ["简报/", "有/", "有"])
@pytest.mark.parametrize(("form", "suffix"), [("md", ".md"), ("json", ".json"), ("docx", ".docx")])
def test_each_into_a_folder(call: "Run", folder: Path, output: str, form: str, suffix: str) -> None:
    (folder / "有").mkdir()
    ran = call("parse", "甲.txt", "乙.txt", "-o", output, "-f", form)
    assert (ran.status, ran.out) == (0, b"")
    assert sorted(each.name for each in (folder / output).iterdir()) == sorted([f"甲{suffix}", f"乙{suffix}"])
    if form != "docx":
        assert (folder / output / f"甲{suffix}").read_bytes() == call("parse", "甲.txt", "-f", form).out


def test_one_input_into_a_folder(call: "Run", folder: Path) -> None:
    assert call("parse", "甲.txt", "-o", "简报/").status == 0
    assert [each.name for each in (folder / "简报").iterdir()] == ["甲.md"]


def test_what_fails_is_told_and_the_others_are_written(call: "Run", folder: Path) -> None:
    for output in ((), ("-o", "简报/")):
        ran = call("parse", "甲.txt", "无.txt", "乙.txt", *output)
        assert ran.status == 3
        assert [line for line in ran.err.splitlines() if line.startswith("错误")] == ["错误：无.txt：找不到文件“无.txt”，请检查文件名和所在文件夹。"]
    assert sorted(each.name for each in (folder / "简报").iterdir()) == ["乙.md", "甲.md"]
    assert "安全生产" in call("parse", "甲.txt", "无.txt").text


def test_where_all_fail_nothing_is_made(call: "Run", folder: Path) -> None:
    ran = call("parse", "无.txt", "也无.txt", "-o", "简报/")
    assert (ran.status, len(ran.err.splitlines())) == (4, 2)
    assert not (folder / "简报").exists()


def test_messages_name_their_file(call: "Run", folder: Path) -> None:
    ran = call("parse", "甲.txt", "饺子.txt", "无年.txt")
    assert ran.status == 5
    assert [line.split("：")[1] for line in ran.err.splitlines()] == ["饺子.txt", "无年.txt"]
    assert call("parse", "甲.txt", "无年.txt", "--strict").status == 6
    assert not call("parse", "无年.txt").err.startswith("警告：无年.txt")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("甲.txt", "乙.txt", "-f", "json"), "请用 -o 文件夹/ 各写一份，或用 -f jsonl 一行一份"),
        (("甲.txt", "乙.txt", "-o", "两篇.docx"), "请用 -o 文件夹/ 各写一份，或用 briefgen issue 编成一期"),
        (("甲.txt", "乙.txt", "--explain"), "--explain 一次说明一份文件"),
        (("甲.txt", "--explain", "-o", "说明/"), "--explain 一次说明一份文件"),
        (("甲.txt", "别处/甲.docx", "-o", "简报/"), "“甲.txt”和“别处/甲.docx”会写成同一个“甲.md”"),
        (("甲.txt", "乙.md", "-o", "./"), "输出“乙.md”就是输入文件"),
        (("甲.txt", "乙.txt", "-o", "甲.txt/"), "“甲.txt”是文件，不是文件夹"),
        (("甲.txt", "-o", "有"), "请在 -o 后写明文件名，或写成 -o 有/ 放进这个文件夹"),
        (("甲.txt", "乙.txt", "-o", "甲.txt"), "就是输入文件"),
    ],
)
def test_what_cannot_be(call: "Run", folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    (folder / "有").mkdir()
    (folder / "乙.md").write_text(OTHER, encoding="utf-8")
    before = sorted(each.name for each in folder.rglob("*"))
    assert call("parse", *arguments).failed(2, sentence)
    assert sorted(each.name for each in folder.rglob("*")) == before


def test_in_one_file_a_placeholder_is_one_person(call: "Run", folder: Path) -> None:
    ran = call("parse", "甲.txt", "乙.txt", "--redact")
    assert ran.status == 0
    assert "费明" not in ran.text
    first, other = ran.text.split("\n---\n")
    chair = [line.split("主持")[0].rsplit("［", 1)[1] for line in (first, other)]
    assert chair[0] == chair[1]  # who is in the chair of both
    assert call("parse", "甲.txt", "乙.txt", "--redact", "-o", "简报/").status == 0
    assert (folder / "简报" / "乙.md").read_bytes() == call("parse", "乙.txt", "--redact").out
