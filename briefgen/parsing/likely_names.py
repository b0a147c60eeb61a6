"""Where a name may stand that no rule took for one: beside a title, in a list, at the start of a clause.

In: the shadow, a sentence. Out: `Likely` for every stretch of characters there that can be a Han name; most are none, which weights decide (`judging`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.parsing.name_bounds import bounded
from briefgen.parsing.name_characters import given, is_han
from briefgen.parsing.names import surname_at
from briefgen.parsing.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy


class Likely(NamedTuple):
    """A stretch that can be a name. ``standings``: where it stands, such as ``behind-title``; ``office``: the office beside it."""

    span: Span
    standings: tuple[str, ...]
    office: Span | None = None


#: Words that people are called by, behind their names.
COURTESY = lazy("|".join(sorted(tagged("courtesies", "behind"), key=len, reverse=True)))
#: What stands before an item of a list, and what before a clause or a phrase.
_ITEM = lazy("(?P<list>[、，：]|以及|[和与及])|(?P<clause>[；！？。）”\n ]|[由请的])")
_ITEM_ENDS = frozenset("、和与及，。；\n等 （")
_SIZES = (2, 3, 4)


def likely(shadow: str, sentence: Span) -> Iterator[Likely]:
    """Every stretch of a sentence that stands where names do and has a surname at its start, in text order."""
    found: dict[Span, dict[str, Span | None]] = {}

    def propose(start: int, end: int, standing: str, office: Span | None = None) -> None:
        if start >= sentence.start and end <= sentence.end and _can_be(shadow, start, end):
            found.setdefault(Span(start, end), {})[standing] = office

    for match in office_pattern().finditer(shadow, *sentence):
        for size in _SIZES:
            propose(match.start() - size, match.start(), "before-title", Span(*match.span()))
            propose(match.end(), match.end() + size, "behind-title", Span(*match.span()))
    for match in COURTESY.finditer(shadow, *sentence):
        for size in _SIZES:
            propose(match.start() - size, match.start(), "courtesy")
    starts = [(sentence.start, "clause"), *((match.end(), str(match.lastgroup)) for match in _ITEM.finditer(shadow, *sentence))]
    for start, kind in starts:
        for size in _SIZES:
            end = start + size
            if shadow[end : end + 1] in _ITEM_ENDS:
                propose(start, end, "item" if kind == "list" else "alone")
            elif bounded(shadow, end):
                propose(start, end, "subject" if kind == "clause" else "joined")
    for span, standings in sorted(found.items()):
        yield Likely(span, tuple(standings), next((office for office in standings.values() if office), None))


def _can_be(shadow: str, start: int, end: int) -> bool:
    """Whether characters can be a name: a surname, and one or two others of given names."""
    size = surname_at(shadow, start) if start >= 0 else 0
    return 0 < size < end - start <= size + 2 and is_han(shadow[start]) and given(shadow, start + size, end)
