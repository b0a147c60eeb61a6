"""Output files that appear whole or not at all, and input that is not read beyond a limit.

In: bytes and a path. Out: the file, or `UsageError` with the reason and what to do.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import UsageError

_REASONS = {
    errno.ENOSPC: "磁盘已满，请清理后再试",
    errno.EDQUOT: "磁盘配额已用完，请清理后再试",
    errno.EFBIG: "文件太大，超过了系统限制，请换个位置",
    errno.EACCES: "没有写入权限，请换个位置",
    errno.EPERM: "没有写入权限，请换个位置",
    errno.EROFS: "所在磁盘是只读的，请换个位置",
    errno.ENOENT: "所在文件夹不存在，请先建好文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.ENAMETOOLONG: "文件名太长，请改短",
    errno.EXDEV: "有一层文件夹是链接，指到了输出文件夹之外，请删去链接或换个位置",
}
#: The same for whoever reads.
_WHY = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "找不到",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘读写出错",
    errno.EINVAL: "名字无效",
    errno.EMFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
}
_PIECE = 1024 * 1024
_TEMPORARY = re.compile(r"\.briefgen-\d+-\d+\.tmp")


def write_whole(path: Path, fill: Callable[[BinaryIO], object], *, durable: bool = True) -> None:
    """Write a file under a temporary name beside it, then rename. ``durable``: it survives a power cut, too.

    A device or a named pipe is written as it is: there is nothing to rename over. Raises `OSError`.
    """
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as file:
            fill(file)
        return
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    descriptor, temporary = _temporary(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fill(file)
            file.flush()
            if durable:
                os.fsync(file.fileno())
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


def read_bounded(file: BinaryIO, limit: int) -> bytes:
    """What a file or a stream holds, of more than ``limit`` bytes one too many. Memory is taken as bytes come, not for the limit."""
    pieces: list[bytes] = []
    left = limit + 1
    while left and (piece := file.read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def make_folder(root: Path, folder: Path) -> None:
    """Make a folder inside of ``root``. Raises `OSError`, also where a link in it leads out: whoever left it there would have us write elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(root.resolve()):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that `write_whole` gives; a run that was killed leaves such a file behind."""
    return _TEMPORARY.fullmatch(name) is not None


def why(error: Exception) -> str:
    """What went wrong with a file, in a few words: `没有权限`; the system's own words where there are no others."""
    if not isinstance(error, OSError):
        return "名字或内容无效"
    return _WHY.get(error.errno or 0) or error.strerror or "名字无效"


def unwritable(output: str, error: OSError | ValueError) -> UsageError:
    """A sentence for an output that failed: the reason, and what to do."""
    code = error.errno if isinstance(error, OSError) else None
    reason = _REASONS.get(code or 0) or (f"{error.strerror}，请换个位置" if isinstance(error, OSError) and error.strerror else "文件名无效，请改名")
    return UsageError(f"无法写入“{output}”：{reason}。")
