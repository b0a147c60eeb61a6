"""Lines that a speaker opens, and the headings of decisions."""

import pytest

import briefgen
from briefgen.parsing.form import dialogue
from briefgen.record import Brief
from briefgen.spans import Span

HEAD = """青石镇安全生产例会会议记录

时间：2024年3月6日上午9时
地点：镇政府二楼会议室
主持人：镇长潘远志
出席：潘远志、王秀岭、张桐、韩冬梅
记录人：韩冬梅

"""
Said = tuple[str | None, str, str]


def brief(body: str) -> Brief:
    (found,) = briefgen.parse_text(HEAD + body).briefs
    return found


def said(body: str) -> list[Said]:
    out: list[Said] = []
    for each in brief(body).speeches:
        kind = each.speaker.kind
        out.append(({"person": each.speaker.name, "meeting": "会议", "group": each.speaker.text}.get(kind), each.act, each.text))
    return out


LINES: list[tuple[str, list[Said]]] = [
    # names
    ("潘远志：先说消防检查。\n张桐：检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。")]),
    ("潘远志：先说消防检查。", [("潘远志", "say", "先说消防检查。")]),
    # who passes something on reports
    ("潘远志：传达一下县里的会议精神。", [("潘远志", "report", "传达一下县里的会议精神。")]),
    ("潘远志：传达室要换锁。", [("潘远志", "say", "传达室要换锁。")]),
    # half-width colons, blanks, padding
    ("潘远志:先说消防检查。\n张　桐: 检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。")]),
    # surname and office
    ("潘镇长：先说消防检查。\n王秀岭：检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("王秀岭", "say", "检查了十二家。")]),
    ("赵局长：先说消防检查。\n李主任：检查了十二家。", [("赵", "say", "先说消防检查。"), ("李", "say", "检查了十二家。")]),
    # … who is the one of that surname on the list
    ("王局长：先说消防检查。\n李主任：检查了十二家。", [("王秀岭", "say", "先说消防检查。"), ("李", "say", "检查了十二家。")]),
    # a surname or part of a name alone, a unit with the person in brackets, an office cut short
    ("潘：先说消防检查。\n张：检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。")]),
    ("远志：先说消防检查。\n冬梅：检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("韩冬梅", "say", "检查了十二家。")]),
    ("安监站（张桐）：检查了十二家。\n派出所（王秀岭，视频）：出动六次。", [("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "出动六次。")]),
    ("潘镇：先说消防检查。\n张桐：检查了十二家。", [("张桐", "say", "检查了十二家。")]),
    ("张处：检查了十二家。\n王秀岭：出动六次。", [("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "出动六次。")]),
    # narration and decisions take over
    (
        "张桐：检查了十二家。\n王秀岭：出动六次。\n会议商定：月底再查一遍。",
        [("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "出动六次。"), ("会议", "decide", "月底再查一遍。")],
    ),
    (
        "张桐：检查了十二家。\n王秀岭：出动六次。\n最后，潘远志作了总结讲话。他说，安全无小事。",
        [("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "出动六次。"), ("潘远志", "say", "安全无小事。")],
    ),
    # a heading that says whose words follow
    (
        "一、检查情况\n张桐：检查了十二家。\n王秀岭：出动六次。\n二、潘远志镇长讲话\n安全无小事。",
        [("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "出动六次。"), ("潘远志", "say", "安全无小事。")],
    ),
    # office before and behind the name
    ("镇长潘远志：先说消防检查。\n张桐主任：检查了十二家。", [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。")]),
    # a note in brackets
    ("张桐（应急办）：检查了十二家。\n潘远志：问题在哪？", [("张桐", "say", "检查了十二家。"), ("潘远志", "say", "问题在哪？")]),
    # what the speaker does
    ("潘镇长讲了三点要求：一要查漏；二要补缺；三要长记性。", [("潘远志", "require", "一要查漏；二要补缺；三要长记性。")]),
    ("潘镇长强调：隐患要一户一档。\n张桐：记下了。", [("潘远志", "stress", "隐患要一户一档。"), ("张桐", "say", "记下了。")]),
    ("张桐汇报：检查了十二家。\n潘远志：好。", [("张桐", "report", "检查了十二家。"), ("潘远志", "say", "好。")]),
    ("潘远志强调：隐患要一户一档。\n张桐：记下了。", [("潘远志", "stress", "隐患要一户一档。"), ("张桐", "say", "记下了。")]),
    ("王主任汇报：检查了十二家。\n潘远志插话：问题在哪？", [("王秀岭", "report", "检查了十二家。"), ("潘远志", "say", "问题在哪？")]),
    # an office alone
    (
        "支书：村里没有意见，就按镇上说的办。\n潘远志：那就定了。",
        [("支书", "say", "村里没有意见，就按镇上说的办。"), ("潘远志", "say", "那就定了。")],
    ),
    # lines without an opener go on
    (
        "潘远志：先说消防检查。\n再说道路养护。\n张桐：检查了十二家。",
        [("潘远志", "say", "先说消防检查。\n再说道路养护。"), ("张桐", "say", "检查了十二家。")],
    ),
    # familiar names, and who opens several lines; when somebody spoke
    (
        "潘远志：先说消防检查。\n老洪：开关早就坏了。\n张桐：报过两次。\nTina：采购说下周到。",
        [("潘远志", "say", "先说消防检查。"), ("老洪", "say", "开关早就坏了。"), ("张桐", "say", "报过两次。"), ("Tina", "say", "采购说下周到。")],
    ),
    (
        "潘远志：大家随便说。\n中文2班A同学：食堂太挤。\n张桐：记下了。\n中文3班B同学：澡堂水小。",
        [
            ("潘远志", "say", "大家随便说。"),
            ("中文2班A同学", "say", "食堂太挤。"),
            ("张桐", "say", "记下了。"),
            ("中文3班B同学", "say", "澡堂水小。"),
        ],
    ),
    ("20:06 潘远志：先报雨情。\n20:08 张桐：半夜会超警。", [("潘远志", "say", "先报雨情。"), ("张桐", "say", "半夜会超警。")]),
    # what came of it is nobody's, and so is what stands below the next matter
    (
        "潘远志：先说消防检查。\n张桐：检查了十二家。\n王秀岭：我同意。\n表决：同意3票，反对0票。",
        [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "我同意。")],
    ),
    (
        "潘远志：先说消防检查。\n张桐：检查了十二家。\n【议程二】道路养护\n王秀岭：修了两处。",
        [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。"), ("王秀岭", "say", "修了两处。")],
    ),
    # until the meeting closes
    ("潘远志：先说消防检查。\n散会", [("潘远志", "say", "先说消防检查。")]),
    # or decides
    (
        "潘远志：先说消防检查。\n张桐：检查了十二家。\n会议决定：\n1. 消防隐患月底前清零。\n2. 每周通报一次。",
        [("潘远志", "say", "先说消防检查。"), ("张桐", "say", "检查了十二家。"), ("会议", "decide", "1. 消防隐患月底前清零。\n2. 每周通报一次。")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LINES)
def test_lines(body: str, expected: list[Said]) -> None:
    assert said(body) == expected


HEADINGS = [
    "会议决定：",
    "会议议定：",
    "会议议定事项：",
    "会议一致同意：",
    "会议决定如下：",
    "经研究，会议决定：",
    "会议形成如下决议：",
    "形成一致意见：",
    "决定事项：",
    "会议要求如下：",
]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("下一步安排：", 6),
        ("三、待办事项", 6),
        ("表决：同意7票", 3),
        ("会后汇总各组想法，分工如下：", 14),
        ("商量好：水泵月底换", 4),
        ("最后大家讨论定了：水泵月底换", 9),
        ("会后再说，水泵先修：", 0),
        ("讨论好几回了：没结果", 0),
        ("Action Items：", 13),
        ("今天谈好的：", 6),
        ("大家议到最后，意见归到一起：", 14),
        ("大家的意见我再说一遍：", 0),
        ("表决结果出来以后再说：先不急", 0),
        ("石磊：同意", 0),
        ("待办的事还有三件。", 0),
    ],
)
def test_headings_of_what_came_of_it(text: str, begin: int) -> None:
    assert dialogue.results(text) == begin


def test_a_paragraph_in_which_several_are_quoted_is_no_turn() -> None:
    text = "石磊说：“闸门修完了。”韩雪说：“水位正常。”\n\n石磊说：“上半年收了38万元。”韩雪问道：“够不够？”\n"
    (brief,) = briefgen.parse_text(f"清河县水利局召开局务会议。局长石磊、副局长韩雪参加会议。\n\n{text}").briefs
    assert [each.speaker.name for each in brief.speeches] == ["石磊", "韩雪"] * 2


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_decisions(heading: str) -> None:
    (last,) = said(f"{heading}\n1. 消防隐患月底前清零。\n2. 每周通报一次。")
    assert last == ("会议", "require" if "要求" in heading else "decide", "1. 消防隐患月底前清零。\n2. 每周通报一次。")


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("潘远志：先说消防检查。\n张桐：检查了十二家。", {"潘远志": ["attend", "chair", "speak"], "张桐": ["attend", "speak"]}),
        ("王主任汇报：检查了十二家。\n潘远志：好。", {"王秀岭": ["attend", "report"]}),
    ],
)
def test_who_opens_a_line_speaks(body: str, roles: dict[str, list[str]]) -> None:
    found = {each.name: each.roles for each in brief(body).attendees}
    assert {name: found[name] for name in roles} == roles


NOBODY = [
    "责任单位：应急办。\n完成时限：四月底。",
    "联系电话：暂缺。\n备注：无。",
    "原因如下：设备老化。\n其中：配电柜两台。",
    "问题一：通道堵塞。\n问题二：标识脱落。",
    "消防通道：畅通。\n应急照明：完好。",
]


@pytest.mark.parametrize("body", NOBODY)
def test_no_speaker(body: str) -> None:
    assert [each for each in said(body) if each[0] != "会议"] == []


def test_a_page_that_is_all_talk_is_a_meeting() -> None:
    text = "姚园长：今天说两件事。\n郎医生：伙食费要涨。\n甜甜爸爸：账要公开。\n姚园长：每月贴出来。\n郎医生：蛋糕减一次。\n甜甜爸爸：同意。\n"
    (made,) = briefgen.parse_text(text).briefs
    assert made.genre == "dialogue"
    assert [each.speaker.text for each in made.speeches] == ["姚园长", "郎医生", "甜甜爸爸"] * 2


ORDERS: list[tuple[str, list[list[str]]]] = [
    ("白主任，你明天写一个说明发到家长群。", [["白主任"]]),
    ("可以。从下月开始轮流来，熊主任你把名单在9月30日前报上来。", [["熊主任"]]),
    ("白主任，你说得对。", []),
    ("白主任，你看呢？", []),
]


@pytest.mark.parametrize(("said_there", "expected"), ORDERS)
def test_who_is_addressed_and_told_to_do_something(said_there: str, expected: list[list[str]]) -> None:
    text = f"家委会座谈会记录\n2024年9月25日下午四点，学校二楼会议室。\n到会的有：校长蒋文秀、主任白雪、主任熊伟。\n蒋校长：{said_there}\n白雪：好的。\n熊伟：好的。"
    (made,) = briefgen.parse_text(text).briefs
    assert [[owner.text for owner in each.owners] for each in made.directives] == expected
    assert made.location is not None
    assert made.location.text == "学校二楼会议室"


NOTED: list[tuple[str, bool]] = [
    ("表决：同意7票，反对2票。", True),
    ("第二案：明年的大修放在几月", True),
    ("第二案我没有意见，先修水泵。", False),
    ("议定：水泵月底换好。", True),
    ("商量好的：", True),
    ("最后定下 1、水泵换新的 2、周五贴公告", True),
    ("会后补记：水泵已经订货。", True),
    ("9:41补：水泵到货。", True),
    ("16:50会议结束。", True),
    ("8:11　交接完毕。", True),
    ("—— 休息；石磊先走 ——", True),
    ("【下午场】", True),
    ("② 议案二：换水泵", True),
    ("①水泵月底换（石磊）　②排班表（韩雪）", True),
    ("下次例会 3月18日", True),
    ("石磊9票，韩雪3票，邓岩弃权", True),
    ("石磊同志请假，会后由站里送他看。", True),
    ("到会人员签名：（见签到表）", True),
    ("会后补充：水泵已经订货。", True),
    ("大家都签字吧。", False),
    ("我们结束了这件事再说。", False),
    ("第二件，水泵。今年冷得早。", False),
    ("① 先把水泵修好，夜里留人，不然村里要停水。", False),
    ("补一补就能用，不用换新的。", False),
    ("他们投了三次，都没过。", False),
    ("附：任务分解表（石磊整理）", True),
    ("附：我把表念一遍。", False),
    ("分组：一组石磊、韩雪；二组江成。", True),
    ("分组：我看按楼栋分。", False),
    ("举手结果：到会21人，同意18人。", True),
    ("会议最后，全体起立，唱校歌。", True),
    ("最后，大家起立的时候我说一句。", False),
    ("建设单位：      监理单位：", True),
    ("甲：      " * 2000 + "，", False),  # in time
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("决定先修水泵，阀门放后。", True),
        ("经讨论决定由江成去，4月12日前完成。", True),
        ("大家无异议。", True),
        ("决定权在甲方，先把资料备齐。", False),
        ("决定好了通知大家。", False),
        ("决定由我去。", False),
        ("大家都同意。", False),
        ("请全体起立。", False),
    ],
)
def test_the_recorder_tells_what_came_of_it(text: str, wanted: bool) -> None:
    assert dialogue.recorded(text, Span(0, len(text))) is wanted


@pytest.mark.parametrize(("text", "wanted"), NOTED)
def test_lines_of_the_recorder(text: str, wanted: bool) -> None:
    from briefgen.text.shadow import shadow

    assert dialogue.noted(shadow(text)) is wanted


def test_the_agenda_between_turns_is_nobodys_words() -> None:
    made = brief(
        "议题一　河道清淤\n潘远志：先说河道。\n张桐：淤了两尺。\n议题二　水泵更换、保养\n韩冬梅：要六万。\n潘远志：买。\n议程3：夜间值班\n张桐：我排。"
    )
    assert [each.text for each in made.speeches] == ["先说河道。", "淤了两尺。", "要六万。", "买。", "我排。"]
    assert [each.text for each in made.passages if each.kind == "matter"] == ["议题一　河道清淤", "议题二　水泵更换、保养", "议程3：夜间值班"]


def test_tasks_below_what_they_made_of_it_are_no_speakers() -> None:
    made = brief(
        "潘远志：先说水泵。\n张桐：坏了两台。\n韩冬梅：要六万。\n\n会后汇总意见，分工如下：\n1. 水泵更换：工程部牵头，3月底之前换完；\n2. 夜间值班：站里排表。"
    )
    assert [each.text for each in made.speeches][:3] == ["先说水泵。", "坏了两台。", "要六万。"]
    assert not any(each.kind == "speaker" and "水泵更换" in each.text for each in made.passages)


def test_the_recorders_lines_are_nobodys_words() -> None:
    lines = [each for each, noted in NOTED if noted]
    for line in lines:
        words = [text for _, _, text in said(f"潘远志：先说水泵。\n张桐：坏了两台。\n韩冬梅：要六万。\n{line}")]
        assert "要六万。" in words


def test_who_asks_and_who_answers_is_named_behind_that() -> None:
    text = "问1　A：水泵几台？\n答（石经理）：两台。\nA：够不够？\n答（石经理）：够。\n问2　B：谁来装？\n答（石经理）：厂家。"
    assert [who for who, _, _ in said(text)] == ["A", "石", "A", "石", "B", "石"]


def test_a_chat_written_as_minutes_of_a_project_is_a_talk() -> None:
    turns = ["阿宽|水泵好了吗？", "小鱼|还没有。", "阿宽|几时好？", "小鱼|周五。", "阿宽|谁去？", "小鱼|我去。"]
    text = "# 水站周会\n\n" + "\n".join("**{}**: {}".format(*each.split("|")) for each in turns)
    (found,) = briefgen.parse_text(text).briefs
    assert found.genre == "dialogue"
    assert [each.text for each in found.speeches] == [each.split("|")[1] for each in turns]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("石××（水泵班）：我去看看。", "石××"),
        ("班员-阿宽：我去看看。", None),
        ("甜甜妈妈：能不能快点？", None),
        ("旁边人：说的是水泵。", None),
        ("各班组：行。", None),
        ("机修部老宽：我去看看。", None),
        ("水利局石岩：我去看看。", None),
    ],
)
def test_who_speaks_once_among_others(line: str, who: str | None) -> None:
    text = f"潘远志：先说水泵。\n张桐：坏了两台。\n阿宽：要六万。\n潘远志：谁修？\n阿宽：厂家。\n{line}\n张桐：好。"
    words = line.split("：")[1]
    found = [each for each in brief(text).speeches if each.text == words]
    assert len(found) == 1
    assert who is None or (found[0].speaker.name or found[0].speaker.text).startswith(who)


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("今天的水量：先修两台。", False),
        ("方案一：先修两台。", False),
        ("方案2：都换新的。", False),
        ("专家一：先修两台。", True),
        ("工会办方案：先修两台。", False),
    ],
)
def test_who_is_counted_and_what_is(line: str, own: bool) -> None:
    text = f"潘远志：先说水泵。\n张桐：坏了两台。\n阿宽：要六万，有两个方案。\n{line}\n潘远志：谁修？\n阿宽：厂家。\n张桐：好。"
    assert (line.split("：")[1] in [each.text for each in brief(text).speeches]) is own


@pytest.mark.parametrize(
    ("note", "below", "who"),
    [
        pytest.param(
            "（举手：同意12票，反对1票）",
            "通过。下一个，说阀门。",
            "潘远志",
            marks=pytest.mark.xfail(strict=True, reason="通过 may be the recorder's"),
        ),
        ("（同意12，不同意1，通过）", "第二个，修阀门，同意的举手。", "潘远志"),
        ("（笑）", "最后我再说一句安全，都戴好手套。", "潘远志"),
        ("表决：同意12票。", "会议决定，水泵月底修好。", "会议"),
        ("（举手：同意12票，反对1票）", "会议决定，水泵月底修好。", "会议"),
        ("（举手：同意12票，反对1票）", "韩冬梅指出，水泵月底要修好。", "韩冬梅"),
    ],
)
def test_who_goes_on_behind_what_the_recorder_notes(note: str, below: str, who: str) -> None:
    lines = [
        "潘远志：先说水泵。",
        "张桐：坏了两台。",
        "王秀岭：要六万。",
        "潘远志：修两台，同意的举手。",
        note,
        below,
        "张桐：阀门也要换。",
        "王秀岭：好。",
    ]
    found = [speaker for speaker, _, text in said("\n".join(lines)) if below[-6:] in text]
    assert found == [who]


def test_a_roll_call_within_answers_is_nobodys() -> None:
    text = "潘远志：点名。\n水泵班 阿宽：到。　河道班 阿力：到。　闸门班——闸门班？\n闸门班 阿祥：到到到。\n潘远志：开会。\n阿宽：好。\n阿力：好。"
    assert all("闸门班——" not in each.text for each in brief(text).speeches)


def test_numbered_headings_are_nobodys_turns() -> None:
    text = "6月5日，清河论坛在清河举行。\n" + "".join(
        f"{n}. {head}：{tail}\n石磊指出，要加强合作，推动论坛的成果落到实处，让更多的人受益。\n"
        for n, (head, tail) in enumerate([("从设计到部署", "演进是关键"), ("新的路径", "从理解到行动"), ("安全", "走向协同")], 1)
    )
    (brief,) = briefgen.parse_text(text).briefs
    assert {each.speaker.name for each in brief.speeches if each.speaker} == {"石磊"}


def test_a_day_in_the_title_is_that_of_the_talk() -> None:
    (brief,) = briefgen.parse_text(
        "车间安全例会　　2023年7月10日（早会后）\n\n石主任：都坐下，今天20分钟说完。\n韩雪：好，我先说。\n石主任：谁关的？\n韩雪：我关的。\n"
    ).briefs
    assert brief.date is not None
    assert brief.date.edtf == "2023-07-10"


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("散会。", True),
        ("散会，干活。", True),
        ("散会，开工。", True),
        ("好了，没有别的事，散会吧。", True),
        ("十点四十散会。", True),
        ("散会时十点一刻", True),
        ("会议于17：35结束。", True),
        ("签字：", True),
        ("签到表附后", True),
        ("专家签字（附意见原件）。", True),
        # what somebody says that only begins or ends so
        ("散会以后张桐去锁门。", False),
        ("散会前说三件事：水泵、路灯、清沟。", False),
        ("表格月底交来，散会。", False),
        ("会议结束后把钥匙交来。", False),
        ("签字的时候没有这一页。", False),
        ("签到的人不够。", False),
        ("他到现在也不肯签字。", False),
        ("先别散会。", False),
        ("结束时间16：35", True),
        ("没有别的事，13：55结束。", True),
        ("水泵检修，18：00结束。", False),
    ],
)
def test_a_closing_note_is_whole(text: str, over: bool) -> None:
    assert dialogue.ended(text) is over


def test_a_stage_direction_opens_no_other_meeting() -> None:
    talk = (
        "张桐：检查了十二家，三家没有灭火器。\n王秀岭：三家都要停。\n（沉默）\n潘远志：九月十号之前三家都要装好。\n张桐：好。\n王秀岭：再查一遍。\n"
    )
    assert [each.genre for each in briefgen.parse_text(HEAD + talk * 3 + "会议决定：\n1. 三家停业整改。").briefs] == ["dialogue"]


def test_a_paragraph_between_turns_opens_no_other_meeting() -> None:
    talk = "张桐：检查了十二家，三家没有灭火器。\n水泵还没有送来明天仓库要锁好！\n王秀岭：三家都要停。\n潘远志：月底之前三家都要装好。\n明天再去看一遍。\n"
    for head in (HEAD, "青石站站务会\n\n"):
        (found,) = briefgen.parse_text(head + talk * 3).briefs
        assert found.genre == "dialogue"
        assert sum("仓库要锁好" in each.text for each in found.speeches) == 3


@pytest.mark.parametrize(
    ("last", "own"),
    [("好，就这样，散会。", False), ("散会！", False), ("表格月底交来，散会。", True), ("散会以后都去看看。", True)],
)
def test_below_a_parting_nobody_goes_on(last: str, own: bool) -> None:
    text = f"潘远志：先说水泵。\n张桐：坏了两台。\n王秀岭：谁去修？\n潘远志：{last}\n三月六日张桐整理。"
    assert any("张桐整理" in words for _, _, words in said(text)) is own


@pytest.mark.parametrize("says", ["先讲", "接着讲", "问", "又说", "先开口"])
def test_what_an_office_does_is_no_name(says: str) -> None:
    (brief,) = briefgen.parse_text(
        f"清漂碰头会\n3月6日，渠首\n参加：石磊、韩雪、骆春\n\n站长{says}：船几时还？\n韩雪：月底还。\n石磊：油够不够？\n韩雪：够十天。\n骆春：闸门也要看。\n"
    ).briefs
    assert next((each.speaker.name, each.speaker.text) for each in brief.speeches if each.speaker) == (None, "站长")


@pytest.mark.parametrize(("head", "no"), [("没交的那3户", True), ("渔户代表3个", True), ("水利站3人组", False), ("石磊", False)])
def test_how_many_is_nobody(head: str, no: bool) -> None:
    assert dialogue.no_speaker(head) is no


def test_a_vote_on_somebody_is_not_what_he_says() -> None:
    talk = "石磊：船几时还？\n韩雪：月底还。\n石磊：油够不够？\n韩雪：够十天。\n骆春：闸门也要看。\n石磊：大家投票。\n"
    (brief,) = briefgen.parse_text(
        f"清漂队员大会记录\n时间：2024年3月6日\n参加：石磊、韩雪、骆春\n\n{talk}韩雪转正：赞成9票，反对1票。\n骆春宣布：赞成9票，反对1票。\n"
    ).briefs
    assert [each.speaker.name for each in brief.speeches if each.speaker and "9票" in each.text] == ["骆春"]


def test_what_a_name_begins_with_is_no_surname_that_does_something() -> None:
    head = "村委会会议记录\n\n时间：2024年3月6日\n主持人：书记 石磊\n参会人：石磊、村主任 买买提·吐逊、会计 韩雪\n\n"
    (brief_,) = briefgen.parse_text(f"{head}石磊：先说水泵。\n\n买买提主任：不是水泵的事，是油。\n\n韩雪：油只够十天。\n\n石磊：先买油。\n").briefs
    assert [(each.speaker.name, each.speaker.text) for each in brief_.speeches][1] == ("买买提·吐逊", "买买提主任")


def test_a_verb_of_saying_is_no_part_of_who_says_it() -> None:
    head = "渔业合作社碰头会\n\n社长黄金水叫的会。\n\n"
    (brief_,) = briefgen.parse_text(
        f"{head}社长说：先说冰。\n阿祥说：冰没冻透。\n海生又讲：要写清楚，你们看行不行？\n阿祥说：行。\n社长说：那就这样。\n"
    ).briefs
    assert [each.speaker.name for each in brief_.speeches] == ["黄金水", "阿祥", "海生", "阿祥", "黄金水"]


def test_half_of_a_name_with_a_dot_is_all_of_who_is_called() -> None:
    head = "协会理事会记录\n时间：3月6日\n参加：会长 艾山·买买提、出纳 提拉古丽·马合木、石磊\n\n"
    (brief_,) = briefgen.parse_text(f"{head}艾山：先说水费。\n提拉古丽：收了三万。\n石磊：还差两户，谁去要？\n艾山：我去。\n").briefs
    assert [each.speaker.name for each in brief_.speeches] == ["艾山·买买提", "提拉古丽·马合木", "石磊", "艾山·买买提"]


@pytest.mark.parametrize(
    ("line", "who"),
    [("小裴（14号楼居民）：我们楼不够，你们看呢？", "小裴"), ("老韩、小裴：我们都同意。", None), ("——定：9月8日起先修东头。", "张桐")],
)
def test_labels_that_are_more_than_a_name(line: str, who: str | None) -> None:
    text = f"潘远志：先说水泵。\n张桐：坏了两台。\n老韩：要六万。\n潘远志：谁修？\n小裴：厂家。\n{line}\n张桐：好，我去。\n小裴：行。"
    words = line.split("：")[1]
    said = [each.speaker.name for each in brief(text).speeches if words in each.text]
    assert said == ([] if line.startswith("——") else [who])
    assert len({each.name for each in brief(text).attendees if each.name and "裴" in each.name}) == 1


def test_what_is_attached_may_be_what_came_of_it() -> None:
    assert dialogue.results("附：定下来的事") == len("附：定下来的事")
    assert not dialogue.annex("附：定下来的事")
    assert dialogue.annex("附：签到表")


def test_who_counts_the_votes_tells_how_they_voted() -> None:
    text = "石磊：现在表决。\n韩雪：发出17张，收回17张。同意16票，弃权1票。\n石磊：通过。\n骆春：好。\n石磊：下一项。\n韩雪：没有了。"
    said = [(each.speaker.name, each.text) for each in brief(text).speeches]
    assert ("韩雪", "发出17张，收回17张。同意16票，弃权1票。") in said


def test_an_address_is_nobody_who_speaks() -> None:
    assert not dialogue.opened("https：//example.org/1")
    assert not dialogue.opened("2025年3月6日（周六）19：00至20：50，渠首会议室。")
    assert dialogue.opened("石磊：先修水泵，见 https：//example.org/1")


def test_who_reads_out_what_another_has_sent_does_not_say_it() -> None:
    text = "潘远志：先说水泵。\n张桐：坏了两台。\n阿宽：要六万。\n潘远志：谁修？\n骆春（张桐代读微信）：我反对。\n阿宽：厂家。\n张桐：好。"
    assert [each.speaker.name for each in brief(text).speeches if each.text == "我反对。"] == ["骆春"]


@pytest.mark.parametrize("line", ["教师节：10号下午开会，组长来领东西。", "国庆节：值班表贴在门上。"])
def test_a_festival_is_nobody(line: str) -> None:
    text = f"潘远志：先说水泵。\n张桐：坏了两台。\n阿宽：要六万。\n潘远志：谁修？\n阿宽：厂家。\n{line}\n张桐：好。"
    assert all(each.speaker.text != line.split("：")[0] for each in brief(text).speeches)


def test_the_recorder_among_those_who_came_is_me() -> None:
    head = "10/20 周一 生产协调会\n人：赵总 / 销售Linda / 计划老贺 / 装配大刘 / 采购阿芬 / 我（文员小简）\n\n"
    talk = "赵总：谁去招人？\n老贺：我排不开。\n阿芬：我也是。\n赵总：招了几个？\n我：来了四个，一个明天试工。\n老贺：好。\n赵总：再招。\n"
    (found,) = briefgen.parse_text(head + talk).briefs
    assert [each.speaker.name for each in found.speeches if each.text.startswith("来了")] == ["小简"]
    assert "文员小简" in found_page(head + talk)
    assert "我（文员" not in found_page(head + talk)


def found_page(text: str) -> str:
    return briefgen.parse_text(text).to_markdown(form="brief")


def test_the_time_of_day_between_turns_is_in_nobodys_words() -> None:
    text = "潘远志：先说水泵。\n张桐：坏了两台。\n（张桐接电话，停了约5分钟）\n[9:50]\n阿宽：要六万。\n潘远志：谁修？\n阿宽：厂家。\n张桐：好。"
    found = brief(text)
    assert all("9:50" not in each.text and "电话" not in each.text for each in found.speeches)


def test_an_office_that_speaks_again_is_the_same() -> None:
    text = "校长：先说食堂，谁管？\n教导主任：我管。\n校长：几时好？\n教导主任：周五前。\n校长：好，你去办。\n教导主任：行。"
    assert len({each.speaker.attendee for each in brief(text).speeches if each.speaker.text == "校长"}) == 1


def test_a_number_that_blanks_part_from_who_speaks_is_in_nobodys_words() -> None:
    turns = ["潘远志：先说水泵。", "张桐：坏了两台。", "阿宽：要六万。", "潘远志：谁修？", "阿宽：厂家。", "张桐：几时来？", "阿宽：周五。"]
    found = brief("\n\n".join(f"{n}  {turn}" for n, turn in enumerate(turns, 1)))
    assert [each.text for each in found.speeches] == [each.split("：")[1] for each in turns]


def test_a_note_behind_a_list_is_not_of_who_speaks_first() -> None:
    text = (
        "家委会会议\n今天有：甜甜妈妈、小宇爸爸、许老师（21:00进来的）\n\n"
        + "甜甜妈妈：先说春游，谁去？\n小宇爸爸：我去。\n甜甜妈妈：还差一个。\n许老师：我也去。\n甜甜妈妈：好，就这样定？\n小宇爸爸：行。\n"
    )
    assert "21:00进来" not in found_page(text).partition("先说春游")[0].rpartition("甜甜妈妈")[2]
