"""Two ways to run the program: as users do, in a process of its own; and, where that shows nothing more, in this one."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
TEXT = """全市安全生产工作推进会召开

　　2023年3月6日上午，全市安全生产工作推进会在市政府会议室召开。市委书记沈岩出席会议并讲话，市长费明主持会议。

　　沈岩强调，各县区要在6月底前完成隐患排查。
"""


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    def failed(self, status: int, sentence: str) -> bool:
        """Whether it ended so: this status, one line on standard error with these words, nothing on standard output."""
        lines = self.err.splitlines()
        assert (self.status, self.out, len(lines)) == (status, b"", 1), (self.status, self.out, self.err)
        assert lines[0].startswith("错误："), self.err
        assert lines[0].endswith("。"), self.err
        assert sentence in lines[0], self.err
        return True


class Run(Protocol):
    """Run one command line."""

    def __call__(
        self, *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, before: Callable[[], None] | None = None
    ) -> Ran: ...


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_above(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An empty `briefgen.toml` over all test folders: the search ends there, whatever lies further up on this machine."""
    (tmp_path_factory.getbasetemp() / "briefgen.toml").touch()


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A user's environment with a home of its own, so that caches are made once."""
    home = str(tmp_path_factory.mktemp("home"))
    return {"PATH": os.environ.get("PATH", ""), "HOME": home, "PYTHONPATH": os.environ["PYTHONPATH"], "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}


@pytest.fixture
def briefgen(environment: dict[str, str], tmp_path: Path) -> Run:
    """Run ``python -m briefgen`` in ``tmp_path``."""

    def run(
        *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, before: Callable[[], None] | None = None
    ) -> Ran:
        command = [sys.executable, "-m", "briefgen", *arguments]
        variables = {**environment, **(env or {})}
        if before is not None:  # a limit on files must not cut the interpreter's compiled modules, which it would go on to trust
            variables["PYTHONDONTWRITEBYTECODE"] = "1"
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env=variables, preexec_fn=before)
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    return run


class Start(Protocol):
    """Begin one command line."""

    def __call__(self, *arguments: str | bytes | Path, before: Callable[[], None] | None = None, **streams: Any) -> subprocess.Popen[bytes]: ...


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Begin ``python -m briefgen`` in ``tmp_path``, with the signals that a terminal's programs have, whatever those of the tests (`nohup`, `&`)."""
    begun: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str | bytes | Path, before: Callable[[], None] | None = None, **streams: Any) -> subprocess.Popen[bytes]:
        def prepare() -> None:
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
            if before is not None:
                before()

        command = [sys.executable, "-m", "briefgen", *arguments]
        begun.append(subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, preexec_fn=prepare, **streams))
        return begun[-1]

    yield begin
    for each in begun:
        each.kill()
        each.wait()
        for stream in (each.stdin, each.stdout, each.stderr):
            if stream is not None:
                stream.close()


def end(running: subprocess.Popen[bytes], number: int) -> None:
    """Send a signal, and again: one that comes just before Python waits for its input is seen only when something comes in."""
    while running.poll() is None:
        running.send_signal(number)
        time.sleep(0.2)


def until(condition: Callable[[], object], running: subprocess.Popen[bytes]) -> None:
    """Wait until something is there, at the latest until the program has ended."""
    while not condition() and running.poll() is None:
        time.sleep(0.01)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line in this process, in ``tmp_path``."""
    from briefgen.cli.main import main

    monkeypatch.chdir(tmp_path)

    def run(
        *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, before: Callable[[], None] | None = None
    ) -> Ran:
        assert env is None
        assert before is None
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = main([os.fsdecode(each) for each in arguments])
            out.flush()
            err.flush()
        return Ran(status, out.buffer.getvalue(), err.buffer.getvalue().decode())

    return run


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    """A meeting text that leaves nothing in doubt."""
    path = tmp_path / "会议.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def record_file(text_file: Path, call: Run) -> Path:
    """Its record, with the source's text."""
    path = text_file.with_name("会议.json")
    assert call("parse", text_file, "-f", "json", "--with-text", "-o", path).status == 0
    return path


def terminal() -> tuple[int, int]:
    """A pseudo-terminal: our end and the program's. Skips where the machine has none (a bare chroot)."""
    import pty

    try:
        return pty.openpty()
    except OSError:
        pytest.skip("no pseudo-terminals here: mount -t devpts devpts /dev/pts")


def shown_there(terminal: int) -> bytes:
    """All that a pseudo-terminal is told until its other end has gone; closes it."""
    data = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that the other end has gone
            break
        if not piece:
            break
        data += piece
    os.close(terminal)
    return data
