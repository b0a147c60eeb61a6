"""typer's commands in Chinese: help, and what is wrong with a command line.

typer brings click along, as a dependency or inside itself, so click's classes are known here by name only.
"""

import difflib
import shutil
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from briefgen.cli import streams
from briefgen.cli.display import columns, wrap
from briefgen.errors import UsageError

_MAX_WIDTH = 100
#: The panel of options that `--help` only names: a screen has room for those that are asked for often.
MORE = "更多"
_EVERYTHING = "--help-all"
#: Options behind which the shell that runs the program need not be named.
_NAMED_OR_THIS = ("--install-completion", "--show-completion")
THIS = "这个"
_ClickError: type[Exception] = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "ClickException")


class Command(TyperCommand):
    """A command whose help and complaints are Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help text: usage, what it does, arguments, options."""
        formatter.write(_help(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Raises `UsageError` for one too many."""
        if _EVERYTHING in args and not ctx.resilient_parsing:
            streams.write(_help(self, ctx, everything=True).encode(), None)
            raise typer.Exit
        ctx.allow_extra_args = True
        rest: list[str] = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(f"多出了“{rest[0]}”，请去掉，或用引号括住含空格的文件名。")
        return rest


class Group(TyperGroup):
    """The program: its help lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help text: usage, what it does, commands, options."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, _first_paragraph(command)))
        formatter.write(_help(self, ctx, rows))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands before the command. Raises `UsageError` where there is nothing."""
        if not args and not ctx.resilient_parsing:
            raise UsageError("请写出命令，例如 briefgen parse 会议.txt（briefgen --help 列出全部命令）。")
        if args and args[-1] in _NAMED_OR_THIS:
            args = [*args, THIS]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named. Raises `UsageError` for one that does not exist."""
        if not ctx.resilient_parsing and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise UsageError(f"没有“{args[0]}”这个命令，{_meant(args) or nearest(args[0], self.list_commands(ctx))}。")
        return super().resolve_command(ctx, args)


#: What is asked for as a command, and what does it.
_ELSEWHERE = {
    "help": "--help",
    "version": "--version",
    "completion": "--install-completion",
    "redact": "parse 会议.txt --redact",
    "explain": "parse 会议.txt --explain",
    "tasks": "ledger 会议.txt",
    "word": "parse 会议.txt -o 简报.docx",
    "docx": "parse 会议.txt -o 简报.docx",
}
#: A file's suffix, and what is done with such a file.
_FOR_FILES = {
    ".json": "render {}",
    ".jsonl": "render {}",
    ".db": "search {} 词语",
    ".xlsx": "ledger 会议.txt -o {}",
    ".csv": "ledger 会议.txt -o {}",
    ".toml": "parse 会议.txt --config {}",
}


def _meant(args: list[str]) -> str | None:
    """The command that was meant where a file, a folder or a word for something else stands in its place."""
    word = args[0]
    if word == "help" and len(args) > 1:
        return f"请写 briefgen {args[1]} --help"
    if word in _ELSEWHERE:
        return f"请写 briefgen {_ELSEWHERE[word]}"
    try:
        path = Path(word)
        if path.is_dir():
            return f"要整理整个文件夹，请写 briefgen batch {word} -o 简报"
        if not path.is_file():
            return None
    except (OSError, ValueError):
        return None
    shown = [f'"{each}"' if " " in each else each for each in args]
    own = _FOR_FILES.get(path.suffix.lower())
    return f"请写 briefgen {own.format(shown[0]) if own else ' '.join(['parse', *shown])}"


def nearest(wrong: str, right: list[str]) -> str:
    """`可能应写作“parse”`, or all the possibilities where none is near."""
    found = difflib.get_close_matches(wrong, right, n=1)
    return f"可能应写作“{found[0]}”" if found else f"可用的有 {'、'.join(right)}"


def chinese(error: BaseException) -> UsageError | None:
    """A usage error of click's as ours, None for another exception."""
    if not isinstance(error, _ClickError):
        return None
    names = {each.__name__ for each in type(error).__mro__}
    if "NoSuchOption" in names:
        option, near = getattr(error, "option_name", ""), getattr(error, "possibilities", None)
        others = _commands_with(option, getattr(error, "ctx", None))
        if others:
            return UsageError(f"这里没有“{option}”这个选项，它是 {'、'.join(f'briefgen {each}' for each in others)} 的；加 --help 可看全部选项。")
        return UsageError(
            f"没有“{option}”这个选项，{f'可能应写作“{max(sorted(near), key=lambda each: difflib.SequenceMatcher(None, option, each).ratio())}”' if near else '加 --help 可看全部选项'}。"
        )
    if "MissingParameter" in names:
        missing = getattr(error, "param", None)
        name: str = getattr(missing, "metavar", None) or getattr(missing, "name", None) or "参数"
        context = getattr(error, "ctx", None)
        written = f"请写成 {_usage(context.command, context, [])}" if context is not None else "请写上"
        return UsageError(f"缺少“{name.rstrip('…')}”，{written}；加 --help 可看说明。")
    if "BadOptionUsage" in names:
        option = getattr(error, "option_name", "")
        takes_none = "does not take" in str(getattr(error, "message", ""))
        return UsageError(f"选项“{option}”{'后面不带值，请去掉等号和值' if takes_none else '后面缺少值，请补上'}。")
    return UsageError(f"命令行写法不对（{getattr(error, 'message', error)}），加 --help 可看用法。")


def _first_paragraph(command: Any) -> str:
    return "".join((command.help or "").split("\n\n")[0].split("\n"))


def _help(command: Any, ctx: Any, commands: list[tuple[str, str]] | None = None, *, everything: bool = False) -> str:
    width = min(_MAX_WIDTH, max(40, shutil.get_terminal_size((_MAX_WIDTH, 24)).columns))
    parameters = command.get_params(ctx)
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option" and not each.hidden]
    rare = [each for each in options if getattr(each, "rich_help_panel", None) == MORE]
    if everything or len(rare) == 1:  # one line more says as much of it as a line about it would
        rare = []
    lines = [f"用法：{_usage(command, ctx, [*(['命令'] if commands else []), '[选项]'])}", ""]
    for paragraph in (command.help or "").split("\n\n"):
        lines += [*wrap("".join(paragraph.split("\n")), width), ""]
    sections = [
        ("参数", [(each.metavar, each.help or "") for each in arguments]),
        ("命令", [(name, _shortened(told, width - max(columns(each) for each, _ in commands) - 4)) for name, told in commands] if commands else []),
        ("选项", [*(_option(each) for each in options if each not in rare), *([_rest(rare)] if rare else [])]),
    ]
    for heading, rows in sections:
        if rows:
            lines += [f"{heading}：", *_table(rows, width), ""]
    if command.epilog:
        lines += wrap(command.epilog, width)
    return "\n".join(lines).rstrip() + "\n"


def _usage(command: Any, ctx: Any, more: list[str]) -> str:
    arguments = [each.metavar for each in command.get_params(ctx) if each.param_type_name == "argument"]
    return " ".join([ctx.command_path, *arguments, *more])


def _commands_with(option: str, ctx: Any) -> list[str]:
    """Other commands that have the option."""
    program = ctx.find_root().command if ctx is not None else None
    return [
        name
        for name, command in getattr(program, "commands", {}).items()
        if name != ctx.info_name and any(option in getattr(each, "opts", ()) for each in command.params)
    ]


def _rest(options: list[Any]) -> tuple[str, str]:
    return _EVERYTHING, f"显示全部选项，还有 {'、'.join(max(each.opts, key=len) for each in options)}。"


def _option(option: Any) -> tuple[str, str]:
    spelled = ", ".join(sorted(option.opts, key=len))
    if "--help" in option.opts:
        return spelled, "显示这份说明。"
    return f"{spelled} {option.metavar}" if option.metavar else spelled, option.help or ""


def _shortened(text: str, width: int) -> str:
    """A sentence on one line: its first clauses, as many as have room; whole where not even one has."""
    if columns(text) <= width:
        return text
    ends = [at for at, each in enumerate(text) if each in "：；，" and columns(text[:at]) < width - 1]
    return text[: ends[-1]] + "。" if ends else text


def _table(rows: list[tuple[str, str]], width: int) -> list[str]:
    left = min(max(columns(term) for term, _ in rows), 26) + 4
    lines: list[str] = []
    for term, text in rows:
        first = f"  {term}"
        wrapped = wrap(text, max(20, width - left))
        if columns(first) + 2 > left:
            lines.append(first)
        else:
            lines.append(first + " " * (left - columns(first)) + wrapped.pop(0))
        lines += [" " * left + line for line in wrapped]
    return lines
