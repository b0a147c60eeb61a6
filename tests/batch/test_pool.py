"""Workers that die or hang cost their file and nothing else."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, wait
from pathlib import Path
from types import FrameType

import pytest

from briefgen.batch.job import Job, Outcome
from briefgen.batch.pool import Pool, Processes
from tests.batch.conftest import TEXT, task


def small(folder: Path, count: int) -> list[Job]:
    folder.mkdir(exist_ok=True)
    jobs = []
    for n in range(count):
        path = folder / f"{n}.txt"
        path.write_text(TEXT.format(n % 12 + 1), encoding="utf-8")
        jobs.append(Job(n, 0, path.name, str(path)))
    return jobs


def statuses(outcomes: list[Outcome]) -> dict[int, str]:
    return {each.seq: each.status for each in outcomes}


@pytest.mark.slow
def test_a_file_that_takes_too_long_costs_itself_alone(tmp_path: Path) -> None:
    jobs = small(tmp_path / "in", 20)
    Path(jobs[3].path).write_text(TEXT.format(1) * 100_000, encoding="utf-8")  # many times what it is given
    jobs[3] = jobs[3]._replace(task=1)
    pool = Pool(Processes, 2)
    outcomes = list(pool.outcomes(iter(jobs), [task("jsonl", timeout=600.0), task("jsonl", timeout=0.1)]))
    pool.close()
    assert [each.seq for each in outcomes] == list(range(20))
    assert {seq for seq, status in statuses(outcomes).items() if status != "ok"} == {3}
    assert outcomes[3].error == "超过 0.1 秒没有处理完，请拆成小文件，或用 --timeout 放宽时限。"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_worker_that_is_killed_costs_nothing_if_its_file_is_innocent(tmp_path: Path) -> None:
    pool = Pool(Processes, 2)
    outcomes = []
    for outcome in pool.outcomes(iter(small(tmp_path / "in", 80)), [task("jsonl")]):
        outcomes.append(outcome)
        if len(outcomes) == 10:
            victim = multiprocessing.active_children()[0].pid
            assert victim is not None
            os.kill(victim, signal.SIGKILL)
    pool.close()
    assert [each.seq for each in outcomes] == list(range(80))
    assert set(statuses(outcomes).values()) == {"ok"}


@pytest.mark.slow
def test_closing_ends_the_workers_in_the_middle_of_their_work(tmp_path: Path) -> None:
    jobs = small(tmp_path / "in", 40)
    for job in jobs[8:]:
        Path(job.path).write_text(TEXT.format(1) * 60_000, encoding="utf-8")
    pool = Pool(Processes, 2)
    outcomes = pool.outcomes(iter(jobs), [task("jsonl")])
    assert next(outcomes).status == "ok"
    pool.close()
    assert not multiprocessing.active_children()


def sending(executor: Processes) -> "Future[bytes]":
    """A worker of the executor is in the middle of sending a result."""
    future = executor.submit(bytes, 400_000_000)
    while not any(_calls(frame, "_recv") for frame in sys._current_frames().values()):
        assert not future.done()
    return future


def _calls(frame: FrameType | None, name: str) -> bool:
    return frame is not None and (frame.f_code.co_name == name or _calls(frame.f_back, name))


def ends(call: Callable[[], object]) -> bool:
    """Whether the call comes back; this test's process could not end if it were waited for."""
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(60)
    return not thread.is_alive()


@pytest.mark.slow
def test_closing_while_a_result_is_being_sent() -> None:
    executor = Processes(2)
    sending(executor)
    assert ends(lambda: executor.shutdown(wait=False))
    assert not multiprocessing.active_children()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_worker_that_is_killed_while_it_sends_a_result() -> None:
    executor = Processes(2)
    future = sending(executor)
    multiprocessing.active_children()[0].kill()

    def looked() -> None:
        while not wait([future], 0.1).done:
            executor.look()

    assert ends(looked)
    assert isinstance(future.exception(), BrokenExecutor)
    executor.shutdown(wait=False)


def test_what_breaks_in_the_parser_is_the_files_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.batch import job as jobs
    from tests.batch.conftest import Here

    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(jobs, "parse_read", broken)
    (outcome,) = Pool(lambda _: Here(), 1).outcomes(iter(small(tmp_path / "in", 1)), [task("jsonl")])
    assert (outcome.status, outcome.error) == ("failed", "程序内部出错（RecursionError），请把这个文件发给开发者。")
    monkeypatch.setattr(jobs, "parse_read", lambda *_, **__: (_ for _ in ()).throw(MemoryError))
    (outcome,) = Pool(lambda _: Here(), 1).outcomes(iter(small(tmp_path / "in", 1)), [task("jsonl")])
    assert outcome.error == "内存不足，请把它拆成小文件再试。"
