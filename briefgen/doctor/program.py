"""The interpreter, the machine and this program: which they are, and whether they go together."""

import importlib.metadata
import platform
import struct
import sys
from pathlib import Path

import briefgen
from briefgen.doctor.check import Check, shown

#: The minor versions of Python 3 that all tests have run with.
TESTED = (11, 12, 13)


def python() -> Check:
    """The interpreter's version."""
    found = f"{platform.python_version()}（{platform.python_implementation()}，{struct.calcsize('P') * 8} 位），{shown(Path(sys.executable))}"
    if sys.version_info[1] not in TESTED or platform.python_implementation() != "CPython":
        advice = f"没有用这个版本完整测试过（测试过 3.{TESTED[0]} 到 3.{TESTED[-1]} 的 CPython），一般可用，结果有异常时请换用测试过的版本。"
        return Check("python", "Python", "attention", found, advice)
    return Check("python", "Python", "ok", found)


def system() -> Check:
    """Operating system and processor."""
    found = f"{platform.system()} {platform.release()}，{platform.machine() or '处理器不详'}"
    libc, version = platform.libc_ver()
    return Check("system", "系统", "ok", f"{found}，{libc} {version}" if libc else found)


def program() -> Check:
    """The version of briefgen, where it is, and whether the environment knows it as installed."""
    found = f"{briefgen.__version__}，{shown(Path(briefgen.__file__).parent)}"
    try:
        installed = importlib.metadata.version("briefgen")
    except importlib.metadata.PackageNotFoundError:
        return Check("briefgen", "briefgen", "attention", f"{found}，没有安装记录", "请用 pip install 安装，以免缺少依赖。")
    if installed != briefgen.__version__:
        return Check("briefgen", "briefgen", "attention", f"{found}，安装记录是 {installed}", "请重新安装 briefgen，使两者一致。")
    return Check("briefgen", "briefgen", "ok", found)
