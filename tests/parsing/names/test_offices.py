"""Offices: which characters are the office word, which phrases end with one."""

import pytest

from briefgen.parsing.names.offices import is_office, office_pattern


def heads(text: str) -> list[str]:
    return [match[0] for match in office_pattern().finditer(text)]


#: Office word → phrases in which exactly it is found.
EXAMPLES: dict[str, list[str]] = {
    "书记": ["镇党委书记", "村党支部书记在会上发言", "机关党委书记传达文件"],
    "副书记": ["区委副书记", "乡党委副书记主持"],
    "常务副市长": ["市委常委、常务副市长"],
    "副县长": ["副县长", "县政府党组成员、副县长"],
    "第一书记": ["驻村第一书记"],
    "原副局长": ["原副局长"],
    "主任": ["县人大常委会主任", "综合办主任", "主任会同街道核实"],
    "副主任": ["市政协提案委副主任"],
    "副主任（正处级）": ["市接待办副主任（正处级）"],
    "会长兼秘书长": ["省茶叶流通协会会长兼秘书长"],
    "副院长兼总会计师": ["中医院副院长兼总会计师"],
    "副总经理": ["集团副总经理"],
    "董事长": ["公司董事长"],
    "总工程师": ["水利设计院总工程师"],
    "副总工程师": ["设计院副总工程师"],
    "秘书长": ["商会秘书长"],
    "组长": ["第三督导组组长"],
    "队长": ["综合执法大队队长"],
    "部长": ["组织部部长", "统战部部长"],
    "理事": ["商会理事"],
    "委员": ["支部委员"],
    "村民代表": ["村民代表"],
    "教授": ["农学院教授"],
    "护士长": ["内科护士长"],
    "督学": ["县政府督学", "县政府督学石磊", "县教育局派驻督学监督校园安全"],
}


@pytest.mark.parametrize("head", EXAMPLES)
def test_office_word(head: str) -> None:
    phrases = EXAMPLES[head]
    assert {phrase: heads(phrase)[-1:] for phrase in phrases} == {phrase: [head] for phrase in phrases}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("市委书记、市人大常委会主任", ["书记", "主任"]),
        ("党委副书记、总会计师、监察专员", ["副书记", "总会计师", "监察专员"]),
        ("校长兼党委副书记、工会主席", ["校长兼党委副书记", "主席"]),
        ("局长、副局长、总工程师", ["局长", "副局长", "总工程师"]),
    ],
)
def test_offices_in_a_row(phrase: str, expected: list[str]) -> None:
    assert heads(phrase) == expected


NEGATIVE = [
    "治理事故隐患", "专家组进驻", "教授级待遇", "办理事项清单", "处理事情要快", "管理事务中心", "审理事实清楚", "团中央书记处", "主席台就座", "主席团名单已定",
    "县人大常委会主任会议", "推行河长制", "落实林长制", "市长热线接听", "局长信箱来信", "副部长级", "主任岗位", "书记办公室", "校长室", "主任们",
    "干事创业的热情", "主管部门", "主管单位", "防汛指挥部", "指挥中心", "具有代表性", "会员单位", "会员大会",
    "长江沿岸", "市长江段整治", "全市长江禁捕", "市长江大桥", "县长江、汉江沿线", "学校长远规划", "全市长效机制", "村长期外出务工人员", "班长短不一", "校长度假", "队长队伍", "会计机构", "理事会换届", "常务委员会",
    "职工代表大会", "会议推选村民代表大会主席团", "会计法修订", "医生集团化",
    "监督学员签到", "监督学校食堂", "基督学院", "督学责任区", "督学工作会议", "督学室",
]  # fmt: skip


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_office(text: str) -> None:
    assert heads(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市人大常委会主任", True),
        ("副总经理（主持工作）", True),
        ("二级调研员", True),
        ("党组成员", True),
        ("人事科", False),
        ("县水利局", False),
        ("主任会议", False),
        ("书记讲话", False),
        ("", False),
    ],
)
def test_is_office(text: str, expected: bool) -> None:
    assert is_office(text) is expected
