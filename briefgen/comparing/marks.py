"""Two versions of a text, word by word. In: two strings. Out: pieces that are the same, gone or new; together they are both strings."""

import difflib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefgen.words import segmenter

Sign = Literal["=", "-", "+"]
#: Beyond so many words the comparison may take a quicker and rougher way.
_MANY = 5000
#: What is the same between two changes counts as changed if it is no longer than this: a single 的 tells nobody anything.
_ISLAND = 1


class Piece(NamedTuple):
    """``=`` is in both, ``-`` in the old one only, ``+`` in the new one only."""

    sign: Sign
    text: str


def marks(old: str, new: str) -> list[Piece]:
    """The pieces in order; where something is replaced, what is gone stands before what is new."""
    one, other = list(segmenter.cut(old)), list(segmenter.cut(new))
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=max(len(one), len(other)) > _MANY)
    steps = [("".join(one[i:j]), "".join(other[k:m]), tag == "equal") for tag, i, j, k, m in matcher.get_opcodes()]
    pieces: list[Piece] = []
    for gone, come, same in _joined(steps):
        if same:
            pieces.append(Piece("=", gone))
        else:
            pieces += [Piece(sign, text) for sign, text in _trimmed(gone, come) if text]
    return pieces


def _joined(steps: list[tuple[str, str, bool]]) -> Iterator[tuple[str, str, bool]]:
    """The steps with tiny islands of sameness made part of the changes around them."""
    gone, come = "", ""
    for at, (old, new, same) in enumerate(steps):
        if same and not (len(old) <= _ISLAND and 0 < at < len(steps) - 1):
            if gone or come:
                yield gone, come, False
            gone, come = "", ""
            yield old, new, True
        else:
            gone, come = gone + old, come + new
    if gone or come:
        yield gone, come, False


def _trimmed(gone: str, come: str) -> Iterator[tuple[Sign, str]]:
    """A replacement without the characters that both begin or end with: of 6月30日 and 6月25日 only 30 and 25. Digits are not taken apart."""
    start = 0
    while start < min(len(gone), len(come)) and gone[start] == come[start]:
        start += 1
    while start and (gone[start - 1].isdigit() or (gone[start - 1].isascii() and gone[start - 1].isalnum())):
        start -= 1
    end = 0
    while end < min(len(gone), len(come)) - start and gone[-1 - end] == come[-1 - end]:
        end += 1
    while end and gone[-end].isascii() and gone[-end].isalnum():
        end -= 1
    yield "=", gone[:start]
    yield "-", gone[start : len(gone) - end]
    yield "+", come[start : len(come) - end]
    yield "=", gone[len(gone) - end :]
