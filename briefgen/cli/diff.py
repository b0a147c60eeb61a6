"""`briefgen diff`: two records or texts in; what has changed in the meetings out."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import inputs, options, streams, usage
from briefgen.errors import BriefgenError, UnreadableError, UsageError, readable

if TYPE_CHECKING:
    from briefgen.record import Document

#: As of diff(1).
DIFFERENT = 1
_FORMATS = ("table", "json")


def diff(
    old: Annotated[str, typer.Argument(metavar="甲", help="先前的：会议文件或记录（.json、.jsonl、.db）；- 表示标准输入。")],
    new: Annotated[str, typer.Argument(metavar="乙", help="后来的，同上。")],
    output_format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="格式", autocompletion=lambda: list(_FORMATS), help="table（默认）或 json。")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    everything: Annotated[bool, typer.Option("--all", help="连位置、诊断、背景和识别依据的差别也列出。")] = False,
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
    """比较两份会议文件或记录：会议、人员、发言、要求等有什么不同。

    退出码与 diff 相同：0 没有不同，1 有不同；读不了时为 4。

    在终端上是标色的表格；经管道时一处一行，[-…-] 是甲有乙没有的字，{+…+} 是乙有甲没有的字。换行和空白不算不同。
    """
    chosen = output_format or "table"
    if chosen not in _FORMATS:
        raise UsageError(f"--format 后的“{chosen}”不对，应为：{'、'.join(_FORMATS)} 之一。")
    if old == new == streams.STANDARD:
        raise UsageError("标准输入只能读一次，请把甲或乙换成文件名。")
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    for source in (old, new):
        streams.check_output(output, source)
    one, other = _documents(old, line, config), _documents(new, line, config)
    names = (inputs.name(old), inputs.name(new))

    from briefgen.cli import changes as shown
    from briefgen.comparing.documents import compare

    changes = compare(one, other, everything=everything)
    if chosen == "json":
        streams.write(shown.as_json(changes, names).encode(), output)
    elif output is None and sys.stdout is not None and sys.stdout.isatty():
        shown.on_terminal(changes, names)
    else:
        streams.write(shown.as_lines(changes).encode("utf-8", "replace"), output)
    streams.tell("提示", f"{shown.counted(changes)}。" if changes else "没有不同。")
    return DIFFERENT if changes else 0


def _documents(source: str, line: dict[str, Any], config: str | None) -> list["Document"]:
    try:
        documents = inputs.documents(source, inputs.read(source), line, config)
    except UsageError:
        raise
    except BriefgenError as error:
        raise UnreadableError(f"{readable(source)}：{error}") from None
    if not any(document.briefs for document in documents):
        streams.tell("警告", f"“{inputs.name(source)}”里没有找到会议。")
    return documents
