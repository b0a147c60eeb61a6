"""Files a second of `briefgen batch`, with one worker and with two in the same run; and how its memory grows with the number of files.

    python benchmarks/batch.py [--files N] [--rounds N]

The archive has five formats and four encodings, one file in a hundred is broken (`benchmarks/corpus.py`). Every run must end with exit status 3, and give one line
for each file, in order, of which only those of the broken files say ``failed``. Memory is the largest sum of the resident sizes of the main process and its
workers, with a tenth of the files and with all of them. Linux only.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus  # type: ignore[import-not-found]  # beside this program


def resident(process: int) -> int:
    """Bytes of a process and its descendants."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        children = [int(pid) for task in Path(f"/proc/{process}/task").iterdir() for pid in (task / "children").read_text().split()]
    except OSError:
        return 0
    return pages * 4096 + sum(map(resident, children))


def batch(archive: Path, target: Path, workers: int) -> tuple[float, int]:
    """Seconds and peak bytes of a run."""
    start = time.monotonic()
    command = [sys.executable, "-m", "briefgen", "batch", str(archive), "-o", str(target), "-j", str(workers)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    peak = 0
    while running.poll() is None:
        peak = max(peak, resident(running.pid))
        time.sleep(0.1)
    taken = time.monotonic() - start
    if running.returncode != 3:
        raise SystemExit((running.stderr.read() if running.stderr else b"").decode())
    return taken, peak


def check(target: Path, files: int, broken: int) -> None:
    """Whether every file has its line, and only the broken ones failed."""
    names, statuses = [], []
    with target.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            names.append(record["source"]["name"])
            statuses.append(record["status"])
    if (len(names), statuses.count("failed")) != (files, broken) or names != sorted(names):
        raise SystemExit(f"{len(names)} lines, {statuses.count('failed')} failed; expected {files} and {broken}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--files", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        broken = corpus.write(folder / "all", given.files)
        corpus.write(folder / "tenth", given.files // 10)
        taken: dict[int, list[float]] = {1: [], 2: []}
        peaks: dict[str, list[int]] = {"tenth": [], "all": []}
        batch(folder / "tenth", folder / "out.jsonl", 2)
        for _ in range(given.rounds):
            for workers, times in taken.items():
                seconds, peak = batch(folder / "all", folder / "out.jsonl", workers)
                check(folder / "out.jsonl", given.files, broken)
                times.append(seconds)
            peaks["all"].append(peak)
            peaks["tenth"].append(batch(folder / "tenth", folder / "out.jsonl", 2)[1])
        one, two = (statistics.median(times) for times in taken.values())
        print(
            f"{given.files} files, {broken} of them broken: one worker {given.files / one:.0f} files/s, two {given.files / two:.0f} files/s, ratio {one / two:.2f}"
        )
        few, many = statistics.median(peaks["tenth"]), statistics.median(peaks["all"])
        print(
            f"memory with two workers: {few / 2**20:.0f} MB at {given.files // 10} files, {many / 2**20:.0f} MB at {given.files}, ratio {many / few:.2f}"
        )


if __name__ == "__main__":
    main()
