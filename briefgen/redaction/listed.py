"""What stands between names in a list, and beside one in brackets: an item of two to four characters among names is one.

In: the shadow and the spans of names. Out: further spans.
"""

import itertools
from collections.abc import Iterable, Iterator

from briefgen.lexicon import surnames
from briefgen.parsing.names import names
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.name_characters import FUNCTION, HAN, NEVER_LAST, NOT_GIVEN, ORDINARY, UNIT_END, is_han
from briefgen.parsing.names.offices import office_pattern
from briefgen.redaction.looks import KNOWN, WORD, is_name, may_be, run_together
from briefgen.spans import Cover, Span, merge
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: What joins the items of a list, a note in brackets before it.
_JOINT = lazy(r" *(?:（[^（）\n]{1,12}） *)?(?:[、，；/&|] *|以及|和|与|及| {1,8}|\n *)")
#: An item: 汉字, two of them perhaps apart, or what was spoilt in the copying and still has 汉字.
_ITEM = lazy(f"[{HAN}]{{2,7}}(?![{HAN}])|[{HAN}][ \n]{{1,3}}[{HAN}]{{1,2}}(?![{HAN}])|[{HAN}][^\\s、，。；：（）|{HAN}]{{1,8}}[{HAN}]?(?=[、，；])")
#: So many items in a row may be no names of their own.
_MOST = 3
#: So many names in a row make a list, whose first and last item is one too if it can be.
_LIST = 2
#: So far before a list words are looked at.
_NEAR = 8


def between(shadow: str, found: Iterable[Span]) -> Iterator[Span]:
    """Items between two names of a list, and one at either end of a list of names."""
    spans = merge(found)
    taken = Cover(spans)
    starts = {span.start for span in spans}
    run = 1
    for n, span in enumerate(spans):
        items, ended = _items(shadow, span.end, starts)
        if ended:
            yield from (item for item in items if not taken.overlaps(item))
        joined = n > 0 and _JOINT.fullmatch(shadow, spans[n - 1].end, span.start) is not None
        run = run + 1 if joined else 1
        last = n + 1 == len(spans) or _JOINT.fullmatch(shadow, span.end, spans[n + 1].start) is None
        mark = shadow[span.end : span.end + 1]
        if last and items and not ended and (mark in "/&" or (run >= _LIST and mark == "、")) and _item(shadow, items[0], mark):
            yield items[0]
        if run == _LIST and shadow.startswith("、", spans[n - 1].start - 1):
            yield from _first(shadow, spans[n - 1].start - 1)
        if shadow.startswith("、", max(0, span.start - 1)) and (own := _attributed(shadow, span.start - 1)) and not taken.overlaps(own):
            yield own


def undecided(shadow: str, found: Iterable[Span]) -> Iterator[Span]:
    """What stands before a list of names as its first item, where no mark shows how far it reaches and the dictionary hardly knows it: `表彰|晓舟|、`."""
    spans = merge(found)
    taken = Cover(spans)
    for first, second in itertools.pairwise(spans):
        end = first.start - 1
        if (
            shadow.startswith("、", max(0, end))
            and _JOINT.fullmatch(shadow, first.end, second.start)
            and not taken.overlaps(Span(max(0, end - 1), end))
        ):
            *_, word = ("", *segmenter.cut(shadow[max(0, end - _NEAR) : end].rpartition("\n")[2]))
            item = Span(end - len(word), end)
            if len(word) in (2, 3) and all(map(is_han, word)) and not segmenter.is_word(word, WORD) and not _no_name(shadow, item):
                yield item


def beside(shadow: str, found: Iterable[Span]) -> Iterator[Span]:
    """Whom the dictionary has as a person, of three characters or more, before or behind a name and `、`: `从|张大千|、`, `、|恩格斯|关于`."""
    for span in merge(found):
        if shadow.startswith("、", span.start - 1):
            end = span.start - 1
            *_, word = ("", *segmenter.cut(shadow[max(0, end - _NEAR) : end].rpartition("\n")[2]))
            worded = segmenter.is_word(word[:2], WORD)  # 安全|感
            if len(word) > 2 and segmenter.is_person(word) and surnames().get(word[0], 0) >= KNOWN and not worded:
                yield Span(end - len(word), end)
        if shadow.startswith("、", span.end):
            start = span.end + 1
            word = segmenter.first(shadow[start : start + _NEAR].partition("\n")[0] or " ")
            if len(word) > 2 and segmenter.is_person(word) and word[-1] not in UNIT_END and bounded(shadow, start + len(word)):
                yield Span(start, start + len(word))


def _first(shadow: str, end: int) -> Iterator[Span]:
    """The first item of a list of names, whatever stands before it: two or three characters of which the dictionary makes no word."""
    singles = 0
    for word in reversed(list(segmenter.cut(shadow[max(0, end - _NEAR) : end].rpartition("\n")[2]))):
        if len(word) > 1 or not is_han(word) or word in FUNCTION | NOT_GIVEN or singles == 3:
            break
        singles += 1
    item = Span(end - singles, end)
    if singles in (2, 3) and _possible(shadow, item, among=True):
        yield item


def _attributed(shadow: str, end: int) -> Span | None:
    """What stands between 的 and the mark before a name, if it looks like one: `三班的|童舟|、`."""
    at = shadow.rfind("的", max(0, end - 4), end) + 1
    item = Span(at, end)
    return item if at and is_name(item.slice(shadow)) else None


def _items(shadow: str, at: int, starts: set[int]) -> tuple[list[Span], bool]:
    """The items behind a name that are none yet, and whether another name ends them."""
    items: list[Span] = []
    while True:
        joint = _JOINT.match(shadow, at)
        if joint is None:
            return items, False
        if joint.end() in starts:
            return items, True
        item = _ITEM.match(shadow, joint.end())
        if item is None or len(items) == _MOST or not _item(shadow, Span(*item.span()), joint[0]):
            return items, False
        items.append(Span(*item.span()))
        at = item.end()


def _item(shadow: str, item: Span, joint: str) -> bool:
    among = joint.rstrip()[-1:] in ("、", "/", "&")
    return _possible(shadow, item, among=among) or (among and may_be(item.slice(shadow)))


def _possible(shadow: str, item: Span, *, among: bool) -> bool:
    """Whether an item can be a name: no office, unit, place or common word. ``among``: what joins it is of lists alone."""
    text = names.clean(item.slice(shadow))
    surname = names.surname_at(text, 0) > 0
    if _no_name(shadow, item) and not (
        among and surname and len(text) == 3 and text[-1] in UNIT_END | NEVER_LAST and not segmenter.is_word(text[:2])
    ):
        return False
    if len(text) > 4 or (len(text) == 4 and among and run_together(text)):
        return all(map(is_han, text)) and run_together(text) if text.isalpha() else among
    return not segmenter.is_common(text) and ((surname and not segmenter.is_word(text, WORD)) or (among and not segmenter.is_word(text)))


def _no_name(shadow: str, item: Span) -> bool:
    """Whether an item is an office, a unit or a place."""
    text = names.clean(item.slice(shadow))
    return text[-1] in UNIT_END | NEVER_LAST or text in ORDINARY or segmenter.is_place(text) or office_pattern().search(text) is not None


#: What stands in brackets behind a name and may be another of his: `（晓舟）`, `（Alan Turner）`.
_ALIAS = lazy(rf"（ *(?P<alias>[A-Za-z][A-Za-z0-9_ .'’-]{{2,30}}|[A-Za-z]{{1,8}}[{HAN}]{{1,3}}|[{HAN}]{{2,3}}) *）")


def aliases(shadow: str, found: Iterable[Span]) -> Iterator[Span]:
    """Other names in brackets right behind a name."""
    for span in found:
        match = _ALIAS.match(shadow, span.end)
        if match:
            alias = Span(*match.span("alias"))
            text = names.clean(match["alias"])
            if text[0].isascii() or (len(text) < 4 and names.surname_at(text, 0) and _possible(shadow, alias, among=True)):
                yield alias
