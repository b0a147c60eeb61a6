"""Date phrases by value, phrases that are no dates, and what completes a date that leaves something open."""

import datetime

import pytest

import briefgen
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.dates import DateFact
from briefgen.spans import Span
from briefgen.text.shadow import shadow


def found(text: str) -> list[DateFact]:
    copy = shadow(text)
    return list(dates.find(copy, Span(0, len(copy))))


def only(text: str) -> DateFact:
    (fact,) = found(text)
    return fact


def fact_of(text: str) -> DateFact | datetime.date:
    """A reference: an ISO date, or a phrase as a header prints it."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return only(text)


#: EDTF → spellings that must yield it whole
BY_EDTF: dict[str, list[str]] = {
    "2023-03-06": [
        "2023年3月6日", "2023年03月06日", "２０２３年３月６日", "2023年3月6号", "23年3月6日", "2023年 3月 6日", "二〇二三年三月六日", "二○二三年三月六日",
        "二零二三年三月六日", "二O二三年三月六日", "2023-3-6", "2023-03-06", "2023.3.6", "2023.03.06", "2023．3．6", "2023/3/6", "2023年3月6日（星期一）", "2023 年 3 月 6 日",
    ],
    "1998-12-31": ["1998年12月31日", "一九九八年十二月三十一日", "98年12月31日"],
    "2023-11-21": ["2023 - 11 - 21", "2023年11月21日", "二〇二三年十一月二十一日", "2023.11.21"],
    "2023-01-06": ["2023年元月6日", "2023年1月6日"],
    "2023-03": ["2023年3月", "2023年3月份", "二〇二三年三月"],
    "XXXX-03-06": ["3月6日", "三月六日", "3月06日", "3月6号", "３月６日", "3 月 6 日"],
    "XXXX-10-21": ["10月21日", "十月二十一日", "十月廿一日"],
    "XXXX-XX-06": ["6日", "六日", "6号", "本月6日"],
    "XXXX-XX-11": ["11日", "十一日"],
    "XXXX-XX-30": ["30日", "三十日", "卅日"],
    "XXXX-XX-14": ["昨日(14日)", "昨天（14日）"],
    "XXXX-03-06/XXXX-03-08": ["3月6日至8日", "3月6日-8日", "3月6日—8日", "3月6日～8日", "3月6日到8日", "3月6日至3月8日", "3月6号到8号", "3月6—8日", "3月6日--8日", "3月6--8日"],
    "XXXX-03-06/XXXX-03-07": ["3月6日、7日", "3月6日和7日", "3月6日上午至7日", "3月6、7日"],
    "2023-03-06/2023-03-08": ["2023年3月6-8日", "2023.3.6-8", "2023/3/6-8"],
    "XXXX-03-30/XXXX-04-02": ["3月30日至4月2日"],
    "XXXX-XX-06/XXXX-XX-08": ["6日至8日", "六日至八日"],
    "2016-10-21/2016-10-22": ["2016年10月21日至22日", "2016年10月21日-22日"],
    "2022-12-30/2023-01-02": ["2022年12月30日至2023年1月2日"],
    "2023-03-06/2024-03-05": ["2023年3月6日至2024年3月5日"],
}  # fmt: skip


@pytest.mark.parametrize("edtf", BY_EDTF)
def test_edtf(edtf: str) -> None:
    for text in BY_EDTF[edtf]:
        fact = only(f"县里{text}召开会议。")
        assert fact.edtf == edtf, text
        assert fact.span.slice(f"县里{text}召开会议。") == text
        assert fact.basis == ("stated" if fact.year else None), text


#: part and time → spellings behind 3月6日
BY_TIME: dict[tuple[str | None, str | None], list[str]] = {
    ("上午", None): ["上午", "早上", "清晨", " 上午", "，星期一，上午", "（农历二月十五）上午"],
    ("下午", None): ["下午", "  下午"],
    ("晚", None): ["晚", "晚上", "晚间", "傍晚", "夜间", "深夜"],
    ("中午", None): ["中午"],
    ("凌晨", None): ["凌晨"],
    ("下午", "14:00"): [
        "下午2时",
        "下午2点",
        "下午2：00",
        "下午2:00",
        "下午14：00",
        "下午二时",
        "下午两点",
        "下午2点整",
        "，下午2时",
        "下午2时至4时",
        "下午2：00—4：30",
    ],
    ("下午", "14:30"): [
        "下午2时30分",
        "下午2点半",
        "下午两点半",
        "下午2：30",
        "下午（2：30）",
        "下午2:30",
        "下午2点30",
        "下午二时三十分",
        "下午14:30",
    ],
    ("上午", "09:15"): ["上午9时15分", "上午9点一刻", "上午九点十五", "上午9：15", "（星期一）上午9：15", "，星期一，上午9：15"],
    ("上午", "09:45"): ["上午9点三刻", "上午9点45"],
    ("晚", "20:10"): ["晚8：10", "晚上8点10分", "晚间20：10"],
    ("晚", "00:00"): ["晚上12点"],
    ("中午", "12:00"): ["中午12点", "中午12时整"],
    ("中午", "13:00"): ["中午1点"],
    ("凌晨", "04:30"): ["凌晨4点半", "凌晨4：30"],
    (None, "14:30"): ["14时30分", "14：30", " 14:30", "（周一）14:30"],
    (None, "20:00"): ["20时", "北京时间20时"],
    (None, None): ["", "25时", "9：75"],
}


@pytest.mark.parametrize(("part", "time"), BY_TIME)
def test_part_and_time(part: str | None, time: str | None) -> None:
    texts = BY_TIME[part, time]
    facts = {text: only(f"3月6日{text}召开") for text in texts}
    assert {text: (fact.part, fact.time, fact.edtf) for text, fact in facts.items()} == dict.fromkeys(texts, (part, time, "XXXX-03-06"))


def test_time_of_an_iso_date() -> None:
    for text in ("2023-03-06 09:30", "2023-03-06T09:30"):
        fact = only(text)
        assert (fact.edtf, fact.time) == ("2023-03-06", "09:30")


@pytest.mark.parametrize(
    ("weekday", "texts"),
    [
        (0, ["（星期一）", "(周一)", "星期一", "礼拜一", "，星期一", " 周一"]),
        (2, ["（星期三）", "周三"]),
        (5, ["（星期六）", "周六"]),
        (6, ["（星期日）", "周日", "星期日", "星期天", "（星期天）", "周天", "礼拜天"]),
    ],
)
def test_weekday(weekday: int, texts: list[str]) -> None:
    assert [only(f"3月6日{text}上午").weekday for text in texts] == [weekday] * len(texts)


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("日前", "日前", None), ("近日", "近日", None), ("近期", "近期", None), ("不久前", "不久前", None), ("昨天下午", "昨天", "下午"), ("昨晚8点", "昨晚", "晚"), ("今晚7时30分", "今晚", "晚"), ("昨日", "昨日", None),
        ("今日上午", "今日", "上午"), ("今天", "今天", None), ("前天", "前天", None), ("当天上午", "当天", "上午"), ("本周三", "本周三", None),
        ("上周五下午", "上周五", "下午"),
    ],
)  # fmt: skip
def test_relative_words(text: str, word: str, part: str | None) -> None:
    fact = only(text)
    assert (fact.word, fact.part, fact.edtf, fact.rule, fact.whole) == (word, part, None, "relative", False)


@pytest.mark.parametrize("text", ["（2011年12月23日）", "(2011年12月23日)", "（于2011年12月23日）", "（2011年12月23日"])
def test_brackets_around_a_date_stay_outside(text: str) -> None:
    assert only(text).span.slice(text) == "2011年12月23日"


def test_several_dates_in_text_order() -> None:
    text = "3月6日上午开会，2023-03-07培训，日前部署，2023年4月总结。"
    assert [fact.span.slice(text) for fact in found(text)] == ["3月6日上午", "2023-03-07", "日前", "2023年4月"]
    assert [fact.rule for fact in found(text)] == ["day", "iso", "relative", "month"]


def test_only_inside_the_span() -> None:
    text = "3月6日开会，4月7日总结。"
    (fact,) = dates.find(text, Span(7, len(text)))
    assert fact.span.slice(text) == "4月7日"


@pytest.mark.parametrize(
    "text",
    [
        "", "会议", "13月6日", "0月6日", "3月32日", "32日", "四十日", "一百日", "两日", "百日攻坚", "节假日", "生日", "双日", "1.5日", "2023年", "2023年度", "三月",
        "3.6", "3/6", "5·12", "“12·26”事故", "2023.3", "2023年第3期", "农历三月初六", "大年初三", "三八妇女节", "第二季度", "101号",
        # numbers of lines, houses, papers, orders, typhoons, aircraft
        "10号线", "8月1日线", "3号楼", "2号院", "5号文件", "1号令", "9号台风", "三号会议室", "1号厅", "18日报道", "6号机组", "3日常住",
        "市安办发〔2023〕6号", "第6号公告",
        # spans of days, ages, means
        "第3日", "3日内报送", "为期三日的培训", "一日三餐", "历时五日完成", "五日游", "12日龄", "3日均值",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert found(text) == []


#: phrase → first and last day
BOUNDS: dict[str, tuple[str | None, str | None]] = {
    "2023年3月6日": ("2023-03-06", "2023-03-06"),
    "2016年10月21日至22日": ("2016-10-21", "2016-10-22"),
    "2022年12月30日至2023年1月2日": ("2022-12-30", "2023-01-02"),
    "2023年2月": ("2023-02-01", "2023-02-28"),
    "2024年2月": ("2024-02-01", "2024-02-29"),
    "2024年2月29日": ("2024-02-29", "2024-02-29"),
    "2023年2月29日": (None, None),
    "2023年2月30日": (None, None),
    "3月6日": (None, None),
    "6日": (None, None),
    "近日": (None, None),
}


@pytest.mark.parametrize(("text", "value"), BOUNDS.items())
def test_bounds(text: str, value: tuple[str | None, str | None]) -> None:
    assert only(text).bounds() == value


#: phrase, header or reference date → EDTF
COMPLETE: list[tuple[str, str, str]] = [
    ("12月28日", "2012年1月5日", "2011-12-28"),
    ("1月4日", "2012年1月5日", "2012-01-04"),
    ("1月5日", "2012年1月5日", "2012-01-05"),
    ("1月6日", "2012年1月5日", "2012-01-06"),
    ("12月28日", "2012-01-05", "2011-12-28"),
    ("3月6日", "2012-03-06", "2012-03-06"),
    ("28日", "2012年1月5日", "2011-12-28"),
    ("28日", "2012年3月10日", "2012-02-28"),
    ("3日", "2012年1月5日", "2012-01-03"),
    ("5日", "2012年1月5日", "2012-01-05"),
    ("昨日(14日)", "2012年3月15日", "2012-03-14"),
    ("本月5日", "2012年3月10日", "2012-03-05"),
    ("上月28日", "2012年3月10日", "2012-02-28"),
    ("上月5日", "2012年3月10日", "2012-02-05"),
    ("今年3月6日", "2012年5月1日", "2012-03-06"),
    ("去年3月6日", "2012年5月1日", "2011-03-06"),
    # a day that the month before does not have
    ("31日", "2012年3月5日", "2012-01-31"),
    ("2月29日", "2013年3月1日", "2012-02-29"),
    # a month leaves the day open
    ("3月6日", "2012年3月", "2012-03-06"),
    ("6日", "2012年3月", "2012-03-06"),
    ("2月6日", "2012年1月", "2012-02-06"),
    ("4月6日", "2012年1月", "2011-04-06"),
    # a header without a year
    ("6日", "3月7日", "XXXX-03-06"),
    ("28日", "1月7日", "XXXX-12-28"),
    ("3月6日", "3月7日", "XXXX-03-06"),
    # intervals
    ("10月21日至22日", "2012年11月1日", "2012-10-21/2012-10-22"),
    ("6日至8日", "2012年3月10日", "2012-03-06/2012-03-08"),
    ("12月30日至1月2日", "2012年1月5日", "2011-12-30/2012-01-02"),
    ("12月30日至1月2日", "2012年12月31日", "2012-12-30/2013-01-02"),
    ("8月30日至2日", "2012年9月10日", "2012-08-30/2012-09-02"),
    ("28日至2日", "2012年3月10日", "2012-02-28/2012-03-02"),
    ("28日至2日", "2012年1月10日", "2011-12-28/2012-01-02"),
    ("3月6日、7日", "2012年4月1日", "2012-03-06/2012-03-07"),
    ("3月8日", "2012年3月6日至10日", "2012-03-08"),
    # nothing to complete
    ("2011年3月6日", "2012年3月10日", "2011-03-06"),
    ("2011年3月", "2012年3月10日", "2011-03"),
]


@pytest.mark.parametrize(("text", "reference", "edtf"), COMPLETE)
def test_complete(text: str, reference: str, edtf: str) -> None:
    assert dates.complete(only(text), fact_of(reference), "header").edtf == edtf


@pytest.mark.parametrize(
    ("text", "reference", "basis"),
    [
        ("3月6日", "2012年5月1日", "header"),
        ("6日", "2012年5月1日", "header"),
        ("2011年3月6日", "2012年5月1日", "stated"),
        ("6日", "3月7日", None),
        ("昨日", "2012年5月1日", None),
    ],
)
def test_complete_says_where_it_came_from(text: str, reference: str, basis: str | None) -> None:
    assert dates.complete(only(text), fact_of(reference), "header").basis == basis


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("市委上午召开会议", "上午"),
        ("校务会晚上召开", "晚"),
        ("校务会清晨召开", "上午"),
        ("傍晚，校务会召开", "晚"),
        ("晚会筹备会召开", None),
        ("会议召开", None),
    ],
)
def test_part_of_day_that_stands_apart(text: str, part: str | None) -> None:
    found = dates.part_after(text, Span(0, len(text)))
    assert (found[0] if found else None) == part


def test_complete_keeps_span_part_and_time() -> None:
    fact = only("3月6日下午2时")
    whole = dates.complete(fact, datetime.date(2023, 5, 1), "reference")
    assert (whole.span, whole.part, whole.time, whole.whole) == (fact.span, "下午", "14:00", True)


def test_complete_leaves_words_alone() -> None:
    fact = only("近日")
    assert dates.complete(fact, datetime.date(2023, 5, 1), "reference") == fact


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("今天", "2023-03-01"), ("今日上午", "2023-03-01"), ("昨天", "2023-02-28"), ("昨晚8点", "2023-02-28"), ("今晚7时", "2023-03-01"), ("昨日下午", "2023-02-28"), ("前天", "2023-02-27"), ("前日", "2023-02-27"),
        ("当天", None), ("近日", None), ("日前", None), ("本周三", None), ("昨日(14日)", "XXXX-XX-14"), ("3月6日", "XXXX-03-06"),
    ],
)  # fmt: skip
def test_relative(text: str, edtf: str | None) -> None:
    fact = only(text)
    settled = dates.relative(fact, datetime.date(2023, 3, 1))
    assert settled.edtf == edtf
    assert settled.basis == ("reference" if edtf and settled.whole else None)
    assert settled.part == fact.part


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("上午9点，研讨会举行", ("上午", "09:00", "上午9点")),
        ("会议于下午2时30分开始", ("下午", "14:30", "下午2时30分")),
        ("上午举行，下午3点结束", ("下午", "15:00", "下午3点")),
        ("上午举行", None),
        ("9点举行", None),
        ("", None),
    ],
)
def test_clock_apart_from_the_date(text: str, value: tuple[str, str, str] | None) -> None:
    clock = dates.clock_after(text, Span(0, len(text)))
    assert (clock and (clock[0], clock[1], clock[2].slice(text))) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("07", 7), ("0", 0), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("三十三", 33), ("廿", 20), ("廿五", 25), ("卅一", 31), ("二〇一六", 2016),
        ("二O一六", 2016), ("两", 2), ("元", 1), ("零", 0), ("", None), ("百", None), ("一百", None), ("十十", None), ("1十", None), ("会", None),
    ],
)  # fmt: skip
def test_number(text: str, value: int | None) -> None:
    assert dates.number(text) == value


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((2023, 3, 6), datetime.date(2023, 3, 6)),
        ((2023, 2, 29), None),
        ((None, 3, 6), None),
        ((2023, None, 6), None),
        ((2023, 3, None), None),
        ((2023, 13, 1), None),
    ],
)
def test_as_date(parts: tuple[int | None, int | None, int | None], value: datetime.date | None) -> None:
    assert dates.as_date(*parts) == value


NEWS = "{}\n{}\n3月6日，清河县召开春耕生产推进会，县长费明主持会议并讲话。石磊、韩雪参加会议。\n"


@pytest.mark.parametrize(
    ("title", "line", "edtf"),
    [
        ("清河县召开推进会", "时间：2024-03-09 点击：11次", "2024-03-06"),
        ("清河县召开推进会", "清河县农业农村局 20240309", "2024-03-06"),
        ("清河县召开推进会", "电话 20249909", "XXXX-03-06"),
        ("清河县2024年春耕推进会召开", "", "XXXX-03-06"),  # the year is in the meeting's name
        ("会议记录（2024年）", "", "2024-03-06"),
    ],
)
def test_what_a_page_says_of_itself_completes_the_date(title: str, line: str, edtf: str) -> None:
    (brief,) = briefgen.parse_text(NEWS.format(title, line)).briefs
    assert brief.date is not None
    assert brief.date.edtf == edtf


@pytest.mark.parametrize(
    "text", ["6Mar2023", "6th March 2023", "Mar 6, 2023", "March 6th, 2023", "march 6 2023", "# Date: MARCH 6, 2023", "Monday March 6, 2023 at 19:00"]
)
def test_english_days_head_lines(text: str) -> None:
    assert only(text).edtf == "2023-03-06"


@pytest.mark.parametrize("text", ["升级固件（built Mar 6 2023）。", "编译时间 Mar 6 2023 的内核", "见 Mar 6, 2023 的邮件", "Marc 6, 2023"])
def test_no_english_day(text: str) -> None:
    assert found(text) == []
