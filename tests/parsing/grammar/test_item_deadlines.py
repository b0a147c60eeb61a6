"""Deadlines of items: the item, then its deadlines."""

import pytest

from briefgen.parsing.grammar.item_deadlines import find
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补充测试，DDL 6/3", ["6/3"]),
        ("补充测试 DDL：3月5日", ["3月5日"]),
        ("补充测试，截止时间：2024-06-03", ["2024-06-03"]),
        ("补充测试（9/22）", ["9/22"]),
        ("石磊 - 补充测试 - 10/20", ["10/20"]),
        ("补充测试（11/10 前）", ["11/10 前"]),
        ("5 月 29 日前补充测试", ["5 月 29 日前"]),
        ("石磊补充测试（石磊，3月31日）", ["3月31日"]),
        ("下次例会汇报进展", ["下次例会"]),
        ("下次 PM 例会决策", ["下次 PM 例会"]),
        ("下周三前补充测试", ["下周三前"]),
        ("2024-06-03给出文档", ["2024-06-03"]),
        ("年底前上线", ["年底前"]),
        ("名单⏰2024-06-08 18:00", ["2024-06-08 18:00"]),
        ("周四晚上汇总", ["周四晚上"]),
        ("ddl放在周三上午8：00", ["周三上午8：00"]),
        ("5号晚对齐流程", ["5号晚"]),
        ("限期两周，完成原型", ["两周"]),
        # none
        ("上周的测试", []),
        ("升级到 3.1 版本", []),
        ("测试 1/3 的用例", []),
        ("每周五同步", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    shadow = shadow_of(text)
    assert [each.span.slice(text) for each in find(shadow, Span(0, len(text)))] == expected
