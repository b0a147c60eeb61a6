"""Whole processes, from start to end: one `briefgen parse` against jieba loading its dictionary, `--help` against importing typer.

    python benchmarks/coldstart.py [--rounds N]

Run with the interpreter that briefgen is installed for. Rounds are interleaved; the figures are ratios of the medians, and of the peak
memory. jieba's own cache is warm; briefgen keeps none.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "three-meetings.txt"
JIEBA = [sys.executable, "-c", "import jieba; jieba.setLogLevel(60); jieba.initialize()"]
TYPER = [sys.executable, "-c", "import typer"]


def program() -> list[str]:
    """The installed command, or `python -m briefgen`."""
    script = Path(sys.executable).with_name("briefgen")
    return [str(script)] if script.exists() else [sys.executable, "-m", "briefgen"]


def run(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak bytes of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return taken, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print times, memory and ratios."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=11)
    given = arguments.parse_args()
    parse = [*program(), "parse", str(SAMPLE), "-f", "json"]
    commands = {"jieba": JIEBA, "parse": parse, "typer": TYPER, "help": [*program(), "--help"]}
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # a user's modules are compiled once
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    for n in range(given.rounds + 1):
        for name, command in commands.items():
            figures = run(command, usual)
            if n:  # the first round compiles modules
                found[name].append(figures)
    seconds = {name: statistics.median(taken for taken, _ in row) for name, row in found.items()}
    peak = {name: max(size for _, size in row) for name, row in found.items()}
    for name in commands:
        print(f"{name:9} {seconds[name] * 1e3:4.0f} ms {peak[name] / 2**20:4.0f} MB")
    print(
        f"parse {seconds['parse'] / seconds['jieba']:.2f} x jieba.initialize, memory {peak['parse'] / peak['jieba']:.2f} x; --help {seconds['help'] / seconds['typer']:.2f} x import typer"
    )


if __name__ == "__main__":
    main()
