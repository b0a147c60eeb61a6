import os
from pathlib import Path

import pytest

from briefgen.rendering import markdown

from .cases import CASES
from .reading import headings, kinds, shown

FIXTURES = Path(__file__).parent / "fixtures"
SWITCH = "BRIEFGEN_UPDATE_SAMPLES"


@pytest.mark.parametrize("title", CASES)
def test_rendering_is_the_golden_text(title: str) -> None:
    rendered = markdown.render(*CASES[title])
    path = FIXTURES / f"{title}.md"
    if os.environ.get(SWITCH):
        path.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == path.read_text(encoding="utf-8")
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")


def test_every_fixture_has_a_case() -> None:
    assert {path.stem for path in FIXTURES.glob("*.md")} == set(CASES)


def test_goldens_are_not_being_rewritten() -> None:
    assert SWITCH not in os.environ


def test_structure_of_the_standard_brief() -> None:
    rendered = markdown.render(*CASES["standard"])
    assert headings(rendered) == [
        ("h1", "城乡供水工作简报"),
        ("h2", "全市城乡供水工作推进会召开"),
        ("h3", "一、出席情况"),
        ("h3", "二、议题"),
        ("h3", "三、讲话和发言"),
        ("h4", "（一）市委常委、副市长罗成礼"),
        ("h4", "（二）委员邹国强、林晓燕"),
        ("h4", "（三）会议"),
        ("h3", "四、工作要求"),
        ("h4", "（一）任务分解"),
        ("h4", "（二）原则要求"),
        ("h3", "五、会议文件"),
        ("h3", "六、其他记载"),
        ("h3", "七、需核对事项"),
    ]
    found = kinds(rendered)
    assert found.count("table_open") == 1
    assert found.count("hr") == 2
    assert found.count("tr_open") == 3


def test_no_bold_mark_is_left_over() -> None:
    for document, options in CASES.values():
        assert not [line for line in shown(markdown.render(document, options)) if "**" in line]
