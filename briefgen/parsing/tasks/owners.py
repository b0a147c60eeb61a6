"""Who must act: the units and people that a demand names.

In: the shadow, a demand with its clauses, the names known. Out: `OwnerFact` values. `evidence.owning` proposes phrases and says what speaks for them; the
likeliest that do not overlap are taken.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.evidence import owning
from briefgen.parsing.grammar import actors, deadlines
from briefgen.parsing.names.known_people import KnownNames
from briefgen.record import OwnerPart
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: The decision, and the logit, in hundredths, that it takes.
DECISION = "owner"
_ENOUGH = -30
#: What a form's label says of all that stands behind it; and so does `，你` behind somebody: `白主任，|你明天写一个说明`.
_CERTAIN = 300


def _certain(shadow: str, each: owning.Actor) -> bool:
    if each.way == "label":
        return each.behind in ("stop", "close", "comma")
    return each.way == "clause" and each.sort not in owning.NOBODY and shadow.startswith(("，你", "你"), each.span.end)


class OwnerFact(NamedTuple):
    """Who must act. ``inherited`` from an earlier unit; ``part``: who leads, who supports; ``score``: the logit, in hundredths."""

    span: Span
    inherited: bool = False
    part: OwnerPart | None = None
    score: int | None = None


class Owners:
    """Who is asked in the demands of a brief. ``weigh``: the logit of a candidate's features."""

    __slots__ = ("_known", "_shadow", "_weigh")

    def __init__(self, shadow: str, known: KnownNames, weigh: Callable[[str, Span, Sequence[str]], int]) -> None:
        self._shadow, self._known, self._weigh = shadow, known, weigh

    def chosen(self, clauses: Sequence[tuple[int, int]]) -> list[owning.Actor]:
        """The phrases that name those who must act, in text order."""
        return [each for _, each in self._weighed(clauses)]

    def _weighed(self, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, owning.Actor]]:
        shadow = self._shadow
        due = [each.span for each in deadlines.find(shadow, (clauses[0][0], clauses[-1][1]))] if clauses else []
        found = list(owning.proposed(shadow, clauses, due, self._known))
        scored = [
            (_CERTAIN if _certain(shadow, each) else self._weigh(DECISION, each.span, owning.features(shadow, each, found)), each) for each in found
        ]
        out: list[tuple[int, owning.Actor]] = []
        for score, each in sorted(scored, key=lambda own: (-own[0], own[1].span)):
            if score > _ENOUGH and not any(each.span.overlaps(other.span) for _, other in out):
                out.append((score, each))
        return sorted(out, key=lambda own: own[1].span)

    def named(self, clauses: Sequence[tuple[int, int]], span: Span) -> tuple[OwnerFact, ...]:
        """Those whom a demand names as those who must act, in text order, each wording once; ``clauses`` are those of ``span``."""
        shadow = self._shadow
        parts = [OwnerFact(part, score=score) for score, each in self._weighed(clauses) for part in actors.split(shadow, each.span, self._known)]
        once = {part.span.slice(shadow): part for part in reversed(parts)}
        return _with_parts(shadow, span, tuple(sorted(once.values(), key=lambda each: each.span)))

    def in_brackets(self, item: Span) -> tuple[OwnerFact, ...]:
        """Those in the brackets at the end of an item of which nobody else says who does it (`foot.items`): `修泵（石磊、韩雪）`."""
        inside = Span(self._shadow.rindex("（", *item) + 1, self._shadow.rindex("）", *item))
        whole = inside.slice(self._shadow) in self._known  # 苏和 is one
        return tuple(OwnerFact(part) for part in ([inside] if whole else actors.split(self._shadow, inside, self._known)))

    def by_agent(self, clauses: Sequence[tuple[int, int]], span: Span) -> bool:
        """Whether somebody who can act stands behind 由."""
        return self._shadow.find("由", *span) >= 0 and any(each.way == "by" for each in self.chosen(clauses))

    def opens(self, start: int, end: int) -> bool:
        """Whether somebody who acts opens a clause."""
        return any(each.span.start == start for each in self.chosen([(start, end)]))

    def told_to(self, unit: Span) -> bool:
        """Whether somebody is addressed at the start of a clause and told to do something."""
        if self._shadow.find("你", *unit) < 0:
            return False
        return any(actors.sort(told["who"], self._known) not in ("none", "thing") for told in _TOLD_TO.finditer(self._shadow, *unit))


#: `白主任，|你明天写一个说明`, `岑工你|盯人数`: who is told to do something in a talk; not `王主任，你说得对`.
_TOLD_TO = lazy(
    "(?P<who>[\u4e00-\u9fff]{2,6}?)，?你们?(?:(?:也|再|还|就|先|赶紧|尽快|马上|负责|今天|明天|今晚|后天|本周|这周|下周|[^，。；？]{0,12}前)*)(?=[把去给写盯查问催跟带拿找做搞抓办报交通落组安排准备整理统计联系核实对协])"
)
_LABEL = lazy(actors.LABEL)


def responsible(text: str) -> bool:
    """Whether a unit has a label for those who must act: `责任单位：`."""
    return "：" in text and _LABEL.search(text) is not None


_TASK = lazy(
    f"牵头|配合|协助|协办|主办|负责(?!人(?!员)|同志)|复查|带队|跟进|督办|承办|把关|监督(?!管理)|会同|联合(?!会)|具体|亲自|主抓|{owning.LEADS}|担任"
)


def tasked(text: str) -> bool:
    """Whether somebody stands before 牵头, 配合, 负责 and the like."""
    return _TASK.search(text, 2) is not None


#: What stands right behind or right before those who lead, and those who support: `由|水务局|牵头`, `由|水务局|会同|财政局|拿出方案`, `配合单位：|公安局`.
_PARTS: tuple[tuple[OwnerPart, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "lead",
        lazy("(?:共同|联合|具体|全面|统一|总)?(?:牵头(?!单位|部门)|负责(?!人(?!员)|同志)|主办(?!单位|方)|会同)"),
        lazy("(?:牵头|主办|负责)(?:单位|部门|科室|领导|人)：$"),
    ),
    (
        "support",
        lazy("(?:积极|主动|密切|全力|共同|协同|做好)?(?:配合(?!单位|部门)|协助(?!单位|部门)|协办(?!单位|方))"),
        lazy("(?:(?:配合|协助|协办)(?:单位|部门|科室)：|会同)$"),
    ),
)
#: What `_PARTS` needs, and how far before an owner it is looked for, in characters.
_PART, _FAR = lazy(alternation(tagged("cues", "part"))), 8
_AND = lazy("[、和与及同 ]{1,2}|以及")


def _with_parts(shadow: str, span: Span, owners: tuple[OwnerFact, ...]) -> tuple[OwnerFact, ...]:
    """Who leads and who supports; joint ones do the same."""
    if not owners or not _PART.search(shadow, *span):
        return owners
    parts = [_part(shadow, span, owner.span) for owner in owners]
    for order in (range(len(owners) - 2, -1, -1), range(1, len(owners))):
        step = -order.step
        for n in order:
            first, second = sorted((n, n + step))
            if parts[n] is None and _AND.fullmatch(shadow, owners[first].span.end, owners[second].span.start):
                parts[n] = parts[n + step]
    return tuple(owner._replace(part=part) for owner, part in zip(owners, parts, strict=True))


def _part(shadow: str, span: Span, owner: Span) -> OwnerPart | None:
    for part, behind, before in _PARTS:
        if behind.match(shadow, owner.end, span.end) or before.search(shadow, max(span.start, owner.start - _FAR), owner.start):
            return part
    return None
