"""What is a name and who took part, as whole texts show it; and what weights decide, with weights of the test's own."""

import pytest

import briefgen
from briefgen.parsing import pipeline
from briefgen.parsing.options import Options
from briefgen.weights import BIAS, using

HELD = "2023年3月6日上午，清河县召开春耕生产推进会。县长费明主持会议并讲话。"


def names(text: str) -> list[str]:
    return [each.name for brief in briefgen.parse_text(text).briefs for each in brief.attendees if each.name]


def test_a_decision_can_say_no() -> None:
    with using({"name": {BIAS: -1000}, "likely_name": {BIAS: -1000}}):
        assert names(HELD) == []
    with using({"takes_part": {BIAS: -1000}}):
        assert names(HELD) == ["费明"], "whoever chairs took part, whatever the weights say"
    text = HELD + "石磊、韩雪获得一等奖。"
    with using({"takes_part": {BIAS: 1000}}):
        kept = names(text)
    with using({"takes_part": {BIAS: -1000}}):
        assert set(names(text)) <= set(kept)


def test_explaining_decides_nothing() -> None:
    """Words speak against 费明 here, and are not asked where the rest is sure; nor do they count where they are only shown."""
    sure = {"name": {BIAS: 300, **{f"own={n}": -2000 for n in range(9)}}}
    with using(sure):
        told = pipeline.parse(HELD, pipeline.Origin("甲", "", "utf-8"), Options(), explain=True)
        assert [each.name for each in told.document.briefs[0].attendees] == names(HELD) == ["费明"]
    assert any(each.decision == "name" and each.score < 0 for each in told.evidence)


def test_a_name_that_one_place_shows_is_one_in_all() -> None:
    """The weights know only the place behind 县长."""
    with using({"name": {BIAS: -100, "L=长": 500}}):
        assert names(HELD + "会上，县长费明强调，要抓紧春耕。") == ["费明"]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (HELD + "会议选举产生了理事会，石磊、韩雪、卢海等十二人当选为理事。", "石磊"),
    ],
)
def test_winners_and_elected_took_no_part(text: str, absent: str) -> None:
    assert absent not in names(text)


@pytest.mark.parametrize(
    "text", [HELD + "副县长石磊、县水务局局长韩雪参加会议。", HELD + "石磊、韩雪出席会议。", HELD + "会议由副县长石磊、韩雪分别汇报工作。"]
)
def test_attendees_did(text: str) -> None:
    assert names(text) == ["费明", "石磊", "韩雪"]


@pytest.mark.parametrize("line", ["石磊、韩雪、卢海", "石磊、韩雪、卢海，骆春、钱立"])
def test_whoever_stands_in_a_list_of_names_did(line: str) -> None:
    """Weights know sentences; here they would say no to everybody."""
    with using({"takes_part": {BIAS: -1000}}):
        found = names(
            f"春耕生产推进会会议纪要\n\n时间：2023年3月6日\n地点：县政府\n主持人：费明\n\n参加会议的同志名单\n\n{line}\n\n会议决定，抓紧春耕。"
        )
    assert {"石磊", "韩雪", "卢海"} <= set(found)


@pytest.mark.parametrize(("bias", "doubt"), [(1000, False), (100, True)])
def test_a_name_that_may_be_none_is_shown_as_a_doubt(bias: int, doubt: bool) -> None:
    with using({"name": {BIAS: bias}}):
        (brief,) = briefgen.parse_text(HELD).briefs
    assert [each.name for each in brief.attendees] == ["费明"]
    assert ("name-doubtful" in [each.code for each in brief.diagnostics]) is doubt


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("石磊、韩雪、卢海当选为理事。", True),
        ("石磊、韩雪、卢海出席会议。", False),
        ("副县长石磊、水务局局长韩雪、卢海陪同考察。", False),
        ("副县长石磊强调，要抓紧春耕。", False),
    ],
)
def test_who_may_only_be_named_is_shown_as_a_doubt(sentence: str, doubt: bool) -> None:
    """Weights of the test's own keep everybody, and are unsure of all."""
    with using({"takes_part": {BIAS: 100}, "name": {BIAS: 1000}}):
        (brief,) = briefgen.parse_text(HELD + sentence).briefs
    assert "石磊" in [each.name for each in brief.attendees]
    assert ("attendance-doubtful" in [each.code for each in brief.diagnostics]) is doubt
