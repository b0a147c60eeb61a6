"""Makes `briefgen/weights/*.txt` from labelled texts: the same bytes each time. Needs the extra `train` and `../shared`.

    python benchmarks/train.py [--shared DIR] [--check] [DECISION ...]

``--check``: writes nothing, and ends with 1 if a file is not what would be written. Where there is no ``--shared`` it looks at headers and form only.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import (
    learn_doubts,
    learn_groups,
    learn_lines,
    learn_meetings,
    learn_orders,
    learn_owners,
    learn_people,
    learn_talks,
    learn_titles,
    learn_venue,
)
from benchmarks.learning import SHARED, Decision, digest, fit, texts, written
from briefgen.weights import BIAS, read, using

FOLDER = Path(__file__).parents[1] / "briefgen" / "weights"
#: In the order in which they stand on each other: examples of one are made with the new weights of those before it.
DECISIONS: tuple[Decision, ...] = (
    *learn_meetings.DECISIONS,
    *learn_venue.DECISIONS,
    *learn_titles.DECISIONS,
    *learn_people.DECISIONS[:1],
    *learn_talks.DECISIONS,
    *learn_people.DECISIONS[1:],
    *learn_groups.DECISIONS,
    *learn_owners.DECISIONS,
    *learn_orders.DECISIONS,
    *learn_doubts.DECISIONS,
    *learn_lines.DECISIONS,
)
_HEADER = "# Weights of the decision “{}”, in hundredths: logistic regression with L1 by benchmarks/train.py (scikit-learn {}).\n# Made from {} examples of {} texts, hash {}.\n"


def made(decision: Decision, shared: Path) -> str:
    """The file of a decision."""
    import sklearn

    own = texts(shared)
    examples = [example for text in own for example in decision.examples(text)]
    examples += decision.silver(shared) if decision.silver else ()
    return written(fit(examples, decision.cost), _HEADER.format(decision.name, sklearn.__version__, len(examples), len(own), digest(shared)))


def formed(path: Path) -> bool:
    """Whether a file has its header, its bias, and features in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    features = [line for line in lines if not line.startswith("#")]
    return (
        lines[0].startswith(f"# Weights of the decision “{path.stem}”")
        and BIAS in read("\n".join(lines))
        and features == sorted(features, key=lambda each: each.rpartition("\t")[0])
    )


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("decisions", nargs="*")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    status = 0
    with ExitStack() as fresh:
        for decision in DECISIONS:
            if options.decisions and decision.name not in options.decisions:
                continue
            path = FOLDER / f"{decision.name}.txt"
            if options.check and not options.shared.is_dir():
                good = formed(path)
            else:
                text = made(decision, options.shared)
                fresh.enter_context(using({decision.name: read(text)}))
                good = not options.check or path.read_text(encoding="utf-8") == text
                if not options.check:
                    path.write_text(text, encoding="utf-8")
            size = path.stat().st_size
            print(
                f"{decision.name:<16} {len(read(path.read_text(encoding='utf-8'))):>6} weights, {size:>7} bytes{'' if good else '  NOT WHAT WOULD BE MADE'}",
                flush=True,
            )
            status |= not good
    return status


if __name__ == "__main__":
    sys.exit(main())
