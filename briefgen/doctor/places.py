"""Folders: whether there is room on the disks that are written to. Nothing is written to find out."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefgen.doctor.check import Check, shown

#: Bytes: below the first, a batch may not finish; below the second, hardly a file can be written.
_LITTLE, _NONE = 500 * 1024 * 1024, 20 * 1024 * 1024


def here() -> Check:
    """The current folder, into which most people write."""
    return _disk("disk-here", "当前文件夹", Path.cwd)


def temporary() -> Check:
    """The folder for temporary files, which reading old Word files needs."""
    return _disk("disk-temporary", "临时文件夹", lambda: Path(tempfile.gettempdir()))


def _disk(ident: str, name: str, where: Callable[[], Path]) -> Check:
    try:
        folder = where()
        free = shutil.disk_usage(folder).free
    except OSError as error:  # the folder was removed; there is none for temporary files
        return Check(ident, name, "attention", f"查不到（{type(error).__name__}）", "请换到一个存在并且可写的文件夹再运行。")
    found = f"{shown(folder)}，剩余 {_size(free)}"
    if free < _LITTLE:
        full = free < _NONE and ident == "disk-here"
        return Check(ident, name, "problem" if full else "attention", found, "磁盘快满了，请先清理，以免写到一半失败。")
    if not os.access(folder, os.W_OK):
        return Check(ident, name, "attention", f"{found}，不能写入", "请用 -o 把结果写到别的文件夹。")
    return Check(ident, name, "ok", found)


def _size(count: int) -> str:
    megabytes = count / 1024 / 1024
    return f"{megabytes / 1024:.1f} GB" if megabytes >= 1024 else f"{megabytes:.0f} MB"
