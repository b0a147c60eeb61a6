"""Who must act: the units and people that a demand names.

In: the shadow, a demand with its clauses, the names known. Out: `OwnerFact` values. They stand behind 由, before 牵头 and 配合, behind
`责任单位：`, behind 作为, or are the subject of a clause.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.parsing import actors, agents, deadlines, modality, names, trimming
from briefgen.parsing.known_people import NOBODY, KnownNames
from briefgen.record import OwnerPart
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern


class OwnerFact(NamedTuple):
    """Who must act. ``inherited`` from an earlier unit; ``part``: who leads, who supports."""

    span: Span
    inherited: bool = False
    part: OwnerPart | None = None


BY = lazy(
    r"由(?P<np>[^，。；：！？由]{2,40}?)(?=(?:牵头|负责|承担|组织|会同|配合|协助|统一|统筹|在|于|按|发出|起草|完成|落实|制定|拿出|拟定|提出|安排|协调|督促|督办|汇总|解决|研究|办理|实施|监督|检查|通报|公布|带队|主抓|具体|去|报|向|每|尽快|任组长|担任|任|妥善|指定|派|出面|联系|支付|补|写出|代|审核|组成|另行|根据|按照|依据|参照|结合|委托|\d|[一二三四五六七八九十]+[月日个天周]|本周|下周|今晚|限期|近日|年底|月底))"
)
#: What somebody does who is named before it: `安全科|牵头`; and what he is made.
_TASKS = "牵头|配合|协助|协办|主办|负责(?!人|同志)|复查|带队|跟进|督办|承办|把关|监督"
_POST = "[^，。；]{0,6}(?:组长|队长|总指挥|联系人|召集人|负责人)"
_ROLE = lazy(rf"(?:(?<![^，；：、。 \n（）])|由)(?P<np>[^，。；：！？由（）\n]{{2,30}}?)(?:具体|总)?(?:{_TASKS}|(?:亲自|主)抓|(?<=具体)抓|任{_POST})")
#: What `_ROLE` needs, looked for first.
_TASK = lazy(f"{_TASKS}|抓(?:(?<=主抓)|(?<=亲自抓)|(?<=具体抓))|任(?={_POST})")
_RESPONSIBLE = lazy(
    r"(?:(?:第一)?责任(?:单位|人|部门|领导|领导人|主体)|(?:分管|包案|包保|挂钩|牵头|责任)领导|牵头(?:单位|部门|人)|配合单位|承办(?:单位|部门)|主办单位|完成单位|责任科室|负责人)：(?P<np>[^，。；：！？（）\n]{2,40})"
)
#: Behind these, those who are asked: `希望|企业每年为老人体检一次`.
_ASKED = lazy("(?:希望|建议|要求|提醒|呼吁|号召|倡议|请)$")
#: The other kind of unit in brackets: `各林场|（所）`, `各县|（市、区）`.
_ALSO = lazy("（[省市州县区旗盟乡镇村所站园段局处科室社居街道团校院系部矿厂、]{1,8}）")
#: Those for whom it is done, where nothing says that they must: `贴出去，群众看得见才放心`.
_BENEFICIARY = lazy("群众|百姓|老百姓|学生|孩子|患者|病人|职工|村民|居民|业主|农民|企业|家长|客户|员工|别人|人家")


def named(shadow: str, clauses: Sequence[tuple[int, int]], span: Span, known: KnownNames) -> tuple[OwnerFact, ...]:
    """Those whom a demand names as those who must act, in text order, each wording once; ``clauses`` are those of ``span``."""
    return _with_parts(shadow, span, _distinct(shadow, _named(shadow, clauses, span, known)))


def _distinct(shadow: str, owners: Sequence[OwnerFact]) -> tuple[OwnerFact, ...]:
    """In text order, each wording once."""
    if len(owners) < 2:
        return tuple(owners)
    ordered = sorted(owners, key=lambda owner: owner.span)
    return tuple({owner.span.slice(shadow): owner for owner in reversed(ordered)}.values())[::-1]


def _named(shadow: str, clauses: Sequence[tuple[int, int]], span: Span, known: KnownNames) -> list[OwnerFact]:
    out: list[OwnerFact] = []
    start, end = span
    by = shadow.find("由", start, end) >= 0
    if shadow.find("：", start, end) >= 0:
        _take_named(shadow, _RESPONSIBLE, span, known, out)
    if by:
        _take_named(shadow, BY, span, known, out)
    if _TASK.search(shadow, start, end):
        _take_named(shadow, _ROLE, span, known, out)
    somebody = known.occur(shadow[start:end])
    for person in known.caused(shadow, start, end) if somebody else ():
        _take(shadow, span, person, known, out)
    for match in agents.FROM.finditer(shadow, start, end) if by else ():
        limit = min(end, match.end() + 30)
        stop = pattern("[，。；：]").search(shadow, match.end(), limit)
        agent = agents.opening(shadow, match.end(), stop.start() if stop else limit, known, agent=True)
        if agent:
            _take(shadow, span, agent, known, out)
    addressed = told_to(shadow, span, known)
    if addressed:
        _take(shadow, span, addressed, known, out)
    roles = shadow.find("作为", start, end) >= 0
    dated = deadlines.possible(shadow, span)
    for clause in clauses:
        people = known.people(shadow, clause[0], end) if somebody else None
        if people:
            _take(shadow, span, people, known, out)
        subject = _role(shadow, clause, known) if roles else None
        if subject is None and actors.named_in(shadow, *clause, known if somebody else NOBODY):
            subject = _subject(shadow, clause, start, known, dated=dated)
        if subject:
            _take(shadow, span, subject, known, out)
    return out


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
_PART, _BEFORE = lazy("牵头|负责|主办|会同|配合|协助|协办"), 8
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
        if behind.match(shadow, owner.end, span.end) or before.search(shadow, max(span.start, owner.start - _BEFORE), owner.start):
            return part
    return None


def _take_named(shadow: str, form: re.Pattern[str], span: Span, known: KnownNames, out: list[OwnerFact]) -> None:
    """Add those who can act and stand where a pattern has its ``np``."""
    for match in form.finditer(shadow, *span):
        phrase = trimming.trimmed(shadow, Span(*match.span("np")))
        if phrase and (actors.can_act(shadow, phrase, known) or (form is _RESPONSIBLE and _names(shadow, phrase))):
            _take(shadow, span, phrase, known, out)


def _names(shadow: str, phrase: Span) -> bool:
    """Whether a phrase is the name of one person or of several: `责任领导：|管延庆、鹿传珍|`."""
    at = phrase.start
    while True:
        name = names.name_at(shadow, at, slot=True)
        if name is None or name.end > phrase.end:
            return False
        if name.end == phrase.end:
            return True
        joint = _BETWEEN_NAMES.match(shadow, name.end, phrase.end)
        if joint is None:
            return False
        at = joint.end()


_BETWEEN_NAMES = lazy("[、和与及 ]{1,3}")


def _take(shadow: str, span: Span, phrase: Span, known: KnownNames, out: list[OwnerFact]) -> None:
    """Add those whom a phrase within ``span`` names and who are not in ``out`` yet."""
    also = _ALSO.match(shadow, phrase.end, span.end)
    if also:
        phrase = Span(phrase.start, also.end())
    for part in actors.split(shadow, phrase, known):
        if not any(part.overlaps(other.span) for other in out):
            out.append(OwnerFact(part))


def _role(shadow: str, clause: tuple[int, int], known: KnownNames) -> Span | None:
    """`作为|基地的教师|，一定要…`."""
    role = pattern(" *作为([^，。；]{2,40})$").match(shadow, *clause)
    if role and (actors.can_act(shadow, Span(*role.span(1)), known) or pattern("的[^，]{2,8}和[^，]{2,12}$").search(role[1])):
        return Span(*role.span(1))
    return None


def _subject(shadow: str, clause: tuple[int, int], start: int, known: KnownNames, *, dated: bool) -> Span | None:
    """The subject of a clause, unless it names those for whom something is done; ``start``: where the demand begins."""
    modal = modality.modal(shadow, *clause)
    subject = agents.subject(shadow, clause, modal[1] if modal else None, known, dated=dated)
    if subject is None or modal:
        return subject
    if clause[0] == start and _ASKED.search(shadow, max(0, start - 3), start):
        return subject
    return None if _BENEFICIARY.fullmatch(subject.slice(shadow)) else subject


def by_agent(shadow: str, unit: Span, known: KnownNames) -> bool:
    """Whether somebody who can act stands behind 由."""
    by = BY.search(shadow, unit.start, unit.end)
    agent = trimming.trimmed(shadow, Span(*by.span("np"))) if by else None
    return agent is not None and actors.can_act(shadow, agent, known)


def responsible(text: str) -> bool:
    """Whether a unit has a label for those who must act: `责任单位：`."""
    return "：" in text and _RESPONSIBLE.search(text) is not None


#: `白主任，|你明天写一个说明`, `岑工你|盯人数`: who is told to do something in a talk; not `王主任，你说得对`.
_TOLD_TO = lazy(
    "(?P<who>[\u4e00-\u9fff]{2,6}?)，?你们?(?:(?:也|再|还|就|先|赶紧|尽快|马上|负责|今天|明天|今晚|后天|本周|这周|下周|[^，。；？]{0,12}前)*)(?=[把去给写盯查问催跟带拿找做搞抓办报交通落组安排准备整理统计联系核实对协])"
)


def told_to(shadow: str, unit: Span, known: KnownNames) -> Span | None:
    """Whoever is addressed at the start of a clause and told to do something."""
    if shadow.find("你", unit.start, unit.end) < 0:
        return None
    for told in _TOLD_TO.finditer(shadow, *unit):
        who = Span(*told.span("who"))
        if actors.can_act(shadow, who, known):
            return who
    return None


def tasked(text: str) -> bool:
    """Whether somebody stands before 牵头, 配合, 负责 and the like."""
    return _TASK.search(text) is not None and _ROLE.search(text) is not None
