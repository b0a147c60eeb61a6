"""What the meeting was for."""

import pytest

import briefgen

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
