"""The ledger as a calendar (.ics, RFC 5545): rows in; an all-day event, or a to-do, for each that has a day on which it is due.

Written anew each time: an event keeps its UID, by which a calendar knows it again.
"""

import datetime
import hashlib
from collections.abc import Iterator, Sequence

from briefgen.ledger import columns
from briefgen.ledger.rows import Row, as_date, shown
from briefgen.rendering import escape

PRODUCT = "-//briefgen//ledger//ZH"
#: The longest line, in octets.
_LINE = 75
_SUMMARY = 60
_STATES = {columns.UNDER_WAY: "IN-PROCESS", columns.DONE: "COMPLETED", columns.CANCELLED: "CANCELLED"}
_TOLD = (
    columns.MEETING,
    columns.DATE,
    columns.DEMAND,
    columns.ISSUER,
    columns.OWNER,
    columns.SUPPORT,
    columns.DEADLINE,
    columns.TARGET,
    columns.PLACE,
    columns.STATUS,
    columns.REMARK,
    columns.CHECKS,
)


def dated(rows: Sequence[Row]) -> list[tuple[datetime.date, Row]]:
    """The rows that go into a calendar."""
    return [(day, row) for row in rows if (day := as_date(row.cells.get(columns.DUE)))]


def render(rows: Sequence[Row], today: datetime.date | None, *, todo: bool) -> bytes:
    """The calendar. ``today`` is when it was made; without it each event is as old as its meeting, since no clock is looked at."""
    out = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    seen: set[str] = set()
    for day, row in dated(rows):
        identifier = shown(row.cells.get(columns.ID)) or _own_id(row)
        while identifier in seen:  # a row that was copied to be split among several
            identifier += "+"
        seen.add(identifier)
        out += _component(identifier, day, row, today, todo=todo)
    out.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in out).encode("utf-8", "replace")


def _own_id(row: Row) -> str:
    """Of a row that the secretary has added: by what it says, so that it is the same wherever the row stands."""
    told = "\n".join(" ".join(shown(row.cells.get(name)).split()) for name in (columns.MEETING, columns.DATE, columns.DEMAND, columns.OWNER))
    return f"own-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:16]}"


def is_ours(data: bytes) -> bool:
    """Whether the file is a calendar that briefgen wrote."""
    return data.lstrip(b"\xef\xbb\xbf").startswith(b"BEGIN:VCALENDAR") and PRODUCT.encode() in data[:400]


def _component(identifier: str, day: datetime.date, row: Row, today: datetime.date | None, *, todo: bool) -> Iterator[str]:
    kind = "VTODO" if todo else "VEVENT"
    status = shown(row.cells.get(columns.STATUS)).strip()
    made = today or as_date(row.cells.get(columns.DATE)) or datetime.date(2000, 1, 1)
    yield f"BEGIN:{kind}"
    yield f"UID:{_text(identifier)}@briefgen"
    yield f"DTSTAMP:{_day(made)}T000000Z"
    if todo:
        yield f"DUE;VALUE=DATE:{_day(day)}"
        yield f"STATUS:{_STATES.get(status, 'NEEDS-ACTION')}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(day)}"
        if day < datetime.date.max:
            yield f"DTEND;VALUE=DATE:{_day(day + datetime.timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
        if status == columns.CANCELLED:
            yield "STATUS:CANCELLED"
    yield f"SUMMARY:{_text(_summary(row, status))}"
    told = [f"{name}：{text}" for name in _TOLD if (text := shown(row.cells.get(name)).strip())]
    yield f"DESCRIPTION:{_text(chr(10).join(told))}"
    yield f"END:{kind}"


def _summary(row: Row, status: str) -> str:
    owner, demand = (" ".join(shown(row.cells.get(name)).split()) for name in (columns.OWNER, columns.DEMAND))
    text = demand if not owner or "未载明" in owner or demand.startswith(owner) else f"{owner}：{demand}"
    if len(text) > _SUMMARY:
        text = text[: _SUMMARY - 1] + "…"
    return f"（{status}）{text}" if status in (columns.DONE, columns.CANCELLED) else text


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    lines = (escape.terminal(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, a blank before each but the first; no character is cut (RFC 5545, 3.1)."""
    pieces: list[str] = []
    piece, octets = "", 0
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if octets + size > _LINE:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += size
    return "\r\n".join([*pieces, piece])
