"""Whether any reader or loader takes long over a small input: 100 KB of repeated scraps, alone and in the middle of a file, for every fuzz target but the parser.

    python benchmarks/scraps.py [TARGET ...] [--bytes N] [--random N] [--seed N]

The parser's own check is `benchmarks/backtracking.py`. Printed: the slowest inputs of each target, in seconds of the processor; the exit status is 1 if
one takes more than 5 s, its check included.
"""

import argparse
import random
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.fuzz import registry  # noqa: E402

LIMIT = 5.0
#: These parse whole texts, or ask a slow reference of them: what that costs `growth.py` and `backtracking.py` measure, what it does to odd texts `fuzz.py` looks for.
PARSED = frozenset(["markdown", "parser", "redaction", "tokens", "transcripts"])


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


def main() -> None:
    """Print the slowest of each target."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("targets", nargs="*", metavar="TARGET")
    arguments.add_argument("--bytes", type=int, default=100_000)
    arguments.add_argument("--random", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    warnings.simplefilter("ignore")
    slow = 0
    for name in given.targets or [name for name in registry.NAMES if name not in PARSED]:
        target = registry.load(name)
        found: list[tuple[float, str]] = []
        for what, data in inputs(target, given.bytes, given.random, given.seed):
            start = time.process_time()
            try:
                target.one(data)
            except Exception as error:
                print(f"{name}: {type(error).__name__} {str(error)[:120]!r}: {what[:160]}", flush=True)
                slow += 1
            found.append((time.process_time() - start, what))
        found.sort(reverse=True)
        slow += sum(taken > LIMIT for taken, _ in found)
        print(f"{name}: {len(found)} inputs, slowest " + "; ".join(f"{taken:.2f} s {what[:90]}" for taken, what in found[:3]), flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
