"""Long talk as prose: each turn whole, in a paragraph of its own; heads of records without labels."""

import pytest

import briefgen
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions

TURNS = [
    ("石磊", "只有一件事，水泵。韩雪先说坏在哪里，坏了几天，修要多少钱，不修行不行，一样一样讲清楚。"),
    ("韩雪", "坏了两台，都是去年冬天冻裂的，厂家来看过，说泵壳补不了，只能换，换一台要三万，两台六万出头。"),
    ("邓岩", "能不能先换一台？"),
    ("韩雪", "一台带不动三个村。"),
    (
        "石磊",
        "那就两台。钱从水费里出，月底前把招标的事办了，办完公示一周，公示完再签合同，合同写清楚保修几年，坏了几天内来人，来不了怎么赔，这些站里以前都吃过亏。",
    ),
    ("邓岩", "行。"),
]
HEAD = "青石镇水利站例会会议记录\n时间：2024年3月6日上午9时\n地点：二楼会议室\n主持人：石磊\n出席：石磊、韩雪、邓岩\n\n"


def page(text: str) -> str:
    return markdown.render(briefgen.parse_text(text), RenderOptions(form="brief"))


def talk(more: str = "") -> str:
    return HEAD + "\n".join(f"{who}：{words}" for who, words in TURNS) + "\n" + more


def test_long_talk_is_printed_whole_as_direct_speech() -> None:
    made = page(talk())
    for who, words in TURNS[:-1]:  # the last only hears
        assert f"{who}说：“{words}”" in made or f"{who}问道：“{words}”" in made
    assert "说，" not in made


def test_an_answer_stands_with_its_question() -> None:
    assert "邓岩问道：“能不能先换一台？”韩雪说：“一台带不动三个村。”" in page(talk())


def test_everybody_else_has_a_paragraph() -> None:
    lines = page(talk()).split("\n")
    assert sum(line.startswith(("石磊说", "韩雪说", "会上，石磊说")) for line in lines) == 3


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("（电费单传着看了一圈，数目对得上）\n韩雪：我去办。\n", "\n电费单传着看了一圈，数目对得上。\n"),
        ("（众笑）\n石磊：不要笑，水费都收不齐。\n", "\n（众笑）\n"),
        ("—— 休息 ——\n韩雪：我去办。\n", "\n休息。\n"),
        ("② 议案二：换水泵\n韩雪：我去办。\n", "\n**② 议案二：换水泵**\n"),
        ("表决：同意3票。\n韩雪：我去办。\n", "\n表决：同意3票。\n"),
        ("石磊：我归一下：\n一、水泵月底换好。\n二、排班表周五贴出来。\n", "我归一下：一、水泵月底换好。二、排班表周五贴出来。”\n"),
    ],
)
def test_what_stands_between_turns(more: str, wanted: str) -> None:
    assert wanted in page(talk(more))


@pytest.mark.parametrize("more", ["（众笑）\n韩雪：我去办。\n", "9:40结束。\n", "· · ·\n韩雪：我去办。\n"])
def test_what_says_nothing_is_left_out(more: str) -> None:
    made = page(talk(more))
    assert more.split("\n")[0] not in made


@pytest.mark.parametrize(
    ("head", "headline", "first"),
    [
        (
            "石桥村村民代表会  三月八日晚 在小学教室，来了21人，村主任石磊主持，会计韩雪记。\n\n",
            "## 石桥村召开村民代表会",
            "三月八日晚，石桥村在小学教室召开村民代表会。村主任石磊主持会议。来了21人。",
        ),
        ("水泵选型会记录　　2024年3月6日　泵房会议室\n\n", "## 水泵选型会召开", "2024年3月6日，水泵选型会在泵房会议室召开。"),
        (
            "会议名称：第一次安全会\n时间：2024年3月6日\n地点：清河化工有限公司二楼会议室\n主持人：石磊\n\n",
            "## 清河化工有限公司召开第一次安全会",
            "2024年3月6日，清河化工有限公司在二楼会议室召开第一次安全会。",
        ),
        (
            "今晚七点业委会在物业用房开第三次碰头会，委员五人都到了。韩雪记。\n\n",
            "## 业委会召开第三次碰头会",
            "今晚七点业委会在物业用房开第三次碰头会，委员五人都到了。",
        ),
    ],
)
def test_heads_without_labels(head: str, headline: str, first: str) -> None:
    made = page(head + talk()[len(HEAD) :]).split("\n")
    assert made[0] == headline
    assert made[2].startswith(first)
    assert "韩雪记" not in made[2]


def test_pieces_of_a_line_are_parted() -> None:
    made = page(HEAD.replace("\n\n", "\n缘由：水泵　　编号：第3号\n【迟　到】邓岩\n\n") + talk()[len(HEAD) :])
    assert "缘由：水泵，编号：第3号。" in made
    assert "迟到：邓岩。" in made


def test_a_corrected_title_that_had_more_on_its_line() -> None:
    document = briefgen.parse_text("水泵选型会记录　　2024年3月6日　泵房会议室\n\n" + talk()[len(HEAD) :])
    brief = document.briefs[0].model_copy(update={"title": "水泵改造会记录"})
    made = markdown.render(document.model_copy(update={"briefs": [brief]}), RenderOptions(form="brief"))
    assert made.startswith("## 水泵改造会召开\n\n2024年3月6日，水泵改造会在泵房会议室召开。")


def test_a_corrected_date_counts_before_the_one_in_the_title() -> None:
    document = briefgen.parse_text("水泵例会记录 3.6\n\n石磊：水泵几时能修？\n韩雪：后天修好。\n石磊：今天3月7日，再碰一次。\n韩雪：你去领件。\n")
    made = markdown.render(document, RenderOptions(form="brief"))
    date = document.briefs[0].date
    assert date is not None
    assert "\n\n3月6日，" in made
    brief = document.briefs[0].model_copy(update={"date": date.model_copy(update={"text": "3月8日"})})
    made = markdown.render(document.model_copy(update={"briefs": [brief]}), RenderOptions(form="brief"))
    assert "\n\n3月8日，" in made


def test_what_is_said_twice_before_it_goes_on() -> None:
    said = ("那个、那个清单我、我看过了，够了，够了。", "第三批配件先征求意见，意见不一的、户口在、在那边没分的月底再说。")
    turns = "".join(f"{'石磊' if n % 2 else '韩雪'}(00:{n * 5 // 60:02}:{n * 5 % 60:02}): {said[n % 2 - 1]}\n" for n in range(1, 30))
    made = page(turns)
    assert "那个清单我看过了，够了，够了。" in made
    assert "那个、那个" not in made
    assert "户口在、在那边" in made
    assert "先征求意见，意见不一的" in made
    assert "(00:" not in made


def test_who_did_not_come_asked_for_leave_only_where_somebody_says_so() -> None:
    def recorded(why: str) -> str:
        said = (f"人齐了，开泵站例会。{why}", "第三批配件要在月底之前到，运费站里出。")
        return page("".join(f"{'石磊' if n % 2 else '韩雪'}(00:{n * 5 // 60:02}:{n * 5 % 60:02}): {said[n % 2 - 1]}\n" for n in range(1, 12)))

    assert "骆春请假。" in recorded("骆春请假了，不来。")
    made = recorded("骆春在县里开会，来不了。")
    assert "骆春请假" not in made
    assert "骆春未参加会议。" in made
