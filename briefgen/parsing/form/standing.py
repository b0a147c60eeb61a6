"""A talk whose speakers stand on lines of their own, `石磊⏎水泵修好了。`, read as if a colon parted each from his words.

In: a shadow. Out: a shadow of the same length, with a colon behind each such name; the same where the text is no such talk.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.parsing.form import dialogue, labels
from briefgen.spans import Span, lines_of
from briefgen.text.patterns import lazy

#: What may be a name on a line of its own: `石所`, `石磊（水利站）`.
_NAME = lazy(r"(?P<who>[\u4e00-\u9fffA-Za-z□×○·]{2,10}?|[\u4e00-\u9fff]{2,6} [\u4e00-\u9fff]{2,3})(?:（[^（）。\n]{1,12}）)?$")
#: What somebody says has such marks, or is a word.
_TALKS = lazy("[，。？！…（]")
#: What stands below the name of who is to do it.
_LISTED = lazy(r"[-*+•·●■] |\d{1,2}[.、）]|[①-⑳]")
#: So many turns make a talk, of so many people; and so often somebody speaks who is sure to.
_TURNS, _PEOPLE, _OFTEN = 6, 2, 2
#: Of so many lines one is a name.
_SHARE = 6
#: So short an answer may stand without a mark.
_ANSWER = 6


class _Line(NamedTuple):
    """A line that may name who says the next."""

    who: str
    span: Span
    below: Span


def named(shadow: str) -> str:
    """The shadow, with a colon behind each name that stands alone above what its owner says."""
    if shadow.count("\n") < 2 * _TURNS:
        return shadow
    lines = list(lines_of(shadow, Span(0, len(shadow))))
    found = list(_names(shadow, lines))
    colons = sum(words.partition("：")[0] not in labels.LABELS and dialogue.opened(words) for words in (each.slice(shadow) for each in lines))
    if _OFTEN * colons > len(found):
        return shadow
    often = Counter(each.who for each in found if _TALKS.search(shadow, *each.below))
    sure = {who for who, count in often.items() if count >= _OFTEN}
    people = sum(map(_called, sure))
    if (
        people < _PEOPLE
        or _PEOPLE * people < len(sure)
        or sum(count for who, count in often.items() if who in sure or _called(who)) < _TURNS
        or len(lines) > _SHARE * len(found)
    ):
        return shadow
    pieces, at = [], 0
    for each in found:
        speaks = each.who in sure or (each.who in often and _called(each.who))
        if each.span.start < at or not speaks or each.below.slice(shadow) in sure:
            continue  # what somebody says, `知道了`; a heading; a list of names
        pieces += [shadow[at : each.span.end], "：".ljust(each.below.start - each.span.end)]
        at = each.below.start + 1
        pieces.append(shadow[each.below.start : at])
    return "".join([*pieces, shadow[at:]])


def _called(who: str) -> bool:
    return dialogue.somebody(who, Span(0, len(who)))


def _names(shadow: str, lines: list[Span]) -> Iterator[_Line]:
    """The lines that may be names: nothing but one, above words of somebody."""
    for line, below in pairwise(lines):
        match = _NAME.match(shadow, *line)
        if match is None or match["who"] in labels.LABELS or dialogue.no_speaker(match["who"]):
            continue
        words = below.slice(shadow)
        if not _LISTED.match(words) and (_TALKS.search(words) or len(words) <= _ANSWER):
            yield _Line(match["who"], line, below)
