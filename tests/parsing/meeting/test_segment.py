"""Where one meeting's report ends and the next begins. Bars in a text stand before each meeting."""

import pytest

import briefgen


def barred(text: str) -> str:
    """The text with a bar before each meeting's report but the first."""
    briefs = briefgen.parse_text(text).briefs
    for brief in reversed(briefs[1:]):
        text = f"{text[: brief.span[0]]}|{text[brief.span[0] :]}"
    return text if briefs else f"#{text}"


A = "3月5日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。"
B = "3月8日，县教育局召开校园安全工作会议，副局长韩雪主持会议。会议要求，要排查隐患。"
C = "3月9日下午，县总工会召开职工座谈会，主席钱立讲话。"
NOTES = "{}会议记录\n时间：{}\n地点：村委会\n主持人：孙立勤\n参加人：卢海、石磊\n记录人：骆春\n孙立勤：今天讨论修渠。\n卢海：我同意这个办法，早点动工。\n会议决定：月底前开工。"

EXAMPLES = [
    # one meeting
    A,
    f"县水务局召开节水工作推进会\n{A}",
    f"{A}\n会后，与会人员参观了水厂。",
    f"{A}\n下午，与会人员分组讨论，各组召集人作了汇报。",
    f"{A}\n3月5日，会议还传达了全省水利工作会议精神。",
    f"{A}\n会议指出，去年10月召开的全市节水现场会对此已有部署。",
    f"{A}\n据悉，县水务局4月10日将召开培训会。",
    f"{A}\n3月5日，县水务局召开节水工作推进会的消息引起关注。",
    # several, with and without headlines
    f"{A}\n|{B}",
    f"{A}\n|{B}\n|{C}",
    f"县水务局召开推进会\n{A}\n|县教育局召开校园安全会\n{B}",
    f"县水务局召开推进会\n{A}\n\n|县教育局召开校园安全会\n{B}\n\n|县总工会召开座谈会\n{C}",
    f"{A}\n县水务局将继续推进节水工作。\n|{B}",
    f"{A}\n（通讯员 骆春）\n|县教育局召开校园安全会\n{B}",
    # headlines alone part them, where the first report has no convening, or the last one's convening stands in its headline
    f"一周要闻\n中心组集中学习\n3月2日，县委中心组举行集中学习。县委书记卢海主持学习并讲话。\n|县教育局召开校园安全会\n本报讯　{B}",
    f"县水务局召开推进会\n{A}\n|水泥厂举行退休职工欢送会\n3月9日，三楼会议室里气氛热烈。厂长钱立出席并讲话。",
    # marked headlines, each with a dated report
    f"▲推进会\n{A}\n|▲一堂没有课件的培训\n13日晚，护理部在示教室举办岗前培训，二十名护士参加。\n|▲座谈会\n{C}",
    # another meeting on the same day, another report
    f"{A}\n|当天下午，县教育局召开校园安全工作会议，副局长韩雪主持会议。",
    f"{A}\n|又讯 县书法家协会成立大会6日在县图书馆举行。",
    f"{A}\n|当天下午3时许，县教育局又在实验小学召开校园安全座谈会，局长韩雪和家长代表参加。",
    f"{A}\n|本网讯　日前，河湾农场学校建校六十周年校友座谈会在阶梯教室举行。校长钱立讲话。",
    f"{A}\n当天下午，会议分组讨论，副局长韩雪主持讨论。",
    f"{A}\n当天下午，与会人员参观了水厂。",
    # a session that follows the first
    f"{A}\n|推进会结束后，县教育局随即召开节水工作部署会。局长韩雪强调，要落实到校。",
    # a further record without headline
    "河湾村村民代表会议记录\n2021年3月5日　上午9点\n地点：村部\n主持：孙立勤　　记　骆春\n孙立勤：今天讨论修渠。\n卢海：我同意。\n石磊：早点动工。\n|村民代表会　2021年3月13日 晚上7点　在卢海家\n参加　孙立勤、卢海、石磊\n主持　孙立勤\n孙立勤：公示没有人提意见。\n卢海：那就定了。",
    # what is still to be held is no meeting
    f"{A}\n会后各乡镇要连夜召开班子会，并于3月10日前上报。",
    # records
    NOTES.format("王家湾村两委", "2021年3月5日"),
    NOTES.format("王家湾村两委", "2021年3月5日") + "\n\n|" + NOTES.format("王家湾村两委", "2021年4月2日"),
]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_meetings(marked: str) -> None:
    assert barred(marked.replace("|", "")) == marked


NO_MEETING = [
    "今天天气很好，我们去公园玩，看到很多花。",
    "县水务局联合县教育局开展节水宣传活动，工作人员向群众发放了传单。",
    "县水务局工作人员到王家湾村走访慰问困难群众，送去米面油。",
    "关于加强节水工作的通知\n各镇人民政府：\n现就有关事项通知如下。",
    "关于召开全县节水工作会议的通知\n各镇人民政府：\n定于2024年3月6日在县政府二楼会议室召开全县节水工作会议。现将有关事项通知如下：\n一、参会人员\n县长卢海，各镇镇长。",
    "省水利学会发布节水倡议书。",
    "",
    "\n\n　　\n",
]


@pytest.mark.parametrize("text", NO_MEETING)
def test_no_meeting(text: str) -> None:
    document = briefgen.parse_text(text)
    assert document.briefs == []
    assert [each.code for each in document.diagnostics] == ["no-meeting"]


GAPS: list[tuple[str, str]] = [
    (f"{A}|{B}", "two meetings in one paragraph: cutting there earned nothing on any labelled text and was removed"),
    (f"{A}|又讯：{B}", "又讯 inside a paragraph, likewise"),
    ("3月5日，县水务局召开推进会。|同日，县教育局召开校园安全会，副局长韩雪主持会议。", "another body's meeting on the same day, in one paragraph"),
]


@pytest.mark.parametrize(
    "marked", [pytest.param(marked, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)) for marked, reason in GAPS]
)
def test_known_gap(marked: str) -> None:
    assert barred(marked.replace("|", "")) == marked


def test_headings_that_say_when_open_meetings_however_short() -> None:
    text = (
        "# 会议记录\n\n### 时间: 2023年12月13日\n**地点**：线上会议\n**会议主题**：小程序进度汇报\n**会议内容**\n\n- 前端改状态\n- 定位要准\n\n-----\n\n"
        "### 时间: 2023年12月6日\n**地点**：三楼415\n**会议主题**：小程序进度汇报\n**会议内容**\n- 增设图标\n- 增设英文\n\n------\n\n"
        "### 时间: 2023年11月29日\n**地点**：线上会议\n**会议主题**：小程序问题\n**会议内容**\n- 头像移到首页\n- 接口完善\n"
    )
    found = briefgen.parse_text(text).briefs
    assert [each.date.edtf for each in found if each.date] == ["2023-12-13", "2023-12-06", "2023-11-29"]


def test_a_report_below_its_own_headline_may_begin_with_its_purpose() -> None:
    text = (
        "石岭学院召开安全工作会议\n2031年12月23日上午，石岭学院在行政楼会议室召开安全工作会议。院领导参加会议。\n"
        "石岭学院召开民主测评会议\n按照年度考核工作要求，2031年12月31日上午，石岭学院在报告厅召开民主测评大会。副院长石磊主持会议。\n"
    )
    assert [each.date.edtf for each in briefgen.parse_text(text).briefs if each.date] == ["2031-12-23", "2031-12-31"]


def test_a_part_of_the_day_before_the_day_in_brackets() -> None:
    (found,) = briefgen.parse_text("石岭县召开防汛会议\n今天上午（2031年3月30日），石岭县召开防汛会议，县长石磊主持。\n").briefs
    assert found.date is not None
    assert (found.date.edtf, found.date.part) == ("2031-03-30", "上午")
