"""Clauses of a unit, and of the rest of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.parsing.grammar import clauses


@pytest.mark.parametrize(
    ("unit", "cut"),
    [
        ("各乡镇要加强领导，落实责任。", ["各乡镇要加强领导", "落实责任。"]),
        ("各县（市，区）要抓好“一核，三带”：先行先试", ["各县（市，区）要抓好“一核，三带”", "先行先试"]),
        ("，落实责任，，", ["落实责任"]),
        ("", []),
    ],
)
def test_clauses(unit: str, cut: list[str]) -> None:
    assert [unit[start:end] for start, end in clauses.of(unit, 0, len(unit))] == cut


@given(st.text("要抓，：（）“”", max_size=24), st.integers(0, 24))
def test_the_rest_of_a_unit_is_cut_as_if_it_stood_alone(unit: str, start: int) -> None:
    whole = clauses.of(unit, 0, len(unit))
    inside = any(begin < start < end and set(unit[begin:start]) & set("（）“”") for begin, end in whole)
    rest = clauses.behind(unit, whole, start, len(unit))
    if inside or (start < len(unit) and unit[:start].count("（") + unit[:start].count("“") == 0):
        assert list(rest) == clauses.of(unit, start, len(unit))
