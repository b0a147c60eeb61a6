"""What becomes of a ledger when meetings are read again, changed, or new."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from briefgen.errors import UsageError
from briefgen.ledger import columns
from briefgen.ledger.merging import adopted, merge
from briefgen.ledger.rows import Row, Track, as_date, fingerprint, load_track
from tests.ledger.cases import AGAIN_THAT_DAY, BACKUP, BUDGET, DRILL, FIRST, NEXT, REPAIR, REPORT, TWO_DAYS, by_demand, demands, ledger, of


def filled(row: Row, **cells: Any) -> Row:
    return replace(row, cells={**row.cells, **cells})


def test_what_is_due_first_stands_first_and_what_has_no_date_last() -> None:
    rows = ledger(FIRST)
    assert demands(rows) == [BACKUP, REPAIR, BUDGET]
    assert [row.cells[columns.DUE] for row in rows] == [datetime.date(2023, 6, 20), datetime.date(2023, 6, 30), None]
    assert [row.cells[columns.NUMBER] for row in rows] == [1, 2, 3]
    assert {row.cells[columns.STATUS] for row in rows} == {"待办"}


def test_exhortations_come_only_when_asked_for() -> None:
    everything = merge([], of(FIRST), {"会议.txt"}, everything=True).rows
    assert demands(everything) == [BACKUP, REPAIR, BUDGET, "要切实增强忧患意识"]
    again = merge(everything, of(FIRST), {"会议.txt"})
    assert (again.rows, again.added, again.gone) == (everything, 0, 0)  # without --all those that are there are not gone


def test_the_same_again_changes_nothing() -> None:
    rows = ledger(FIRST)
    assert merge(rows, of(FIRST), {"会议.txt"}) == (rows, 0, 0, 0)


def test_a_copy_in_another_file_is_the_same_task() -> None:
    copied = FIRST.replace("，", ",").replace("\n\n", "\n")
    merged = merge(ledger(FIRST), of(copied, "副本.txt"), {"副本.txt"})
    assert (len(merged.rows), merged.added) == (3, 0)
    place = by_demand(merged.rows)[REPAIR].cells[columns.PLACE]
    assert str(place).splitlines() == ["会议.txt 第5行（第82—102字）", "副本.txt 第3行（第80—100字）"]


def test_the_next_meeting_is_merged_in() -> None:
    rows = [filled(row, 状态="已完成", 备注="六月完成") for row in ledger(FIRST)]
    merged = merge(rows, of(NEXT, "调度.txt"), {"调度.txt"})
    assert demands(merged.rows) == [REPORT, BACKUP, REPAIR, DRILL, BUDGET]
    assert [row.cells[columns.NUMBER] for row in merged.rows] == [1, 2, 3, 4, 5]
    assert [(row.cells["状态"], row.cells["备注"]) for row in merged.rows if row.cells[columns.DEMAND] in (BACKUP, REPAIR, BUDGET)] == [
        ("已完成", "六月完成")
    ] * 3


def test_a_changed_demand_is_the_same_row_and_told() -> None:
    rows = [filled(row, 状态="进行中") for row in ledger(FIRST)]
    merged = merge(rows, of(FIRST.replace("6月30日前", "7月15日前")), {"会议.txt"})
    assert (merged.added, merged.changed, merged.gone) == (0, 1, 0)
    row = by_demand(merged.rows)[REPAIR.replace("6月30日", "7月15日")]
    assert (row.cells["状态"], row.cells[columns.DUE]) == ("进行中", datetime.date(2023, 7, 15))
    told = f"要求在原文中已改，原为“{REPAIR}”。\n到期日在原文中已改，原为“2023-06-30”。"
    assert row.cells[columns.CHECKS] == told
    again = by_demand(merge(merged.rows, of(FIRST.replace("6月30日前", "7月15日前")), {"会议.txt"}).rows)
    assert again[row.cells[columns.DEMAND]].cells[columns.CHECKS] == told  # until she deletes it


def test_what_has_gone_from_its_source_stays_and_is_marked() -> None:
    shorter = FIRST.replace("县财政局要安排防汛预算不少于200万元。", "")
    merged = merge(ledger(FIRST), of(shorter), {"会议.txt"})
    assert (len(merged.rows), merged.added, merged.gone) == (3, 0, 1)
    row = by_demand(merged.rows)[BUDGET]
    assert row.cells[columns.CHECKS] == "“会议.txt”里已没有这一条，请核对是否还要办。"
    assert merge(merged.rows, of(shorter), {"会议.txt"}).rows == merged.rows
    assert merge(merged.rows, of(NEXT, "调度.txt"), {"调度.txt"}).gone == 0
    back = merge(merged.rows, of(FIRST), {"会议.txt"})
    assert (by_demand(back.rows)[BUDGET].cells[columns.CHECKS], back.gone, len(back.rows)) == ("", 0, 3)


def test_another_meeting_in_the_same_file_takes_no_row_over() -> None:
    merged = merge(ledger(FIRST), of(NEXT), {"会议.txt"})
    assert (merged.added, merged.gone, len(merged.rows)) == (2, 3, 5)


def test_what_is_gone_from_one_of_two_sources_is_not_gone() -> None:
    rows = merge(ledger(FIRST), of(FIRST, "副本.txt"), {"副本.txt"}).rows
    merged = merge(rows, [], {"副本.txt"})
    assert merged.gone == 0
    assert [str(row.cells[columns.PLACE]).split()[0] for row in merged.rows] == ["会议.txt"] * 3


def test_a_source_without_any_meeting_takes_nothing_away() -> None:
    merged = merge(ledger(FIRST), [], {"会议.txt"})
    assert (len(merged.rows), merged.gone) == (3, 3)


def test_years_that_an_option_completes_fill_the_same_rows() -> None:
    undated = FIRST.replace("2023年", "")
    first = merge([], of(undated), {"会议.txt"}).rows
    assert [(row.cells[columns.DATE], row.cells[columns.DUE]) for row in first] == [("6月12日上午", None)] * 3
    assert all("会议日期“6月12日上午”不完整，请核对。" in str(row.cells[columns.CHECKS]) for row in first)
    assert "时限“6月30日前”没有具体日期，请按实际填写到期日。" in str(by_demand(first)[REPAIR].cells[columns.CHECKS])
    second = merge(first, of(undated, year=2023), {"会议.txt"})
    assert (second.added, len(second.rows)) == (0, 3)
    row = by_demand(second.rows)[REPAIR]
    assert (row.cells[columns.DATE], row.cells[columns.DUE], row.cells[columns.CHECKS]) == (
        datetime.date(2023, 6, 12),
        datetime.date(2023, 6, 30),
        "",
    )


def test_equal_words_on_days_that_only_options_tell_apart_are_two_tasks() -> None:
    undated = FIRST.replace("2023年", "")
    rows = merge([], of(undated, "去年.txt", year=2022), {"去年.txt"}).rows
    both = merge(rows, of(undated, "今年.txt", year=2023), {"今年.txt"})
    assert (both.added, len(both.rows), len({row.cells[columns.ID] for row in both.rows})) == (3, 6, 6)
    again = merge(both.rows, [*of(undated, "去年.txt", year=2022), *of(undated, "今年.txt", year=2023)], {"去年.txt", "今年.txt"})
    assert again == (both.rows, 0, 0, 0)


def test_a_year_put_right_fills_the_same_rows() -> None:
    undated = FIRST.replace("2023年", "")
    wrong = merge([], of(undated, year=2022), {"会议.txt"}).rows
    right = merge(wrong, of(undated, year=2023), {"会议.txt"})
    assert (right.added, right.gone, len(right.rows)) == (0, 0, 3)
    assert by_demand(right.rows)[REPAIR].cells[columns.DUE] == datetime.date(2023, 6, 30)
    assert merge(right.rows, of(undated, year=2023), {"会议.txt"}).added == 0


@pytest.mark.parametrize(
    ("name", "hers"),
    [(columns.OWNER, "县水利局、县住建局"), (columns.DUE, datetime.date(2023, 7, 7)), (columns.TARGET, "7处"), (columns.DEMAND, "改过的要求")],
)
def test_a_cell_that_the_secretary_changed_is_hers(name: str, hers: Any) -> None:
    rows = [filled(row, **{name: hers}) if row.cells[columns.DEMAND] == REPAIR else row for row in ledger(FIRST)]
    merged = merge(rows, of(FIRST), {"会议.txt"})
    kept = [row for row in merged.rows if row.cells[name] == hers]
    assert len(kept) == 1
    assert kept[0].cells[columns.CHECKS] == ""


def test_a_changed_cell_whose_source_changes_too_is_told_once() -> None:
    rows = [filled(row, 责任单位="县住建局") if row.cells[columns.DEMAND] == REPAIR else row for row in ledger(FIRST)]
    changed = FIRST.replace("县水利局要在", "县农业局要在")
    merged = merge(rows, of(changed), {"会议.txt"})
    row = by_demand(merged.rows)[REPAIR.replace("水利", "农业")]
    assert row.cells[columns.OWNER] == "县住建局"
    assert "责任单位您改过，没有动；原文现为“县农业局”。" in str(row.cells[columns.CHECKS]).splitlines()
    cleared = [filled(each, 核对="") for each in merged.rows]
    assert {each.cells[columns.CHECKS] for each in merge(cleared, of(changed), {"会议.txt"}).rows} == {""}


def test_notes_that_were_deleted_stay_away_and_her_own_stay() -> None:
    undated = FIRST.replace("2023年", "")
    rows = [filled(row, 核对="问过水利局") for row in merge([], of(undated), {"会议.txt"}).rows]
    assert {row.cells[columns.CHECKS] for row in merge(rows, of(undated), {"会议.txt"}).rows} == {"问过水利局"}


def test_rows_made_by_hand_stay_and_a_day_typed_as_text_sorts() -> None:
    hand = Row({columns.DEMAND: "印发通知", columns.DUE: "2023/6/25", columns.STATUS: "待办"}, None, 9)
    rows = merge([*ledger(FIRST), hand], of(FIRST), {"会议.txt"}).rows
    assert demands(rows) == [BACKUP, "印发通知", REPAIR, BUDGET]
    assert rows[1].cells[columns.DUE] == datetime.date(2023, 6, 25)


def test_a_row_that_was_copied_to_be_split_stays_twice() -> None:
    rows = ledger(FIRST)
    split = [*rows, filled(rows[1], 责任单位="县住建局")]
    merged = merge(split, of(FIRST), {"会议.txt"})
    assert (len(merged.rows), merged.added) == (4, 0)
    assert [row.cells[columns.OWNER] for row in merged.rows if row.cells[columns.DEMAND] == REPAIR] == ["县水利局", "县住建局"]


def test_rows_of_another_ledger_come_once() -> None:
    mine, other = ledger(FIRST), ledger(FIRST, NEXT)
    hand = Row({columns.DEMAND: "印发通知"}, None, 9)
    rows = adopted(mine, [[*other, hand]])
    assert len(rows) == 6
    assert adopted(rows, [[*other, hand]]) == rows


def test_two_ledgers_with_the_same_rows_give_them_once() -> None:
    mine, other = ledger(FIRST), ledger(FIRST)
    other = [filled(other[0], 状态="已完成"), *other[1:]]
    rows = adopted([], [mine, other])
    assert len(rows) == len(mine)
    assert rows[0].cells[columns.STATUS] == "已完成"


def test_what_two_ledgers_say_differently_is_told() -> None:
    mine, other = ledger(FIRST), ledger(FIRST)
    rows = adopted([filled(mine[0], 状态="进行中"), *mine[1:]], [[filled(other[0], 状态="已完成"), *other[1:]]])
    assert rows[0].cells[columns.STATUS] == "进行中"
    assert "另一份台账里，状态是“已完成”。" in str(rows[0].cells[columns.CHECKS])


def test_a_row_split_in_one_ledger_is_adopted_whole() -> None:
    rows = ledger(FIRST)
    assert len(adopted([], [[*rows, filled(rows[1], 责任单位="县住建局")]])) == len(rows) + 1


@pytest.mark.parametrize(
    "cell", ["", "{", "[]", "{}", '{"v":1}', "null", '{"v":1,"places":[],"had":{},"notes":[],"meeting":"","date":null}', 7, "[" * 90_000]
)
def test_a_damaged_hidden_cell_makes_every_cell_hers(cell: Any) -> None:
    assert load_track(cell, True, "台账.xlsx") == Track()
    rows = [replace(row, track=Track()) for row in (filled(each, 责任单位="县住建局") for each in ledger(FIRST))]
    merged = merge(rows, of(FIRST), {"会议.txt"})
    assert {row.cells[columns.OWNER] for row in merged.rows} == {"县住建局"}
    assert merged.added == 0


def test_a_ledger_of_a_newer_version_is_refused() -> None:
    with pytest.raises(UsageError, match="较新版本"):
        load_track('{"v":2}', True, "台账.xlsx")


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2023-06-30", True), ("2023/6/30", True), ("2023年6月30日", True), ("2023.6.30", True), ("2023-06-30 00:00:00", True)]
    + [(text, False) for text in ("6月30日", "2023-06-31", "2023-06", "年底前", "", "2023-06-30以前")],
)
def test_days_typed_as_text(cell: str, day: bool) -> None:
    assert as_date(cell) == (datetime.date(2023, 6, 30) if day else None)
    assert (fingerprint(columns.DUE, cell) == fingerprint(columns.DUE, datetime.datetime(2023, 6, 30))) is day


LED = FIRST.replace("县财政局要安排防汛预算不少于200万元", "由县应急管理局牵头，县气象局、县教育局配合，7月底前组织一次演练")


def test_who_leads_and_who_helps_stand_apart() -> None:
    (row,) = [each for each in ledger(LED) if "演练" in str(each.cells[columns.DEMAND])]
    assert (row.cells[columns.OWNER], row.cells[columns.SUPPORT]) == ("县应急管理局", "县气象局、县教育局")


def test_an_older_ledger_gets_the_helpers_without_a_word() -> None:
    """There they stood among the owners; nothing in the source has changed."""

    def older(row: Row) -> Row:
        both = "、".join(filter(None, map(str, (row.cells[columns.OWNER], row.cells[columns.SUPPORT]))))
        cells = {name: cell for name, cell in row.cells.items() if name != columns.SUPPORT} | {columns.OWNER: both}
        assert row.track is not None
        had = {name: print_ for name, print_ in row.track.had.items() if name != columns.SUPPORT} | {columns.OWNER: fingerprint(columns.OWNER, both)}
        return replace(row, cells=cells, track=replace(row.track, had=had))

    rows = ledger(LED)
    merged = merge(list(map(older, rows)), of(LED), {"会议.txt"}).rows
    assert [row.cells for row in merged] == [row.cells for row in rows]


def test_the_meeting_demands_only_where_nobody_else_does() -> None:
    by_meeting = FIRST.replace("沈岩要求", "会议要求")
    issuers = {row.cells[columns.DEMAND]: row.cells[columns.ISSUER] for row in ledger(by_meeting)}
    assert (issuers[BACKUP], issuers[REPAIR]) == ("会议", "沈岩")
    both = [*of(by_meeting, "通稿.txt"), *of(FIRST, "会议.txt")]
    merged = merge([], both, {"通稿.txt", "会议.txt"})
    assert {row.cells[columns.ISSUER] for row in merged.rows} == {"沈岩"}
    assert len(merged.rows) == 3


def times(text: str, words: str) -> int:
    """How many rows a text gives that have the words."""
    return sum(words in str(demand) for demand in demands(ledger(text)))


TWICE = FIRST + "\n　　沈岩最后强调，县水利局要在6月30日前完成6处隐患整改。\n"
TO_TWO = FIRST + "\n　　沈岩要求，县教育局要在6月30日前完成汛期值班安排。\n\n　　沈岩要求，县卫健局要在6月30日前完成汛期值班安排。\n"


@pytest.mark.parametrize(
    ("text", "words", "rows"),
    [(FIRST, "6处隐患", 1), (TWICE, "6处隐患", 1), (TWO_DAYS, "6处隐患", 2), (AGAIN_THAT_DAY, "6处隐患", 2), (TO_TWO, "值班安排", 2)],
)
def test_what_a_file_says_twice_is_one_row(text: str, words: str, rows: int) -> None:
    assert times(text, words) == rows


def test_what_is_said_twice_changes_nothing_when_read_again() -> None:
    for text in (TWICE, AGAIN_THAT_DAY):
        rows = ledger(text)
        assert merge(rows, of(text), {"会议.txt"}) == (rows, 0, 0, 0)


def test_a_name_that_the_text_undoes_is_told() -> None:
    """A record was put right on the review page; then the text as it was is read again."""
    corrected = FIRST.replace("沈岩", "沈言")
    merged = merge(ledger(corrected), of(FIRST), {"会议.txt"})
    assert merged.added == 0
    row = by_demand(merged.rows)[REPAIR]
    assert row.cells[columns.ISSUER] == "沈岩"
    assert row.cells[columns.CHECKS] == "提出人在原文中已改，原为“沈言”。"


def test_what_is_only_filled_is_not_told() -> None:
    by_meeting = FIRST.replace("沈岩强调", "会议强调").replace("沈岩要求", "会议要求").replace("2023年", "")
    merged = merge(ledger(by_meeting), of(FIRST.replace("2023年", ""), year=2023), {"会议.txt"})
    assert by_demand(merged.rows)[REPAIR].cells[columns.CHECKS] == ""
