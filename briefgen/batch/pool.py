"""Jobs on an executor. In: jobs in order. Out: their outcomes in the same order, whatever the number of workers.

Any `concurrent.futures.Executor` will do. Of one that breaks when a worker dies (a process pool), the jobs under way are done again, each alone in a
new process: the one at which that dies, too, is the culprit, and loses its result; the others do not.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from itertools import groupby, islice

from briefgen.batch import job as jobs
from briefgen.batch.job import Job, Outcome, Task

#: Jobs that go to a worker at once: sending one costs a tenth of a small file's work.
CHUNK = 8
#: So often a job is done alone before it is held to be what ends workers.
ATTEMPTS = 2
#: Chunks under way for each worker: enough that none waits while the first of the order is slow, and a bound to memory.
AHEAD = 6
#: Seconds between two looks whether a worker has died without its executor noticing.
LOOKS = 1.0

_DIED = "处理它的进程意外结束（可能是内存不足），请单独处理或拆成小文件。"
_LATE = "超过 {:g} 秒没有处理完，请拆成小文件，或用 --timeout 放宽时限。"


class Pool:
    """``make(workers)`` gives an executor. ``workers``: how many jobs it does at once."""

    def __init__(self, make: Callable[[int], Executor], workers: int) -> None:
        self._make = make
        self._workers = workers
        self._executor: Executor | None = None

    def outcomes(self, work: Iterable[Job], tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the jobs; ``tasks`` are what their ``task`` counts."""
        waiting: deque[tuple[list[Job], Future[list[Outcome]] | None]] = deque()
        chunks = _chunks(work)
        while True:
            for chunk in islice(chunks, self._workers * AHEAD - len(waiting)):
                waiting.append((chunk, self._submit(chunk, tasks)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                if future is None:
                    raise BrokenExecutor
                yield from _result(future, self._executor)
            except BrokenExecutor:
                self.close()
                yield from self._alone(chunk, tasks)
                # The others broke with it: which of them were under way nobody knows, so that any may be a culprit.
                for others, broken in list(waiting):
                    waiting.popleft()
                    yield from broken.result() if _finished(broken) and broken else self._alone(others, tasks)
            except Exception:  # an executor that starts its workers again itself (dask) says so of the chunk
                yield from self._alone(chunk, tasks)

    def _submit(self, chunk: list[Job], tasks: Sequence[Task]) -> Future[list[Outcome]] | None:
        """None where the executor broke before."""
        if self._executor is None:
            self._executor = self._make(self._workers)
        try:
            return self._executor.submit(jobs.work, tasks[chunk[0].task].packed, chunk)
        except BrokenExecutor:
            return None

    def _alone(self, chunk: list[Job], tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Each job by itself, so that whoever ends a worker ends no other's work; twice, since a worker can die of something else."""
        executor: Executor | None = None
        try:
            for each in chunk:
                for _ in range(ATTEMPTS):
                    executor = executor or self._make(1)
                    start = time.monotonic()
                    try:
                        (outcome,) = _result(executor.submit(jobs.work, tasks[each.task].packed, [each]), executor)
                        break
                    except Exception as error:
                        taken = time.monotonic() - start
                        outcome = self._lost(each, tasks[each.task], taken, error)
                        if isinstance(error, BrokenExecutor):
                            executor.shutdown(wait=False)
                            executor = None
                        if taken >= (tasks[each.task].timeout or taken + 1):
                            break
                yield outcome
        finally:
            if executor is not None:
                executor.shutdown(wait=False)

    @staticmethod
    def _lost(job: Job, task: Task, taken: float, error: Exception) -> Outcome:
        if task.timeout and taken >= task.timeout:
            return jobs.failed(task, job, _LATE.format(task.timeout))
        if isinstance(error, BrokenExecutor):
            return jobs.failed(task, job, _DIED)
        return jobs.failed(task, job, f"处理它的进程没有交回结果（{type(error).__name__}），请单独处理它。")

    def close(self) -> None:
        """Let the executor go; what has not begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None


def _chunks(work: Iterable[Job]) -> Iterator[list[Job]]:
    """Jobs of one task in a row, a few at a time."""
    for _, same in groupby(work, key=lambda each: each.task):
        while chunk := list(islice(same, CHUNK)):
            yield chunk


def _finished(future: Future[list[Outcome]] | None) -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _result(future: Future[list[Outcome]], executor: Executor | None) -> list[Outcome]:
    while isinstance(executor, Processes) and not wait([future], LOOKS).done:
        executor.look()
    return future.result()


class Processes(ProcessPoolExecutor):
    """Processes of this machine, each started afresh: a fork would copy locks that threads hold."""

    def __init__(self, workers: int) -> None:
        self._others = {each.pid for each in multiprocessing.active_children()}
        super().__init__(workers, multiprocessing.get_context("spawn"), jobs.start, (True,))

    def look(self) -> None:
        """Break if a process has died: Python's executor does not notice where it died in the middle of sending a result."""
        if any(not each.is_alive() for each in list(self._processes.values())):
            self._end()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Without ``wait``, end the processes in the middle of their work; Python would wait for it at its own end."""
        if not wait:
            self._end()
        # With no process left it is over at once; not waited for, the executor's own thread would race with Python's end.
        super().shutdown(wait=True, cancel_futures=cancel_futures or not wait)

    def _end(self) -> None:
        """Kill the processes. The thread that receives would wait for ever for the rest of a result that one of them was sending, since this process
        keeps the pipe's writing end open, too; no call of Python closes it.
        """
        for each in multiprocessing.active_children():
            if each.pid not in self._others:
                each.kill()
        if self._result_queue is not None:  # as it is once it has been shut down
            self._result_queue._writer.close()  # type: ignore[attr-defined]
