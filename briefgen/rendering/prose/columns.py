"""Decisions and tasks that the source draws in columns, with bars, slashes, tabs or blanks: as a table, or an item with who does it by when in brackets.

In: a source and passages of a block of decisions. Out: tables and lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from briefgen.record import Passage, RecordSpan
from briefgen.rendering.blocks import Line, Table, text_of
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.source import Source


class Drawn(NamedTuple):
    """A table, and how many passages are its rows."""

    block: Table
    rows: int


#: What parts the cells of a row that was drawn with slashes, in columns, with single blanks; the last two only below a header of words for columns.
_SLASH = re.compile(r"(?<!\s)(?:\s+[/／]\s*|[/／]\s+)")
_COLUMNS = re.compile("[ \u3000]*\t[ \u3000]*|[ \u3000]*\u3000[ \u3000]*| {2,}")
_BLANK = re.compile(r"\s+")
#: Slashes without blanks, only below a header, in which a blank may stand behind the number: `1 水泵检修/石磊/3月5日`.
_TIGHT = re.compile(r"(?:(?<!\s)\s+)?[/／|｜]\s*|(?<=^\d)[ 、.．]\s*|(?<=^\d\d)[ 、.．]\s*")
#: The same for an item: a blank, or the end of a title, `《春》石磊 11月6日前`.
_APART = re.compile("[ \u3000\t]+|(?<=》)(?=[\u4e00-\u9fff]{1,4}[ \u3000\t])")
_CELLS = 3
#: What heads a column: `序号`, `事项`, `责任人`, `完成时限`.
_HEAD = re.compile(
    "[序编]号|(?:[\u4e00-\u9fff]{2}|)(?:事项|任务|内容|措施|问题|要求|目标|项目|清单|名称|描述)"
    "|(?:责任|牵头|配合|负责|承办|落实|协办|主办|经办|督办|执行|跟进|对接)(?:人员?|单位|部门|科室|领导|处室|班组)|(?:[\u4e00-\u9fff]{2}|)(?:时间|时限|期限|日期?|节点)(?:节点|要求)?"
    "|(?:完成|落实|整改|办理)(?:情况|状态|进度)|备注|状态|进度|进展|说明|单位|部门|科室|姓名|人员|谁(?:来?[办做])?|什么时[候间]|[几何]时|做什么"
)


def drawn(source: Source, found: Sequence[Passage]) -> Drawn | None:
    """The table that some passages begin with: `序号 / 事项 / 责任人`."""
    for mark in (_SLASH, _COLUMNS, _BLANK, _TIGHT):
        size = len(_cells(found[0], mark))
        headed = size > 1 and all(_HEAD.fullmatch(source.raw(each)) for each in _cells(found[0], mark))
        if not headed and (mark is not _SLASH or size < _CELLS):
            continue
        rows = list(takewhile(lambda each: each.kind == "decision" and _fits(each, mark, size), found))  # noqa: B023 (used before the next turn)
        if len(rows) > 1:
            lines = tuple(tuple(_padded(source, each, mark, size)) for each in rows)
            header, *below = (tuple(map(text_of, row)) for row in lines)
            return Drawn(Table(header, tuple(below), lines=lines), len(rows))
    return None


def _fits(passage: Passage, mark: re.Pattern[str], size: int) -> bool:
    """Whether a passage is a row: as many cells as the header; the last ones may be empty where tabs part them."""
    own = len(_cells(passage, mark))
    return own == size or ("\t" in passage.text and 1 < own < size)


def _padded(source: Source, passage: Passage, mark: re.Pattern[str], size: int) -> Iterator[Line]:
    cells = _cells(passage, mark)
    yield from (source.line(each) for each in cells)
    yield from ((),) * (size - len(cells))


def _cells(passage: Passage, mark: re.Pattern[str]) -> list[RecordSpan]:
    """Where the cells of a row stand."""
    text, start = passage.text, passage.span[0]
    out: list[RecordSpan] = []
    at = 0
    for each in (*mark.finditer(text), None):
        begin, end = each.span() if each else (len(text), len(text))
        out.append((start + at, start + begin))
        at = end
    return out


#: Who does it, and by when, with a label or without.
_OWNER = re.compile("(?:责任|负责|牵头|落实|承办|经办|主办|执行)(?:人|单位|部门|科室|领导)?：[^，。；：]{2,24}")
_DUE = re.compile(
    "(?:(?:完成|办结|整改)?(?:时间|时限|期限|日期)：)?(?:[\\d年月日号时点分上下中午晚旬初底前后起至到—\\-~～：:./ 一二三四五六七八九十末周本今明每天季度之以内完成办结]{2,20}|即日起|长期|随时|立即|马上|每[日天周月])"
)
_LABEL = re.compile("^[^：]{2,5}：")
#: When, with what is done then: `11月6日前传`, `周三给主任看`.
_DATED = re.compile("(?:\\d{1,2}[月日号.点：:]|[本下]周|周[一二三四五六日末]|今[天晚]|明[天晚]|月底|年底)[^，。；：]{1,12}$")
_PIECES = re.compile("[、/／，,]")
_UNIT = re.compile("[\u4e00-\u9fff\\d]{1,12}(?:[局科室部处所站队组班办委厂校院会村]|公司|中心|街道|乡|镇|社区|单位|分厂|物业|支部)")
_NUMBER = re.compile(r"[（(]?\d{1,2}[.．、）)]?|(?P<word>[序编]号) ?\d{1,3}")
#: Dashes, arrows or bars between the cells: `水泵检修——石磊——3月5日`.
_DASHES = re.compile(r"(?:(?<!\s)\s+)?(?:[—―－–]{1,2}|→|->|[|｜])\s*|(?<!\s)\s+-{1,2}\s+")


def item(source: Source, passage: Passage, *, short: bool) -> Line:
    """A row of three columns without a header as an item: `水泵检修（责任人：石磊；完成时限：3月5日）`, in ``short`` `水泵检修（石磊，3月5日）`; nothing where one is not who, or when."""
    cells = _three(source, passage)
    if not cells:
        return ()
    task, owner, due = cells
    labelled, known = _owned(source, text_of(owner))
    if known is None:
        return ()
    if not labelled and (short or _told_when(text_of(due))):
        return fill("item, in short", item=task, owner=owner, due=due) if _told_when(text_of(due)) or _DUE.fullmatch(text_of(due)) else ()
    if _DUE.fullmatch(text_of(due)) is None:
        return ()
    who = owner if labelled else fill("owned" if known else "owned by a unit", owner=owner)
    return fill("item", item=task, owner=who, due=due if _LABEL.match(text_of(due)) else fill("by", due=due))


def told(source: Source, passage: Passage) -> bool:
    """Whether an item in columns says by when something is to be done with what that is: `11月6日前传`."""
    cells = _three(source, passage) if passage.kind == "decision" else []
    return bool(cells) and _told_when(text_of(cells[2])) and _owned(source, text_of(cells[1])) not in ((False, None), (True, False))


def _three(source: Source, passage: Passage) -> list[Line]:
    """The cells of a row that has three, besides a number."""
    for mark in (_COLUMNS, _APART, _DASHES):
        cells = _cells(passage, mark)
        number = _NUMBER.fullmatch(source.raw(cells[0])) if len(cells) > _CELLS else None
        if number:
            cells[:2] = [(cells[1 if number["word"] else 0][0], cells[1][1])]
        if len(cells) == _CELLS:
            return [source.line(each) for each in cells]
    return []


def _told_when(text: str) -> bool:
    return _DUE.fullmatch(text) is None and _DATED.match(text) is not None


def _owned(source: Source, own: str) -> tuple[bool, bool | None]:
    """Whether a cell has a label for who does it, and whether it names people, not units; None where it names neither."""
    if _OWNER.fullmatch(own.replace(":", "：")):
        return True, False
    people = {name for each in source.brief.attendees for name in (each.name, each.text) if name}
    pieces = _PIECES.split(own)
    known = [each in people or (len(each) == 1 and any(name[0] == each for name in people)) for each in pieces]
    if not all(each or _UNIT.fullmatch(piece) for each, piece in zip(known, pieces, strict=True)):
        return False, None
    return False, any(known)
