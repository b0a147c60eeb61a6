"""Logs of meetings that only days part, and names below their headings."""

import pytest

import briefgen

NOTES = ["讨论主题：\n    水泵选型\n布置任务：\n    整理三家报价", "讨论主题：\n    冷库改造\n布置任务：\n    画出管线图"]


@pytest.mark.parametrize(
    ("days", "edtf"),
    [
        (("2031年6月21日，图书馆919", "2031年6月25日，线上腾讯会议"), ["2031-06-21", "2031-06-25"]),
        (("@time 2031.6.21", "@time 2031.6.25"), ["2031-06-21", "2031-06-25"]),
        (("====2031-06-21====", "====2031-06-25===="), ["2031-06-21", "2031-06-25"]),
    ],
)
def test_lines_that_are_days_part_a_log(days: tuple[str, str], edtf: list[str]) -> None:
    text = "\n\n\n".join(f"{day}\n{notes}" for day, notes in zip(days, NOTES, strict=True))
    briefs = briefgen.parse_text(text).briefs
    assert [each.date.edtf for each in briefs if each.date] == edtf
    assert not any(each.meeting and "2031" in each.meeting.name for each in briefs)


def test_days_above_what_is_no_log_part_nothing() -> None:
    text = "2031年6月21日\n石岭镇召开防汛会议，镇长石磊主持会议并讲话。\n\n2031年6月25日"
    assert len(briefgen.parse_text(text).briefs) == 1


@pytest.mark.parametrize(("heads", "edtf"), [(("10-25", "11-12"), ["XXXX-10-25", "XXXX-11-12"]), (("0721", "0803"), ["XXXX-07-21", "XXXX-08-03"])])
def test_a_heading_that_is_but_a_day_is_the_day(heads: tuple[str, str], edtf: list[str]) -> None:
    text = "<center>会议记录</center>\n\n" + "\n\n".join(f"### {head}\n\n- 水泵：已换\n- 冷库：还在调试" for head in heads)
    assert [each.date.edtf for each in briefgen.parse_text(text, "记录.md").briefs if each.date] == edtf


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("石磊, 韩雪, moss", ["石磊", "韩雪", "moss"]),
        ("若钧、冠婷、志鸿、moss", ["若钧", "冠婷", "志鸿", "moss"]),
        ("水泵, 冷库, 管线", []),  # what they talked about
        ("先说水泵，再说冷库", []),
    ],
)
def test_names_below_the_heading_of_a_meeting_are_who_came(line: str, names: list[str]) -> None:
    text = f"# 会议记录\n\n## 2031-10-03 第三次会议\n\n{line}\n\n- 预算：还差三万\n\n## 2031-10-02 第二次会议\n\n{line}\n\n- 场地：还没定\n"
    briefs = briefgen.parse_text(text, "记录.md").briefs
    assert [[each.name for each in brief.attendees if each.name] for brief in briefs] == [names, names]


def test_items_that_are_names_call_who_tells_what_stands_below() -> None:
    told = {"石磊": "水泵：等接线", "晓鹤": "冷库：讨论和梳理", "韩雪": "签到页：今天发布", "骆老师": "仓库：已发布"}
    text = "# 会议纪要\n日期：1.13\n\n#### 本周主要事项\n\n" + "\n\n".join(f"- {who}\n{words}" for who, words in told.items()) + "\n"
    said = {each.text: each.speaker.name for each in briefgen.parse_text(text, "周会.md").briefs[0].speeches}
    assert {each: said.get(words) for each, words in told.items() if each != "骆老师"} == {each: each for each in told if each != "骆老师"}


def test_items_that_are_matters_call_nobody() -> None:
    text = "# 会议纪要\n日期：1.13\n\n#### 本周主要事项\n\n" + "\n\n".join(f"- {what}\n已发布" for what in ("水泵", "冷库", "管线", "仓库")) + "\n"
    assert not any(each.speaker.name for each in briefgen.parse_text(text, "周会.md").briefs[0].speeches)


def test_a_motion_that_was_carried_is_its_movers() -> None:
    text = (
        "### 第二次会议\n\n##### 会议时间：2031 年 5 月 13 日\n\n##### 参会成员：石磊、韩雪\n\n###### 二、自由讨论\n\n"
        "1. 先把数据库部署到服务端。（提议人：石磊）**通过**\n2. 每次会议都要留下记录。 **通过**\n3. 水泵的报价还没有来。\n"
    )
    brief = briefgen.parse_text(text, "记录.md").briefs[0]
    assert [(each.speaker.name, each.text) for each in brief.speeches] == [("石磊", "先把数据库部署到服务端。"), (None, "每次会议都要留下记录。")]


def test_accounts_that_say_something_speak() -> None:
    text = "# 例会纪要\n\n1. 流程\n\n另外，@moss 提出，流程本身应当考虑范围。@shi_lei 的仓库见 issue。\n\n2. 遗留\n\n- 无\n"
    brief = briefgen.parse_text(text, "记录.md").briefs[0]
    assert [(each.speaker.name, each.text) for each in brief.speeches if each.speaker.name] == [
        ("moss", "流程本身应当考虑范围。@shi_lei 的仓库见 issue。")
    ]


def test_headings_of_a_series_in_another_rank_or_with_a_duration() -> None:
    notes = "\n\n1. 石磊写接口\n\n"
    text = f"### 第1次例会{notes}### 第2次例会{notes}## 第3次例会{notes}"
    assert len(briefgen.parse_text("# 例会记录\n\n" + text).briefs) == 3
    days = [
        each.date.edtf
        for each in briefgen.parse_text(f"# 例会记录\n\n#### 2031.3.6：时长50分钟{notes}#### 2031.3.13：时长40分钟{notes}").briefs
        if each.date
    ]
    assert days == ["2031-03-06", "2031-03-13"]


def test_lines_called_alike_but_for_their_number_head_a_series() -> None:
    text = "水泵组第一次会议记录：\n参加：石磊、韩雪\n分配任务：\n1、查资料\n2、问价\n\n水泵组第二次会议记录：\n参加：石磊、骆春\n报价太高，还要再问。\n会议决定下周再议。\n"
    assert len(briefgen.parse_text(text).briefs) == 2


def test_three_dates_with_tasks_are_a_log() -> None:
    text = "# 7.11\n\n讨论了选型\n\n## 任务分工\n\n- 石磊：查资料\n\n# 7.14\n\n讨论了报价\n\n## 任务分工\n\n- 韩雪：问价\n\n# 7.18\n\n讨论了安装\n\n## 任务分工\n\n- 石磊：装泵\n"
    assert [each.date.edtf for each in briefgen.parse_text(text, "周会.md").briefs if each.date] == ["XXXX-07-11", "XXXX-07-14", "XXXX-07-18"]
