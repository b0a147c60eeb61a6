"""The caller's own lists, as rows: text of any encoding, CSV and XLSX. In: a path. Out: text, or rows of cells."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import UnreadableError, UsageError
from briefgen.reading import read_file

#: A roster or lexicon larger than this is a mistake.
MAX_BYTES = 16 * 1024 * 1024
#: An XLSX is a zip archive; what it unpacks to is refused beyond this, before it is unpacked.
_MAX_UNPACKED = 128 * 1024 * 1024


def read_text(path: Path, what: str) -> str:
    """The text of a list. Raises `UsageError` naming ``what`` it is."""
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{what}“{path.name}”超过 16 MB，请检查是否选错了文件。")
        return read_file(path).text
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
    """The rows of the first sheet that hold something, with their numbers."""
    try:
        import openpyxl
    except ImportError:
        raise UsageError("读 .xlsx 需要 openpyxl，请先 pip install 'briefgen[xlsx]'，或另存为 CSV。") from None
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
                raise UsageError(f"{what}“{path.name}”解开后超过 128 MB，请另存为 CSV。")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
                cells = [_cell(value) for value in row]
                if any(cells):
                    yield number, cells
        finally:
            book.close()
    except UsageError:
        raise
    except FileNotFoundError:
        raise UsageError(f"找不到{what}“{path.name}”，请检查文件名和所在文件夹。") from None
    except Exception:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise UsageError(f"{what}“{path.name}”不是完好的 .xlsx 文件，请用表格软件另存后再试。") from None


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
