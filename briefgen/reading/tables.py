"""The caller's own lists, as rows: text of any encoding, CSV and XLSX. In: a path. Out: text, or rows of cells."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import UnreadableError, UsageError
from briefgen.reading import file_bytes, read_bytes

#: A roster or lexicon larger than this is a mistake.
MAX_BYTES = 16 * 1024 * 1024
#: An XLSX is a zip archive; what it unpacks to is refused beyond this, before it is unpacked.
MAX_UNPACKED = 128 * 1024 * 1024
#: A sheet says itself how many rows and columns it has; empty ones cost nothing to write, and time to read.
MAX_ROWS = 100_000
MAX_COLUMNS = 256
_DAMAGED = "不是完好的 .xlsx 文件，请用表格软件另存后再试。"


def read_text(path: Path, what: str) -> str:
    """The text of a list. Raises `UsageError` naming ``what`` it is."""
    data = _bytes(path, what)
    try:
        return read_bytes(data, path.name).text
    except UnreadableError as error:
        raise UsageError(f"{what}读不了：{error}") from None


def _bytes(path: Path, what: str) -> bytes:
    """What a list's file holds. Raises `UsageError`."""
    try:
        return file_bytes(path, MAX_BYTES)
    except UnreadableError as error:
        raise UsageError(f"{what}读不了：{error}") from None


def csv_rows(path: Path, what: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that hold something, with their line numbers. Comma, tab or semicolon, whichever the first line has most of."""
    text = read_text(path, what).removeprefix("\ufeff")
    delimiter = max(",\t;，", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        raise UsageError(f"{what}“{path.name}”第 {reader.line_num} 行不合 CSV 格式，请检查引号。") from None


def xlsx_rows(path: Path, what: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file's first sheet that hold something, with their numbers."""
    yield from sheet_rows(_bytes(path, what), f"{what}“{path.name}”")


def sheet_rows(data: bytes, what: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet that hold something, with their numbers. Raises `UsageError` naming ``what`` it is."""
    try:
        import openpyxl
    except ImportError:
        raise UsageError("读 .xlsx 需要 openpyxl，请先 pip install 'briefgen[xlsx]'，或另存为 CSV。") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise UsageError(f"{what}解开后超过 128 MB，请另存为 CSV。")
            if any(_has_doctype(archive, member) for member in archive.namelist()):
                raise UsageError(f"{what}{_DAMAGED}")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for number, row in enumerate(book.worksheets[0].iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True), 1):
                if number > MAX_ROWS:
                    raise UsageError(f"{what}超过 {MAX_ROWS} 行，请删去空行，或另存为 CSV。")
                if row.count(None) == len(row):
                    continue  # a row far down has thousands of empty ones above it, each as wide as the sheet may be
                cells = [_cell(value) for value in row]
                if any(cells):
                    yield number, cells
        finally:
            book.close()
    except UsageError:
        raise
    except Exception:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise UsageError(f"{what}{_DAMAGED}") from None


def _has_doctype(archive: zipfile.ZipFile, member: str) -> bool:
    """Whether a part declares a type or entities, in whatever encoding: OOXML forbids it, and what has one is meant to do harm."""
    if not member.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(member) as file:
        return b"<!doctype" in file.read(4096).replace(b"\x00", b"").lower()


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
