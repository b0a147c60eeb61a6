"""The subject of a clause: a unit, a collective or a person before the predicate, `环卫所|增加清运频次`.

In: the shadow, a clause and where its modal stands, the names known. Out: the span of those who act, None where nobody is named. Where
the subject ends is asked of jieba, word by word.
"""

from collections.abc import Collection, Iterator

from briefgen.parsing import actors, cues, deadlines, modality, names, trimming
from briefgen.parsing.known_people import NOBODY, TOLD_OF, KnownNames
from briefgen.parsing.offices import office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import first_characters, lazy, pattern
from briefgen.words import segmenter

#: What a predicate begins with.
_OPENING = "要|将|应|须|需|把|对|向|在|于|能|按|以|每|不|去|合办|管(?!理|委|科|股|室|处|部|站|组)|逐|分批|分头|分片|轮流|互相|带头|催|报|查|再|从|一律|为|年|本周|下周|这|今|明|先|负责|牵头|配合|用|给|跟|也|都|尽快|包|追究|统一|一对一|亲自|重新|自己|携手|共同|一起|同心|全部|纷纷|多提|委托|全程|足额|还(?!田|款|贷|建)|多(?=[到向去听看为下做进走跑说干想])"
_OPENERS = lazy(rf"(?=[{first_characters(_OPENING)}\d一二三四五六七八九十])(?:{_OPENING}|\d|[一二三四五六七八九十]+(?:月|天|日|周))")
#: What a clause begins with whose first words name nobody who acts.
_NO_AGENTS = "在|对|按照?|根据|围绕|通过|以|为|从|把|将|由|要|加强|推进|坚持|做好|完善|提高|建立|开展|组织(?!部|委|员|科|处)|发挥|进一步|切实|深化|强化|抓好|落实|培养|配齐|引导|动员|培训|教育(?!局|厅|部|委|体育)|支持|鼓励|关心|服务|充分|积极|这|那|该|其|既|又|使得?|帮助|扩大|让|并|同意|批准|深入|先|再|凡|对于|依法|严厉|严格|选派|推荐|邀请|指导|每[月周天年季半学]|向(?!阳)|如|若|当|就|不|会议|大会|吸收|聘请|惠及|方便|造福|涉及|经(?![济营信开贸管发])|非(?![公遗])"
_NO_AGENT = lazy(f"(?=[{first_characters(_NO_AGENTS)}])(?:{_NO_AGENTS})")
#: 由 before whoever acts; `理由`, `由于`, `由此` are words.
FROM = lazy("由(?<![理自经缘来事]由)(?![于此来衷头])")
#: Words that are verbs elsewhere, as parts of a unit's name: `组织|部门`, `防汛|办`, `政府|采购中心`.
_UNIT = lazy("组织(?:部|员|科|处)|办(?=每|要|在|负责|牵头|于|对|[，、会])|采购|监督管理|管理(?:局|处|科|中心|委)|服务(?:中心|站)|检查(?:组|站)")
#: `会长单位|2万元/年`: what somebody pays.
_AMOUNT = lazy(r"[\d一二三四五六七八九十百千]+(?:\.\d+)?[万亿]?元?(?:/年|/月)?(?:[，。；]|$)")
#: So far the words of a clause are looked at, in characters.
_FAR = 40
#: Words that end a clause.
_STOPS = ("，", "。", "；", "：", "！", "？")


def subject(shadow: str, clause: tuple[int, int], modal: int | None, known: KnownNames, *, dated: bool) -> Span | None:
    """Who acts in a clause, before its modal if it has one."""
    start, end = clause
    start = trimming.begin(shadow, start, end)
    if modal is not None:
        if modal <= start:
            return None
        phrase = trimming.trimmed(shadow, Span(start, modal), dated=dated)
        if phrase:
            if actors.can_act(shadow, phrase, known) or len(actors.split(shadow, phrase, known)) > 1:
                return phrase
            found = opening(shadow, *phrase, known, dated=dated)
            if found:
                return found
    return opening(shadow, start, end, known, dated=dated)


def opening(shadow: str, start: int, end: int, known: KnownNames, *, agent: bool = False, dated: bool = True) -> Span | None:
    """A unit, a collective or a person at the start of a clause, before its predicate: `环卫所|增加清运频次`.

    ``dated``: there may be deadlines in it. ``agent``: behind 由, so that whoever can act is meant, whatever verb follows (`由村委会|雇机械`).

    Of a collective with a topic behind it (`各有关部门|思想认识要再提升`) the longest part that can act.
    """
    due = [fact.span for fact in deadlines.find(shadow, (start, min(end, start + _FAR)))] if dated else []
    while due and due[0].start == start:
        start = due.pop(0).end
        while start < end and shadow[start] in " ，前":
            start += 1
    text = shadow[start : min(end, start + _FAR)]
    if _NO_AGENT.match(text) or (modality.IMPERATIVE.match(text) and not actors.VERBAL_UNIT.match(text)):
        return None
    if not known.open(text) and not actors.named_in(text, 0, len(text), NOBODY):
        return None
    ends = {where.start for where in due} if due else ()
    collective = bool(actors.COLLECTIVE.match(text))
    longest = None
    lasts = actors.lasts()
    for at, word in _boundaries(text, start, ends):
        if at <= start:
            if at == start and not collective and _begins_predicate(text, word):
                return None  # `依法|严厉打击农村地区`; `宣教科|把录像发到各队`
            if word in _STOPS:
                break
            continue
        if not agent and shadow.startswith("由", at) and FROM.match(shadow, at):
            return None  # `服务队|由某某任队长`: not who acts, but what about
        opens = at in ends or _opens(shadow, at, word, end)
        printed = shadow[start:at]
        closes = opens or word in ("，", "：")
        if (
            at > start + 1
            and (closes or collective or agent or printed in known)  # elsewhere it does not matter whether it can act
            and (
                ((printed[-1] in lasts or printed in known) and _whole(printed) and actors.can_act(shadow, Span(start, at), known))
                or (opens and actors.JOINT.search(printed) and _whole(printed) and len(actors.split(shadow, Span(start, at), known)) > 1)
            )
            and not _AMOUNT.match(shadow, at, end)
        ):
            if printed in known and TOLD_OF.match(shadow, at):
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
    office = office_pattern().match(shadow, start + 1, end)
    if office and names.surname_at(shadow, start) == 1 and end > office.end():
        return Span(start, office.end())
    return None


def _boundaries(text: str, start: int, ends: Collection[int]) -> Iterator[tuple[int, str]]:
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


def _begins_predicate(text: str, word: str) -> bool:
    """Whether the first word of a clause is the verb or adverb of its predicate, and no part of who acts."""
    return (
        segmenter.is_predicate(word)
        and not actors.VERBAL_UNIT.match(text)
        and not pattern("[^，的]{1,8}的(?:同志|干部|人员|单位|人|户|同行|老师|学生)").match(text)
    )


def _opens(shadow: str, at: int, word: str, end: int) -> bool:
    """Whether a predicate begins with the word at ``at``."""
    if _OPENERS.match(shadow, at, end):
        return True
    predicate = segmenter.is_predicate(word)
    verb = None if predicate else modality.IMPERATIVE.match(shadow, at, end)
    if not predicate and (verb is None or (len(word) > len(verb[0]) and cues.ends_as_group(word))):
        return False  # `市|交通局`
    if len(word) == 2 and actors.VERBAL_UNIT.match(shadow, at):
        return False  # `市委|巡察办`, `县|建设单位`
    return predicate or not _UNIT.match(shadow, at)


def _whole(printed: str) -> bool:
    """Whether a phrase has all brackets closed and no 由 in it."""
    return "由" not in printed and printed.count("（") == printed.count("）")
