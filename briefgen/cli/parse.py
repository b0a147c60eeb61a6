"""`briefgen parse`: meeting texts in; the 简报 of each, its record or the explanation of one out."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from briefgen.cli import options, redact, settings, several, streams, usage, values
from briefgen.errors import BriefgenError, UsageError

if TYPE_CHECKING:
    from briefgen.lexicon.caller import Knowledge
    from briefgen.parsing.pipeline import Parsed
    from briefgen.reading import Read
    from briefgen.rendering.pages import Page

_T = TypeVar("_T")

#: Options that say something to the parser, which is not asked where a file carries its record.
_PARSING = {"--base-date": "base_date", "--year": "year", "--region": "region", "--roster": "roster", "--lexicon": "lexicon"}
SOME_FAILED = 3
NO_MEETING = 5
DOUBTFUL = 6


def parse(
    sources: Annotated[list[str], typer.Argument(metavar="文件…", help="会议文件（纯文本、Word、WPS、网页、PDF、RTF），几份也可；- 表示标准输入。")],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            autocompletion=options.formats,
            metavar="格式",
            help="md（简报）、docx（Word 简报）、json（一份记录）或 jsonl（一行一份记录）；默认看 -o 的后缀，没有就是 md。",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；以 / 结尾是文件夹，各写一份；- 表示标准输出（默认）。")
    ] = None,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: Annotated[str | None, typer.Option(metavar="路径", help="花名册（csv、xlsx、toml：姓名、职务、单位、编号），姓名以它为准。")] = None,
    lexicon: Annotated[
        str | None, typer.Option(metavar="路径", rich_help_panel=usage.MORE, help="自备词典，一行“词语 词频 词性”：职务 nnt、机构 nt、地名 ns。")
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", rich_help_panel=usage.MORE, help="在记录的 source.text 里附上原文。")] = False,
    form: options.Form = None,
    tasks: options.Tasks = False,
    masthead: options.Masthead = False,
    no_comments: options.NoComments = False,
    template: options.Template = None,
    no_record: Annotated[bool, typer.Option("--no-record", rich_help_panel=usage.MORE, help="Word 文件里不附记录，用于发给外单位。")] = False,
    from_text: Annotated[
        bool, typer.Option("--from-text", rich_help_panel=usage.MORE, help="不用 Word 文件里附的记录，照看得见的文字重新整理。")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", rich_help_panel=usage.MORE, help="有警告或错误时以退出码 6 结束；结果照样写出。")] = False,
    redacted: Annotated[bool, typer.Option("--redact", help=redact.HELP)] = False,
    redact_key: Annotated[str | None, typer.Option("--redact-key", metavar="路径", rich_help_panel=usage.MORE, help=redact.KEY_HELP)] = None,
    explain: Annotated[
        bool, typer.Option("--explain", rich_help_panel=usage.MORE, help="不输出记录，改为逐项说明由哪条规则、从原文哪一处得来。")
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认用输入所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。"
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", rich_help_panel=usage.MORE, help="连同提示一起显示，写进日志时也引原文；程序出错时显示详情。")
    ] = False,
) -> int:
    """把会议文本整理成《会议简报》或结构化记录。

    结果写到标准输出，警告写到标准错误；没有会议时退出码为 5，几份里有失败的为 3。

    在终端上，简报以排好的样子显示；经管道或用 -o 写文件时是 Markdown 原文。
    """
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    page = options.of_page(form, tasks, masthead, no_comments, template)
    if redacted and explain:
        raise UsageError("--explain 引用原文，不能与 --redact 同用，请去掉其一。")
    folder = several.folder(output, sources)
    if explain and (len(sources) > 1 or folder is not None):
        raise UsageError("--explain 一次说明一份文件，请只写一份，在 -o 后写明文件名。")
    if folder is None:
        for source in sources:
            streams.check_output(output, source)
    from briefgen.cli import output as results

    given_format = values.option("--format", output_format, settings.output_format)
    first = settings.load(config, sources[0])
    if first.path is None and (own := settings.own()):
        streams.tell(
            "提示", f"稿件的文件夹和上级里没有 briefgen.toml；个人文件夹里的“{own}”只在用图标（briefgen open）时照用，这里要用请加 --config。"
        )
    chosen = "md" if explain else results.chosen(given_format, first, output if folder is None else "简报")
    way = redact.Way(redacted, redact.secret(redact_key, redacted=redacted))
    order = _Order(line, page, chosen, config, with_text, from_text, explain, strict, verbose, embed=not no_record)
    if folder is not None:
        return _each(sources, order, way, folder)
    if len(sources) > 1:
        return _together(sources, order, way, output)
    return _one(sources[0], order, way, lambda made: results.show([made], chosen, output), output)


class _Order(NamedTuple):
    """What the command line asks for of every input."""

    line: dict[str, Any]
    page: dict[str, Any]
    chosen: str
    config: str | None
    with_text: bool
    from_text: bool
    explain: bool
    strict: bool
    verbose: bool
    embed: bool


class _Read(NamedTuple):
    """An input that was read and parsed. ``text``: that of the source where it is at hand."""

    given: settings.Settings
    read: "Read"
    parsed: "Parsed"
    text: str | None
    knowledge: "Knowledge"


def _each(sources: Sequence[str], order: _Order, way: redact.Way, folder: Path) -> int:
    """Each into a file of its own; what fails is told, the others are written."""
    failures: list[BriefgenError] = []
    statuses: set[int | None] = set()
    for source, target in zip(sources, several.targets(folder, sources, order.chosen), strict=True):
        put = several.into(folder, order.chosen, target)
        statuses.add(_attempt(failures, source, partial(_one, source, order, way, put)))
    return _status(failures, statuses, len(sources))


def _together(sources: Sequence[str], order: _Order, way: redact.Way, output: str | None) -> int:
    """All of them into one output, in their order; what fails is told and left out."""
    from briefgen.cli import output as results

    several.check(order.chosen)
    failures: list[BriefgenError] = []
    read = [(source, _attempt(failures, source, partial(_parsed, source, order))) for source in sources]
    found = [(source, each) for source, each in read if each is not None]
    shared = way.shared([each.parsed.document for _, each in found])  # in one file a placeholder must not stand for several persons
    pages: list[Page] = []
    statuses = {_attempt(failures, source, partial(_written, each, order, shared, pages.append)) for source, each in found}
    if pages:
        results.show(pages, order.chosen, output)
    return _status(failures, statuses, len(sources))


def _attempt(failures: list[BriefgenError], source: str, act: Callable[[], _T]) -> _T | None:
    """What ``act`` makes of one of several inputs; None where it fails, which is told. Raises `UsageError`."""
    with several.failing(source, failures):
        return act()
    return None


def _status(failures: Sequence[BriefgenError], statuses: Collection[int | None], number: int) -> int:
    if failures:
        return failures[0].exit_code if len(failures) == number else SOME_FAILED
    return next((status for status in (NO_MEETING, DOUBTFUL) if status in statuses), 0)


def _one(source: str, order: _Order, way: redact.Way, put: Callable[["Page"], object], output: str | None = None) -> int:
    return _written(_parsed(source, order), order, way, put, output)


def _parsed(source: str, order: _Order) -> _Read:
    """The document of an input. Raises `BriefgenError`."""
    given = settings.load(order.config, source)
    values = {**given.parse, **order.line}
    read = _read(source, values.pop("encoding", None))
    from briefgen.api import carried, parse_read
    from briefgen.parsing.pipeline import Parsed

    made = None if order.explain or order.from_text else carried(read, with_text=order.with_text)
    if made is not None:
        idle = [name for name, value in _PARSING.items() if value in values]
        unused = f"{'、'.join(idle)} 因此不起作用；" if idle else ""
        streams.tell("提示", f"这份 Word 文件附有记录，文字也没有改动，直接取用记录，{unused}要照文字重新整理请加 --from-text。")
        if order.with_text and made.source.text is None:
            streams.tell("提示", "所附的记录里没有原文，--with-text 不起作用；要附原文，请在生成 Word 文件时就加 --with-text。")
    chosen = options.of_parse(values)
    parsed = parse_read(read, chosen, with_text=order.with_text, explain=order.explain) if made is None else Parsed(made, ())
    return _Read(given, read, parsed, read.text if made is None else made.source.text, chosen.knowledge)


def _written(held: _Read, order: _Order, way: redact.Way, put: Callable[["Page"], object], output: str | None = None) -> int:
    """Hand on what is to be printed of an input, and say what is doubtful in it; the exit status."""
    from briefgen.cli import output as results
    from briefgen.cli import report
    from briefgen.rendering.registry import FORMATS

    document, text, given, verbose = held.parsed.document, held.text, held.given, order.verbose
    if way.redacted:
        document, text, *_ = redact.without_names(document, given, text, held.knowledge, way.key)
    if order.explain:
        from briefgen.cli.explain import explain as explanation

        streams.write("".join(f"{line}\n" for line in explanation(held.parsed, held.read.text)).encode(), output)
    elif document.briefs or not FORMATS[order.chosen].page:  # a page without a meeting says nothing that the message does not
        printed = results.page(document, given, order.page, order.chosen, embed=order.embed)
        if FORMATS[order.chosen].page and printed.scant():
            report.report(document, text, verbose=verbose)
            streams.tell("错误", "文中的会议除了名称和姓名几乎没有别的内容，排不成页，没有写出；可用 --form sheet 或 briefgen review 查看。")
            return NO_MEETING
        put(printed)
    if verbose:
        how = f"{held.read.media_type} 格式" if held.read.encoding == "binary" else f"{held.read.encoding} 编码"
        streams.tell("提示", f"按 {how}读取{f'，用了配置文件“{given.path}”' if given.path else ''}。")
    report.report(document, text, verbose=verbose)
    if not document.briefs:
        return NO_MEETING
    if order.strict and (doubts := report.doubts(document)):
        streams.tell("错误", f"有 {doubts} 处存疑，请逐一核对；不加 --strict 则不作为错误。")
        return DOUBTFUL
    return 0


def _read(source: str, encoding: str | None) -> "Read":
    from briefgen.reading import MAX_BYTES, read_bytes, read_file

    if source == streams.STANDARD:
        return read_bytes(streams.read_standard_input(MAX_BYTES), source, encoding)
    return read_file(Path(source), encoding)
