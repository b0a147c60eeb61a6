"""JSON of speech recognisers (Whisper, whisperX, FunASR, 通义听悟, 钉钉 …) to text: one turn a line.

There are as many layouts as programs; what they share is a list of pieces, each with its words, and mostly with a time and a speaker. That list is looked for.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.errors import UnreadableError
from briefgen.reading.cues import Cue, joined
from briefgen.reading.extracted import Extracted
from briefgen.text.decode import decode

_BROKEN = "这个 JSON 文件不完整或已损坏，请重新导出，或导出为 .txt、.srt 再处理。"
_OTHER = "这个 JSON 文件里没有找到转写的文字，请导出为 .txt、.srt 再处理。"
#: Keys, in lower case without strokes: the words, who says them, from when to when.
_TEXT = ("text", "content", "sentence", "paragraph", "transcript", "onebest", "result", "value")
_WHO = ("speakername", "nickname", "username", "speaker", "spk", "speakerid", "spkid", "rl", "role", "user", "name")
_START = ("start", "starttime", "begin", "begintime", "bg", "offset", "time", "timestamp")
_END = ("end", "endtime", "ed", "finish")
_WORDS = ("words", "sentences")
#: So deep a list can lie, and so many pieces are looked at for what they are.
_DEPTH, _SAMPLE = 8, 20


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file with its turns. Raises `UnreadableError` or `UsageError`."""
    decoded = decode(data, encoding)
    try:
        parsed = json.loads(decoded.text)
    except (ValueError, RecursionError):
        raise UnreadableError(_BROKEN) from None
    found = max(_lists(parsed, 0), key=_worth, default=None)
    if found is None or not _worth(found)[0]:
        raise UnreadableError(_OTHER)
    text, turns = joined(_cues(found))
    return Extracted(text, decoded.encoding, turns=turns)


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    """A piece by its keys without strokes and capitals."""
    return {"".join(each for each in key.lower() if each.isalnum()): value for key, value in item.items()}


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    """Every list of objects in it."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            yield value
        for each in value:
            if isinstance(each, dict | list):
                yield from _lists(each, depth + 1)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _lists(each, depth + 1)


def _worth(items: Sequence[Any]) -> tuple[bool, int, int]:
    """What speaks for a list being what was said: it has words; it names who says them, and when; how many pieces it has, more than single words."""
    sample = [_plain(each) for each in items[:_SAMPLE] if isinstance(each, dict)]
    texts = [text for each in sample if (text := _said(each))]
    if 2 * len(texts) < len(sample) or not texts:
        return False, 0, 0
    marks = sum(any(key in each for each in sample for key in keys) for keys in (_WHO, _START))
    return True, marks + (sum(map(len, texts)) > 4 * len(texts)), len(items)


def _said(item: Mapping[str, Any]) -> str:
    """The words of a piece, its own or those of its parts put together."""
    for key in _TEXT:
        if isinstance(item.get(key), str) and item[key].strip():
            return str(item[key])
    for key in _WORDS:
        parts = item.get(key)
        if isinstance(parts, list) and parts and isinstance(parts[0], dict):
            return "".join(text for each in parts if isinstance(each, dict) and isinstance(text := _plain(each).get("text"), str))
    return ""


def _first(item: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((item[key] for key in keys if item.get(key) not in (None, "")), None)


def _cues(items: Sequence[Any]) -> list[Cue]:
    pieces = [_plain(each) for each in items if isinstance(each, dict)]
    speakers = [_first(each, _WHO) for each in pieces]
    numbers = [int(each) for each in speakers if _numbered(each)]
    first = 1 - min(numbers, default=1) if min(numbers, default=1) == 0 else 0
    times = [(_time(each, _START), _time(each, _END)) for each in pieces]
    known = [time for pair in times for time in pair if time is not None]
    scale = 1000.0 if known and all(float(time).is_integer() for time in known) and max(known) > _MILLI else 1.0
    out = []
    for piece, who, (start, end) in zip(pieces, speakers, times, strict=True):
        unit = _first(piece, ("paragraphid", "sentenceid"))
        out.append(
            Cue(
                _name(who, first),
                _said(piece),
                None if start is None else start / scale,
                None if end is None else end / scale,
                str(unit) if isinstance(unit, str | int) else "",
            )
        )
    return out


#: Whole numbers beyond this are milliseconds: no recording has as many seconds for one piece less.
_MILLI = 1000


def _numbered(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5
    )


def _name(value: Any, first: int) -> str:
    """Who speaks; a number is that of a voice, counted from one."""
    if isinstance(value, dict):
        value = _first(_plain(value), ("name", "nickname", "username", "displayname", "id"))
    if _numbered(value):
        return f"说话人{int(value) + first}"
    return value if isinstance(value, str) else ""


def _time(item: Mapping[str, Any], keys: Sequence[str]) -> float | None:
    """A time in the unit of the file; `00:01:02.5` in seconds."""
    value = _first(item, keys)
    if value is None:
        words = next((item[key] for key in _WORDS if isinstance(item.get(key), list) and item[key]), None)
        edge = (words[0] if keys is _START else words[-1]) if words else None
        value = _first(_plain(edge), keys) if isinstance(edge, dict) else None
    while isinstance(value, list) and value:
        value = value[0] if keys is _START else value[-1]
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        parts = value.strip().replace(",", ".").split(":")
        try:
            numbers = [float(each) for each in parts]
        except ValueError:
            return None
        value = sum(each * 60**n for n, each in enumerate(reversed(numbers)))
    return float(value) if 0 <= value < 1e13 else None
