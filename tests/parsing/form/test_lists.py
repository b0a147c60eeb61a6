"""Lists of participants. People are shown as `office+office name`, groups as `[group]`, in text order."""

import pytest

from briefgen.parsing.form.lists import attendee_list
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


def listed(text: str) -> list[str]:
    """What a list holds; its lines parted as ⏎ here."""
    text = text.replace("⏎", "\n")
    shadow = shadow_of(text)
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    read = attendee_list(shadow, tuple(lines))
    shown = [(mention.name_span, f"{'+'.join(title.slice(shadow) for title in mention.titles)} {mention.name}".strip()) for mention in read.mentions]
    shown += [(group, f"[{group.slice(text)}]") for group in read.groups]
    return [each for _, each in sorted(shown)]


#: People and groups → spellings of the same list.
EXAMPLES: list[tuple[list[str], list[str]]] = [
    (
        ["副局长 石磊", "总工程师 韩雪"],
        [
            "石磊｜副局长⏎韩雪｜总工程师",
            "副局长｜石磊⏎总工程师｜韩雪",
            "石磊｜副局长｜韩雪｜总工程师",
            "副局长｜石磊｜总工程师｜韩雪",
            "1｜石磊｜副局长⏎2｜韩　雪｜总工程师",
            "序号｜姓　名｜职务｜签名⏎1｜石磊｜副局长⏎2｜韩雪｜总工程师",
        ],
    ),
    (
        ["石磊", "韩雪", "钱立"],
        ["石磊｜韩雪｜钱立", "石磊｜韩雪⏎钱立", "石磊/韩雪/钱立", "石磊&韩雪&钱立", "石磊丶韩雪丶钱立", "石磊·韩雪·钱立", "1.石磊 2.韩雪 3.钱立"],
    ),
    (["石磊", "韩雪", "钱立"], ["石磊同学、韩雪、钱立", "石磊 20240101、韩雪 20240102、钱立 20240103"]),
    (["副总经理（主持营销工作） 石磊"], ["副总经理（主持营销工作）　石磊"]),
    (["豆豆", "石磊", "老K"], ["豆豆、石磊、老K"]),
    (["[教务处/学生处]"], ["教务处/学生处"]),
    (["副书记+副馆长 石磊"], ["石　磊　副书记、副馆长", "石　磊　副书记、副馆长（公出，呼和浩特）"]),
    (
        ["前端 石磊", "后端 韩雪"],
        [
            "前端：石磊；后端：韩雪",
            "石磊-前端 韩雪-后端",
            "石磊【前端】韩雪【后端】",
            "石磊（前端）、韩雪（后端）",
            "前端（石磊）、后端（韩雪）",
            "石磊 前端，韩雪 后端",
            "姓名｜角色⏎石磊｜前端⏎韩雪｜后端",
        ],
    ),
    (["石磊", "韩雪", "骆春"], ["石磊、韩雪，缺席骆春", "石磊、韩雪；请假骆春"]),
    (["Amy", "石磊"], ["采购 Amy（外出）、石磊"]),
    (["会计 何石磊", "江成"], ["会计 磊哥（何石磊）、江成"]),
    (["shi_lei", "韩雪"], ["@shi_lei@韩雪", "@shi_lei @韩雪", "- @shi_lei⏎- @韩雪"]),
    (["生产部主任+安全员 石磊"], ["姓名｜职务⏎石磊｜生产部主任兼安全员"]),
    (["[产品经理]", "[前端开发]"], ["- 产品经理⏎- 前端开发"]),
    (["石磊", "韩雪", "木亭琪"], ["石磊、韩雪、木亭琪"]),
    (["团长 石磊", "指挥 韩", "服装 骆阿姨", "会计 江"], ["团长 石磊 指挥 韩老师 服装 骆阿姨 会计 江老师"]),
    (["主任 石磊", "机修 韩", "质检班长 骆春", "后勤 老江"], ["主任石磊 机修韩师傅 质检班长骆春 后勤老江"]),
    (["[建筑施工]", "[环卫女工]"], ["建筑施工、环卫女工"]),
    (["石青才"], ["石 青 才", "石　青　才（村支书）"]),
    (
        ["石磊", "韩雪", "欧阳慧"],
        [
            "石磊、韩雪、欧阳慧",
            "石磊 韩雪 欧阳慧",
            "石磊　韩雪　欧阳慧",
            "石　磊　韩　雪　欧阳慧",
            "石 磊、韩 雪、欧阳慧",
            "石磊，韩雪，欧阳慧",
            "石磊；韩雪；欧阳慧",
            "石磊、⏎韩雪、欧阳慧",
            "石磊、韩雪⏎欧阳慧",
            "石磊、韩雪、欧阳慧。",
        ],
    ),
    (["查文献", "江成", "贺兰山"], ["查文献、江成、贺兰山", "查文献　江　成　贺兰山"]),
    (["石磊", "艾力·买买提"], ["石磊、艾力·买买提", "石　磊　艾力·买买提"]),
    (["局长 卢海", "副局长 石磊", "副局长 韩雪"], ["局长卢海、副局长石磊、韩雪", "局长卢海，副局长石磊、韩　雪"]),
    (["局长 卢海"], ["局长卢海", "局长 卢海", "卢海局长"]),
    (["县水务局局长 卢海", "县住建局局长 石磊"], ["县水务局局长卢海、县住建局局长石磊", "县水务局局长卢海，县住建局局长石　磊"]),
    (["孙宝田"], ["农财股孙宝田", "工程科孙宝田", "农财股 孙宝田", "农财股　孙宝田"]),
    (["党委副书记+镇长 石磊"], ["党委副书记、镇长石磊", "党委副书记、镇长⏎石磊"]),
    (["石磊", "[各村党支部书记]"], ["石磊、各村党支部书记", "石磊，各村党支部书记"]),
    (["[各科室负责人]", "[全体教师]"], ["各科室负责人、全体教师", "各科室负责人⏎全体教师", "各科室负责人；全体教师。"]),
    (["[县水务局]", "[高新区]"], ["县水务局、高新区"]),
    (["[安全]", "[环保部门]"], ["安全、环保部门"]),
    (["[各村（社区）书记]"], ["各村（社区）书记"]),
    (["钱立"], ["钱立（出差）", "钱立（因病请假）", "钱 立（病假）"]),
    (["石磊", "韩雪"], ["石磊、韩雪等12人", "石磊、韩雪，共2人"]),
    (["石磊"], ["石磊等"]),
    (["[各园区负责人]"], ["各园区负责人（共80余人）", "各园区负责人（发言）", "各园区负责人等（约80人，汇报）"]),
    (["[财务处、人事处等部门负责人]"], ["财务处、人事处等部门负责人", "财务处、人事处等部门负责人（发言）"]),
    (["[财务处]", "[人事处]"], ["财务处、人事处"]),
    (["市长+市领导 石磊"], ["市长、市领导　石磊", "市长、市领导　石磊（主持、讲话）"]),
    (["市长+市领导 石磊", "市长+市领导 韩雪"], ["市长、市领导　石磊（讲话）、韩雪"]),
    ([], ["无", "没有", "略", "/", "——", "详见签到表", "名单附后"]),
]


@pytest.mark.parametrize(("expected", "texts"), EXAMPLES)
def test_listed(expected: list[str], texts: list[str]) -> None:
    assert {text: listed(text) for text in texts} == dict.fromkeys(texts, expected)


NOTES: list[tuple[str, list[str]]] = [
    ("卢海（局长）", ["局长 卢海"]),
    ("卢海（局长）、石磊（副局长）", ["局长 卢海", "副局长 石磊"]),
    ("佟　伟（书记）　金　鹏（副书记）", ["书记 佟伟", "副书记 金鹏"]),
    ("副总经理（主持工作）卢海、石磊", ["副总经理（主持工作） 卢海", "副总经理（主持工作） 石磊"]),
    ("石磊　韩　雪（议题二）　钱　立（议题三）", ["石磊", "韩雪", "钱立"]),
    ("骆春（记录）、段文翰", ["骆春", "段文翰"]),
    ("石磊（副局长、工会主席）、韩雪", ["副局长+工会主席 石磊", "韩雪"]),
    ("卢海、石磊（副局长）、崔永和（总工程师）", ["卢海", "副局长 石磊", "总工程师 崔永和"]),
    ("韩雪、泵站督导 石主任", ["韩雪", "主任 石"]),
    # what somebody is called, and his name behind it
    ("老石（石磊，理事长）、小韩（韩雪）、骆春", ["理事长 石磊", "韩雪", "骆春"]),
    ("包村干部 小韩（韩雪）", ["包村干部 韩雪"]),
    ("石队长（石磊）", ["队长 石磊"]),
    # offices behind names
    ("石磊 党组书记、局长；韩雪 副局长；办公室 骆春", ["党组书记+局长 石磊", "副局长 韩雪", "骆春"]),
    ("石磊 镇长、韩雪 副镇长、骆春", ["镇长 石磊", "副镇长 韩雪", "骆春"]),
    # a name that begins as a word does
    ("主治医师向阳春、住院医师韩雪", ["主治医师 向阳春", "住院医师 韩雪"]),
    ("石磊、农技站韩技术员应邀参加", ["石磊", "[农技站韩技术员]"]),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes_in_brackets(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    ["财务科、审计科、工会", "县水务局、县教育局", "支部书记处", "各单位主任", "治理专班", "党政办、综治中心", "全体党员", "金融办、审计局"],
)
def test_no_person(text: str) -> None:
    assert {each[0] for each in listed(text)} == {"["}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监事石伯（石树林）、会计韩雪", ["石树林", "韩雪"]),
        ("监理 石工（石海涛）、桩基队 韩队（韩铁柱）", ["石海涛", "韩铁柱"]),
        ("一组组长石老二（石有福），三组组长骆春", ["石有福", "骆春"]),
        ("项目组全员（石磊，韩雪，骆春）", ["石磊", "韩雪", "骆春"]),
        ("全体组员（共6人）", []),
    ],
)
def test_names_in_brackets(text: str, expected: list[str]) -> None:
    found = attendee_list(text, (Span(0, len(text)),))
    assert [each.name for each in found.mentions] == expected


def test_all_of_a_body_stays_a_group_beside_its_names() -> None:
    text = "项目组全员（石磊，韩雪，骆春）"
    found = attendee_list(text, (Span(0, len(text)),))
    assert [each.slice(text) for each in found.groups] == ["项目组全员"]


@pytest.mark.parametrize(("text", "group"), [("全员", "全员"), ("全员参加", "全员"), ("全体组员到齐", "全体组员")])
def test_everybody_is_a_group(text: str, group: str) -> None:
    found = attendee_list(text, (Span(0, len(text)),))
    assert [each.slice(text) for each in found.groups] == [group]
    assert not found.mentions
