"""Dates of meetings, documents and deadlines.

In: the shadow and a span. Out: `DateFact` values that keep what the text leaves open (EDTF, ISO 8601-2: unknown digits
are ``X``). Nothing here is completed from anywhere; `complete` does that from a header or the caller's reference date.
"""

import calendar
import datetime
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.spans import Cover, Span
from briefgen.text.anchors import Anchors
from briefgen.text.patterns import lazy, pattern

_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"0": 0, "〇": 0, "○": 0, "O": 0, "o": 0, "两": 2, "元": 1}
#: Numbers of days, months and hours; a time by the clock. For patterns of others, too.
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3}|元(?=月))"
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零Oo0九一二三四五六七八]{3}|(?<!\d)\d\d(?=年))"
_PART = alternation(tagged("occasions", "part"))
_WEEKDAY = r"(?:[（\[]?(?:星期|周|礼拜)[一二三四五六日天][）\]]?|（[一二三四五六日]）)"
CLOCK = rf"(?:\d{{1,2}}：\d{{2}}|(?:{NUMBER}|两)[时点](?:整|半|[一三]刻|{NUMBER}分?|[一二三四五]十[一二三四五六七八九]?分?)?)"
#: Behind a day its weekday, part of day and clock time, all of which may be missing.
_TAIL = lazy(
    rf"(?:（农历[^（）]{{1,10}}）)?(?:[ ,，]*[（]?(?P<weekday>{_WEEKDAY})[）]?(?:，(?={_PART}))?)?(?: *(?:北京时间)?(?P<part>{_PART}))?"
    rf"(?:[ ，]*(?:北京时间)?(?P<part2>{_PART})?[ （T]*(?P<clock>{CLOCK})(?: *(?:至|到|-|—+|~) *(?:{_PART})?(?:次日)?{CLOCK})?）?)?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Days as teams write them who work in two languages: `30Apr2022`, `April 30, 2022`.
_D, _EN, _Y = (
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?",
    r"(?P<en>(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\.?",
    r"(?P<y>(?:19|20)\d\d)(?!\d)",
)
_ENGLISH = (rf"(?<![\dA-Za-z]){_D}[ -]?{_EN}，?[ -]?{_Y}", rf"(?<![\dA-Za-z]){_EN} ?{_D}，? {{0,2}}{_Y}")
#: The same for patterns of others.
ENGLISH_DAY = re.sub(r"\?P<\w+>", "?:", f"(?:{'|'.join(_ENGLISH)})")
#: Such a day heads a line or stands behind a label; `built Mar 6 2023` in a sentence is none of a meeting.
_BEFORE_ENGLISH = lazy(r"[\s#>*|-]*(?:[^，。；（）\n]{0,16}[： *]{1,3}|[A-Za-z]{3,9}，? )?")
_BEHIND_ENGLISH = r"(?=[ ，]*(?:$|\n|[（(|~—-]|at\b|\d{1,2}：))"
#: What months in English begin with, and what comes next.
_INITIALS = {"J": "an|u[nl]", "F": "eb", "M": "a[ry]", "A": "pr|ug", "S": "ep", "O": "ct", "N": "ov", "D": "ec"}
_TO = "(?:至|到|-+|—+|~)"
#: What a date is printed as; the year, the month or both may be missing, and a day may be the first of an interval.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "day",
        lazy(
            rf"(?=[昨今前当本上去（\d一二三四五六七八九十廿卅元])(?P<word>[昨今前当][日天]|[本上]月|[去今]年)?(?:(?<=[日天])(?P<early>{_PART})(?=（))?[（]?"
            rf"(?:(?P<y>{_YEAR})(?: *年| *[-./] *) *)?(?:(?P<m>{NUMBER})(?: *月(?:份)?| *[-./] *) *)?(?<![\d.第〕\]字])(?P<d>{NUMBER})(?: *(?P<mark>[日号])|(?= *(?:{_TO}|、) *{NUMBER} *[日号]))"
            rf"(?:(?: *{_PART})? *(?:{_TO}|、|和) *(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{NUMBER})月)?(?P<d2>{NUMBER})[日号])?[）]?"
        ),
    ),
    ("iso", lazy(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep> ?[-./] ?)(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)日?(?:-(?P<d2>\d{1,2})(?![\d年月.-]))?")),
    (
        "pointed",
        lazy(
            rf"(?<![\d./])(?:(?P<y>{_YEAR})年)?(?P<m>\d{{1,2}})[./月](?P<d>\d{{1,2}})(?![\d./月日号年])(?=[ （]*(?:周[一二三四五六日天]|星期|上午|下午|中午|晚|早|\d{{1,2}}：\d\d|(?:(?<=/\d )|(?<=/\d\d ))(?:[例周组班站]会|会议|[讨討][论論])))"
        ),
    ),
    ("month", lazy(rf"(?=[\d一二])(?P<y>{_YEAR})年(?P<m>{NUMBER})月(?:份)?(?!{NUMBER}[日号])")),
    *(("english", lazy(each + _BEHIND_ENGLISH)) for each in _ENGLISH),
    ("relative", lazy("(?P<word>[昨今前当][天日]|日前|不久前|近[日期]|[昨今]晚(?=.{0,8}[点时])|[本上]周[一二三四五六日]?)")),
)
_CLOCK_ONLY = lazy(rf"(?P<part>{_PART}) *(?P<clock>{CLOCK})")
#: A part of the day by itself; 晚 is most often part of another word.
_PART_ONLY = lazy(alternation(word for word in tagged("occasions", "part") if len(word) > 1))


@functools.cache
def _numbered() -> tuple[str, ...]:
    """What stands behind 日 and 号 that tell no day: `3号楼`, `5日内`."""
    return tagged("units", "numbered")


#: The same behind a day with month and year: `2031年3月6日|前后`.
_ABOUT_THEN = ("内", "以内", "之内", "前后")


#: What the patterns need: every match of a rule contains one of its anchors, with these surroundings.
_ANCHORS = Anchors(
    {
        r"日(?:(?<=[\d一二三四五六七八九十廿卅 近昨今前当]日)|(?=前))": ("day", "relative"),
        r"号(?<=[\d一二三四五六七八九十廿卅 ]号)": ("day",),
        r"月(?<=[\d一二三四五六七八九十廿卅元]月)": ("month", "pointed"),
        r"-(?:(?<=\d-)|(?<=\d -))(?= ?\d)": ("iso",),
        r"\.(?<=\d\.)(?=\d)": ("iso", "pointed"),
        r"/(?<=\d/)(?=\d)": ("iso", "pointed"),
        "期(?<=近期)": ("relative",),
        "天(?<=[昨今前当]天)": ("relative",),
        "晚(?<=[昨今]晚)": ("relative",),
        "久(?=前)": ("relative",),
        "周(?<=[本上]周)": ("relative",),
        **{f"{first}(?i:(?={rest}))": ("english",) for upper, rest in _INITIALS.items() for first in (upper, upper.lower())},
    }
)


class DateFact(NamedTuple):
    """A date phrase. ``year``/``month``/``day`` are None where unprinted; ``last`` is the end of a printed interval."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    last: tuple[int | None, int | None, int | None] | None = None
    part: str | None = None
    time: str | None = None
    weekday: int | None = None
    word: str | None = None
    basis: str | None = None
    rule: str = "day"

    @property
    def whole(self) -> bool:
        """Year, month and day are known."""
        return None not in (self.year, self.month, self.day)

    @property
    def edtf(self) -> str | None:
        """EDTF, None when no part of the date is printed."""
        if self.year is None and self.month is None and self.day is None:
            return None
        first = _edtf(self.year, self.month, self.day)
        return f"{first}/{_edtf(*self.last)}" if self.last else first

    def bounds(self) -> tuple[str | None, str | None]:
        """ISO first and last day once whole."""
        if self.year is not None and self.month is not None and self.day is None:
            end = calendar.monthrange(self.year, self.month)[1]
            return f"{self.year:04}-{self.month:02}-01", f"{self.year:04}-{self.month:02}-{end:02}"
        first = as_date(self.year, self.month, self.day)
        last = as_date(*self.last) if self.last else first
        return (first.isoformat() if first else None, last.isoformat() if last and first else None)


def as_date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    """The calendar day, None when incomplete or impossible."""
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _edtf(year: int | None, month: int | None, day: int | None) -> str:
    out = "XXXX" if year is None else f"{year:04}"
    if month is None and day is None:
        return out
    out += "-XX" if month is None else f"-{month:02}"
    return out if day is None else f"{out}-{day:02}"


def number(text: str) -> int | None:
    """A small Arabic or Chinese number: `12`, `二十一`, `二〇一六`."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _DIGIT for c in text) and len(text) != 1:
        return int("".join(str(_DIGIT[c]) for c in text))
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        if any(c not in _DIGIT for c in tens + ones) or len(tens) > 1 or len(ones) > 1:
            return None
        return (_DIGIT[tens] if tens else 1) * 10 + (_DIGIT[ones] if ones else 0)
    return _DIGIT.get(text)


def _year(text: str | None) -> int | None:
    value = number(text) if text else None
    if value is not None and value < 100:
        return 1900 + value if value >= 50 else 2000 + value
    return value


def _part(text: str | None) -> str | None:
    if not text:
        return None
    if text[-1] == "午" or text[0] == "凌":
        return text
    return "上午" if text[0] in "早清" else "晚"


def _clock(text: str | None, part: str | None) -> str | None:
    """`下午2时` → 14:00, `晚8：10` → 20:10, `四点半` → 04:30."""
    if not text:
        return None
    at = next(n for n, character in enumerate(text) if character in "：时点")
    hour = number(text[:at])
    rest = text[at + 1 :].rstrip("分整")
    quarters = number(rest[0]) if rest.endswith("刻") else 2 if rest == "半" else None
    minute = 15 * quarters if quarters else number(rest or "零")
    if hour is None or minute is None or minute > 59 or hour > 24:
        return None
    if part in ("下午", "晚") and hour < 12:
        hour += 12
    elif part == "晚" and hour == 12:
        hour = 0
    if part == "中午" and hour < 3:
        hour += 12
    return f"{hour % 24:02}:{minute:02}"


_SPAN_OF_DAYS = lazy(r"(?:为期|历时|连续|[共每])[\d一二两三四五六七八九十]{1,3}日|一日[三两]|百日")


def _fact(match: re.Match[str], tail: re.Match[str] | None, rule: str) -> DateFact | None:
    group = match.groupdict() | (tail.groupdict() if tail else {})
    start, end = match.start(), tail.end() if tail else match.end()
    word, weekday = group.get("word"), group.get("weekday")
    month, day = number(group.get("m") or ""), number(group.get("d") or "")
    month = _MONTHS.index(group["en"][:3].title()) + 1 if group.get("en") else month
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    whole = month is not None and bool(group.get("y")) and group.get("mark") == "日"  # `2031年3月6日|院务会`, but `6日|均`
    if group.get("mark") and match.string.startswith(_ABOUT_THEN if whole else _numbered(), match.end("mark")):
        return None
    if month is None and day is not None and not word and _SPAN_OF_DAYS.search(match.string, max(0, start - 4), end + 2):
        return None  # `为期三日`, `一日三餐`
    year = _year(group.get("y"))
    last = None
    if group.get("d2"):
        month2, day2 = number(group.get("m2") or "") or month, number(group["d2"])
        if day2 is None or not 1 <= day2 <= 31 or (month2 and month2 > 12):
            return None
        if month2 is not None and not group.get("m2") and day is not None and day2 < day:
            month2 = month2 % 12 + 1  # `8月30日至2日`
        last = (_year(group.get("y2")) or year, month2, day2)
    part = _part(group.get("part") or group.get("part2") or group.get("early") or ("晚" if word and word[-1] == "晚" else None))
    return DateFact(
        Span(start, start + len(match.string[start:end].rstrip(" ，,（"))), year, month, day, last, part, _clock(group.get("clock"), part),
        min("一二三四五六日天".index(weekday.rstrip("）]")[-1]), 6) if weekday else None,
        word, "stated" if None not in (year, month) else None, rule,
    )  # fmt: skip


def find(shadow: str, span: Span) -> Sequence[DateFact]:
    """All date phrases of a span in text order, days and months and words like 日前."""
    rules = _ANCHORS.rules(shadow, span.start, span.end)
    return _kept(shadow, span, rules) if rules else ()


@functools.lru_cache(maxsize=16)  # the stages of a brief ask for those of its lead again and again
def _kept(shadow: str, span: Span, rules: frozenset[str]) -> Sequence[DateFact]:
    found: list[DateFact] = []
    for rule, form in _FORMS:
        if rule not in rules or (rule == "month" and shadow.find("年", span.start, span.end) < 0):
            continue
        taken = Cover(fact.span for fact in found) if found else None
        at = span.start
        while match := form.search(shadow, at, span.end):
            tail = _TAIL.match(shadow, match.end(), span.end) if rule not in ("month", "english") else None
            at = tail.end() if tail else match.end()
            fact = _fact(match, tail, rule)
            if fact and rule == "english" and not _BEFORE_ENGLISH.fullmatch(shadow, shadow.rfind("\n", 0, match.start()) + 1, match.start()):
                continue
            if fact and not (taken and taken.overlaps(fact.span)):
                found.append(_balanced(shadow, fact))
    return sorted(found, key=lambda fact: fact.span) if len(found) > 1 else found


def alone(shadow: str, span: Span, *, noted: bool = False) -> Sequence[DateFact]:
    """`7.3`, which is a day where nothing else stands and a label says when; ``noted``: with brackets behind, `3/22（六）`, `5/19 （线上）`."""
    match = _ALONE.match(shadow, *span) or (_NOTED.match(shadow, *span) if noted else None)
    fact = _fact(match, None, "alone") if match else None
    return [fact] if fact else []


_ALONE = lazy(r"(?P<m>\d{1,2})[./月](?P<d>\d{1,2})$")
_NOTED = lazy(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?= ?（)")


def _balanced(shadow: str, fact: DateFact) -> DateFact:
    """Without a closing bracket that opened outside: `（2011年12月23日）`."""
    start, end = fact.span
    if shadow[start] == "（":
        start += 1
    if shadow[end - 1] == "）" and shadow.count("）", start, end) > shadow.count("（", start, end):
        end -= 1
    return fact if fact.span == (start, end) else fact._replace(span=Span(start, end))


def clock_after(shadow: str, span: Span) -> tuple[str | None, str | None, Span] | None:
    """A part of day with a clock time that stands apart from the date: `上午9点，研讨会在…举行`."""
    match = _CLOCK_ONLY.search(shadow, span.start, span.end)
    if not match:
        return None
    part = _part(match["part"])
    return part, _clock(match["clock"], part), Span(*match.span())


def part_after(shadow: str, span: Span) -> tuple[str | None, Span] | None:
    """A part of day that stands apart from the date: `今天，市委上午召开会议`."""
    match = _PART_ONLY.search(shadow, span.start, span.end)
    return (_part(match[0]), Span(*match.span())) if match else None


def complete(fact: DateFact, reference: DateFact | datetime.date, basis: str) -> DateFact:
    """``fact`` with the year and month that it leaves out, taken from a date not before it.

    A reference date lies on or after the meeting, a header date not long before it, so `12月28日` under `2012年1月5日` is of 2011.
    """
    year, month, day = reference.year, reference.month, reference.day
    if isinstance(reference, DateFact) and reference.last:
        year, month, day = reference.last[0] or year, reference.last[1] or month, reference.last[2]
    if fact.day is None and fact.month is None:
        return fact
    if fact.month is None:
        if month is None:
            return fact
        own_month, own_year = month, year
        back = fact.word == "上月" or (day is not None and fact.day is not None and fact.day > day)
        while back:
            own_month -= 1
            if own_month == 0:
                own_month, own_year = 12, None if own_year is None else own_year - 1
            back = fact.day is not None and fact.day > calendar.monthrange(own_year or 2000, own_month)[1]
        return fact._replace(month=own_month, year=own_year, last=_with(fact, own_year, own_month), basis=basis if own_year else fact.basis)
    if fact.year is None and year is not None:
        ahead = month is not None and (
            fact.month - month >= 3 if basis == "header" else (fact.month, fact.day or 0) > (month, day or 31)
        )  # a notice or an early masthead may tell of next month; nothing was held after the caller's date
        if fact.word == "去年" or (fact.word != "今年" and ahead):
            year -= 1
        if (fact.month, fact.day) == (2, 29) and not calendar.isleap(year):
            year -= year % 4 or 4  # the last leap year before it
        return fact._replace(year=year, last=_with(fact, year, fact.month), basis=basis)
    return fact


def _with(fact: DateFact, year: int | None, month: int | None) -> tuple[int | None, int | None, int | None] | None:
    """The end of an interval that begins in ``year`` and ``month``."""
    if fact.last is None:
        return None
    end_year, end_month, day = fact.last
    if end_month is None and month is not None:
        end_month = month % 12 + 1 if fact.day and day and day < fact.day else month  # `28日至2日`
    if end_year is None and year is not None:
        end_year = year + (month is not None and end_month is not None and end_month < month)
    return end_year, end_month, day


def relative(fact: DateFact, base: datetime.date) -> DateFact:
    """`昨天`, `今天` seen from the caller's base date."""
    if fact.day is not None or not pattern("[今昨前][天日晚]").fullmatch(fact.word or ""):
        return fact
    day = base - datetime.timedelta(days="今昨前".index((fact.word or "")[0]))
    return fact._replace(year=day.year, month=day.month, day=day.day, basis="reference")
