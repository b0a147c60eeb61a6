"""Bytes in, bytes out: standard streams and files. The only place where the command line writes.

Standard output carries only the result, as UTF-8 whatever the console says; messages go to standard error, one Chinese
sentence a line. Output files appear whole or not at all.
"""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from briefgen.errors import UnreadableError, UsageError, readable
from briefgen.files import read_bounded, unwritable, why, write_whole
from briefgen.rendering.escape import terminal

STANDARD = "-"


class NobodyReadsError(Exception):
    """The reader of standard output has gone. Not an `OSError`, which typer would take for its own."""


def use_utf8() -> None:
    """Make both standard streams UTF-8, so that no message can fail for the console's sake."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


#: The input that messages are about, where there are several.
_about = ""


@contextlib.contextmanager
def about(source: str) -> Iterator[None]:
    """Messages name the input that they are about."""
    global _about
    before, _about = _about, f"{'标准输入' if source == STANDARD else source}："
    try:
        yield
    finally:
        _about = before


def tell(kind: str, sentence: str) -> None:
    """A message for the user on standard error: ``kind`` is 错误, 警告, 提示, or 完成 of what is told last."""
    _say(f"{kind}：{terminal(readable(_about + sentence))}\n")


def tell_corrected(text: str, record: str) -> None:
    """Say that a record which a person has put right stands for its text."""
    tell("提示", f"“{text}”用的是核对过的“{record}”。")


def tell_lines(text: str) -> None:
    """Several lines on standard error, without control characters."""
    _say("".join(f"{terminal(line)}\n" for line in text.splitlines()))


def ask(question: str) -> str:
    """A line that the person types at the terminal. Raises `KeyboardInterrupt` where he ends it instead."""
    _say(terminal(question))
    try:
        if sys.stdin is None or not (line := sys.stdin.readline()):
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        _say("\n")
        raise
    return line.rstrip("\r\n")


def _say(text: str) -> None:
    if sys.stderr is not None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):  # nobody hears it; the interpreter's last flush must not fail for it
            _drop(sys.stderr)


def read_standard_input(limit: int) -> bytes:
    """All of standard input, at most ``limit`` bytes. Raises `UnreadableError`."""
    if sys.stdin is None:
        raise UnreadableError("标准输入已关闭，请改为指定文件名。")
    try:
        data = read_bounded(sys.stdin.buffer, limit)
    except OSError as error:
        raise UnreadableError(f"读取标准输入失败（{why(error)}），请改为指定文件名。") from None
    if len(data) > limit:
        raise UnreadableError(f"标准输入超过 {limit // 1024 // 1024} MB，请先拆成小文件。")
    return data


def check_output(output: str | None, source: str | None = None) -> None:
    """Refuse, before any work, an output that cannot be meant: a folder, or the input itself. Raises `UsageError`."""
    if output is None or output == STANDARD:
        return
    if not output:
        raise UsageError("-o 后面是空的，请写明文件名。")
    path = Path(output)
    try:
        if path.is_dir():
            raise UsageError(f"输出“{output}”是文件夹，请在 -o 后写明文件名。")
        if source not in (None, STANDARD) and path.exists() and Path(str(source)).exists() and path.samefile(str(source)):
            raise UsageError(f"输出“{output}”就是输入文件，请在 -o 后换一个文件名。")
    except (OSError, ValueError) as error:
        raise unwritable(output, error) from None


def write(data: bytes, output: str | None) -> None:
    """Write the result to a file, or to standard output for ``None`` and ``-``. Raises `UsageError`, `NobodyReadsError`."""
    if output is None or output == STANDARD:
        _write_standard_output(data)
        return
    fill(lambda file: file.write(data), output)


def write_own(data: bytes, path: Path) -> None:
    """Write one of the person's own files, with the folders that it lies in. Raises `UsageError`."""
    try:
        Path(os.path.realpath(path)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(str(path), error) from None
    write(data, str(path))


def fill(put: Callable[[BinaryIO], object], output: str) -> None:
    """Write a file by what ``put`` puts into it; it is called when the place is known to be one that can be written. Raises `UsageError`."""
    try:
        write_whole(Path(os.path.realpath(output)), put)
    except (OSError, ValueError) as error:
        raise unwritable(output, error) from None


def _write_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise UsageError("标准输出已关闭，请用 -o 指定输出文件。")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise NobodyReadsError from None
    except OSError as error:
        drop_standard_output()
        raise unwritable("标准输出", error) from None


def drop_standard_output() -> None:
    """Send what is still to come nowhere: the reader has gone, and the interpreter's last flush must not complain."""
    _drop(sys.stdout)


def drop_standard_error() -> None:
    """Send what is still to be said nowhere."""
    if sys.stderr is not None:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
