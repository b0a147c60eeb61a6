"""Who was there and who was away, in the lead of a record in talk: lists as sentences, and what stays as printed."""

import pytest

import briefgen
from briefgen.rendering import markdown
from briefgen.rendering.blocks import Run
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import away

HEAD = "清河县水务局局务会议记录\n时间：2024年5月6日上午9:00\n地点：{place}\n主持人：江成局长\n{lists}\n记录：余音\n"
TALK = (
    "\n江成：先说仓库搬迁。\n骆春：仓库搬迁的合同上周签了，费用十二万。\n江成：行，骆春盯紧。\n\n会议决定：\n1、仓库搬迁6月30日前完成，骆春负责。\n"
)


def page(lists: str, place: str = "局二楼会议室") -> str:
    return markdown.render(briefgen.parse_text(HEAD.format(place=place, lists=lists) + TALK), RenderOptions(form="brief"))


THERE: list[tuple[str, str]] = [
    ("列席：石磊（副镇长）、高岚（农业办主任，议题二）、孟飞（财政所所长）", "副镇长石磊、农业办主任高岚、财政所所长孟飞列席会议"),
    ("列席：水政股 高岚（议题一）、财务股孟飞（第二项）、邓岩（列席第2、3项）", "水政股高岚、财务股孟飞、邓岩列席会议"),
    ("列席：石  磊（财政所）  高  岚（司法所）  余方圆（农办）", "财政所石磊、司法所高岚、农办余方圆列席会议"),
    ("列席：团委 余老师", "团委余老师列席会议"),
    ("列席：物业公司 项目经理 于经理，居委会 小廖", "物业公司项目经理于经理，居委会小廖列席会议"),
    ("参加：1. 骆春 2. 韩雪 3. 石师傅", "骆春、韩雪、石师傅参加会议"),
    ("参加：内科 骆春 外科 韩雪 儿科 石磊 骨科 高岚", "内科骆春、外科韩雪、儿科石磊、骨科高岚参加会议"),
    ("出席：江成 党组书记、局长；骆春 副局长；韩雪 副局长", "副局长骆春、副局长韩雪出席会议"),
    ("特邀 分管院长 韩院长、院感科 石科长", "特邀分管院长韩院长、院感科石科长参加会议"),
    ("参会人员：应急局骆春\n线上参会：各乡镇乡镇长", "应急局骆春参加会议，各乡镇乡镇长线上参加会议"),
    (
        "参加人员：\n建设单位（宏图置业）：骆春、韩工\n物业：石经理\n业主代表：3号楼高阿姨",
        "建设单位（宏图置业）骆春、韩工，物业石经理，业主代表3号楼高阿姨参加会议",
    ),
    ("参会单位：\n施工单位：骆春、韩工\n设计单位：未到（电话联系）", "施工单位骆春、韩工参加会议。设计单位未参加会议，电话联系。"),
    ("到会：骆春、韩雪；高岚在外地，视频参加了一段", "骆春、韩雪参加会议。高岚在外地，视频参加了一段。"),
    ("列席：区府办主要负责人；区教育局主要负责人列席相关议题", "区府办主要负责人列席会议。区教育局主要负责人列席相关议题。"),
    ("参加：骆春、2班石磊妈妈、4班（未到）", "骆春、2班石磊妈妈参加会议。4班未参加会议。"),
    ("参加：骆春、各台区经理（孟飞、余方值班抢修缺席）", "骆春、各台区经理参加会议。孟飞、余方值班抢修缺席。"),
    ("参加：骆春、检验科石磊（请假，邓岩代）", "骆春参加会议。检验科石磊请假，由邓岩代为参加。"),
    ("参加：骆春、各科室护士长（签到表附后，应到26人，实到24人）", "骆春、各科室护士长参加会议。应到26人，实到24人。"),
]


@pytest.mark.parametrize(("lists", "expected"), THERE)
def test_who_was_there(lists: str, expected: str) -> None:
    assert expected in page(lists)


AWAY: list[tuple[str, str]] = [
    ("缺席：党组成员、副局长石磊（出差）", "党组成员、副局长石磊因出差未参加会议"),
    ("请假：石磊（区里培训，到周三）", "石磊因在区里培训请假"),
    ("请假：石磊（外出招商，下周三返回）", "石磊因外出招商请假"),
    ("缺席：北湾村 石磊（住院，由会计高岚代）", "北湾村石磊未参加会议，由会计高岚代为参加"),
    ("缺席：石磊（出差，委托办公室主任邓岩参会）", "石磊因出差未参加会议，委托办公室主任邓岩参会"),
    ("缺席人员及原因：高岚（外出）、孟老（年高，会后由办公室上门通报）", "高岚因外出未参加会议。孟老因年高未参加会议，会后由办公室上门通报。"),
    ("请假：石磊（党组成员、副局长，参加市里防汛督导）", "党组成员、副局长石磊因参加市里防汛督导请假"),
    ("缺勤：宣传部 孟飞（未请假）", "宣传部孟飞未请假，未参加会议"),
    ("没来：孟飞（无故）", "孟飞无故未参加会议"),
    ("请假：学习部 石磊（考研培训）、体育部 高岚（发烧）", "学习部石磊因考研培训请假，体育部高岚请假"),
    ("缺席：儿科石磊（下乡义诊）、药房高岚（休假）", "儿科石磊因下乡义诊、药房高岚因休假未参加会议"),
    ("请假：石磊、高岚2人（均外出）", "石磊、高岚2人因外出请假"),
    ("没到的：孟飞（喝喜酒去了）", "孟飞因喝喜酒未参加会议"),
    ("缺席：石磊（出差，19:40赶到）", "石磊因出差，19:40赶到。"),
    ("缺席：石磊（下村调解，后到）", "石磊因下村调解，后到。"),
    ("缺席：石磊（开会，孩子上学）", "石磊（开会，孩子上学）未参加会议。"),
    ("未到：9栋业主代表（说是出差）", "9栋业主代表因出差未参加会议。"),
    ("未到：9栋业主代表（说有事）、物业办（通知了没来人）", "9栋业主代表因事未参加会议，物业办未参加会议。"),
    ("没来：101（钥匙在女儿处，人在外地，电话联系）、302", "101（钥匙在女儿处，人在外地，电话联系）、302未参加会议。"),
    ("请假：无（韩书记4点半因家中有事提前离会）", "韩雪4点半因家中有事提前离会。"),
    ("请假：孟老师产检，1班由代班主任高老师参加", "孟老师请假，1班由代班主任高老师参加。"),
    ("缺席：贺成（打工未回）", "贺成因打工未参加会议"),
]


@pytest.mark.parametrize(("lists", "expected"), AWAY)
def test_who_was_away(lists: str, expected: str) -> None:
    assert expected in page(f"出席：骆春、韩雪\n{lists}")


@pytest.mark.parametrize("line", ["缺席人\t无", "缺席：无", "请假：—"])
def test_nobody_was_away(line: str) -> None:
    made = page(f"出席：骆春、韩雪\n{line}")
    assert "缺席" not in made
    assert "请假" not in made


@pytest.mark.parametrize(("place", "reason"), [("局二楼会议室", ""), ("县医院三楼会议室", "因手术")])
def test_an_operation_is_work_in_a_hospital_only(place: str, reason: str) -> None:
    assert f"石磊{reason}未参加会议" in page("出席：骆春、韩雪\n缺席：石磊（手术）", place)


@pytest.mark.parametrize("line", ["请假：石磊（说“不来了”）", "迟到：石磊（路上堵车）", "缺席：石磊（说是忙？？）"])
def test_what_no_sentence_says_stays_as_printed(line: str) -> None:
    assert f"{line}。" in page(f"出席：骆春、韩雪\n{line}")


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("出差，周五回", "出差"),
        ("到省里开会", "到省里开会"),
        ("因公出差请假", "公出差"),
        ("3天", ""),
        ("产业园调研", "产业园调研"),
        ("陪护", ""),
        ("交代工作", "交代工作"),
    ],
)
def test_why(note: str, reason: str) -> None:
    assert "".join(run.text for run in away.read((Run(note, span=(0, len(note))),), ()).reason) == reason


def test_the_record_has_who_came_instead() -> None:
    made = briefgen.parse_text(HEAD.format(place="局二楼会议室", lists="出席：骆春\n缺席：石磊（出差，由会计高岚代）") + TALK).briefs[0]
    roles = {each.name: each.roles for each in made.attendees}
    assert roles["石磊"] == ["absent"]
    assert roles["高岚"] == ["attend"]


def test_who_speaks_is_not_in_the_chair() -> None:
    text = HEAD.format(place="局二楼会议室", lists="参加：骆春、韩雪").replace("江成局长", "副局长 江成    局长 石磊到会讲话")
    made = markdown.render(briefgen.parse_text(text + TALK), RenderOptions(form="brief"))
    assert "副局长江成主持会议。局长石磊到会讲话。" in made
