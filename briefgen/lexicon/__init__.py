"""Packaged word lists and their loader. Files are UTF-8 text; a line that begins with ``#`` is a comment.

Open classes (surnames, offices, organizations) are files here, and so are closed ones of whole words; what only a pattern can say stands
beside the rule that reads it. ``offices.txt`` (tag ``nnt``) and ``organizations.txt`` (``nt``) have jieba's ``word frequency tag`` columns,
so that one file serves the segmenter and the rules; ``meetings.txt``, ``reports.txt``, ``saying.txt`` and most others have the same, with
types of our own as tags (the head of each file, or of `parsing.tokens`, says what they mean), and a lexicon of the caller's (`caller`) has
the same form.
"""

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefgen.lexicon import caller
from briefgen.lexicon.caller import per_knowledge

_FOLDER = Path(__file__).parent


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line


@functools.cache
def variants() -> dict[int, str]:
    """Code point of a traditional, radical or compatibility character → the everyday character it stands for."""
    return {ord(line[0]): line[2] for line in _lines("variants.txt")}


@functools.cache
def sounds() -> dict[str, int]:
    """Character of names → the number of its sound: characters with one number are heard for each other."""
    return {character: number for number, line in enumerate(_lines("sounds.txt")) for character in line}


@functools.cache
def surnames() -> dict[str, int]:
    """Surname (one or two characters) → its bearers per ten thousand, 1 for the rare ones."""
    return {word: int(weight) for word, weight in (line.split(" ") for line in _lines("surnames.txt"))}


@functools.cache
def _packaged(name: str) -> tuple[caller.Word, ...]:
    rows = (line.split(" ") for line in _lines(f"{name}.txt"))
    return tuple(caller.Word(word, int(frequency), tag) for word, frequency, tag in rows)


def words(name: str) -> tuple[str, ...]:
    """The words of ``offices`` or ``organizations``, the caller's included, longest first, so that an alternation prefers the longest."""
    return tuple(sorted({*packaged(name), *caller.current().listed(name)}, key=lambda word: (-len(word), word)))


def packaged(name: str) -> tuple[str, ...]:
    """The words of ``offices`` or ``organizations`` that come with the program."""
    return tuple(each.word for each in _packaged(name))


def typed(name: str) -> Iterator[tuple[str, str]]:
    """The words of a packaged list with their tags; one that has several comes several times."""
    return ((each.word, each.tag) for each in _packaged(name))


def tagged(name: str, *tags: str) -> tuple[str, ...]:
    """The words of a packaged list that have one of the tags."""
    return tuple(each.word for each in _packaged(name) if each.tag in tags)


def signs(kind: str) -> str:
    """The characters of ``signs`` of a kind, for the inside of a class: what stands before a heading (``sign``, ``arrow``), what a rule is drawn with (``rule``)."""
    return "".join(tagged("signs", kind))


def guards(tag: str, among: Iterable[str]) -> dict[str, str]:
    """Words that begin longer ones of ``longer``, each with a pattern that none of these goes on behind it: `与` with `(?!会)`."""
    own, behind = frozenset(among), dict[str, list[str]]()
    for longer in tagged("longer", tag):
        word = next(longer[:size] for size in range(len(longer) - 1, 0, -1) if longer[:size] in own)
        behind.setdefault(word, []).append(longer.removeprefix(word))
    return {word: f"(?!{'|'.join(each)})" for word, each in behind.items()}


@per_knowledge
def places() -> frozenset[str]:
    """The names of places that the caller's lexicon adds to the divisions."""
    return frozenset(caller.current().listed("places"))


@functools.cache
def dictionary() -> tuple[caller.Word, ...]:
    """Every packaged word with its frequency and tag, for the segmenter."""
    return (*_packaged("offices"), *_packaged("organizations"))


class Division(NamedTuple):
    """An administrative division: GB/T 2260 code, name, years of the code's validity (``last`` None: still valid) and
    the codes that followed it, parted by commas.
    """

    code: str
    name: str
    first: int
    last: int | None
    successor: str


def _division(line: str) -> Division:
    code, name, first, last, successor = line.split("\t")
    return Division(code, name, int(first), int(last) if last else None, successor)


@functools.cache
def divisions() -> tuple[Division, ...]:
    """Province, prefecture and county divisions of China since 1980."""
    return tuple(map(_division, _lines("divisions.txt")))


@functools.cache
def _divisions() -> tuple[dict[str, list[str]], dict[str, str]]:
    """The lines of divisions by the first character of the name; by code, the latest each."""
    firsts: dict[str, list[str]] = {}
    codes: dict[str, str] = {}
    for line in _lines("divisions.txt"):
        firsts.setdefault(line[7], []).append(line)
        codes[line[:6]] = line
    return firsts, codes


def divisions_by(first: str) -> list[Division]:
    """The divisions whose names begin with a character: a text asks for few of them."""
    return list(map(_division, _divisions()[0].get(first, ())))


@functools.cache
def division_of(code: str) -> Division | None:
    """The latest division with a code."""
    line = _divisions()[1].get(code)
    return _division(line) if line else None
