"""`briefgen render`: an edited record in, the same output as from `parse` out."""

from typing import Annotated

import typer

from briefgen.cli import options, redact, settings, streams, usage, values
from briefgen.errors import UsageError


def render(
    source: Annotated[str, typer.Argument(metavar="记录", help="记录文件：一份 JSON，或一行一份的 JSONL；- 表示标准输入。")],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="格式",
            autocompletion=options.formats,
            help="md（简报）、docx（Word 简报）、json 或 jsonl；默认看 -o 的后缀，没有就是 md。",
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    form: options.Form = None,
    tasks: options.Tasks = False,
    masthead: options.Masthead = False,
    no_comments: options.NoComments = False,
    template: options.Template = None,
    no_record: Annotated[bool, typer.Option("--no-record", rich_help_panel=usage.MORE, help="Word 文件里不附记录，用于发给外单位。")] = False,
    redacted: Annotated[bool, typer.Option("--redact", help=redact.HELP)] = False,
    redact_key: Annotated[str | None, typer.Option("--redact-key", metavar="路径", rich_help_panel=usage.MORE, help=redact.KEY_HELP)] = None,
    roster: Annotated[str | None, typer.Option(metavar="路径", rich_help_panel=usage.MORE, help="与 --redact 同用：花名册，其中的都是姓名。")] = None,
    lexicon: Annotated[
        str | None, typer.Option(metavar="路径", rich_help_panel=usage.MORE, help="与 --redact 同用：自备词典，其中的都不是姓名。")
    ] = None,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认用记录所在文件夹或其上级中最近的 briefgen.toml，命令行选项优先。"
        ),
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """把（修改过的）记录重新排成《会议简报》。

    记录先照 briefgen schema 检查格式，不合的不排。
    """
    given = settings.load(config, source)
    streams.check_output(output, source)
    line = {name: value for name, value in (("roster", roster), ("lexicon", lexicon)) if value is not None}
    if line and not redacted:
        raise UsageError(f"{'、'.join(f'--{name}' for name in line)} 在这里要与 --redact 同用，请加上 --redact。")

    from briefgen.cli import output as results
    from briefgen.cli import records

    chosen = results.chosen(values.option("--format", output_format, settings.output_format), given, output)

    page = options.of_page(form, tasks, masthead, no_comments, template)
    loaded = records.load(records.read_text(source))
    if loaded.faults:
        raise records.refusal("记录不合格式", loaded.faults)
    documents = [document for _, document in loaded.documents]
    way = redact.Way(redacted, redact.secret(redact_key, redacted=redacted)).shared(documents)
    known = options.of_knowledge(given, line) if redacted else None
    documents = [way.of(document, given, known) for document in documents]
    results.show([results.page(each, given, page, chosen, embed=not no_record) for each in documents], chosen, output)
    return 0
