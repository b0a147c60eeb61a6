"""What the meeting was for: 议题 lines, what the lead says after the meeting's name, what is called out in a talk.

In: the shadow, labelled fields, the main convening, turns of talk. Out: spans of agenda items.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar.convenings import Convening
from briefgen.spans import Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern

_ITEM = lazy(
    r"[/；\n]|(?<![^ \n；。，：])(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）|\d{1,2}[.、](?!\d(?!\d{3}年?版))|[①-⑩]) *| {2,}|(?<=[\u4e00-\u9fff])\+(?=[\u4e00-\u9fff])"
)
_PURPOSE = lazy(
    r"(?:集中|认真|专题|及时|再次)?(?:传达|学习|贯彻|研究|部署|安排|总结|调度|通报|推进|推动|讨论|审议|听取|分析|交流|动员|围绕|就|落实|表彰|回顾|调度|研判|谋划|明确|征求|解读|宣讲|协商|开展|深入学习|共同探讨|探讨|共商|商讨|启动|统筹)"
)


def items(shadow: str, fields: Iterable[Field], main: Convening | None) -> Iterator[Span]:
    """Agenda items in text order."""
    for field in fields:
        if field.key == "agenda":
            for value in field.values:
                yield from _split(shadow, value)
    if main is None:
        return
    start = max(main.verb.end, main.name.end if main.name else 0)
    for clause in _clauses(shadow, Span(start, main.sentence.end)):
        text = clause.slice(shadow)
        if _PURPOSE.match(text) and not pattern("主持|出席|参加").search(text):
            yield clause


def _split(shadow: str, value: Span) -> Iterator[Span]:
    """The items of a list, without their numbers; before a figure too, where it is the next number: `1.党费；2.走访；3.|11月党日`."""
    if not pattern("1[.、] ?(?=[^\\d])").match(shadow, *value):
        yield from _parted(shadow, value)  # `食堂用油；2.5万元维修款` has no numbers
        return
    for n, part in enumerate(_parted(shadow, value), 1):
        number = pattern(r"(\d{1,2})[.、] ?(?=\d)").match(shadow, *part)
        yield Span(number.end(), part.end) if number and n > 1 and int(number[1]) == n else part


def _parted(shadow: str, value: Span) -> Iterator[Span]:
    start = value.start
    for match in _ITEM.finditer(shadow, value.start, value.end):
        part = strip(shadow, Span(start, match.start()))
        if part.end > part.start:
            yield part
        start = match.end()
    part = strip(shadow, Span(start, value.end))
    if part.end > part.start:
        yield part


def _clauses(shadow: str, span: Span) -> Iterator[Span]:
    start = span.start
    for at in (*outside(shadow, span.start, span.end, "，；。"), span.end):
        part = strip(shadow, Span(start, at))
        if part.end > part.start:
            yield part
        start = at + 1


class Turn(NamedTuple):
    """Who speaks, as printed, and his sentences."""

    who: str
    sentences: Sequence[Span]


#: In so many turns, and their first sentences, the meeting is opened.
_OPENING, _SENTENCES = 5, 12
_N = "一二两三四五六七八九"
_MATTERS = rf"(?P<n>[{_N}])(?:个|件|项|块)(?:事情|事儿|事|议题|内容|议程)"
_ONE = lazy(
    r"(?:^|[，。：、])(?:另外|还有|再)?(?:第?[一二三四五六]|另|再)(?:一)?[个件项](?:呢|就|事|是)*(?:那个、?|这个|、)*(?:是|就是)?(?:那个、?那个|那个|这个)?(?P<matter>[^，。；：！？]{2,24})(?=[，。]|$)"
)
#: `今天说三个事，|去年的分红，今年的苗子，还有冷库。`, `就一个事，|水库到三组这段渠。`
_COUNTED = lazy(rf"{_MATTERS}[，：]")
#: `今天就是|水泵和排班|两件事`, `就说|汛前检查|一件事`.
_BEFORE = lazy(rf"(?:今天|今晚|这次)(?:主要|就|只|来)*(?:是|说|讲|议|商量|研究|讨论)(?P<matters>[^，。；：！？]{{2,24}}?)(?:这)?{_MATTERS}")
#: `今天主要是|泵房大修，还有夜间值班。`
_MAINLY = lazy(
    r"(?:今天|今晚|这次)(?:主要|就|只)+(?:是|说|讲|议|商量|研究|讨论)(?P<matters>[^，。；：！？]{2,24}(?:，还有[^，。；：！？]{2,24})*)[。，]"
)
_JOINT = lazy("[，、：](?:还有|再就是|以及|和|[一二三四五六]是)?")
_AND = lazy("[、和与跟]")
#: What no matter is: somebody's own words.
_OWN_WORDS = lazy(
    "[我你您他她咱们哪谁啥吗吧呢要该]|怎么|什么|必须|不(?!符|足|合|良|齐|到位)|[几两一二三四五六]点|意见|认为|建议|同意|大家|(?:了|的|过|一下)$"
)
#: The chair calls the next matter: `先说路。`, `第二个，低保。`, `第三，投诉。`; the matter ends where he asks for it: `第二个，夜间值班表|到哪一步了？`.
_FIRST = lazy(
    "(?:今天[^，。]{0,6}，)?(?:(?:好|那|来)[，、]?)?(?:先(?:说|讲|谈|议)(?:一下|说|讲)?|(?:第一|头一)(?:个|件|项)?(?:事情|事|议题)?(?:[，：、是]|就是)+)(?P<matter>[^，。；：！？]{2,16}?)(?=到哪|怎么|[，。！？])"
)
_NEXT = lazy(
    "(?:(?:好|那|行|嗯)[，、]?)?(?:第(?P<n>[二三四五六七八九])(?:个|件|项)?(?:事情|事|议题)?(?:[，：、是]|就是)+|(?:再说|下面说|接下来说)(?:说)?)(?P<matter>[^，。；：！？]{2,16}?)(?=到哪|怎么|[，。！？])"
)


def called(shadow: str, turns: Sequence[Turn]) -> list[Span]:
    """What is on the agenda of a talk that was written down: as it was announced, or as whoever opens it calls it out, one by one."""
    return announced(shadow, [turn.sentences for turn in turns]) or _one_by_one(shadow, turns)


def announced(shadow: str, turns: Sequence[Sequence[Span]]) -> list[Span]:
    """What is on the agenda of a talk, as its opening lists it: `就说三件事，一个是水费，一个是修路，还有一个…`. ``turns``: the sentences of each."""
    for sentences in turns[:_OPENING]:
        for sentence in islice(sentences, _SENTENCES):
            if found := _listed(shadow, sentence):
                return found
    return []


def _listed(shadow: str, sentence: Span) -> list[Span]:
    before = _BEFORE.search(shadow, *sentence)
    if before:
        whole, many = Span(*before.span("matters")), _number(before["n"])
        found = [whole] if many == 1 else _parts(shadow, whole, _AND)
        return found if len(found) == many and _are_matters(shadow, found) else []
    counted = _COUNTED.search(shadow, *sentence)
    if counted:
        found = [strip(shadow, Span(*match.span("matter"))) for match in _ONE.finditer(shadow, counted.end() - 1, sentence.end)]
        if len(found) > 1:
            return found
        found = _parts(shadow, Span(counted.end() - 1, sentence.end - (shadow[sentence.end - 1] in "。！")), _JOINT)
        return found if len(found) == _number(counted["n"]) and _are_matters(shadow, found) else []
    mainly = _MAINLY.search(shadow, *sentence)
    found = _parts(shadow, Span(*mainly.span("matters")), _JOINT) if mainly else []
    return found if _are_matters(shadow, found) else []


def _number(han: str) -> int:
    return 2 if han == "两" else "一二三四五六七八九".index(han) + 1


def _parts(shadow: str, span: Span, joint: re.Pattern[str]) -> list[Span]:
    out, start = [], span.start
    for match in joint.finditer(shadow, *span):
        out.append(strip(shadow, Span(start, match.start())))
        start = match.end()
    return [each for each in [*out, strip(shadow, Span(start, span.end))] if each.end > each.start]


def _are_matters(shadow: str, found: Sequence[Span]) -> bool:
    return all(2 <= each.end - each.start <= 24 and not _OWN_WORDS.search(shadow, *each) for each in found)


def _one_by_one(shadow: str, turns: Sequence[Turn]) -> list[Span]:
    """What whoever opens the talk calls out, a matter at a turn, the first one first."""
    found: list[Span] = []
    for turn in turns:
        if turn.who != turns[0].who:
            continue
        for sentence in islice(turn.sentences, 3 if found else _SENTENCES):
            match = (_NEXT if found else _FIRST).match(shadow, *sentence)
            matter = Span(*match.span("matter")) if match else None
            if match and matter and _are_matters(shadow, [matter]) and (not found or match["n"] is None or _number(match["n"]) == len(found) + 1):
                found.append(matter)
                break
    return found if len(found) > 1 else []
