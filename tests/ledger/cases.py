"""Invented meetings for the tests of the ledger, and how a test looks into one."""

from collections.abc import Mapping, Sequence
from typing import Any

import briefgen
from briefgen.ledger import columns
from briefgen.ledger.entries import Entry, entries
from briefgen.ledger.merging import merge
from briefgen.ledger.rows import Row

FIRST = """清河县召开防汛工作推进会

　　2023年6月12日上午，清河县防汛工作推进会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议。

　　沈岩强调，县水利局要在6月30日前完成6处隐患整改。县财政局要安排防汛预算不少于200万元。

　　沈岩要求，各乡镇要在6月20日前备足沙袋。要切实增强忧患意识。
"""
NEXT = """清河县召开防汛工作调度会

　　2023年7月3日上午，清河县防汛工作调度会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议。

　　沈岩要求，县应急管理局要在7月10日前组织一次演练。县水利局要在2023年6月15日前补报台账。
"""
#: Two meetings in one file, the same said at both; and a third on the day of the first.
TWO_DAYS = FIRST + "\n" + FIRST.replace("6月12日", "6月13日").replace("防汛工作推进会", "水利工作调度会")
AGAIN_THAT_DAY = TWO_DAYS + "\n" + FIRST.replace("防汛工作推进会", "抗旱工作座谈会")
#: In the order of the ledger: by what is due, then as they stand.
BACKUP, REPAIR, BUDGET = "各乡镇要在6月20日前备足沙袋", "县水利局要在6月30日前完成6处隐患整改", "县财政局要安排防汛预算不少于200万元"
DRILL, REPORT = "县应急管理局要在7月10日前组织一次演练", "县水利局要在2023年6月15日前补报台账"


def of(text: str, name: str = "会议.txt", **options: Any) -> list[Entry]:
    """The entries of a text."""
    return entries(briefgen.parse_text(text, name, with_text=True, **options))


def ledger(*texts: str, name: str = "会议.txt", rows: Sequence[Row] = ()) -> list[Row]:
    """A ledger with the texts in it, one after the other."""
    for text in texts:
        rows = merge(rows, of(text, name), {name}).rows
    return list(rows)


def demands(rows: Sequence[Row]) -> list[Any]:
    """What is demanded, in the ledger's order."""
    return [row.cells[columns.DEMAND] for row in rows]


def by_demand(rows: Sequence[Row]) -> Mapping[Any, Row]:
    """The rows by what is demanded; each but once."""
    found = {row.cells[columns.DEMAND]: row for row in rows}
    assert len(found) == len(rows)
    return found


#: What a spreadsheet, or whatever reads its file, may take for something else than text.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://a.example","点我")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "＝1+1",
    "＋1",
    "－1+1",
    "＠SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u3000=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "'=1+1",
    "{=1+1}",
    "#N/A",
    "#REF!",
    "TRUE",
    "3e10",
    "0012",
    "1-2",
    '"; =1+1',
    "a,=1+1",
    "<script>alert(1)</script>&amp;]]>",
    "控\x00制\x07字\x1b[31m符",
    "左\u202e右",
    "\ud800",
    "_x0041_",
)
