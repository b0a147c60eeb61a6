"""What must be done, by whom, by when, how much: demands within speeches, decisions and resolutions.

In: the shadow, the speeches with their acts, the names established. Out: `DirectiveFact` values. One unit is a sentence
or a part of one at ；. A unit is a demand by a modal (要, 必须, 不得 …), by 由…牵头, by standing under 决定, or as a bare verb
phrase under 要求 / 强调 / 决定 or behind another demand. Facts, reasons and praise are none.
"""

import bisect
import functools
import operator
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import words
from briefgen.lexicon.alternation import alternation, opening
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing import cues, deadlines, names, quantities
from briefgen.parsing.dialogue import enumeration
from briefgen.parsing.offices import is_office, office_pattern
from briefgen.parsing.speeches import SpeechFact
from briefgen.record import Modality
from briefgen.spans import Block, Cover, Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import from_lists, lazy, pattern
from briefgen.words import segmenter


class OwnerFact(NamedTuple):
    """Who must act. ``inherited`` from an earlier unit."""

    span: Span
    inherited: bool = False


class DirectiveFact(NamedTuple):
    """A demand; ``speech`` is the index of the speech it stands in."""

    span: Span
    speech: int | None
    owners: tuple[OwnerFact, ...]
    modality: Modality
    deadlines: tuple[deadlines.DeadlineFact, ...]
    quantities: tuple[quantities.QuantityFact, ...]
    rule: str


#: Each modal, with what may not stand around it. The modal itself comes first, so that the engine looks for its characters.
_MODALS: dict[Modality, tuple[tuple[str, str], ...]] = {
    "forbid": (
        ("不得", "(?<!要不得)"), ("严禁", ""), ("不准", ""), ("不许", ""), ("禁止", ""), ("决不能", ""), ("绝不能", ""), ("决不允许", ""),
        ("绝不允许", ""), ("坚决不", ""), ("不能再", ""), ("不要", "(?!钱|紧)"), ("切忌", ""), ("坚决杜绝", "(?!了)"), ("杜绝", "(?!了)"),
        ("不能", "(?<![还也都就都并却才远能]不能)(?!代表|说明|满足|完全|适应|及时|忘|乐观)"),
    ),
    "must": (("必须", ""), ("务必", ""), ("务求", ""), ("须", "(?<!必须)(?!知|眉)"), ("一律", ""), ("限期", ""), ("必需", "")),
    "ensure": (("确保", "(?!了)"), ("保证", "(?!金|书|了)"), ("保障", "(?=.{2,20}(?:到位|安全|供应))")),
    "strive": (("力争", ""), ("争取", "(?!到了)"), ("力求", "")),
    "should": (
        (
            "要",
            "(?<![重主只若首紧必需摘概纲扼简将次想的索就险还却]要)(?!不[得是然来到回着了]|过期|来(?:[，。]|了)|出人命|上冻"
            "|[素求点害领义闻道么是塞件职命强员人目旨挟，。；]|看到|知道|承认|紧(?![紧扣跟抓盯密贴]))",
        ),
        ("要", "(?<=[们部门县校员部]要)(?![求素])"), ("就要", "(?<=[们部门县校员部]就要)(?![求素])"), ("还要", "(?!求)"),
        ("应当", ""), ("应该", ""), ("理应", ""),
        ("应", "(?<![响反对相适供答因呼效回顺感]应)(?!予?以?肯定|对|急|用|邀|届|有|该|当|变|付|收|援|聘|运|时|到|企|急)"),
        ("需", "(?<![必急亟所供内刚]需)(?!要|求|知)"), ("切实", "(?=[^，]{2,})"),
    ),
}  # fmt: skip
_MODAL = lazy("|".join(modal + around for row in _MODALS.values() for modal, around in row))
_MODALITY: dict[str, Modality] = {modal: modality for modality, row in _MODALS.items() for modal, _ in row}
#: Verbs that open a demand without a modal.
_HOW = (
    "要|必须|务必|切实|着力|全力|大力|积极|深入|认真|进一步|扎实|努力|充分|继续|牢固|持续|严格|坚决|全面|加快|不断|主动|科学|有序|稳步|统筹|精心|广泛|自觉|始终|坚定不移地?|坚定|千方百计|因地制宜|尽快|及时|抓紧|迅速|立即|逐步|高度|高标准|高质量|深刻|准确|完整|共同|有力|有效|强力|"
    "先|再|首先要?|其次|最后|同时|并|也|还|一是|二是|三是|四是|五是|六是|七是"
)
_WHAT = "加强|强化|坚持|推进|推动|落实|完善|健全|提高|提升|抓好|抓住|抓紧|抓实|抓牢|做好|做到|做实|做细|做强|打好|打牢|打造|夯实|深化|优化|加大|注重|建立|构建|开展|组织|聚焦|围绕|突出|把握|紧盯|紧扣|发挥|扩大|扶持|培育|培养|参与|整改|整合|压实|严守|严防|狠抓|树立|增强|发展|改进|改善|创新|规范|发扬|弘扬|传承|贯彻|学习|领会|宣传|引导|动员|调动|支持|保持|维护|守住|筑牢|防范|化解|打击|治理|排查|消除|重视|关注|关心|服务|严查|严肃|严惩|明确|细化|制定|编制|拿出|提出|上报|报送|完成|实现|实施|启动|建设|争创|争当|利用|用好|管好|守好|凝聚|团结|担当|履行|履职|对标|统一|解放思想|尊重|拓宽|拓展|延伸|畅通|盘活|补齐|补足|加密|增加|减少|降低|控制|取消|调整|对照|成立|设立|新建|扩建|改建|购置|采购|召开|安排|协调|督促|督导|检查|配齐|配强|深化|当好|立足|着眼|瞄准|锚定|紧紧围绕|以更|以高|以实际行动|以.{2,20}为|把.{2,30}|将.{2,30}|对.{2,30}进行|按照.{2,40}|结合.{2,20}|通过.{2,40}|借助|运用|依托|运营|营造|激发|汇聚|形成|确立|巩固|总结|推广|复制|回应|解决|克服|杜绝|避免|防止|清理|清查|核实|摸清|查清|答复|反馈|催|派|调|买|修|装|换|补|发|交|报|征求|听取|收集|整理|通报|公布|公开|公示|张榜|登记|签订|执行|试行|加压|攻坚|冲刺|倒排|挂图|亮剑|办好|办实|同意|批准|通过(?!.{0,12}了)|参加|吸收|聘请|表彰|奖励|扣发|下发|印发|发出"


def _firsts(*alternatives: str) -> str:
    """The first characters of alternatives, which are no classes: looked at first, where most fail. Parts of alternatives in it do no harm."""
    return "".join(sorted({each[0] for every in alternatives for each in every.split("|")}))


_IMPERATIVE = lazy(f"(?=[{_firsts(_HOW, _WHAT)}])(?:{_HOW})*(?:{_WHAT})")
_FACT = lazy(
    r"了(?<![为除好完不说受]了)(?!解|然|结)|已经?(?!有的)|是(?<![于还只要就但都也正凡总尤其特别便即或一二三四五六七八九十]是)(?!否|非)|取得|存在|面临|同比|增长\d|占|仍然|仍有|有所|来自|显示|位居"
)
#: What tells that a unit says how things are, and asks nothing.
_TOLD = lazy(f"{_FACT.pattern}|不同意|没有|打算|汇报|介绍")
_ADVERBIAL = lazy(
    "(?:在|对|按照?|根据|围绕|通过|以|为|下一步|今后|当前|目前|同时|此外|作为|结合|针对|特别|尤其|随着|面对|从|要|第[一二三四五六七八九十]|[一二三四五六七八九十](?:是|要|、)?|首先|其次|再次|最后|一方面|另一方面|接下来|近期|年内|今年|明年|本周|下周|会后|各|全|广大|有关|由|把|将|关于|涉及|凡|对于|因此|所以|为此|就|着眼|立足|于|未来|一定|也|还|并|希望|建议|明天|从|先|与此同时|《|“|其中)"
)
_STRIP = lazy(
    r"(?:你们(?=.{2})|会同|联合(?!会)|同时|此外|另外|下一步|今后|当前|目前|首先|其次|再次|最后|接下来|近期|因此|所以|为此|会后|一方面|另一方面|第[一二三四五六七八九十]+[，、：]?|[一二三四五六七八九十]{1,2}(?:是|要|、)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、] *|[①-⑳]|希望|建议|要求|请|由|从[^，。；]{1,6}起|即日起|凡|对于?|未来|明年|今年|特别是|尤其是|下阶段|下一阶段|[^，。；：要]{1,5}期间(?!的)|(?:[雨冬夏春秋旱]季|汛期|平时|每周|每月|每天|下个月|这个月|本月|散会以?后|会后|[复开停完竣]工[前后])(?=.{2})|在[^，。；]{2,20}(?:中|上|时|后|前)(?=[，各全要])|[ ，])+"
)
#: What `_STRIP` begins with, but for digits and for what stands before 期间.
_STRIP_OPENS = frozenset(
    "你会联同此另下今当目首其再最接近因所为一二三四五六七八九十第（希建要请由从即凡对未明特尤雨冬夏春秋旱汛平每这本散复开停完竣在 ，①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
_TAIL = lazy(
    r"(?:同时|也|都|还|均|一定|务必|全面|坚决|切实|首先|今后|下一步|必须|自觉|主动|要|必|就|更|更加|都要|仍|共同|一起|一方面|不仅|不但|自身|需|只|才|应|时刻|始终|在[^，。；]{1,20}|于[^，。；]{1,16}|从[^，。；]{1,16}起|明年|今年|年内|每[月周天][^，。；]{0,8}|[ ])+$"
)
#: What `_TAIL` ends with, where it has no 在, 于 or 每 in it.
_TAIL_LASTS = frozenset("时也都还均定必面决实先后步须觉动要就更加仍同起仅但身需只才应刻终年内 \n")
_PEOPLE = lazy(
    "^(?:[县市区乡镇村矿系州旗局院校厂省队][里上]|部队|任何(?:人|单位|个人)|每人|我们|大家|[^，。；的]{0,4}双方|两校|各方|[甲乙丙]方|[总分]包(?:方|单位)?|物业|药房|财务|保安|门卫|中介|承包商(?:全员)?|供应商|家家户户|各人|任何单位和个人|各[^，。；的]{0,4}[连营排班])$"
)
_BY = lazy(
    r"由(?P<np>[^，。；：！？由]{2,40}?)(?=(?:牵头|负责|承担|组织|会同|配合|协助|统一|统筹|在|于|按|发出|起草|完成|落实|制定|拿出|拟定|提出|安排|协调|督促|督办|汇总|解决|研究|办理|实施|监督|检查|通报|公布|带队|主抓|具体|去|报|向|每|尽快|任组长|担任|任|妥善|指定|派|出面|联系|支付|补|写出|代|审核|组成|另行|\d|[一二三四五六七八九十]+[月日个天周]|本周|下周|今晚|限期|近日|年底|月底))"
)
#: 由 before whoever acts; `理由`, `由于`, `由此` are words.
_FROM = lazy("由(?<![理自经缘来事]由)(?![于此来衷头])")
_ROLE = lazy(
    r"(?:(?<![^，；：、。 \n（）])|由)(?P<np>[^，。；：！？由（）\n]{2,30}?)(?:具体|总)?(?:牵头|配合|协助|协办|主办|负责(?!人|同志)|复查|带队|跟进|督办|承办|把关|监督|(?:亲自|主)抓|(?<=具体)抓|任[^，。；]{0,6}(?:组长|队长|总指挥|联系人|召集人|负责人))"
)
#: What `_ROLE` needs, looked for first.
_TASK = lazy(
    "牵头|配合|协助|协办|主办|负责(?!人|同志)|复查|带队|跟进|督办|承办|把关|监督|抓(?:(?<=主抓)|(?<=亲自抓)|(?<=具体抓))|任(?=[^，。；]{0,6}(?:组长|队长|总指挥|联系人|召集人|负责人))"
)
_RESPONSIBLE = lazy(
    r"(?:责任(?:单位|人|部门)|牵头(?:单位|部门)|配合单位|承办(?:单位|部门)|主办单位|完成单位|责任科室|负责人)：(?P<np>[^，。；：！？（）\n]{2,40})"
)
_CODE_NAME = lazy(
    "^(?:会议|大会|本次|此次|该|这|那|其|此|它|什么|谁|工作|任务|问题|思想|认识|能力|水平|质量|责任|作用|制度|机制|措施|保障|服务|环境|管理|建设|推进|项目|资金|经费|时间|安全|经济|政策|标准|基础|方案|报告|计划|进度|成绩)$"
)


def find(shadow: str, blocks: Sequence[Block], speeches: Sequence[SpeechFact], known: frozenset[str]) -> list[DirectiveFact]:
    """The directives of a brief, in text order."""
    out: list[DirectiveFact] = []
    every = _Sentences(blocks)
    for n, speech in enumerate(speeches):
        out += _of_speech(shadow, n, speech, every.within(speech.span), known)
    covered = Cover(speech.span for speech in speeches)
    for sentence in every.containing(shadow, "由"):
        if not covered.overlaps(sentence):
            out += _of_narration(shadow, sentence, known)
    return sorted(out, key=lambda fact: fact.span)


#: The rest of an item in short: `责任单位：水利站。`, `安全科牵头，各车间落实。`, `7月18日前。`
_REST = lazy(
    r"(?:责任(?:单位|人|部门|科室)|(?:牵头|配合|承办)(?:单位|部门)|(?:完成)?时限|完成时间|时间要求)：[^。；]{1,24}[。；]?"
    r"|[^，。；：]{2,10}(?:科|局|办|部|室|处|所|站|组|中心)(?:牵头|负责|落实)?(?:[，、][^，。；：]{2,12}(?:科|局|办|部|室|处|所|站|组|中心|车间)(?:配合|落实|协助)?)*。|即日起。"
)


#: What stands before the full stop in the alternatives of `_REST` that have no colon.
_REST_LASTS = frozenset("科局办部室处所站组心间头责实合助起")


def _may_rest(shadow: str, bare: Span) -> bool:
    """Whether `_REST` can match: by a label's colon near the start or by the last character."""
    return shadow[max(0, bare.end - 2)] in _REST_LASTS or shadow.find("：", bare.start, min(bare.end, bare.start + 5)) >= 0


def _joined_rests(shadow: str, cut: Sequence[Span]) -> list[Span]:
    """Sentences, with what only says by whom and by when joined to the item before it, or behind it."""
    out: list[Span] = []
    waiting: int | None = None
    for sentence in cut:
        item = _item(shadow, sentence.start)
        bare = Span(item, sentence.end) if item else sentence
        due = [fact.span for fact in deadlines.find(shadow, bare)] if bare.end - bare.start <= 12 else []
        rest = (_may_rest(shadow, bare) and bool(_REST.fullmatch(shadow, *bare))) or (
            len(due) == 1 and not shadow[due[0].end : bare.end].strip("。 ") and due[0].start == bare.start
        )
        if rest and not item and out and "\n" not in shadow[out[-1].end : sentence.start]:
            out[-1] = Span(out[-1].start, sentence.end)
        elif rest and item:
            waiting = sentence.start  # `5、责任单位：水利站。完成时限：9月底。制作公示牌12块。`
            out.append(sentence)
            continue
        elif waiting is not None and out and out[-1].start == waiting:
            out[-1] = Span(waiting, sentence.end)
        else:
            out.append(sentence)
        if not rest:
            waiting = None
    return out


#: `例如：` and `比如：` too.
_EXAMPLES = lazy("(?:如|包括)：")


def _units(shadow: str, cut: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The parts at ； of sentences, and whether each opens its sentence. A list of examples (`如：…；…`) is not cut."""
    for sentence in _joined_rests(shadow, cut):
        start, first = sentence.start, True
        if shadow.find("：", *sentence) >= 0 and _EXAMPLES.search(shadow, *sentence):
            yield strip(shadow, sentence), True
            continue
        if shadow.find("；", *sentence) >= 0:
            for at in outside(shadow, sentence.start, sentence.end, "；"):
                yield strip(shadow, Span(start, at + 1)), first
                start, first = at + 1, False
        rest = strip(shadow, sentence if first else Span(start, sentence.end))
        if rest.end > rest.start:
            yield rest, first


def _item(shadow: str, at: int) -> int | None:
    """Where the words of an item begin whose number stands at ``at``."""
    found = enumeration(shadow, at)
    return found[1] if found else None


class _Sentences:
    """The sentences of all blocks, and those that lie within a speech, clipped to it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._all = [sentence for block in blocks for sentence in block.sentences]
        self._ends = [sentence.end for sentence in self._all]

    def within(self, span: Span) -> list[Span]:
        at = bisect.bisect_right(self._ends, span.start)
        out = []
        while at < len(self._all) and self._all[at].start < span.end:
            sentence = self._all[at]
            out.append(sentence if span.contains(sentence) else Span(max(sentence.start, span.start), min(sentence.end, span.end)))
            at += 1
        return out

    def containing(self, shadow: str, character: str) -> Iterator[Span]:
        """The sentences with a character in them, in text order."""
        if not self._all:
            return
        last = self._ends[-1]
        at = shadow.find(character, self._all[0].start, last)
        while at >= 0:
            sentence = self._all[bisect.bisect_right(self._ends, at)]
            if sentence.start <= at:
                yield sentence
            at = shadow.find(character, sentence.end if sentence.start <= at else sentence.start, last)


class _Place(NamedTuple):
    """How a unit stands in its speech.

    ``pressing``: under 要求, 强调 or 决定; ``talk``: in a dialogue; ``listed``: an item of what was decided; ``hoped``: what
    a hope or an indirect demand asks of others; ``advised``: under 建议.
    """

    pressing: bool
    talk: bool
    listed: bool
    hoped: bool = False
    advised: bool = False


class _Clauses:
    """The clauses of a unit, and the modal of each, looked for once."""

    __slots__ = ("_due", "_modals", "_shadow", "spans")

    def __init__(self, shadow: str, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._shadow = shadow
        self._modals: dict[int, tuple[Modality, int] | None] = {}
        self._due: tuple[Span, Sequence[deadlines.DeadlineFact]] | None = None

    @classmethod
    def of(cls, shadow: str, unit: Span) -> "_Clauses":
        return cls(shadow, _clauses(shadow, unit))

    def modal(self, clause: Span) -> tuple[Modality, int] | None:
        """The first modal of a clause."""
        if clause.start not in self._modals:
            self._modals[clause.start] = _modal(self._shadow, clause)
        return self._modals[clause.start]

    def due(self, span: Span) -> Sequence[deadlines.DeadlineFact]:
        """The deadlines of the unit or a part of it; of the part asked for last they are known."""
        if self._due is None or self._due[0] != span:
            self._due = (span, deadlines.find(self._shadow, span))
        return self._due[1]

    def behind(self, span: Span) -> "_Clauses":
        """The clauses of the rest of the unit."""
        if self.spans and self.spans[0].start == span.start:
            return self
        n = bisect.bisect_right(self.spans, span.start, key=_end)
        if n < len(self.spans) and self.spans[n].start != span.start:
            if self.spans[n].start < span.start and _BRACKET.search(self._shadow, self.spans[n].start, span.start):
                return _Clauses.of(self._shadow, span)  # what begins inside of brackets is cut at other places
            rest = _Clauses(self._shadow, [Span(max(self.spans[n].start, span.start), self.spans[n].end), *self.spans[n + 1 :]])
        else:
            rest = _Clauses(self._shadow, self.spans[n:])
        rest._modals = self._modals
        return rest


_end = operator.attrgetter("end")
_BRACKET = lazy("[（《“）》”]")


def _place(speech: SpeechFact, attribution: str, *, first: bool) -> _Place:
    """How the first unit of a speech stands in it, or one behind it."""
    act = speech.act
    asks = act in ("decide", "require")
    pressing = asks or act == "stress"
    talk = act == "say" and speech.rule == "speaker-line"
    listed = asks and (first or speech.rule in ("decision-heading", "list-heading"))
    if not first:
        return _Place(pressing, talk, listed)
    indirect = act == "require" and attribution != "" and attribution[-1] not in "，：\n "
    return _Place(pressing, talk, listed, indirect or (act == "propose" and bool(_HOPES.search(attribution))), "建议" in attribution)


def _of_speech(shadow: str, index: int, speech: SpeechFact, cut: Sequence[Span], known: frozenset[str]) -> Iterator[DirectiveFact]:
    if not cut:
        return
    attribution = speech.attribution.slice(shadow) if speech.attribution else ""
    before = False
    owners: tuple[OwnerFact, ...] = ()
    for n, (unit, opens) in enumerate(_units(shadow, cut)):
        if n < 2:
            place = _place(speech, attribution, first=n == 0)  # those behind the second stand as it does
        if shadow.endswith("？", *unit):
            continue
        clauses = _Clauses.of(shadow, unit)
        found = _demand(shadow, clauses, unit, place, known, before, before and not opens)
        if opens:
            owners = ()
        if found is None:
            before = before and not opens
            continue
        span, modality, rule = found
        span = _without_telling(shadow, span)
        own = _distinct(shadow, _owners(shadow, clauses.behind(span), span, known))
        if own:
            owners = tuple(OwnerFact(each.span, True) for each in own)
        before = True
        yield _fact(shadow, span, index, own or owners, modality, rule, tuple(clauses.due(span)))


def _distinct(shadow: str, owners: Sequence[OwnerFact]) -> tuple[OwnerFact, ...]:
    """In text order, each wording once."""
    if len(owners) < 2:
        return tuple(owners)
    ordered = sorted(owners, key=lambda owner: owner.span)
    return tuple({owner.span.slice(shadow): owner for owner in reversed(ordered)}.values())[::-1]


def _of_narration(shadow: str, sentence: Span, known: frozenset[str]) -> Iterator[DirectiveFact]:
    """`对于…的问题，由监察室近日内发出整改通知`: a task told outside of any speech."""
    for unit, _ in _units(shadow, [sentence]):
        by = _BY.search(shadow, unit.start, unit.end)
        if not by or pattern("主持|召开|举行|宣读|作(?:了)?(?:报告|说明|汇报)|组成|发起|主讲|讲解|授课|介绍|讲述|会议由|(?:了)[^，]{0,20}$").search(
            unit.slice(shadow)
        ):
            continue
        due = tuple(deadlines.find(shadow, unit))
        if due or pattern("牵头|负责").search(unit.slice(shadow)):
            yield _fact(shadow, unit, None, _distinct(shadow, _owners(shadow, _Clauses.of(shadow, unit), unit, known)), "should", "by-whom", due)


def _fact(
    shadow: str,
    span: Span,
    index: int | None,
    owners: tuple[OwnerFact, ...],
    modality: Modality,
    rule: str,
    due: tuple[deadlines.DeadlineFact, ...],
) -> DirectiveFact:
    item = _item(shadow, span.start)
    taken = [each.span for each in due]
    if item:
        taken.append(Span(span.start, item))
    return DirectiveFact(span, index, owners, modality, due, tuple(quantities.find(shadow, span, taken)), rule)


_HOPED = lazy("希望|建议|恳请")


def _demand(
    shadow: str, parts: _Clauses, unit: Span, place: _Place, known: frozenset[str], before: bool, same: bool
) -> tuple[Span, Modality, str] | None:
    """Where in the unit the demand begins, its modality and the rule; None for anything else.

    ``before``: a demand went before; ``same``: in this very sentence.
    """
    if place.hoped:
        return (unit, "should", "hope") if place.advised else _hoped(shadow, unit)
    asked = _HOPED.search(shadow, unit.start, unit.end) and pattern(
        r"(?:^|(?<=[，：]))(?:同时，)?(?:真诚地?|也|殷切|诚恳|衷心)?(?:希望|建议|恳请)(?!的|和|书)"
    ).search(shadow[unit.start : unit.end])
    if asked:
        span = Span(unit.start + asked.end(), unit.end)
        if span.end - span.start >= 5 and shadow[span.start] not in "，。":
            return _hoped(shadow, span)
    clauses = parts.spans
    for n, clause in enumerate(clauses):
        modal = parts.modal(clause)
        if modal:
            name, at = modal
            if place.talk and shadow[at] == "要" and not _TO_DO.match(shadow, at) and _TAKES.match(shadow, at):
                continue  # `2台主板要换`, `还要半个月`: what it takes, not what is asked
            if name in ("ensure", "should") and shadow[at : at + 2] == "切实" and _FACT.search(shadow, clause.start, clause.end):
                continue
            if name in ("ensure", "strive") and _FACT.search(shadow, at, clause.end) and not _MODAL.match(shadow, clause.start):
                continue  # `为遏制疫情、确保稳定作出了积极贡献`
            if name in ("ensure", "strive") and not place.pressing and _OWN.search(shadow, unit.start, at):
                continue
            start = _start(shadow, clauses, n, place.pressing)
            if name == "ensure" and n > 0 and _FACT.search(shadow, clauses[0].start, clauses[n - 1].end) and not before and not place.pressing:
                continue
            return Span(start, unit.end), name, "modal"
    text = unit.slice(shadow)
    told = _TOLD.search(text)
    due = () if told else parts.due(unit)
    if (
        (not told and _by_agent(shadow, unit, known))
        or ("：" in text and _RESPONSIBLE.search(text))
        or (not told and (due or place.pressing) and _TASK.search(text) and _ROLE.search(text))
    ):
        return unit, "should", "by-whom"
    if place.listed and _bare_heading(text):
        return None
    if place.listed and len(text) > 5 and not (told and place.pressing and not _IMPERATIVE.match(text)):
        return unit, "should", "listed"
    if (
        due
        and (place.pressing or not _FORETOLD.search(text))
        and (shadow[due[0].span.end - 1] in "前内底末" or place.pressing)
        and not pattern("截至|截止|到|从|自").match(text)
    ):
        return unit, "should", "deadline"
    if (same or (place.pressing and before)) and not told and len(text) > 4:
        return unit, "should", "listed"
    if place.pressing or before:
        start = _item(shadow, unit.start) or unit.start
        for clause in clauses[:3]:
            begin = _stripped(shadow, max(start, clause.start), clause.end)
            if _IMPERATIVE.match(shadow, begin, clause.end) and not _FACT.search(shadow, clause.start, clause.end):
                return (
                    Span(unit.start if clause is clauses[0] else _start(shadow, clauses, clauses.index(clause), place.pressing), unit.end),
                    "should",
                    "imperative",
                )
            owner = _prefix(shadow, Span(begin, clause.end))
            if owner and place.pressing and not _FACT.search(shadow, clause.start, clause.end):
                return Span(unit.start, unit.end), "should", "owner-verb"
            if not _ADVERBIAL.match(shadow, begin, clause.end):
                break
    return None


def _by_agent(shadow: str, unit: Span, known: frozenset[str]) -> bool:
    """Whether somebody who can act stands behind 由."""
    by = _BY.search(shadow, unit.start, unit.end)
    agent = _trimmed(shadow, Span(*by.span("np"))) if by else None
    return agent is not None and _agent(shadow, agent, known)


#: Verbs that ask something of others; what is only 提出 may be a fact.
_HOPES = lazy("希望|期望|建议|提议|倡议|呼吁|寄语|勉励|号召|请")
#: What will happen or can be, told with a date: `年底还能分红`, `9月底还没有支出`, `月底出厂…可以吊装`.
_FORETOLD = lazy(
    "可以|可能|还能|都能|能够|才能|就能|没有|还没|没能|愿意|结束|到位可|[，。]?将(?:在|于|会)|差得远|要来|算|偏|[一二两三]是.{1,12}[，]?二是"
)
#: A promise about oneself: `我今晚就去`, `保证改正`.
_OWN = lazy("(?:我(?![们市县区省院校局厂司镇乡村])|他(?!们)|她(?!们)|自己|本人|咱)")
_TO_DO = lazy(f"要(?:{_IMPERATIVE.pattern}|先|把|将|对|在|尽快|逐|从|向|给|以|一|多|按|注意|讲|有|分|挨|统一)")


#: What tells that a demand follows, inside a speech: `县上要求，`, `我提三条要求：`, `补充一点，`.
_TELLING = lazy(
    r"(?:[^，。；：“”]{1,14}(?:要求|强调|指出|讲|说|提醒|议定|议决|同意按?)(?=[，：])|(?:我|再|还|我再)*(?:补充|强调|说|讲|提|提醒)(?:[一两三四五几]|一下)?[点条句个]?[^，：。]{0,8}(?=[，：])|但?是?有[一二三四五]条(?=[，：]))[，：]\s*"
)


#: 要 with what it takes behind it, or with nothing.
_TAKES = lazy(
    r"要(?:[\d一二两三四五六七八九十百千半几好]|.?[，。；！？]|到|等|等着|看|花|用(?:不)?了|多少|么|过期|拖|来|下|上|出|晚|早|涨|跌|去年|今年)"
)


def _without_telling(shadow: str, span: Span) -> Span:
    told = _TELLING.match(shadow, span.start, span.end)
    if told and span.end - told.end() >= 5 and not pattern("[^，：]*(?:要(?!求)|必须|应|不得)").match(told[0]):
        return Span(told.end(), span.end)
    return span


def _bare_heading(text: str) -> bool:
    """`一、征地补偿。`, `序号  事项  责任部门`: an item's heading or a table's, which asks nothing."""
    bare = pattern(r"^(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]) *").sub("", text).rstrip("。； ")
    if pattern(r"\S{1,8}(?: +\S{1,8}){2,}").fullmatch(bare):
        return True
    return bare != text.rstrip("。； ") and len(bare) <= 6 and not _IMPERATIVE.match(bare) and not _MODAL.search(bare)


def _hoped(shadow: str, span: Span) -> tuple[Span, Modality, str] | None:
    """What is hoped of others: `希望|各会员单位诚信经营`; a hope about oneself (`希望能与…`) is none."""
    text = span.slice(shadow)
    own = pattern("(?:能|能够|可以)?(?:与|和|跟|同|在|通过|早日|尽快(?:得到|见))|能(?!够?充分)|自己|今后能|与|得到|早").match(text)
    if own and not pattern("今后|通过.{2,20}要").match(text) and not _prefix(shadow, span):
        return None
    return span, "should", "hope"


def _clauses(shadow: str, unit: Span) -> list[Span]:
    start, end = unit
    cuts = outside(shadow, start, end, "，：")
    if not cuts:
        return [unit] if end > start else []
    out = []
    for at in (*cuts, end):
        if at > start:
            out.append(Span(start, at))
        start = at + 1
    return out


def _modal(shadow: str, clause: Span) -> tuple[Modality, int] | None:
    start, end = clause
    at = start
    while match := _MODAL.search(shadow, at, end):
        if not _in_quotes(shadow, start, match.start()):
            return _MODALITY[match[0]], match.start()
        at = match.end()
    return None


def _in_quotes(shadow: str, start: int, at: int) -> bool:
    depth = 0
    for mark in pattern("[“”《》]").findall(shadow, start, at):
        depth = depth + 1 if mark in "“《" else max(0, depth - 1)
    return depth > 0


#: A clause that says how things are, and so gives the reason: `年底人情多，饭局不要去`.
_STATE = lazy(
    r"不够|不足|不一$|不好$|不住$|不上$|没有?(?!得)|还没|滞后|偏[高低大小多少慢]|多发|叠加|量大|面广|严重$|突出$|薄弱|能到|都?在等|排在|有风险|有困难|太[短长少多慢高低]|[^，]{2,}[很太][多少大小]$|^[^，要应须]{2,8}(?<![更至最不许])[多少紧]$|约\d"
)


def _start(shadow: str, clauses: Sequence[Span], n: int, pressing: bool) -> int:
    """The demand's start: back over adverbials from the clause with the modal, without clauses that state a fact."""
    start = n
    while start > 0:
        clause = clauses[start - 1]
        text = clause.slice(shadow).strip()
        if _STATE.search(text):
            break
        if _FACT.search(text) and not pattern("(?:为|以|在|通过|对|按照|根据|围绕|作为)").match(text):
            break
        if not (
            pressing
            or len(text) <= 8
            or (start == n and len(text) <= 20)
            or _ADVERBIAL.match(text)
            or _IMPERATIVE.match(text)
            or cues.ends_as_group(text)
            or (_TASK.search(text) and _ROLE.search(text))
            or deadlines.find(shadow, clause)
        ):
            break
        start -= 1
    at = clauses[start].start
    while shadow[at] in " \n，":
        at += 1
    return at


def _owners(shadow: str, clauses: _Clauses, span: Span, known: frozenset[str]) -> list[OwnerFact]:
    """The units and people that a demand names as those who must act; ``clauses`` are those of ``span``."""
    out: list[OwnerFact] = []
    start, end = span
    by = shadow.find("由", start, end) >= 0
    if shadow.find("：", start, end) >= 0:
        _take_named(shadow, _RESPONSIBLE, span, known, out)
    if by:
        _take_named(shadow, _BY, span, known, out)
    if _TASK.search(shadow, start, end):
        _take_named(shadow, _ROLE, span, known, out)
    firsts = _sizes(known)
    somebody = bool(firsts) and not firsts.keys().isdisjoint(shadow[start:end])
    if somebody:
        _take_caused(shadow, span, known, out)
    for match in _FROM.finditer(shadow, start, end) if by else ():
        limit = min(end, match.end() + 30)
        stop = pattern("[，。；：]").search(shadow, match.end(), limit)
        agent = _prefix(shadow, Span(match.end(), stop.start() if stop else limit), known, agent=True)
        if agent:
            _take(shadow, span, agent, known, out)
    roles = shadow.find("作为", start, end) >= 0
    dated = deadlines.possible(shadow, span)
    for clause in clauses.spans:
        person = _named(shadow, clause.start, end, known) if somebody and shadow[clause.start] in firsts else None
        if person:
            _take(shadow, span, person, known, out)
        subject = _role(shadow, clause, known) if roles else None
        if subject is None and (_has_actor(shadow, *clause) or (somebody and not firsts.keys().isdisjoint(clause.slice(shadow)))):
            subject = _clause_owner(shadow, clauses, clause, span, known, dated=dated)
        if subject:
            _take(shadow, span, subject, known, out)
    return out


def _take_caused(shadow: str, span: Span, known: frozenset[str], out: list[OwnerFact]) -> None:
    """Add the people who must act by `_CAUSED`."""
    for match in _CAUSED.finditer(shadow, *span):
        person = _named(shadow, match.end(), span.end, known)
        if person:
            _take(shadow, span, person, known, out)


def _take_named(shadow: str, form: re.Pattern[str], span: Span, known: frozenset[str], out: list[OwnerFact]) -> None:
    """Add those who can act and stand where a pattern has its ``np``."""
    for match in form.finditer(shadow, *span):
        phrase = _trimmed(shadow, Span(*match.span("np")))
        if phrase and _agent(shadow, phrase, known):
            _take(shadow, span, phrase, known, out)


def _take(shadow: str, span: Span, phrase: Span, known: frozenset[str], out: list[OwnerFact]) -> None:
    """Add those whom a phrase within ``span`` names and who are not in ``out`` yet."""
    also = _ALSO.match(shadow, phrase.end, span.end)
    if also:
        phrase = Span(phrase.start, also.end())
    for part in _split(shadow, phrase, known):
        if not any(part.overlaps(other.span) for other in out):
            out.append(OwnerFact(part))


def _role(shadow: str, clause: Span, known: frozenset[str]) -> Span | None:
    """`作为|基地的教师|，一定要…`."""
    role = pattern(" *作为([^，。；]{2,40})$").match(shadow, clause.start, clause.end)
    if role and (_agent(shadow, Span(*role.span(1)), known) or pattern("的[^，]{2,8}和[^，]{2,12}$").search(role[1])):
        return Span(*role.span(1))
    return None


def _clause_owner(shadow: str, clauses: _Clauses, clause: Span, span: Span, known: frozenset[str], *, dated: bool) -> Span | None:
    """The subject of a clause of ``span``, unless it names those for whom something is done; ``dated``: there may be deadlines in ``span``."""
    modal = clauses.modal(clause)
    subject = _subject(shadow, clause, modal[1] if modal else None, known, dated=dated)
    if subject is None or modal:
        return subject
    if clause.start == span.start and _ASKED.search(shadow, max(0, clause.start - 3), clause.start):
        return subject
    return None if _BENEFICIARY.fullmatch(subject.slice(shadow)) else subject


#: Behind these a person whom the text knows must act: `井位让某某去定`, `这个事由某某去谈`.
_CAUSED = lazy("由|让|派|请|叫|安排|委托|责成|的事(?=.)|的工作(?=.)")
#: What follows a name in a clause that tells what he said or has.
_TOLD_OF = lazy("[的讲说谈提]|介绍|汇报")
#: What follows a name that is only spoken of, or goes on as somebody else's: `陈某讲的那几条`, `邓某的工作`.
_SPOKEN_OF = lazy(f"{_TOLD_OF.pattern}|[和与及、]|指出|强调|同意|反映|是|原来|已|刚|这|那|当时|一样|等|：")


_AND = lazy("[、和与及]")
#: The longest name, in characters.
_LONGEST = 24


def _known_end(shadow: str, at: int, known: frozenset[str]) -> int | None:
    """Where the longest known name at ``at`` ends."""
    for size in _sizes(known).get(shadow[at : at + 1], ()):
        if 1 < size <= _LONGEST and shadow[at : at + size] in known and at + size <= len(shadow):
            return at + size
    return None


@functools.lru_cache(maxsize=2)
def _sizes(known: frozenset[str]) -> dict[str, list[int]]:
    """First character → the lengths of the known names that begin with it, longest first."""
    sizes: dict[str, set[int]] = {}
    for name in known:
        sizes.setdefault(name[0], set()).add(len(name))
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _named(shadow: str, start: int, end: int, known: frozenset[str]) -> Span | None:
    """People whom the text knows, at ``start`` and before what they must do: `简某、于某|管贴告示`."""
    at = _known_end(shadow, start, known)
    if at is None:
        return None
    while joint := _AND.match(shadow, at):
        following = _known_end(shadow, joint.end(), known)
        if following is None:
            break
        at = following
    if at + 2 > end or _SPOKEN_OF.match(shadow, at) or shadow[at] in "，。；！？\n）":
        return None
    return Span(start, at)


#: Behind these, those who are asked: `希望|企业每年为老人体检一次`.
_ASKED = lazy("(?:希望|建议|要求|提醒|呼吁|号召|倡议|请)$")
#: The other kind of unit in brackets: `各林场|（所）`, `各县|（市、区）`.
_ALSO = lazy("（[省市州县区旗盟乡镇村所站园段局处科室社居街道团校院系部矿厂、]{1,8}）")
#: Those for whom it is done, where nothing says that they must: `贴出去，群众看得见才放心`.
_BENEFICIARY = lazy("群众|百姓|老百姓|学生|孩子|患者|病人|职工|村民|居民|业主|农民|企业|家长|客户|员工|别人|人家")


def _subject(shadow: str, clause: Span, modal: int | None, known: frozenset[str], *, dated: bool) -> Span | None:
    """Who acts in a clause that names somebody who can."""
    start = _stripped(shadow, clause.start, clause.end)
    start = _item(shadow, start) or start
    if modal is not None and modal > start:
        phrase = _trimmed(shadow, Span(start, modal), dated=dated)
        if phrase and (_agent(shadow, phrase, known) or len(_split(shadow, phrase, known)) > 1):
            return phrase
        if phrase:
            prefix = _prefix(shadow, phrase, known, dated=dated)
            if prefix:
                return prefix
    if modal is None or modal > start:
        if start == clause.start:
            return _opening_actor(shadow, clause, known, dated=dated)
        return _prefix(shadow, Span(start, clause.end), known, dated=dated)
    return None


def _stripped(shadow: str, start: int, end: int) -> int:
    """``start``, or where the words go on that `_STRIP` takes away there."""
    first = shadow[start : start + 1]
    if first not in _STRIP_OPENS and not first.isdecimal() and shadow.find("期间", start, min(end, start + 7)) < 0:
        return start
    lead = _STRIP.match(shadow, start, end)
    return lead.end() if lead else start


def _trimmed(shadow: str, phrase: Span, *, dated: bool = True) -> Span | None:
    """A phrase without what stands around those who act: adverbials, and deadlines if it is ``dated``."""
    start = _stripped(shadow, phrase.start, phrase.end)
    due = [fact.span for fact in deadlines.find(shadow, Span(start, phrase.end))] if dated else []
    end = phrase.end
    for where in reversed(due):
        if where.end == end or not shadow[where.end : end].strip(" 前内"):
            end = where.start
        elif where.start == start:
            start = where.end
    changed = True
    while changed and end > start:
        changed = False
        text = shadow[start:end]
        tail = _TAIL.search(text) if text[-1] in _TAIL_LASTS or "在" in text or "于" in text or "每" in text else None
        if tail and tail.start() > 0:
            end = start + tail.start()
            changed = True
        elif tail and tail.start() == 0 and not _PEOPLE.match(text):
            return None
    return strip(shadow, Span(start, end)) if end - start >= 1 else None


#: `每人不少于10户`: a rate, not who must act; `机关干部|每年下乡`, `各社团|合办`.
_RATE = lazy(r"每[人科台次车亩户名](?!员)|一人|人均")
_RATED = lazy(r".每(?:半?年|季|月|[周旬天日])|[合主承协自]办$|\d[人名户个家台]$")
_NO_ACTOR = lazy(
    r"[，。；：《》]|[的全前内]$|^全(?:部|面|力|程|方位)|^[一二两三四五六七八九十\d]+(?:个(?!社区|单位|部门|[县市区]|管理所|[^，]{0,3}[站队厂所组]$|学校|医院|公司|企业|村|乡镇|街道|科室|车间|班组|乡|镇|项目部)|名|项|是|要|台|月|日|年|点|条)|大[省国市县]$|[他她它]们$|[内外东南西北中]部$|^(?:在|提交|上报|需要|这|那|我(?!们|[市县区校院局公省])|你|他|她|其)"
)
_ALL = lazy(
    r"(?:全|各|所属)?[市县区校院省镇乡村局路厂系行司国军]?(?:上下|地|方|级|镇街|地区|有关方面)|各[地市州盟旗师团县区镇乡村校院组科室站所队厂系局处部股户级、（）()街道社]{1,8}|全[省市县区镇乡校院局路厂公司系统]{1,3}"
)
_ALL_THINGS = lazy("各院门|各(?:种|类|项|方面|式|自|行各业)|各.*(?:工作|任务|措施|环节|领域|方面|问题|指标|项目)$")
#: `会长单位2万元/年`.
_SUM = lazy(r".{2,12}[\d一二三四五六七八九十百千万.]+[万亿]?元?")
#: `各企业主管局的局长`.
_OF_OFFICE = lazy("[^，的]{2,14}的[^，的]{2,10}")
_OF_PEOPLE = lazy("(?!工作|建设|今年|去年|去|到)[^，]{2,14}的(?:同志|单位|人员|村|企业|干部|部门|户|人|同行|老师|学生|群众|职工|党员)$")
#: A phrase with these is a clause, however it ends.
_CLAUSAL = lazy("(?:的|是|了|(?<!所)有(?!关)|使|让|对|把|将|以|为|按照|根据|通过|加强|推进|做好|提高|完善)")


def _agent(shadow: str, phrase: Span, known: frozenset[str]) -> bool:
    """Whether a phrase names somebody who can act. Signs of an actor are looked for first: most phrases have none."""
    text = phrase.slice(shadow).strip()
    if not 1 < len(text) <= 40:
        return False
    named = text in known
    if not named and text[-1] not in _lasts():
        return False
    whole = named or bool(_PEOPLE.match(text)) or bool(_ALL.fullmatch(text))
    if not whole and not _acts(text, known):
        return False
    if _RATE.match(text) or _RATED.search(text) or _NO_ACTOR.search(text) or _CODE_NAME.match(text):
        return False
    if whole:
        return not _ALL_THINGS.match(text)
    # `依法严厉打击农村地区`, `选派专业骨干`; `服务企业`, `推动社区`
    return not (_SUM.fullmatch(text) or _opens_with_verb(text) or (_commands(text) and not _VERBAL_UNIT.match(text)))


#: What phrases for those who act end with, beside the nouns of groups, offices and units: what `_PEOPLE`, `_ALL`, `_BY_SUFFIX` and
#: `_OF_PEOPLE` let stand last. A clause without any of these names nobody, and need not be cut into words.
_ENDS = (
    "们 人 名 位 家 员 户 方 店 者 商 企 庭 厂 矿 物业 医师 老师 学院 医院 同行 先生 女士 药房 财务 保安 门卫 中介 总包 分包 上下 地 级 镇街 地区 方面 "
    + " ".join(f"{unit}{side}" for unit in "县市区乡镇村矿系州旗局院校厂省队" for side in "里上")
).split()
#: What stands last behind 各 and 全: `各街道`, `全公司`, `各班`.
_AFTER_ALL = "地市州盟旗师团县区镇乡村校院组科室站所队厂系局处部股户级、（）()街道社省路公司统连营排班"


def _endings() -> list[str]:
    return [*cues.GROUP_NOUNS, *words("organizations"), *words("offices"), *_SYSTEMS, *_ENDS]


def _parts_of(word: str) -> Iterator[str]:
    """The shorter strings within a word."""
    for size in range(1, len(word)):
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


@per_knowledge
def _actors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Anything that a phrase for somebody who acts can end with, or 各, 全: single characters, and longer words that have no other of all these inside."""
    found = frozenset([*_endings(), "各", "全"])
    longer = sorted(word for word in found if len(word) > 1 and not any(part in found for part in _parts_of(word)))
    single = "".join(sorted(re.escape(word) for word in found if len(word) == 1))
    return from_lists(f"[{single}]"), from_lists(opening(longer, ()) + alternation(longer, opened=True))


def _has_actor(shadow: str, start: int, end: int) -> bool:
    """Whether somebody who acts can be named in ``shadow[start:end]``."""
    single, longer = _actors()
    return bool(single.search(shadow, start, end) or longer.search(shadow, start, end))


def _names(shadow: str, start: int, end: int, firsts: dict[str, list[int]]) -> bool:
    """Whether somebody who acts can be named in ``shadow[start:end]``, be it by a known name, which begins with one of ``firsts``."""
    return _has_actor(shadow, start, end) or (bool(firsts) and not firsts.keys().isdisjoint(shadow[start:end]))


@per_knowledge
def _lasts() -> frozenset[str]:
    """The characters that such a phrase can end with."""
    return frozenset(each[-1] for each in _endings()) | frozenset(_AFTER_ALL) | frozenset("等） \n")


def _acts(text: str, known: frozenset[str]) -> bool:
    """Whether a phrase ends as those do who act."""
    if cues.ends_as_group(text) and not _CLAUSAL.search(text[:-2].replace("负责", "")):
        return True
    office = is_office(text)
    if office and (len(text) <= 6 or (_OF_OFFICE.fullmatch(text) and not _IMPERATIVE.match(text))):
        return True  # `护士长|7月12日前完成…`
    for size in _sizes(known).get(text[0], ()):
        rest = text[size:]
        if text[:size] in known and (rest in ("同志", "先生", "女士") or is_office(rest)):
            return True
    surname = names.surname_at(text, 0)
    if surname:
        last = office_pattern().search(text)
        if last and last.end() == len(text) and last.start() == surname:
            return True  # `苏总工`, `周局长`
    return bool(_BY_SUFFIX.fullmatch(text) or ("的" in text and _OF_PEOPLE.match(text)))


#: Words that end like those who act: `超载户`, `草管员`, `项目方`; and those that only look so.
_BY_SUFFIX = lazy(
    "(?!(?:一|几|多|每|违|动|全|会|成|人|入|到|逐|分|落|账|门|客|用|比|处|配|平|立|土|药|地|官|对|或|前|后|再|我|他|她|它|你)[员户方商者们]$|.*(?:入|到|逐|进)户$|[在对把将为以让使给向从按])"
    r"[^，。；、的是了和与及“”\d]{1,6}(?:员|户|方|店|者|(?:承包|供应|经销|开发|运营|承建)商|企|庭|们|厂|矿|物业|医师|老师|学院|医院)"
)
#: Fields of administration: short for their offices in a list, `民政、残联`.
_SYSTEMS = frozenset(
    [
        "民政",
        "财政",
        "公安",
        "交通",
        "交警",
        "城建",
        "城管",
        "环保",
        "水利",
        "农业",
        "林业",
        "教育",
        "卫生",
        "工商",
        "税务",
        "国土",
        "住建",
        "人社",
        "发改",
        "工信",
        "残联",
        "妇联",
        "团委",
        "计生",
        "审计",
        "司法",
        "气象",
        "供电",
        "电力",
        "市政",
        "园林",
        "消防",
        "应急",
        "宣传",
        "组织",
        "统战",
        "纪检",
        "质监",
        "物价",
        "民宗",
        "文化",
        "旅游",
        "商务",
    ]
)


def _opens_with_verb(text: str) -> bool:
    """Whether the first word is a verb or adverb of two characters and no part of a unit's name: 依法, 选派, not 组织部."""
    longest = min(6, len(text) - 2)
    if not any(segmenter.is_predicate(text[:size]) for size in range(2, longest + 1)) or _COLLECTIVE.match(text):
        return False
    first = len(segmenter.first(text[:6]))
    return 2 <= first <= longest and segmenter.is_predicate(text[:first]) and not _UNIT_WORD.match(text, first)


#: Units and people named by what they do: `执行局|逐案建台账`, `宣教科|把录像发到各队`, `派出所|也参加`.
_VERBAL_UNIT = lazy(".{2}(?:单位|部门|机构|人员|中心|[局科处室组队站所](?!长|有))")
#: What makes a unit's name of a verb before it: `监督|管理局`, `检查|组`.
_UNIT_WORD = lazy("[^，。；]{0,6}(?:部|委|办|局|处|科|股|室|组|队|站|所|院|中心|会|公司|厂|专班|单位|部门|机构|人员|企业|员)(?:$|[、和及])")


def _commands(text: str) -> bool:
    """Whether a phrase opens with a verb of demands, not with a word that only begins like one: `交通运输局`."""
    verb = _IMPERATIVE.match(text)
    return verb is not None and verb.end() >= len(segmenter.first(text[:8]))


_OPENING = "要|将|应|须|需|把|对|向|在|于|能|按|以|每|不|去|合办|管(?!理|委)|逐|分批|分头|分片|轮流|互相|带头|催|报|查|再|从|一律|为|年|本周|下周|这|今|明|先|负责|牵头|配合|用|给|跟|也|都|尽快|包|追究|统一|一对一|亲自|重新|自己|携手|共同|一起|同心|全部|纷纷|多提"
_OPENERS = lazy(rf"(?=[{_firsts(_OPENING)}\d一二三四五六七八九十])(?:{_OPENING}|\d|[一二三四五六七八九十]+(?:月|天|日|周))")
_NO_AGENTS = "在|对|按照?|根据|围绕|通过|以|为|从|把|将|由|要|加强|推进|坚持|做好|完善|提高|建立|开展|组织(?!部|委|员|科|处)|发挥|进一步|切实|深化|强化|抓好|落实|培养|配齐|引导|动员|培训|教育(?!局|厅|部|委|体育)|支持|鼓励|关心|服务|充分|积极|这|那|该|其|既|又|使得?|帮助|扩大|让|并|同意|批准|深入|先|再|凡|对于|依法|严厉|严格|选派|推荐|邀请|指导|每[月周天年季半学]|向(?!阳)|如|若|当|就|不|会议|大会|吸收|聘请"
_NO_AGENT = lazy(f"(?=[{_firsts(_NO_AGENTS)}])(?:{_NO_AGENTS})")


#: Words that are verbs elsewhere, as parts of a unit's name: `组织|部门`, `防汛|办`, `政府|采购中心`.
_UNIT = lazy("组织(?:部|员|科|处)|办(?=每|要|在|负责|牵头|于|对|[，、会])|采购|监督管理|管理(?:局|处|科|中心|委)|服务(?:中心|站)|检查(?:组|站)")
_COLLECTIVE = lazy("各|全[省市县区镇乡村校院局路厂行系会体国]|有关|相关|广大|每|所有|任何|参|驻|获得|收到")


#: `会长单位|2万元/年`: what somebody pays.
_AMOUNT = lazy(r"[\d一二三四五六七八九十百千]+(?:\.\d+)?[万亿]?元?(?:/年|/月)?(?:[，。；]|$)")


def _boundaries(text: str, start: int, ends: set[int]) -> Iterator[tuple[int, str]]:
    """Where words begin in ``text``, which stands at ``start``, with the word; and ``ends`` between them, with none."""
    at = start
    if not ends:
        for word in segmenter.cut(text):
            yield at, word
            at += len(word)
        return
    waiting = sorted(ends)
    for word in segmenter.cut(text):
        while waiting and waiting[0] < at:
            yield waiting.pop(0), ""
        if waiting and waiting[0] == at:
            waiting.pop(0)
        yield at, word
        at += len(word)
    for end in waiting:
        yield end, ""


def _prefix(shadow: str, span: Span, known: frozenset[str] = frozenset(), *, agent: bool = False, dated: bool = True) -> Span | None:
    """What `_opening_actor` finds, where somebody who acts can be named at all."""
    return _opening_actor(shadow, span, known, agent=agent, dated=dated) if _names(shadow, *span, _sizes(known)) else None


def _opening_actor(shadow: str, span: Span, known: frozenset[str], *, agent: bool = False, dated: bool = True) -> Span | None:
    """A unit, a collective or a person at the start of a clause, before its predicate: `环卫所|增加清运频次`.

    ``dated``: there may be deadlines in it. ``agent``: behind 由, so that whoever can act is meant, whatever verb follows (`由村委会|雇机械`).

    Of a collective with a topic behind it (`各有关部门|思想认识要再提升`) the longest part that can act.
    """
    start = span.start
    due = [fact.span for fact in deadlines.find(shadow, Span(start, min(span.end, start + 40)))] if dated else []
    while due and due[0].start == start:
        start = due.pop(0).end
        while start < span.end and shadow[start] in " ，前":
            start += 1
    text = shadow[start : min(span.end, start + 40)]
    if _NO_AGENT.match(text) or (_IMPERATIVE.match(text) and not _VERBAL_UNIT.match(text)):
        return None
    if text[:1] not in _sizes(known) and not _has_actor(text, 0, len(text)):
        return None
    ends = {where.start for where in due}
    collective = bool(_COLLECTIVE.match(text))
    longest = None
    lasts = _lasts()
    for at, word in _boundaries(text, start, ends):
        if at <= start:
            if at == start and not collective and _begins_predicate(text, word):
                return None  # `依法|严厉打击农村地区`; `宣教科|把录像发到各队`
            if word in _STOPS:
                break
            continue
        if not agent and shadow.startswith("由", at) and _FROM.match(shadow, at):
            return None  # `服务队|由某某任队长`: not who acts, but what about
        opens = at in ends or _opens(shadow, at, word, span.end)
        printed = shadow[start:at]
        closes = opens or word in ("，", "：")
        if (
            at > start + 1
            and (closes or collective or agent or printed in known)  # elsewhere it does not matter whether it can act
            and (
                ((printed[-1] in lasts or printed in known) and _whole(printed) and _agent(shadow, Span(start, at), known))
                or (opens and _JOINT.search(printed) and _whole(printed) and len(_split(shadow, Span(start, at), known)) > 1)
            )
            and not _AMOUNT.match(shadow, at, span.end)
        ):
            if printed in known and _TOLD_OF.match(shadow, at):
                return None
            longest = Span(start, at)
            if closes:
                return longest
        elif opens and not collective and not _UNIT.match(shadow, at):
            break
        if word in _STOPS:
            break
    if longest and (collective or agent):
        return longest
    office = office_pattern().match(shadow, start + 1, span.end)
    if office and names.surname_at(shadow, start) == 1 and span.end > office.end():
        return Span(start, office.end())
    return None


#: Words that end a clause.
_STOPS = ("，", "。", "；", "：", "！", "？")


def _begins_predicate(text: str, word: str) -> bool:
    """Whether the first word of a clause is the verb or adverb of its predicate, and no part of who acts."""
    return (
        segmenter.is_predicate(word)
        and not _VERBAL_UNIT.match(text)
        and not pattern("[^，的]{1,8}的(?:同志|干部|人员|单位|人|户|同行|老师|学生)").match(text)
    )


def _opens(shadow: str, at: int, word: str, end: int) -> bool:
    """Whether a predicate begins with the word at ``at``."""
    if _OPENERS.match(shadow, at, end) or segmenter.is_predicate(word):
        return True
    verb = _IMPERATIVE.match(shadow, at, end)
    if verb is None or (len(word) > len(verb[0]) and cues.ends_as_group(word)):
        return False  # `市|交通局`
    return not _UNIT.match(shadow, at)


def _whole(printed: str) -> bool:
    """Whether a phrase has all brackets closed and no 由 in it."""
    return "由" not in printed and printed.count("（") == printed.count("）")


_JOINT = lazy("、|以及|会同|联合(?!会)|和(?!平|谐|田|县|林)|及(?!时)|与(?!会)|[ ] {0,2}")
_JOINT_OR_BRACKET = lazy(f"（|“|《|）|”|》|{_JOINT.pattern}")


def _split(shadow: str, phrase: Span, known: frozenset[str]) -> list[Span]:
    """`各县(区)、各级民政部门` are two; `医务、护理人员` is one."""
    parts = _parts(shadow, phrase)
    if len(parts) == 1 and strip(shadow, parts[0]) == phrase:
        return [_courteous(shadow, phrase)]
    parts = [_courteous(shadow, strip(shadow, part)) for part in parts]
    if all(_agent(shadow, part, known) for part in parts) or (len(parts) > 1 and all(part.slice(shadow) in _SYSTEMS for part in parts)):
        return parts
    return [_courteous(shadow, phrase)]


def _parts(shadow: str, phrase: Span) -> list[Span]:
    """The parts of a phrase at joints outside of brackets, without empty ones."""
    parts: list[Span] = []
    start = at = phrase.start
    depth = 0
    while mark := _JOINT_OR_BRACKET.search(shadow, at, phrase.end):
        at = mark.start() + 1
        if mark[0] in "（“《":
            depth += 1
        elif mark[0] in "）”》":
            depth = max(0, depth - 1)
        elif depth == 0 and mark.start() > start:
            parts.append(Span(start, mark.start()))
            at = start = mark.end()
    if phrase.end > start:
        parts.append(Span(start, phrase.end))
    return parts


_COURTESY = lazy(f"(?:同志(?<!的同志)|先生|女士|{'|'.join(f'{count}位[^，。；]{{2,8}}' for count in '等两三四五')})$")


def _courteous(shadow: str, part: Span) -> Span:
    """Without the courtesy word behind a name, and a number that sums up: `李立、周凡|两位副会长`."""
    tail = _COURTESY.search(part.slice(shadow))
    return Span(part.start, part.start + tail.start()) if tail and tail.start() >= 2 else part
