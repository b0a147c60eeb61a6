"""What was counted, for a person at a terminal: `Statistics` in, tables of text out."""

from bisect import bisect

from briefgen.cli.display import columns
from briefgen.rendering import escape
from briefgen.statistics.counting import Statistics
from briefgen.statistics.tables import Table, remarks, summary, tables

_GAP = "  "
#: A name, and what is told of it, may be so wide.
_WIDEST = 40


def as_text(found: Statistics, top: int | None) -> str:
    """The summary, then the tables, each column as wide as what stands in it."""
    lines = ["　".join(f"{name} {value}" for name, value in summary(found)), ""]
    for table in tables(found, top):
        lines += [f"【{table.title}】", *_lines(table), *([f"（另有 {table.more} 行，加 --top 0 可看全部）"] if table.more else []), ""]
    lines += [f"注：{each}" for each in remarks(found)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(table: Table) -> list[str]:
    rows = [[_cut(escape.terminal(str(cell))) for cell in row] for row in (table.header, *table.rows)]
    right = [isinstance(cell, int) for cell in table.rows[0]]
    widths = [max(columns(row[at]) for row in rows) for at in range(len(table.header))]
    return [_GAP.join(_padded(cell, *form) for cell, form in zip(row, zip(widths, right, strict=True), strict=True)).rstrip() for row in rows]


def _padded(cell: str, width: int, right: bool) -> str:
    blank = " " * (width - columns(cell))
    return blank + cell if right else cell + blank


def _cut(cell: str) -> str:
    """The cell as far as there is room."""
    if columns(cell) <= _WIDEST:
        return cell
    return cell[: bisect(range(1, len(cell)), _WIDEST - 1, key=lambda end: columns(cell[:end]))] + "…"
