"""Where a title begins, and whether it is an office of whoever it stands beside."""

import pytest

import briefgen
from briefgen.parsing.names import titles, titling
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Span


def _office(text: str) -> Span:
    return Span(*[each.span() for each in office_pattern().finditer(text)][-1])


@pytest.mark.parametrize(
    "text",
    [
        "|县水务局局长",
        "县领导，|水务局局长",
        "会上，率|省残联理事长",
        "座谈中，邀请|省专家组组长",
        "|县发展和改革局局长",
        "|县教育和体育局副局长",
        "听取了|县人力资源和社会保障局局长",
        "|宣传与文化处处长",
        "组长为|省农科院研究员",
        "出席会议的|副县长",
        "（三）|县水务局局长",
        "新华社某地5月3日电（记者某某）|水利部部长",
        "|矿区（东片）党委书记",
        "|“青苗”项目负责人",
        "某矿业集团党委副书记|工会主席",
        "|中央防汛工作领导小组组长",
        "|副县长",
    ],
)
def test_starts(text: str) -> None:
    start, bare = text.index("|"), text.replace("|", "")
    assert titles.title_start(bare, _office(bare), 0) == start


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("|县委教育工委、教育局局长", marks=pytest.mark.xfail(reason="units that share an office")),
        pytest.param("主抓毕业年级|副校长", marks=pytest.mark.xfail(reason="a verb with its object")),
        pytest.param("县长和|水务局局长", marks=pytest.mark.xfail(reason="an office without its bearer before 和")),
        pytest.param("承办单位|某电子公司总经理", marks=pytest.mark.xfail(reason="two nouns without a mark")),
    ],
)
def test_known_gaps(text: str) -> None:
    start, bare = text.index("|"), text.replace("|", "")
    assert titles.title_start(bare, _office(bare), 0) == start


@pytest.mark.parametrize(
    ("text", "start", "feature", "has"),
    [
        ("率省残联理事长", 1, "left=率", True),
        ("率省残联理事长", 1, "parts=lead", True),
        ("率省残联理事长", 0, "has=lead", False),
        ("率省残联理事长", 0, "first=lead", True),
        ("县委副书记工会主席", 5, "stack", True),
        ("省教师工会主席", 3, "stack", False),
        ("市发展和改革局局长", 4, "joint=part", True),
        ("和改革局局长", 1, "joint=none", True),
        ("会见来宾和水务局局长", 5, "joint=acts", True),
    ],
)
def test_features(text: str, start: int, feature: str, has: bool) -> None:
    phrase = titles.phrase(text, _office(text), 0)
    cut = titling.cut(text, phrase)
    n = dict(cut.starts)[start]
    assert (feature in titling.features(text, phrase, start, n, cut)) is has


def test_no_start_in_brackets() -> None:
    text = "矿区（由东片和西片并成）党委书记"
    assert [at for at, _ in titling.cut(text, titles.phrase(text, _office(text), 0)).starts] == [0, 12]


HEAD = "5月6日，青川县召开防汛工作会议。"


def _titles(body: str) -> dict[str, list[str]]:
    record = briefgen.parse_text(HEAD + body + "\n").briefs[0]
    return {each.name: each.titles for each in record.attendees if each.name}


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("教指委副主任、西川大学苏望海教授参加会议并讲话。", "苏望海", ["教指委副主任", "教授"]),
        ("县水务局局长佟伟担任指挥部总指挥，并讲话。", "佟伟", ["县水务局局长", "指挥部总指挥"]),
        ("县水务局局长佟伟、县农业局局长韩雪等领导出席会议。", "佟伟", ["县水务局局长"]),
        ("县水务局局长佟伟、县农业局局长韩雪等县领导出席会议。", "佟伟", ["县水务局局长", "县领导"]),
        ("佟伟、韩雪等专家出席会议并发言。", "佟伟", []),
        ("佟伟老师出席会议并讲话。", "佟伟", []),
        ("参加会议的党外人士有王建国、李明。", "王建国", []),
    ],
)
def test_held(body: str, name: str, expected: list[str]) -> None:
    assert _titles(body)[name] == expected
