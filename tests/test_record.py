"""The public contract: field names, strictness, the schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

import briefgen
from briefgen import record
from briefgen.archive.records import records
from briefgen.archive.store import Archive
from briefgen.cli.invariants import check
from briefgen.comparing.documents import compare
from briefgen.record import Document
from briefgen.redaction.document import redacted
from briefgen.rendering import markdown
from briefgen.rendering.review import page

TEXT = "2024年3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。会议传达学习了《种子法》。会议要求，各乡镇要在4月底前建成5个服务站。"

#: Field by field what docs/record.md fixes; a name is never dropped or renamed without a new schema_version.
FIELDS = {
    "Document": "schema_version status error source masthead briefs distribution unassigned coverage diagnostics",
    "Source": "name sha256 encoding media_type chars text",
    "Masthead": "text span name number total_number issuer issued secrecy copy_number",
    "Distribution": "text span report_to send_to issue_to copies",
    "Unassigned": "text span reason",
    "Coverage": "chars assigned boilerplate unparsed blank",
    "Brief": "id span title genre confidence meeting organizer date location attendees agenda speeches directives documents background passages diagnostics",
    "Meeting": "name kind span confidence",
    "Passage": "kind text span joined key topic",
    "Excerpt": "text span",
    "DateRef": "text span edtf start end part time basis evidence",
    "Place": "text span basis division candidates confidence",
    "Division": "code name path",
    "Attendee": "id kind name text titles roles count open spans confidence roster known_as label",
    "RosterLink": "id name titles organization",
    "Speech": "id speaker attribution act text span points at confidence",
    "Speaker": "kind attendee name text resolved_by",
    "Directive": "id text span speech issued_by owners modality deadlines quantities actionable confidence",
    "Owner": "text span inherited part confidence",
    "Quantity": "text span value op unit object",
    "Paper": "title action span",
    "Diagnostic": "code severity message span",
}


def written(**options: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(briefgen.parse_text(TEXT, **options).model_dump_json())
    return data


def test_field_names_are_fixed() -> None:
    assert {name: list(getattr(record, name).model_fields) for name in FIELDS} == {name: fields.split() for name, fields in FIELDS.items()}


def test_version() -> None:
    assert (Document.model_fields["schema_version"].default, written()["schema_version"]) == ("1.1", "1.1")


@pytest.mark.parametrize(("options", "keys"), [({}, {"error", "text"}), ({"with_text": True}, {"error"})])
def test_keys_without_a_value_are_left_out_where_the_contract_says_so(options: dict[str, bool], keys: set[str]) -> None:
    data = written(**options)
    assert {"error", "text"} - (data.keys() | data["source"].keys()) == keys


def test_what_is_unknown_is_null() -> None:
    data = json.loads(briefgen.parse_text("会议指出，春耕是全年农业的开头。").model_dump_json())
    (brief,) = data["briefs"]
    assert (brief["date"], brief["location"], brief["title"], brief["organizer"], data["masthead"], data["distribution"]) == (None,) * 6


def test_spans_are_pairs() -> None:
    (brief,) = written()["briefs"]
    assert brief["span"] == [0, len(TEXT)]
    assert TEXT[slice(*brief["documents"][0]["span"])] == "《种子法》"


@pytest.mark.parametrize("with_text", [False, True])
def test_json_to_model_to_json_is_the_identity(with_text: bool) -> None:
    first = briefgen.parse_text(TEXT, with_text=with_text).model_dump_json()
    assert Document.model_validate_json(first).model_dump_json() == first


#: What 1.1 has and 1.0 has not.
NEW = ("genre", "confidence", "at", "part")


def aged(value: Any) -> Any:
    """A record as 1.0 had it."""
    if isinstance(value, list):
        return [aged(each) for each in value]
    if not isinstance(value, dict):
        return value
    date = "edtf" in value
    old = {key: aged(each) for key, each in value.items() if key not in NEW or (date and key == "part")}
    return old | {"schema_version": "1.0"} if "schema_version" in old else old


def test_a_record_of_1_0_stays_as_it_is() -> None:
    data = aged(written(with_text=True))
    assert not any(f'"{key}"' in json.dumps(data) for key in ("genre", "confidence", "at"))
    jsonschema.Draft202012Validator(Document.model_json_schema(mode="validation")).validate(data)
    document = Document.model_validate_json(json.dumps(data), strict=True)
    assert json.loads(document.model_dump_json()) == document.model_dump(mode="json") == data
    assert json.loads(document.model_copy(update={"status": "partial"}).model_dump_json()) == {**data, "status": "partial"}
    assert check(document) == []
    assert (document.briefs[0].genre, document.briefs[0].confidence) == (None, None)


def test_a_record_of_1_0_is_of_use_everywhere(tmp_path: Path) -> None:
    new = briefgen.parse_text(TEXT, with_text=True)
    data = aged(new.model_dump(mode="json"))
    document = Document.model_validate(data)
    assert markdown.render(document) == markdown.render(new)
    assert compare([document], [new], everything=True) == []
    assert "1.0" in page.render(document)
    assert json.loads(redacted(document, TEXT).document.model_dump_json())["briefs"][0].keys() == data["briefs"][0].keys()
    with Archive(tmp_path / "档案.db") as archive:
        archive.add([document])
    assert [json.loads(each.model_dump_json()) for each in records(tmp_path / "档案.db")] == [data]


def test_new_fields_are_there_also_when_they_are_null() -> None:
    (brief,) = written()["briefs"]
    assert brief["genre"] == "narrative"
    assert None not in (brief["confidence"], brief["meeting"]["confidence"], brief["location"]["confidence"], brief["attendees"][0]["confidence"])
    (speech,), (directive,) = brief["speeches"], brief["directives"]
    assert None not in (speech["confidence"], directive["confidence"], directive["owners"][0]["confidence"])
    assert (speech["at"], directive["owners"][0]["part"]) == (None, None)


def test_a_record_of_1_1_that_lacks_them_gets_them() -> None:
    data = {**aged(written()), "schema_version": "1.1"}
    (brief,) = json.loads(Document.model_validate(data).model_dump_json())["briefs"]
    assert (brief["confidence"], brief["speeches"][0]["at"]) == (None, None)


def test_the_record_is_immutable() -> None:
    document = briefgen.parse_text(TEXT)
    with pytest.raises(ValidationError):
        document.briefs[0].title = "另一个标题"


def changed(path: str, value: Any) -> dict[str, Any]:
    """The record with one value set, or an unknown key put in."""
    data = written()
    at: Any = data
    *steps, last = path.split(".")
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value
    return data


BROKEN: list[tuple[str, Any]] = [
    ("schema_version", "2.0"),
    ("status", "fine"),
    ("surplus", 1),
    ("briefs.0.surplus", 1),
    ("briefs.0.span", [3]),
    ("briefs.0.span", [-1, 3]),
    ("briefs.0.span.0", "零"),
    ("briefs.0.date.part", "夜里"),
    ("briefs.0.date.basis", "clock"),
    ("briefs.0.location.basis", "guessed"),
    ("briefs.0.attendees.0.kind", "robot"),
    ("briefs.0.attendees.0.roles.0", "sleep"),
    ("briefs.0.speeches.0.act", "sing"),
    ("briefs.0.speeches.0.speaker.kind", "echo"),
    ("briefs.0.speeches.0.speaker.resolved_by", "luck"),
    ("briefs.0.directives.0.modality", "may"),
    ("briefs.0.directives.0.quantities.0.op", "ne"),
    ("briefs.0.title", 7),
    ("briefs.0.genre", "poem"),
    ("briefs.0.confidence", 1.01),
    ("briefs.0.confidence", -0.1),
    ("briefs.0.attendees.0.confidence", "sure"),
    ("briefs.0.speeches.0.at", "7:05"),
    ("briefs.0.directives.0.owners.0.part", "watch"),
    ("coverage.chars", -1),
    ("diagnostics", None),
]


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_what_breaks_the_contract_is_refused(path: str, value: Any) -> None:
    """By the models and by their schema alike."""
    data = changed(path, value)
    with pytest.raises(ValidationError):
        Document.model_validate(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(Document.model_json_schema(mode="validation")).validate(data)


@pytest.mark.parametrize("path", ["source", "briefs", "coverage", "briefs.0.speeches", "briefs.0.attendees.0.spans"])
def test_what_is_missing_is_refused(path: str) -> None:
    data = written()
    at: Any = data
    *steps, last = path.split(".")
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]
    del at[last]
    with pytest.raises(ValidationError):
        Document.model_validate(data)


def test_a_failed_input_of_a_batch_has_its_error() -> None:
    data = {**written(), "status": "failed", "error": "找不到文件“甲.txt”，请检查文件名和所在文件夹。", "briefs": []}
    document = Document.model_validate(data)
    assert json.loads(document.model_dump_json())["error"] == data["error"]


def test_roles_are_in_the_order_of_the_contract() -> None:
    assert record.ROLES == ("attend", "chair", "speak", "report", "observe", "absent", "record")
