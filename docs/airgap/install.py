"""Install briefgen from the folder that this file lies in, without a network. In: the folder. Out: a virtual environment, tried out.

For whoever carries the folder to a computer: it says in Chinese what it does. Needs Python 3.11 or later and nothing else; what is written here must be understood by 3.7.

    python3 install.py [folder for the program] [--no-icon]
"""

from __future__ import annotations  # the old Python of a Kylin or UOS must get as far as being told that it is too old

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXTRAS = "archive,html,office,pdf,xlsx"
NO_ICON = "--no-icon"


def damaged(folder: Path) -> list[str]:
    """The files that are not as SHA256SUMS has them, and wheels that it does not name."""
    wrong, named = [], set()
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        named.add(name)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    wheels = (path.relative_to(folder).as_posix() for path in (folder / "wheels").iterdir())
    return wrong + [name for name in wheels if name not in named]


def main() -> int:
    """Check, install, try; the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036  whoever carries the folder may try it with any
        print(f"这里的 Python 是 {sys.version.split()[0]}，请先安装 Python 3.11、3.12 或 3.13。", file=sys.stderr)
        return 2
    wrong = damaged(HERE)
    if wrong:
        print(f"文件与 SHA256SUMS 不符，可能没拷全或被改动，请重新拷贝：{'、'.join(wrong[:5])}", file=sys.stderr)
        return 4
    named = [each for each in sys.argv[1:] if each != NO_ICON]
    target = Path(named[0] if named else "briefgen").resolve()
    print(f"文件完好。安装到 {target}…", flush=True)
    try:
        venv.create(target, with_pip=True)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"建不了虚拟环境（{type(error).__name__}）；统信、麒麟自带的 Python 要先装 python3-venv，或换用完整的 Python。", file=sys.stderr)
        return 1
    programs = target / ("Scripts" if sys.platform == "win32" else "bin")
    python, program = programs / "python", programs / "briefgen"
    install = ["-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--find-links", str(HERE / "wheels")]
    if subprocess.run([str(python), *install, f"briefgen[{EXTRAS}]"], check=False).returncode:
        print("没有装上：多半是 wheels 里没有适合这台电脑的安装包，请看 docs/airgap.md 的“装不上时”。", file=sys.stderr)
        return 1
    print("装好了。下面检查这台电脑：\n", flush=True)
    status = subprocess.run([str(program), "doctor"], check=False).returncode
    print("\n放图标：", flush=True)
    if NO_ICON in sys.argv[1:]:
        print(f"没有放；以后要放，运行 {program} init --desktop")
    elif subprocess.run([str(program), "init", "--desktop"], stdin=subprocess.DEVNULL, check=False).returncode:
        print(f"没有放上，不影响使用；可以照上面的提示改好，再运行 {program} init --desktop")
    print(f"\n以后这样用：把会议文件拖到桌面的“会议简报”图标上，或运行 {program} open 会议.docx")
    return status


if __name__ == "__main__":
    sys.exit(main())
