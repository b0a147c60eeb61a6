"""Phrases for people in number and for units that may have taken part, and what speaks for and against it.

In: the shadow, a stretch of narration, the mentions in it. Out: `Phrase` values with features for the decision `group`.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import guards, surnames, typed, words
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.grammar import cues
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter


class Phrase(NamedTuple):
    """A phrase that may be a group. ``behind``: the words of number right behind it (`等120余人`), or 等; ``alone``: whether it is no item of a list."""

    span: Span
    features: list[str]
    behind: str
    alone: bool


class Token(NamedTuple):
    """What stands around phrases. ``kind``: mark, bracket, joint, count, name (of somebody mentioned), or a tag of `participation.txt`."""

    start: int
    end: int
    text: str
    kind: str


#: What somebody does, at the meeting or elsewhere; with the first three kinds groups are told of.
_ACTS = frozenset(("attend", "meet", "tell", "say", "work", "hold"))
_TOLD = ("attend", "meet", "tell")
#: Behind these a phrase may begin: `邀请|各地代表`, `向|全体党员`.
_CUTS = _ACTS | {"call", "to"}
#: Behind groups that took part these do not stand: `各部门|的意见`, `县教育局|代表李明`.
_NEVER_BEHIND = frozenset(("的", "了", "◆", "代表"))
_PARTING = frozenset(("mark", "name", "joint"))
#: What may not stand behind an act: `参会|代表`, `汇报|会`, `交流|中心`.
_NO_ATTENDING = "[者员率]|人(?!才|民|大)|单位|代表|嘉宾|领导|同志|专家|选手|学员"
_NO_ACT = f"{_NO_ATTENDING}|[会生院所团组室部处科班站式稿书厅]|中心|机构|工作|小组|对象|企业|基地|干部|精神|要求|内容|活动|平台"
#: The same for single words: `有|关部门`, `组织|部`, `同|志`, and what may not stand before them.
_GUARDS = guards("group", dict(typed("participation"))) | {
    "组织": "(?![部委员办人机])", "作": "(?<![工合协]作)(?!者|家)", "代表": "(?=[^、，。；和及与等]{2})", "共": "(?!产|青|建|同)(?<!中共)",
}  # fmt: skip
_MARKS, _BRACKETS = "，。；：！？、 \n", "（）“”《》"
_DIGITS = r"\d一二三四五六七八九十百千万零两几数"
_COUNTING = "等共计合近约逾超过 " + _DIGITS
_COUNT = rf"[等共计合近约逾超过 ]{{0,3}}[{_DIGITS}]{{1,5}}[余多]?[万千]?[余多]?[人名位](?=[^次均民大员])"


@per_knowledge
def _kinds() -> dict[str, str]:
    """Word around phrases → its kind."""
    saying = dict.fromkeys((word for word in cues.SAYING if len(word) > 1), "say")
    return saying | dict(typed("participation")) | dict.fromkeys(_MARKS, "mark") | dict.fromkeys(_BRACKETS, "bracket")


@per_knowledge
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of tokens, and of what a stretch that tells of groups cannot lack."""
    sorts: dict[str, dict[str, str]] = {}  # a guard that many words share stands once: behind each of them it took a tenth of a second to compile
    for word, kind in _kinds().items():
        if kind not in ("mark", "bracket"):
            guard = "" if word in _GUARDS or kind not in _ACTS else f"(?!{_NO_ATTENDING if kind == 'attend' else _NO_ACT})"
            sorts.setdefault(guard, {})[word] = _GUARDS.get(word, "")
    firsts = "".join(sorted({word[0] for own in sorts.values() for word in own}))
    guarded = "|".join(
        alternation(own) + guard for guard, own in sorted(sorts.items(), reverse=True)
    )  # those without begin longer words of the others
    token = rf"(?=[{firsts}{_COUNTING}◆{_MARKS}{_BRACKETS}])(?:◆+|[{_MARKS}{_BRACKETS}]|(?=[{_COUNTING}]){_COUNT}|{guarded})"
    return re.compile(token), re.compile(alternation([word for word, kind in _kinds().items() if kind in _TOLD]))


@per_knowledge
def _nouns() -> tuple[dict[str, str], dict[str, list[int]], frozenset[str]]:
    """What phrases for groups end with → its kind; last character of such a noun → the lengths of nouns, longest first; with what all phrases end."""
    nouns = dict.fromkeys(words("organizations"), "unit") | dict.fromkeys(words("offices"), "office") | dict(typed("groups"))
    sizes: dict[str, set[int]] = {}
    for each in nouns:
        sizes.setdefault(each[-1], set()).add(len(each))
    return nouns, {last: sorted(found, reverse=True) for last, found in sizes.items()}, frozenset([*sizes, *_COUNTERS, "）"])


_COUNTERS = frozenset("人名位家个")
_NUMBERED = lazy(r"[\d一二三四五六七八九十百千][余多]?[人名位家个]$")


def noun(text: str, end: int, floor: int = 0) -> tuple[str, str]:
    """The longest noun for a group that ends at ``end``, and its kind; a counter behind a number counts as one. Empty if there is none."""
    nouns, sizes, _ = _nouns()
    end = text.rfind("（", floor, end) if text[end - 1 : end] == "）" else end  # `各村书记（主任）`
    last = text[end - 1 : end]
    for size in sizes.get(last, ()) if end > floor else ():
        if end - size >= floor and (kind := nouns.get(text[end - size : end])):
            return text[end - size : end], kind
    if end > floor and last in _COUNTERS and _NUMBERED.search(text, max(floor, end - 3), end):
        return last, "number"
    return "", ""


def masked(shadow: str, span: Span, mentions: Sequence[Mention]) -> str:
    """A span with ``◆`` for each character of a mention."""
    characters = list(span.slice(shadow))
    for mention in mentions:
        for start, end in (mention.span, *mention.titles):
            begin, stop = max(span.start, start) - span.start, min(span.end, end) - span.start
            if begin < stop:
                characters[begin:stop] = "◆" * (stop - begin)
    return "".join(characters)


def _outer(text: str) -> list[Token]:
    """The tokens that stand in no brackets, and one at the end."""
    kinds = _kinds()
    out: list[Token] = []
    depth = 0
    for match in _patterns()[0].finditer(text):
        word = match[0]
        kind = kinds.get(word) or ("name" if word[0] == "◆" else "count")
        if kind == "bracket":
            depth = depth + 1 if word in "（“《" else max(0, depth - 1)
            if depth != 1 or word not in "（《":
                continue
        elif depth:
            continue
        out.append(Token(*match.span(), "◆" if kind == "name" else word, kind))
    out.append(Token(len(text), len(text), "", "mark"))
    return out


class _Item(NamedTuple):
    """What stands between separators. ``inner``: words behind which a phrase may begin; ``joined``: how many items before it wait for its end, as in
    `财政局、|水务局主要负责人`, below 0 for one that could be joined with so many.
    """

    start: int
    before: Token
    inner: list[Token]
    joined: int = 0


#: What stands before a phrase and is no part of it.
_LEAD = lazy(
    r"(?:会议(?:上|期间)?|会上|大会上|座谈会上|[^，。；、]{0,8}会上，?|座谈中|本次|此次|当天|期间|会后|随后|最后|首先|其次|接着|同时|其中|包括|有(?=\d)|共[有计]?|等"
    r"|[另还]有|另外|此外|以及|[和及由并，、 ]|与(?!会)|同(?![学志仁])|会同|一行|组织(?![部委]))+"
)
#: No phrase is longer, no unit that waits for the end of its list, and no list.
_LONGEST, _WAITING, _LIST = 90, 24, 400


class Stretch:
    """A stretch of narration, cut at what stands around phrases."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = _outer(text)
        self._acts = [token for token in self._tokens if token.kind in _ACTS]
        self._starts = [token.start for token in self._acts]

    def phrases(self, offset: int) -> Iterator[Phrase]:
        """All phrases; ``offset``: where the stretch begins in the text."""
        text, lasts = self.text, _nouns()[2]
        item, waiting = _Item(0, Token(0, 0, "", "start"), []), None
        for token in self._tokens:
            at = token.start
            ends = at >= item.start + 2 and text[at - 1] in lasts and token.text not in _NEVER_BEHIND
            found, kind = noun(text, at, item.start) if ends and at <= item.start + _LONGEST else ("", "")
            if found:
                alone = not _lists(item.before) and not _lists(token)
                behind = token.text if token.kind == "count" or token.text == "等" else ""
                for each in (item._replace(joined=-waiting.joined), waiting) if waiting else (item,):
                    for start, cut in _beginnings(text, each, at):
                        if 2 <= at - start <= _LIST and not _nobodys(text[start:at]):
                            features = self._features(start, token, found, kind, cut, each)
                            yield Phrase(Span(offset + start, offset + at), features, behind, alone)
            if token.kind in _PARTING and self._parts(token, found):
                waits = _lists(token) and item.start < at <= item.start + _WAITING and kind in ("", "unit", "more")
                waiting = (waiting or item)._replace(joined=(waiting.joined if waiting else 0) + 1) if waits else None
                item = _Item(token.end, token, [])
            elif token.kind in _CUTS or token.text == "的":
                item.inner.append(token)

    def _parts(self, token: Token, found: str) -> bool:
        """Whether a token parts items; ``found``: the noun before it. `海洋|与|渔业厅` is one."""
        if token.kind == "joint":
            return bool(found) or self.text[max(0, token.start - 1) : token.start] in ("◆", "等")
        return token.kind == "name" or (token.kind == "mark" and (token.text not in " \n" or bool(found)))

    def _features(self, start: int, behind: Token, found: str, kind: str, cut: str, item: _Item) -> list[str]:
        """Of a phrase, of what stands next to it, and of what is done next."""
        end = behind.start
        whole = self.text[start:end]
        out = [
            f"noun={found}",
            f"kind={kind}",
            f"cut={cut}",
            f"first={whole[0]}",
            f"first={whole[:2]}",
            f"size={bisect.bisect_left(_SIZES, len(whole))}",
            *_worded(whole),
        ]
        out += [f"joined={max(-3, min(item.joined, 3))}/{kind}", f"behind={behind.kind}/{kind}"]
        out.append("behind=count" if behind.kind == "count" else f"behind={behind.text}")
        if item.inner:
            out += [f"inner={token.kind}" for token in [token for token in item.inner if start <= token.start < end][:2]]
        at = bisect.bisect_left(self._starts, end)
        if at == len(self._acts):
            return [*out, f"next=none/{kind}"]
        act = self._acts[at]
        far = _far(self.text[end : act.start])
        return [*out, f"next={act.text}", f"next={act.kind}/{far}", f"next={act.text}/{far}", f"next={act.kind}/{far}/{kind}"]


#: Surnames are more frequent than this: 高, not 党.
_COMMON = 10


def _nobodys(phrase: str) -> bool:
    """Whether a phrase is one person, `刘|主任`, or opens with a paper."""
    return phrase[0] == "《" or (
        len(phrase) in (3, 4) and surnames().get(phrase[0], 0) > _COMMON and office_pattern().fullmatch(phrase, 1) is not None
    )


_SIZES = (2, 3, 4, 6, 10, 16, 30)


def _worded(phrase: str) -> Iterator[str]:
    """Whether a phrase begins with a verb or the like, and how many verbs it has inside: `培养|能独当一面的学者`."""
    cut = list(segmenter.cut(phrase))
    verbs = [segmenter.is_predicate(word) for word in cut]
    yield f"opens={'verb' if verbs[0] else 'noun'}/{min(len(cut[0]), 2)}"
    yield f"verbs={min(sum(verb and len(word) > 1 for verb, word in zip(verbs[1:-1], cut[1:-1], strict=True)), 2)}"


def _lists(token: Token) -> bool:
    """Whether a token joins items of a list."""
    return token.text == "、" or token.kind == "joint"


def _far(gap: str) -> str:
    """How far an act is, in a word."""
    if len(gap) <= 1:
        return "next"
    if "；" in gap or "。" in gap or "：" in gap:
        return "other"
    commas = gap.count("，")
    if commas:
        return "far" if commas > 1 else "comma"
    return "list" if gap[0] in "、和及与以" else "clause" if len(gap) > 8 else "near"


#: The number of an item of a list.
_NUMBER = lazy(r"(?:\d{1,2}[.．、]|（\d{1,2}）|[①-⑳]) {0,4}")


def _beginnings(text: str, item: _Item, end: int) -> Iterator[tuple[int, str]]:
    """Where a phrase of an item may begin, and behind what: at the item's start, and behind the last words such as 邀请 or 向 inside."""
    number = _NUMBER.match(text, item.start, end)
    lead = _LEAD.match(text, number.end() if number else item.start, end)
    begin = lead.end() if lead else number.end() if number else item.start
    if (
        begin < end
        and (lead or item.before.kind != "name")
        and not any(token.start == begin and token.kind in ("call", "to") for token in item.inner)
    ):
        yield begin, f"lead={lead[0]}" if lead else item.before.kind
    attends = any(token.kind == "attend" for token in item.inner)
    for token in [token for token in item.inner if attends or token.text != "的"][-2:]:
        if begin < token.end < end and text[token.end] not in _MARKS:
            yield token.end, token.text


def phrases(shadow: str, part: Span, mentions: Sequence[Mention]) -> Iterator[Phrase]:
    """All phrases of a stretch of narration that may be groups."""
    if _patterns()[1].search(shadow, part.start, part.end):
        yield from Stretch(masked(shadow, part, mentions)).phrases(part.start)
