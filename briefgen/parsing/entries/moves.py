"""What in a talk only leads it: `今天开个局务会，三件事。`, `第二件，水费。`; and the matter that it leads to.

In: the shadow, the turns of a talk, the topics of the agenda. Out: by turn, where its leading sentences end and which topic it belongs to.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.parsing.form import matters
from briefgen.spans import Span, strip
from briefgen.text.patterns import lazy

#: A sentence that names the next matter, and the matter: `先说|九鹏溪，…`, `第二件，|水费。`, `第一个是|煤。`, `我说|夜校。`, `先请教务处讲|初三。`
_NEXT = lazy(
    r"(?:(?:好|那|嗯|行|下面|接下来|接着|现在|最后)[，、]?){0,2}(?:(?:先|再|首先)?(?:来)?(?:说说|说一说|谈谈|讲讲|说一下|议一下|说|谈|讲|议)(?=[^第])|我(?:先)?(?:说|讲|谈)(?:一下)?(?:的是)?"
    r"|(?:第[一二三四五六七八九十](?!点)|下一|最后一|头一|另一)(?:个|件|项|条)?(?:事情|事|议题|问题|议程)?(?:是|，|：|、|就?说)?|(?:先|再|下面|接下来)?请[^，。]{1,8}(?:说|讲|汇报|介绍)(?:一下|下)?)"
    r"(?P<topic>(?![个件项条][，。！]|一[说讲谈]|[几两一][句下点])[^，。！？]{1,14})(?:[，。！]|$)"
)
#: What opens the meeting or goes round, and names no matter.
_OPENS = lazy(
    r"(?:[^，。！？]{0,8}(?:人[^，。！？]{0,5}(?:齐了|差不多)|人(?:都)?(?:到)?齐了|都到了|现在开会|开始开会)|(?:今天|现在|咱们?|我们?)?(?:就)?(?:开|召开)(?:个|一个|始)?[^，。！？]{0,10}会|(?:今天|主要|一共)[^。！？]{0,24}[一二两三四五六七八九十](?:件|个|项|条)(?:事|议题|题目|内容|议程)|今天(?:主要)?(?:商量|讨论|研究)|(?:今天)?[把请](?:大家|各位)(?:都)?(?:[叫请找召集]{1,2}(?:过)?来|来)|各位[^，。]{1,8}好，|(?:先|再|下面|接着)?(?:说|讲|议|谈)(?:一?下)?第[一二三四五六]件(?:事)?[。，]"
    r"|(?:我们?)?(?:快|抓紧)(?:一)?点(?:说|开)|(?:今天|一共|共)?(?:有)?[一二两三四五六七八九十](?:件事|个议题|项议题)[^，。！？]{0,8}$|尽量[^，。！？]{0,10}结束"
    r"|(?:先|再|下面|接下来)?[由请让][^，。！？]{1,10}(?:把[^，。！？]{1,12})?(?:说|讲|汇报|介绍|发言|传达)(?:一下|下|一说|讲|说)?[^，。]{0,8}[。！]$)"
)
_LONGEST = 48
#: A turn that a recogniser wrote down without marks, which is more than its first words: `人齐了我们开会 今天说水泵的事 换了两台`.
_PIECES = lazy("[\u4e00-\u9fff] [\u4e00-\u9fff][^ ]*[\u4e00-\u9fff] [\u4e00-\u9fff]")
#: Words that show that a leading sentence says something of its own.
_CONTENT = lazy(r"[应该必须不]|要(?!么)|第|[几两一二三四五六]点|意见|看法|认为|建议|同意")
#: What no greeting has.
_SAYS = lazy(r"[应该必须二两三四五六七八九十\d]|要(?!么)|意见|看法|认为|建议|同意")
_ASKED = lazy(r"[^，。]{1,8}(?:讲|说|汇报|介绍|谈|念)(?:一下|下)?[^，。]{0,6}。$")


class Turn(NamedTuple):
    """A stretch of talk: its sentences, and whether the chair talks."""

    sentences: tuple[Span, ...]
    chair: bool


class Led(NamedTuple):
    """Of one turn: how many of its first sentences only lead, and the number of the topic that it belongs to; a span where no topic was named before."""

    skip: int
    topic: Span | None


def opens(shadow: str, sentence: Span) -> bool:
    """Whether somebody opens the meeting with a sentence."""
    return _OPENS.match(shadow, *sentence) is not None


def led(shadow: str, turns: Sequence[Turn], topics: Sequence[Span]) -> list[Led]:
    """What leads in each turn, and its matter."""
    skips: list[int] = []
    named: list[Span | None] = []
    for n, turn in enumerate(turns):
        skip, topic = _leading(shadow, turn, topics, first=n == 0)
        skips.append(skip)
        named.append(topic)
    moves = [topic for topic in named if topic]
    if len(moves) < max(2, len(topics)):  # a matter that nobody called out began somewhere: nobody can say where
        return [Led(skip, None) for skip in skips]
    order = iter(topics) if len(moves) == len(topics) else None
    out: list[Led] = []
    now: Span | None = None
    for skip, topic in zip(skips, named, strict=True):
        if topic:
            now = next(order) if order else _like(shadow, topic, topics) or topic
        out.append(Led(skip, now))
    return out


class Place(NamedTuple):
    """Where the next matter may be called: the number of a block, its sentences, and whether the chair says them (else they stand between the turns)."""

    block: int
    sentences: Sequence[Span]
    chair: bool


class Call(NamedTuple):
    """Where a matter is called: in which block, in which of its sentences, whether it begins ``behind`` that block only, and whether the sentence does ``only`` that."""

    block: int
    sentence: int
    behind: bool
    only: bool


def by_number(shadow: str, places: Sequence[Place], topics: Sequence[Span]) -> list[Call]:
    """Where each matter of an agenda but the first is called by its number and in words of its own; none unless all are, in their order, or where each has its
    heading.
    """
    out: list[Call] = []
    for block, sentences, chair in places:
        for n, sentence in enumerate(sentences if chair else sentences[:1]):
            text = sentence.slice(shadow)
            number = matters.counted(text)
            if number == 1 and not chair:
                return []
            if len(out) + 2 > len(topics) or number != len(out) + 2:
                continue
            behind = chair and n > 0
            if not _shares(text, topics[number - 1].slice(shadow)) or (behind and n + 1 < len(sentences)):
                return []  # another matter; what is said of it there nobody can part from what is said before
            only = not chair or (len(sentences) == 1 and _BARELY.fullmatch(text) is not None)
            out.append(Call(block, n, behind, behind or only))
            break
    return out if len(out) + 1 == len(topics) > 1 else []


def _shares(text: str, topic: str) -> bool:
    """Whether two texts have two characters on end in common."""
    return any(topic[at : at + 2] in text for at in range(len(topic) - 1))


#: A sentence that calls a matter, or who is to speak of it, and says nothing of it.
_BARELY = lazy("[^，。！？]{2,8}[，：、]?(?:(?:先|下面)?请[^，。！？]{1,20}|[^，。！？要应该必须没不能可以了]{1,16})。")


def _leading(shadow: str, turn: Turn, topics: Sequence[Span], *, first: bool) -> tuple[int, Span | None]:
    skip, found = 0, None
    for n, sentence in enumerate(turn.sentences):
        text = sentence.slice(shadow)
        move = _NEXT.match(text) if len(text) <= 2 * _LONGEST else None
        topic = strip(shadow, Span(sentence.start + move.start("topic"), sentence.start + move.end("topic"))) if move else None
        whole = bool(move and len(text) <= _LONGEST and (move.end() == len(text) or (turn.chair and _ASKED.fullmatch(text, move.end()))))
        if topic and whole and not _CONTENT.search(topic.slice(shadow)) and (turn.chair or _like(shadow, topic, topics)):
            found = topic
        elif _PIECES.search(text) or not (
            turn.chair and len(text) <= _LONGEST and "应到" not in text and (_OPENS.match(text) or (first and _greets(shadow, turn.sentences[n:])))
        ):
            if topic and turn.chair and text.startswith("第") and not _CONTENT.search(topic.slice(shadow)):
                found = topic  # `第二个，|机动地43亩，承包期到今年秋后。`: names a matter and says something of it
            break
        skip += 1
    return skip, found


def _greets(shadow: str, sentences: Sequence[Span]) -> bool:
    """Whether the meeting's first words say nothing before its first matter is named: `大家路上都辛苦了。第一个是|水费。`"""
    greeting, *rest = (each.slice(shadow) for each in sentences)
    return not _SAYS.search(greeting) and any(map(_NEXT.match, rest))


def _like(shadow: str, topic: Span, topics: Sequence[Span]) -> Span | None:
    """The topic of the agenda that shares most of its characters with what was called out: 煤, 冬季煤炭补贴."""
    words = set(topic.slice(shadow)) - set("的和与了、事问题")
    best = max(topics, key=lambda each: len(words & set(each.slice(shadow))), default=None)
    return best if best and words and 2 * len(words & set(best.slice(shadow))) >= len(words) else None
