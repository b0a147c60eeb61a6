"""`briefgen issue`: several meeting texts or records in; one issue of a 简报 with contents and the next number out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, NamedTuple

import typer

from briefgen.cli import inputs, numbers, options, redact, settings, streams, usage, values
from briefgen.cli.output import COUNTED
from briefgen.cli.settings import Settings
from briefgen.errors import CODES, BriefgenError, UnreadableError, UsageError, readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.record import Document
    from briefgen.rendering.options import RenderOptions
    from briefgen.rendering.prose.collection import Gathered

SOME_FAILED = 3
FORMATS = ("md", "docx")
#: Of the forms of a page those that fill an issue.
FORMS = ("brief", "short", "minutes")


class NoMeetingError(BriefgenError):
    """An input has no meeting that fills a page."""

    exit_code = 5


class _Inputs(NamedTuple):
    """What goes into the issue, and why other inputs do not."""

    issued: list["Gathered"]
    failures: list[BriefgenError]


def issue(
    sources: Annotated[list[str], typer.Argument(metavar="来源…", help="会议文件或记录（.json、.jsonl），照先后编入；- 表示标准输入。")],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件；- 表示标准输出（默认）。")] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="格式", autocompletion=lambda: list(FORMATS), help="md 或 docx（Word）；默认看 -o 的后缀，没有就是 md。"
        ),
    ] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="期号", help="这一期的期号，往后从它接着数；不写则是上一期的下一号。")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--form",
            metavar="版式",
            autocompletion=lambda: list(FORMS),
            help="brief（简报，默认）、short（每篇一页短简报）或 minutes（会议纪要）。",
        ),
    ] = None,
    tasks: options.Tasks = False,
    masthead: options.Masthead = False,
    no_comments: options.NoComments = False,
    template: options.Template = None,
    redacted: Annotated[bool, typer.Option("--redact", help=redact.HELP)] = False,
    redact_key: Annotated[str | None, typer.Option("--redact-key", metavar="路径", rich_help_panel=usage.MORE, help=redact.KEY_HELP)] = None,
    encoding: options.Encoding = None,
    base_date: options.BaseDate = None,
    year: options.Year = None,
    region: options.Region = None,
    roster: options.Roster = None,
    lexicon: options.Lexicon = None,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="路径", rich_help_panel=usage.MORE, help="配置文件；默认用第一份输入所在文件夹或其上级中最近的 briefgen.toml，期号也记在那里。"
        ),
    ] = None,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """把几份会议文件编成一期简报：一个报头、本期目录、各篇简报、一个报尾。

    期号记在 briefgen.toml 所在的文件夹（没有就在当前文件夹）的 .briefgen-issue.json 里，每期加一，不会给出两次；重编一期要写 --number。

    有的来源读不了、没有会议时退出码为 3，其余照样编入；全都不行时不写，退出码同第一份。
    """
    given = _for_pages(settings.load(config, sources[0]))
    page = _page(options.of_page(form, tasks, masthead, no_comments, template), given)
    secret = redact.secret(redact_key, redacted=redacted)
    line = options.of_line(base_date, year, region, encoding, roster, lexicon)
    chosen_number = values.option("--number", number, values.positive)
    forms = _forms(given, chosen_number)
    again = _again(output, forms, chosen_number)
    for source in sources:
        streams.check_output(output, source)

    from briefgen.cli import output as results

    chosen = results.chosen(_format(output_format), given, output)
    if chosen not in FORMATS:
        raise UsageError(f"一期简报只能写成 {'、'.join(FORMATS)}，请改正 -f 或 -o 的后缀。")
    printed = results.rendering(given, page, chosen)
    gathered = _gather(sources, line, config, given, printed, redact.Way(redacted, secret))
    if gathered.issued:
        _write(gathered.issued, chosen, output, printed, forms, chosen_number, _folder(given), again=again)
    return _status(gathered, sources)


def made(sources: Sequence[str], given: Settings, config: str | None, page: dict[str, Any], output: str, folder: Path) -> int:
    """A Word issue of ``sources`` with the next number, for `briefgen open`; the status. ``folder`` keeps the numbers where no settings are."""
    from briefgen.cli import output as results

    given = _for_pages(given)
    forms = _forms(given, None)
    printed = results.rendering(given, page, "docx")
    gathered = _gather(sources, {}, config, given, printed, redact.Way())
    if gathered.issued:
        _write(gathered.issued, "docx", output, printed, forms, None, folder if given.path is None else _folder(given))
    return _status(gathered, sources)


def _status(gathered: _Inputs, sources: Sequence[str]) -> int:
    """How it ended. Raises what a single source failed with."""
    if gathered.issued:
        return SOME_FAILED if gathered.failures else 0
    if len(sources) == 1:
        raise gathered.failures[0]
    streams.tell("错误", "没有一份可以编入，没有写出。")
    return gathered.failures[0].exit_code


def _for_pages(given: Settings) -> Settings:
    """The settings without a format or a form that an issue has not."""
    unfit = (("format", FORMATS), ("form", FORMS))
    gone = {key for key, fit in unfit if given.render.get(key, fit[0]) not in fit}
    return replace(given, render={key: value for key, value in given.render.items() if key not in gone})


def _page(page: dict[str, Any], given: Settings) -> dict[str, Any]:
    if page.get("form") == "sheet":
        raise UsageError("整理表不能编进一期简报，--form 请用 brief、short 或 minutes。")
    if not page.get("masthead") and not given.masthead.get("name"):
        streams.tell("提示", "没有简报名称，请在 briefgen.toml 的 [masthead] 里写 name，或加 --masthead 留出空白报头。")
    return page


def _format(option: str | None) -> str | None:
    chosen: str | None = values.option("--format", option, settings.output_format)
    return chosen


def _forms(given: Settings, chosen: int | None) -> dict[str, numbers.Form]:
    """The numbers that the issue has: its own unless the settings say none, and the total one if they have it. Raises `UsageError`."""
    number = given.masthead.get("number")
    own = numbers.form("number", number) or (numbers.form("number", None) if chosen is not None else None)
    total = numbers.form("total_number", given.masthead["total_number"]) if "total_number" in given.masthead else None
    return {key: each for key, each in (("number", own), ("total_number", total)) if each is not None}


#: A number that was printed stands below the name: in one of so many lines.
_HEAD = 8


def _again(output: str | None, forms: dict[str, numbers.Form], chosen: int | None) -> bool:
    """Whether an issue is written anew: with the number that it has in the file. Raises `UsageError` where no number is said, which would be another one."""
    own = forms.get("number")
    if own is None or output is None or output == streams.STANDARD or not Path(output).is_file():
        return False
    from briefgen.reading import read_file

    try:
        lines = [line for line in read_file(Path(output)).text.splitlines() if line.strip()][:_HEAD]
    except BriefgenError:  # no page of ours
        return False
    pattern = re.escape(own.text).replace(re.escape(COUNTED), "([0-9]{1,9})")
    found = next((int(match[1]) for line in lines if (match := re.search(pattern if own.text != COUNTED else "第([0-9]{1,9})期", line))), None)
    if found is not None and chosen is None:
        raise UsageError(f"“{output}”已经有了，是第 {found} 期：重编这一期请加 --number {found}，新编一期请换个文件名。")
    return found is not None and found == chosen


def _folder(given: Settings) -> Path:
    """Where the numbers are kept."""
    return Path(given.path).absolute().parent if given.path is not None else Path.cwd()


def _gather(sources: Sequence[str], line: dict[str, Any], config: str | None, given: Settings, page: "RenderOptions", way: redact.Way) -> _Inputs:
    read: list[tuple[str, list[Document] | BriefgenError]] = []
    for source in sources:
        try:
            read.append((source, inputs.documents(source, inputs.read(source), line, config, carry=True)))
        except UsageError:
            raise
        except BriefgenError as error:
            read.append((source, error))
    out = _Inputs([], [])
    known = options.of_knowledge(given, line) if way.redacted else None
    way = way.shared([each for _, found in read if isinstance(found, list) for each in found])
    for source, found in read:
        if isinstance(found, BriefgenError):
            _failed(out, found, readable(source), alone=len(sources) == 1)
            continue
        for document in found:
            try:
                out.issued.append(_usable(way.of(document, given, known), page))
            except BriefgenError as error:
                _failed(out, error, document.source.name, alone=len(sources) == len(found) == 1)
    return out


def _failed(out: _Inputs, error: BriefgenError, name: str, *, alone: bool) -> None:
    out.failures.append(error)
    if not alone:  # else it is what the command ends with
        streams.tell("错误", f"“{name}”没有编入：{error.told}")


def _usable(document: "Document", page: "RenderOptions") -> "Gathered":
    """A document that fills a page, with its reports; what is doubtful in it is told. Raises `BriefgenError` for another one."""
    from briefgen.cli import report
    from briefgen.rendering import prose
    from briefgen.rendering.prose import collection

    if document.status == "failed":
        raise UnreadableError("这份记录是处理失败的，请用原文件重新整理。")
    if not document.briefs:
        raise NoMeetingError(CODES["no-meeting"][1])
    if not prose.able(document):
        raise UnreadableError("这份记录是旧版本写的，没有逐段的原文，请用原文件重新整理。")
    gathered = collection.gathered(document, page)
    if prose.scant(gathered.blocks):
        raise NoMeetingError("会议除了名称和姓名几乎没有别的内容，排不成页，请补上内容再试。")
    if doubts := report.doubts(document):
        streams.tell("提示", f"“{document.source.name}”有 {doubts} 处存疑，可用 briefgen parse 查看。")
    return gathered


def _write(
    issued: Sequence["Gathered"],
    chosen: str,
    output: str | None,
    page: "RenderOptions",
    forms: dict[str, numbers.Form],
    chosen_number: int | None,
    folder: Path,
    *,
    again: bool = False,
) -> None:
    """Take the number and write the issue. A file has been written, but for its name, when the number is taken; before what goes to a pipe it is taken first."""
    from briefgen.cli import output as results

    render = _renderer(chosen)

    def made(given: numbers.Given) -> bytes:
        shown = {key: each.printed(given[key]) for key, each in forms.items()}
        return render(issued, replace(page, number=shown.get("number", page.number), total_number=shown.get("total_number", page.total_number)))

    firsts = {key: each.first for key, each in forms.items()}
    if output is None or output == streams.STANDARD or _passes_on(output):
        pieces: list[bytes] = []
        taken = _taken(folder, firsts, chosen_number, lambda given: pieces.append(made(given)))
        results.deliver(pieces[0], chosen, output)
    else:
        held: list[numbers.Given] = []

        def put(file: BinaryIO) -> None:
            def use(given: numbers.Given) -> None:
                file.write(made(given))
                file.flush()

            held.append(_taken(folder, firsts, chosen_number, use, again=again))

        streams.fill(put, output)
        taken = held[0]
    _tell(issued, page, forms, taken, folder, again=again)


def _passes_on(output: str) -> bool:
    """Whether an output is a named pipe or a device: somebody has read what is written, though the run is killed before the number is taken."""
    path = Path(output)
    return path.exists() and not path.is_file()


def _taken(
    folder: Path, firsts: numbers.Given, chosen: int | None, use: "Callable[[numbers.Given], object]", *, again: bool = False
) -> numbers.Given:
    """As `numbers.take`; without a number to be taken nothing is counted."""
    if firsts:
        return numbers.take(folder, firsts, chosen, use, again=again)
    use({})
    return {}


def _renderer(chosen: str) -> "Callable[[Sequence[Gathered], RenderOptions], bytes]":
    if chosen == "docx":
        from briefgen.rendering.word import collection as word

        return word.render
    from briefgen.rendering import markdown
    from briefgen.rendering.prose import collection

    return lambda issued, page: markdown.write(collection.blocks(issued, page)).encode()


def _tell(
    issued: Sequence["Gathered"], page: "RenderOptions", forms: dict[str, numbers.Form], taken: numbers.Given, folder: Path, *, again: bool
) -> None:
    """Which number it is, and what the pages leave out."""
    from briefgen.rendering.prose import omissions

    for each in issued if page.form == "brief" else ():
        if left := omissions.omissions(each.document, each.blocks):
            reasons = "、".join(f"{reason} {n}" for reason, n in left.most_common())
            streams.tell("提示", f"“{each.document.source.name}”略去原文 {left.total()} 字：{reasons}。")
    if taken:
        said = "，".join(f"{name} {taken[key]}" for key, name in (("number", "期号"), ("total_number", "总期号")) if key in forms)
        streams.tell("提示", f"重编的是{said}，没有另取号。" if again else f"本期{said}，记在“{folder / numbers.FILE_NAME}”。")
