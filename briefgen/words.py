"""jieba, and nothing but jieba: our own tokenizer, opened when the first stretch needs words, silent, with its own cache.

In: short stretches of shadow text. Out: tokens, or whether a string is a word of the language. jieba's shared cache in
the temp folder collides between users, and it takes most of its start-up from unmarshalling through a file object; so
the prefix dictionary is kept in a private file and read in one piece.
"""

import contextlib
import functools
import hashlib
import logging
import marshal
import math
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.lexicon import dictionary
from briefgen.spans import Span, Token

if TYPE_CHECKING:
    from jieba import Tokenizer

#: Raised when the cached form changes.
_CACHE_FORM = 4


class Segmenter:
    """A lazily opened jieba tokenizer with our lexicon loaded into it."""

    _names: frozenset[str]
    _predicates: frozenset[str]
    _places: frozenset[str]

    @functools.cached_property
    def _tokenizer(self) -> "Tokenizer":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's own invalid escapes, on 3.12 and later
            import jieba

        jieba.setLogLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, self._names, self._predicates, self._places = _prefix_dictionary(Path(jieba.__file__).with_name("dict.txt"))
        tokenizer.initialized = True
        return tokenizer

    def cut(self, text: str, start: int = 0) -> list[Token]:
        """Tokens of ``text``, which stands at ``start`` of its source; they rejoin to ``text``."""
        tokens, at = [], start
        for word in self._tokenizer.cut(text, HMM=False):
            tokens.append(Token(word, Span(at, at + len(word))))
            at += len(word)
        return tokens

    def is_word(self, text: str, least: int = 1) -> bool:
        """Whether ``text`` is a dictionary word, of at least that frequency, other than a name of a person or place."""
        return (self._tokenizer.FREQ.get(text) or 0) >= least and text not in self._names and text not in self._places

    def is_place(self, text: str) -> bool:
        """Whether ``text`` is a dictionary name of a place."""
        self._tokenizer  # noqa: B018  opens the dictionary
        return text in self._places

    def is_predicate(self, text: str) -> bool:
        """Whether ``text`` is a verb, an adverb, a preposition or a word of time, as a predicate begins."""
        self._tokenizer  # noqa: B018  opens the dictionary
        return text in self._predicates

    def cost(self, text: str) -> float:
        """Minus log probability of the best segmentation of ``text`` by jieba's unigram model."""
        tokenizer = self._tokenizer
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
    frequencies: dict[str, int] = {}
    names: set[str] = set()
    predicates: set[str] = set()
    places: set[str] = set()
    total = 0
    with source.open(encoding="utf-8") as file:
        rows = [tuple(line.split(" ")) for line in file.read().splitlines()]
    for word, count, tag in [*rows, *((word, str(count), tag) for word, count, tag in dictionary())]:
        frequencies[word] = int(count)
        total += int(count)
        if tag.startswith("nr"):
            names.add(word)
        if tag == "ns":
            places.add(word)
        if tag in ("v", "vd", "vi", "d", "p", "t"):
            predicates.add(word)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    loaded = (frequencies, total, frozenset(names), frozenset(predicates), frozenset(places))
    with contextlib.suppress(OSError):
        _write(cache, marshal.dumps(loaded))
    return loaded


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
