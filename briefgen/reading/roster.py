"""A caller's roster (花名册): names, titles, organization and id of people he knows, from CSV, XLSX or TOML.

A table has a header row; columns may stand in any order, only the name is needed. TOML has one ``[[people]]`` a person.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefgen.errors import UsageError, quoted
from briefgen.lexicon.caller import RosterEntry
from briefgen.reading.tables import csv_rows, read_text, xlsx_rows

_WHAT = "花名册"
#: What a column may be called.
COLUMNS = {
    "name": ("name", "姓名", "名字"),
    "titles": ("titles", "title", "职务", "职位", "职称"),
    "organization": ("organization", "organisation", "单位", "部门", "工作单位"),
    "id": ("id", "编号", "工号", "人员编号"),
}
#: Names of other peoples, written out in Chinese, have some twenty characters.
MAX_NAME = 60
_SPLIT = re.compile(r"[、；;|/\n]|，(?=.)")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[·•・．.\- ][^\W_]+)*")


def read_roster(path: str | os.PathLike[str]) -> tuple[RosterEntry, ...]:
    r"""The people of a roster (.csv, .xlsx, .toml), by the file's suffix. Raises `UsageError`, naming the line and what to do.

    >>> import briefgen, pathlib
    >>> _ = pathlib.Path("花名册.csv").write_text("姓名,职务\n石磊,局长\n", encoding="utf-8")
    >>> roster = briefgen.read_roster("花名册.csv")
    >>> [(each.name, each.titles) for each in roster]
    [('石磊', ('局长',))]
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return tuple(_from_toml(path))
    if suffix == ".xlsx":
        return tuple(_from_rows(path, xlsx_rows(path, _WHAT)))
    if suffix in (".csv", ".tsv", ".txt"):
        return tuple(_from_rows(path, csv_rows(path, _WHAT)))
    raise UsageError(f"花名册“{path.name}”不是 .csv、.xlsx 或 .toml 文件，请另存后再试。")


def _from_rows(path: Path, rows: Iterable[tuple[int, list[str]]]) -> Iterator[RosterEntry]:
    columns: dict[str, int] | None = None
    for number, row in rows:
        if columns is None:
            columns = _columns(row)
            if "name" not in columns:
                raise UsageError(f"花名册“{path.name}”第 {number} 行应是表头，至少有“姓名”一列，另可有“职务”“单位”“编号”。")
            continue
        cells = {key: row[at] for key, at in columns.items() if at < len(row)}
        yield _entry(
            path, f"第 {number} 行", cells.get("name", ""), _SPLIT.split(cells.get("titles", "")), cells.get("organization"), cells.get("id")
        )
    if columns is None:
        raise UsageError(f"花名册“{path.name}”是空的，请写上表头“姓名,职务,单位,编号”和人员。")


def _columns(header: list[str]) -> dict[str, int]:
    plain = ["".join(cell.split()).lower() for cell in header]
    return {key: plain.index(word) for key, names in COLUMNS.items() for word in names[::-1] if word in plain}


def _from_toml(path: Path) -> Iterator[RosterEntry]:
    try:
        data = tomllib.loads(read_text(path, _WHAT).removeprefix("\ufeff"))
    except (ValueError, RecursionError):  # also an integer of more digits than Python reads
        raise UsageError(f"花名册“{path.name}”不合 TOML 语法，请检查引号、方括号和等号。") from None
    people = data.get("people")
    if not isinstance(people, list) or not all(isinstance(each, dict) for each in people) or set(data) != {"people"}:
        raise UsageError(f"花名册“{path.name}”里每个人应写成一段 [[people]]，含 name，另可有 titles、organization、id。")
    for n, each in enumerate(people, 1):
        where = f"第 {n} 个 [[people]]"
        wrong = [key for key, value in each.items() if not _fits(key, value)]
        if wrong:
            raise UsageError(f"花名册“{path.name}”{where}的 {quoted(wrong[0])} 不对：name、organization、id 是文字，titles 是文字列表。")
        yield _entry(path, where, each.get("name", ""), each.get("titles", []), each.get("organization"), each.get("id"))


def _fits(key: str, value: Any) -> bool:
    if key == "titles":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return key in COLUMNS and isinstance(value, str)


def _entry(path: Path, where: str, name: str, titles: Iterable[str], organization: str | None, ident: str | None) -> RosterEntry:
    name = " ".join(name.split()) if name.isascii() else "".join(name.split())
    if not 2 <= len(name) <= MAX_NAME or not _NAME.fullmatch(name):
        raise UsageError(f"花名册“{path.name}”{where}的姓名不对，请写全名，不带职务和标点。")
    return RosterEntry(name, tuple(title for each in titles if (title := "".join(each.split()))), organization or None, ident or None)
