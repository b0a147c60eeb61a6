"""Whether a unit of a speech is a demand, from where in it, and of which modality.

In: the shadow, a unit with its clauses, how it stands in its speech (`Place`), the names known. Out: where the demand begins, its modality
and the rule. A demand has a modal, or 由…牵头, or stands under 决定, or is a bare verb phrase under 要求 / 强调 / 决定 or behind another
demand. Facts, reasons and praise are none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import trimming
from briefgen.parsing.grammar import cues, deadlines, modality, quantities
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.tasks import owners
from briefgen.parsing.tasks.owners import Owners
from briefgen.record import Modality
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern
from briefgen.words import segmenter

_FACT = lazy(
    r"了(?<![为除好完不说受]了)(?!解|然|结)|已经?(?!有的)|是(?<![于还只要就但都也正凡总尤其特别便即或一二三四五六七八九十]是)(?!否|非)|取得|存在(?!的)|面临(?!的)|同比|增长\d|(?<![抢侵强独])占(?![领据用先])|仍然|仍有|有所|来自|显示|位居"
)
#: What tells that a unit says how things are, and asks nothing.
_TOLD = lazy(f"{_FACT.pattern}|不同意|没有|打算|汇报|介绍|意味着|离不开|有着?[^，。；]{{0,12}}意义|关系(?:到|着|全[省市县国局年])")
_ADVERBIAL = lazy(f"{alternation(tagged('demands', 'adverb'))}|第?[一二三四五六七八九十]|[《“]")
#: Verbs that ask something of others; what is only 提出 may be a fact.
_HOPES = lazy(alternation(tagged("demands", "hope")))
#: What a unit opens with that tells of a time, or how and what for something is done.
_SPAN, _MEANS = (lazy(alternation(tagged("demands", tag))) for tag in ("span", "means"))
#: What will happen or can be, told with a date: `年底还能分红`, `9月底还没有支出`, `月底出厂…可以吊装`.
_FORETOLD = lazy(
    "可以|可能|还能|都能|能够|才能|就能|没有|还没|没能|愿意|结束|到位可|[，。]?将(?:在|于|会)|差得远|计划(?=[^，。；]{0,8}[前底内末])|要来|算|偏|[一二两三]是.{1,12}[，]?二是"
)
#: A promise about oneself: `我今晚就去`, `保证改正`.
_OWN = lazy("(?:我(?![们市县区省院校局厂司镇乡村])|他(?!们)|她(?!们)|自己|本人|咱)")
_TO_DO = lazy(f"要(?:{modality.IMPERATIVE.pattern}|先|把|将|对|在|尽快|逐|从|向|给|以|一|多|按|注意|讲|有|分|挨|统一)")


#: What tells that a demand follows, inside a speech: `县上要求，`, `我提三条要求：`, `补充一点，`.
_TELLING = lazy(
    r"(?:[^，。；：“”]{1,14}(?:要求|强调|指出|讲|说|提醒|议定|议决|同意按?)(?=[，：])|(?:我|再|还|我再)*(?:补充|强调|说|讲|提|提醒)(?:[一两三四五几]|一下)?[点条句个]?[^，：。]{0,8}(?=[，：])|但?是?有[一二三四五]条(?=[，：]))[，：]\s*"
)
#: 要 with what it takes behind it, or with nothing.
_TAKES = lazy(
    r"要(?:[\d一二两三四五六七八九十百千半几好]|.?[，。；！？]|到|等|等着|看|花|用(?:不)?了|多少|么|过期|拖|来|下|上|出|晚|早|涨|跌|去年|今年)"
)
#: A clause that says how things are, and so gives the reason: `年底人情多，饭局不要去`.
_STATE = lazy(
    r"不够|不足|不一$|不好$|不住$|不上$|没有?(?!得)|还没|滞后|偏[高低大小多少慢]|多发|叠加|量大|面广|严重$|突出$|薄弱|能到|都?在等|排在|有风险|有困难|太[短长少多慢高低]|[^，]{2,}[很太][多少大小]$|^[^，要应须]{2,8}(?<![更至最不许])[多少紧]$|约\d|提出要"
)
#: That something is hoped of others: `同时，希望|各会员单位诚信经营`.
_HOPED = lazy(
    r"(?:^|(?<=[，：])) *(?:[一二三四五六七八九十](?:是|要|、))?(?:同时，)?(?:(?:在?今后|未来|下一步|接下来|在?新的)[^，。；]{0,8}?)?(?:我们|我)?(?:真诚地?|也|殷切|诚恳|衷心|诚挚|并)*(?:希望|建议|恳请|要求|期待|期望|号召|呼吁|勉励|邀请|^鼓励|望(?=[各全你]|大家|广大|[有相]关))(?![的和书力是函]|内容)"
)


#: What is yet to be done by whoever speaks, or his house: `公司将|继续…`, `一定会|认真…`.
_WILL = lazy(rf"(?<![即如仍必]刻)(?:将(?=继续|把|会|在(?!校)|以|按照?|围绕|通过|充分|不断|{modality.MANNER.pattern})|(?:一定|必定)会)")
#: Modals that say only how or to what end: behind what somebody will do they ask nothing.
_ENDS = frozenset(("ensure", "strive"))
#: What a sentence reviews: `5年来，…`, `今年以来，…`.
_REVIEWS = lazy(
    r" *(?:[一二三四五六七八九十\d]是)?(?:(?:过去|近|这|最近)(?:的)?[一二两三四五六七八九十\d几]+(?:多)?年(?:来|里|中|间)?|[一二两三四五六七八九十\d几多近长]+(?:多|个)?(?:年|月|期以)来|[^，。；要]{1,16}以来|去年|上一?年度|[^，。；]{0,6}期间)，"
)
_ASKS = lazy("(?<![需想重主只])要(?![求素是])|必须|应当?|不得|务必|希望|请")
#: What is only told of a demand: `规划提出|要…`, `从根本上说|要…`; what somebody has understood: `更加深刻认识到…|必须…`.
_RETOLD = lazy("(?:(?<!会议)(?:明确|中)?提出|[上来地]说)，?$")
_UNDERSTOOD = lazy("(?:大家|我们|[员表者家]们|与会[^，。；]{0,4})[^，。；要]{0,8}(?:认识|意识|体会|感受|领悟)到|目的就?[是在]")
#: `我|一定要勤奋学习`
_SELF = lazy("(?<!自)我(?:一定|也|还|更|首先)*$")
#: Whom or what thanks go to: `一要|感谢各位`.
_THANKS = lazy("要(?:特别|衷心|真诚|再次|首先)*(?:感谢|祝贺|说的?是|强调的是|指出的是)")
#: What a meeting agrees to is settled by that: `同意李华辞去理事`; a vote: `同意9票`, `全票通过`.
_AGREED = lazy(r" *(?:（?[\d一二三四五六七八九十]{1,3}[）、.] *)?(?:原则|一致)?同意(?!由|让)")
#: Who holds a meeting or an event: no task.
_HELD = lazy("由[^，。；]{2,30}?(?:承办|主办|协办|举办)")
_VOTE = lazy(r"[^（，。]{0,8}(?:同意|赞成|贊成)[：]? *\d+ *票|\d+ *票(?:同意|赞成|贊成)|全票")


class Place(NamedTuple):
    """How a unit stands in its speech.

    ``pressing``: under 要求, 强调 or 决定; ``talk``: in a dialogue; ``listed``: an item of what was decided; ``hoped``: what
    a hope or an indirect demand asks of others; ``advised``: under 建议; ``agreed``: what was put to the vote.
    """

    pressing: bool
    talk: bool
    listed: bool
    hoped: bool = False
    advised: bool = False
    agreed: bool = False


def tells(shadow: str, sentence: Span, unit: Span) -> bool:
    """Whether a unit only tells, as its sentence begins to: what has been done (`5年来，…`) but plainly asks nothing; what somebody has understood."""
    if review := _REVIEWS.match(shadow, *sentence):
        asks = review[0].endswith("期间，") and modality.IMPERATIVE.match(shadow, review.end(), sentence.end)  # `筛查期间，|严格落实…`
        return not asks and _ASKS.search(shadow, *unit) is None
    understood = _UNDERSTOOD.search(shadow, *sentence)
    return understood is not None and modality.modal(shadow, sentence.start, understood.start()) is None


def place(speech: SpeechFact, attribution: str, *, first: bool) -> Place:
    """How the first unit of a speech stands in it, or one behind it."""
    act = speech.act
    asks = act in ("decide", "require")
    pressing = asks or act == "stress"
    talk = act == "say" and speech.rule == "speaker-line"
    listed = asks and (first or speech.rule in ("decision-heading", "list-heading"))
    if not first:
        return Place(pressing, talk, listed)
    indirect = act == "require" and attribution != "" and attribution[-1] not in "，：\n "
    return Place(
        pressing,
        talk,
        listed,
        indirect or (act == "propose" and bool(_HOPES.search(attribution))),
        "建议" in attribution,
        attribution.rstrip("，： \n").endswith("同意"),
    )


def demand(
    shadow: str, clauses: Sequence[tuple[int, int]], unit: Span, place: Place, asked: Owners, before: bool, same: bool
) -> tuple[Span, Modality, str] | None:
    """Where in the unit the demand begins, its modality and the rule; None for anything else.

    ``before``: a demand went before; ``same``: in this very sentence.
    """
    if place.hoped and not _HOPED.match(shadow[unit.start : unit.end]):
        return (unit, "should", "hope") if place.advised else _hoped(shadow, clauses, unit, asked)
    hoped = _HOPED.search(shadow[unit.start : unit.end])
    if hoped and not modality.modal(shadow, unit.start, unit.start + hoped.start()):
        span = Span(unit.start + hoped.end(), unit.end)
        if span.end - span.start >= 5 and shadow[span.start] not in "，。":
            return _hoped(shadow, clauses, span, asked)
    modal = _by_modal(shadow, clauses, unit, place, before)
    if modal:
        return modal
    if place.talk and asked.told_to(unit):
        return unit, "should", "told-to"
    text = unit.slice(shadow)
    told = _TOLD.search(text)
    due = () if told else deadlines.find(shadow, unit)
    acts = not told and not _HELD.search(text)
    if owners.responsible(text) or (acts and (asked.by_agent(clauses, unit) or ((due or place.pressing) and owners.tasked(text)))):
        return unit, "should", "by-whom"
    if (place.agreed or _AGREED.match(text)) and not quantities.find(shadow, unit, ()):
        return None
    if place.listed and (bare_heading(text) or _VOTE.match(text)):
        return None
    if (
        place.listed
        and len(text) > 5
        and not (told and place.pressing and (_FACT.search(shadow, *clauses[0]) or not modality.IMPERATIVE.match(text)))
    ):
        return unit, "should", "listed"
    if (
        due
        and (place.pressing or not _FORETOLD.search(text))
        and (shadow[due[0].span.end - 1] in "前内底末" or place.pressing)
        and not _SPAN.match(text)
    ):
        return unit, "should", "deadline"
    if (same or (place.pressing and before)) and not told and len(text) > 4:
        return unit, "should", "listed"
    return _by_verb(shadow, clauses, unit, place, asked) if (place.pressing or before) and (place.listed or not told) else None


def _by_modal(shadow: str, clauses: Sequence[tuple[int, int]], unit: Span, place: Place, before: bool) -> tuple[Span, Modality, str] | None:
    """A demand by the first modal that asks for something: not for what something takes, nor for what has been reached."""
    for n, (begin, end) in enumerate(clauses):
        modal = modality.modal(shadow, begin, end)
        if modal:
            name, at = modal
            if place.talk and shadow[at] == "要" and not _TO_DO.match(shadow, at) and _TAKES.match(shadow, at):
                continue  # `2台主板要换`, `还要半个月`: what it takes, not what is asked
            if _RETOLD.search(shadow, max(begin, at - 6), at):
                continue
            if _THANKS.match(shadow, at) or _SELF.search(shadow, max(begin, at - 6), at):
                return None
            if (name in _ENDS or shadow.startswith("切实", at)) and _WILL.search(shadow, unit.start, at):
                return None
            if name in ("ensure", "should") and shadow[at : at + 2] == "切实" and _FACT.search(shadow, begin, end):
                continue
            if (
                name in ("ensure", "strive")
                and _FACT.search(shadow, at, end)
                and not modality.MODAL.match(shadow, trimming.begin(shadow, begin, end))
            ):
                continue  # `为遏制疫情、确保稳定作出了积极贡献`
            if name in ("ensure", "strive") and not place.pressing and _OWN.search(shadow, unit.start, at):
                continue
            start = _start(shadow, clauses, n, place.pressing)
            if name == "ensure" and n > 0 and _FACT.search(shadow, clauses[0][0], clauses[n - 1][1]) and not before and not place.pressing:
                continue
            return Span(start, unit.end), name, "modal"
    return None


def _by_verb(shadow: str, clauses: Sequence[tuple[int, int]], unit: Span, place: Place, asked: Owners) -> tuple[Span, Modality, str] | None:
    """A demand by a bare verb phrase, or by somebody who acts before one, behind adverbials at most."""
    start = trimming.numbered(shadow, unit.start) or unit.start
    for n, (begin, end) in enumerate(clauses[:3]):
        at = trimming.stripped(shadow, max(start, begin), end)
        if modality.IMPERATIVE.match(shadow, at, end) and not _FACT.search(shadow, begin, end):
            return Span(_start(shadow, clauses, n, place.pressing) if n else unit.start, unit.end), "should", "imperative"
        if place.pressing and asked.opens(at, end) and not _FACT.search(shadow, begin, end):
            return unit, "should", "owner-verb"
        if not _ADVERBIAL.match(shadow, at, end):
            break
    return None


def without_telling(shadow: str, span: Span) -> Span:
    """A demand without what tells that it follows."""
    told = _TELLING.match(shadow, span.start, span.end)
    if (
        told
        and span.end - told.end() >= 5
        and not modality.IMPERATIVE.match(told[0])
        and not pattern("[^，：]*(?:要(?!求)|必须|应|不得)").match(told[0])
    ):
        return Span(told.end(), span.end)
    return span


def bare_heading(text: str) -> bool:
    """`一、征地补偿。`, `序号  事项  责任部门`: an item's heading or a table's, which asks nothing."""
    bare = pattern(r"^(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]) *").sub("", text).rstrip("。； ")
    if pattern(r"\S{1,8}(?:(?<![A-Za-z0-9]) +(?![A-Za-z0-9])\S{1,8}){2,}").fullmatch(bare):
        return True
    return bare != text.rstrip("。； ") and len(bare) <= 6 and not modality.IMPERATIVE.match(bare) and not modality.MODAL.search(bare)


def _hoped(shadow: str, clauses: Sequence[tuple[int, int]], span: Span, asked: Owners) -> tuple[Span, Modality, str] | None:
    """What is hoped of others: `希望|各会员单位诚信经营`; a hope about oneself (`希望能与…`) is none."""
    text = span.slice(shadow)
    own = pattern("(?:能|能够|可以)?(?:与(?!会)|和|跟|同|在|通过|早日|尽快(?:得到|见))|能(?!够?充分)|自己|今后能|与(?!会)|得到|早").match(text)
    if own and not pattern("今后|通过.{2,20}要").match(text):
        if own[0] in ("在", "通过") and asked.chosen([clause for clause in clauses if clause[0] > span.start][:1]):
            return span, "should", "hope"  # `在新的一年里，|各村再接再厉`
        first = segmenter.first(text[:8])
        if len(first) <= own.end() or segmenter.is_predicate(first):  # not `能源局`
            return None
    return span, "should", "hope"


def _start(shadow: str, clauses: Sequence[tuple[int, int]], n: int, pressing: bool) -> int:
    """The demand's start: back over adverbials from the clause with the modal, without clauses that state a fact."""
    start = n
    while start > 0:
        begin, end = clauses[start - 1]
        text = shadow[begin:end].strip()
        if _STATE.search(text):
            break
        if _FACT.search(text) and not _MEANS.match(text):
            break
        if not (
            pressing
            or len(text) <= 8
            or (start == n and len(text) <= 20)
            or _ADVERBIAL.match(text)
            or modality.IMPERATIVE.match(text)
            or cues.ends_as_group(text)
            or owners.tasked(text)
            or deadlines.find(shadow, (begin, end))
        ):
            break
        start -= 1
    at = clauses[start][0]
    while shadow[at] in " \n，":
        at += 1
    return at
