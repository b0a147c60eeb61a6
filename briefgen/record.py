"""The public record: what ``briefgen`` writes as JSON, described by Pydantic models and nothing else.

Spans are half-open code-point offsets into the decoded source. Names follow EDTF / ISO 8601-2 (dates), Popolo (people
and speeches), GB/T 2260 (division codes) and iCalendar (tasks). `docs/record.md` describes every field.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Offset = Annotated[int, Field(ge=0)]
RecordSpan = Annotated[tuple[Offset, Offset], Field(description="半开区间 [start, end)，按字符计")]
Part = Literal["上午", "下午", "晚", "中午", "凌晨"]
Role = Literal["attend", "chair", "speak", "report", "observe", "absent", "record"]
SpeechAct = Literal["say", "point_out", "stress", "require", "propose", "report", "decide", "express"]
Modality = Literal["must", "should", "ensure", "strive", "forbid"]
QuantityOp = Literal["eq", "ge", "gt", "le", "lt", "approx"]
Genre = Literal["narrative", "minutes", "record", "dialogue", "community", "transcript"]
OwnerPart = Literal["lead", "support"]
PassageKind = Literal[
    "headline", "beside", "lead", "body", "matter", "presence", "label", "value", "decided", "decision",
    "speaker", "turn", "narrated", "move", "row", "formula", "number", "dateline", "credit", "caption", "furniture", "aside", "closing", "signature", "markup",
]  # fmt: skip
LabelKey = Literal[
    "time", "place", "chair", "attend", "observe", "absent", "record", "agenda", "name", "organizer", "number", "counts", "report",
]  # fmt: skip
#: Of the facts with .8, four of five are right; null where nothing was weighed.
Confidence = Annotated[float, Field(ge=0, le=1)] | None

ROLES: tuple[Role, ...] = ("attend", "chair", "speak", "report", "observe", "absent", "record")


class Model(BaseModel):
    """Base of every part of the record: immutable, and a key that is not in the contract is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _omitted() -> Any:
    """A field that stands in the JSON only when it has a value."""
    return Field(default=None, exclude_if=lambda value: value is None)


class Excerpt(Model):
    """A piece of the source."""

    text: str
    span: RecordSpan


class Diagnostic(Model):
    """A doubt or an oddity, for a person to look at."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    span: RecordSpan | None


class Source(Model):
    """Where the document came from. ``sha256`` is that of the bytes; ``text`` is there only on request."""

    name: str
    sha256: str
    encoding: str
    media_type: str
    chars: Offset
    text: str | None = _omitted()


class DateRef(Model):
    """A date as printed. ``edtf`` keeps what the text leaves open (``XXXX-08-01``); ``start`` and ``end`` are ISO
    dates once it is whole.
    """

    text: str
    span: RecordSpan
    edtf: str | None
    start: str | None
    end: str | None
    part: Part | None
    time: str | None
    basis: Literal["stated", "header", "reference"] | None
    evidence: list[Excerpt]


class Division(Model):
    """An administrative division: GB/T 2260 code, name, and the path from the province down."""

    code: str
    name: str
    path: list[str]


class Place(Model):
    """Where it was held. ``basis``: named as a place (``stated``) or as the subject of 召开 (``subject``)."""

    text: str
    span: RecordSpan
    basis: Literal["stated", "subject"]
    division: Division | None
    candidates: list[Division]
    confidence: Confidence = None


class Meeting(Model):
    """The meeting's own name as printed, and its kind (推进会, 座谈会, …)."""

    name: str
    kind: str | None
    span: RecordSpan
    confidence: Confidence = None


class RosterLink(Model):
    """A person of the caller's roster, as it has him; ``id`` is the caller's own."""

    id: str | None
    name: str
    titles: list[str]
    organization: str | None


class Attendee(Model):
    """A person or a group taking part. ``roster`` is there when the caller's roster has the person; ``confidence``: that this one, under this name, took part.

    Of a transcript: ``known_as``, what the others call a voice without a name (`说话人 1`: `罗经理`); ``label``: what the export calls somebody whom the talk names.
    """

    id: str
    kind: Literal["person", "group"]
    name: str | None
    text: str
    titles: list[str]
    roles: list[Role]
    count: int | None
    open: bool
    spans: list[RecordSpan]
    confidence: Confidence = None
    roster: RosterLink | None = _omitted()
    known_as: str | None = _omitted()
    label: str | None = _omitted()


class Speaker(Model):
    """Who spoke, and the words that say so here. ``attendee`` is the id of an attendee."""

    kind: Literal["person", "meeting", "group", "unknown"]
    attendee: str | None
    name: str | None
    text: str
    resolved_by: Literal["named", "pronoun", "carried"] | None


class Speech(Model):
    """What one speaker said, without the attribution. ``points`` are its own enumeration; ``at``: its place in a recording, `HH:MM:SS`."""

    id: str
    speaker: Speaker
    attribution: Excerpt | None
    act: SpeechAct
    text: str
    span: RecordSpan
    points: list[RecordSpan]
    at: Annotated[str, Field(pattern=r"^\d{2}:[0-5]\d:[0-5]\d$")] | None = None
    confidence: Confidence = None


class Owner(Model):
    """Who must act. ``inherited`` from an earlier unit of the same speech; ``part``: 牵头, 负责 (``lead``) or 配合, 会同 (``support``)."""

    text: str
    span: RecordSpan
    inherited: bool
    part: OwnerPart | None = None
    confidence: Confidence = None


class Quantity(Model):
    """A target: number with unit, and what is counted."""

    text: str
    span: RecordSpan
    value: float | None
    op: QuantityOp
    unit: str | None
    object: str | None


class Directive(Model):
    """A demand made of someone."""

    id: str
    text: str
    span: RecordSpan
    speech: str | None
    issued_by: Speaker | None
    owners: list[Owner]
    modality: Modality
    deadlines: list[DateRef]
    quantities: list[Quantity]
    actionable: bool
    confidence: Confidence = None


class Paper(Model):
    """A paper passed on, studied, reviewed or adopted. ``title`` has no outer 《》."""

    title: str
    action: str | None
    span: RecordSpan


class Passage(Model):
    """A line or paragraph of the report, or a part of one: ``joined`` goes on in the paragraph of the passage before it. What a page is made of.

    ``key``: what the label stands for, of ``label`` and ``value``; ``topic``: the words that name the matter a ``turn`` of talk belongs to.
    """

    kind: PassageKind
    text: str
    span: RecordSpan
    joined: bool = False
    key: LabelKey | None = None
    topic: Excerpt | None = None


class Brief(Model):
    """One meeting. ``confidence``: that it is one, with these ends."""

    id: str
    span: RecordSpan
    title: str | None
    genre: Genre | None = _omitted()
    confidence: Confidence = None
    meeting: Meeting | None
    organizer: Excerpt | None
    date: DateRef | None
    location: Place | None
    attendees: list[Attendee]
    agenda: list[Excerpt]
    speeches: list[Speech]
    directives: list[Directive]
    documents: list[Paper]
    background: list[Excerpt]
    passages: list[Passage] = Field(default_factory=list)
    diagnostics: list[Diagnostic]


class Masthead(Model):
    """报头 of an issued 简报."""

    text: str
    span: RecordSpan
    name: str | None
    number: str | None
    total_number: str | None
    issuer: str | None
    issued: DateRef | None
    secrecy: str | None
    copy_number: str | None


class Distribution(Model):
    """报尾: who gets it, as printed, and how many copies."""

    text: str
    span: RecordSpan
    report_to: list[str]
    send_to: list[str]
    issue_to: list[str]
    copies: int | None


class Unassigned(Model):
    """Text that no brief took."""

    text: str
    span: RecordSpan
    reason: Literal["boilerplate", "unparsed"]


class Coverage(Model):
    """Characters by where they went; the last four sum to ``chars``. Blanks count as ``blank`` wherever they are."""

    chars: Offset
    assigned: Offset
    boilerplate: Offset
    unparsed: Offset
    blank: Offset


class Document(Model):
    """One per input. A record of 1.0 has not the fields of 1.1, and is written without them."""

    schema_version: Literal["1.0", "1.1"] = "1.1"
    status: Literal["ok", "partial", "failed"]
    error: str | None = _omitted()
    source: Source
    masthead: Masthead | None
    briefs: list[Brief]
    distribution: Distribution | None
    unassigned: list[Unassigned]
    coverage: Coverage
    diagnostics: list[Diagnostic]

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """As Pydantic's; of a record of 1.0 what it was read with."""
        return super().model_dump(**self._kept(options))

    def model_dump_json(self, **options: Any) -> str:
        """As Pydantic's; of a record of 1.0 what it was read with."""
        return super().model_dump_json(**self._kept(options))

    def _kept(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"exclude_unset": True, **options} if self.schema_version == "1.0" else options
