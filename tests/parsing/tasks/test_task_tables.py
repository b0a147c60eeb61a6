"""Tables of tasks. A demand is shown as `text > owners > deadlines`."""

import pytest

import briefgen

LEAD = "清河县召开春耕生产推进会\n　　2024年3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。\n"


def tasks(body: str, lead: str = LEAD) -> list[str]:
    (brief,) = briefgen.parse_text(lead + body).briefs
    return [
        f"{each.text} > {'+'.join(owner.text for owner in each.owners)} > {'+'.join(date.edtf or date.text for date in each.deadlines)}"
        for each in brief.directives
    ]


TABLES: list[tuple[str, list[str]]] = [
    (
        "序号｜工作任务｜责任单位｜完成时限\n1｜备足良种｜县农业农村局、种子公司｜3月底前\n2｜清淤渠道｜县水利局｜—",
        [
            "备足良种｜县农业农村局、种子公司｜3月底前 > 县农业农村局+种子公司 > 2024-03",
            "清淤渠道｜县水利局 > 县水利局 > ",
        ],
    ),
    ("任务｜牵头单位\n备足良种｜县农业农村局", ["备足良种｜县农业农村局 > 县农业农村局 > "]),
    ("责任人｜时限｜事项\n卫长河｜3月底前｜备足良种", ["卫长河｜3月底前｜备足良种 > 卫长河 > 2024-03"]),
    # the row from its first cell to its last, without number and state
    ("序号｜模块｜负责人｜任务｜状态\n1｜灌溉｜卫长河｜清淤渠道｜未开始", ["灌溉｜卫长河｜清淤渠道 > 卫长河 > "]),
    ("序号｜要求｜责任单位｜时限\n1｜备足良种｜（未载明）｜4月10日前（2024-04-10）", ["备足良种｜（未载明）｜4月10日前（2024-04-10） >  > 2024-04-10"]),
    ("序号｜要求｜责任单位\n1｜备足良种｜各乡镇（承前）", ["备足良种｜各乡镇（承前） > 各乡镇 > "]),
    ("任务｜牵头单位｜配合单位\n备足良种｜县农业农村局｜种子公司", ["备足良种｜县农业农村局｜种子公司 > 县农业农村局+种子公司 > "]),
    ("成员｜本次分配任务｜截止时间｜完成情况\n石磊（组长）｜备足良种｜3/10｜未开始", ["石磊（组长）｜备足良种｜3/10 > 石磊 > 3/10"]),
    # what a speech has said already stands there once
    ("　　罗映雪要求，各乡镇要在3月底前备足良种。\n序号｜要求｜责任单位｜时限\n1｜各乡镇要在3月底前备足良种｜各乡镇｜3月底前（2024-03-31）", ["各乡镇要在3月底前备足良种。 > 各乡镇 > 2024-03"]),
    # unless the table knows more
    ("　　罗映雪要求，要备足良种。\n序号｜要求｜责任单位\n1｜要备足良种｜县农业农村局", ["要备足良种。 >  > ", "要备足良种｜县农业农村局 > 县农业农村局 > "]),
    # no tables of tasks
    ("序号｜姓名｜职务\n1｜卫长河｜副县长", []),
    ("品种｜面积\n早稻｜两千亩", []),
    ("序号｜要求｜责任单位", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLES)
def test_tasks(body: str, expected: list[str]) -> None:
    assert tasks(body) == expected


def test_what_follows_the_table_is_read() -> None:
    body = "序号｜要求｜责任单位\n1｜备足良种｜县农业农村局\n　　会议要求，各乡镇要抓紧整地。"
    assert tasks(body) == ["备足良种｜县农业农村局 > 县农业农村局 > ", "各乡镇要抓紧整地。 > 各乡镇 > "]


def test_columns_tell_who_leads_and_who_supports() -> None:
    (brief,) = briefgen.parse_text(LEAD + "任务｜牵头单位｜配合单位\n备足良种｜县农业农村局｜种子公司、财政局").briefs
    assert [(owner.text, owner.part) for owner in brief.directives[0].owners] == [
        ("县农业农村局", "lead"),
        ("种子公司", "support"),
        ("财政局", "support"),
    ]
