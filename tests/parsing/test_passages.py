"""What each line of a report is: passages by kind; and what in a talk only leads it."""

import pytest

import briefgen
from briefgen.parsing.entries import moves
from briefgen.spans import Span
from briefgen.text.blocks import sentences
from briefgen.text.shadow import shadow

NEWS = """清河县召开春耕生产推进会
发布时间：2024-03-07　　浏览次数：12

　　本报讯（记者 丁一）3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。
　　图为会议现场（丁一 摄）
　　罗映雪要求，各乡镇4月底前建成5个服务站。（大家鼓掌）
　　一、关于种子
　　会议印发了《种子工作方案》。（记者 丁一）
　　会议由副县长沈岩主持。
"""


def kinds(text: str) -> list[tuple[str, str]]:
    (brief,) = briefgen.parse_text(text).briefs
    return [(each.kind, each.text) for each in brief.passages]


def test_a_page_of_news() -> None:
    found = kinds(NEWS)
    by_kind = dict(found)
    assert found[0] == ("headline", "清河县召开春耕生产推进会")
    assert by_kind["dateline"] == "本报讯（记者 丁一）"
    assert by_kind["lead"].startswith("3月6日，清河县召开")
    assert by_kind["caption"] == "图为会议现场（丁一 摄）"
    assert by_kind["aside"] == "（大家鼓掌）"
    assert by_kind["matter"] == "一、关于种子"
    assert by_kind["credit"] == "（记者 丁一）"
    assert by_kind["presence"] == "会议由副县长沈岩主持。"
    assert "furniture" in by_kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("会议由副县长沈岩主持。", "presence"),
        ("副县长沈岩主持会议。", "presence"),
        ("李方、赵平参加会议。", "presence"),
        ("副县长沈岩主持会议并通报了3月份情况。", "body"),
        ("沈岩指出，会议由县里主持。", "body"),
        ("与会人员参加了植树活动，要求每人3棵。", "body"),
        ("（三）关于经费", "matter"),
        ("（三）经费由县财政局落实。", "body"),
        ("会议于11时结束。", "closing"),
    ],
)
def test_a_line_of_news(line: str, kind: str) -> None:
    text = f"清河县召开春耕生产推进会\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，各乡镇抓好落实。\n　　{line}\n　　会议印发了方案，各乡镇汇报了情况。\n"
    assert (kind, line) in kinds(text)


@pytest.mark.parametrize(
    ("said", "chair", "skip"),
    [
        ("今天开个局务会，三件事。先说防汛，李方讲一下。", True, 2),
        ("第二件，水费。水表要换。", True, 1),
        ("第一个是煤。名单大家看一看。", True, 1),
        ("人齐了，开始吧。先请教务处讲初三。闸门要修。", True, 2),
        ("各位家长好，今天主要商量三件事：接送、体检、典礼。先请戈校长讲讲。", True, 2),
        ("我说夜校。缝纫机不够。", False, 1),  # a topic of the agenda
        ("我说三点意见。", False, 0),
        ("水表要换。第二件，水费。", True, 0),
        ("人齐了，应到6人，实到5人。", True, 0),  # a fact
        ("第二，水费必须收齐。", True, 0),
        ("大家路上都辛苦了。第一个是煤。名单大家看一看。", True, 2),  # a greeting, whatever its words
        ("大家路上都辛苦了。名单大家看一看。", True, 0),
        ("煤收了6吨。第二件，水费。", True, 0),
    ],
)
def test_moves(said: str, chair: bool, skip: int) -> None:
    text = shadow(f"妇女夜校 {said}")
    turn = moves.Turn(tuple(sentences(text, Span(5, len(text)))), chair)
    assert moves.led(text, [turn], [Span(0, 4)])[0].skip == skip


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("甜甜爸爸：账要公开。", "甜甜爸爸："),
        ("三年级二班班主任 沈岩：账要公开。", "三年级二班班主任 沈岩："),
        ("读者甲：账要公开。", "读者甲："),
        ("建议：账要公开。", None),
        ("存在的问题：账没有公开。", None),
    ],
)
def test_somebody_whom_nobody_has_known_speaks(line: str, speaker: str | None) -> None:
    text = f"清河小学家委会记录\n时间：2024年3月6日\n主持人：丁一\n\n丁一：先说伙食，罗映雪讲一下。\n罗映雪：每天18元。\n{line}\n丁一：每月公开1次。\n罗映雪：从4月起。\n"
    found = [passage for kind, passage in kinds(text) if kind == "speaker"]
    assert (speaker in found) if speaker else (line.partition("：")[0] + "：" not in found)


def test_topics_by_number_and_by_word() -> None:
    text = shadow("冬季煤炭补贴、葡萄埋墩 第一个是煤。第二个，葡萄。")
    topics = [Span(0, 6), Span(7, 11)]
    turns = [moves.Turn((each,), True) for each in sentences(text, Span(12, len(text)))]
    assert [each.topic for each in moves.led(text, turns, topics)] == topics
    assert [each.topic for each in moves.led(text, turns[:1], topics)] == [None]  # the second was not called out


#: A line of news, between paragraphs or behind all, → whether it stands under a picture.
UNDER_PICTURES = [
    ("监事长贺岭教授致辞", True),
    ("与会同志积极发言", True),
    ("副县长沈岩宣读表扬决定", True),
    ("专题讨论", False),
    ("种子与农机", False),
    ("三、讨论", False),
    ("各乡镇汇报了情况，会议进行了讨论", False),
]


@pytest.mark.parametrize(("line", "under"), UNDER_PICTURES)
def test_who_does_something_under_his_picture(line: str, under: bool) -> None:
    text = f"清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，各乡镇抓好落实。\n{line}\n　　会议印发了方案，各乡镇汇报了情况。\n"
    assert (("caption", line) in kinds(text)) == under


#: What stands behind all prose → the kinds of its lines.
LEFT_OVER = [
    ("会议交流\n参观水厂", ["caption", "caption"]),
    ("会议交流", ["caption"]),
    ("县农业农村局\n2024年3月7日", ["signature", "signature"]),
    ("县农业农村局\n二00四年三月七日", ["signature", "signature"]),
    ("一、种子\n二、农机", ["matter", "matter"]),
    ("获奖单位\n城关镇\n石桥乡\n清溪乡\n南塘乡", ["body"] * 5),
    ("春耕服务热线：12316", ["body"]),
]


@pytest.mark.parametrize(("tail", "found"), LEFT_OVER)
def test_a_few_words_behind_all_prose(tail: str, found: list[str]) -> None:
    text = f"清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，各乡镇抓好落实。\n{tail}\n"
    lines = tail.split("\n")
    assert [kind for kind, line in kinds(text) if line in lines] == found


def test_a_heading_is_nobody_who_came() -> None:
    text = "会议纪要\n会议名称：春耕工作讨论会\n时间：2024年3月6日\n出席：罗映雪、沈岩\n    一、会议目的\n落实春耕任务。\n"
    assert ("matter", "一、会议目的") in kinds(text)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["乡镇｜种子", "石桥镇｜12吨"], ["乡镇｜种子", "石桥镇｜12吨"]),
        (["任务｜单位｜时限", "备种｜县局｜3月底"], ["任务｜单位｜时限", "备种｜县局｜3月底"]),
        (["乡镇｜种子"], []),
        (["种子｜农机都要备足。", "石桥镇｜12吨"], []),
    ],
)
def test_rows_of_a_table(lines: list[str], rows: list[str]) -> None:
    body = "\n".join(lines)
    text = f"清河县召开春耕推进会\n　　3月6日，清河县召开春耕推进会，县长罗映雪出席会议并讲话。\n{body}\n　　罗映雪要求，各乡镇抓好落实。\n"
    assert [line for kind, line in kinds(text) if kind == "row"] == rows


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("录入者：admin 录入时间：2024年", "furniture"),
        ("首页-公告", "furniture"),
        ("【清河网原创，未经授权禁止转载】", "furniture"),
        ("（县长罗映雪出席会议）", "caption"),
        ("（共印发材料30份。）", "body"),
        ("清河日报记者丁一摄", "caption"),
        ("县水利局局长沈岩接受记者采访", "caption"),
        ("县水利局局长沈岩", "caption"),
        ("县水利局局长沈岩表示，水位正常。", "body"),
        ("各乡镇未经批准不得动工。", "body"),
    ],
)
def test_what_stands_around_pictures_and_on_sites(line: str, kind: str) -> None:
    text = (
        "清河县召开春耕生产推进会\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n"
        f"　　罗映雪要求，各乡镇抓好落实。\n　　{line}\n　　会议印发了方案，各乡镇汇报了情况，县水利局局长沈岩发言。\n"
    )
    assert (kind, line) in kinds(text)


@pytest.mark.parametrize(
    ("top", "found"),
    [
        ("图为会议现场。丁一 摄", [("caption", "图为会议现场。丁一 摄")]),
        ("清河网通讯员丁一3月6日报道，", [("dateline", "清河网通讯员丁一3月6日报道，")]),
        ("清河新闻古渡3月6日讯（丁一 沈岩）", [("dateline", "清河新闻古渡3月6日讯（丁一 沈岩）")]),
        ("NewsQH3月6日消息（记者丁一）", [("dateline", "NewsQH3月6日消息（记者丁一）")]),
        ("清河农机圈讯", [("dateline", "清河农机圈讯")]),
        ("【本報消息】", [("dateline", "【本報消息】")]),
        ("本站讯 （县农业局（种子站）来稿）", [("dateline", "本站讯 （县农业局（种子站）来稿）")]),
        ("【县里再次强调春耕不误农时】", [("dateline", "【县里再次强调春耕不误农时】")]),
        ("各乡镇忙春耕本网讯 ", [("beside", "各乡镇忙春耕"), ("dateline", "本网讯")]),
        ("2024年3月7日 10:20\n", [("credit", "2024年3月7日 10:20")]),
        ("春耕不误农时，种子4月到位\n", [("headline", "春耕不误农时，种子4月到位")]),
    ],
)
def test_what_stands_before_the_lead(top: str, found: list[tuple[str, str]]) -> None:
    text = f"{top}3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话，各乡镇负责人参加会议。\n　　罗映雪要求，各乡镇抓好落实。（丁一沈岩）\n"
    got = kinds(text)
    assert got[: len(found)] == found
    assert got[len(found)][0] == "lead"
    assert got[-1] == ("credit", "（丁一沈岩）")


def test_pictures_between_headline_and_text() -> None:
    lines = ["罗映雪讲话", "会议主席台", "各乡镇签订责任书", "参会人员合影"]
    got = kinds(
        "清河县召开春耕生产推进会\n"
        + "\n".join(lines)
        + "\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，抓好落实。\n"
    )
    assert [kind for kind, text in got if text in lines] == ["caption"] * 4


@pytest.mark.parametrize(("tail", "who"), [("（丁一）", True), ("  （丁一沈岩）", True), ("（共印30份）", False), ("（见附件第2页）", False)])
def test_who_wrote_it_stands_behind_the_last_sentence(tail: str, who: bool) -> None:
    text = f"清河县召开春耕生产推进会\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，各乡镇抓好落实。{tail}\n"
    assert (kinds(text)[-1] == ("credit", tail.strip())) is who


REPORT = "清河县召开春耕生产推进会\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，各乡镇抓好落实。\n"
LONG = "　　各乡镇汇报了种子和化肥的储备情况，县农业农村局通报了去年服务站的建设进度和今年的打算。\n"


@pytest.mark.parametrize("opens", ["据腾讯3月6日消息，", "中清通讯3月6日", "县里听闻讯 "])
def test_what_is_no_dateline(opens: str) -> None:
    got = kinds(f"清河县召开春耕生产推进会\n　　{opens}清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，抓好落实。\n")
    assert "dateline" not in [kind for kind, _ in got]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("罗映雪在签约现场（前排左三）", "caption"),
        ("县里签订责任书（左二为罗映雪）", "caption"),
        ("推进会签约现场", "caption"),
        ("与会代表", "caption"),
        ("春耕生产推进会", "caption"),  # the lead names it
        ("清河县召开春耕生产推进会清河在线", "furniture"),
        ("一、种子储备情况：", "matter"),
        ("一、各乡镇要做到：春耕不误农时。", "body"),
        ("■ 种子已经到位，化肥正在路上。", "body"),
    ],
)
def test_lines_between_the_paragraphs_of_news(line: str, kind: str) -> None:
    found = {text: of for of, text in kinds(f"{REPORT}　　{line}\n{LONG}")}
    assert found[line.removeprefix("■ ").removesuffix("：") if kind == "matter" else line.removeprefix("■ ")] == kind


def test_a_picture_in_the_middle_of_a_paragraph() -> None:
    got = kinds(
        "清河县召开春耕生产推进会\n3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议\n罗映雪在会议现场（前排左三）\n据悉，各乡镇种子已经到位。\n"
    )
    assert ("caption", "罗映雪在会议现场（前排左三）") in got
    assert got[1:] == [("lead", got[1][1]), ("caption", got[2][1]), ("body", "据悉，各乡镇种子已经到位。")]


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["种子早已到位", "化肥还差三成"], "matter"),
        (["亮点一：种子早已到位。", "亮点二：化肥还差三成"], "body"),
        (["亮点一：种子早已到位", "亮点二：化肥还差三成"], "matter"),
        (["种子“早已到位”", "化肥，还差三成"], "matter"),
        (["Seed：种子早已到位", "Fertilizer：化肥还差三成"], "matter"),
        (["丁一《种子早已到位》", "讨论"], "matter"),
        (["01 种子早已到位", "02 化肥：还差三成，月底补齐"], "matter"),
        (["种子早已到位", "罗映雪"], "body"),  # one alone may be anything
    ],
)
def test_subheads_of_news(heads: list[str], kind: str) -> None:
    found = {text: of for of, text in kinds(REPORT + "".join(f"　　{head}\n{LONG}" for head in heads))}
    assert found[heads[0]] == kind


@pytest.mark.parametrize(("sign", "gone"), [("u  ", True), ("l ", True), ("- ", True), ("● ", True), ("① ", False)])
def test_marks_of_lists(sign: str, gone: bool) -> None:
    found = kinds(REPORT + "".join(f"　　{sign}{what}已经到位，各乡镇自己去领。\n" for what in ("种子", "化肥")))
    assert (("body", "种子已经到位，各乡镇自己去领。") in found) is gone


def test_one_letter_is_no_mark_of_a_list() -> None:
    assert ("body", "u 盘里有全部名单，各乡镇自己去拷。") in kinds(f"{REPORT}　　u 盘里有全部名单，各乡镇自己去拷。\n")


def test_who_was_in_the_chair_under_a_picture() -> None:
    assert ("presence", "副县长沈岩主持会议") in kinds(f"{REPORT}　　副县长沈岩主持会议\n{LONG}")
    assert ("caption", "副县长沈岩主持会议") in kinds(f"{REPORT}　　副县长沈岩主持会议\n{LONG}　　沈岩主持会议并通报了情况。\n")


def test_what_a_text_breaks_off_with_and_goes_by() -> None:
    got = kinds(f"{REPORT}　　据县里的直播（本文内容来源于县里的网上直播），种子已经到位。|清河县召开春耕...\n")
    assert ("credit", "（本文内容来源于县里的网上直播）") in got
    assert [text for kind, text in got if kind == "body"][-2:] == ["据县里的直播", "，种子已经到位。"]
    assert got[-1] == ("credit", "|清河县召开春耕...")


@pytest.mark.parametrize(("blank", "paragraphs"), [(" ", 3), ("", 1)])
def test_breaks_that_have_become_blanks(blank: str, paragraphs: int) -> None:
    parts = [
        f"{what}的储备情况已经由各乡镇逐户核对过两遍，县农业农村局派人到每个村里看了仓库。各服务站从月初起每天开门，机手都已经登记造册。"
        for what in ("种子", "化肥", "农机")
    ]
    body = blank.join(each * 2 for each in parts)
    assert [kind for kind, _ in kinds(f"{REPORT}　　{body}\n")].count("body") == paragraphs + 1


def test_who_issues_minutes_stands_at_their_foot() -> None:
    text = "清河县水利学会理事会会议纪要\n2024年3月6日，清河县水利学会召开理事会会议，理事长罗映雪主持会议。\n会议研究了年会的安排，同意5月召开。\n清河县水利学会\n清河县水利学会办公室\n"
    assert [kind for kind, _ in kinds(text)][-2:] == ["signature", "signature"]


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("6日，清河县召开春耕生产推进会，县长罗映雪出席会议。", "furniture"),  # told again below
        ("6日，清河县里种粮八万亩，春耕用肥一万吨，县长罗映雪看望农机手。", "lead"),
    ],
)
def test_a_summary_above_the_dateline(above: str, kind: str) -> None:
    text = f"清河县部署春耕工作\n　　{above}\n　　清河新闻网3月6日讯（丁一）6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话，各乡镇负责人参加会议。\n　　罗映雪要求，抓好落实。\n"
    assert (kind, above) in kinds(text)


@pytest.mark.parametrize(("title", "kind"), [("清河县春耕生产推进会通知", "body"), ("清河县部署春耕生产工作", "caption")])
def test_who_issues_a_notice_stays(title: str, kind: str) -> None:
    text = f"{title}\n　　清河县将于3月6日召开春耕生产推进会，请各乡镇负责人按时参加会议。\n　　罗映雪要求，抓好落实。\n清河县农业农村局\n会务安排\n"
    assert (kind, "清河县农业农村局") in kinds(text)


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("抓好落实。 |", [("body", "抓好落实。"), ("markup", "|")]),
        ("抓好落实。＊", [("body", "抓好落实。"), ("markup", "＊")]),
        ("抓好落实。（清河县农机协会）", [("body", "抓好落实。"), ("credit", "（清河县农机协会）")]),
        ("抓好落实。（原题为《清河忙春耕》）", [("body", "抓好落实。"), ("credit", "（原题为《清河忙春耕》）")]),
        ("抓好落实。（种子、化肥和农机）", [("body", "抓好落实。（种子、化肥和农机）")]),
        ("抓好落实。\n附件下载\n36103510.jpg", [("body", "抓好落实。"), ("furniture", "附件下载"), ("furniture", "36103510.jpg")]),
    ],
)
def test_what_a_site_leaves_at_the_foot(tail: str, found: list[tuple[str, str]]) -> None:
    assert kinds(f"{REPORT}　　{tail}\n")[3:] == found


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["县长罗映雪宣布春耕开始", "副县长沈岩介绍准备情况"], "caption"),
        (["县长罗映雪宣布春耕开始", "副县长沈岩介绍准备情况，共三点。"], "body"),
    ],
)
def test_who_does_what_under_two_pictures(lines: list[str], kind: str) -> None:
    text = f"{REPORT}　　副县长沈岩汇报了情况。\n" + "".join(f"　　{line}\n" for line in lines) + LONG
    assert (kind, lines[0]) in kinds(text)


@pytest.mark.parametrize(("sign", "kind"), [("u  ", "body"), ("", "caption")])
def test_an_item_by_its_mark_stands_under_no_picture(sign: str, kind: str) -> None:
    assert (kind, "服务站项目介绍") in kinds(REPORT + "".join(f"　　{sign}{what}\n" for what in ("服务站项目介绍", "新农机展示")))


@pytest.mark.parametrize(
    ("tail", "who"), [("清河晚报记者　沈岩", True), ("本报记者 沈岩 丁一", True), ("县里请来记者　　采访春耕", False), ("本报记者沈岩", False)]
)
def test_a_reporter_without_brackets_behind_the_last_sentence(tail: str, who: bool) -> None:
    found = kinds(f"{REPORT}　　种子和化肥的储备情况已经由各乡镇逐户核对过两遍。{tail}\n{LONG}")
    assert (("credit", tail) in found) is who


@pytest.mark.parametrize(("dateline", "kind"), [("本报讯（记者 丁一）", "beside"), ("", "lead")])
def test_a_second_line_of_a_headline_above_the_dateline(dateline: str, kind: str) -> None:
    text = f"清河县部署春耕工作\n今年机耕面积超过八万亩，服务站月底前建成\n　　{dateline}3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。\n　　罗映雪要求，抓好落实。\n"
    assert (kind, "今年机耕面积超过八万亩，服务站月底前建成") in kinds(text)


def test_subheads_whose_breaks_have_become_blanks() -> None:
    part = "种子的储备情况已经由各乡镇逐户核对过两遍，县农业农村局派人到每个村里看了仓库。各服务站从月初起每天开门，机手都已经登记造册。"
    found = kinds(f"{REPORT}　　{part * 2}　　服务站先修后用　　{part}　　机手遇到“新难题”　　{part * 2}\n")
    assert [each for each in found if each[0] == "matter"] == [("matter", "服务站先修后用"), ("matter", "机手遇到“新难题”")]


@pytest.mark.parametrize(("hereby", "kind"), [("特此公告。", "body"), ("会议还看了录像。", "signature")])
def test_who_issues_an_announcement_stays(hereby: str, kind: str) -> None:
    text = f"　　清河县水利学会于2024年3月6日在县城召开理事会会议，理事长罗映雪主持会议。\n　　会议同意5月召开年会。\n　　{hereby}\n清河县水利学会\n2024年3月7日\n"
    assert kinds(text)[-2:] == [(kind, "清河县水利学会"), (kind, "2024年3月7日")]


@pytest.mark.parametrize(
    ("again", "kind"), [("各乡镇负责人和种粮大户在县文化中心和县农业农村局签订了春耕生产责任书。", "furniture"), ("会后还看了录像。", "lead")]
)
def test_what_the_text_says_again_word_by_word_stands_under_a_picture(again: str, kind: str) -> None:
    caption = "各乡镇负责人和种粮大户在县文化中心和县农业农村局签订了春耕生产责任书。"
    text = f"　　{caption}\n　　3月6日，清河县召开春耕生产推进会，县长罗映雪出席会议并讲话。会上，{again}\n　　罗映雪要求，抓好落实。\n"
    assert kinds(text)[0] == (kind, caption)


@pytest.mark.parametrize(
    ("line", "kind"), [("新型农机操作规程介绍", "body"), ("副县长沈岩介绍", "caption"), ("从左到右依次为：沈岩、丁一、罗映雪", "caption")]
)
def test_what_is_told_of_stands_under_no_picture(line: str, kind: str) -> None:
    assert (kind, line) in kinds(f"{REPORT}　　{line}\n{LONG}　　沈岩主持会议。\n")


def test_what_somebody_says_right_below_a_day_is_no_line_beside_the_headline() -> None:
    log = "## 3月5日\n\n石磊：\n今天修了水泵\n遇到了困难\n\n李春生：\n今天记了账\n明天对账\n\n骆春：\n今天守了闸\n明天守闸\n\n## 3月6日\n\n石磊：\n今天试了水泵\n没有困难\n\n李春生：\n今天对了账\n明天休息\n"
    found = briefgen.parse_text(log).briefs
    assert len(found) == 2
    assert "beside" not in {each.kind for brief in found for each in brief.passages}
