"""What is counted, on invented meetings: months, kinds, chairs, owners with the state of their deadlines, people."""

import datetime
import json

import pytest

import briefgen
from briefgen.ledger.entries import entries
from briefgen.record import Document
from briefgen.statistics import written
from briefgen.statistics.counting import DONE, DUE, LATER, NONE, OPEN, OVERDUE, SOON, UNKNOWN, Period, Statistics, count
from briefgen.statistics.tables import remarks, tables
from tests.ledger.cases import AGAIN_THAT_DAY, TWO_DAYS

FLOOD = """清河县召开防汛工作推进会

　　2023年6月12日上午，清河县防汛工作推进会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议。县水利局局长罗映雪列席会议，副县长易安请假。

　　沈岩强调，县水利局要在6月30日前完成6处隐患整改。由县应急管理局牵头，县气象局配合，7月底前组织一次演练。各乡镇要在6月20日前备足沙袋。
"""
DRILL = """清河县召开防汛工作调度会

　　2023年8月3日上午，清河县防汛工作调度会在县政府会议室召开。县长费明主持会议并讲话。

　　费明要求，县水利局要每月5日前报送台账。县财政局要安排预算不少于200万元。
"""
OPEN_DATE = """桃林镇召开防汛会议

　　8月1日上午，桃林镇防汛工作会议召开。镇党委书记沈岩主持会议。
"""
TODAY = datetime.date(2023, 6, 25)


def documents() -> list[Document]:
    return [briefgen.parse_text(text, name) for name, text in (("防汛.txt", FLOOD), ("调度.txt", DRILL), ("桃林.txt", OPEN_DATE))]


@pytest.fixture(scope="module")
def found() -> Statistics:
    return count(documents(), today=TODAY)


def test_meetings(found: Statistics) -> None:
    assert (found.meetings, found.first, found.last, found.undated) == (3, "2023-06-12", "2023-08-03", 1)
    assert found.months == [("2023-06", 1), ("2023-08", 1)]
    assert dict(found.kinds) == {"推进会": 1, "调度会": 1, "工作会议": 1}
    assert found.chairs == [("费明", 2), ("沈岩", 1)]


def test_kinds_that_are_one() -> None:
    longer = DRILL.replace("工作调度会", "工作调度会议").replace("8月3日", "8月4日")
    both = count([briefgen.parse_text(DRILL, "甲.txt"), briefgen.parse_text(longer, "乙.txt")])
    assert both.kinds == [("调度会", 2)]
    assert count([briefgen.parse_text(longer, "乙.txt")]).kinds == [("调度会议", 1)]


def test_tasks_by_owner_and_state(found: Statistics) -> None:
    owners = {each.name: each for each in found.owners}
    assert owners["各乡镇"].states == {OVERDUE: 1}
    assert (owners["县水利局"].tasks, owners["县水利局"].states) == (2, {SOON: 1, OPEN: 1})
    assert (owners["县应急管理局"].states, owners["县应急管理局"].helps) == ({LATER: 1}, 0)
    assert (owners["县气象局"].tasks, owners["县气象局"].helps) == (0, 1)
    assert owners["县财政局"].states == {NONE: 1}
    assert (found.tasks, found.states) == (5, {OVERDUE: 1, SOON: 1, LATER: 1, OPEN: 1, NONE: 1})
    assert found.owners[0].name == "县水利局"


def test_people(found: Statistics) -> None:
    people = {each.name: each for each in found.people}
    assert (people["费明"].title, *people["费明"][2:]) == ("县长", 2, 2, 1, 0, 0)
    assert people["沈岩"][2:] == (2, 1, 1, 0, 0)
    assert people["罗映雪"][2:] == (1, 0, 0, 1, 0)
    assert people["易安"][2:] == (0, 0, 0, 0, 1)
    assert found.people[0].name == "费明"


def test_without_a_day_nobody_is_late() -> None:
    assert count(documents()).states == {DUE: 3, OPEN: 1, NONE: 1}


def test_the_office_is_that_of_the_last_meeting() -> None:
    (person,) = [each for each in count(documents()).people if each.name == "沈岩"]
    assert person.title == "县委书记"  # the meeting of the town has no year
    later = briefgen.parse_text(DRILL.replace("县长费明", "县委书记费明"), "调度.txt")
    (person,) = [each for each in count([later, *documents()[:1]]).people if each.name == "费明"]
    assert person.title == "县委书记"


def test_a_meeting_that_two_files_report_is_one() -> None:
    again = briefgen.parse_text(FLOOD.replace("各乡镇要在6月20日前备足沙袋。", "县教育局要在9月1日前排查校舍。"), "通稿.txt")
    both = count([*documents(), again])
    assert (both.meetings, both.repeated, both.months) == (3, 1, [("2023-06", 1), ("2023-08", 1)])
    assert both.tasks == 6  # what only one of them has is counted, too
    assert {each.name: each.present for each in both.people}["费明"] == 2


def test_a_name_alone_does_not_tell_which_meeting() -> None:
    undated = OPEN_DATE.replace("8月1日上午，", "")
    twice = [briefgen.parse_text(undated, name) for name in ("甲.txt", "乙.txt")]
    assert (count(twice).meetings, count(twice).repeated) == (2, 0)


def test_what_is_settled_is_not_late() -> None:
    flood = documents()[0]
    (late,) = [each.id for each in entries(flood) if "沙袋" in str(each.cells["要求"])]
    assert count([flood], today=TODAY, done={late}).states == {SOON: 1, LATER: 1, DONE: 1}


@pytest.mark.parametrize(
    ("since", "until", "meetings", "left_out"),
    [
        (None, None, 3, 0),
        ("2023", "2023", 2, 1),
        ("2023-07", None, 1, 1),
        (None, "2023-06", 1, 1),
        ("2023-06-12", "2023-06-12", 1, 1),
        ("2023-06-13", "2023-08-02", 0, 1),
        ("2024", None, 0, 1),
    ],
)
def test_periods(since: str | None, until: str | None, meetings: int, left_out: int) -> None:
    within = count(documents(), period=Period(since, until))
    assert (within.meetings, within.left_out) == (meetings, left_out)


def test_who_is_not_named_is_counted_so() -> None:
    nobody = briefgen.parse_text(
        DRILL.replace("县长费明主持会议并讲话。", "").replace("费明要求，县水利局要每月5日前报送台账。", "会议要求，7月底前报送台账。")
    )
    found = count([nobody])
    assert found.chairs == [(UNKNOWN, 1)]
    assert {each.name: each.tasks for each in found.owners}[UNKNOWN] == 1


def test_a_pronoun_is_no_unit() -> None:
    text = DRILL.replace("县财政局要安排预算不少于200万元。", "大家要在7月底前安排预算不少于200万元。")
    names = {each.name for each in count([briefgen.parse_text(text)]).owners}
    assert "县水利局" in names
    assert "大家" not in names


def test_what_all_are_asked_to_do_is_no_task() -> None:
    one = count([briefgen.parse_text(DRILL)]).tasks
    assert count([briefgen.parse_text(DRILL + "\n费明要求，广大干部职工要切实增强忧患意识。\n")]).tasks == one


def test_a_task_of_two_meetings_of_a_day_in_one_file_is_one() -> None:
    both = briefgen.parse_text(AGAIN_THAT_DAY)
    assert (len(both.briefs), count([both]).tasks, count([briefgen.parse_text(TWO_DAYS)]).tasks) == (3, 6, 6)


def test_tables_are_cut_and_say_so(found: Statistics) -> None:
    made = {each.key: each for each in tables(found, 2)}
    assert (len(made["owners"].rows), made["owners"].more) == (2, len(found.owners) - 2)
    assert (len(made["months"].rows), made["months"].more) == (2, 0)
    assert {each.more for each in tables(found, None)} == {0}
    assert made["owners"].header == ("责任单位", "任务", OVERDUE, SOON, LATER, OPEN, NONE, "另有配合")
    assert [each for each in remarks(found) if "月份不明" in each]


def test_csv_has_a_row_for_each_number(found: Statistics) -> None:
    lines = written.as_csv(found, None).removeprefix("\ufeff").splitlines()
    assert lines[0] == "统计,名称,项目,数"
    assert {"会议：按月,2023-06,会议,1", "任务：按责任单位,县水利局,七天内到期,1", "人员：参加会议,费明,主持,2"} <= set(lines)
    assert not [line for line in lines if "县长" in line]  # an office is no number


def test_json_has_all_of_it(found: Statistics) -> None:
    value = json.loads(written.as_json(found, TODAY, None))
    assert (value["today"], value["meetings"]["total"], value["tasks"]["total"]) == ("2023-06-25", 3, 5)
    assert value["tasks"]["by_owner"][0] == {"name": "县水利局", "tasks": 2, "states": {SOON: 1, OPEN: 1}, "helps": 0}
    assert len(value["people"]) == len(found.people)


@pytest.mark.parametrize("name", ["=1+1", "\u202e反", "控\x1b[31m"])
def test_no_name_is_more_than_text(name: str, found: Statistics) -> None:
    hostile = found._replace(chairs=[(name, 1)])
    page = written.as_csv(hostile, None)
    assert ",=1+1" not in page
    assert not {"\x1b", "\u202e"} & set(page + written.as_json(hostile, None, None))
