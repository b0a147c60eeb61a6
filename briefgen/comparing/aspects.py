"""What of each part of the record is compared: tables. A part in, its values out, as tuples of strings; a value that is not there is an empty tuple."""

from collections.abc import Callable
from typing import Any, NamedTuple

from briefgen.record import Attendee, Brief, DateRef, Directive, Excerpt, OwnerPart, Paper, Speaker, Speech
from briefgen.rendering.escape import terminal

Values = tuple[str, ...]
_OWNERS: dict[OwnerPart, str] = {"lead": "牵头", "support": "配合"}


class Aspect(NamedTuple):
    """``always``: counts as a difference by default. ``text``: is compared word by word. ``both``: says something only where both have it, since records of
    1.0 cannot.
    """

    name: str
    of: Callable[[Any], Values]
    always: bool = True
    text: bool = False
    both: bool = False


def line(text: str) -> str:
    """A text on one line: where its lines end is no difference."""
    return terminal(text)


def _one(value: object) -> Values:
    return () if value in (None, "") else (line(str(value)),)


def _date(date: DateRef | None) -> Values:
    """As printed, with the day that is meant."""
    if date is None:
        return ()
    day = f"{date.start}/{date.end}" if date.start and date.end and date.start != date.end else date.end or date.start or date.edtf
    return (line(date.text) + (f"（{day}）" if day else ""),)


def _dates(dates: list[DateRef]) -> Values:
    return tuple(text for each in dates for text in _date(each))


def _place(brief: Brief) -> Values:
    place = brief.location
    return () if place is None else (line(place.text) + (f"（{place.division.name} {place.division.code}）" if place.division else ""),)


def _speaker(who: Speaker | None) -> Values:
    return () if who is None else _one("会议" if who.kind == "meeting" else who.name or who.text or "未载明")


def _span(part: Any) -> Values:
    return (f"{part.span[0]}–{part.span[1]}",)


def _parts(directive: Directive) -> Values:
    """Who leads and who supports."""
    return tuple(f"{line(each.text)}（{_OWNERS[each.part]}）" for each in directive.owners if each.part)


_SPAN = Aspect("span", _span, always=False)

BRIEF = (
    Aspect("title", lambda brief: _one(brief.title), text=True),
    Aspect("genre", lambda brief: _one(brief.genre), both=True),
    Aspect("meeting", lambda brief: _one(brief.meeting and brief.meeting.name), text=True),
    Aspect("kind", lambda brief: _one(brief.meeting and brief.meeting.kind)),
    Aspect("organizer", lambda brief: _one(brief.organizer and brief.organizer.text)),
    Aspect("date", lambda brief: _date(brief.date)),
    Aspect("part", lambda brief: _one(brief.date and brief.date.part), always=False),
    Aspect("time", lambda brief: _one(brief.date and brief.date.time), always=False),
    Aspect("location", _place),
    Aspect("basis", lambda brief: _one(brief.date and brief.date.basis), always=False),
    _SPAN,
)
ATTENDEE: tuple[Aspect, ...] = (
    Aspect("name", lambda who: _one(who.name if who.kind == "person" else who.text)),
    Aspect("titles", lambda who: tuple(map(line, who.titles))),
    Aspect("roles", lambda who: tuple(who.roles)),
    Aspect("count", lambda who: _one(who.count)),
    Aspect("roster", lambda who: _one(who.roster and (who.roster.id or who.roster.name))),
    Aspect("open", lambda who: _one(who.open), always=False),
    Aspect("spans", lambda who: tuple(f"{start}–{end}" for start, end in who.spans), always=False),
)
EXCERPT = (Aspect("text", lambda each: _one(each.text), text=True), _SPAN)
SPEECH = (
    Aspect("speaker", lambda speech: _speaker(speech.speaker)),
    Aspect("act", lambda speech: (speech.act,)),
    Aspect("text", lambda speech: _one(speech.text), text=True),
    Aspect("resolved_by", lambda speech: _one(speech.speaker.resolved_by), always=False),
    Aspect("attribution", lambda speech: _one(speech.attribution and speech.attribution.text), always=False),
    Aspect("at", lambda speech: _one(speech.at), always=False),
    Aspect("points", lambda speech: tuple(f"{start}–{end}" for start, end in speech.points), always=False),
    _SPAN,
)
DIRECTIVE = (
    Aspect("text", lambda directive: _one(directive.text), text=True),
    Aspect("issued_by", lambda directive: _speaker(directive.issued_by)),
    Aspect("owners", lambda directive: tuple(line(each.text) for each in directive.owners)),
    Aspect("parts", _parts, both=True),
    Aspect("deadlines", lambda directive: _dates(directive.deadlines)),
    Aspect("quantities", lambda directive: tuple(line(each.text) for each in directive.quantities)),
    Aspect("modality", lambda directive: (directive.modality,)),
    Aspect("actionable", lambda directive: _one(directive.actionable)),
    _SPAN,
)
PAPER = (Aspect("title", lambda paper: _one(paper.title), text=True), Aspect("action", lambda paper: _one(paper.action)), _SPAN)
DIAGNOSTIC = (Aspect("message", lambda each: _one(each.message)),)


def _plain(name: str) -> Aspect:
    return Aspect(name, lambda part: _one(getattr(part, name)))


def _several(name: str) -> Aspect:
    return Aspect(name, lambda part: tuple(map(line, getattr(part, name))))


#: The parts of a document that stand before and behind its meetings.
PARTS: tuple[tuple[str, tuple[Aspect, ...]], ...] = (
    (
        "masthead",
        (
            *map(_plain, ("name", "number", "total_number", "issuer")),
            Aspect("issued", lambda head: _date(head.issued)),
            *map(_plain, ("secrecy", "copy_number")),
            _SPAN,
        ),
    ),
    ("distribution", (*map(_several, ("report_to", "send_to", "issue_to")), _plain("copies"), _SPAN)),
)


def person_name(who: Attendee) -> str:
    """How an attendee is called where he is told of."""
    return line(who.name if who.name and len(who.name) > 1 else who.text)


class Listed(NamedTuple):
    """A list of the record: how its items are recognised and compared.

    ``keys``: what makes two items the same, the surest first. ``text``: by what they are alike otherwise, if at least as much as ``least``.
    """

    field: str
    items: Callable[[Brief], list[Any]]
    keys: tuple[Callable[[Any], object], ...]
    text: Callable[[Any], str]
    least: float
    aspects: tuple[Aspect, ...]
    label: Callable[[Any], str]
    always: bool = True


def _text(each: Excerpt | Speech | Directive) -> str:
    return line(each.text)


def _persons(brief: Brief) -> list[Attendee]:
    return [each for each in brief.attendees if each.kind == "person"]


def _groups(brief: Brief) -> list[Attendee]:
    return [each for each in brief.attendees if each.kind == "group"]


def _title(paper: Paper) -> str:
    return line(paper.title)


LISTS: tuple[Listed, ...] = (
    Listed(
        "people",
        _persons,
        (lambda who: who.roster and who.roster.id, lambda who: who.name, lambda who: line(who.text)),
        lambda who: line(who.text),
        0.6,
        ATTENDEE,
        person_name,
    ),
    Listed("groups", _groups, (lambda who: line(who.text),), lambda who: line(who.text), 0.6, ATTENDEE, person_name),
    Listed("agenda", lambda brief: brief.agenda, (_text,), _text, 0.5, EXCERPT, _text),
    Listed(
        "speeches",
        lambda brief: brief.speeches,
        (lambda speech: (_speaker(speech.speaker), _text(speech)), _text),
        _text,
        0.5,
        SPEECH,
        lambda speech: "".join(_speaker(speech.speaker)),
    ),
    Listed("directives", lambda brief: brief.directives, (_text,), _text, 0.5, DIRECTIVE, _text),
    Listed("documents", lambda brief: brief.documents, (_title,), _title, 0.6, PAPER, _title),
    Listed("background", lambda brief: brief.background, (_text,), _text, 0.5, EXCERPT, _text, always=False),
    Listed(
        "diagnostics",
        lambda brief: brief.diagnostics,
        (lambda each: each.message,),
        lambda each: line(each.message),
        0.9,
        DIAGNOSTIC,
        lambda each: line(each.message),
        always=False,
    ),
)
