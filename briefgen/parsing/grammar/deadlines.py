"""By when: `6月30日前`, `年底前`, `一周内`, `“十四五”期间`, `下次会议前`.

In: the shadow and a directive's span. Out: `DeadlineFact` values as printed.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.rules import on
from briefgen.spans import Cover, Span
from briefgen.text.anchors import Anchors
from briefgen.text.patterns import lazy, pattern

#: A number of days, of a day or a month.
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:20|19)\d\d年|[今明]年)"
_DATE = rf"(?:(?:(?:20|19)\d\d年|今年|明年|后年|本年度?)?(?:{NUMBER}月(?:份)?(?:{NUMBER}[日号]|[上中下]旬|底|末|初)?|{NUMBER}[日号](?!线|楼|内|之内|以内))(?: *(?:上午|下午|晚上?|中午|凌晨)?(?: *(?:{NUMBER}|零)[时点])?)?)"
#: What a number begins with, and ends with.
_COUNT = r"\d一二两三四五六七八九十"
_EVENTS = tagged("occasions", "occasion")
_FESTIVAL = alternation([each for each in _EVENTS if each[-1] == "节" and len(each) > 1])
_EVENT = rf"(?:今年|明年|(?:20|19)\d\d年|[“\"])?{alternation(_EVENTS)}[”\"]?(?:、(?:元旦|春节|五一|端午|中秋|国庆))*(?:节|假期)?(?:之前|以前|前(?!夕|后|期|往|景)|来临前|到来前|期间)|下(?:一)?(?:次|期)[A-Za-z]{{0,6}} ?(?:会议|例会|理事会|办公会|调度会)(?:召开)?(?:之前|以前|前)?|今冬明春|今[春夏秋冬]|(?:今|明)年汛(?=主体|完成)|(?:暑期|暑假|寒假|假期)内"


def _form(opens: str, form: str) -> re.Pattern[str]:
    """A pattern of alternatives; ``opens``: the characters that one of them can begin with, looked at first, where most fail."""
    return lazy(f"(?=[{opens}])(?:{form})")


FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("range", _form(_COUNT + "今明", rf"{_YEAR}?{NUMBER}月(?:{NUMBER}[日号])?(?:至|到|-|—+|~){_YEAR}?(?:{NUMBER}月(?:{NUMBER}[日号]|[上中下]旬|[底末初])?|{NUMBER}[日号]|月[底末])?")),
    ("plan", _form("“\"十", r"[“\"]?十[一二三四五六]五[”\"]?(?:期间|期末|末|时期|规划期内?)(?!的)")),
    ("slash", _form(r"\d", r"(?<![\d/.])\d{1,2}(?:/\d{1,2}(?![\d/])|\.\d{1,2}[日号])(?:之前|以前|前|内)")),
    ("after", lazy(rf"(?:散?会|接到?[^，。；：]{{1,6}}|收到[^，。；：]{{1,6}}|[^，。；：]{{2,6}}(?:结束|完成|通过|期满))后{NUMBER}(?:个)?(?:工作日|天|日|周|月|小时|分钟)(?:之内|以内|内)|提前{NUMBER}(?:个)?(?:工作日|天|日|小时)|(?:开庭|开会|会议|开工|施工|上会){NUMBER}(?:个工作日|天|日|小时)(?:之前|以前|前)")),
    ("date", _form(_COUNT + "每今明后本", rf"(?:每月|每年)?{_DATE} {{0,2}}(?:(?:[“\"][\u4e00-\u9fff]{{1,4}}节[”\"]|{_FESTIVAL})(?=之?前|以前))?(?:(?:下班|放学|中午|上班)?(?:之前|以前|前)|底前|内)?")),
    ("hour", _form(_COUNT + "今明次当每凌早上中下晚天入午", rf"(?:今天|今日|明天|明日|次日|当日|每天|每日)?(?:凌晨|早上|上午|中午|下午|晚上?)?(?:{NUMBER}[时点](?:整|半|\d{{1,2}}分)?|\d{{1,2}}：\d\d)(?:之前|以前|前)|(?:次日|当日|每天|每日)(?:[^，。；：要]|(?<=\d)：(?=\d)){{0,6}}(?:之前|以前|前)|(?:天亮|天黑|入夜|午夜)(?:之前|以前|前)")),
    ("day", _form("这本当下次", rf"(?<![\d.])(?:这个月|本月|当月|下月|次月|下个月)(?:{NUMBER}[日号]|底|末|[上中下]旬)?(?:之前|以前|前|内)?")),
    ("within", _form(_COUNT + "半近短这本月每今未", rf"(?:今后|未来)?(?<![\d.]){NUMBER}(?:个)?(?:工作日|天|日|周|星期|月|小时|分钟|年)(?:之内|以内|内)|半(?:个)?(?:年|月)(?:之内|以内|内)|近(?:日|期)内?|短期内(?!也?难|不会)|(?<!上)(?:这个|[本每])?月(?:底|末)(?:之前|以前|前)?|(?:这个)?月内")),
    ("week", _form("每本这下周星礼今明后当", rf"每周[一二三四五六日](?:下班)?(?:之前|以前|前)|(?:本|这|下|下下)(?:个)?(?:周|星期|礼拜)(?:[一二三四五六日天](?:上午|下午|晚)?|末|内|之内)?(?:[^，。；]{{0,3}}(?:之前|以前|前)|内)?|(?<!每)(?<![本这下上])(?:周|星期|礼拜)[一二三四五六日](?:上午|下午|晚上?)?(?:之前|以前|前)?|(?:今|明|后)(?:天|日|晚|早)(?:一早|上午|下午|中午|晚上|夜里|下班)?(?:{NUMBER}[点时])?(?:之前|以前|前)?|(?:今|明|后)(?:天|日)(?:之内|内)|今天夜里|今夜|今晚|当[天日](?=登记|上报|审批|办结|反馈|完成|报|处理|清零)")),
    ("event", _form("".join(sorted({each[0] for each in _EVENTS})) + '今明12“"下暑寒假', _EVENT)),
    ("period", _form("今明后本当年上下12第一二三四这到", r"(?:今|明|后|本|当)年(?:度[内末]|年底|年内|年末|底|末|内|上半年|下半年|[一二三四]季度末?|春季|秋季|国庆节?)?(?:之前|以前|前)?|(?<![去前])年(?:底|末)(?:之前|以前|前)?|(?<![一二两三四五六七八九十\d])年内|上?[上下]半年(?:之前|以前|前)?|(?:20|19)\d\d年(?:之前|以前|前(?!后))|(?:20|19)\d\d年(?:[上下]半年|[一二三四]季度末?|第[一二三四]季度|年底|年末|底|末|年内|内|春季|秋季)(?:之前|以前|前)?|第?[一二三四]季度(?:末|内)(?:之前|以前|前)?|第?[一二三四]季度(?=提交|完成|召开|启动|把)|(?:本|这|下)(?:个)?学期(?:末|内)?(?:之前|以前|前)?|到(?:20|19)\d\d年(?!底|末|年)|(?:20|19)\d\d年(?=安排|推广|力争|实现|全面|建成|[^，。；：的月]{0,10}(?:要(?!求)|必须|务必))|(?<=力争)(?:20|19)\d\d年|(?<=在)(?:20|19)\d\d年(?=进行|开展|完成|启动|举[行办]|召开)")),
)  # fmt: skip
#: What the patterns need: every match of a rule contains one of its anchors, with these surroundings.
_ANCHORS = Anchors(
    {
        rf"月(?:(?<=[{_COUNT}]月)|(?<=[个本当下次]月)|(?=[底末])|(?=(?:之|以)?内))": ("range", "date", "day", "within"),
        rf"日(?:(?<=[{_COUNT}近今明后当次每]日)|(?=(?:之|以)?内))": ("range", "date", "hour", "within", "week"),
        rf"号(?<=[{_COUNT}]号)": ("range", "date", "day"),
        '五(?=[”"]?(?:期|末|时|规))': ("plan",),
        r"/(?<=\d/)": ("slash",),
        r"\.(?<=\d\.)": ("slash",),
        rf"后(?=[{_COUNT}])": ("after",),
        "前(?<![目当眼空]前)": ("after", "event"),
        rf"时(?:(?<=[{_COUNT}]时)|(?=(?:之|以)?内))": ("hour", "within", "date"),
        rf"点(?<=[{_COUNT}]点)": ("hour", "week", "date"),
        r"：(?<=\d：)": ("hour",),
        "天(?:(?<=[今明后当每]天)|(?=[亮黑])|(?=(?:之|以)?内))": ("hour", "within", "week", "event"),
        "夜": ("hour", "week"),
        "周(?:(?<=[本这下个]周)|(?=[一二三四五六日天末内])|(?=(?:之|以)内))": ("week", "within"),
        "星(?=期)": ("week", "within"),
        "礼(?=拜)": ("week",),
        "期(?:(?=间)|(?<=近期)|(?=(?:之|以)?内))": ("within", "event"),
        "钟(?=(?:之|以)?内)": ("within",),
        "晚(?<=[今明后]晚)": ("week",),
        "早(?<=[今明后]早)": ("week",),
        "下(?=次|一次|期)": ("event",),
        "今(?=[冬春夏秋])": ("event",),
        "汛(?<=年汛)": ("event",),
        "假(?=内)": ("event",),
        r"年(?:(?<=[今明后本当\d半]年)|(?=[底末内])|(?=[之以]内))": ("period", "within"),
        "季(?=度)": ("period",),
        "学(?=期)": ("period",),
    }
)
#: Behind these a period is part of a name or a span of the past: `今年以来`, `上半年的`.
_PERIOD_NOUN = lazy(
    "以来|[的度来第初雨没已大是至、和全]|工作|考核|预算|计划|重点|年度|打算|任务|目标|(?:(?!完成|做|抓|开展|推|启动|召开|建|实|落|形成|达|要|把|将|对|在|力)[^，。；、]){2,8}?(?:重点)?(?:工作|任务)(?!由)"
)


#: `去年|年底`, `前年|6月`: over.
_PAST = lazy("[去前上]年的?$")
#: Behind a bare day what is due then.
_DUE = lazy("出发|动工|全[市部]|交付|[到上]岗|张榜|公示|来|把|将|完成|上报|报|交|开[工学班]|启动|提交|拿|召开|竣工|组团|投入|建成|正式")
#: Before what would be due without what is told.
_ELSE = lazy(f"{alternation(tagged('demands', 'else_'))}[^，。；]{{0,6}}$")
#: Behind a month what is due within it; what a year is called whose number may follow.
_DEMANDED, _THIS_YEAR = lazy(alternation(tagged("demands", "due"))), tagged("occasions", "year")
_OF_TODAY = lazy("[^，。；、将把]{0,6}的")
_EVERY_WEEK = lazy("每(?:周|星期|礼拜)[一二三四五六日天](?:、(?:周|星期|礼拜)?[一二三四五六日天])*(?:、|和)$")


#: Right before a deadline these make something else of it.
_NOT_BEFORE = frozenset("“《第过从自月·")


class DeadlineFact(NamedTuple):
    """A deadline phrase and the kind of phrase it is."""

    span: Span
    rule: str


def find(shadow: str, span: tuple[int, int]) -> Sequence[DeadlineFact]:
    """The deadlines of a directive in text order."""
    rules = _ANCHORS.rules(shadow, *span)
    return _kept(shadow, span, frozenset(filter(on, rules))) if rules else ()


@functools.lru_cache(maxsize=4)  # those of a unit are asked for again when it is a demand
def _kept(shadow: str, span: tuple[int, int], rules: frozenset[str]) -> Sequence[DeadlineFact]:
    found: list[DeadlineFact] = []
    for rule, form in FORMS:
        if rule not in rules:
            continue
        earlier = len(found)
        taken: Cover | None = None
        for match in form.finditer(shadow, *span):
            text = match[0]
            if not text:
                continue
            where = Span(*match.span())
            if earlier:
                taken = taken or Cover(fact.span for fact in found[:earlier])
                if taken.overlaps(where):
                    continue
            if _PAST.search(shadow, max(0, where.start - 3), where.start):
                continue
            if shadow[max(0, where.start - 1) : where.start] in _NOT_BEFORE and rule != "plan":
                continue
            if not _is_deadline(shadow, rule, text, where, span[0]):
                continue
            found.append(DeadlineFact(where, rule))
    return sorted(found, key=lambda fact: fact.span) if len(found) > 1 else found


def _is_deadline(shadow: str, rule: str, text: str, where: Span, start: int) -> bool:
    if _ELSE.search(shadow[max(start, where.start - 10) : where.start]):
        return False  # `不然年底又吵`
    following = shadow[where.end : where.end + 4]
    if rule in ("slash", "hour", "after", "event"):
        return True
    if rule in ("date", "day"):
        if pattern("每[月年]").match(text) and not text.endswith("前"):
            return False
        if text[-1] in "前底内末旬" or (pattern("这个月|本月").fullmatch(text) and _DEMANDED.match(following)):
            return True
        if pattern("[^，。]{0,2}召开的").match(following):
            return False
        return not following.startswith("报告") and _DUE.match(following) is not None
    if rule == "period":
        counts = text in _THIS_YEAR and following[:1].isdigit()  # `今年|42个老旧小区改造项目`
        return text.endswith("前") or not (counts or _PERIOD_NOUN.match(following))
    if rule == "week":
        # `把今天通报的问题`; `每周三、周六上门`
        return not (text in ("今天", "今日") and _OF_TODAY.match(shadow, where.end)) and not _EVERY_WEEK.search(
            shadow, max(start, where.start - 12), where.start
        )
    if rule == "within":
        return not pattern("[的无未]|连续").match(following) or "工作日" in text
    return True
