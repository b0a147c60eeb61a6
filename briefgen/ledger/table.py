"""The ledger as a table of text (.csv), for whoever has no Excel. Bytes in, rows out; rows in, bytes out.

Written with a BOM, by which Excel knows UTF-8; no field is one that a spreadsheet takes for a formula. Read back also as Excel saves it: in GB18030,
with dates written its way, or with tabs.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence

from briefgen.errors import UsageError
from briefgen.ledger import columns
from briefgen.ledger.columns import Cell
from briefgen.ledger.rows import Row, as_date, load_track, shown
from briefgen.rendering import escape

#: The apostrophe that we put before what might be taken for a formula, or that was there before.
_GUARD = re.compile(r"\A'(?='*(?:[\t\r]|[\s\ufeff\u200b\u2060]*[=+\-@＝＋－＠]))")
_LONGEST_FIELD = 1 << 20


class Table:
    """A table with a ledger in it."""

    def __init__(self, headings: list[str], at: dict[str, int], rows: list[Row], fields: dict[int, list[str]]) -> None:
        """``headings`` as the file has them, ``at`` the place of ours among them; ``fields``: all fields of each row that was read."""
        self._headings, self._at, self._fields = headings, at, fields
        self.rows = rows

    @property
    def additions(self) -> list[str]:
        """The headings of columns that the secretary has added."""
        return [heading for at, heading in enumerate(self._headings) if heading and at not in self._at.values()]

    def save(self, rows: Sequence[Row], today: datetime.date | None) -> bytes:  # noqa: ARG002 - a table of text has no colours
        """The table with these rows; those that were read from it keep their other fields."""
        for name in columns.NAMES:
            if name not in self._at:
                self._at[name] = len(self._headings)
                self._headings.append(name)
        page = io.StringIO(newline="")
        writer = csv.writer(page)
        writer.writerow(map(_guarded, self._headings))
        for row in rows:
            fields = list(self._fields[row.origin]) if row.origin is not None else []
            fields += [""] * (len(self._headings) - len(fields))
            for name, at in self._at.items():
                fields[at] = (row.track.dump() if row.track else "") if name == columns.TRACK else shown(row.cells.get(name))
            writer.writerow(map(_guarded, fields))
        return ("\ufeff" + page.getvalue()).encode("utf-8", "replace")


def new() -> Table:
    """An empty ledger."""
    return Table([], {}, [], {})


def read(data: bytes, name: str) -> Table | None:
    """The ledger of a table; None for what is none. Raises `UsageError` for one that is damaged."""
    text = _decoded(data)
    first = (text or "").split("\n", 1)[0]
    if text is None or columns.TRACK not in first or columns.ID not in first:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count))
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        headings = [_GUARD.sub("", heading.strip(), count=1) for heading in next(reader)]
        at: dict[str, int] = {}
        for place, heading in enumerate(headings):
            if heading in columns.NAMES:
                at.setdefault(heading, place)
        if not set(columns.HIDDEN) <= set(at):
            return None
        fields = {number: row for number, row in enumerate(reader, 2) if any(row)}
    except csv.Error:
        raise UsageError(f"台账“{name}”第 {reader.line_num} 行不合 CSV 格式，没有改动；请检查引号，或在 -o 后换一个文件名。") from None
    fields = {number: [_GUARD.sub("", field, count=1) for field in row] for number, row in fields.items()}
    return Table(headings, at, list(_rows(fields, at, name)), fields)


def _guarded(text: str) -> str:
    """As it is written; a text that begins with such an apostrophe itself gets another, so that it comes back as it was."""
    return "'" + text if _GUARD.match(text) else escape.field(text)


def _rows(fields: dict[int, list[str]], at: dict[str, int], name: str) -> Iterator[Row]:
    for number, row in fields.items():
        cells: dict[str, Cell] = {heading: row[place] if place < len(row) else "" for heading, place in at.items()}
        cells |= {heading: day for heading in columns.DATES if (day := as_date(cells.get(heading)))}
        yield Row(cells, load_track(cells[columns.TRACK], bool(cells[columns.ID]), name), number)


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
