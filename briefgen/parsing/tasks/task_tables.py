"""Tables of tasks: `序号｜工作任务｜责任单位｜完成时限`, one demand a row.

In: the shadow and a brief's blocks. Out: the rows with what stands in their cells, and the blocks that are not of such a table; then `DirectiveFact`
values for the rows that say more than a speech has said already.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefgen.parsing.form import outline
from briefgen.parsing.grammar import dates, deadlines, quantities
from briefgen.parsing.names.offices import is_office
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.tasks.directives import DirectiveFact
from briefgen.parsing.tasks.owners import OwnerFact
from briefgen.record import OwnerPart
from briefgen.spans import Block, Span, strip
from briefgen.text.patterns import lazy, pattern

_HEADS = {
    "demand": lazy(
        "(?:工作|主要|具体|重点|核心|负责)?(?:任务|要求|事项|措施|内容)|负责(?:模块|部分|工作)|(?:本[次周期阶段]{1,2}|个人|所|已)?(?:分配|承担|安排)的?任务|任务(?:内容|分解|分工|描述|名称|项)|(?:议定|督办|落实|交办|整改|待办|遗留|行动|跟进)(?:事项|问题|项)|工作要求|(?:[本下]周|下一?步|今[日天]|明[日天]|后续)(?:要|将|需|待)?(?:完成|做)?的?(?:任务|工作|计划|事项)|(?i:action ?items?|actions?|tasks?|todo)"
    ),
    "owner": lazy(
        "(?:责任|承办|落实|主责)(?:单位|部门|科室|领导|人|处室)|责任主体|人员|姓名|(?:执行|跟进|承接|认领|对接|处理)人|负责(?:人员?|同学)|成员|[组队]员|相关人员?|(?i:owners?|assignees?)"
    ),
    "lead": lazy("(?:牵头|主办|负责)(?:单位|部门|科室|领导|人|处室)"),
    "support": lazy("(?:配合|协办|协助)(?:单位|部门|科室|领导|人|处室)"),
    "deadline": lazy(
        "(?:完成|办理|整改|办结|落实)?(?:时限|期限|时间|时间节点)|时间要求|(?:计划|预计|要求)?(?:完成|截止|交付)(?:时间|日期)|截止|(?i:ddl|deadline|due(?: ?date)?)"
    ),
}
#: Columns that are no part of a task; one of what is over parts those beside it.
_BESIDE = lazy(r"序号|编号|状态|进度|备注|指标|提出人|来源|优先级|完成(?:情况|状态)|(?i:no\.?|id|status|priority)|#|")
#: The columns that name those who must act, with what they do.
_PARTS: dict[str, OwnerPart | None] = {"owner": None, "lead": "lead", "support": "support"}
#: Cells that hold nothing.
_EMPTY = lazy(r" *(?:（未载明）|—+|-+|/|无|　)? *")
#: What our own pages add to the words of the text.
_ADDED = lazy(r"【核】|（(?:承前|\d{4}-\d{2}[^（）]*)）")
_DAY = lazy(r"\d{1,2}[/.]\d{1,2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
#: What whoever has to act is, `石磊（组长）`.
_OFFICE = lazy("(?<=..) ?（(?P<office>[^（）]{2,8})）$")
_CHECKED = lazy("[\\s，。；;,.、：:]")


class Row(NamedTuple):
    """A row of such a table, by what its columns are."""

    demand: Span
    owners: tuple[tuple[Span, OwnerPart | None], ...]
    deadline: Span | None
    line: Span
    span: Span


def take(shadow: str, blocks: Sequence[Block]) -> tuple[list[Row], list[Block]]:
    """The rows of all tables of tasks, and the other blocks."""
    if shadow.find("|", blocks[0].span.start if blocks else 0, blocks[-1].span.end if blocks else 0) < 0:
        return [], list(blocks)
    rows: list[Row] = []
    others: list[Block] = []
    columns: list[str] | None = None
    above: Block | None = None
    for block in blocks:
        found: list[Row] = []
        lines = [strip(shadow, line) for line in _lines(shadow, block.span)]
        for line in lines:
            cells = _cells(shadow, line)
            head = _head(shadow, cells)
            if head is not None:
                columns = None if above and outline.kind_of(above.span.slice(shadow)) == "past" else head
                if columns is None:
                    break
            elif columns is not None and len(cells) > 1 and len(cells) <= len(columns):
                found += _row(shadow, cells, columns, line)
            else:
                columns = None
                break
        if columns is None:
            above = block
            others.append(block)
        else:
            rows += found
    return rows, others


def is_head(shadow: str, line: Span) -> bool:
    """Whether a line is the head of a table of tasks."""
    return _head(shadow, _cells(shadow, line)) is not None


def _lines(shadow: str, span: Span) -> list[Span]:
    at, out = span.start, []
    for line in span.slice(shadow).split("\n"):
        out.append(Span(at, at + len(line)))
        at += len(line) + 1
    return out


def _cells(shadow: str, line: Span) -> list[Span]:
    out, at = [], line.start
    for cell in line.slice(shadow).split("|"):
        out.append(strip(shadow, Span(at, at + len(cell))))
        at += len(cell) + 1
    return out


def _head(shadow: str, cells: Sequence[Span]) -> list[str] | None:
    """What the columns are, if the line is the head of a table of tasks."""
    heads = ["".join(cell.slice(shadow).split()) for cell in cells]
    columns = [
        next(
            (key for key, form in _HEADS.items() if form.fullmatch(head)),
            "" if _BESIDE.fullmatch(head) else "past" if outline.kind_of(head) == "past" else "more",
        )
        for head in heads
    ]
    if columns.count("demand") != 1 or _PARTS.keys().isdisjoint(columns):
        return None
    kinds = outline.columns(heads)
    told = outline.telling(kinds) and kinds.index("said") < columns.index("demand")  # `组员 | 已完成的工作 | 计划任务`
    return None if told else columns


def _row(shadow: str, cells: Sequence[Span], columns: Sequence[str], line: Span) -> list[Row]:
    by_column: dict[str, Span] = {}
    span: Span | None = None
    for cell, column in zip(cells, columns, strict=False):
        if column == "past":
            span = None if "demand" not in by_column else span
        elif column and cell.end > cell.start and not _EMPTY.fullmatch(cell.slice(shadow)):
            by_column.setdefault(column, cell)
            span = Span(span.start if span else cell.start, cell.end)
    demand = by_column.get("demand")
    owners = tuple((cell, _PARTS[column]) for column, cell in by_column.items() if column in _PARTS)
    return [Row(demand, owners, by_column.get("deadline"), line, span)] if demand and span else []


def directives(shadow: str, rows: Sequence[Row], speeches: Collection[SpeechFact]) -> list[DirectiveFact]:
    """The demands of rows, but for those that repeat what a speech says, owner and deadline included."""
    if not rows:
        return []
    said = "\n".join(_bare(speech.span.slice(shadow)) for speech in speeches)
    return [_fact(shadow, row) for row in rows if not _told(shadow, row, said)]


def _told(shadow: str, row: Row, said: str) -> bool:
    demand = _bare(row.demand.slice(shadow))
    at = said.find(demand)
    if at < 0:
        return False
    speech = said[said.rfind("\n", 0, at) + 1 : (said.find("\n", at) + 1 or len(said) + 1) - 1]
    cells = [*(cell for cell, _ in row.owners), *([row.deadline] if row.deadline else [])]
    more = [part for cell in cells for part in re.split("[、，；;]", cell.slice(shadow))]
    return all(_bare(part) in speech for part in more)


def _bare(text: str) -> str:
    return _CHECKED.sub("", _ADDED.sub("", text))


def _fact(shadow: str, row: Row) -> DirectiveFact:
    owners = tuple(OwnerFact(each, part=part) for cell, part in row.owners for each in _parts(shadow, cell))
    due = tuple(deadlines.find(shadow, row.deadline)) if row.deadline else tuple(deadlines.find(shadow, row.demand))
    if not due and row.deadline and (day := dates.find(shadow, row.deadline) or _DAY.fullmatch(shadow, *row.deadline)):
        due = (deadlines.DeadlineFact(row.deadline, "date"),) if day else ()  # in such a column a day is one, without 前
    targets = tuple(quantities.find(shadow, row.demand, [each.span for each in due]))
    return DirectiveFact(row.span, None, owners, "should", due, targets, "task-table")


def _parts(shadow: str, cell: Span) -> list[Span]:
    out, at = [], cell.start
    for match in pattern(r"[、，；;]|$").finditer(shadow, cell.start, cell.end):
        part = strip(shadow, Span(at, match.start()))
        added = _ADDED.search(shadow, part.start, part.end)
        part = strip(shadow, Span(part.start, added.start() if added else part.end))
        noted = _OFFICE.search(shadow, *part)
        part = Span(part.start, noted.start()) if noted and is_office(noted["office"]) else part
        part = Span(part.start + shadow.startswith("@", part.start), part.end)
        if part.end > part.start:
            out.append(part)
        at = match.end()
    return out
