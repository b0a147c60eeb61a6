"""A caller's lexicon: jieba's ``word frequency tag`` lines with ``#`` comments, read, and checked for clashes and doubles.

Tags: ``nnt`` an office, ``nt`` an organization, ``ns`` a place; every other tag of jieba's only serves the segmenter.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefgen.errors import UsageError, quoted
from briefgen.lexicon import divisions, packaged
from briefgen.lexicon.caller import LISTS, MAX_WORD, Word
from briefgen.reading.tables import read_text
from briefgen.words import segmenter

_TAG = re.compile("[a-z][a-z0-9]{0,3}")
_FREQUENCY = re.compile("[0-9]{1,9}")
#: Characters that no word of a lexicon holds: the rules' clauses are cut there.
_MARKS = re.compile("[，。；：！？、“”《》,;:!?]")
_KINDS = {"offices": "职务", "organizations": "机构", "places": "地名"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd about a line, one Chinese sentence. ``error``: the line cannot do what it is for."""

    line: int
    severity: Literal["error", "warning"]
    message: str


def read_lexicon(path: str | os.PathLike[str]) -> tuple[Word, ...]:
    r"""The words of a lexicon file; of a word given twice, the first line counts. Raises `UsageError` for the first malformed line.

    >>> import briefgen, pathlib
    >>> _ = pathlib.Path("词典.txt").write_text("护林长 2000 nnt\n", encoding="utf-8")
    >>> briefgen.read_lexicon("词典.txt")
    (Word(word='护林长', frequency=2000, tag='nnt'),)
    """
    path = Path(path)
    words: dict[str, Word] = {}
    for line, row in _rows(path):
        if isinstance(row, str):
            raise UsageError(f"词典“{path.name}”第 {line} 行：{row}；可用 briefgen lexicon check 检查全部。")
        words.setdefault(row.word, row)
    return tuple(words.values())


def check(path: Path) -> list[Finding]:
    """Everything that is odd about a lexicon file, in line order."""
    findings: list[Finding] = []
    seen: dict[str, tuple[int, Word]] = {}
    kinds = {word: kind for kind in ("offices", "organizations") for word in packaged(kind)}
    places = {division.name for division in divisions()}
    for line, row in _rows(path):
        if isinstance(row, str):
            findings.append(Finding(line, "error", f"{row}。"))
            continue
        findings += [Finding(line, severity, message) for severity, message in _oddities(row, seen.get(row.word), kinds, places)]
        seen.setdefault(row.word, (line, row))
    return findings


def _oddities(
    row: Word, earlier: tuple[int, Word] | None, kinds: dict[str, str], places: set[str]
) -> Iterator[tuple[Literal["error", "warning"], str]]:
    kind = LISTS.get(row.tag)
    if earlier is not None:
        if earlier[1].tag == row.tag:
            yield "warning", f"“{row.word}”与第 {earlier[0]} 行重复，请删去一行。"
        else:
            yield "error", f"“{row.word}”与第 {earlier[0]} 行词性不同（{earlier[1].tag}、{row.tag}），只有前一行有效，请删去一行。"
        return
    if row.tag.startswith("nr"):
        yield "error", f"“{row.word}”是人名，请写进花名册。"
    elif len(row.word) == 1:
        yield "error", f"“{row.word}”只有一个字，会误认许多词语，请写全称。"
    elif kind and row.word in kinds:
        if kinds[row.word] == kind:
            yield "warning", f"“{row.word}”内置词典里已有，可以删去。"
        else:
            yield "error", f"“{row.word}”在内置词典里是{_KINDS[kinds[row.word]]}，与{_KINDS[kind]}冲突，请改写。"
    elif kind == "places" and row.word in places:
        yield "warning", f"“{row.word}”行政区划表里已有，可以删去。"
    elif kind and kind != "places" and row.word in places:
        yield "error", f"“{row.word}”是行政区划名，与{_KINDS[kind]}冲突，请改写。"
    elif kind and segmenter.is_predicate(row.word):
        yield "error", f"“{row.word}”是常用动词或虚词，会误认普通句子，请写全称。"


def _rows(path: Path) -> Iterator[tuple[int, Word | str]]:
    """Each line that says something, with its number: the word, or what is wrong with it."""
    for number, line in enumerate(read_text(path, "词典").splitlines(), 1):
        fields = line.split("#", 1)[0].split()
        if not fields:
            continue
        if len(fields) != 3:
            yield number, f"应有“词语 词频 词性”三列，现在是 {len(fields)} 列"
        elif not _FREQUENCY.fullmatch(fields[1]):
            yield number, f"词频“{quoted(fields[1])}”应是数字，例如 1000"
        elif not _TAG.fullmatch(fields[2]):
            yield number, f"词性“{quoted(fields[2])}”不对，应是 nnt（职务）、nt（机构）、ns（地名）等"
        elif _MARKS.search(fields[0]):
            yield number, f"词语“{quoted(fields[0])}”里有标点，请删去"
        elif len(fields[0]) > MAX_WORD:
            yield number, f"词语“{quoted(fields[0])}”超过 {MAX_WORD} 个字，请改短"
        else:
            yield number, Word(fields[0], int(fields[1]), fields[2])
