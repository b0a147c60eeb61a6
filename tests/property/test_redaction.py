"""Whatever the text: what is redacted keeps what always holds, or is refused; names of the record are gone."""

from hypothesis import given

import briefgen
from briefgen.errors import NameRemainsError
from briefgen.redaction.document import redacted
from tests.property import strategies
from tests.property.invariants import breaches
from tests.property.test_invariants import some


def _holds(text: str) -> None:
    document = briefgen.parse_text(text, with_text=True)
    assert document.source.text is not None
    try:
        result = redacted(document)
    except NameRemainsError:
        return
    assert [each for each in breaches(result.document, result.text) if not each.startswith("source is")] == []  # `sha256` is that of the file
    assert not any(name in result.text for name in result.names)


@some
@given(strategies.texts)
def test_any_text(text: str) -> None:
    _holds(text)


@some
@given(strategies.sketches)
def test_cues_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.shuffled())
def test_sentences_in_any_order(text: str) -> None:
    _holds(text)


@some
@given(strategies.rewrapped())
def test_other_line_ends(text: str) -> None:
    _holds(text)
