"""Soft line breaks taken out and back: what joins, what stays apart, and that records point into the source."""

import pytest

import briefgen
from briefgen.spans import Span
from briefgen.text.blocks import lines
from briefgen.text.shadow import shadow
from briefgen.text.unwrap import Unwrapped, unwrap

WRAPPED = """县水务局召开防汛例会
　　7月13日上午，县水务局在机关二楼会议室召开防汛例会，局长佟
铁成主持会议，副局长骆春、总工程师石磊出席，各水管站站长、监测
员参加会议。石磊通报了雨情，说上游水位已经超过警戒线二十厘米，
下游还有三处险工没有处理完，物料只够用三天，要抓紧补充，不要等
到洪峰来了再想办法。佟铁成要求，各水管站要在7月20日前把险工险
段排查一遍，逐处登记，逐处落实责任人，防汛物资7月底前备足五千
条编织袋，谁出了问题谁负责，绝不含糊。
"""


def test_names_and_deadlines_across_a_break_are_read() -> None:
    document = briefgen.parse_text(WRAPPED)
    brief = document.briefs[0]
    assert [each.name for each in brief.attendees if "chair" in each.roles] == ["佟铁成"]
    assert document.source.chars == len(WRAPPED)
    owners = {owner.text for directive in brief.directives for owner in directive.owners}
    assert "各水管站" in owners
    for speech in brief.speeches:
        assert speech.text == WRAPPED[slice(*speech.span)]
    assert any("\n" in each.text for each in brief.directives)


def unwrapped(text: str) -> Unwrapped | None:
    copy = shadow(text)
    return unwrap(text, copy, lines(copy))


@pytest.mark.parametrize(
    "text",
    [
        "会议记录\n时间：2021年3月5日\n主持：石磊\n石磊：开会。",
        "7月13日，县水务局召开例会。\n石磊主持会议。\n",
        "一行\n",
        "",
        # names in columns: the break parts them
        "出席：佟铁成、\n石磊　韩雪　骆春　钱立\n卢海　段文　安宁　马立\n",
        "Minutes of the weekly meeting, held on\nMonday\n",
    ],
)
def test_nothing_to_take_out(text: str) -> None:
    found = unwrapped(text)
    assert found is None or "\n" in found.text.strip()
    assert found is None or all(line.strip() in found.text for line in text.splitlines())


def test_back() -> None:
    found = unwrapped(WRAPPED)
    assert found is not None
    at = found.text.index("佟铁成")
    assert found.back(Span(at, at + 3)).slice(WRAPPED) == "佟\n铁成"
    at = found.text.index("局长佟")
    assert found.back(Span(at, at + 2)).slice(WRAPPED) == "局长"
    assert found.back(Span(at, at)) == Span(WRAPPED.index("局长佟"), WRAPPED.index("局长佟"))
    assert [found.text[n] for n in range(len(found.text))] == [WRAPPED[found.origin(n)] for n in range(len(found.text))]


@pytest.mark.parametrize("blank", ["&nbsp;", "\u200b"])
def test_what_is_no_blank_of_the_text_stays(blank: str) -> None:
    text = WRAPPED.replace("佟\n铁成", f"佟{blank}\n铁成")
    document = briefgen.parse_text(text)
    assert document.coverage.blank == sum(map(str.isspace, text))
    assert document.coverage.chars == len(text)
