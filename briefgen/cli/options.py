"""The options of a parse, which several commands take. In: strings of the command line. Out: values, then `parsing.options.Options`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import settings, values
from briefgen.cli.usage import MORE
from briefgen.errors import UsageError, readable

if TYPE_CHECKING:
    from briefgen.lexicon.caller import Knowledge
    from briefgen.parsing.options import Options


def formats() -> list[str]:
    """For a shell's completion: the names of the output formats."""
    from briefgen.rendering.registry import FORMATS

    return list(FORMATS)


def forms() -> list[str]:
    """For a shell's completion: the names of the forms of a page."""
    from briefgen.rendering.options import FORMS

    return list(FORMS)


#: As the commands that parse take them.
BaseDate = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", rich_help_panel=MORE, help="会议在这一天或之前召开，用来补全年份和月份。")]
Year = Annotated[str | None, typer.Option(metavar="YYYY", rich_help_panel=MORE, help="没有写年份的日期属于哪一年。")]
Region = Annotated[str | None, typer.Option(metavar="地区", help="“我市”“全县”指哪里：名称（连同上级也可）或六位代码。")]
Encoding = Annotated[str | None, typer.Option(metavar="编码", rich_help_panel=MORE, help="纯文本、网页和 RTF 的编码，例如 gb18030；默认自动辨认。")]
#: For commands of which `parse` says more.
Roster = Annotated[str | None, typer.Option(metavar="路径", help="花名册（csv、xlsx、toml），姓名以它为准。")]
Lexicon = Annotated[str | None, typer.Option(metavar="路径", rich_help_panel=MORE, help="自备词典，一行“词语 词频 词性”。")]
#: `main` looks for it itself.
Verbose = Annotated[bool, typer.Option("--verbose", "-v", rich_help_panel=MORE, help="程序出错时显示详情。")]

#: What kind of page, as the commands that write pages take it.
Form = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="版式",
        autocompletion=forms,
        help="brief（简报，默认）、short（一页短简报）、minutes（会议纪要）或 sheet（整理表，供自己核对）。",
    ),
]
Tasks = Annotated[bool, typer.Option("--tasks", help="末尾附任务清单：任务、目标、责任单位、配合单位、完成时限。")]
Masthead = Annotated[bool, typer.Option("--masthead", rich_help_panel=MORE, help="没有报头时留出空白报头（第　　期），以便填写。")]

NoComments = Annotated[bool, typer.Option("--no-comments", rich_help_panel=MORE, help="Word 文件里不加批注（存疑之处），用于发给外单位。")]


Template = Annotated[
    str | None,
    typer.Option(
        "--template", metavar="路径", rich_help_panel=MORE, help="本单位的 Word 模板（.docx）：用它的样式、版面、页眉页脚，正文填到【正文】处。"
    ),
]


def of_page(form: str | None, tasks: bool, masthead: bool, no_comments: bool = False, template: str | None = None) -> dict[str, Any]:
    """The options of a page that the command line gives, by the names of `briefgen.toml`. Raises `UsageError`."""
    chosen = values.option("--form", form, settings.page_form)
    given = {"form": chosen, "tasks": tasks or None, "masthead": masthead or None, "comments": False if no_comments else None}
    given["template"] = values.option("--template", template, values.file_path)
    return {name: value for name, value in given.items() if value is not None}


def of_line(
    base_date: str | None, year: str | None, region: str | None, encoding: str | None, roster: str | None, lexicon: str | None
) -> dict[str, Any]:
    """Those that the command line gives, by the names of `briefgen.toml`. Raises `UsageError`."""
    line = {
        "base_date": values.option("--base-date", base_date, values.date),
        "year": values.option("--year", year, values.year),
        "encoding": values.option("--encoding", encoding, values.encoding),
        "region": None if region is None else readable(region),
        "roster": values.option("--roster", roster, values.file_path),
        "lexicon": values.option("--lexicon", lexicon, values.file_path),
    }
    return {name: value for name, value in line.items() if value is not None}


def of_knowledge(given: "settings.Settings", line: dict[str, Any]) -> "Knowledge":
    """What the caller knows of people and words, by the command line or the settings. Raises `UsageError`."""
    from briefgen.api import knowledge

    values = {**given.parse, **line}
    return knowledge(values.get("roster"), values.get("lexicon"))


def of_parse(values: dict[str, Any]) -> "Options":
    """The parser's options, with roster and lexicon read. ``encoding``, which is the reader's, is not among them. Raises `UsageError`."""
    from briefgen.api import knowledge
    from briefgen.parsing.options import Options

    if values.get("region") == "":
        raise UsageError("--region 后面是空的，请写行政区划名称或六位代码。")
    told = {name: value for name, value in values.items() if name not in ("encoding", "roster", "lexicon")}
    return Options(**told, knowledge=knowledge(values.get("roster"), values.get("lexicon")))
