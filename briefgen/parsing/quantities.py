"""Targets in numbers: `4个`, `不少于20家`, `95%`, `2万元/年`.

In: the shadow and a directive's span. Out: `QuantityFact` values: the number with its unit, an operator, what is counted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.record import QuantityOp
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

_NUMBER = r"(?<!\d)(?:\d{1,3}(?:，\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?(?!\d)|[一二两三四五六七八九十百千零]{1,7}(?:[万亿][零一二两三四五六七八九十百千]{1,7})?(?=[万亿]?(?:元|角|公里|[名个家场次台套辆篇项件条人户吨亩倍成处份遍组天米把只头车张本棵株袋桶箱斤期课间座所年笔口节]))"
_UNITS = [
    "个百分点", "百分点", "%", "‰", "亿元", "万元", "元", "万亩", "亩", "公顷", "平方公里", "平方米", "立方米", "公里", "km/h", "公分",
    "千米", "米", "厘米", "万吨", "吨", "公斤", "千克", "斤", "克", "升", "个", "家", "名", "人次", "人", "户", "场次", "场", "项", "件",
    "起", "条", "处", "座", "台套", "台", "套", "辆", "艘", "架", "批", "次", "篇", "份", "本", "册", "部", "幅", "块", "张", "间", "所",
    "栋", "幢", "层", "门", "只", "头", "羽", "株", "棵", "根", "支", "对", "组", "队", "期", "班", "轮", "遍", "倍", "成", "分", "级",
    "度", "学时", "课时", "小时", "分钟", "天", "周", "万人", "亿", "万", "千瓦时", "千瓦", "兆瓦", "万千瓦", "标准煤", "宗", "例", "床",
    "笔", "个工作日", "个月", "口", "节(?!约)", "把", "年", "角", "个人", "车(?![队间辆站])", "℃", "工作日", "类", "款", "点", "枚", "箱",
    "袋", "桶", "盏", "杆", "孔", "榀", "方", "立方",
]  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=lambda unit: (-len(unit), unit)))
_PATTERN = lazy(
    rf"(?=[不至最控以超突大多高低少小达约近左力了\d一二两三四五六七八九十百千零])(?P<before>不少于|不低于|不得少于|不得低于|至少|最少|不超过|不高于|不多于|不得超过|不得高于|不得多于|不突破|不得突破|不大于|控制在|以上|超过|突破|大于|多于|高于|低于|少于|小于|达到|约|近|大约|左右|力争)?(?:了)?(?P<text>(?P<number>{_NUMBER})(?P<big>[万亿])?(?P<more>余|多)?(?P<unit>{_UNIT})(?P<rate>/[年月天人户亩吨次]|每年)?)(?P<after>以上|以下|以内|之内|左右|上下)?(?P<noun>(?<=以上)(?=[\u4e00-\u9fff]))?"
)
#: Units that a small Chinese number turns into a way of speaking: `两个方面`, `三项制度`.
_VAGUE = frozenset("个项点级度条成件次对方分层组把只头张本课天处间座所")
_LE = ("不超过", "不高于", "不多于", "不得超过", "不得高于", "不得多于", "不突破", "不得突破", "不大于", "控制在")
_GE = ("不少于", "不低于", "不得少于", "不得低于", "至少", "最少", "达到")
_GT = ("超过", "突破", "大于", "多于", "高于")
#: Numbers that are no targets: shares of a phrase (`两个维护`), times, ordinals, counts of points.
_NOT_TARGET = lazy(r"第$|每?周$|[〔\[]$|(?:编|令|字)第?$|(?:还差|只有|仅有|现有|已有|欠)$")
#: What a measure is changed from, and whom a rule is for, is no target: `由|45天|调整为52天`, `超过|10万元|的，必须询价`.
_CHANGED = lazy("(?:以上|以下|左右)?(?:统一)?(?:提高|调整|调[增减至为到高低]|上调|下调|增加|增至|降|减|压|缩|延|扩|改为|恢复)")
_FROM = lazy("(?<![理自经缘来])[由从][^，。；由从]{0,12}$")
_CONDITION = lazy("(?:以上|以下)?的[，的]")
#: `24小时|值班`: all the time.
_ROUND_THE_CLOCK = lazy("(?:不间断|专人|领导|轮流)?(?:值[班守]|带班|服务|开机|待命|在岗|巡[查逻]|监[测控]|响应|畅通|盯守|运转|备勤)")
#: Verbs whose object is as many as the demand says, however few: `派|两个男同志`, `备好|两组管束`.
_DOES = lazy(
    "(?:派|抽调?|备[好足齐]?|修[好建复]?|安?装|购?买|购置|建[成好立]?|增[设加配]|设立?|配[备齐]?|找|引进|开展|组织|召开|举[办行]|开|办|聘请?|确定|安排|录|种|打|挖|换|写出?|交|增派|腾出?|选[派出]?|拿出|上|做)(?:好|出)?(?:了)?$|(?:各|每[^，。；：]{1,10}|至多|保证|力争)$"
)
#: What is counted in ways of speaking: `两个方面`, `一个关键`.
_ABSTRACT = lazy(
    "(?:个|项|点|件|条|次|把|盘|道|种)?(?:方面|问题|环节|重点|关键|任务|工作|制度|措施|责任|原则|阶段|目标|层面|机会|办法|说法|交代|答复|结果|好|新|大|台阶|关|棋|到底|也|都|是|又|清|样|个|事|拖|查|抓|手|流)"
)


class QuantityFact(NamedTuple):
    """A target. ``value`` None when the number can't be read."""

    span: Span
    value: float | None
    op: QuantityOp
    unit: str
    counted: Span | None


#: A share in words: `三分之二`, `千分之三`.
_SHARE = lazy(
    r"(?P<before>不少于|不低于|不得少于|不得低于|至少|不超过|不高于|控制在|超过|低于|达到|约|近)?(?P<text>(?P<whole>[一二三四五六七八九十百千万]{1,4})分之(?P<part>[一二两三四五六七八九十百零点\d]{1,6}))(?P<after>以上|以下|以内|之内|左右)?"
)


#: What `_PATTERN` and `_SHARE` need, looked for first: a number, and the first character of a unit behind it.
_COUNTS = lazy(
    f"[\\d一二两三四五六七八九十百千零万](?:(?<!万)(?:[万亿余多]{{0,2}}[{re.escape(''.join(sorted({unit[0] for unit in _UNITS})))}]|[百千万]?分之)|(?<=万)分之)"
)
#: So far before its last digit a match of `_PATTERN` begins at most, and so far behind it it ends at most, with what it looks at.
_REACH = 48


def find(shadow: str, span: Span, taken: Sequence[Span]) -> Sequence[QuantityFact]:
    """The quantities of a directive that are in no date or deadline (``taken``), in text order."""
    places = [match.start() for match in _COUNTS.finditer(shadow, *span)]
    if not places:
        return ()
    shares = [] if shadow.find("分之", *span) < 0 else _shares(shadow, span)
    near = Span(max(span.start, places[0] - _REACH), min(span.end, places[-1] + _REACH))
    counts = list(_counts(shadow, span, near, [*taken, *(share.span for share in shares)] if shares else taken))
    return sorted([*shares, *counts], key=lambda fact: fact.span) if shares else counts


def _shares(shadow: str, span: Span) -> list[QuantityFact]:
    return [
        QuantityFact(Span(*match.span("text")), _share(match["whole"], match["part"]), _op(match["before"] or "", match["after"] or ""), "", None)
        for match in _SHARE.finditer(shadow, span.start, span.end)
    ]


def _share(whole: str, part: str) -> float | None:
    below, above = _value(whole), _value(part) if "点" not in part else None
    return above / below if above is not None and below else None


#: How far before a number its meaning is looked for, in characters.
_LOOK_BACK = 16


def _counts(shadow: str, span: Span, near: Span, taken: Sequence[Span]) -> Iterator[QuantityFact]:
    """The counts of ``span``; ``near``: the part of it where they can be."""
    for match in _PATTERN.finditer(shadow, near.start, near.end):
        where = Span(*match.span("text"))
        if match["noun"] is not None:
            where = Span(where.start, match.end("after"))  # `1个以上乡镇`: what counts the noun; not `增长15%以上；`
        before = shadow[max(span.start, where.start - _LOOK_BACK) : where.start]
        if any(where.overlaps(other) for other in taken) or _NOT_TARGET.search(before):
            continue
        unit = match["unit"]
        number = match["number"]
        if unit == "年" and not (len(number) <= 2 and pattern("期(?:限)?(?:不少于|不超过|为)?$|(?:不少于|不低于|不超过|至少)$").search(before)):
            continue  # `聘期两年`; `2023年` is a date
        if not number[0].isdigit() and pattern("[“‘][^”’]{0,12}$").search(before):
            continue  # `“两个维护”`
        if unit in ("条", "章", "款") and not number[0].isdigit() and not match["before"] and not match["big"]:
            continue  # `共六章三十一条`
        small = len(number) == 1 and not number[0].isdigit()
        repeated = small and unit in ("次", "遍", "期", "场") and pattern("每[^，。；：]{1,12}$").search(before)
        meant = match["before"] or repeated or (_DOES.search(before) and not _ABSTRACT.match(shadow, where.end))
        if small and not meant and unit in _VAGUE:
            continue  # `三项制度`, `两个方面`
        if number == "一" and not meant and not match["after"]:
            continue  # `不漏一户`, `一次`
        if (_FROM.search(before) and _CHANGED.match(shadow, where.end)) or _CONDITION.match(shadow, where.end):
            continue
        if unit == "小时" and _ROUND_THE_CLOCK.match(shadow, where.end):
            continue
        if unit in ("点", "期", "级", "度", "层", "部") or shadow.startswith(("月", "年", "日", "号"), where.end):
            continue
        yield QuantityFact(
            where,
            _value(number),
            _op(match["before"] or "", match["after"] or "", rough=bool(match["more"] or _ROUGHLY.match(number))),
            (match["big"] or "") + unit + (match["rate"] or ""),
            _counted(shadow, match.end(), span.end),
        )


#: `三四个`: two digits without a tens word.
_ROUGHLY = lazy("[一二两三四五六七八九]{2}(?!零)")


def _op(before: str, after: str, *, rough: bool = False) -> QuantityOp:
    if after in ("以下", "以内", "之内") or before in _LE:
        return "le"
    if after == "以上" or before in _GE:
        return "ge"
    if before in _GT:
        return "gt"
    if before in ("低于", "少于", "小于"):
        return "lt"
    if before in ("约", "近", "大约") or after in ("左右", "上下") or rough:
        return "approx"
    return "eq"


def _value(text: str) -> float | None:
    text = text.replace("，", "")
    if text[0].isdigit():
        return float(text)
    if pattern("[一二两三四五六七八九]{2}十?").fullmatch(text):
        text = text[0] + text[2:]  # `三四十`: about, from the lower bound
    whole, total, digit = 0, 0, 0
    for character in text:
        if character in "万亿":
            whole += (total + digit) * {"万": 10_000, "亿": 100_000_000}[character]
            total, digit = 0, 0
        elif character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".find("二" if character == "两" else character)
    return float(whole + total + digit)


def _counted(shadow: str, start: int, end: int) -> Span | None:
    """What is counted: the 汉字 behind the unit up to the next pause."""
    match = pattern(r"(?:的)?([\u4e00-\u9fff]{2,10}?)(?=[，。；、！）”]|要|将|应|须|参加|全部|必须|进行|完成|开展|$)").match(shadow, start, end)
    return Span(*match.span(1)) if match else None
