"""The meeting itself: its name and kind, who held it and where, from the sentences that say it took place.

In: the shadow and a span. Out: `Convening` for every clause in which a meeting is 召开, 举行, …; `labels` and `masthead`
give the same facts where a document prints them as fields.
"""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import dates
from briefgen.parsing.names import mentions
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

#: Words before 会 that make it a meeting; 协会, 委员会, 基金会 and the like are bodies and stand in no list here.
_BEFORE = "|".join(tagged("meetings", "kind", "both"))
NOUN = (
    f"(?:会议|大会|全会|(?:{_BEFORE})会|(?:签约|启动|揭牌|开工|开班|授牌|捐赠|颁奖|开幕|闭幕|成立|竣工|交接|欢送|欢迎|奠基|发布|入党|授旗|结业|毕业|开学|授衔|宣誓|就职|合作)*(?:仪式|典礼)"
    "|论坛|培训班|研讨班|研修班|(?:开班|结业|启动|开学|毕业)式|座谈|讲座|党课|调研活动)"
)
_NAME_END = lazy(rf"{NOUN}[”）]?$")
#: After 召开 any other 会 is a meeting too, unless it is the end of a body's name.
_LOOSE = f"(?:{NOUN}|[^，。；：、]{{1,8}}(?<![员协学工商社机金合妇文残友])会)"
_KINDS = lazy(f"({alternation(tagged('meetings', 'sort'))}*(?:会议|大会|全会|会|仪式|典礼|式))(?:）|”)?$|(论坛|培训班|研讨班|讲座|例会|座谈|党课)$")
_CONVENE = r"(?:召开(?!情况)|套开|举行|举办|召集|开幕(?!式)|组织开展|组织召开|主持召开|开(?=了?[^，。、；]{0,12}(?:会议|大会|成员会|座谈会|动员会|代表会|例会)(?:[，。；\n]|$))|胜利召开|隆重召开|成功举办|成功召开|如期举行|隆重举行|闭幕(?!式)|进行)"
_CONVENED = lazy(_CONVENE)
_QUOTED = r"(?:“[^”\n]{1,40}”|《[^》\n]{1,60}》|（[^）\n]{1,20}）|[^，。；：！？、“”《》（）\n])"
_NAME_AFTER = lazy(
    rf"(?:了|首次|一次)?(“[^”\n]{{1,50}}?{_LOOSE}”|(?:{_QUOTED}|、){{0,60}}?{_LOOSE})(?:”|（[^）]{{1,8}}）)?(?=[，。；：、！\n）]|暨|上|并|$|，|时|期间|和|精神)"
)
_AT = lazy(
    r"(?:在|于|到(?<=[\u4e00-\u9fff]到)(?=[^，。]{2,12}召开)|赴(?<=[\u4e00-\u9fff]赴)(?=[^，。]{2,12}召开))((?:[^，。；：！？（）\n在于]|（[^）]{1,20}）){1,32}?)(?:以[^，。；在]{2,20}(?:方式|形式))?(?:隆重|盛大|顺利|成功|圆满|如期|正式|胜利|联合|组织|主持|共同|分别|同步)?(?:召开|套开|举行|举办|开幕|召集|拉开|启动|进行|集中收看|闭幕|结束|落幕|开(?=了|[^，。]{0,10}会))"
)
_NOT_PLACE = lazy(
    r"(?:上|下|中|之际|期间|时|后|前|之后|之前|基础|方式|形式|结合|范围内|同时|过程|背景|关头|阶段|节点|时刻|时期|时机|之年|征程)$|方式|相结合|线上|网上|^(?:会|大会|即|线|此(?!间)|这|其|日前|近日|认真|充分|全面|全国范围)|召开|举行|建设.{0,4}方面|^(?:建党|成立)|[\d一二三四五六七八九十]+周年|第[\d一二三四五六七八九十]+(?:次|届|期|轮|批|个)|(?:之内|以内|日内)$|[一两二三四五六七八九十\d最后]天"
)
_HELD_AT = lazy(r"(?:召开|举行|举办)的([^，。；：]{2,40}?(?:会议|大会|座谈会|[^，。；：]会))上")


#: `下月将召开`, `适时召开`, `会议召开前`: not held yet, or told as a time.
_PLANNED = lazy("(?:将|拟|即将|适时|准备|计划)(?:于[^，。]{0,10})?$|(?:[^重主需]要|必须|应当?|及时|没有?|未)(?:[^，。要]{0,6})$")
_NOT_YET = lazy("(?:之)?[前后](?!期)|以来")
#: Bodies whose names end like meetings.
_STANDING = lazy("(?:[常村居支党]委会|委员会|董事会|理事会|监事会)$")


class Convening(NamedTuple):
    """A clause that reports that a meeting took place."""

    sentence: Span
    verb: Span
    name: Span | None
    organizer: Span | None
    venue: Span | None
    date: dates.DateFact | None
    rule: str


#: No sentence of a real text has so many verbs of convening; each costs a look at the clause before it.
_MOST = 100


def convenings(shadow: str, sentence: Span) -> Iterator[Convening]:
    """The convenings that a sentence reports."""
    for verb in itertools.islice(_CONVENED.finditer(shadow, sentence.start, sentence.end), _MOST):
        if verb[0] == "进行" and not _TALKS.search(shadow[verb.end() : verb.end() + 12]):
            continue
        if shadow.startswith("的", verb.end()):
            held = _HELD_AT.match(shadow, verb.start(), sentence.end)
            if held:
                venue = _venue(shadow, _clause_start(shadow, sentence, verb.start()), verb.end())
                yield Convening(sentence, Span(*verb.span()), Span(*held.span(1)), None, venue, _date(shadow, sentence, verb.start()), "held-at")
            continue
        if _PLANNED.search(shadow, max(sentence.start, verb.start() - 14), verb.start()) or _NOT_YET.match(shadow, verb.end()):
            continue
        clause = _clause_start(shadow, sentence, verb.start())
        venue = _venue(shadow, clause, verb.end())
        after = _NAME_AFTER.match(shadow, verb.end(), sentence.end)
        before = _name_before(shadow, clause, venue.start - 1 if venue else verb.start())
        if before and after and _STANDING.search(before.slice(shadow)):
            before = None  # `市人大常委会|召开第九次会议`: a body that convenes
        name = before or (Span(*after.span(1)) if after else None)
        if name is None:
            continue
        subject = None
        if not before:
            subject = _organizer(shadow, clause, venue.start - 1 if venue else verb.start())
            if subject and names_person(shadow, subject):
                subject = None
        yield Convening(
            sentence,
            Span(*verb.span()),
            _quoted(shadow, name),
            subject,
            venue,
            _date(shadow, sentence, verb.start()),
            "subject" if before else "object",
        )


class Convenings:
    """The convenings of a text's sentences; several stages ask for the same ones."""

    def __init__(self, shadow: str) -> None:
        self._shadow = shadow
        self._found: dict[Span, tuple[Convening, ...]] = {}

    def forget(self) -> None:
        """Let go of what is known: the next brief has other sentences."""
        self._found.clear()

    def of(self, sentence: Span) -> tuple[Convening, ...]:
        """What `convenings` finds in a sentence."""
        found = self._found.get(sentence)
        if found is None:
            found = self._found[sentence] = tuple(convenings(self._shadow, sentence))
        return found


def around(shadow: str, sentence: Span, name: Span) -> Convening:
    """What a sentence says around a meeting's name, where no verb of convening has it: `7日在省城举行的“…会”上，…`, `…论坛（第三期）在…举行`."""
    before = _clause_start(shadow, sentence, name.start)
    after = min(sentence.end, name.end + _NEAR)
    venue = _venue(shadow, name.end, after) if shadow.startswith(("在", "于"), name.end) else None
    venue = venue or _venue(shadow, before, name.start) or met(shadow, Span(sentence.start, name.start))
    date = _date(shadow, sentence, name.start)
    return Convening(sentence, Span(name.end, name.end), name, None, venue, date, "around")


#: How far behind its name a meeting's place and verb may stand, in characters.
_NEAR = 60
_MET = lazy(
    r"(?:(?<![存所现内潜实好旨])在(?![校职任读线])|于)(?P<place>(?![主分各]会场)[^，。；：！？、（）\n在于与就]{1,24}?(?<![人员生委表师友]))(?:亲切|正式|分别|集体|应邀|共同|首次)*(?:出席|会见|会晤|接见|启动|参加|设主(?:会场|课堂)|与[^，。；]{2,24}(?:座谈|会谈|会晤|交流)|(?:召开|举行|举办)的)"
    r"|(?:聚首|齐聚|(?:聚集|集聚|相聚|汇聚|欢聚)在)(?P<gathered>(?!一[堂起])[^，。；：！？、（）\n在于]{2,24})(?=[，。])"
)


def met(shadow: str, span: Span) -> Span | None:
    """Where people met, by the verb of their coming: `在京|出席`, `聚首|苏州`."""
    for match in _MET.finditer(shadow, span.start, span.end + _VERB):
        place = Span(*match.span("place" if match["place"] else "gathered"))
        if (
            place.end <= span.end
            and not _PLANNED.search(shadow, max(span.start, match.start() - 20), match.start())
            and not _NOT_PLACE.search(place.slice(shadow))
            and not dates.find(shadow, place)
        ):
            return place
    return None


#: No verb in `_MET` needs more characters.
_VERB = 8


#: How far before its verb a meeting's date and name may stand, in characters.
_FAR = 300


def _clause_start(shadow: str, sentence: Span, at: int) -> int:
    """The start of the clause at ``at``, looking over brackets, quotes and lists."""
    start = max(sentence.start, at - _FAR)
    if not pattern("[）》”（《“]").search(shadow, start, at):
        found = 1 + max(shadow.rfind(mark, start, at) for mark in "，。；：！？\n") or start
        return found if not _clock(shadow, found - 1) else _clause_start(shadow, Span(sentence.start, found - 1), found - 1)
    depth = 0
    for n in range(at - 1, start - 1, -1):
        if shadow[n] in "）》”":
            depth += 1
        elif shadow[n] in "（《“":
            depth = max(0, depth - 1)
        elif depth == 0 and shadow[n] in "，。；：！？\n" and not _clock(shadow, n):
            return n + 1
    return start


def _clock(shadow: str, at: int) -> bool:
    """Whether a colon stands in a clock time: `上午9：00`."""
    return shadow[at : at + 1] == "：" and shadow[at - 1 : at].isdecimal() and shadow[at + 1 : at + 2].isdecimal()


def _venue(shadow: str, start: int, end: int) -> Span | None:
    for match in _AT.finditer(shadow, start, end):
        place = Span(*match.span(1))
        text = place.slice(shadow)
        inner = list(dates.find(shadow, place))
        if inner and inner[0].span.start == place.start:
            place = Span(inner[0].span.end, place.end)
            while place.start < place.end and shadow[place.start] in " ，在于":
                place = Span(place.start + 1, place.end)
            text = place.slice(shadow)
        if len(text) >= 1 and not _NOT_PLACE.search(text):
            return place
    return None


_ADVERB = lazy(r"(?:隆重|盛大|顺利|成功|如期|正式|胜利|以.{2,24}(?:方式|形式)|采[取用].{2,20}(?:方式|形式)|将|联合|共同|组织|于|在| )+$")


def _name_before(shadow: str, start: int, end: int) -> Span | None:
    """`双鸭山市社区建设推进会暨…会议|在市公安局召开`: the subject of 召开 is the meeting."""
    text = shadow[start:end]
    for fact in sorted(dates.find(shadow, Span(start, end)), key=lambda each: -each.span.start):
        if fact.span.end >= end - 1:
            end = fact.span.start
            text = shadow[start:end]
    adverb = _ADVERB.search(text)
    if adverb:
        end = start + adverb.start()
        text = shadow[start:end]
    text = text.rstrip(" ，")
    end = start + len(text)
    if len(text) < 2 or not _NAME_END.search(text):
        return None
    for fact in dates.find(shadow, Span(start, end)):
        if fact.span.start <= start + 1:
            start = fact.span.end
    while start < end and shadow[start] in " ，":
        start += 1
    by = _HELD_BY.match(shadow, start, end)
    start = by.end() if by and end - by.end() >= _SHORTEST else start
    return Span(start, end) if end - start >= 2 else None


#: Who held it, before the name: `由市科协|主办的…论坛`, `市图书馆|承办的…报告会`.
_HELD_BY = lazy("[^“”《》，。]{2,60}(?:主办|承办|协办|联办|举办|筹办|发起|组织|牵头|主持)的|由[^“”《》，。]{2,80}的(?=[“《\u4e00-\u9fff])")
_SHORTEST = 4


def _quoted(shadow: str, name: Span) -> Span:
    """Without quotes that hold the whole name."""
    text = name.slice(shadow)
    if text.startswith("“") and (text.find("”") in (-1, len(text) - 1)):
        return Span(name.start + 1, name.end - (1 if text.endswith("”") else 0))
    return name


def _organizer(shadow: str, start: int, end: int) -> Span | None:
    """Who held it: the subject of 召开, without date and adverbs."""
    for fact in dates.find(shadow, Span(start, end)):
        if fact.span.start <= start + 1:
            start = fact.span.end
        elif fact.span.end <= end:
            end = fact.span.start
    text = shadow[start:end]
    lead = pattern(r"(?:[ ，]|由|在|（[^（）]*）)*").match(text)
    start += lead.end() if lead else 0
    text = shadow[start:end]
    tail = pattern(r"(?:联合|共同|组织|隆重|专门|主持|及时|迅速|立即|当场|随后|随即|接着|集中|在|于|会议室|邀请.*|[ ，])+$").search(text)
    end -= len(text) - tail.start() if tail else 0
    text = shadow[start:end]
    if 2 <= len(text) <= 40 and not pattern("^(?:会议|大会|本次|此次|他|她|为|根据|按照|据|[中新]\\w{0,2}[网社])|[的了]$").search(text):
        return Span(start, end)
    return None


def names_person(shadow: str, subject: Span) -> bool:
    """`国务院总理李某|主持召开…`: a person who convenes is no organizer."""
    return any(mention.span.end == subject.end for mention in mentions.scan(shadow, subject))


def _date(shadow: str, sentence: Span, verb: int) -> dates.DateFact | None:
    """The last date before the verb that is the meeting's own: not inside brackets of a citation."""
    best = None
    for fact in dates.find(shadow, Span(max(sentence.start, verb - _FAR), min(sentence.end, verb + 40))):
        if fact.rule == "month" or (fact.span.start > verb and best) or _SENT.match(shadow, fact.span.end) or (fact.word in _VAGUE and not fact.day):
            continue
        if fact.span.start < verb or not best:
            best = fact
    return best


#: Behind the date of a dateline: `新华社北京4月2日|电`. Words that tell no day of a meeting: `近期规划`.
_SENT = lazy(" *[电讯](?![视话子影台缆])")
_VAGUE, _TALKS = frozenset(tagged("occasions", "vague")), lazy(alternation(tagged("cues", "talks")))


def kind(name: str) -> str | None:
    """The kind of a meeting by the end of its name: 推进会, 座谈会, 常务会议."""
    match = _KINDS.search(name)
    if not match:
        return None
    return match[1] or match[2]
