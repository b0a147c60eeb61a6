"""Replacements: the new text, and where old spans have gone."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.redaction.edits import Edits
from briefgen.spans import Span


def test_spans_follow_their_text() -> None:
    edits = Edits("局长薛子昂、副局长毛谦。", [(Span(2, 5), "甲"), (Span(9, 11), "某某某")])
    assert edits.text == "局长甲、副局长某某某。"
    assert [edits.slice(span) for span in ((0, 2), (0, 5), (2, 5), (5, 9), (9, 11), (11, 12))] == ["局长", "局长甲", "甲", "、副局长", "某某某", "。"]
    assert edits.slice((3, 9)) == "甲、副局长", "half a replaced name is the whole placeholder"
    assert edits.span((4, 4)) == (2, 2)
    assert list(edits) == [(Span(2, 5), "甲"), (Span(9, 11), "某某某")]


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[tuple[Span, str]]]:
    text = draw(st.text("甲乙丙丁", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [(Span(start, end), draw(st.text("XY", max_size=4))) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@given(cases(), st.data())
def test_what_is_not_replaced_stays_under_its_span(case: tuple[str, list[tuple[Span, str]]], data: st.DataObject) -> None:
    text, replacements = case
    edits = Edits(text, replacements)
    assert len(edits.text) == len(text) + sum(len(new) - (old.end - old.start) for old, new in replacements)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    moved = Span(*edits.span(span))
    assert 0 <= moved.start <= moved.end <= len(edits.text)
    if not any(old.overlaps(span) for old, _ in replacements):
        assert edits.slice(span) == span.slice(text)
    for old, new in replacements:
        assert edits.slice(old) == new
