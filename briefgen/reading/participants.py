"""A meeting program's list of who took part (.xlsx) to text: the labelled cells above the table, `会议主题：…`, and the names of its first column on a line.

When each came and left, and by what device, is no part of a record. Any other workbook is refused.
"""

import re
from collections.abc import Sequence

from briefgen.errors import UnreadableError, UsageError
from briefgen.lexicon import tagged
from briefgen.reading.extracted import Extracted, library
from briefgen.reading.tables import MAX_BYTES, sheet_rows

#: What to do with another workbook.
REFUSED = "这是 Excel 表格，请把会议文字复制到 Word 文件或另存为 .txt 再处理。"
#: The heads of the column of names, and of those beside it that only such a list has.
_NAMES = re.compile(r"(?P<label>(?:用户|入会|参会人?|会议)昵称|姓名|参会(?:人员?|者))(?:[（(][^（）()]{1,12}[）)])?")
_BESIDE = re.compile(r"(?:首次|最后|最早|最晚|累计)?(?:入会|退会|加入|离开|参会|在会)(?:会议)?(?:时间|时长|方式|次数|设备)")
#: What the labels above the table stand for; those that nobody knows are no part of a record either.
_KINDS = ("time", "length", "attend", "absent", "chair", "record", "name", "place", "number")
#: `会议主题：门诊例会` in one cell.
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})[：:]\s*(?P<value>.+)", re.DOTALL)
_LABEL = re.compile("[\u4e00-\u9fff]{2,8}[：:]?")


def read(data: bytes, encoding: str | None) -> Extracted:  # noqa: ARG001  the file says its encoding itself
    """The text of a file. Raises `UnreadableError`."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(REFUSED)
    library("openpyxl", "xlsx", "会议软件导出的参会名单（.xlsx）", REFUSED.removeprefix("这是 Excel 表格，请").rstrip("。"))
    try:
        rows = [row for _, row in sheet_rows(data, "这个 Excel 表格")]
    except UsageError as error:
        raise UnreadableError(str(error)) from None
    head, column = next(((n, column) for n, row in enumerate(rows) if (column := _column(row))), (0, None))
    if column is None:
        raise UnreadableError(REFUSED)
    at, label = column
    names = dict.fromkeys(" ".join(row[at].split()) for row in rows[head + 1 :] if at < len(row))
    known = tagged("transcripts", *_KINDS)
    pairs = [pair for row in rows[:head] for pair in _pairs(row) if pair[0] in known]
    lines = [*pairs, (label, "、".join(each for each in names if each))]
    return Extracted("".join(f"{label}：{value}\n" for label, value in lines), "binary")


def _column(row: Sequence[str]) -> tuple[int, str] | None:
    """Where the names stand and what their column is called, if a row is the head of such a table."""
    cells = ["".join(cell.split()) for cell in row]
    found = next(((n, match["label"]) for n, cell in enumerate(cells) if (match := _NAMES.fullmatch(cell))), None)
    return found if any(map(_BESIDE.fullmatch, cells)) else None


def _pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """The labels of a row above the table, each with its value: in the cell beside it, or in the same one."""
    cells = [" ".join(cell.split()) for cell in row if cell]
    out: list[tuple[str, str]] = []
    n = 0
    while n < len(cells):
        one = _LABELLED.fullmatch(cells[n])
        if one:
            out.append((one["label"], one["value"]))
        elif n + 1 < len(cells) and _LABEL.fullmatch(cells[n]):
            out.append((cells[n].rstrip("：:"), cells[n + 1]))
            n += 1
        n += 1
    return out
