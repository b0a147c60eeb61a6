"""Where a name may stand that no rule took for one: beside a title, in a list, behind a unit, at the start of a clause.

In: the shadow, a sentence. Out: `Likely` for every stretch of characters there that can be a Han or Latin name; most are none, which weights decide (`judging`).
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged, typed
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.name_characters import given
from briefgen.parsing.names.names import surname_at
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Cover, Span
from briefgen.text.patterns import lazy


class Likely(NamedTuple):
    """A stretch that can be a name. ``standings``: where it stands, such as ``behind-title``; ``bound``: how well it ends (`name_bounds.bounded`);
    ``office``: the office beside it.
    """

    span: Span
    standings: tuple[str, ...]
    bound: int
    office: Span | None = None


#: People in number.
_GROUPS = frozenset(word for word, _ in typed("groups"))
#: What a paper is called, or a campaign: nobody in such a title is there.
_PAPER = lazy("《[^》]*》|“[^”]{2,40}”(?=(?:主题|专题|系列|专项)?(?:活动|工程|行动|工作|精神|要求|目标|方针|理念))")


def papers(shadow: str, sentence: Span) -> Cover:
    """What in a sentence papers and campaigns are called."""
    return Cover(Span(*match.span()) for match in _PAPER.finditer(shadow, *sentence))


#: Words that people are called by, behind their names.
COURTESY = lazy("|".join(sorted(tagged("courtesies", "behind"), key=len, reverse=True)))
#: What stands before an item of a list, and what before a clause or a phrase.
_LIST, _CLAUSE = frozenset("、，：和与及"), frozenset("；！？。）”\n 由请的")
#: What units' names end with, before somebody of them: `电力处|张明宇`, `清华大学|李琦`.
_UNIT = frozenset("学院系所部处室科局司厅会校社心队组司团行馆店站")
_ITEM_ENDS = frozenset("、和与及，。；\n等 （")
_SIZES = (2, 3, 4)


@per_knowledge
def _opens() -> re.Pattern[str]:
    """What stands before a name, with what a surname begins with behind it."""
    firsts = "".join(sorted({surname[0] for surname in surnames()}))
    return re.compile(f"[{''.join(sorted(_LIST | _CLAUSE | _UNIT))}](?=[{firsts}])")


def likely(shadow: str, sentence: Span) -> Iterator[Likely]:
    """Every stretch of a sentence that stands where names do and has a surname at its start, in text order."""
    first, last = sentence
    offices = [match.span() for match in office_pattern().finditer(shadow, first, last)]
    before, behind = {start: Span(start, end) for start, end in offices}, {end: Span(start, end) for start, end in offices}
    called = {match.start() for match in COURTESY.finditer(shadow, first, last)}
    starts = {first, *behind, *(match.end() for match in _opens().finditer(shadow, first, last))}
    starts.update(end - size for end in (*before, *called) for size in _SIZES)
    if _LATIN_NEAR.search(shadow, first, last):
        yield from _latin(shadow, sentence, starts, before, behind)
    called_so = papers(shadow, sentence)
    for start in sorted(starts):
        surname = surname_at(shadow, start) if start >= first else 0
        if not surname or called_so.overlaps(Span(start, start + 1)):
            continue
        left = shadow[start - 1] if start > first else "\n"
        listed, of_unit = left in _LIST, left in _UNIT
        opens = listed or left in _CLAUSE
        for end in range(start + surname + 1, min(start + surname + 2, last) + 1):
            if not given(shadow, end - 1, end):
                break
            if shadow[start] in "和与及" and shadow[start + 1 : end] in _GROUPS:
                continue  # `专家|和|农户`
            if not (opens or of_unit or end in before or start in behind or end in called):
                continue
            bound = bounded(shadow, end)
            standings = ["before-title"] * (end in before) + ["behind-title"] * (start in behind) + ["courtesy"] * (end in called)
            if opens and shadow[end : end + 1] in _ITEM_ENDS:
                standings.append("item" if listed else "alone")
            elif opens and bound:
                standings.append("joined" if listed else "subject")
            if bound and of_unit and start not in behind:
                standings.append("of-unit")
            if standings:
                yield Likely(Span(start, end), tuple(standings), bound, before.get(end) or behind.get(start))


#: Why somebody was not there.
_AWAY = lazy("因[^，。；：\n]{1,24}?(?:请假|缺席|未(?:能|到会|参加|出席))")


def swallows(shadow: str, span: Span) -> bool:
    """Whether a stretch ends with what says why somebody was not there: `段千里因|出差请假`."""
    return shadow[span.end - 1] == "因" and _AWAY.match(shadow, span.end - 1) is not None


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
