"""Predicates of saying: where what was said begins, and what act it was.

In: the shadow, a clause and where its predicate begins. Out: the content's offset and the act, or None where the verb of saying is a noun
(`面对新要求，`), an ordinary verb (`表示欢迎`) or missing. Clauses are cut here too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import cues
from briefgen.record import SpeechAct
from briefgen.spans import Span
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy, pattern


class Clause(NamedTuple):
    """A clause, and the mark behind it."""

    start: int
    end: int
    mark: str


def clauses(shadow: str, sentence: Span) -> Iterator[Clause]:
    """Cut at ，：； outside of brackets and quotes."""
    start, end = sentence
    for at in outside(shadow, start, end, "，：；"):
        yield Clause(start, at, shadow[at])
        start = at + 1
    yield Clause(start, end, "")


VERB = "|".join(sorted(cues.SAYING, key=lambda verb: (-len(verb), verb)))
_ADVERBS = tagged("predicates", "adverb")
#: What stands between a subject and its verb of saying.
ADVERB = (
    f"(?:{alternation(_ADVERBS)}"
    r"|第[一二三四五]个|边[^，。]{1,2}边|在(?:会上|会议上|讲话中|发言中|致辞中|总结中|[^，。；：]{1,24}(?:上|中|时|后|下))|(?:发表|[作做])了?[^，。；：]{0,12}(?:讲话|发言)时?"
    r"|代表[^，。；：]{2,20}?|[就对][^，。；：]{2,40}?|向[^，。；：]{1,12}?|(?:出席|主持)[^，。；：]{0,20}?并|认真听取[^，。；：]{0,20}后"
    r"|(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|[昨今][天日](?:上午|下午|晚)?(?:在[^，。；：]{1,8})?) *"
)
#: What adverbs and verbs of saying begin with: one class, asked before hundreds of alternatives are.
PREDICATE_OPENS = "".join(sorted({word[0] for word in (*_ADVERBS, *cues.SAYING)})) + "第边在发作做代就对向出主认昨今0-9"
#: What stands before a verb: that leads to its noun, ends a phrase that belongs to it, or says that nobody here speaks.
_AHEAD, _ENDS, _NOBODY = (lazy(f"{alternation(tagged('predicates', tag))}$") for tag in ("ahead", "ends", "nobody"))
_TERMINAL = lazy(rf"(?P<mid>.*?)(?P<verb>{VERB})(?:了|大家)? *$")
_DIRECT = lazy(rf"(?P<mid>(?:{ADVERB})*?)(?P<verb>{VERB})(?P<content>.+)")
_MID = lazy(rf"(?:{ADVERB})*")
#: Verbs that take what was said without a comma; what behind them, and a blank, makes something else of them.
_DIRECT_VERBS = frozenset(tagged("predicates", "direct"))
_NOT_SAID = lazy(
    r"表示 (?:[了的最]|一致(?:赞[同成]|同意|认可|肯定|满意)[，。]|热烈|衷心|诚挚|欢迎|感谢|祝贺|慰问|充分|支持|赞[同赏]|满意|敬意|哀悼|[谢歉]意|由衷|崇高|[亲深关]切|肯定|高度|忧虑|关心|认可|大力|同意(?!.{6})|真诚的?(?:感谢|欢迎))"
    r"|要求 (?:[的和与等，、。]|了(?!各)|进行|[作做][出了]|开展(?!.{4})|落实到位|贯彻|以及)|提出 (?![^，。；：了的]{0,12}(?:要(?!求)|必须|需)|将|应|希望|，|以下|今后|下一步|在)|建议 (?:[的和书稿等，。案]|意见)"
    r"|希望 (?:[的和与之]|小学|工程)|期待 (?:[的和与着能同更]|已久|下次|进一步|未来|早日)|指出 (?:[了的]|[^，。；]{2,30}(?:问题|不足|短板|差距|困难|方向)[，。；])|(?:强调|提到) [了的]|认为 的|说 [明法服到起的话教理实]"
    r"|提醒 (?!各|大家|全|广大|我们|你们|相关|有关|[^，。；]{1,8}[们员者家人属民生友])|相信 [的自]|觉得 [的出到]|决定 (?:[的了书性着]|因素)|确定 (?:[的了性不为]|下来)|同意 [的\d书票]|明确 (?:[的了、]|责任|目标|任务|分工|要求|思路|方向|重点|[提指]出)|承诺 [的书了]"
    r"|称 [号为呼的赞职]|号召 [的力]|议定 (?:的|事项)|倡议 [的书]|鼓励 (?:[的了和与下性]|支持)|预测 (?:[的了和与性]|分析|模型)|预计 [的到]|透露 [的了出]|主张 [的和]"
)
#: Behind these a verb of saying at the end of a clause is a noun: `提出要求，`, `面对新要求，`.
_NOUN_BEFORE = lazy(
    r"(?:[的新总高做作和、个项性次些种了]|工作|上级|进行|提出|按照|有关|各项|达到|符合|根据|目标|任务|具体|[三几一二三四五六七八九十\d]点|内在|客观|必然|基本|明确|标准|严格|意见|研究|相关|宝贵|中肯|[作做]出)$"
)
#: What stands before a verb that tells of somebody where his words follow all the same: `李华代表支部郑重|表态，`.
_PLAIN = lazy(rf"(?:{alternation(_ADVERBS)}|当即|代表[^，。；：]{{2,16}}|在[^，。；：]{{1,12}}[中上里])+")
_NOUN_VERBS = frozenset(tagged("predicates", "noun"))
#: Verbs that tell of somebody without his words where something stands before them, or no colon behind them.
_TELLS, _HALTS = frozenset(tagged("predicates", "tells")), frozenset(tagged("predicates", "halts"))
#: What has nothing but adverbs before it; what only a meeting does; what needs a subject.
_AFTER = frozenset(tagged("predicates", "after"))
_DECIDES, _NEEDS = frozenset(tagged("predicates", "decides")), frozenset(tagged("predicates", "needs"))


def said_by(shadow: str, clause: Clause, at: int, kind: str, sentence: Span) -> tuple[int, SpeechAct] | None:
    """Where the content begins and its act, if the predicate from ``at`` is one of saying. ``kind``: of the subject."""
    text = shadow[at : clause.end]
    if clause.mark == "；" and ANNOUNCES.search(text) and ITEM.match(shadow, clause.end + 1):
        return content_at(shadow, clause.end + 1), introduced(text)
    if clause.mark in ("，", "："):
        terminal = _TERMINAL.match(text)
        quoted = shadow.startswith("“", content_at(shadow, clause.end + 1))
        if clause.mark == "：" and kind in ("person", "pronoun") and not (terminal and terminal["verb"]) and (quoted or _INTRODUCES.search(text)):
            return content_at(shadow, clause.end + 1), introduced(text)
        if ANNOUNCES.search(text) and (clause.mark == "：" if kind == "meeting" else ITEM.match(shadow, clause.end + 1)):
            return content_at(shadow, clause.end + 1), introduced(text)
        if terminal and cues.SAYING.get(terminal["verb"]) == "decide" and _OCCASION.match(shadow, clause.end + 1, sentence.end):
            return None  # `经集团党委会决定，在七一前夕召开表彰大会`: why there is a meeting
        if terminal and _is_verb(terminal, text, clause.mark) and (clause.end + 1 < sentence.end or clause.mark == "："):
            return content_at(shadow, clause.end + 1), cues.SAYING[terminal["verb"]]
    return _direct(shadow, clause, at, kind, sentence)


#: That a meeting is held, of which the text then tells.
_OCCASION = lazy("(?:于|在)[^，。；：]{2,24}?(?:召开|举行|举办)[^，。；]{2,}(?:会|会议|大会|仪式|活动)(?=[，。])")
#: What a person does before a colon that opens his words: `通报了事件经过：`, `提出三点要求：`, `的意见是：`.
_INTRODUCES = lazy(
    "通报|汇报|介绍|讲|说|谈|提|强调|指出|要求|建议|解释|总结|归拢|部署|安排|动员|传达|表态|回答|答复|拍板|意见|反映|补充|问题|宣布|布置|评价|看法|认识|检讨|检查|反思|账$|(?:如下|任务|目标|计划|经验|做法)$"
)
#: What opens somebody's words with a colon: `就抓好落实讲了意见：`, `提出四点要求：`, `宣布三条规定：`.
ANNOUNCES = lazy(
    "(?:讲|谈|提|说|布置|部署|宣布|明确|确定|强调|归纳|[作做]|进行|达成|总结)(?:出|了|过|为)?[^，。：]{0,24}(?:意见|要求|建议|希望|倡议|看法|体会|规定|措施|任务|工作|安排|问题|感受|指示|共识|承诺|点|条|个|句|话)$"
)
#: How a list of what somebody asks begins: `提出四点要求，|一是…`, `对整改提出意见，|要提高站位…`.
ITEM = lazy("一是|一要|[1一](?:、|[.])|第一|首先|要(?![求是])|必须|希望|（[一1]）|①")


def lists(shadow: str, clause: Clause) -> bool:
    """Whether a clause announces what its colon, and an item behind it, open: `提出了要求：一要…`."""
    return clause.mark == "：" and ANNOUNCES.search(shadow, clause.start, clause.end) is not None and ITEM.match(shadow, clause.end + 1) is not None


#: A clause without a subject that announces: `并对各级组织|提出以下5点要求：`.
_LISTS = lazy(rf" *(?:并且|并|同时|而且|还|也|又|最后|随后)*(?:{ADVERB})*(?=提|讲|谈|布置|宣布|[作做])")


def listed_on(shadow: str, clause: Clause) -> bool:
    """Whether a clause that names no subject announces a list: `最后，对大家提出两点希望：一是…`."""
    return lists(shadow, clause) and _LISTS.match(shadow, clause.start, clause.end) is not None


def introduced(text: str) -> SpeechAct:
    """The act of words that a clause introduces with a colon."""
    return next((act for word, act in _TOLD if word in text), "say")


#: The verbs that decide which act it is, the first of them that is there.
_TOLD: tuple[tuple[str, SpeechAct], ...] = (
    ("要求", "require"), ("强调", "stress"), ("指出", "point_out"), ("建议", "propose"), ("通报", "report"), ("汇报", "report"), ("传达", "report"), ("介绍", "report"),
    ("部署", "require"), ("确定", "decide"), ("希望", "propose"),
)  # fmt: skip


def _is_verb(terminal: re.Match[str], text: str, mark: str) -> bool:
    verb, mid = terminal["verb"], terminal["mid"].strip()
    if verb == "提出要求" or (text.rstrip().endswith("了") and verb != "说"):
        return mark == "："
    if mark == "：" and not _AHEAD.search(mid):
        return True
    if verb in _TELLS and mark != "：" and mid and not _PLAIN.fullmatch(mid):
        return False
    if verb in _AFTER and mid and not _MID.fullmatch(mid) and mark != "：":
        return False
    if verb in _NOUN_VERBS and mid:
        if _NOUN_BEFORE.search(mid):
            return False
        if not (_MID.fullmatch(mid) or _ENDS.search(mid)):
            return False
    return not _NOBODY.search(mid)


def _direct(shadow: str, clause: Clause, at: int, kind: str, sentence: Span) -> tuple[int, SpeechAct] | None:
    text = shadow[at : clause.end]
    match = _DIRECT.match(text)
    if not match or match["verb"] not in _DIRECT_VERBS:
        return None
    verb = match["verb"]
    rest = shadow[at + match.start("content") : sentence.end]
    if _refused(verb, rest) or (verb in _DECIDES and kind == "person") or (verb in ("同意", "明确") and kind != "meeting"):
        return None
    return at + match.start("content"), cues.SAYING[verb]


def _refused(verb: str, rest: str) -> bool:
    """Whether what stands behind a verb makes it no verb of saying."""
    return _NOT_SAID.match(f"{verb} {rest}") is not None or len(rest.strip("。 ，")) < 4


_CARRIED = lazy(rf"^ *(?:并且|并|同时|而且|还|也|又|最后|进而|随后|现场|会议)*(?P<mid>(?:{ADVERB})*?)(?P<verb>{VERB})(?P<rest>.*)$", re.S)


class Carried(NamedTuple):
    """Where the content begins, its act, the verb of saying, and where the predicate begins."""

    content: int
    act: SpeechAct
    verb: str
    start: int


def carried_on(shadow: str, clause: Clause, sentence: Span) -> Carried | None:
    """A clause without a subject that begins with a verb of saying: `，并指出随着…`."""
    text = shadow[clause.start : clause.end]
    match = _CARRIED.match(text)
    if not match:
        return None
    verb = match["verb"]
    start = clause.start + len(text) - len(text.lstrip())
    if not match["rest"].strip() and clause.mark in "，：" and clause.mark and clause.end + 1 < sentence.end:
        if verb in _HALTS and clause.mark != "：":
            return None
        if verb == "提出" and clause.mark != "：" and not pattern("要(?!求)|应|必须|建议|希望").search(shadow[clause.end : sentence.end]):
            return None
        return Carried(content_at(shadow, clause.end + 1), cues.SAYING[verb], verb, start)
    rest = shadow[clause.start + match.start("rest") : sentence.end]
    if verb not in _DIRECT_VERBS or verb in _NEEDS or _refused(verb, rest):
        return None
    return Carried(clause.start + match.start("rest"), cues.SAYING[verb], verb, start)


def content_at(shadow: str, at: int) -> int:
    """Where words begin behind blanks."""
    while at < len(shadow) and shadow[at] in " \n":
        at += 1
    return at
