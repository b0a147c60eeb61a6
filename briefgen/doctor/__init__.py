"""`briefgen doctor`: does the program work on this computer, and what is missing? Out: `Check`s in the order shown.

Nothing is changed and nothing is raised: a check that fails for a reason of its own says so and leaves the others alone. It imports what it
checks inside the checks, since it has to work where that is what is missing.
"""

from collections.abc import Callable, Iterator, Sequence

from briefgen.doctor import console, fonts, packages, places, program, works
from briefgen.doctor.check import Check

#: Checks whose own failure means that the main job does not work: what to do then.
_VITAL = {
    "dependencies": "请重新安装 briefgen。",
    "jieba": "请运行 python -m pip install --force-reinstall jieba==0.42.1。",
    "trial": "请重新安装 briefgen；仍不行时，把 briefgen doctor -f json 的输出发给开发者。",
}
_Examination = tuple[str, str, Callable[[], Check | Sequence[Check]]]


def examine() -> list[Check]:
    """Every check."""
    return [check for each in _examinations() for check in _guarded(*each)]


def works_here(checks: Sequence[Check]) -> bool:
    """Whether the main job can be done here."""
    return all(check.status != "problem" for check in checks)


def _examinations() -> list[_Examination]:
    return [
        ("briefgen", "briefgen", program.program),
        ("python", "Python", program.python),
        ("system", "系统", program.system),
        ("dependencies", "必需组件", packages.required),
        ("jieba", "jieba 词典", works.dictionary),
        ("trial", "试处理", works.trial),
        ("console", "控制台", console.screen),
        ("encodings", "编码", console.encodings),
        ("sqlite", "SQLite", works.sqlite),
        ("extras", "可选组件", packages.extras),
        ("libreoffice", "LibreOffice", works.libreoffice),
        ("fonts", "公文字体", fonts.fonts),
        ("disk-here", "当前文件夹", places.here),
        ("disk-temporary", "临时文件夹", places.temporary),
    ]


def _guarded(ident: str, name: str, examination: Callable[[], Check | Sequence[Check]]) -> Iterator[Check]:
    try:
        found = examination()
    except Exception as error:  # whatever is wrong with this computer is what we are here to say
        what = f"检查不了（{type(error).__name__}{f'：{error.name}' if isinstance(error, ImportError) and error.name else ''}）"
        yield Check(ident, name, "problem" if ident in _VITAL else "attention", what, _VITAL.get(ident, "这一项不清楚，其余各项照常。"))
    else:
        yield from [found] if isinstance(found, Check) else found
