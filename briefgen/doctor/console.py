"""Encodings and the console: whether 汉字 arrive on the screen and in file names. Output files are UTF-8 everywhere and not in question."""

import codecs
import locale
import shutil
import sys

from briefgen.doctor.check import Check

#: Columns below which tables and help are hard to read.
_NARROW = 60
_CODE_PAGES = {936: "936（GBK）", 54936: "54936（GB18030）", 65001: "65001（UTF-8）"}


def screen() -> Check:
    """Where standard output leads, how wide it is, and on Windows the console's code page."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    columns = shutil.get_terminal_size().columns
    found = f"{'终端' if terminal else '不是终端（经管道或写到文件）'}，宽 {columns} 列"
    page = _code_page()
    if page is not None:
        found += f"，代码页 {_CODE_PAGES.get(page, page)}"
        if page != 65001 and not terminal:
            return Check("console", "控制台", "attention", found, "经管道或“>”转出的汉字可能变成乱码，请改用 -o 写文件，或先运行 chcp 65001。")
    if terminal and columns < _NARROW:
        return Check("console", "控制台", "attention", found, f"窗口太窄，请拉宽到 {_NARROW} 列以上再看表格。")
    return Check("console", "控制台", "ok", found)


def _code_page() -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP()) or None


def encodings() -> Check:
    """The encodings that the system has for texts, file names and what it shows."""
    preferred, names = locale.getencoding(), sys.getfilesystemencoding()
    found = f"系统文字 {_called(preferred)}，文件名 {_called(names)}"
    if _called(names) != "utf-8":
        return Check(
            "encodings", "编码", "attention", found, "含汉字的文件名可能打不开，请把系统语言环境设为 UTF-8（例如 export LANG=zh_CN.UTF-8）。"
        )
    if sys.platform != "win32" and _called(preferred) != "utf-8":
        advice = "briefgen 总是输出 UTF-8，终端上可能显示乱码，请改用 -o 写文件，或执行 export LANG=zh_CN.UTF-8 并把终端设为 UTF-8。"
        return Check("encodings", "编码", "attention", found, advice)
    return Check("encodings", "编码", "ok", found)


def _called(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding
