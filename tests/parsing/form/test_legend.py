"""Letters and numbers for those who speak, and what the head says of them."""

import pytest

import briefgen

TALK = ["先换水泵，三万元。", "钱够。", "我没有意见。", "那就换。", "好，周五前换好。", "我来付款。"]


def record(head: str, heads: str) -> str:
    return head + "\n\n" + "\n\n".join(f"{who}：{words}" for who, words in zip(heads, TALK, strict=True)) + "\n"


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        ("石岭站站务会记录\n2031年3月6日，二楼会议室\n出席 L＝骆春（站长，主持）、S＝石磊、H＝韩雪", "SHSLSH"),
        ("石岭站站务会记录\n2031年3月6日，二楼会议室\n为省笔墨，发言人按座次编号：①站长骆春 ②石磊 ③韩雪", "②③②①②③"),
    ],
)
def test_a_legend_says_who_speaks(head: str, heads: str) -> None:
    document = briefgen.parse_text(record(head, heads))
    assert [each.speaker.name for each in document.briefs[0].speeches] == ["石磊", "韩雪", "石磊", "骆春", "石磊", "韩雪"]
    page = document.to_markdown(form="brief")
    assert not any(sign in page for sign in "①②③＝")
    assert "骆春" in page.split("会上")[0]


def test_letters_that_nothing_explains_stay() -> None:
    document = briefgen.parse_text(record("石岭站站务会记录\n2031年3月6日，二楼会议室\n参加：石磊、韩雪", "ABABAB"))
    assert [each.speaker.text for each in document.briefs[0].speeches] == list("ABABAB")
    assert {each.speaker.name for each in document.briefs[0].speeches} <= {"A", "B", None}


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("石岭站站务会记录\n2031年3月6日，二楼会议室\n到的：骆站长、老石（维修）、小韩（会计）、我（江成，记录）", "江成"),
        ("2031年3月6日我们站里碰头，站长让我记下来。——江成\n\n在场：骆站长、老石、小韩、我。", "江成"),
        ("石岭站站务会记录\n2031年3月6日，二楼会议室\n到的：骆站长、老石、小韩", None),  # nobody knows
    ],
)
def test_the_recorder_speaks_for_himself(head: str, who: str | None) -> None:
    talk = "骆站长：先说水泵。\n老石：坏了两台。\n小韩：修要三万。\n我：那我去问价。\n骆站长：好。\n老石：我一起去。\n我：明天就去。\n小韩：行。\n"
    said = {each.text: each.speaker.name for each in briefgen.parse_text(f"{head}\n\n{talk}").briefs[0].speeches}
    assert said["那我去问价。"] == said["明天就去。"] == who


def test_dashes_before_those_who_speak_are_in_nobodys_words() -> None:
    text = "石岭合作社理事会记录\n3月6日晚，社里包装间\n\n" + "\n\n".join(
        f"——{who}：{words}" for who, words in zip(["石磊", "韩雪"] * 3, TALK, strict=True)
    )
    document = briefgen.parse_text(text)
    assert [each.text for each in document.briefs[0].speeches] == TALK
    assert "—" not in document.to_markdown(form="brief")


@pytest.mark.parametrize(
    ("foot", "edtf"),
    [("记录：韩雪    2031.4.25", "2031-04-25"), ("2031.2.28 晚", "2031-02-28")],
)
def test_the_day_may_stand_at_the_foot(foot: str, edtf: str) -> None:
    text = record("石岭合作社理事会记录\n在场：石磊、韩雪、骆春", ["石磊", "韩雪"] * 3).rstrip() + f"\n\n{foot}\n"  # type: ignore[arg-type]
    brief = briefgen.parse_text(text).briefs[0]
    assert brief.date is not None
    assert brief.date.edtf == edtf
    assert brief.speeches[-1].text == TALK[-1]


@pytest.mark.parametrize(
    ("note", "told"),
    [("（石磊到，14:25）", "石磊到，14:25。"), ("（理事5人举手）", "理事5人举手。")],
)
def test_what_the_recorder_tells_on_a_line_of_its_own_needs_no_brackets(note: str, told: str) -> None:
    lines = [f"{who}：{words}" for who, words in zip(["石磊", "韩雪"] * 3, TALK, strict=True)]
    text = "石岭合作社理事会记录\n3月6日晚，社里包装间\n参加：石磊、韩雪\n\n" + "\n".join([*lines[:3], note, *lines[3:]])
    page = briefgen.parse_text(text).to_markdown(form="brief")
    assert told in page
    assert note not in page


@pytest.mark.parametrize(("words", "mark"), [("期中是哪天来着", "？"), ("几号", "？"), ("现在呢", "？"), ("行不行", "？"), ("我再看看", "。")])
def test_a_question_without_a_mark_gets_its_own(words: str, mark: str) -> None:
    lines = [f"{who}：{each}" for who, each in zip(["石磊", "韩雪"] * 3, TALK, strict=True)]
    text = "石岭合作社理事会记录\n3月6日晚，社里包装间\n参加：石磊、韩雪\n\n" + "\n".join([*lines[:3], f"韩雪：{words}", *lines[3:]])
    assert f"{words}{mark}" in briefgen.parse_text(text).to_markdown(form="brief")


def test_whoever_is_called_by_his_surname_alone_is_printed_as_the_list_has_him() -> None:
    lines = "".join(f"{who}：{each}\n" for who, each in zip("石韩石骆石韩", TALK, strict=True))
    page = briefgen.parse_text(f"语文组短会记录\n3月6日，石老师主持，到的有韩老师、骆老师。\n\n{lines}").to_markdown(form="brief")
    assert "韩老师说" in page
    assert "，韩说" not in page


def test_a_legend_in_markup_and_with_courtesies() -> None:
    head = "组会记录 2031.9.18\n\nW老师 = 骆春（线上，在机场）；**S** = 石磊（博三）；H = 韩雪（研二）"
    talk = "\n".join(f"{who}：{words}" for who, words in zip(["W老师", "S", "H"] * 2, TALK, strict=True))
    document = briefgen.parse_text(f"{head}\n\n{talk}\n")
    assert [each.speaker.name for each in document.briefs[0].speeches] == ["骆春", "石磊", "韩雪", "骆春", "石磊", "韩雪"]
    assert "骆春（线上，在机场）、石磊（博三）、韩雪（研二）参加会议。" in document.to_markdown(form="brief")


def test_what_brackets_behind_a_title_tell_besides_is_not_lost() -> None:
    lines = "".join(f"{who}：{each}\n" for who, each in zip(["石磊", "韩雪"] * 3, TALK, strict=True))
    page = briefgen.parse_text(f"二车间班前会 6/23（早 7:40，泵房旁，站着开的，14人到13，小骆调休）\n\n{lines}").to_markdown(form="brief")
    assert "在泵房旁召开班前会" in page
    assert "站着开的，14人到13，小骆调休。" in page


def test_plain_numbers_that_a_label_explains() -> None:
    head = "剧本讨论会记录\n\n说话的人用号码：1导演（老石）  2编剧（韩雪）  3演女儿的（小骆）\n2031年7月18日下午，排练厅"
    document = briefgen.parse_text(f"{head}\n\n" + "\n\n".join(f"{n}  {words}" for n, words in zip("123123", TALK, strict=True)) + "\n")
    assert [each.speaker.name for each in document.briefs[0].speeches] == ["老石", "韩雪", "小骆"] * 2
    assert "导演（老石）、编剧（韩雪）、演女儿的（小骆）" in document.to_markdown(form="brief")


def test_whoever_leads_and_speaks_again_and_again_is_no_label() -> None:
    who = ["主持人", "石磊", "主持人", "韩雪", "主持人", "石磊"]
    talk = "".join(f"{each}：{words}先说到这，还有吗？\n" for each, words in zip(who, TALK, strict=True))
    document = briefgen.parse_text(f"24电商2班班会记录——关于摊位\n\n{talk}")
    assert len(document.briefs[0].speeches) == len(TALK)
    assert document.to_markdown(form="brief").count("主持人") == 3
