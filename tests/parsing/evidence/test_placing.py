"""Where a meeting was held: what stands behind 在 and its like, and what speaks for it."""

import pytest

import briefgen
from briefgen.parsing.evidence import placing
from briefgen.parsing.evidence.placing import Phrase
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("节水论坛在青川宾馆圆满落幕。", [("青川宾馆", "在", "落幕")]),
        ("一行来到水厂，察看泵房。", [("水厂", "来到", "，")]),
        ("专家在礼堂里就节水作报告。", [("礼堂", "在", "就"), ("礼堂里就节水", "在", "作"), ("礼堂里就节水作报告", "在", "。")]),
        ("现在召开大会。", []),
        ("关于节水的会议", []),
        ("卢海正在讲话。", []),
        ("在此基础上修渠。", []),
        ("", []),
    ],
)
def test_reached(text: str, phrases: list[tuple[str, str, str]]) -> None:
    assert [(span.slice(text), before, behind) for span, before, behind in placing.reached(text, Span(0, len(text)))] == phrases


@pytest.mark.parametrize(
    ("feature", "has"),
    [
        ("way=at/hold/b0", True),
        ("acts=inside", False),
        ("act=落幕", True),
        ("house=宾馆", True),
        ("last=馆", True),
        ("dated=True", True),
        ("dated=next", False),
        ("other=yes", False),
        ("division=False/True", True),
        ("rule=none", True),
        ("alone=False/hold/在", True),
        ("where=b0s0", True),
        ("main=none", True),
    ],
)
def test_feature(feature: str, has: bool) -> None:
    text = "3月5日，节水论坛在青川宾馆圆满落幕。"
    phrase = Phrase(Span(10, 14), Span(0, len(text)), "b0s0", (), "在", "落幕")
    assert phrase.span.slice(text) == "青川宾馆"
    assert (feature in placing.features(phrase, placing.Scene(text, [phrase], Gazetteer(), None))) is has


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3月5日，青川县农机协会第三次执委会在县文化中心会议室召开，卢海主持。", "县文化中心会议室"),
        ("3月5日，“清泉”助学计划在京启动，卢海出席启动仪式并讲话。", "京"),
        ("3月5日，青石镇召开节水工作会议，卢海主持。", "青石镇"),
        ("3月5日，全镇召开节水工作会议，卢海主持。", None),
        ("3月5日，县水务局召开节水工作会议，卢海在会上强调，要在全县范围内开展检查。", None),
        ("3月5日，县水务局召开节水工作会议。会议指出，要在线上召开例会。", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    (brief,) = briefgen.parse_text(text).briefs
    assert (brief.location.text if brief.location else None) == place
