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
