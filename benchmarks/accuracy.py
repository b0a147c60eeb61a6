"""How well records agree with hand labels: precision, recall and F1 of every field.

    python benchmarks/accuracy.py [--labels DIR --texts DIR] [--verbose]

Labels are those of `tests/golden` unless given: one JSON a text, facts copied from it, spans by their first and last characters
(`tests/golden/README.md`). Speeches and directives count by characters, everything else by claims: one fact of one meeting.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import briefgen
from briefgen.record import Brief, Document

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
FIELDS = (
    "meetings", "date", "part", "location", "names", "titles", "roles", "groups",
    "speakers", "directives", "owners", "deadlines", "quantities", "documents",
)  # fmt: skip
Range = tuple[int, int]


class Claim(NamedTuple):
    """One fact of a meeting: its field, what it says, and where that stands in the text (None: nowhere in particular)."""

    field: str
    key: str
    span: Range | None


@dataclass
class Meeting:
    """One meeting as labelled or as parsed."""

    span: Range
    claims: list[Claim]
    speeches: list[tuple[frozenset[str], Range]]
    directives: list[Range]
    brief: Brief | None = None


@dataclass
class Tally:
    """Right, missed and invented."""

    hit: int = 0
    miss: int = 0
    extra: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find."""
        total = 2 * self.hit + self.miss + self.extra
        return 2 * self.hit / total if total else 1.0

    def add(self, hit: int, miss: int, extra: int) -> None:
        """Count."""
        self.hit, self.miss, self.extra = self.hit + hit, self.miss + miss, self.extra + extra


@dataclass
class Outcome:
    """One text's comparison: tallies by field, and each claim that only one side makes, or both."""

    document: Document
    meetings: list[tuple[Meeting, Meeting | None]]
    surplus: list[Meeting]
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: list[tuple[Claim, Meeting | None]] = field(default_factory=list)
    invented: list[tuple[Claim, Meeting]] = field(default_factory=list)
    right: list[tuple[Claim, Meeting]] = field(default_factory=list)


def bare(text: str | None) -> str:
    """Without blanks and a closing 等."""
    return "".join((text or "").split()).rstrip("等")


def _find(text: str, piece: dict[str, str], start: int, end: int) -> Range:
    begin = text.index(piece["from"], start, end)
    return begin, text.index(piece["to"], begin, end) + len(piece["to"])


def labelled(label: dict[str, Any], text: str) -> list[Meeting]:
    """The meetings of a label file. Raises `ValueError` for a label that does not fit its text."""
    starts: list[int] = []
    for meeting in label["meetings"]:
        starts.append(text.index(meeting["from"], starts[-1] + 1 if starts else 0))
    out = []
    for meeting, start, end in zip(label["meetings"], starts, [*starts[1:], len(text)][: len(starts)], strict=True):
        speeches = [(each["speaker"], _find(text, each, start, end)) for each in meeting["speeches"]]
        directives = [(each, _find(text, each, start, end)) for each in meeting["directives"]]
        people = {bare(person["name"]) for person in meeting["people"]}
        claims = list(_gold_claims(meeting, directives, text, (start, end)))
        said = [(frozenset(name if name in people else "*" for name in map(bare, (who or "*").split("、"))), span) for who, span in speeches]
        out.append(Meeting((start, end), claims, said, [span for _, span in directives]))
    return out


def _gold_claims(meeting: dict[str, Any], directives: Sequence[tuple[dict[str, Any], Range]], text: str, within: Range) -> Iterator[Claim]:
    def at(piece: str) -> Range | None:
        start = text.find(piece, *within)
        return (start, start + len(piece)) if start >= 0 else None

    date = meeting["date"]
    if date and date["edtf"]:
        yield Claim("date", date["edtf"], at(date["text"]))
    if date and date["part"]:
        yield Claim("part", date["part"][:1], at(date["text"]))
    if meeting["location"]:
        yield Claim("location", bare(meeting["location"]), at(meeting["location"]))
    for person in meeting["people"]:
        name, where = bare(person["name"]), at(person["name"])
        yield Claim("names", name, where)
        yield from (Claim("titles", f"{name} {title}", where) for title in _titles(person["titles"]))
        yield from (Claim("roles", f"{name} {role}", where) for role in person["roles"])
    for group in meeting.get("groups", []):
        yield from (Claim("groups", part, at(group)) for part in _parts(group))
    for kind in ("owners", "deadlines", "quantities"):
        found = {bare(value): span for each, span in reversed(directives) for value in each.get(kind, [])}
        yield from (Claim(kind, value, span) for value, span in found.items())
    yield from (Claim("documents", bare(title), at(title)) for title in dict.fromkeys(meeting.get("documents", [])))


def parsed(brief: Brief) -> Meeting:
    """A brief in the same form."""
    claims: list[Claim] = []
    if brief.date and brief.date.edtf:
        claims.append(Claim("date", brief.date.edtf, brief.date.span))
    if brief.date and brief.date.part:
        claims.append(Claim("part", brief.date.part[:1], brief.date.span))
    if brief.location:
        claims.append(Claim("location", bare(brief.location.text), brief.location.span))
    for each in brief.attendees:
        if each.name is None:
            claims += [Claim("groups", part, each.spans[0]) for part in _parts(each.text)]
            continue
        name = bare(each.name)
        claims.append(Claim("names", name, each.spans[0]))
        claims += [Claim("titles", f"{name} {title}", each.spans[0]) for title in _titles(each.titles)]
        claims += [Claim("roles", f"{name} {role}", each.spans[0]) for role in each.roles if role != "attend"]
    tasks = brief.directives
    claims += _once("owners", ((owner.text, owner.span) for task in tasks for owner in task.owners))
    claims += _once("deadlines", ((due.text, due.span) for task in tasks for due in task.deadlines))
    claims += _once("quantities", ((target.text, target.span) for task in tasks for target in task.quantities))
    claims += _once("documents", ((paper.title, paper.span) for paper in brief.documents))
    said = [
        (frozenset([bare(speech.speaker.name) if speech.speaker.kind == "person" and speech.speaker.name else "*"]), speech.span)
        for speech in brief.speeches
    ]
    return Meeting(brief.span, claims, said, [task.span for task in tasks], brief)


def _once(kind: str, values: Iterable[tuple[str, Range]]) -> list[Claim]:
    return list({bare(text): Claim(kind, bare(text), span) for text, span in values}.values())


def _titles(printed: Sequence[str]) -> list[str]:
    """Without 我市 and the like, each person's longest forms only."""
    forms = {re.sub("^(?:我校|我省|我市|我县|我区|我院|学校|我)(?=.)", "", bare(title)) for title in printed}
    return sorted(form for form in forms if not any(form != other and form in other for other in forms))


def _parts(group: str) -> list[str]:
    return [part for part in re.split("[、和及与]", bare(group)) if part]


def compare(text: str, label: dict[str, Any], document: Document | None = None) -> Outcome:
    """Parse a text, unless its record is given, and hold the record against its labels."""
    document = document or briefgen.parse_text(text)
    gold, found = labelled(label, text), [parsed(brief) for brief in document.briefs]
    pairs: list[tuple[Meeting, Meeting | None]] = []
    left = list(found)
    for meeting in gold:
        best = max(left, key=lambda each: _shared(meeting.span, each.span), default=None)
        best = best if best and _shared(meeting.span, best.span) else None
        if best:
            left.remove(best)
        pairs.append((meeting, best))
    outcome = Outcome(document, pairs, left)
    for meeting, best in pairs:
        whole = best is not None and 2 * _shared(meeting.span, best.span) > max(_length(meeting.span), _length(best.span))
        outcome.tallies["meetings"].add(int(whole), int(not whole), 0)
        _claims(outcome, meeting, best)
    outcome.tallies["meetings"].add(0, 0, len(left))
    outcome.invented += [(claim, meeting) for meeting in left for claim in meeting.claims if claim.field == "names"]
    outcome.tallies["names"].extra += sum(claim.field == "names" for meeting in left for claim in meeting.claims)
    _characters(outcome, gold, found)
    return outcome


def _shared(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _length(span: Range) -> int:
    return span[1] - span[0]


def _claims(outcome: Outcome, meeting: Meeting, best: Meeting | None) -> None:
    for kind in FIELDS:
        if kind in ("meetings", "speakers", "directives"):
            continue
        wanted = Counter(claim.key for claim in meeting.claims if claim.field == kind)
        gold = [claim for claim in meeting.claims if claim.field == kind]
        got = [claim for claim in best.claims if claim.field == kind] if best else []
        if kind == "location" and gold and got and _near(gold[0].key, got[0].key):
            got = [got[0]._replace(key=gold[0].key)]
        if kind in ("date", "part") and not gold:
            got = [claim for claim in got if kind == "date"]
        right = wanted & Counter(claim.key for claim in got)
        tally = outcome.tallies[kind]
        tally.add(right.total(), len(gold) - right.total(), 0 if kind == "part" else len(got) - right.total())
        for side, claims in ((outcome.missed, gold), (outcome.invented, got)):
            left = Counter(right)
            for claim in claims:
                if left[claim.key]:
                    left[claim.key] -= 1
                    if side is outcome.invented and best:
                        outcome.right.append((claim, best))
                elif side is outcome.missed:
                    outcome.missed.append((claim, best))
                elif best:
                    outcome.invented.append((claim, best))


def _near(one: str, other: str) -> bool:
    return (one in other or other in one) and abs(len(one) - len(other)) <= 4


def _characters(outcome: Outcome, gold: Sequence[Meeting], found: Sequence[Meeting]) -> None:
    wanted, got = speakers(gold), speakers(found)
    hit = sum(bool(got.get(at, frozenset()) & who) for at, who in wanted.items())
    outcome.tallies["speakers"].add(hit, len(wanted) - hit, len(got) - hit)
    asked = {at for meeting in gold for span in meeting.directives for at in range(*span)}
    heard = {at for meeting in found for span in meeting.directives for at in range(*span)}
    outcome.tallies["directives"].add(len(asked & heard), len(asked - heard), len(heard - asked))


def speakers(meetings: Sequence[Meeting]) -> dict[int, frozenset[str]]:
    """Character position → the speakers it is given; 会议 and unnamed groups are one."""
    out: dict[int, frozenset[str]] = {}
    for meeting in meetings:
        for who, span in meeting.speeches:
            for at in range(*span):
                out[at] = out.get(at, frozenset()) | who
    return out


def outcomes(labels: Path, texts: Path, records: Path | None = None) -> dict[str, Outcome]:
    """Every labelled text compared, by id; of ``records``, one a line, only what they are of."""
    given = {Path(document.source.name).name.partition(".")[0]: document for document in map(Document.model_validate_json, _lines(records))}
    return {
        path.stem: compare(_decoded(texts / f"{path.stem}.txt"), json.loads(path.read_text(encoding="utf-8")), given.get(path.stem))
        for path in sorted(labels.glob("*.json"))
        if records is None or path.stem in given
    }


def _lines(path: Path | None) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path else []


def _decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def totals(compared: Iterable[Outcome]) -> dict[str, Tally]:
    """Tallies summed over texts."""
    out = {name: Tally() for name in FIELDS}
    for outcome in compared:
        for name, tally in outcome.tallies.items():
            out[name].add(tally.hit, tally.miss, tally.extra)
    return out


def arguments(doc: str) -> argparse.ArgumentParser:
    """A parser with the options that say which labelled texts are meant."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--labels", type=Path, default=GOLDEN / "labels")
    parser.add_argument("--texts", type=Path, default=GOLDEN / "texts")
    return parser


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--verbose", action="store_true", help="every claim that only one side makes")
    given = parser.parse_args()
    compared = outcomes(given.labels, given.texts)
    if given.verbose:
        for ident, outcome in compared.items():
            for sign, claims in (("-", outcome.missed), ("+", outcome.invented)):
                for claim, _ in claims:
                    print(f"{ident}\t{claim.field}\t{sign} {claim.key}")
    print(f"{'field':<12}{'wanted':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name, tally in totals(compared.values()).items():
        precision = tally.hit / max(1, tally.hit + tally.extra)
        recall = tally.hit / max(1, tally.hit + tally.miss)
        print(f"{name:<12}{tally.hit + tally.miss:>8}{precision:>8.3f}{recall:>8.3f}{tally.f1:>8.3f}")


if __name__ == "__main__":
    main()
