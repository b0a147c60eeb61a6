"""What counts as a difference between two meetings, and what does not."""

from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen.comparing.documents import compare
from briefgen.record import Document

TEXT = """清河县召开防汛工作推进会

　　2023年6月12日上午，清河县防汛工作推进会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议，县水利局局长罗映雪、县财政局局长易安参加会议。

　　会议传达学习了《全省防汛工作要点》。

　　沈岩强调，县水利局要在6月30日前完成6处隐患整改。县财政局要安排防汛预算不少于200万元。
"""
OTHER = """云台县召开招商引资座谈会

　　2021年3月5日下午，云台县招商引资座谈会在县工业园区召开。副县长易安主持会议。

　　易安指出，县商务局要在4月底前引进企业5家。
"""


def parsed(text: str, name: str = "会议.txt") -> Document:
    return briefgen.parse_text(text, name)


def told(old: str, new: str, *, everything: bool = False) -> list[tuple[str, str, str | None, str | None, str, str]]:
    """Kind, field, item, aspect, before and now of each change."""
    changes = compare([parsed(old)], [parsed(new)], everything=everything)
    return [(each.kind, each.field, each.item, each.aspect, "、".join(each.old), "、".join(each.new)) for each in changes]


REPAIR = "县水利局要在6月30日前完成6处隐患整改。"
LATER = REPAIR.replace("6月30日", "7月15日")
SPEECH = REPAIR + "县财政局要安排防汛预算不少于200万元。"


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        ("清河县召开防汛", "清河县举办防汛", [("changed", "title", None, None, "清河县召开防汛工作推进会", "清河县举办防汛工作推进会")]),
        ("6月12日上午", "6月13日上午", [("changed", "date", None, None, "2023年6月12日上午（2023-06-12）", "2023年6月13日上午（2023-06-13）")]),
        ("在县政府会议室召开", "在县水利局召开", [("changed", "location", None, None, "县政府会议室（清河县 130534）", "县水利局（清河县 130534）")]),
        ("县长费明", "代县长费明", [("changed", "people", "费明", "titles", "县长", "代县长")]),
        ("费明主持会议", "费明出席会议", [("changed", "people", "费明", "roles", "attend、chair", "attend")]),
        ("县长费明", "县长费鸣", [("changed", "people", "费鸣", "name", "费明", "费鸣")]),
        ("、县财政局局长易安", "", [("removed", "people", "易安", None, "县财政局局长易安", "")]),
        ("参加会议。", "参加会议，各乡镇主要负责人列席会议。", [("added", "groups", "各乡镇主要负责人", None, "", "各乡镇主要负责人")]),
        (
            "《全省防汛工作要点》",
            "《全省防汛工作意见》",
            [("changed", "documents", "全省防汛工作意见", "title", "全省防汛工作要点", "全省防汛工作意见")],
        ),
        (
            "6月30日前完成",
            "7月15日前完成",
            [
                ("changed", "speeches", "沈岩", "text", SPEECH, SPEECH.replace("6月30日", "7月15日")),
                ("changed", "directives", LATER, "text", REPAIR, LATER),
                ("changed", "directives", LATER, "deadlines", "6月30日前（2023-06-30）", "7月15日前（2023-07-15）"),
            ],
        ),
    ],
)
def test_what_has_changed_is_told_where_it_stands(before: str, now: str, changes: list[tuple[str, ...]]) -> None:
    assert TEXT.count(before) == 1
    found = told(TEXT, TEXT.replace(before, now))
    assert [each for each in found if each in changes] == changes
    extra = {field for _, field, *_ in found} - {field for _, field, *_ in changes}
    assert extra <= {"title", "meeting"}, found
    assert len(found) == len(changes), found


def altered(**values: Any) -> Document:
    data = parsed(TEXT).model_dump()
    data["briefs"][0] |= values
    return Document.model_validate(data)


def test_another_kind_of_text_is_a_difference() -> None:
    (change,) = compare([parsed(TEXT)], [altered(genre="minutes")])
    assert (change.kind, change.field, change.old, change.new) == ("changed", "genre", ("narrative",), ("minutes",))


def test_how_sure_something_is_and_what_an_older_record_cannot_say_are_none() -> None:
    assert compare([parsed(TEXT)], [altered(confidence=0.01)], everything=True) == []
    assert compare([altered(genre=None)], [parsed(TEXT)], everything=True) == []


def test_who_leads_is_told() -> None:
    joint = SPEECH + "由县水利局牵头，县财政局配合，6月底前拿出方案。"
    before, now = TEXT.replace(SPEECH, joint), TEXT.replace(SPEECH, joint.replace("由县水利局牵头，县财政局配合", "由县水利局配合，县财政局牵头"))
    assert ("县水利局（牵头）、县财政局（配合）", "县水利局（配合）、县财政局（牵头）") in [
        each[4:] for each in told(before, now) if each[3] == "parts"
    ]


def test_demands_that_come_and_go() -> None:
    demand = "县财政局要安排防汛预算不少于200万元。"
    gone = [each for each in told(TEXT, TEXT.replace(demand, "")) if each[1] == "directives"]
    assert gone == [("removed", "directives", demand, None, demand, "")]
    new = [each for each in told(TEXT.replace(demand, ""), TEXT) if each[1] == "directives"]
    assert new == [("added", "directives", demand, None, "", demand)]


def test_who_stands_before_whom_is_told() -> None:
    swapped = TEXT.replace("县水利局局长罗映雪、县财政局局长易安", "县财政局局长易安、县水利局局长罗映雪")
    assert told(TEXT, swapped) == [("changed", "order", None, None, "沈岩、费明、罗映雪、易安", "沈岩、费明、易安、罗映雪")]


@pytest.mark.parametrize(
    "same",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n\n", "\n"),
        TEXT + "\n\n",
        TEXT.replace("　　", "    "),
    ],
)
def test_layout_is_no_difference(same: str) -> None:
    assert told(TEXT, same) == []


def test_places_and_doubts_are_told_when_asked_for() -> None:
    moved = "\n\n" + TEXT
    fields = {(field, aspect) for _, field, _, aspect, *_ in told(TEXT, moved, everything=True)}
    assert {("span", None), ("people", "spans"), ("speeches", "span"), ("directives", "span")} <= fields
    assert told(TEXT, TEXT, everything=True) == []
    undated = TEXT.replace("2023年", "")
    assert "diagnostics" in {field for _, field, *_ in told(TEXT, undated, everything=True)}
    assert "diagnostics" not in {field for _, field, *_ in told(TEXT, undated)}


def test_meetings_are_found_again_wherever_they_stand() -> None:
    two = TEXT + "\n\n" + OTHER
    assert [(each.kind, each.field, each.meeting) for each in compare([parsed(TEXT)], [parsed(two)])] == [("added", "briefs", "云台县招商引资座谈会")]
    assert [(each.kind, each.field, each.meeting) for each in compare([parsed(two)], [parsed(OTHER)])] == [
        ("removed", "briefs", "清河县防汛工作推进会")
    ]
    assert compare([parsed(two)], [parsed(OTHER, "b"), parsed(TEXT, "a")]) == []
    changed = compare([parsed(TEXT), parsed(OTHER)], [parsed(OTHER.replace("5家", "6家")), parsed(TEXT)])
    assert {each.meeting for each in changed} == {"云台县招商引资座谈会"}


def test_other_meetings_are_no_change_of_this_one() -> None:
    changes = compare([parsed(TEXT)], [parsed(OTHER)])
    assert [(each.kind, each.field) for each in changes] == [("removed", "briefs"), ("added", "briefs")]


def test_a_meeting_of_the_same_name_on_another_day_is_another_if_all_is_new() -> None:
    weekly = "清河县召开防汛工作例会\n\n　　2023年6月{}日，清河县防汛工作例会在县政府召开。县长费明主持会议。\n\n　　费明要求，{}。\n\n"
    first, second = weekly.format(5, "县水利局要检查水库"), weekly.format(12, "县教育局要做好高考值班，各学校要开展演练")
    assert len(parsed(first + second).briefs) == 2
    assert [each.field for each in compare([parsed(first + second)], [parsed(second + first)])] == []


def test_masthead_and_distribution_belong_to_the_document() -> None:
    issued = "会议简报\n第12期\n清河县政府办公室编　　2023年6月13日\n\n" + TEXT + "\n报：县委书记、县长\n送：县委办公室\n（共印60份）\n"
    document = parsed(issued)
    assert document.masthead is not None
    assert document.distribution is not None
    changed = issued.replace("第12期", "第13期").replace("共印60份", "共印80份")
    found = told(issued, changed)
    assert found == [
        ("changed", "masthead", None, "number", document.masthead.number, parsed(changed).masthead.number),  # type: ignore[union-attr]
        ("changed", "distribution", None, "copies", "60", "80"),
    ]
    assert {(kind, field) for kind, field, *_ in told(TEXT, issued)} >= {("added", "masthead"), ("added", "distribution")}


@pytest.mark.parametrize("path", sorted(Path("samples").glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_differs_from_itself_and_added_is_removed_backwards(path: Path) -> None:
    document = briefgen.parse_file(path)
    again = Document.model_validate_json(document.model_dump_json())
    assert compare([document], [again], everything=True) == []
    shorter = document.model_copy(update={"briefs": document.briefs[1:]})
    there, back = compare([document], [shorter]), compare([shorter], [document])
    assert [each.kind for each in there] == ["removed"]
    assert [each.kind for each in back] == ["added"]
