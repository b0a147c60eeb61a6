"""Who said what: attributions, and how far the speech behind each runs.

In: the shadow, blocks, and the mentions of every sentence. Out: `SpeechFact` values in text order. An attribution is a
subject (a person, 他, 会议, a group), perhaps adverbials, and a verb of saying; what was said stands behind it
without it. The speech runs on until another attribution, narration, or a paragraph that does not carry it on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.endings import Endings
from briefgen.parsing import cues
from briefgen.parsing.dialogue import DECISION, DECISION_ENDS, SpeakerLine, closes, enumeration, heading
from briefgen.parsing.mentions import Mention
from briefgen.parsing.roles import roles
from briefgen.record import SpeechAct
from briefgen.spans import Block, Span
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern


class Subject(NamedTuple):
    """The subject of a clause: ``kind`` person, pronoun, meeting or group; ``mentions`` for persons."""

    kind: str
    span: Span
    mentions: tuple[Mention, ...] = ()


class SpeechFact(NamedTuple):
    """What one subject said. ``carried``: the attribution names no subject of its own."""

    subject: Subject | None
    attribution: Span | None
    span: Span
    act: SpeechAct
    rule: str
    carried: bool = False


_VERBS = sorted(cues.SAYING, key=lambda verb: (-len(verb), verb))
_VERB = "|".join(_VERBS)
_LEAD = (
    r"(?:(?:会上|会议上|大会上|座谈会上|临?散会[前时]|(?:会议|活动)?(?:结束|开始|休会)[前时]|会后|会前|会中|随后|首先|最后|接着|其间|期间|在会上|为此|对此|同时|另外|此外|讲话中|发言中|在[^，。；：]{1,24}(?:上|中|时|后|前|期间)|(?:针对|围绕|关于|结合|就|根据|按照|面对)[^，。；：]{1,40}|"
    r"据(?=[^，。；]{2,20}(?:介绍|反映|通报)，)|[^，。；]{0,30}\d{1,2}日(?:电|讯) *(?:（[^）]*）)? *(?:记者[^，。]{2,6}报道：)?|会议最后|会议强调前|会议上|会议中|会议期间|谈到[^，]{1,30}时|听取[^。，]{1,30}后|当|在谈到[^，]{1,30}时)，? *)"
)
_LEADS = lazy(_LEAD)
#: What a lead begins with, unless it is a dateline, which needs 日 near.
_LEAD_OPENS = frozenset("会大座临散活结开休随首最接其期在为对同另此讲发针围关就根按面据谈听当")
_DATELINE_REACH = 34


def _led(shadow: str, start: int, end: int) -> int:
    """Where a clause begins behind what leads in: ``start`` where nothing does."""
    if shadow[start : start + 1] not in _LEAD_OPENS and shadow.find("日", start, min(end, start + _DATELINE_REACH)) < 0:
        return start
    lead = _LEADS.match(shadow, start, end)
    return lead.end() if lead else start


_PRONOUN = lazy(
    r"(?:贺[信电辞词](?=指出|说|强调|中)|批示(?=指出|强调|要求)|(?:来信|信中)(?=指出|说|强调)|他们|她们|他|她|该同志|这位(?:负责人|领导|同志)|二人|两人|本人)(?!的|人|乡|们|国|山|处)"
)
_MEETING = lazy(
    r"(?:本次|此次|这次|今天的)?(?:与会(?:人员|者|同志|代表|各方|领导|专家|委员)?(?:一致|普遍|均|都)|参会(?:人员|同志)一致|大家(?:一致|普遍|都|纷纷)?(?=认为|表示|指出)|[^，。；：！？、“”《》]{0,18}?(?:会议|支委会|院务会|局务会|校务会|党委会议|联席会|董事会|大会|全会|座谈会|例会|办公会|党组会|党委会|常委会|理事会|专题会|推进会|调度会|动员会|部署会|协商会|研讨会|论证会|报告会|现场会))(?!的|上|中|由|在|室|精神|议(?!定)|后|前|期间|召开|举行|成员|主任|副)"
)
#: What `_MEETING` cannot lack, and how far from its start that stands at most.
_MEETS = lazy("会|大家")
_MEETING_REACH = 40
_ADVERB = (
    r"(?:还|也|又|再次|再三|反复|同时|并|并且|而且|最后|首先|一致|普遍|纷纷|均|都|则|进一步|特别|着重|明确|衷心|诚恳|迫切|真诚|殷切|诚挚|郑重|严肃|要|分别|共同|随后|接着|会上|插话|当即|重点|强烈|现场|热情|深情|原则|研究|深有感触地|动情地|激动地|笑着|补充|当场|当面|率先|坦率地|感慨地|高兴地|坚定地|第[一二三四五]个|边[^，。]{1,2}边|"
    r"在(?:会上|会议上|讲话中|发言中|致辞中|总结中|[^，。；：]{1,24}(?:上|中|时|后|下))|(?:发表|作|做)(?:了)?[^，。；：]{0,12}(?:讲话|发言)(?:时)?|讲话时|发言时|发言并|讲话|代表[^，。；：]{2,20}?|就[^，。；：]{2,40}?|对[^，。；：]{2,40}?|(?:出席|主持)[^，。；：]{0,20}?并|讲了话并|一行|同志|先生|女士|老师|等|认真听取[^，。；：]{0,20}后) *"
)
#: What adverbs and verbs of saying begin with: one class, asked before hundreds of alternatives are.
_PREDICATE_OPENS = (
    "一严主也代会作做先共再出分则动原又反发同在均坚坦女对就并强当感接插明普最殷深激热特率现真着研笑第等纷老而补衷要认讲诚边还进迫郑都重随首高"
    + "".join(sorted({verb[0] for verb in _VERBS}))
)
_TERMINAL = lazy(rf"(?P<mid>.*?)(?P<verb>{_VERB})(?:了)? *$")
_DIRECT = lazy(rf"(?P<mid>(?:{_ADVERB})*?)(?P<verb>{_VERB})(?P<content>.+)")
_MID = lazy(rf"(?:{_ADVERB})*")
#: Verbs that take what was said without a comma, and what behind them makes something else of them.
_DIRECT_VERBS = frozenset(
    [
        "要求",
        "希望",
        "期望",
        "建议",
        "提议",
        "表示",
        "认为",
        "号召",
        "呼吁",
        "强调",
        "指出",
        "提出",
        "说",
        "决定",
        "倡议",
        "勉励",
        "责成",
        "强调指出",
        "介绍说",
        "坦言",
        "承诺",
        "议定",
        "同意",
        "原则同意",
        "提出要求",
        "明确",
        "商定",
        "研究决定",
        "确定",
        "称",
        "叮嘱",
        "明确要求",
    ]
)
_NOT_SAID = {
    "表示": lazy(
        r"(?:了|的|热烈|衷心|诚挚|欢迎|感谢|祝贺|慰问|充分|支持|赞同|赞赏|满意|敬意|哀悼|谢意|歉意|由衷|崇高|亲切|深切|肯定|高度|最|关切|忧虑|关心|认可|大力|同意(?!.{6})|真诚的?(?:感谢|欢迎))"
    ),
    "要求": lazy(r"(?:的|了(?!各)|和|与|等|进行|开展(?!.{4})|，|。|落实到位|贯彻|以及)"),
    "提出": lazy(r"(?!(?:要(?!求)|将|应|必须|希望|，|以下|今后|下一步|在))"),
    "建议": lazy(r"(?:的|和|书|稿|等|意见|，|。|案)"),
    "希望": lazy(r"(?:的|和|与|小学|工程|之)"),
    "指出": lazy(r"(?:了|的|[^，。；]{2,30}(?:问题|不足|短板|差距|困难|方向)[，。；])"),
    "强调": lazy(r"(?:了|的)"),
    "认为": lazy(r"(?:的)"),
    "说": lazy(r"(?:明|法|服|到|起|的|话|教|理|实)"),
    "决定": lazy(r"(?:的|了|书|性|着|因素)"),
    "确定": lazy(r"(?:的|了|性|不|下来|为)"),
    "同意": lazy(r"(?:的|\d|书|票)"),
    "明确": lazy(r"(?:的|了|责任|目标|任务|分工|要求|思路|方向|重点|提出|指出|、)"),
    "承诺": lazy(r"(?:的|书|了)"),
    "称": lazy(r"(?:号|为|呼|的|赞|职)"),
    "号召": lazy(r"(?:的|力)"),
    "议定": lazy(r"(?:的|事项)"),
    "倡议": lazy(r"(?:的|书)"),
}
#: Behind these a verb of saying at the end of a clause is a noun: `提出要求，`, `面对新要求，`.
_NOUN_BEFORE = lazy(
    r"(?:的|新|工作|提出|按照|有关|各项|达到|符合|根据|目标|任务|具体|总|三点|几点|[一二三四五六七八九十\d]点|内在|客观|必然|基本|明确|标准|严格|高|意见|作出|做出|作了|做了|做|作|和|、|出了|了|个|项|性|次|些|种)$"
)
_NOUN_VERBS = frozenset(
    [
        "要求",
        "建议",
        "希望",
        "决定",
        "介绍",
        "通报",
        "汇报",
        "补充",
        "明确",
        "同意",
        "承诺",
        "倡议",
        "解释",
        "回应",
        "问",
        "答",
        "回答",
        "反映",
        "确定",
        "表示",
        "号召",
        "称",
        "说",
    ]
)
_NARRATION = lazy(
    r"^(?:会上|会前|会后|会议期间|会间|随后|座谈会上|活动中|仪式上|会议(?:由|听取|传达|审议|学习|通报|还(?:听取|审议|学习|传达|通报|讨论|研究|就|对)|结束|开始|分|采[用取]|总结|通过|宣读|印发|以|邀请|讨论|研究(?!决定)|书面|播放|观看|传阅|组织|进行|在|对|选举|为|回顾|就|共|表彰|明确了|号召(?=.*精神$))|大会(?:对|听取|表彰|审议|通过|宣读|由|选举|共)|据悉|据了解|据介绍|据统计|截至|[^，。]{1,6}会前|会谈[前后]|培训[前后]|签约仪式|参加(?:会议|座谈|调研|活动|此次)|出席(?:会议|座谈|活动|仪式)|与会(?:人员|代表|领导|同志|专家)?(?:还|先后|分别|围绕|就|实地|参观|观看|集体|一行|共同|结合|进行|学习|听取|就)|双方(?:就|围绕|还|签|在|进行)|活动现场|图为|新闻链接|相关链接|背景|散会(?!前|时|后[^，]*补充))"
)
_ATTENDED = r"(?:了|会议|座谈|活动|本次|此次|上述|仪式|调研|培训|大会|[^，。；]{0,12}(?:会|会议|仪式|活动|座谈|调研|培训|论坛))?[^，。]{0,8}[。]?$"
_ATTENDANCE = lazy(
    "|".join(verb + _ATTENDED for verb in ("出席", "参加", "列席", "参会", "与会", "到会"))
    + r"|主持(?:了|会议|召开|座谈|仪式|[^，。；]{0,10}会)[^，。]{0,10}[。]?$"
)
_CARRY = lazy(
    r"(?:要|必须|务必|不得|严禁|确保|坚持|同时|首先|其次|再次|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?:是|要|、)|一方面|另一方面|此外|下一步|今后|各(?!种|类|界)|全|广大|（?[一二三四五六七八九十\d]{1,2}[）.、]|[①-⑳]|当前|希望|最后|切实|加快|加强|强化|深化|推进|推动|落实|抓好|抓住|完善|健全|严格|提高|提升|全力|大力|积极|深入|认真|进一步|扎实|科学|努力|着力|充分|继续|牢固|严守|持续|狠抓|做好|打好|统筹|突出|聚焦|围绕|把|以|优化|加大|注重|建立|全面)"
)


class Context(NamedTuple):
    """What attributions need to know of the brief: the mentions by sentence, and who certainly takes part."""

    mentions: dict[Span, list[Mention]]
    attending: frozenset[str]
    line_per_sentence: bool


class _Clause(NamedTuple):
    start: int
    end: int
    mark: str


def _clauses(shadow: str, sentence: Span) -> Iterator[_Clause]:
    """Cut at ，：； outside of brackets and quotes."""
    start, end = sentence
    for at in outside(shadow, start, end, "，：；"):
        yield _Clause(start, at, shadow[at])
        start = at + 1
    yield _Clause(start, end, "")


class _Attribution(NamedTuple):
    subject: Subject | None
    start: int
    content: int
    act: SpeechAct
    carried: bool
    rule: str


def _named(clause: _Clause, here: Sequence[Mention]) -> bool:
    """Whether one of a sentence's mentions begins in a clause."""
    start, end, _ = clause
    for mention in here:  # noqa: SIM110 - a generator would cost more than the look-ups
        if start <= mention.span.start < end:
            return True
    return False


def _subject(shadow: str, clause: _Clause, sentence: Span, here: Sequence[Mention]) -> tuple[Subject, int] | None:
    """The subject at the start of a clause, and where its predicate begins. ``here``: the sentence's mentions."""
    begin, end, _ = clause
    mentions = [each for each in here if begin <= each.span.start < end] if here else here
    if not mentions and not _ANYBODY.search(shadow, begin, end):
        return None
    at = begin
    while at < end and shadow[at] in " \n":
        at += 1
    if at == sentence.start:
        item = enumeration(shadow, at)
        at = item[1] if item else at
    led = _led(shadow, at, end)
    for start in (at,) if led == at else (at, led):
        first = None
        for each in mentions:
            if start <= each.span.start <= start + 8 and not pattern("[，。；]").search(shadow, start, each.span.start):
                first = each
                break
        if first and (
            first.span.start == start
            or pattern(r"(?:[^，。；]{0,3}由|并由|由|[^，。；、]{0,6}同志?|我(?:市|县|校|区|局|院)|与会的|在场的| )*").fullmatch(
                shadow[start : first.span.start]
            )
            or first.rule != "established"
        ):
            joined = [first]
            for other in mentions:
                if other.span.start >= joined[-1].span.end and pattern(r"[ 、]|和|与|及|以及|，(?=[^，]*$)|[、，]?[^，。、；]{2,16}[、和]").fullmatch(
                    shadow[joined[-1].span.end : other.span.start]
                ):
                    joined.append(other)
            end = joined[-1].span.end
            tail = pattern(
                r"(?:等[^，。；、在就对分先表指强认说]{0,14}?(?:领导|教授|专家|委员|代表|同志|人|党外人士|嘉宾|院士|学者|老师|位|名)?|同志|先生|女士|老师|一行)?"
            ).match(
                shadow[end : clause.end],
            )
            end += tail.end() if tail else 0
            return Subject("person", Span(joined[0].span.start, end), tuple(joined)), end
        pronoun = _PRONOUN.match(shadow, start, clause.end)
        if pronoun:
            return Subject("pronoun", Span(*pronoun.span())), pronoun.end()
        meeting = _MEETING.match(shadow, start, clause.end) if _MEETS.search(shadow, start, min(clause.end, start + _MEETING_REACH)) else None
        if meeting:
            return Subject("meeting", Span(*meeting.span())), meeting.end()
    return None


_GROUP = lazy(
    rf"(?P<np>[^，。；：！？、“”]{{1,30}}?|[^，。；：！？“”]{{2,50}}?(?:代表|专家|人员|委员|们|负责人))(?=[{_PREDICATE_OPENS}])(?P<pred>(?:{_ADVERB})*(?:{_VERB})(?:了)?.*)$",
    re.S,
)


#: A verb of saying, wherever it stands: without one, the costly patterns need not be tried.
_SAYS = lazy(alternation(list(cues.SAYING)))
#: What a sentence with an attribution cannot lack.
_SAID = lazy(alternation([*cues.SAYING, "议决", "："]))
#: What a clause with a subject that no mention gives cannot lack: `_PRONOUN`, `_MEETING`.
_ANYBODY_WORDS = "会(?:议|(?<=[与参委务席事大全谈例公组题进度员署商讨证告场]会))|他|她|贺[信电辞词]|批示|来信|信中|该同志|这位|二人|两人|本人|大家"
_ANYBODY = lazy(_ANYBODY_WORDS)
#: Several people, who may speak inside what somebody says.
_SEVERAL_WORDS = "与会|参会|在场|委员|代表|专家|听取|聆听|大家|其他|全体|学员"
_SEVERAL = lazy(_SEVERAL_WORDS)
#: What a sentence inside a speech cannot lack if somebody else speaks in it.
_SOMEBODY = lazy(f"{_ANYBODY_WORDS}|{_SEVERAL_WORDS}")


def _past_lead(shadow: str, clause: _Clause) -> int:
    """Where a clause begins behind blanks and what leads in."""
    start = clause.start
    while start < clause.end and shadow[start].isspace():
        start += 1
    return _led(shadow, start, clause.end)


def _group(shadow: str, clause: _Clause) -> tuple[Subject, int] | None:
    """A group that opens a clause: `参会的金融机构|表示`, `委员们|纷纷认为`."""
    if not _SAYS.search(shadow, clause.start, clause.end):
        return None
    start = _past_lead(shadow, clause)
    match = _GROUP.match(shadow[start : clause.end])
    if not match:
        return None
    phrase = match["np"].rstrip()
    if (
        len(phrase) < 2
        or not cues.ends_as_group(phrase)
        or pattern("^(?:在|当|我们|上级|中央|党中央|根据|按照|为|对|把|将|以|要|从|如|若|这|那|并|据|由|向|经)|要$|[是有了]|不断|进行|作为").search(
            phrase
        )
    ):
        return None
    end = start + len(match["np"])
    return Subject("group", Span(start, start + len(phrase))), end


_BARE = lazy(r"(?P<np>[^，。；：！？、“”《》]{2,30}?)(?=在|对|就|听取|充分|经|通过|高度|结合|围绕|\d{1,2}[日月]|召开|认真|根据|针对|审阅)")


def _bare_group(shadow: str, clause: _Clause) -> Subject | None:
    """A group that opens a sentence and speaks in a later clause: `专家们|充分肯定…，认为…`."""
    start = _past_lead(shadow, clause)
    match = _BARE.match(shadow, start, clause.end)
    if match and cues.ends_as_group(match["np"]) and not pattern("我们|根据|按照|为|对|把|将|以|要|从|会|本|此|这").match(match["np"]):
        return Subject("group", Span(*match.span("np")))
    return None


#: `…进行了表决，形成如下决议：`: what follows is decided by the meeting.
_RESOLVED = lazy(r"(?:形成|作出|做出|达成|通过|议定|明确)(?:了)?[^，。：]{0,10}(?:决议|决定|意见|共识|事项|纪要)：$")


#: A decision that names nobody: `议定按工龄打分`, `最后定了：换新泵`, `会议定下：…`.
_SETTLED = lazy(
    r" *(?:最后|经研究|经讨论|经协商|经(?:投票|表决|举手)[^，。：]{0,6})?，?"
    r"(?P<what>(?:会议)?(?:最后)?(?:议定|议决|商定|定下来?|定|决定|决议|形成(?:如下|以下|一致)?(?:决议|决定))(?=(?:了|如下|以下)?：)|(?:议定|议决|商定)(?!的|事项|书|以下|如下))(?:了|如下|以下)?[：，]?\s*"
)
#: What it begins with.
_SETTLED_OPENS = frozenset(" 最经，会议商定决形")


def _attributions(shadow: str, sentence: Span, context: Context, opened: bool, previous: Subject | None) -> list[_Attribution]:
    out: list[_Attribution] = []
    said = _SAID.search(shadow, sentence.start, sentence.end)
    if not said:
        return out
    resolved = _RESOLVED.search(sentence.slice(shadow)) if shadow[sentence.end - 1] == "：" else None
    if resolved:
        start = sentence.start + resolved.start()
        return [_Attribution(Subject("meeting", Span(start, sentence.end)), start, _content(shadow, sentence.end), "decide", False, "subject")]
    settled = _SETTLED.match(shadow, sentence.start, sentence.end) if shadow[sentence.start] in _SETTLED_OPENS else None
    if settled and sentence.end - settled.end() >= 6:
        who = Span(settled.start("what"), settled.end("what"))
        return [_Attribution(Subject("meeting", who), sentence.start, _content(shadow, settled.end()), "decide", False, "subject")]
    here = context.mentions.get(sentence, ())
    if opened and not here and not _SOMEBODY.search(shadow, sentence.start, sentence.end):
        return out
    anybody = _ANYBODY.search(shadow, sentence.start, sentence.end) is not None
    nobody = not here and not anybody
    subject: Subject | None = None
    subject_clause = -1
    last = said.end()
    for said in _SAID.finditer(shadow, last, sentence.end):
        last = said.end()
    for n, clause in enumerate(_clauses(shadow, sentence)):
        if clause.start >= last:
            break  # behind the last such word nothing is said
        first = n == 0
        explicit = _subject(shadow, clause, sentence, here) if anybody or _named(clause, here) else None
        if explicit and explicit[0].kind == "person" and _quoted(shadow, explicit[0], context, opened or bool(out), first):
            explicit = None
        if explicit is None and not out and not opened and (first or n <= 2) and subject is None:
            explicit = _group(shadow, clause)
        if (
            explicit is None
            and subject is None
            and (first or (n == 1 and pattern(" *(?:为|根据|按照|在|据|针对|围绕)").match(shadow[sentence.start : clause.start])))
            and not opened
        ):
            bare = _bare_group(shadow, clause)
            if bare:
                subject, subject_clause = bare, n
                continue
        if explicit is None and first and opened and _SEVERAL.match(shadow, _past_lead(shadow, clause), clause.end):
            explicit = _group(shadow, clause)
        if nobody and explicit is None and subject is None and (opened or n >= 2):
            break  # only the first clauses can have a subject without a mention
        if explicit and out and explicit[0].kind == "meeting" and not first and shadow[clause.start - 1] != "；":
            explicit = None
        if explicit:
            found = _predicate(shadow, clause, explicit[1], explicit[0], sentence)
            if found:
                out.append(_Attribution(explicit[0], explicit[0].span.start, found[0], found[1], False, "subject"))
            subject = explicit[0]
            subject_clause = n
            continue
        if subject is None and previous is not None and first and not opened:
            carried = _carried(shadow, clause, sentence)
            if carried and carried[2] in ("要求", "强调", "号召", "呼吁", "希望"):
                out.append(_Attribution(previous, carried[3], carried[0], carried[1], True, "carried"))
                subject, subject_clause = previous, n
            continue
        if (
            subject is not None
            and subject.kind in ("person", "pronoun")
            and clause.mark == "："
            and not out
            and _ANNOUNCES.search(shadow, clause.start, clause.end)
        ):
            out.append(
                _Attribution(subject, clause.start, _content(shadow, clause.end + 1), _introduced(shadow[clause.start : clause.end]), True, "carried")
            )
            continue
        if subject is not None and (not out or n - subject_clause < 30):
            carried = _carried(shadow, clause, sentence)
            if carried and not out and cues.SAYING[carried[2]] == "decide":
                # `李某主持召开常务会议，讨论…，决定…`: it is the meeting that decides
                held = pattern(r"召开[^，。；]*?(?P<meeting>[^，。；《》]{0,20}会议?)").search(shadow[sentence.start : clause.start])
                if held:
                    subject = Subject("meeting", Span(sentence.start + held.start("meeting"), sentence.start + held.end("meeting")))
            if carried and not (
                out and clause.start > out[-1].content and carried[2] in _INNER and not _AGAIN.match(shadow, clause.start, clause.end)
            ):
                out.append(_Attribution(subject, carried[3], carried[0], carried[1], True, "carried"))
    return out


#: A demand that goes on, and is an attribution of its own all the same.
_AGAIN = lazy("(?:同时|并)(?:要求|呼吁|希望|号召|倡议)")
#: Inside what somebody says, these do not open another attribution of their own without a subject.
_INNER = frozenset(
    [
        "要求",
        "提出",
        "建议",
        "决定",
        "明确",
        "同意",
        "承诺",
        "称",
        "说",
        "问",
        "答",
        "认为",
        "反映",
        "倡议",
        "号召",
        "呼吁",
        "介绍",
        "通报",
        "汇报",
        "表示",
        "确定",
    ]
)


def _quoted(shadow: str, subject: Subject, context: Context, inside: bool, first: bool) -> bool:
    """A person cited and not present: `习近平总书记强调` in somebody's speech."""
    mention = subject.mentions[0]
    if mention.name in context.attending:
        return False
    titles = [title.slice(shadow) for title in mention.titles]
    if any("总书记" in title for title in titles):
        return True
    return inside and not first and not mention.titles


_ENDS_WITH_VERB = Endings(_VERBS)


def _ends_with_verb(text: str) -> bool:
    """What `_TERMINAL` needs, asked by slices."""
    text = text.rstrip(" \n")
    return _ENDS_WITH_VERB.end(text) or (text.endswith("了") and _ENDS_WITH_VERB.end(text[:-1]))


def _predicate(shadow: str, clause: _Clause, at: int, subject: Subject, sentence: Span) -> tuple[int, SpeechAct] | None:
    """Where the content begins, if the predicate from ``at`` is one of saying."""
    text = shadow[at : clause.end]
    if clause.mark in ("，", "："):
        terminal = _TERMINAL.match(text) if _ends_with_verb(text) else None
        quoted = shadow.startswith("“", _content(shadow, clause.end + 1))
        if (
            clause.mark == "："
            and subject.kind in ("person", "pronoun")
            and not (terminal and terminal["verb"])
            and (quoted or _INTRODUCES.search(text))
        ):
            return _content(shadow, clause.end + 1), _introduced(text)
        if terminal and cues.SAYING.get(terminal["verb"]) == "decide" and _OCCASION.match(shadow, clause.end + 1, sentence.end):
            return None  # `经集团党委会决定，在七一前夕召开表彰大会`: why there is a meeting
        if terminal and _is_verb(terminal, text, clause.mark) and (clause.end + 1 < sentence.end or clause.mark == "："):
            return _content(shadow, clause.end + 1), cues.SAYING[terminal["verb"]]
    return _direct(shadow, clause, at, subject, sentence)


#: That a meeting is held, of which the text then tells.
_OCCASION = lazy("(?:于|在)[^，。；：]{2,24}?(?:召开|举行|举办)[^，。；]{2,}(?:会|会议|大会|仪式|活动)(?=[，。])")
#: What a person does before a colon that opens his words: `通报了事件经过：`, `提出三点要求：`, `的意见是：`.
_INTRODUCES = lazy("通报|汇报|介绍|讲|说|谈|提|强调|指出|要求|建议|解释|总结|归拢|部署|传达|表态|回答|答复|拍板|意见|反映|补充|问题|宣布|账$")


#: What opens somebody's words with a colon: `就抓好落实讲了意见：`, `提出四点要求：`, `宣布三条规定：`.
_ANNOUNCES = lazy(
    "(?:讲|谈|提|说|布置|部署|宣布|明确|强调|归纳|作)(?:出|了|过)?[^，。：]{0,14}(?:意见|要求|建议|希望|看法|体会|规定|措施|任务|工作|安排|问题|感受|点|条|个|句|话)$"
)


def _introduced(text: str) -> SpeechAct:
    acts: tuple[tuple[str, SpeechAct], ...] = (
        ("要求", "require"), ("强调", "stress"), ("指出", "point_out"), ("建议", "propose"), ("通报", "report"), ("汇报", "report"), ("介绍", "report"), ("部署", "require")
    )  # fmt: skip
    return next((act for word, act in acts if word in text), "say")


def _is_verb(terminal: re.Match[str], text: str, mark: str) -> bool:
    verb, mid = terminal["verb"], terminal["mid"].strip()
    if verb in ("提出要求",):
        return mark == "："
    if text.rstrip().endswith("了") and verb not in ("说",):
        return mark == "："
    if mark == "：" and not pattern("(?:提出|面对|达到|符合|按照|根据)$").search(mid):
        return True
    if (
        verb in ("介绍", "通报", "汇报", "补充", "解释", "回应", "反映", "答", "问", "回答", "表态", "提醒", "讲", "陈述", "答复", "拍板")
        and mark != "："
        and mid
        and not pattern("最后|当即|当场|接着|首先|坦率地|同时|也|还|又|则|在[^，。；：]{1,12}[中上里]").fullmatch(mid)
    ):
        return False
    if verb in ("提出", "明确", "同意", "确定", "称", "决定") and mid and not _MID.fullmatch(mid) and mark != "：":
        return False
    if verb in _NOUN_VERBS and mid:
        if _NOUN_BEFORE.search(mid):
            return False
        if not (_MID.fullmatch(mid) or pattern("(?:时|中|上|后|会|并|话|言|辞|言中|作)$").search(mid)):
            return False
    return not pattern(r"(?:有人|例如|也就是|可以|据|来)$").search(mid)


def _direct(shadow: str, clause: _Clause, at: int, subject: Subject, sentence: Span) -> tuple[int, SpeechAct] | None:
    text = shadow[at : clause.end]
    match = _DIRECT.match(text) if _SAYS.search(text) else None
    if not match or match["verb"] not in _DIRECT_VERBS:
        return None
    verb = match["verb"]
    rest = shadow[at + match.start("content") : sentence.end]
    refused = _NOT_SAID.get(verb)
    if (refused and refused.match(rest)) or len(rest.strip("。 ，")) < 4:
        return None
    if verb in ("决定", "议定", "同意", "原则同意", "一致同意", "明确", "商定", "研究决定") and subject.kind == "person":
        return None
    if verb in ("同意", "明确") and subject.kind != "meeting":
        return None
    return at + match.start("content"), cues.SAYING[verb]


#: What `_CARRIED` begins with.
_CARRIES = lazy(f" *[{_PREDICATE_OPENS}而并同还也又最进随现会]")
_CARRIED = lazy(rf"^ *(?:并且|并|同时|而且|还|也|又|最后|进而|随后|现场|会议|)*(?P<mid>(?:{_ADVERB})*?)(?P<verb>{_VERB})(?P<rest>.*)$", re.S)


def _carried(shadow: str, clause: _Clause, sentence: Span) -> tuple[int, SpeechAct, str, int] | None:
    """A clause without a subject that begins with a verb of saying: `，并指出随着…`."""
    if not _CARRIES.match(shadow, clause.start, clause.end):
        return None
    text = shadow[clause.start : clause.end]
    match = _CARRIED.match(text) if _SAYS.search(text) else None
    if not match:
        return None
    verb = match["verb"]
    start = clause.start + len(text) - len(text.lstrip())
    if not match["rest"].strip() and clause.mark in "，：" and clause.mark and clause.end + 1 < sentence.end:
        if (
            verb in ("介绍", "通报", "汇报", "补充", "明确", "问", "答", "同意", "确定", "讲", "表态", "陈述", "答复", "解释", "拍板")
            and clause.mark != "："
        ):
            return None
        if verb == "提出" and clause.mark != "：" and not pattern("要(?!求)|应|必须|建议|希望").search(shadow[clause.end : sentence.end]):
            return None
        return _content(shadow, clause.end + 1), cues.SAYING[verb], verb, start
    rest = shadow[clause.start + match.start("rest") : sentence.end]
    refused = _NOT_SAID.get(verb)
    if verb not in _DIRECT_VERBS or (refused and refused.match(rest)) or len(rest.strip("。 ，")) < 4 or verb in ("称", "说", "明确", "同意", "承诺"):
        return None
    return clause.start + match.start("rest"), cues.SAYING[verb], verb, start


def _content(shadow: str, at: int) -> int:
    while at < len(shadow) and shadow[at] in " \n":
        at += 1
    return at


def speeches(shadow: str, blocks: Sequence[Block], context: Context, lines: Mapping[int, SpeakerLine]) -> list[SpeechFact]:
    """The speeches of a brief's body, in text order. ``lines`` are the blocks that a speaker opens."""
    reader = _Reader(shadow, context)
    for n, block in enumerate(blocks):
        reader.block(block, lines.get(n))
    return [fact for fact in reader.out if fact.span.end > fact.span.start]


#: `书记：传达今天下午区里的会议精神。…`
_PASSES_ON = lazy("(?:先|我|首先|下面)*(?:传达(?!室)|通报|汇报(?!会))(?:一下|下)?[^，。：；]{2,}")
_DID = lazy("(?:同志|先生|女士)?(?:等[^，。；]{0,6})?(?:最后|分别|先后|依次|也|均|都)*(?:作|做|进行|宣读|传达|汇报|介绍|通报)了")


class _Reader:
    """Goes through the blocks with the speech that is open, if any."""

    def __init__(self, shadow: str, context: Context) -> None:
        self.shadow, self.context = shadow, context
        self.out: list[SpeechFact] = []
        self.opened = False
        self.dialogue = False
        self.section: str | None = None
        self.section_at_opening: str | None = None
        self.listed: str | None = None
        self.previous: Subject | None = None
        self.told = False
        self.listing = False
        self.announced: Subject | None = None

    def block(self, block: Block, line: SpeakerLine | None) -> None:
        text = block.span.slice(self.shadow)
        item = enumeration(self.shadow, block.span.start)
        if line is not None:
            kind = "person" if line.mention else "group"
            subject = Subject(kind, line.who, (line.mention,) if line.mention else ())
            act = "report" if line.act == "say" and _PASSES_ON.match(self.shadow, line.content, block.span.end) else line.act
            self._open(SpeechFact(subject, Span(block.span.start, line.content), Span(line.content, block.span.end), act, "speaker-line"))
            self.dialogue = True
            return
        talk = _TALK_HEADING.fullmatch(text) if (item or len(text) <= 16) and _TALK.search(text) else None
        if talk:
            start = block.span.start + talk.start("who")
            who = Span(start, start + len(talk["who"]))
            mention = next((each for each in self.context.mentions.get(block.sentences[0], []) if each.span.overlaps(who)), None)
            self._open(
                SpeechFact(
                    Subject("person" if mention else "group", mention.span if mention else who, (mention,) if mention else ()),
                    block.span, Span(block.span.end, block.span.end), "say", "speaker-line",
                )
            )  # fmt: skip
            self.dialogue = True
            return
        if text[-1] in DECISION_ENDS and DECISION.match(text):
            pending = block.span.end
            subject = Subject("meeting", block.span)
            self._open(SpeechFact(subject, block.span, Span(pending, pending), _decision_act(text), "decision-heading"))
            self.dialogue = False
            return
        announced, self.announced = self.announced, None
        if announced is not None and item and not self.opened:
            # `某校长在总结时讲了三个问题。⏎一、怎样看成绩。…`
            self._open(SpeechFact(announced, None, block.span, "say", "list-heading", carried=True))
            self.section_at_opening, self.listed = None, item[0]
            return
        inside = self.opened and self.out[-1].rule in ("decision-heading", "list-heading") and self.section_at_opening is None
        headed = item is not None and heading(self.shadow, block)
        if headed and inside and item and (self.listed is None or self.listed == item[0]):
            # `会议议定：⏎一、关于资金⏎（一）…`: headings inside what was decided
            self.listed = item[0]
            self._extend(block.span)
            return
        if closes(text) or (headed and not self._pending()):
            self.opened = self.dialogue = False
            self.section = item[0] if item else self.section
            return
        if self.opened and item and item[0] == self.section_at_opening and not self._pending():
            self.opened = self.dialogue = False
        if self.dialogue and self.opened and (_DECIDES.match(text) or self._told_again(block)):
            self.opened = self.dialogue = False
        if self.dialogue and self.opened:
            if pattern(r"（[^（）]*）").fullmatch(text):
                return
            self._extend(block.span)
            return
        if not self.opened and item and item[0] in ("han", "han_bracket", "digit"):
            self.section = item[0]
        if self.opened and not self._pending() and not _carries_on(self.shadow, block.sentences[0], self.context, self.out[-1]):
            self.opened = False
        if not self.context.line_per_sentence:
            self.previous, self.told, self.listing = None, False, False
        told = False
        for n, sentence in enumerate(block.sentences):
            if told:
                told = False
                continue
            told = n + 1 < len(block.sentences) and self._quote_first(sentence, block.sentences[n + 1])
            if not told:
                self._sentence(sentence)

    def _quote_first(self, quote: Span, teller: Span) -> bool:
        """`“晚点的责任我来担。”某总当场回应道。`: a sentence in quotes, and who said it behind it."""
        shadow = self.shadow
        if not (shadow[quote.start] == "“" and shadow[quote.end - 1] == "”") or self._pending():
            return False
        subject = None
        for mention in reversed(self.context.mentions.get(teller, [])):
            match = _TELLS.match(shadow, mention.span.end, teller.end)
            if match:
                subject = Subject("person", mention.span, (mention,))
                break
        else:
            pronoun = pattern("(?:^|(?<=，))(?:他|她)").search(shadow, teller.start, teller.end)
            match = _TELLS.match(shadow, pronoun.end(), teller.end) if pronoun else None
            subject = Subject("pronoun", Span(*pronoun.span())) if pronoun and match else None
        if match is None or subject is None:
            return False
        self._open(SpeechFact(subject, teller, quote, cues.SAYING.get(match["verb"], "say"), "quote-first"))
        self.opened = False
        self.previous = subject
        return True

    def _told_again(self, block: Block) -> bool:
        """Whether narration takes over from the dialogue: `最后，古副经理作了总结讲话。他说，…`, `房玮在电话中提醒，…`."""
        first = block.sentences[0]
        mention = next(iter(self.context.mentions.get(first, [])), None)
        if mention is None or mention.surname_only or not (mention.name in self.context.attending or mention.titles):
            return False
        if not pattern("(?:最后|会上|随后|接着|首先|期间)?[，]?").fullmatch(self.shadow[first.start : mention.span.start]):
            return False
        found = _attributions(self.shadow, first, self.context, True, None)
        if found and found[0].rule == "subject" and found[0].start <= mention.span.start:
            return True
        # `局长某某、副局长某某分别作了发言。`
        return any(_DID.match(self.shadow, each.span.end, first.end) for each in self.context.mentions.get(first, []))

    def _pending(self) -> bool:
        if not self.opened:
            return False
        start, end = self.out[-1].span
        return start == end

    def _open(self, fact: SpeechFact) -> None:
        self.out.append(fact)
        self.opened = True
        self.section_at_opening = self.section
        self.listed = None

    def _extend(self, span: Span) -> None:
        last = self.out[-1]
        start = last.span.start if last.span.end > last.span.start else span.start
        self.out[-1] = SpeechFact(last.subject, last.attribution, Span(start, span.end), last.act, last.rule, last.carried)

    def _sentence(self, sentence: Span) -> None:
        shadow = self.shadow
        within = self.opened and (self.out[-1].rule in ("decision-heading", "list-heading") or self._pending())
        found = [] if within and enumeration(shadow, sentence.start) else _attributions(shadow, sentence, self.context, self.opened, self.previous)
        if within and found and found[0].rule != "subject":
            found = []
        for n, attribution in enumerate(found):
            following = found[n + 1].start if n + 1 < len(found) else sentence.end
            end = _tail(shadow, attribution.content, following, n + 1 < len(found))
            content = min(attribution.content, max(end, sentence.end))
            rule = "list-heading" if end <= attribution.content else attribution.rule
            if end <= attribution.content:
                content = end = sentence.end
            self._open(
                SpeechFact(attribution.subject, Span(attribution.start, content), Span(content, end), attribution.act, rule, attribution.carried)
            )
            self.previous = attribution.subject
        if found:
            return
        if not within and _narrates(shadow, sentence, self.context):
            self.opened = False
            self.told = bool(_TOLD.search(shadow, sentence.start, sentence.end))
            self.listing = bool(_ANNOUNCED.search(shadow, sentence.start, sentence.end))
            here = self.context.mentions.get(sentence, ())
            for clause in islice(_clauses(shadow, sentence), 3):
                subject = _subject(shadow, clause, sentence, here)
                if subject:
                    self.previous = subject[0]
                    self.announced = subject[0] if self.listing and subject[0].kind == "person" else None
                    break
        elif self.opened:
            self._extend(sentence)
        elif self.previous is not None and (self.listing or self.told):
            enumerated = bool(pattern("[一1]是|一要|第一|首先|1[.、]|（一）").match(shadow[sentence.start : sentence.start + 3]))
            if enumerated or (self.told and not _ASIDE.match(shadow, sentence.start, sentence.end)):
                # `包某介绍了…的建设情况。某大学通过…`: what was told follows without attribution
                self._open(SpeechFact(self.previous, None, sentence, "require" if enumerated else "report", "told", carried=True))


#: `提出三点要求。`, `进行了部署。`: what follows as a list is his.
_ANNOUNCED = lazy("(?:讲|谈|提|作|进行)(?:出|了)?[^，。]{0,10}(?:问题|意见|要求|建议|看法|体会|部署|安排|[点条])。$")
#: `四、主任小结`, `五、吉克伍沙书记讲话（摘要）`: what follows is his.
_TALK_HEADING = lazy(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）)? *(?P<who>[^，。；：！？（）和、]{2,14}?)(?:同志)?(?:作?(?:总结)?讲话|小结|总结(?:讲话|发言)?|点评)(?:（[^（）]{1,6}）)?[：]?"
)
#: What such a heading cannot lack.
_TALK = lazy("讲话|小结|总结|点评")
_TELLS = lazy(rf"[^，。；：]{{0,10}}?(?:(?P<verb>{_VERB})道?|说道|感慨道?|感叹道?|笑道|开门见山|一语道破|风趣地说)[。！]?$")


#: In a dialogue, a paragraph in which the meeting decides: `经表决，会议决定：…`, `支委会决定：…`.
_DECIDES = lazy(
    r"会议(?!室)|[^：]{0,40}?(?:会议|会商|党组会|支委会|院务会|局务会|办公会|大家|与会人员|双方|最后)[^，。：]{0,8}(?:决定|议定|商定|定下|定(?=了|[：])|明确|确定|同意|形成|一致|要求|强调|指出)|(?:表决|票决|讨论)[^，。]{0,6}[：]|（?表决情况"
)
_TOLD_OF = "(?:了|会)?[^，。]*(?:情况|成效|成绩|做法|经验|进展|汇报|介绍)[^，。]{0,4}。$"
_TOLD = lazy("".join(f"{verb}{_TOLD_OF}|" for verb in ("介绍", "汇报", "通报", "回顾", "肯定")) + "情况(?:汇报|介绍|通报)。$")
_ASIDE = lazy("双方|会议|大家|据|同时|随后|会|与会|座谈|活动|最后|此次|本次|近年|图|来源")


def _decision_act(text: str) -> SpeechAct:
    for verb, act in (("要求", "require"), ("强调", "stress"), ("指出", "point_out")):
        if verb in text:
            return act  # type: ignore[return-value]
    return "decide"


_RETOLD = lazy(
    "，(?:并|还|同时)(?:就|从|对|向|代表|分别|现场|简要|详细)?[^。；]{0,90}(?:进行了|作了|做了|介绍了|汇报了|提出了|致以|表示了?衷心感谢)[^，。；]{0,24}。$"
)


def _tail(shadow: str, start: int, end: int, cut: bool) -> int:
    """The end of what was said when the next attribution follows in the same sentence: without the comma."""
    told = _RETOLD.search(shadow, start, end) if shadow[end - 1] in "。\n" else None
    if told:
        return told.start()
    while cut and end > start and shadow[end - 1] in "，； \n并":
        end -= 1
    return end


def _carries_on(shadow: str, sentence: Span, context: Context, opened: SpeechFact) -> bool:
    """Whether a new paragraph goes on with the speech: it opens with a demand or an item, or every line is a sentence."""
    if context.line_per_sentence or shadow[opened.span.end - 1] in "：；":
        return True
    return bool(_CARRY.match(shadow, sentence.start, sentence.end))


def _narrates(shadow: str, sentence: Span, context: Context) -> bool:
    """Whether a sentence tells what happened, and so ends a speech."""
    item = enumeration(shadow, sentence.start)
    text = shadow[item[1] if item else sentence.start : sentence.end]
    if _NARRATION.match(text) or _ATTENDANCE.search(text):
        return True
    if text[:1] == "（" and pattern(r"（[^（）]*）$").match(text):
        return True
    if text[:1] in ("他", "她") and pattern(
        r"(?:他们|她们|他|她)(?:还|又|随后|首先|简要|详细|先)?(?:以《|汇报了|介绍了|传达了|通报了|部署了|宣读了|回顾了|总结了|带领|作了)"
    ).match(text):
        return True
    for mention in context.mentions.get(sentence, [])[:1]:
        before, after = shadow[sentence.start : mention.span.start], shadow[mention.span.end : sentence.end]
        before = pattern("^(?:最后|会上|随后|首先|接着|其间|期间|会议最后)，").sub("", before)
        if len(before) > 30 or pattern("[，。]|以$|要|在$|像").search(before) or pattern("的|要|必须|应|同志为核心").match(after):
            continue
        if mention.name in context.attending or not any("总书记" in title.slice(shadow) for title in mention.titles):
            return bool(roles(after)) or bool(_ATTENDANCE.search(after))
    return False
