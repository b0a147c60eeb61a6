"""What is left of a batch that is killed: runs ended with SIGKILL at random moments, resumed, and compared with an undisturbed run.

    python benchmarks/kills.py [--runs N] [--files N] [--targets NAME ...] [--issues]

Each run is `briefgen batch` with two workers on a generated archive, to a folder, a JSONL file or a database in turn. After a random time the main process
or one of its workers is killed; if the main process is, `--resume` ends the work. The outputs must be the undisturbed ones, byte for byte; of a database, its rows, since
how they lie in the file depends on how often it has been opened. With ``--issues``, `briefgen issue` instead: each run is an issue, as Markdown and as Word in turn, killed at a random moment
or left to its end; no number may stand in two files, a file is whole or not there, and the next run goes on. Linux only.
Exit status 1 if one differs.
"""

import argparse
import contextlib
import hashlib
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import corpus  # type: ignore[import-not-found]  # beside this program

TARGETS = ("tree", "lines.jsonl", "base.db")


def command(archive: Path, target: Path) -> list[str]:
    """A batch of the archive."""
    return [sys.executable, "-m", "briefgen", "batch", str(archive), "-o", str(target), "-j", "2"]


def outputs(target: Path) -> str:
    """A hash over an output: every file's name and bytes, without what the program keeps for itself (hidden files)."""
    files = [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file() and not path.name.startswith("."))
    total = hashlib.sha256()
    for path in files:
        total.update(f"{path.relative_to(target.parent)}\0".encode())
        total.update(hashlib.sha256(rows(path) if path.suffix == ".db" else path.read_bytes()).digest())
    return total.hexdigest()


def rows(path: Path) -> bytes:
    """Every row of a database's tables."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")]
        return repr([(name, database.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()) for name in names]).encode()


def children(process: int) -> list[int]:
    """The processes that it has started."""
    try:
        return [int(pid) for task in Path(f"/proc/{process}/task").iterdir() for pid in (task / "children").read_text().split()]
    except OSError:
        return []


def killed(archive: Path, target: Path, after: float, *, worker: bool) -> str | None:
    """Run, kill, resume; what happened, None where the run was over before."""
    running = subprocess.Popen(command(archive, target), stderr=subprocess.DEVNULL)
    time.sleep(after)
    if running.poll() is not None:
        return None
    victims = children(running.pid) if worker else []
    victim = random.choice(victims) if victims else running.pid
    os.kill(victim, signal.SIGKILL)
    status = running.wait(timeout=300)
    told = f"{'a child' if victims else 'the main process'} killed after {after:.2f} s, exit {status}"
    if status < 0:
        status = subprocess.run([*command(archive, target), "--resume"], stderr=subprocess.DEVNULL).returncode
        told += f", resumed: exit {status}"
    return told


def issued(path: Path) -> str | None:
    """The number that a whole issue has; None where there is no file. Raises for half of one."""
    if not path.exists():
        return None
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            text = re.sub("<[^>]*>", "", archive.read("word/document.xml").decode())
    else:
        text = path.read_text(encoding="utf-8")
    assert "秋收" in text, f"{path} is no whole issue"
    return re.findall(r"第(\d+)期", text)[0]  # type: ignore[no-any-return]


def issues(folder: Path, runs: int) -> int:
    """How many issues are wrong: a number that an earlier one has, half a file, or a run that is left to its end and fails."""
    (folder / "briefgen.toml").write_text('[masthead]\nname = "工作简报"\n', encoding="utf-8")
    notes = folder / "会议.txt"
    notes.write_text("清河县召开秋收推进会\n\n　　2023年9月4日，清河县召开秋收推进会。县长罗映雪主持会议，要求各乡镇抓紧秋收。\n", encoding="utf-8")

    def begin(target: Path) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-m", "briefgen", "issue", str(notes), "-o", str(target)], stderr=subprocess.DEVNULL, cwd=folder)

    start = time.monotonic()
    begin(folder / "first.docx").wait()
    took = time.monotonic() - start
    given, wrong, cut = {issued(folder / "first.docx"): "first.docx"}, 0, 0
    for run in range(runs):
        target = folder / f"run{run}.{'docx' if run % 2 else 'md'}"
        running = begin(target)
        if run % 5 < 4:
            time.sleep(random.uniform(0.3, 1.05) * took)
            running.kill()
        status = running.wait()
        cut += status < 0
        try:
            number = issued(target)
        except (AssertionError, zipfile.BadZipFile, IndexError, KeyError) as error:
            number, wrong = None, wrong + 1
            print(f"{target.name}: {error}", flush=True)
        if (status == 0 and number is None) or status > 0 or number in given:
            wrong += 1
            print(f"{target.name}: exit {status}, number {number}, which {given.get(number)} has", flush=True)
        if number is not None:
            given[number] = target.name
    left = [each.name for each in folder.iterdir() if each.name.startswith(".briefgen-") and each.suffix == ".tmp"]
    print(
        f"{runs} issues, {cut} killed, numbers given {len(given)}, highest {max(int(each) for each in given if each)}, wrong {wrong}, temporary files left {len(left)}"
    )
    return wrong


def main() -> None:
    """Do the runs."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--runs", type=int, default=50)
    arguments.add_argument("--files", type=int, default=600)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--targets", nargs="+", choices=TARGETS, default=TARGETS)
    arguments.add_argument("--issues", action="store_true", help="kill `briefgen issue` instead")
    given = arguments.parse_args()
    random.seed(given.seed)
    if given.issues:
        with tempfile.TemporaryDirectory() as scratch:
            sys.exit(issues(Path(scratch), given.runs) > 0)
    different = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        corpus.write(folder / "in", given.files)
        undisturbed, took = {}, {}
        subprocess.run(command(folder / "in", folder / "first"), stderr=subprocess.DEVNULL)  # fills the caches, so that the times below are right
        for name in given.targets:
            start = time.monotonic()
            subprocess.run(command(folder / "in", folder / "whole" / name), stderr=subprocess.DEVNULL)
            took[name] = time.monotonic() - start
            undisturbed[name] = outputs(folder / "whole" / name)
        for run in range(given.runs):
            name = given.targets[run % len(given.targets)]
            target = folder / f"run{run}" / name
            target.parent.mkdir()
            while (told := killed(folder / "in", target, random.uniform(0.05, took[name]), worker=run % 5 == 4)) is None:
                shutil.rmtree(target.parent)
                target.parent.mkdir()
            same = outputs(target) == undisturbed[name]
            different += not same
            print(f"{run + 1:3} {name:12} {told}: {'the same' if same else 'DIFFERENT'}", flush=True)
            shutil.rmtree(target.parent)
    print(f"{given.runs} runs, {different} different")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
