"""Several inputs of one command: whether each has an output of its own in a folder, and which; what some of them fail with. In: the command line's words. Out: paths, or `UsageError`."""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.errors import BriefgenError, UsageError
from briefgen.files import unwritable

if TYPE_CHECKING:
    from briefgen.rendering.pages import Page

_ENDS = ("/", os.sep)


def folder(output: str | None, sources: Sequence[str]) -> Path | None:
    """The folder that outputs go to: one whose name ends with a slash, or one that is there and several inputs are. Raises `UsageError`."""
    if output in (None, "", streams.STANDARD):
        return None
    path = Path(str(output))
    try:
        there = path.is_dir()
        if str(output).endswith(_ENDS) and path.exists() and not there:
            raise UsageError(f"“{path}”是文件，不是文件夹，请在 -o 后换一个名字。")
    except (OSError, ValueError) as error:
        raise unwritable(str(output), error) from None
    if str(output).endswith(_ENDS) or (there and len(sources) > 1):
        return path
    if there:
        raise UsageError(f"输出“{output}”是文件夹，请在 -o 后写明文件名，或写成 -o {output}/ 放进这个文件夹。")
    return None


def targets(folder: Path, sources: Sequence[str], chosen: str) -> list[str]:
    """The file of each input in the folder: its name with the format's suffix. Raises `UsageError` where two would be one, or one is an input."""
    from briefgen.rendering.registry import FORMATS

    names = [("标准输入" if source == streams.STANDARD else Path(source).stem) + FORMATS[chosen].suffix for source in sources]
    taken: dict[str, str] = {}
    for source, name in zip(sources, names, strict=True):
        other = taken.setdefault(name.casefold(), source)
        if other is not source:
            raise UsageError(f"“{other}”和“{source}”会写成同一个“{name}”，请分两次写到两个文件夹，或用 briefgen batch。")
        for each in sources:
            streams.check_output(str(folder / name), each)
    return [str(folder / name) for name in names]


def check(chosen: str) -> None:
    """Raises `UsageError` for a format in which several documents do not go into one file."""
    from briefgen.rendering.registry import FORMATS

    form = FORMATS[chosen]
    if form.between is None:
        other = "briefgen issue 编成一期" if form.page else "-f jsonl 一行一份"
        raise UsageError(f"几份不能写进一个 {form.suffix} 文件，请用 -o 文件夹/ 各写一份，或用 {other}。")


def into(folder: Path, chosen: str, target: str) -> "Callable[[Page], None]":
    """What writes a page to its file; the folder is made for the first."""

    def put(page: "Page") -> None:
        from briefgen.cli import output

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(str(folder), error) from None
        output.show([page], chosen, target)

    return put


@contextlib.contextmanager
def failing(source: str, failures: list[BriefgenError], *, alone: bool = False) -> Iterator[None]:
    """What one of several inputs fails with is told and kept; kept only where it is ``alone``: the command ends with it. Raises `UsageError`, which is no input's
    fault.
    """
    with contextlib.nullcontext() if alone else streams.about(source):
        try:
            yield
        except UsageError:
            raise
        except BriefgenError as error:
            failures.append(error)
            if not alone:
                streams.tell("错误", error.told)
