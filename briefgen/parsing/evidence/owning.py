"""Who a demand may be put to: the phrases that may name them, and what speaks for and against each.

In: the shadow, the clauses of a demand, its deadlines, the names known. Out: `Actor` values; features for the decision `owner`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.form import trimming
from briefgen.parsing.grammar import actors, cues, modality
from briefgen.parsing.names import names
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


class Actor(NamedTuple):
    """A phrase that may name those who must act.

    ``way``: what stands before it; ``behind``: what stands behind it; ``first``: its first word; ``verbal``: whether it opens as a predicate does;
    ``inner``: what ends a shorter phrase with the same start; ``later``: whether a clause of the demand stands before; ``sort``: of its noun.
    """

    span: Span
    way: str
    behind: str
    first: str
    verbal: str
    inner: str
    later: bool
    sort: actors.Sort


#: What those stand behind who act, inside of a clause: `由|水利局`, `请|各部门`, `作为|职能部门`; in items `— 某某`, `@某某`, `（某某）`.
_WAYS = lazy(
    f"(?=[第责分包挂牵配承主完负协。由会联作请督要希建需望让派叫安委授@（、–—-])(?:(?P<label>{actors.LABEL})|(?P<stop>。)|(?P<by>由(?<![理自经缘来事]由)(?![于此来衷头]))|(?P<with>会同|联合(?!会))|(?P<as>作为)"
    "|(?P<made>请(?!示|求|假)|责成|督促|要求|希望|建议|需要|(?<![希期展观盼渴愿名])望(?=[各全你]|大家|广大|[有相]关))|(?P<let>让|派|叫|安排|委托|授权)|(?P<tail>[-–—]{1,3} *|@|（ *)|(?P<and>(?:(?<=牵头)|(?<=负责))、))"
)
_LABEL = lazy(f"[（ ]?{actors.LABEL}")
_BEFORE = lazy(f"(?:{_WAYS.pattern}) *$")
#: Behind these, and before what is done, somebody stands whatever his noun is.
_ANYBODY = frozenset(("label", "by", "asked", "made", "tail", "name", "and"))
NOBODY = frozenset(("none", "thing"))
#: Behind whoever acts these do not stand.
_NOT_BEHIND = frozenset(("told", "sum", "by", "of"))
_MARKS = {"，": "comma", "：": "colon", "。": "stop", "；": "stop", "\n": "stop", "！": "stop", "、": "and", "）": "close", "（": "open"}
#: What opens no such phrase: what joins or leads, how something is done.
_OPENS_NONE = lazy(f"以及|[及和与或而并]|[把使以]|助力|(?=..){modality.MANNER.pattern}")
#: `各位|先进代表`: not 各位 alone.
_EACH = lazy(f"各位[^，。；、]{{0,6}}?{alternation(tagged('groups', 'people'))}")
_PIECES = lazy("[^部]*?部门|.+", re.S)
#: Behind these in a phrase nobody's name ends: `各方|以举办论坛为契机`.
_LEADS_ON = frozenset(tagged("cues", "ahead"))
#: What is to come of how others work together: `形成主要领导亲自抓、部门配合的工作机制`.
_WAY_OF_WORK = lazy("(?:形成|构建|建立|健全|完善)(?:起|了)?[^。；]{4,60}?的[^，。；的]{0,6}(?:机制|格局|局面|体系|合力|模式|态势)")
#: Particles behind somebody who acts.
_PARTICLES = {"由": "by", "你": "you", "您": "you", "的": "of"}
#: `由卢海|任组长`; an office, `石磊同志|任科长`, is given and nothing to be done.
LEADS = "任(?=[^，。；]{0,6}(?:组长|队长|总指挥|联系人|召集人))"
_LEADS = lazy(LEADS)
_DIGITS = frozenset("0123456789")
_PAID = lazy(r"[\d.]+[万亿]?元")
#: So far the words behind a start are looked at, in characters, and so many ends are proposed.
_FAR, _ENDS = 36, 6
#: The same where they are a list.
_LISTED, _ENDS_LISTED = 100, 24
#: What stands before a phrase is at most so long.
_NEAR = 8
_SIZES = ((2, "2"), (3, "3"), (5, "5"), (8, "8"), (12, "12"), (18, "18"))


@per_knowledge
def _kinds() -> dict[str, str]:
    """What tells who stands before it: what he does (`安全科|牵头`); that he is only spoken of (`陈某|讲的几条`); that his title goes on (`其他|同志`)."""
    return dict(typed("duties")) | _PARTICLES


def proposed(shadow: str, clauses: Sequence[tuple[int, int]], due: Sequence[Span], known: KnownNames) -> Iterator[Actor]:
    """Every phrase of a demand that may name those who must act; ``due``: its deadlines."""
    if not clauses:
        return
    first, last = clauses[0][0], clauses[-1][1]
    ways = [(match.end(), str(match.lastgroup)) for match in _WAYS.finditer(shadow, first, last)]
    ways += [(at, "name") for at in known.starts(shadow, first + 1, last) if not _BEFORE.search(shadow, max(0, at - _NEAR), at)]
    within = {each.start: each.end for each in due}
    inside = [match.span() for match in _WAY_OF_WORK.finditer(shadow, first, last)]
    for n, (start, end) in enumerate(clauses):
        begin, way = _opening(shadow, start, end, within)
        if n == 0 and way == "made" and begin == start:
            way = "asked"  # `希望|各位专家多提意见`: the demand begins behind what asks it
        for at, before in [(begin, way), *(each for each in ways if begin < each[0] < end - 1)]:
            if not any(opens < at < closes for opens, closes in inside):
                yield from _ends(shadow, at, end, before, n > 0, within, known)


def _opening(shadow: str, start: int, end: int, due: dict[int, int]) -> tuple[int, str]:
    """Where such a phrase can begin in a clause, behind what leads in, and what stands there before it."""
    begin = trimming.begin(shadow, start, end)
    if begin in due:
        stop = due[begin]
        begin = trimming.begin(shadow, stop + shadow.startswith(("前", "内"), stop), end)
    before = None if shadow[begin - 1] in "，；\n" else _BEFORE.search(shadow, max(0, begin - _NEAR), begin)
    return begin, str(before.lastgroup) if before else "clause"


def _ends(shadow: str, start: int, end: int, way: str, later: bool, due: dict[int, int], known: KnownNames) -> Iterator[Actor]:
    """The phrases that begin at ``start``, by where they may end: where a predicate begins, at a mark, behind a noun for somebody who acts."""
    anybody = way in _ANYBODY
    opens = modality.IMPERATIVE.match(shadow, start, end)
    unit = actors.VERBAL_UNIT.match(shadow, start, end) if opens else None
    if opens and not unit and way == "clause" and modality.commands(shadow[start : start + _FAR]):
        return
    if way == "clause" and not unit and _OPENS_NONE.match(shadow, start, end):
        return
    stop_at = min([end, *(each for each in due if each > start + 1)])
    modal = modality.modal(shadow, start, min(stop_at, start + _LISTED))
    far = modal is not None and modal[1] > start + _FAR and shadow.find("、", start, start + _FAR) >= 0  # `院领导、各部门负责人、全体教师…|要`
    limit = min(stop_at, _LISTED + start if far else start + _FAR)
    modal = modal if modal and modal[1] < limit else None
    nouns = {match.end() for match in actors.lasts().finditer(shadow, start + 1, limit)}
    if later and not anybody:  # what only looks like a noun for somebody is none so late
        nouns = {each for each in nouns if shadow[each - 1] == "）" or cues.ends_as_group(shadow[start:each])}
    every = (
        anybody
        or (modal is not None and way == "clause")
        or known.end(shadow, start) is not None
        or actors.COLLECTIVE.match(shadow, start, limit) is not None
    )
    if not (nouns or every):
        return
    stop = modal[1] if modal else limit
    reach = limit if every else max(nouns)
    verbal = f"{opens is not None}/{unit is not None}"
    at, found, ends, named = known.end(shadow, start) or start, 0, 0, 0
    first, inner = shadow[start:at], ""
    least = each.end() if (each := _EACH.match(shadow, start, end)) else start
    for word in _words(shadow[at:limit]):
        if at > start + 1:
            behind = "modal" if at == stop else "" if at < max(named, least) else _behind(shadow, at, word)
            if behind == "predicate" and len(word) < 3 and (whole := actors.VERBAL_UNIT.match(shadow, at, end)):
                behind, named = "", whole.end()  # `市委|巡察办`, `财政局、|住建局`
            printed = shadow[start:at]
            ends_here = (at in nouns and at >= least) or (behind and not inner) or printed in known
            if ends_here and behind != "more" and (behind or not actors.COLLECTIVE.fullmatch(printed)) and _whole(printed):
                found += behind != "and"
                yield from _actor(shadow, Span(start, at), way, behind or "word", first, verbal, inner, later, known)
            if behind and behind not in ("and", "more", "of"):
                inner, ends = inner or behind, ends + 1
        if (
            (word in _MARKS and word not in "、）（")
            or found >= (_ENDS_LISTED if far else _ENDS)
            or at >= stop
            or at > reach
            or (ends > 1 and not modal)
            or (at > start + 1 and word in _LEADS_ON)
        ):
            return
        first = first or word
        at += len(word)
    if at > start + 1 and not inner and (at == end or at in due):
        mark = "due" if at in due else "pause" if modality.MODAL.match(shadow, end + 1) else _MARKS.get(shadow[end : end + 1], "stop")
        yield from _actor(shadow, Span(start, at), way, mark, first, verbal, inner, later, known)


def _words(text: str) -> Iterator[str]:
    """The words of a text, none across the end of 部门: not `各部|门将`."""
    for piece in _PIECES.findall(text):
        yield from segmenter.cut(piece)


def _whole(printed: str) -> bool:
    """Whether brackets and quotes that a phrase opens are closed in it."""
    return printed.count("（") == printed.count("）") and printed.count("“") == printed.count("”")


def _actor(shadow: str, span: Span, way: str, behind: str, first: str, verbal: str, inner: str, later: bool, known: KnownNames) -> Iterator[Actor]:
    """A phrase that may name somebody, if its noun or what it stands beside lets it."""
    if behind in _NOT_BEHIND or _LABEL.fullmatch(shadow, span.start, span.end + 1) or shadow[span.start : span.end].isspace():
        return
    sort = _sort(shadow, *span, way, known)
    if way in _ANYBODY or behind == "task" or sort not in NOBODY or (behind == "modal" and sort == "none" and not segmenter.is_predicate(first)):
        yield Actor(span, way, behind, first, verbal, inner, later, sort)


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


def _behind(shadow: str, at: int, word: str) -> str:
    """What stands behind a phrase that ends at ``at``; empty where nothing says that it ends."""
    kind = _MARKS.get(word) or _kinds().get(word)
    if kind:
        return kind
    if word == "任":
        return "task" if _LEADS.match(shadow, at) else ""
    if word[0] in _DIGITS:
        return "sum" if _PAID.match(shadow, at) else "number"
    return "predicate" if segmenter.is_predicate(word) or modality.IMPERATIVE.fullmatch(word) or modality.MANNER.match(word) else ""


def features(shadow: str, actor: Actor, others: Sequence[Actor]) -> list[str]:
    """What tells whether a phrase names those who must act. ``others``: all phrases of the demand."""
    (start, end), way, behind, first, verbal, inner, later, sort = actor
    text = "".join(shadow[start:end].split())
    size = next((name for most, name in _SIZES if len(text) <= most), "more")
    place = "later" if later else "first"
    longer = [each for each in others if each.span.start == start and each.span.end > end and not each.inner]
    whole = "more" if inner else "part" if behind == "word" or longer else "whole"
    out = [
        f"way={way}", f"behind={behind}", f"way={way}/{behind}", f"sort={sort}", f"sort={sort}/{way}", f"sort={sort}/{behind}", f"sort={sort}/{way}/{behind}",
        f"size={size}", f"size={size}/{sort}", f"first={first}", f"first={text[0]}", f"first={text[0]}/{sort}",
        f"opens={segmenter.is_predicate(first)}/{sort}", f"opens={verbal}", f"place={place}/{way}", f"place={place}/{sort}", f"place={place}/{sort}/{behind}",
        f"whole={whole}", f"whole={whole}/{sort}", f"whole={whole}/{way}/{behind}",
    ]  # fmt: skip
    if behind not in _MARKS.values():
        out.append(f"next={shadow[end : end + 1]}")
    if longer:
        out.append(f"longer={whole}/{max(each.sort for each in longer)}")
    return out
