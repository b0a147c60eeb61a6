"""Make a folder from which briefgen is installed on computers without a network. In: this project's folder, and the targets. Out: the folder.

Run it on a computer that can reach a package index; it needs Python 3.11 or later with pip, and nothing else. What the folder holds is described, for
those who use it, in airgap.md. Every file that is fetched must have one of the hashes in requirements.txt, which lies beside this script.

    python docs/airgap/wheelhouse.py --output briefgen-offline --target windows --target kylin-arm --python 3.12
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
#: Packages that their authors publish as source only; pure Python, so that one wheel does for every target.
SOURCE_ONLY = ("jieba",)
#: The youngest C library that the wheels may ask for: that of 银河麒麟 V10 SP1 and 统信 UOS 20. Newer systems take them, too.
GLIBC = 28


class Target(NamedTuple):
    """A kind of computer: how its wheels are tagged, and what markers of requirements say of it."""

    tags: tuple[str, ...]
    markers: dict[str, str]


def _linux(machine: str) -> Target:
    tags = (*(f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 4, -1)), f"manylinux2014_{machine}", f"linux_{machine}")
    return Target(tags, {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine})


TARGETS = {
    "windows": Target(("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}),
    "linux-x86": _linux("x86_64"),
    "linux-arm": _linux("aarch64"),
}
#: 麒麟 and 统信 are Linux; people look for them by name.
ALIASES = {"kylin-x86": "linux-x86", "kylin-arm": "linux-arm", "uos-x86": "linux-x86", "uos-arm": "linux-arm"}
_REQUIREMENT = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))?(?P<hashes>(?: --hash=\S+)+)$")


class Requirement(NamedTuple):
    """A line of the lock file."""

    name: str
    version: str
    marker: str
    hashes: str

    def line(self) -> str:
        """As pip reads it, without the marker, which pip would ask of this computer."""
        return f"{self.name}=={self.version}{self.hashes}\n"


def requirements(text: str) -> list[Requirement]:
    """The lock file's lines. Raises `ValueError` for one of another kind."""
    found = []
    for line in re.sub(r" *\\\n *", " ", text).splitlines():
        if line and not line.startswith("#"):
            match = _REQUIREMENT.match(line)
            if match is None:
                raise ValueError(f"requirements.txt: {line[:80]}")
            found.append(Requirement(match["name"], match["version"], match["marker"] or "", match["hashes"]))
    return found


def wanted(found: list[Requirement], target: Target, python: str) -> Iterator[Requirement]:
    """What a target needs."""
    from pip._vendor.packaging.markers import Marker  # what pip itself asks

    environment = {**target.markers, "python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    environment["platform_python_implementation"] = "CPython"
    for each in found:
        if not each.marker or Marker(each.marker).evaluate(environment):
            yield each


def pip(*arguments: str) -> None:
    """Run pip. Raises `SystemExit` with pip's own status."""
    done = subprocess.run([sys.executable, "-m", "pip", *arguments], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def fetch(found: list[Requirement], target: Target, python: str, wheels: Path) -> None:
    """The wheels of a target into the folder."""
    lines = [each.line() for each in wanted(found, target, python) if each.name not in SOURCE_ONLY]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text("".join(lines), encoding="utf-8")
        tags = [part for tag in target.tags for part in ("--platform", tag)]
        pip(
            *("download", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "--implementation", "cp", "--python-version", python),
            *(*tags, "--dest", str(wheels), "-r", str(listed)),
        )


def build(found: list[Requirement], wheels: Path) -> None:
    """The wheels of source-only packages, and our own."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text("".join(each.line() for each in found if each.name in SOURCE_ONLY), encoding="utf-8")
        pip(
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--use-pep517",  # also where this Python has no `wheel` of its own
            "--require-hashes",
            "--no-binary",
            ",".join(SOURCE_ONLY),
            "--wheel-dir",
            str(wheels),
            "-r",
            str(listed),
        )
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")  # 1980, the first year that an archive can hold
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))


def sums(folder: Path) -> str:
    """`sha256sum`'s lines for every file of the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths)


def papers(folder: Path) -> None:
    """What goes along with the wheels: the installer, a sample, the licence, and the manual with all that it links to."""
    for source in (HERE / "install.py", HERE / "安装.txt", ROOT / "README.zh-CN.md", ROOT / "README.md", ROOT / "LICENSE"):
        shutil.copyfile(source, folder / source.name)
    shutil.copyfile(ROOT / "samples" / "three-meetings.txt", folder / "示例.txt")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.py", "airgap", "__pycache__"))


def main() -> None:
    """Make the folder."""
    parser = argparse.ArgumentParser(description="制作 briefgen 离线安装文件夹（说明见 docs/airgap.md）。")
    parser.add_argument("--output", "-o", default="briefgen-offline", type=Path, help="文件夹，须不存在（默认 briefgen-offline）")
    parser.add_argument("--target", action="append", choices=[*TARGETS, *ALIASES], help="装到哪种电脑，可多写几个（默认全部）")
    parser.add_argument("--python", action="append", choices=PYTHONS, help="那些电脑上的 Python 版本，可多写几个（默认全部）")
    arguments = parser.parse_args()
    if arguments.output.exists():
        parser.error(f"“{arguments.output}”已经存在，请换一个名字。")
    wheels = arguments.output / "wheels"
    wheels.mkdir(parents=True)
    found = requirements((HERE / "requirements.txt").read_text(encoding="utf-8"))
    build(found, wheels)
    targets = dict.fromkeys(ALIASES.get(name, name) for name in arguments.target or TARGETS)
    for name in targets:
        for python in arguments.python or PYTHONS:
            print(f"{name}，Python {python}…", flush=True)
            fetch(found, TARGETS[name], python, wheels)
    papers(arguments.output)
    (arguments.output / "SHA256SUMS").write_text(sums(arguments.output), encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in wheels.iterdir()) / 1024 / 1024
    print(f"做好了：{arguments.output}，{len(list(wheels.iterdir()))} 个安装包，{size:.0f} MB。把整个文件夹拷过去，照里面的“安装.txt”做。")


if __name__ == "__main__":
    main()
