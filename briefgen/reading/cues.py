"""Cues of a recording to its text: one turn a line, `姓名：…`, as a reader of the export would write it down.

In: pieces of what was said, each with its speaker and its place in the recording. Out: the text, and the turns in it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.spans import Span, Turn

#: So long a pause, in seconds, parts two turns of the same speaker.
_PAUSE = 2.0


class Cue(NamedTuple):
    """What was said in one go. ``who``: empty where the file does not say; ``start``, ``end``: seconds; ``unit``: the utterance that it is a part of, where the file
    numbers them.
    """

    who: str
    text: str
    start: float | None = None
    end: float | None = None
    unit: str = ""


def clock(seconds: float | None) -> str | None:
    """A place in a recording, as the record has it."""
    if seconds is None or not 0 <= seconds < 360_000:
        return None
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def joined(cues: Sequence[Cue]) -> tuple[str, tuple[Turn, ...]]:
    """The text of cues and its turns. Cues of one turn are joined; where nobody is named each has a line of its own, as recognisers write it."""
    cues = [each._replace(who=" ".join(each.who.split()), text=" ".join(each.text.split())) for each in cues]
    cues = [each for each in cues if each.text]
    named, paused = any(each.who for each in cues), _paused(cues)
    pieces: list[str] = []
    turns: list[Turn] = []
    size = 0
    last: Cue | None = None
    for each in cues:
        begins = last is None or not (_goes_on(last, each) and (named or last.text[-1] in ",，、"))
        if begins:
            label = f"{each.who}：" if each.who else ""
            before = ("\n" if last else "") + label
            start = size + len(before) - len(label)
            who = Span(start, start + len(each.who)) if each.who else None
            said = start + len(label)
            turns.append(Turn(Span(start, said), who, Span(said, said), clock(each.start)))
        else:
            before = glue(last.text, each.text, paused=paused) if last else ""
        pieces += [before, each.text]
        size += len(before) + len(each.text)
        turns[-1] = turns[-1]._replace(said=Span(turns[-1].said.start, size))
        last = each if each.who or begins or last is None else each._replace(who=last.who)
    return "".join([*pieces, "\n"]) if pieces else "", tuple(turns)


def _goes_on(last: Cue, cue: Cue) -> bool:
    """Whether a cue belongs to the turn of the one before it; one without a name is the last speaker's."""
    if cue.who and cue.who != last.who:
        return False
    if cue.unit and last.unit:
        return cue.unit == last.unit
    return last.end is None or cue.start is None or cue.start - last.end < _PAUSE


def _paused(cues: Sequence[Cue]) -> bool:
    """Whether a recogniser wrote no full stops and parts what is said by blanks or commas: then its cues end at pauses, too, and not where a line is full."""
    parted = sum(_PARTED.search(each.text) is not None for each in cues)
    return parted * _SOME > len(cues) and not any(_STOPPED.search(each.text) for each in cues)


_PARTED, _STOPPED = re.compile("[\u4e00-\u9fff](?: |[，,] ?)[\u4e00-\u9fff]"), re.compile("[。！？?!]")
#: One in so many cues is parted.
_SOME = 5
_WRITTEN = re.compile("[\u4e00-\u9fff0-9]")


def glue(before: str, behind: str, *, paused: bool = False) -> str:
    """What stands between two pieces: nothing in Chinese, a blank between words of Latin script, and where a cue ends at a pause (``paused``)."""
    left, right = before[-1:], behind[:1]
    if paused and _WRITTEN.match(left) and _WRITTEN.match(right):
        return " "
    if not (left and left.isascii() and right.isascii() and right.isalnum()) or (left in ".,:" and right.isdigit()):
        return ""
    return " " if left.isalnum() or left in ",.!?;:" else ""
