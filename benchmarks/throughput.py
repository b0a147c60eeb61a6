"""How many characters a second become records, as a ratio to `jieba.lcut` on the same texts in the same run.

    python benchmarks/throughput.py [--rounds N] [--first] [TEXT ...]

Rounds are interleaved; the figure is the ratio of the medians. Texts default to samples/*.txt. ``--first``: only the first time that a
process sees the texts counts, with both dictionaries loaded; words that our dictionary looks up for the first time are then in it.
"""

import argparse
import json
import logging
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

import briefgen

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
#: Load dictionaries and compile patterns.
WARM = [path.read_text(encoding="utf-8") for path in SAMPLES]


def record(text: str) -> None:
    """A whole record, as JSON."""
    briefgen.parse_text(text).model_dump_json()


def split(text: str) -> None:
    """The words alone."""
    jieba.lcut(text)


def seconds(work: Callable[[str], None], texts: list[str]) -> float:
    """Wall time of one pass over the texts."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def once(texts: list[str]) -> tuple[float, float]:
    """One pass of each, warm but for the texts themselves."""
    for work in (record, split):
        seconds(work, WARM)
    return seconds(record, texts), seconds(split, texts)


def main() -> None:
    """Print characters per second of both, and the ratio."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("--first", action="store_true")
    arguments.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    arguments.add_argument("texts", nargs="*", type=Path, default=SAMPLES)
    given = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in given.texts]
    jieba.setLogLevel(logging.CRITICAL)
    if given.once:
        print(json.dumps(once(texts)))
        return
    if given.first:
        command = [sys.executable, __file__, "--once", *map(str, given.texts)]
        rounds = [tuple(json.loads(subprocess.run(command, capture_output=True, check=True).stdout)) for _ in range(given.rounds)]
    else:
        once(texts)
        rounds = [(seconds(record, texts), seconds(split, texts)) for _ in range(given.rounds)]
    ours, words = (statistics.median(column) for column in zip(*rounds, strict=True))
    characters = sum(map(len, texts))
    print(f"record {characters / ours:,.0f} characters/s, jieba.lcut {characters / words:,.0f} characters/s, ratio {words / ours:.2f}")


if __name__ == "__main__":
    main()
