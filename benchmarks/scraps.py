"""Whether what any reader, loader or writer takes grows faster than its input: repeated scraps, alone and in the middle of a file, for every fuzz target but the parser.

    python benchmarks/scraps.py [TARGET ...] [--bytes N] [--random N] [--seed N]

The parser's own check is `benchmarks/backtracking.py`. Each input is taken at a quarter of its length, and whole: 100 KB, or 16 KB where a target parses the
text and holds the record to its invariants. Where the whole takes clearly more than four times as long it is looked at again, at four times the length; the exit status is 1 if
that takes more than `GROWTH` times as long, if a reader or loader takes more than 5 s, or if anything breaks. Printed: what grew most and took longest of each target, in seconds of the processor.
"""

import argparse
import gc
import random
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.fuzz import registry  # noqa: E402

#: These parse whole texts and print records: shorter inputs, and no limit in seconds, which says more of the machine than of the code.
WHOLE = {"redaction": 16_000, "markdown": 16_000, "transcripts": 16_000}
SIZE = 100_000
LIMIT = 5.0
#: Of four times the length: what grows with it takes 4 times as long, what grows with its square 16 times. From `SUSPECT` on it is looked at again.
TIMES = 4
SUSPECT = 5.0
GROWTH = 6.0
#: So many seconds say how a time grows; less is noise.
TELLING = 0.1


class Look(NamedTuple):
    """An input: how its time grew, what it took whole."""

    growth: float
    taken: float
    what: str


def inputs(target: registry.Target, size: int, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and input: every token and strings of them at random, repeated; each alone, and in the middle of one of the first inputs."""
    chance = random.Random(seed)
    units = [*target.tokens, b"9", b"a", "会".encode(), b"(", b"[", b"\n", b" "]
    units += [b"".join(chance.choices(target.tokens, k=chance.randint(2, 5))) for _ in range(count)]
    for unit in dict.fromkeys(units):
        whole = (unit * (size // max(1, len(unit)) + 1))[:size]
        yield f"{unit!r}", whole
        name, data = chance.choice(list(target.seeds.items()))
        at = chance.choice([data.find(b"\n") + 1, len(data) // 2, len(data)])
        yield f"{unit!r} in {name} at {at}", data[:at] + whole + data[at:]


def seconds(target: registry.Target, data: bytes) -> float:
    """Of the processor, for one input, without what the collector does, whose rounds fall where they fall (as timeit has it)."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        target.one(data)
        return time.process_time() - start
    finally:
        gc.enable()


def looked(target: registry.Target, what: str, sizes: tuple[bytes, bytes, bytes]) -> Look:
    """How an input grows from a quarter to its length, and if that is odd, to four times its length; each the shorter of two, as the machine's other work counts, too."""
    quarter, whole, longer = sizes
    small, taken = seconds(target, quarter), seconds(target, whole)
    if taken < TELLING or taken <= SUSPECT * small:
        return Look(taken / max(small, TELLING / TIMES), taken, what)
    again = min(taken, seconds(target, whole))
    most = seconds(target, longer)
    if most > GROWTH * again:
        again, most = min(again, seconds(target, whole)), min(most, seconds(target, longer))
    return Look(most / again, taken, f"{what}, looked at again")


def check(name: str, size: int | None, count: int, seed: int) -> tuple[list[str], int]:
    """Lines to print of a target, and how many of its inputs are wrong."""
    warnings.simplefilter("ignore")
    target = registry.load(name)
    target.one(next(iter(target.seeds.values())))  # dictionary and patterns loaded
    size = size or WHOLE.get(name, SIZE)
    looks: list[Look] = []
    lines: list[str] = []
    for (what, quarter), (_, whole), (_, longer) in zip(*(inputs(target, size * n // TIMES, count, seed) for n in (1, TIMES, TIMES**2)), strict=True):
        try:
            looks.append(looked(target, what, (quarter, whole, longer)))
        except Exception as error:
            lines.append(f"{name}: {type(error).__name__} {str(error)[:120]!r}: {what[:160]}")
    wrong = [look for look in looks if look.growth > GROWTH or (name not in WHOLE and look.taken > LIMIT)]
    lines += [f"{name}: {look.growth:.1f} x for {TIMES} x the length, {look.taken:.2f} s: {look.what[:160]}" for look in wrong]
    grew, took = max(looks), max(looks, key=lambda look: look.taken)
    summary = (
        f"{name}: {len(looks)} inputs of {size:,} bytes, grew most {grew.growth:.1f} x {grew.what[:80]}; slowest {took.taken:.2f} s {took.what[:80]}"
    )
    return [*lines, summary], len(lines)


def main() -> None:
    """Print the worst of each target."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("targets", nargs="*", metavar="TARGET")
    arguments.add_argument("--bytes", type=int, default=None)
    arguments.add_argument("--random", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    names = given.targets or [*WHOLE, *(name for name in registry.NAMES if name not in (*WHOLE, "parser"))]
    wrong = 0
    with ProcessPoolExecutor() as pool:
        for done in as_completed(pool.submit(check, name, given.bytes, given.random, given.seed) for name in names):
            lines, count = done.result()
            print("\n".join(lines), flush=True)
            wrong += count
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
