"""The groups that took part: `各县（市、区）分管领导`, `市直有关部门负责人`, as lists, running text and speeches name them.

In: the shadow, the narration, mentions by sentence, speeches, lists of labelled lines. Out: `GroupFact` lists in text order.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.lexicon.alternation import alternation
from briefgen.parsing import cues, list_notes
from briefgen.parsing.attendees import PREDICATE, Narration
from briefgen.parsing.dates import number
from briefgen.parsing.lists import AttendeeList
from briefgen.parsing.mentions import Mention
from briefgen.parsing.offices import is_office
from briefgen.parsing.roles import roles
from briefgen.parsing.speeches import SpeechFact
from briefgen.record import Role
from briefgen.spans import Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern


@dataclass(slots=True)
class GroupFact:
    """A group taking part, as printed."""

    span: Span
    roles: set[Role] = field(default_factory=set)
    count: int | None = None
    open: bool = False
    rule: str = "attendance"


_GENERIC = lazy(
    "^因|^(?:与会|参会|在场)?(?:人员|者|代表|领导同志|领导|同志|专家|大家|[^，]{0,4}双方|委员|嘉宾|各方|全体人员|委员们|专家们|代表们|会议|大会|代表委员|单位|人|会员|理事|党员|干部|职工|群众)$|^(?:与会|参会|出席会议|参加会议)|们$|^(?:他|她|我|其(?!他|团队|成员)|该|这|那|会议|大会|座谈会|活动|双方|本次|此次)|会议$|^[\\d一二三四五六七八九十]+$|^(?:有关|相关)?(?:工作|情况|方面|内容|问题)"
)


def listed_groups(shadow: str, lists: Iterable[tuple[AttendeeList, Role | None]]) -> list[GroupFact]:
    """The groups of labelled lists; one that two labels share (`主持/记录：`) once."""
    found: dict[Span, GroupFact] = {}
    for listed, role in lists:
        for span in listed.groups:
            group = found.setdefault(span, GroupFact(span, rule="listed"))
            group.roles |= {role} if role else set()
            if note := list_notes.behind(shadow, span.end):
                group.roles |= note.roles
                group.count = note.number
                group.open = shadow.startswith("等", span.end)
    return list(found.values())


def narrated_groups(shadow: str, narrated: Narration, mentions: dict[Span, list[Mention]], speeches: Sequence[SpeechFact]) -> list[GroupFact]:
    """The groups that running text names as taking part."""
    out: list[GroupFact] = []
    for sentence, parts in narrated:
        here = mentions.get(sentence, [])
        for part in parts:
            if _ATTENDS.search(shadow, part.start, part.end):
                out += _attending(shadow, part, here)
            out += _chairing(shadow, part, here)
            if _CONSULTS.search(shadow, part.start, part.end):
                out += _consulted(shadow, part, here)
        if parts[0].start == sentence.start:
            out += _acting(shadow, parts[0], here)
    for speech in speeches:
        if speech.subject and speech.subject.kind == "group" and not speech.carried:
            text = speech.subject.span.slice(shadow)
            if not _GENERIC.search(text):
                out.append(GroupFact(speech.subject.span, {"speak"}, rule="speaker"))
    unique: dict[str, GroupFact] = {}
    last: GroupFact | None = None
    for group in sorted(out, key=lambda each: (each.span.start, -each.span.end)):
        text = group.span.slice(shadow)
        twin = last if last and last.span.overlaps(group.span) else unique.get(text)
        if twin:
            twin.roles |= group.roles
        else:
            unique[text] = last = group
    return list(unique.values())


#: Verbs of taking part, and what may not stand behind them.
_VERBS = {
    "出席": "", "参加": "", "列席": "", "参会": "", "到会": "", "到场": "", "设分会场": "", "设立分会场": "", "与会": "(?!人员|代表|者|同志|领导|专家)",
    "莅会": "", "收听收看": "", "旁听": "",
}  # fmt: skip
#: What stands before them and belongs to them.
_ADVERBS = (
    "应邀", "受邀", "一同", "共同", "一并", "集体", "以视频(?:形式|方式)?", "视频(?:形式|方式)?", "通过视频", "线上", "分别", "现场", "亲临", "莅临",
    "在(?:主|分)会场", "在线",
)  # fmt: skip
_ATTEND = lazy(
    f"(?=[{''.join(sorted({word[0] for word in (*_ADVERBS, *_VERBS)}))}])"
    f"(?:{'|'.join(_ADVERBS)})*(?:{'|'.join(verb + behind for verb, behind in _VERBS.items())})"
)
_HEAD_OF = r"(?:本次|此次|了)?(?:[^，。；的]{0,14})?的(?:还|共|主要|分别|人员|领导|嘉宾|同志|专家|党外人士|单位|代表)*(?:有|包括|是|为)[：]?"
_HEAD_WHO = "(?:人员|领导|嘉宾|同志|者|代表|单位)(?:还|主要)?(?:有|包括|为|是)[：]?"
_HEAD_VERBS_OF, _HEAD_VERBS_WHO = ("参加", "出席", "列席", "参与"), ("与会", "参会", "出席", "参加")
_ATTEND_HEAD = lazy("|".join([*(verb + _HEAD_OF for verb in _HEAD_VERBS_OF), *(verb + _HEAD_WHO for verb in _HEAD_VERBS_WHO), "还有"]))
#: What `_ATTEND` and `_ATTEND_HEAD` need, looked for first.
_ATTENDS = lazy(alternation([*_VERBS, *_HEAD_VERBS_OF, *_HEAD_VERBS_WHO, "还有"]))


def _attending(shadow: str, part: Span, mentions: list[Mention]) -> list[GroupFact]:
    out: list[GroupFact] = []
    heads = list(_ATTEND_HEAD.finditer(shadow, part.start, part.end))
    for head in heads:
        stop = pattern("[。；]").search(shadow, head.end(), part.end)
        out += _zone(shadow, Span(head.end(), stop.start() if stop else part.end), mentions)
    start = part.start
    for verb in _ATTEND.finditer(shadow, part.start, part.end):
        if any(head.start() <= verb.start() < head.end() for head in heads):
            continue
        behind = shadow[verb.end() : verb.end() + 10]
        if behind.startswith(("人员", "者", "率", "单位")) or (
            "的" in behind and pattern("(?:会议|活动|座谈|[^，。；]{0,8})?的(?!$|[^，。；]{0,3}(?:讨论|审议))").match(behind)
        ):
            continue
        zone = _zone_start(shadow, start, verb.start(), mentions)
        role: Role | None = "observe" if "列席" in verb[0] else None
        for group in _zone(shadow, Span(zone, verb.start()), mentions):
            if role:
                group.roles.add(role)
            out.append(group)
        start = verb.end()
    return out


def _zone_start(shadow: str, floor: int, end: int, mentions: list[Mention]) -> int:
    """Where the list before an attendance verb begins: behind the last predicate."""
    start = 1 + max(floor - 1, *(shadow.rfind(mark, floor, end) for mark in "。！？；"))
    pieces = [start, *(at + 1 for at in outside(shadow, start, end, "，")), end]
    for n in range(len(pieces) - 2, -1, -1):
        clause = Span(pieces[n], pieces[n + 1])
        text = clause.slice(shadow).rstrip("，")
        if n < len(pieces) - 2 and (
            pattern(
                "召开|举行|举办|主持|[了]|(?<!相关)(?<!重点)工作(?:，|$)|会议$|精神$|情况$|为[^、]{6,}$|[上中]$|根据|按照|在.{2,}(?:室|厅|楼|心)$"
            ).search(
                text,
            )
            or not _listy(_masked(shadow, clause, mentions))
        ):
            return pieces[n + 1]
        if n == len(pieces) - 2:
            verb = pattern("召开|举行|举办|邀请了?|率领?|带领|组织(?!部|委|员|办)|会同").search(_masked(shadow, clause, mentions))
            if verb:
                return clause.start + verb.end()
    return pieces[0]


def _masked(shadow: str, span: Span, mentions: list[Mention]) -> str:
    """A span with ``◆`` for each character of a mention."""
    start, end = span
    text = shadow[start:end]
    for mention in mentions:
        for part in (mention.span, *mention.titles):
            begin, stop = max(start, part.start) - start, min(end, part.end) - start
            if begin < stop:
                text = text[:begin] + "◆" * (stop - begin) + text[stop:]
    return text


_LEAD = lazy(
    r"^(?:会议|会上|本次|此次|共有|共|等|另有|还有|以及|和|及|与|同|由|来自|并|邀请了?|特邀|应邀|率领|率|带领|携|在?(?:主|分)会场|，|、|当天|其中|包括|有(?=\d)|有(?!关|限|色)|座谈会上|会后|随后|的|组织|会同|部分(?=各)|一行|陪同|[^，。；、]{0,8}会上，?)+"
)
_TAIL = lazy(
    r"(?=[等共合约近一二三四五六七八九十百千万零 ，\d代分在通应受也均都以视线莅亲到先现集])(?:等|共计?|合计|约|近|一行|[ ，]|\d+余?多?人|[一二三四五六七八九十百千万零]+余?人|代表共|分别|在(?:主|分)会场|在[^，。；、]{1,20}(?:会场|收看|收听|里|本地|机关)|通过|应邀|受邀|也|均|都|一同|共同|以?视频(?:形式|方式)?|线上|莅临|亲临|到会|先后|现场|集中|一并|先)+$"
)


def _listy(masked: str) -> bool:
    """Whether a clause is part of a list of participants."""
    rest = _TAIL.sub("", _LEAD.sub("", masked.strip("， ")))
    if "◆" in masked and not PREDICATE.search(rest.replace("◆", "")):
        return True
    return bool(rest) and cues.ends_as_group(rest) and not PREDICATE.search(rest)


_SPLIT = lazy("、|，|；|以及|[ ]+|和(?!平|谐)|及(?!时)|与(?!会)|并(?=[^、，]{0,4}邀请)")
_BRACKET_OR_JOINT = lazy("[（“《）”》、，；以 和及与并]")


def _pieces(masked: str) -> list[tuple[int, int, str]]:
    """A list's pieces, each with what joins it to the next; cut outside of brackets."""
    depth, start = 0, 0
    pieces: list[tuple[int, int, str]] = []
    for match in _BRACKET_OR_JOINT.finditer(masked):
        at, mark = match.start(), match[0]
        if at < start:
            continue  # inside the joint before
        if mark in "（“《":
            depth += 1
        elif mark in "）”》":
            depth = max(0, depth - 1)
        elif depth == 0:
            joint = _SPLIT.match(masked, at)
            if joint and joint[0] in ("和", "及", "与") and not ("◆" in masked[start:at] or cues.ends_as_group(masked[start:at])):
                joint = None  # `海洋与渔业厅`
            if joint:
                pieces.append((start, at, joint[0]))
                start = joint.end()
    pieces.append((start, len(masked), ""))
    return pieces


#: `…等120余人` at the end of a list.
_TOTAL = lazy(r"(?:等|共计?|合计|约|近|一行|，|人员)*(\d+|[一二三四五六七八九十百千万零]+)余?多?人$")
#: How a unit ends that may wait for what stands behind the last one of its list: `县财政局、|水务局主要负责人`.
_UNIT = lazy(
    "(?:省|市|县|区|局|处|科|室|部|委|厅|办|公司|学院|大学|中心|站|所|队|组|会|院|校|村|镇|乡|街道|社区|集团|银行|协会|政府|支部|党委|系|园区|管委会)$"
)
#: No longer is a text that waits without ending like a group.
_WAITING_LONGEST = 20


def _zone(shadow: str, zone: Span, mentions: list[Mention]) -> list[GroupFact]:
    """The groups of a list of participants."""
    masked = _masked(shadow, zone, mentions)
    out: list[GroupFact] = []
    waiting: int | None = None  # where the first unit begins that what ends the last one belongs to as well
    for first, end, joint in _pieces(masked):
        begin = masked.rfind("◆", first, end) + 1 or first
        if begin > first:
            waiting = None
        lead = _LEAD.match(masked[begin:end])
        begin += lead.end() if lead else 0
        tail = _TAIL.search(masked[begin:end])
        end = begin + tail.start() if tail else end
        text = masked[begin:end]
        if len(text) < 2 or _GENERIC.search(text):
            waiting = None
            continue
        if not cues.ends_as_group(text):
            if joint != "、":
                waiting = None
            elif waiting is None and len(text) <= _WAITING_LONGEST and not PREDICATE.search(text):
                waiting = begin
            continue
        if PREDICATE.search(text) and not pattern("在(?:校|职|岗|京|汉|杭)").match(text):
            waiting = None
            continue
        span = strip(shadow, Span(zone.start + begin, zone.start + end))
        if joint in ("、", "和", "及", "以及", "与") and _UNIT.search(text) and text[0] not in "各全":
            waiting = begin if waiting is None else waiting
        else:
            if waiting is not None and not pattern("各|全体|有关|相关|部分").match(text):
                span = Span(zone.start + waiting, span.end)
                out = [group for group in out if not span.contains(group.span)]
            waiting = None
        out.append(GroupFact(span, open=tail is not None and "等" in tail[0]))
    total = _TOTAL.search(masked) if masked[-1:] == "人" else None
    if total and out:
        out[-1].count = _number(total[1])
    return out


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else number(text)


_TALKS, _SIGNS = "座谈|协商|交流|会谈", "签署|签订"
#: Those to whom, or with whom, something is done at the meeting: `向各民主党派负责人|征求意见`, `同党外人士|进行了协商交流`.
_CONSULTED = lazy(
    f"(?:向|同(?!志|时|意)|与(?!会))(?P<np>[^，。；：向同与]{{2,60}}?)(?=通报了?[^，。；]{{0,20}}情况|征求|汇报了|(?:进行|开展)了?[^，。；]{{0,6}}(?:{_TALKS})|(?:分别)?(?:{_SIGNS})了?)"
)
#: What `_CONSULTED` needs, looked for first.
_CONSULTS = lazy(f"通报|征求|汇报了|{_TALKS}|{_SIGNS}")


def _chairing(shadow: str, part: Span, mentions: list[Mention]) -> list[GroupFact]:
    """An office without a name that chairs: `会议由局办公室主任|主持`."""
    chaired = pattern(r"由([^，。；、]{2,16}?)主持").search(shadow, part.start, part.end)
    if not chaired or not is_office(chaired[1]):
        return []
    span = Span(*chaired.span(1))
    return [] if any(mention.span.overlaps(span) for mention in mentions) else [GroupFact(span, {"chair"}, rule="office-without-name")]


def _consulted(shadow: str, part: Span, mentions: list[Mention]) -> Iterator[GroupFact]:
    """Groups to whom, or with whom, something is done."""
    for match in _CONSULTED.finditer(shadow, part.start, part.end):
        span = strip(shadow, Span(*match.span("np")))
        if _is_group(shadow, span, mentions):
            yield GroupFact(span, rule="consulted")


#: What people do together at a meeting without speaking to it.
_MET = lazy(f"座谈|协商|交流|讨论|聚会|{_SIGNS}")
#: What may stand before the phrase for a group at the start of a clause.
_NP_LEADS = ("会上", "会议上", "座谈会上", "随后", "最后", "其中", "会议期间", "期间")
_NP_LEAD = lazy(f"(?:{'|'.join(_NP_LEADS)})，")
_NP_LEAD_OPENS = frozenset(lead[0] for lead in _NP_LEADS)
#: What stands behind such a phrase; one character, so that all places are found in one scan.
_NP_END = lazy(
    r"在(?=会上|会议上|听取)|分(?=别)|先(?=后)|结(?=合)|就|围(?=绕)|对|向|作(?=了|[^、，。]{0,10}(?:发言|汇报|报告))|进(?=行)|也(?=在|作|分别|先后|踊跃|就)|通(?=过视频)|视(?=频)|书(?=面)|还|纷(?=纷)|踊(?=跃)|现(?=场)|依(?=次)|逐(?=一)|汇(?=[报聚])|发(?=言)|介(?=绍)|做|聚(?=会)|齐(?=聚)|相(?=聚)|云(?=集)|签(?=[署订])|同(?!志)(?=[^，。；]{2,20}(?:进行|交流|座谈))"
)
#: No phrase for a group is shorter or longer.
_NP_SHORTEST, _NP_LONGEST = 2, 130
_MARK = lazy("[，。；：！？]")


def _acting(shadow: str, part: Span, mentions: list[Mention]) -> Iterator[GroupFact]:
    """Groups that speak, report or meet in the narration that opens a sentence, each at the start of a clause."""
    ends = [match.start() for match in _NP_END.finditer(shadow, part.start, part.end)]
    if not ends:
        return
    marks = [match.start() for match in _MARK.finditer(shadow, part.start, part.end)]
    marks.append(part.end)
    for n, start in enumerate([part.start, *(mark + 1 for mark in marks[:-1] if shadow[mark] in "，；")]):
        lead = _NP_LEAD.match(shadow, start, part.end) if shadow[start : start + 1] in _NP_LEAD_OPENS else None
        end = _phrase_end(lead.end(), ends, marks) if lead else None
        begin = lead.end() if lead and end else start
        end = end or _phrase_end(start, ends, marks)
        if end is None:
            continue
        span = strip(shadow, Span(begin, end))
        if shadow[span.start] == "有" and pattern(r"有\d").match(shadow, span.start, span.end):
            span = Span(span.start + 1, span.end)
        if not _is_group(shadow, span, mentions) or PREDICATE.search(span.slice(shadow)) or pattern("[^、]主持").search(shadow, begin, end):
            continue
        if pattern("在|由(?!于)|认真|听取|聆听").match(shadow, span.start, span.end):
            continue  # `在认真听取大家的发言后`
        rest = shadow[end : part.end]
        if n:
            rest = pattern("[，；]").split(rest, maxsplit=1)[0]
        done = roles(rest)
        if done or _MET.search(rest):
            yield GroupFact(span, {role for role in done if role in ("speak", "report")}, rule="acting")


def _is_group(shadow: str, span: Span, mentions: list[Mention]) -> bool:
    """Whether a phrase is for people in number who are worth a mention, and none of them is named."""
    phrase = span.slice(shadow)
    return cues.ends_as_group(phrase) and not _GENERIC.search(phrase) and not any(mention.span.overlaps(span) for mention in mentions)


def _phrase_end(start: int, ends: Sequence[int], marks: Sequence[int]) -> int | None:
    """Where the phrase that begins at ``start`` ends: before the first of ``ends`` that is far enough from it, if no mark comes first."""
    at = bisect.bisect_left(ends, start + _NP_SHORTEST)
    if at == len(ends):
        return None
    return ends[at] if ends[at] <= min(start + _NP_LONGEST, marks[bisect.bisect_left(marks, start)]) else None
