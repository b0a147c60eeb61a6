"""Demands of minutes by topic: the items of what was decided and of what is to be done.

In: the shadow, the items with those whom they name, their speeches. Out: `DirectiveFact` values. An item of a list of tasks is one, whatever its form; of what was
decided each part is one that does not only approve, vote or tell.
"""

from collections.abc import Iterator, Sequence

from briefgen.parsing.form import trimming
from briefgen.parsing.grammar import clauses, item_deadlines, modality, quantities
from briefgen.parsing.speech.minuted import PERSON, SIGNED, Item
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.tasks import demands, units
from briefgen.parsing.tasks.directives import DirectiveFact
from briefgen.parsing.tasks.owners import OwnerFact, Owners
from briefgen.spans import Cover, Span, lines_of, strip
from briefgen.text.blocks import sentences
from briefgen.text.patterns import lazy

#: What approves, or counts votes.
_APPROVES = lazy(
    r"(?:一致|全体|全票|大家|均)*(?:[照原整]案|撤[回案]|缓议|否决|不?同意|通过(?![^，。；]{1,20}(?:方式|[，完进]))|批准|认可|赞成|反对|弃权|决议通过|投票通过|评审通过)"
)
#: What tells how things stand.
_STANDS = lazy(
    r"已经?(?!有)|完成了|增加了|编写了|支持了|了[。；，]|目前|当前(?!版本)|[^，。；]{0,12}(?:进行中|开发中|制作中|调研中)|没有|存在|过于|过低|不符合|不合理|缺失"
)


def find(shadow: str, items: Sequence[Item], asked: Owners, speech: dict[Span, int]) -> Iterator[DirectiveFact]:
    """The demands of items. ``speech``: by the items' places, which speech they stand in."""
    reported = _reported(shadow, items)
    for item in items:
        index = speech.get(item.span)
        owners = tuple(OwnerFact(each) for each in item.owners)
        if item.kind == "task":
            begin = _advised(shadow, item.words) if not owners else None
            whole = Span(begin, item.span.end) if begin else item.span
            yield _fact(shadow, whole, index, owners or asked.named(clauses.of(shadow, *item.words), item.words), "item-task")
            continue
        for unit, _ in units.of(shadow, sentences(shadow, item.words)):
            span = _demand(shadow, unit, asked, only_needs=reported)
            if span is not None:
                whole = Span(item.span.start, span.end) if span.start == item.words.start else span
                whole = Span(whole.start, item.span.end) if whole.end == item.words.end else whole
                yield _fact(shadow, whole, index, owners or asked.named(clauses.of(shadow, *span), span), "item-decided")


#: What is advised behind how things stand: `…占比较大，建议|关注…`.
_BEHIND_FACT = lazy(r"(?<=[，；。])(?:因此|所以|整体|方案)?(?P<said>建议|希望)(?!的)")


def _advised(shadow: str, words: Span) -> int | None:
    """Where what is advised begins in an item that first tells how things stand."""
    found = _BEHIND_FACT.search(shadow, *words)
    return found.end() if found and words.end - found.end() > 4 else None


#: That something has been done.
_REPORTS = lazy("了[。；，、]|了(?![解结])[\u4e00-\u9fff\\d]|已经?完成|已经?[^，。；]{0,6}(?:上线|发布|合入|解决|支持)|成功")


def _reported(shadow: str, items: Sequence[Item]) -> bool:
    """Whether what was decided mostly tells what has been done: there a bare verb asks nothing."""
    told = [_REPORTS.search(shadow, *item.words) is not None for item in items if item.kind == "decided"]
    return 2 * sum(told) > len(told)


#: What somebody needs, advises or considers: a demand among notes of projects, where 需要 stands for 要.
_NEEDS = lazy(
    r"(?:(?:整体|方案|个人|还是|我|我们|后续|最好|也|还|就|这|都)*(?:不?建议(?!的|是)|希望(?!能与)|需要?(?!求|的|时间|多久)|考虑(?!到)|最好|可以先|请(?![假示教求问]))|[^，。；：]{1,40}?(?<!不)(?:必须|需要(?!的|时间|多)|应该?(?![用对]))|[^，。；：]{2,14}(?:要(?!求|是|不要)|不(?:能够|应)))"
)


#: What somebody is to do by the next meeting, or next week.
_PLANNED = lazy(
    r"下(?:次|一次)(?:例会|会议|周会|组会|双周会)(?!的)|下(?:个)?周(?!五?的)[^，。；]*(?:完成|提交|汇报|给出|输出|继续)|下一步[^，。；]{0,4}(?:计划|完成|继续|开始)"
)


#: Rules that other words in the unit show better.
_GUESSED = frozenset(["listed", "hope", "deadline"])


def with_needs(shadow: str, found: Sequence[DirectiveFact], said: Sequence[SpeechFact]) -> list[DirectiveFact]:
    """Demands, with those in which persons say in minutes by topic what is needed."""
    out: list[DirectiveFact] = []
    taken = Cover(each.span for each in found if each.rule not in _GUESSED)
    for n, speech in enumerate(said):
        if speech.rule not in (PERSON, SIGNED, "speaker-line") or speech.act == "report":
            continue
        for unit, _ in units.of(shadow, [sentence for line in lines_of(shadow, speech.span) for sentence in sentences(shadow, line)]):
            if taken.overlaps(unit) or shadow[unit.end - 1] == "？":
                continue
            span = _needed(shadow, unit)
            if span:
                out.append(_fact(shadow, span, n, (), "needed"))
            elif _PLANNED.search(shadow, *unit) and not _REPORTS.search(shadow, *unit):
                own = speech.subject.mentions[0].name_span if speech.subject and len(speech.subject.mentions) == 1 else None
                out.append(_fact(shadow, unit, n, (OwnerFact(own, inherited=True),) if own else (), "planned"))
    mine = Cover(each.span for each in out)
    return [*(each for each in found if not mine.overlaps(each.span)), *out]


def _needed(shadow: str, unit: Span) -> Span | None:
    """The part of a unit that says what is needed."""
    own = trimming.numbered(shadow, unit.start) or unit.start
    for n, (begin, end) in enumerate(clauses.of(shadow, own, unit.end)):
        at = begin
        while at < end and shadow[at] in " ，；：":
            at += 1
        match = _NEEDS.match(shadow, at, end)
        if match:
            if match[0].endswith(("建议", "希望")) and not match[0].endswith("不建议"):
                at = match.end()
            return strip(shadow, Span(unit.start if n == 0 and at == begin else at, unit.end))
    return None


_THEN = lazy(r"[ ，]*(?:同时|并|后续|会后|详细|与|和|由|请|需|按照?|下一步|待)")


def _behind_approval(shadow: str, unit: Span) -> Span | None:
    """`同意立项，后续|与安全组对接`: what is to be done with what is approved."""
    for begin, end in clauses.of(shadow, *unit)[1:]:
        found = _THEN.match(shadow, begin, end)
        if found and end - found.end() > 2:
            return strip(shadow, Span(begin + (shadow[begin] in "， "), unit.end))
    return None


def _demand(shadow: str, unit: Span, asked: Owners, *, only_needs: bool) -> Span | None:
    """The part of a unit of what was decided that asks something."""
    own = trimming.numbered(shadow, unit.start) or unit.start
    approves = _APPROVES.match(shadow, own, unit.end) is not None
    if only_needs or approves or _STANDS.search(shadow, own, unit.end):
        return _needed(shadow, unit) or (_behind_approval(shadow, unit) if approves else None)
    if did := _DID.match(shadow, own, unit.end):
        own = did.end()
        unit = Span(own, unit.end)
    if _DESCRIBES.match(shadow, own, unit.end):
        return _needed(shadow, unit)
    if unit.end - own < 4 or demands.bare_heading(unit.slice(shadow)):
        return None
    advised = _advised(shadow, unit)
    if advised:
        return Span(advised, unit.end)
    place = demands.Place(pressing=False, talk=False, listed=True)
    found = demands.demand(shadow, clauses.of(shadow, *unit), unit, place, asked, True, False)
    return found[0] if found else None


#: What only says what something is made of, or is but a note: `数据分两层`, `（附件二）`.
_DESCRIBES = lazy("[※（]|[^，。；：要应须请将]{1,16}(?:分(?:为)?[一二两三四五六\\d]+[层级类个种]|由[^，。；]{2,20}(?:组成|加权|构成|计算)|满分|占比)")
#: What was done at the meeting, before what is to be done: `确认选题为水泵，|准备计划`.
_DID = lazy(
    "(?:本次|小组|大家|会议|团队|全体[^，。；]{0,4})*(?:初步|深入|共同|详细|进一步|主要|基本|大致)*(?:确[定认]|讨论|选定|交流|分享|回顾|介绍|总结|商讨)[^，。；]{2,}(?:[，；]|。?$)"
)


def _fact(shadow: str, span: Span, index: int | None, owners: tuple[OwnerFact, ...], rule: str) -> DirectiveFact:
    due = tuple(item_deadlines.find(shadow, span))
    at = trimming.numbered(shadow, span.start)
    taken = [each.span for each in due] + ([Span(span.start, at)] if at else []) + [each.span for each in owners]
    named = modality.modal(shadow, *span)
    return DirectiveFact(span, index, owners, named[0] if named else "should", due, tuple(quantities.find(shadow, span, taken)), rule)
