"""How well decisions do on sources that they were not learnt from: whole sources are left out in turn, the parser reads them with weights from the others.

    python benchmarks/crossvalidate.py [--shared DIR] [--folds 10] [--sets real eval] [--off DECISION ...] [--joined]

Prints the score of each field by kind of text, as `../shared/eval/score.py` counts. Sources are dealt out to folds by size, so that every source is left out whole.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import briefgen

sys.path.insert(0, str(Path(__file__).parents[1]))

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


def models(own: list[Text], count: int, off: frozenset[str], shared: Path) -> Iterator[tuple[frozenset[str], dict[str, dict[str, int]]]]:
    """For each fold its sources, and weights that were learnt without them."""
    known: dict[str, list[list[Example]]] = {decision.name: [list(decision.examples(text)) for text in own] for decision in DECISIONS}
    silver = {decision.name: list(decision.silver(shared)) if decision.silver else [] for decision in DECISIONS}
    for fold in folds([text for text in own if text.group != "invented"], count):
        instead = {}
        for decision in DECISIONS:
            examples = list(silver[decision.name])
            examples += [
                example
                for text, found in zip(own, known[decision.name], strict=True)
                if text.source not in fold
                for example in found
                if not example.others & fold
            ]
            instead[decision.name] = fit(examples, decision.cost)
        for name in off:
            instead[name] = {weights.BIAS: 2000}
        yield fold, instead


def records(own: list[Text], count: int, off: frozenset[str], shared: Path) -> dict[str, str]:
    """For each real text its record, by a parser that has not seen its source."""
    out: dict[str, str] = {}
    for fold, instead in models(own, count, off, shared):
        with weights.using(instead):
            for text in own:
                if text.source in fold:
                    out[f"{text.set}/{text.id}"] = briefgen.parse_text(text.text, f"{text.id}.txt").model_dump_json()
    return out


def joined(own: list[Text], name: str, count: int, shared: Path, files: int = 200) -> str:
    """Files of two to four reports, as `../shared/eval/joined.py` makes them, told apart by a parser that has seen no source of theirs.

    Each file is made of texts of one fold, so that the parser has seen none of them; they are of few sources, and more alike than any two texts.
    """
    chance = random.Random(1)
    hit = miss = extra = whole = made = alone = singles = 0
    wanted = [text for text in own if text.set == name and len(text.gold) == 1]
    for fold, instead in models(own, count, frozenset(), shared):
        pool = {text.id: text.text.strip("\n") for text in wanted if text.source in fold}
        with weights.using(instead):
            for _ in range(files * len(pool) // len(wanted) if len(pool) > 1 else 0):
                chosen = [pool[each] for each in chance.sample(sorted(pool), min(len(pool), chance.choice([2, 3, 4])))]
                starts = [sum(len(each) + 1 for each in chosen[:n]) for n in range(len(chosen))]
                spans = [tuple(brief.span) for brief in briefgen.parse_text("\n".join(chosen)).briefs]
                right = sum(_found((start, start + len(each)), spans) for start, each in zip(starts, chosen, strict=True))
                hit, miss, extra = hit + right, miss + len(chosen) - right, extra + max(0, len(spans) - right)
                whole, made = whole + (right == len(chosen) == len(spans)), made + 1
            alone += sum(len(briefgen.parse_text(text).briefs) == 1 for text in pool.values())
            singles += len(pool)
    measures = (hit / max(1, hit + extra), hit / max(1, hit + miss), 2 * hit / max(1, 2 * hit + miss + extra))
    return "joined P {:.3f} R {:.3f} F1 {:.3f}; ".format(*measures) + f"files all right {whole} of {made}; alone {alone} of {singles}"


def _found(own: tuple[int, int], spans: list[tuple[int, ...]]) -> bool:
    """Whether exactly one span has most of its characters inside of ``own``, and covers over half of it."""
    inside = [(start, end) for start, end in spans if (min(end, own[1]) - max(start, own[0])) * 2 > end - start]
    return len(inside) == 1 and (min(inside[0][1], own[1]) - max(inside[0][0], own[0])) * 2 > own[1] - own[0]


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
    parser.add_argument("--joined", action="store_true", help="how well reports joined in one file are told apart, instead")
    options = parser.parse_args()
    own = list(texts(options.shared))
    if options.joined:
        for name in options.sets:
            print(f"{name}: {joined(own, name, options.folds, options.shared)}")
        return
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
