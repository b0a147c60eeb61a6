"""How well decisions do on sources that they were not learnt from: whole sources are left out in turn, the parser reads them with weights from the others.

    python benchmarks/crossvalidate.py [--shared DIR] [--folds 10] [--sets real eval] [--off DECISION ...]

Prints the score of each field by kind of text, as `../shared/eval/score.py` counts. Sources are dealt out to folds by size, so that every source is left out whole.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import briefgen
from benchmarks.learning import SHARED, Example, Text, fit, texts
from benchmarks.train import DECISIONS
from briefgen import weights


def folds(own: list[Text], count: int) -> list[frozenset[str]]:
    """Sources dealt out, the largest first, each to the fold with the fewest texts."""
    sizes = Counter(text.source for text in own)
    out: list[set[str]] = [set() for _ in range(count)]
    for source, _ in sorted(sizes.items(), key=lambda each: (-each[1], each[0])):
        min(out, key=lambda fold: sum(sizes[each] for each in fold)).add(source)
    return [frozenset(fold) for fold in out]


def records(own: list[Text], count: int, off: frozenset[str], shared: Path) -> dict[str, str]:
    """For each real text its record, by a parser that has not seen its source."""
    known: dict[str, list[list[Example]]] = {decision.name: [list(decision.examples(text)) for text in own] for decision in DECISIONS}
    silver = {decision.name: list(decision.silver(shared)) if decision.silver else [] for decision in DECISIONS}
    out: dict[str, str] = {}
    for fold in folds([text for text in own if text.group != "invented"], count):
        instead = {}
        for decision in DECISIONS:
            examples = list(silver[decision.name])
            examples += [example for text, found in zip(own, known[decision.name], strict=True) if text.source not in fold for example in found]
            instead[decision.name] = fit(examples, decision.cost)
        for name in off:
            instead[name] = {weights.BIAS: 2000}
        with weights.using(instead):
            for text in own:
                if text.source in fold:
                    out[f"{text.set}/{text.id}"] = briefgen.parse_text(text.text, f"{text.id}.txt").model_dump_json()
    return out


def score(found: dict[str, str], own: list[Text], group: str, shared: Path) -> str:
    """The table of `score.py` for a group of texts."""
    chosen = [text for text in own if text.group == group and f"{text.set}/{text.id}" in found]
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder) / "gold", Path(folder) / "pred"
        gold.write_text("".join(json.dumps({"id": text.id, "meetings": text.gold}, ensure_ascii=False) + "\n" for text in chosen), encoding="utf-8")
        pred.write_text("".join(found[f"{text.set}/{text.id}"] + "\n" for text in chosen), encoding="utf-8")
        command = [sys.executable, str(shared / "eval" / "score.py"), "--gold", str(gold), "--pred", str(pred)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--sets", nargs="*", default=["real", "eval"])
    parser.add_argument("--off", nargs="*", default=[], help="decisions that say yes to everything: the rules alone")
    parser.add_argument("--keep", type=Path, help="write the records here, one a line")
    options = parser.parse_args()
    own = list(texts(options.shared))
    found = records(own, options.folds, frozenset(options.off), options.shared)
    if options.keep:
        options.keep.write_text("".join(line + "\n" for name, line in found.items() if name.startswith("real/")), encoding="utf-8")
    for name in options.sets:
        for group in ("official", "projects"):
            chosen = [text for text in own if text.set == name]
            if any(text.group == group for text in chosen):
                print(f"{name}, {group}\n{score(found, chosen, group, options.shared)}")


if __name__ == "__main__":
    main()
