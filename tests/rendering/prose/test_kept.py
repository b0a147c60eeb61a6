"""What looks like something that a page leaves out, moves or calls otherwise, and is not."""

import pytest

import briefgen

HEAD = "石岭站站务会记录\n时间：2031年3月6日上午\n地点：二楼会议室\n主持：骆春\n参加：韩雪、石磊、骆春、江成\n\n"
TALK = "石磊：先换水泵，三万元。\n韩雪：钱够。\n江成：我没有意见。\n骆春：那就换。\n石磊：好，周五前换好。\n韩雪：我来付款。\n"


def page(talk: str, head: str = HEAD) -> str:
    return briefgen.parse_text(head + talk).to_markdown(form="brief")


@pytest.mark.parametrize(
    "kept",
    [
        "骆春：冷库的事再议。",  # put off, not called
        "骆春：电站欠款的问题再谈吧。",
        "骆春：泵不够。让石磊先说服料场降价。",  # an order
        "骆春：泵不够。由石磊介绍操作规程。",
        "韩雪：饮料买娃哈哈。",
        "韩雪：哈哈镜租两面。",
        "江成：编织袋剩了一些。还有没有？",  # and there is an answer
    ],
)
def test_what_a_turn_says_is_kept(kept: str) -> None:
    text = f"骆春：先说水泵。\n韩雪：坏了两台。\n{kept}\n{TALK}"
    assert kept.partition("：")[2].rstrip("。？") in page(text)


@pytest.mark.parametrize(
    ("vote", "decided"),
    [
        ("村口建一座亭子：同意4，反对1。", True),
        ("村口建一座亭子：同意1，反对4。", False),
        ("去石岭爬山：同意1，反对3。去清河水库：同意3，反对1。", False),
    ],
)
def test_only_a_vote_that_was_won_decides(vote: str, decided: bool) -> None:
    text = f"骆春：先说亭子。\n韩雪：要四万元。\n石磊：太贵。\n{vote}\n{TALK}"
    assert ("会议决定" in page(text)) is decided
    assert vote.rstrip("。") in page(text)


@pytest.mark.parametrize(
    ("points", "decided"),
    [
        ("一是石磊3月9日前换泵，二是韩雪3月12日前付款，三是江成去收水费", True),
        ("一是上周一三号泵坏了，二是3月2日停了两小时电，三是每天都有人打电话来", False),
    ],
)
def test_facts_that_the_chair_counts_out_are_not_what_was_decided(points: str, decided: bool) -> None:
    asked = "骆春：今天说投诉。\n石磊：人手不够。\n江成：水费收不上来。\n韩雪：夜里没人值班。\n石磊：要加人吗？\n江成：先看看。\n"
    assert ("会议决定" in page(f"{asked}骆春：我总结一下：{points}。\n韩雪：那是。\n")) is decided


def test_a_recorder_who_is_only_quoted_is_nobody() -> None:
    head = "站务会记录\n时间：2031年3月6日上午\n参加：石磊、韩雪、骆春\n\n"
    text = "石磊：泵房的门是谁开的？\n韩雪：登记本上写的是“我（骆春）借钥匙一把”。\n我：那以后都要登记。\n石磊：行。\n骆春：我没借过。\n我：我去做登记本。\n"
    document = briefgen.parse_text(head + text + TALK)
    assert all("登记本。" not in each.text for each in document.briefs[0].speeches if each.speaker.name == "骆春" and "我没借过" not in each.text)


@pytest.mark.parametrize("label", ["议题", "内容", "会议内容"])
def test_a_meeting_named_as_its_subject_is_called_so(label: str) -> None:
    head = f"清河社区居委会会议记录\n时间：2031年9月6日上午\n主持：骆春\n参加：韩雪、石磊、骆春、江成\n{label}：防汛协调会\n\n"
    assert "召开防汛协调会" in page(TALK, head)


def test_a_meeting_with_a_room_of_its_own_was_not_only_on_line() -> None:
    head = "石岭站站务会记录\n时间：2031年3月6日上午\n地点：{}\n参加：韩雪、石磊、骆春、江成\n\n"
    assert "通过腾讯会议召开" in page(TALK, head.format("腾讯会议"))
    assert "通过腾讯会议" not in page(TALK, head.format("腾讯会议，三楼会议室设主会场"))


@pytest.mark.parametrize(("venue", "kept"), [("村广播语音系统验收会", True), ("腾讯会议", False), ("语音会议", False)])
def test_what_is_heard_in_a_room_is_business(venue: str, kept: bool) -> None:
    head = f"{venue}记录\n时间：2031年3月6日上午\n参加：韩雪、石磊、骆春、江成\n\n" if kept else HEAD.replace("二楼会议室", venue)
    text = "石磊：先说东头的喇叭。\n韩雪：听得见吗？\n骆春：听得见。\n"
    assert ("骆春说，听得见" in page(text + TALK, head)) is kept


@pytest.mark.parametrize("words", ["缓存水位 a<b 且 c>d 时才触发", "泛型写成 List<p extends Node>"])
def test_signs_of_comparison_are_no_tags(words: str) -> None:
    text = f"# 存储组例会 2031-03-06\n\n**参会人员：** 石磊、韩雪\n\n## 讨论\n- 韩雪：{words}。\n- 石磊：同意。\n- 韩雪：好。\n"
    assert words in page(text, "").replace("\\", "")


@pytest.mark.parametrize(("heading", "called"), [("最后谈判方案", "最后谈判方案"), ("下面说明书翻译", "说明书翻译"), ("接着讲夜间值班", "夜间值班")])
def test_a_heading_whose_first_word_seems_to_call_it(heading: str, called: str) -> None:
    text = f"骆春：先说水泵。\n韩雪：要修，三万元。\n石磊：同意修。\n\n{heading}\n{TALK}"
    assert called in page(text)


@pytest.mark.parametrize(
    "head",
    ["存在的问题 | 工作任务 | 责任人 | 完成时限", "问题 | 任务 | 责任人 | 完成时限", "工作情况 | 工作任务 | 责任人 | 完成时限"],
)
def test_tables_of_what_is_wrong_and_who_mends_it_have_tasks(head: str) -> None:
    text = f"石岭县水利局局务会议纪要\n时间：2031年1月6日\n主持人：骆春\n参加人员：韩雪、石磊\n\n会议议定以下任务：\n\n| {head} |\n| 一号泵漏水 | 更换密封圈 | 石磊 | 3月10日 |\n| 值班缺人 | 增加两名值班员 | 韩雪 | 3月15日 |\n"
    brief = briefgen.parse_text(text).briefs[0]
    assert [each.owners[0].text for each in brief.directives] == ["石磊", "韩雪"]
    assert not any(each.speaker.name for each in brief.speeches)
    tasks = briefgen.parse_text(text).to_markdown(options=briefgen.RenderOptions(tasks=True))
    assert "| 1 | 一号泵漏水，更换密封圈 | 石磊 | 3月10日 |" in tasks


@pytest.mark.parametrize(("reason", "told"), [("带孩子参加市合唱比赛", True), ("去老家坪村验收水池", True), ("孩子上学", False), ("家里有事", False)])
def test_why_somebody_was_away_on_business_is_told(reason: str, told: bool) -> None:
    head = f"石岭小学校务会议纪要\n时间：2031年3月6日\n主持人：骆春\n参加人员：韩雪、石磊\n请假：江成（{reason}）\n\n"
    assert (reason in page("会议议定，韩雪负责3月10日前完成课桌采购。\n", head)) is told


def test_a_festival_does_not_take_the_verb_before_it_into_a_deadline() -> None:
    text = "石岭县水利局局务会议纪要\n时间：2031年1月6日\n主持人：骆春\n参加人员：韩雪、石磊\n\n会议议定：\n1.水利站1月25日完成节前检查。\n2.韩雪5月12日护士节前发放物资。\n"
    deadlines = [each.text for brief in briefgen.parse_text(text).briefs for demand in brief.directives for each in demand.deadlines]
    assert "5月12日护士节前" in deadlines
    assert not any("完成" in each for each in deadlines)


def test_a_surname_that_is_also_a_number() -> None:
    text = "石岭县水利局局务会议纪要\n时间：2031年3月6日\n主持人：万社平局长\n参加人员：石磊科长\n\n万社平局长强调，堤防要加固。\n"
    assert [each.name for each in briefgen.parse_text(text).briefs[0].attendees] == ["万社平", "石磊"]


@pytest.mark.parametrize(
    ("last", "left_out"),
    [
        ("好，就这些。", True),
        ("没别的了吧，散。", True),
        ("就这样，去干活吧。", True),
        ("散会。15:40。", True),
        ("就这些钱，不够。", False),
        ("没有问题。", False),
    ],
)
def test_how_the_chair_sends_people_away(last: str, left_out: bool) -> None:
    made = page(f"骆春：先说水泵。\n韩雪：坏了两台。\n{TALK}骆春：先借五十支，我来打电话。{last}\n")
    assert (last.rstrip("。") not in made) is left_out
    assert "我来打电话" in made


def test_whoever_is_only_told_to_speak_after_the_matter_is_not_called_on_the_page() -> None:
    made = page(f"骆春：先说水泵，石磊你讲。\n石磊：坏了两台。\n骆春：第二，近效期。韩雪说。\n韩雪：有21盒到期。\n{TALK}")
    assert "韩雪说。" not in made
    assert "韩雪说，有21盒到期" in made


@pytest.mark.parametrize("face", ["[捂脸]", "😂", "👍 "])
def test_faces_of_a_chat_are_left_out(face: str) -> None:
    assert "你不是会计吗？" in page(f"骆春：先说水泵。\n韩雪：你不是会计吗{face}\n{TALK}")


def test_a_heading_between_single_dashes_is_one() -> None:
    made = page(f"骆春：先说水泵。\n韩雪：坏了两台。\n\n—水费—\n{TALK}")
    assert "**水费**" in made


def test_a_head_in_one_bracket_is_read_sentence_by_sentence() -> None:
    head = (
        "石岭站站务会发言记录\n\n（3月6日晚7点半，二楼会议室。晚班的师傅收车以后才到。参加的：站长骆春，安全科江成，工会韩雪、石磊。记录 骆冬。）\n\n"
    )
    made = page(TALK, head)
    assert "参加会议。" in made.split("会上")[0]
    assert "晚班的师傅收车以后才到。" in made
    assert "骆冬" not in made
    assert "）" not in made


def test_who_was_away_and_who_wrote_behind_a_list() -> None:
    head = "石岭站站务会记录\n\n2031年3月6日下午，行政楼201。\n参加：骆春、韩雪、石磊、江成，保卫科请假（去县里开会）。记：骆冬\n\n"
    made = page(TALK, head)
    assert "骆春、韩雪、石磊、江成参加会议。保卫科因去县里开会未参加会议。" in made
    assert "骆冬" not in made


@pytest.mark.parametrize(("note", "told"), [("代他哥石勇", "代他哥石勇"), ("代他哥石勇，在东莞", "（代他哥石勇，在东莞）")])
def test_for_whom_somebody_speaks_is_told_whenever_he_does(note: str, told: str) -> None:
    made = page(f"骆春：先说水泵。\n石磊：坏了两台。\n石磊（{note}）：我哥不出钱。\n{TALK}")
    assert f"石磊{told}说" in made


def test_what_is_to_be_talked_about_is_not_whoever_is_called() -> None:
    made = page(f"骆春：先说水泵。\n石磊：坏了两台。\n骆春：诈骗两起讲一下。\n韩雪：一个是刷单的，另外一个没转。\n{TALK}")
    assert "诈骗两起讲一下" in made


def test_at_a_consultation_the_chair_only_sums_up() -> None:
    asked = "骆春：今天听听投诉。\n石磊：人手不够。\n江成：水费收不上来。\n韩雪：夜里没人值班。\n石磊：要加人吗？\n江成：先看看。\n"
    summed = "骆春：我总结一下：一是石磊3月9日前换泵，二是韩雪3月12日前付款，三是江成去收水费。\n韩雪：那是。\n"
    assert "会议决定" in page(asked + summed)
    assert "会议决定" not in page(asked + summed, HEAD.replace("站务会", "协商座谈会"))


@pytest.mark.parametrize("line", ["多人七嘴八舌，没记全。", "（几个人同时说，没记下来）"])
def test_that_not_all_was_written_down_is_nobodys_business(line: str) -> None:
    made = page(f"骆春：先说水泵。\n石磊：坏了两台。\n\n{line}\n\n{TALK}")
    assert "没记" not in made


def test_a_line_that_names_the_next_matter_heads_it() -> None:
    made = page(f"骆春：先说水泵。\n石磊：坏了两台。\n\n接下来班费。\n{TALK}")
    assert "坏了两台。" in made
    assert "接下来班费" not in made
    assert "班费" in made


@pytest.mark.parametrize(
    ("note", "told"),
    [("（江：审计怎么说？）", "江问道：“审计怎么说？”"), ("（老江笑：又是我们）", "老江说：“又是我们。”")],
)
def test_what_another_says_in_brackets_is_in_his_mouth(note: str, told: str) -> None:
    made = page(f"骆春：先说水渠。\n石磊：我们修了算了。{note}从零星维修里走。\n韩雪：行。\n{TALK}")
    assert told in made
    assert "石磊说" in made.partition(told)[2].partition("从零星维修里走")[0]


def test_what_somebody_thinks_is_no_talk_of_another() -> None:
    assert "心里说" not in page(f"骆春：先说水渠。\n石磊：好。（心里：我周末要回家）\n韩雪：行。\n{TALK}")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("7月6日早会记录（城关派出所）", "## 城关派出所召开早会"),
        ("例会记录（水利站）", "## 水利站召开例会"),
        ("石岭站例会记录（会议室）", "## 石岭站例会召开"),
    ],
)
def test_who_held_it_may_stand_in_brackets_behind_the_title(title: str, headline: str) -> None:
    assert page(TALK, f"{title}\n参加：韩雪、石磊、骆春、江成\n\n").startswith(f"{headline}\n")


def test_the_head_of_a_table_of_labels_is_no_line_of_the_page() -> None:
    head = "# 石岭站座谈记录\n\n| 项目 | 内容 |\n|---|---|\n| 日期 | 2031年6月9日 |\n| 到会 | 韩雪、石磊、骆春、江成 |\n\n"
    made = page(TALK, head)
    assert "石磊说，先换水泵" in made
    assert "\n项目\n" not in made
    assert "\n内容\n" not in made


def test_what_the_recorder_notes_in_a_frame_is_in_nobodys_mouth() -> None:
    made = page(f"骆春：先说水渠。\n石磊：我们修了算了。\n韩雪：行。\n〔记：修渠今晚未定，留社员大会。〕\n{TALK}")
    assert "修渠今晚未定，留社员大会。" in made
    assert "〔" not in made
    assert "记说" not in made


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("（费用：三千元）", None),
        ("（原因：胶条老化），", None),
        ("（对江成：你也去）", None),
        ("（韩：审计怎么说？），", "韩问道：“审计怎么说？”"),
        ("（老韩笑：又是我们）", "老韩说：“又是我们。”"),
    ],
)
def test_only_people_speak_in_brackets_amid_a_turn(note: str, said: str | None) -> None:
    made = page(f"骆春：先说水泵。\n石磊：水泵换阀门{note}今天就换。\n{TALK}")
    assert "，，" not in made
    if said:
        assert said in made
    else:
        assert f"水泵换阀门{note}今天就换" in made


@pytest.mark.parametrize(
    ("label", "value", "opens"),
    [
        ("议题", "①水泵 ②冷库门 ③水费", "①{}：,②{}：,①{}：,③{}：,②{}：,①{}："),
        ("议题序号", "1水泵检修、2冷库门、3水费", "1  {},2  {},1  {},3  {},2  {},1  {}"),
        ("方案", "A=换泵，B=修泵，C=停用", "A：{},B：{},A：{},C：{},B：{},A：{}"),
        ("参加", "A＝石磊和骆春，B＝韩雪的丈夫，C＝未报姓名", "A：{},B：{},A：{},C：{},B：{},A：{}"),
    ],
)
def test_what_is_no_list_of_people_explains_nobody(label: str, value: str, opens: str) -> None:
    words = ("泵旧了。", "门要修。", "要换。", "先查账。", "再问价。", "先停。")
    talk = "\n".join(line.format("") + said for line, said in zip(opens.split(","), words, strict=True))
    brief = briefgen.parse_text(f"石岭站站务会记录\n时间：2031年3月6日上午\n主持：骆春\n{label}：{value}\n\n{talk}\n").briefs[0]
    assert not {each.speaker.name for each in brief.speeches} & {"水泵", "冷库门", "水泵检修", "换泵", "修泵", "停用", "石磊", "韩雪"}


@pytest.mark.parametrize("kept", ["按3*4*2米做", "合格的打✓，不合格的打✗", "急的标🔴", "行[强]", "我们登记在册的泵有三台"])
def test_signs_that_say_something_are_kept(kept: str) -> None:
    assert kept in page(f"骆春：先说**水泵**。\n石磊：{kept}。\n{TALK}").replace("\\", "")


def test_a_line_above_the_talk_that_only_sounds_like_its_recorders_is_kept() -> None:
    assert "我们登记在册的水泵有三台" in page(TALK, HEAD + "我们登记在册的水泵有三台。\n")


@pytest.mark.parametrize(("reason", "told"), [("带孩子看牙", False), ("开孩子家长会", False), ("带孩子们比赛", True), ("讲孙子兵法课", True)])
def test_whose_children_are_whose_business(reason: str, told: bool) -> None:
    assert (reason in page(TALK, HEAD.rstrip() + f"\n请假：白云（{reason}）\n\n")) is told


@pytest.mark.parametrize("by", ["9月9日老年节前", "10月5日文化节前", "三八节前"])
def test_a_festival_has_its_day(by: str) -> None:
    text = f"石岭县水利局局务会议纪要\n时间：2031年1月6日\n主持人：骆春\n参加人员：韩雪、石磊\n\n会议议定：\n1.韩雪{by}发放物资。\n"
    assert [each.text for demand in briefgen.parse_text(text).briefs[0].directives for each in demand.deadlines] == [by]


@pytest.mark.parametrize("foot", ["（水泵验收合格，5月20日）", "险段处理完毕，4月30日。"])
def test_a_day_at_the_foot_of_which_something_is_told_is_not_the_meetings(foot: str) -> None:
    assert briefgen.parse_text(f"石岭站站务会记录\n参加：韩雪、石磊、骆春、江成\n\n{TALK}\n{foot}\n").briefs[0].date is None


@pytest.mark.parametrize("told", ["料用多少领多少", "缺哪些补哪些", "正在修呢", "不知道要花多少", "不晓得放在哪里"])
def test_what_only_tells_of_a_question_is_none(told: str) -> None:
    assert f"{told}？" not in page(f"骆春：先说水泵。\n石磊：{told}\n{TALK}")


@pytest.mark.parametrize("note", ["（三台水表的读数没记）", "（江成的反对意见未记录）"])
def test_what_was_not_recorded_of_a_matter_is_told(note: str) -> None:
    assert note in page(f"骆春：先说水泵。\n石磊：查过了。{note}\n{TALK}")


def test_the_matter_that_somebody_is_called_to_speak_of_is_kept() -> None:
    assert "水泵型号" in page(f"骆春：韩雪说一下水泵型号。\n韩雪：两台都是老的。\n{TALK}")


def test_a_room_from_which_one_joins_an_online_meeting_is_not_its_place() -> None:
    made = page(TALK, "石岭站站务会记录\n时间：2031年3月6日上午\n地点：腾讯会议（石磊在工具室接入）\n主持：骆春\n参加：韩雪、石磊、骆春、江成\n\n")
    assert "通过腾讯会议召开" in made


def test_whoever_acts_for_an_office_has_it_but_once() -> None:
    made = page("".join(f"石磊（代理站长）：先查{what}。\n韩雪：好，查。\n" for what in ("水泵", "水管", "阀门")))
    assert made.count("代理站长") <= 1
    assert "石磊代理站长" not in made


def test_a_meeting_that_is_to_be_held_again_is_a_matter() -> None:
    made = page(TALK, HEAD.rstrip() + "\n议题：恢复班前例会\n\n")
    assert "恢复班前例会" in made


@pytest.mark.parametrize("words", ["下面漏水。", "案例：去年断电。", "事件：门坏了。"])
def test_words_of_a_talk_are_no_heading(words: str) -> None:
    made = page(f"骆春：先说水泵。\n石磊：查过了。\n{words}\n{TALK}")
    assert f"**{words.rstrip('。')}" not in made
    assert words.rstrip("。") in made


def test_lines_below_the_recorder_without_stops_are_a_talk() -> None:
    head = "石岭站站务会记录\n时间：2031年3月6日上午\n参加：韩雪、石磊、骆春、江成\n记录：江成\n"
    made = page("石磊：换一台要多少\n韩雪：不知道要花多少钱才够\n骆春：缺哪些补哪些，不要多领\n江成：今天修完\n石磊：钱呢\n韩雪：还没有批\n", head)
    assert "石磊问道：“换一台要多少？”" in made
    assert "今天修完参加" not in made


def test_a_talk_with_its_title_in_markup_is_a_talk() -> None:
    assert "石磊说，先换水泵" in page(TALK, "# 石岭站座谈记录\n\n- 日期：2031年6月9日\n- 到会：韩雪、石磊、骆春、江成\n\n")


def test_what_the_chair_only_sums_up_with_me_stays_in_his_mouth() -> None:
    points = "好，我归纳几条。一、水泵月底前换好。二、书面报告周五给我。三、水管月底前查完。"
    made = page(f"骆春：先说水泵。\n石磊：坏了两台。\n韩雪：钱够。\n江成：我没有意见。\n石磊：修好要三万元。\n韩雪：我来付款。\n骆春：{points}\n")
    assert "会议决定" not in made
    assert "书面报告周五给我" in made


def test_a_numbered_heading_ends_what_was_decided_above_it() -> None:
    made = page(
        f"{TALK}\n四、民主评议\n发出测评表8份，收回8份。\n\n五、石磊点评\n今天的会开得实。我提一点要求，整改要列清单。\n\n六、韩雪表态\n按要求一周内拿出清单，我来公开。\n"
    )
    assert made.index("发出测评表") < made.index("石磊点评") < made.index("我提一点要求") < made.index("韩雪表态")
    assert "韩雪说：“按要求一周内拿出清单，我来公开。”" in made


def test_an_office_in_brackets_behind_the_last_is_everybodys() -> None:
    head = "石岭站站务会记录\n时间：2031年3月6日上午\n主持：骆春（站长）\n参加：韩雪、石磊（以上副站长）、江成（会计）\n\n"
    assert "副站长韩雪、石磊、会计江成参加会议" in page(TALK, head)
    assert [(each.name, each.titles) for each in briefgen.parse_text(head + TALK).briefs[0].attendees][1:3] == [
        ("韩雪", ["副站长"]),
        ("石磊", ["副站长"]),
    ]


def test_whoever_came_behind_how_many_came() -> None:
    made = page(TALK, "石岭站站务会记录\n时间：2031年3月6日上午\n主持：骆春\n应到委员4人，实到3人。\n实到：韩雪、石磊、江成\n\n")
    assert "韩雪、石磊、江成参加会议" in made


def test_a_one_word_label_of_the_recorder_in_a_list() -> None:
    made = page(
        "**骆春**：先说水泵。\n**石磊**：坏了两台。\n**韩雪**：钱够。\n**骆春**：那就换。\n**石磊**：周五前换好。\n**韩雪**：我来付款。\n",
        "# 石岭站碰头会\n\n- 日期：2031/3/6\n- 人：韩雪、石磊、骆春\n- 记：韩雪\n\n",
    )
    assert "记：" not in made


def test_a_meeting_is_whose_name_it_has_wherever_they_met() -> None:
    head = "区政协“河道保洁”座谈会记录\n时间：2031年3月6日上午\n地点：石岭镇政府二楼会议室\n主持：骆春\n参加：韩雪、石磊、江成\n\n"
    assert "区政协在石岭镇政府二楼会议室召开“河道保洁”座谈会" in page(TALK, head)


def test_a_line_that_adds_something_is_of_whoever_spoke_right_above() -> None:
    assert "三万元。另外，备件要补" in page(TALK.replace("三万元。\n", "三万元。\n另外，备件要补。\n"))


def test_how_somebody_is_asked_to_speak_is_no_matter() -> None:
    assert "关于一讲" not in page(f"骆春：今天两个议题，水泵的事，还有水费。先请石磊把水泵的情况讲一讲。\n{TALK}")


def test_a_heading_that_says_only_that_people_talk_is_left_out() -> None:
    made = page(f"## 讨论\n\n{TALK}", "# 石岭站碰头会\n\n- 日期：2031/3/6\n- 参加：韩雪、石磊、骆春、江成\n\n")
    assert "讨论" not in made
    assert "石磊说，先换水泵" in made


def test_whoever_came_to_report_is_in_the_lead() -> None:
    head = "石岭站站务会记录\n时间：2031年3月6日上午\n主任委员：骆春\n委员：韩雪、江成\n汇报：水泵班班长 石磊\n\n"
    assert "水泵班班长石磊参加会议" in page(TALK, head)
