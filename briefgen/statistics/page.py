"""The counts as one page of HTML with charts: `Statistics` in, the text of a file out. No script, nothing from elsewhere; it prints on A4."""

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import groupby

from briefgen.rendering import escape
from briefgen.statistics import chart
from briefgen.statistics.counting import DONE, DUE, LATER, NONE, OPEN, OVERDUE, SOON, Statistics
from briefgen.statistics.tables import Table, remarks, summary, tables

#: The class of each state.
_CLASSES: Mapping[str, str] = {OVERDUE: "late", SOON: "soon", LATER: "later", DUE: "later", OPEN: "open", NONE: "none", DONE: "done"}
#: More months than these are shown as years.
_MOST_MONTHS = 60
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(found: Statistics, top: int | None, title: str) -> str:
    """The page."""
    style = _file("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    told = "".join(f"<li>{_text(each)}</li>" for each in remarks(found))
    slots = {
        "policy": f"sha256-{digest}",
        "title": _text(title),
        "style": style,
        "summary": "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in summary(found)),
        "sections": "\n".join(_section(each) for each in tables(found, top)),
        "remarks": f'<ul class="remarks">{told}</ul>' if told else "",
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _file("page.html"))


def _section(table: Table) -> str:
    more = f'<p class="note">另有 {table.more} 行没有列出，加 --top 0 可列出全部。</p>' if table.more else ""
    return f'<section id="{table.key}"><h2>{_text(table.title)}</h2>{_DRAWN[table.key](table)}{more}</section>'


def _scrolled(content: str) -> str:
    return f'<div class="scroll">{content}</div>'


def _by_month(table: Table) -> str:
    counts = {str(name): int(number) for name, number in table.rows}
    months = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(_months(min(counts)), _months(max(counts)) + 1)]
    if len(months) <= _MOST_MONTHS:
        return _scrolled(chart.columns(table.title, [(month, counts.get(month, 0)) for month in months]))
    years = [(year, sum(counts.get(month, 0) for month in each)) for year, each in groupby(months, key=lambda month: month[:4])]
    return _scrolled(chart.columns("会议：按年", years)) + '<p class="note">月份太多，这里按年列出；按月的数见 CSV（-f csv）。</p>'


def _months(name: str) -> int:
    """The months before `2023-06` since the year 0."""
    year, month = name.split("-")
    return int(year) * 12 + int(month) - 1


def _plain(table: Table) -> str:
    return _scrolled(chart.rows(table.title, [chart.Row(str(name), (("main", int(number)),)) for name, number in table.rows]))


def _by_owner(table: Table) -> str:
    states = [(at, name) for at, name in enumerate(table.header) if name in _CLASSES]
    bars = [chart.Row(str(row[0]), tuple((_CLASSES[name], int(row[at])) for at, name in states)) for row in table.rows if row[1]]
    return _legend([(_CLASSES[name], name) for _, name in states]) + _scrolled(chart.rows(table.title, bars)) + _scrolled(_table(table))


def _people(table: Table) -> str:
    present, chaired, absent = map(table.header.index, ("到会", "主持", "缺席"))
    bars = [
        chart.Row(str(row[0]), (("done", int(row[chaired])), ("later", int(row[present]) - int(row[chaired])), ("none", int(row[absent]))))
        for row in table.rows
    ]
    told = _legend([("done", "主持"), ("later", "其他到会"), ("none", "缺席")])
    return told + _scrolled(chart.rows(table.title, bars)) + _scrolled(_table(table))


def _legend(parts: Sequence[tuple[str, str]]) -> str:
    square = '<svg width="12" height="12" aria-hidden="true"><rect class="{}" width="12" height="12"/></svg>'
    return f'<ul class="legend">{"".join(f"<li>{square.format(kind)}{_text(name)}</li>" for kind, name in parts)}</ul>'


def _table(table: Table) -> str:
    numbers = [isinstance(cell, int) for cell in table.rows[0]]

    def line(cells: tuple[str | int, ...], tag: str) -> Iterator[str]:
        for cell, number in zip(cells, numbers, strict=True):
            yield f"<{tag}{' class=' + chr(34) + 'number' + chr(34) if number else ''}>{_text(str(cell))}</{tag}>"

    body = "".join(f"<tr>{''.join(line(row, 'td'))}</tr>" for row in table.rows)
    return f"<table><thead><tr>{''.join(line(table.header, 'th'))}</tr></thead><tbody>{body}</tbody></table>"


_DRAWN: Mapping[str, Callable[[Table], str]] = {"months": _by_month, "kinds": _plain, "chairs": _plain, "owners": _by_owner, "people": _people}


def _text(text: str) -> str:
    return html.escape(escape.terminal(text))


def _file(name: str) -> str:
    return (resources.files("briefgen.statistics") / name).read_text(encoding="utf-8")
