"""jieba, and nothing but jieba: our own tokenizer, opened when the first stretch needs words, silent, with its own cache.

In: short stretches of shadow text. Out: tokens, or whether a string is a word of the language. jieba's shared cache in
the temp folder collides between users, and it takes most of its start-up from unmarshalling through a file object; so
the prefix dictionary is kept in a private file and read in one piece.
"""

import contextlib
import copy
import functools
import hashlib
import logging
import marshal
import math
import os
import sys
import tempfile
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.lexicon import caller, dictionary
from briefgen.spans import Span, Token

if TYPE_CHECKING:
    from jieba import Tokenizer

#: Raised when the cached form changes.
_CACHE_FORM = 5


@dataclass(frozen=True, slots=True)
class _Opened:
    """A tokenizer with its dictionary, and the sets of words that the rules ask about."""

    tokenizer: "Tokenizer"
    names: frozenset[str]
    predicates: frozenset[str]
    places: frozenset[str]


class Segmenter:
    """A lazily opened jieba tokenizer with our lexicon, and the caller's, loaded into it."""

    #: The words of the caller's lexicon that were added last, and the result.
    _extended: tuple[tuple[caller.Word, ...], _Opened] | None = None

    @functools.cached_property
    def _base(self) -> _Opened:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's own invalid escapes, on 3.12 and later
            import jieba

        jieba.setLogLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, names, predicates, places = _prefix_dictionary(Path(jieba.__file__).with_name("dict.txt"))
        tokenizer.initialized = True
        return _Opened(tokenizer, names, predicates, places)

    @property
    def _opened(self) -> _Opened:
        """The base, or a copy with the words of the caller's lexicon added."""
        added = caller.current().words
        if not added:
            return self._base
        if self._extended is None or self._extended[0] is not added:
            tokenizer = copy.copy(self._base.tokenizer)
            tokenizer.FREQ = dict(self._base.tokenizer.FREQ)
            tokenizer.total += _add(tokenizer.FREQ, added)
            named, predicated, placed = _tagged(added)
            opened = _Opened(tokenizer, self._base.names | named, self._base.predicates | predicated, self._base.places | placed)
            self._extended = (added, opened)
        return self._extended[1]

    def cut(self, text: str, start: int = 0) -> list[Token]:
        """Tokens of ``text``, which stands at ``start`` of its source; they rejoin to ``text``."""
        tokens, at = [], start
        for word in self._opened.tokenizer.cut(text, HMM=False):
            tokens.append(Token(word, Span(at, at + len(word))))
            at += len(word)
        return tokens

    def is_word(self, text: str, least: int = 1) -> bool:
        """Whether ``text`` is a dictionary word, of at least that frequency, other than a name of a person or place."""
        opened = self._opened
        return (opened.tokenizer.FREQ.get(text) or 0) >= least and text not in opened.names and text not in opened.places

    def is_common(self, text: str) -> bool:
        """Whether ``text`` is frequent in the dictionary, as a name too: 高峰, 黄河, not 李强."""
        return (self._opened.tokenizer.FREQ.get(text) or 0) >= 500

    def is_place(self, text: str) -> bool:
        """Whether ``text`` is a dictionary name of a place."""
        return text in self._opened.places

    def is_predicate(self, text: str) -> bool:
        """Whether ``text`` is a verb, an adverb, a preposition or a word of time, as a predicate begins."""
        return text in self._opened.predicates

    def cost(self, text: str) -> float:
        """Minus log probability of the best segmentation of ``text`` by jieba's unigram model."""
        tokenizer = self._opened.tokenizer
        total = math.log(tokenizer.total)
        return sum(total - math.log(tokenizer.FREQ.get(token.text) or 1) for token in self.cut(text))


#: Word → frequency with all prefixes; their total; personal names; words that begin predicates; names of places.
_Dictionary = tuple[dict[str, int], int, frozenset[str], frozenset[str], frozenset[str]]


def _prefix_dictionary(source: Path) -> "_Dictionary":
    """Jieba's dictionary and ours, read from the private cache or built from the files."""
    stamp = f"{_CACHE_FORM}|{source.stat().st_size}|{sys.version_info[:2]}|{dictionary()!r}"
    cache = _cache_folder() / f"words-{hashlib.sha256(stamp.encode()).hexdigest()[:16]}.bin"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        cached = marshal.loads(cache.read_bytes())
        if isinstance(cached, tuple) and [type(part) for part in cached] == [dict, int, frozenset, frozenset, frozenset]:
            return cached
    with source.open(encoding="utf-8") as file:
        split = (line.split(" ") for line in file.read().splitlines())
        rows = [caller.Word(word, int(count), tag) for word, count, tag in split]
    rows += dictionary()
    frequencies: dict[str, int] = {}
    total = _add(frequencies, rows)
    loaded = (frequencies, total, *_tagged(rows))
    with contextlib.suppress(OSError):
        _write(cache, marshal.dumps(loaded))
    return loaded


def _add(frequencies: dict[str, int], rows: Iterable[caller.Word]) -> int:
    """Put words with all their prefixes into jieba's dictionary; the sum of their frequencies."""
    total = 0
    for row in rows:
        frequencies[row.word] = row.frequency
        total += row.frequency
        for end in range(1, len(row.word)):
            frequencies.setdefault(row.word[:end], 0)
    return total


def _tagged(rows: Iterable[caller.Word]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Personal names, words that begin predicates, names of places."""
    rows = list(rows)
    return (
        frozenset(row.word for row in rows if row.tag.startswith("nr")),
        frozenset(row.word for row in rows if row.tag in ("v", "vd", "vi", "d", "p", "t")),
        frozenset(row.word for row in rows if row.tag == "ns"),
    )


def _cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path("~/.cache").expanduser()) / "briefgen"
    except RuntimeError:  # no home folder
        return Path(tempfile.gettempdir()) / f"briefgen-{os.getpid()}"


def _write(path: Path, data: bytes) -> None:
    """Write under a temporary name and rename, readable by the user alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


#: The one segmenter of the process.
segmenter = Segmenter()
