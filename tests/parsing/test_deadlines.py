"""By when: the phrases, what is no deadline, and the last day allowed as seen from a meeting."""

import datetime

import pytest

from briefgen.parsing import deadlines, settling
from briefgen.parsing.dates import as_date
from briefgen.spans import Span
from briefgen.text.shadow import shadow

#: A Wednesday.
MEETING = datetime.date(2023, 3, 15)


def found(text: str) -> list[tuple[str, str]]:
    """The deadlines of a text: phrase and rule."""
    copy = shadow(text)
    return [(fact.span.slice(text), fact.rule) for fact in deadlines.find(copy, Span(0, len(copy)))]


def last_day(text: str, meeting: datetime.date = MEETING) -> str | None:
    """The last day that the only deadline of a text allows."""
    phrases = found(text)
    assert len(phrases) == 1
    ((phrase, rule),) = phrases
    last = settling.settle(shadow(phrase), rule, meeting).last
    return last.isoformat() if last else None


#: rule → last day, seen from Wednesday 15 March 2023 → demands (the deadline in bars)
BY_VALUE: dict[str, dict[str | None, list[str]]] = {
    "date": {
        "2023-06-30": [
            "各县区要在|6月30日前|完成整改", "|6月30日之前|完成", "|6月30日以前|完成", "|2023年6月30日前|完成", "|今年6月30日前|完成", "|六月三十日前|完成",
            "|6月30日|完成整改", "于|6月30日|上报", "|6月底前|完成", "|6月底|完成", "|6月末前|完成", "|六月底前|完成", "|6月份底前|完成", "|6月内|完成", "|6月下旬前|完成",
            "力争|6月|建成", "|今年6月底前|完成",
        ],
        "2023-06-10": ["|6月上旬|完成", "|6月初|完成", "|6月10日前|完成"],
        "2023-06-20": ["|6月中旬前|完成", "|6月中旬以前|完成"],
        "2023-05-31": ["|6月前|完成", "|6月份前|完成", "|5月底前|完成"],
        "2024-03-31": ["|明年3月|完成"],
        "2024-06-30": ["|明年6月30日前|完成", "|2024年6月底前|完成"],
        "2025-06-30": ["|后年6月底前|完成"],
        "2024-02-29": ["|明年2月底前|完成", "|2024年2月底前|完成"],
        "2023-12-31": ["|12月31日前|完成", "|十二月底前|完成"],
        "2023-03-30": ["|30日前|上报"],
        "2023-03-15": ["|15日前|上报"],
        "2023-04-10": ["|10日前|上报"],
        "2023-03-20": ["|3月20日17时前|报送", "|3月20日下午5点前|上报", "|20日|上报", "|20日下班前|上报"],
        None: ["|每月5日前|上报", "|2月30日前|上报"],
    },
    "range": {
        "2023-06-30": ["|6月15日至6月底|开展排查", "|6月15日至月底|开展排查", "|4月1日至6月30日|开展排查", "|2023年4月1日至6月30日|开展排查", "|4月1日—6月30日|开展排查", "|4月至6月|开展排查"],
        "2023-04-14": ["|4月10日至14日|开展排查"],
        "2024-01-15": ["|2023年12月1日至2024年1月15日|开展排查"],
        "2023-04-20": ["|3月20日至4月中旬|开展排查"],
        "2024-03-31": ["|今年9月至明年3月|开展排查"],
    },
    "day": {
        "2023-03-31": ["|本月底前|完成", "|本月内|完成", "|当月底|完成", "|这个月底前|上报"],
        "2023-03-20": ["|本月20日前|完成", "|本月中旬|完成"],
        "2023-04-30": ["|下月底前|完成", "|下个月底前|上报"],
        "2023-04-20": ["|下月20日前|上报", "|次月20日前|上报"],
        "2023-04-05": ["|下月5日前|完成", "|次月5日前|完成"],
        "2023-04-10": ["|下月上旬|完成"],
    },
    "after": {
        "2023-03-18": ["|会后三天内|上报", "|散会后3日内|上报"],
        None: ["|接到通知后5日内|上报", "|提前5日|送达", "|开庭三日前|送达", "|展会结束后一个月内|结清"],
    },
    "hour": {None: ["|次日晨交班前|补核", "|凌晨3时前|撤出", "|每天17:00前|上报", "|天黑前|完成", "|每日17时前|汇总"]},
    "slash": {None: ["|11/30前|清点完", "|7.15号前|合入"]},
    "within": {
        "2023-03-18": ["|3天内|上报", "|3天之内|上报", "|3日内|上报"],
        "2023-03-22": ["|一周内|上报", "|1周内|上报", "|一个星期内|上报"],
        "2023-03-29": ["|两周内|上报", "|2周以内|上报"],
        "2023-03-25": ["|10天之内|上报", "|十天内|上报"],
        "2023-04-05": ["|二十一天内|上报"],
        "2023-04-15": ["|一个月内|上报", "|1个月内|上报"],
        "2023-06-15": ["|三个月以内|上报"],
        "2023-09-15": ["|半年内|上报", "|六个月内|上报"],
        "2023-03-30": ["|半个月内|上报", "|15日内|上报"],
        "2025-03-15": ["|两年内|建成"],
        "2026-03-15": ["|3年内|建成", "|三年内|建成"],
        "2023-03-31": ["|月底前|上报", "|月底|上报", "|月内|上报"],
        "2033-03-15": ["|今后十年内|建成", "|未来10年内|建成"],
        None: ["|每月底|报送", "|每月末前|报送", "|5个工作日内|上报", "|24小时内|上报", "|近期|上报", "|近期内|上报", "|短期内|上报"],
    },
    "period": {
        "2023-12-31": [
            "|年底前|完成", "|年底|完成", "|年内|完成", "|年末前|完成", "|今年年底前|完成", "|今年底前|完成", "|今年内|完成", "|本年底前|完成", "|当年底|完成", "|下半年|完成",
            "|四季度末|完成", "|今年四季度|完成", "|本年度内|完成", "|2023年|各镇要完成清淤",
        ],
        "2024-12-31": ["|明年年底|完成", "|明年底前|完成", "|2024年底前|完成", "|2024年年底前|完成", "|2024年年内|完成", "|2024年内|完成"],
        "2025-12-31": ["到|2025年底|建成", "|2025年|建成", "在|2025年|开展普查", "|到2025年|新增3个"],
        None: ["|本学期末|上交", "|本学期内|召开"],
        "2023-06-30": ["|上半年|完成", "|今年上半年|完成", "|二季度内|完成", "|2023年上半年|完成"],
        "2024-06-30": ["|明年上半年|完成", "|2024年上半年|完成"],
        "2023-03-31": ["|一季度|完成", "|一季度末前|完成"],
        "2023-09-30": ["|三季度末前|完成", "|第三季度|完成", "|三季度末|完成"],
        "2024-03-31": ["|明年一季度|完成"],
        "2029-12-31": ["|2030年前|建成", "|2030年以前|建成"],
    },
    "week": {
        "2023-03-15": ["|今天下班前|报送", "|今晚|报送"],
        "2023-03-16": ["|明天上午|报送", "|明早|报送", "|明天前|报送"],
        "2023-03-17": ["|本周五前|报送", "|本周五下午下班前|报送", "|周五前|报送", "|后天|报送", "|星期五前|报送", "|这礼拜五以前|报送"],
        "2023-03-19": ["|本周内|报送", "|这周|报送", "|本周末前|报送", "|本周日前|报送"],
        "2023-03-20": ["|下周一上午|报送"],
        "2023-03-22": ["|下周三前|报送", "|下个星期三前|报送"],
        "2023-03-26": ["|下周|报送", "|下周内|报送"],
        "2023-03-28": ["|下下周二前|报送"],
    },
    "event": {
        "2023-12-31": ["|元旦前|完成", "|元旦、春节前|完成"],
        "2023-04-30": ["|五一前|完成", "|五一节前|完成"],
        "2023-09-30": ["|国庆前|完成", "|国庆节前|完成"],
        None: [
            "|春节前|完成", "|清明节前|完成", "|汛期前|完成", "|汛期来临前|完成", "|开学前|完成", "|春节假期前|完成", "|下次会议前|完成", "|下次会议|汇报", "|下一次例会|汇报", "|下次TC会议|汇报", "|今冬明春|开展",
            "|春节期间|值守", "|国庆期间|值守", "|汛期期间|值守", "|明年春节前|完成", "|2024年春节前|入住", "|汛前|检查", "|毕业前|交论文", "|暑期内|完成改造",
        ],
    },
    "plan": {
        "2025-12-31": ["|“十四五”期间|建成", "|“十四五”末|建成", "|十四五末|建成"],
        "2030-12-31": ["|“十五五”期间|建成"],
        "2020-12-31": ["|十三五期间|建成"],
    },
}  # fmt: skip


@pytest.mark.parametrize(("rule", "last"), [(rule, last) for rule, values in BY_VALUE.items() for last in values])
def test_find_and_settle(rule: str, last: str | None) -> None:
    for bars in BY_VALUE[rule][last]:
        text = bars.replace("|", "")
        assert found(text) == [(bars.split("|")[1], rule)], bars
        assert last_day(text) == last, bars


@pytest.mark.parametrize(
    ("text", "meeting", "last"),
    [
        # the turn of the year
        ("15日前上报", "2023-12-20", "2024-01-15"),
        ("25日前上报", "2023-12-20", "2023-12-25"),
        ("1月15日前上报", "2023-12-20", "2024-01-15"),
        ("5月20日前上报", "2023-12-20", "2024-05-20"),
        ("3月底前完成", "2023-11-20", "2024-03-31"),
        ("下月底前完成", "2023-12-20", "2024-01-31"),
        ("下月5日前完成", "2023-12-20", "2024-01-05"),
        ("元旦前完成", "2023-12-20", "2023-12-31"),
        ("元旦前完成", "2024-01-01", "2024-12-31"),
        ("国庆前完成", "2023-10-08", "2024-09-30"),
        ("下周一前报送", "2023-12-28", "2024-01-01"),
        # the ends of months
        ("一个月内上报", "2023-01-31", "2023-02-28"),
        ("一个月内上报", "2024-01-31", "2024-02-29"),
        ("半年内上报", "2023-08-31", "2024-02-29"),
        ("一年内上报", "2024-02-29", "2025-02-28"),
        ("月底前上报", "2024-02-10", "2024-02-29"),
        ("31日前上报", "2023-04-20", None),
        # about so many: the last of the days allowed
        ("两三天内上报", "2023-03-15", "2023-03-18"),
        ("三五天内上报", "2023-03-15", "2023-03-20"),
        ("七八个月内上报", "2023-03-15", "2023-11-15"),
        # a year that the text states
        ("2022年6月底前完成", "2023-03-15", "2022-06-30"),
    ],
)
def test_settle_elsewhere_in_the_year(text: str, meeting: str, last: str | None) -> None:
    assert last_day(text, datetime.date.fromisoformat(meeting)) == last


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("6月30日前完成", "2023-06-30"), ("6月底前完成", "2023-06"), ("6月前完成", "2023-05-31"), ("本月底前完成", "2023-03"), ("年底前完成", "2023"), ("明年底前完成", "2024"),
        ("“十四五”期间建成", "2025"), ("一周内上报", None), ("上半年完成", None), ("三季度末前完成", None), ("春节前完成", None), ("5个工作日内上报", None),
    ],
)  # fmt: skip
def test_settle_edtf(text: str, edtf: str | None) -> None:
    ((phrase, rule),) = found(text)
    assert settling.settle(shadow(phrase), rule, MEETING)[0] == edtf


def test_several_in_text_order() -> None:
    assert [phrase for phrase, _ in found("5月底前完成摸底，年底前全部建成，“十四五”期间全覆盖。")] == ["5月底前", "年底前", "“十四五”期间"]


def test_only_inside_the_span() -> None:
    text = "5月底前摸底，年底前建成。"
    assert [fact.span.slice(text) for fact in deadlines.find(text, Span(7, len(text)))] == ["年底前"]


@pytest.mark.parametrize(
    "text",
    [
        "", "立即整改", "尽快完成", "随时上报", "即日起执行", "提前完成", "目前已完成", "此前", "会前", "会议召开前", "当前", "日前", "第一时间上报", "全年完成", "上一季度",
        "10日后再议", "6月30日的会议", "6月30日报告", "6月30日召开的会议", "从6月30日起", "自6月1日起", "过了6月30日", "“一周内”", "《6月前》", "·6月30日前",
        "今年以来", "2022年以来", "上半年以来", "去年底前建成", "去年年底建成", "去年6月30日前建成", "上年年底前建成", "上月底已经上报", "2020年前后建成", "今年和去年持平", "今年的重点", "今年工作", "明年工作计划", "年底的", "年初", "三年行动", "一年内的", "三天无雨",
        "工作期间", "毕业前夕", "会议期间", "在校期间", "疫情期间", "每月5日上报",
    ],
)  # fmt: skip
def test_no_deadline(text: str) -> None:
    assert found(text) == []


@pytest.mark.xfail(raises=AssertionError, reason="narration, not a term")
def test_no_deadline_known_gap() -> None:
    assert found("活动期间秩序良好") == []


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("1月底前完成", "2023-06-20"),
        ("6月15日前完成", "2023-12-20"),
        ("1月15日前上报", "2023-03-15"),
        ("本月10日前上报", "2023-03-15"),
        ("今年1月底前完成", "2023-03-15"),
        ("一季度完成", "2023-11-20"),
        ("上半年完成", "2023-11-20"),
        ("周一前报送", "2023-03-15"),
    ],
)
def test_before_the_meeting_is_a_doubt_and_no_date(text: str, meeting: str) -> None:
    ((phrase, rule),) = found(text)
    assert settling.settle(shadow(phrase), rule, datetime.date.fromisoformat(meeting)) == (None, None, True)


@pytest.mark.parametrize(("text", "last"), [("2022年6月底前完成", "2022-06-30"), ("“十三五”期间建成", "2020-12-31")])
def test_a_printed_year_before_the_meeting_stays_and_is_a_doubt(text: str, last: str) -> None:
    ((phrase, rule),) = found(text)
    settled = settling.settle(shadow(phrase), rule, MEETING)
    assert (settled.last and settled.last.isoformat(), settled.past) == (last, True)


@pytest.mark.parametrize("text", ["13月底前完成", "13月5日前完成", "0月前完成", "6月31日前完成", "99月上旬完成", "十十天内完成"])
def test_impossible_phrases_settle_to_nothing(text: str) -> None:
    copy = shadow(text)
    facts = list(deadlines.find(copy, Span(0, len(copy))))
    assert facts
    assert [settling.settle(fact.span.slice(copy), fact.rule, MEETING)[1] for fact in facts] == [None] * len(facts)


def test_the_meeting_is_a_wednesday() -> None:
    assert as_date(2023, 3, 15) == MEETING
    assert MEETING.isoweekday() == 3


@pytest.mark.parametrize(
    "text", ["汛期前完成，", "“五一”、端午节前，", "下次会议前报", "今冬明春", "寒假内", "2024年元旦前，", "，7月复工前", "一、开学前；"]
)
def test_events_without_their_last_alternative_are_the_same_where_it_cannot_match(text: str) -> None:
    whole = dict(deadlines._PATTERNS)["event"]
    assert [match.span() for match in deadlines._WITHOUT_DURING.finditer(text)] == [match.span() for match in whole.finditer(text)] != []
