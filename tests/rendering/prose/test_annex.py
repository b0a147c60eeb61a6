"""Rows of the annex 任务清单: who, what, by when."""

import pytest

import briefgen
from briefgen.rendering.prose.annex import tasks
from briefgen.rendering.prose.source import source_of

MINUTES = "清河水利站站务会会议纪要\n\n时间：2031年3月6日上午\n地点：二楼会议室\n主持：石磊\n参加：韩雪、骆春、江成\n\n会议决定：\n1. {}\n2. 水费由骆春收，7月5日前收齐。\n"


def rows(text: str) -> list[tuple[str, str, str]]:
    document = briefgen.parse_text(text)
    return [(each.task, each.owners, each.deadline) for each in tasks(source_of(document.briefs[0], document))]


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        ("韩雪3月20日前交检修方案，骆春3月25日前买泵。", [("交检修方案", "韩雪", "3月20日前"), ("买泵", "骆春", "3月25日前")]),
        ("由韩雪3月20日前交检修方案，骆春买阀门。", [("交检修方案", "韩雪", "3月20日前"), ("买阀门", "骆春", "")]),
        # a day that is everybody's
        ("3月20日前，韩雪交检修方案，骆春买阀门。", [("交检修方案", "韩雪", "3月20日前"), ("买阀门", "骆春", "3月20日前")]),
        ("韩雪写检修方案，骆春买阀门，均于3月20日前完成。", [("写检修方案", "韩雪", "3月20日前"), ("买阀门", "骆春", "3月20日前")]),
        ("韩雪买水泵，骆春安装，江成验收，3月底前完成。", [("买水泵", "韩雪", "3月底前"), ("安装", "骆春", "3月底前"), ("验收", "江成", "3月底前")]),
        ("韩雪买水泵，骆春登记人数，3月底前开班。", [("买水泵", "韩雪", ""), ("登记人数，开班", "骆春", "3月底前")]),
        # one task: who helps, who leads, what all must do
        ("韩雪3月20日前交检修方案，骆春配合。", [("交检修方案", "韩雪", "3月20日前")]),
        ("韩雪、骆春3月20日前交检修方案。", [("交检修方案", "韩雪、骆春", "3月20日前")]),
    ],
)
def test_who_is_told_what(demand: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(MINUTES.format(demand))[: len(expected)] == expected


def test_items_on_one_line_with_who_does_them_in_brackets() -> None:
    talk = "石磊：水泵坏了。\n韩雪：要修。\n骆春：阀门也漏。\n苏和：水费差两户。\n石磊：都抓紧。\n"
    head = "清河水利站会议记录\n时间：2031年3月6日\n地点：站里\n主持：石磊\n参加：石磊 值班长韩雪 维修骆春 收费员苏和\n\n"
    expected = [("水泵大修", "韩雪", ""), ("换阀门5个", "骆春", ""), ("催费，收齐", "苏和", "月底前")]
    assert rows(f"{head}{talk}\n安排：水泵大修（韩雪） 换阀门5个（骆春） 催费，月底前收齐（苏和）\n") == expected
