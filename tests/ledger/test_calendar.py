"""The ledger as a calendar, read by a library that is not ours, and against the letter of RFC 5545."""

import datetime
import re
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.ledger import calendar, columns
from briefgen.ledger.rows import Row
from tests.ledger.cases import BACKUP, FIRST, HOSTILE, NEXT, REPAIR, ledger

TODAY = datetime.date(2023, 6, 25)


def read(data: bytes, kind: str = "VEVENT") -> dict[str, Any]:
    """The components by their summary."""
    return {str(each["SUMMARY"]): each for each in icalendar.Calendar.from_ical(data).walk(kind)}


def lawful(data: bytes) -> bool:
    """Whether the file keeps to RFC 5545, 3.1 and 3.6: lines, their length, and what each component has to have."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines)  # no character is cut
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert all(re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?:", line) for line in unfolded)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "".join(unfolded))
    names = [line.split(":")[0].split(";")[0] for line in unfolded]
    assert names[:3] == ["BEGIN", "VERSION", "PRODID"]
    components = names.count("BEGIN") - 1
    assert components == names.count("UID") == names.count("DTSTAMP") == names.count("SUMMARY") > 0
    assert len({line for line in unfolded if line.startswith("UID:")}) == components
    return True


def test_each_task_with_a_day_is_an_all_day_event() -> None:
    data = calendar.render(ledger(FIRST), None, todo=False)
    assert lawful(data)
    events = read(data)
    assert list(events) == [BACKUP, REPAIR]
    event = events[REPAIR]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (datetime.date(2023, 6, 30), datetime.date(2023, 7, 1))
    assert event.decoded("DTSTAMP") == datetime.datetime(2023, 6, 12, tzinfo=datetime.UTC)
    assert str(event["DESCRIPTION"]).splitlines() == [
        "会议：清河县防汛工作推进会",
        "日期：2023-06-12",
        f"要求：{REPAIR}",
        "提出人：沈岩",
        "责任单位：县水利局",
        "时限：6月30日前",
        "指标：6处隐患整改",
        "依据：会议.txt 第5行（第82—102字）",
        "状态：待办",
    ]


def test_the_same_task_has_the_same_uid_for_ever() -> None:
    uids = [str(event["UID"]) for event in read(calendar.render(ledger(FIRST), None, todo=False)).values()]
    assert uids == ["De8a8b82e7d64@briefgen", "Df242976fba80@briefgen"]
    assert {*uids} < {str(event["UID"]) for event in read(calendar.render(ledger(FIRST, NEXT), TODAY, todo=False)).values()}


def test_a_row_of_ones_own_keeps_its_uid_wherever_it_stands() -> None:
    own = [Row({columns.DEMAND: text, columns.DUE: datetime.date(2023, 6, day)}) for text, day in (("印发通知", 1), ("回访", 2))]

    def uids(rows: list[Row]) -> dict[str, str]:
        return {str(event["SUMMARY"]): str(event["UID"]) for event in read(calendar.render(rows, None, todo=False)).values()}

    before = uids(own)
    assert len(set(before.values())) == 2
    assert before == uids(own[::-1])
    assert before.items() <= uids([*ledger(FIRST), *own]).items()


def test_the_day_that_is_given_is_when_it_was_made() -> None:
    events = read(calendar.render(ledger(FIRST), TODAY, todo=False))
    assert events[REPAIR].decoded("DTSTAMP") == datetime.datetime(2023, 6, 25, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("status", "state", "summary"),
    [
        ("待办", "NEEDS-ACTION", REPAIR),
        ("进行中", "IN-PROCESS", REPAIR),
        ("已完成", "COMPLETED", f"（已完成）{REPAIR}"),
        ("取消", "CANCELLED", f"（取消）{REPAIR}"),
        ("看情况", "NEEDS-ACTION", REPAIR),
    ],
)
def test_to_dos_have_a_state(status: str, state: str, summary: str) -> None:
    rows = [replace(row, cells={**row.cells, columns.STATUS: status}) for row in ledger(FIRST)]
    data = calendar.render(rows, None, todo=True)
    assert lawful(data)
    task = read(data, "VTODO")[summary]
    assert (task.decoded("DUE"), str(task["STATUS"])) == (datetime.date(2023, 6, 30), state)


def test_a_row_that_was_copied_has_an_event_of_its_own() -> None:
    rows = ledger(FIRST)
    data = calendar.render([*rows, rows[0], Row({columns.DEMAND: "印发", columns.DUE: TODAY})], None, todo=False)
    assert lawful(data)
    assert data.count(b"BEGIN:VEVENT") == 4


@pytest.mark.parametrize("text", [*HOSTILE, "BEGIN:VEVENT\r\nUID:x", "一;二,三\\n四：五\n六", "END:VCALENDAR\n\n", "长" * 3000])
def test_no_text_breaks_out(text: str) -> None:
    cells: dict[str, Any] = dict.fromkeys((*columns.SOURCE, columns.REMARK, columns.ID, columns.STATUS), text)
    data = calendar.render([Row({**cells, columns.DUE: TODAY})], None, todo=False)
    assert lawful(data)
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    told = str(event["DESCRIPTION"])
    assert [each for each in told if each.isalnum()][-3:] == [each for each in f"核对{text}" if each.isalnum()][-3:] or columns.REMARK in told


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_folding_loses_nothing(text: str) -> None:
    folded = calendar.fold(text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (calendar.render(ledger(FIRST), None, todo=False), True),
        (b"BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nEND:VCALENDAR\r\n", False),
        (b"", False),
        (calendar.PRODUCT.encode(), False),
    ],
)
def test_our_own_calendars_are_known(data: bytes, ours: bool) -> None:
    assert calendar.is_ours(data) is ours
