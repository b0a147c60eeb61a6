"""Spans and what is computed of them; covers are compared with a count of characters."""

from itertools import combinations_with_replacement, product

import pytest

from briefgen.spans import Block, Cover, Fact, Span, gaps, merge, strip

#: Every span of six characters, the empty ones too.
EVERY = [Span(start, end) for start, end in combinations_with_replacement(range(7), 2)]


def characters(*spans: Span) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@pytest.mark.parametrize(
    ("span", "text"),
    [(Span(0, 2), "会议"), (Span(2, 4), "强调"), (Span(0, 5), "会议强调𬱖"), (Span(4, 5), "𬱖"), (Span(1, 1), ""), (Span(4, 9), "𬱖")],
)
def test_slice(span: Span, text: str) -> None:
    assert span.slice("会议强调𬱖") == text


def test_a_span_is_a_pair() -> None:
    start, end = Span(3, 5)
    assert (start, end) == (3, 5) == Span(3, 5)
    assert sorted([Span(2, 4), Span(0, 9), Span(0, 3)]) == [(0, 3), (0, 9), (2, 4)]


@pytest.mark.parametrize(
    ("outer", "inner", "value"),
    [
        ((0, 4), (0, 4), True), ((0, 4), (1, 3), True), ((0, 4), (2, 2), True), ((0, 4), (4, 4), True), ((0, 4), (1, 5), False), ((1, 4), (0, 3), False),
        ((0, 4), (5, 6), False),
    ],
)  # fmt: skip
def test_contains(outer: tuple[int, int], inner: tuple[int, int], value: bool) -> None:
    assert Span(*outer).contains(Span(*inner)) is value


@pytest.mark.parametrize(
    ("one", "two", "value"),
    [
        ((0, 4), (3, 6), True),
        ((0, 4), (1, 2), True),
        ((0, 4), (0, 4), True),
        ((0, 4), (4, 6), False),
        ((0, 4), (5, 6), False),
        ((0, 4), (4, 4), False),
    ],
)
def test_overlaps(one: tuple[int, int], two: tuple[int, int], value: bool) -> None:
    assert Span(*one).overlaps(Span(*two)) is value
    assert Span(*two).overlaps(Span(*one)) is value


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], []),
        ([(0, 2)], [(0, 2)]),
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)]),
        ([(0, 2), (2, 4)], [(0, 4)]),
        ([(0, 3), (2, 5)], [(0, 5)]),
        ([(0, 9), (2, 5)], [(0, 9)]),
        ([(0, 9), (2, 5), (8, 10), (12, 13)], [(0, 10), (12, 13)]),
        ([(3, 3), (5, 4)], []),
        ([(0, 2), (0, 2)], [(0, 2)]),
    ],
)
def test_merge(spans: list[tuple[int, int]], merged: list[tuple[int, int]]) -> None:
    assert merge(Span(*span) for span in spans) == merged


@pytest.mark.parametrize(
    ("within", "taken", "left"),
    [
        ((0, 10), [], [(0, 10)]),
        ((0, 10), [(0, 10)], []),
        ((0, 10), [(3, 5)], [(0, 3), (5, 10)]),
        ((0, 10), [(0, 3), (7, 10)], [(3, 7)]),
        ((0, 10), [(7, 9), (2, 4)], [(0, 2), (4, 7), (9, 10)]),
        ((0, 10), [(2, 4), (3, 6)], [(0, 2), (6, 10)]),
        ((5, 10), [(0, 6), (9, 20)], [(6, 9)]),
        ((5, 10), [(0, 5), (10, 12)], [(5, 10)]),
        ((5, 10), [(0, 20)], []),
        ((5, 5), [], []),
    ],
)
def test_gaps(within: tuple[int, int], taken: list[tuple[int, int]], left: list[tuple[int, int]]) -> None:
    assert gaps(Span(*within), [Span(*span) for span in taken]) == left


def test_cover_agrees_with_counting() -> None:
    for one, two in product(EVERY, repeat=2):
        cover, taken = Cover([one, two]), characters(one, two)
        assert characters(*merge([one, two])) == taken, (one, two)
        for asked in EVERY:
            case, left = (one, two, asked), cover.gaps(asked)
            assert left == gaps(asked, [two, one]), case
            assert left == merge(left), case
            assert characters(*left) == characters(asked) - taken, case
            if asked.start < asked.end:
                assert cover.overlaps(asked) == bool(characters(asked) & taken), case
                assert cover.contains(asked) == (characters(asked) <= taken), case


@pytest.mark.parametrize("span", [Span(0, 0), Span(0, 3), Span(5, 6)])
def test_empty_cover(span: Span) -> None:
    cover = Cover()
    assert not cover.contains(span)
    assert not cover.overlaps(span)
    assert cover.gaps(span) == ([span] if span.end > span.start else [])


@pytest.mark.parametrize(
    ("text", "span", "stripped"),
    [
        ("会议", (0, 2), (0, 2)),
        (" 会议 ", (0, 4), (1, 3)),
        ("\u3000\xa0会 议\r\n", (0, 7), (2, 5)),
        ("甲 会议 乙", (1, 5), (2, 4)),
        ("   ", (0, 3), (3, 3)),
        ("会议", (1, 1), (1, 1)),
        ("", (0, 0), (0, 0)),
    ],
)
def test_strip(text: str, span: tuple[int, int], stripped: tuple[int, int]) -> None:
    assert strip(text, Span(*span)) == stripped


@pytest.mark.parametrize("value", [Block(Span(0, 2), (Span(0, 2),)), Fact("date", "day", Span(0, 2))])
def test_what_stages_pass_on_cannot_be_changed(value: Block | Fact) -> None:
    with pytest.raises(AttributeError):
        value.span = Span(1, 2)  # type: ignore[misc]
    assert hash(value) == hash(type(value)(*(getattr(value, name) for name in value._fields)))
