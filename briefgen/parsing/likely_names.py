"""Where a name may stand that no rule took for one: beside a title, in a list, behind a unit, at the start of a clause.

In: the shadow, a sentence. Out: `Likely` for every stretch of characters there that can be a Han or Latin name; most are none, which weights decide (`judging`).
"""

import functools
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.parsing.name_bounds import bounded
from briefgen.parsing.name_characters import given
from briefgen.parsing.names import surname_at
from briefgen.parsing.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy


class Likely(NamedTuple):
    """A stretch that can be a name. ``standings``: where it stands, such as ``behind-title``; ``bound``: how well it ends (`name_bounds.bounded`);
    ``office``: the office beside it.
    """

    span: Span
    standings: tuple[str, ...]
    bound: int
    office: Span | None = None


@functools.cache
def _firsts() -> frozenset[str]:
    """What a surname begins with."""
    return frozenset(surname[0] for surname in surnames())


#: Words that people are called by, behind their names.
COURTESY = lazy("|".join(sorted(tagged("courtesies", "behind"), key=len, reverse=True)))
#: What stands before an item of a list, and what before a clause or a phrase.
_LIST, _CLAUSE = frozenset("、，：和与及"), frozenset("；！？。）”\n 由请的")
#: What units' names end with, before somebody of them: `电力处|张明宇`, `清华大学|李琦`.
_UNIT = frozenset("学院系所部处室科局司厅会校社心队组司团行馆店站")
_OPENS = lazy(f"[{''.join(sorted(_LIST | _CLAUSE | _UNIT))}]")
_ITEM_ENDS = frozenset("、和与及，。；\n等 （")
_SIZES = (2, 3, 4)


def likely(shadow: str, sentence: Span) -> Iterator[Likely]:
    """Every stretch of a sentence that stands where names do and has a surname at its start, in text order."""
    offices = [match.span() for match in office_pattern().finditer(shadow, *sentence)]
    before, behind = {start: Span(start, end) for start, end in offices}, {end: Span(start, end) for start, end in offices}
    called = {match.start() for match in COURTESY.finditer(shadow, *sentence)}
    starts = {sentence.start, *behind, *(match.end() for match in _OPENS.finditer(shadow, *sentence))}
    starts.update(end - size for end in (*before, *called) for size in _SIZES)
    if _LATIN_NEAR.search(shadow, *sentence):
        yield from _latin(shadow, sentence, starts, before, behind)
    for start in sorted(starts):
        if start < sentence.start or shadow[start : start + 1] not in _firsts():
            continue
        surname = surname_at(shadow, start)
        if not surname:
            continue  # `主席`: 主 begins but a surname of two
        left = shadow[start - 1] if start > sentence.start else "\n"
        opens = left in _LIST or left in _CLAUSE
        for size in range(surname + 1, surname + 3):
            end = start + size
            beside = end in before or start in behind or end in called
            if (opens or beside or left in _UNIT) and end <= sentence.end and given(shadow, start + surname, end):
                bound = bounded(shadow, end)
                standings = ["before-title"] * (end in before) + ["behind-title"] * (start in behind) + ["courtesy"] * (end in called)
                if opens and shadow[end : end + 1] in _ITEM_ENDS:
                    standings.append("item" if left in _LIST else "alone")
                elif opens and bound:
                    standings.append("joined" if left in _LIST else "subject")
                if bound and left in _UNIT and start not in behind:
                    standings.append("of-unit")
                if standings:
                    yield Likely(Span(start, end), tuple(standings), bound, before.get(end) or behind.get(start))


#: `Tony Li`, `Vladimir I. SOLOVIEV`: two words or more that begin with capitals.
_LATIN = lazy("[A-Z][A-Za-z'’-]+(?: {1,2}(?:[A-Z]\\.|[A-Z][A-Za-z'’-]*)){1,3}(?![A-Za-z])")
_LATIN_NEAR = lazy("[A-Z][A-Za-z'’-]+ ")


def _latin(shadow: str, sentence: Span, starts: Container[int], before: Mapping[int, Span], behind: Mapping[int, Span]) -> Iterator[Likely]:
    """The same of names in Latin letters."""
    for match in _LATIN.finditer(shadow, *sentence):
        start, end = match.span()
        begin = start - 1 if shadow[start - 1 : start] == " " else start
        stop = end + 1 if shadow[end : end + 1] == " " else end
        office = before.get(stop) or behind.get(begin)
        standing = "before-title" if stop in before else "behind-title" if begin in behind else "alone" if begin in starts else "inside"
        yield Likely(Span(start, end), (standing,), bounded(shadow, stop), office)
