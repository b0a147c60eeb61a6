"""The counts as tables: `Statistics` in, `Table`s out, of which text, CSV and page are made."""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.statistics.counting import STATES, Statistics


class Table(NamedTuple):
    """``rows``: a name, perhaps words about it, then numbers under the last headings. ``more``: rows that were cut off."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: list[tuple[str | int, ...]]
    more: int = 0


def tables(found: Statistics, top: int | None) -> list[Table]:
    """All of them, each cut to ``top`` rows but for months and the total; one without rows is left out."""
    states = [state for state in STATES if found.states.get(state)]
    helpers = any(each.helps for each in found.owners)
    owners: list[tuple[str | int, ...]] = [
        (each.name, each.tasks, *(each.states.get(state, 0) for state in states), *([each.helps] if helpers else [])) for each in found.owners
    ]
    people: list[tuple[str | int, ...]] = [tuple(each) for each in found.people]
    made = [
        Table("months", "会议：按月", ("月份", "会议"), list(found.months)),
        _cut(Table("kinds", "会议：按种类", ("种类", "会议"), list(found.kinds)), top),
        _cut(Table("chairs", "会议：按主持人", ("主持人", "会议"), list(found.chairs)), top),
        _cut(Table("owners", "任务：按责任单位", ("责任单位", "任务", *states, *(["另有配合"] if helpers else [])), owners), top),
        _cut(Table("people", "人员：参加会议", ("姓名", "职务", "到会", "主持", "发言", "列席", "缺席"), people), top),
    ]
    return [each for each in made if each.rows]


def _cut(table: Table, top: int | None) -> Table:
    return table._replace(rows=table.rows[:top], more=max(0, len(table.rows) - top)) if top else table


def summary(found: Statistics) -> list[tuple[str, str]]:
    """What is known at a glance: a label and a number or a stretch of time."""
    time = f"{found.first} 至 {found.last}" if found.first != found.last else found.first or "不明"
    out = [("会议", str(found.meetings)), ("时间", time), ("任务", str(found.tasks))]
    out += [(state, str(number)) for state, number in found.states.items()]
    return [*out, ("人员", str(len(found.people)))]


def remarks(found: Statistics) -> Sequence[str]:
    """What the counts do not show, a sentence each."""
    told = [
        (found.undated, "{} 个会议的月份不明，没有列入按月的统计，请补上日期。"),
        (found.left_out, "{} 个会议的日期不完整，不知在不在这段时间，没有统计，去掉 --since 和 --until 可看到。"),
        (found.repeated, "{} 处是别的文件已经报道过的会议，与那一处合为一个会议统计。"),
        (found.failed, "{} 份处理失败的记录没有统计，请用原文件重新整理。"),
    ]
    return [sentence.format(number) for number, sentence in told if number]
