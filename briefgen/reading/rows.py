"""Rows of a table as lines of text. In: the cells of a row, each as its lines. Out: lines.

The border between two cells is written as a bar, as the page shows it: `地点｜三楼会议室`. The parser reads a label before a bar
as one before a colon, and no name or office runs over a bar.
"""

from collections.abc import Sequence

BORDER = "｜"
#: Stands for the empty cells at the beginning of a row, so that the row reads as going on with the one above.
_INDENT = "\u3000"
#: A cell of several lines and more characters than this is no entry of a table but a column of the page.
_PROSE = 200


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    r"""The lines of a row.

    >>> row_lines([["时间"], ["9月7日"], ["地点"], ["三楼会议室"]])
    ['时间｜9月7日｜地点｜三楼会议室']
    >>> row_lines([["出席"], ["张三", "李四"]])
    ['出席｜张三', '\u3000李四']
    >>> row_lines([["会议内容"], ["王局长：今天两件事。", "一、水费。"]])
    ['会议内容', '王局长：今天两件事。', '一、水费。']
    """
    filled = [[line for line in cell if line.strip()] for cell in cells]
    while filled and not filled[-1]:
        filled.pop()
    if not filled:
        return []
    first = next(n for n, cell in enumerate(filled) if cell)
    indent = _INDENT if first else ""
    if first < len(filled) - 1:
        filled[first] = _upright(filled[first])
    *others, last = filled[first:]
    if len(last) > 1 and all(len(cell) < 2 for cell in others):
        before = BORDER.join("".join(cell) for cell in others)
        if not before:
            return last
        if any("。" in line or "：" in line or BORDER in line for line in last):
            return [indent + before, *last]
        return [f"{indent}{before}{BORDER}{last[0].strip()}", *(_INDENT + line.strip() for line in last[1:])]
    if any(len(cell) > 1 and sum(map(len, cell)) > _PROSE for cell in filled):  # the table only arranges the page
        return [line for cell in filled for line in cell]
    return [indent + BORDER.join(" ".join(line.strip() for line in cell) for cell in filled[first:])]


def _upright(lines: list[str]) -> list[str]:
    """A label set from top to bottom (`会`, `议`, `内`, `容`) as one line."""
    return ["".join(line.strip() for line in lines)] if len(lines) > 1 and all(len(line.strip()) < 3 for line in lines) else lines
