"""How long a file takes to become text, a format: the samples written as each format by the test helpers, and files that are given.

    python benchmarks/reading.py [--rounds N] [FILE ...]

Prints the median of the rounds for each format, and bytes and characters of its file. Starting Python and importing libraries is not in it.
"""

import argparse
import statistics
import time
from pathlib import Path

from briefgen.reading import Read, read_bytes
from tests.reading.pages import page
from tests.reading.pdfs import Box, Text, paragraph, pdf
from tests.reading.word import docx, p

SAMPLE = Path(__file__).parents[1] / "samples" / "three-meetings.txt"


def files() -> dict[str, bytes]:
    """The sample as a file of each format."""
    text = SAMPLE.read_text(encoding="utf-8")
    paragraphs = [line for line in text.splitlines() if line.strip()]
    units = "".join(f"\\u{int.from_bytes(text.encode('utf-16-le')[at : at + 2], 'little', signed=True)}?" for at in range(0, 2 * len(text), 2))
    pages: list[list[Text | Box]] = [[]]
    top = 780.0
    for each in paragraphs:
        lines = paragraph(each.strip("\u3000"), top)
        if top - 28 * len(lines) < 60:
            pages.append([])
            lines = paragraph(each.strip("\u3000"), 780)
            top = 780.0
        pages[-1] += lines
        top -= 28 * len(lines)
    return {
        ".txt": text.encode(),
        ".docx": docx("".join(map(p, paragraphs))),
        ".html": page("trs-2012", paragraphs[0], paragraphs[1:], "发布时间：2023-09-01"),
        f".pdf ({len(pages)} pages)": pdf(pages),
        ".rtf": rb"{\rtf1\ansi " + units.encode() + b"}",
    }


def measured(data: bytes, name: str, rounds: int) -> tuple[Read, float]:
    """What was read, and the median of the rounds in milliseconds."""
    read = read_bytes(data, name)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        read_bytes(data, name)
        times.append(time.perf_counter() - start)
    return read, 1000 * statistics.median(times)


def main() -> None:
    """Print a line a format or file."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("files", nargs="*", type=Path)
    given = arguments.parse_args()
    chosen = {path.name: path.read_bytes() for path in given.files} or files()
    for name, data in chosen.items():
        read, median = measured(data, name, given.rounds)
        print(f"{name}: {median:.1f} ms, {len(data):,} bytes, {len(read.text):,} characters")


if __name__ == "__main__":
    main()
