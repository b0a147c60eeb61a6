"""What speaks for a sentence being still what somebody said; and how far a talk runs."""

import pytest

import briefgen
from briefgen.parsing.evidence.talking import Begun, Candidate, candidate
from briefgen.spans import Span


def features(said: str, sentence: str, *, first: bool = False) -> frozenset[str]:
    """Of a sentence behind words that somebody said."""
    shadow = f"{said}{sentence}"
    begun = Begun(0, "subject")
    before = Candidate(Span(0, len(said)), len(said), 0, 0, ())
    return frozenset(candidate(shadow, Span(len(said), len(shadow)), [], begun, before, first, "on", 0).features)


@pytest.mark.parametrize(
    ("said", "sentence", "found"),
    [
        ("春耕是头等大事。", "要早谋划。", "opens=modal"),
        ("春耕是头等大事。", "我们有信心。", "opens=we"),
        ("春耕是头等大事。", "随后，大家参观了农机站。", "opens=then"),
        ("春耕是头等大事。", "副县长列席会议。", "cue=attend"),
        ("春耕是头等大事。", "一要早谋划。", "2=一要"),
        ("“春耕是头等大事。", "夜班我来排。", "quote=open"),
        ("“春耕是头等大事。”", "夜班由农机站排。", "quote=closed"),
        ("春耕是头等大事。", "夜班由农机站排。", "quote=none"),
        ("春耕是头等大事。", "大家要早谋划。", "cue=modal"),
    ],
)
def test_features(said: str, sentence: str, found: str) -> None:
    assert found in features(said, sentence)


def test_a_paragraph_counts() -> None:
    assert "paragraphs=1" in features("春耕是头等大事。", "种子要管好。", first=True)
    assert "paragraphs=0" in features("春耕是头等大事。", "种子要管好。")


LEAD = "3月6日上午，清河县召开春耕生产推进会，县委书记沈知行，县长罗映雪，副县长卫长河出席会议。"


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("沈知行强调，春耕是头等大事。要早谋划、早行动。种子质量不能出问题。", "种子质量不能出问题。"),
        ("沈知行强调，春耕是头等大事。会前，与会人员参观了农机站。", "春耕是头等大事。"),
        ("沈知行强调，春耕是头等大事。\n各乡镇主要负责人参加会议。", "春耕是头等大事。"),
        # an adverb of time, and an occasion
        ("罗映雪会后表示，夜班由农机站排。", "夜班由农机站排。"),
        # asked for with a comma, then listed
        ("罗映雪对农机调度提出要求，要排好夜班。", "要排好夜班。"),
        ("罗映雪鼓励各村多种油菜。", "各村多种油菜。"),
        # several words of one speaker behind a quotation
        ("“夜班我来排。农机都检修过。”卫长河说。", "“夜班我来排。农机都检修过。”"),
    ],
)
def test_how_far_a_talk_runs(body: str, last: str) -> None:
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    assert brief.speeches[-1].text.endswith(last)


def test_a_caption_opens_no_talk() -> None:
    body = "\n罗映雪讲话\n罗映雪指出，种子质量不能出问题。\n卫长河讲话\n卫长河表示，夜班由农机站排。"
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    assert [each.speaker.name for each in brief.speeches] == ["罗映雪", "卫长河"]


def test_a_report_speaks_for_who_gave_it() -> None:
    body = "会议听取了副县长卫长河作的农机工作报告。报告指出，夜班已经排好。"
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    assert [each.speaker.name for each in brief.speeches] == ["卫长河"]


def test_part_of_a_foreign_name() -> None:
    body = "Grace Hopper教授作报告。沈知行表示欢迎。Hopper教授指出，数据要公开。"
    (brief,) = briefgen.parse_text(LEAD + body).briefs
    assert [each.speaker.name for each in brief.speeches] == ["Grace Hopper"]
