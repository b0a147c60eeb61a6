"""How a batch is getting on, for the person at the terminal. In: what became of each input. Out: a bar, or plain lines, on standard error."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from briefgen.cli import streams
from briefgen.rendering.escape import terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from briefgen.batch.job import Outcome
    from briefgen.batch.run import Summary

#: Seconds between two lines where there is no terminal to draw on.
_INTERVAL = 10.0
#: So many failures are told one by one; the report has all of them.
_TOLD = 20


class Progress:
    """A context in which `watch` tells how a run goes; `conclude` says afterwards how it went. ``verbose``: tell every failure."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose
        self._failures = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._since = self._start = time.monotonic()

    def __enter__(self) -> "Progress":
        if sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("处理"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]:.0f} 份/秒  失败 {task.fields[failed]}  剩余"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
        self._start = self._since = time.monotonic()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, name: str, outcome: "Outcome | None", summary: "Summary") -> None:
        """One more input is done: draw it, and tell its failure."""
        if outcome is not None and outcome.status == "failed":
            self._failures += 1
            if self._verbose or self._failures <= _TOLD:
                self._tell("失败", f"{name}：{outcome.error}")
            elif self._failures == _TOLD + 1:
                self._tell("提示", "其余失败的不再逐个列出，加 -v 可全部列出。")
        now = time.monotonic()
        rate = summary.done / (now - self._start) if now > self._start else 0.0
        if self._bar is not None:
            if self._task is None:
                self._task = self._bar.add_task("", total=summary.total, rate=0.0, failed=0)
            self._bar.update(self._task, completed=summary.done, rate=rate, failed=summary.counts["failed"])
        elif now - self._since >= _INTERVAL:
            self._since = now
            left = (summary.total - summary.done) / rate if rate else 0.0
            self._tell("进度", f"{summary.done}/{summary.total}，失败 {summary.counts['failed']}，每秒 {rate:.0f} 份，约剩 {_span(left)}。")

    def _tell(self, kind: str, sentence: str) -> None:
        if self._bar is not None:
            self._bar.console.print(f"{kind}：{terminal(sentence)}", markup=False, highlight=False, soft_wrap=True)
        else:
            streams.tell(kind, sentence)

    def conclude(self, summary: "Summary") -> None:
        """The table at the end."""
        rows = [
            ("完成", f"{summary.counts['ok']}"),
            ("部分（有错误提示）", f"{summary.counts['partial']}"),
            ("失败", f"{summary.counts['failed']}"),
            ("合计", f"{summary.total}"),
            ("其中未改动而保留", f"{summary.kept}"),
            ("会议", f"{summary.briefs}"),
            ("用时", f"{_span(summary.seconds)}，每秒 {summary.total / summary.seconds if summary.seconds else 0:.0f} 份"),
        ]
        if sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.table import Table

            table = Table("项目", "数目", title="批量处理结果")
            for row in rows:
                table.add_row(*row)
            Console(stderr=True).print(table)
        else:
            streams.tell_lines("\n".join(f"{name}：{value}" for name, value in rows))


def _span(seconds: float) -> str:
    """``75`` as ``1 分 15 秒``."""
    if seconds < 60:
        return f"{seconds:.1f} 秒"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} 小时 {minutes} 分" if hours else f"{minutes} 分 {rest} 秒"
