"""The subject of a clause that may say something: a person, 他, the meeting, a group.

In: the shadow, a clause and the mentions of its sentence. Out: `Subject`, and where the predicate behind it begins.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form.dialogue import enumeration
from briefgen.parsing.grammar import cues
from briefgen.parsing.grammar.predicates import ADVERB, PREDICATE_OPENS, VERB, Clause
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern


class Subject(NamedTuple):
    """The subject of a clause: ``kind`` person, pronoun, meeting or group; ``mentions`` for persons."""

    kind: str
    span: Span
    mentions: tuple[Mention, ...] = ()


#: What leads in and is no part of a clause: when and where, about what, after what.
_LEAD = lazy(
    "(?:会上|大会上|座谈会上|(?:临?散会|(?:会议|活动)?(?:结束|开始|休会))[前时]|会议(?:最后|强调前|期间|[上中])"
    "|会后|会前|会中|随后|首先|最后|接着|其间|期间|在会上|为此|对此|同时|另外|此外|讲话中|发言中|在[^，。；：]{1,24}(?:上|中|时|后|前|期间)"
    "|(?:针对|围绕|关于|结合|就|根据|按照|面对)[^，。；：]{1,40}"
    "|据(?=[^，。；]{2,20}(?:介绍|反映|通报)，)"
    # `新华社北京8月1日电 记者某某报道：`
    r"|[^，。；]{0,30}\d{1,2}日(?:电|讯) *(?:（[^）]*）)? *(?:记者[^，。]{2,6}报道：)?"
    "|谈到[^，]{1,30}时|听取[^。，]{1,30}后|当|在谈到[^，]{1,30}时)，? *"
)


def _led(shadow: str, start: int, end: int) -> int:
    """Where a clause begins behind what leads in: ``start`` where nothing does."""
    lead = _LEAD.match(shadow, start, end)
    return lead.end() if lead else start


def past_lead(shadow: str, clause: Clause) -> int:
    """Where a clause begins behind blanks and what leads in."""
    start = clause.start
    while start < clause.end and shadow[start].isspace():
        start += 1
    return _led(shadow, start, clause.end)


#: What stands for persons as a subject; `有人|认为`, `还有委员|分析`; the meeting.
_NAMED = lazy(
    "(?P<pronoun>(?:贺[信电辞词](?=指出|说|强调|中)|批示(?=指出|强调|要求)|来信(?=指出|说|强调)|信中(?=指出|说|强调)|他们|她们|他|她|该同志|这位(?:负责人|领导|同志)|二人|两人|本人)(?!的|人|乡|们|国|山|处)"
    "|[^，。；：、的]{0,6}?(?:报告|公报|宣言)(?=还?(?:指出|说|强调|提出|介绍|认为|号召)(?:[，：]|$)))"
    "|(?:也|还|另)?(?P<group>(?:有的?|有些|一些|多数|不少|部分)[^，。；：！？]{0,6}?[人员者家表们])(?:则|还|也|甚至)*(?=认为|提出|表示|指出|建议|分析|主张|强调|担心)"
    r"|(?:[^，。；：“”]{2,30}?(?:召开|举行|举办)了?)?(?P<meeting>(?:本次|此次|这次|今天的)?(?:(?:与会(?:人员|者|同志|代表|各方|领导|专家|委员)?|参会(?:人员|同志)|大家)(?=一致|普遍|均|都|纷纷|认为|表示|指出)"
    r"|(?:(?!对|向|把|将|参加|出席|主持|召开|举行|举办|认为|表示|指出|强调|要求|希望)[^，。；：！？、“”《》]){0,18}?"
    "(?:会议|支委会|院务会|局务会|校务会|党委会议|联席会|董事会|大会|全会|座谈会|例会|办公会|党组会|党委会|常委会|理事会|专题会|推进会|调度会|动员会|部署会|协商会|研讨会|论证会|报告会|现场会))"
    "(?!的|上|中|由|在|室|精神|议(?!定)|后|前|期间|召开|举行|成员|主任|副))"
)
#: Several people, who may speak inside what somebody says.
SEVERAL = lazy(alternation(tagged("cues", "several")))


def subject_of(shadow: str, clause: Clause, sentence: Span, here: Sequence[Mention]) -> tuple[Subject, int] | None:
    """The subject at the start of a clause, and where its predicate begins. ``here``: the sentence's mentions."""
    at, end, _ = clause
    mentions = [each for each in here if at <= each.span.start < end] if here else here
    while at < end and shadow[at] in " \n":
        at += 1
    if at == sentence.start:
        item = enumeration(shadow, at)
        at = item[1] if item else at
    led = _led(shadow, at, end)
    for start in (at,) if led == at else (at, led):
        person = _persons(shadow, start, end, mentions) if mentions else None
        if person:
            return person
        named = _NAMED.match(shadow, start, end)
        if named:
            kind = str(named.lastgroup)
            return Subject(kind, Span(*named.span(kind))), named.end()
    return _about(shadow, at, end, mentions) if mentions else None


#: So far behind the start of a clause its subject may begin, in characters.
_PERSON_NEAR = 8
#: The same behind another title: `全国样板支部、|园艺系党支部书记某某`.
_TITLES_NEAR = 24
#: What may stand there before a person: `会议由|…`, `我市|…`.
_BEFORE_PERSON = lazy(r"(?:[^，。；]{0,3}由|并由|由|[^，。；、]{0,6}同志?|我(?:市|县|校|区|局|院)|与会的|在场的| )*")
#: What joins two persons that are one subject: `、`, `和`, `，县委副书记、`.
_JOINS = lazy(r"[ 、]|和|与|及|以及|，(?=[^，]*$)|[、，]?[^，。、；]{2,16}[、和]")
#: What belongs to persons and stands behind them: `等市领导`, `同志`.
_BEHIND_PERSONS = lazy(
    r"(?:等[^，。；、在就对分先表指强认说]{0,14}?(?:领导|教授|专家|委员|代表|同志|人|党外人士|嘉宾|院士|学者|老师|位|名)?|同志|先生|女士|老师|一行|教授|博士|院士|研究员)?"
)


#: What somebody speaks about, before his name without a comma: `就下一步工作|李华强调，`.
_ABOUT = lazy("(?:就|围绕|针对|关于|对于?|在)[^，。；：]{2,40}")
_SPEAKS = lazy(rf"(?:{ADVERB})*(?:{VERB})")
_SAYS = lazy(f"(?:同志)?{_SPEAKS.pattern}")


def _about(shadow: str, start: int, stop: int, mentions: Sequence[Mention]) -> tuple[Subject, int] | None:
    """The person who stands behind what he speaks about, right before his verb of saying."""
    last = mentions[-1]
    if not (_ABOUT.fullmatch(shadow, start, last.span.start) and _SAYS.fullmatch(shadow, last.span.end, stop)):
        return None
    return Subject("person", last.span, (last,)), last.span.end


def _persons(shadow: str, start: int, stop: int, mentions: Sequence[Mention]) -> tuple[Subject, int] | None:
    """The persons who open a clause that begins at ``start`` and ends at ``stop``, and where their predicate begins."""
    first = None
    for each in mentions:
        titled = each is mentions[0] and shadow[each.span.start - 1] == "、" and not _SPEAKS.search(shadow, start, each.span.start)
        near = _TITLES_NEAR if titled else _PERSON_NEAR
        if start <= each.span.start <= start + near and not pattern("[，。；]").search(shadow, start, each.span.start):
            first = each
            break
    if first is None:
        return None
    if first.span.start > start and first.rule in ("established", "likely") and not _BEFORE_PERSON.fullmatch(shadow[start : first.span.start]):
        return None
    joined = [first]
    for other in mentions:
        if other.span.start >= joined[-1].span.end and _JOINS.fullmatch(shadow[joined[-1].span.end : other.span.start]):
            joined.append(other)
    end = _past_office(shadow, joined[-1].span.end, stop)
    tail = _BEHIND_PERSONS.match(shadow[end:stop])
    end += tail.end() if tail else 0
    return Subject("person", Span(first.span.start, end), tuple(joined)), end


def _past_office(shadow: str, at: int, stop: int) -> int:
    """Where an office ends behind a person who is known by his bare name: `沈知行|副院长|要求`; in `沈知行|代表支部表态` none does."""
    office = office_pattern().match(shadow, at, stop)
    if office is None or (office[0] == "代表" and office.end() < stop and not _SPEAKS.match(shadow, office.end(), stop)):
        return at
    return office.end()


_GROUP = lazy(
    rf"(?P<np>[^，。；：！？、“”]{{1,30}}?|[^，。；：！？“”]{{2,50}}?(?:代表|专家|人员|委员|们|负责人))(?=[{PREDICATE_OPENS}])(?!代表(?:们|一致|纷纷|均|都|普遍|表示|认为))(?P<pred>(?:{ADVERB})*(?:{VERB})(?:了)?.*)$",
    re.S,
)


def group_of(shadow: str, clause: Clause) -> tuple[Subject, int] | None:
    """A group that opens a clause: `参会的金融机构|表示`, `委员们|纷纷认为`."""
    start = past_lead(shadow, clause)
    match = _GROUP.match(shadow[start : clause.end])
    if not match:
        return None
    phrase = match["np"].rstrip()
    if (
        len(phrase) < 2
        or not cues.ends_as_group(phrase)
        or pattern(
            "^(?:在|当|我们|上级|中央|党中央|根据|按照|为|对|把|将|以|要|从|如|若|这|那|并|据|由|向|经)|要$|[是了]|(?<!所)有|不断|进行|作为|响应|落实|贯彻|传达|执行|符合|达到"
        ).search(phrase)
    ):
        return None
    end = start + len(match["np"])
    return Subject("group", Span(start, start + len(phrase))), end


_BARE = lazy(
    r"(?P<np>[^，。；：！？、“”《》]{2,30}?)(?=在|对|就|听取|充分|经|通过|高度|结合|围绕|\d{1,2}[日月]|召开|认真|根据|针对|审阅|积极|踊跃|先后|逐一|纷纷)"
)


#: What opens no group.
_LEADING = lazy(alternation(tagged("cues", "leading")))


def bare_group(shadow: str, clause: Clause) -> Subject | None:
    """A group that opens a sentence and speaks in a later clause: `专家们|充分肯定…，认为…`."""
    start = past_lead(shadow, clause)
    match = _BARE.match(shadow, start, clause.end)
    if match and cues.ends_as_group(match["np"]) and not _LEADING.match(match["np"]):
        return Subject("group", Span(*match.span("np")))
    return None
