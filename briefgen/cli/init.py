"""`briefgen init`: what a house prints on every 简报 asked for, or taken from an old one; a commented `briefgen.toml` and the page that comes of it out."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from briefgen.cli import options, settings, streams
from briefgen.errors import BriefgenError, UnreadableError, UsageError, readable

if TYPE_CHECKING:
    from briefgen.record import Document

#: What is printed to show the settings; nobody's meeting.
_SAMPLE = """全体工作例会召开

　　3月6日上午，全体工作例会在三楼会议室召开。主任费明主持会议，副主任石磊、薛昂参加会议。

　　费明强调，办公室要在3月20日前完成制度汇编，逐项明确责任人。
"""
#: What parts receivers; those with a 、 between them are one entry, as it is printed: `市委、市政府，市人大`.
_BETWEEN = re.compile("[，,；;]")
_DIGITS = re.compile("[0-9]{1,6}")
#: What is no name of a 简报 but that of a file.
_OLD = (".docx", ".doc", ".wps", ".pdf", ".rtf", ".txt", ".html")


class Old(NamedTuple):
    """What an old 简报 says: values by table and key, and the number of its issue."""

    values: dict[str, dict[str, Any]]
    number: int | None = None


def init(
    source: Annotated[str | None, typer.Option("--from", metavar="旧简报", help="从本单位的一份旧简报（Word 等）里读出报头和报尾。")] = None,
    name: Annotated[str | None, typer.Option(metavar="名称", help="简报名称（报头），例如 防汛工作简报。")] = None,
    issuer: Annotated[str | None, typer.Option(metavar="单位", help="编发单位。")] = None,
    report_to: Annotated[str | None, typer.Option(metavar="单位，…", help="报：用逗号隔开，照原样印。")] = None,
    send_to: Annotated[str | None, typer.Option(metavar="单位，…", help="送：用逗号隔开，照原样印。")] = None,
    issue_to: Annotated[str | None, typer.Option(metavar="单位，…", help="发：用逗号隔开，照原样印。")] = None,
    region: options.Region = None,
    roster: options.Roster = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="路径", help="写到这里；默认当前文件夹，与 --desktop 同用时是个人文件夹。")
    ] = None,
    desktop: Annotated[bool, typer.Option("--desktop", help="在桌面和右键菜单（发送到、打开方式）里放上“会议简报”图标。")] = False,
    verbose: options.Verbose = False,  # noqa: ARG001
) -> int:
    """填一次本单位的报头、编发单位、报送、地区、花名册，写成设置文件 briefgen.toml，并显示排出来的样子。

    在终端上逐项询问选项里没有写的，回车跳过。已有的 briefgen.toml 不覆盖。
    """
    given = {"name": name, "issuer": issuer, "report_to": report_to, "send_to": send_to, "issue_to": issue_to, "region": region, "roster": roster}
    told = {key: value for key, value in given.items() if value is not None}
    target = _target(output, desktop=desktop)
    if desktop:
        from briefgen.cli import desktop as icons

        icons.install()
        if target.exists() and not (told or source):
            streams.tell("提示", f"已有设置“{target}”，没有动它。")
            return 0
        if not (told or source or _asks()):
            streams.tell("提示", "还没有填报头，双击图标时再问；现在就填，请运行 briefgen init。")
            return 0
    return _settle(told, source, target)


def ask_for_all() -> int:
    """The settings of a person who has double-clicked the icon for the first time."""
    streams.tell_lines("第一次使用，先填一次本单位的报头；不填的按回车跳过，以后可以改。")
    return _settle({}, None, _target(None, desktop=True))


def _asks() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _target(output: str | None, *, desktop: bool) -> Path:
    if output == "":
        raise UsageError("-o 后面是空的，请写明文件夹或文件名。")
    path = Path(output) if output is not None else Path.home() if desktop else Path()
    target = path / settings.FILE_NAME if path.is_dir() else path
    if target.suffix.lower() != ".toml":
        raise UsageError(f"“{path}”不是文件夹，也不是 .toml 文件，请改正 -o。")
    return target


def _settle(told: dict[str, str], source: str | None, target: Path) -> int:
    """Read the old 简报, ask for what is missing, write, and show the page."""
    if target.exists():
        raise UsageError(f"已有“{target}”，没有动它；要改请用记事本（文本编辑器）打开，要重新做请先把它改名。")
    old = read_old(source) if source is not None else Old({})
    if source is None and _asks() and not told:
        old = _ask_for_name()
    values, number = _checked(told, old.values, target), old.number
    if _asks():
        _ask(values, target)
        number = _ask_for_number() if number is None else number
    if not any(values.values()):
        raise UsageError("没有可写的设置，请在终端上回答，或写明选项，例如 --name 防汛工作简报，或 --from 旧简报.docx。")
    from briefgen.cli import settings_text

    streams.write(settings_text.text(values).encode(), str(target))
    _number(number, target.absolute().parent)
    _show(target)
    streams.tell("提示", "印发日期每期不同，没有问：要印的，每期写在设置的 issued 里，或在 Word 里填。")
    streams.tell("完成", f"写好了“{target}”，{_reach(target)}；要改请用记事本（文本编辑器）打开。")
    return 0


def _reach(target: Path) -> str:
    """For which texts settings hold: those of the home folder for all that the icon opens."""
    folder = target.absolute().parent
    if folder == Path.home():
        return "用图标（briefgen open）做的，没有自己的 briefgen.toml 的都照它；别的命令只对个人文件夹里的文件照它，别处的请加 --config"
    return f"对“{folder}”和下级文件夹里的会议文件起作用"


class _Field(NamedTuple):
    """What is asked: where it goes, how it is asked for, an answer, how one is read. Reading raises `UsageError`."""

    table: str
    key: str
    question: str
    example: str
    read: Callable[[str, Path], Any]


def _plain(answer: str, _: Path) -> str:
    return readable(answer)


def _list(answer: str, _: Path) -> list[str]:
    return [each for each in (piece.strip() for piece in _BETWEEN.split(readable(answer))) if each]


def _region(answer: str, _: Path) -> str:
    from briefgen.parsing.grammar.places import Gazetteer

    Gazetteer(readable(answer))
    return readable(answer)


def _roster(answer: str, target: Path) -> str:
    """The path as the settings have it: seen from their folder where the file lies in it."""
    from briefgen.reading.roster import read_roster

    path = _dropped(answer)
    read_roster(path)
    path, folder = path.absolute(), target.absolute().parent
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _dropped(answer: str) -> Path:
    r"""The path of a file that was dropped on the terminal, which puts it in quotes or escapes its blanks.

    >>> _dropped("'/home/a b/旧简报.docx' ").name, _dropped('"C:\\旧 简报.docx"').as_posix()[-9:]
    ('旧简报.docx', '旧 简报.docx')
    """
    answer = answer.strip()
    if answer[:1] == answer[-1:] and answer[:1] in ("'", '"') and len(answer) > 1:
        return Path(answer[1:-1])
    return Path(answer if sys.platform == "win32" else re.sub(r"\\(.)", r"\1", answer)).expanduser()


_FIELDS = (
    _Field("masthead", "name", "简报名称（报头）", "防汛工作简报", _plain),
    _Field("masthead", "issuer", "编发单位", "县防汛办", _plain),
    _Field("distribution", "report_to", "报", "市委办公室、市政府办公室", _list),
    _Field("distribution", "send_to", "送", "市级有关部门", _list),
    _Field("distribution", "issue_to", "发", "各科室", _list),
    _Field("parse", "region", "“我市”“全县”指哪里", "雅安市", _region),
    _Field("parse", "roster", "花名册（csv、xlsx），可把文件拖进窗口", "花名册.xlsx", _roster),
)


def _checked(told: dict[str, str], old: dict[str, dict[str, Any]], target: Path) -> dict[str, dict[str, Any]]:
    """Options, then what the old 简报 says. An option that is empty leaves its key out."""
    values = {table: dict(of) for table, of in old.items()}
    for each in _FIELDS:
        if each.key in told:
            within = values.setdefault(each.table, {})
            within.pop(each.key, None)
            if told[each.key].strip():
                within[each.key] = each.read(told[each.key].strip(), target)
    return values


def _ask(values: dict[str, dict[str, Any]], target: Path) -> None:
    """Ask for what neither an option nor the old 简报 has; an answer that does not fit is asked for again."""
    for each in _FIELDS:
        known = values.get(each.table, {}).get(each.key)
        if known is not None:
            streams.tell_lines(f"{each.question}：{'，'.join(known) if isinstance(known, list) else known}")
            continue
        while answer := streams.ask(f"{each.question}，例如 {each.example}：").strip():
            try:
                values.setdefault(each.table, {})[each.key] = each.read(answer, target)
                break
            except (UsageError, UnreadableError) as error:
                streams.tell("错误", f"{error.told.removesuffix('。')}；不填请按回车。")


def _ask_for_name() -> Old:
    """The name that is printed, the first question; or an old 简报 that says it and more, for whoever has one at hand: its file, dropped into the window."""
    field = _FIELDS[0]
    while answer := streams.ask(f"{field.question}，例如 {field.example}；有旧简报的，也可把它的文件拖进这个窗口，从里面读：").strip():
        try:
            path = _dropped(answer)
            if not (path.is_file() or len(path.parts) > 1 or path.suffix.lower() in _OLD):
                return Old({field.table: {field.key: field.read(answer, path)}})
            return read_old(str(path))
        except (UnreadableError, UsageError, OSError) as error:
            streams.tell("错误", error.told if isinstance(error, BriefgenError) else "这个名字不能用，请改一改。")
    return Old({})


def _ask_for_number() -> int | None:
    """The number of the last issue, from that of the next."""
    while answer := streams.ask("下一期的期号，例如 13（briefgen issue 从它数起）：").strip():
        if _DIGITS.fullmatch(answer) and int(answer):
            return int(answer) - 1
        streams.tell("错误", "期号请只写数字；不填请按回车。")
    return None


def read_old(source: str) -> Old:
    """What an old 简报 prints at its head and foot. Raises `UnreadableError`."""
    from briefgen.api import carried, is_record, parse_read
    from briefgen.parsing.options import Options
    from briefgen.reading import read_file

    read = read_file(Path(source))
    if is_record(read.text):
        raise UnreadableError("--from 后应是一份旧简报（Word 等），不是记录（JSON）。")
    document = parse_read(read, Options(), explain=False).document
    inside = carried(read)
    if inside and not (document.masthead or document.distribution):
        document = inside
    values = {table: {key: value for key, value in of.items() if value} for table, of in _printed(document).items()}
    if not any(values.values()):
        streams.tell("提示", f"没有在“{read.name}”里找到报头和报尾，请自己填。")
    head = document.masthead
    number = head.number if head and head.number and _DIGITS.fullmatch(head.number) else None
    return Old(values, int(number) if number else None)


def _printed(document: "Document") -> dict[str, dict[str, Any]]:
    head, tail = document.masthead, document.distribution
    masthead = {"name": head.name, "issuer": head.issuer, "secrecy": head.secrecy} if head else {}
    issuer = (masthead.get("issuer") or "").strip()
    if issuer:
        masthead["issuer"] = re.sub(r"(?:编|编印|印发|主办)$", "", issuer)
    lists = {"report_to": tail.report_to, "send_to": tail.send_to, "issue_to": tail.issue_to, "copies": tail.copies} if tail else {}
    region = _division(issuer) or _division(masthead.get("name") or "")
    return {"masthead": masthead, "distribution": lists, "parse": {"region": region}}


def _division(name: str) -> str | None:
    """The division that a house's name begins with, as `region` takes it: its name, or its code where there are several."""
    from briefgen.parsing.grammar.places import Gazetteer

    division = Gazetteer().locate(name).division if name else None
    if division is None:
        return None
    try:
        Gazetteer(division.name)
    except UsageError:
        return division.code
    return division.name


def _number(number: int | None, folder: Path) -> None:
    """Issues are counted on from the last one, unless some have been counted here."""
    from briefgen.cli import numbers

    if number is not None and not (folder / numbers.FILE_NAME).exists():
        numbers.take(folder, {}, number, lambda _: None)
        streams.tell("提示", f"编下一期（briefgen issue）时从第 {number + 1} 期数起。")


def _show(target: Path) -> None:
    """A sample as it is printed with the settings."""
    from briefgen.api import parse_read
    from briefgen.cli import output as results
    from briefgen.reading import read_bytes

    given = settings.load_path(target)
    values = {name: value for name, value in given.parse.items() if name != "encoding"}
    document = parse_read(read_bytes(_SAMPLE.encode(), "示例.txt"), options.of_parse(values), explain=False).document
    streams.tell_lines("\n以后的简报是这个样子（内容是编的例子）：\n")
    results.show([results.page(document, given, {"form": "brief"}, "md")], "md", None)
