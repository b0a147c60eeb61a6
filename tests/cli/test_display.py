"""Display columns and line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cli.display import columns, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("会议", 4), ("８月", 4), ("（一）", 6), ("e\u0301", 1), ("a\u200bb", 2), ("“会”…", 5), ("𬱖", 2), ("ｱ", 1)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("会议简报", 4, ["会议", "简报"]),
        ("会议，简报", 4, ["会", "议，", "简报"]),
        ("用 --base-date 指定", 12, ["用", "--base-date", "指定"]),
        ("verylongword会议", 6, ["verylongword", "会议"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text("会议简报，。 ab-", max_size=80), st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())
