"""Names: bars stand where a name begins and ends (`副市长|查文献|主持会议`)."""

import pytest

from briefgen.parsing.names.name_characters import Candidate, is_han
from briefgen.parsing.names.names import clean, name_at, name_before, surname_at, surname_before


def unbarred(marked: str) -> tuple[str, int, int]:
    """The text without its two bars, and where they stood."""
    before, name, after = marked.split("|")
    return before + name + after, len(before), len(before) + len(name)


def barred(text: str, candidate: Candidate | None) -> str:
    """The text with bars around a candidate."""
    if candidate is None:
        return text
    return f"{text[: candidate.start]}|{text[candidate.start : candidate.end]}|{text[candidate.end :]}"


SLOT = [
    # two- and three-character names before verbs
    "副市长|查文献|主持会议", "院长|查文献|主持会议", "县长|李强|强调，要抓落实", "县长|马文强|强调，要抓落实", "县长|马强|强调指出", "党委书记|江成|与大家座谈",
    "主任|安宁|，副主任",
    "主任|万年青|参加", "校长|路遥|作报告", "镇长|白雪|汇报", "局长|夏至|、", "副区长|祝福|致辞",
    "镇长|谢天华|感谢各位", "部长|程前|主持", "主任|任远|任组长",
    "主席|马作新|作工作报告", "校长|段文讲|讲话", "主任|卢分|分别发言",
    # function-word characters in names
    "局长|周以宁|出席", "主任|方与时|发言", "局长|郭会|主持会议", "校长|孟作为|讲话", "副院长|鲁大为|（外出学习）", "局长|霍志和|、",
    # compound surnames
    "主任|欧阳慧|发言", "局长|欧阳文博|讲话", "厂长|皇甫嵩岳|，", "主任|司徒晴|、",
    "主席|石磊|致电约翰·史密斯", "局长|韩雪|会见约翰·史密斯",
    # dotted names and names without Han surname
    "副县长|艾力·买买提|主持会议", "主任|古丽娜尔·库尔班|、", "专家|约翰·史密斯|介绍", "局长|那顺巴雅尔|讲话",
    "副县长|扎西顿珠|汇报", "副州长|古再丽努尔|，", "乡长|丹增|、", "县长|次仁|主持",
    # four characters, bounded only behind the fourth; 和 inside a Mongolian name
    "副主席|罗木秋雁|及委员", "主任|江林晓河|列席", "处长|孟和达尔|主持", "副县长|东知才让|主持会议", "副书记|阿牛日聪|、",
    # 和 that joins nobody, 向 towards nobody; when somebody does something
    "书记|于成和|主持", "主任|佟永和|先生致辞", "总经理|向晴|主持会议", "市长|高远|26日主持召开会议", "县长|佟向东|7月3日到会",
    # a day, and what somebody tells or joins
    "县长|费明|今天到会", "镇长|韩雪|日前签署", "院长|骆丹|参与并致辞", "主任|陈文|告诉记者", "司长|钱立|披露",
    "局长|段大川|没有到会", "区长|高要|要求，各街道", "局长|单立|出席",
    # 向 and surnames that are function words or rare; a predicate that no list has
    "县长|佟向东|主持会议", "局长|骆向前|、", "副县长|莫向荣|，", "县长|向建军|主持", "市长|时明礼|的开场白", "经理|来建明|在会上", "主任|那学军|强调",
    "院长|禤国栋|一开口", "主任|濮阳青|谈到", "院长|公丕亮|承诺", "劳动模范|段长河|代表退休职工讲话", "副书记|何在田|在会上宣读", "主任|苗在林|、", "副局长|左登科|主持", "局长|佟大为|指出", "镇长|洪亮|因公外出", "副院长|史大为|因外出学习未参加会议", "局长|段千|因出差请假", "主席|祁同|未出席", "理事|冯唐|老先生讲话", "工会主席|令狐晋生|、", "教授|仉国华|认为",
    # other languages' names before and behind 和 and predicates
    "镇长|居马别克|和乡党委书记", "书记|米吉提·司马义|作表态发言", "州长|艾力·买买提|分别汇报",
    # three characters, all padded
    "副会长|骆 世 安|主持", "经理|游 志和|、",
    # Latin
    "总经理|James Whitfield|介绍",
    # rare characters, padding
    "局长|陈𬱖|讲话", "主任|龚䶮|、", "书记|佟 伟|、副书记", "书记|佟 伟|主持", "局长|韩  雪|讲话", "副主席|阿不都热合曼·吐尔逊|作报告",
]  # fmt: skip


@pytest.mark.parametrize("marked", [each.replace("　", " ") for each in SLOT])
def test_after_a_title(marked: str) -> None:
    text, start, _ = unbarred(marked)
    assert barred(text, name_at(text, start, slot=True)) == marked


PLAIN = [
    "|查文献|主持会议", "|李强|强调，要抓落实", "|马文强|强调，要抓落实", "|江成|与大家座谈", "|贺兰英|、周大海", "|欧阳慧|指出", "|艾力·买买提|表示", "|佟 伟|、",
    "|郑为民|为大家授课", "|丁一|一行", "|葛文|同志", "|纪晓|记录", "|董全|全面总结", "|卫国强|强调", "|吕代|代表公司致辞", "|严肃之|主持", "|钱通|通报情况",
]  # fmt: skip


@pytest.mark.parametrize("marked", PLAIN)
def test_without_title(marked: str) -> None:
    text, start, _ = unbarred(marked)
    assert barred(text, name_at(text, start)) == marked


REFUSED_SLOT = [
    "院长|康复科主持", "专家|楼二楼报告厅", "法官|多下来讲课", "书记|处的会议", "主任|和副主任", "主任|以及各科室", "局长|于书记、", "代表|单位发言", "专家|成员、", "主任|时间安排", "书记|全面总结工作", "书记|同时强调", "局长|应急处置",
    "教师|代表、", "主任|要求各单位", "局长|向省厅汇报", "局长|向市领导介绍", "书记|向大会作报告", "主任|来北京汇报", "科长|连着三天帮忙", "委员|因系申报人", "负责人|同党外人士协商", "委员|会主任", "书记|如何贯彻", "主任|对照检查", "书记|高度评价了工作", "校长|安全报告制度", "书记|任务清单", "主任|关于防汛工作的汇报", "书记|从严治党责任", "院长|负责制", "主席|和塔里莫夫总统举行会谈",
]  # fmt: skip


@pytest.mark.parametrize("marked", REFUSED_SLOT)
def test_no_name_after_a_title(marked: str) -> None:
    before, after = marked.split("|")
    assert name_at(before + after, len(before), slot=True) is None


REFUSED = [
    "单位、学校", "高校、企业", "安全、环保", "党委、政府", "和平、稳定", "经费、人员", "方面，要", "高度重视", "全面总结", "金融、教育", "黄金、白银", "时间：上午", "成员、家属", "同时，", "任务、责任",
    "会议指出", "大家表示", "学校要求", "水利、交通", "石油、天然气", "鱼塘、水库",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_no_name(text: str) -> None:
    assert name_at(text, 0) is None


BEFORE = [
    "|贺元明|校长", "西川大学|努尔兰·哈斯木|教授", "设备管理处|薛亚山|处长", "，|段文|书记", "由|马立|主任主持", "由|欧阳慧|主任主持", "请|何维山|副主席讲话", "听取了|祝小青|主任的汇报", "县水利局|谢天华|局长", "公司|江成|董事长",
    "秘书长|向定波|教授", "会上向|钱立|校长", "与|卡马洛夫|总统", "主席和|托卡列夫|总统",
]  # fmt: skip


@pytest.mark.parametrize("marked", BEFORE)
def test_before_a_title(marked: str) -> None:
    text, _, end = unbarred(marked)
    assert barred(text, name_before(text, end, 0)) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "县人民医院|院长",
        "农技站|站长",
        "各单位|主任",
        "教务处|处长",
        "计经委|主任",
        "，欧阳|主任",
        "，上官|局长",
        "全体|委员",
        "新任|局长",
        "研究所|所长",
        "党委|书记",
        "，俄罗斯|总统",
        "会见哈萨克斯坦|总理",
    ],
)
def test_no_name_before_a_title(marked: str) -> None:
    before, after = marked.split("|")
    assert name_before(before + after, len(before), 0) is None


@pytest.mark.parametrize("marked", ["|薛|处长", "，|欧阳|主任", "由|马|局长主持", "请|王|所长讲话", "教务处|段|主任"])
def test_surname_before_a_title(marked: str) -> None:
    text, _, end = unbarred(marked)
    assert barred(text, surname_before(text, end, 0)) == marked


@pytest.mark.parametrize("marked", ["教务处|处长", "县委|书记", "副|处长", "三|组长", "车间|主任", "技术部|部长", "财务科|科长", "当选共和国|总统"])
def test_no_surname_before_a_title(marked: str) -> None:
    before, after = marked.split("|")
    assert surname_before(before + after, len(before), 0) is None


@pytest.mark.parametrize(
    ("text", "length"), [("欧阳慧", 2), ("司马", 2), ("上官云", 2), ("王伟", 1), ("查文献", 1), ("的话", 0), ("ABC", 0), ("", 0)]
)
def test_surname_at(text: str, length: int) -> None:
    assert surname_at(text, 0) == length


@pytest.mark.parametrize(
    ("character", "expected"), [("张", True), ("𬱖", True), ("䶮", True), ("·", False), ("A", False), ("、", False), (" ", False)]
)
def test_is_han(character: str, expected: bool) -> None:
    assert is_han(character) is expected


@pytest.mark.parametrize(("printed", "name"), [("张　伟", "张伟"), ("佟 伟", "佟伟"), ("韩\n雪", "韩雪"), ("欧阳慧", "欧阳慧")])
def test_clean(printed: str, name: str) -> None:
    assert clean(printed) == name


@pytest.mark.parametrize(
    ("text", "certain"),
    [("查文献主持会议", True), ("江成与大家座谈", True), ("艾力·买买提主持", True)],
)
def test_certain(text: str, certain: bool) -> None:
    candidate = name_at(text, 0)
    assert candidate is not None
    assert candidate.certain is certain


#: Names after a title that are missed or cut wrongly, and why.
GAPS_SLOT: list[tuple[str, str]] = [
    ("处长|于是之|发言", "于是 is a word"),
    ("书记|平安|同志", "平安 is a word, though 同志 shows a person"),
    ("局长|方向明|讲话", "方向 is a word"),
    ("乡长|郑重|表示", "郑重 is a word"),
]


@pytest.mark.parametrize(
    "marked", [pytest.param(marked, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)) for marked, reason in GAPS_SLOT]
)
def test_known_gap_after_a_title(marked: str) -> None:
    text, start, _ = unbarred(marked)
    assert barred(text, name_at(text, start, slot=True)) == marked


GAPS_BEFORE: list[tuple[str, str]] = [
    ("欢迎|欧阳慧|教授", "迎 is no left boundary"),
    ("感谢|贺元明|教授", "谢 is no left boundary"),
]


@pytest.mark.parametrize(
    "marked", [pytest.param(marked, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)) for marked, reason in GAPS_BEFORE]
)
def test_known_gap_before_a_title(marked: str) -> None:
    text, _, end = unbarred(marked)
    assert barred(text, name_before(text, end, 0)) == marked


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(each, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="a verb reads on from the name's last character"))
        for each in ("|柳如是|是会议记录人", "|温书|书面发言")
    ],
)
def test_known_gap_without_title(marked: str) -> None:
    text, start, _ = unbarred(marked)
    assert barred(text, name_at(text, start)) == marked
