"""What speaks for and against a demand, a speech, or a sentence of narration having been seen rightly."""

import pytest

import briefgen
from briefgen.parsing.evidence import doubting
from briefgen.record import Speaker
from briefgen.spans import Span
from briefgen.weights import BIAS, using

HELD = "2023年3月6日上午，清河县召开春耕生产推进会。县长费明主持会议。"
NOBODY = Speaker(kind="unknown", attendee=None, name=None, text="", resolved_by=None)


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("unit", "rule", "expected"),
    [
        ("各村要清渠。", "modal", {"rule=modal", "modal=should:False", "opens=各村", "has=要", "has=各", "act=none"}),
        ("清渠各村将尽快动手。", "none", {"modal=none:True", "has=将", "has=各"}),
        ("渠水到了田头。", "none", {"has=了", "ends=。"}),
    ],
)
def test_demands(unit: str, rule: str, expected: set[str]) -> None:
    assert expected <= set(doubting.demand(unit, whole(unit), None, rule, "start"))


@pytest.mark.parametrize(
    ("sentence", "expected", "not_there"),
    [
        ("费明表示，渠水够用。", {"says=表示", "then=，", "says=表示，", "in=say"}, "x"),
        ("费明介绍了水渠。", {"in=report", "opens=费明"}, "then=，"),
        ("渠边风大。", {"ends=。"}, "says=表示"),
    ],
)
def test_narration(sentence: str, expected: set[str], not_there: str) -> None:
    found = set(doubting.said(sentence, whole(sentence)))
    assert expected <= found
    assert not_there not in found


def test_speeches() -> None:
    text = "费明说，渠水够用。渠边风大。"
    own = doubting.Talk(NOBODY, "say", Span(0, 4), Span(4, 9), "subject", (120, -510))
    found = doubting.speech(text, own, own._replace(span=Span(9, 14)))
    assert {"act=say", "kind=unknown/None", "mark=，", "inside=1", "outside=-4", "following=same0", "next=渠边", "sentences=1"} <= set(found)
    assert "following=none" in doubting.speech(text, own._replace(ends=(None, None)), None)


@pytest.mark.parametrize(
    ("decision", "code", "words"),
    [
        ("said", "speech-missed", "渠边站着许多人。"),
        ("demand", "directive-missed", "渠边站着许多人。"),
    ],
)
def test_what_was_nearly_taken_is_shown(decision: str, code: str, words: str) -> None:
    text = HELD + words
    for logit, there in ((500, True), (-900, False)):
        with using({decision: {BIAS: logit}}):
            (brief,) = briefgen.parse_text(text).briefs
        assert (words in [text[slice(*each.span)] for each in brief.diagnostics if each.code == code and each.span]) == there


@pytest.mark.parametrize(("decision", "code"), [("speech", "speech-uncertain"), ("demand", "directive-uncertain"), ("owner", "owner-uncertain")])
def test_what_is_hardly_sure_is_shown(decision: str, code: str) -> None:
    text = HELD + "会议要求，各乡镇要抓紧整地。"
    for logit, there in ((-20, True), (500, False)):
        with using({decision: {BIAS: logit}}):
            (brief,) = briefgen.parse_text(text).briefs
        assert (code in [each.code for each in brief.diagnostics]) == there
