"""What the meeting was for."""

import pytest

import briefgen
from briefgen.rendering import markdown

NOTES = "青石镇安全生产例会会议记录\n时间：2024年3月6日上午9时\n地点：镇政府二楼会议室\n主持人：镇长潘远志\n出席：潘远志、王秀岭\n{}\n潘远志：先说消防检查。\n王秀岭：检查了十二家。\n"
NEWS = "2024年3月6日上午，清河县召开春耕生产推进会{}。县长罗映雪主持会议。"


def agenda(text: str) -> list[str]:
    (brief,) = briefgen.parse_text(text).briefs
    return [each.text for each in brief.agenda]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("议题：消防检查", ["消防检查"]),
        ("议程：消防检查", ["消防检查"]),
        ("会议议题：消防检查", ["消防检查"]),
        ("议　题：消防检查", ["消防检查"]),
        ("议题:消防检查", ["消防检查"]),
        ("议题：1．消防检查；2．道路养护", ["消防检查", "道路养护"]),
        ("议题：一、消防检查  二、道路养护", ["消防检查", "道路养护"]),
        ("议题：消防检查；道路养护", ["消防检查", "道路养护"]),
        ("议题：\n1．消防检查\n2．道路养护", ["消防检查", "道路养护"]),
        ("议题：（一）消防检查 （二）道路养护", ["消防检查", "道路养护"]),
        ("主题：消防检查", ["消防检查"]),
    ],
)
def test_labelled(line: str, expected: list[str]) -> None:
    assert agenda(NOTES.format(line)) == expected


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("，研究部署下一阶段工作", ["研究部署下一阶段工作"]),
        ("，传达贯彻全省春耕会议精神，安排整地任务", ["传达贯彻全省春耕会议精神", "安排整地任务"]),
        ("，总结去年做法、部署今年工作", ["总结去年做法、部署今年工作"]),
        ("，通报前期进度", ["通报前期进度"]),
        ("，学习《种子法》，讨论农机补贴", ["学习《种子法》", "讨论农机补贴"]),
    ],
)
def test_behind_the_name(purpose: str, expected: list[str]) -> None:
    assert agenda(NEWS.format(purpose)) == expected


@pytest.mark.parametrize("purpose", ["", "，县领导沈知行出席会议", "，天气晴好", "，各乡镇负责人参加会议"])
def test_no_purpose(purpose: str) -> None:
    assert agenda(NEWS.format(purpose)) == []


def test_an_agenda_is_no_demand() -> None:
    (brief,) = briefgen.parse_text(NEWS.format("，研究部署下一阶段工作，推动各项任务落实")).briefs
    assert (brief.speeches, brief.directives) == ([], [])


GAPS = [
    pytest.param(
        NOTES.format("议题：（一）消防检查（二）道路养护"),
        ["消防检查", "道路养护"],
        id="numbers without a blank",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="an item's number must follow a blank or a stop"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), GAPS)
def test_known_gaps(text: str, expected: list[str]) -> None:
    assert agenda(text) == expected


TALK = "潘远志：{}\n张桐：水泵坏了两台，月底换得好。\n韩冬梅：配件要六万，从大修的钱里出。\n潘远志：行，张桐去办。\n{}"


def called(opening: str, more: str = "") -> list[str]:
    return agenda(f"泵站例会记录\n2024年3月6日\n\n{TALK.format(opening, more)}")


@pytest.mark.parametrize(
    ("opening", "matters"),
    [
        ("今天说两件事，一个是泵房大修，一个是夜间值班。", ["泵房大修", "夜间值班"]),
        ("都到了。今天说三个事，去年的维修款，今年的大修，还有值班表。", ["去年的维修款", "今年的大修", "值班表"]),
        ("今天主要三项议题：一是泵房大修，二是夜间值班，三是汛前检查。", ["泵房大修", "夜间值班", "汛前检查"]),
        ("好，今天就是泵房大修和夜间值班两件事，张桐先说。", ["泵房大修", "夜间值班"]),
        ("今天就说汛前检查一件事。", ["汛前检查"]),
        ("把大家叫来，就一个事，东渠到三号闸这段管子。", ["东渠到三号闸这段管子"]),
        ("今天主要是泵房大修，还有夜间值班。", ["泵房大修", "夜间值班"]),
        # what is said to be several and is not as many, what somebody says of himself, what he asks
        ("今天说三件事，张桐你先讲。", []),
        ("今天说两件事，你们要抓紧，我先讲一下。", []),
        ("今天主要是大家提意见。", []),
        ("今天主要是谁来修？", []),
        ("昨天就两件事没有做完。", []),
    ],
)
def test_announced(opening: str, matters: list[str]) -> None:
    assert called(opening) == matters


@pytest.mark.parametrize(
    ("opening", "more", "matters"),
    [
        (
            "先说泵房大修。",
            "潘远志：第二个，夜间值班表到哪一步了？\n张桐：排好了。\n潘远志：第三，防汛袋。\n韩冬梅：还差三百条。\n",
            ["泵房大修", "夜间值班表", "防汛袋"],
        ),
        ("第一个，泵房大修。", "潘远志：好，再说夜间值班。\n张桐：排好了。\n", ["泵房大修", "夜间值班"]),
        # the first was not called out; what follows is no matter, or somebody else's, or the first of what one man wants
        ("人齐了，张桐讲。", "潘远志：第二个，夜间值班。\n张桐：排好了。\n", []),
        ("先说泵房大修。", "潘远志：第二个，快一点。\n张桐：好。\n", []),
        ("先说泵房大修。", "张桐：第二个，夜间值班。\n潘远志：好。\n", []),
        ("先说泵房大修。", "潘远志：讲三点。第一，泵要换。第二，人要到。\n", []),
    ],
)
def test_called_out(opening: str, more: str, matters: list[str]) -> None:
    assert called(opening, more) == matters


def test_the_lead_says_what_was_called_out() -> None:
    talk = TALK.format("今天主要是泵房大修，还有夜间值班。", "")
    page = markdown.render(briefgen.parse_text(f"泵站例会记录\n2024年3月6日\n\n{talk}"))
    assert "2024年3月6日，泵站例会召开，研究泵房大修、夜间值班。" in page
    assert page.count("关于泵房大修") == 0


def test_the_day_above_the_talk_counts_before_one_that_somebody_speaks_of() -> None:
    talk = "方老师:先说野外。\n石磊:我们4月15号到21号在湖口,做了19个点。\n方老师:韩雪呢?\n韩雪:论文改完了。\n"
    (brief,) = briefgen.parse_text(f"湿地课题组 组会记录\n2024-04-25 周四 14:00\n主持:方老师\n参加:方老师、石磊、韩雪\n\n{talk}").briefs
    assert brief.date is not None
    assert brief.date.edtf == "2024-04-25"
