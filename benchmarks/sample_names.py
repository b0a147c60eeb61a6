"""Names that the parser finds in unlabelled texts, drawn at random, for a person to read: which are none, which are cut wrongly.

    python benchmarks/sample_names.py [--shared DIR] [--count 200] [--seed 1] [--texts N]

A line is the name with what stands around it, and the codes of the diagnostics on it. Texts are those of `../shared/raw`; the same seed draws the same.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import briefgen
from benchmarks.learning import SHARED, broadcasts

#: So much is shown to both sides, in characters.
_AROUND = 20


def found(text: str) -> Iterator[str]:
    """The persons of a text, each where first named."""
    for brief in briefgen.parse_text(text).briefs:
        for person in brief.attendees:
            if person.name:
                start, end = person.spans[0]
                at = max(0, text.find(person.name, start, end))
                codes = [each.code for each in brief.diagnostics if each.span and min(end, each.span[1]) > max(start, each.span[0])]
                before, after = text[max(0, at - _AROUND) : at], text[at + len(person.name) : at + len(person.name) + _AROUND]
                yield f"{before}|{person.name}|{after}\t{' '.join(codes)}".replace("\n", "⏎")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=int, help="only the first so many")
    options = parser.parse_args()
    names = [line for text, _ in islice(broadcasts(options.shared), options.texts) for line in found(text)]
    for line in sorted(random.Random(options.seed).sample(names, min(options.count, len(names)))):
        print(line)
    print(f"{min(options.count, len(names))} of {len(names)} names")


if __name__ == "__main__":
    main()
