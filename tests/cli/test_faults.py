"""Faults of the machine: what is told, with which status, and what is left on the disk. Full disks under a batch are in `test_batch.py`, dead workers in `tests/batch`."""

import contextlib
import ctypes
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TEXT, end, until

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Start

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="faults as Linux has them")]
STOPPED = "提示：已中断，做完的都已保留；加 --resume 再运行，可以接着做。\n"


def without_privileges() -> None:
    """In the child: root obeys permissions, too (PR_CAPBSET_DROP of CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER)."""
    for capability in (1, 2, 3):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write to."""
    folder = tmp_path / "锁"
    folder.mkdir()
    (folder / "旧.md").write_bytes(b"kept")
    folder.chmod(0o555)
    probe = subprocess.run([sys.executable, "-c", f"open({str(folder / 'x')!r}, 'w')"], preexec_fn=without_privileges, capture_output=True)
    if probe.returncode == 0:
        pytest.skip("no permissions here")
    yield folder
    folder.chmod(0o755)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small disk with these options."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("needs the right to mount")

    def mount(options: str) -> Path:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True).returncode:
            pytest.skip("no mounting here")
        return folder

    yield mount
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:04}.txt").write_text(f"{TEXT}（存档编号：{n}）\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["简报.md", "旧.md"])
def test_no_permission_to_write(briefgen: "Run", text_file: Path, locked: Path, name: str) -> None:
    ran = briefgen("parse", text_file, "-o", locked / name, before=without_privileges)
    assert ran.failed(2, "没有写入权限，请换个位置")
    assert {each.name: each.read_bytes() for each in locked.iterdir()} == {"旧.md": b"kept"}


@pytest.mark.parametrize("target", ["out.jsonl", "out.db", "out"])
def test_no_permission_for_a_batch(briefgen: "Run", text_file: Path, locked: Path, target: str) -> None:
    ran = briefgen("batch", text_file, "-o", locked / target, "-j", "1", before=without_privileges)
    assert ran.failed(2, "没有写入权限，请换个位置")
    assert [each.name for each in locked.iterdir()] == ["旧.md"]


def test_no_permission_to_read(briefgen: "Run", text_file: Path, tmp_path: Path) -> None:
    text_file.chmod(0)
    assert briefgen("parse", text_file, before=without_privileges).failed(4, "没有权限读取“会议.txt”，请检查文件权限。")
    (tmp_path / "好.txt").write_text(TEXT, encoding="utf-8")
    ran = briefgen("batch", text_file, "好.txt", "-o", "out.jsonl", before=without_privileges)
    assert (ran.status, "没有权限读取“会议.txt”" in ran.err) == (3, True)


def test_a_permission_that_is_lost_midway(start: "Start", briefgen: "Run", tmp_path: Path) -> None:
    many(tmp_path / "in", 1000)
    target = tmp_path / "out"
    running = start("batch", "in", "-o", "out", "-j", "2", before=without_privileges)
    until(lambda: list(target.glob("*.md")), running)
    target.chmod(0o555)
    _, err = running.communicate(timeout=600)
    target.chmod(0o755)
    lines = [line for line in err.decode().splitlines() if not line.startswith("进度：")]
    assert (running.returncode, len(lines)) == (2, 1), err.decode()
    assert "没有写入权限" in lines[0]
    assert len(list(target.glob(".briefgen-*.tmp"))) <= 1  # one that was being written stays where nothing can be removed
    assert all(path.read_bytes().endswith(b"\n") for path in target.glob("*.md"))
    assert briefgen("batch", "in", "-o", "out", "-j", "2", "--resume").status == 0
    assert len(list(target.glob("*.md"))) == 1000


@pytest.mark.parametrize(
    "arguments", [("parse", "-o", "简报.md"), ("batch", "-o", "out.jsonl"), ("batch", "-o", "out"), ("batch", "-o", "out.db")], ids=" ".join
)
def test_a_disk_that_is_read_only(briefgen: "Run", disk: Callable[[str], Path], text_file: Path, arguments: tuple[str, ...]) -> None:
    folder = disk("size=1m,ro")
    command, option, name = arguments
    ran = briefgen(command, text_file, option, folder / name)
    assert ran.failed(2, "无法写入“" if name.endswith((".jsonl", ".db")) else "所在磁盘是只读的，请换个位置")
    assert not list(folder.iterdir())


def test_a_full_disk_under_one_result(briefgen: "Run", disk: Callable[[str], Path], text_file: Path) -> None:
    folder = disk("size=4k")
    (folder / "旧.md").write_bytes(b"k" * 3000)
    for name in ("简报.md", "旧.md"):
        assert briefgen("parse", text_file, "-f", "json", "-o", folder / name).failed(2, "磁盘已满，请清理后再试")
    assert {each.name: each.stat().st_size for each in folder.iterdir()} == {"旧.md": 3000}


def test_a_batch_into_a_pipe_that_closes(start: "Start", tmp_path: Path) -> None:
    """`briefgen batch … -o - | head -1`."""
    many(tmp_path / "in", 300)
    running = start("batch", "in", "-o", "-", "-j", "2", stdout=subprocess.PIPE)
    assert running.stdout
    assert running.stderr
    assert json.loads(running.stdout.readline())["status"] == "ok"
    running.stdout.close()
    assert [line for line in running.stderr.read().decode().splitlines() if not line.startswith("进度：")] == []
    assert running.wait() == 141


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_parse_that_is_ended_leaves_nothing(start: "Start", tmp_path: Path, name: str) -> None:
    """As Ctrl-C does; `kill -9` leaves a temporary file at most, which the next batch sweeps away."""
    running = reading(start)
    end(running, getattr(signal, name))
    assert running.stderr
    assert (running.returncode, running.stderr.read().decode()) == (130, "提示：已中断，没有写出结果。\n")
    assert not list(tmp_path.iterdir())


def reading(start: "Start", before: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    """A run that reads standard input: what it has taken is more than a pipe holds, and it waits for the end."""
    running = start("parse", "-", "-o", "简报.md", stdin=subprocess.PIPE, before=before)
    assert running.stdin
    running.stdin.write(TEXT.encode() * 500)
    running.stdin.flush()
    return running


def deaf() -> None:
    """In the child: as `nohup` starts programs."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def test_nohup_is_obeyed(start: "Start", tmp_path: Path) -> None:
    running = reading(start, deaf)
    running.send_signal(signal.SIGHUP)
    running.communicate(timeout=600)
    assert running.wait() == 0
    assert (tmp_path / "简报.md").exists()


def test_nohup_is_obeyed_by_a_batch(start: "Start", tmp_path: Path) -> None:
    """Also while it writes a part, when Ctrl-C would wait."""
    many(tmp_path / "in", 60)
    running = start("batch", "in", "-o", "out.jsonl", "-j", "1", before=deaf)
    while running.poll() is None:
        running.send_signal(signal.SIGHUP)
        time.sleep(0.001)
    assert running.wait() == 0
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 60


@pytest.mark.parametrize("signals", [("SIGTERM",), ("SIGINT", "SIGINT"), ("SIGINT", "SIGTERM", "SIGINT")], ids=" ".join)
def test_a_batch_that_is_ended_however_often_can_be_taken_up(start: "Start", briefgen: "Run", tmp_path: Path, signals: tuple[str, ...]) -> None:
    many(tmp_path / "in", 1000)
    running = start("batch", "in", "-o", "out.jsonl", "-j", "2")
    parts = tmp_path / ".out.jsonl.briefgen-parts"
    until(lambda: list(parts.glob("0*")), running)
    for name in signals:
        if running.poll() is None:
            running.send_signal(getattr(signal, name))
        time.sleep(0.05)
    _, err = running.communicate(timeout=600)
    told = "".join(line for line in err.decode().splitlines(keepends=True) if not line.startswith("进度："))
    assert (running.returncode, told) == (130, STOPPED)
    assert not (tmp_path / "out.jsonl").exists()
    assert not list(tmp_path.rglob("*.tmp"))
    assert briefgen("batch", "in", "-o", "out.jsonl", "-j", "2", "--resume").status == 0
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 1000


@pytest.mark.parametrize("megabytes", [30, 400])
def test_little_memory(briefgen: "Run", text_file: Path, megabytes: int) -> None:
    """`ulimit -v`: one sentence or the result, and no half of one. No more is taken beforehand than the input needs."""
    import resource

    ran = briefgen("parse", text_file, "-o", "简报.md", before=lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20)))
    written = text_file.with_name("简报.md")
    if megabytes == 400:
        assert (ran.status, written.exists()) == (0, True)
    elif ran.status:
        assert (ran.status, written.exists()) == (1, False)
        assert "Traceback" not in ran.err


def test_a_killed_worker_costs_no_file(start: "Start", tmp_path: Path) -> None:
    many(tmp_path / "in", 400)
    running = start("batch", "in", "-o", "out.jsonl", "-j", "2")
    parts = tmp_path / ".out.jsonl.briefgen-parts"
    until(lambda: begun(parts) and kill_a_worker(running.pid), running)
    _, err = running.communicate(timeout=600)
    assert (running.returncode, "失败：0" in err.decode()) == (0, True), err.decode()


def begun(parts: Path) -> bool:
    """Whether a part has been written; the folder can go while it is read."""
    with contextlib.suppress(FileNotFoundError):
        return any(parts.glob("0*"))
    return False


def kill_a_worker(parent: int) -> bool:
    """Whether there was one; a process can be gone at any moment, and has no command line before it runs its own program."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                return True
    return False


# ---------------------------------------------------------------- what is no file


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe that nobody writes to: whoever opens it waits for ever."""
    path = tmp_path / "管道"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("parse", "管道"), 4, "不是普通文件，请先存成文件再处理"),
        (("parse", "/dev/zero"), 4, "不是普通文件，请先存成文件再处理"),
        (("render", "管道"), 4, "不是普通文件"),
        (("validate", "管道"), 4, "不是普通文件"),
        (("parse", "会议.txt", "--config", "管道"), 2, "不是普通文件"),
        (("parse", "会议.txt", "--config", "/dev/zero"), 2, "不是普通文件"),
        (("parse", "会议.txt", "--roster", "管道.csv"), 2, "不是普通文件"),
        (("parse", "会议.txt", "--roster", "管道.xlsx"), 2, "不是普通文件"),
        (("parse", "会议.txt", "--lexicon", "/dev/zero"), 2, "不是普通文件"),
        (("lexicon", "check", "管道"), 2, "不是普通文件"),
        (("batch", "--files-from", "管道", "-o", "out"), 4, "不是普通文件"),
        (("search", "管道", "会议"), 4, "找不到数据库“管道”"),
        (("parse", "圈"), 4, "读取“圈”失败"),
        (("parse", "会议.txt", "--config", "大.toml"), 2, "超过 256 KB"),
        (("parse", "会议.txt", "--lexicon", "大.txt"), 2, "超过 16 MB"),
        (("parse", "巨.txt"), 4, "超过 256 MB"),
    ],
)
def test_what_is_no_file_or_too_large_is_not_opened(
    briefgen: "Run", text_file: Path, pipe: Path, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    folder = text_file.parent
    for suffix in (".csv", ".xlsx"):
        (folder / f"管道{suffix}").symlink_to(pipe)
    (folder / "圈").symlink_to(folder / "圈")
    for name, size in (("大.toml", 257 * 1024), ("大.txt", 17 * 1024 * 1024), ("巨.txt", 257 * 1024 * 1024)):
        with (folder / name).open("wb") as file:
            file.truncate(size)  # of nothing on the disk
    assert briefgen(*arguments).failed(status, sentence)


def test_a_folder_with_odd_files(briefgen: "Run", tmp_path: Path, text_file: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "管道.txt")
    (folder / "断.txt").symlink_to("nowhere")
    (folder / "零.txt").symlink_to("/dev/zero")
    shutil.copy(text_file, folder / "好.txt")
    shutil.copy(text_file, folder / "名\n\x1b[31m字\u202e.txt")
    ran = briefgen("batch", "in", "-o", "out", "--quarantine", "隔离")
    assert (ran.status, "失败：3" in ran.err, "完成：2" in ran.err) == (3, True, True)
    assert not set(ran.err) & set("\x1b\u202e")
    assert (tmp_path / "out" / "好.md").exists()
    report = (tmp_path / "out" / "briefgen-report.csv").read_bytes().decode("utf-8-sig")
    assert not set(report) & set("\x1b\u202e")
    assert not [path for path in (tmp_path / "隔离").rglob("*") if not stat.S_ISREG(path.lstat().st_mode)]


def test_nothing_is_written_or_deleted_through_a_link_out_of_the_tree(briefgen: "Run", tmp_path: Path, text_file: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / "in" / name).mkdir(parents=True)
    shutil.copy(text_file, tmp_path / "in" / "甲" / "会议.txt")
    (tmp_path / "in" / "乙" / "空.txt").write_text("今天天气很好。", encoding="utf-8")  # has no page: an old one would be deleted
    elsewhere, target = tmp_path / "别处", tmp_path / "out"
    elsewhere.mkdir()
    target.mkdir()
    (elsewhere / "会议.md").write_bytes(b"kept")
    (elsewhere / "空.md").write_bytes(b"kept")
    (target / "甲").symlink_to(elsewhere)
    (target / "乙").symlink_to(elsewhere)
    ran = briefgen("batch", "in", "-o", "out")
    assert (ran.status, "指到了输出文件夹之外" in ran.err or "失败：1" in ran.err) == (3, True)
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == {"会议.md": b"kept", "空.md": b"kept"}
