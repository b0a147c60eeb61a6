"""`briefgen review`: a meeting text or its record in; a page on which a person checks and corrects it out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import options, settings, showing, streams
from briefgen.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from briefgen.reading import Read
    from briefgen.record import Document

NO_MEETING = 5


def review(
    source: Annotated[str, typer.Argument(metavar="文件", help="会议文件，或附有原文的记录（parse -f json --with-text）；- 表示标准输入。")],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个 .html 文件；- 表示标准输出（默认）。")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="写好后用浏览器打开；要用 -o 写明文件。")] = False,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: Annotated[str | None, typer.Option(metavar="路径", help="花名册（csv、xlsx、toml：姓名、职务、单位、编号），姓名以它为准。")] = None,
    lexicon: Annotated[str | None, typer.Option(metavar="路径", help="自备词典，一行“词语 词频 词性”：职务 nnt、机构 nt、地名 ns。")] = None,
    config: Annotated[
        str | None, typer.Option(metavar="路径", help="配置文件；默认用输入所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。")
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """做一张核对页：左边原文，右边记录，在浏览器里对照、改正，再导出记录。

    页面是一个 .html 文件，不连网。导出的记录可用 briefgen validate 检查，用 briefgen render 排成简报。

    没有找到会议时退出码为 5，页面照样写出。
    """
    given = settings.load(config, source)
    values = {**given.parse, **options.of_line(base_date, year, region, encoding, roster, lexicon)}
    streams.check_output(output, source)
    if open_page and output in (None, streams.STANDARD):
        raise UsageError("--open 要打开写好的文件，请用 -o 写明文件名，例如 -o 核对.html。")

    document = _document(_read(source, values.pop("encoding", None)), values)
    from briefgen.cli import output as results
    from briefgen.rendering.review import page

    streams.write(page.render(document, results.rendering(given, {}, "md")).encode(), output)
    if open_page and output is not None:
        showing.page(Path(output))
    if not document.briefs:
        streams.tell("警告", "没有找到会议，可在核对页里把一段文字另立为会议。")
        return NO_MEETING
    return 0


def _read(source: str, encoding: str | None) -> "Read":
    from briefgen.reading import MAX_BYTES, read_bytes, read_file

    if source == streams.STANDARD:
        return read_bytes(streams.read_standard_input(MAX_BYTES), source, encoding)
    path = Path(source)
    return read_file(path, None if path.suffix.lower() == ".json" else encoding)  # a record is UTF-8, whatever the texts beside it are


def _document(read: "Read", values: dict[str, Any]) -> "Document":
    """The record as given, or that of the meeting text. Raises `UnreadableError` for a record that cannot be shown."""
    from briefgen.api import is_record, parse_read

    if is_record(read.text):
        return _given(read.text)
    return parse_read(read, options.of_parse(values), with_text=True, explain=False).document


def _given(text: str) -> "Document":
    from briefgen.cli import records
    from briefgen.cli.invariants import check

    loaded = records.load(text)
    if loaded.faults:
        raise records.refusal("记录不合格式", loaded.faults)
    if len(loaded.documents) > 1:
        raise UnreadableError(f"共有 {len(loaded.documents)} 份记录，核对页一次只核对一份，请把要核对的一行另存。")
    ((_, document),) = loaded.documents
    if document.source.text is None:
        raise UnreadableError("记录里没有原文，请用 briefgen parse -f json --with-text 重新生成，或直接指定会议文件。")
    if faults := check(document):
        raise records.refusal("记录前后不一致", faults)
    return document
