"""What speaks for and against a phrase being where the meeting was held: the words before and behind it, its own form, the rules that found it.

In: the shadow, a `Phrase`, what the brief reports. Out: features for the decision `venue`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.parsing import dates
from briefgen.parsing.places import Gazetteer
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
_GATHERING = lazy("会|式|礼|坛|座|训|班|活动|赛|课")
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


def features(shadow: str, phrase: Phrase, others: Sequence[Phrase], gazetteer: Gazetteer, main: Span | None) -> list[str]:
    """What tells whether the meeting was held there. ``others``: all phrases of the brief; ``main``: the sentence of the main convening."""
    text = "".join(phrase.span.slice(shadow).split())
    start, end = phrase.span
    out = [f"rule={rule}" for rule in phrase.rules] or ["rule=none"]
    kind = _KINDS.get(phrase.behind, "mark")
    way = "none" if not phrase.before else "at" if phrase.before in _AT else "come"
    out += [f"way={way}/{kind}", f"way={way}/{kind}/{phrase.where[:2]}"]
    out += [
        f"behind={kind}",
        f"behind={kind}/{phrase.before}",
        f"to={phrase.before}",
        f"act={phrase.behind}",
        f"to={phrase.before}/{bool(_HOUSE.search(text))}",
    ]
    house = _HOUSE.search(text)
    out.append(f"house={house[0] if house else 'none'}")
    out.append(f"last={text[-1:]}")
    out.append(f"first={text[:1]}")
    out.append(f"size={next((name for most, name in _LENGTHS if len(text) <= most), 'more')}")
    other = _OTHER.search(text)
    if other:
        out.append("other=yes")
        out.append(f"other={other[0]}")
    known = gazetteer.is_place(text) or segmenter.is_place(text)
    out.append(f"division={known}/{gazetteer.begins(text)}")
    out.append(f"fits={way}/{kind}/{house is not None or known}/{other is not None}")
    out += [f"where={phrase.where}", f"where={phrase.where[:2]}"]
    out.append(f"main={'none' if main is None else 'in' if main == phrase.sentence else 'out'}")
    dated = [fact for fact in dates.find(shadow, phrase.sentence) if fact.span.end <= start]
    out.append(f"dated={bool(dated)}")
    if dated and dated[-1].span.end >= start - 3:
        out.append("dated=next")
    if _ACT.search(text, 1):
        out.append("acts=inside")
    if dates.find(shadow, phrase.span):
        out.append("dated=inside")
    near = shadow[end : min(phrase.sentence.end, end + 40)]
    out.append(f"gathering={bool(_GATHERING.search(near))}/{bool(_GATHERING.search(shadow, phrase.sentence.start, start))}")
    before = shadow[max(phrase.sentence.start, start - 3) : start]
    out.append(f"left={before[:1] if len(before) == 3 else 'start'}" if before and before[0] in "，。、：” " else "left=han")
    same = [each for each in others if each.span != phrase.span]
    ruled = any("venue" in each.rules or "main" in each.rules for each in others)
    out += [f"alone={ruled}/{kind}/{phrase.before}", f"held={kind}/{phrase.before}/{phrase.where[:2]}", f"held={kind}/{phrase.before}/{bool(dated)}"]
    if any(each.sentence != phrase.sentence and text in each.span.slice(shadow) for each in same):
        out.append("again=yes")
    if any(each.rules and each.span.start < start for each in same):
        out.append("after=ruled")
    if any(text != each.span.slice(shadow) and each.span.start == start and each.span.end < end for each in same):
        out.append("longer=yes")
    if any(each.span.start == start and each.span.end > end for each in same):
        out.append("shorter=yes")
    return out
