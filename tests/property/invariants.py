"""What always holds (docs/record.md), written a second time and stricter, from the contract and not from the code."""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefgen.errors import CODES
from briefgen.reading.markdown import markup
from briefgen.record import ROLES, Brief, Document

Span = tuple[int, int]


def breaches(document: Document, text: str) -> list[str]:
    """Every breach of the five invariants; empty when all hold. ``text`` is the decoded source."""
    data = document.model_dump(mode="json")
    out = [*_spans(data, text), *_coverage(document, text), *_round_trip(document), *_of_document(document, text)]
    marks = {at for span in markup(text) for at in range(*span)} if document.source.media_type == "text/markdown" else set()
    for n, brief in enumerate(document.briefs):
        found = [each for check in _BRIEF for each in check(brief, text)]
        out += [f"briefs[{n}]{each}" for each in (*_reachable(brief, text, marks), *_printed(brief, text, marks), *found)]
    return out


def _objects(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from _objects(value, f"{path}.{key}")
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from _objects(value, f"{path}[{n}]")


def _spans_of(node: dict[str, Any]) -> list[Span]:
    own = [node["span"]] if node.get("span") is not None else []
    return [(start, end) for start, end in [*own, *node.get("spans", []), *node.get("points", [])]]


def _spans(data: dict[str, Any], text: str) -> Iterator[str]:
    """Spans run forward, end inside the source, and hold the text that stands beside them."""
    for path, node in _objects(data):
        for start, end in _spans_of(node):
            if not 0 <= start < end <= len(text):
                yield f"{path}: span [{start}, {end}) in a text of {len(text)}"
            elif not text[start:end].strip():
                yield f"{path}: span [{start}, {end}) is blank"
        if isinstance(node.get("text"), str) and node.get("span") is not None and text[slice(*node["span"])] != node["text"]:
            yield f"{path}: text {node['text']!r} is not {text[slice(*node['span'])]!r}"


def _parts(document: Document) -> list[Span]:
    frame = [part.span for part in (document.masthead, document.distribution) if part]
    return [brief.span for brief in document.briefs] + [piece.span for piece in document.unassigned] + frame


def _inked(text: str, spans: Sequence[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def _coverage(document: Document, text: str) -> Iterator[str]:
    """Each character that is not blank lies in exactly one part, and the figures say so."""
    taken = [0] * len(text)
    for start, end in _parts(document):
        for at in range(start, min(end, len(text))):
            taken[at] += 1
    for at, character in enumerate(text):
        if not character.isspace() and taken[at] != 1:
            yield f"character {at} {character!r} lies in {taken[at]} parts"
    by_reason = {
        reason: _inked(text, [piece.span for piece in document.unassigned if piece.reason == reason]) for reason in ("boilerplate", "unparsed")
    }
    loose = by_reason["boilerplate"] | by_reason["unparsed"]
    expected = {
        "chars": len(text),
        "assigned": len(_inked(text, _parts(document)) - loose),
        "boilerplate": len(by_reason["boilerplate"]),
        "unparsed": len(by_reason["unparsed"]),
        "blank": sum(map(str.isspace, text)),
    }
    if document.coverage.model_dump() != expected:
        yield f"coverage {document.coverage.model_dump()} should be {expected}"


def _round_trip(document: Document) -> Iterator[str]:
    written = document.model_dump_json()
    again = Document.model_validate_json(written)
    if again != document or again.model_dump_json() != written:
        yield "JSON → model → JSON is not the identity"


def _of_document(document: Document, text: str) -> Iterator[str]:
    source = document.source
    if (source.chars, source.sha256) != (len(text), hashlib.sha256(text.encode()).hexdigest()):
        yield f"source is {source.chars} characters, {source.sha256}"
    for name, spans in (("briefs", [each.span for each in document.briefs]), ("unassigned", [each.span for each in document.unassigned])):
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            yield f"{name} are not in text order, or overlap: {spans}"
    ids = [brief.id for brief in document.briefs]
    if len(set(ids)) != len(ids):
        yield f"two briefs have one id: {ids}"
    if not document.briefs and [each.code for each in document.diagnostics][:1] != ["no-meeting"]:
        yield "no brief and no diagnostic that says so"
    diagnostics = [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]
    for each in diagnostics:
        if each.code not in CODES or CODES[each.code][0] != each.severity:
            yield f"diagnostic {each.code} of severity {each.severity} is not in the table"
        if not each.message.endswith("。") or ("{" in each.message.replace("{}", "") and "{" not in text) or "\n" in each.message:
            yield f"message of {each.code} is not one sentence: {each.message!r}"
    if (document.status == "partial") != any(each.severity == "error" for each in diagnostics):
        yield f"status is {document.status}"


def _bare(text: str) -> str:
    return "".join(text.split())


def _reachable(brief: Brief, text: str, marks: set[int]) -> Iterator[str]:
    """Inside a brief every character that is not blank stands in a field's span or in the title, or is markup of a page."""
    data = brief.model_dump(mode="json", exclude={"span", "diagnostics", "passages"})
    reached = {at for _, node in _objects(data) for span in _spans_of(node) for at in range(*span)}
    if brief.title is not None:
        start = text.find(brief.title, *brief.span)
        if start < 0:
            yield f".title {brief.title!r} is not printed in the brief"
        reached |= set(range(start, start + len(brief.title)))
    hidden = [at for at in range(*brief.span) if not text[at].isspace() and at not in reached and at not in marks]
    if hidden:
        yield f": {len(hidden)} characters in no field, first {text[hidden[0]]!r} at {hidden[0]}"


def _passages(brief: Brief, text: str) -> Iterator[str]:
    """All of a brief that is not blank stands in one passage, in text order."""
    if any(end > start for (_, end), (start, _) in pairwise([each.span for each in brief.passages])):
        yield ".passages are not in text order, or overlap"
    held = {at for each in brief.passages for at in range(*each.span)}
    lost = [at for at in range(*brief.span) if not text[at].isspace() and at not in held]
    if lost:
        yield f": {len(lost)} characters in no passage, first {text[lost[0]]!r} at {lost[0]}"
    for n, each in enumerate(brief.passages):
        if (each.key is None) == (each.kind in ("label", "value")) or (each.topic is not None and each.kind not in ("turn", "narrated")):
            yield f".passages[{n}]: {each.kind} with key {each.key} and topic {each.topic}"


def _inside(brief: Brief, text: str) -> Iterator[str]:
    """Nothing of a brief but a name that the 报头 prints points out of it; what belongs to a directive or a speech stands inside of that."""
    outer = [("", brief.span, brief.model_dump(mode="json", exclude={"span", "meeting"}))]
    for speech in brief.speeches:
        outer.append((f".{speech.id}", speech.span, {"spans": [*speech.points]}))
        if speech.attribution and speech.attribution.span[1] > speech.span[0] and speech.attribution.span[0] < speech.span[1]:
            yield f".{speech.id}: the attribution stands in what was said"
    by_id = {speech.id: speech for speech in brief.speeches}
    for directive in brief.directives:
        spans = [each.span for each in directive.owners if not each.inherited]
        spans += [each.span for each in directive.deadlines] + [each.span for each in directive.quantities]
        outer.append((f".{directive.id}", directive.span, {"spans": spans}))
        if directive.speech in by_id:
            outer.append((f".{directive.speech} of {directive.id}", by_id[directive.speech].span, {"spans": [directive.span]}))
    for where, (start, end), inner in outer:
        for path, node in _objects(inner):
            for span in _spans_of(node):
                if not start <= span[0] <= span[1] <= end:
                    yield f"{where}{path}: span {span} is not inside [{start}, {end})"


def _order(brief: Brief, text: str) -> Iterator[str]:
    """Text order; speeches, directives and background do not share a character with their like (joint speakers share all)."""
    points = [(f"points of {speech.id}", [*speech.points]) for speech in brief.speeches]
    lists = {
        "speeches": sorted(dict.fromkeys(each.span for each in brief.speeches)),
        "directives": [each.span for each in brief.directives],
        "background": [each.span for each in brief.background],
        **dict(points),
    }
    for name, spans in lists.items():
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            yield f".{name} are not in text order, or overlap: {spans}"
    if [each.span[0] for each in brief.speeches] != sorted(each.span[0] for each in brief.speeches):
        yield ".speeches are not in text order"
    if len({directive.span for directive in brief.directives}) != len(brief.directives):
        yield ".directives: one is listed twice"


def _references(brief: Brief, text: str) -> Iterator[str]:
    for name, ids in (
        ("attendees", [each.id for each in brief.attendees]),
        ("speeches", [each.id for each in brief.speeches]),
        ("directives", [each.id for each in brief.directives]),
    ):
        if len(set(ids)) != len(ids):
            yield f".{name}: ids {ids}"
    people = {each.id: each for each in brief.attendees}
    speeches = {each.id: each for each in brief.speeches}
    speakers = [each.speaker for each in brief.speeches] + [each.issued_by for each in brief.directives if each.issued_by]
    for speaker in speakers:
        if speaker.attendee is not None and speaker.attendee not in people:
            yield f": speaker {speaker.attendee} is no attendee"
        elif speaker.attendee is not None and people[speaker.attendee].name != speaker.name:
            yield f": speaker {speaker.name} is not attendee {people[speaker.attendee].name}"
        if (speaker.kind == "person") != (speaker.name is not None) or (speaker.kind == "unknown") != (speaker.resolved_by is None):
            yield f": speaker {speaker!r} contradicts itself"
    for directive in brief.directives:
        if directive.speech is None:
            if directive.issued_by is not None:
                yield f".{directive.id} is issued by somebody who says nothing"
        elif directive.speech not in speeches:
            yield f".{directive.id} stands in {directive.speech}, which is not there"
        elif directive.issued_by != speeches[directive.speech].speaker:
            yield f".{directive.id} is not issued by the speaker of {directive.speech}"
        if directive.actionable != bool(directive.owners or directive.deadlines or directive.quantities):
            yield f".{directive.id} is actionable without owner, deadline and quantity, or the other way round"


def _printed(brief: Brief, text: str, marks: set[int]) -> Iterator[str]:
    """Nothing is invented: names, titles and objects are printed in the brief, markup aside."""
    whole = _bare("".join(text[at] for at in range(*brief.span) if at not in marks))
    for each in brief.attendees:
        slices = [text[slice(*span)] for span in each.spans]
        if each.text not in slices:
            yield f".{each.id}: text {each.text!r} is none of {slices}"
        if (each.kind == "person") != (each.name is not None):
            yield f".{each.id}: a {each.kind} named {each.name}"
        for piece in ([each.name] if each.name else []) + each.titles:
            if not piece or _bare(piece) not in whole:
                yield f".{each.id}: {piece!r} is not printed"
        if each.roles != [role for role in ROLES if role in each.roles] or not each.roles:
            yield f".{each.id}: roles {each.roles}"
        if each.spans != sorted(set(each.spans)):
            yield f".{each.id}: spans {each.spans}"
    if brief.meeting and brief.meeting.name != text[slice(*brief.meeting.span)]:
        yield f".meeting: name {brief.meeting.name!r}"
    for paper in brief.documents:
        if paper.title not in text[slice(*paper.span)] or not paper.title.strip():
            yield f".documents: title {paper.title!r}"
    for directive in brief.directives:
        for quantity in directive.quantities:
            if quantity.object is not None and quantity.object not in directive.text:
                yield f".{directive.id}: object {quantity.object!r}"


def _dates(brief: Brief, text: str) -> Iterator[str]:
    for date in [*([brief.date] if brief.date else []), *(due for each in brief.directives for due in each.deadlines)]:
        ends = [datetime.date.fromisoformat(end) for end in (date.start, date.end) if end is not None]
        if ends != sorted(ends):
            yield f": {date.text} ends before it starts"
        if date.basis is None and ends:
            yield f": {date.text} is whole and has no basis"


_BRIEF = (_passages, _inside, _order, _references, _dates)
