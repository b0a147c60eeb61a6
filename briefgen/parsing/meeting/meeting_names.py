"""What the meeting is called: every noun phrase that ends in a kind of meeting, and the one among them that the brief is about.

In: the shadow, a brief's headline, narrative and main convening. Out: `Named` candidates, each with the features that speak for and against it;
the best of them.
"""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide import linear
from briefgen.parsing.grammar import convenings, dates
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy

#: The decision that weighs a candidate, and the logit in hundredths that a name needs.
DECISION = "meeting_name"
_ENOUGH = -100
_HEADLINE = "where:headline"
#: How many blocks and sentences of a report name its meeting, at most, and how many characters a name has.
_BLOCKS, _SENTENCES, _LONGEST = 8, 4, 90

#: 会 that ends a name: no body's (协会, 委员会), and no other word's (会员, 会见).
_MEETING = (
    "会(?:(?<![协学工商社机金合妇残友体都国约省市议委参与聚奥到散赴生究字在]会)(?<!委员会)(?<!运动会)(?<!促进会)|(?<=[常党村居支局]委会)|(?<=[协磋会]商会)|(?<=[评审]议会)|(?<=[开竣]工会))"
    "(?![议员长场见谈面计展商费所址期规馆客籍务徽审堂标同签合])"
)
#: The end of a name, with what shows that it is one.
_HEAD = lazy(
    rf"(?:{_MEETING}|{alternation(tagged('meetings', 'head'))})(?P<note>（[^（）\n以]{{1,80}}）)?(?P<close>[”》]?)"
    rf"(?=(?P<right>$|[，。；：！？、\n）| \d对就于在以的并将由]|（(?!扩大)|[上中](?![^，。]?[海国山心])|之?[后前时]|(?:会议)? *[记纪简] *[录要报]|{alternation(tagged('meetings', 'behind'))}(?!式|仪式|了)))"
)
#: A word behind which a name begins: an act of holding, of coming, of telling.
_CUT = lazy(
    rf"(?P<called>（(?:以下)?(?:简称|称)[^（）]{{1,40}}）)|(?P<about>题为|作了?(?=[^，。；]{{0,16}}(?:报告|讲座|辅导)))|(?P<chair>主持(?!人|词))"
    rf"|(?P<hold>{alternation(tagged('meetings', 'hold'))}|(?<![召公展打离分放张敞盛洞南])开(?![展放发幕学班业工营局拓辟源通创题大封平原化]))|(?P<come>{alternation(tagged('meetings', 'come'))})"
    rf"|(?P<tell>{alternation(tagged('meetings', 'tell'))})|(?P<theme>为(?:主题|题|期.{{1,4}}|契机|载体)的|一年一度的|最[后近]一次)"
)
_AT = lazy(r"(?<![存所现内潜实好旨])在(?![线校建职编岗册任籍京])|(?<![关由基处位等属对终归便利善勇])于|从|(?<=记者)(?=.)")
#: What stands between that word and the name, and is no part of it.
_OPENING = lazy(
    r"(?:^[#◇◆●○★☆■□▲△►▶※]{1,6} *|^—+|^ *[一二三四五六七八九十]{1,3}、|^ *\d{1,2}[.、．] *|[ 、，的了过并而将又还也均已即和与及]|以及|[一此这该][次场个届]|本[次届场](?=.{2})|个(?![人体性案])|联合(?!国|会)"
    rf"|{alternation([*(word for word in tagged('venues', 'how') if word not in ('以', '联合')), '及时', '组织', '主持', '先后'])}|电讯|[电讯](?=[ （“])|为期[一二两三四五六七八九十\d半]+[天日]|由(?=.{{0,3}}$))+"
)
_RECORDED = lazy("[记纪简] *[录要报]|侧记|纪实|综述")
_NOTE = lazy(r"（[^（）]{0,30}(?:记者|通讯员|摄)[^（）]{0,30}）|[电讯] *(?:（[^（）]{0,30}）)?")
#: Kinds that alone are no name: the words by which a report goes back to its meeting.
_BARE = frozenset(tagged("meetings", "bare", "both"))
_KINDS = tuple(each for each in tagged("meetings", "kind", "both") if len(each) > 1)
_ENDS = frozenset(" ，。；：！？、\n了的行办开")
_PAIRS = {"“": "”", "（": "）", "《": "》"}
_OPEN = {close: left for left, close in _PAIRS.items()}


class Named(NamedTuple):
    """A phrase that may be the meeting's name, without its marks, with the sentence that it stands in and what speaks for and against it."""

    span: Span
    sentence: Span
    plain: str
    features: tuple[str, ...]


#: No real text has so many phrases at its beginning; each is compared with all others.
_MOST = 100


def candidates(shadow: str, lines: Sequence[Span], narrative: Sequence[Block], main: convenings.Convening | None) -> list[Named]:
    """Every phrase at the beginning of a brief that ends in a kind of meeting, the first one first. ``lines``: those at the top that are no sentences."""
    found: list[tuple[Span, Span, list[str]]] = []
    places: list[tuple[str, Span]] = [("headline", line) for line in lines]
    for n, block in enumerate(narrative[:_BLOCKS]):
        places += [(f"b{min(n, 2)}s{min(m, 2)}", sentence) for m, sentence in enumerate(block.sentences[:_SENTENCES])]
    for where, sentence in places:
        ends: set[int] = set()
        for span, features in itertools.islice(_phrases(shadow, sentence), max(0, _MOST - len(found))):
            ends.add(span.end)
            first = ["first-of-sentence"] if len(ends) == 1 else []
            found.append((span, sentence, [f"where:{where}", f"where:{where[:2]}", *first, *features]))
    chief = main.name if main and main.name and not pointing(main.name.slice(shadow)) else None
    if chief and main and not any(span == chief for span, _, _ in found):
        found.append((chief, main.sentence, [*_shape(chief.slice(shadow))]))
    likeliest: dict[int, str] = {}
    for span, _, _ in found:
        likeliest.setdefault(span.end, _plain(span.slice(shadow)))
    out = []
    for span, sentence, features in found:
        own = _plain(span.slice(shadow))
        if chief and main:
            features.append(_relation(own, _plain(chief.slice(shadow))))
            if span != chief:
                features.append("in-main-sentence" if main.sentence == sentence else "apart")
            elif any(each != own and (each.endswith(own) or each.startswith(own)) for end, each in likeliest.items() if end != span.end):
                features.append("main-outdone")
        out.append(Named(span, sentence, own, tuple(features)))
    return out


def pointing(name: str) -> bool:
    """Whether a phrase only goes back to a meeting that is named elsewhere, or says nothing of it: `这次盛会`, `会议`."""
    opening = _OPENING.match(name)
    return (name[opening.end() :] if opening else name) in _BARE


def _relation(own: str, chief: str) -> str:
    """How a candidate stands to the name in the main convening."""
    if own == chief:
        return "main"
    if own.endswith(chief) or own.startswith(chief):
        return "main-longer"
    if chief.endswith(own) or chief.startswith(own):
        return "main-shorter"
    if own[-2:] == chief[-2:] and (_within(own, chief) or _within(chief, own)):
        return "main-alike"
    return "main-same-kind" if own[-2:] == chief[-2:] else "not-main"


def _within(inner: str, outer: str) -> bool:
    """Whether all characters of one stand in the other, in their order."""
    rest = iter(outer)
    return all(char in rest for char in inner)


_NO_MARKS = str.maketrans("", "", "“”《》 \n")


def _plain(text: str) -> str:
    return text.translate(_NO_MARKS)


def best(named: Sequence[Named]) -> Named | None:
    """The candidate that weighs most, if any is likely."""
    top, weight = None, _ENOUGH
    for each in named:
        own = linear.score(DECISION, each.features)
        if own > weight:
            top, weight = each, own
    if top and _HEADLINE in top.features:  # the report's own words for it, where it has the same
        return next((each for each in named if each.plain == top.plain and _HEADLINE not in each.features), top)
    return top


def _phrases(shadow: str, sentence: Span) -> Iterator[tuple[Span, list[str]]]:
    """The phrases of a sentence that end with a kind of meeting, each as long as it may be, the likeliest first, with what they show."""
    facts: list[dates.DateFact] | None = None
    for head in _HEAD.finditer(shadow, sentence.start, sentence.end):
        if facts is None:
            facts = [fact for fact in dates.find(shadow, sentence) if fact.day or fact.word]
        right = head["right"]
        right = f"right:{'digit' if right.isdigit() else 'record' if _RECORDED.search(right) else right}"
        for end, floor in _reaches(shadow, sentence, head):
            for name, features in _trimmed(shadow, floor, end, head, facts):
                yield name, [*features, right, *_shape(name.slice(shadow))]


#: A note that is no part of the name: `（China-Korea Database Technology Workshop，CKDBTW 2013）`, `（以下简称…）`; not `（扩大）`, `（KconV3）`.
_EXPLAINED = lazy("（(?:[^（）]{13}|(?:下称|简称))")


def _reaches(shadow: str, sentence: Span, head: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Ends and earliest beginnings of phrases that end with a head: inside a quote, and with what stands before the quote: `第三期“读书会”`."""
    inner = head.end() - len(head["close"])
    if head["note"] and _EXPLAINED.match(head["note"]):
        inner = head.start("note")
    floor, quoted = _floor(shadow, max(sentence.start, inner - _LONGEST), inner)
    if floor is not None and (quoted or not head["close"]):
        yield inner, floor
    if floor is not None and quoted and head["close"] == "”" and shadow[floor - 2 : floor - 1] not in _ENDS:
        outer, _ = _floor(shadow, max(sentence.start, inner - _LONGEST), head.end())
        if outer is not None:
            yield head.end(), outer


def _shape(text: str) -> Iterator[str]:
    """What the phrase itself looks like."""
    yield f"size:{bisect.bisect_right((3, 5, 8, 14, 30, 45), len(_plain(text)))}"
    tail = text[-8:]
    yield "kind" if any(kind in tail for kind in _KINDS) else "no-kind"
    if "的" in text:
        yield "de"


def _floor(shadow: str, start: int, end: int) -> tuple[int | None, bool]:
    """Where the phrase that ends at ``end`` can begin at the earliest, and whether that is behind an opening quote. None: in a title or a note."""
    stack: list[str] = []
    for n in range(end - 1, start - 1, -1):
        char = shadow[n]
        if char in "，。；：！？\n|" and not stack:
            return n + 1, False
        if char in _OPEN:
            stack.append(_OPEN[char])
        elif char in _PAIRS:
            if stack and stack[-1] == char:
                stack.pop()
            elif char == "“":
                if n == end - 1 or stack:
                    return n + 1, not stack or stack == ["“"]
                return n + 1, True
            elif not stack:
                return None, False
    return start, False


def _starts(
    shadow: str, start: int, end: int, head: re.Match[str], facts: Sequence[dates.DateFact], closed: Sequence[tuple[int, int]]
) -> list[tuple[int, str]]:
    """Where the name may begin, with what stands before it: the clause, a date, an act, who held it. The last is the likeliest."""
    starts = [(start, "clause")]
    for fact in facts:
        if start <= fact.span.start and fact.span.end <= head.start():
            note = _NOTE.match(shadow, fact.span.end, end)
            starts = [(note.end() if note else fact.span.end, "date")]
    start = starts[0][0]
    for cut in _CUT.finditer(shadow, start, head.start()):
        if cut["called"] or not _inside(closed, cut.start()):
            starts.append((cut.end(), str(cut.lastgroup)))
    if head["right"] in ("上", "中", "期间", "现场", "时"):
        starts += [(cut.end(), "at") for cut in _AT.finditer(shadow, starts[-1][0], head.start()) if not _inside(closed, cut.start())]
    if shadow.startswith(("由", "因"), start):
        of = shadow.rfind("的", starts[-1][0], head.start())
        while of >= 0 and _inside(closed, of):
            of = shadow.rfind("的", starts[-1][0], of)
        if of >= 0:
            starts.append((of + 1, "hold"))
        del starts[0]
    return starts


def _trimmed(shadow: str, start: int, end: int, head: re.Match[str], facts: Sequence[dates.DateFact]) -> Iterator[tuple[Span, list[str]]]:
    """The phrase without what stands before the name in the same clause; the likeliest first, then those that hold a word which may be an act."""
    seen: set[int] = set()
    inside: list[str] = []
    for at, kind in reversed(_starts(shadow, start, end, head, facts, _closed(shadow, start, end))[-_READINGS:]):
        features = [f"form:{kind}", *inside]
        inside.append(f"inside:{kind}")
        name = _opened(shadow, at, end, head)
        if name is None:
            break
        if name.start not in seen:
            seen.add(name.start)
            yield name, features


#: So many beginnings of one phrase are looked at.
_READINGS = 3


def _opened(shadow: str, start: int, end: int, head: re.Match[str]) -> Span | None:
    """A phrase without adverbs and pointing words before it, and without quotes that hold all of it. None: nothing is left that can be a name."""
    opening = _OPENING.match(shadow[start:end])
    start += opening.end() if opening else 0
    if _RECORDED.search(head["right"]) and shadow.startswith("关于", start):
        start += 2
    if shadow.startswith("“", start) and shadow.find("”", start, end) in (-1, end - 1):
        start += 1
        end -= shadow[end - 1] == "”"
    while start < end and shadow[start] in " 　，、":
        start += 1
    text = shadow[start:end]
    if len(text) < 2 or text in _BARE or any(text.count(left) != text.count(right) for left, right in _PAIRS.items()):
        return None
    return Span(start, end)


def _closed(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotes, titles and notes between two places."""
    out = []
    at = start
    while at < end:
        if shadow[at] in _PAIRS:
            close = shadow.find(_PAIRS[shadow[at]], at, end)
            if close < 0:
                break
            out.append((at, close))
            at = close
        at += 1
    return out


def _inside(closed: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in closed)
