"""The icon's launcher on Windows, which has no console: `briefgen open`, and what it has to say in a box. In: the files. Out: the exit status."""

import io
import subprocess
import sys
from collections.abc import Callable, Sequence

from briefgen.cli import main, settings

#: Of `MessageBoxW`: a cross or an i beside the text, and in front of other windows.
_ERROR, _INFORMATION, _FRONT = 0x10, 0x40, 0x10000

#: So many messages are shown: a box grows with them, beyond the screen.
_MOST = 14

#: Shows a text, which is an error or not.
Box = Callable[[str, bool], None]


def run(files: Sequence[str], box: Box | None = None) -> int:
    """Open the files. A box tells whatever the page or the Word file that opens does not show."""
    if sys.platform != "win32" and box is None:  # there is a terminal, or a log
        return main.main(["open", "--", *files])
    if not files and settings.own() is None and _asked_in_console():
        return 0
    told = io.StringIO()
    before, sys.stderr = sys.stderr, told
    try:
        status = main.main(["open", "--", *files])
    finally:
        sys.stderr = before
    lines = [each for each in told.getvalue().splitlines() if each and not each.startswith("进度：")]
    if status or not all(each.startswith("完成：") for each in lines):
        (_box if box is None else box)("\n\n".join(lines if len(lines) <= _MOST else [*lines[: _MOST - 2], "……", lines[-1]]), bool(status))
    return status


def _asked_in_console() -> bool:
    """The first double click, without files: the settings are asked for in a console of their own; whether there is one."""
    from briefgen.cli.desktop import command

    if sys.platform != "win32":
        return False
    try:
        subprocess.Popen([*command("briefgen"), "open", "--hold"], creationflags=subprocess.CREATE_NEW_CONSOLE)
    except OSError:
        return False
    return True


def _box(text: str, error: bool) -> None:
    if sys.platform == "win32":
        import ctypes

        from briefgen.cli.desktop import NAME

        ctypes.windll.user32.MessageBoxW(None, text, NAME, (_ERROR if error else _INFORMATION) | _FRONT)
