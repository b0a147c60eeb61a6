"""Names behind units in a list of which every item is a unit and somebody of it: `清河一中石磊、永安中学韩雪等作了发言`.

In: the shadow, a sentence. Out: spans of names.
"""

from briefgen.lexicon import surnames, words
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.parsing.names.name_characters import given
from briefgen.parsing.names.names import surname_at
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: An item, and what stands behind the last one.
_ITEM = lazy("(?:^|(?<=[、，；：。和与及\\n]))[^、，；：。（）“”\\n]{4,28}?(?=、|等|和|与|及|分别|依次|先后|代表|作|发言|，|。|$)")
#: The number of a school: `清河一中`.
_NUMBERED = lazy("[一二三四五六七八九十][中小]$")
_SIZES, _LEAST = (3, 2), 2
#: Surnames that are rarer are more often words.
_RARE = 2


@per_knowledge
def _units() -> Endings:
    return Endings(words("organizations"))


def found(shadow: str, sentence: Span) -> list[Span]:
    """The names of such a list, of two items at least."""
    out: list[Span] = []
    run: list[Span] = []
    end = -1
    for item in _ITEM.finditer(shadow, *sentence):
        name = _name(shadow, Span(*item.span()))
        if name is None or (run and item.start() != end + 1):
            out += run if len(run) >= _LEAST else []
            run = []
        if name:
            run.append(name)
            end = item.end() if shadow[item.end() : item.end() + 1] in ("、", "和", "与", "及") else -1
    return out + (run if len(run) >= _LEAST else [])


def _name(shadow: str, item: Span) -> Span | None:
    """The name at the end of an item, behind what a unit's name ends with."""
    for size in _SIZES:
        start = item.end - size
        surname = surname_at(shadow, start) if start > item.start + 1 else 0
        if surname == 1 and surnames().get(shadow[start], 0) < _RARE:
            continue  # `水利站站|长江成`
        if 0 < surname < size and given(shadow, start + surname, item.end):
            before = shadow[item.start : start]
            if (_units().end(before) or _NUMBERED.search(before)) and not _units().end(shadow[start : item.end]):
                return Span(start, item.end)
    return None
