"""By when, as items of tasks have it: `DDL 3月5日`, `（9/22）`, `5 月 29 日前`, `下次例会`, with the forms of running text.

In: the shadow and an item's span. Out: `DeadlineFact` values. In an item a day that stands at its end or behind such a word is one without 前.
"""

import re
from collections.abc import Sequence

from briefgen.parsing.grammar import deadlines
from briefgen.parsing.grammar.deadlines import DeadlineFact
from briefgen.spans import Span
from briefgen.text.patterns import lazy

_DAY = r"(?:(?:20\d\d ?[-年/.] ?)?\d{1,2} ?(?:[/.-]|月) ?\d{1,2}(?: ?[日号])?|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号])"
#: A part of a day, a clock time.
_PART = r"(?: ?(?:上午|下午|中午|晚上?|早上?|下班))?(?: ?\d{1,2}[：:点]\d{0,2})?"
_SOON = rf"(?:[本下](?:个|一)?周(?:[一二三四五六日天内末])?|下下周|(?<![\d月])\d{{1,2}}[日号](?:晚上?|上午|下午|中午)|周[一二三四五六日天]{_PART}|[本下]个?月(?:底|初|中旬|内)?|月底|年底|今天|明天|后天|今晚|明晚)"
_BEFORE = " ?(?:之前|以前|前|内)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", lazy(rf"(?:⏰|📅|(?i:ddl|deadline|due(?: date)?)|截止(?:时间|日期|日|到|至)?|截至|完成时间|时限) {{0,2}}(?:[：:]|[放定]?[在为])? {{0,2}}(?P<due>(?:{_DAY}{_PART}|{_SOON})(?:{_BEFORE})?)")),
    ("date", lazy(rf"(?<![\d./\-])(?P<due>{_DAY}{_BEFORE})")),
    ("date", lazy(r"(?<![\d./\-])(?P<due>20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}月\d{1,2}[日号])(?=[给提完交发出上输]| ?[)）|]? *[。；]?$)", re.MULTILINE)),
    ("date", lazy(rf"(?<![\d月./])(?P<due>(?:\d{{1,2}}[日号]|\d{{1,2}}/\d{{1,2}})（(?:周|星期)?[一二三四五六日天]）(?:（含）)?(?:{_BEFORE})?)")),
    ("slash", lazy(r"[（(] ?(?P<due>\d{1,2}/\d{1,2}) ?[）)]|[-—–|] {1,3}(?P<last>\d{1,2}/\d{1,2}) *$", re.MULTILINE)),
    ("event", lazy(r"(?P<due>下(?:一)?(?:次|期) ?[A-Za-z]{0,6} ?(?:例会|会议|周会|组会|双周会|评审|讨论)(?:召开)?(?:之前|以前|前)?)")),
    ("week", lazy(rf"(?<![上每])(?P<due>{_SOON}(?:{_BEFORE})?)(?=[^的前内一二三四五六日天末底]|$)")),
    ("week", lazy(r"(?<=[\d、．. ])(?P<due>下(?:一)?周)(?=[请大各^的])")),
    ("span", lazy(r"限期? ?(?P<due>(?:\d{1,2}|[一二两三四五六七八九十半]) ?(?:个?(?:工作日|月)|周|天)(?:内)?)")),
    ("date", lazy(r"(?P<due>[一二三四五六七八九十]{1,3}月(?:[底初份]|[上中下]旬))(?=[前完正发上提交开])")),
)  # fmt: skip


def find(shadow: str, span: Span) -> Sequence[DeadlineFact]:
    """The deadlines of an item in text order.

    >>> [each.span.slice("补充测试，DDL 6/3") for each in find("补充测试，DDL 6/3", Span(0, 12))]
    ['6/3']
    """
    found = list(deadlines.find(shadow, span))
    for rule, form in _FORMS:
        for match in form.finditer(shadow, *span):
            own = Span(*match.span("due" if match["due"] else "last"))
            inside = [each for each in found if each.span.overlaps(own)]
            if not inside:
                found.append(DeadlineFact(own, rule))
            elif len(inside) == 1 and own.contains(inside[0].span) and own != inside[0].span:
                found[found.index(inside[0])] = DeadlineFact(own, inside[0].rule)
    return sorted(found, key=lambda fact: fact.span)
