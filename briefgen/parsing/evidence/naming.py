"""What speaks for and against a stretch of characters being a personal name: its characters by position, and what stands beside it.

In: the shadow, a span. Out: features for the decisions `name`, `name_ends` and `likely_name`.
"""

from collections.abc import Iterable, Iterator

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide import linear
from briefgen.parsing.names.likely_names import COURTESY, Likely
from briefgen.parsing.names.name_bounds import bounded, left_bounded
from briefgen.parsing.names.name_characters import FUNCTION, NEVER_LAST, ORDINARY, UNIT_END
from briefgen.parsing.names.names import surname_at
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: How far to both sides words are weighed, in characters.
_NEAR = 3
#: What a character of a name costs, as minus log probability, where words are weighed against names.
_PER_CHARACTER = 5.0


def plain(shadow: str, span: Span) -> list[str]:
    """The features of a Han name at ``span``, unpadded, that cost little: all but `words`."""
    size = surname_at(shadow, span.start)
    out = [*_characters(span.slice(shadow), size), *_beside(shadow, span), f"rb={bounded(shadow, span.end)}", *_ends(shadow, span, size)]
    return [*out, "again"] if _again(shadow, span) else out


#: So far before and behind a name its other places are looked for, in characters: what a report is long.
_REPORT = 3_000
#: What a sentence stands behind.
_OPENS = "\n。！？”"


def _again(shadow: str, span: Span) -> bool:
    """Whether the same characters open another sentence, and somebody does something: `会见总统|塞西。…|塞西|表示，`."""
    size = span.end - span.start
    return any(at != span.start and bounded(shadow, at + size) == 1 for at in _openings(shadow, span))


def _openings(shadow: str, span: Span) -> Iterator[int]:
    """Where sentences near a name begin with its characters; looked for with the mark before them, as a list may have them hundreds of times."""
    name = span.slice(shadow)
    first, last = max(0, span.start - _REPORT), span.end + _REPORT
    if first == 0 and shadow.startswith(name):
        yield 0
    for opening in (mark + name for mark in _OPENS):
        at = shadow.find(opening, first, last)
        while at >= 0:
            yield at + 1
            at = shadow.find(opening, at + 1, last)


def _characters(name: str, size: int) -> list[str]:
    """Its surname of ``size`` characters and how common that is, the characters of the given name by position, its length."""
    weight = surnames().get(name[:size], 0) if size else 0
    out = [f"n={len(name)}", f"s={name[: size or 1]}", f"sw={linear.bucket(weight, (1, 2, 5, 10, 30, 60))}"]
    given = name[size or 1 :]
    if given:
        out += [f"1={given[0]}", f"z={given[-1]}", f"g={len(given)}"]
    return out


def _beside(shadow: str, span: Span) -> list[str]:
    """The characters to both sides."""
    left, right = shadow[max(0, span.start - 1) : span.start] or "\n", shadow[span.end : span.end + 1] or "\n"
    return [f"L={left}".replace("\n", "⏎"), f"R={right}".replace("\n", "⏎")]


def _ends(shadow: str, span: Span, size: int) -> list[str]:
    """Whether the two characters of its given name are a word, whether a name may begin here, and an office follows."""
    given = shadow[span.start + (size or 1) : span.end]
    pair = [f"g2={segmenter.is_word(given)}{segmenter.is_common(given)}"] if len(given) == 2 else []
    return [*pair, f"lb={left_bounded(shadow, span.start, 0)}", f"ro={office_pattern().match(shadow, span.end) is not None}"]


#: What joins the items of a list, and so many of them are counted on each side.
_JOINTS = ("、", "，", "以及", "和", "与", "及", "/")
_RUN = 4


class Neighbours:
    """The spans of a sentence that are names, by where they begin and end."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._from: dict[int, int] = {}
        self._upto: dict[int, int] = {}
        for start, end in spans:
            self._from[start] = max(end, self._from.get(start, 0))
            self._upto[end] = min(start, self._upto.get(end, start))

    def run(self, shadow: str, span: Span) -> int:
        """How many names stand right before and behind a span in one list."""
        return min(_RUN, self._count(shadow, span.start, -1) + self._count(shadow, span.end, 1))

    def _count(self, shadow: str, at: int, step: int) -> int:
        count = 0
        while count < _RUN:
            if step < 0:
                joint = next((each for each in _JOINTS if shadow.endswith(each, 0, at)), "")
                following = self._upto.get(at - len(joint)) if joint else None
            else:
                joint = next((each for each in _JOINTS if shadow.startswith(each, at)), "")
                following = self._from.get(at + len(joint)) if joint else None
            if following is None:
                break
            count, at = count + 1, following
        return count


def _kind(text: str) -> str:
    """What a stretch of characters is otherwise: a place, an ordinary word, what units and their heads are called."""
    if segmenter.is_place(text):
        return "place"
    if text in ORDINARY:
        return "ordinary"
    return "unit" if text[-1] in UNIT_END or text[-1] in NEVER_LAST or text[-1] == "总" else ""


def standing(shadow: str, each: Likely) -> list[str]:
    """Of what stands where names do, with no rule that proposed it, what costs least: its characters and what stands right beside it."""
    start, end = each.span
    if shadow[start].isascii():
        text = shadow[start:end]
        out = [f"latin={min(3, len(text.split()))}", f"latin.upper={text.isupper()}"]
        out += [f"latin={'/'.join(each.standings)}", f"latin.rb={each.bound}", f"latin.rb={each.bound}/{'/'.join(each.standings)}"]
        return out
    size = surname_at(shadow, start)
    text = shadow[start:end]
    kind = _kind(text)
    out = [*_characters(text, size), *_beside(shadow, each.span)]
    function = shadow[start] in FUNCTION
    out += [f"rb={each.bound}", f"function={function}/{end - start}/{each.bound}", f"stands={'+'.join(each.standings)}"]
    for name in each.standings:
        out += [f"stands={name}", f"function={function}/{name}", f"rb={each.bound}/{name}"]
        if kind:
            out.append(f"is={kind}/{name}")
    if kind:
        out.append(f"is={kind}")
    return out


#: That all on a list came or did not, behind the last of them: `石磊、|韩雪、骆春|因病请假`.
_LIST_TOLD = lazy(
    f"(?:、[\u4e00-\u9fff]{{2,4}}){{0,30}}(?:[和与及][\u4e00-\u9fff]{{2,4}}?)?(?:等[^，。；]{{0,6}})?(?:因[^，。；、]{{1,12}}|未)?{alternation(tagged('participation', 'attend'))}"
)


def company(shadow: str, each: Likely, around: Neighbours) -> list[str]:
    """The rest of what is beside it: how it begins and ends, the office, the courtesy, the other names of its list."""
    start, end = each.span
    if shadow[start].isascii():
        run = around.run(shadow, each.span)
        return [f"latin.run={run}"] + [f"latin.courtesy={courtesy[0]}" for courtesy in [COURTESY.match(shadow, end)] if courtesy]
    size = surname_at(shadow, start)
    out = _ends(shadow, each.span, size)
    office = office_pattern().fullmatch(shadow, start + size, end) is not None
    run = around.run(shadow, each.span)
    out.append(f"run={run}")
    if _LIST_TOLD.match(shadow, end):
        out.append("there")
    for name in each.standings:
        out.append(f"run={run}/{name}")
        if office:
            out.append(f"is=office/{name}")
    if each.office:
        out.append(f"office={shadow[each.office.end - 2 : each.office.end]}/{'before' if each.office.end <= start else 'behind'}")
    courtesy = COURTESY.match(shadow, end)
    if courtesy:
        out.append(f"courtesy={courtesy[0]}")
    return out


#: What `words` gives where the neighbours' words end at the name's ends: the best that they can say.
NO_WORDS = ("wl=4", "wr=4", "w=FalseFalse")


def words(shadow: str, span: Span) -> list[str]:
    """Whether words of the language explain the same characters better, alone and with their neighbours (jieba's unigram model)."""
    start, end = span
    name = shadow[start:end]
    if name.isascii():
        return list(NO_WORDS)
    before, after = _line(shadow[max(0, start - _NEAR) : start], last=True), _line(shadow[end : end + _NEAR], last=False)
    cost = segmenter.cost(name)
    own = cost - _PER_CHARACTER * len(name)
    left = segmenter.cost(before + name) - segmenter.cost(before) - cost if before else 0.0
    right = segmenter.cost(name + after) - cost - segmenter.cost(after) if after else 0.0
    return [
        f"w={segmenter.is_word(name)}{segmenter.is_common(name)}", f"p={segmenter.is_place(name)}",
        f"own={linear.bucket(own, (-6, -3, 0, 3, 6, 9, 12))}", f"wl={linear.bucket(left, (-12, -8, -5, -2))}", f"wr={linear.bucket(right, (-12, -8, -5, -2))}",
    ]  # fmt: skip


def _line(text: str, *, last: bool) -> str:
    """The part of a text that is in the name's line."""
    return text.split("\n")[-1 if last else 0]
