"""Anchors: where a family of patterns can match at all."""

import pytest

from briefgen.text import anchors
from briefgen.text.anchors import Anchors

FAMILY = Anchors({r"月(?<=[\d]月)": ("day", "month"), "前": ("event",)})


@pytest.mark.parametrize(
    ("text", "span", "rules"),
    [
        ("8月以前", (0, 4), {"day", "month", "event"}),
        ("8月以前", (0, 3), {"day", "month"}),
        ("8月以前", (2, 4), {"event"}),
        ("8月以前", (2, 3), None),
        ("每月", (0, 2), None),
        ("", (0, 0), None),
    ],
)
def test_rules(text: str, span: tuple[int, int], rules: set[str] | None) -> None:
    for around in ("", "，" * 80):  # a phrase, and a text whose places are kept
        found = FAMILY.rules(around + text, len(around) + span[0], len(around) + span[1])
        assert found == rules, around


def test_forget() -> None:
    text = "，" * 80 + "8月"
    FAMILY.rules(text, 0, len(text))
    assert FAMILY._kept.cache_info().currsize > 0
    anchors.forget()
    assert FAMILY._kept.cache_info().currsize == 0
