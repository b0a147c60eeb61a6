"""The stages together: parts of a document, order, options, the trace."""

import datetime

import pytest

import briefgen
from briefgen.parsing.options import Options
from briefgen.parsing.pipeline import Origin, brief_id, parse
from briefgen.record import Document
from briefgen.spans import Span
from tests.property.invariants import breaches

FIRST = "3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。会议要求，各乡镇要在4月底前完成整地。"
SECOND = "3月9日下午，清河县召开防汛工作会议，副县长卫长河主持会议。会议强调，水库要专人值守。"
MASTHEAD = "内部资料\n春耕工作简报\n第3期（总第15期）\n清河县政府办公室编　　2024年3月8日\n\n"
DISTRIBUTION = "\n报：县委、县人大常委会\n送：县直各部门\n发：各乡镇人民政府\n（共印60份）\n"


def parsed(text: str) -> Document:
    document = briefgen.parse_text(text)
    assert breaches(document, text) == []
    return document


def names(text: str) -> list[str | None]:
    return [brief.meeting.name if brief.meeting else None for brief in parsed(text).briefs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天天气不错，适合散步。", []),
        ("春耕生产推进会将于近期择日安排，具体事项另行告知。", []),
        (FIRST, ["春耕生产推进会"]),
        (f"{FIRST}\n\n{SECOND}", ["春耕生产推进会", "防汛工作会议"]),
        (f"全县春耕生产推进会召开\n{FIRST}\n全县防汛工作会议召开\n{SECOND}", ["全县春耕生产推进会", "全县防汛工作会议"]),
        (f"{FIRST}\n\n同日，与会人员查看了渠道。", ["春耕生产推进会"]),
    ],
)
def test_meetings(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_headline_goes_with_its_meeting() -> None:
    text = f"全县春耕生产推进会召开\n{FIRST}\n全县防汛工作会议召开\n{SECOND}"
    assert [text[slice(*brief.span)] for brief in parsed(text).briefs] == [f"全县春耕生产推进会召开\n{FIRST}", f"全县防汛工作会议召开\n{SECOND}"]


def test_masthead_and_distribution_are_parts_of_their_own() -> None:
    text = MASTHEAD + FIRST + DISTRIBUTION
    document = parsed(text)
    assert document.masthead is not None
    assert document.distribution is not None
    assert (document.masthead.name, document.masthead.number, document.masthead.total_number, document.masthead.issuer) == (
        "春耕工作简报",
        "3",
        "15",
        "清河县政府办公室",
    )
    assert document.masthead.issued is not None
    assert document.masthead.issued.edtf == "2024-03-08"
    assert (document.distribution.report_to, document.distribution.send_to, document.distribution.issue_to, document.distribution.copies) == (
        ["县委", "县人大常委会"], ["县直各部门"], ["各乡镇人民政府"], 60
    )  # fmt: skip
    assert [text[slice(*brief.span)] for brief in document.briefs] == [FIRST]


def test_the_date_of_issue_completes_the_date() -> None:
    (brief,) = parsed(MASTHEAD + FIRST).briefs
    assert brief.date is not None
    assert (brief.date.text, brief.date.edtf, brief.date.basis) == ("3月6日上午", "2024-03-06", "header")
    assert brief.directives[0].deadlines[0].end == "2024-04-30"


def test_what_a_page_is_left_with_is_no_meeting() -> None:
    page = "第01版：要闻 下一版\n上一篇 下一篇\n\n我市举行防汛工作会议\n\n本报讯 3月6日，我市举行防汛工作会议。副市长何苗出席会议并讲话。\n何苗指出，要落实责任。"
    document = briefgen.parse_text(page)
    assert [brief.meeting.name for brief in document.briefs if brief.meeting] == ["防汛工作会议"]
    assert len(document.briefs) == 1


def test_page_furniture_is_left_out() -> None:
    text = f"首页 > 新闻中心 > 正文\n{FIRST}\n责任编辑：某某\n上一篇：无\n下一篇：无"
    document = parsed(text)
    assert [text[slice(*brief.span)] for brief in document.briefs] == [FIRST]
    assert [(each.text, each.reason) for each in document.unassigned] == [
        ("首页 > 新闻中心 > 正文", "boilerplate"),
        ("责任编辑：某某\n上一篇：无\n下一篇：无", "boilerplate"),
    ]


def test_text_without_a_meeting_is_unparsed() -> None:
    document = parsed("今天天气不错。\n适合散步。")
    assert [(each.text, each.reason) for each in document.unassigned] == [("今天天气不错。\n适合散步。", "unparsed")]
    assert (document.coverage.unparsed, document.coverage.blank) == (12, 1)


def test_a_masthead_without_a_meeting_is_no_masthead() -> None:
    document = parsed(MASTHEAD + "今天天气不错。")
    assert (document.masthead, document.briefs) == (None, [])


def test_background_is_what_no_other_field_took() -> None:
    (brief,) = parsed(f"{FIRST}渠道两旁的柳树已经发芽。").briefs
    assert [each.text for each in brief.background] == ["3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。"]
    assert brief.speeches[0].text.endswith("渠道两旁的柳树已经发芽。")


ORIGIN = Origin("甲.txt", "0" * 64, "gb18030")


def test_origin_is_kept() -> None:
    source = parse(FIRST, ORIGIN, Options()).document.source
    assert (source.name, source.sha256, source.encoding, source.media_type, source.chars, source.text) == (
        "甲.txt",
        "0" * 64,
        "gb18030",
        "text/plain",
        len(FIRST),
        None,
    )
    assert parse(FIRST, ORIGIN, Options(), with_text=True).document.source.text == FIRST


def test_no_trace_unless_asked_for() -> None:
    assert parse(FIRST, ORIGIN, Options()) == (parse(FIRST, ORIGIN, Options(), explain=True).document, (), ())


def test_trace_is_in_text_order_and_names_its_rules() -> None:
    trace = parse(FIRST, ORIGIN, Options(), explain=True).trace
    assert [fact.span for fact in trace] == sorted(fact.span for fact in trace)
    assert {fact.field for fact in trace} == {
        "attendees",
        "background",
        "date",
        "deadlines",
        "directives",
        "location",
        "meeting",
        "organizer",
        "owners",
        "speeches",
    }
    assert all(fact.rule and fact.span.slice(FIRST) for fact in trace)


@pytest.mark.parametrize(
    ("options", "edtf", "basis"),
    [
        (Options(base_date=datetime.date(2024, 3, 6)), "2024-03-06", "reference"),
        (Options(base_date=datetime.date(2024, 1, 10)), "2023-03-06", "reference"),
    ],
)
def test_options_complete_the_date(options: Options, edtf: str, basis: str | None) -> None:
    (brief,) = parse(FIRST, ORIGIN, options).document.briefs
    assert brief.date is not None
    assert (brief.date.edtf, brief.date.basis) == (edtf, basis)


def test_a_stated_year_is_not_overruled() -> None:
    (brief,) = parse("2021年" + FIRST, ORIGIN, Options(base_date=datetime.date(2024, 3, 10), year=2023)).document.briefs
    assert brief.date is not None
    assert (brief.date.edtf, brief.date.basis) == ("2021-03-06", "stated")


def test_ids_depend_on_the_bytes_and_the_span() -> None:
    ids = {brief_id(sha256, span) for sha256 in ("0" * 64, "1" * 64) for span in (Span(0, 4), Span(0, 5), Span(1, 4))}
    assert len(ids) == 6
    assert brief_id("0" * 64, Span(0, 4)) in ids


def test_the_text_around_does_not_change_a_brief() -> None:
    """Line ends and blanks around the report move its spans and nothing else."""

    def texts(text: str) -> list[object]:
        (brief,) = parsed(text).briefs
        return [
            brief.meeting and brief.meeting.name,
            [each.text for each in brief.speeches],
            [each.text for each in brief.directives],
            [each.name for each in brief.attendees],
        ]

    assert texts(FIRST) == texts(f"\r\n\r\n　　{FIRST}  \r\n")


SHOWING_NOTHING = [
    pytest.param(f"{FIRST}\n\u200b\n会议强调，渠道要畅通。", id="zero-width space on a line of its own"),
    pytest.param(f"{FIRST}\u2060会议强调，渠道要畅通。", id="word joiner between sentences"),
    pytest.param(f"{FIRST}&nbsp;&nbsp;会议强调，渠道要畅通。", id="HTML blanks between sentences"),
    pytest.param(f"{FIRST}\n&#12288;&#12288;会议强调，渠道要畅通。", id="HTML indent"),
]


@pytest.mark.parametrize("text", SHOWING_NOTHING)
def test_what_shows_nothing_is_not_lost(text: str) -> None:
    assert breaches(briefgen.parse_text(text), text) == []


AS_PRINTED = [
    pytest.param(
        "3月6日，清河县召开座谈会，县长査良山主持会议。査良山指出，春耕是开头。",
        id="a speaker's name in another form of the character",
    ),
    pytest.param(
        "青石镇例会会议记录\n主持会议　　记录：邝仪\n地点：镇政府\n邝仪：好。",
        id="one span twice",
    ),
    pytest.param(
        "。会议记录\n会议记录\n问：好。",
        id="a title that stands in the text before",
    ),
    "办公会议纪要〔2023〕7号\n主持召开",  # the 报头 prints the name
    "出席\n[^]任务|\n---|\n|修渠",  # a row of a table that names nobody
]


@pytest.mark.parametrize("text", AS_PRINTED)
def test_every_field_is_as_printed(text: str) -> None:
    assert breaches(briefgen.parse_text(text), text) == []


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("海川集团签署合作协议 来源：海川日报  发布时间：2020-11-10", "海川集团签署合作协议"),
        ("《海川在线》特别报道——海川集团举行签约仪式", "海川集团举行签约仪式"),
        ("海川集团举行签约仪式[2020-11-10]", "海川集团举行签约仪式"),
    ],
)
def test_what_stands_beside_a_headline_is_in_the_record(line: str, headline: str) -> None:
    text = f"{line}\n11月9日，海川集团签约仪式在青岛举行。集团董事长石磊出席仪式并讲话。\n石磊说，要加强合作。\n"
    document = briefgen.parse_text(text)
    assert document.briefs[0].title == headline
    assert breaches(document, text) == []
