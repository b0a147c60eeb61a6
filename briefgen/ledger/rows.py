"""A row of the ledger and what is kept out of sight about it. In: the hidden cell's text. Out: a `Track`, and the text again."""

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.errors import UsageError
from briefgen.ledger.columns import DATES, Cell

_VERSION = 1
_DATE = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0{1,2}:00(?::00)?)?\s*")


@dataclass(frozen=True, slots=True)
class Track:
    """What the row was when briefgen last wrote it.

    ``places``: source name → where in it the directive stands. ``had``: column → fingerprint of what came from the source: a cell with another one has
    been changed by the secretary. ``notes``: what was told in 核对 about the state of things. ``meeting``: which meeting. ``date``: its day, if known.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    had: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    meeting: str = ""
    date: str | None = None

    def dump(self) -> str:
        """As the hidden cell holds it."""
        values = {
            "v": _VERSION,
            "places": dict(self.places),
            "had": dict(self.had),
            "notes": list(self.notes),
            "meeting": self.meeting,
            "date": self.date,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Row:
    """One task. ``cells``: the ledger's own columns. ``origin``: the number of the row in the file it was read from, with all that the file has beside.

    ``track`` is None in a row that the secretary has added.
    """

    cells: Mapping[str, Cell]
    track: Track | None = None
    origin: int | None = None


def load_track(cell: Cell, known: bool, name: str) -> Track | None:
    """The track of a hidden cell. One that has been damaged is empty: then every cell counts as the secretary's, and nothing is overwritten.

    ``known``: the row has an id. Raises `UsageError` for a ledger of a newer version.
    """
    if not known:
        return None
    try:
        values: Any = json.loads(str(cell))
        if isinstance(values, dict) and isinstance(values["v"], int) and values["v"] > _VERSION:
            raise UsageError(f"台账“{name}”是较新版本的 briefgen 建立的，请升级 briefgen，或在 -o 后换一个文件名。")
        places, had, notes = values["places"], values["had"], values["notes"]
        if not (_texts(places.values()) and _texts(had.values()) and _texts(notes)):
            return Track()
        return Track(places, had, tuple(notes), str(values["meeting"]), values["date"] and str(values["date"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Track()


def _texts(values: Any) -> bool:
    return all(isinstance(each, str) for each in values)


def fingerprint(column: str, cell: Cell) -> str:
    """The same for what a person would call the same: a date however it is written, a text whatever its blanks."""
    day = as_date(cell) if column in DATES else None
    text = day.isoformat() if day else " ".join(shown(cell).split())
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def shown(cell: Cell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def as_date(cell: Cell) -> datetime.date | None:
    """The day that a cell holds, also where it was typed as text (``2023/8/1``)."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, str) and (match := _DATE.fullmatch(cell)):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            return None
    return None
