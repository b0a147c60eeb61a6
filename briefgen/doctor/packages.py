"""The packages that the program needs, and those of its extras: which are missing or too old, as its own metadata has it."""

import importlib.metadata
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefgen.doctor.check import Check

#: Extra → what it is for. Those of developers are left out.
PURPOSES = {
    "archive": "写数据库（batch -o 档案.db）",
    "dask": "交给多台机器批量处理（batch --scheduler）",
    "html": "读网页（.html、.mht）",
    "office": "读 Word、WPS 文件（.docx、.doc、.wps），写 Word 文件",
    "pdf": "读 PDF",
    "xlsx": "读 Excel 花名册，读写 Excel 台账（.xlsx）",
}
_DEVELOPERS = frozenset({"dev", "fuzz", "train"})
#: ``lxml>=6.0; extra == 'html'``
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(?:>=\s*(?P<least>[\d.]+))?[^;]*(?:;.*?extra\s*==\s*['\"](?P<extra>[\w-]+)['\"])?")
_OFFLINE = "不能上网的电脑见 docs/airgap.md"


class Needed(NamedTuple):
    """A package, the least version, and the extra that brings it; no extra for what is always needed."""

    name: str
    least: str
    extra: str


def requirements() -> list[Needed]:
    """What the metadata of the installed program names. Raises `PackageNotFoundError`."""
    matches = (_REQUIREMENT.match(each) for each in importlib.metadata.requires("briefgen") or ())
    return [Needed(match["name"], match["least"] or "", match["extra"] or "") for match in matches if match]


def required(version: Callable[[str], str] = importlib.metadata.version) -> Check:
    """The packages without which nothing works."""
    needed = [each for each in requirements() if not each.extra]
    if lacking := list(_lacking(needed, version)):
        return Check(
            "dependencies", "必需组件", "problem", f"缺少 {'、'.join(lacking)}", f"请运行 python -m pip install briefgen 重新安装（{_OFFLINE}）。"
        )
    return Check("dependencies", "必需组件", "ok", "、".join(f"{each.name} {version(each.name)}" for each in needed))


def extras(version: Callable[[str], str] = importlib.metadata.version) -> list[Check]:
    """One check for each extra."""
    by_extra: dict[str, list[Needed]] = {}
    for each in requirements():
        if each.extra and each.extra not in _DEVELOPERS:
            by_extra.setdefault(each.extra, []).append(each)
    return [_extra(extra, needed, version) for extra, needed in sorted(by_extra.items())]


def _extra(extra: str, needed: list[Needed], version: Callable[[str], str]) -> Check:
    name = f"组件 {extra}"
    purpose = PURPOSES.get(extra, "可选功能")
    if lacking := list(_lacking(needed, version)):
        advice = f'要{purpose}时，请运行 python -m pip install "briefgen[{extra}]"（{_OFFLINE}）。'
        return Check(f"extra-{extra}", name, "attention", f"未装齐：缺少 {'、'.join(lacking)}", advice)
    return Check(f"extra-{extra}", name, "ok", f"{purpose}：{'、'.join(f'{each.name} {version(each.name)}' for each in needed)}")


def _lacking(needed: list[Needed], version: Callable[[str], str]) -> Iterator[str]:
    for each in needed:
        try:
            found = version(each.name)
        except importlib.metadata.PackageNotFoundError:
            yield each.name
            continue
        if each.least and _numbers(found) < _numbers(each.least):
            yield f"{each.name} {each.least}（现有 {found}，太旧）"


def _numbers(version: str) -> tuple[int, ...]:
    """``2.12.0`` and ``2.12`` are the same; what is no number ends it: a pre-release counts as its release."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in release[0].split(".")] if release else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
