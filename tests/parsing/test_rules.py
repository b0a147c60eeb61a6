"""Rules as data: each table has its names once, and each rule switched off changes what it was written for."""

from collections.abc import Sequence
from typing import Any

import pytest

import briefgen
from benchmarks.ablation import GROUPS
from briefgen.lexicon.caller import Knowledge, RosterEntry, knowing
from briefgen.parsing.evidence import opening
from briefgen.parsing.grammar import deadlines
from briefgen.parsing.meeting import venue
from briefgen.parsing.names import mentions
from briefgen.parsing.rules import Rule, off, ready
from briefgen.spans import Span

TABLES: dict[str, Sequence[Rule[Any]]] = {
    "signs": opening.SIGNS,
    "at-office": mentions.AT_OFFICE,
    "at-openings": mentions.AT_OPENINGS,
    "on-mentions": mentions.ON_MENTIONS,
    "in-sentences": venue.IN_SENTENCES,
}
A = "3月5日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。"
NOTES = "时间：2021年3月5日\n地点：水厂\n主持人：孙立勤\n孙立勤：今天讨论修渠。会议决定，月底前开工，各组要抓好落实。"

#: Sign → a text that is parted otherwise without it.
REPORTS = {
    "record": "河湾村村民代表会议记录\n2021年3月5日　上午9点\n地点：村部\n主持：孙立勤　　记　骆春\n孙立勤：今天讨论修渠。\n卢海：我同意。\n石磊：早点动工。\n组长会　3月13日晚\n参加　孙立勤、卢海、石磊\n主持　孙立勤\n孙立勤：公示没有人提意见。\n卢海：那就定了。",
    "other-day": f"防汛工作例会\n{A}\n防汛工作例会\n3月12日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。",
    "labels-again": f"例会\n{NOTES}\n{NOTES}",
    "series": "# 项目例会记录\n## 第1次例会\n参会：石磊、韩雪\n- 石磊：先试点。\n- 韩雪：我写方案。\n## 第2次例会\n参会：石磊、骆春\n- 石磊：方案通过。\n- 骆春：下周上线。",
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
#: Rule for the place → a sentence where it finds one.
PLACES = {
    "dated": "9月18日晚7点，在水厂二楼示教室。",
    "acted": "医务科在门诊四楼示教室组织讨论会。",
    "met": "卢海在北京出席论坛。",
    "visited": "卢海来我校调研。",
}
#: Kind of deadline → a demand with one.
DUE = {
    "range": "3月1日至5月6日",
    "plan": "“十四五”期间",
    "slash": "6/30前",
    "after": "会议结束后3日内",
    "date": "6月30日前",
    "hour": "下午5点前",
    "day": "本月15日前",
    "within": "两周内",
    "week": "下周五前",
    "event": "春节前",
    "period": "年底前",
}
SAID = "3月5日，县水务局召开节水工作会议。局长卢海强调，{}"
#: Rule that stands in no table → a text that is read otherwise without it.
NAMED = {
    "established": "3月5日，县水务局召开会议，局长卢海主持。会议认为，要节水。会上卢海对工作作了部署，要求抓好落实。",
    "carried": SAID.format("要节水，并指出漏损是大事，要抓好落实。"),
    "told": "3月5日，县水务局召开会议。局长卢海介绍了节水工作的情况。去年全县管网漏损率下降，用水户满意。",
    "quote-first": "3月5日，县水务局召开会议。“漏损的责任我来担。”局长卢海当场回应道。",
    "speaker-line": "例会\n时间：2021年3月5日\n卢海：今天讨论修渠。\n石磊：我同意。",
    "decision-heading": "例会\n时间：2021年3月5日\n出席：卢海、石磊\n会议决定：\n一、由县水务局牵头修渠。",
    "modal": SAID.format("要抓好落实。"),
    "told-to": "例会\n时间：2021年3月5日\n出席：主任白雪、主任熊伟\n白雪：熊主任你把名单报上来。\n熊伟：好的。",
    "by-whom": "3月5日，县水务局召开会议。会议决定，由县教育局牵头修渠。",
    "listed": "例会\n时间：2021年3月5日\n出席：卢海、石磊\n会议决定：\n一、修建两条水渠；",
    "hope": SAID.format("希望各单位再接再厉。"),
    "imperative": SAID.format("加强用水管理。"),
    "deadline": SAID.format("水渠6月30日前完工。"),
    "owner-verb": SAID.format("各乡镇负责人每天到渠上看一看。"),
}


def read(text: str) -> list[list[int]]:
    return [list(each.span) for each in briefgen.parse_text(text).briefs]


def mentioned(text: str) -> list[mentions.Mention]:
    return mentions.scan(text, Span(0, len(text)))


def test_names_are_unique() -> None:
    names = [rule.name for table in TABLES.values() for rule in table]
    assert len(names) == len(set(names))
    assert set(names) == {*REPORTS, *MENTIONS, *PLACES, "roster"}
    assert not {*names, *DUE} & {*NAMED}
    assert [kind for kind, _ in deadlines.FORMS] == list(DUE)


def test_what_is_measured_has_an_example() -> None:
    measured = {name for group in GROUPS.values() for name in group if ":" not in name}
    assert measured == {*REPORTS, *MENTIONS, *PLACES, *DUE, *NAMED}


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


@pytest.mark.parametrize("name", PLACES)
def test_a_rule_for_places_finds_one(name: str) -> None:
    text = PLACES[name]
    assert [rule.name for rule in ready(venue.IN_SENTENCES, venue.EARLY | venue.FIRST) if rule.produce(text, Span(0, len(text)))] == [name]
    with off(name):
        assert not any(rule.produce(text, Span(0, len(text))) for rule in ready(venue.IN_SENTENCES, venue.EARLY | venue.FIRST))


@pytest.mark.parametrize("kind", DUE)
def test_a_kind_of_deadline_switched_off_is_missed(kind: str) -> None:
    text = f"{DUE[kind]}完成修渠"
    assert [fact.rule for fact in deadlines.find(text, (0, len(text)))] == [kind]
    with off(kind):
        assert kind not in [fact.rule for fact in deadlines.find(text, (0, len(text)))]


@pytest.mark.parametrize("name", NAMED)
def test_a_rule_that_is_named_where_it_is_asked_is_missed(name: str) -> None:
    whole = briefgen.parse_text(NAMED[name])
    with off(name):
        assert briefgen.parse_text(NAMED[name]) != whole
    assert briefgen.parse_text(NAMED[name]) == whole


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
