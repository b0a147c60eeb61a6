"""What is left of a batch that is killed: runs ended with SIGKILL at random moments, resumed, and compared with an undisturbed run.

    python benchmarks/kills.py [--runs N] [--files N] [--targets NAME ...]

Each run is `briefgen batch` with two workers on a generated archive, to a folder, a JSONL file or a database in turn. After a random time the main process
or one of its workers is killed; if the main process is, `--resume` ends the work. The outputs must be the undisturbed ones, byte for byte; of a database, its rows, since
how they lie in the file depends on how often it has been opened. Linux only.
Exit status 1 if one differs.
"""

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
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


def main() -> None:
    """Do the runs."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--runs", type=int, default=50)
    arguments.add_argument("--files", type=int, default=600)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--targets", nargs="+", choices=TARGETS, default=TARGETS)
    given = arguments.parse_args()
    random.seed(given.seed)
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
