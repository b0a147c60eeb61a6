"""`briefgen batch`: many inputs in; a folder of 简报 or records, one JSONL file or a database out."""

import contextlib
import errno
import functools
import gc
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from briefgen.cli import options, redact, settings, streams, usage, values
from briefgen.errors import StoppedError, UnreadableError, UsageError
from briefgen.files import unwritable

if TYPE_CHECKING:
    from briefgen.batch.job import Task
    from briefgen.batch.manifest import Manifest
    from briefgen.batch.pool import Pool
    from briefgen.batch.sinks import Sink

SOME_FAILED = 3
#: Seconds for one file: LibreOffice needs some for an old .doc, the parser a hundredth of one for a page.
TIMEOUT = 120.0


def batch(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="来源…", help="文件、文件夹、通配符（如 '归档/**/*.docx'）或 .zip；文件夹连同下级一起处理。")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="去处", help="文件夹（照原样分层），或 .jsonl（一行一份记录）、.db（数据库）；- 是标准输出（JSONL）。"
        ),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="格式", autocompletion=options.formats, help="写到文件夹时每份的格式：md（简报，默认）、docx、json 或 jsonl。"
        ),
    ] = None,
    files_from: Annotated[
        str | None, typer.Option("--files-from", metavar="清单", rich_help_panel=usage.MORE, help="从这个文件读来源，一行一个；- 表示标准输入。")
    ] = None,
    jobs: Annotated[
        str | None, typer.Option("--jobs", "-j", metavar="N", rich_help_panel=usage.MORE, help="同时处理几份；默认等于处理器核数。")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="接着上次做：只处理新增、改动和失败的，其余保留。")] = False,
    quarantine: Annotated[
        str | None, typer.Option(metavar="文件夹", rich_help_panel=usage.MORE, help="把失败的文件抄一份到这里，并写明原因。")
    ] = None,
    timeout: Annotated[
        str | None, typer.Option(metavar="秒", rich_help_panel=usage.MORE, help=f"每份最多用多少秒；默认 {TIMEOUT:g}，0 表示不限。")
    ] = None,
    keep_suffix: Annotated[
        bool, typer.Option("--keep-suffix", rich_help_panel=usage.MORE, help="输出保留原扩展名：会议.docx.md，以便与会议.txt.md 分开。")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(metavar="地址", rich_help_panel=usage.MORE, help="交给 dask 调度器（如 tcp://主机:8786）上的各台机器处理。")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="编码", rich_help_panel=usage.MORE, help="输入的编码，例如 gb18030；默认逐份自动辨认。")
    ] = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: options.Roster = None,
    lexicon: options.Lexicon = None,
    with_text: Annotated[bool, typer.Option("--with-text", rich_help_panel=usage.MORE, help="在记录的 source.text 里附上原文。")] = False,
    form: options.Form = None,
    tasks: options.Tasks = False,
    masthead: options.Masthead = False,
    no_comments: options.NoComments = False,
    template: options.Template = None,
    no_record: Annotated[bool, typer.Option("--no-record", rich_help_panel=usage.MORE, help="Word 文件里不附记录，用于发给外单位。")] = False,
    redacted: Annotated[bool, typer.Option("--redact", help=redact.HELP.replace("退出码为 6", "算作失败"))] = False,
    redact_key: Annotated[str | None, typer.Option("--redact-key", metavar="路径", rich_help_panel=usage.MORE, help=redact.KEY_HELP)] = None,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认逐份用所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。"
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", rich_help_panel=usage.MORE, help="列出全部失败的文件；程序出错时显示详情。")] = False,
) -> int:
    """把许多会议文本一次整理完；中断之后加 --resume 再运行，结果与一次做完的相同。

    每份输入必有一个结果：完成、部分（没有找到会议等）或失败；有失败时退出码为 3。
    """
    if output is None:
        raise UsageError("缺少“去处”，请用 -o 写明文件夹、.jsonl 或 .db，例如 -o 简报。")
    given = [*(sources or ()), *(_listed(files_from) if files_from is not None else ())]
    if not given:
        raise UsageError("没有写来源，请写出文件、文件夹或 .zip，或用 --files-from 给出清单。")
    workers = values.option("--jobs", jobs, values.positive) or cores()
    seconds = values.option("--timeout", timeout, values.seconds)
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    chosen = values.option("--format", output_format, settings.output_format)

    from briefgen.batch import run as batches
    from briefgen.batch.quarantine import Quarantine
    from briefgen.cli.progress import Progress

    gc.enable()  # which a short run does without
    if resume and output == streams.STANDARD:
        raise UsageError("写到标准输出时没有做过的可接，不能用 --resume，请用 -o 写到文件夹、.jsonl 或 .db。")
    target = _target(output, chosen, keep_suffix=keep_suffix)
    limit = TIMEOUT if seconds is None else seconds or None
    page = options.of_page(form, tasks, masthead, no_comments, template)
    what = What(with_text, not no_record, page, redacted, redact.secret(redact_key, redacted=redacted))
    task_of = Tasks(config, line, target.sink.format or chosen, what, limit)
    skipped = () if quarantine is None else (Path(quarantine),)
    plan = batches.Plan(given, task_of, resume=resume, skip=skipped, told=streams.tell_corrected)
    progress = Progress(verbose=verbose)
    with _written(output), target.manifest(fresh=not resume) as manifest:
        with progress, pool(scheduler, workers) as workers_at_it:
            summary = batches.run(plan, target.sink, manifest, workers_at_it, progress.watch)
        if quarantine is not None:
            Quarantine(Path(quarantine)).fill(manifest)
    progress.conclude(summary)
    return SOME_FAILED if summary.counts["failed"] else 0


def _listed(path: str) -> Iterator[str]:
    """The sources of ``--files-from``, a line each."""
    from briefgen.reading import MAX_BYTES, file_bytes

    data = streams.read_standard_input(MAX_BYTES) if path == streams.STANDARD else file_bytes(Path(path))
    for raw in data.removeprefix(b"\xef\xbb\xbf").splitlines():
        if raw.strip():
            yield os.fsdecode(raw)


def cores() -> int:
    """How many processors this run may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class What(NamedTuple):
    """What the command line wants of every output."""

    with_text: bool
    embed: bool = True
    page: Mapping[str, Any] = MappingProxyType({})
    redact: bool = False
    secret: bytes | None = None


class Tasks:
    """The task of the inputs in a folder: options of the command line, then of the nearest `briefgen.toml`, as `briefgen parse` has it. ``else_``: that which
    holds where none is near.
    """

    def __init__(
        self, config: str | None, line: dict[str, Any], chosen: str | None, what: What, timeout: float | None, else_: Path | None = None
    ) -> None:
        self._config, self._line, self._format, self._what, self._timeout = config, line, chosen, what, timeout
        self._else = else_
        self._by_folder = functools.lru_cache(maxsize=1024)(self._near)
        self._by_settings: dict[Path | None, Task] = {}

    def __call__(self, folder: Path | None) -> "Task":
        """The task of the inputs in ``folder``; None: of no folder of this machine."""
        return self._by_folder(folder)

    def settings_of(self, folder: Path | None) -> Path | None:
        """The settings file for the inputs in a folder."""
        if self._config is not None:
            return Path(self._config)
        return settings.nearest(streams.STANDARD if folder is None else str(folder / "-")) or self._else

    def _near(self, folder: Path | None) -> "Task":
        path = self.settings_of(folder)
        if path not in self._by_settings:
            self._by_settings[path] = self._made(settings.load_path(path))
        return self._by_settings[path]

    def _made(self, given: settings.Settings) -> "Task":
        from briefgen.api import parse_read
        from briefgen.batch.job import Task
        from briefgen.cli import output as results
        from briefgen.reading import read_bytes
        from briefgen.rendering.registry import FORMATS

        told = {**given.parse, **self._line}
        parsing = options.of_parse(told)
        parse_read(read_bytes("。".encode(), "-"), parsing)  # an unknown region is known before any work
        chosen = self._format or given.render.get("format", "md")
        if missing := FORMATS[chosen].missing():  # before any work
            raise UnreadableError(missing)
        rendering = results.rendering(given, self._what.page, chosen, embed=self._what.embed)
        what = self._what
        return Task(parsing, told.get("encoding"), what.with_text, chosen, rendering, self._timeout, what.redact, what.secret)


@dataclass(frozen=True)
class _Target:
    """Where the output goes, and the manifest beside it; None for standard output, of which nothing can be resumed."""

    sink: "Sink"
    path: Path | None

    @contextlib.contextmanager
    def manifest(self, *, fresh: bool) -> Iterator["Manifest"]:
        import tempfile

        from briefgen.batch.manifest import Manifest

        with contextlib.ExitStack() as stack:
            path = self.path or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "manifest.db"
            manifest = Manifest(path, fresh=fresh)
            stack.callback(manifest.close)
            yield manifest


def _target(output: str, chosen: str | None, *, keep_suffix: bool) -> _Target:
    """What the output's name says: ``-``, ``X.jsonl``, ``X.db``, or else a folder; of a URL, the manifest lies in the current folder."""
    from briefgen.batch import inputs, sinks

    if output == streams.STANDARD:
        if chosen not in (None, "jsonl"):
            raise UsageError(f"标准输出里一行是一份记录，不能用 -f {chosen}，请去掉 -f 或把 -o 改为文件夹。")
        return _Target(sinks.Stream(lambda data: streams.write(data, None)), None)
    name = output.rstrip("/").rpartition("/")[2] if inputs.is_url(output) else Path(output).name
    folder = Path() if inputs.is_url(output) else Path(output).parent
    manifest = folder / f".{name}.briefgen-batch.db"
    sink: Sink
    if output.endswith((".jsonl", ".db")) and not inputs.is_url(output):
        streams.check_output(output)
        if not folder.is_dir():
            raise unwritable(output, FileNotFoundError(errno.ENOENT, ""))
    if output.endswith(".db"):
        if inputs.is_url(output):
            raise UsageError("数据库要写在本机，请把 -o 改为本机的路径，或改用 .jsonl。")
        sink = sinks.Database(output)
    elif output.endswith(".jsonl"):
        sink = sinks.Lines(output, folder / f".{name}.briefgen-parts")
    else:
        if not inputs.is_url(output):
            if Path(output).is_file():
                raise UsageError(f"输出“{output}”是文件，请在 -o 后写文件夹，或 .jsonl、.db 文件名。")
            manifest = Path(output) / ".briefgen-batch.db"
            try:
                manifest.parent.mkdir(parents=True, exist_ok=True)
            except (OSError, ValueError) as error:
                raise unwritable(output, error) from None
        sink = sinks.Tree(output, keep_suffix=keep_suffix)
    if chosen not in (None, sink.format) and sink.format is not None:
        raise UsageError(f"“{output}”里一行是一份记录，不能用 -f {chosen}，请去掉 -f 或把 -o 改为文件夹。")
    return _Target(sink, manifest)


@contextlib.contextmanager
def pool(scheduler: str | None, workers: int) -> Iterator["Pool"]:
    """Workers: processes of this machine, or those of a scheduler."""
    from briefgen.batch.pool import Pool, Processes

    if scheduler is None:
        yield Pool(Processes, workers)
        return
    from briefgen.batch.cluster import connect

    with connect(scheduler) as cluster:
        yield Pool(cluster.executor, cluster.workers)


@contextlib.contextmanager
def _written(output: str) -> Iterator[None]:
    """What an output that cannot be written, or an interruption, means for the user."""
    import sqlite3

    try:
        yield
    except KeyboardInterrupt:
        if output == streams.STANDARD:
            raise StoppedError("已中断，结果没有写全；要能接着做，请用 -o 写到文件夹、.jsonl 或 .db。") from None
        raise StoppedError("已中断，做完的都已保留；加 --resume 再运行，可以接着做。") from None
    except sqlite3.OperationalError as error:
        code = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EACCES}
        kind = code.get(error.sqlite_errorcode & 0xFF, errno.EIO)
        raise unwritable(output, OSError(kind, os.strerror(kind))) from None
    except (OSError, ValueError) as error:
        raise unwritable(output, error) from None
