"""Words by type, in one walk: short tables, and the same as a naive search for the longest word at every place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.lexicon import typed
from briefgen.parsing import tokens
from briefgen.parsing.tokens import ATTENDING, CONVENING, CREDIT, EVENT, GATHERING, RECENT, RESUMING, SAYING, Token


def found(text: str) -> list[Token]:
    return tokens.walk(text, 0, len(text), tokens.lexicon())


EXAMPLES: list[tuple[str, list[tuple[str, int]]]] = [
    ("县水务局召开节水工作会议", [("召开", CONVENING), ("工作会", GATHERING), ("会议", GATHERING)]),
    ("近日，编辑", [("近日", RECENT), ("编辑", CREDIT)]),
    ("局长指出", [("指出", SAYING)]),
    ("座谈会议", [("座谈会", GATHERING), ("会议", GATHERING)]),
    ("启动仪式", [("启动", EVENT | CONVENING), ("仪式", GATHERING)]),
    ("主持会议", [("主持", ATTENDING | CONVENING), ("会议", GATHERING)]),
    ("水厂日供水三万吨", []),
    ("", []),
    ("会", []),
]


@pytest.mark.parametrize(("text", "words"), EXAMPLES)
def test_words_have_their_types(text: str, words: list[tuple[str, int]]) -> None:
    own = found(text)
    assert [text[start:end] for start, end, _ in own] == [word for word, _ in words]
    for (_, _, kinds), (_, wanted) in zip(own, words, strict=True):
        assert kinds & wanted == wanted


def test_a_piece_is_walked_alone() -> None:
    text = "会议会议会议"
    assert tokens.walk(text, 2, 4, tokens.lexicon()) == [(2, 4, found("会议")[0][2])]
    assert tokens.walk(text, 2, 3, tokens.lexicon()) == []


def test_mask_is_of_all() -> None:
    types = tokens.mask(found("县水务局召开会议，大家指出"))
    assert types & CONVENING
    assert types & SAYING
    assert types & RESUMING
    assert not types & CREDIT
    assert tokens.mask([]) == 0


def test_no_words_no_tokens() -> None:
    assert tokens.walk("会议", 0, 2, tokens.trie([])) == []


WORDS = sorted({word for name in ("reports", "saying") for word, _ in typed(name)} | {"会议", "座谈会", "会"})


def naive(text: str, known: dict[str, int]) -> list[Token]:
    """The longest word at every place, looked for one by one."""
    out = []
    for at in range(len(text)):
        here = [word for word in known if len(word) > 1 and text.startswith(word, at)]
        if here:
            word = max(here, key=len)
            out.append((at, at + len(word), known[word]))
    return out


@given(st.lists(st.sampled_from(WORDS) | st.text("会议上指出，。开 x", max_size=4), max_size=12).map("".join))
def test_the_same_as_a_naive_search(text: str) -> None:
    known = {word: kinds for rows in tokens.lexicon().words.values() for _, word, kinds in rows}
    assert found(text) == naive(text, known)
    for start, end, kinds in found(text):
        assert 0 <= start < end <= len(text)
        assert known[text[start:end]] == kinds


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(1, 255), max_size=12),
    st.text("abcd", max_size=30),
)
def test_any_words(known: dict[str, int], text: str) -> None:
    assert tokens.walk(text, 0, len(text), tokens.trie(known.items())) == naive(text, known)
