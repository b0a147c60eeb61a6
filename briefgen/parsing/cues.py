"""Small closed classes that several rules read: verbs of saying and of taking part, nouns for groups and units."""

from typing import cast

from briefgen.lexicon import typed, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.record import SpeechAct
from briefgen.text.patterns import lazy

#: Verb of saying → the act it stands for. The longest match counts.
SAYING: dict[str, SpeechAct] = {word: cast("SpeechAct", act) for word, act in typed("saying")}

#: A verb of saying, wherever it stands: without one, the costly patterns need not be tried.
SAYS = lazy(alternation(list(SAYING)))
SAYING_ENDS = Endings(SAYING)

#: Ends of noun phrases for people in number.
GROUP_NOUNS = [
    "主要负责人", "负责人", "负责同志", "负责人员", "领导同志", "领导班子", "领导", "班子成员", "代表", "成员", "同志", "人员", "干部", "职工", "党员", "员工",
    "教师", "师生", "学生", "专家", "学者", "嘉宾", "委员", "会员", "书记", "主任", "校友", "同仁", "家属", "群众", "居民", "村民",
    "团队", "干警", "民警", "官兵", "志愿者", "来宾", "客商", "理事", "骨干", "队员", "医务人员", "医护人员", "护士长", "组长", "队长", "班长",
    "工作者", "企业家", "大家", "记者", "媒体", "单位", "部门", "企业", "机构", "人士", "各界", "支书", "党支部书记", "站长", "所长", "科长",
    "处长", "局长", "校长", "院长", "厂长", "教职工", "战士", "民兵", "博士", "硕士", "研究生", "博士生", "毕业生", "家长", "业主", "患者",
    "病员", "农户", "养殖户", "种植户", "渠道商", "经销商", "商户", "种植大户", "学员", "市民", "护士", "阿姨", "关系人", "新员工", "业主代表", "专业户",
    "师傅", "乡亲", "双方", "主官", "保育员", "合作方", "主要领导", "分管领导", "相关领导", "党外人士", "工作人员", "管理人员", "技术人员", "专业技术人员", "领导小组成员", "业内人士",
    "乡贤", "网格员", "分会场", "全体", "代表团", "协会", "家委会", "业委会", "监委会", "村委会", "居委会", "理事会", "监事会", "董事会", "商会", "学会", "公司", "集团", "大学", "学院", "高校", "医院", "银行", "研究院",
    "研究所", "中心", "委员会", "部", "厅", "局", "处", "科", "室", "办", "院", "校", "站", "所", "村", "社区",
    "街道", "乡镇", "镇街", "县区", "财政", "中央", "战线", "中队", "支队", "总队", "大队", "市州", "盟市", "县市", "执委", "委办局",
    "委局", "园区", "管委会", "设区市", "党委", "党组", "党支部", "支部", "总支", "政府", "人大", "政协", "纪委", "法院", "检察院", "工会",
    "团委", "妇联", "联盟", "组", "队", "党组织", "首席", "监事", "对口单位", "嘎查", "苏木", "乡镇场", "林场", "农场", "牧场", "防指", "指挥部",
    "森林公安", "队伍", "项目部", "供销社",
]  # fmt: skip


@per_knowledge
def _group_ends() -> Endings:
    return Endings([*GROUP_NOUNS, *words("organizations"), *words("offices"), "们"])


_COUNTED = lazy(r"[\d一二三四五六七八九十](?:余|多)?[人名位家]$")


def ends_as_group(phrase: str) -> bool:
    """Whether a phrase ends with a noun for people in number or a unit, 等 perhaps behind it."""
    phrase = phrase.removesuffix("\n")
    return _ends_as_group(phrase) or (phrase.endswith("等") and _ends_as_group(phrase[:-1]))


def _ends_as_group(phrase: str) -> bool:
    return _group_ends().end(phrase) or (phrase[-1:] in "人名位家" and _COUNTED.search(phrase, max(0, len(phrase) - 3)) is not None)
