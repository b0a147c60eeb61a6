"""The forms of a page on the command line and in the settings; what is said about what a page leaves out."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/bureau-notes.txt"
GOLDENS = ROOT / "tests/rendering/prose/goldens"


def test_brief_is_the_default(call: "Run") -> None:
    assert call("parse", SAMPLE).text == SAMPLE.with_suffix(".md").read_text(encoding="utf-8") == call("parse", SAMPLE, "--form", "brief").text


@pytest.mark.parametrize("form", ["short", "minutes", "sheet"])
def test_other_forms(call: "Run", form: str) -> None:
    assert call("parse", SAMPLE, "--form", form).text == (GOLDENS / f"{SAMPLE.stem}.{form}.md").read_text(encoding="utf-8")


def test_the_list_of_tasks_follows_any_form(call: "Run") -> None:
    annex = (GOLDENS / f"{SAMPLE.stem}.tasks.md").read_text(encoding="utf-8")
    for form in ("brief", "short", "sheet"):
        assert call("parse", SAMPLE, "--form", form, "--tasks").text.endswith(annex)


def test_a_masthead_to_be_filled_in(call: "Run", text_file: Path) -> None:
    assert "第　　期" in call("parse", text_file, "--masthead").text
    text_file.with_name("briefgen.toml").write_text("[masthead]\nname = '供水简报'\nnumber = 3\n", encoding="utf-8")
    filled = call("parse", text_file, "--masthead").text
    assert filled.startswith("# 供水简报\n\n第3期\n")
    assert "第　　期" not in filled


def test_the_settings_choose_a_form(call: "Run", text_file: Path) -> None:
    text_file.with_name("briefgen.toml").write_text("[render]\nform = 'sheet'\ntasks = true\n", encoding="utf-8")
    assert "出席情况" in call("parse", text_file).text
    assert "出席情况" not in call("parse", text_file, "--form", "brief").text
    assert "任务清单" in call("parse", text_file).text


@pytest.mark.parametrize("command", ["parse", "render", "batch"])
def test_a_form_that_is_none(call: "Run", command: str, text_file: Path) -> None:
    ran = call(command, text_file, "--form", "memo", *(("-o", text_file.with_name("出")) if command == "batch" else ()))
    assert ran.status == 2
    assert "brief、short、minutes、sheet 之一" in ran.err


def test_what_is_left_out_is_said(call: "Run") -> None:
    err = call("parse", SAMPLE).err
    assert "提示：简报略去原文 " in err
    assert "主持串场" in err
    assert "简报略去" not in call("parse", SAMPLE, "--form", "sheet").err
    assert "简报略去" not in call("parse", SAMPLE, "-f", "json").err


def test_an_old_record_is_a_sheet(call: "Run", tmp_path: Path) -> None:
    record = json.loads(call("parse", SAMPLE, "-f", "json").out)
    for brief in record["briefs"]:
        del brief["passages"]
    path = tmp_path / "记录.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    ran = call("render", path)
    assert (ran.status, ran.text) == (0, (GOLDENS / f"{SAMPLE.stem}.sheet.md").read_text(encoding="utf-8"))
    assert "按整理表（--form sheet）排出" in ran.err
    assert call("render", path, "--form", "sheet").err == ""


def test_render_prints_what_parse_prints(call: "Run", tmp_path: Path) -> None:
    path = tmp_path / "记录.json"
    path.write_bytes(call("parse", SAMPLE, "-f", "json").out)
    for form in ("brief", "short", "minutes", "sheet"):
        assert call("render", path, "--form", form, "--tasks").out == call("parse", SAMPLE, "--form", form, "--tasks").out


def test_a_batch_in_another_form(call: "Run", tmp_path: Path) -> None:
    assert call("batch", SAMPLE, "-o", tmp_path / "出", "--form", "minutes", "-j", "1").status == 0
    assert (tmp_path / "出" / f"{SAMPLE.stem}.md").read_text(encoding="utf-8") == (GOLDENS / f"{SAMPLE.stem}.minutes.md").read_text(encoding="utf-8")


def test_word_says_the_same(call: "Run", tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "简报.docx"
    assert call("parse", SAMPLE, "-o", path).status == 0
    words = [each.text for each in docx.Document(path).paragraphs if each.text.strip()]
    page = [line.lstrip("# ").replace("**", "") for line in SAMPLE.with_suffix(".md").read_text(encoding="utf-8").splitlines() if line]
    assert words == page


def test_a_page_that_would_say_nothing_is_not_written(call: "Run", tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("党组会记录\n出席：李方、赵平\n", encoding="utf-8")
    ran = call("parse", path)
    assert (ran.status, ran.out) == (5, b"")
    assert "排不成页" in ran.err
    assert call("parse", path, "--form", "sheet").status == 0
