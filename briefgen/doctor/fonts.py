"""The fonts that official documents are set in (GB/T 9704—2012 and its usage): which of them this computer has.

Asked of fontconfig where it is (Linux); elsewhere, and without it, the names are read out of the font files themselves.
"""

import contextlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from briefgen.doctor.check import Check

#: Font → the names it goes by.
FONTS: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
    "仿宋_GB2312": ("仿宋_GB2312", "FangSong_GB2312"),
    "仿宋": ("仿宋", "FangSong", "STFangsong", "华文仿宋"),
    "黑体": ("黑体", "SimHei", "STHeiti", "华文黑体"),
    "楷体_GB2312": ("楷体_GB2312", "KaiTi_GB2312"),
    "楷体": ("楷体", "KaiTi", "STKaiti", "华文楷体"),
}
#: A font that may stand in for another without changing the look of a page much.
_INSTEAD = {"仿宋_GB2312": "仿宋", "仿宋": "仿宋_GB2312", "楷体_GB2312": "楷体", "楷体": "楷体_GB2312"}
_SUFFIXES = frozenset((".ttf", ".otf", ".ttc", ".otc"))
#: Seconds for `fc-list`, which builds its cache at the first call.
_PATIENCE = 20
#: Tables and records that no true font file exceeds.
_MOST = 4096


def fonts(names: Iterable[str] | None = None) -> Check:
    """Which fonts are there. ``names``: the families of this computer, for tests."""
    found = frozenset(installed() if names is None else names)
    have = [font for font, aliases in FONTS.items() if found.intersection(aliases)]
    lacking = [font for font in FONTS if font not in have]
    if not lacking:
        return Check("fonts", "公文字体", "ok", "、".join(have))
    shown = f"有 {'、'.join(have)}；缺 {'、'.join(lacking)}" if have else f"缺 {'、'.join(lacking)}"
    bad = [font for font in lacking if _INSTEAD.get(font) not in have]
    if not bad:
        return Check("fonts", "公文字体", "ok", f"{shown}（字形相近，可以互代）")
    advice = f"不影响处理；在这台电脑上打开或打印公文，版面会与标准不同，请从有授权的来源安装 {'、'.join(bad)}。"
    return Check("fonts", "公文字体", "attention", shown, advice)


def installed() -> Iterator[str]:
    """Family names of this computer's fonts, in every language that they have one in."""
    program = shutil.which("fc-list") if sys.platform not in ("win32", "darwin") else None
    if program is not None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run([program, ":", "family"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True)
            for line in done.stdout.decode("utf-8", "replace").splitlines():
                yield from (each.strip().replace("\\", "") for each in line.split(","))
            return
    for folder in _folders():
        for path in folder.rglob("*") if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES:
                with contextlib.suppress(OSError, struct.error, ValueError), path.open("rb") as file:
                    yield from families(file)


def _folders() -> list[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  `Path.home` raises where there is none
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def families(file: BinaryIO) -> Iterator[str]:
    """The family names in a TrueType or OpenType file, or a collection of them. Raises `struct.error`, `ValueError`, `OSError`."""
    tag = file.read(4)
    starts = [0]
    if tag == b"ttcf":
        _, count = struct.unpack(">LL", file.read(8))
        starts = [start for (start,) in struct.iter_unpack(">L", file.read(4 * min(count, _MOST)))]
    for start in starts:
        file.seek(start + 4)
        (tables,) = struct.unpack(">H6x", file.read(8))
        for name, _, offset, length in struct.iter_unpack(">4sLLL", file.read(16 * min(tables, _MOST))):
            if name == b"name":
                file.seek(offset)
                yield from _names(file.read(min(length, 1 << 20)))
                break


def _names(table: bytes) -> Iterator[str]:
    """Names 1 (family) and 16 (typographic family) of a `name` table, as Windows (3), Unicode (0) and the old Macintosh (1) write them."""
    count, storage = struct.unpack_from(">HH", table, 2)
    for n in range(min(count, _MOST)):
        platform, encoding, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
        if name in (1, 16):
            text = table[storage + offset : storage + offset + length]
            coding = "utf-16-be" if platform in (0, 3) else {0: "mac-roman", 25: "gb2312"}.get(encoding)
            if coding:
                yield text.decode(coding, "replace")
