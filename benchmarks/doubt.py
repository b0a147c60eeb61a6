"""Whether doubt is shown where it should be: of the wrong fields, how many carry a diagnostic; of the right ones, how many do.

    python benchmarks/doubt.py [--labels DIR --texts DIR] [--verbose]

A field carries a diagnostic that is about such a field (`ABOUT`) and lies on its span, or has no span and is about the whole
meeting. Wrong are claims that only the record or only the labels make, and speeches and directives that share less than half of their
characters with a labelled one of the same speaker. What lacks in the text itself and is right so (a date without a year) is
counted too, and once more apart.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import Claim, Meeting, Outcome, Range, arguments, outcomes
from briefgen.record import Diagnostic

#: Diagnostic code → the fields that it is about.
ABOUT: dict[str, tuple[str, ...]] = {
    "no-date": ("date", "part"),
    "date-without-year": ("date",),
    "date-relative": ("date",),
    "date-invalid": ("date",),
    "date-after-document": ("date",),
    "weekday-mismatch": ("date",),
    "no-location": ("location",),
    "place-relative": ("location",),
    "place-ambiguous": ("location",),
    "no-attendee": ("names", "groups", "titles", "roles"),
    "name-doubtful": ("names", "titles", "roles"),
    "name-uncertain": ("names", "titles", "roles"),
    "name-variant": ("names",),
    "title-missing": ("titles",),
    "group-missed": ("groups",),
    "group-uncertain": ("groups",),
    "speaker-carried": ("speakers",),
    "several-chairs": ("roles",),
    "no-chair": ("roles",),
    "speaker-unknown": ("speakers", "roles"),
    "speech-missed": ("speakers", "directives", "owners", "roles"),
    "speech-uncertain": ("speakers", "directives"),
    "owner-missing": ("owners",),
    "owner-uncertain": ("owners",),
    "directive-missed": ("directives", "owners", "deadlines", "quantities"),
    "directive-uncertain": ("directives", "owners"),
    "odd-number": ("quantities",),
}
#: Of these the text itself lacks something; the record is right, and says so.
LACKING = frozenset(["date-without-year", "date-relative", "title-missing", "no-location", "no-chair", "owner-missing"])


class Judged(NamedTuple):
    """A claim, whether it is right, and the codes of the diagnostics that it carries."""

    claim: Claim
    right: bool
    codes: tuple[str, ...]


def judged(outcome: Outcome) -> Iterator[Judged]:
    """Every claim of one text."""
    for claim, meeting in outcome.missed:
        yield Judged(claim, False, _carried(claim, meeting))
    for claims, right in ((outcome.invented, False), (outcome.right, True)):
        for claim, meeting in claims:
            yield Judged(claim, right, _carried(claim, meeting))
    for gold, found in outcome.meetings:
        wanted = [(who, span) for who, span in gold.speeches]
        got = [(who, span) for who, span in found.speeches] if found else []
        yield from _units("speakers", wanted, got, found)
        none: frozenset[str] = frozenset()
        yield from _units("directives", [(none, span) for span in gold.directives], [(none, s) for s in found.directives] if found else [], found)


def _units(kind: str, wanted: list[tuple[frozenset[str], Range]], got: list[tuple[frozenset[str], Range]], found: Meeting | None) -> Iterator[Judged]:
    for one, other, right_counts in ((wanted, got, False), (got, wanted, True)):
        for who, span in one:
            right = any((who & each or not who) and _same(span, where) for each, where in other)
            if right and not right_counts:
                continue  # counted once, from the record's side
            claim = Claim(kind, "", span)
            yield Judged(claim, right, _carried(claim, found))


def _same(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])


def _carried(claim: Claim, meeting: Meeting | None) -> tuple[str, ...]:
    """The codes of the diagnostics about a claim; of a meeting that was not found, that nothing was."""
    if meeting is None or meeting.brief is None:
        return ("no-meeting",)
    return tuple(dict.fromkeys(each.code for each in meeting.brief.diagnostics if _is_about(each, claim)))


def _is_about(diagnostic: Diagnostic, claim: Claim) -> bool:
    if claim.field not in ABOUT.get(diagnostic.code, ()):
        return False
    if diagnostic.span is None:
        return diagnostic.code != "no-chair" or claim.key.endswith(" chair")
    return claim.span is not None and min(diagnostic.span[1], claim.span[1]) > max(diagnostic.span[0], claim.span[0])


def main() -> None:
    """Print both shares by field, and the codes that right fields carry."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--verbose", action="store_true", help="every wrong field without a diagnostic, every right one with")
    given = parser.parse_args()
    found = [(ident, each) for ident, outcome in outcomes(given.labels, given.texts).items() for each in judged(outcome)]
    if given.verbose:
        for ident, each in found:
            if each.right == bool(each.codes):
                print(
                    f"{ident}\t{'right' if each.right else 'wrong'}\t{each.claim.field}\t{each.claim.key}\t{each.claim.span}\t{' '.join(each.codes)}"
                )
    kinds = list(dict.fromkeys(each.claim.field for _, each in found))
    print(f"{'field':<12}{'wrong':>7}{'shown':>7}{'right':>7}{'shown':>7}")
    for kind in [*kinds, "all"]:
        here = [each for _, each in found if kind in ("all", each.claim.field)]
        wrong = [each for each in here if not each.right]
        right = [each for each in here if each.right]
        print(f"{kind:<12}{len(wrong):>7}{sum(bool(e.codes) for e in wrong):>7}{len(right):>7}{sum(bool(e.codes) for e in right):>7}")
    right = [each for _, each in found if each.right]
    wrong = [each for _, each in found if not each.right]
    doubted = sum(bool(set(each.codes) - LACKING) for each in right)
    print(f"wrong with a diagnostic: {sum(bool(e.codes) for e in wrong) / max(1, len(wrong)):.3f}")
    print(f"right with a diagnostic: {sum(bool(e.codes) for e in right) / max(1, len(right)):.3f}, of a doubt: {doubted / max(1, len(right)):.3f}")
    for label, side in (("right", right), ("wrong", wrong)):
        counts = Counter(code for each in side for code in each.codes)
        print(f"codes on {label} fields: {', '.join(f'{code} {count}' for code, count in counts.most_common()) or 'none'}")


if __name__ == "__main__":
    main()
