"""By when something is due, as people say it: `这周五之前`, `17号改完`, `今天下班前`, `查完三天之内`.

In: the shadow and where a clause stands. Out: `DeadlineFact` values.
"""

from briefgen.parsing.grammar.deadlines import NUMBER, DeadlineFact
from briefgen.parsing.grammar.deadlines import find as find_deadlines
from briefgen.spans import Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: Days and stretches that only talk names so: `17号改完`, `今天下班前`, `查完三天之内`, `这两天`, `四月份`.
_DUE: tuple[tuple[str, str], ...] = (
    ("week", r"(?:今|明|后)(?:天|晚|早)(?:早上|上午|中午|下午|晚上|夜里)?(?:[一二两三四五六七八九十\d]{1,3}点(?:半|钟|整)?)?(?:下班|上班|放学|开会)?(?:之前|以前|前|以内|之内)?"),
    ("hour", rf"(?:每天|每日|今天|明天)?(?:早上|上午|中午|下午|晚上)?{NUMBER}点(?:半|钟|整)?(?:之前|以前|前)|(?:今天|明天)?(?:下班|中午|天黑)(?:之前|以前|前)"),
    ("week", r"(?:这|本|下下|下)(?:个)?(?:周|星期|礼拜)(?:[一二三四五六日天](?:上午|中午|下午|晚上)?|末)?(?:下班)?(?:之前|以前|前|之内|以内|内)?|(?:周|星期|礼拜)[一二三四五六日天](?:上午|中午|下午|晚上)?(?:下班)?(?:之前|以前|前)?"),
    ("date", rf"(?:每个?月|{NUMBER} ?月份? ?)?{NUMBER} ?(?:号(?![楼线院床机炉门桥泵库栋车])|日)(?:早上|上午|中午|下午|晚上)?(?:下班|放学|上班|中午)?(?:之前|以前|前|之内|以内)?"),
    ("date", rf"(?<![个\d]){NUMBER} ?月(?:份|底|末|初|中旬|上旬|下旬)(?:之前|以前|前)?"),
    ("day", "(?:这个|本|下个|下)?月(?:底|末|初)(?:之前|以前|前)?|(?:这个|本|下个)月(?:内|之内|以内|之前)"),
    ("event", "[\u4e00-\u9fff]{2,4}(?:之前|以前)"),
    ("after", rf"(?:[\u4e00-\u9fff]完|[\u4e00-\u9fff](?<![以之然今最])后){NUMBER}(?:个)?(?:工作日|天|日|周|月|小时|分钟)(?:之内|以内|内)"),
    ("within", rf"{NUMBER} ?(?:个)?(?:工作日|天|日|周|星期|月|小时)(?:之内|以内|内)|(?:这|近)[两几]天(?:内|之内)?"),
    ("period", "(?:这|本|下)(?:个)?学期(?:末|内|结束前)?|第?[一二三四]季度(?:末|底)?(?:之前|以前|前)?|年[底末前](?:之前|以前|前)?|(?:上|下)半年|今年(?:年底|内|底|底前)|当天|当日|国庆(?:前|之前)|春节(?:前|之前)"),
)  # fmt: skip
_FORMS = tuple((rule, lazy(form)) for rule, form in _DUE)
#: Before or behind a day that is none by when: `从下季度起`, `每天`, `上次`, `定在5月6号`, `5月10号|到期`.
_SINCE = lazy("(?:从|自从|自|到了?|截至|上|去年|昨天|每个?|是|定在|改到|推到|就是|等到?|说|过了|了|不要|别|排到)$")
_ONWARDS = lazy(r"起|开始(?=[，。]|起|就|一)|以后|之后|以来|到期|截止|左右的时候|的(?!话)|[到至-](?=[\d一二三四五六七八九十周星下本月年明后])|才")
#: No word of an event by which something is due.
_NO_EVENT = lazy("[很不那此这好几多在你我他她它们的了把将要都也就还]|\\d|[年月日天周号]")


def find(shadow: str, span: Span) -> list[DeadlineFact]:
    """By when, as people say it."""
    if not _TIMELY.search(shadow, *span):
        return []
    found = [each for each in find_deadlines(shadow, span) if not _told(shadow, each.span)]
    for rule, form in _FORMS:
        for match in form.finditer(shadow, *span):
            where = Span(*match.span()) if rule != "event" else _event(shadow, Span(*match.span()))
            if where.end <= where.start or _told(shadow, where) or (rule == "event" and any(each.span.overlaps(where) for each in found)):
                continue
            overlapping = [each for each in found if each.span.overlaps(where)]
            if all(where.end - where.start > each.span.end - each.span.start and where.contains(each.span) for each in overlapping):
                found = [each for each in found if each not in overlapping]
                found.append(DeadlineFact(where, overlapping[0].rule if overlapping else rule))
    return sorted(found, key=lambda each: each.span)


#: What every such phrase has.
_TIMELY = lazy("[天晚早周期拜日号月前内点节季年]")


def _told(shadow: str, where: Span) -> bool:
    if where.slice(shadow) in ("今天", "今日") and _OF_TODAY.match(shadow, where.end):
        return True
    if shadow.startswith("一下", max(0, where.start - 1)):  # `开|一下|周例会`
        return True
    return _SINCE.search(shadow[max(0, where.start - 3) : where.start]) is not None or _ONWARDS.match(shadow, where.end) is not None


#: `把今天|议定的事项`
_OF_TODAY = lazy("[^，。；、将把你就去来要先都再]{0,6}的")


def _event(shadow: str, where: Span) -> Span:
    """`你们|投标之前`: an event by which something is due, as a whole word or two; empty where it is a time that is told (`在那之前`)."""
    start = where.end - 2
    for word in reversed(list(segmenter.cut(shadow[where.start : start]))):
        if _NO_EVENT.match(word) or (start - len(word)) < where.start:
            break
        start -= len(word)
        if where.end - 2 - start > 1:
            return Span(start, where.end)
    return Span(where.end, where.end)
