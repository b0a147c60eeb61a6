"""What `briefgen doctor` found, for a person or a program: `Check`s in, a table or JSON out, and the exit status.

It must work where packages are missing, so it takes nothing but the standard library: no typer, no rich.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

from briefgen import __version__
from briefgen.cli import streams
from briefgen.cli.display import columns, wrap
from briefgen.doctor import examine, works_here
from briefgen.doctor.check import Check
from briefgen.rendering import escape

#: What is wrong with the program or the computer: as for every other failure of ours.
FAILED = 1
_FORMATS = ("table", "json")
_STATUS = {"ok": "正常", "attention": "注意", "problem": "问题"}
_COLOURS = {"ok": "\x1b[32m", "attention": "\x1b[33m", "problem": "\x1b[1;31m"}
_PLAIN = "\x1b[0m"
_WIDTH, _MOST, _LEAST = 100, 120, 40


def format_named(value: Any) -> str:
    """One of the formats. Raises `TypeError` with all of them."""
    if value not in _FORMATS:
        raise TypeError(f"{'、'.join(_FORMATS)} 之一")
    return str(value)


def show(output_format: str, output: str | None) -> int:
    """Examine and write what was found; the exit status: 0 where the main job works, 1 where it does not. Raises `UsageError`."""
    checks = examine()
    if output_format == "json":
        text = as_json(checks)
    else:
        terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
        width = min(_MOST, shutil.get_terminal_size((_WIDTH, 24)).columns) if terminal else _WIDTH
        text = as_table(checks, max(_LEAST, width), colours=terminal and "NO_COLOR" not in os.environ)
    streams.write(text.encode("utf-8", "backslashreplace"), output)
    return 0 if works_here(checks) else FAILED


def as_json(checks: Sequence[Check]) -> str:
    """For a program."""
    import json

    found = {"briefgen": __version__, "works": works_here(checks), "checks": [check._asdict() for check in checks]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_table(checks: Sequence[Check], width: int, *, colours: bool = False) -> str:
    """For a person: the answer, then a line a check with what to do under it."""
    names = max(columns(check.name) for check in checks)
    left = 4 + 2 + names + 2
    lines = [_answer(checks), ""]
    for check in checks:
        status = f"{_COLOURS[check.status]}{_STATUS[check.status]}{_PLAIN}" if colours else _STATUS[check.status]
        found = wrap(escape.terminal(check.found), width - left) or [""]
        lines.append(f"{status}  {check.name}{' ' * (names - columns(check.name))}  {found[0]}")
        lines += [" " * left + line for line in found[1:]]
        advice = wrap(escape.terminal(check.advice), width - left - 3) if check.advice else []
        lines += [" " * left + ("→ " if n == 0 else "  ") + line for n, line in enumerate(advice)]
    return "".join(f"{line}\n" for line in lines)


def _answer(checks: Sequence[Check]) -> str:
    counts = {status: sum(check.status == status for check in checks) for status in _STATUS}
    if counts["problem"]:
        return f"briefgen {__version__} 在这台电脑上还不能正常使用：有 {counts['problem']} 个问题，请按“→”后的办法处理。"
    noted = f"{counts['attention']} 项要注意" if counts["attention"] else "没有要注意的"
    return f"briefgen {__version__} 可以在这台电脑上使用：{counts['ok']} 项正常，{noted}。"


def incomplete(error: ImportError, arguments: list[str]) -> int:
    """The program cannot start because a package is missing or broken: `doctor` still examines, everything else says so."""
    streams.use_utf8()
    if arguments[:1] == ["doctor"]:
        return show("json" if "json" in arguments else "table", None)
    streams.tell("错误", f"程序没有装全（{error.name or type(error).__name__}），请运行 python -m briefgen doctor 查看缺什么。")
    if "-v" in arguments or "--verbose" in arguments:
        import traceback

        streams.tell_lines("".join(traceback.format_exception(error)))
    return FAILED
