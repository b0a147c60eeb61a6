"""A small archive, and batches of it in this process."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from briefgen.batch import sinks
from briefgen.batch.job import Task
from briefgen.batch.manifest import Manifest
from briefgen.batch.pool import Pool
from briefgen.batch.run import Plan, Summary, run
from briefgen.parsing.options import Options
from briefgen.rendering.options import RenderOptions

TEXT = "2023年3月6日上午，全市安全生产工作推进会在市政府会议室召开。市长费明主持会议。费明强调，各县区要在{}月底前完成隐患排查。\n"


class Here(Executor):
    """An executor that does the work at once, in this thread."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def task(chosen: str = "md", **values: Any) -> Task:
    return Task(Options(), values.pop("encoding", None), values.pop("with_text", False), chosen, RenderOptions(), values.pop("timeout", None))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Seven files in three folders, one of them unreadable, one without a meeting."""
    folder = tmp_path / "归档"
    for name, month in (("2022/春/一.txt", 4), ("2022/春/二.txt", 5), ("2022/三.txt", 6), ("2023/四.txt", 7), ("五.md", 8)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(month), encoding="gb18030" if month % 2 else "utf-8")
    (folder / "坏.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "空.txt").write_bytes("今天天气很好。".encode())
    return folder


def batch(
    sources: list[Path] | list[str], sink: sinks.Sink, manifest: Path, *, resume: bool = False, what: Task | None = None, pool: Pool | None = None
) -> Summary:
    """One batch."""
    chosen = what or task(sink.format or "md")
    opened = Manifest(manifest, fresh=not resume)
    try:
        plan = Plan([str(each) for each in sources], lambda _: chosen, resume)
        return run(plan, sink, opened, pool or Pool(lambda _: Here(), 1), lambda *_: None)
    finally:
        opened.close()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file that is not hidden, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }
