"""Fuzzing: what becomes of inputs that nobody has written. Targets and first inputs are in tests/fuzz.

    python benchmarks/fuzz.py [TARGET ...] [--minutes M] [--jobs N] [--engine atheris|chance] [--work FOLDER]

Each target runs so many minutes in a process of its own, started again when it ends too early (a crash in native code is such an end). With atheris
(`pip install 'briefgen[fuzz]'`) inputs that reach new code are kept and changed further; with `chance` only the first inputs are. What goes wrong is
written to FOLDER/TARGET/findings, one file an input and one with the traceback, once for each place in the code. An input that takes more than 5 s of
the processor is a finding, too. Printed: executions, coverage, findings; the exit status is 1 if there are any.
"""

import argparse
import hashlib
import importlib
import importlib.util
import pkgutil
import random
import re
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.fuzz import registry  # noqa: E402

#: Seconds of the processor for an input of up to 100 KB; a larger one has more.
SLOW = 5.0
#: Most inputs are small, so that many are tried; the limits of size have tests of their own.
LONGEST = 8192
_STATISTICS = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")
_EXECUTIONS = re.compile(r"stat::number_of_executed_units:\s*(\d+)|^executions: (\d+)", re.MULTILINE)


class Findings:
    """A folder of them, one for each place in the code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def try_one(self, target: registry.Target, data: bytes) -> None:
        """Run the target; note what goes wrong."""
        start = time.process_time()
        try:
            target.one(data)
        except Exception as error:
            self._note(data, _place(error), "".join(traceback.format_exception(error, limit=-12)))
        taken = time.process_time() - start
        if taken > SLOW * max(1, len(data) / 100_000):
            self._note(data, "slow", f"{taken:.1f} s for {len(data)} bytes\n")

    def _note(self, data: bytes, place: str, told: str) -> None:
        name = hashlib.sha256(place.encode()).hexdigest()[:12]
        path = self._folder / f"{name}.bin"
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            (self._folder / f"{name}.txt").write_text(f"{place}\n\n{told}", encoding="utf-8", errors="backslashreplace")


def _place(error: Exception) -> str:
    """What tells two findings apart: the kind of error, and the innermost line of ours; of a check, what it says first."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/briefgen/" in frame.filename or "/tests/" in frame.filename]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames[:-4:-1])
    said = re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "#", str(error))[:60] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {said} {where}"


def work(name: str, engine: str, seconds: float, folder: Path, seed: int) -> None:
    """In a process of its own."""
    warnings.simplefilter("ignore")
    findings = Findings(folder / "findings")
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    if engine == "chance":
        _by_chance(registry.load(name), findings, seconds, seed)
        return
    import atheris

    with atheris.instrument_imports(include=["briefgen"]):
        import briefgen

        for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):  # most are imported when they are used, too late to be watched
            if not module.name.endswith(("__main__", "batch.cluster")):
                importlib.import_module(module.name)
        target = registry.load(name)
    for key, data in target.seeds.items():
        (corpus / key).write_bytes(data)
    seeds = list(target.seeds.values())

    def mutated(data: bytes, most: int, number: int) -> bytes:
        chance = random.Random(number)
        if chance.random() < 0.3:
            done: bytes = atheris.Mutate(data, most)
            return done
        return target.mutate(data, chance, target.tokens, seeds)[:most]

    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={max(1, int(seconds))}",
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        "-timeout=120",
        "-rss_limit_mb=3000",
    ]
    arguments += [f"-artifact_prefix={folder / 'findings'}/", "-print_final_stats=1", "-detect_leaks=0"]
    atheris.Setup(arguments, lambda data: findings.try_one(target, data), custom_mutator=mutated)
    atheris.Fuzz()


def _by_chance(target: registry.Target, findings: Findings, seconds: float, seed: int) -> None:
    chance = random.Random(seed)
    seeds = list(target.seeds.values())
    start, count = time.monotonic(), 0
    while time.monotonic() - start < seconds:
        findings.try_one(target, target.mutate(chance.choice(seeds), chance, target.tokens, seeds)[:LONGEST])
        count += 1
    print(f"executions: {count}", file=sys.stderr)


class Ran(NamedTuple):
    """How the fuzzing of a target went."""

    executions: int
    coverage: str
    starts: int
    ends: list[str]


def run(name: str, engine: str, seconds: float, work_folder: Path) -> Ran:
    """Fuzz a target for so long, with a new process whenever one ends too early."""
    folder = work_folder / name
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + seconds
    executions, starts, coverage = 0, 0, ""
    ends: list[str] = []
    while (left := end - time.monotonic()) > 1 and starts < 50:
        starts += 1
        command = [
            sys.executable,
            __file__,
            name,
            "--worker",
            "--engine",
            engine,
            "--seconds",
            f"{left:.0f}",
            "--work",
            str(work_folder),
            "--seed",
            str(starts),
        ]
        with (folder / "log.txt").open("wb") as log:
            status = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT).returncode
        told = (folder / "log.txt").read_text(encoding="utf-8", errors="replace")
        executions += sum(int(each[1] or each[2]) for each in _EXECUTIONS.finditer(told))
        if found := _STATISTICS.findall(told):
            coverage = f"cov {found[-1][0]}, features {found[-1][1]}, corpus {found[-1][2]}"
        if status:
            (folder / f"end-{starts}.txt").write_text(told[-20_000:], encoding="utf-8")
            ends.append(f"process ended with {status}, see {folder / f'end-{starts}.txt'}")
    return Ran(executions, coverage, starts, ends)


def report(name: str, ran: Ran, work_folder: Path) -> int:
    """Print a target's line and its findings; how many there are."""
    found = sorted((work_folder / name / "findings").glob("*"))
    inputs = [path for path in found if path.suffix != ".txt"]
    print(f"{name:8} {ran.executions:>10,} executions  {ran.coverage}  findings {len(inputs)}", flush=True)
    for path in inputs:
        told = path.with_suffix(".txt")
        print(f"    {path}: {told.read_text(encoding='utf-8').splitlines()[0] if told.exists() else 'the process ended'}", flush=True)
    for each in ran.ends:
        print(f"    {each}", flush=True)
    return len(inputs) + len(ran.ends)


def _clear(folders: Iterable[Path]) -> None:
    for folder in folders:
        for path in (*folder.glob("findings/*"), *folder.glob("end-*.txt")):
            path.unlink()


def main() -> None:
    """Run the targets and print what became of them."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(registry.NAMES)}; all without any")
    arguments.add_argument("--minutes", type=float, default=1.0)
    arguments.add_argument("--jobs", type=int, default=1, help="so many targets at a time")
    arguments.add_argument("--engine", choices=["atheris", "chance"], default="atheris" if importlib.util.find_spec("atheris") else "chance")
    arguments.add_argument("--work", type=Path, default=ROOT / "build" / "fuzz")
    for name, kind in (("--seconds", float), ("--seed", int)):
        arguments.add_argument(name, type=kind, default=1, help=argparse.SUPPRESS)
    arguments.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    given: Any = arguments.parse_args()
    if given.worker:
        work(given.targets[0], given.engine, given.seconds, given.work / given.targets[0], given.seed)
        return
    names = given.targets or list(registry.NAMES)
    if unknown := set(names) - set(registry.NAMES):
        arguments.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(registry.NAMES)}")
    _clear(given.work / name for name in names)
    print(f"{len(names)} targets, {given.minutes:g} minutes each, {given.jobs} at a time, engine {given.engine}", flush=True)
    total = 0
    with ThreadPoolExecutor(given.jobs) as pool:
        for name, ran in zip(names, pool.map(lambda name: run(name, given.engine, given.minutes * 60, given.work), names), strict=True):
            total += report(name, ran, given.work)
    print(f"{total} findings")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
