"""Rows of minutes: headings, items, cells. A row is shown as `level kind style words`."""

import pytest

from briefgen.parsing.form.outline import kind_of, rows
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of


def read(text: str) -> list[str]:
    shadow = shadow_of(text)
    return [f"{row.level} {row.kind or '-'} {row.style or '-'} {row.words.slice(text)}" for row in rows(text, shadow, blocks(shadow))]


KINDS = {
    "decided": ["结论", "会议结论：", "## 决议", "会议决定事项", "Decisions", "评审结论（初稿）", "决策二"],
    "task": [
        "遗留问题",
        "待办事项",
        "TODO",
        "近期TODO(3月第一周)",
        "Action Items",
        "下一步计划",
        "XX项目下周计划",
        "Next steps",
        "明确分工",
        "遗留问题2",
        "决策后待办整理",
        "工作分工情况如下",
        "计划",
        "拟定下一阶段检修计划",
        "接下来各班组工作",
    ],
    "past": ["上周已完成任务", "上次遗留问题", "待办事项跟踪任务"],
    "topic": ["议题", "会议内容", "Agenda", "讨论记录", "讨论分工"],
    "talks": ["发言记录"],
    "told": ["主要内容"],
    "aside": ["加入会议", "附件", "下一次会议时间"],
    "": ["三楼会议室", "石磊", "结论是先试点", "开发计划", "关于决定权归属的若干历史问题与决议", "一"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    assert {text: kind_of(text) for text in KINDS[kind]} == dict.fromkeys(KINDS[kind], kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 例会\n## 结论\n- 先试点", ["1 - - 例会", "2 decided - 结论", "0 - bullet 先试点"]),
        ("####主持人", ["4 - - 主持人"]),
        ("**议题1、试点**", ["7 - - 议题1、试点"]),
        ("1. **分工：**", ["7 task digit 分工"]),
        ("【会议决议】", ["8 decided - 会议决议"]),
        ("三、会议决议\n1） 先试点。", ["9 decided han 会议决议", "0 - half 先试点。"]),
        ("结论：同意立项", ["20 decided - 同意立项"]),
        ("议题2：试点", ["11 - - 议题2：试点"]),
        ("a. 试点\n1.2 范围", ["0 - letter 试点", "0 - deep 范围"]),
        ("> - 试点\n>\n>   - 范围", ["0 - bullet 试点", "0 - bullet 范围"]),
        ("按专长，具体分工如下：\n石磊 前端", ["20 task - 按专长，具体分工如下：", "0 - - 石磊 前端"]),
        ("甲 | 乙\n---|---\n前端 | 后端", ["0 - cell 前端", "0 - cell 后端"]),
        ("//与安全组沟通", ["0 - slash 与安全组沟通"]),
        # no numbers and no headings
        ("21.05 稳定版", ["0 - - 21.05 稳定版"]),
        ("结论很清楚，先试点。", ["0 - - 结论很清楚，先试点。"]),
        ("**时间**：周三", ["0 - - 时间**：周三"]),
        # a table's head names what stands in its columns
        (
            "| 议题 | 汇报人 | 结论 |\n|--|--|--|\n| 试点 | 石磊 | 同意 |",
            ["0 - cell 试点", "0 - presenter 石磊", "20 decided cell 同意"],
        ),
        ("| 会议主题 | 任务分工 |\n|--|--|\n| 地点 | 线上 |", ["0 - cell 地点", "20 task cell 线上"]),
        ("| 会议主题 | 第三周周任务分工 |\n|--|--|\n| 地点 | 线上 |", ["0 - cell 地点", "0 - cell 线上"]),
    ],
)  # fmt: skip
def test_rows(text: str, expected: list[str]) -> None:
    assert read(text) == expected
