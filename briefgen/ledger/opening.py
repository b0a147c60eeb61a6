"""The kinds of ledger files, and which one a file is. In: bytes. Out: a `Ledger`, to be read and saved again, or None."""

import datetime
from collections.abc import Sequence
from typing import Literal, Protocol

from briefgen.errors import UnreadableError
from briefgen.ledger import columns
from briefgen.ledger.rows import Row

Kind = Literal["xlsx", "csv", "ics"]
KINDS: tuple[Kind, ...] = ("xlsx", "csv", "ics")


class Ledger(Protocol):
    """A ledger that can be saved with other rows than it was read with."""

    rows: list[Row]

    @property
    def additions(self) -> list[str]:
        """The headings of columns that the secretary has added."""

    def save(self, rows: Sequence[Row], today: datetime.date | None) -> bytes:
        """The file with these rows. ``today``: the day by which something is overdue."""


def new(kind: Literal["xlsx", "csv"]) -> Ledger:
    """An empty ledger. Raises `UnreadableError` where what it needs is not installed."""
    if kind == "csv":
        from briefgen.ledger import table

        return table.new()
    _need_openpyxl()
    from briefgen.ledger import workbook

    return workbook.new()


def read(data: bytes, name: str, kind: Literal["xlsx", "csv"]) -> Ledger | None:
    """The ledger in a file of this kind; None for a file that is none of ours. Raises `UsageError` and `UnreadableError`."""
    if kind == "csv":
        from briefgen.ledger import table

        return table.read(data, name)
    if not data.startswith(b"PK\x03\x04"):
        return None
    _need_openpyxl()
    from briefgen.ledger import workbook

    return workbook.read(data, name)


def find(data: bytes, name: str) -> Ledger | None:
    """The ledger in any file, None if it has none. A workbook is opened only where a sheet is in it, and not a text."""
    if data.startswith(b"PK\x03\x04"):
        return read(data, name, "xlsx") if b"xl/workbook.xml" in data else None
    marked = any(columns.TRACK.encode(encoding) in data[:4096] for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))
    return read(data, name, "csv") if marked else None


def _need_openpyxl() -> None:
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise UnreadableError("读写 .xlsx 台账需要 openpyxl，请先 pip install 'briefgen[xlsx]'，或改用 .csv。") from None
