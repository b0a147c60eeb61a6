"""`briefgen stats`: meetings in; counts of them, of what they demand and of who came, as tables, CSV, JSON or a page with charts out."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import inputs, options, several, streams, values
from briefgen.errors import BriefgenError, UnreadableError, UsageError

if TYPE_CHECKING:
    from briefgen.record import Document
    from briefgen.statistics.counting import Period, Statistics

SOME_FAILED = 3
NOTHING_FOUND = 5
FORMATS = ("table", "csv", "json", "html")
#: So many rows of each table fit a screen or a page.
_TOP = 20


def stats(
    sources: Annotated[list[str], typer.Argument(metavar="来源…", help="数据库（.db）、记录（.json、.jsonl）或会议文件，可以混着写。")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件（.html、.csv、.json、.txt）；- 表示标准输出（默认）。")
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="格式",
            autocompletion=lambda: list(FORMATS),
            help="table（表格，默认）、csv、json 或 html（带图的一页）；默认看 -o 的后缀。",
        ),
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="以这一天为准，把任务分为已过期、七天内到期、未到期；不写则不分，程序不看电脑时钟。")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="日期", help="只统计这一天或之后的会议：YYYY-MM-DD、YYYY-MM 或 YYYY。")] = None,
    until: Annotated[str | None, typer.Option(metavar="日期", help="只统计这一天或之前的会议，写法同上。")] = None,
    ledger: Annotated[str | None, typer.Option(metavar="路径", help="督办台账（.xlsx、.csv）：其中状态为已完成或取消的任务算作已办结。")] = None,
    top: Annotated[
        str | None, typer.Option(metavar="个数", help="主持人、责任单位、人员等各列几行，0 表示全部；默认 20，CSV 和 JSON 默认全部。")
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """统计会议、任务和人员：次数、主持人、责任单位、到期情况、到会情况。

    会议按月、按种类、按主持人，任务按责任单位和到期没有，人员按到会、主持、发言、列席、缺席的次数。

    几份文件报道的是同一个会议（名称、日期相同），只算一个。有的来源读不了时退出码为 3，其余照样统计；没有会议时为 5。
    """
    form = _format(output_format, output)
    day = values.option("--today", today, values.date)
    rows = values.option("--top", top, values.number_of_rows)
    for source in [*sources, *([ledger] if ledger else [])]:
        streams.check_output(output, source)
    from briefgen.statistics.counting import Period, count

    within = Period(*(values.option(name, value, values.period) for name, value in (("--since", since), ("--until", until))))
    done = _settled(ledger) if ledger else set()
    failures: list[BriefgenError] = []
    found = count(_documents(sources, failures), today=day, period=within, done=done)
    if failures and len(failures) == len(sources):
        raise failures[0]
    if not found.meetings:
        streams.tell("提示", "没有找到可以统计的会议，没有写出；请检查来源，或放宽 --since 和 --until。")
        return NOTHING_FOUND
    if rows is None:
        rows = _TOP if form in ("table", "html") else 0
    streams.write(_rendered(found, form, day, within, rows or None).encode("utf-8", "replace"), output)
    return SOME_FAILED if failures else 0


def _format(option: str | None, output: str | None) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".") if output and output != streams.STANDARD else ""
    named = {"txt": "table", "htm": "html"}.get(suffix, suffix)
    form = option or named or "table"
    if form not in FORMATS:
        raise UsageError(f"{'--format 后' if option else '-o 文件名的后缀'}的“{form}”不对，应为：{'、'.join(FORMATS)} 之一。")
    if named in FORMATS and named != form:
        raise UsageError(f"-f {form} 与“{output}”的后缀不符，请改成一致的。")
    return form


def _documents(sources: Sequence[str], failures: list[BriefgenError]) -> Iterator["Document"]:
    for source in sources:
        with several.failing(source, failures, alone=len(sources) == 1):
            yield from inputs.each(source)


def _settled(path: str) -> set[str]:
    """The ids of the tasks that a ledger has as done or cancelled. Raises `UnreadableError` for what is no ledger."""
    from briefgen.ledger import columns, opening
    from briefgen.ledger.rows import shown

    ledger = opening.find(inputs.read(path), inputs.name(path))
    if ledger is None:
        raise UnreadableError(f"“{inputs.name(path)}”不是 briefgen 建立的台账，请在 --ledger 后写明 briefgen ledger 写出的 .xlsx 或 .csv。")
    settled = (columns.DONE, columns.CANCELLED)
    return {shown(row.cells[columns.ID]) for row in ledger.rows if row.track and shown(row.cells.get(columns.STATUS)).strip() in settled}


def _rendered(found: "Statistics", form: str, day: datetime.date | None, within: "Period", rows: int | None) -> str:
    if form == "html":
        from briefgen.statistics import page

        ends = "" if within.whole else f"（{within.since or found.first} 至 {within.until or found.last}）"
        return page.render(found, rows, f"会议统计{ends}" + (f"，以 {day} 为准" if day else ""))
    if form == "table":
        from briefgen.cli.counts import as_text

        return as_text(found, rows)
    from briefgen.statistics import written

    return written.as_csv(found, rows) if form == "csv" else written.as_json(found, day, rows)
