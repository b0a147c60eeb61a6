"""`briefgen review`: meeting texts or their records in; a page on which a person checks and corrects them out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options, settings, several, showing, streams, usage
from briefgen.errors import BriefgenError, UnreadableError, UsageError

if TYPE_CHECKING:
    from briefgen.reading import Read
    from briefgen.record import Document

SOME_FAILED = 3
NO_MEETING = 5


def review(
    sources: Annotated[
        list[str], typer.Argument(metavar="文件…", help="会议文件，或附有原文的记录（parse -f json --with-text），几份也可；- 表示标准输入。")
    ],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个 .html 文件；- 表示标准输出（默认）。")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="写好后用浏览器打开；要用 -o 写明文件。")] = False,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: Annotated[str | None, typer.Option(metavar="路径", help="花名册（csv、xlsx、toml：姓名、职务、单位、编号），姓名以它为准。")] = None,
    lexicon: Annotated[
        str | None, typer.Option(metavar="路径", rich_help_panel=usage.MORE, help="自备词典，一行“词语 词频 词性”：职务 nnt、机构 nt、地名 ns。")
    ] = None,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认用输入所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。"
        ),
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """做一张核对页：左边原文，右边记录，在浏览器里对照、改正，再导出记录。

    页面是一个 .html 文件，不连网；几份文件也只一页，从左边的单子里选。导出的记录可用 briefgen validate 检查，用 briefgen render 排成简报。

    没有找到会议时退出码为 5，页面照样写出；几份里有读不了的为 3，其余照样列出。
    """
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    for source in sources:
        streams.check_output(output, source)
    if open_page and output in (None, streams.STANDARD):
        raise UsageError("--open 要打开写好的文件，请用 -o 写明文件名，例如 -o 核对.html。")

    found, failures = _gather(sources, line, config)
    if not found:
        raise failures[0]
    pages = [(document, _page(document, given)) for document, given in found]
    streams.write((pages[0][1] if len(pages) == 1 else _list(pages)).encode(), output)
    if open_page and output is not None:
        showing.page(Path(output))
    if not any(document.briefs for document, _ in found):
        streams.tell("警告", "没有找到会议，可在核对页里把一段文字另立为会议。")
    return SOME_FAILED if failures else 0 if any(document.briefs for document, _ in found) else NO_MEETING


def _gather(
    sources: Sequence[str], line: dict[str, Any], config: str | None
) -> tuple[list[tuple["Document", settings.Settings]], list[BriefgenError]]:
    """The records of all sources, each with the settings of its source, and why others have none. Raises `UsageError`."""
    found: list[tuple[Document, settings.Settings]] = []
    failures: list[BriefgenError] = []
    for source in sources:
        given = settings.load(config, source)
        values = {**given.parse, **line}
        with several.failing(source, failures, alone=len(sources) == 1):
            found += [(each, given) for each in _documents(_read(source, values.pop("encoding", None)), values)]
    return found, failures


def _page(document: "Document", given: settings.Settings) -> str:
    """The review page of one record, with the 简报 that can be printed from it."""
    from briefgen.cli import output as results
    from briefgen.rendering.review import page

    return page.render(document, results.rendering(given, {}, "md"))


def _list(pages: "Sequence[tuple[Document, str]]") -> str:
    """One page that lists several."""
    from briefgen.rendering.review import shelf

    return shelf.render(pages)


def _read(source: str, encoding: str | None) -> "Read":
    from briefgen.reading import MAX_BYTES, read_bytes, read_file

    if source == streams.STANDARD:
        return read_bytes(streams.read_standard_input(MAX_BYTES), source, encoding)
    path = Path(source)
    return read_file(path, None if path.suffix.lower() == ".json" else encoding)  # a record is UTF-8, whatever the texts beside it are


def _documents(read: "Read", values: dict[str, Any]) -> list["Document"]:
    """The records as given, or that of the meeting text. Raises `UnreadableError` for records that cannot be shown."""
    from briefgen.api import is_record, parse_read

    if is_record(read.text):
        return _given(read.text)
    return [parse_read(read, options.of_parse(values), with_text=True, explain=False).document]


def _given(text: str) -> list["Document"]:
    from briefgen.cli import records
    from briefgen.cli.invariants import check

    loaded = records.load(text)
    if loaded.faults:
        raise records.refusal("记录不合格式", loaded.faults)
    documents = [document for _, document in loaded.documents]
    for document in documents:
        if document.source.text is None:
            raise UnreadableError("记录里没有原文，请用 briefgen parse -f json --with-text 重新生成，或直接指定会议文件。")
        if faults := check(document):
            raise records.refusal("记录前后不一致", faults)
    return documents
