"""How time and memory grow with one text: meetings repeated, and one endless paragraph, at 100 KB, 1 MB and 10 MB.

    python benchmarks/growth.py [--sizes BYTES ...] [--rounds N]

Every text is parsed and written as JSON in a process of its own. Printed: time per character as a ratio to that of the smallest size
of the same kind, and peak memory of the process as a multiple of the text's bytes, of `parse_text` alone and with `model_dump_json`. Texts are made of samples/three-meetings.txt.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "samples" / "three-meetings.txt"
SIZES = [100_000, 1_000_000, 10_000_000]


def text_of(kind: str, size: int) -> str:
    """A text of about ``size`` bytes of UTF-8: ``meetings``, or ``paragraph``, which has no line break."""
    sample = SAMPLE.read_text(encoding="utf-8")
    if kind == "paragraph":
        sample = "".join(sample.split())
    piece = sample if kind == "paragraph" else f"{sample.strip()}\n\n"
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode(errors="ignore")


def measure(kind: str, size: int) -> None:
    """In a process of its own: seconds, characters, peak bytes of `parse_text` alone and with the JSON."""
    import briefgen

    briefgen.parse_text(SAMPLE.read_text(encoding="utf-8")).model_dump_json()  # dictionary and patterns loaded
    text = text_of(kind, size)
    start = time.perf_counter()
    document = briefgen.parse_text(text)
    parsed = _peak()
    document.model_dump_json()
    print(json.dumps([time.perf_counter() - start, len(text), parsed, _peak()]))


def _peak() -> int:
    """The largest size of the process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Run the processes, interleaved, and print the ratios."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        measure(given.measure[0], int(given.measure[1]))
        return
    for kind in ("meetings", "paragraph"):
        rows = {size: [] for size in given.sizes}  # type: dict[int, list[tuple[float, int, int, int]]]
        for _ in range(given.rounds):
            for size in given.sizes:
                done = subprocess.run([sys.executable, __file__, "--measure", kind, str(size)], capture_output=True, check=True, text=True)
                rows[size].append(tuple(json.loads(done.stdout)))
        per_character = {size: statistics.median(taken / characters for taken, characters, *_ in row) for size, row in rows.items()}
        for size, row in rows.items():
            parsed, peak = (max(column) for column in list(zip(*row, strict=True))[2:])
            print(
                f"{kind:9} {size:>10,} bytes: {per_character[size] * 1e6:5.2f} us/character, "
                f"ratio {per_character[size] / per_character[given.sizes[0]]:.2f}, peak {parsed / 2**20:,.0f} MB = {parsed / size:,.1f} x text, "
                f"with its JSON {peak / 2**20:,.0f} MB = {peak / size:,.1f} x"
            )


if __name__ == "__main__":
    main()
