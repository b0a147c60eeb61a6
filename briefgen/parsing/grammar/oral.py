"""Spoken Chinese: clauses without what fills pauses, who is addressed, what is a question, who is called upon to speak.

In: the shadow and where a turn stands; the names of the people who speak. Out: clauses; addresses. Words are those of `lexicon/oral.txt`.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.names import names
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.record import Role
from briefgen.spans import Span
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter


class Clause(NamedTuple):
    """A clause of a turn. ``span``: without its mark and what fills pauses before it; ``mark``: what stands behind it; ``sentence``: the number of its sentence."""

    span: Span
    mark: str
    sentence: int


_FILLERS = lazy(
    rf"(?:(?:{alternation(tagged('oral', 'filler'))})(?:啊|呢|哈|吧|嘛|的话)?(?:[，、 ]+|$)|(?:嗯|呃|额|哎|唉|那个(?=[^，。])|就是说|(?:然后|就是|所以|而且|反正|那么)(?=[^，。是])|那(?=[你您各]))|[，、 ]+)+"
)
#: What stands behind a clause and says nothing.
_TAIL = lazy("[啊哈呀哦嘛吧呢 ]+$")


def clauses(shadow: str, sentences: Sequence[Span]) -> list[Clause]:
    """The clauses of sentences, those that only fill a pause left out."""
    out: list[Clause] = []
    for n, (begin, end) in enumerate(sentences):
        stop = end
        while stop > begin and shadow[stop - 1] in "。！？；…—”":
            stop -= 1
        start = begin
        blanks = [match.start() for match in _PAUSE.finditer(shadow, begin, stop)]
        for at in [*sorted([*outside(shadow, begin, stop, "，；：—…。"), *blanks]), stop]:
            mark = shadow[at : at + 1] if at < end else ""
            for part in _unmarked(shadow, Span(start, at)):
                clause = trimmed(shadow, part)
                if clause.end > clause.start:
                    out.append(Clause(clause, mark if part.end == at else "，", n))
            start = at + 1
    return out


#: A clause of so many characters was written down without marks.
_UNMARKED = 26
#: What begins a clause in it: a word that leads to the next matter, a ban; whoever is told.
_NEXT = lazy(
    r"以后(?!的)|另外|还有(?!没)|然后|最后|那就|就这样|散会|首先|其次|不准|不许|不得|不要|必须|一律"
    r"|(?:[老小][\u4e00-\u9fff]|[\u4e00-\u9fff]{2,3})(?=你(?:们)?(?:这|本|下|今|明|把|去|先|来|负))"
)
#: The end of a unit that has to do something by a day; the unit has three characters or more.
_UNIT = lazy(
    r"(?:[科部处室局组队办]|车间|中心|主任|科长|部门|单位|老师)(?=这周|本周|下周|月底|今天|明天|\d{1,2}[号日月]|每周|每天|负责|牵头|配合|必须)"
)
_LEAST_UNIT = 3


def _unmarked(shadow: str, span: Span) -> list[Span]:
    """The parts of a stretch that was written down without marks: at words that begin a clause, where a word ends."""
    if span.end - span.start < _UNMARKED:
        return [span]
    ends, at = set(), span.start
    for word in segmenter.cut(span.slice(shadow)):
        at += len(word)
        ends.add(at)
    cuts = {match.start() for match in _NEXT.finditer(shadow, span.start + 1, span.end) if match.start() in ends}
    for match in _UNIT.finditer(shadow, span.start + 1, span.end):
        cuts.add(max((end for end in ends if end <= match.end() - _LEAST_UNIT), default=span.start))
    return [Span(a, b) for a, b in pairwise(sorted({span.start, *cuts, span.end}))]


def trimmed(shadow: str, span: Span) -> Span:
    """A clause without what fills pauses at its ends."""
    start, end = span
    while (match := _FILLERS.match(shadow, start, end)) and match.end() > start:
        start = match.end()
    tail = _TAIL.search(shadow[:end], start)
    end = tail.start() if tail else end
    return Span(start, max(start, end))


#: What recognisers write for a pause that they know no mark for.
_PAUSE = lazy(" (?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff])")


class Address(NamedTuple):
    """Who is addressed or meant. ``whole``: as printed; ``name``: what of it is surname, name or given name; ``office``: what stands behind a surname; ``kind``: `name` of
    somebody who speaks, `familiar` (老程), `titled` (秦科长), `style` (贺局), `office` (会计), `full` (a name that no label has).
    """

    whole: Span
    name: str
    office: Span | None
    kind: str


_STYLES = frozenset(tagged("oral", "style"))
_OFFICES = lazy(alternation(tagged("oral", "office")))
_FAMILIAR = lazy("[老小阿大][\u4e00-\u9fff]")
#: Behind a short form: nothing that makes a word of it (`周总结`).
_BEHIND_SHORT = lazy(r"[，。？！、：；你您咱呢啊哈吧嘛的说讲这那先也就都再来请把]|$|\s|[在去给跟和]")
_STYLE = lazy(alternation(tagged("oral", "style")))


@functools.lru_cache(maxsize=8)
def _calls(known: frozenset[str]) -> tuple[str, ...]:
    """What people with these names are called by: whole names, given names; of Latin names the first word."""
    out = set(known)
    for name in known:
        if name.isascii():
            out |= {part for part in name.replace(",", " ").split() if len(part) > 1}
        elif (size := names.surname_at(name, 0)) and size < len(name) <= size + 2:
            out |= set(_familiar(name[size:]))
    return tuple(sorted(out, key=lambda each: (-len(each), each)))


def _familiar(given: str) -> Iterator[str]:
    """What friends make of a given name: `春梅`, `春梅姐`, `阿梅`, `梅子`, `梅姐`, `梅梅`; no word of the language."""
    last = given[-1]
    forms = [f"阿{last}", f"小{last}", f"{last}子", last * 2]
    yield from () if len(given) == 1 else (given,)
    yield from (form for form in (*forms, *(each + kin for each in {given, last} for kin in _KIN)) if not segmenter.is_common(form))


_KIN = tagged("oral", "kin")
_NICK = lazy(f"[老小阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{{1,2}}(?:{alternation(_KIN)})|[A-Z][A-Za-z]{{2,11}}(?: (?=[\u4e00-\u9fff]))?")
#: Behind a nickname that somebody is called by.
_CALLED = lazy("[，、 ]?[你您]|这边|那边|[，：]|来|先|负责|记")


def nicknames(shadow: str, clauses: Sequence[Sequence[Clause]]) -> frozenset[str]:
    """Nicknames that open clauses and are no words: of whom somebody says 你 behind it, or which are said again and again."""
    seen: Counter[str] = Counter()
    for each in (clause for own in clauses for clause in own):
        match = _NICK.match(shadow, *each.span)
        call = match[0].strip() if match else ""
        if (
            match
            and match.end() < each.span.end
            and not segmenter.is_common(call)
            and not segmenter.is_word(shadow[match.start() : match.end() + 1])
            and not _inside(shadow, match.start(), match.end() - 1)
        ):
            seen[call] += 2 if _CALLED.match(shadow, match.end()) else 1
    return frozenset(call for call, got in seen.items() if got > 1 or (got and shadow.count(call) > 1)) | _words_for_people(shadow, clauses)


def _words_for_people(shadow: str, clauses: Sequence[Sequence[Clause]]) -> frozenset[str]:
    """Words for things that stand right before 你 where clauses of several turns open, and elsewhere too: `豆浆|你后天之前交`, who is called so."""
    turns: dict[str, set[int]] = {}
    for n, own in enumerate(clauses):
        for clause in own:
            call = shadow[clause.span.start : clause.span.start + 2]
            if shadow.startswith("你", clause.span.start + 2) and _HAN.fullmatch(call) and segmenter.is_word(call) and not _NO_THING.search(call):
                turns.setdefault(call, set()).add(n)
    return frozenset(call for call, own in turns.items() if len(own) > 1 and shadow.count(call) > len(own) and not is_office(call))


@functools.lru_cache(maxsize=8)
def _by_first(known: frozenset[str]) -> dict[str, list[str]]:
    """What people are called by, the longest first, by its first character."""
    out: dict[str, list[str]] = {}
    for call in _calls(known):
        out.setdefault(call[0], []).append(call)
    return out


def address(shadow: str, at: int, end: int, known: frozenset[str]) -> Address | None:
    """Who is named at a place, in one of the ways in which people are called."""
    for call in _by_first(known).get(shadow[at : at + 1], ()):
        if shadow.startswith(call, at) and at + len(call) <= end:
            size = len(call)
            office = _office(shadow, at + size, end)
            return Address(Span(at, office.end if office else at + size), call, office, "name")
    for reading in (_by_familiar, _by_surname):
        if found := reading(shadow, at, end):
            return found
    alone = _OFFICES.match(shadow, at, end)
    return Address(Span(*alone.span()), "", Span(*alone.span()), "office") if alone else None


def _office(shadow: str, at: int, end: int) -> Span | None:
    """The office or word of respect right behind a name."""
    office = office_pattern().match(shadow, at, min(end, at + 8))
    if office and office.end() > office.start():
        return Span(*office.span())
    style = _STYLE.match(shadow, at, end)
    return Span(*style.span()) if style and _BEHIND_SHORT.match(shadow, style.end()) else None


def _by_familiar(shadow: str, at: int, end: int) -> Address | None:
    """`老程`, `小魏`; before 你 whatever was heard: `老成你`."""
    match = _FAMILIAR.match(shadow, at, end)
    if not match or shadow[at] == "大":
        return None
    word = match[0]
    told = pattern("，?你").match(shadow, match.end())
    ordered = shadow.startswith("你", match.end()) and surnames().get(word[1], 0) >= _USUAL  # `小孔|你盯着`, though a word too
    if (segmenter.is_common(word) and not ordered) or (not told and not names.surname_at(shadow, at + 1)) or segmenter.is_word(shadow[at : at + 3]):
        return None
    if not told and surnames().get(word[1], 0) < _SELDOM:
        return None
    if not told and not (_BEHIND_SHORT.match(shadow, match.end()) or _parts(shadow, at)):
        return None
    return Address(Span(*match.span()), word[1], None, "familiar")


def _parts(shadow: str, at: int) -> bool:
    """Whether a word ends behind a short form of two characters: `老马|住院了`; not `小高|层`."""
    size = 0
    for word in segmenter.cut(shadow[at : at + 8]):
        size += len(word)
        if size >= 2:
            break
    return size == 2 and surnames().get(shadow[at + 1], 0) >= _OFTEN


#: Bearers in ten thousand, from which on a character behind 老 or 小 is taken for a surname wherever a word ends with it.
_OFTEN = 20
#: Bearers in ten thousand, from which on it is one before 你, whatever word the two make.
_USUAL = 10
#: Bearers in ten thousand, below which a character is taken for a surname only before 你.
_SELDOM = 2


def _by_surname(shadow: str, at: int, end: int) -> Address | None:
    """`秦科长`, `葛护士长`, `贺局`."""
    size = names.surname_at(shadow, at)
    if not size or at + size >= end or surnames().get(shadow[at : at + size], 0) < _SELDOM:
        return None
    office = _office(shadow, at + size, end)
    if office is None:
        return None
    printed = office.slice(shadow)
    style = printed in _STYLES or not is_office(printed)
    whole = Span(at, office.end)
    if segmenter.is_common(whole.slice(shadow)) or _inside(shadow, at, office.start):
        return None
    return Address(whole, shadow[at : at + size], office, "style" if style else "titled")


def _inside(shadow: str, at: int, office: int) -> bool:
    """Whether what looks like a surname is the end of a word that runs over it: `班子|成员`, `财务科长`."""
    before = shadow[max(0, at - 1) : office]
    return len(before) > office - at and segmenter.is_common(before)


def opening(shadow: str, clause: Span, known: frozenset[str]) -> list[Address]:
    """Those whom a clause begins with: `老程你…`, `马德旺、宋桂兰你们两个…`, `鲁工，`."""
    out: list[Address] = []
    at = clause.start
    while at < clause.end:
        found = address(shadow, at, clause.end, known) or _full(shadow, at, clause, known)
        if not found:
            break
        out.append(found)
        joint = _JOINT.match(shadow, found.whole.end, clause.end)
        if not joint:
            break
        at = joint.end()
    return out


_JOINT = lazy("[、和跟与]|还有")


#: Behind what is of something nobody is called by his full name: `赔进去的|钱够你花`, but `好的|石磊你说`.
_OF = lazy("[^好是对行]的")
#: Bearers per ten thousand of a surname that is rather a word.
_RARE = 5


def _full(shadow: str, at: int, clause: Span, known: frozenset[str]) -> Address | None:
    """A full name that no label has, where 你 or another name follows, or where it is a clause by itself."""
    size = names.surname_at(shadow, at)
    seldom = not size or surnames().get(shadow[at : at + size], 0) < _SELDOM
    if seldom and at == clause.start and shadow.startswith("你", at + 2) and _seems_given(shadow, at, at + 2):
        return Address(Span(at, at + 2), shadow[at : at + 2], None, "full")
    behind = at - 1 > clause.start and _OF.match(shadow, at - 2) is not None
    if seldom or behind or _NO_NAME.search(shadow, at, min(clause.end, at + 3)):
        return None
    for length in (3, 2) if size == 1 else (4, 3):
        end = at + length
        name = shadow[at:end]
        alone = (
            at == clause.start
            and end == clause.end
            and shadow[end : end + 1] in "，、"
            and not segmenter.is_common(name[:2])  # `成绩|单，`
            and _seems(shadow, at, end, known)
        )
        if surnames().get(shadow[at : at + size], 0) < _RARE and segmenter.is_common(name[size:]):
            continue  # `全|流程，`
        within = at > clause.start and segmenter.is_word(shadow[at - 1 : at + size])  # `上周|`, `砂石|堆`
        if end <= clause.end and not within and _HAN.fullmatch(name) and not segmenter.is_common(name) and (alone or _GOES_ON.match(shadow, end)):
            return Address(Span(at, end), name, None, "full")
    return None


def _seems_given(shadow: str, start: int, end: int) -> bool:
    """Whether two characters before 你 are a given name: `思敏|你下周…`, whoever that is."""
    text = shadow[start:end]
    if not _HAN.fullmatch(text) or segmenter.is_word(text) or segmenter.is_predicate(text[0]):
        return False
    own = text[1:] if text[0] == "一" and shadow.count(text) > 1 else text  # `一鸣|你`, who is called again
    return not (_NO_NAME.search(own) or _NO_GIVEN.search(own))


def _seems(shadow: str, at: int, end: int, known: frozenset[str]) -> bool:
    """Whether a clause of a few characters is a name: by its characters, or since somebody is called nearly so (`高燕` for 高岩)."""
    text = shadow[at:end]
    if any(len(name) == len(text) and sum(a != b for a, b in zip(name, text, strict=True)) == 1 for name in known):
        return True
    found = names.name_at(shadow, at)
    return found is not None and found.end == end and found.certain


_NO_NAME = lazy("[说讲一二三四五六七八九十还来的了是不没也都就事们个这那帮给替让请陪把问]")
_NO_GIVEN = lazy("[我他她咱谁跟和向对给在于从到自这那今明后上下本每先再又就要先月周天年]")
#: No word for a thing: pronouns, times, what joins clauses, verbs of asking.
_NO_THING = lazy(
    "[我你他她它咱们谁这那哪什怎各每某自己先再又就才都也还只要是不没别有在从到对向跟和与或但而且所以因为如果若即虽既除比被把给让叫请使令今明昨前后时天周月年日早晚刚现当会能该应得必想看说问听知觉记告谢麻辛反其实确甚于然则结全大多少几两一二三四五六七八九十等真原本正总已经曾]|可[是以]"
)
_HAN = lazy("[\u4e00-\u9fff]+")
#: Behind a name: who is told to do something, another name and then that.
_GOES_ON = lazy("你|[、和跟](?:[\u4e00-\u9fff]{2,3}[、和跟]){0,4}[\u4e00-\u9fff]{2,3}你")


def before_you(shadow: str, clause: Span, known: frozenset[str]) -> list[Address]:
    """Those who stand right before 你, wherever in the clause: `裁判表|小沈|你`."""
    at = shadow.find("你", *clause)
    while at >= 0:
        end = at - (shadow[at - 1] == " ")
        starts = range(max(clause.start, end - _LONGEST), end - 1)
        found = [address(shadow, start, end, known) for start in starts] + [_full(shadow, start, clause, known) for start in starts]
        for each in found:
            if each and each.whole.end == end and shadow[each.whole.start - 1] not in "是当":  # `你是|组长|你不去谁去`
                return [each]
        at = shadow.find("你", at + 1, clause.end)
    return []


#: How far before 你 somebody can be named, in characters.
_LONGEST = 6

_ASKS = lazy(
    "(?:吗|么|没有|没|不)$|谁|什么|怎么(?!说呢)|为什么|多少|几[个天号点]?(?=$|[^十百千个])|哪|是不是|能不能|要不要|有没有|行不行|好不好|够不够|可不可以|会不会|对不对"
)
_TAGS = lazy(f"(?:{alternation(tagged('oral', 'tag'))})$")


def asks(shadow: str, clause: Clause) -> bool:
    """Whether a clause is a question: by its mark, or where there are no marks by its words."""
    text = clause.span.slice(shadow)
    if clause.mark == "？" or _TAGS.fullmatch(text):
        return True
    return _ASKS.search(text) is not None and pattern("(?:吗|么|没有|不行|不够|谁来了|[缺差]谁|怎么办|什么时候)$").search(text) is not None


_SPEAK = alternation(tagged("oral", "speak"))
#: `康静你说`, `大家议一议`, `先请教务处讲`, `你来说`, `同意的举手`, `把安排说一下`: who is to speak, listen or vote, not to do something.
_CALL = lazy(
    rf"(?:今天|现在|下面|咱们?|我们)[^，。]{{0,4}}(?:召开|开)[^，。]{{0,14}}会(?=议|$)|(?:先|再|接着|继续|来)(?:{_SPEAK})(?!到|起|服|明)|(?:由|请|让)[^，。]{{1,10}}(?:汇报|通报|介绍|发言|讲话|传达|宣读|(?<!去)[说讲])|(?:你|您|请|让|由|先|再|就|都|大家|各位|谁|各家|[\u4e00-\u9fff]{{1,6}}(?=先|你|来|讲))[^，。]{{0,14}}?(?:(?<!去)(?:{_SPEAK})(?:一下|两句|几句|一说|说|讲|谈|话|吧|看|清楚|$)|(?:{_SPEAK})(?:[一两几][点句])|议一?议|讨论一?下|商量(?:商量|一下)?$|过一下|先来$|举手|举个手|鼓掌|欢迎一下|表个态|看一下(?=还|有没有|谁)|说了算)"
    rf"|留一?下$|[你您](?:们)?(?:先)?(?:坐|走$|先走)|(?:今天|这次|先)[^，。]{{0,14}}(?:碰|聊|通|议|对)一?[下个]|今天[^，。]{{0,3}}(?:大家|各位|你们)[^，。]{{0,4}}来$|^(?![^，。]*[开办参到来])[^，。]{{2,14}}(?:例会|周会|碰头会|大会)$|[一两二三四几][件个]事情?$|按(?:议程|老规矩|顺序|次序)来$|(?:就|先|那)这样$|说得(?:对|好|是|有)|^(?:这是|今天)[^，。]{{0,16}}会$|^[各每][^，。]{{0,2}}(?:说|讲)"
    rf"|到这(?:里|儿)|谢谢|辛苦|(?:议一议|说说(?:看)?|讲讲|谈谈|举手|鼓掌|欢迎|散会|开会|休息|静一静)$|[你您]来$|[你您](?:先|接着|继续)?(?:{_SPEAK})(?:吧|呗)?$|把[^，。]{{1,14}}(?:说|讲|汇报|介绍|念)一[下遍]|把[^，。]{1, 14}过一下|(?:share|sync|present|show|demo|update) ?(?:一下|下)"
)


def calls(shadow: str, clause: Span) -> bool:
    """Whether a clause calls upon somebody to speak, or upon all to vote or to listen."""
    text = clause.slice(shadow)
    return _CALL.search(text) is not None and _TO_OTHERS.search(text) is None


#: `你跟食堂|说`: to others than those who are there.
_TO_OTHERS = lazy("[你您](?:们)?[^，。我]{0,6}[跟和向](?!我|大家|各位|咱|会)[^，。]{1,8}(?:说|讲|汇报|反映|解释)")


def known_calls(known: frozenset[str]) -> tuple[str, ...]:
    """What people with these names are called by."""
    return _calls(known)


#: Who writes the record, who only listens; and whoever says so of himself.
SERVICES: dict[Role, re.Pattern[str]] = {
    "record": lazy("(?:做|作|负责|来)(?:个|一下|会议)?(?:记录|笔记|纪要)|记录一下|(?:来|帮忙|帮着|你|给)记(?:一下|录)?(?=$|，|。|吧|哈|啊)|(?:整理|写|出)(?:一?下|一?个|会议)?纪要|由[^，。]{1,6}(?:负责)?记录"),
    "observe": lazy(alternation(tagged("oral", "observe"))),
}  # fmt: skip


def serves(shadow: str, clause: Span) -> bool:
    """Whether a clause says who writes the record of this meeting."""
    return SERVICES["record"].search(shadow, *clause) is not None
