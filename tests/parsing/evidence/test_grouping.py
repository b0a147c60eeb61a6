"""Phrases that may be groups that took part, and what speaks for and against them."""

import pytest

from briefgen.parsing.evidence import grouping
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("各镇党委书记参加会议。", ["各镇党委书记"]),
        # an item, and the list whose end it shares
        ("水务局、应急局负责人参加会议。", ["水务局", "应急局负责人", "水务局、应急局负责人"]),
        # behind a word such as 邀请 or 向 another phrase begins, and with 邀请 none
        ("县里邀请种粮大户参加会议。", ["县里邀请种粮大户", "种粮大户"]),
        ("邀请种粮大户参加会议。", ["种粮大户"]),
        # brackets belong to the phrase
        ("各村（社区）书记参加会议。", ["各村", "各村（社区）书记"]),
        # 和 within a name, and part of another word
        ("海洋与渔业局负责人参加会议。", ["海洋与渔业局负责人"]),
        ("与会专家参加讨论。", ["与会专家"]),
        ("县委及其他党组织参加会议。", ["县委", "其他党组织", "县委及其他党组织"]),
        ("县里接待侨商考察团并座谈。", ["县里接待侨商考察团", "侨商考察团"]),
        ("水务、应急等部门会商汛情。", ["应急等部门", "部门", "水务、应急等部门"]),
        # one person, not a board whose name begins like a surname
        ("随后，薛主任介绍情况。", []),
        ("随后，党委书记介绍情况。", ["党委书记"]),
        ("随后，高校教授介绍情况。", ["高校教授"]),
        ("《春耕要点》等3篇报告、群众代表发言。", ["群众代表", "3篇报告、群众代表"]),
        # nothing is done that groups are told of
        ("各镇党委书记。", []),
        ("县水务局召开会议。", []),
        # behind what took part no 的 stands
        ("各镇的发言很热烈。", []),
        ("", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert [each.span.slice(text) for each in grouping.phrases(text, Span(0, len(text)), [])] == phrases


@pytest.mark.parametrize(
    ("feature", "has"),
    [
        ("noun=负责人", True),
        ("kind=people", True),
        ("kind=unit", False),
        ("cut=mark", True),
        ("first=县水", True),
        ("joined=0/people", True),
        ("behind=count", True),
        ("next=参加/near", True),
        ("next=attend/near", True),
        ("inner=的", False),
    ],
)
def test_feature(feature: str, has: bool) -> None:
    text = "会议召开，县水务局负责人等30余人参加会议。"
    phrase = next(each for each in grouping.phrases(text, Span(0, len(text)), []) if each.span.slice(text) == "县水务局负责人")
    assert (feature in phrase.features) is has


@pytest.mark.parametrize(
    ("phrase", "opens", "verbs"),
    [
        ("县水务局负责人", "noun/1", 0),
        ("全体教师", "noun/2", 0),
        ("培养高水平的学者", "verb/2", 0),
        ("我们必须坚持依靠群众代表", "noun/2", 2),
        ("就全体代表", "verb/1", 0),
    ],
)
def test_verbs_of_a_phrase(phrase: str, opens: str, verbs: int) -> None:
    text = f"{phrase}参加会议。"
    found = next(each for each in grouping.phrases(text, Span(0, len(text)), []) if each.span.slice(text) == phrase)
    assert [each for each in found.features if each.startswith(("opens=", "verbs="))] == [f"opens={opens}", f"verbs={verbs}"]


@pytest.mark.parametrize(
    ("text", "behind", "alone"),
    [
        ("种粮大户代表30余人参加会议。", "30余人", True),
        ("种粮大户代表等30余人参加会议。", "等30余人", True),
        ("县领导、种粮大户代表等参加会议。", "等", False),
        ("种粮大户代表参加会议。", "", True),
    ],
)
def test_number_behind(text: str, behind: str, alone: bool) -> None:
    phrase = next(each for each in grouping.phrases(text, Span(0, len(text)), []) if each.span.slice(text) == "种粮大户代表")
    assert (phrase.behind, phrase.alone) == (behind, alone)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县财政局主要负责人", ("主要负责人", "people")),
        ("县财政局", ("局", "unit")),
        ("副县长", ("县长", "office")),
        ("30余名", ("名", "number")),
        ("工作情况", ("", "")),
        ("", ("", "")),
    ],
)
def test_noun(text: str, found: tuple[str, str]) -> None:
    assert grouping.noun(text, len(text)) == found
