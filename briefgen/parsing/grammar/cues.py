"""Small closed classes that several rules read: verbs of saying and of taking part, nouns for groups and units."""

from typing import cast

from briefgen.lexicon import tagged, typed, words
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.record import SpeechAct
from briefgen.text.patterns import lazy

#: Verb of saying → the act it stands for. The longest match counts.
SAYING: dict[str, SpeechAct] = {word: cast("SpeechAct", act) for word, act in typed("saying")}

#: Ends of noun phrases for people in number.
GROUP_NOUNS = tagged("groups", "people", "unit")


@per_knowledge
def _group_ends() -> Endings:
    return Endings([*GROUP_NOUNS, *words("organizations"), *words("offices")])


_COUNTED = lazy(r"[\d一二三四五六七八九十](?:余|多)?[人名位家]$")


def ends_as_group(phrase: str) -> bool:
    """Whether a phrase ends with a noun for people in number or a unit, 等 perhaps behind it."""
    phrase = phrase.removesuffix("\n")
    return _ends_as_group(phrase) or (phrase.endswith("等") and _ends_as_group(phrase[:-1]))


def _ends_as_group(phrase: str) -> bool:
    return _group_ends().end(phrase) or (phrase[-1:] in "人名位家" and _COUNTED.search(phrase, max(0, len(phrase) - 3)) is not None)
