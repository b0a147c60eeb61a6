"""The ledger's columns: their headings, how wide they are, and whose they are. Nothing enters; tables leave."""

import datetime
from typing import Literal, NamedTuple

#: What a cell holds.
Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | None
Whose = Literal["number", "source", "secretary", "checks", "hidden"]


class Column(NamedTuple):
    """``whose``: ``source`` cells follow the source until the secretary changes them, ``secretary`` cells are never touched."""

    name: str
    width: float
    whose: Whose


NUMBER, MEETING, DATE, DEMAND, ISSUER = "序号", "会议", "日期", "要求", "提出人"
OWNER, SUPPORT, DEADLINE, DUE, TARGET, PLACE = "责任单位", "配合单位", "时限", "到期日", "指标", "依据"
STATUS, REMARK, CHECKS, ID, TRACK = "状态", "备注", "核对", "编号", "briefgen数据"

#: What a meeting wants to see on paper comes first, as wide as a landscape A4 page takes in letters that can be read; what only the desk needs follows.
COLUMNS: tuple[Column, ...] = (
    Column(NUMBER, 5, "number"),
    Column(MEETING, 17, "source"),
    Column(DATE, 16, "source"),
    Column(DEMAND, 42, "source"),
    Column(ISSUER, 8.5, "source"),
    Column(OWNER, 16, "source"),
    Column(SUPPORT, 14, "source"),
    Column(DEADLINE, 14, "source"),
    Column(DUE, 12.5, "source"),
    Column(TARGET, 12, "source"),
    Column(STATUS, 8, "secretary"),
    Column(REMARK, 15, "secretary"),
    Column(PLACE, 30, "source"),
    Column(CHECKS, 36, "checks"),
    Column(ID, 16, "hidden"),
    Column(TRACK, 16, "hidden"),
)
NAMES = tuple(each.name for each in COLUMNS)
SOURCE = tuple(each.name for each in COLUMNS if each.whose == "source")
HIDDEN = tuple(each.name for each in COLUMNS if each.whose == "hidden")
DATES = (DATE, DUE)
#: The last column that is printed.
LAST_PRINTED = REMARK

#: What 状态 offers; other words may be typed. The first is that of a new row, with one of the last two nothing is due any more.
STATUSES = ("待办", "进行中", "暂缓", "已完成", "取消")
NEW, UNDER_WAY, DONE, CANCELLED = STATUSES[0], STATUSES[1], STATUSES[3], STATUSES[4]
