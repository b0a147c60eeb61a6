"""`briefgen search` once its command line is read: the options' values in, the hits written out, the exit status back.

Knows nothing of typer, which takes twice as long to load as a search takes.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefgen.cli import streams, values
from briefgen.errors import UsageError, readable

_T = TypeVar("_T")

if TYPE_CHECKING:
    from briefgen.archive.search import Found, Kind

NOTHING_FOUND = 5
_KINDS: dict[str, "Kind"] = {"brief": "brief", "speech": "speech", "directive": "directive", "会议": "brief", "发言": "speech", "要求": "directive"}
#: The record's roles, and the words for them.
_ROLES = {role: role for role in ("attend", "chair", "speak", "report", "observe", "absent", "record")} | {
    "出席": "attend",
    "主持": "chair",
    "讲话": "speak",
    "发言": "speak",
    "汇报": "report",
    "通报": "report",
    "列席": "observe",
    "缺席": "absent",
    "请假": "absent",
    "记录": "record",
}


def answer(
    database: str,
    words: list[str],
    *,
    person: str | None = None,
    role: str | None = None,
    owner: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    output_format: str | None = None,
    limit: str | None = None,
    output: str | None = None,
) -> int:
    """Search and write what was found. Raises `UsageError` and `UnreadableError`."""
    from briefgen.archive.search import Query, asks_nothing, find
    from briefgen.cli.hits import FORMATS

    form = _one_of("--format", output_format or "table", dict(zip(FORMATS, FORMATS, strict=True)))
    query = Query(
        words=tuple(part for word in words for part in readable(word).split()),
        person=None if person is None else _filled("--person", person),
        role=None if role is None else _one_of("--role", role, _ROLES),
        owner=None if owner is None else _filled("--owner", owner),
        since=values.option("--since", since, values.period),
        until=values.option("--until", until, values.period),
        kind=None if kind is None else _one_of("--kind", kind, _KINDS),
        limit=20 if limit is None else values.option("--limit", limit, values.number_of_rows) or None,
    )
    if asks_nothing(query):
        raise UsageError("没有写要找什么，请写出词语，或加上 --person、--owner、--since、--kind 等条件。")
    streams.check_output(output, database)
    found = find(Path(database), query)
    if form == "table" and output is None and sys.stdout is not None and sys.stdout.isatty():
        import shutil

        from briefgen.cli.hits import as_table

        text = as_table(found.hits, shutil.get_terminal_size().columns) if found.hits else ""
    else:
        from briefgen.rendering.escape import visible

        text = visible(FORMATS[form](found.hits)) if found.hits or form != "table" else ""
    streams.write(text.encode("utf-8", "replace"), output)
    return _told(found)


def _told(found: "Found") -> int:
    """Say what the hits do not: that there are more, that some could not be dated, or that there is nothing."""
    if len(found.hits) < found.total:
        streams.tell("提示", f"共找到 {found.total} 处，这里是前 {len(found.hits)} 处，加 --limit 0 可看全部。")
    if found.undated:
        streams.tell("提示", f"另有 {found.undated} 个会议符合其他条件，但日期不完整，没有列入，去掉 --since 和 --until 可看到。")
    if found.total:
        return 0
    streams.tell("提示", "没有找到符合条件的内容，请换一个词或放宽条件。")
    return NOTHING_FOUND


def _one_of(option: str, value: str, known: Mapping[str, _T]) -> _T:
    if value not in known:
        raise UsageError(f"{option} 后的“{value}”不对，应为：{'、'.join(known)} 之一。")
    return known[value]


def _filled(option: str, value: str) -> str:
    text = readable(value).strip()
    if not text:
        raise UsageError(f"{option} 后面是空的，请写上名称。")
    return text
