"""Speeches as the record has them: who speaks, what introduces it, the points of an enumeration.

In: a brief's `Work`, its speeches, the persons behind each. Out: `record.Speech` values, and by a speech's number the first of its own.
"""

from collections.abc import Sequence
from typing import Literal

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import confidence
from briefgen.parsing.entries.attendee_entries import printed
from briefgen.parsing.evidence import doubting
from briefgen.parsing.made import made
from briefgen.parsing.meeting.work import Work, excerpt, same
from briefgen.parsing.names.resolve import Person
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

#: A mark and, behind it, a number of an item.
_POINT = lazy(
    r"[。；：，\n ](?=[一二三四五六七八九十]{1,2}(?:是|要|、)|第[一二三四五六七八九十]{1,2}[，、：]|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、](?!\d)|[①-⑩]|首先|其次|再次)"
)


def entries(
    work: Work,
    said: Sequence[SpeechFact],
    speaking: Sequence[list[Person]],
    ids: dict[int, str],
    group_ids: dict[Span, str],
) -> tuple[list[record.Speech], dict[int, int]]:
    """A speech of two or three speakers is one of each."""
    talks: list[doubting.Talk] = []
    index: dict[int, int] = {}
    called: dict[str, str] = {}  # whom a line calls as another, or a list, did: `校长：`
    for group, own in group_ids.items():
        called.setdefault(group.slice(work.text), own)
    for n, (speech, persons) in enumerate(zip(said, speaking, strict=True)):
        span = strip(work.shadow, speech.span)
        if span.end <= span.start:
            continue
        index[n] = len(talks)
        named = strip(work.text, speech.attribution) if speech.attribution else None
        attribution = named if named and named.end > named.start else None  # a row of a table may have none
        for speaker in _speaker(work.text, speech, persons, ids, group_ids, called):
            if speaker.kind == "unknown" and speech.rule != "turn":
                work.issues.append(Issue("speaker-unknown", speech.attribution or span, (speech.attribution or span).slice(work.text)))
            talks.append(doubting.Talk(speaker, speech.act, attribution, span, speech.rule, speech.ends, speech.at))
        work.note("speeches", speech.rule, speech.attribution or span)
    return [_entry(work, talks, n) for n in range(len(talks))], index


def _entry(work: Work, talks: Sequence[doubting.Talk], n: int) -> record.Speech:
    speaker, act, attribution, span, rule, _, place = talks[n]
    features = doubting.speech(work.shadow, talks[n], talks[n + 1] if n + 1 < len(talks) else None) if rule != "turn" else ()
    return made(
            record.Speech,
        id=same(f"s{n + 1}"), speaker=speaker, attribution=excerpt(work.text, attribution) if attribution else None, act=act, text=span.slice(work.text),
        span=span, points=_points(work.shadow, span), at=place, confidence=confidence.sure("speech", work.weigh(doubting.SPEECH, span, features)) if features else confidence.sure("unweighed"),
    )  # fmt: skip


def _speaker(
    text: str, speech: SpeechFact, persons: list[Person], ids: dict[int, str], group_ids: dict[Span, str], called: dict[str, str]
) -> list[record.Speaker]:
    """The speaker as the record has it; two or three joint speakers are one each."""
    subject = speech.subject
    if subject is None:
        return [made(record.Speaker, kind="unknown", attendee=None, name=None, text="", resolved_by=None)]
    words = same(subject.span.slice(text))
    if subject.kind == "meeting":
        return [made(record.Speaker, kind="meeting", attendee=None, name=None, text=words, resolved_by="carried" if speech.carried else "named")]
    if subject.kind == "group" and not persons:
        return [
            made(
                record.Speaker,
                kind="group",
                attendee=group_ids.get(subject.span) or called.get(words),
                name=None,
                text=words,
                resolved_by="carried" if speech.carried else "named",
            )
        ]
    how: Literal["pronoun", "carried", "named"] = "pronoun" if subject.kind == "pronoun" else "carried" if speech.carried else "named"
    if not persons:
        return [made(record.Speaker, kind="unknown", attendee=None, name=None, text=words, resolved_by=None)]
    if len(persons) > 3:
        return [made(record.Speaker, kind="group", attendee=None, name=None, text=words, resolved_by=how)]
    return [
        made(record.Speaker, kind="person", attendee=ids[id(person)], name=printed(text, person), text=words, resolved_by=how) for person in persons
    ]


def _points(shadow: str, span: Span) -> list[record.RecordSpan]:
    """The spans of a speech's own enumeration, where it has at least two points."""
    starts = [match.end() for match in _POINT.finditer(shadow, max(0, span.start - 1), span.end)]
    if span.start == 0 and _POINT.match(f" {shadow[: span.end]}"):
        starts.insert(0, 0)
    if len(starts) < 2:
        return []
    points = [strip(shadow, Span(start, end)) for start, end in zip(starts, [*starts[1:], span.end], strict=True)]
    return [(point.start, point.end) for point in points]
