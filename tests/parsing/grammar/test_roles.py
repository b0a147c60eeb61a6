"""Roles: what a predicate says its subject did. Expected roles are given as one line, `chair speak`."""

import pytest

from briefgen.parsing.grammar.roles import order, roles
from briefgen.record import Role

#: Roles → predicates that give exactly them.
EXAMPLES: dict[str, list[str]] = {
    "chair": ["主持会议。", "主持。", "主持了座谈会", "主持召开第三次办公会议", "主持签约仪式", "担任主席", "担任大会执行主席", "担任本次会议主持人"],
    "chair speak": ["主持会议并讲话。", "主持并作总结讲话", "主持会议并提出要求", "主持会议，在会上作总结"],
    "speak": [
        "讲话。", "讲了话。", "发了言。", "出席会议并讲话。", "分别讲话", "在会上分别作了发言", "先后发言", "致欢迎辞。", "致辞", "致开幕词。", "作重要指示", "提出三点要求。", "提出了明确要求", "作总结讲话", "作表态发言",
        "发表了看法", "作动员讲话", "分享了养殖经验", "发来贺信", "指出，要抓好落实", "强调，要压实责任", "要求各村迅速行动", "表示，将全力配合", "认为，方案可行", "希望大家继续努力", "对两个发言进行点评", "谈了体会", "现场回应了代表关切",
    ],
    "report": [
        "汇报了工作。", "作工作报告。", "通报了上半年情况。", "传达上级会议精神。", "宣读表彰决定。", "宣布任命。", "部署下一步工作。", "安排下一步工作。", "作了工作安排。", "介绍了有关情况。", "解读了文件。", "现场授课。", "作专题辅导。", "述职。",
        "就方案作了说明。", "对新系统进行了培训", "主讲专题党课", "回顾了一年来的工作", "讲述了育种经历", "论述《轮作》",
    ],
    "speak report": ["汇报工作并作表态发言", "通报情况，并提出三点要求。", "传达文件，讲话"],
    "observe": ["列席会议。", "应邀列席。"],
    "absent": ["请假。", "因病缺席。", "因公出差请假", "未能出席。", "未出席会议。", "因事未到"],
    "record": ["记录。", "负责记录", "担任记录"],
    "": ["出席会议。", "参加会议。", "到会。", "", "出席活动。", "陪同调研。", "宣布培训班开班。", "宣布大会开幕。"],
}  # fmt: skip


@pytest.mark.parametrize("expected", EXAMPLES)
def test_roles(expected: str) -> None:
    predicates = EXAMPLES[expected]
    assert {each: " ".join(roles(each)) for each in predicates} == dict.fromkeys(predicates, expected)


NEGATIVE = [
    "（主持工作）",
    "主持日常事务",
    "是会议主持人",
    "主持全面工作",
    "听取了各村的工作汇报。",
    "听取了局长的情况介绍",
    "审议了财务报告。",
    "学习了上级领导的讲话。",
    "观看了培训视频",
    "来到传达室",
    "参加报告会",
    "参加汇报会。",
    "出席培训班",
    "担任辅导员",
    "写了介绍信",
    "走进报告厅",
    "收到讲话稿",
    "参加部署会",
    "参加宣讲会",
    "出席新闻通报会",
    "审阅发言稿",
    "捐建希望小学",
    "学习了他的发言",
    "贯彻落实讲话精神",
    "打印讲话稿",
]


@pytest.mark.parametrize("predicate", NEGATIVE)
def test_no_role(predicate: str) -> None:
    assert roles(predicate) == ()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (set(), ()),
        ({"speak", "chair"}, ("chair", "speak")),
        (
            {"record", "absent", "observe", "report", "speak", "chair", "attend"},
            ("attend", "chair", "speak", "report", "observe", "absent", "record"),
        ),
    ],
)
def test_order(found: set[Role], expected: tuple[Role, ...]) -> None:
    assert order(found) == list(expected)
