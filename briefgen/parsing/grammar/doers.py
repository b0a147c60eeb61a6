"""Who acts in a clause of talk, though nobody addresses him: `没课的老师|全部到楼梯口`, `临边防护|安全部|今天补完`, `推送|新媒体|发`.

In: the shadow, a clause with the days in it, the people who are called by name. Out: spans of units and of people in number, each of a joint phrase by itself. A doer is a noun
for people or a unit (`lexicon/groups.txt`, `doer` in `lexicon/oral.txt`), with what belongs to it on the left, before a predicate, a time or an adverb.
"""

import functools
from collections.abc import Iterator, Sequence

from briefgen.lexicon import tagged, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.lexicon.endings import Endings
from briefgen.parsing.grammar import actors, cues, modality
from briefgen.parsing.grammar.deadlines import DeadlineFact
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Behind 你: `你|们这边`, `你们|几个`; whose unit may follow.
YOU = lazy("[，、 ]?[你您]们?(?:俩|[两三四几]个[^，。]{0,3}?(?=把|去|先|今|明|这|下|当)|这边|那边|自己)?")
_PARTED = lazy("[、和跟与及]|以及|还有")
#: `你们|柳园|五一之前…`: a unit may have any name of so many characters.
_PLACE = 3
_MADE = lazy("(?:让|叫|喊|由(?!于)|请|安排|通知)(?!我|他|她|大家说)")
#: `眼科和口腔|这两个科`
SUMMED = lazy(
    "(?P<who>[^，。；：的]{2,6}?(?:[、和与跟][^，。；：的]{2,6}?){1,4})(?:这|那)?[两三四五六七八][个家](?:[\u4e00-\u9fff]{1,4}?)??(?=，|要|必须|都|先|也|就|把|负责|牵头|今天|明天|这|本|下|[0-9]|$)"
)
_LONGEST = 10
#: So many words of a clause are looked at for who acts.
_WORDS = 8


def acting(
    shadow: str, span: Span, you: bool, due: Sequence[DeadlineFact], people: KnownNames, places: Sequence[int] | None = None
) -> Iterator[Span]:
    """Units and groups that act in a clause: before a deadline, a modal, a verb; behind 让, 由, 你们; ``places``: its boundaries, where they are known."""
    start, end = span
    if you and (match := YOU.match(shadow, start, end)):
        own = list(_of_you(shadow, Span(match.end(), end), due)) or _made(shadow, Span(match.end(), end))
        yield from own
        return
    if made := _made(shadow, span):
        yield from _parted(shadow, made[0], people)
        return
    summed = SUMMED.match(shadow, start, end)
    if summed:
        yield from _parted(shadow, Span(*summed.span("who")), people)
        return
    places = places or boundaries(shadow, start, end, due)
    lasts = _lasts()
    found = [
        phrase
        for n, stop in enumerate(places)
        if n and shadow[stop - 1] in lasts and _goes_on(shadow, stop, span, due)
        for at in (*places[:n], *_sides(shadow, places[0], stop))
        if stop - at > 1 and _may_act(shadow, (phrase := Span(at, stop)), span, due)
    ]
    if found:
        first = min(each.end for each in found)
        first = max(
            each.end for each in found if each.end <= first + _OFFICE and any(each.start == other.start and other.end == first for other in found)
        )
        best = _whole(shadow, max((each for each in found if each.end == first), key=lambda each: _worth(shadow, each)), start)
        yield from _parted(shadow, best, people)


#: `护士|长`, `各班|组长`: so much longer a phrase may be whose beginning is one, in characters.
_OFFICE = 2


def _made(shadow: str, span: Span) -> list[Span]:
    """`让|课代表|收`: who is made to do something."""
    for made in _MADE.finditer(shadow, *span):
        stops = boundaries(shadow, made.end(), min(span.end, made.end() + _LONGEST))
        there = [Span(made.end(), stop) for stop in stops if made.end() + 1 < stop < span.end and is_doer(shadow[made.end() : stop])]
        if there:
            return [there[-1]]
    return []


def _of_you(shadow: str, span: Span, due: Sequence[DeadlineFact]) -> Iterator[Span]:
    """`你们|路灯科|把单子附上`, whatever the unit is called."""
    if shadow[span.start - 1] != "们":
        return
    for stop in boundaries(shadow, span.start, min(span.end, span.start + _LONGEST), due)[1:]:
        text = shadow[span.start : stop]
        if any(each.span.start < stop for each in due):
            return
        timely = shadow[stop : stop + 1] in "把要先" or any(each.span.start == stop for each in due)
        plain = timely and len(text) <= _PLACE and not predicate(text)
        if len(text) > 1 and (plain or is_doer(text)) and acts(shadow, stop, span.end, due):
            yield Span(span.start, stop)
            return


def _goes_on(shadow: str, stop: int, clause: Span, due: Sequence[DeadlineFact]) -> bool:
    """Whether something is done behind a place; at the end of a clause what the next one says."""
    return shadow[stop : stop + 1] == "，" if stop == clause.end else acts(shadow, stop, clause.end, due)


def _may_act(shadow: str, phrase: Span, clause: Span, due: Sequence[DeadlineFact]) -> bool:
    """Whether a phrase names somebody who does what stands behind it; one before the end of its clause is all of it."""
    if (phrase.end == clause.end and phrase.start != clause.start) or any(each.span.overlaps(phrase) for each in due):
        return False
    if _SIDED.search(shadow[clause.start : phrase.start]):
        return False
    text = phrase.slice(shadow)
    if text[-1] == "的" and _NOBODYS.match(shadow, phrase.end, clause.end):
        return False
    return is_doer(text) or (
        text[-1] == "的" and phrase.start == clause.start and len(text) > 2 and _PERSONAL.match(shadow, phrase.end, clause.end) is not None
    )


#: `夜班的|问题`, behind nobody.
_NOBODYS = lazy("问题|事|情况|时候|话|表$")
#: Behind `没回来的`, `健康证到期的`: what only people do.
_PERSONAL = lazy("(?:今天|明天|这[周月]|本[周月])?(?:[都也先再就]|全部|马上|立刻|一律)*(?:把|自己|[去来](?!年)|主动|提前)")


def boundaries(shadow: str, start: int, end: int, due: Sequence[DeadlineFact] = ()) -> Sequence[int]:
    """Where words begin and end in the first part of a clause; no word runs into a deadline."""
    out = [start]
    stops = sorted({*(place for each in due for place in each.span if start < place < end), end})
    at = start
    for stop in stops:
        for word in segmenter.cut(shadow[at:stop]):
            if not segmenter.is_predicate(word):
                out += [at + n + 1 for n, character in enumerate(word[:-1]) if character in _UNIT_ENDS]
            at += len(word)
            out.append(at)
            if len(out) > _WORDS:
                return sorted(set(out))
        at = stop
    return sorted(set(out))


def _sides(shadow: str, start: int, stop: int) -> Iterator[int]:
    """`采购|这边要…`: whoever `这边` follows."""
    if stop - start <= _SIDE and _SIDES.match(shadow, stop):
        yield start


#: Before whoever is only dealt with: `跟|单车公司|约谈`.
_SIDED = lazy("[跟给向对找被从按替为把将在写][^，。要必得先再也都]{0,6}$")
_SIDE, _SIDES = 6, lazy("[这那]边")
#: What a unit ends with, though the segmenter joins it to what it does: `英语|组派|个人`.
_UNIT_ENDS = frozenset("处科部办室局组队站所司方厂社院班")


def _whole(shadow: str, best: Span, start: int) -> Span:
    """A phrase with what belongs to it on the left: `新调来的|班组`, `财务科和|质控科`."""
    while True:
        before = shadow[best.start - 1 : best.start]
        if best.start > start and before == "的":
            return best if _NO_MODIFIER.search(shadow[start : best.start]) else Span(start, best.end)
        if extent := _EXTENT.search(shadow[start : best.start]):
            return Span(best.start - len(extent[0]), best.end)
        joint = _JOINT_BEFORE.search(shadow[start : best.start])
        if not joint:
            return best
        size = len(joint[0])
        stop = best.start - size
        other = [Span(at, stop) for at in boundaries(shadow, start, stop) if stop - at > 1 and is_doer(shadow[at:stop])]
        if not other:
            return best
        best = Span(max(other, key=lambda each: _worth(shadow, each)).start, best.end)


#: What stands before a doer with 的 and does not belong to it: `开个五组的|小组会`, `把公司的人`.
_NO_MODIFIER = lazy("^[把将让给被跟去来我你他她咱]|个|一下|[找问请]")
#: What is said before 的 of somebody who is only spoken of: `我去问一下总务的|骆主任`.
_TOLD = lazy("^[我你他她咱]|一下|[找问请]")
_EXTENT = lazy(f"{alternation(tagged('nobody', 'extent'))}$")
_JOINT_BEFORE = lazy("(?:[、和跟与及]|以及|还有)$")


@functools.cache
def _ends() -> Endings:
    return Endings([*tagged("oral", "doer"), *(each for each in words("groups") if len(each) > 1)])


@per_knowledge
def _lasts() -> frozenset[str]:
    """What phrases for those who act end with: a look at a character before one at the grammar behind it, an eighth of the time that a talk takes."""
    nouns = (*tagged("oral", "doer", "team"), *words("groups"), *cues.GROUP_NOUNS, *words("organizations"), *words("offices"))
    return frozenset(each[-1] for each in nouns) | frozenset("的员师长班级子组科人名位家户村队站")


@functools.cache
def _teams() -> frozenset[str]:
    """Names of work that stand for whoever does it, where nothing else belongs to the phrase: `测试|先进场`, not `夜间施工`."""
    return frozenset(tagged("oral", "team"))


@functools.lru_cache(maxsize=4096)
def is_doer(text: str) -> bool:
    """Whether a phrase is one for units or people, and has no verb in it but in what belongs to its noun."""
    head = text[text.rfind("的") + 1 :]
    if text[0] in "的把将让给被跟向从用" or _TOLD.search(text[: text.rfind("的") + 1]):
        return False
    if not head:
        return _BEING.fullmatch(text) is not None
    if text in _teams():
        return True
    if _ODD.search(head) or _NONE.search(head) or not (_ends().end(head) or _ONE.search(head) or (len(head) > 1 and cues.ends_as_group(head))):
        return False
    *inside, last = segmenter.cut(head)
    if len(last) > 1 and segmenter.is_predicate(last) and not _ends().end(last):
        return False
    return not any(segmenter.is_predicate(word) for word in inside[:-1] if len(word) > 1) and not (inside and inside[0] in _VERBS)


#: Verbs of one character that do not begin a doer: `开|小组会`, `找|设备科`.
_VERBS = frozenset("开找去来说讲分带派看问叫喊请交报写做弄搞")
#: People by where they are or what they do: `没课的`, `在外打工的`, `副部以上的`.
_BEING = lazy(f"[^，。；：把将让给被]{{0,10}}(?:{alternation(tagged('oral', 'being'))})[^，。；：的]{{0,3}}的")
#: Nouns of one character behind others: `塔吊|班`, `安全|员`.
_ONE = lazy(
    "(?:^|各|每个?)[组班科人户村队站]$|(?<![值带上下加夜白跟翻排晚早])班[子级]?$|(?<![成动人])员$|[组班科处部队院站校厂局镇村社楼栋店]长$|[^的]师$"
)
#: What only ends as units do.
_NONE = lazy(
    "(?:[内外局大一]部|(?<!安)全部|[到好用各难四]处|(?:抓紧|尽快|马上|赶紧|怎么|好|难|咋|快|照)办|[周早太]晚|党费|问题)$|[0-9一二两三四五六七八九十那这][台个件条张家]$|[0-9]名$|[0-9一二两三四五六七八九十几][名位]|[0-9一二两三四五六七八九十几]个[组队班]$|[带排站]队$|[\u4e00-\u9fff]一组$|[入出住转]院$|联系$"
)
_ODD = lazy(
    "(?<!主)要|[先再也都就还咱把将让给被跟对从按必得不没有是在了你我他她谁]|^第一|多少|或者|等(?!级|待)|[^解传学]说|[个条件张] ?[A-Za-z]|^ |[a-z]+ "
)


def _worth(shadow: str, phrase: Span) -> tuple[bool, int, int]:
    """What speaks for one of the phrases that end with who acts: `各` opens it; it stands elsewhere, too; it is long. What it is about is no part of it."""
    text = phrase.slice(shadow)
    near = shadow[max(0, phrase.start - _AROUND) : phrase.end + _AROUND]
    return text.startswith(_ALL), 0 if text[-1] in _TITLED else min(3, near.count(text)), len(text) if not _ABOUT.search(text) else 0


#: What a noun for people ends with, to which the words before it belong: `值班|护士长`, not `场地|物业`.
_TITLED = "长师员士任生"
_ALL = tagged("oral", "all")
_ABOUT = lazy("^(?:这次|那个|这个|一个)|事情?|方案|这块|[完好]|数量|问题|记录")
#: So far around a phrase it is looked for again, in characters.
_AROUND = 20_000

#: `…|这两个科`: so much can stand behind those who act, in characters.
THESE = 5
_NEXT_TO = lazy("(?:这边|那边|那里|这[两三几]个[科部组队家单位]{0,2}|[几这两三]家|们)?[，\\s]?")
_DOES = lazy(alternation(tagged("oral", "does", "ban", "must")))


def acts(shadow: str, at: int, end: int, due: Sequence[DeadlineFact]) -> bool:
    """Whether a predicate or a time begins behind a phrase."""
    behind = _NEXT_TO.match(shadow, at, end)
    at = behind.end() if behind else at
    if at >= end:
        return False
    if shadow[at] == "会" and (at + 1 == end or shadow[at + 1] in "议上场"):
        return False
    if any(each.span.start == at for each in due) or _DOES.match(shadow, at, end):
        return True
    return predicate(shadow[at : min(end, at + 8)]) or modality.commands(shadow[at : min(end, at + 12)])


def predicate(text: str) -> bool:
    """Whether a predicate begins a text."""
    return bool(text.strip()) and segmenter.is_predicate(segmenter.first(text[:8]))


def _parted(shadow: str, phrase: Span, people: KnownNames) -> Iterator[Span]:
    """`财务科和质控科` are two."""
    start = phrase.start
    parts = []
    for stop in (*(each.span() for each in _PARTED.finditer(shadow, *phrase)), (phrase.end, phrase.end)):
        parts.append(Span(start, stop[0]))
        start = stop[1]
    if len(parts) > 1 and all(each.end - each.start > 1 for each in parts):
        yield from parts
    elif actors.sort(phrase.slice(shadow), people) != "thing" or phrase.end - phrase.start < 3:
        yield phrase
