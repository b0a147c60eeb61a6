"""Whatever the source says, the page has the headings, lists and tables of its record and no others."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.rendering import escape, markdown
from briefgen.rendering.blocks import Heading, Items, Paragraph, Run, Table, plain

from .factories import brief, document, everywhere
from .reading import headings, kinds, shown
from .test_escape import HOSTILE, MARKS

BLOCKS = ("heading_open", "table_open", "tr_open", "td_open", "hr", "bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open")
NEVER = {"html_block", "html_inline", "link_open", "image", "em_open", "s_open", "code_inline", "code_block", "fence", "hardbreak", "softbreak"}


def _page(value: str) -> str:
    return markdown.render(*everywhere(value))


def _structure(page: str) -> Counter[str]:
    found = kinds(page)
    assert not NEVER & set(found)
    return Counter(kind for kind in found if kind in BLOCKS)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_make_no_structure(value: str) -> None:
    assert _structure(_page(value)) == _structure(_page("甲"))
    page = markdown.render(document(brief(title=value)))
    assert headings(page)[0] == ("h2", value)  # the title is shown as printed


@given((MARKS | st.text(max_size=60)).filter(str.strip))
def test_any_value_leaves_headings_and_tables_alone(value: str) -> None:
    harmless, page = _structure(_page("甲")), _structure(_page(value))
    for kind in ("heading_open", "table_open", "tr_open", "td_open", "hr", "blockquote_open"):
        assert page[kind] == harmless[kind], kind


def test_controls_reach_no_page() -> None:
    page = _page("甲\x1b[2J\x9b\u202e乙")
    assert "␛" in page
    assert not {"\x1b", "\x9b", "\u202e"} & set(page)


def test_lists_that_follow_each_other_stay_apart() -> None:
    numbered, bulleted = Items((plain("甲"),), ordered=True), Items((plain("乙"),))
    page = markdown.write([numbered, numbered, numbered, bulleted, bulleted])
    assert kinds(page).count("ordered_list_open") == 3
    assert kinds(page).count("bullet_list_open") == 2


def test_a_list_goes_on_counting() -> None:
    assert markdown.write([Items((plain("乙"), plain("丙")), ordered=True, start=2)]) == "2. 乙\n3. 丙\n"


@pytest.mark.parametrize(
    ("bold", "following", "page"),
    [
        ("指出", "：甲", "**指出**：甲\n"),
        ("同意", "甲方案", "**同意**甲方案\n"),
        ("四组（组长）", "：甲", "**四组（组长）**：甲\n"),
        ("四组（组长）", "甲", "四组（组长）甲\n"),  # ** behind a bracket and before 汉字 would not close
        ("A*B", "：甲", "**A\\*B**：甲\n"),
    ],
)
def test_bold_that_markdown_can_close(bold: str, following: str, page: str) -> None:
    assert markdown.write([Paragraph((Run(bold, bold=True), Run(following)))]) == page
    assert shown(page) == [bold + following]


def test_table_with_pipes_in_cells() -> None:
    page = markdown.write([Heading(3, "一、表"), Table(("甲", "乙"), (("a|b", "\\|"), ("", "—")))])
    assert shown(page) == ["一、表", "甲", "乙", "a|b", "\\|", "", "—"]


@given(st.lists(MARKS, max_size=4))
def test_runs_of_a_line_are_shown_one_behind_the_other(texts: list[str]) -> None:
    page = markdown.write([Paragraph(tuple(Run(f"甲{text}乙") for text in texts))])
    assert "".join(shown(page)) == "".join(f"甲{escape.terminal(f'甲{text}乙')[1:-1]}乙" for text in texts)
