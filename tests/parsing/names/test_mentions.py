"""Mentions: a name with the offices around it. A mention is shown as `office+office name`; a bare surname as `处长 薛~`."""

import pytest

from briefgen.parsing.names.known_names import established, known_pattern
from briefgen.parsing.names.mentions import scan
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


def found(text: str) -> list[str]:
    shadow = shadow_of(text)
    out = []
    for mention in scan(shadow, Span(0, len(shadow))):
        titles = "+".join(title.slice(shadow) for title in mention.titles)
        out.append(f"{titles} {mention.name}{'~' * mention.surname_only}".strip())
    return out


EXAMPLES: list[tuple[str, list[str]]] = [
    # what opens a list of those who hold an office
    ("出席会议的副市长还有：王建国、李　明。", ["副市长 王建国", "副市长 李明"]),
    ("在主席台就座的市领导有王建国、李明。", ["市领导 王建国", "市领导 李明"]),
    ("参加座谈会的党外人士有王建国、李明。", ["党外人士 王建国", "党外人士 李明"]),
    # offices given at the meeting
    ("池万福连任会长，简思远、蓝雪芬等2人当选副会长。", ["会长 池万福", "副会长 简思远", "副会长 蓝雪芬"]),
    ("市长高远对企业负责人何苗说，困难尽管提。", ["市长 高远", "企业负责人 何苗"]),
    # one office
    ("副县长查文献主持会议。", ["副县长 查文献"]),
    ("局长马强强调，要抓好落实。", ["局长 马强"]),
    ("党委书记江成与大家座谈。", ["党委书记 江成"]),
    ("会议由县水务局局长佟　伟主持。", ["县水务局局长 佟伟"]),
    ("会议由欧阳主任主持。", ["主任 欧阳~"]),
    ("会后，由薛局长主持座谈。", ["局长 薛~"]),
    ("县水务局局长佟　伟、副局长韩　雪出席。", ["县水务局局长 佟伟", "副局长 韩雪"]),
    ("会议邀请省农科院研究员诸葛青松授课。", ["省农科院研究员 诸葛青松"]),
    ("副县长艾力·买买提出席会议。", ["副县长 艾力·买买提"]),
    ("副州长扎西顿珠出席会议。", ["副州长 扎西顿珠"]),
    ("镇党委书记额尔敦布和、镇长乌恩其出席会议。", ["镇党委书记 额尔敦布和", "镇长 乌恩其"]),
    ("南塔省副省长本坎·冯萨万一行来访。", ["南塔省副省长 本坎·冯萨万"]),
    ("场长石 铁 城主持会议。", ["场长 石铁城"]),
    # behind the number of an item
    ("（三）县水务局局长佟伟", ["县水务局局长 佟伟"]),
    ("（十二）市委常委、副市长韩雪", ["市委常委+副市长 韩雪"]),
    ("（兼）局长佟伟", ["（兼）局长 佟伟"]),
    # an acting head; a post that somebody is said to hold; 我所, 我馆
    ("县委副书记、代县长者丽主持会议。", ["县委副书记+代县长 者丽"]),
    ("专家组组长为省农科院研究员谢天华。", ["省农科院研究员 谢天华"]),
    ("我所所长、党委书记谢天华讲话。", ["所长+党委书记 谢天华"]),
    # stacked
    ("市委书记、市人大常委会主任冯世轩出席会议。", ["市委书记+市人大常委会主任 冯世轩"]),
    ("党委副书记、总会计师、监察专员彭立夏通报情况。", ["党委副书记+总会计师+监察专员 彭立夏"]),
    ("县委常委、组织部部长 祝小青主持会议。", ["县委常委+组织部部长 祝小青"]),
    ("校党委副书记、 校长段文翰讲话。", ["校党委副书记+校长 段文翰"]),
    ("市工商联副主席、商会会长兼秘书长鲍永年致辞。", ["市工商联副主席+商会会长兼秘书长 鲍永年"]),
    ("县委书记兼县武装部党委第一书记谢天华出席。", ["县委书记兼县武装部党委第一书记 谢天华"]),
    # an office that an election gives, one in brackets
    ("经投票，骆春当选为第五届会长，石磊、韩雪当选为副会长。", ["第五届会长 骆春", "副会长 石磊", "副会长 韩雪"]),
    ("理事石磊（会计）、韩雪、骆春参加。", ["理事+会计 石磊", "理事 韩雪", "理事 骆春"]),
    ("学员代表段志明（龙市乡党委书记）发言。", ["学员代表+龙市乡党委书记 段志明"]),
    # units before names of other peoples, in lists and before offices
    ("副州长古丽娜尔·库尔班、才仁加甫出席会议。", ["副州长 古丽娜尔·库尔班", "副州长 才仁加甫"]),
    ("设备科卡米力江科长汇报。", ["科长 卡米力江"]),
    ("省纪委省监委驻厅纪检监察组组长岳峙参加会议。", ["省纪委省监委驻厅纪检监察组组长 岳峙"]),
    # a bare surname with what stands before it, and after a unit
    ("人民监督员、退休干部景老师建议多开放。", ["人民监督员+退休干部 景~"]),
    ("律师代表谌律师提出意见。", ["律师代表 谌~"]),
    ("省委党校毛教授作报告。", ["教授 毛~"]),
    ("街道物管科钮科长、社区书记尹霞到场。", ["科长 钮~", "社区书记 尹霞"]),
    # everyday offices, and common words that are names
    ("教师代表高远、临床医学专业学生李想发言。", ["教师代表 高远", "临床医学专业学生 李想"]),
    ("县领导吴涛、骆春参加。", ["县领导 吴涛", "县领导 骆春"]),
    # numbers of items are no part of a title
    ("3.业主代表佟伟提出意见。", ["业主代表 佟伟"]),
    # a list shares its title
    ("市委常委钱立、骆春生、欧阳慧参加会议。", ["市委常委 钱立", "市委常委 骆春生", "市委常委 欧阳慧"]),
    ("副局长石磊和韩雪分别汇报。", ["副局长 石磊", "副局长 韩雪"]),
    ("县长江海林、副局长江涛出席。", ["县长 江海林", "副局长 江涛"]),
    ("听取了副会长石小磊所作的报告。", ["副会长 石小磊"]),
    ("畜牧师仇英、曾国梁、尹文以及区伯年发了言。", ["畜牧师 仇英", "畜牧师 曾国梁", "畜牧师 尹文", "畜牧师 区伯年"]),
    ("省劳动模范韩雪、大学生村官骆春分享经验。", ["省劳动模范 韩雪", "大学生村官 骆春"]),
    ("县长卢海、副县长石磊、韩雪出席会议。", ["县长 卢海", "副县长 石磊", "副县长 韩雪"]),
    # offices behind
    ("贺元明校长主持会议。", ["校长 贺元明"]),
    ("何维山副主席讲话。", ["副主席 何维山"]),
    ("会上，设备管理处薛亚山处长介绍了情况。", ["处长 薛亚山"]),
    ("钱立、骆春生等市领导出席会议。", ["市领导 钱立", "市领导 骆春生"]),
    ("副校长彭立夏教授出席。", ["副校长+教授 彭立夏"]),
    # what those before hold, or those with them, is no office of the next
    ("县长卢海、石磊等企业负责人，县科技局局长韩雪参加座谈。", ["县长+企业负责人 卢海", "县长+企业负责人 石磊", "县科技局局长 韩雪"]),
    ("副校长彭立夏及其团队成员，研究院院长贺元明参加座谈。", ["副校长 彭立夏", "研究院院长 贺元明"]),
    ("《山河》等剧编剧、省作协副主席贺元明参加座谈。", ["《山河》等剧编剧+省作协副主席 贺元明"]),
    ("薛亚山教授、韩雪教授等一行8位教授来访。", ["教授 薛亚山", "教授 韩雪"]),
    ("钱立、骆春生等同志及各镇负责人参加会议。", ["钱立", "骆春生"]),
    # surname and office
    ("会上，薛处长作了说明。", ["处长 薛~"]),
    # offices with a note in brackets
    ("公司副总经理（主持工作）卢海汇报了情况。", ["公司副总经理（主持工作） 卢海"]),
    ("市政府副秘书长（正县级）石磊出席会议。", ["市政府副秘书长（正县级） 石磊"]),
    # no office
    ("查文献主持会议。", ["查文献"]),
    ("孙立勤、穆为山参加座谈会。", ["孙立勤", "穆为山"]),
    ("会上，段文翰指出，要抓落实。", ["段文翰"]),
    # rare surnames, and names that begin with a word, in a list of names
    ("严恩明、路建、荀康静、邰铃、任树岩出席会议。", ["严恩明", "路建", "荀康静", "邰铃", "任树岩"]),
    ("会议还邀请了麴英、苌文纬、骆春生、钱立。", ["麴英", "苌文纬", "骆春生", "钱立"]),
    ("段文翰、骆春生、彭立夏、高原红参加座谈会。", ["段文翰", "骆春生", "彭立夏", "高原红"]),
    # what leads in is no part of the title
    ("会上，首先由镇党委书记谢天华讲话。", ["镇党委书记 谢天华"]),
    ("随后，县教育局局长韩雪宣读文件。", ["县教育局局长 韩雪"]),
    ("会议听取了工程科科长石磊的汇报。", ["工程科科长 石磊"]),
    ("参加会议的还有县审计局局长卢海。", ["县审计局局长 卢海"]),
    ("我校邀请了农业大学教授贺元明作报告。", ["农业大学教授 贺元明"]),
    ("县长卢海在会见副县长石磊时说，防汛无小事。", ["县长 卢海", "副县长 石磊"]),
    ("学习贯彻市委书记冯世轩的批示。", ["市委书记 冯世轩"]),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


NEGATIVE = [
    "分行班子成员、分行本部部门总经理出席了会议。",
    "三（2）班家长提了意见。",
    "各单位主任、科室负责人参加会议。",
    "中青班、乡镇干部班全体学员参加会议。",
    "学员向导师敬茶。",
    "转达了院长从北京发来的意见。",
    "公司各车间主任、班组长参加会议。",
    "各村党支部书记、村委会主任参加会议。",
    "会议由支部书记主持。",
    "团中央书记处传达文件。",
    "要深入治理事故多发路段。",
    "主席台设在东侧。",
    "相关文章：办公室主任会议召开。",
    "各学校校长、幼儿园园长要高度重视。",
    "推行河长制和林长制。",
    "全体委员参加会议。",
    "教师代表、学生代表发言。",
    "会议审议了高标准农田、金融服务、安全生产等议题。",
    "要发展苹果、核桃、花椒等产业。",
    "访问了俄罗斯、蒙古国、尼泊尔、韩国。",
    "花卉、苗木、茶叶、水产参加展销。",
    "有关部门主要负责同志要落实责任。",
    "会议强调，要压实责任。",
    "市委书记高度评价了防汛工作。",
    "听取了办公室主任关于防汛工作的汇报。",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_nobody(text: str) -> None:
    assert found(text) == []


def test_rules_and_certainty() -> None:
    shadow = "局长石磊、韩雪与贺元明校长、薛处长座谈。"
    assert [mention.rule for mention in scan(shadow, Span(0, len(shadow)))] == ["title-name", "member", "name-title", "surname-title"]


def test_spans_hold_name_and_titles() -> None:
    shadow = shadow_of("会前，县委常委、副县长佟　伟，各村代表到场。")
    (mention,) = scan(shadow, Span(0, len(shadow)))
    assert mention.name_span.slice(shadow) == "佟 伟"
    assert mention.span.slice(shadow) == "县委常委、副县长佟 伟"


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("佟　伟最后说。", {"佟伟"}, ["佟伟"]),
        ("随后石磊谈了想法，石磊文也谈了。", {"石磊", "石磊文"}, ["石磊", "石磊文"]),
        ("大家讨论。", {"石磊"}, []),
        ("大家讨论。", set(), []),
    ],
)
def test_established(text: str, known: set[str], expected: list[str]) -> None:
    shadow = shadow_of(text)
    assert [mention.name for mention in established(shadow, Span(0, len(shadow)), known_pattern(known), [])] == expected


def test_established_keeps_what_was_found() -> None:
    shadow = "局长石磊主持会议，石磊讲话。"
    before = scan(shadow, Span(0, len(shadow)))
    after = established(shadow, Span(0, len(shadow)), known_pattern({"石磊"}), before)
    assert [(mention.name, mention.name_span.start) for mention in after] == [("石磊", 2), ("石磊", 9)]


GAPS: list[tuple[str, list[str], str]] = [
    ("江成与大家座谈，段文翰主持。", ["江成", "段文翰"], "与 is no predicate"),
    ("应主任要求列席。", [], "应 is read as a surname at the start of a sentence"),
    ("副局长石磊代表局长卢海作工作报告。", ["副局长 石磊", "局长 卢海"], "代表 is read as part of an office behind 石磊; 卢海 is lost"),
    ("副局长石磊代局长卢海主持会议。", ["副局长 石磊", "局长 卢海"], "代 is read as part of an office behind 石磊; 卢海 is lost"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)) for text, expected, reason in GAPS],
)
def test_known_gap(text: str, expected: list[str]) -> None:
    assert found(text) == expected
