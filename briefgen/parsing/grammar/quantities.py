"""Targets in numbers: `4个`, `不少于20家`, `95%`, `2万元/年`.

In: the shadow and a directive's span. Out: `QuantityFact` values: the number with its unit, an operator, what is counted.
Units are words of `lexicon/units.txt`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast, get_args

from briefgen.lexicon import guards, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.record import QuantityOp
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

_DIGITS = "零一二三四五六七八九"
_HAN = "两十百千" + _DIGITS
#: What may not follow a unit: `三角形`, `节约`, `车间`.
_GUARDS = guards("unit", tagged("units", "few", "unit"))
_FEW = alternation({word: _GUARDS.get(word, "") for word in tagged("units", "few")})
_UNIT = alternation({word: _GUARDS.get(word, "") for word in (*tagged("units", "unit"), "%", "‰", "℃", "km/h")})
_MORE = "[余多几来]?"
_NUMBER = rf"(?<!\d)(?:\d{{1,3}}(?:，\d{{3}}){{1,5}}|\d{{1,15}})(?:\.\d{{1,10}})?(?!\d)|[{_HAN}]{{1,7}}(?:[万亿][{_HAN}]{{1,7}})?(?=(?:万?亿|万)?{_MORE}(?:万?亿|万)?{_FEW})"
_COUNT = lazy(
    rf"(?P<text>(?P<some>[数几](?<![人户次总个件多少指]数)(?![一二两三四五六七八九\d]))?(?P<low>(?<![\d.])\d{{1,9}}(?:\.\d{{1,4}})?[%万亿]?(?:至|到|-|—|~))?(?P<number>{_NUMBER})"
    rf"(?P<more>{_MORE})(?P<big>万?亿|万)?(?P<less>{_MORE})(?P<unit>{_UNIT})(?P<rate>/[年月天人户亩吨次]|每年)?)(?P<after>以上|以下|以内|之内|左右|上下)?(?P<noun>(?<=以上)(?=[\u4e00-\u9fff]))?"
)
#: A share in words: `三分之二`, `千分之三`; of a hundred it is a number of per cent.
_SHARE = lazy(
    r"(?P<text>(?P<whole>[一二三四五六七八九十百千万]{1,4})分之(?P<part>\d{1,4}(?:\.\d{1,4})?|[一二三四五六七八九十百零]{1,6}(?:点[零一二三四五六七八九]{1,4})?))(?P<after>以上|以下|以内|之内|左右)?"
)
#: What both need: a number, and a unit or a share behind it.
_COUNTS = lazy(
    rf"[\d{_HAN}万](?:(?<!万)[万亿余多几来]{{0,3}}(?:[{re.escape(''.join(sorted({unit[0] for unit in tagged('units', 'unit')})))}%‰℃k])|[百千万]?分之)"
)
#: How operators are printed before a number.
_OPERATORS: dict[QuantityOp, str] = {
    "le": "不超过|不[高多大]于|不得[超高多][过于]|不得?突破|控制在",
    "ge": "不少于|不低于|不得[少低]于|至少|最少|达到|(?<![发到])达",
    "gt": alternation(tagged("units", "over")),
    "lt": alternation(tagged("units", "under")),
    "approx": "大?约|近",
}
#: They stand right before it; what is to be done, or of what, between them only behind what is an operator in any case: `至少|培训`, `不少于|总数的`.
_BEFORE = lazy("(?:" + "|".join(f"(?P<{op}>{words})" for op, words in _OPERATORS.items()) + r")(?:(?<=[于少])[^，。；、：（）\d]{1,6}|了)?$")
#: Numbers that are no targets: ordinals, what is lacking or there already, papers' numbers.
_NOT_TARGET = lazy(r"[第届]$|每?周$|[〔\[]$|(?:编|令|字)第?$|(?:还差|只有|仅有|现有|已有|欠)$")
#: What a measure is changed from, and whom a rule is for, is no target: `由|45天|调整为52天`, `超过|10万元|的，必须询价`.
_CHANGED = lazy("(?:以上|以下|左右)?(?:统一)?(?:提高|调整|调[增减至为到高低]|上调|下调|增加|增至|降|减|压|缩|延|扩|改为|恢复)")
_FROM = lazy("(?<![理自经缘来])[由从][^，。；由从]{0,12}$")
_CONDITION = lazy("(?:以上|以下)?(?:的[，的]|的?部分)|(?<=岁)以[上下](?=[\u4e00-\u9fff])")
#: `15个|乡镇要`: how many those are who must act.
_SUBJECT = lazy(r"[^，。；：、\d]{0,9}(?:[县区市镇乡村局委办院校部队厅员]|街道|单位|企业|公司|干部|代表)(?:（.）)?，?(?:要(?!求)|必须|务必|应当|须)")
#: `24小时|值班`: all the time.
_ROUND_THE_CLOCK = lazy("(?:不间断|专人|领导|轮流)?(?:值[班守]|带班|服务|开机|待命|在岗|巡[查逻]|监[测控]|响应|畅通|盯守|运转|备勤)")
#: Units that a small Chinese number turns into a way of speaking: `两个方面`, `三项制度`.
_VAGUE = frozenset("个项点级度条成件次对方分层组把只头张本课天处间座所")
#: Verbs whose object is as many as the demand says, however few: `派|两个男同志`, `备好|两组管束`.
_DOES = lazy(
    "(?:派|抽调?|备[好足齐]?|修[好建复]?|安?装|购?买|购置|建[成好立]?|增[设加配]|设立?|配[备齐]?|找|引进|开展|组织|召开|举[办行]|开|办|聘请?|确定|安排|录|种|打|挖|换|写出?|交|增派|腾出?|选[派出]?|拿出|上|做)(?:好|出)?(?:了)?$|(?:各|每[^，。；：]{1,10}|至多|保证|力争)$"
)
#: What is counted in ways of speaking: `两个方面`, `一个关键`; with any number at all: `6个|方面`.
_ABSTRACT = lazy(
    "(?:个|项|点|件|条|次|把|盘|道|种)?(?:方面|问题|环节|重点|关键|任务|工作|制度|措施|责任|原则|阶段|目标|层面|机会|办法|说法|交代|答复|结果|好|新|大|台阶|关|棋|到底|也|都|是|又|清|样|个|事|拖|查|抓|手|流)"
)
_ASPECT = lazy(alternation(tagged("cues", "aspect")))
#: With 一 they say that there is some.
_SOME = frozenset("个批种")
_NO_QUANTITY, _OF_DATES = frozenset("点期级度层部"), frozenset("月年日号")
#: How far before a number its meaning is looked for, in characters.
_LOOK_BACK = 16


class QuantityFact(NamedTuple):
    """A target. ``value`` None when the number can't be read."""

    span: Span
    value: float | None
    op: QuantityOp
    unit: str
    counted: Span | None


def find(shadow: str, span: Span, taken: Sequence[Span]) -> Sequence[QuantityFact]:
    """The quantities of a directive that are in no date or deadline (``taken``), in text order."""
    if not _COUNTS.search(shadow, *span):
        return ()
    shares = [] if shadow.find("分之", *span) < 0 else _shares(shadow, span)
    counts = list(_counts(shadow, span, [*taken, *(share.span for share in shares)]))
    return sorted([*shares, *counts], key=lambda fact: fact.span)


def _shares(shadow: str, span: Span) -> list[QuantityFact]:
    return [
        QuantityFact(Span(*match.span("text")), value, _op(shadow[span.start : match.start()], match["after"] or ""), unit, None)
        for match in _SHARE.finditer(shadow, span.start, span.end)
        for value, unit in (_share(match["whole"], match["part"]),)
    ]


def _share(whole: str, part: str) -> tuple[float, str]:
    above, _, digits = part.partition("点")
    value = _value(above) + sum(_DIGITS.find(digit) / 10**n for n, digit in enumerate(digits, 1))
    return (value, "%") if whole == "百" else (value / _value(whole), "")


def _counts(shadow: str, span: Span, taken: Sequence[Span]) -> Iterator[QuantityFact]:
    """The counts of ``span``."""
    for match in _COUNT.finditer(shadow, *span):
        where = Span(*match.span("text"))
        if match["noun"] is not None:
            where = Span(where.start, match.end("after"))  # `1个以上乡镇`: what counts the noun; not `增长15%以上；`
        before = shadow[max(span.start, where.start - _LOOK_BACK) : where.start]
        if any(where.overlaps(other) for other in taken) or _NOT_TARGET.search(before):
            continue
        rough = bool(match["some"] or match["low"] or match["more"] or match["less"] or _ROUGHLY.match(match["number"]))
        op = _op(before, match["after"] or "", rough=rough)
        if not _is_target(shadow, match, before, op):
            continue
        value = None if match["some"] else _value(match["low"].rstrip("至到-—~%万亿") if match["low"] else match["number"])
        yield QuantityFact(where, value, op, (match["big"] or "") + match["unit"] + (match["rate"] or ""), _counted(shadow, match.end(), span.end))


def _is_target(shadow: str, match: re.Match[str], before: str, op: QuantityOp) -> bool:
    """Whether a number with a unit says how much is demanded."""
    unit, number, end = match["unit"], match["number"], match.end("text")
    latin = number[0].isdigit()
    small = len(number) == 1 and not latin and not match["some"]
    if unit == "年" and not (len(number) <= 2 and pattern("期(?:限)?(?:不少于|不超过|为)?$|(?:不少于|不低于|不超过|至少)$").search(before)):
        return False  # `聘期两年`; `2023年` is a date
    if not latin and (pattern("[“‘][^”’]{0,12}$").search(before) or (op == "eq" and not number.strip("百千万"))):
        return False  # `“两个维护”`, `千家万户`
    if unit in "条章款" and not latin and op == "eq" and not match["big"]:
        return False  # `共六章三十一条`
    repeated = small and unit in "次遍期场" and pattern("每[^，。；：]{1,12}$").search(before)
    meant = op != "eq" or repeated or (_DOES.search(before) and not _ABSTRACT.match(shadow, end))
    if small and ((not meant and (unit in _VAGUE or number == "一")) or (op == "eq" and number == "一" and unit in _SOME)):
        return False  # `三项制度`, `两个方面`, `不漏一户`, `培育一批`
    if (_FROM.search(before) and _CHANGED.match(shadow, end)) or _CONDITION.match(shadow, end) or (op == "eq" and _SUBJECT.match(shadow, end)):
        return False
    if unit == "角" and not latin and before[-1:] not in "元到至为加收涨降":
        return False  # `长三角`
    if (unit == "小时" and _ROUND_THE_CLOCK.match(shadow, end)) or _ASPECT.match(shadow, end):
        return False
    return unit not in _NO_QUANTITY and shadow[end : end + 1] not in _OF_DATES


#: `三四个`: two digits without a tens word.
_ROUGHLY = lazy("[一二两三四五六七八九]{2}(?!零)")


#: What stands behind a number and says what it bounds.
_BEHIND = {word: cast("QuantityOp", tag) for word, tag in typed("units") if tag in get_args(QuantityOp)}


def _op(before: str, after: str, *, rough: bool = False) -> QuantityOp:
    """What the words around a number say of it."""
    if after in _BEHIND:
        return _BEHIND[after]
    printed = _BEFORE.search(before)
    if printed and printed.lastgroup:
        return printed.lastgroup  # type: ignore[return-value]
    return "approx" if rough else "eq"


def _value(text: str) -> float:
    text = text.replace("，", "")
    if text[0].isdigit():
        return float(text)
    if pattern("[一二两三四五六七八九]{2}十?").fullmatch(text):
        text = text[0] + text[2:]  # `三四十`: about, from the lower bound
    whole, total, digit = 0, 0, 0
    for character in text:
        if character in "万亿":
            whole += (total + digit or 1) * {"万": 10_000, "亿": 100_000_000}[character]
            total, digit = 0, 0
        elif character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = _DIGITS.find("二" if character == "两" else character)
    return float(whole + total + digit)


def _counted(shadow: str, start: int, end: int) -> Span | None:
    """What is counted: the 汉字 behind the unit up to the next pause."""
    match = pattern(r"(?:的)?([\u4e00-\u9fff]{2,10}?)(?=[，。；、！）”]|要|将|应|须|参加|全部|必须|进行|完成|开展|$)").match(shadow, start, end)
    return Span(*match.span(1)) if match else None
