"""Names behind units in a list of which every item is a unit and somebody of it."""

import pytest

import briefgen
from briefgen.parsing.names import unit_names
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会上，清河中学石磊、永安中学韩雪等发言。", ["石磊", "韩雪"]),
        ("清河一中石友河、永安二中骆雨杰、上源三小张志会等三位校长代表作了发言。", ["石友河", "骆雨杰", "张志会"]),
        ("清河医院石磊、永安公司韩雪和上源学院骆春作交流。", ["石磊", "韩雪", "骆春"]),
        ("会上，清河中学石磊发言。", []),  # alone it is no list
        ("财政局、水利局、农业局负责人参加。", []),
        ("清河公司党支部、永安公司党支部参加。", []),
        ("石磊、韩雪、骆春发言。", []),  # no units
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert [each.slice(text) for each in unit_names.found(text, Span(0, len(text)))] == expected


def _people(sentence: str) -> dict[str, list[str]]:
    (brief,) = briefgen.parse_text(f"市教育局召开工作会议\n\n8月2日，市教育局召开工作会议。局长韩雪主持会议。{sentence}").briefs
    return {each.name: each.titles for each in brief.attendees if each.name}


def test_the_office_behind_the_list_is_everybodys() -> None:
    found = _people("清河一中石友河、永安二中王雨杰、上源三中张志会等三位校长代表作了发言。")
    assert found == {"韩雪": ["局长"], "石友河": ["校长代表"], "王雨杰": ["校长代表"], "张志会": ["校长代表"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "会议伊始，全体成员奏唱会歌。",
        "会议学习了《关于开展“听民声解民困”走访活动的通知》。",
        "与会人员结合“听民声、解民困、大走访”活动谈了体会。",
        "会议传达了集团总经理石磊在大会上题为《提振信心，加快改革》的工作报告及会议精神。",
    ],
)
def test_nobody_is_there(sentence: str) -> None:
    assert list(_people(sentence)) == ["韩雪"]


def test_who_speaks_of_guiding_thought_is_there() -> None:
    found = _people("会上，党委副书记石磊从指导思想、工作目标、保障措施等三个方面作了安排。")
    assert found["石磊"] == ["党委副书记"]
