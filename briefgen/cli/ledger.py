"""`briefgen ledger`: meetings in; the follow-up ledger out, with what the secretary has filled in kept."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from briefgen.cli import inputs, options, several, streams, usage, values
from briefgen.errors import BriefgenError, UnreadableError, UsageError, readable
from briefgen.files import why

if TYPE_CHECKING:
    from briefgen.batch.inputs import Input
    from briefgen.ledger.entries import Entry
    from briefgen.ledger.opening import Kind, Ledger
    from briefgen.ledger.rows import Row
    from briefgen.record import Document

SOME_FAILED = 3
NOTHING_FOUND = 5


class _Gathered(NamedTuple):
    """What the inputs have: entries of meetings, the names of all that was read, the rows of each other ledger, and how many inputs failed."""

    entries: list["Entry"]
    sources: set[str]
    rows: list[Sequence["Row"]]
    failures: list[BriefgenError]


def _kinds() -> list[str]:
    from briefgen.ledger.opening import KINDS

    return list(KINDS)


def ledger(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="来源…", help="会议文件、文件夹、记录（.json、.jsonl）、数据库（.db）或别的台账，可以混着写；- 表示标准输入。"),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="路径", help="台账文件 .xlsx、.csv 或日历 .ics；已有的台账会接着更新。默认写到标准输出。")
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="格式",
            autocompletion=_kinds,
            help="xlsx、csv 或 ics；默认看 -o 的后缀，没有 -o 时是 csv。",
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="连没有责任单位、时限和指标的原则要求也列入。")] = False,
    today: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="以这一天为准，把逾期的标红、七天内到期的标黄（.xlsx）；不写则不标，程序不看电脑时钟。")
    ] = None,
    todo: Annotated[bool, typer.Option("--todo", rich_help_panel=usage.MORE, help="日历里写成待办（VTODO），不写成全天日程（VEVENT）。")] = False,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: options.Roster = None,
    lexicon: options.Lexicon = None,
    config: Annotated[
        str | None, typer.Option(metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认用各输入所在文件夹或其上级中最近的 briefgen.toml。")
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """把会议要求列成督办台账：一条一行，按到期日排列。

    再次写入同一个 .xlsx 或 .csv 台账时，新会议的要求并进去，已填的状态、备注、自加的列和改过的格子都保留，一行也不会丢。

    不是 briefgen 建立的文件不会被覆盖。没有要办的事项时退出码为 5；有的来源读不了时为 3，其余照样列入。
    """
    kind = _kind(output, output_format)
    if todo and kind != "ics":
        raise UsageError("--todo 只用于日历，请用 -o 指定 .ics 文件，或去掉 --todo。")
    day = values.option("--today", today, values.date)
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    before = _before(output)
    others = [source for source in sources if kind == "ics" or not _same(source, output)]  # a ledger may be its own source: to colour it anew
    for source in [*others, None]:
        streams.check_output(output, None if source is not None and _is_folder(source) else source)
    target = _target(output, kind, before)
    found = _found(others)
    gathered = _gather(found, line, config)
    if gathered.failures and len(gathered.failures) == len(found) and len(others) == len(sources):
        raise gathered.failures[0]
    status = _written(target, gathered, output, before, day, everything=everything, todo=todo)
    return SOME_FAILED if gathered.failures else status


def _kind(output: str | None, chosen: str | None) -> "Kind":
    from briefgen.ledger.opening import KINDS

    named = Path(output).suffix.lower().removeprefix(".") if output and output != streams.STANDARD else ""
    wanted = chosen or named or "csv"
    for kind in KINDS:
        if kind == wanted:
            if named in KINDS and named != kind:
                raise UsageError(f"-f {kind} 与“{output}”的后缀不符，请改成一致的。")
            return kind
    if wanted in ("docx", "md"):
        raise UsageError(f"台账没有 .{wanted} 的，请写成 .xlsx 或 .csv；要 Word 里的任务清单，请用 briefgen parse 会议.txt --tasks -o 简报.docx。")
    raise UsageError(f"{'--format 后' if chosen else '-o 文件名的后缀'}的“{wanted}”不对，应为：{'、'.join(KINDS)} 之一。")


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False


def _same(source: str, output: str | None) -> bool:
    try:
        return output is not None and streams.STANDARD not in (source, output) and Path(source).samefile(output)
    except (OSError, ValueError):
        return False


def _before(output: str | None) -> bytes:
    """What the output file holds now; nothing where there is none. Raises `UsageError` and `UnreadableError`."""
    if output is None or output == streams.STANDARD:
        return b""
    path = Path(output)
    try:
        if not path.exists():
            return b""
        locks = (f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
        if any(path.with_name(each).exists() for each in locks):
            raise UsageError(f"台账“{output}”正开着，请先在 Excel、WPS 或 LibreOffice 里保存并关闭；确实没有开着，就删去它旁边的锁文件。")
    except (OSError, ValueError) as error:
        raise UsageError(f"“{output}”的文件名或路径不能用（{why(error)}），请换一个。") from None
    return inputs.read(output) if path.is_file() else b""


def _target(output: str | None, kind: "Kind", before: bytes) -> "Ledger | None":
    """The ledger to go on with, or a new one; None for a calendar, which is written anew. Raises `UsageError` for a file that is none of ours."""
    from briefgen.ledger import calendar, opening

    if kind == "ics":
        if before and not calendar.is_ours(before):
            raise _foreign(output)
        return None
    if not before:
        return opening.new(kind)
    found = opening.read(before, readable(Path(str(output)).name), kind)
    if found is None:
        raise _foreign(output)
    return found


def _foreign(output: str | None) -> UsageError:
    return UsageError(f"“{output}”已经存在，又不是 briefgen 建立的台账，没有改动；请在 -o 后换一个文件名。")


def _found(sources: Sequence[str]) -> list["Input"]:
    """The sources, of each folder the meeting texts in it; where a record that was put right is among them, that for its text."""
    from briefgen.batch import corrected
    from briefgen.batch.inputs import Input

    given: list[Input] = []
    for source in sources:
        if source != streams.STANDARD and _is_folder(source):
            texts = list(_texts(source))
            if not texts:
                raise UsageError(f"“{readable(source)}”里没有会议文件，请检查路径。")
            given += texts
        else:
            given.append(Input(inputs.name(source), "", source))
    return list(corrected.standing(lambda: iter(given), streams.tell_corrected))


#: What lies in a folder and is no meeting text: ledgers, databases, records that nobody has put right.
_NO_TEXTS = frozenset((".xlsx", ".csv", ".ics", ".db", ".json", ".jsonl"))


def _texts(folder: str) -> "Iterator[Input]":
    """The meeting texts in a folder, as `briefgen batch` finds them, without what we have made of them."""
    from briefgen.batch import inputs as batches
    from briefgen.batch.corrected import is_export
    from briefgen.cli.folder import ours

    made = {path for path in ours(Path(folder)) if not is_export(path)}
    for given in batches.find([folder], made.__contains__):
        path = Path(given.path)
        if is_export(path) or path.suffix.lower() not in _NO_TEXTS:
            yield given if given.member < 0 else given._replace(error=f"在压缩包“{path.name}”里，请先解开。")


def _gather(found: Sequence["Input"], line: dict[str, Any], config: str | None) -> _Gathered:
    from briefgen.ledger import opening
    from briefgen.ledger.entries import entries

    out = _Gathered([], set(), [], [])
    for given in found:
        source = given.path
        other: Ledger | None = None
        documents: list[Document] = []
        with several.failing(source if given.member < 0 else given.name, out.failures, alone=len(found) == 1):
            if given.error:
                raise UnreadableError(given.error)
            data = inputs.read(source)
            other = opening.find(data, inputs.name(source))
            documents = [] if other else inputs.documents(source, data, line, config, carry=bool(given.output))  # pages of ours lie in folders, too
        if other:
            out.rows.append(other.rows)
            if other.additions:
                streams.tell("提示", f"“{inputs.name(source)}”里自加的列（{'、'.join(other.additions)}）没有带过来。")
        for document in documents:
            if _usable(document):
                out.sources.add(document.source.name)
                out.entries.extend(entries(document))
    return out


def _usable(document: "Document") -> bool:
    """Whether a document can be followed up; what cannot, and what is doubtful in the others, is told."""
    from briefgen.cli import report

    name = document.source.name
    if document.status == "failed":
        streams.tell("警告", f"“{name}”的记录是处理失败的，没有列入。")
        return False
    if not document.briefs:
        streams.tell("警告", f"“{name}”里没有找到会议。")
    elif doubts := report.doubts(document):
        streams.tell("提示", f"“{name}”有 {doubts} 处存疑，可用 briefgen parse 查看。")
    return True


def _written(
    target: "Ledger | None",
    gathered: _Gathered,
    output: str | None,
    before: bytes,
    day: datetime.date | None,
    *,
    everything: bool,
    todo: bool,
) -> int:
    """Merge, write, and say what has become of it; the exit status."""
    from briefgen.ledger import calendar
    from briefgen.ledger.merging import adopted, merge

    held = target.rows if target else []
    merged = merge(adopted(held, gathered.rows), gathered.entries, gathered.sources, everything=everything)
    left = _left(merged.rows, gathered)
    if not merged.rows:
        streams.tell("提示", f"没有找到要办的事项，没有写出台账{f'；{_unlisted(len(left))}' if left else ''}。")
        return NOTHING_FOUND
    if target is None:
        dated = len(calendar.dated(merged.rows))
        if not dated:
            streams.tell("提示", "没有一条要求的到期日是确定的，没有写出日历；可用 --year 或 --base-date 补全年份。")
            return NOTHING_FOUND
        data = calendar.render(merged.rows, day, todo=todo)
        said = f"日历里有 {dated} 条" + (f"；另有 {len(merged.rows) - dated} 条到期日未定，没有列入" if dated < len(merged.rows) else "")
    else:
        data = target.save(merged.rows, day)
        adopted_rows = len(merged.rows) - len(held) - merged.added
        said = f"台账共 {len(merged.rows)} 条：新增 {merged.added + adopted_rows} 条，随原文更新 {merged.changed} 条"
        said += f"，原文里已没有的 {merged.gone} 条（见“核对”）" if merged.gone else ""
    if _before(output) != before:
        raise UsageError(f"“{output}”刚才被别的程序改动，没有写入，请再运行一次。")
    streams.write(data, output)
    _tell_empty(merged.rows, gathered, left)
    streams.tell("提示", f"{said}。")
    if left:
        streams.tell("提示", f"{_unlisted(len(left))}。")
    return 0


def _left(rows: Sequence["Row"], gathered: _Gathered) -> dict[str, "Entry"]:
    """The demands that are nobody's task and so in no row, by id."""
    listed = _ids(rows)
    return {each.id: each for each in gathered.entries if not each.actionable and each.id not in listed}


def _ids(rows: Sequence["Row"]) -> set[str]:
    from briefgen.ledger import columns

    return {str(row.cells.get(columns.ID)) for row in rows}


def _unlisted(number: int) -> str:
    return f"另有 {number} 条要求没有责任单位、时限或指标，未列入，加 --all 列出"


def _tell_empty(rows: Sequence["Row"], gathered: _Gathered, left: Mapping[str, "Entry"]) -> None:
    """Name the sources with meetings of which no row is there."""
    listed = _ids(rows)
    full = {each.source for each in gathered.entries if each.actionable or each.id in listed}
    for source in sorted(gathered.sources - full):
        more = len({each.id for each in gathered.entries if each.source == source} & left.keys())
        streams.tell("提示", f"“{source}”没有列入的任务{f'（另有 {more} 条要求，加 --all 列出）' if more else ''}。")
