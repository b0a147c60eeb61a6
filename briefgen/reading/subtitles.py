"""Subtitles (.srt, .vtt, .sbv) of a recorded meeting to text: numbering, times and tags out, one turn a line.

A file that was cut, whose cues overlap or stand in any order, is read as far as it goes: what is no time and no number is somebody's words.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.reading.cues import Cue, glue, joined
from briefgen.reading.extracted import Extracted
from briefgen.text.decode import decode
from briefgen.text.patterns import lazy

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = lazy(rf"\s*{_TIME}\s*(?:-->|,)\s*{_TIME}(?:\s.*)?$")
#: Parts of a .vtt that are not said.
_BESIDE = lazy(r"\ufeff?(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP|Kind:|Language:)")
#: `4462ebfc-…/15-1`: utterance 15, part 1. Any other line above the times is an identifier too, if it has no blank and no 汉字.
_UTTERANCE = lazy(r"[0-9a-fA-F-]{8,}/(\d+)-\d+$")
_IDENTIFIER = lazy(r"[!-~]{1,80}$")
#: A number or times that stand last: the file was cut there.
_CUT = lazy(r"\s*[\d:.,>\s-]+$")
_VOICE = lazy(r"<v(?:\.[^\s>]*)?\s+([^>]{1,80})>")
_TAG = lazy(r"</?(?:v|c|b|i|u|ruby|rt|lang|font|\d)[^<>\n]{0,80}>|\{\\[^{}\n]{0,20}\}", re.IGNORECASE)
#: Who speaks, before the words: `[SPEAKER_00]: …`, `文博远: …`.
_WHO = lazy(
    r"\s*(?:[\[【](?P<bracketed>[^\]】\n]{1,40})[\]】]\s*[:：]?|(?P<plain>[^:：\n，。！？；,!?;]{1,40}?(?:,[^:：\n，。！？；,!?;]{1,30})?)[:：])\s*"
)
_MACHINE = lazy(r"(?:说话人|发言人|讲话人|Speaker|SPEAKER)[ _]?\d+$")
#: Of all cues so many name who speaks, in hundredths: then every colon near a start does.
_MOST = 60


class _Raw(NamedTuple):
    """A cue as it stands in the file."""

    start: float
    end: float
    lines: list[str]
    unit: str


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file with its turns. Raises `UnreadableError` or `UsageError`."""
    decoded = decode(data, encoding)
    text, turns = joined(list(_cues(list(_raw(decoded.text)))))
    return Extracted(text, decoded.encoding, turns=turns)


def _seconds(hours: str | None, minutes: str, seconds: str, part: str | None) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part or 0}")


def _raw(text: str) -> Iterator[_Raw]:
    """The cues with their lines. Text behind a blank line goes on with the cue before it, unless times follow."""
    current: _Raw | None = None
    waiting: list[str] = []
    beside = fresh = True
    for line in text.splitlines():
        if timing := _TIMING.match(line):
            unit = _above(waiting or (current.lines if current else []))
            if current:
                yield current._replace(lines=current.lines + waiting)
            hours = timing.groups()
            current = _Raw(_seconds(*hours[:4]), _seconds(*hours[4:]), [], unit)
            waiting, beside, fresh = [], False, False
        elif not line.strip():
            beside, fresh = False, True
        elif fresh and _BESIDE.match(line):
            beside = True
        elif current is None or beside:
            waiting = [line] if current is None and not beside else []
        elif fresh or waiting:
            waiting.append(line)
        else:
            current.lines.append(line)
    if current:
        yield current._replace(lines=current.lines + [each for each in waiting if not _CUT.match(each)])


def _above(lines: list[str]) -> str:
    """The number of the utterance, taken from the identifier that stands last; identifiers are no words."""
    if not lines or not _IDENTIFIER.match(lines[-1].strip()):
        return ""
    identifier = lines[-1].strip()
    utterance = _UTTERANCE.match(identifier)
    if utterance or identifier.isdigit() or "-" in identifier:
        lines.pop()
    return utterance[1] if utterance else ""


def _cues(raw: Sequence[_Raw]) -> Iterator[Cue]:
    texts = [html.unescape("\n".join(each.lines)) if any("&" in line for line in each.lines) else "\n".join(each.lines) for each in raw]
    before = [_WHO.match(_TAG.sub("", text)) for text in texts]
    names = Counter(match["bracketed"] or match["plain"] for match in before if match)
    most = sum(names.values()) * 100 >= _MOST * len(raw)
    known = {name for name, times in names.items() if _MACHINE.match(name) or (most and (times > 1 or len(name) <= _SHORT))}
    for each, text in zip(raw, texts, strict=True):
        who = ""
        for part in re.split(r"(?=<v[.\s])", text):
            voice = _VOICE.search(part)
            words = _TAG.sub("", part).strip()
            match = None if voice else _WHO.match(words)
            name = (match["bracketed"] or match["plain"]) if match else None
            if voice:
                who = voice[1]
            elif match and name in known:
                who, words = name, words[match.end() :]
            yield Cue(who.strip(), _lines(words), each.start, each.end, each.unit)


#: A name that is met once is no longer, in characters.
_SHORT = 24


def _lines(text: str) -> str:
    """The lines of a cue as one: a break parts words of Latin script, and nothing else."""
    out = ""
    for line in filter(None, (each.strip() for each in text.split("\n"))):
        out += (glue(out, line) if out else "") + line
    return out
