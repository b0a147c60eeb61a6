"""Bytes in, bytes out: standard streams and files. The only place where the command line writes.

Standard output carries only the result, as UTF-8 whatever the console says; messages go to standard error, one Chinese
sentence a line. Output files appear whole or not at all.
"""

import contextlib
import errno
import io
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, TextIO

from briefgen.errors import UnreadableError, UsageError, readable
from briefgen.rendering.escape import terminal

STANDARD = "-"
_NO_SUCH_OUTPUT = {
    errno.ENOSPC: "磁盘已满，请清理后再试",
    errno.EDQUOT: "磁盘配额已用完，请清理后再试",
    errno.EFBIG: "文件太大，超过了系统限制，请换个位置",
    errno.EACCES: "没有写入权限，请换个位置",
    errno.EPERM: "没有写入权限，请换个位置",
    errno.EROFS: "所在磁盘是只读的，请换个位置",
    errno.ENOENT: "所在文件夹不存在，请先建好文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.ENAMETOOLONG: "文件名太长，请改短",
}


class NobodyReadsError(Exception):
    """The reader of standard output has gone. Not an `OSError`, which typer would take for its own."""


def use_utf8() -> None:
    """Make both standard streams UTF-8, so that no message can fail for the console's sake."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(kind: str, sentence: str) -> None:
    """A message for the user on standard error: ``kind`` is 错误, 警告 or 提示."""
    _say(f"{kind}：{terminal(readable(sentence))}\n")


def tell_lines(text: str) -> None:
    """Several lines on standard error, without control characters."""
    _say("".join(f"{terminal(line)}\n" for line in text.splitlines()))


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
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"读取标准输入失败（{error.strerror}），请改为指定文件名。") from None
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
        raise _unwritable(output, error) from None


def write(data: bytes, output: str | None) -> None:
    """Write the result to a file, or to standard output for ``None`` and ``-``. Raises `UsageError`, `NobodyReadsError`."""
    if output is None or output == STANDARD:
        _write_standard_output(data)
        return
    try:
        _write_file(data, Path(os.path.realpath(output)))
    except (OSError, ValueError) as error:
        raise _unwritable(output, error) from None


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
        raise _unwritable("标准输出", error) from None


def _write_file(data: bytes, path: Path) -> None:
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):  # /dev/null, a named pipe: nothing to rename over
        with path.open("wb") as file:
            file.write(data)
        return
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    descriptor, temporary = _temporary(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _fill(file, data)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    except BaseException:  # an interruption, too, leaves nothing behind
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new file in ``folder`` with the usual permissions, which `tempfile` would narrow to the owner."""
    for n in range(10_000):
        path = folder / f".briefgen-{os.getpid()}-{n}.tmp"
        with contextlib.suppress(FileExistsError):
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _unwritable(output: str, error: OSError | ValueError) -> UsageError:
    """A sentence for an output that failed: the reason, and what to do."""
    code = error.errno if isinstance(error, OSError) else None
    reason = _NO_SUCH_OUTPUT.get(code or 0) or (
        f"{error.strerror}，请换个位置" if isinstance(error, OSError) and error.strerror else "文件名无效，请改名"
    )
    return UsageError(f"无法写入“{output}”：{reason}。")


def drop_standard_output() -> None:
    """Send what is still to come nowhere: the reader has gone, and the interpreter's last flush must not complain."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
