"""Attendees of a report. A person is shown as `office+office name: roles`, a group as `[group] 120 等: roles`."""

import pytest

import briefgen
from briefgen.record import Attendee

LEAD = "3月5日上午，云澜县召开防汛工作会议。"


def line(attendee: Attendee) -> str:
    who = f"{'+'.join(attendee.titles)} {attendee.name}".strip() if attendee.kind == "person" else f"[{attendee.text}]"
    more = f" {attendee.count}" * (attendee.count is not None) + " 等" * (attendee.open and attendee.kind == "group")
    return f"{who}{more}: {' '.join(attendee.roles)}"


def attendees(text: str) -> list[str]:
    """Everyone taking part in the one meeting of a text."""
    (brief,) = briefgen.parse_text(text).briefs
    return [line(attendee) for attendee in brief.attendees]


PERSONS: list[tuple[str, list[str]]] = [
    # who is away, and who only listens
    ("副县长查文献因公出差，委托办公室主任柏松参加会议。", ["副县长 查文献: absent", "办公室主任 柏松: attend"]),
    ("书记江成、主任周国强到会，委员徐阿毛出差，未到。", ["书记 江成: attend", "主任 周国强: attend", "委员 徐阿毛: absent"]),
    ("县领导江成、周国强出席，各部门主要负责人列席会议。", ["县领导 江成: attend", "县领导 周国强: attend", "[各部门主要负责人]: observe"]),
    ("参加会议的有会长江成、秘书长周国强，办公室主任徐阿毛列席会议。", ["会长 江成: attend", "秘书长 周国强: attend", "办公室主任 徐阿毛: observe"]),
    ("副县长江成、周国强出席会议，12位乡镇干部作了交流发言。", ["副县长 江成: attend", "副县长 周国强: attend", "[12位乡镇干部] 12: attend speak"]),
    ("主任江成、副主任周国强等进行了学术讲座和手术演示。", ["主任 江成: attend report", "副主任 周国强: attend report"]),
    ("列席会议的委员有江成、周国强。", ["委员 江成: observe", "委员 周国强: observe"]),
    (
        "法院院长江成，检察院检察长周国强，各镇人大主席列席会议。",
        ["法院院长 江成: observe", "检察院检察长 周国强: observe", "[各镇人大主席]: observe"],
    ),
    # names in other languages' sounds, where they are met and where they speak
    ("县长卢海会见加拿大商会会长卡尼。卡尼表示，愿扩大合作。", ["县长 卢海: attend", "加拿大商会会长 卡尼: attend speak"]),
    ("县长卢海会见外国客人、国王查尔斯三世。查尔斯三世表示，愿扩大合作。", ["县长 卢海: attend", "国王 查尔斯三世: attend speak"]),
    ("县长卢海会见议长加西亚。加西亚表示，愿扩大合作。", ["县长 卢海: attend", "议长 加西亚: attend speak"]),
    ("独立研究员Mairéad Pratschke主讲。", ["独立研究员 Mairéad Pratschke: attend report"]),
    # an office that is the first word of a body's name; several offices of those who were there; offices behind a name
    ("中国旅日专家协会会长石磊、校友总会会长江成出席会议。", ["中国旅日专家协会会长 石磊: attend", "校友总会会长 江成: attend"]),
    ("行业专家委员会主任委员石磊出席会议。", ["行业专家委员会主任委员 石磊: attend"]),
    ("出席会议的副主委、常委有石磊、韩雪。", ["副主委+常委 石磊: attend", "副主委+常委 韩雪: attend"]),
    ("公司董事长石磊、总裁韩雪、骆春财务总监参加会议。", ["公司董事长 石磊: attend", "总裁 韩雪: attend", "财务总监 骆春: attend"]),
    # names and what stands behind them
    ("系主任石磊一同出席会议。", ["系主任 石磊: attend"]),
    ("主委韩庆和等领导出席会议。", ["主委 韩庆和: attend"]),
    ("常委石磊、韩又新、韩雪出席会议。", ["常委 石磊: attend", "常委 韩又新: attend", "常委 韩雪: attend"]),
    ("县长卢海深入学校了解教师的想法，并出席会议。", ["县长 卢海: attend"]),
    # whom something is told
    ("大家还向会长江成汇报了灌溉工程的进展。", ["会长 江成: attend"]),
    # 和 between two, the second of whom begins as a name with 和 would
    ("江成镇长和胡敏老师主持仪式。", ["镇长 江成: attend chair", "胡敏: attend chair"]),
    # on whose behalf somebody speaks
    ("会长江成代表全校师生致辞。", ["会长 江成: attend speak"]),
    # names that hold verbs
    ("副县长查文献主持会议。", ["副县长 查文献: attend chair"]),
    ("县长马文强强调，要抓好落实。", ["县长 马文强: attend speak"]),
    ("县长马强强调，要抓好落实。", ["县长 马强: attend speak"]),
    ("县委书记江成与大家座谈。", ["县委书记 江成: attend"]),
    ("县长马文强强调，要抓好落实。县委书记江成与大家座谈。", ["县长 马文强: attend speak", "县委书记 江成: attend"]),
    (
        "副县长艾力·买买提主持会议，县民宗局局长那顺巴雅尔、干部扎西顿珠先后发言。",
        ["副县长 艾力·买买提: attend chair", "县民宗局局长 那顺巴雅尔: attend speak", "干部 扎西顿珠: attend speak"],
    ),
    ("县政协主席上官云、副主席欧阳文博出席会议。", ["县政协主席 上官云: attend", "副主席 欧阳文博: attend"]),
    # titles: stacked, shared, behind, with a note
    ("县委副书记、县长卢海，县委常委、副县长石磊出席会议。", ["县委副书记+县长 卢海: attend", "县委常委+副县长 石磊: attend"]),
    ("县委常委钱立、骆春生、欧阳慧参加会议。", ["县委常委 钱立: attend", "县委常委 骆春生: attend", "县委常委 欧阳慧: attend"]),
    ("贺元明校长致辞，教务处薛明处长介绍情况。", ["校长 贺元明: attend speak", "处长 薛明: attend report"]),
    ("公司副总经理（主持工作）卢海汇报了情况，会议由董事长石磊主持。", ["公司副总经理（主持工作） 卢海: attend report", "董事长 石磊: attend chair"]),
    ("县商会会长兼秘书长鲍永年致辞。", ["县商会会长兼秘书长 鲍永年: attend speak"]),
    ("农业大学院士贺元明教授作报告。", ["农业大学院士+教授 贺元明: attend report"]),
    # roles: at the end, spread, shared
    ("县长卢海，副县长石磊、韩雪出席。会议由韩雪主持。", ["县长 卢海: attend", "副县长 石磊: attend", "副县长 韩雪: attend chair"]),
    (
        "县纪委书记钱立通报情况，副县长石磊部署工作，县委书记冯世轩讲话。会议由县长卢海主持。",
        ["县纪委书记 钱立: attend report", "副县长 石磊: attend report", "县委书记 冯世轩: attend speak", "县长 卢海: attend chair"],
    ),
    ("县应急局局长石磊、县住建局局长韩雪在会上分别讲话。", ["县应急局局长 石磊: attend speak", "县住建局局长 韩雪: attend speak"]),
    ("会议由县长佟　伟主持。", ["县长 佟伟: attend chair"]),
    ("县长欧阳慧出席。会议由欧阳县长主持。", ["县长 欧阳慧: attend chair"]),
    ("县长卢海主持会议。受韩雪局长委托，副局长石磊汇报情况。", ["县长 卢海: attend chair", "副局长 石磊: attend report"]),
    ("县长卢海主持会议并讲话。", ["县长 卢海: attend chair speak"]),
    ("县人大常委会副主任彭立夏、县政协副主席贺元明应邀列席会议。", ["县人大常委会副主任 彭立夏: observe", "县政协副主席 贺元明: observe"]),
    ("县长卢海主持会议，副县长石磊因公出差请假。", ["县长 卢海: attend chair", "副县长 石磊: absent"]),
    ("县长卢海主持会议，县政府办公室主任石磊记录。", ["县长 卢海: attend chair", "县政府办公室主任 石磊: record"]),
    ("县长卢海主持会议。他要求，各镇要抓好落实。", ["县长 卢海: attend chair speak"]),
    ("县长卢海主持会议，农艺师单雄发了言。", ["县长 卢海: attend chair", "农艺师 单雄: attend speak"]),
    ("县长卢海出席，由卢县长主持。", ["县长 卢海: attend chair"]),
    # whose word is sent is not there
    ("受县委书记冯世轩委托，县长卢海主持会议。", ["县长 卢海: attend chair"]),
    ("受县长卢海委托，副县长石磊作工作报告。", ["副县长 石磊: attend report"]),
    # who is absent in a later clause is not who took part before it
    ("石磊、韩雪参加会议，书记员因公请假。", ["石磊: attend", "韩雪: attend"]),
    ("因送学生看病，教导主任石磊没有到会。", ["教导主任 石磊: absent"]),
    ("县政府督学石磊出席会议。", ["县政府督学 石磊: attend"]),
    # who comes to congratulate, and who does not come
    ("县政协副主席韩雪、县文联主席卢海到场祝贺。", ["县政协副主席 韩雪: attend", "县文联主席 卢海: attend"]),
    ("到场祝贺的有县政协副主席韩雪、县文联主席卢海。", ["县政协副主席 韩雪: attend", "县文联主席 卢海: attend"]),
    ("县政协副主席韩雪、县文联主席卢海未到场祝贺。", ["县政协副主席 韩雪: absent", "县文联主席 卢海: absent"]),
    # the office behind a list is no group
    ("石磊、韩雪等县领导出席会议。", ["县领导 石磊: attend", "县领导 韩雪: attend"]),
]


@pytest.mark.parametrize(("body", "expected"), PERSONS)
def test_persons(body: str, expected: list[str]) -> None:
    assert attendees(LEAD + body) == expected


GROUPS: list[tuple[str, list[str]]] = [
    ("县直有关部门负责人、各乡镇长等120余人参加会议。", ["[县直有关部门负责人]: attend", "[各乡镇长] 等: attend"]),
    ("各镇党委书记、县直各部门主要负责人共80余人参加会议。", ["[各镇党委书记]: attend", "[县直各部门主要负责人]: attend"]),
    ("各单位主任参加会议。", ["[各单位主任]: attend"]),
    ("全体党员、村民代表列席会议。", ["[全体党员]: observe", "[村民代表]: observe"]),
    ("会议由支部书记主持。", ["[支部书记]: attend chair"]),
    ("县农业农村局、县水务局、云溪镇主要负责同志参加会议。", ["[县农业农村局、县水务局、云溪镇主要负责同志]: attend"]),
    ("县农业农村局、县水务局、云溪镇主要负责同志作了交流发言。", ["[县农业农村局、县水务局、云溪镇主要负责同志]: attend speak"]),
    (
        "参加会议的有：县长卢海，副县长石磊，县水务局、县应急局负责人等30人。",
        ["县长 卢海: attend", "副县长 石磊: attend", "[县水务局、县应急局负责人] 等: attend"],
    ),
    ("平川、河口镇负责同志视频发言。", ["[平川、河口镇负责同志]: attend speak"]),
    ("县计委、经委的主要负责同志参加了有关议题的讨论。", ["[县计委、经委的主要负责同志]: attend"]),
    ("平川、河口镇负责人在镇里通过视频参加。", ["[平川、河口镇负责人]: attend"]),
    ("县长卢海和各镇主要负责人参加会议。", ["县长 卢海: attend", "[各镇主要负责人]: attend"]),
    # who is consulted, who signs
    (
        "会上，卢海向各民主党派、县工商联负责人和无党派人士代表征求意见。",
        ["卢海: attend", "[各民主党派、县工商联负责人]: attend", "[无党派人士代表]: attend"],
    ),
    (
        "卢海向各民主党派、县工商联负责人和无党派人士代表征求意见。",
        ["卢海: attend", "[各民主党派、县工商联负责人]: attend", "[无党派人士代表]: attend"],
    ),
    ("县财政局负责人同党外人士进行了协商交流。", ["[县财政局负责人]: attend", "[党外人士]: attend"]),
    # a number belongs to its own group, not to the last of a list
    ("县长卢海主持会议。种粮大户代表30余人参加座谈。", ["县长 卢海: attend chair", "[种粮大户代表] 30: attend"]),
    ("县长卢海主持会议。种粮大户代表等30余人参加座谈。", ["县长 卢海: attend chair", "[种粮大户代表] 30 等: attend"]),
    # whom somebody brought, where they come from
    ("县长卢海率县水务局、县应急局负责人参加会议。", ["县长 卢海: attend", "[县水务局、县应急局负责人]: attend"]),
    ("来自全县各镇的种粮大户代表参加会议。", ["[来自全县各镇的种粮大户代表]: attend"]),
    # who must act, who only reads, who is spoken of
    ("会议要求，各镇、县直各单位负责人要抓紧整地。", []),
    ("卢海介绍了县水务局的经验。", ["卢海: attend report"]),
    ("本通知发至各镇党委和县直各单位。", []),
    ("县长卢海主持会议。各车间主任、班组长参加会议。", ["县长 卢海: attend chair", "[各车间主任]: attend", "[班组长]: attend"]),
]


@pytest.mark.parametrize(("body", "expected"), GROUPS)
def test_groups(body: str, expected: list[str]) -> None:
    assert attendees(LEAD + body) == expected


LABELLED: list[tuple[str, list[str]]] = [
    (
        "【出席委员】石磊、韩　雪\n【缺席】钱立（出差）\n【主持】主任卢海",
        ["委员 石磊: attend", "委员 韩雪: attend", "钱立: absent", "主任 卢海: attend chair"],
    ),
    # a label's office belongs to everybody who has no other title there
    (
        "出席理事：石磊、韩　雪\n列席监事：贺小满\n请假：来伟民（党工委委员）、左登科（产假）",
        ["理事 石磊: attend", "理事 韩雪: attend", "监事 贺小满: observe", "党工委委员 来伟民: absent", "左登科: absent"],
    ),
    (
        "时间：2021年3月5日\n地点：三楼会议室\n主持：局长卢海\n出席：石磊　韩　雪　欧阳慧\n列席：办公室贺小满\n缺席：钱立（出差）\n记录：骆　春",
        ["局长 卢海: attend chair", "石磊: attend", "韩雪: attend", "欧阳慧: attend", "贺小满: observe", "钱立: absent", "骆春: record"],
    ),
    (
        "会议时间：2021年3月5日\n会议地点：二楼\n主 持 人：卢海局长\n与会人员：石磊副局长、各科室负责人\n记录人：骆春\n卢局长：开会。",
        ["局长 卢海: attend chair speak", "副局长 石磊: attend", "骆春: record", "[各科室负责人]: attend"],
    ),
    (
        "时间：2021年3月5日\n地点：村委会\n主持人：石磊\n参加：石磊、韩雪、骆春\n记录：骆春",
        ["石磊: attend chair", "韩雪: attend", "骆春: attend record"],
    ),
    (
        "时间：2021年3月5日\n地点：三楼\n主持人：石磊\n出席：韩雪（副局长）、卢海（局长）",
        ["石磊: attend chair", "副局长 韩雪: attend", "局长 卢海: attend"],
    ),
    (
        "时间：2021年3月5日\n地点：三楼\n主持人：卢海\n出席：石磊（副局长）\n石局长：开会。",
        ["卢海: attend chair", "副局长 石磊: attend speak"],
    ),
    (
        "时间：2021年3月5日\n地点：三楼\n主持人：石磊 记录人：骆春\n出席：韩雪",
        ["石磊: attend chair", "骆春: record", "韩雪: attend"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LABELLED)
def test_labelled(body: str, expected: list[str]) -> None:
    assert attendees(f"防汛工作会议记录\n\n{body}") == expected


NOBODY_ELSE = [
    # only mentioned inside a speech
    "县长卢海主持会议。卢海指出，要学习贺元明先进事迹，由副县长石磊牵头落实。",
    "县长卢海主持会议。卢海说，去年王家湾村支部书记孙立勤带领群众修渠三公里。",
    "县长卢海主持会议。会议强调，副县长石磊要抓好落实。",
    # only quoted or studied
    "县长卢海主持会议。会议传达学习了省委书记彭立夏在全省防汛会议上的讲话精神。",
    # a byline, a credit, an editor
    "县长卢海主持会议。（记者 钱小满 通讯员 骆春）",
    "县长卢海主持会议。（钱小满 摄）",
    "县长卢海主持会议。\n责任编辑：骆春",
    # no persons at all
    "县长卢海主持会议。会议要求，治理事故隐患，发展苹果、核桃、花椒等产业。",
    "县长卢海主持会议，研究高标准农田、金融服务等工作。",
    "县长卢海主持会议。市委书记高度评价了防汛工作。",
    "县长卢海主持会议，听取了办公室主任关于防汛工作的汇报。",
]


@pytest.mark.parametrize("body", NOBODY_ELSE)
def test_nobody_else(body: str) -> None:
    assert [each for each in attendees(LEAD + body) if not each.startswith("[")] in (["县长 卢海: attend chair"], ["县长 卢海: attend chair speak"])


NO_GROUP = [
    "与会人员进行了讨论。",
    "大家认真讨论。",
    "会议要求，各单位主任要抓落实。",
    "会议强调，各镇党委书记要负总责，各村支部书记要具体抓。",
    "支部书记处的文件已经印发。",
    "县长卢海向全县干部群众致以节日问候。",
    "县长卢海要求，各镇要同驻地单位进行沟通。",
]


@pytest.mark.parametrize("body", NO_GROUP)
def test_no_group(body: str) -> None:
    assert [each for each in attendees(LEAD + body) if each.startswith("[")] == []


def test_open_list() -> None:
    (brief,) = briefgen.parse_text(f"{LEAD}县委常委钱立、骆春生等出席会议。").briefs
    assert [(attendee.name, attendee.open) for attendee in brief.attendees] == [("钱立", False), ("骆春生", True)]


def test_one_person_however_often_named() -> None:
    text = f"{LEAD}县长卢海出席会议。卢海指出，要抓好落实。会上，卢海县长还颁发了证书。"
    (brief,) = briefgen.parse_text(text).briefs
    (attendee,) = brief.attendees
    assert [text[start:end] for start, end in attendee.spans] == ["县长卢海", "卢海", "卢海县长"]


def test_padded_name_is_printed_without_blanks() -> None:
    text = "防汛工作会议记录\n时间：2021年3月5日\n地点：三楼\n主持：佟　伟\n出席：韩　雪"
    (brief,) = briefgen.parse_text(text).briefs
    assert [(attendee.name, attendee.text) for attendee in brief.attendees] == [("佟伟", "佟　伟"), ("韩雪", "韩　雪")]


CHAIR = "县长 卢海: attend chair"
GAPS: list[tuple[str, list[str], str]] = [
    ("县文联主席卢海来电祝贺。", [], "who congratulates from afar takes part, though little speaks for it"),
    ("县文联主席卢海前来祝贺。", ["县文联主席 卢海: attend"], "前来 does not end a name"),
    ("纪检组长韩雪监督学员签到。", ["纪检组长 韩雪: attend"], "监督 does not end a name"),
    ("县长卢海主持会议，学习贯彻市委书记冯世轩关于防汛工作的批示精神。", [CHAIR], "批示 that is studied counts as a speech of the chair"),
    ("副县长石磊代县长卢海主持会议。", ["副县长 石磊: attend chair"], "代县长 becomes a title of 石磊"),
    ("副县长石磊代表县长卢海作工作报告。", ["副县长 石磊: attend report"], "代表县长 becomes a title of 石磊"),
    ("水务局、教育局分别作了发言。", ["[水务局]: attend speak", "[教育局]: attend speak"], "units that speak, each standing alone, become one group"),
    (
        "各镇、县直各单位设分会场，各镇党委书记在分会场参加会议。",
        ["[各镇]: attend", "[县直各单位]: attend", "[各镇党委书记]: attend"],
        "units that have a hall of their own weigh too little",
    ),
]


@pytest.mark.parametrize(
    ("body", "expected"),
    [pytest.param(body, expected, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)) for body, expected, reason in GAPS],
)
def test_known_gap(body: str, expected: list[str]) -> None:
    assert attendees(LEAD + body) == expected


def test_a_group_under_two_labels_is_one() -> None:
    (brief,) = briefgen.parse_text("全体教职工例会\n时间：2024年3月5日\n地点：多功能厅\n主持/记录：保教处\n人员：全体教师").briefs
    groups = [each for each in brief.attendees if each.kind == "group"]
    assert [each.text for each in groups] == ["保教处", "全体教师"] or [each.text for each in groups] == ["全体教师", "保教处"]
    assert len({each.id for each in groups}) == 2
