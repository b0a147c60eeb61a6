"""What speaks for and against a title beginning at a word: what stands before it, how it opens, what it would leave inside.

In: the shadow, the `Phrase` that ends with an office. Out: where it may begin, and features for the decision `title_start`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.names.offices import is_office, stands_apart
from briefgen.spans import Span
from briefgen.words import segmenter


class Phrase(NamedTuple):
    """A stretch that ends with an ``office``: ``begin`` stands behind the last delimiter, ``start`` before it where units may be joined."""

    start: int
    begin: int
    office: Span


_LEADS = {word: tag for tag in ("lead", "self", "joint") for word in tagged("leads", tag)}
#: What units' names end with, or their short forms.
_UNIT_ENDS = frozenset("部委室局处科院办会校厅司系所心组队社站团馆园区县市省镇乡村党政府学行")
#: Those of them that no verb ends with, as 举办 and 召集会 do.
_UNITS = _UNIT_ENDS - frozenset("处办会中心组队站行学")
_LEVELS = (2, 4, 6, 9, 13, 18, 26)


def may_join(shadow: str, start: int, end: int) -> bool:
    """Whether a stretch may be a unit: one that shares the office behind a 、, or whose name stands before somebody's."""
    return end - start >= 2 and shadow[end - 1] in _UNIT_ENDS


class Words(NamedTuple):
    """The words of a phrase before its office, how each parts (`_parts`), and where a title may begin, with the number of its first word."""

    words: Sequence[str]
    parts: Sequence[str]
    starts: Sequence[tuple[int, int]]


def cut(shadow: str, phrase: Phrase) -> Words:
    """The words of a phrase. A title may begin at its edges, and behind each word that may part it, in no brackets."""
    words = list(segmenter.cut(shadow[phrase.start : phrase.office.start]))
    parts: list[str] = []
    out = []
    at, depth = phrase.start, 0
    for n, word in enumerate([*words, ""]):
        if depth == 0 and (n == 0 or parts[-1] or at == phrase.begin) and word not in ("、", " "):
            out.append((at, n))
        at += len(word)
        depth += _BRACKETS.get(word, 0)
        part = _parts(word) if word and depth == 0 else ""
        parts.append("" if part == "office" and not stands_apart(shadow, at) else part)
    return Words(words, parts, out)


def _parts(word: str) -> str:
    """How a word may part what stands before it from a title: as one that leads to it, a verb or the like, an office, a mark, digits. Empty if it does not."""
    known = _LEADS.get(word)
    if known:
        return known
    if word[-1] in _UNITS:
        return ""
    if not word.isalnum():
        return _MARKS.get(word, "mark")
    if word.isdecimal():
        return "digit"
    return "pred" if segmenter.is_predicate(word) else "office" if is_office(word) else ""


def features(shadow: str, phrase: Phrase, at: int, n: int, cut: Words) -> list[str]:
    """What tells whether the title begins at ``at``, the word ``n``: the words to both sides, its length, what is in it."""
    _, begin, office = phrase
    kind = (cut.parts[n] or _kind(cut.words[n])) if n < len(cut.words) else "head"
    out = [f"n={bucket(office.end - at, _LEVELS)}", f"first={kind}"]
    if at in (phrase.start, begin):
        mark = shadow[at - 1 : at] or "\n"
        out.append(f"edge={'han' if mark.isalnum() else mark}".replace("\n", "⏎"))
    else:
        left, parts = cut.words[n - 1], cut.parts[n - 1]
        out += [f"left={left}", f"parts={parts}", f"pair={parts}/{kind}"]
        if parts == "joint":
            out.append(f"joint={_joined(cut, 0, n - 1)}")
        if parts == "office" and kind in ("place", "unit") and left[-1] in _POSTS:
            out.append("stack")
    out += sorted({f"has={parts}" for parts in cut.parts[n + 1 :] if parts and parts != "joint"})
    inside = next((m for m in range(n + 1, len(cut.words)) if cut.parts[m] == "joint"), 0)
    if inside:
        out.append(f"has=joint/{_joined(cut, n, inside)}")
    return out


def _kind(word: str) -> str:
    """What a word that parts nothing is: a place, a unit or its end, another."""
    return "place" if segmenter.is_place(word) else "unit" if word[-1] in _UNIT_ENDS else "word"


def _joined(cut: Words, first: int, last: int) -> str:
    """What a word such as 和 joins, or 的 ends: nothing, what somebody does, an office, a unit, a person perhaps, or a part of a name, as in 教育和体育局."""
    text = "".join(cut.words[first:last])
    if not text or is_office(text):
        return "office" if text else "none"
    if any(each in _ACTS for each in cut.parts[first:last]):
        return "acts"
    if 2 <= len(text) <= 3 and text[0] in surnames() and not segmenter.is_word(cut.words[last - 1]):
        return "name"
    return "unit" if text[-1] in _UNIT_ENDS and len(text) > 2 else "part"


_ACTS = frozenset(["lead", "pred", "mark", "close"])
#: What posts end with, no professions, before another: `集团党委委员|工会主席`.
_POSTS = frozenset("长记席任员人裁理家")
_MARKS = {" ": "blank", "）": "close", "”": "close", "》": "close", "、": "joint"}
_BRACKETS = {"（": 1, "“": 1, "《": 1, "）": -1, "”": -1, "》": -1}
