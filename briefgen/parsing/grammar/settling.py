"""The last day that a deadline allows, seen from the day of the meeting.

In: a deadline's words and rule (`deadlines`), the meeting's date, which is whole. Out: EDTF and a calendar day, None where they stay open.
Nothing is computed from the clock.
"""

import calendar
import datetime
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.deadlines import NUMBER
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

#: Festivals with a fixed date in the solar calendar.
_FESTIVALS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1)}
#: With these a day that is past is not the next month's.
_THIS_MONTH = lazy(alternation(tagged("occasions", "month")))
#: A plan, and the year before the first of those told apart by `_PLAN_NUMBER`.
_PLAN, _PLAN_NUMBER, _PLAN_START = lazy("十([一二三四五六])五"), " 一二三四五六", 2005


class Settled(NamedTuple):
    """EDTF and last day of a deadline; ``past``: that day was over when the meeting met, so that, unless the text prints the year, another is meant."""

    edtf: str | None = None
    last: datetime.date | None = None
    past: bool = False


def settle(text: str, rule: str, meeting: datetime.date) -> Settled:
    """A deadline seen from the day of the meeting."""
    edtf, last = _settle(text, rule, meeting)
    if last is None or last >= meeting:
        return Settled(edtf, last)
    return Settled(edtf, last, past=True) if _PRINTED.search(text) else Settled(past=True)


_PRINTED = lazy(r"((?:20|19)\d\d)年|五[”\"]?[期末时规]")


def _settle(text: str, rule: str, meeting: datetime.date) -> tuple[str | None, datetime.date | None]:
    year = meeting.year
    if plan := _PLAN.search(text):
        end = _PLAN_START + 5 * _PLAN_NUMBER.index(plan[1])
        return str(end), datetime.date(end, 12, 31)
    stated = _PRINTED.search(text)
    if stated and stated[1]:
        year = int(stated[1])
    elif "明年" in text:
        year += 1
    elif "后年" in text:
        year += 2
    if text.startswith("每") or "学期" in text:
        return None, None  # no school's calendar is known
    facts = [fact for fact in dates.find(text, Span(0, len(text))) if fact.day]
    if rule in ("range", "date", "day") and facts and (rule != "range" or facts[-1].span.end == len(text)):
        return _settle_day(text, facts[-1], year, meeting, stated="年" in text)
    if rule in ("date", "range"):
        return _settle_month(text, year, meeting, stated="年" in text)
    return _settle_period(text, rule, meeting, year)


def _settle_day(text: str, fact: dates.DateFact, year: int, meeting: datetime.date, *, stated: bool) -> tuple[str | None, datetime.date | None]:
    """`6月30日前`, `30日前`, `7月10日至14日`: the day itself; without a year the next one, seen from the meeting."""
    y, m, d = fact.last or (fact.year, fact.month, fact.day)
    month = m or fact.month or meeting.month
    ahead = m is None and fact.month is None and d is not None and d < meeting.day and not _THIS_MONTH.match(text)
    if ahead or pattern("下(?:个)?月|次月").match(text):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif y is None and not stated and month < meeting.month - 6:
        year += 1
    last = dates.as_date(y or year, month, d)
    return (last.isoformat(), last) if last else (None, None)


def _settle_month(text: str, year: int, meeting: datetime.date, *, stated: bool) -> tuple[str | None, datetime.date | None]:
    """`9月底前`, `10月中旬`, `5月前`: the last day of what is named, or the day before it."""
    named = list(pattern(r"(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(上旬|中旬|下旬|底|末|初)?").finditer(text))
    match = named[-1] if named else None
    month = dates.number(match[1]) if match else None
    if match is None or month is None or not 1 <= month <= 12:
        return None, None
    if not stated and month < meeting.month - 6:
        year += 1
    if text.endswith("前") and not match[2]:
        last = datetime.date(year, month, 1) - datetime.timedelta(days=1)
        return last.isoformat(), last
    day = {"上旬": 10, "中旬": 20, "初": 10}.get(match[2] or "", calendar.monthrange(year, month)[1])
    return f"{year}-{month:02}", datetime.date(year, month, day)


def _settle_period(text: str, rule: str, meeting: datetime.date, year: int) -> tuple[str | None, datetime.date | None]:
    if rule == "period":
        quarter = pattern("([一二三四])季度").search(text)
        if quarter:
            month = 3 * "一二三四".index(quarter[1]) + 3
            return None, datetime.date(year, month, calendar.monthrange(year, month)[1])
        if "上半年" in text:
            return None, datetime.date(year, 6, 30)
        year -= pattern("年(?:之前|以前|前)$").search(text) is not None and text[0].isdigit()
        return str(year), datetime.date(year, 12, 31)
    if rule == "within" or (rule == "after" and pattern("散?会后").match(text)):
        return None, _within(text, meeting)
    if rule == "day":
        month, on = meeting.month + (pattern("下个?月|次月").match(text) is not None), meeting.year
        if month > 12:
            month, on = 1, on + 1
        day = calendar.monthrange(on, month)[1]
        return f"{on}-{month:02}", datetime.date(on, month, {"上": 10, "中": 20}.get(text[2:3], day))
    if rule == "week":
        return None, _week(text, meeting)
    if rule == "event":
        for name, (month, day) in _FESTIVALS.items():
            if name in text and "前" in text:
                last = datetime.date(meeting.year, month, day)
                if last <= meeting:
                    last = datetime.date(meeting.year + 1, month, day)
                return None, last - datetime.timedelta(days=1)
    return None, None


def _within(text: str, meeting: datetime.date) -> datetime.date | None:
    if text.startswith("月"):
        return meeting.replace(day=calendar.monthrange(meeting.year, meeting.month)[1])
    match = pattern(rf"({NUMBER}|半)个?(工作日|天|日|周|星期|月|年)").search(text)
    if not match:
        return None
    if match[1] == "半":
        return meeting + datetime.timedelta(days=15) if match[2] == "月" else _months(meeting, 6)
    about = pattern("[一二两三四五六七八九]{2}").fullmatch(match[1])  # `两三天`: the last of the days allowed
    count = dates.number((match[1][-1] if about else match[1]).replace("两", "二"))
    if count is None:
        return None
    if match[2] in ("天", "日"):
        return meeting + datetime.timedelta(days=count)
    if match[2] in ("周", "星期"):
        return meeting + datetime.timedelta(weeks=count)
    if match[2] == "月":
        return _months(meeting, count)
    if match[2] == "年":
        return _months(meeting, 12 * count)
    return None  # 工作日 wants a calendar of holidays


def _months(day: datetime.date, count: int) -> datetime.date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _week(text: str, meeting: datetime.date) -> datetime.date | None:
    if text.startswith(("今", "当")):
        return meeting
    if text.startswith("明"):
        return meeting + datetime.timedelta(days=1)
    if text.startswith("后"):
        return meeting + datetime.timedelta(days=2)
    ahead = 14 if text.startswith("下下") else 7 if text.startswith("下") else 0
    weekday = pattern("(?:周|星期|礼拜)([一二三四五六日天])").search(text)
    target = "一二三四五六日".index(weekday[1].replace("天", "日")) if weekday else 6
    return meeting + datetime.timedelta(days=ahead + target - meeting.weekday())
