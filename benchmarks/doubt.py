"""Whether doubt is shown where it should be: of the wrong fields, how many carry a diagnostic; of the right ones, how many do.

    python benchmarks/doubt.py [--labels DIR --texts DIR] [--records FILE] [--mentioned FILE] [--group GROUP --sources FILE] [--verbose]

Only totals are printed, unless ``--verbose`` is given, so it can be run on texts that are not to be read. ``--records``: these, one a line (`crossvalidate.py --keep`), instead
of what the parser makes of the texts; ``--mentioned``: who is named and took no part, by text, to tell apart what is no name at all.

A field carries a diagnostic that is about such a field (`ABOUT`) and lies on its span, or has no span and is about the whole
meeting. Wrong are claims that only the record or only the labels make, and speeches and directives that share less than half of their
characters with a labelled one of the same speaker. What lacks in the text itself and is right so (a date without a year) is
counted too, and once more apart. What belongs to meetings that were not found at all carries nothing, and is counted apart: nobody who looks at a field can see it.

Names are counted once more, by what is marked on the name itself: of those found, how many wrong and how many right ones have a diagnostic about names on their
own characters.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import Claim, Meeting, Outcome, Range, arguments, bare, outcomes
from briefgen.record import Attendee, Diagnostic

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
    "attendance-doubtful": ("names", "titles", "roles"),
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
    "deadline-past": ("deadlines",),
    "quantity-uncertain": ("quantities",),
    "odd-number": ("quantities",),
}
#: Of these the text itself lacks something; the record is right, and says so.
LACKING = frozenset(["date-without-year", "date-relative", "title-missing", "no-location", "no-chair", "owner-missing"])


#: About a name itself.
ON_NAMES = frozenset(["name-doubtful", "attendance-doubtful", "name-uncertain", "name-variant"])
#: What is said of claims of meetings that were not found.
NOT_FOUND = "no-meeting"


class Judged(NamedTuple):
    """A claim, whether it is right, and the codes of the diagnostics that it carries; ``marked``: those about names on the name's own characters,
    None for what is no name that was found.
    """

    claim: Claim
    right: bool
    codes: tuple[str, ...]
    marked: tuple[str, ...] | None = None


def judged(outcome: Outcome) -> Iterator[Judged]:
    """Every claim of one text."""
    for claim, meeting in outcome.missed:
        yield Judged(claim, False, _carried(claim, meeting))
    for claims, right in ((outcome.invented, False), (outcome.right, True)):
        for claim, meeting in claims:
            marked = _marked(claim, meeting) if claim.field == "names" else None
            yield Judged(claim, right, _carried(claim, meeting), marked)
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
        return (NOT_FOUND,)
    return tuple(dict.fromkeys(each.code for each in meeting.brief.diagnostics if _is_about(each, claim)))


def _marked(claim: Claim, meeting: Meeting) -> tuple[str, ...]:
    """The codes of the diagnostics about names that lie on a name itself, not on its titles."""
    brief = meeting.brief
    own = [_own(each) for each in brief.attendees if each.name and bare(each.name) == claim.key] if brief else []
    about = [each for each in brief.diagnostics if each.code in ON_NAMES] if brief else []
    return tuple(dict.fromkeys(each.code for each in about for span in own if each.span and _common(each.span, span)))


def _own(person: Attendee) -> Range:
    """Where somebody's name stands in the first mention."""
    start, end = person.spans[0]
    at = person.text.find(person.name or "")
    return (start + at, start + at + len(person.name or "")) if at >= 0 and end - start == len(person.text) else (start, end)


def _common(one: Range, other: Range) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _is_about(diagnostic: Diagnostic, claim: Claim) -> bool:
    if claim.field not in ABOUT.get(diagnostic.code, ()):
        return False
    if diagnostic.span is None:
        return diagnostic.code != "no-chair" or claim.key.endswith(" chair")
    return claim.span is not None and _common(diagnostic.span, claim.span)


def main() -> None:
    """Print both shares by field, and the codes that right fields carry."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--records", type=Path, help="records to look at, one a line, instead of what the parser makes of the texts")
    parser.add_argument("--mentioned", type=Path, help="a line for each text: id, and mentioned: who is named and took no part")
    parser.add_argument("--sources", type=Path, help="a line for each text: id and group")
    parser.add_argument("--group", help="only texts of this group, by --sources")
    parser.add_argument("--verbose", action="store_true", help="every wrong field without a diagnostic, every right one with")
    given = parser.parse_args()
    groups = {row["id"]: row["group"] for row in _rows(given.sources)}
    found = [
        (ident, each)
        for ident, outcome in outcomes(given.labels, given.texts, given.records).items()
        if not given.group or groups.get(ident) == given.group
        for each in judged(outcome)
    ]
    if given.verbose:
        for ident, each in found:
            if each.right == bool(each.codes) or (each.marked is not None and each.right == bool(each.marked)):
                verdict = "right" if each.right else "wrong"
                print(
                    f"{ident}\t{verdict}\t{each.claim.field}\t{each.claim.key}\t{each.claim.span}\t{' '.join(each.codes)}\t{' '.join(each.marked or ())}"
                )
    lost = [each for _, each in found if NOT_FOUND in each.codes]
    seen = [each for _, each in found if NOT_FOUND not in each.codes]
    print(f"{'field':<12}{'wrong':>7}{'shown':>7}{'right':>7}{'shown':>7}")
    for kind in [*dict.fromkeys(each.claim.field for each in seen), "all"]:
        here = [each for each in seen if kind in ("all", each.claim.field)]
        wrong = [each for each in here if not each.right]
        right = [each for each in here if each.right]
        print(f"{kind:<12}{len(wrong):>7}{sum(bool(e.codes) for e in wrong):>7}{len(right):>7}{sum(bool(e.codes) for e in right):>7}")
    right = [each for each in seen if each.right]
    wrong = [each for each in seen if not each.right]
    doubted = sum(bool(set(each.codes) - LACKING) for each in right)
    print(f"of meetings not found: {len(lost)} claims, not counted above")
    print(f"wrong with a diagnostic: {sum(bool(e.codes) for e in wrong) / max(1, len(wrong)):.3f}")
    print(f"right with a diagnostic: {sum(bool(e.codes) for e in right) / max(1, len(right)):.3f}, of a doubt: {doubted / max(1, len(right)):.3f}")
    for label, side in (("right", right), ("wrong", wrong)):
        counts = Counter(code for each in side for code in each.codes)
        print(f"codes on {label} fields: {', '.join(f'{code} {count}' for code, count in counts.most_common()) or 'none'}")
    named = {row["id"]: {bare(each["name"] if isinstance(each, dict) else each) for each in row["mentioned"]} for row in _rows(given.mentioned)}
    kinds: dict[str, list[Judged]] = {label: [] for label in ("right", "wrong", *(("named, took no part", "no name") if named else ()))}
    for ident, each in found:
        if each.marked is not None:
            kinds["right" if each.right else "wrong"].append(each)
            if named and not each.right:
                kinds["named, took no part" if each.claim.key in named.get(ident, ()) else "no name"].append(each)
    print("names found, and marked on the name itself:")
    for label, those in kinds.items():
        counts = Counter(code for each in those for code in each.marked or ())
        marked = sum(bool(each.marked) for each in those)
        codes = ", ".join(f"{code} {count}" for code, count in counts.most_common())
        print(f"  {label:<20}{len(those):>6}{marked:>6}{marked / max(1, len(those)):>7.3f}  {codes}")


def _rows(path: Path | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path else []


if __name__ == "__main__":
    main()
