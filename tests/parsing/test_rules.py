"""Rules as data: each table has its names once, and each rule switched off changes what it was written for."""

from collections.abc import Sequence
from typing import Any

import pytest

import briefgen
from briefgen.lexicon.caller import Knowledge, RosterEntry, knowing
from briefgen.parsing.evidence import opening
from briefgen.parsing.names import mentions
from briefgen.parsing.rules import Rule, off, ready
from briefgen.spans import Span

TABLES: dict[str, Sequence[Rule[Any]]] = {
    "signs": opening.SIGNS,
    "at-office": mentions.AT_OFFICE,
    "at-openings": mentions.AT_OPENINGS,
    "on-mentions": mentions.ON_MENTIONS,
}
A = "3月5日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。"
NOTES = "时间：2021年3月5日\n地点：水厂\n主持人：孙立勤\n孙立勤：今天讨论修渠。会议决定，月底前开工，各组要抓好落实。"

#: Sign → a text that is parted otherwise without it.
REPORTS = {
    "record": "河湾村村民代表会议记录\n2021年3月5日　上午9点\n地点：村部\n主持：孙立勤　　记　骆春\n孙立勤：今天讨论修渠。\n卢海：我同意。\n石磊：早点动工。\n村民代表会　2021年3月13日 晚上7点　在卢海家\n参加　孙立勤、卢海、石磊\n主持　孙立勤\n孙立勤：公示没有人提意见。\n卢海：那就定了。",
    "other-day": f"防汛工作例会\n{A}\n防汛工作例会\n3月12日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。",
    "labels-again": f"例会\n{NOTES}\n{NOTES}",
    "same-day": f"{A}\n当天下午，县教育局召开校园安全工作会议，副局长韩雪主持会议。",
    "continued": f"{A}\n推进会结束后，县教育局随即召开节水工作部署会。局长韩雪强调，要落实到校。",
}
#: Rule for mentions → a sentence that is read otherwise without it.
MENTIONS = {
    "title-name": "县水务局局长卢海主持会议。",
    "name-title": "卢海副局长主持会议。",
    "surname-title": "卢副局长主持会议。",
    "opener": "卢海强调，要抓好落实。",
    "title-in-brackets": "学员代表卢海（县水务局局长）发言。",
    "member": "副局长卢海、石磊、韩雪出席会议。",
    "title-behind-list": "卢海、石磊等县领导出席会议。",
    "title-by-election": "卢海当选为第一届会长，石磊当选为副会长。",
}


def read(text: str) -> list[list[int]]:
    return [list(each.span) for each in briefgen.parse_text(text).briefs]


def mentioned(text: str) -> list[mentions.Mention]:
    return mentions.scan(text, Span(0, len(text)))


def test_names_are_unique() -> None:
    names = [rule.name for table in TABLES.values() for rule in table]
    assert len(names) == len(set(names))
    assert set(names) == {*REPORTS, *MENTIONS, "roster"}


@pytest.mark.parametrize("name", REPORTS)
def test_a_sign_switched_off_is_missed(name: str) -> None:
    whole = read(REPORTS[name])
    assert len(whole) > 1
    with off(name):
        assert len(read(REPORTS[name])) < len(whole)
    assert read(REPORTS[name]) == whole


@pytest.mark.parametrize("name", MENTIONS)
def test_a_rule_for_mentions_switched_off_is_missed(name: str) -> None:
    whole = mentioned(MENTIONS[name])
    with off(name):
        assert mentioned(MENTIONS[name]) != whole
    assert mentioned(MENTIONS[name]) == whole


def test_the_roster_rule_is_missed() -> None:
    text = "高书记发言。"
    with knowing(Knowledge(people=(RosterEntry("高书记"),))):
        assert [each.rule for each in mentions.scan(text, Span(0, len(text)))] == ["roster"]
        with off("roster"):
            assert [each.rule for each in mentions.scan(text, Span(0, len(text)))] == ["surname-title"]


def test_a_rule_is_called_only_where_it_has_what_it_needs() -> None:
    table = (Rule("none", 0, 1), Rule("one", 1, 2), Rule("both", 3, 3))
    assert [rule.name for rule in ready(table, 1)] == ["none", "one"]
    assert [rule.name for rule in ready(table, 2)] == ["none"]
    with off("none", "both"):
        assert [rule.name for rule in ready(table, 3)] == ["one"]
        with off("none"):
            pass
        assert [rule.name for rule in ready(table, 3)] == ["one"]
