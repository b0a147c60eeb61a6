"""Whether a clause of talk asks for something to be done: who is told in it, by when, and what speaks for and against a demand.

In: the shadow, a clause, whom the clause before it called, whether whoever speaks leads the talk. Out: a `Look` at the clause; features for the decision `ordered`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.grammar import cues, doers, oral, oral_days
from briefgen.parsing.grammar.deadlines import NUMBER, DeadlineFact
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

DECISION = "ordered"
#: The feature of a clause behind one that asks for something.
OPEN = "open"


class Scene(NamedTuple):
    """What the looks at the clauses of a turn share. ``known``: what people are called by; ``leads``: whether whoever speaks leads the talk."""

    shadow: str
    known: frozenset[str]
    people: KnownNames
    leads: bool


class Look(NamedTuple):
    """A clause, its text, and that without who is told; who is addressed or named, whether as 你; which units act; by when."""

    span: Span
    text: str
    rest: str
    told: Sequence[oral.Address]
    you: bool
    units: Sequence[Span]
    due: Sequence[DeadlineFact]
    called: bool
    leads: bool


def look(scene: Scene, clause: Span, called: Sequence[oral.Address], waiting: Sequence[Span]) -> Look:
    """A clause with who acts in it; ``called``, ``waiting``: the people and units whom the clause before it only names."""
    shadow = scene.shadow
    due = oral_days.find(shadow, clause)
    told = [each for each in _told(scene, clause, due) if not any(day.span.overlaps(each.whole) for day in due)]  # `下班前|你`
    at = told[-1].whole.end if told else clause.start
    you = doers.YOU.match(shadow, at, clause.end) or (None if told else _YOU_LATER.match(shadow, at, clause.end))
    carried = not told and bool(called) and (you is not None or scene.leads)
    places = () if you or told else doers.boundaries(shadow, clause.start, clause.end, due)
    told = list(called) if carried else told or ([] if you else _named_inside(scene, clause, due, places))
    at = told[-1].whole.end if told and not carried else clause.start
    rest = Span(you.end() if you else at, clause.end)
    units: Sequence[Span] = ()
    if told and not you and told[0].whole.start > clause.start + 1 and not carried:  # `财务|配合春梅姐补`
        units = tuple(doers.acting(shadow, Span(clause.start, told[0].whole.end), False, due, scene.people))
    elif you or not told or carried:
        start = shadow.index("你", you.start()) if you and "你" in you[0] else clause.start
        units = tuple(doers.acting(shadow, Span(start, clause.end), you is not None, due, scene.people, places))
        if units and not you and units[0].start <= clause.start:
            rest = Span(units[-1].end, clause.end)
    if waiting and not told and not units:
        units = waiting
    return Look(
        clause,
        clause.slice(shadow),
        rest.slice(shadow),
        told,
        you is not None,
        units,
        due,
        carried or (bool(units) and units is waiting),
        scene.leads,
    )


def _told(scene: Scene, clause: Span, due: Sequence[DeadlineFact]) -> list[oral.Address]:
    """Those whom a clause addresses: at its start, before 你, behind it (`你|小苗|盯住`)."""
    shadow, known = scene.shadow, scene.known
    starts = [clause.start + 1] if shadow[clause.start] == "那" else []
    for start in (*starts, clause.start):
        told = oral.opening(shadow, Span(start, clause.end), known)
        if told and _is_told(shadow, told[-1], clause, due):
            return told
    if told := oral.before_you(shadow, clause, known):
        return told
    you = doers.YOU.match(shadow, *clause)
    behind = oral.opening(shadow, Span(you.end(), clause.end), known) if you else []
    return [each for each in behind if each.kind != "office" and _is_told(shadow, each, clause, due)]


def _is_told(shadow: str, each: oral.Address, clause: Span, due: Sequence[DeadlineFact]) -> bool:
    """Whether who opens a clause is to do what it says, and not only spoken of."""
    end = each.whole.end
    return end >= clause.end or doers.YOU.match(shadow, end) is not None or doers.acts(shadow, end, clause.end, due)


def _named_inside(scene: Scene, clause: Span, due: Sequence[DeadlineFact], places: Sequence[int]) -> list[oral.Address]:
    """`照片|小孟|发一下`, `晓峰|负责`: somebody who does it, named behind what it is about; a name that was misheard before 负责."""
    shadow = scene.shadow
    for at in places[1:]:
        each = oral.address(shadow, at, clause.end, scene.known)
        if each and each.kind != "office" and each.whole.end < clause.end and doers.acts(shadow, each.whole.end, clause.end, due):
            return [each]
    match = _MISHEARD.match(shadow, *clause)
    if match and "谁" not in match[1] and not segmenter.is_common(match[1]) and not cues.ends_as_group(match[1]):
        return [oral.Address(Span(*match.span(1)), match[1], None, "full")]
    return []


_MISHEARD = lazy("([\u4e00-\u9fff]{2,3})(?:来)?(?:负责|牵头|跟进)")
_YOU_LATER = lazy("[^，。我他她是]{0,8}?(?<![给发找跟报交向告诉让叫和])[你您]们?(?:这边|那边|自己)?")

#: A month alone tells of what was as well: `二月份出院2136人次`.
_MONTH = lazy(rf"{NUMBER}月份?")
#: Words by what they say of a demand.
_WORDS = {tag: lazy(alternation(tagged("oral", *tag.split("/")))) for tag in ("must", "haste", "state", "lead/support")}
_WORK = frozenset(tagged("oral", "work"))
#: Forms of what is said, without who is told.
_FORMS = {
    "need": lazy("(?<![不只主首需重还就快都想将正来若是])(?<![觉记懂变做说弄搞看来过获取写长值显])得(?=[^，。]{0,6}(?:先|把|让|由|尽快|再|去|给|要|重新|有[个人]|抓|跟))"),
    "yao": lazy("(?<!大概)要(?!\\d|[几多少来进出下上么是二三四五六七八九十两半]|不要|求|不然|不是|紧|命|死|人命|钱|等(?!级)|过期)"),
    "ban": lazy(f"(?<![能了])(?:{alternation(tagged('oral', 'ban'))})(?!的话|着急|客气|紧|管|说了)"),
    "forbid": lazy(alternation(tagged("oral", "forbid"))),
    "then": lazy("(?:[完好到]|以)[以之]?后(?=[^，。面续来])|[完好了]再"),
    "first": lazy("(?<![首优领])先(?![生后进例天前])"),
    "all": lazy(alternation(tagged("oral", "whole"))),
    "takes": lazy("[把将]"),
    "made": lazy("让(?!我)|由(?!于|此)|叫(?!我)"),
    "least": lazy(r"至少|不少于|不得?少于|不能少于|不超过|最[少多](?=[\d一二两三四五六七八九十半])|以上$"),
    "result": lazy("[\u4e00-\u9fff](?:好|完|掉|齐|住|清|(?<!安)全|上|出来|下来|过来|起来|回来|下去|到)(?!了|的|不|像|多|几)"),
    "little": lazy("一[下遍趟次个份张条]|[两三几][下遍次]"),
    "perfect": lazy("了(?!$|的|再|就|以后|之后|解)|过(?:了|的)|[^一]过$|(?<!通)过[一两几][句次回遍下]"),
    "is": lazy("(?<!不)是(?!否|不是|第一责任人)"),
    "has": lazy("还?有(?!个说法|人|依据|问题|情况|困难|变化|需要|事|上级|专人|关)"),
    "not": lazy("没(?!有?问题|事)|不(?!要|准|许|得|能|超|少|再|可|好)"),
    "may": lazy("(?<!不)能(?!够不|不能|停|快|源|力|耗)|(?<!不)可以|(?<![不上开班长例委大])会(?!$|议|上|前|后|计|场|签|员|长|诊)"),
    "at": lazy("在"),
    "both": lazy("[都也]"),
}  # fmt: skip
#: Forms of the whole clause, those told in it, too.
_WHOLES = {
    "i": lazy("(?<![给发找跟报交向告诉让叫通知和])我(?!们|[市县区省校院局厂司镇乡村方单])"),
    "we": lazy("(?<![给发找跟报交向告诉让叫通知和])(?:我们|咱们?)"),
    "this": lazy("^[这那它]"),
    "if": lazy("的话|^(?:谁|如果|要是|只要|万一)"),
    "say": lazy("(?<![再多])说|讲"),
    "question": lazy("谁|什么|怎么|哪|多少|几[个点]|[吗呢]$|没有$|有没有|是不是"),
    "number": lazy(r"\d"),
}
#: What somebody does of whom is only told: `老姜|说得对`, `集团|要求…`; how somebody is to do something who is only named: `大一的|都去帮忙`.
_TELLS = lazy(f"(?:那边|这边|都|也|已|又|今天|在[^，。]{{1,4}})?(?:{alternation(tagged('oral', 'tell'))})")
_EAGER = lazy(
    "(?:这边|那边|你们|们)?(?:都|全|也)?(?:先|去|来|把|给|自己|亲自|提前|一起|带头|马上|抓紧|轮流|分头|准时|按时|每|从|[\u4e00-\u9fff][好完掉齐住清]|[发出来做管写去办]$)"
)


def features(own: Look, *, first: bool, goes_on: bool) -> list[str]:
    """What speaks for and against a clause asking for something. ``first``: whether it opens its sentence; ``goes_on``: whether the one before it asks for something."""
    alone = [*_features(own), f"first={first}"]
    return [*alone, *going_on(alone)] if goes_on else alone


def going_on(alone: Sequence[str]) -> list[str]:
    """What a clause with these features has more behind one that asks for something."""
    return [OPEN, *(f"{OPEN}:{each}" for each in alone if each in ("has=i", "who=none"))]


def _features(own: Look) -> Iterator[str]:
    who = ("addressed" if own.you or own.called else "named") if own.told else "you" if own.you else "unit" if own.units else "none"
    yield from (f"who={who}", f"leads={own.leads}", f"who={who}:{own.leads}", f"size={bucket(len(own.text), (4, 7, 12, 18))}")
    if own.told and own.units:
        yield "who=both"
    days = [own.text[each.span.start - own.span.start : each.span.end - own.span.start] for each in own.due]
    if any(not _MONTH.fullmatch(day) for day in days):
        yield "due"
    if any(day[-1] in "前内底末" for day in days):
        yield "due=by"
    yield from (f"word={tag}" for tag, words in _WORDS.items() if words.search(own.rest))
    if any(word in _WORK or (len(word) > 2 and word[0] in _WORK) for word in segmenter.cut(own.rest)):  # `贴`, `贴出来`
        yield "word=work"
    yield from (f"form={name}" for name, form in _FORMS.items() if form.search(own.rest))
    yield from (f"has={name}" for name, form in _WHOLES.items() if form.search(own.text))
    if any(_FORMS[name].search(own.rest) for name in ("need", "yao", "ban", "least")) or _WORDS["must"].search(own.rest):
        yield f"modal:{own.leads}"
    last = own.text[-1:]
    if last in "了的呢着过":
        yield f"end={last}"
    if who in ("unit", "named") and own.rest != own.text:
        if _TELLS.match(own.rest):
            yield "tells"
        elif _EAGER.match(own.rest):
            yield "eager"
    if doers.predicate(own.rest):
        yield f"opens:{who}"
        yield f"opens:{own.leads}"
