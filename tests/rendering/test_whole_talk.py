"""Whatever word a turn begins with, the page has each sentence of a talk once, in the mouth of who said it."""

import random
import re

import pytest

import briefgen

NAMES = ("潘远志", "韩冬梅", "张桐", "王秀岭", "老石", "小穆", "刘师傅", "骆科长")
#: Words that also stand at the beginning of labels, headings, closings and notes of the recorder.
BEGINNINGS = (
    "散会", "散会以后", "散会前", "散会的时候", "签字", "签字以后", "签到", "签名的事", "同意", "同意归同意", "不同意", "主持", "主持会议的事", "记录",
    "会议", "会议室", "会后", "结束", "结束以前", "表决", "通过", "决定", "时间", "时间上", "地点", "参加", "缺席的人", "请假", "下次会议", "下一步", "最后",
    "第一", "第二个", "议题", "讨论", "附件", "备注", "补充", "补记", "主题", "通知", "报告", "图上", "标题", "来源", "编辑", "审核", "抄送", "出席", "到会的",
    "大家", "全体", "以上", "以下", "十点", "5月3日", "3号", "说明", "要求", "强调", "方案一", "一是", "另外", "原因", "问题",
)  # fmt: skip
WORDS = [
    "水泵",
    "阀门",
    "先",
    "明天",
    "再",
    "仓库",
    "班组",
    "要",
    "修",
    "表格",
    "不能",
    "放在",
    "下午",
    "交来",
    "我们",
    "钥匙",
    "电费",
    "还",
    "没有",
    "路灯",
    "找",
    "看看",
]
HEAD = "青石站站务会记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：潘远志\n参加：潘远志、韩冬梅、张桐、王秀岭、老石、小穆、刘师傅、骆科长\n记录人：韩冬梅\n\n"


def _talk(seed: int) -> list[tuple[str, list[str]]]:
    """Turns of one to three sentences, no two of which are alike."""
    chance = random.Random(seed)
    out: list[tuple[str, list[str]]] = []
    before = ""
    for beginning in chance.sample(BEGINNINGS, 12):
        who = chance.choice([each for each in NAMES if each != before])
        before = who
        turn = []
        for number in range(chance.randint(1, 3)):
            begin = beginning if chance.random() < 0.6 or not number else ""
            comma = chance.choice(["", "，"])
            turn.append(begin + comma * bool(begin) + "".join(chance.sample(WORDS, chance.randint(5, 9))) + chance.choice("。。。？！"))
        out.append((who, turn))
    return out


#: How a talk may be laid out, by the turn: who speaks and the sentences.
LAYOUTS = {
    "a line each": lambda who, said: f"{who}：{''.join(said)}\n",
    "with blank lines": lambda who, said: f"{who}：{''.join(said)}\n\n",
    "names on lines of their own": lambda who, said: f"{who}\n{''.join(said)}\n\n",
    "names with a colon on lines of their own": lambda who, said: f"{who}：\n{''.join(said)}\n\n",
    "names in frames": lambda who, said: f"【{who}】{''.join(said)}\n",
    "a blank between": lambda who, said: f"{who}　{''.join(said)}\n",
    "a dash between": lambda who, said: f"{who}——{''.join(said)}\n",
    "with a verb": lambda who, said: f"{who}说：{''.join(said)}\n",
    "a list": lambda who, said: f"- {who}：{''.join(said)}\n",
    "one paragraph": lambda who, said: f"{who}：{''.join(said)}",
    "notes between": lambda who, said: f"{who}：{''.join(said)}\n（沉默）\n",
    "clock times": lambda who, said: f"9:15 {who}：{''.join(said)}\n",
}
HEADS = [HEAD, "青石站站务会记录\n\n"]


def _said(page: str) -> list[tuple[str, str]]:
    return re.findall(r"(?<![-说])\b([\u4e00-\u9fff]{2,12}?)(?:说：|问道：)“([^”]*)”", page)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_sentence_of_a_talk_is_lost(seed: int, head: str, layout: str) -> None:
    turns = _talk(seed)
    page = briefgen.parse_text(head + "".join(LAYOUTS[layout](*turn) for turn in turns)).to_markdown()
    quoted = _said(page)
    lost = [each for who, said in turns for each in said if sum(each in words and name.endswith(who) for name, words in quoted) != 1]
    assert lost == [], page


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("head", HEADS)
def test_no_paragraph_of_a_turn_is_lost(seed: int, head: str) -> None:
    """A paragraph that begins like a note of the recorder, `会后…`, may stand apart, but it stands there."""
    turns = _talk(seed)
    page = briefgen.parse_text(head + "".join("{}：{}\n".format(who, "\n".join(said)) for who, said in turns)).to_markdown()
    assert [each for _, said in turns for each in said if page.count(each[:-1]) != 1] == [], page


TALK = (
    "潘远志：我先说泵房，这个月停了三回，哪一台停得最久？\n\n韩冬梅：三号泵停了两天，备件我问过厂里，要等到周五才到货，运费还要另算。\n\n"
    "老石：那我先把旧阀门拆下来，别误了工期。拆下来放在哪里？\n\n韩冬梅：旧阀门放在东边棚子里，用油布盖好，我叫人贴上封条，钥匙交给值班的人，谁要用谁来登记，月底我再点一遍数。\n\n"
    "王秀岭：值班表我来排，大家看夜班几个人合适？\n\n潘远志：我看夜班两个人，一个守泵房，一个巡渠道，就这么办。\n\n"
)
#: What a recorder sets below a talk, by its lines, of which nobody has said one.
ENDINGS = (
    ("落实事项：", "一、韩冬梅：三号泵备件，3月8日前。", "二、老石：旧阀门3月9日前拆完；新阀门3月12日前装好。"),
    ("本周要做的事：", "△ 韩冬梅：周五前取备件", "△ 老石：拆旧阀门，3月9日前报完工"),
    ("会后分工：", "韩冬梅：备件，3月8日前", "老石：旧阀门，3月9日前", "王秀岭：值班表，3月7日前"),
    ("任务安排", "■ 韩冬梅：备件，3月8日", "■ 老石：旧阀门，3月9日"),
    ("【任务清单】", "序号 / 事项 / 责任人 / 时限", "1 / 备件到货 / 韩冬梅 / 3月8日", "2 / 拆旧阀门 / 老石 / 3月9日"),
    ("本次会议要求：", "（1）备件3月8日前到货——韩冬梅", "（2）旧阀门3月9日前拆完——老石"),
    ("▲下周三上午九点例会，各班组带值班表。",),
    ("→ 韩冬梅：备件，周五", "→ 老石：旧阀门，下周一"),
    ("下周重点", "1. 备件到货（韩冬梅，3月8日）", "2. 旧阀门拆完（老石，3月9日）"),
    ("以上两项由王秀岭督促，3月12日前报站长。",),
    ("责任分工", "韩冬梅：备件采购", "老石：旧阀门拆除"),
    ("※ 备件到货后由韩冬梅通知各班组。",),
    ("最后说了一下电费：账上还有812元，票在韩冬梅那里。大家没意见。10点20分散会。",),
)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_no_line_of_a_list_below_a_talk_is_in_anybodys_mouth(ending: tuple[str, ...], blank: str) -> None:
    page = briefgen.parse_text(HEAD + TALK.replace("\n\n", blank) + "\n".join(ending) + "\n").to_markdown()
    said = "".join(re.findall("“[^”]*”?", page))
    bare = re.sub(r"[\W_]", "", said)
    for line in ending[1:] if "会议布置以下工作：" in page else ending:  # a heading that says only that there are tasks
        for each in re.findall(r"[^。：；/—]{3,}", line):
            assert re.sub(r"[\W_]", "", each) in re.sub(r"[\W_]", "", page), page
        words = re.sub(r"[\W_]", "", line.rstrip("：").split("：")[-1])
        assert words[-6:] not in bare, page
    assert page.count("说：“") + page.count("问道：“") == 6, page


@pytest.mark.parametrize(
    "ending",
    [
        "潘远志：任务我说三点：\n■ 备件3月8日前到货。\n■ 旧阀门3月9日前拆完。\n",
        "韩冬梅：备件我3月8日去拿。\n老石：阀门你放心，3月9日拆完。\n",
        "三、夜班安排\n韩冬梅：备件3月8日我去拿，夜班先不动。\n老石：我3月9日来，谁跟我一班？\n",
    ],
)
def test_what_is_said_at_the_end_of_a_talk_stays_said(ending: str) -> None:
    page = briefgen.parse_text(HEAD + TALK + ending).to_markdown()
    said = "".join(re.findall("“[^”]*”?", page))
    assert [each for each in re.findall(r"(?<=[：■])[^。？：■\n]{4,}", ending) if each.strip() not in said] == [], page


def test_owners_of_a_list_below_a_talk_own_its_demands() -> None:
    document = briefgen.parse_text(HEAD + TALK + "落实事项：\n△ 韩冬梅：3月8日前取回备件\n△ 老石：3月9日前拆完旧阀门\n")
    asked = {each.text: [owner.text for owner in each.owners] for each in document.briefs[0].directives}
    assert asked["韩冬梅：3月8日前取回备件"] == ["韩冬梅"]
    assert asked["老石：3月9日前拆完旧阀门"] == ["老石"]


def test_numerals_over_the_matters_are_in_nobodys_mouth() -> None:
    page = briefgen.parse_text(HEAD + "一\n" + TALK + "二\n老石：炉子也要看一看，我明天去。\n潘远志：你去看，我放心。\n").to_markdown()
    assert "一。" not in page
    assert "二。" not in page
    assert page.count("说：“") + page.count("问道：“") == 8, page


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("讲完了，我出去。（韩冬梅离场）", "讲完了，我出去。”韩冬梅离场。"),
        ("同意的请举手。（举手25人）通过。", "同意的请举手。”举手25人。张桐接着说：“通过。”"),
        ("（刚到）路上堵车，我说两句。", "（刚到）说：“路上堵车，我说两句。”"),
        ("（宣读检修方案，略）大家看行不行，我等着签。", "张桐宣读检修方案后说：“大家看行不行，我等着签。”"),
        ("（我）去库里看过，缺两个阀门。", "张桐说：“（我）去库里看过，缺两个阀门。”"),
        ("（摇头）我那边抽不出人。", "张桐说：“我那边抽不出人。”"),
        ("先修泵。（转向韩冬梅）你发个通知。", "先修泵。你发个通知。”"),
        ("我说泵房三（2）班先修，（二）号泵放后。", "我说泵房三（2）班先修，（二）号泵放后。”"),
        ("价格算过了（含税），我没意见。", "价格算过了（含税），我没意见。”"),
    ],
)
def test_what_the_recorder_noted_stands_outside_of_quotes(words: str, printed: str) -> None:
    assert printed in briefgen.parse_text(HEAD + TALK + f"张桐：{words}\n老石：那我先回去，明天再来。\n").to_markdown()


def test_a_list_that_points_back_stays_behind_the_talk() -> None:
    page = briefgen.parse_text(HEAD + TALK + "会议要求：\n1．各班组按以上时间节点落实。\n2．手机保持畅通。\n").to_markdown()
    assert page.index("按以上时间节点") > page.index("我看夜班")
    page = briefgen.parse_text(HEAD + TALK + "会议要求：\n1．班长以上人员到岗。\n2．手机保持畅通。\n").to_markdown()
    assert page.index("手机保持畅通") < page.index("我看夜班")


#: Heads that look like no name, and how the page calls them.
STRANGERS = {
    "石大奎媳妇": "石大奎媳妇",
    "三号楼某女士": "三号楼某女士",
    "摊主代表（补鞋的小穆）": "摊主代表（补鞋的小穆）",
    "村民代表（石桥村 韦春生）": "村民代表（石桥村韦春生）",
    "经营户代表 干货铺韦嫂": "韦嫂",
    "送奶工": "送奶工",
    "一位家长": "一位家长",
    "二楼租户": "二楼租户",
    "供暖站": "供暖站",
    "热力公司": "热力公司",
    "东头老裴": "老裴",
    "卖菜的": "卖菜的",
    "经理": "经理",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("who", STRANGERS)
def test_whoever_opens_a_line_of_a_talk_speaks(who: str, head: str) -> None:
    page = briefgen.parse_text(head + TALK + f"{who}：我那边也漏水，你们什么时候来？\n" + TALK).to_markdown()
    assert re.search(f"{re.escape(STRANGERS[who])}[^“”]{{0,12}}“我那边也漏水，你们什么时候来？”", page), page


@pytest.mark.parametrize(
    "line",
    [
        "现场认缴：韩冬梅5万元、张桐3万元，计8万元。",
        "设备诊断：轴承磨损，油封老化。",
        "还有一个问题：我们没人看门。",
        "我的意见：先修泵，你们再等等。",
        "最后说一件事：你们记得关灯。",
    ],
)
def test_no_label_and_no_clause_speaks(line: str) -> None:
    page = briefgen.parse_text(HEAD + TALK + line + "\n" + TALK).to_markdown()
    label, _, words = line.partition("：")
    assert not re.search(f"{label}[^：]{{0,4}}[说道]：“", page), page
    assert words.rstrip("。") in page, page


@pytest.mark.parametrize("line", ["水泵更换：张桐去办，不能过3月8日。", "渠道清理：老石带两个人，就在3月9日。"])
def test_no_task_below_a_talk_speaks(line: str) -> None:
    page = briefgen.parse_text(HEAD + TALK + line + "\n").to_markdown()
    assert not re.search(f"{line.partition('：')[0]}[^：]{{0,4}}[说道]：“", page), page


def test_a_count_of_heads_is_in_nobodys_mouth() -> None:
    page = briefgen.parse_text(
        HEAD + TALK + "潘远志：那就举手。\n同意按户出工的：31户。不同意2户，3户没举手。\n潘远志：过了，明天动工。\n"
    ).to_markdown()
    assert "31户" not in "".join(re.findall("“[^”]*”", page)), page
    assert "不同意2户" in page


def test_who_voted_is_in_nobodys_mouth() -> None:
    page = briefgen.parse_text(
        HEAD + TALK + "潘远志：要灯不要亭子的举手。\n举手的：韩冬梅、张桐、老石。王秀岭没举。\n潘远志：那就灯。\n"
    ).to_markdown()
    assert "举手的：韩冬梅、张桐、老石。王秀岭没举。" in page
    assert "举手的说" not in page


@pytest.mark.parametrize("matter", ["第三，杂事", "第二个事，管网", "第二个议题：值班"])
def test_a_matter_called_by_its_number_is_in_nobodys_mouth(matter: str) -> None:
    page = briefgen.parse_text(HEAD + TALK + matter + "\n老石：炉子也要看一看，我明天去。\n潘远志：你去看，我放心。\n").to_markdown()
    assert matter not in "".join(re.findall("“[^”]*”?", page)), page
    assert f"**{matter[-2:]}**" in page or f"关于{matter[-2:]}，" in page, page


@pytest.mark.parametrize("words", ["第三，杂事不少，我说一件。", "第二个事，管网我去看过。"])
def test_a_matter_that_somebody_opens_with_words_stays_his(words: str) -> None:
    assert f"“{words}" in briefgen.parse_text(HEAD + TALK + f"张桐：{words}\n老石：那我先回去，明天再来。\n").to_markdown()


def test_tasks_that_the_chair_gives_units_are_his() -> None:
    tasks = "（一）水务所：3月8日前取回备件。\n（二）交警大队：3月9日前封路。\n"
    page = briefgen.parse_text(HEAD + TALK + "潘远志：下面说一下分工：\n" + tasks + "我9号去现场看。\n").to_markdown()
    assert "（一）水务所：3月8日前取回备件。" in page, page
    assert "（二）交警大队：3月9日前封路。" in page, page
    assert "大队说" not in page


def test_a_heading_between_two_of_its_series_is_nobodys() -> None:
    parts = "1、泵房\n老石：今晚8点前拆完。\n2、要协调的问题\n张桐：谁给我派车？\n3、其他\n老石：没有了。\n"
    page = briefgen.parse_text(HEAD + TALK + parts).to_markdown()
    assert "**2、要协调的问题**" in page, page


@pytest.mark.parametrize(("words", "told"), [("大家无异议。", "大家无异议。"), ("决定3月9日动工，先拆旧阀门。", "决定3月9日动工，先拆旧阀门。")])
def test_what_the_recorder_tells_behind_a_turn_is_in_nobodys_mouth(words: str, told: str) -> None:
    page = briefgen.parse_text(HEAD + TALK + f"张桐：我那边没问题，可以动。{words}\n老石：那我先回去，明天再来。\n").to_markdown()
    assert f"可以动。”{told}" in page.replace("\n\n", ""), page


def test_an_office_and_who_speaks_beside_it_are_two() -> None:
    head = "青石站站务会记录\n时间：2024年3月6日上午9时\n参加：站长韩冬梅、张桐、老石\n\n"
    talk = "站长：先说泵房，你们看怎么修？\n韩冬梅：我看先换阀门。\n张桐：我同意。\n站长：行，我去买。\n老石：那我等着。\n"
    page = briefgen.parse_text(head + talk).to_markdown()
    assert "站长" in page.split("韩冬梅说")[0].split("\n\n")[-1], page


def test_rows_of_an_annex_are_no_turns() -> None:
    page = briefgen.parse_text(HEAD + TALK + "附：任务表\n韩冬梅：备件，3月8日前\n老石：旧阀门，3月9日前\n").to_markdown()
    assert not re.search("说：“(?:备件|旧阀门)，", page), page
    assert "备件，3月8日前" in page


def test_an_act_whose_words_are_left_out_is_told() -> None:
    page = briefgen.parse_text(HEAD + TALK + "张桐：宣读检修方案（略）。\n（有职工问：谁来验收？）\n老石：汇报。我那边都修好了。\n").to_markdown()
    assert "张桐宣读检修方案。" in page, page
    assert "有职工问：“谁来验收？”" in page, page
    assert "老石汇报：“我那边都修好了。”" in page, page
