"""What `train.py` and `crossvalidate.py` share: labelled texts with their sources, examples, and the fit.

Texts are those of `../shared/real` and `../shared/eval` (real, not part of the project; `--shared` says where) and the invented ones of `tests/golden` and
`tests/corpus`. What is scored only (`sealed`), and the texts of `eval` that come from its sources, are never read.
"""

import gzip
import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.spans import Span
from briefgen.weights import BIAS

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
#: Texts of `eval` from the sources of `sealed`, by the latter's README.
SEALED = frozenset(["0018", "0039", "0064", "0073", "0113", "0118", "0167", "0272", "0277", "0279"])
#: Features rarer than this are dropped, and weights of a decision are hundredths.
RARE = 3
SCALE = 100


class Text(NamedTuple):
    """A labelled text. ``gold``: its meetings with spans; ``mentioned``: who is named and takes no part; ``group``: official, projects or invented."""

    id: str
    set: str
    source: str
    group: str
    text: str
    gold: list[dict[str, Any]]
    mentioned: frozenset[str]


class Example(NamedTuple):
    """A candidate: its features, whether it is one, how much it counts, and the sources of other texts that it was made from."""

    features: tuple[str, ...]
    label: bool
    weight: float = 1.0
    others: frozenset[str] = frozenset()


class Decision(NamedTuple):
    """A decision that is learnt. ``examples`` of a text; ``cost``: scikit-learn's C, the smaller the fewer features stay; ``silver``: examples that
    are of none of these texts: another tagger labelled them, in the folder of the shared texts, or they have labels of their own.
    """

    name: str
    examples: Callable[[Text], Iterable[Example]]
    cost: float = 0.3
    silver: Callable[[Path], Iterable[Example]] | None = None


@cache
def texts(shared: Path = SHARED) -> tuple[Text, ...]:
    """All labelled texts that may be read, in the order of their names."""
    out: list[Text] = []
    sources: dict[str, dict[str, Any]] = {}
    mentioned: dict[str, frozenset[str]] = {}
    if shared.is_dir():
        sources = {row["id"]: row for row in _rows(shared / "real" / "sources.jsonl")}
        mentioned = {row["id"]: frozenset(map(_name, row["mentioned"])) for row in _rows(shared / "real" / "mentioned.jsonl")}
    for name, folder in (("real", shared / "real"), ("eval", shared / "eval"), ("golden", ROOT / "tests/golden"), ("corpus", ROOT / "tests/corpus")):
        if not folder.is_dir():
            continue
        for row in compiled(folder, shared):
            if name == "eval" and row["id"] in SEALED:
                continue
            source = sources.get(row["id"], {}) if name in ("real", "eval") else {}
            text = (folder / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8-sig")
            out.append(
                Text(
                    row["id"],
                    name,
                    source.get("source", name),
                    source.get("group", "invented"),
                    text,
                    row["meetings"],
                    mentioned.get(row["id"], frozenset()),
                )
            )
    return tuple(out)


def _name(mentioned: Any) -> str:
    return "".join(str(mentioned["name"] if isinstance(mentioned, dict) else mentioned).split())


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def compiled(folder: Path, shared: Path) -> list[dict[str, Any]]:
    """The labels of a folder with offsets in place of snippets."""
    command = [sys.executable, str(shared / "eval" / "compile.py"), "--labels", str(folder / "labels"), "--texts", str(folder / "texts")]
    done = subprocess.run(command, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line]


def broadcasts(shared: Path) -> Iterator[tuple[str, frozenset[Span]]]:
    """The texts of `../shared/raw`, with the names that another tagger saw in them."""
    path = shared / "raw" / "broadcasts.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["text"], frozenset(Span(*each) for each in row["names"])


def digest(shared: Path = SHARED) -> str:
    """A hash of everything that weights are made from."""
    told = hashlib.sha256()
    for text, names in broadcasts(shared):
        told.update(json.dumps([text, sorted(names)], ensure_ascii=False).encode())
    for each in texts(shared):
        told.update(json.dumps([each.id, each.set, each.text, each.gold, sorted(each.mentioned)], ensure_ascii=False, sort_keys=True).encode())
    for path in sorted((ROOT / "tests" / "records").glob("*/*")):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def fit(examples: Sequence[Example], cost: float) -> dict[str, int]:
    """The weights of a logistic regression with L1 over the features that occur often enough. The same examples give the same weights."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for each in examples for feature in set(each.features))
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    index = {name: n for n, name in enumerate(names)}
    columns = [sorted({index[feature] for feature in each.features if feature in index}) for each in examples]
    starts = numpy.cumsum([0, *map(len, columns)])
    flat = [column for row in columns for column in row]
    matrix = csr_matrix((numpy.ones(len(flat)), flat, starts), shape=(len(examples), len(names)))
    model = LogisticRegression(l1_ratio=1, C=cost, solver="liblinear", random_state=0, intercept_scaling=10, max_iter=300)
    model.fit(matrix, [each.label for each in examples], sample_weight=[each.weight for each in examples])
    weights = {name: round(SCALE * weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {BIAS: round(SCALE * model.intercept_[0]), **{name: weight for name, weight in weights.items() if weight}}


def written(weights: dict[str, int], header: str) -> str:
    """A file of weights."""
    return header + "".join(f"{feature}\t{weight}\n" for feature, weight in sorted(weights.items()))
