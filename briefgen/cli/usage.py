"""typer's commands in Chinese: help, and what is wrong with a command line.

typer brings click along, as a dependency or inside itself, so click's classes are known here by name only.
"""

import difflib
import shutil
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from briefgen.cli.display import columns, wrap
from briefgen.errors import UsageError

_MAX_WIDTH = 100
_ClickError: type[Exception] = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "ClickException")


class Command(TyperCommand):
    """A command whose help and complaints are Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help text: usage, what it does, arguments, options."""
        formatter.write(_help(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Raises `UsageError` for one too many."""
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
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named. Raises `UsageError` for one that does not exist."""
        if not ctx.resilient_parsing and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise UsageError(f"没有“{args[0]}”这个命令，{nearest(args[0], self.list_commands(ctx))}。")
        return super().resolve_command(ctx, args)


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
        return UsageError(
            f"没有“{option}”这个选项，{f'可能应写作“{max(sorted(near), key=lambda each: difflib.SequenceMatcher(None, option, each).ratio())}”' if near else '加 --help 可看全部选项'}。"
        )
    if "MissingParameter" in names:
        missing = getattr(error, "param", None)
        return UsageError(f"缺少“{getattr(missing, 'metavar', None) or getattr(missing, 'name', '参数')}”，请写上；加 --help 可看用法。")
    if "BadOptionUsage" in names:
        option = getattr(error, "option_name", "")
        takes_none = "does not take" in str(getattr(error, "message", ""))
        return UsageError(f"选项“{option}”{'后面不带值，请去掉等号和值' if takes_none else '后面缺少值，请补上'}。")
    return UsageError(f"命令行写法不对（{getattr(error, 'message', error)}），加 --help 可看用法。")


def _first_paragraph(command: Any) -> str:
    return "".join((command.help or "").split("\n\n")[0].split("\n"))


def _help(command: Any, ctx: Any, commands: list[tuple[str, str]] | None = None) -> str:
    width = min(_MAX_WIDTH, max(40, shutil.get_terminal_size((_MAX_WIDTH, 24)).columns))
    parameters = command.get_params(ctx)
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    usage = [ctx.command_path, *(each.metavar for each in arguments), *(["命令"] if commands else []), "[选项]"]
    lines = [f"用法：{' '.join(usage)}", ""]
    for paragraph in (command.help or "").split("\n\n"):
        lines += [*wrap("".join(paragraph.split("\n")), width), ""]
    sections = [
        ("参数", [(each.metavar, each.help or "") for each in arguments]),
        ("命令", commands or []),
        ("选项", [_option(each) for each in options]),
    ]
    for heading, rows in sections:
        if rows:
            lines += [f"{heading}：", *_table(rows, width), ""]
    if command.epilog:
        lines += wrap(command.epilog, width)
    return "\n".join(lines).rstrip() + "\n"


def _option(option: Any) -> tuple[str, str]:
    spelled = ", ".join(sorted(option.opts, key=len))
    if "--help" in option.opts:
        return spelled, "显示这份说明。"
    return f"{spelled} {option.metavar}" if option.metavar else spelled, option.help or ""


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
