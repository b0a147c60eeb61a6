"""What a secretary should look at before signing: each code once with its text, once without cause."""

import pytest

import briefgen
from briefgen.errors import CODES

GOOD = "2024年3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。"


def found(text: str) -> list[tuple[str, str | None]]:
    """Codes with the text that their span points to."""
    document = briefgen.parse_text(text)
    every = [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]
    return [(each.code, text[slice(*each.span)] if each.span else None) for each in every]


CASES: list[tuple[str, str, str | None]] = [
    ("no-meeting", "今天天气不错，适合散步。", None),
    ("no-meeting", "", None),
    ("no-date", "清河县召开春耕生产推进会，县长罗映雪主持会议。", None),
    ("date-without-year", "3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。", "3月6日上午"),
    ("date-relative", "近日，清河县召开春耕生产推进会，县长罗映雪主持会议。", "近日"),
    ("date-relative", "昨天上午，清河县召开春耕生产推进会，县长罗映雪主持会议。", "昨天上午"),
    ("date-invalid", "2023年2月30日，清河县召开春耕生产推进会，县长罗映雪主持会议。", "2023年2月30日"),
    ("weekday-mismatch", "2024年3月6日（星期一），清河县召开春耕生产推进会，县长罗映雪主持会议。", "2024年3月6日（星期一）"),
    ("no-location", "2024年3月6日上午，县农业农村局召开春耕生产推进会，局长罗映雪主持会议。", None),
    ("place-relative", "2024年3月6日上午，春耕生产推进会在我县召开，县长罗映雪主持会议。", "我县"),
    ("place-ambiguous", "2024年3月6日上午，鼓楼区召开春耕生产推进会，区长罗映雪主持会议。", "鼓楼区"),
    ("no-attendee", "2024年3月6日上午，清河县召开春耕生产推进会。会议指出，春耕是全年农业的开头。", None),
    ("no-chair", "2024年3月6日上午，清河县召开春耕生产推进会，县长罗映雪出席会议。", None),
    ("several-chairs", GOOD + "副县长卫长河主持会议。", "副县长卫长河"),
    ("title-missing", GOOD + "卫长河出席会议。", "卫长河"),
    ("name-variant", GOOD + "卫长河、卫长贺参加会议。", "卫长贺"),
    ("speaker-unknown", "2024年3月6日上午，清河县召开春耕生产推进会，该同志指出，春耕是全年农业的开头。", "该同志指出，"),
    ("owner-missing", GOOD + "会议要求，年底前完成整地。", "年底前完成整地。"),
    ("owner-missing", GOOD + "会议要求，要新修水渠12条。", "要新修水渠12条。"),
    ("owner-missing", GOOD + "会议要求，要统一思想。", "要统一思想。"),
    ("directive-uncertain", GOOD + "卫长河表示，农机调度要跟上。", "农机调度要跟上。"),
    ("directive-missed", GOOD + "罗映雪说，下一步将加大投入，加强管护，推进整地。", "下一步将加大投入，加强管护，推进整地。"),
    ("group-missed", GOOD + "卫长河为种粮大户代表颁发了证书。", "种粮大户代表"),
    ("group-uncertain", GOOD + "县农机站、县种子站作了发言。", "县农机站、县种子站"),
    ("speech-uncertain", GOOD + "罗映雪介绍了整地情况，希望各乡镇再快一些。", "各乡镇再快一些。"),
    ("date-after-document", "春耕简报\n第3期\n县政府办公室编　　2024年3月4日\n" + GOOD, "2024年3月6日上午"),
    ("deadline-past", GOOD + "会议要求，各乡镇要在2月底前完成整地。", "2月底前"),
    ("deadline-past", GOOD + "会议要求，各乡镇要在2023年底前完成整地。", "2023年底前"),
    ("quantity-uncertain", GOOD + "会议要求，各乡镇要走访数十户种粮大户。", "数十户"),
    ("odd-number", GOOD + "整地进度为13。3%。", "13。3%"),
    ("odd-character", GOOD + "会议指\ufffd，春耕是全年农业的开头。", "\ufffd"),
    ("odd-character", GOOD + "会议指\ue123，春耕是全年农业的开头。", "\ue123"),
    ("odd-character", GOOD + "会议指\ufffd\ufffd\ufffd，春耕是全年农业的开头。", "\ufffd\ufffd\ufffd"),
]


@pytest.mark.parametrize(("code", "text", "excerpt"), CASES)
def test_doubts(code: str, text: str, excerpt: str | None) -> None:
    assert (code, excerpt) in found(text)


SOUND: list[tuple[str, str]] = [
    ("date-invalid", "2024年2月29日，清河县召开春耕生产推进会，县长罗映雪主持会议。"),
    ("weekday-mismatch", "2024年3月6日（星期三），清河县召开春耕生产推进会，县长罗映雪主持会议。"),
    ("weekday-mismatch", "2024年3月10日（星期日），清河县召开春耕生产推进会，县长罗映雪主持会议。"),
    ("several-chairs", GOOD + "罗映雪主持会议。"),
    ("title-missing", GOOD + "副县长卫长河出席会议。"),
    ("name-variant", GOOD + "副县长卫长河、副县长卫长贺参加会议。"),
    ("name-variant", GOOD + "卫长河、卫永贺参加会议。"),
    ("speaker-unknown", GOOD + "她指出，春耕是全年农业的开头。"),
    ("owner-missing", GOOD + "会议要求，各乡镇要在年底前完成整地。"),
    ("directive-missed", GOOD + "会议要求，各乡镇要在年底前完成整地。"),
    ("directive-uncertain", GOOD + "会议要求，各乡镇要抓紧整地。"),
    ("group-missed", GOOD + "各乡镇负责人参加会议。"),
    ("group-missed", GOOD + "卫长河向党外人士征求意见。"),
    ("group-uncertain", GOOD + "各乡镇负责人参加会议。"),
    ("group-uncertain", GOOD + "种粮大户代表踊跃发言。"),
    ("group-uncertain", GOOD + "县农机站、种子站负责人作了汇报。"),
    ("speech-missed", GOOD + "罗映雪强调，种子质量不能出问题。"),
    ("speech-uncertain", GOOD + "罗映雪强调，种子质量不能出问题。"),
    ("date-after-document", GOOD + "\n2024年3月8日"),
    ("deadline-past", GOOD + "会议要求，各乡镇要在3月底前完成整地。"),
    ("deadline-past", GOOD + "会议要求，各乡镇要在去年底完成的基础上扩种。"),
    ("quantity-uncertain", GOOD + "会议要求，各乡镇要走访十余户种粮大户。"),
    ("odd-number", GOOD + "整地进度为13.3%。"),
    ("odd-character", GOOD + "𬱖、䶮、㛃都是常见的人名用字。"),
]


@pytest.mark.parametrize(("code", "text"), SOUND)
def test_no_doubt(code: str, text: str) -> None:
    assert code not in [each for each, _ in found(text)]


@pytest.mark.parametrize("text", [GOOD, "\ufeff" + GOOD, GOOD + "\n\u200b"], ids=["as written", "byte order mark", "zero-width space"])
def test_a_sound_text_raises_nothing(text: str) -> None:
    assert found(text) == []


def test_every_message_is_one_chinese_sentence() -> None:
    for code, (severity, message) in CODES.items():
        assert severity in ("info", "warning", "error"), code
        assert message.endswith("。"), code
        assert message.count("。") - message.count("句号") <= 1, code
        assert message.count("{}") <= 1, code


def test_messages_quote_the_text() -> None:
    (brief,) = briefgen.parse_text(GOOD + "整地进度为13。3%。").briefs
    (doubt,) = [each for each in brief.diagnostics if each.code == "odd-number"]
    assert doubt.message == "“13。3%”像是数字里误用了句号，请核对。"


def test_long_quotations_are_cut_short() -> None:
    (brief,) = briefgen.parse_text(GOOD + f"会议要求，年底前完成{'整地、' * 40}备耕。").briefs
    (doubt,) = [each for each in brief.diagnostics if each.code == "owner-missing"]
    assert "…”" in doubt.message
    assert len(doubt.message) < 60


@pytest.mark.parametrize(
    ("text", "status"),
    [(GOOD, "ok"), (GOOD + "会议指\ufffd。", "ok"), ("", "partial"), ("今天天气不错。", "partial")],
)
def test_status(text: str, status: str) -> None:
    assert briefgen.parse_text(text).status == status
