"""A record to rows: a `Document` in, the rows of each table out. Knows nothing of the database but the names of its columns."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefgen.record import Attendee, Brief, DateRef, Diagnostic, Directive, Document, RecordSpan, Speaker

Row = dict[str, Any]
Rows = dict[str, list[Row]]
#: Name and roster id (or None) of a person → the person's row in ``people``.
PersonId = Callable[[str, str | None], int]


class Numbers:
    """The next free ``id`` of each table."""

    def __init__(self, taken: dict[str, int]) -> None:
        self._taken = dict(taken)

    def take(self, table: str) -> int:
        """An ``id`` that no row of ``table`` has."""
        self._taken[table] += 1
        return self._taken[table]


def document_id(name: str) -> str:
    """The id of the document with this source name: the same for ever, on every machine."""
    return hashlib.sha256(name.encode(errors="replace")).hexdigest()[:16]


def document_row(document: Document, record: str) -> Row:
    """The row in ``documents``; ``record`` is the whole record's JSON."""
    source, masthead = document.source, document.masthead
    issued = masthead.issued if masthead else None
    return {
        "id": document_id(source.name),
        "name": source.name,
        "status": document.status,
        "error": document.error,
        "issue": masthead and masthead.name,
        "number": masthead and masthead.number,
        "total_number": masthead and masthead.total_number,
        "issuer": masthead and masthead.issuer,
        "issued_text": issued and issued.text,
        "issued": issued and issued.start,
        "secrecy": masthead and masthead.secrecy,
        "chars": source.chars,
        "encoding": source.encoding,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "schema_version": document.schema_version,
        "record": record,
    }


def facts(document: Document, person_id: PersonId, numbers: Numbers) -> Rows:
    """The rows of everything that hangs on the document, by table."""
    rows: Rows = {
        name: [] for name in ("briefs", "attendances", "speeches", "directives", "owners", "deadlines", "quantities", "papers", "diagnostics")
    }
    owner = document_id(document.source.name)
    for diagnostic in document.diagnostics:
        rows["diagnostics"].append(_diagnostic(diagnostic, numbers, owner, None))
    for position, brief in enumerate(document.briefs):
        row = _brief(brief, numbers.take("briefs"), owner, position, document.source.text)
        rows["briefs"].append(row)
        _facts_of_brief(rows, brief, row["id"], person_id, numbers)
        rows["diagnostics"] += [_diagnostic(each, numbers, owner, row["id"]) for each in brief.diagnostics]
    return rows


def _facts_of_brief(rows: Rows, brief: Brief, number: int, person_id: PersonId, numbers: Numbers) -> None:
    present: dict[str, Row] = {}
    for each in brief.attendees:
        present[each.id] = _attendance(each, numbers.take("attendances"), number, person_id)
    rows["attendances"] += present.values()

    def who(speaker: Speaker) -> tuple[int | None, int | None, str]:
        """Attendance, person and name of a speaker; one without a name goes by what is printed."""
        row = present.get(speaker.attendee or "")
        if row is not None:
            return row["id"], row["person"], speaker.name or row["name"] or speaker.text
        person = person_id(speaker.name, None) if speaker.kind == "person" and speaker.name else None
        return None, person, speaker.name or speaker.text

    said: dict[str, Row] = {}
    for speech in brief.speeches:
        attendance, person, name = who(speech.speaker)
        said[speech.id] = {
            "id": numbers.take("speeches"),
            "brief": number,
            "record_id": speech.id,
            "attendance": attendance,
            "person": person,
            "speaker_kind": speech.speaker.kind,
            "speaker": name,
            "resolved_by": speech.speaker.resolved_by,
            "attribution": speech.attribution and speech.attribution.text,
            "act": speech.act,
            "text": speech.text,
            **_span(speech.span),
        }
    rows["speeches"] += said.values()
    for directive in brief.directives:
        issuer = directive.issued_by
        attendance, person, issuer_name = who(issuer) if issuer else (None, None, None)
        speech_row = said.get(directive.speech or "")
        row = {
            "id": numbers.take("directives"),
            "brief": number,
            "record_id": directive.id,
            "speech": speech_row and speech_row["id"],
            "attendance": attendance,
            "person": person,
            "issuer_kind": issuer and issuer.kind,
            "issuer": issuer_name,
            "modality": directive.modality,
            "actionable": int(directive.actionable),
            "text": directive.text,
            **_span(directive.span),
        }
        rows["directives"].append(row)
        _parts_of_directive(rows, directive, row["id"], numbers)
    for paper in brief.documents:
        rows["papers"].append({"id": numbers.take("papers"), "brief": number, "title": paper.title, "action": paper.action, **_span(paper.span)})


def _parts_of_directive(rows: Rows, directive: Directive, number: int, numbers: Numbers) -> None:
    for owner in directive.owners:
        rows["owners"].append(
            {"id": numbers.take("owners"), "directive": number, "text": owner.text, "inherited": int(owner.inherited), **_span(owner.span)}
        )
    for deadline in directive.deadlines:
        rows["deadlines"].append(
            {"id": numbers.take("deadlines"), "directive": number, "text": deadline.text, **_date(deadline), **_span(deadline.span)}
        )
    for each in directive.quantities:
        rows["quantities"].append(
            {
                "id": numbers.take("quantities"),
                "directive": number,
                "text": each.text,
                "value": each.value,
                "op": each.op,
                "unit": each.unit,
                "object": each.object,
                **_span(each.span),
            }
        )


def _brief(brief: Brief, number: int, document: str, position: int, source: str | None) -> Row:
    date, place = brief.date, brief.location
    return {
        "id": number,
        "document": document,
        "position": position,
        "record_id": brief.id,
        "title": brief.title,
        "meeting": brief.meeting and brief.meeting.name,
        "kind": brief.meeting and brief.meeting.kind,
        "organizer": brief.organizer and brief.organizer.text,
        "date_text": date and date.text,
        **_date(date),
        "day_part": date and date.part,
        "time": date and date.time,
        "location": place and place.text,
        "division_code": place and place.division and place.division.code,
        "division": place and place.division and place.division.name,
        "text": source[brief.span[0] : brief.span[1]] if source is not None else brief_text(brief),
        **_span(brief.span),
    }


def _attendance(attendee: Attendee, number: int, brief: int, person_id: PersonId) -> Row:
    roster = attendee.roster
    name = roster.name if roster else attendee.name
    return {
        "id": number,
        "brief": brief,
        "record_id": attendee.id,
        "kind": attendee.kind,
        "person": person_id(name, roster.id if roster else None) if attendee.kind == "person" and name else None,
        "name": attendee.name,
        "text": attendee.text,
        "titles": _list(attendee.titles),
        "roles": _list(attendee.roles),
        "count": attendee.count,
        "open": int(attendee.open),
        **_span(attendee.spans[0] if attendee.spans else None),
    }


def _diagnostic(diagnostic: Diagnostic, numbers: Numbers, document: str, brief: int | None) -> Row:
    return {
        "id": numbers.take("diagnostics"),
        "document": document,
        "brief": brief,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_span(diagnostic.span),
    }


def _date(date: DateRef | None) -> Row:
    return {"date": date and date.start, "date_end": date and date.end, "edtf": date and date.edtf, "date_basis": date and date.basis}


def _span(span: RecordSpan | None) -> Row:
    return {"span_start": span and span[0], "span_end": span and span[1]}


def _list(values: Sequence[str]) -> str:
    """As a JSON array, which Datasette takes apart for its facets."""
    return json.dumps(values, ensure_ascii=False)


def brief_text(brief: Brief) -> str:
    """The text of a brief as far as its record holds it, in place: offset 0 is the start of its span.

    All that is not blank stands in some field, so only blanks are lost: each run of them is a line break and spaces. The title alone has no span.
    It goes to the first gap that it fits, which is where it is printed, or off by a blank where the gap begins with several.
    """
    start, end = brief.span
    held: list[str | None] = [None] * (end - start)
    for at, text in _pieces(brief):
        if start <= at and at + len(text) <= end:
            held[at - start : at - start + len(text)] = text
    if brief.title:
        _place(brief.title, held)
    return "".join([each if each is not None else "\n" if at == 0 or held[at - 1] is not None else " " for at, each in enumerate(held)])


def _pieces(brief: Brief) -> Iterator[tuple[int, str]]:
    """Every stretch of the source that the record quotes, with where it begins."""
    named: list[tuple[RecordSpan, str]] = [(each.spans[0], each.text) for each in brief.attendees if each.spans]
    named += [(each.span, each.title) for each in brief.documents]
    if brief.meeting is not None:
        named.append((brief.meeting.span, brief.meeting.name))
    for (start, end), text in named:
        if end - start == len(text):  # not where 《》 was taken off, or the office stands between
            yield start, text
    for excerpt in (*brief.agenda, *brief.background, *(each.attribution for each in brief.speeches), brief.organizer):
        if excerpt is not None:
            yield excerpt.span[0], excerpt.text
    for date in (brief.date, *(each for directive in brief.directives for each in directive.deadlines)):
        if date is not None:
            yield date.span[0], date.text
    if brief.location is not None:
        yield brief.location.span[0], brief.location.text
    for speech in brief.speeches:
        yield speech.span[0], speech.text
    for directive in brief.directives:
        yield directive.span[0], directive.text
        for owner in directive.owners:
            yield owner.span[0], owner.text
        for quantity in directive.quantities:
            yield quantity.span[0], quantity.text


def _place(title: str, held: list[str | None]) -> None:
    for at in range(len(held) - len(title) + 1):
        gap_begins = at and held[at] is None and held[at - 1] is not None
        if not gap_begins and all(each is None or each == character for each, character in zip(held[at : at + len(title)], title, strict=True)):
            held[at : at + len(title)] = title
            return
