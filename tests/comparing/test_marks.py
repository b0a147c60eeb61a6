"""Word-level marks and pairing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.comparing.marks import marks
from briefgen.comparing.pairing import pairs, similarity

TEXTS = st.text(st.sampled_from("县水利局要在67月30日前完成处隐患整改，。的了ab12"), max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("6月30日前完成", "6月25日前完成", "6月[-30-]{+25+}日前完成"),
        ("完成130处", "完成30处", "完成[-130-]{+30+}处"),
        ("县长费明", "代县长费明", "{+代+}县长费明"),
        ("县长费明", "县长费铭", "县长费[-明-]{+铭+}"),
        ("各乡镇要备足沙袋", "各乡镇要备足", "各乡镇要备足[-沙袋-]"),
        ("相同", "相同", "相同"),
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
        ("", "", ""),
        ("甲单位的任务", "乙部门的工作", "[-甲单位的任务-]{+乙部门的工作+}"),
        ("使用ABC12系统", "使用ABC13系统", "使用[-ABC12-]{+ABC13+}系统"),
    ],
)
def test_what_is_marked(old: str, new: str, marked: str) -> None:
    brackets = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    assert "".join(brackets[piece.sign].format(piece.text) for piece in marks(old, new)) == marked


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = marks(old, new)
    assert "".join(piece.text for piece in pieces if piece.sign != "+") == old
    assert "".join(piece.text for piece in pieces if piece.sign != "-") == new
    assert all(piece.text for piece in pieces)


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_each_is_paired_once_and_only_with_what_is_like_it(old: list[str], new: list[str]) -> None:
    found = pairs(old, new, similarity, 0.6)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(similarity(old[i], new[j]) >= 0.6 for i, j in found)
    assert pairs(old, old, similarity, 0.6) == [(i, i) for i in range(len(old))]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["ab", "cd"], ["cd", "ab"], [(0, 1), (1, 0)]),
        (["aa", "aa"], ["aa"], [(0, 0)]),
        (["abcd"], ["abcx", "abcd"], [(0, 1)]),
        (["abcd"], ["wxyz"], []),
        ([], ["a"], []),
    ],
)
def test_the_most_alike_belong_together(old: list[str], new: list[str], found: list[tuple[int, int]]) -> None:
    assert pairs(old, new, similarity, 0.6) == found
