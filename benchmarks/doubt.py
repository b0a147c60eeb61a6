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

At the end: of all wrong and all right fields, the share that carries a mark of its own (a diagnostic about such a field on the field's own characters; of what was missed, on those where it stands;
titles and roles stand with their person's mention). And what F1 of names, titles and speakers somebody reaches who corrects just what is so marked, by the labels.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.accuracy import Claim, Meeting, Outcome, Range, Tally, arguments, bare, outcomes, speakers
from briefgen.record import Attendee, Brief, Diagnostic

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
    "several-chairs": ("roles",),
    "no-chair": ("roles",),
    "speaker-unknown": ("speakers", "roles"),
    "speech-missed": ("speakers", "directives", "owners", "deadlines", "quantities"),
    "speech-uncertain": ("speakers",),
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
#: About who chairs.
ON_CHAIRS = frozenset(["no-chair", "several-chairs"])
#: What is said of claims of meetings that were not found.
NOT_FOUND = "no-meeting"


class Judged(NamedTuple):
    """A claim, whether it is right, and the codes of the diagnostics that it carries; ``marked``: those about names on the name's own characters,
    None for what is no name that was found; ``own``: those on its own span; ``found``: whether the record makes it.
    """

    claim: Claim
    right: bool
    codes: tuple[str, ...]
    marked: tuple[str, ...] | None = None
    own: tuple[str, ...] = ()
    found: bool = True


def judged(outcome: Outcome) -> Iterator[Judged]:
    """Every claim of one text."""
    for claim, meeting in outcome.missed:
        yield Judged(claim, False, _carried(claim, meeting), own=_own_marks(claim, meeting), found=False)
    for claims, right in ((outcome.invented, False), (outcome.right, True)):
        for claim, meeting in claims:
            marked = _marked(claim, meeting) if claim.field == "names" else None
            yield Judged(claim, right, _carried(claim, meeting), marked, _own_marks(claim, meeting))
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
            yield Judged(claim, right, _carried(claim, found), own=_own_marks(claim, found), found=right_counts)


def _same(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > max(one[1] - one[0], other[1] - other[0])


def _carried(claim: Claim, meeting: Meeting | None) -> tuple[str, ...]:
    """The codes of the diagnostics about a claim; of a meeting that was not found, that nothing was."""
    if meeting is None or meeting.brief is None:
        return (NOT_FOUND,)
    return tuple(dict.fromkeys(each.code for each in meeting.brief.diagnostics if _is_about(each, claim)))


def _own_marks(claim: Claim, meeting: Meeting | None) -> tuple[str, ...]:
    """The codes of the diagnostics about a claim that lie on its own characters."""
    brief = meeting.brief if meeting else None
    if brief is None:
        return ()
    places = _places(claim, brief)
    own = [each for each in brief.diagnostics if each.span and _concerns(each, claim)]
    return tuple(dict.fromkeys(each.code for each in own if any(each.span and _common(each.span, place) for place in places)))


def _places(claim: Claim, brief: Brief) -> list[Range]:
    """Where a claim stands: its own span; what is said of a person who was found, at all mentions of that one."""
    if claim.field in ("names", "titles", "roles"):
        name = claim.key.partition(" ")[0]
        spans = [span for each in brief.attendees if each.name and bare(each.name) == name for span in each.spans]
        if spans:
            return spans
    return [claim.span] if claim.span else []


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


def _concerns(diagnostic: Diagnostic, claim: Claim) -> bool:
    """Whether a diagnostic is about such a field; those about who chairs are not about what else somebody does."""
    return claim.field in ABOUT.get(diagnostic.code, ()) and (diagnostic.code not in ON_CHAIRS or claim.key.endswith(" chair"))


def _is_about(diagnostic: Diagnostic, claim: Claim) -> bool:
    if not _concerns(diagnostic, claim):
        return False
    if diagnostic.span is None:
        return True
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
    every = outcomes(given.labels, given.texts, given.records)
    found = [(ident, each) for ident, outcome in every.items() if not given.group or groups.get(ident) == given.group for each in judged(outcome)]
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
    print(f"marks on nothing wrong: {_idle(every.values())}")
    print("names found, and marked on the name itself:")
    for label, those in kinds.items():
        counts = Counter(code for each in those for code in each.marked or ())
        marked = sum(bool(each.marked) for each in those)
        codes = ", ".join(f"{code} {count}" for code, count in counts.most_common())
        print(f"  {label:<20}{len(those):>6}{marked:>6}{marked / max(1, len(those)):>7.3f}  {codes}")
    _own_shares(found)
    compared = [outcome for ident, outcome in every.items() if not given.group or groups.get(ident) == given.group]
    print(
        "F1, and that of whoever corrects what is marked so: "
        + ", ".join(f"{kind} {was:.3f} {now:.3f}" for kind, was, now in corrected(found, compared))
    )


def corrected(found: Sequence[tuple[str, Judged]], compared: Iterable[Outcome]) -> Iterator[tuple[str, float, float]]:
    """Of names, titles and speakers, F1 as found, and where everything wrong that is marked on its own span has been corrected by the labels."""
    for kind in ("names", "titles"):
        own = [each for _, each in found if each.claim.field == kind]
        right, mended = sum(each.right for each in own), sum(bool(each.own) and not each.found for each in own)
        wrong = [[each for each in own if not each.right and not (marked and each.own)] for marked in (False, True)]
        yield kind, _f1(right, len(wrong[0])), _f1(right + mended, len(wrong[1]))
    before, after = Tally(), Tally()
    for outcome in compared:
        gold, got = speakers([each for each, _ in outcome.meetings]), speakers([*(each for _, each in outcome.meetings if each), *outcome.surplus])
        seen = {at for one, other in outcome.meetings if other for span in _looked_at(one, other) for at in range(*span)}
        for tally, known in (
            (before, got),
            (after, {at: who for at, who in got.items() if at not in seen} | {at: who for at, who in gold.items() if at in seen}),
        ):
            hit = sum(bool(known.get(at, frozenset()) & who) for at, who in gold.items())
            tally.add(hit, len(gold) - hit, len(known) - hit)
    yield "speakers", before.f1, after.f1


def _idle(compared: Iterable[Outcome]) -> str:
    """Of the marks with a span, those on nothing wrong, and all: what is looked at in vain."""
    all_marks, useful = Counter[str](), Counter[str]()
    for outcome in compared:
        wrong = [each.claim for each in judged(outcome) if not each.right and each.claim.span]
        for brief in (found.brief for _, found in outcome.meetings if found and found.brief):
            for each in (each for each in brief.diagnostics if each.span):
                all_marks[each.code] += 1
                useful[each.code] += any(
                    claim.field in ABOUT.get(each.code, ()) and _common(claim.span or (0, 0), each.span or (0, 0)) for claim in wrong
                )
    return f"{all_marks.total() - useful.total()} of {all_marks.total()}: " + ", ".join(
        f"{code} {useful[code]} of {n}" for code, n in all_marks.most_common()
    )


def _f1(hit: int, wrong: int) -> float:
    return 2 * hit / max(1, 2 * hit + wrong)


def _looked_at(gold: Meeting, found: Meeting) -> Iterator[Range]:
    """Marks about speakers, the speeches that they lie on, and the labelled ones that those should have been."""
    marks = [each.span for each in found.brief.diagnostics if each.span and "speakers" in ABOUT.get(each.code, ())] if found.brief else []
    for mark in marks:
        touched = [span for _, span in found.speeches if _common(mark, span)] or [mark]
        yield from touched
        yield from (span for _, span in gold.speeches if any(_common(span, each) for each in touched))


def _own_shares(found: Sequence[tuple[str, Judged]]) -> None:
    """Wrong and right fields with a mark of their own, by kind of field and code."""
    seen = [each for _, each in found if NOT_FOUND not in each.codes]
    print(f"{'own marks':<12}{'wrong':>7}{'shown':>7}{'right':>7}{'shown':>7}")
    for kind in dict.fromkeys(each.claim.field for each in seen):
        counts = [[each for each in seen if each.claim.field == kind and each.right == right] for right in (False, True)]
        print(f"{kind:<12}" + "".join(f"{len(those):>7}{sum(bool(each.own) for each in those):>7}" for those in counts))
    marks = {right: Counter(code for each in seen if each.right == right for code in each.own) for right in (False, True)}
    for code in sorted({*marks[False], *marks[True]}, key=lambda code: -marks[False][code]):
        print(f"  {code:<22}{marks[False][code]:>5} wrong{marks[True][code]:>5} right")
    for label, right in (("wrong", False), ("right", True)):
        those = [each for each in seen if each.right == right]
        print(f"{label} with a mark of its own: {sum(bool(each.own) for each in those) / max(1, len(those)):.2f}")


def _rows(path: Path | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path else []


if __name__ == "__main__":
    main()
