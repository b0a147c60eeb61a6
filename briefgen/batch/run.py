"""A whole batch. In: sources, tasks, a sink and a pool. Out: the sink's output, and a `Summary`.

Everything is streamed: the plan lies in the manifest, results are written part by part, and only so many jobs are under way as the pool needs.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.batch import corrected, inputs, sinks
from briefgen.batch.job import Job, Outcome, Task
from briefgen.batch.manifest import Entry, Manifest
from briefgen.batch.pool import Pool
from briefgen.errors import UsageError
from briefgen.rendering.registry import FORMATS

#: A part is written when it is so large, or so old: results, bytes, seconds.
PART = (512, 4 * 1024 * 1024, 2.0)


@dataclass
class Summary:
    """How a batch ended. ``counts``: inputs by status; they sum to ``total``. ``kept``: how many of them were left as an earlier run made them."""

    total: int = 0
    counts: dict[str, int] = field(default_factory=lambda: {"ok": 0, "partial": 0, "failed": 0})
    briefs: int = 0
    kept: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """How many inputs have a status by now."""
        return sum(self.counts.values())


#: Told after every input: its name, what became of it (None: left as it was), and the state of the run.
Watch = Callable[[str, Outcome | None, Summary], None]


@dataclass(frozen=True)
class Plan:
    """What is to be done. ``task_of``: the task of the inputs in a folder (None: no folder of this machine). ``resume``: results of earlier runs count."""

    sources: Sequence[str]
    task_of: Callable[[Path | None], Task]
    resume: bool = False
    #: Files and folders that are no inputs, besides the sink's.
    skip: tuple[Path, ...] = ()
    #: Told where a record that a person has put right stands for its text.
    told: corrected.Told = lambda *_: None


def run(plan: Plan, sink: sinks.Sink, manifest: Manifest, pool: Pool, watch: Watch) -> Summary:
    """Do it. Raises `UsageError` before any work for two inputs of one name or output and for no input at all; later for an output that cannot be written."""
    summary = Summary()
    start = time.monotonic()
    tasks: list[Task] = []
    summary.total = manifest.plan(_planned(plan, sink, tasks))
    if not summary.total:
        raise UsageError("没有找到要处理的文件，请检查路径。")
    with contextlib.closing(sink):
        _work(sink, manifest, pool, tasks, watch, summary)
        sink.finish(manifest)
    summary.seconds = time.monotonic() - start
    return summary


def _work(sink: sinks.Sink, manifest: Manifest, pool: Pool, tasks: Sequence[Task], watch: Watch, summary: Summary) -> None:
    """Have the jobs done, and write what they give, part by part."""
    sink.begin(manifest)
    prints = [task.fingerprint for task in tasks]
    under_way: dict[int, Entry] = {}
    part: list[tuple[Entry, Outcome]] = []
    size, since = 0, time.monotonic()
    try:
        for outcome in pool.outcomes(_jobs(manifest, sink, prints, under_way), tasks):
            entry = under_way.pop(outcome.seq)
            if outcome.unchanged:
                assert entry.done is not None
                summary.counts[entry.done.status] += 1
                summary.briefs += entry.done.briefs
                summary.kept += 1
                watch(outcome.name, None, summary)
                continue
            part.append((entry, outcome))
            size += len(outcome.data)
            summary.counts[outcome.status] += 1
            summary.briefs += outcome.briefs
            watch(outcome.name, outcome, summary)
            if len(part) >= PART[0] or size >= PART[1] or time.monotonic() - since >= PART[2]:
                _commit(part, sink, manifest, prints, summary)
                size, since = 0, time.monotonic()
    finally:  # an interruption costs what is under way, not what has come back
        pool.close()
        _commit(part, sink, manifest, prints, summary)


def _planned(plan: Plan, sink: sinks.Sink, tasks: list[Task]) -> Iterator[tuple[inputs.Input, int, str | None]]:
    own = {_real(path) for path in (*sink.own, *plan.skip)}
    numbers: dict[Task, int] = {}
    for given in corrected.standing(lambda: inputs.find(plan.sources, lambda path: _real(path) in own), plan.told):
        task = plan.task_of(None if inputs.is_url(given.path) else Path(given.path).absolute().parent)
        if task not in numbers:
            numbers[task] = len(tasks)
            tasks.append(task)
        yield given, numbers[task], sink.written(given, FORMATS[task.format].suffix)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _jobs(manifest: Manifest, sink: sinks.Sink, prints: Sequence[str], under_way: dict[int, Entry]) -> Iterator[Job]:
    """The plan as jobs; of what was done alike before, the hash goes along, so that the same bytes are left alone."""
    for entry in manifest.entries():
        under_way[entry.seq] = entry
        before = entry.done
        stands = before is not None and before.fingerprint == prints[entry.task] and before.status != "failed" and sink.holds(entry)
        given = entry.given
        yield Job(entry.seq, entry.task, given.name, given.path, given.member, given.error, before.sha256 if before is not None and stands else None)


def _commit(part: list[tuple[Entry, Outcome]], sink: sinks.Sink, manifest: Manifest, prints: Sequence[str], summary: Summary) -> None:
    """Write a part, then say so. A file that alone cannot be written fails; the others are written."""
    if not part:
        return
    results, part[:] = part[:], []
    with _uninterrupted():
        while True:
            try:
                places = sink.commit(results)
                break
            except sinks.FileFailedError:
                results = [(entry, _checked(entry, outcome, sink, summary)) for entry, outcome in results]
        manifest.record(sinks.done(entry, outcome, place, prints[entry.task]) for (entry, outcome), place in zip(results, places, strict=True))


#: What ends a run: Ctrl-C, and what `__main__` takes for the same.
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the end: a part that is written but not recorded would be done again, though the user was told that it is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    heeded = [number for number in _ENDING if signal.getsignal(number) is not signal.SIG_IGN]  # `nohup` stays in force
    before = {number: signal.signal(number, lambda number, _: pressed.append(number)) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
    if pressed:
        raise KeyboardInterrupt


def _checked(entry: Entry, outcome: Outcome, sink: sinks.Sink, summary: Summary) -> Outcome:
    """The outcome, or that it cannot be written."""
    try:
        sink.commit([(entry, outcome)])
    except sinks.FileFailedError as error:
        summary.counts[outcome.status] -= 1
        summary.counts["failed"] += 1
        summary.briefs -= outcome.briefs
        return outcome._replace(status="failed", error=str(error), briefs=0, data=b"")
    return outcome
