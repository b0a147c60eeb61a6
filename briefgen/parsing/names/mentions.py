"""Mentions of persons: a name with the offices printed around it.

In: the shadow and a sentence's span. Out: `Mention` list in text order. A mention is found by the office next to the
name (`副区长|张玮`, `薛子昂|处长`, `薛|处长`), by the list it stands in (`张兵、李爱杰`), by opening a clause before a
predicate (`openers`), or because the name is established elsewhere (`known_names`). Who a bare surname is, is resolved later (`resolve`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import caller, surnames, tagged, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.names import names, unit_names
from briefgen.parsing.names.foreign_names import foreign_at
from briefgen.parsing.names.likely_names import Likely, papers
from briefgen.parsing.names.name_bounds import bounded
from briefgen.parsing.names.name_characters import FUNCTION, Candidate, is_han
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.parsing.names.openers import opening_names, openings_of
from briefgen.parsing.names.titles import apart, stacked, title_start
from briefgen.parsing.rules import Rule, ready
from briefgen.spans import Cover, Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter


class Mention(NamedTuple):
    """A person named at ``span`` (titles included); ``name`` as printed without padding, ``surname_only`` for 薛处长."""

    name: str
    name_span: Span
    span: Span
    titles: tuple[Span, ...]
    rule: str
    certain: bool = True
    surname_only: bool = False
    listed: bool = False


def scan(shadow: str, sentence: Span) -> list[Mention]:
    """The mentions of a sentence that their own surroundings show."""
    found: list[Mention] = []
    taken = sentence.start
    offices = list(office_pattern().finditer(shadow, sentence.start, sentence.end))
    for at, office in enumerate(offices):
        if office.start() < taken:
            continue
        mention = None
        for rule in ready(AT_OFFICE, _around(sentence, office)):
            mention = rule.produce(shadow, sentence, office, taken)
            if mention:
                break
        if mention is None:
            continue
        found.append(mention)
        taken = mention.span.end
        if mention.rule == "name-title":
            continue
        after = offices[at + 1] if at + 1 < len(offices) else None
        if after and mention.rule == "title-name" and after.start() == mention.span.end and _plain(after) not in _NOT_AFTER_NAME:
            # `副校长陈立川教授`
            found[-1] = mention._replace(span=Span(mention.span.start, after.end()), titles=(*mention.titles, Span(*after.span())))
            taken = after.end()
    openings = openings_of(shadow, sentence)
    for opener in ready(AT_OPENINGS, 0) if openings else ():
        found += opener.produce(shadow, sentence, openings, [each.span for each in found])
    if shadow.find("、", sentence.start, sentence.end) >= 0:
        known = Cover(each.span for each in found)
        own = (span for span in unit_names.found(shadow, sentence) if not known.overlaps(span))
        found += (Mention(names.clean(span.slice(shadow)), span, span, (), "unit-list") for span in own)
    if not found:
        return found
    if len(found) > 1:
        found.sort(key=lambda each: each.span)
    there = (BRACKET if shadow.find("（", sentence.start, sentence.end) >= 0 else 0) | (
        ETC if shadow.find("等", sentence.start, sentence.end) >= 0 else 0
    )
    for change in ready(ON_MENTIONS, there):
        found = change.produce(shadow, sentence, found)
    return found


def likely_mention(shadow: str, sentence: Span, each: Likely) -> Mention:
    """The mention of a name that weights found, with the office beside it."""
    name = each.span
    text = names.clean(name.slice(shadow))
    if each.office is None:
        return Mention(text, name, name, (), "likely")
    if each.office.start >= name.end:
        titles = (*apart(shadow, name.start, sentence.start), each.office)
        return Mention(text, name, Span(min(name.start, titles[0].start), each.office.end), titles, "likely")
    start = title_start(shadow, each.office, sentence.start)
    titles = (*stacked(shadow, start, sentence.start), Span(start, each.office.end))
    return Mention(text, name, Span(titles[0].start, name.end), titles, "likely")


def _openers(shadow: str, sentence: Span, openings: Sequence[tuple[int, int]], taken: Sequence[Span]) -> list[Mention]:
    """Names that open a clause without a title."""
    called_so = papers(shadow, sentence)
    spans = [(Span(name.start, name.end), name.certain) for name in opening_names(shadow, sentence, openings, taken)]
    spans = [each for each in spans if not called_so.overlaps(each[0])]  # `“听民声、|解民困|、大走访”活动`
    return [Mention(names.clean(span.slice(shadow)), span, span, (), "opener", certain) for span, certain in spans]


#: Offices that stand behind a name (`李元元校长`); others there are verbs or groups (`张三代表…`).
_NOT_AFTER_NAME = frozenset(tagged("leads", "unsure"))


def _plain(office: re.Match[str]) -> str:
    return office[0].removeprefix("副").removeprefix("原")


def _title_name(shadow: str, sentence: Span, office: re.Match[str], floor: int) -> Mention | None:
    """`区委副书记、区纪委书记|张见廷`."""
    if shadow.endswith(_ALL_OF_THEM, sentence.start, office.start()):
        return None  # `全体成员|奏唱团歌`
    at = end = office.end()
    while at < sentence.end and shadow[at] in " \n" and at - office.end() < 16:
        at += 1
    if at >= sentence.end:
        return None
    listing = _LISTING.match(shadow, at, sentence.end)
    if listing and _LISTED_ARE.search(shadow, sentence.start, office.start()):
        at, end = listing.end(), office.end()
    elif shadow[at] == "（":
        close = shadow.find("）", at, at + 14)
        if close > 0 and close + 1 < sentence.end and is_han(shadow[close + 1]):
            at = end = close + 1
    name = names.name_at(shadow, at, slot=True)
    if name is None or name.end > sentence.end:
        return None
    if shadow[at] in "和与及同" and (other := names.name_at(shadow, at + 1)) and other.end == name.end:
        return None  # `江成镇长|和|胡敏老师`
    called = office_pattern().match(shadow, at + names.surname_at(shadow, at))
    if called and called.start() > at and called.end() > name.end:
        return None  # `水利站督导 石|主任`
    if (_plain(office) in _NOT_AFTER_NAME or office[0].endswith(_EVERYBODY)) and _no_name(shadow, name):
        return None  # `企业代表|冒雨赶来`
    start = title_start(shadow, Span(*office.span()), floor)
    joined = _AND.search(shadow, start, office.end())
    if joined:
        first = names.name_at(shadow, start)
        if first and first.end == joined.start():
            start = joined.end()  # `马调元和|秘书长司空照`
    titles = (*stacked(shadow, start, floor), Span(start, end))
    span = Span(titles[0].start, name.end)
    return Mention(names.clean(shadow[name.start : name.end]), Span(name.start, name.end), span, titles, "title-name", name.certain)


#: Before an office that all of a body hold.
_ALL_OF_THEM = ("全体", "所有", "各位")
#: What opens a list of those who hold an office: `出席会议的市领导|还有：`.
_LISTING = lazy("(?:还|也|主要)?有：? {0,2}|： {0,2}")
_LISTED_ARE = lazy("(?:出席|参加|列席|到会|参会|就座|在座)[^，。；：、]{0,14}的[^，。；：]{0,14}$")


#: What many are; behind them stands more often what they do: `学生|申诉`.
_EVERYBODY = tagged("leads", "anybody")


#: `代表|黄岩区`; `代表|全校师生|致辞`
_PLACE_OR_ALL = lazy("..[省市县区镇乡村]$|全[体校院市县区省局国厂司乡镇村班组]")
#: What joins two who hold an office each.
_AND = lazy(alternation(tagged("leads", "and_")))
#: What somebody does in whose name an office ends as a word begins: `代表|马良|建议`.
_SAYS_NEXT = lazy(alternation(tagged("predicates", "next")))


def _no_name(shadow: str, name: Candidate) -> bool:
    """Whether what stands behind a word such as 代表 is rather what it says: `蒋晓燕代表|黄岩区`; not `教师代表|高远、`."""
    word = shadow[name.start : name.end]
    if _PLACE_OR_ALL.match(word):
        return True
    says = _SAYS_NEXT.match(shadow, name.end) is not None
    if segmenter.is_common(word[:2]) and not (says and not segmenter.is_word(word)):
        return True  # `学生|申诉、`, `学生|宁静|受资助`, not `代表|马良|建议`
    marked = (says or bounded(shadow, name.end) == 2) and surnames().get(word[0], 0) >= 10
    return names.opens_word(shadow, name.start, 50) and "·" not in word and not marked


def _rostered(shadow: str, _: Span, office: re.Match[str], floor: int) -> Mention | None:
    """The roster has somebody whose name is 高书记."""
    start, end = office.span()
    own = names.rostered_over(shadow, Span(max(floor, start - 3), start), end)
    return Mention(own.slice(shadow), own, own, (), "roster") if own else None


def _name_title(shadow: str, _: Span, office: re.Match[str], floor: int) -> Mention | None:
    """`李元元|校长`, `何维|副主席`, `资产管理处薛子昂|处长`, `学会副主任、某大学韩雪|教授`."""
    start, end = office.span()
    name = names.name_before(shadow, start, floor)
    if name is None:
        return None
    titles = (*apart(shadow, name.start, floor), Span(start, end))
    return Mention(shadow[name.start : name.end], Span(name.start, name.end), Span(min(name.start, titles[0].start), end), titles, "name-title")


def _surname_title(shadow: str, sentence: Span, office: re.Match[str], floor: int) -> Mention | None:
    """`薛|处长`, `律师代表|谌|律师`."""
    start, end = office.span()
    title = Span(start, end)
    if not (names.surname_at(shadow, start - 1) or names.surname_at(shadow, start - 2) == 2):
        return None
    before = _office_up_to(shadow, floor, start)
    surname = names.surname_before(shadow, start, before.end() if before and shadow[before.end()] not in FUNCTION else floor)
    if surname and len(office[0]) <= 5 and not _verb_like(shadow, sentence, surname.start):
        name_span = Span(surname.start, surname.end)
        titles: tuple[Span, ...] = () if office[0] in _COURTEOUS else (title,)
        if before and before.end() == surname.start and _plain(before) not in _NOT_BEFORE_SURNAME:
            begin = title_start(shadow, Span(*before.span()), floor)
            titles = (*stacked(shadow, begin, floor), Span(begin, surname.start), *titles)
        begin = titles[0].start if titles and titles[0].start < surname.start else surname.start
        return Mention(shadow[surname.start : surname.end], name_span, Span(begin, end), titles, "surname-title", surname_only=True)
    return None


#: What people are addressed with that is no office behind a bare surname: `人民监督员、退休干部景|老师`.
_COURTEOUS = frozenset(tagged("leads", "courteous"))
#: Heads of phrases that say more of what follows than who it is: `区委领导|王局长`.
_NOT_BEFORE_SURNAME = frozenset(tagged("leads", "vague"))


def _office_up_to(shadow: str, floor: int, end: int) -> re.Match[str] | None:
    """The office that ends at a surname of one or two characters before ``end``: `律师代表|谌律师`."""
    for office in office_pattern().finditer(shadow, max(floor, end - 12), end):
        if end - office.end() in (1, 2):
            return office
    return None


def _verb_like(shadow: str, sentence: Span, at: int) -> bool:
    """`时任书记`, `担任会长`, `应主任`: the character before the office is not a surname here."""
    return shadow[at : at + 1] in "任应为时经同由当选各全正本首" and at > sentence.start


_BRACKETED = lazy("（([^（）]{2,30})）")


def listed(match: re.Match[str], group: int | str) -> list[Span]:
    """The items of a group of a match, between 、 and ，."""
    start = match.start(group)
    return [Span(start + item.start(), start + item.end()) for item in pattern("[^、，]+").finditer(match[group])]


def _in_brackets(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """Offices in brackets behind names."""
    return [_bracketed(shadow, sentence, each) if shadow.startswith("（", each.span.end) else each for each in found]


def _bracketed(shadow: str, sentence: Span, mention: Mention) -> Mention:
    """`学员代表段志勇（龙市乡党委书记）`: an office in brackets right behind the name."""
    note = _BRACKETED.match(shadow, mention.span.end, sentence.end)
    if not note or mention.surname_only:
        return mention
    parts = listed(note, 1)
    if not all(is_office(part.slice(shadow)) for part in parts):
        return mention
    return mention._replace(span=Span(mention.span.start, note.end()), titles=(*mention.titles, *parts))


#: What joins the names of a list.
_LIST_JOINT = lazy(" *(?:（[^（）]{1,8}） *)?(?:、|以及|和|与|及|/) *")


def _list_members(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """Names joined to a mention: `市委常委张兵|、李爱杰、朱国伟` share its titles."""
    out: list[Mention] = []
    for n, mention in enumerate(found):
        if out and mention.rule == "opener" and _joined(shadow, out[-1], mention):
            titles = _of_all(out[-1])
            out.append(mention._replace(titles=titles, rule="member", listed=True))
        else:
            out.append(mention)
        limit = found[n + 1].span.start if n + 1 < len(found) else sentence.end
        while not out[-1].surname_only:
            end = out[-1].span.end
            joint = _LIST_JOINT.match(shadow, end)
            if not joint or joint.end() >= limit:
                break
            name = names.name_at(shadow, joint.end()) or foreign_at(shadow, joint.end())
            if not name or name.end > limit:
                break
            titles = _of_all(out[-1])
            text = names.clean(shadow[name.start : name.end])
            out.append(Mention(text, Span(name.start, name.end), Span(name.start, name.end), titles, "member", name.certain, listed=True))
    return out


def _of_all(mention: Mention) -> tuple[Span, ...]:
    """The titles of whoever stands first that those behind him share: not what brackets say of him alone, `理事石磊（会计）、韩雪`."""
    return tuple(each for each in mention.titles if each.start < mention.name_span.start) if mention.rule in ("title-name", "member") else ()


def _joined(shadow: str, before: Mention, after: Mention) -> bool:
    between = shadow[before.span.end : after.span.start]
    joint = _LIST_JOINT.fullmatch(between)
    return bool(joint)


#: How somebody is given an office at the meeting.
_GIVEN = "(?:当选|连任|续任|被?(?:选举|推选|任命|聘任|增补))为?"
#: The same, and how somebody is said to hold one: `目前|担任`.
_HOLDS = lazy(f"(?:(?:目前|现在?|曾|先后|分别|应邀|同时|一致)*(?:{_GIVEN}|[担出兼现历]任|作为))")
_POSTPONED = lazy(
    f"等(?:[\\d一二两三四五六七八九十]+[名位人])?(?:全体|各位|有关|{_GIVEN})?"
    "([^，。；、的]{0,10}?(?:领导(?!同志|干部|和|班子)|(?:%s)(?:代表(?!团|队))?))(?![们长会团体办士])"
)


@per_knowledge
def _postponed() -> re.Pattern[str]:
    return re.compile(_POSTPONED.pattern % "|".join(words("offices")))


#: What may stand behind an office that somebody holds.
_HELD_BEHIND = lazy("[，。；、（）\\n]|并|的|主持|出席|参加|$")


def _shared_titles(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """``found`` with the titles that stand behind lists: `张兵、李爱杰|等市领导`."""
    for match in _postponed().finditer(shadow, sentence.start, sentence.end):
        _share(shadow, found, match.start(), Span(*match.span(1)))
    return found


def _given_titles(shadow: str, sentence: Span, found: list[Mention]) -> list[Mention]:
    """``found`` with the offices that people are given or said to hold: `王清河|当选为第五届会长`, `王清河教授|现任副院长、理事`."""
    for match in _HOLDS.finditer(shadow, sentence.start, sentence.end):
        for title in _offices_from(shadow, match.end(), sentence.end):
            _give(shadow, found, match.start(), title)
    return found


def _offices_from(shadow: str, at: int, end: int) -> Iterator[Span]:
    """The offices listed from ``at`` on: `副院长、|学会理事，|是某刊编委`."""
    first = at
    while at < end:
        stop = next((n for n in range(at, end) if shadow[n] in "，。；、：\n"), end)
        office = next((each for each in office_pattern().finditer(shadow, at, stop) if _HELD_BEHIND.match(shadow, each.end())), None)
        if office is None:
            return
        start = title_start(shadow, Span(*office.span()), at)
        if start > at > first:
            return
        yield Span(start, office.end())
        if office.end() < stop or shadow[stop : stop + 1] not in ("、", "，"):
            return
        at = stop + 2 if shadow.startswith("是", stop + 1) else stop + 1


def _share(shadow: str, found: list[Mention], at: int, title: Span) -> None:
    """Give a title behind a list, whose 等 stands at ``at``, to the names of the list: from the last to the first."""
    text = title.slice(shadow)
    shared = not pattern(r"[\d一二两三四五六七八九十余多]+[名位]|相关|有关|各|其他|部分|全体|一行|[和与及]|同志").match(text)
    end = at
    for n in range(len(found) - 1, -1, -1):
        mention = found[n]
        if mention.span.end > at:
            continue
        between = shadow[mention.span.end : end].strip()
        if between and (
            end == at  # `财政等部门负责人`: no name stands right before 等
            or len(between) > 40
            or not pattern("[、，和与及]|以及").match(between)
            or pattern("[。；]|主持|出席|讲话|发言|介绍|汇报|会议").search(between)
        ):
            return
        if shared:
            found[n] = mention._replace(titles=(*mention.titles, title))
        end = mention.span.start


def _give(shadow: str, found: list[Mention], at: int, title: Span) -> None:
    """Give an office to the names that stand right before ``at``, joined by nothing but 、 and 和."""
    for n in range(len(found) - 1, -1, -1):
        mention = found[n]
        if mention.span.end > at:
            continue
        if not pattern("[、和及与 ]*").fullmatch(shadow[mention.span.end : at]):
            return
        found[n] = mention._replace(titles=(*mention.titles, title))
        at = mention.span.start


#: What is there: something behind the office in its sentence, an office that can stand behind a name, people that the caller knows.
FOLLOWED, BEHIND_NAME, KNOWN = 1, 2, 4
#: Brackets, 等 in the sentence.
BRACKET, ETC = 8, 16


def _around(sentence: Span, office: re.Match[str]) -> int:
    """What is there around an office."""
    return (
        (FOLLOWED if office.end() < sentence.end else 0)
        | (0 if _plain(office) in _NOT_AFTER_NAME else BEHIND_NAME)
        | (KNOWN if caller.current().people else 0)
    )


#: Rules for a mention at an office: the first that finds one counts.
AT_OFFICE: tuple[Rule[Callable[[str, Span, re.Match[str], int], Mention | None]], ...] = (
    Rule("title-name", FOLLOWED, _title_name),
    Rule("roster", BEHIND_NAME | KNOWN, _rostered),
    Rule("name-title", BEHIND_NAME, _name_title),
    Rule("surname-title", BEHIND_NAME, _surname_title),
)
#: Rules for mentions without one, where clauses open.
AT_OPENINGS: tuple[Rule[Callable[[str, Span, Sequence[tuple[int, int]], Sequence[Span]], list[Mention]]], ...] = (Rule("opener", 0, _openers),)
#: Rules that give mentions what stands apart from them: titles, and others beside them in a list.
ON_MENTIONS: tuple[Rule[Callable[[str, Span, list[Mention]], list[Mention]]], ...] = (
    Rule("title-in-brackets", BRACKET, _in_brackets),
    Rule("member", 0, _list_members),
    Rule("title-behind-list", ETC, _shared_titles),
    Rule("title-by-election", 0, _given_titles),
)
