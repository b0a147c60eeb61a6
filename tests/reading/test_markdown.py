"""Markdown read by its structure: what is markup, that spans count in the source as it is, and what is read as it is written."""

from pathlib import Path

import pytest

import briefgen
from briefgen.cli.invariants import check
from briefgen.reading import markdown, read_bytes
from briefgen.record import Document
from briefgen.rendering import markdown as page
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import collection

PROSE = "县长罗映雪主持会议并讲话，副县长贺岭出席。"
#: A line beside prose → the same with markup in brackets.
MARKED = [
    ("## 春耕推进会", "⟦## ⟧春耕推进会"),
    ("## 春耕推进会 ##", "⟦## ⟧春耕推进会⟦ ##⟧"),
    ("会议**强调**，要抓紧。", "会议⟦**⟧强调⟦**⟧，要抓紧。"),
    ("*会议*和_会上_", "⟦*⟧会议⟦*⟧和_会上_"),
    ("~~甲~~乙", "⟦~~⟧甲⟦~~⟧乙"),
    ("3 * 4 = 12", "3 * 4 = 12"),
    (r"1\. 各镇要落实。", r"1⟦\⟧. 各镇要落实。"),
    (r"\[核\]", r"⟦\⟧[核⟦\⟧]"),
    ("见[方案](http://a.cn/x_(1))。", "见⟦[⟧方案⟦](http://a.cn/x_(1))⟧。"),
    ("<http://a.cn>", "⟦<⟧http://a.cn⟦>⟧"),
    ("会场![图片](a.png)", "会场⟦![图片](a.png)⟧"),
    ("`春耕`", "⟦`⟧春耕⟦`⟧"),
    ("---", "⟦---⟧"),
    ("> 按语：请阅。", "⟦> ⟧按语：请阅。"),
    ("- 备足种子", "⟦- ⟧备足种子"),
    ("1. 备足种子", "1. 备足种子"),
    ("| 任务 | 单位 |\n| --- | --- |\n| 备种 | 县局 |", "⟦| ⟧任务 | 单位⟦ |⟧\n⟦| --- | --- |⟧\n⟦| ⟧备种 | 县局⟦ |⟧"),
    ("甲<br>乙", "甲⟦<br>⟧乙"),
    ("王** 和李**", "王** 和李**"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_markup(text: str, marked: str) -> None:
    whole = f"{PROSE * 3}\n\n{text}\n\n{PROSE}\n"
    out = whole
    for span in reversed(markdown.markup(whole)):
        out = f"{out[: span.start]}⟦{span.slice(whole)}⟧{out[span.end :]}"
    assert out == f"{PROSE * 3}\n\n{marked}\n\n{PROSE}\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(newline: str) -> None:
    whole = newline.join([PROSE, "", "## 春耕", "", PROSE])
    assert [span.slice(whole) for span in markdown.markup(whole)] == ["## "]


#: What is mostly lists and tables, or too long, is read as it is written.
AS_WRITTEN = [
    "## 议题\n\n- 甲：发版计划\n- 乙：遗留问题\n\n| 议题 | 结论 |\n| - | - |\n| 甲 | 同意 |\n",
    "# 会议纪要\n",
    "[" * 30000,
    f"{PROSE}\n\n" * 30000,
]


@pytest.mark.parametrize("text", AS_WRITTEN, ids=range(len(AS_WRITTEN)))
def test_lists_and_tables_are_read_as_they_are_written(text: str) -> None:
    assert list(markdown.markup(text)) == []


TEXT = """# 清河工作简报

第3期

县政府办编　　　　2024年3月8日

---

## 清河县召开**春耕**推进会

2024年3月6日，清河县召开春耕推进会。县长**罗映雪**主持会议并讲话，副县长[贺岭](http://a.cn/x)出席。

> 罗**映雪**强调，县农业农村局要在3月底前备足种子\\[优质\\]。

**一、关于种子**

副县长贺岭`指出`，种子要备足。

---

报：县委
"""


def parsed(tmp_path: Path, text: str = TEXT) -> Document:
    path = tmp_path / "简报.md"
    path.write_text(text, encoding="utf-8")
    document = briefgen.parse_file(path, with_text=True)
    assert document.source.text == text
    assert check(document) == []
    return document


@pytest.mark.parametrize("marked", ["*县长罗映雪*主持会议。", "\\*县长罗映雪主持会议。", "县长罗映雪`主持`会议。<br>请`各乡镇`抓紧备种。"])
def test_marks_between_sentences_are_no_lost_words(tmp_path: Path, marked: str) -> None:
    parsed(tmp_path, f"# 清河县召开**春耕推进会**\n\n2024年3月6日，清河县召开春耕推进会。{marked}\n\n罗映雪要求，\\*各乡镇\\*要抓紧备种。\n")


def test_a_page_with_markup_is_read_as_without(tmp_path: Path) -> None:
    document = parsed(tmp_path)
    (brief,) = document.briefs
    assert brief.genre == "narrative"
    assert brief.title == "清河县召开**春耕**推进会"
    assert {each.name for each in brief.attendees} >= {"罗映雪", "贺岭"}
    assert [TEXT[slice(*each.span)] for each in brief.speeches if each.attribution] == [each.text for each in brief.speeches if each.attribution]
    assert [each.speaker.name for each in brief.speeches] == ["罗映雪", "贺岭"]
    assert [each.owners[0].text for each in brief.directives if each.owners] == ["县农业农村局"]
    assert document.masthead is not None
    assert document.distribution is not None
    printed = page.render(document)
    assert "清河县召开春耕推进会" in printed
    assert "种子\\[优质]" in printed
    assert "http" not in printed
    assert "\\*" not in printed


def test_a_page_of_ours_is_what_it_was(tmp_path: Path) -> None:
    text = "清河县召开春耕推进会\n\n　　2024年3月6日，清河县召开春耕推进会。县长罗映雪主持会议。\n\n　　一、关于种子\n\n　　罗映雪要求，县农业农村局要在3月底前备足种子。\n"
    first = page.render(briefgen.parse_text(text))
    assert page.render(parsed(tmp_path, first)) == first


def test_an_issue_is_its_reports_and_not_its_contents(tmp_path: Path) -> None:
    texts = [
        f"清河县召开{name}推进会\n\n　　2024年3月{day}日，清河县召开{name}推进会。县长罗映雪主持会议。\n\n　　罗映雪要求，各镇要抓好落实。\n"
        for name, day in (("春耕", 6), ("防汛", 7))
    ]
    options = RenderOptions(name="清河工作简报", number="第3期", issuer="县政府办", issued="2024年3月8日", report_to=("县委",))
    issued = [collection.gathered(briefgen.parse_text(each), options) for each in texts]
    document = parsed(tmp_path, page.write(collection.blocks(issued, options)))
    assert [each.title for each in document.briefs] == ["清河县召开春耕推进会", "清河县召开防汛推进会"]
    assert [each.text for each in document.unassigned if "目录" in each.text and each.reason != "boilerplate"] == []


def test_a_text_of_the_same_words_has_no_markup() -> None:
    assert read_bytes(TEXT.encode(), "简报.txt").markup == ()
    assert read_bytes(TEXT.encode(), "简报.md").markup != ()
