"""Who a demand may be put to: the phrases that may name them, and what speaks for and against each.

In: the shadow, the clauses of a demand, the names known. Out: `Actor` values; features for the decision `owner`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.parsing.form import trimming
from briefgen.parsing.grammar import actors, deadlines, modality
from briefgen.parsing.names import names
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


class Actor(NamedTuple):
    """A phrase that may name those who must act.

    ``way``: what stands before it; ``behind``: what stands behind it; ``first``: its first word; ``inner``: what ends a shorter phrase with the
    same start; ``later``: whether a clause of the demand stands before; ``sort``: of its noun.
    """

    span: Span
    way: str
    behind: str
    first: str
    inner: str
    later: bool
    sort: actors.Sort


#: Labels of forms behind which those stand who must act.
LABEL = "(?:(?:第一)?责任(?:单位|人|部门|领导|领导人|主体|科室)|(?:分管|包案|包保|挂钩|牵头|责任)领导|(?:牵头|配合|协办|承办)(?:单位|部门|人)|主办单位|完成单位|负责人)："
#: What those stand behind who act, inside of a clause: `由|水利局`, `请|各部门`, `作为|职能部门`; in items `— 某某`, `@某某`, `（某某）`.
_WAYS = lazy(
    f"(?=[第责分包挂牵配承主完负协。由会联作请督要希建需让派叫安委授@（、–—-])(?:(?P<label>{LABEL})|(?P<stop>。)|(?P<by>由(?<![理自经缘来事]由)(?![于此来衷头]))|(?P<with>会同|联合(?!会))|(?P<as>作为)"
    "|(?P<made>请(?!示|求|假)|责成|督促|要求|希望|建议|需要)|(?P<let>让|派|叫|安排|委托|授权)|(?P<tail>[-–—]{1,3} *|@|（ *)|(?P<and>(?:(?<=牵头)|(?<=负责))、))"
)
_LABEL = lazy(f"[（ ]?{LABEL}")
_BEFORE = lazy(f"(?:{_WAYS.pattern}) *$")
#: What somebody does who is named before it: `安全科|牵头`; and what he is made.
_TASK = "牵头|配合|协助|协办|主办|负责(?!人(?!员)|同志)|复查|带队|跟进|督办|承办|把关|监督(?!管理)|会同|联合(?!会)|具体|亲自|主抓|任(?=[^，。；]{0,6}(?:组长|队长|总指挥|联系人|召集人))|担任"
TASK = lazy(_TASK)
#: What tells who stands before it: what he does; that he is what it is about (`食堂职工|由人力资源部安置`); that he is told (`熊主任|你把名单报上来`);
#: that he is only spoken of (`陈某|讲的几条`); what he pays (`会长单位|2万元`); how many there are (`居民|2180户`); what else begins a predicate.
_BEHIND = lazy(
    rf"(?P<task>{_TASK})|(?P<by>由(?![于此来衷头]))|(?P<you>[你您])|(?P<told>[的讲说谈]|介绍|汇报)|(?P<sum>[\d一二三四五六七八九十百千]+(?:\.\d+)?[万亿]?元)"
    r"|(?P<number>\d(?!\d?[月日]))|(?P<opener>将|把|对|向|在|于|按|以|每|不|去|逐|给|跟|也|都|再|又|委托|责成|督促|[一二三四五六七八九十]+(?:月|天|日|周|是|要)|（)"
)
#: Behind these nobody stands who must act.
_NOBODY = frozenset(("told", "sum", "by"))
_MARKS = {"，": "comma", "：": "colon", "。": "stop", "；": "stop", "\n": "stop", "！": "stop", "、": "and", "）": "close"}
#: So far the words behind a start are looked at, in characters, and so many ends are proposed.
_FAR, _ENDS = 36, 6
_SIZES = ((2, "2"), (3, "3"), (5, "5"), (8, "8"), (12, "12"), (18, "18"))


def proposed(shadow: str, clauses: Sequence[tuple[int, int]], known: KnownNames) -> Iterator[Actor]:
    """Every phrase of a demand that may name those who must act."""
    for n, (start, end) in enumerate(clauses):
        due = [fact.span for fact in deadlines.find(shadow, (start, end))]
        for begin, way in _starts(shadow, start, end, due, known):
            yield from _ends(shadow, begin, end, way, n > 0, {each.start for each in due}, known)


def _starts(shadow: str, start: int, end: int, due: Sequence[Span], known: KnownNames) -> Iterator[tuple[int, str]]:
    """Where such a phrase can begin in a clause, and what stands there before it."""
    begin = trimming.begin(shadow, start, end)
    for each in due:
        if each.start == begin:
            begin = trimming.begin(shadow, each.end + (shadow[each.end : each.end + 1] in "前内"), end)
    before = _BEFORE.search(shadow, max(0, begin - 8), begin)
    if before or actors.VERBAL_UNIT.match(shadow, begin, end) or not modality.commands(shadow[begin : min(end, begin + _FAR)]):
        yield begin, str(before.lastgroup) if before else "clause"
    for match in _WAYS.finditer(shadow, start, end):
        if begin < match.end() < end - 1:
            yield match.end(), str(match.lastgroup)
    for at in known.starts(shadow, begin + 1, end):
        if not _BEFORE.search(shadow, max(0, at - 8), at):
            yield at, "name"


def _ends(shadow: str, start: int, end: int, way: str, later: bool, due: set[int], known: KnownNames) -> Iterator[Actor]:
    """The phrases that begin at ``start``, by where they may end: where a predicate begins, at a mark, behind a noun for somebody who acts."""
    limit = min(end, start + _FAR)
    modal = modality.modal(shadow, start, limit)
    stop = modal[1] if modal else limit
    lasts = actors.lasts()
    at, found, ends, unit = known.end(shadow, start) or start, 0, 0, 0
    first, inner = shadow[start:at], ""
    for word in _words(shadow, at, limit, due):
        if at > start + 1:
            behind = "modal" if at == stop and modal else "due" if at in due else "" if at < unit else _behind(shadow, at, word, end)
            if behind in ("predicate", "imperative") and len(word) < 3 and (named := actors.VERBAL_UNIT.match(shadow, at, end)):
                behind, unit = "", named.end()  # `市委|巡察办`, `财政局、|住建局`
            printed = shadow[start:at]
            if ((behind and not inner) or printed[-1] in lasts or printed in known) and printed.count("（") == printed.count("）"):
                if behind not in _NOBODY and not _LABEL.fullmatch(shadow, start, at + 1):
                    yield Actor(Span(start, at), way, behind or "word", first, inner, later, _sort(shadow, start, at, way, known))
                found += 1
            if behind and behind != "and":
                inner, ends = inner or behind, ends + 1
        if (word in _MARKS and word not in "、）") or found >= _ENDS or at >= stop or (ends > 1 and not modal):
            return
        first = first or word
        at += len(word)
    if at == end and at > start + 1 and not inner and not _LABEL.fullmatch(shadow, start, at + 1):
        yield Actor(Span(start, at), way, _MARKS.get(shadow[end : end + 1], "stop"), first, inner, later, _sort(shadow, start, at, way, known))


def _words(shadow: str, at: int, limit: int, due: set[int]) -> Iterator[str]:
    """The words there; none runs into a deadline, `河务股|本周内`."""
    for end in [*sorted(each for each in due if at < each < limit), limit]:
        yield from segmenter.cut(shadow[at:end])
        at = end


def _sort(shadow: str, start: int, end: int, way: str, known: KnownNames) -> actors.Sort:
    """The sort of a phrase; where forms have names, `责任领导：|某某、某某`, that of persons known too."""
    sort = actors.sort(shadow[start:end], known)
    return "known" if sort in ("none", "person") and way in ("label", "tail") and _names(shadow, start, end) else sort


def _names(shadow: str, at: int, end: int) -> bool:
    """Whether the name of one person or of several stands there."""
    while name := names.name_at(shadow, at, slot=True):
        if name.end >= end:
            return name.end == end
        joint = actors.JOINT.match(shadow, name.end, end)
        if joint is None:
            return False
        at = joint.end()
    return False


def _behind(shadow: str, at: int, word: str, end: int) -> str:
    """What stands behind a phrase that ends at ``at``; empty where nothing says that it ends."""
    if word in _MARKS:
        return _MARKS[word]
    known = _BEHIND.match(shadow, at, end)
    if known:
        return str(known.lastgroup)
    if segmenter.is_predicate(word):
        return "predicate"
    return "imperative" if modality.IMPERATIVE.match(shadow, at, end) else "manner" if modality.MANNER.match(shadow, at, end) else ""


def features(shadow: str, actor: Actor, others: Sequence[Actor]) -> list[str]:
    """What tells whether a phrase names those who must act. ``others``: all phrases of the demand."""
    (start, end), way, behind, first, inner, later, sort = actor
    text = "".join(shadow[start:end].split())
    following = "".join(shadow[end : end + 2].split())
    size = next((name for most, name in _SIZES if len(text) <= most), "more")
    inner = inner or "none"
    place = "later" if later else "first"
    longer = [each for each in others if each.span.start == start and each.span.end > end and not each.inner]
    whole = "more" if inner != "none" else "part" if behind == "word" or longer else "whole"
    opens = f"{segmenter.is_predicate(first)}/{modality.IMPERATIVE.match(text) is not None}"
    out = [
        f"way={way}", f"behind={behind}", f"way={way}/{behind}", f"sort={sort}", f"sort={sort}/{way}", f"sort={sort}/{behind}", f"sort={sort}/{way}/{behind}",
        f"size={size}", f"size={size}/{sort}", f"first={first}", f"first={text[0]}", f"first={text[0]}/{sort}",
        f"opens={opens}/{sort}", f"opens={opens}/{actors.VERBAL_UNIT.match(text) is not None}",
        f"place={place}/{way}", f"place={place}/{sort}", f"place={place}/{sort}/{behind}", f"place={place}/{sort}/{way}/{whole}",
        f"inner={inner}", f"inner={inner}/{sort}", f"whole={whole}", f"whole={whole}/{sort}", f"whole={whole}/{way}/{behind}", f"whole={whole}/{way}/{behind}/{sort}",
        f"next={following[:1]}", f"next={following}", f"left={shadow[start - 1 : start].strip() if start else ''}",
    ]  # fmt: skip
    if longer:
        out.append(f"longer={whole}/{max(each.sort for each in longer)}")
    return out
