"""The page of counts: what is on it, that it is nothing but text and pictures, and that its charts show the numbers."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET

import pytest

from briefgen.statistics import chart, page
from briefgen.statistics.counting import OwnerCount, PersonCount, Statistics

FOUND = Statistics(
    meetings=3,
    first="2023-06-12",
    last="2023-08-03",
    undated=1,
    left_out=0,
    repeated=0,
    failed=0,
    months=[("2023-06", 1), ("2023-08", 2)],
    kinds=[("推进会", 2), ("例会", 1)],
    chairs=[("费明", 3)],
    tasks=3,
    states={"已过期": 1, "未写时限": 2},
    owners=[OwnerCount("县水利局", 3, {"已过期": 1, "未写时限": 2}, 0), OwnerCount("县气象局", 0, {}, 1)],
    people=[PersonCount("费明", "县长", 3, 3, 1, 0, 0), PersonCount("易安", "", 0, 0, 0, 0, 2)],
)


def pictures(made: str) -> list[ET.Element]:
    return [ET.fromstring(each) for each in re.findall(r"<svg.*?</svg>", made, re.DOTALL)]


def test_the_page_has_every_count() -> None:
    made = page.render(FOUND, None, "会议统计")
    assert re.findall(r'<section id="(\w+)"', made) == ["months", "kinds", "chairs", "owners", "people"]
    assert "<dt>已过期</dt><dd>1</dd>" in made
    assert "<td>县气象局</td>" in made
    assert "1 个会议的月份不明" in made
    titled = [each.get("aria-label") for each in pictures(made) if each.get("role") == "img"]
    assert titled == ["会议：按月", "会议：按种类", "会议：按主持人", "任务：按责任单位", "人员：参加会议"]


def test_nothing_runs_and_nothing_is_fetched() -> None:
    made = page.render(FOUND, None, "会议统计")
    assert not re.search(r"<script|<link|<img|\son\w+=|\sstyle=|url\(|@import|https?://", made)
    style = re.search("<style>(.*?)</style>", made, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in made


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><b>', "a&amp;b", "{{style}}", "\u202e反"])
def test_a_name_is_text(name: str) -> None:
    hostile = FOUND._replace(chairs=[(name, 3)], owners=[OwnerCount(name, 1, {"已过期": 1}, 0)])
    made = page.render(hostile, None, "会议统计")
    assert "<script" not in made
    assert "<b>" not in made
    assert "\u202e" not in made
    assert made.count("<style>") == 1
    if name.isascii():
        assert [each.text for picture in pictures(made) for each in picture.iter("title") if each.text == name]


def test_months_without_a_meeting_are_seen() -> None:
    made = page.render(FOUND, None, "会议统计")
    labels = [each.text for each in pictures(made)[0].iter("text")]
    assert labels == ["1", "6月", "2023年", "7月", "2", "8月"]


def test_many_months_are_years() -> None:
    labels = [each.text for each in pictures(page.render(FOUND._replace(months=[("2011-05", 1), ("2023-08", 2)]), None, ""))[0].iter("text")]
    assert [each for each in labels if each and len(each) == 4] == [str(year) for year in range(2011, 2024)]


def test_bars_are_as_long_as_their_numbers() -> None:
    picture = ET.fromstring(chart.rows("图", [chart.Row("甲", (("late", 6), ("none", 2))), chart.Row("乙" * 30, (("late", 4),))]))
    widths = [float(each.get("width", "")) for each in picture.iter("rect")]
    assert widths[0] == pytest.approx(3 * widths[1], abs=0.2)
    assert widths[0] == pytest.approx(1.5 * widths[2], abs=0.2)
    texts = [each.text for each in picture.iter("text")]
    assert texts == ["甲", "6", "2", "8", "乙" * 13 + "…", "4"]
    wide = float(picture.get("width", ""))
    assert all(float(each.get("x", "")) + float(each.get("width", "")) < wide for each in picture.iter("rect"))


def test_the_same_counts_are_the_same_page() -> None:
    assert page.render(FOUND, 20, "会议统计") == page.render(FOUND, 20, "会议统计")


def test_rows_that_are_cut_are_told() -> None:
    assert "另有 1 行没有列出，加 --top 0 可列出全部。" in page.render(FOUND, 1, "会议统计")
