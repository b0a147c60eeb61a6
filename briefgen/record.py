"""The public record: what ``briefgen`` writes as JSON, described by Pydantic models, with what programs ask of one.

Spans are half-open code-point offsets into the decoded source. Names follow EDTF / ISO 8601-2 (dates), Popolo (people
and speeches), GB/T 2260 (division codes) and iCalendar (tasks). `docs/record.md` describes every field.
"""

import os
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from briefgen.rendering.options import Form, RenderOptions

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


def _without_examples(schema: dict[str, Any]) -> None:
    """A docstring's examples are for programmers, not for the JSON Schema."""
    if "description" in schema:
        schema["description"] = schema["description"].split("\n\n>>> ")[0]


class Model(BaseModel):
    """Base of every part of the record: immutable, and a key that is not in the contract is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_without_examples)


#: Names of Pydantic 1 that its models still bear → what to use. `Document.parse_file` reads no meeting.
_OLD_NAMES = {
    "parse_file": "解析会议文件请用 briefgen.parse_file，读记录请用 briefgen.read_record",
    "parse_raw": "请用 model_validate_json",
    "parse_obj": "请用 model_validate",
    "from_orm": "请用 model_validate",
    "validate": "请用 model_validate",
    "construct": "请用 model_construct",
    "copy": "请用 model_copy",
    "dict": "请用 model_dump",
    "json": "请用 model_dump_json",
    "schema": "请用 model_json_schema",
    "schema_json": "请用 model_json_schema",
    "update_forward_refs": "请用 model_rebuild",
}


def _gone(name: str, instead: str) -> Any:
    def call(*_: Any, **__: Any) -> None:
        raise AttributeError(f"记录没有 {name} 这个方法，{instead}。")

    return staticmethod(call)


for _name, _instead in _OLD_NAMES.items():
    setattr(Model, _name, _gone(_name, _instead))


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

    @property
    def called(self) -> str:
        """What to call him or them: the name of a person, the printed words of a group.

        >>> import briefgen
        >>> (brief,) = briefgen.parse_text("3月6日，某县召开例会，县长石磊主持会议，各乡镇负责人参加会议。").briefs
        >>> [each.called for each in brief.attendees]
        ['石磊', '各乡镇负责人']
        """
        return self.name or self.text


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

    @property
    def due(self) -> str | None:
        """The last day of the earliest deadline, ``YYYY-MM-DD``; None where no deadline is a definite day.

        >>> import briefgen
        >>> document = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持。石磊要求，各科室要在6月底前交回总结。", year=2023)
        >>> [each.due for each in document.briefs[0].directives]
        ['2023-06-30']
        """
        return min((each.end for each in self.deadlines if each.end), default=None)


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

    @property
    def name(self) -> str | None:
        """What to call the meeting: its own name, else its headline.

        >>> import briefgen
        >>> [brief.name for brief in briefgen.parse_text("3月6日，某县召开防汛工作会议，县长石磊主持会议。").briefs]
        ['防汛工作会议']
        """
        return self.meeting.name if self.meeting else self.title

    @property
    def day(self) -> str | None:
        """The first day of the meeting, ``YYYY-MM-DD``; None where there is no date, or its year is open.

        >>> import briefgen
        >>> [brief.day for brief in briefgen.parse_text("3月6日，某县召开例会，县长石磊主持会议。", year=2023).briefs]
        ['2023-03-06']
        """
        return self.date.start if self.date else None

    def person(self, attendee: str | None) -> Attendee | None:
        """The attendee of an id, as speeches and directives name their speakers; None for none.

        >>> import briefgen
        >>> (brief,) = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持。石磊要求，各科室要交回总结。").briefs
        >>> speaker = brief.person(brief.speeches[0].speaker.attendee)
        >>> speaker.name, speaker.titles
        ('石磊', ['局长'])
        """
        return next((each for each in self.attendees if each.id == attendee), None)

    def with_role(self, role: Role) -> list[Attendee]:
        r"""Who has a role at the meeting: ``attend``, ``chair``, ``speak``, ``report``, ``observe``, ``absent`` or ``record``.

        >>> import briefgen
        >>> (brief,) = briefgen.parse_text("例会记录\n主持人：石磊\n缺席：薛昂\n记录人：骆春\n石磊：开始吧。").briefs
        >>> [each.name for each in brief.with_role("absent")]
        ['薛昂']
        """
        if role not in ROLES:
            raise ValueError(f"没有“{role}”这种角色，应为 {'、'.join(ROLES)} 之一。")
        return [each for each in self.attendees if role in each.roles]

    @property
    def chairs(self) -> list[Attendee]:
        """Who was in the chair: mostly one, none where the text names nobody.

        >>> import briefgen
        >>> (brief,) = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持。").briefs
        >>> [each.name for each in brief.chairs]
        ['石磊']
        """
        return self.with_role("chair")

    @property
    def speakers(self) -> list[Attendee]:
        r"""Whose words the record has, in the order in which they first speak; who is only said to have spoken is in ``with_role("speak")``.

        >>> import briefgen
        >>> (brief,) = briefgen.parse_text("例会记录\n主持人：石磊\n薛昂：水渠通了。\n石磊：好。").briefs
        >>> [each.name for each in brief.speakers]
        ['薛昂', '石磊']
        """
        return [each for each in map(self.person, dict.fromkeys(one.speaker.attendee for one in self.speeches)) if each]


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
    """One per input. A record of 1.0 has not the fields of 1.1, and is written without them.

    >>> import briefgen
    >>> document = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持。", "例会.txt")
    >>> document.source.name, [brief.date.text for brief in document.briefs]
    ('例会.txt', ['3月6日'])
    """

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

    def to_markdown(self, form: "Form | None" = None, options: "RenderOptions | None" = None) -> str:
        r"""The 简报 in Markdown: `brief`, `short`, `minutes` or `sheet`; ``options``: masthead, distribution and the like.

        >>> import briefgen
        >>> document = briefgen.parse_text("某局召开例会\n3月6日，某局召开例会，局长石磊主持会议。石磊要求，各科室要在6月底前交回总结。")
        >>> print(document.to_markdown(form="brief").splitlines()[0])
        ## 某局召开例会
        """
        from briefgen.rendering import library

        return library.to_markdown(self, form, options)

    def to_docx(self, path: str | os.PathLike[str], form: "Form | None" = None, options: "RenderOptions | None" = None) -> None:
        """Write the 简报 as a Word file, which carries the record; needs ``pip install 'briefgen[office]'``.

        >>> import briefgen
        >>> document = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持会议。石磊要求，各科室要在6月底前交回总结。")
        >>> document.to_docx("例会.docx", options=briefgen.RenderOptions(name="工作简报", number="12"))
        >>> briefgen.parse_file("例会.docx").briefs == document.briefs
        True
        """
        from briefgen.rendering import library

        library.to_docx(self, path, form, options)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """As Pydantic's; of a record of 1.0 what it was read with."""
        return super().model_dump(**self._kept(options))

    def model_dump_json(self, **options: Any) -> str:
        """As Pydantic's; of a record of 1.0 what it was read with."""
        return super().model_dump_json(**self._kept(options))

    def _kept(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"exclude_unset": True, **options} if self.schema_version == "1.0" else options
