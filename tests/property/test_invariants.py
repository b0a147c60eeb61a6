"""Whatever the text: what docs/record.md says always holds, and nothing raises."""

import datetime
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefgen
from briefgen.record import Document
from tests.property import strategies
from tests.property.invariants import breaches

profile = settings(deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
many = settings(profile, max_examples=200)
some = settings(profile, max_examples=60)
few = settings(profile, max_examples=12)


def _holds(text: str) -> None:
    document = briefgen.parse_text(text)
    assert breaches(document, text) == []
    assert briefgen.parse_text(text).model_dump_json() == document.model_dump_json()


@many
@given(strategies.texts)
def test_any_text_parses(text: str) -> None:
    """Lone surrogates, which no file can hold, become U+FFFD; all else is kept."""
    clean = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    document = briefgen.parse_text(text)
    assert breaches(document, clean) == []
    assert briefgen.parse_text(text).model_dump_json() == document.model_dump_json()


@many
@given(strategies.sketches)
def test_cues_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.shuffled())
def test_sentences_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.cut())
def test_cut_at_any_point(text: str) -> None:
    _holds(text)


@some
@given(strategies.rewrapped())
def test_other_line_ends(text: str) -> None:
    _holds(text)


@some
@given(strategies.spaced(strategies.BLANKS))
def test_odd_blanks(text: str) -> None:
    _holds(text)


@some
@given(strategies.spaced(strategies.HIDDEN))
def test_characters_that_show_nothing(text: str) -> None:
    _holds(text)


@few
@given(strategies.repeated())
def test_several_reports_in_one_text(text: str) -> None:
    _holds(text)


@few
@given(
    strategies.cut(),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31)),
    st.sampled_from([None, 1999, 2024]),
    st.sampled_from([None, "绵阳市"]),
)
def test_any_options(text: str, day: datetime.date, year: int | None, region: str | None) -> None:
    document = briefgen.parse_text(text, base_date=day, year=year, region=region, with_text=True)
    assert breaches(document, text) == []
    assert document.source.text == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\ufeff",
        "\x00",
        "会",
        "。",
        "，，，",
        "（（（《《《“““",
        "】】》》））",
        "：",
        "一、",
        "会议指出",
        "他说，",
        "《》",
        "1" * 500,
    ],
)
def test_next_to_nothing(text: str) -> None:
    _holds(text)


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    made = Document.model_json_schema(mode="validation")
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


@pytest.mark.parametrize("text", ["", "今天天气不错。", *strategies.SAMPLES.values()], ids=["empty", "no meeting", *strategies.SAMPLES])
def test_output_is_what_the_schema_says(text: str, schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(briefgen.parse_text(text).model_dump_json()))


def test_breaches_are_seen() -> None:
    """The judge itself: a record that was tampered with does not pass."""
    text = "3月6日上午，清河县召开春耕推进会，县长沈知行主持会议。会议要求，各乡镇要在4月底前完成整地。"
    document = briefgen.parse_text(text)
    assert breaches(document, text) == []
    data = json.loads(document.model_dump_json())
    data["briefs"][0]["background"] = []
    data["briefs"][0]["speeches"][0]["span"][0] -= 1
    data["briefs"][0]["directives"][0]["speech"] = "s9"
    data["coverage"]["blank"] += 1
    found = " ".join(breaches(Document.model_validate(data), text))
    for words in ("characters in no field", "is not '", "stands in s9", "coverage {"):
        assert words in found
