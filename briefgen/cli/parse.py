"""`briefgen parse`: a meeting text in; a 简报, its record or the explanation of it out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import options, redact, settings, streams
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.reading import Read

#: Options that say something to the parser, which is not asked where a file carries its record.
_PARSING = {"--base-date": "base_date", "--year": "year", "--region": "region", "--roster": "roster", "--lexicon": "lexicon"}
NO_MEETING = 5
DOUBTFUL = 6


def parse(
    source: Annotated[str, typer.Argument(metavar="文件", help="会议文件（纯文本、Word、WPS、网页、PDF、RTF）；- 表示标准输入。")],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="格式",
            help="md（简报）、docx（Word 简报）、json（一份记录）或 jsonl（一行一份记录）；默认看 -o 的后缀，没有就是 md。",
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: Annotated[str | None, typer.Option(metavar="路径", help="花名册（csv、xlsx、toml：姓名、职务、单位、编号），姓名以它为准。")] = None,
    lexicon: Annotated[str | None, typer.Option(metavar="路径", help="自备词典，一行“词语 词频 词性”：职务 nnt、机构 nt、地名 ns。")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="在记录的 source.text 里附上原文。")] = False,
    form: options.Form = None,
    tasks: options.Tasks = False,
    masthead: options.Masthead = False,
    no_comments: options.NoComments = False,
    template: options.Template = None,
    no_record: Annotated[bool, typer.Option("--no-record", help="Word 文件里不附记录，用于发给外单位。")] = False,
    from_text: Annotated[bool, typer.Option("--from-text", help="不用 Word 文件里附的记录，照看得见的文字重新整理。")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有警告或错误时以退出码 6 结束；结果照样写出。")] = False,
    redacted: Annotated[bool, typer.Option("--redact", help=redact.HELP)] = False,
    redact_key: Annotated[str | None, typer.Option("--redact-key", metavar="路径", help=redact.KEY_HELP)] = None,
    explain: Annotated[bool, typer.Option("--explain", help="不输出记录，改为逐项说明由哪条规则、从原文哪一处得来。")] = False,
    config: Annotated[
        str | None, typer.Option(metavar="路径", help="配置文件；默认用输入所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="连同提示和所引的原文一起显示；程序出错时显示详情。")] = False,
) -> int:
    """把一份会议文本整理成《会议简报》或结构化记录。

    结果写到标准输出，警告写到标准错误。没有找到会议时退出码为 5，记录照样写出。

    在终端上，简报以排好的样子显示；经管道或用 -o 写文件时是 Markdown 原文。
    """
    given = settings.load(config, source)
    values = {**given.parse, **options.of_line(base_date, year, region, encoding, roster, lexicon)}
    streams.check_output(output, source)
    if redacted and explain:
        raise UsageError("--explain 引用原文，不能与 --redact 同用，请去掉其一。")
    from briefgen.cli import output as results
    from briefgen.rendering.registry import FORMATS

    page = options.of_page(form, tasks, masthead, no_comments, template)
    given_format = settings.option("--format", output_format, settings.output_format)
    chosen = "md" if explain else results.chosen(given_format, given, output)
    key = redact.secret(redact_key, redacted=redacted)
    read = _read(source, values.pop("encoding", None))
    from briefgen.api import carried, parse_read
    from briefgen.cli import report
    from briefgen.parsing.pipeline import Parsed

    made = None if explain or from_text else carried(read, with_text=with_text)
    if made is not None:
        idle = [name for name, value in _PARSING.items() if value in values]
        unused = f"{'、'.join(idle)} 因此不起作用；" if idle else ""
        streams.tell("提示", f"这份 Word 文件附有记录，文字也没有改动，直接取用记录，{unused}要照文字重新整理请加 --from-text。")
        if with_text and made.source.text is None:
            streams.tell("提示", "所附的记录里没有原文，--with-text 不起作用；要附原文，请在生成 Word 文件时就加 --with-text。")
    chosen_options = options.of_parse(values)
    parsed = parse_read(read, chosen_options, with_text=with_text, explain=explain) if made is None else Parsed(made, ())
    document, text = parsed.document, read.text if made is None else made.source.text
    if redacted:
        document, text, *_ = redact.without_names(document, given, text, chosen_options.knowledge, key)
    if explain:
        from briefgen.cli.explain import explain as explanation

        streams.write("".join(f"{line}\n" for line in explanation(parsed, read.text)).encode(), output)
    elif document.briefs or not FORMATS[chosen].page:  # a page without a meeting says nothing that the message does not
        printed = results.page(document, given, page, chosen, embed=not no_record)
        if FORMATS[chosen].page and printed.scant():
            report.report(document, text, verbose=verbose)
            streams.tell("错误", "文中的会议除了名称和姓名几乎没有别的内容，排不成页，没有写出；可用 --form sheet 或 briefgen review 查看。")
            return NO_MEETING
        results.show([printed], chosen, output)
    if verbose:
        how = f"{read.media_type} 格式" if read.encoding == "binary" else f"{read.encoding} 编码"
        streams.tell("提示", f"按 {how}读取{f'，用了配置文件“{given.path}”' if given.path else ''}。")
    report.report(document, text, verbose=verbose)
    if not document.briefs:
        return NO_MEETING
    if strict and (doubts := report.doubts(document)):
        streams.tell("错误", f"有 {doubts} 处存疑，请逐一核对；不加 --strict 则不作为错误。")
        return DOUBTFUL
    return 0


def _read(source: str, encoding: str | None) -> "Read":
    from briefgen.reading import MAX_BYTES, read_bytes, read_file

    if source == streams.STANDARD:
        return read_bytes(streams.read_standard_input(MAX_BYTES), source, encoding)
    return read_file(Path(source), encoding)
