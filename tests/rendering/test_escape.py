"""Nothing in a value may become structure, and a reader must see every character of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.rendering import escape

from .reading import kinds, shown

#: Ordinary text goes out as it came in.
PLAIN = [
    "同比增长13.3%",
    "（一）成立清欠工作组",
    "1-3季度",
    "1．九鹏溪项目",
    "1、煤炭补贴",
    "1.审议通过",
    "一、关于经营情况",
    "2023年4月11日（星期二）13：30",
    "“明厨亮灶”《方案》〔2023〕7号",
    "买买提·吐尔逊",
    "8:30-10:50",
    "A_B接口",
    "3 * 4 = 12",
    "a < b，x<3",
    "R&D投入",
    "+86、-5℃、#1机组",
    "完成80%；“7+N”模式",
    "https://example.com/a",
    "䶮𬱖〇",
]

#: Value → what it would be if it were not escaped.
HOSTILE = {
    "# 标题": "heading_open",
    "###### 标题": "heading_open",
    "#": "heading_open",
    "> 引文": "blockquote_open",
    ">引文": "blockquote_open",
    "- 条目": "bullet_list_open",
    "+ 条目": "bullet_list_open",
    "* 条目": "bullet_list_open",
    "-": "bullet_list_open",
    "1. 条目": "ordered_list_open",
    "1) 条目": "ordered_list_open",
    "123456789. 条目": "ordered_list_open",
    "1.": "ordered_list_open",
    "---": "hr",
    "***": "hr",
    "_ _ _": "hr",
    "```": "fence",
    "~~~": "fence",
    "`代码`": "code_inline",
    "``代`码``": "code_inline",
    "*着重*": "em_open",
    "_着重_": "em_open",
    "**着重**": "strong_open",
    "要__着重__": None,
    "（__着重__）": "strong_open",
    "~~删去~~": "s_open",
    "[链接](http://a.cn)": "link_open",
    "![图](http://a.cn/a.png)": "image",
    "<http://a.cn>": "link_open",
    "<a@b.cn>": "link_open",
    "<b>粗</b>": "html_inline",
    "<script>alert(1)</script>": "html_block",
    "<!-- 注 -->": "html_block",
    "<?php ?>": "html_block",
    "<img src=x onerror=alert(1)>": None,
    "&lt;b&gt;": "text_special",
    "&#60;b&#x3e;": "text_special",
    "反斜\\*杠": "text_special",
    "行末\\": None,
    "a | b": None,
    "===": None,
    "[甲]: http://a.cn": None,
}
STRUCTURE = {kind for kind in HOSTILE.values() if kind} - {"text_special"}


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_is_untouched(text: str) -> None:
    assert escape.markdown(text) == text
    assert shown(text) == [text]


@pytest.mark.parametrize(("text", "kind"), HOSTILE.items())
def test_hostile_text_is_shown_as_text(text: str, kind: str | None) -> None:
    assert kind is None or kind in kinds(text) or shown(text) != [text]  # it is hostile
    for markdown in (escape.markdown(text), f"- {escape.markdown(text)}", f"前文{escape.markdown(text)}后文"):
        found = kinds(markdown)
        allowed = {"bullet_list_open"} if markdown.startswith("- ") else set()
        assert not STRUCTURE & set(found) - allowed
    assert shown(escape.markdown(text)) == [text]


@pytest.mark.parametrize("text", ["标题 #", "标题 ##", "C#", "# #"])
def test_closing_hashes_of_a_heading_stay(text: str) -> None:
    assert shown(f"## {escape.markdown(text)}") == [text]


@pytest.mark.parametrize("text", ["a|b", "a\\|b", "a\\\\|b", "|", "\\", "`a|b`", "a\n| --- |\nb"])
def test_a_cell_stays_one_cell(text: str) -> None:
    markdown = f"| 甲 | 乙 |\n| --- | --- |\n| {escape.markdown(text)} | 丙 |"
    assert kinds(markdown).count("td_open") == 2
    assert shown(markdown) == ["甲", "乙", escape.terminal(text), "丙"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("上\n下", "上下"),
        ("句。\r\n　　下", "句。下"),
        ("a\nb", "a b"),
        ("共\n12人", "共 12人"),
        ("“引”\n下", "“引”下"),
        ("\n\n 前后 \n", "前后"),
        ("甲\t乙", "甲 乙"),
        ("张　伟", "张　伟"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_value_is_one_line(text: str, line: str) -> None:
    assert escape.terminal(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\x1b[31m红", "␛[31m红"),
        ("\x00\x07\x08", "␀␇␈"),
        ("\x0b\x0c", "␋␌"),
        ("\x7f", "␡"),
        ("\x9b31m", "\\u009b31m"),
        ("\x85", "\\u0085"),
        ("a\u202eb", "a\\u202eb"),
        ("\u2066\u2069\u200e\u200f", "\\u2066\\u2069\\u200e\\u200f"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\udc80", "\\udc80"),
    ],
)
def test_controls_are_seen_and_not_obeyed(text: str, line: str) -> None:
    assert escape.terminal(text) == line
    assert shown(escape.markdown(text)) == [line]


MARKS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:=^\"' \t\n1a甲，\u3000\x1b"), max_size=24)


@given(MARKS | st.text())
def test_a_reader_sees_every_character(text: str) -> None:
    line = escape.terminal(text)
    markdown = escape.markdown(text)
    assert shown(f"前{markdown}后")[0] == f"前{line}后"
    assert shown(f"## {markdown}") == [line]
    assert shown(markdown) == ([line] if line else [])
    table = f"| 甲 |\n| --- |\n| {markdown} |"
    assert shown(table) == ["甲", line]


@given(MARKS | st.text())
def test_no_control_is_left(text: str) -> None:
    line = escape.terminal(text)
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 or each in "\u2028\u2029\u202e" for each in line)
    assert line == line.strip()


@pytest.mark.parametrize("text", ["#" * 100_000, " " * 100_000 + "x", "*" * 100_000, "\n" * 100_000, "&a" * 50_000, "_" * 100_000, "# " * 50_000])
def test_long_runs_are_escaped(text: str) -> None:
    assert len(escape.markdown(text)) <= 2 * len(text)
