"""Patterns compiled when they are first used, and marks outside of brackets."""

import re

import pytest

from briefgen.lexicon.alternation import alternation, opening
from briefgen.lexicon.endings import Endings
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern


def test_a_lazy_pattern_is_compiled_once_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_pattern = re.compile

    def noted(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return compile_pattern(source, flags)

    monkeypatch.setattr("re.compile", noted)
    form = lazy("^会(?P<what>议)", re.MULTILINE)
    assert (form.pattern, compiled) == ("^会(?P<what>议)", [])
    assert [match["what"] for match in form.finditer("会议\n会议")] == ["议", "议"]
    assert form.sub("x", "会议") == "x"
    assert form.fullmatch("会") is None
    assert compiled == ["^会(?P<what>议)"]
    with pytest.raises(AttributeError):
        form.no_method  # type: ignore[attr-defined]  # noqa: B018


def test_a_pattern_in_place_is_compiled_once() -> None:
    assert pattern("会的纪要") is pattern("会的纪要")


WORDS = ["主任", "主任委员", "主席", "书记", "副书记", "会长", "会", "a.b"]


@pytest.mark.parametrize("text", ["县委副书记、主任委员", "会会长", "主", "a.b axb", "", "书书记"])
def test_a_trie_matches_like_the_longest_first(text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(WORDS, key=lambda word: -len(word)))))
    assert re.compile(alternation(WORDS)).findall(text) == plain.findall(text)
    assert [m.span() for m in re.compile(f"{opening(WORDS, ['副'])}{alternation(WORDS)}").finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(("text", "found"), [("主任委员会", "主任"), ("主任委员", "主任委员"), ("主席团", None), ("主席", "主席")])
def test_a_guard_stands_behind_its_word(text: str, found: str | None) -> None:
    match = re.match(alternation({"主任委员": "(?!会)", "主任": "", "主席": "(?!团)"}), text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(("text", "ends"), [("县委书记", True), ("书记们", False), ("", False), ("记", False), ("会", True)])
def test_endings(text: str, ends: bool) -> None:
    assert Endings(WORDS).end(text) is ends


@pytest.mark.parametrize(
    ("text", "marks", "places"),
    [
        ("加强领导，（一、二，三）并落实，", "，", [4, 15]),
        ("他说“好，”，走", "，", [6]),
        ("）一，二", "，", [2]),
        ("（一，二", "，", []),
        ("（《一，》，），二", "，", [7]),
        ("一；二，三", "，；", [1, 3]),
        ("", "，", []),
        ("一，二（三", "，", [1]),
        ("一（二，三）", "，", []),
    ],
)
def test_outside(text: str, marks: str, places: list[int]) -> None:
    assert outside(text, 0, len(text), marks) == places
