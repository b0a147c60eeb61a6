"""What speaks for and against a phrase being where the meeting was held: the words before and behind it, its own form, the rules that found it.

In: the shadow, a `Phrase`, what the brief reports. Out: features for the decision `venue`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


class Phrase(NamedTuple):
    """A phrase that may be the place. ``where``: the line or the sentence that it stands in; ``rules``: what proposed it; ``before``, ``behind``: the
    words next to it that did.
    """

    span: Span
    sentence: Span
    where: str
    rules: tuple[str, ...]
    before: str = ""
    behind: str = ""


_KINDS = {word: kind for kind in ("hold", "meet", "act") for word in tagged("venues", kind)}
_AT = frozenset(("在", "于"))


def _words(*tags: str) -> str:
    return "|".join(sorted(tagged("venues", *tags), key=lambda word: (-len(word), word)))


#: Of `在` and `于` those that are no part of another word: 存在, 现在, 正在, 关于, 由于.
_TO = lazy(rf"(?<![存所现内潜实好旨正自])(?<![关由基处位等属对归终便利善勇])(?P<to>{_words('to')})(?![线校建职编岗册任籍即是此这其])")
_STOP = lazy("[，。；：！？\n（]")
_ACT = lazy(rf"(?:{_words('how')})*(?:(?P<hold>{_words('hold')})|(?P<act>{_words('meet', 'act')}))")
_HOUSE = lazy(f"(?:{_words('house')})$")
#: So long is a place at most, and so many prepositions of a sentence are looked at.
_LONGEST, _MOST = 32, 12
#: So many ends of one are looked at; no verb is longer.
_ENDS, _VERB = 4, 4
#: What is no place: times, ways, conditions.
_OTHER = lazy(
    "上$|下$|中$|期间|时$|前$|后$|之际|方式|形式|基础|过程|背景|阶段|线上|网上|方面|领域|[年月日天]$|周年|[次届期轮批个项名]$|工作$|精神|建设$|发展$|[的了]"
)
_GATHERING = lazy(alternation(tagged("cues", "gathering")))
_LENGTHS = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (14, "14"), (22, "22"))


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
            ends.append((act.start(), str(act["hold"] or act["act"])))
            if act["hold"]:
                break
            act = _ACT.search(shadow, act.end(), stop + _VERB)
        else:
            ends.append((stop, mark[0] if mark else "far"))
        for end, behind in ends:
            inside = end - 1 if shadow[end - 1] in "里内" and end - start > 2 else end
            if inside > start:
                yield Span(start, inside), match["to"], behind


class Scene:
    """The phrases of a brief that may be its place, looked at once. ``main``: the sentence of the main convening."""

    def __init__(self, shadow: str, phrases: Sequence[Phrase], gazetteer: Gazetteer, main: Span | None) -> None:
        self.shadow, self.gazetteer, self.main = shadow, gazetteer, main
        self.dated = {sentence: [fact.span.end for fact in dates.find(shadow, sentence)] for sentence in {each.sentence for each in phrases}}
        #: What is printed, with the sentences where it is.
        self.printed = [(each.sentence, each.span.slice(shadow)) for each in phrases]
        self.ends: dict[int, list[int]] = {}
        for each in phrases:
            self.ends.setdefault(each.span.start, []).append(each.span.end)
        self.ruled = any("venue" in each.rules or "main" in each.rules for each in phrases)


def features(phrase: Phrase, scene: Scene) -> list[str]:
    """What tells whether the meeting was held there."""
    shadow = scene.shadow
    text = "".join(phrase.span.slice(shadow).split())
    kind = _KINDS.get(phrase.behind, "mark")
    way = "none" if not phrase.before else "at" if phrase.before in _AT else "come"
    house, other = _HOUSE.search(text), _OTHER.search(text)
    known = scene.gazetteer.is_place(text) or segmenter.is_place(text)
    out = [f"rule={rule}" for rule in phrase.rules] or ["rule=none"]
    out += [
        f"way={way}/{kind}/{phrase.where[:2]}", f"act={phrase.behind}", f"where={phrase.where}", f"where={phrase.where[:2]}",
        f"house={house[0] if house else 'none'}", f"last={text[-1:]}", f"first={text[:1]}",
        f"size={next((name for most, name in _LENGTHS if len(text) <= most), 'more')}", f"division={known}/{scene.gazetteer.begins(text)}",
        f"fits={way}/{kind}/{house is not None or known}/{other is not None}",
        f"main={'none' if scene.main is None else 'in' if scene.main == phrase.sentence else 'out'}",
        f"alone={scene.ruled}/{kind}/{phrase.before}", f"held={kind}/{phrase.before}/{phrase.where[:2]}",
    ]  # fmt: skip
    if other:
        out.append("other=yes")
    if _ACT.search(text, 1):
        out.append("acts=inside")
    return [*out, *_around(phrase, scene, text)]


def _around(phrase: Phrase, scene: Scene, text: str) -> Iterator[str]:
    """What stands before and behind a phrase, and what other phrases say of it."""
    shadow, (start, end) = scene.shadow, phrase.span
    dated = [at for at in scene.dated[phrase.sentence] if at <= start]
    yield f"dated={bool(dated)}"
    if dated and dated[-1] >= start - 3:
        yield "dated=next"
    near = min(phrase.sentence.end, end + 40)
    yield f"gathering={bool(_GATHERING.search(shadow, end, near))}/{bool(_GATHERING.search(shadow, phrase.sentence.start, start))}"
    if any(text in printed and sentence != phrase.sentence for sentence, printed in scene.printed):
        yield "again=yes"
    if any(each < end for each in scene.ends[start]):
        yield "longer=yes"
