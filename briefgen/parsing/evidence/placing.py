"""What speaks for and against a phrase being where the meeting was held: the words before and behind it, its own form, the rules that found it.

In: the shadow, a `Phrase`, what the brief reports. Out: features for the decision `venue`.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.endings import Endings
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


class Phrase(NamedTuple):
    """A phrase that may be the place, in a line or sentence. ``rules``: what proposed it; ``before``, ``behind``: the words next to it that did."""

    span: Span
    sentence: Span
    rules: tuple[str, ...] = ()
    before: str = ""
    behind: str = ""


_KINDS = {word: kind for kind in ("hold", "meet", "act") for word in tagged("venues", kind)}
_AT = frozenset(("在", "于"))
#: Of `在` and `于` those that are no part of another word: 存在, 现在, 正在, 关于, 由于.
_TO = lazy(
    rf"(?<![存所现内潜实好旨正自])(?<![关由基处位等属对归终便利善勇])(?P<to>{alternation(tagged('venues', 'to'))})(?![线校建职编岗册任籍即是此这其])"
)
_STOP = lazy("[，。；：！？\n（]")
_ACT = lazy(rf"{alternation(tagged('venues', 'how'))}*(?P<act>{alternation([*_KINDS])})")
#: So long is a place at most, and so many prepositions of a sentence are looked at.
_LONGEST, _MOST = 32, 12
#: So many ends of one are looked at; no verb is longer.
_ENDS, _VERB = 4, 4
#: What ends no place: times, counts; words of ways and conditions stand in the lexicon.
_NO_END = frozenset("上下中时前后年月日天次届期轮批个项名的了")
_GATHERING = frozenset("会式礼坛座训班赛课")


@functools.cache
def _houses() -> Endings:
    return Endings(tagged("venues", "house"))


def is_house(text: str) -> bool:
    """Whether a phrase ends as rooms, houses and grounds do."""
    return _houses().end(text)


def reached(shadow: str, sentence: Span) -> Iterator[tuple[Span, str, str]]:
    """The phrases behind a word such as 在 or 来到, up to a mark or to what was done there, with both words."""
    for n, match in enumerate(_TO.finditer(shadow, sentence.start, sentence.end)):
        if n == _MOST:
            return
        start = match.end()
        limit = min(sentence.end, start + _LONGEST)
        mark = _STOP.search(shadow, start, limit)
        stop = mark.start() if mark else limit
        ends: list[tuple[int, str]] = []
        act = _ACT.search(shadow, start + 1, stop + _VERB)
        while act and act.start() <= stop and len(ends) < _ENDS:
            ends.append((act.start(), act["act"]))
            if _KINDS[act["act"]] == "hold":
                break
            act = _ACT.search(shadow, act.end(), stop + _VERB)
        else:
            ends.append((stop, mark[0] if mark else "far"))
        for end, behind in ends:
            inside = end - 1 if shadow[end - 1] in "里内" and end - start > 2 else end
            if inside > start:
                yield Span(start, inside), match["to"], behind


class Scene:
    """The phrases of a brief that may be its place, looked at once."""

    def __init__(self, shadow: str, phrases: Sequence[Phrase], gazetteer: Gazetteer) -> None:
        self.shadow, self.gazetteer = shadow, gazetteer
        self.dated = {sentence: [fact.span.end for fact in dates.find(shadow, sentence)] for sentence in {each.sentence for each in phrases}}
        #: What is printed, with the sentences where it is.
        self.printed = [(each.sentence, each.span.slice(shadow)) for each in phrases]
        self.ruled = any("venue" in each.rules or "main" in each.rules for each in phrases)


def features(phrase: Phrase, scene: Scene) -> list[str]:
    """What tells whether the meeting was held there: itself, what stands before and behind it, what other phrases say of it."""
    shadow, sentence, (start, end) = scene.shadow, phrase.sentence, phrase.span
    text = "".join(shadow[start:end].split())
    kind = _KINDS.get(phrase.behind, "mark")
    way = "none" if not phrase.before else "at" if phrase.before in _AT else "come"
    known = scene.gazetteer.is_place(text) or segmenter.is_place(text)
    other = text[-1:] in _NO_END or any(word in text for word in tagged("venues", "other"))
    dated = [at for at in scene.dated[sentence] if at <= start]
    out = [f"rule={rule}" for rule in phrase.rules] or ["rule=none"]
    out += [
        f"first={text[:1]}", f"division={known}/{scene.gazetteer.begins(text)}", f"fits={way}/{kind}/{known or is_house(text)}/{other}",
        f"alone={scene.ruled}/{kind}/{phrase.before}", f"dated={bool(dated)}",
        f"gathering={_gathers(shadow[end : min(sentence.end, end + 40)])}/{_gathers(shadow[sentence.start : start])}",
    ]  # fmt: skip
    if dated and dated[-1] >= start - 3:
        out.append("dated=next")
    if any(text in printed and sentence != there for there, printed in scene.printed):
        out.append("again=yes")
    return out


def _gathers(text: str) -> bool:
    """Whether something there may be a meeting."""
    return "活动" in text or not _GATHERING.isdisjoint(text)
