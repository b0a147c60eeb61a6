"""What each group of rules earns: it is switched off, everything is scored again, and the losses are printed in thousandths of F1.

    python benchmarks/ablation.py [--also LABELS TEXTS] [--groups N]

Texts are those of `tests/golden`, and with ``--also`` another labelled set beside them. A rule is switched off by its name, a feature by the decision
that weighs it; the other weights are not learnt anew. A negative number means that scores rise without the rule.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import FIELDS, GOLDEN, outcomes, totals
from briefgen import weights
from briefgen.parsing import rules
from briefgen.parsing.grammar import deadlines

#: Group → what is switched off: a rule (`modal`), a feature of a decision with all its values (`owner:way`), or what a decision proposes (`group:`).
GROUPS: dict[str, tuple[str, ...]] = {
    "segment: records without headline": ("record",),
    "segment: another day": ("other-day",),
    "segment: labels once more": ("labels-again",),
    "segment: headings of a series": ("series",),
    "segment: meetings of the same day": ("same-day",),
    "segment: meetings right after": ("continued",),
    "segment: reports that weights part": ("opens:",),
    "mentions: title before a name": ("title-name",),
    "mentions: title behind a name": ("name-title",),
    "mentions: title behind a surname": ("surname-title",),
    "names: without a title": ("opener",),
    "names: proposed by weights": ("likely_name:",),
    "names: established elsewhere": ("established",),
    "names: what rule proposed them": ("name:rule",),
    "names: who is only named": ("takes_part:cue", "takes_part:lead", "takes_part:tail"),
    "titles: shared by a list": ("member",),
    "titles: behind a list": ("title-behind-list",),
    "titles: by election": ("title-by-election",),
    "titles: in brackets behind a name": ("title-in-brackets",),
    "titles: what stands before them": ("title_start:left",),
    "titles: what is in them": ("title_start:has",),
    "titles: what kind is held": ("title_held:kind", "title_held:kinds"),
    "groups": ("group:",),
    "groups: what stands behind them": ("group:behind", "group:next"),
    "groups: their nouns": ("group:noun",),
    "meetings: what stands behind their names": ("meeting_name:right",),
    "places: nothing but the date and the place": ("dated",),
    "places: where people act": ("acted",),
    "places: where people met": ("met",),
    "places: visited": ("visited",),
    "places: by their first and last characters": ("venue:first", "venue:last", "venue:house"),
    "places: where they stand": ("venue:where",),
    "speeches: carried attributions": ("carried",),
    "speeches: told without attribution": ("told",),
    "speeches: quotation first": ("quote-first",),
    "speeches: what goes on with them": ("talk:",),
    "dialogue: speaker lines": ("speaker-line",),
    "dialogue: decision headings": ("decision-heading",),
    "directives: modal verbs": ("modal",),
    "directives: who is told to": ("told-to",),
    "directives: by whom": ("by-whom",),
    "directives: items of what was decided": ("listed",),
    "directives: hopes": ("hope",),
    "directives: bare verbs": ("imperative",),
    "directives: a deadline makes one": ("deadline",),
    "directives: owner and verb": ("owner-verb",),
    "owners": ("owner:",),
    "owners: labels, 由, 请 and the like": ("owner:way",),
    "owners: what stands behind them": ("owner:next",),
    "owners: where they stand": ("owner:place",),
    "owners: what sort they are": ("owner:sort",),
    **{f"deadlines: {kind}": (kind,) for kind, _ in deadlines.FORMS},
}


def scores(sets: list[tuple[Path, Path]]) -> list[dict[str, float]]:
    """F1 by field, of each set."""
    return [{name: tally.f1 for name, tally in totals(outcomes(*each).values()).items()} for each in sets]


@contextmanager
def without(names: Sequence[str]) -> Iterator[None]:
    """Do without rules, features and decisions meanwhile."""
    instead: dict[str, dict[str, int]] = {}
    for decision, colon, feature in (name.partition(":") for name in names):
        if colon:
            known = instead.get(decision) or weights.weights(decision)
            instead[decision] = {each: weight for each, weight in known.items() if not of(each, feature)} if feature else {weights.BIAS: -10_000}
    with rules.off(*(name for name in names if ":" not in name)), weights.using(instead):
        yield


def of(feature: str, name: str) -> bool:
    """Whether a feature is the one of that name, with any value."""
    return feature == name or feature.startswith((f"{name}=", f"{name}:"))


def main() -> None:
    """Print a Markdown table: one row a group, one column a set, the fields that change in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--also", nargs=2, type=Path, metavar=("LABELS", "TEXTS"))
    parser.add_argument("--groups", type=int, default=len(GROUPS), help="only the first so many groups")
    given = parser.parse_args()
    sets = [(GOLDEN / "labels", GOLDEN / "texts")] + ([tuple(given.also)] if given.also else [])
    whole = scores(sets)
    print(f"| switched off | golden |{' other |' if given.also else ''}\n| --- | --- |{' --- |' if given.also else ''}")
    for name, group in list(GROUPS.items())[: given.groups]:
        with without(group):
            ablated = scores(sets)
        cells = []
        for before, after in zip(whole, ablated, strict=True):
            losses = {field: round(1000 * (before[field] - after[field])) for field in FIELDS}
            cells.append(", ".join(f"{field} {loss}" for field, loss in losses.items() if loss) or "—")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
