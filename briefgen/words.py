"""jieba's dictionary and model, and nothing else of jieba: words of short stretches, looked up where they lie on disk.

In: short stretches of shadow text. Out: words, or whether a string is a word of the language. A meeting text asks for a
few hundred of jieba's 350,000 words, so `dict.txt` is mapped into memory and searched by first character; nothing is
unmarshalled at the start, nothing is cached on disk, and jieba's modules are not even imported. The words cut are those of
`jieba.cut(text, HMM=False)`; a test holds the two against each other.
"""

import bisect
import importlib.util
import math
import mmap
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.lexicon import caller, dictionary

#: The edition of `dict.txt` in jieba 0.42.1: length and CRC-32 of a sample; the sum of its frequencies.
_EDITION = (5071852, 3121177024)
_TOTAL = 60101967

#: The first characters of a line every so many bytes are kept, to begin the search near its end.
_STEP = 1 << 14

#: Kinds of words that rules ask about, as bits: names of persons, words that begin predicates, names of places.
_NAME, _PREDICATE, _PLACE = 1, 2, 4
_KINDS = {"v": _PREDICATE, "vd": _PREDICATE, "vi": _PREDICATE, "d": _PREDICATE, "p": _PREDICATE, "t": _PREDICATE, "ns": _PLACE}

#: jieba's own three patterns: stretches to be segmented, white space, characters of Latin words.
_STRETCH = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

#: The words that begin with two given characters: log probability of the first alone (None: no word), the lengths that
#: occur, ascending, each word's log probability, and each word's entry.
_Group = tuple[float | None, tuple[int, ...], dict[str, float], dict[str, "_Entry"]]
#: A word's frequency and kinds.
_Entry = tuple[int, int]
#: So many groups are kept in memory; a text has a few thousand.
_KEPT = 200_000


class _File:
    """Jieba's `dict.txt`: lines `word frequency tag` sorted by first character, but for those before the first 汉字."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            data: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if (len(data), _sample(data)) == _EDITION:
            self.total = _TOTAL
        else:  # another edition: sorted in memory
            lines = sorted(data[:].decode().splitlines(), key=lambda line: line[:1])
            self.total = sum(int(line.split(" ")[1]) for line in lines)
            data = "".join(f"{line}\n" for line in lines).encode()
        self._data = data
        self._sorted = _first_han(data)
        self._head = b"\n" + data[: self._sorted]
        self._places = [self._sorted, *(data.find(b"\n", at) + 1 for at in range(self._sorted + _STEP, len(data) - _STEP, _STEP))]
        self._keys = [data[place : place + 4] for place in self._places]

    def section(self, first: str) -> bytes:
        """The lines that begin with a character, each behind a line feed."""
        key = first.encode("utf-8", "surrogatepass")
        if key < b"\xe4":
            return self._head
        start, end = self._bound(key), self._bound(key + b"\xff")
        return b"\n" + self._data[start:end] if end > start else b""

    def _bound(self, key: bytes) -> int:
        """Where the first line stands that is not before ``key``."""
        n = bisect.bisect_left(self._keys, key)
        low = self._places[n - 1] if n else self._sorted
        high = self._places[n] if n < len(self._places) else len(self._data)
        while low < high:
            start = max(low, self._data.rfind(b"\n", low, (low + high) // 2) + 1)
            if self._data[start : start + len(key)] < key:
                low = self._data.find(b"\n", start) + 1
            else:
                high = start
        return low


def _sample(data: mmap.mmap | bytes) -> int:
    """CRC-32 of 64 bytes in every 64 KB: a file of this length and these pieces is the one we know, and most of it stays on disk."""
    return zlib.crc32(b"".join(data[at : at + 64] for at in range(0, len(data), 1 << 16)))


def _first_han(data: mmap.mmap | bytes) -> int:
    """Where the first line begins whose first byte is that of a 汉字 (U+4000 and later)."""
    at = 0
    while at < len(data) and data[at] < 0xE4:
        at = data.find(b"\n", at) + 1
    return at


class Words:
    """A dictionary: jieba's file, and rows that are added to it."""

    def __init__(self, file: _File, added: Iterable[caller.Word]) -> None:
        self._file = file
        self._added: dict[str, list[caller.Word]] = {}
        total = file.total
        for row in added:
            self._added.setdefault(row.word[:1], []).append(row)
            total += row.frequency
        self.log_total = math.log(total)
        self._alone: dict[str, tuple[bytes, float | None, dict[str, _Entry]]] = {}
        self._groups: dict[str, _Group] = {}

    def entry(self, word: str) -> _Entry:
        """Frequency and kinds of a word; zeros for what is none."""
        return (self._groups.get(word[:2]) or self.group(word[:2]))[3].get(word, (0, 0))

    def group(self, pair: str) -> _Group:
        """The words that begin with these characters, two or, at the end of a stretch, one."""
        found = self._groups.get(pair)
        if found is None:
            if len(self._groups) > _KEPT:
                self._groups.clear()
                self._alone.clear()
            found = self._groups[pair] = self._read(pair)
        return found

    def _read(self, pair: str) -> _Group:
        first = pair[:1]
        alone = self._alone.get(first)
        if alone is None:
            alone = self._alone[first] = self._open(first)
        section, weight, single = alone
        if len(pair) < 2:
            return weight, (), {}, single
        rows: dict[str, _Entry] = {}
        _find(section, pair, rows)
        for row in self._added.get(first, ()):
            if row.word.startswith(pair):
                _put(rows, row.word, row.frequency, row.tag)
        if not rows:
            return weight, (), {}, rows
        words = {word: math.log(frequency) - self.log_total for word, (frequency, _) in rows.items() if frequency}
        return weight, tuple(sorted(set(map(len, words)))), words, rows

    def _open(self, first: str) -> tuple[bytes, float | None, dict[str, _Entry]]:
        """The lines of a first character, the log probability of the character as a word, and its entry."""
        section = self._file.section(first) if first else b""
        rows: dict[str, _Entry] = {}
        _find(section, f"{first} ", rows)
        for row in self._added.get(first, ()):
            if row.word == first:
                _put(rows, row.word, row.frequency, row.tag)
        frequency = rows.get(first, (0, 0))[0]
        return section, math.log(frequency) - self.log_total if frequency else None, rows

    def cut(self, text: str) -> Iterator[str]:
        """Jieba's words of a text, one after the other: who needs the first only does not pay for the rest."""
        return self._segment(text) if _STRETCH.fullmatch(text) else self._stretches(text)

    def _stretches(self, text: str) -> Iterator[str]:
        """The words of a text with blanks or marks in it."""
        for n, stretch in enumerate(_STRETCH.split(text)):
            if n % 2:
                yield from self._segment(stretch)
            elif stretch:
                for m, rest in enumerate(_BLANK.split(stretch)):
                    if m % 2:
                        yield rest
                    else:
                        yield from rest

    def first(self, text: str) -> str:
        """The first of the words that `cut` yields; there must be one."""
        stretch = _STRETCH.match(text)
        return next(self._segment(stretch[0]) if stretch else self.cut(text))

    def _segment(self, stretch: str) -> Iterator[str]:
        """The words of a stretch, piece by piece: a piece ends where no word of the dictionary goes on."""
        size = len(stretch)
        known = self._groups
        start = reach = at = 0
        groups: list[_Group] = []
        while at < size:
            group = known.get(stretch[at : at + 2]) or self.group(stretch[at : at + 2])
            groups.append(group)
            for length in reversed(group[1]):
                if at + length <= reach:
                    break
                if at + length <= size and stretch[at : at + length] in group[2]:
                    reach = at + length
                    break
            at += 1
            if at >= reach and not (at < size and stretch[at] in _LATIN and stretch[at - 1] in _LATIN):
                if at == start + 1:
                    yield stretch[start]
                elif at == start + 2 and self._is_pair(stretch[start:at], groups):
                    yield stretch[start:at]
                else:
                    yield from self._likeliest(stretch[start:at], groups)
                groups.clear()
                start = at

    def _is_pair(self, piece: str, groups: Sequence[_Group]) -> bool:
        """Whether a piece of two characters, as most are, is likelier one word than two: what `_likeliest` finds, without its tables."""
        (alone, _, words, _), (last, *_) = groups
        weight = words.get(piece)
        return weight is not None and (alone is None or weight >= alone + (-self.log_total if last is None else last))

    def _likeliest(self, piece: str, groups: Sequence[_Group]) -> Iterator[str]:
        """The likeliest words of a piece by the unigram model, found from its end to its start; Latin letters and digits joined."""
        size = len(piece)
        best = [0.0] * (size + 1)
        ends = [0] * size
        for at in range(size - 1, -1, -1):
            alone, lengths, words, _ = groups[at]
            end = 0
            score = 0.0
            if alone is not None:
                score = alone + best[at + 1]
                end = at + 1
            for length in lengths:
                weight = words.get(piece[at : at + length])
                if weight is not None and at + length <= size:
                    longer = weight + best[at + length]
                    if not end or longer >= score:
                        score = longer
                        end = at + length
            if not end:
                score = best[at + 1] - self.log_total
                end = at + 1
            best[at] = score
            ends[at] = end
        at = 0
        latin = ""
        while at < size:
            end = ends[at]
            word = piece[at:end]
            if end == at + 1 and word in _LATIN:
                latin += word
            else:
                if latin:
                    yield latin
                    latin = ""
                yield word
            at = end
        if latin:
            yield latin


class Segmenter:
    """The words of the language with our lexicon, and the caller's, added; opened when the first is asked for."""

    _base: Words | None = None
    #: The words of the caller's lexicon that were added last, and the result.
    _extended: tuple[Sequence[caller.Word], Words] | None = None

    def _words(self) -> Words:
        added = caller.current().words
        if not added:
            if self._base is None:
                self._base = Words(_File(_source()), dictionary())
            return self._base
        if self._extended is None or self._extended[0] is not added:
            self._extended = (added, Words(_File(_source()), (*dictionary(), *added)))
        return self._extended[1]

    def cut(self, text: str) -> Iterator[str]:
        """Words of ``text``, as they are asked for; they rejoin to it."""
        return self._words().cut(text)

    def first(self, text: str) -> str:
        """The first word of ``text``, which is not empty."""
        return self._words().first(text)

    def is_word(self, text: str, least: int = 1) -> bool:
        """Whether ``text`` is a dictionary word, of at least that frequency, other than a name of a person or place."""
        return _ordinary(self._words().entry(text), least)

    def opens_with_word(self, text: str, least: int = 1) -> bool:
        """Whether the first word of ``text`` has two or more characters and `is_word`."""
        words = self._words()
        first = words.first(text)
        return len(first) > 1 and _ordinary(words.entry(first), least)

    def holds_word(self, text: str, least: int = 1) -> bool:
        """Whether one of the words of ``text`` has two or more characters and `is_word`."""
        words = self._words()
        return any(len(word) > 1 and _ordinary(words.entry(word), least) for word in words.cut(text))

    def is_common(self, text: str) -> bool:
        """Whether ``text`` is frequent in the dictionary, as a name too: 高峰, 黄河, not 李强."""
        return self._words().entry(text)[0] >= 500

    def is_seldom(self, text: str) -> bool:
        """Whether ``text`` is written so seldom that it is hardly a word by itself: 谌, 濮."""
        return self._words().entry(text)[0] < 700

    def is_place(self, text: str) -> bool:
        """Whether ``text`` is a dictionary name of a place."""
        return bool(self._words().entry(text)[1] & _PLACE)

    def knows(self, text: str) -> bool:
        """Whether ``text`` stands in the dictionary, as whatever."""
        return self._words().entry(text)[0] > 0

    def is_person(self, text: str) -> bool:
        """Whether ``text`` is a dictionary name of a person."""
        return bool(self._words().entry(text)[1] & _NAME)

    def is_predicate(self, text: str) -> bool:
        """Whether ``text`` is a verb, an adverb, a preposition or a word of time, as a predicate begins."""
        return bool(self._words().entry(text)[1] & _PREDICATE)

    def cost(self, text: str) -> float:
        """Minus log probability of the best segmentation of ``text`` by jieba's unigram model."""
        words = self._words()
        return sum(words.log_total - math.log(words.entry(word)[0] or 1) for word in words.cut(text))


def _ordinary(entry: _Entry, least: int) -> bool:
    """Whether an entry is that of a word of at least that frequency, other than a name."""
    frequency, kinds = entry
    return frequency >= least and not kinds & (_NAME | _PLACE)


def _find(section: bytes, opening: str, rows: dict[str, _Entry]) -> None:
    """Add the lines that begin with ``opening``."""
    prefix = b"\n" + opening.encode("utf-8", "surrogatepass")
    at = section.find(prefix)
    while at >= 0:
        end = section.index(b"\n", at + 1)
        while section.startswith(prefix, end):  # most often they stand together
            end = section.index(b"\n", end + 1)
        for line in section[at + 1 : end].decode().split("\n"):
            word, frequency, tag = line.split(" ")
            kind = _KINDS.get(tag, 0) or (_NAME if tag.startswith("nr") else 0)
            rows[word] = (int(frequency), rows[word][1] | kind if word in rows else kind)
        at = section.find(prefix, end)


def _put(rows: dict[str, _Entry], word: str, frequency: int, tag: str) -> None:
    """Add a row: of one word's frequencies the last counts, of its tags all do."""
    kind = _NAME if tag.startswith("nr") else _KINDS.get(tag, 0)
    rows[word] = (frequency, rows.get(word, (0, 0))[1] | kind)


def _source() -> Path:
    """Jieba's dictionary, found without importing jieba."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba", name="jieba")
    return Path(found.origin).with_name("dict.txt")


def edition() -> tuple[Path, bool]:
    """Where jieba's dictionary is, and whether it is the edition that our words are tested with. Raises `ModuleNotFoundError`, `OSError`."""
    path = _source()
    data = path.read_bytes()
    return path, (len(data), _sample(data)) == _EDITION


#: The one segmenter of the process.
segmenter = Segmenter()
