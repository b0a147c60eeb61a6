"""Records for the tests of rendering: a `Text` gives excerpts and spans, the functions below fill in what a test leaves out."""

from typing import Any

from briefgen import record
from briefgen.rendering.options import RenderOptions


class Text:
    """A source. ``span("…")`` finds a piece and moves on, so that pieces are named in text order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def span(self, piece: str) -> tuple[int, int]:
        start = self.text.find(piece, self.at)
        if start < 0:
            start = self.text.index(piece)
        self.at = start + len(piece)
        return start, self.at

    def excerpt(self, piece: str) -> record.Excerpt:
        return record.Excerpt(text=piece, span=self.span(piece))


def date(text: str, span: tuple[int, int] = (0, 0), **fields: Any) -> record.DateRef:
    defaults: dict[str, Any] = {"edtf": None, "start": None, "end": None, "part": None, "time": None, "basis": None, "evidence": []}
    return record.DateRef(text=text, span=span, **{**defaults, **fields})


def whole(text: str, day: str, span: tuple[int, int] = (0, 0), **fields: Any) -> record.DateRef:
    return date(text, span, **{"edtf": day, "start": day, "end": day, "basis": "stated", **fields})


def person(identifier: str, name: str, titles: list[str], roles: list[str], spans: list[tuple[int, int]], **fields: Any) -> record.Attendee:
    text = fields.pop("text", "、".join(titles) + name)
    defaults: dict[str, Any] = {"kind": "person", "count": None, "open": False}
    return record.Attendee.model_validate(
        {"id": identifier, "name": name, "text": text, "titles": titles, "roles": roles, "spans": spans, **defaults, **fields}
    )


def group(identifier: str, text: str, roles: list[str], spans: list[tuple[int, int]], **fields: Any) -> record.Attendee:
    defaults: dict[str, Any] = {"kind": "group", "name": None, "titles": [], "count": None, "open": False}
    return record.Attendee.model_validate({"id": identifier, "text": text, "roles": roles, "spans": spans, **defaults, **fields})


def speaker(text: str, **fields: Any) -> record.Speaker:
    return record.Speaker(**{"kind": "person", "attendee": None, "name": text, "text": text, "resolved_by": "named", **fields})


MEETING = speaker("会议", kind="meeting", name=None)


def speech(identifier: str, who: record.Speaker, act: str, said: record.Excerpt, **fields: Any) -> record.Speech:
    defaults: dict[str, Any] = {"attribution": None, "points": []}
    return record.Speech.model_validate({"id": identifier, "speaker": who, "act": act, "text": said.text, "span": said.span, **defaults, **fields})


def directive(identifier: str, said: record.Excerpt, **fields: Any) -> record.Directive:
    defaults: dict[str, Any] = {
        "speech": None,
        "issued_by": None,
        "owners": [],
        "modality": "should",
        "deadlines": [],
        "quantities": [],
        "actionable": True,
    }
    return record.Directive(id=identifier, text=said.text, span=said.span, **{**defaults, **fields})


def quantity(excerpt: record.Excerpt, op: str = "eq", counted: str | None = None) -> record.Quantity:
    return record.Quantity.model_validate({"text": excerpt.text, "span": excerpt.span, "value": None, "op": op, "unit": None, "object": counted})


def doubt(code: str, message: str, span: tuple[int, int] | None, severity: str = "warning") -> record.Diagnostic:
    return record.Diagnostic.model_validate({"code": code, "severity": severity, "message": message, "span": span})


def masthead(text: str = "", **fields: Any) -> record.Masthead:
    names = ("name", "number", "total_number", "issuer", "issued", "secrecy", "copy_number")
    return record.Masthead(text=text, span=(0, len(text)), **{**dict.fromkeys(names), **fields})


def distribution(**fields: Any) -> record.Distribution:
    return record.Distribution(text="", span=(0, 0), **{"report_to": [], "send_to": [], "issue_to": [], "copies": None, **fields})


def brief(**fields: Any) -> record.Brief:
    nothing = dict.fromkeys(("title", "meeting", "organizer", "date", "location"))
    lists: dict[str, Any] = {name: [] for name in ("attendees", "agenda", "speeches", "directives", "documents", "background", "diagnostics")}
    return record.Brief(**{"id": "b", "span": (0, 1), **nothing, **lists, **fields})


def document(*briefs: record.Brief, **fields: Any) -> record.Document:
    defaults: dict[str, Any] = {
        "status": "ok",
        "source": record.Source(name="-", sha256="0" * 64, encoding="utf-8", media_type="text/plain", chars=0),
        "masthead": None,
        "distribution": None,
        "unassigned": [],
        "coverage": record.Coverage(chars=0, assigned=0, boilerplate=0, unparsed=0, blank=0),
        "diagnostics": [],
    }
    return record.Document(briefs=list(briefs), **{**defaults, **fields})


def everywhere(value: str) -> tuple[record.Document, RenderOptions]:
    """A record and options with ``value`` in every field that comes from the source or the caller."""
    size = len(value)
    piece = record.Excerpt(text=value, span=(0, size))
    when = date(value, (0, size))
    who = speaker(value)
    division = record.Division(code="1", name=value, path=[value])
    return (
        document(
            brief(
                title=value,
                meeting=record.Meeting(name=value, kind=None, span=(0, size)),
                organizer=piece,
                date=when,
                location=record.Place(text=value, span=(0, size), basis="stated", division=None, candidates=[division]),
                attendees=[
                    person("a1", value, [value], ["attend", "chair"], [(0, size)], text=value),
                    group("a2", value, ["attend"], [(0, size)]),
                    person("a3", value, [], ["absent"], [], text=value),
                ],
                agenda=[piece, piece],
                speeches=[
                    speech("s1", who, "say", piece, attribution=record.Excerpt(text=f"{value}指出，", span=(0, 0))),
                    speech("s2", MEETING, "decide", record.Excerpt(text=f"甲{value}", span=(9, 10 + size)), points=[(10, 10 + size)] if size else []),
                ],
                directives=[
                    directive(
                        "d1",
                        piece,
                        issued_by=who,
                        owners=[record.Owner(text=value, span=(0, size), inherited=False)],
                        deadlines=[when],
                        quantities=[quantity(piece)],
                    ),
                    directive("d2", piece, issued_by=MEETING, actionable=False),
                ],
                documents=[record.Paper(title=value, action=value, span=(0, 0))],
                background=[record.Excerpt(text=f"背景{value}", span=(5000, 5002 + size))],
                diagnostics=[doubt("odd-character", value, None)],
            ),
            masthead=masthead(name=value, number=value, total_number=value, secrecy=value, copy_number=value, issuer=value, issued=when),
            distribution=distribution(report_to=[value], send_to=[value], issue_to=[value], copies=1),
        ),
        RenderOptions(note=f"按语{value}"),
    )
