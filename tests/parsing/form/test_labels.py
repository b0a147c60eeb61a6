"""Labelled lines: every spelling of a label, values that run on, several labels in a line. A field is shown as `key=value|value`."""

import pytest

from briefgen.parsing.form.labels import LABELS, fields
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of


def read(text: str) -> list[str]:
    shadow = shadow_of(text)
    return [f"{each.key}={'|'.join(value.slice(text) for value in each.values)}" for each in fields(shadow, blocks(shadow))]


@pytest.mark.parametrize("key", sorted(set(LABELS.values())))
def test_every_label(key: str) -> None:
    spellings = ("{}：{}", "{}:{}", "　　{}： {}", "【{}】：{}", "1、{}：{}", "· {}：{}")
    lines = [spelling.format(label, "云澜县三楼会议室") for label, own in LABELS.items() if own == key for spelling in spellings]
    expected = [f"{one}=云澜县三楼会议室" for one in key.split(" and ")]
    assert {line: read(f"会议记录\n{line}") for line in lines} == dict.fromkeys(lines, expected)


#: Key and value → lines that print it.
SPELLINGS: dict[str, list[str]] = {
    "time=2021年3月5日": ["时 间：2021年3月5日", "日　　期｜2021年3月5日", "起止时间｜2021年3月5日", "时　间:2021年3月5日", "会议时间 ：2021年3月5日", "一、时间：2021年3月5日", "（一）会议时间：2021年3月5日", "【时间】2021年3月5日", "【时间】：2021年3月5日", "[会议时间] 2021年3月5日", "★会议时间：2021年3月5日", "时间　　2021年3月5日"],
    "place=三楼会议室": ["地 点：三楼会议室", "地　　点：三楼会议室", "会议地点:三楼会议室", "2. 地点：三楼会议室", "【地点】三楼会议室", "会 场：三楼会议室", "地点\t三楼会议室"],
    "chair=石磊": ["主 持 人：石磊", "主　持:石磊", "会议主持人： 石磊", "主持人（签名）：石磊", "召集人：石磊", "主持者：石磊", "主持人　　石磊", "主持人 石磊"],
    "attend=石磊、韩雪": ["出 席：石磊、韩雪", "【出席委员】石磊、韩雪", "出席人员:石磊、韩雪", "与会者：石磊、韩雪", "参会人员名单：石磊、韩雪", "与 会 人 员：石磊、韩雪", "参加人员（12人）：石磊、韩雪", "到会的有：石磊、韩雪", "出席　　石磊、韩雪"],
    "observe=骆春": ["列 席：骆春", "列席人员：骆春", "特邀列席:骆春", "列席　骆春"],
    "absent=钱立（出差）": ["缺 席：钱立（出差）", "请假人员：钱立（出差）", "未到：钱立（出差）", "缺席及原因：钱立（出差）", "因事请假：钱立（出差）"],
    "record=段文翰": ["记 录：段文翰", "记录人:段文翰", "记 录 员：段文翰", "整理：段文翰", "记录 段文翰", "会议记录人　段文翰"],
    "agenda=研究防汛工作": ["议题：研究防汛工作", "会议议题:研究防汛工作", "主要议题：研究防汛工作", "会 议 内 容：研究防汛工作", "会议主题　　研究防汛工作"],
}  # fmt: skip


@pytest.mark.parametrize("expected", SPELLINGS)
def test_spellings(expected: str) -> None:
    lines = SPELLINGS[expected]
    assert {line: read(f"局务会议\n{line}") for line in lines} == {line: [expected] for line in lines}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # continuation lines: behind a separator, by an indent, of a table
        ("出席：石磊、韩雪、\n钱立、骆春\n散会", ["attend=石磊、韩雪、|钱立、骆春"]),
        ("出席：石磊、韩雪\n　　　钱立、骆春", ["attend=石磊、韩雪|钱立、骆春"]),
        ("出席：石磊、韩雪\n、钱立、骆春", ["attend=石磊、韩雪|、钱立、骆春"]),
        ("出席：\n石磊、韩雪", ["attend=石磊、韩雪"]),
        # units and their men below a label, until something else stands there
        ("参会单位：\n市城管局 小韩\n燃气公司（城区） 骆工、石工\n记录：钱立", ["attend=市城管局 小韩|燃气公司（城区） 骆工、石工", "record=钱立"]),
        ("参会单位：\n市城管局 小韩\n管线迁改 先说北段，再说南段", ["attend=市城管局 小韩"]),
        ("会议召集人、主持人：石磊\n教研组/备课组：生物组", ["chair=石磊", "organizer=生物组"]),
        ("请假1人：石磊（出差）", ["absent=石磊（出差）"]),
        ("应到委员4人，实到3人：韩雪、骆春、江成；请假1人：石磊", ["attend=韩雪、骆春、江成；", "absent=石磊"]),
        ("时间：2021年3月5日\n委员到会2人：石磊、韩雪。骆春出差，不计票。", ["time=2021年3月5日", "attend=石磊、韩雪"]),
        ("出席：石磊、韩雪。\n应到5人", ["attend=石磊、韩雪。"]),
        ("出席：石磊、韩雪。讲到水费时骆春赶到。", ["attend=石磊、韩雪"]),
        ("主持：石磊\n时间：登记3月2日到3月9日；公示贴5天。", ["chair=石磊"]),
        ("主持：石磊\n讨论内容：水泵检修", ["chair=石磊", "agenda=水泵检修"]),
        ("主持：石磊\n讨论内容：\n水泵检修", ["chair=石磊"]),
        ("科　　室：水泵班\n主持：石磊", ["organizer=水泵班", "chair=石磊"]),
        ("主持：石磊\n开会通知：3月2日用短信发出", ["chair=石磊"]),
        ("时间：2021年3月5日\n人：石磊、韩雪", ["time=2021年3月5日", "attend=石磊、韩雪"]),
        ("人：石磊、韩雪", []),
        ("缺席党员及原因：钱立（出差）", ["absent=钱立（出差）"]),
        ("主讲  韩雪      主持  石磊      记录  骆春", ["report=韩雪", "chair=石磊", "record=骆春"]),
        # whose record it is, at the head of one only
        ("教研活动记录\n教研室：写作教研室\n时间：2021年3月5日", ["organizer=写作教研室", "time=2021年3月5日"]),
        ("时间：2021年3月5日\n班组：电气一班    地点：三楼会议室", ["time=2021年3月5日", "organizer=电气一班", "place=三楼会议室"]),
        ("收支情况\n单位：万元\n1月收入300万元", []),
        ("召集：生产部\n主持：石磊", ["organizer=生产部", "chair=石磊"]),
        ("召集：韩雪\n主持：石磊", ["chair=韩雪", "chair=石磊"]),
        ("会商时间：2021年3月5日\n会商内容：汛情", ["time=2021年3月5日", "agenda=汛情"]),
        # several labels on a line
        ("主持人：石磊，记录人：骆春", ["chair=石磊，", "record=骆春"]),
        ("出席：石磊、韩雪，列席：骆春，请假：钱立", ["attend=石磊、韩雪，", "observe=骆春，", "absent=钱立"]),
        ("时间：\n2021年3月5日\n地点：\n三楼会议室", ["time=2021年3月5日", "place=三楼会议室"]),
        ("出席：石磊\n会议决定：修渠。", ["attend=石磊"]),
        ("出席：石磊、韩雪\n石磊：开会。", ["attend=石磊、韩雪"]),
        ("出席：石磊、韩雪\n\n　　卢海、钱立", ["attend=石磊、韩雪"]),
        ("列席：骆春\n　　会议听取了工作汇报，安排了下一步工作。", ["observe=骆春"]),
        ("议题：\n1．审定预算\n2．修渠方案\n石磊：开会。", ["agenda=1．审定预算|2．修渠方案"]),
        ("议题：1、审定预算\n2、修渠方案\n石磊：开会。", ["agenda=1、审定预算|2、修渠方案"]),
        ("会议议程\n一、审定预算\n二、修渠方案", ["agenda=一、审定预算|二、修渠方案"]),
        # a label as a heading, what belongs to it below
        ("主 持 人\n石磊", ["chair=石磊"]),
        ("## 参会人员 (Attendees)\n- 石磊\n- [@hanxue](https://example.org/hanxue)\n\n## 议题", ["attend=- 石磊|- [@hanxue", "agenda="]),
        ("**时间**\n\n2022-01-06 19:00\n\n**地点**\n\n腾讯会议", ["time=2022-01-06 19:00", "place=腾讯会议"]),
        ("### 与会人\n| 姓名 | 账号 |\n| --- | --- |\n| 石磊 | @shilei |\n\n正文", ["attend=| 姓名 | 账号 ||| 石磊 | @shilei |"]),
        ("参会人员：\n- 云澜软件：石磊、韩雪\n- 青禾科技：骆春\n记录：钱立", ["attend=- 云澜软件：石磊、韩雪|- 青禾科技：骆春", "record=钱立"]),
        (
            "## 与会人\n\n石磊 [@shilei](https://example.org/s)\n\n韩雪 [@hanxue](https://example.org/h)\n\n## 纪要",
            ["attend=石磊 [@shilei|韩雪 [@hanxue"],
        ),
        ("## 下次会议\n主持人：石磊\n## 其他\n记录人：骆春", ["record=骆春"]),
        # in two languages, with a note, in turn
        ("Host 主持人：石磊\nAttendees：韩雪、骆春", ["chair=石磊", "attend=韩雪、骆春"]),
        ("轮值主持人：石磊\n与会人(会上确认)：韩雪", ["chair=石磊", "attend=韩雪"]),
        ("**Minutes by:** 骆春", ["record=骆春"]),
        # why somebody is absent before the brackets
        ("事假（石磊，韩雪）", ["absent=石磊，韩雪"]),
        # who presents, without how long
        ("汇报人：石磊    预计时长：10分钟", ["report=石磊"]),
        ("主持 孙立勤        记 骆春", ["chair=孙立勤", "record=骆春"]),
        ("主持/记录：骆春", ["chair=骆春", "record=骆春"]),
        # a form flattened to lines
        ("地点\n三楼会议室\n主持人\n孙立勤\n记录人\n骆春", ["place=三楼会议室", "chair=孙立勤", "record=骆春"]),
        # a label in no list, among those of the head
        ("主持：石磊\n公司领导：副总经理韩雪、总工程师钱立\n请假：卢海", ["chair=石磊", "attend=副总经理韩雪、总工程师钱立", "absent=卢海"]),
        # two labels in a line
        ("时间：2021年3月5日  地点：三楼会议室", ["time=2021年3月5日", "place=三楼会议室"]),
        ("主持人：石磊　　记录人：骆春", ["chair=石磊", "record=骆春"]),
        ("主持人：石磊； 记录人：骆春", ["chair=石磊；", "record=骆春"]),
        ("主持人：石磊；记录人：骆春", ["chair=石磊；", "record=骆春"]),
        ("主持人：石磊 记录人：骆春", ["chair=石磊", "record=骆春"]),
        ("时间：2021年3月5日 地点：三楼会议室", ["time=2021年3月5日", "place=三楼会议室"]),
        # rows of a table
        ("时间｜2021年3月5日｜地　点｜三楼会议室", ["time=2021年3月5日", "place=三楼会议室"]),
        ("主持人｜石磊｜记录人｜骆春\n出　席｜韩雪、钱立", ["chair=石磊", "record=骆春", "attend=韩雪、钱立"]),
        ("出席人员｜韩雪｜副局长\n　钱立｜总工程师\n缺席｜卢海", ["attend=韩雪｜副局长|钱立｜总工程师", "absent=卢海"]),
        ("出席：\n姓名｜职务\n韩雪｜副局长", ["attend=姓名｜职务|韩雪｜副局长"]),
        ("时间：3月5日\n序号｜时间｜地点｜议题\n1｜8点｜三楼｜预算", ["time=3月5日"]),
        # order does not matter; nothing is taken twice
        ("记录：骆春\n出席：石磊\n时间：3月5日", ["record=骆春", "attend=石磊", "time=3月5日"]),
        ("一、时间：3月5日\n二、地点：三楼\n三、主持：石磊", ["time=3月5日", "place=三楼", "chair=石磊"]),
        # another kind of number is another list's, and a heading with one is no value
        ("议题\n1. 审定预算\n2. 修渠方案\n三、发言", ["agenda=1. 审定预算|2. 修渠方案"]),
        ("会议记录\n　　二、议题\n　　审定预算\n　　三、发言", ["agenda=审定预算"]),
        # narration and a date at the end are no people
        ("缺席：钱立\n　　会议讨论了预算\n散会", ["absent=钱立"]),
        ("缺席：钱立\n　　二〇二一年三月五日", ["absent=钱立"]),
        ("缺席：钱立\n　　骆春（出差。下周回来）", ["absent=钱立|骆春（出差。下周回来）"]),
        # a value that says there is none
        ("主办单位：（未载明）\n主持：石磊", ["organizer=", "chair=石磊"]),
        ("地点：（未载明）\n主持：石磊", ["place=", "chair=石磊"]),
        # in talk a label is what somebody is called, and short words behind it are his, too
        ("时间：3月5日\n主持：石磊\n\n主持人：各位好，今天说修渠。先请韩雪讲。\n韩雪：好。\n主持人：好。", ["time=3月5日", "chair=石磊"]),
        ("时间：3月5日\n主持：石磊\n记录：骆春，韩雪", ["time=3月5日", "chair=石磊", "record=骆春，韩雪"]),
        # a label in no list, below one that goes on
        ("出席：石磊、\n　　韩雪\n　　陪审员：骆春、江成\n缺席：钱立", ["attend=石磊、|韩雪", "attend=骆春、江成", "absent=钱立"]),
        # an empty value
        ("缺席：\n记录：骆春", ["absent=", "record=骆春"]),
    ],
)
def test_fields(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议时间定在3月5日。",
        "出席会议的有石磊、韩雪。",
        "石磊主持会议。",
        "主持人介绍了来宾。",
        "石磊说：出席的同志都发了言。",
        "我们的时间：不多了",
        "在主持人：石磊的带领下",
        "参加会议人员合影留念。",
        "主题鲜明，内容丰富。",
        "会议记录\n石磊：开会。",
        "出席会议的同志：辛苦了。",
        "下次会议主持人：石磊",
        "Next Host 下次会议主持人：石磊",
        "会议链接：https://example.org/1",
        "参会人员\n会议讨论了修渠。",
        "| 议题 | 汇报人 | 结论 |\n| --- | --- | --- |\n| 修渠 | 石磊 | 通过 |",
        "病假（需附证明）：",
        "",
    ],
)
def test_no_field(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # labels at the head of a table, values below; names there, ticks below
        ("|时间|地点|\n|--|--|\n|3月5日|三楼|", ["time=3月5日", "place=三楼"]),
        ("|石磊|韩雪|骆春|记录人|\n|--|--|--|--|\n|✔|×|✔|韩雪|", ["attend=石磊", "absent=韩雪", "attend=骆春", "record=韩雪"]),
        # who belongs to a team, below a headline of Markdown or in a frame
        ("# 周会\n组员：石磊、韩雪", ["attend=石磊、韩雪"]),
        ("# 周会\n## 成员\n- 石磊\n- 韩雪", ["attend=- 石磊|- 韩雪"]),
        ("[成员] 石磊 韩雪", ["attend=石磊 韩雪"]),
        ("# 周会\n### 参会签到\nmoss 石磊\nStone\nshi_lei（Lei）\n\n### 议题", ["attend=moss 石磊|Stone|shi_lei（Lei）", "agenda="]),
        ("# 周会\n时间：3月5日\n会议网址：https://example.org/1", ["time=3月5日"]),
        # none of these
        ("|编号|议题|纪要|\n|--|--|--|\n|1|修渠|结论：先试点|", []),
        ("|品种|面积|\n|--|--|\n|早稻|✔|", []),
        ("领导小组\n组长：石磊\n成员：韩雪", []),
    ],
)
def test_of_teams(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("bar", "|│┃")
def test_a_form_that_is_drawn(bar: str) -> None:
    rows = "| 时间 | 2024年3月6日 | 地点 | 二楼 |\n| 日期 | 2024年3月6日 | 记录 | 骆春 |\n| 参加 | 石磊、韩雪 |\n".replace("|", bar)
    shadow = shadow_of(f"站务会记录\n{rows}")
    found = {each.key: [value.slice(shadow) for value in each.values] for each in fields(shadow, blocks(shadow))}
    assert found["attend"] == ["石磊、韩雪"]
    assert found["place"] == ["二楼"]
    assert found["record"] == ["骆春"]


def test_span_runs_from_label_to_value() -> None:
    text = "会议记录\n出 席：石磊、\n　　韩雪\n散会"
    shadow = shadow_of(text)
    (field,) = fields(shadow, blocks(shadow))
    assert field.label.slice(text) == "出 席："
    assert field.span.slice(text) == "出 席：石磊、\n　　韩雪"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("- 参会者；moss, shi-lei, han_xue\n- 时间：2024-9-24\n", [("attend", "moss, shi-lei, han_xue"), ("time", "2024-9-24")]),
        ("- 线上出席：石磊、韩雪\n- 时间：2024-9-24\n", [("attend", "石磊、韩雪"), ("time", "2024-9-24")]),
        ("- 公司：清河泵业有限公司\n- 时间：2024-9-24\n", [("organizer", "清河泵业有限公司"), ("time", "2024-9-24")]),
        ("参会者；他们都说好。\n时间：2024-9-24\n", [("time", "2024-9-24")]),
    ],
)
def test_labels_as_they_are_typed(head: str, expected: list[tuple[str, str]]) -> None:
    shadow = shadow_of(head)
    found = fields(shadow, list(blocks(shadow)))
    assert [(each.key, head[slice(*each.values[0])]) for each in found if each.values] == expected
