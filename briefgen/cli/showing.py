"""A file of this machine shown to the person: a page in the browser, a Word file in the program that the system has for it. Where neither is there, its path is told."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from briefgen.cli import streams

#: The file that is being shown, for a program of ours that the system starts to show it: it would go round in circles.
VARIABLE = "BRIEFGEN_SHOWING"
#: What opens a file on Linux as a double click does.
_OPENERS = (("xdg-open",), ("gio", "open"))
#: Our entry among the applications, and the kind of file that we write: where nothing else opens it, the system would start us.
ENTRY = "briefgen.desktop"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SECONDS = 20
#: Seconds after which an opener that has not come back has become the program that shows the file.
_PATIENCE = 2.0


def page(path: Path) -> bool:
    """Show a page in the browser; whether there is one."""
    import webbrowser

    with _marked(path):
        if _screen() and webbrowser.open(path.resolve().as_uri()):
            return True
    streams.tell("提示", f"没有找到浏览器，请自己打开“{path}”。")
    return False


def file(path: Path) -> bool:
    """Show a file in the system's program for it; whether there is one."""
    with _marked(path):
        if _screen() and _started(path.resolve()):
            return True
    streams.tell("提示", f"没有找到能打开它的程序，请自己打开“{path}”。")
    return False


def is_shown(path: str) -> bool:
    """Whether the system has started this run to show a file that we have just written."""
    return os.environ.get(VARIABLE, "") == str(Path(path).resolve())


@contextlib.contextmanager
def _marked(path: Path) -> Iterator[None]:
    """While something is started, the file's name in the environment that it inherits."""
    os.environ[VARIABLE] = str(path.resolve())
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)


def _screen() -> bool:
    """Whether there is a screen: without one, a browser in the terminal would take the place of our messages."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _started(path: Path) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    if path.suffix.lower() == ".docx" and default(_WORD) == ENTRY:
        return False
    for name, *rest in (("open",),) if sys.platform == "darwin" else _OPENERS:
        program = shutil.which(name)
        if program is not None:
            return _ran([program, *rest, str(path)])
    return False


def _ran(command: list[str]) -> bool:
    """Start an opener, which is to outlive the terminal; whether it found something to open the file with."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        process.returncode = 0  # nobody will ask any more
        return True


def default(kind: str) -> str:
    """The program that opens a kind of file on Linux; empty where nothing does or nobody can be asked."""
    return said("xdg-mime", "query", "default", kind)


def said(name: str, *arguments: str) -> str:
    """What one of the desktop's own programs says; empty where it is missing or fails."""
    program = shutil.which(name)
    if program is None:
        return ""
    try:
        done = subprocess.run([program, *arguments], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
