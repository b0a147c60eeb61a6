"""jieba's dictionary and model, and nothing else of jieba: words of short stretches, looked up where they lie on disk.

In: short stretches of shadow text. Out: words, or whether a string is a word of the language. A meeting text asks for a
few hundred of jieba's 350,000 words, so `dict.txt` is mapped into memory and searched by first character; nothing is
unmarshalled at the start, nothing is cached on disk, and jieba's modules are not even imported. The words cut are those of
`jieba.cut(text, HMM=False)`; a test holds the two against each other.
"""

import importlib.util
import math
import mmap
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.lexicon import caller, dictionary

#: The edition of `dict.txt` in jieba 0.42.1: length and CRC-32, the sum of its frequencies, where the sorted part begins.
_EDITION = (5071852, 328468845)
_TOTAL = 60101967

#: Kinds of words that rules ask about, as bits: names of persons, words that begin predicates, names of places.
_NAME, _PREDICATE, _PLACE = 1, 2, 4
_KINDS = {"v": _PREDICATE, "vd": _PREDICATE, "vi": _PREDICATE, "d": _PREDICATE, "p": _PREDICATE, "t": _PREDICATE, "ns": _PLACE}

#: jieba's own three patterns: stretches to be segmented, white space, characters of Latin words.
_STRETCH = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

#: The words that begin with two given characters: log probability of the first alone (None: no word), the lengths that
#: occur, ascending, and each word's log probability.
_Group = tuple[float | None, tuple[int, ...], dict[str, float]]
#: So many groups and words are kept in memory; a text has a few thousand.
_KEPT = 200_000


class _File:
    """Jieba's `dict.txt`: lines `word frequency tag` sorted by first character, but for those before the first 汉字."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            data: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if (len(data), zlib.crc32(data)) == _EDITION:
            self.total = _TOTAL
        else:  # another edition: sorted in memory
            lines = bytes(data).splitlines()
            self.total = sum(int(line.split(b" ")[1]) for line in lines)
            data = b"\n".join(sorted(lines, key=_first)) + b"\n"
        self._data = data
        self._sorted = _first_han(data)
        self._head = b"\n" + data[: self._sorted]

    def section(self, first: str) -> bytes:
        """The lines that begin with a character, each behind a line feed."""
        key = first.encode("utf-8", "surrogatepass")
        if key < b"\xe4":
            return self._head
        start, end = self._bound(key), self._bound(key + b"\xff")
        return b"\n" + self._data[start:end] if end > start else b""

    def _bound(self, key: bytes) -> int:
        """Where the first line stands that is not before ``key``."""
        low, high = self._sorted, len(self._data)
        while low < high:
            start = max(low, self._data.rfind(b"\n", low, (low + high) // 2) + 1)
            if self._data[start : start + len(key)] < key:
                low = self._data.find(b"\n", start) + 1
            else:
                high = start
        return low


def _first(line: bytes) -> str:
    return line.decode()[:1]


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
        self.total = math.log(total)
        self._sections: dict[str, bytes] = {}
        self._groups: dict[str, _Group] = {}
        self._entries: dict[str, tuple[int, int]] = {}

    def entry(self, word: str) -> tuple[int, int]:
        """Frequency and kinds of a word; zeros for what is none."""
        found = self._entries.get(word)
        if found is None:
            self.group(word[:2])
            found = self._entries.setdefault(word, (0, 0))
        return found

    def group(self, pair: str) -> _Group:
        """The words that begin with these characters, two or, at the end of a stretch, one."""
        found = self._groups.get(pair)
        if found is None:
            if len(self._groups) > _KEPT or len(self._entries) > _KEPT:
                self._groups.clear()
                self._entries.clear()
            found = self._groups[pair] = self._read(pair)
        return found

    def _read(self, pair: str) -> _Group:
        first = pair[:1]
        section = self._sections.get(first)
        if section is None:
            section = self._sections[first] = self._file.section(first) if first else b""
        rows: dict[str, tuple[int, int]] = {}
        for prefix in {b"\n" + first.encode("utf-8", "surrogatepass") + b" ", b"\n" + pair.encode("utf-8", "surrogatepass")}:
            at = section.find(prefix) if section else -1
            while at >= 0:
                end = section.index(b"\n", at + 1)
                word, frequency, tag = section[at + 1 : end].decode().split(" ")
                _put(rows, word, int(frequency), tag)
                at = section.find(prefix, end)
        for row in self._added.get(first, ()):
            if row.word == first or row.word.startswith(pair):
                _put(rows, row.word, row.frequency, row.tag)
        self._entries.update(rows)
        alone = rows.get(first, (0, 0))[0]
        words = {word: math.log(frequency) - self.total for word, (frequency, _) in rows.items() if frequency and len(word) > 1}
        return math.log(alone) - self.total if alone else None, tuple(sorted(set(map(len, words)))), words

    def cut(self, text: str) -> list[str]:
        """Jieba's words of a text."""
        out: list[str] = []
        for n, stretch in enumerate(_STRETCH.split(text)):
            if n % 2:
                self._segment(stretch, out)
            elif stretch:
                for m, rest in enumerate(_BLANK.split(stretch)):
                    if m % 2:
                        out.append(rest)
                    else:
                        out += rest
        return out

    def _segment(self, stretch: str, out: list[str]) -> None:
        """The likeliest words of a stretch by the unigram model, from its end to its start; Latin letters and digits joined."""
        size = len(stretch)
        best = [0.0] * (size + 1)
        ends = [0] * size
        groups = self._groups
        for at in range(size - 1, -1, -1):
            pair = stretch[at : at + 2]
            alone, lengths, words = groups.get(pair) or self.group(pair)
            end = 0
            if alone is not None:
                score = alone + best[at + 1]
                end = at + 1
            for length in lengths:
                weight = words.get(stretch[at : at + length])
                if weight is not None and at + length <= size:
                    longer = weight + best[at + length]
                    if not end or longer >= score:
                        score = longer
                        end = at + length
            if not end:
                score = best[at + 1] - self.total
                end = at + 1
            best[at] = score
            ends[at] = end
        at = 0
        joined = False  # whether the last word is a run of single Latin characters
        while at < size:
            end = ends[at]
            word = stretch[at:end]
            latin = end == at + 1 and word in _LATIN
            if latin and joined:
                out[-1] += word
            else:
                out.append(word)
            joined = latin
            at = end


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

    def cut(self, text: str) -> list[str]:
        """Words of ``text``; they rejoin to it."""
        return self._words().cut(text)

    def first(self, text: str) -> str:
        """The first word of ``text``, which is not empty."""
        return self._words().cut(text)[0]

    def is_word(self, text: str, least: int = 1) -> bool:
        """Whether ``text`` is a dictionary word, of at least that frequency, other than a name of a person or place."""
        frequency, kinds = self._words().entry(text)
        return frequency >= least and not kinds & (_NAME | _PLACE)

    def is_common(self, text: str) -> bool:
        """Whether ``text`` is frequent in the dictionary, as a name too: 高峰, 黄河, not 李强."""
        return self._words().entry(text)[0] >= 500

    def is_place(self, text: str) -> bool:
        """Whether ``text`` is a dictionary name of a place."""
        return bool(self._words().entry(text)[1] & _PLACE)

    def is_predicate(self, text: str) -> bool:
        """Whether ``text`` is a verb, an adverb, a preposition or a word of time, as a predicate begins."""
        return bool(self._words().entry(text)[1] & _PREDICATE)

    def cost(self, text: str) -> float:
        """Minus log probability of the best segmentation of ``text`` by jieba's unigram model."""
        words = self._words()
        return sum(words.total - math.log(words.entry(word)[0] or 1) for word in words.cut(text))


def _put(rows: dict[str, tuple[int, int]], word: str, frequency: int, tag: str) -> None:
    """Add a row: of one word's frequencies the last counts, of its tags all do."""
    kind = _NAME if tag.startswith("nr") else _KINDS.get(tag, 0)
    rows[word] = (frequency, rows.get(word, (0, 0))[1] | kind)


def _source() -> Path:
    """Jieba's dictionary, found without importing jieba."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("jieba")
    return Path(found.origin).with_name("dict.txt")


#: The one segmenter of the process.
segmenter = Segmenter()
