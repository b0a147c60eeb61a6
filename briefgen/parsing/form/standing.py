"""A talk whose speakers no colon parts from their words, `石磊⏎水泵修好了。`, `【石磊】水泵修好了。`, `石磊　水泵修好了。`, read as if one did.

In: a shadow. Out: a shadow of the same length, with a colon behind each such name; the same where the text is no such talk.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from briefgen.lexicon import surnames
from briefgen.parsing.form import dialogue, labels
from briefgen.parsing.names import names
from briefgen.parsing.names.called import person
from briefgen.spans import Span, lines_of
from briefgen.text.patterns import lazy

_WHO = "[\u4e00-\u9fffA-Za-z□×○·]{2,10}?"
_NOTE = "(?:（[^（）。\\n]{1,12}）)?"
#: What may be a name on a line of its own, or before a colon that nothing stands behind: `石所`, `石磊（水利站）`, `【石磊】`, `石磊：`.
_ALONE = lazy(rf"(?P<frame>[【\[])?(?P<who>{_WHO}|[\u4e00-\u9fff]{{2,6}} [\u4e00-\u9fff]{{2,3}})(?(frame)[】\]]){_NOTE}(?P<gap> *：?)$")
#: The same with words behind it, in a frame, perhaps with what he is there, or before a blank, a dash or a bar.
_BEFORE = lazy(
    rf"(?:[【\[（](?P<framed>(?:[\u4e00-\u9fff]{{2,8}} +(?=[^ ]*[】\]（]))?(?:{_WHO}|[\u4e00-\u9fff])(?:（[^（）\n]{{1,14}}）)?)(?:，[^）]{{1,6}})?[】\]）]{_NOTE}(?P<close> *：? *)|(?P<who>{_WHO}|[\u4e00-\u9fff] {{1,3}}[\u4e00-\u9fff](?=  )|[\u4e00-\u9fff](?=[ \-—（|>])){_NOTE}(?:[说讲问答]|补充|插话)?(?P<gap> *(?:—{{1,2}}|\||>{{1,2}}) *| *- +| +))(?=[^ \n—|：])"
)
#: A recording has the time behind the name: `石磊   0:05 …`, `Ann |Huang   0:51 …`.
_TIMED = lazy(r"(?:[^ ：]{1,20} +)?\d{1,3}：[0-5]\d(?!\d)")
#: What somebody says has such marks; where it has none, no more blanks than one.
_TALKS, _CELLS = lazy("[，。？！…（]"), lazy("[^ ] +[^ ]+ +[^ ]")
#: What stands below the name of who is to do it.
_LISTED = lazy(r"[-*+•·●■] |\d{1,2}[.、）]|[①-⑳]")
#: So many turns make a talk, of so many people; and so often somebody speaks who is sure to.
_TURNS, _PEOPLE, _OFTEN = 6, 2, 2
#: Of so many lines one is a name.
_SHARE = 6
#: What a frame leaves behind a name: `石磊】（水利站）`.
_BLANK = str.maketrans("】]", "  ")
#: No name is longer, in characters.
_NAME = 3
#: So short an answer may stand without a mark.
_ANSWER = 6


class _Opening(NamedTuple):
    """Who opens a turn, what of the line that calls him is no more than a frame, and where his words begin and end. ``alone``: in the next line."""

    who: str
    frame: Span
    name_end: int
    words: Span
    alone: bool


def named(shadow: str) -> str:
    """The shadow, with a colon behind each name that stands before what its owner says."""
    if shadow.count("\n") < _TURNS:
        return shadow
    shadow = _dashed(_ruled(shadow))
    lines = list(lines_of(shadow, Span(0, len(shadow))))
    found = list(_openings(shadow, lines))
    often = Counter(each.who for each in found if _TALKS.search(shadow, *each.words))
    sure = {who for who, count in often.items() if count >= _OFTEN}
    if len(sure) < _PEOPLE or _colons(shadow, lines) * _OFTEN > len(found):
        return shadow
    people = sum(map(_called, sure))
    if people < _PEOPLE or _PEOPLE * people < len(sure) or sum(count for who, count in often.items() if who in sure or _called(who)) < _TURNS:
        return shadow
    if len(lines) > _SHARE * len(found) or sum(dialogue.spoken(each.words.slice(shadow)) for each in found) < _PEOPLE:
        return shadow
    pieces, at = [], 0
    first = min(each.words.start for each in found if each.who in sure and _TALKS.search(shadow, *each.words))
    for each in found:
        if each.words.start < first and not each.alone and _TALKS.search(shadow, *each.words) is None:
            continue  # a list of who came
        speaks = (each.who in sure and each.alone) or (each.who in often and _called(each.who))
        if each.frame.start < at or not speaks or (each.alone and each.words.slice(shadow) in sure):
            continue  # what somebody says, `知道了`; a heading; a list of names
        who = shadow[each.frame.end : each.name_end].translate(_BLANK)
        pieces += [shadow[at : each.frame.start], " " * (each.frame.end - each.frame.start), who]
        pieces.append("：".ljust(each.words.start - each.name_end))
        at = each.words.start
        if each.alone:
            pieces.append(shadow[at : at + 1])
            at += 1
    return "".join([*pieces, shadow[at:]])


#: What stands before all that anybody says: `——石磊：…`, `-韩雪：…`.
_RULED = lazy("^ *(?P<rule>—{1,2}|-{1,2}|–) *(?=(?P<who>[^，。；：？！\\n—-]{1,12})：)", re.MULTILINE)


def _ruled(shadow: str) -> str:
    """The shadow without the dashes before those who speak, where several speak again and again."""
    found = list(_RULED.finditer(shadow))
    often = Counter(each["who"] for each in found)
    if len(found) < _TURNS or sum(count >= _OFTEN for count in often.values()) < _PEOPLE:
        return shadow
    pieces, at = [], 0
    for each in found:
        pieces += [shadow[at : each.start("rule")], " " * (each.end("rule") - each.start("rule"))]
        at = each.end("rule")
    return "".join([*pieces, shadow[at:]])


#: `水务局 石局长——…`: what parts an office from its holder's words, in a talk whose other speakers a colon parts from theirs.
_DASHED = lazy(
    "^ *(?P<who>[\u4e00-\u9fff]{2,10}(?: +[\u4e00-\u9fff]{2,6})?)(?P<dash> ?—{1,2} *)(?=[^ \\n—])(?=(?P<words>(?:(?!——)[^\\n])*[。？！…”）])$)",
    re.MULTILINE,
)


def _dashed(shadow: str) -> str:
    """The shadow, with a colon for the dash behind people with an office or a name who open lines of a talk with it."""
    if "—" not in shadow:
        return shadow
    found = [
        each for each in _DASHED.finditer(shadow) if _TALKS.search(each["words"]) and person(each["who"], Span(0, len(each["who"])), frozenset())
    ]
    if len(found) < _OFTEN:
        return shadow
    pieces, at = [], 0
    for each in found:
        pieces += [shadow[at : each.start("dash")], "：".ljust(each.end("dash") - each.start("dash"))]
        at = each.end("dash")
    return "".join([*pieces, shadow[at:]])


def _called(who: str) -> bool:
    return (len(who) <= _NAME and names.surnamed(who)) or who in surnames() or dialogue.somebody(who, Span(0, len(who)))


def _colons(shadow: str, lines: Sequence[Span]) -> int:
    """How many lines somebody opens with a colon."""
    texts = (each.slice(shadow) for each in lines)
    return sum(text[0] not in "【[" and text.partition("：")[0] not in labels.LABELS and dialogue.opened(text) for text in texts)


def _openings(shadow: str, lines: Sequence[Span]) -> Iterator[_Opening]:
    """The lines that may begin with a name, or be nothing but one above words of somebody."""
    for line, below in zip_longest(lines, lines[1:]):
        alone = _ALONE.match(shadow, *line)
        before = None if alone else _BEFORE.match(shadow, *line)
        match = alone or before
        if match is None:
            continue
        who = match["who"] or match["framed"].split()[-1].partition("（")[0]  # `【介绍人 石磊】`, `【石老（石磊，退休）】`
        if who in labels.LABELS or dialogue.no_speaker(who):
            continue
        frame = Span(line.start, match.start("framed" if before and before["framed"] else "who"))
        if before:
            words = Span(before.end(), line.end)
            end = before.start("gap") if before["who"] else before.start("close") if before["close"] else before.end("framed")
            if end == before.end("framed") and shadow[end] in "】]":
                words = Span(end + 1, line.end)  # `【石磊】（笑）水泵修好了。`
            if shadow[before.start()] == "（":  # `（石磊，电话）水泵修好了。`
                end = before.end("framed")
            if (_TALKS.search(shadow, *words) or not _CELLS.search(shadow, *words)) and not _TIMED.match(shadow, *words):
                yield _Opening(who, frame, end, words, alone=False)
        elif alone and below is not None and not _LISTED.match(shadow, *below):
            end = alone.start("gap") - (alone["frame"] is not None and shadow[alone.start("gap") - 1] in "】]")
            if _TALKS.search(shadow, *below) or below.end - below.start <= _ANSWER:
                yield _Opening(who, frame, end, below, alone=True)
