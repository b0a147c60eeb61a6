"""Names that no title supports: what they begin with, what they look like, and whether one is a name and no word of the language.

In: the shadow and a `Candidate`, or nothing for the two patterns that say where one is worth looking for. Out: whether it is a name.
"""

import functools
import re

from briefgen.lexicon import caller, surnames
from briefgen.parsing.names.name_bounds import PUNCTUATION, bounded
from briefgen.parsing.names.name_characters import NOT_GIVEN, UNIT_END, Candidate
from briefgen.parsing.names.names import clean, ends_at, opens_word, surname_at
from briefgen.parsing.names.offices import office_pattern
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Fewer bearers than this in ten thousand, and a surname of one character makes no name without a title.
_USUAL = 2


def beginning() -> str:
    """A pattern for what every name that `is_plain_name` takes begins with: most clauses open with no surname."""
    usual = (surname[0] for surname, weight in surnames().items() if len(surname) > 1 or weight >= _USUAL)
    firsts = {*usual, *caller.current().by_first}
    return f"(?:[A-Z{re.escape(''.join(sorted(firsts)))}]|(?s:.{{0,9}})·)"


def shortly() -> str:
    """A pattern for what every Han name without blanks and dots that `name_at` finds by its grammar looks like."""
    given = f"[^{re.escape(''.join(sorted(NOT_GIVEN | PUNCTUATION)))}]{{1,2}}?"
    double = [surname for surname in surnames() if len(surname) > 1]
    firsts, seconds = (re.escape("".join(sorted({surname[n] for surname in double}))) for n in (0, 1))
    return f"(?s:.){given}|[{firsts}][{seconds}]{given}"


def is_plain_name(shadow: str, name: Candidate, *, listed: bool) -> bool:
    """Whether a name that no title supports is one: a usual surname, and no word of the language begins there."""
    if clean(shadow[name.start : name.end]) in caller.current().by_name:
        return True
    if "·" in shadow[name.start : name.end]:
        return True
    weight = surnames().get(shadow[name.start], 0) if surname_at(shadow, name.start) == 1 else 5
    if weight < _USUAL:
        return False
    if opens_word(shadow, name.start):
        first = segmenter.first(shadow[name.start : name.end])
        return listed and len(first) == 2 and name.end - name.start == 3 and names_around(shadow, name) >= (1 if weight >= 10 else _SURELY)
    return not listed or names_around(shadow, name) > 0


#: With so many more names than other things a list is one of names, whatever word its members begin with.
_SURELY = 3


#: How far a list is looked at on either side of a name; up to the last mark before, the first behind.
_LIST_NEAR = 200
_LIST_OPENS = lazy("(?s:.*)[，。；：！？\n”]")
_LIST_CLOSES = lazy("[，。；：！？\n“]")


def names_around(shadow: str, name: Candidate) -> int:
    """How many more names than other things the 、 list around a candidate has: `鲍鱼、海参、花蛤` are none."""
    low, high = max(0, name.start - _LIST_NEAR), name.end + _LIST_NEAR
    before = _LIST_OPENS.match(shadow, low, name.start)
    behind = _LIST_CLOSES.search(shadow, name.end, high)
    items = shadow[before.end() if before else low : behind.start() if behind else high].strip("、").split("、")
    knowledge = caller.current()
    verdicts = [_item(item, knowledge) for n, item in enumerate(items) if item and not (n in (0, len(items) - 1) and len(item) > 6)]
    return sum(verdicts)


@functools.lru_cache(maxsize=256)  # the list around one sentence; none is kept for another text
def _item(item: str, _: caller.Knowledge) -> int:
    """An item of a list: 1 a name, -1 something else, 0 an office or what would be a name of a rare surname: `须康靖`. Each is looked at once, however
    long the list.
    """
    item = item.removeprefix("以及").removeprefix("还有")
    shadow = f"{item}、"
    size = surname_at(shadow, 0)
    weight = surnames().get(item[:1], 5 if size == 2 else 0)
    ends = [end for end in ends_at(shadow, 0, size) if end == len(item) or bounded(shadow, end)] if weight and not segmenter.is_place(item) else []
    if ends and not segmenter.is_word(item[:3] if len(item) > 3 else item) and (weight >= _USUAL or item[-1] not in UNIT_END):
        return int(weight >= _USUAL)
    return 0 if office_pattern().search(item) else -1
