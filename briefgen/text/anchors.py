"""Where in a text the patterns of a family can match at all, found in one scan of the whole text.

Dates and deadlines are asked for again and again, clause by clause and phrase by phrase, and nearly always there are none. Every
pattern of such a family needs one of a few characters in a few surroundings (its anchor): `月` behind a number, `周` before
`一`. The anchors of a text are looked up once; a span without any needs no pattern, and one with some only those of its anchors.
"""

import array
import bisect
import functools
from collections.abc import Iterable, Mapping, Sequence

from briefgen.text.patterns import lazy

#: Shorter strings are phrases taken out of a text; they are scanned each time, so that they do not drive the text out.
_PHRASE = 64


_FAMILIES: "list[Anchors]" = []


def forget() -> None:
    """Let go of the texts that were asked about last."""
    for family in _FAMILIES:
        family._kept.cache_clear()


class Anchors:
    """The anchors of a family of patterns: a character with what must surround it, `月(?=底)` → the rules that need it."""

    def __init__(self, anchors: Mapping[str, Iterable[str]]) -> None:
        self._pattern = lazy("|".join(anchors))
        self._rules = {form.lstrip("\\")[0]: frozenset(rules) for form, rules in anchors.items()}
        self._kept = functools.lru_cache(maxsize=8)(self._places)
        _FAMILIES.append(self)

    def _places(self, text: str) -> Sequence[int]:
        return array.array("I", (match.start() for match in self._pattern.finditer(text)))

    def rules(self, text: str, start: int, end: int) -> frozenset[str] | None:
        """The rules that can match within ``text[start:end]``, None for none."""
        places = self._kept(text) if len(text) > _PHRASE else self._places(text)
        at = bisect.bisect_left(places, start)
        if at == len(places) or places[at] >= end:
            return None
        rules = self._rules[text[places[at]]]
        at += 1
        while at < len(places) and places[at] < end:
            rules |= self._rules[text[places[at]]]
            at += 1
        return rules
