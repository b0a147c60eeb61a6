"""What stands on the page for a record: one table of examples for each part."""

import pytest

from briefgen import record
from briefgen.rendering import dates, markdown, numbering
from briefgen.rendering.doubts import Doubts
from briefgen.rendering.options import RenderOptions

from .factories import MEETING, Text, brief, date, directive, distribution, document, doubt, group, masthead, person, quantity, speaker, speech, whole
from .reading import headings, shown


def page(*briefs: record.Brief) -> list[str]:
    return shown(markdown.render(document(*briefs)))


WHEN = [
    (whole("2022年5月18日", "2022-05-18"), "2022年5月18日"),
    (whole("２０２２年５月１８日", "2022-05-18"), "２０２２年５月１８日"),
    (whole("二〇二二年五月十八日", "2022-05-18"), "二〇二二年五月十八日（2022-05-18）"),
    (whole("5月18日", "2022-05-18", basis="header"), "5月18日（2022-05-18，年份据文中日期补全）"),
    (whole("昨日(14日)", "2022-05-14", basis="reference"), "昨日(14日)（2022-05-14，据指定日期补全）"),
    (date("8月1日上午", edtf="XXXX-08-01", part="上午"), "8月1日上午（XXXX-08-01，年份未载明）"),
    (date("8月9日下午3时", edtf="XXXX-08-09", time="15:00"), "8月9日下午3时（XXXX-08-09 15:00，年份未载明）"),
    (date("6日", edtf="XXXX-XX-06"), "6日（XXXX-XX-06，年月未载明）"),
    (date("近日"), "近日（具体日期未载明）"),
    (date("10月21日至22日", edtf="XXXX-10-21/XXXX-10-22"), "10月21日至22日（XXXX-10-21至XXXX-10-22，年份未载明）"),
    (
        date("4月19日至20日", edtf="2019-04-19/2019-04-20", start="2019-04-19", end="2019-04-20", basis="header"),
        "4月19日至20日（2019-04-19至2019-04-20，年份据文中日期补全）",
    ),
    (
        date("8月1日", edtf="XXXX-08-01", evidence=[record.Excerpt(text="2015年年底", span=(9, 16))]),
        "8月1日（XXXX-08-01，年份未载明，文中另有2015年年底，仅供参考）",
    ),
]


@pytest.mark.parametrize(("value", "line"), WHEN, ids=[value.text for value, _ in WHEN])
def test_when_it_was_held(value: record.DateRef, line: str) -> None:
    assert dates.when(value) == line


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (date("年底前", end="2022-12-31", basis="reference"), "年底前（2022-12-31）"),
        (date("年底前"), "年底前"),
        (date("9月15日前", edtf="XXXX-09-15"), "9月15日前"),
        (whole("2022年12月31日前", "2022-12-31"), "2022年12月31日前"),
        (date("4月12日至30日", start="2023-04-12", end="2023-04-30"), "4月12日至30日（2023-04-12至2023-04-30）"),
    ],
)
def test_by_when(value: record.DateRef, line: str) -> None:
    assert dates.deadline(value) == line


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("（三）通报", 3, "通报"),
        ("十二、通报", 12, "通报"),
        ("1．通报", 1, "通报"),
        ("2、通报", 2, "通报"),
        ("3.通报", 3, "通报"),
        ("（4）通报", 4, "通报"),
        ("⑤通报", 5, "通报"),
        ("议题二：审议", 2, "审议"),
        ("3.6万趟", None, "3.6万趟"),
        ("一是抓落实", None, "一是抓落实"),
        ("2023年", None, "2023年"),
    ],
)
def test_printed_numbers(text: str, number: int | None, rest: str) -> None:
    assert numbering.split_label(text) == (number, rest)


@pytest.mark.parametrize(
    ("texts", "start", "shown_as"),
    [
        (["（一）甲", "（二）乙"], 1, ["甲", "乙"]),
        (["2、乙", "3、丙"], 2, ["乙", "丙"]),
        (["一要甲", "二要乙"], 1, ["一要甲", "二要乙"]),
        (["（一）甲", "（三）丙"], 1, ["（一）甲", "（三）丙"]),
        ([], 1, []),
    ],
)
def test_printed_numbers_give_way_to_ours(texts: list[str], start: int, shown_as: list[str]) -> None:
    assert numbering.without_labels(texts) == (start, shown_as)


# masthead and distribution


@pytest.mark.parametrize(
    ("own", "options", "lines"),
    [
        (None, RenderOptions(), []),
        (None, RenderOptions(name="会议简报"), ["会议简报"]),
        (None, RenderOptions(number="3"), ["第3期"]),
        (None, RenderOptions(total_number="86"), ["总第86期"]),
        (None, RenderOptions(number="第3期"), ["第3期"]),
        (None, RenderOptions(name="  "), []),
        (masthead(name="旧名", number="1"), RenderOptions(name="新名"), ["新名", "第1期"]),
        (masthead(name="旧名", number="1"), RenderOptions(number=""), ["旧名"]),
        (masthead("纪要\n〔2023〕7号", number="7"), RenderOptions(), ["〔2023〕7号"]),
        (masthead("纪要\n〔2023〕7号", number="7"), RenderOptions(number="8"), ["第8期"]),
        (masthead(issuer="市政府办公室编印"), RenderOptions(), ["市政府办公室编印"]),
        (masthead(secrecy="秘密"), RenderOptions(copy_number="0001"), ["秘密　　　　0001"]),
    ],
)
def test_masthead(own: record.Masthead | None, options: RenderOptions, lines: list[str]) -> None:
    rendered = markdown.render(document(masthead=own), options)
    assert shown(rendered) == lines
    assert rendered.endswith("---\n") == bool(lines)


@pytest.mark.parametrize(
    ("own", "options", "lines"),
    [
        (None, RenderOptions(), []),
        (distribution(report_to=["市委", "市政府"], copies=60), RenderOptions(), ["报：市委，市政府", "（共印60份）"]),
        (distribution(report_to=["市委"], send_to=["市人大"]), RenderOptions(report_to=("省委",)), ["报：省委", "送：市人大"]),
        (distribution(report_to=["市委"]), RenderOptions(report_to=()), []),
        (None, RenderOptions(issue_to=("各科室",), copies=3), ["发：各科室", "（共印3份）"]),
        (distribution(copies=60), RenderOptions(copies=0), []),
    ],
)
def test_distribution(own: record.Distribution | None, options: RenderOptions, lines: list[str]) -> None:
    assert shown(markdown.render(document(distribution=own), options)) == lines


def test_masthead_and_distribution_stand_once_for_several_briefs() -> None:
    rendered = markdown.render(document(brief(title="甲会"), brief(title="乙会")), RenderOptions(name="简报", report_to=("市委",)))
    assert headings(rendered) == [("h1", "简报"), ("h2", "甲会"), ("h2", "乙会")]
    assert rendered.count("报：市委") == 1


# lead


def test_what_is_unknown_is_said_to_be() -> None:
    assert page(brief()) == ["（未载明会议名称）", "时间：（未载明）", "地点：（未载明）", "会议：（未载明）", "主办：（未载明）", "主持：（未载明）"]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (record.Place(text="局会议室", span=(0, 4), basis="stated", division=None, candidates=[]), "地点：局会议室"),
        (
            record.Place(
                text="江油市",
                span=(0, 3),
                basis="stated",
                division=record.Division(code="510781", name="江油市", path=["四川省", "绵阳市", "江油市"]),
                candidates=[],
            ),
            "地点：江油市（四川省绵阳市江油市）",
        ),
        (
            record.Place(
                text="鼓楼区",
                span=(0, 3),
                basis="subject",
                division=None,
                candidates=[record.Division(code=str(n), name="鼓楼区", path=[f"{n}市", "鼓楼区"]) for n in range(5)],
            ),
            "地点：鼓楼区（可能是0市鼓楼区、1市鼓楼区、2市鼓楼区、3市鼓楼区等5处，据召开单位）【核】",
        ),
    ],
)
def test_where_it_was_held(place: record.Place, line: str) -> None:
    doubts = [doubt("place-ambiguous", "请选定。", (0, 3), "info")] if place.candidates else []
    assert line in page(brief(location=place, diagnostics=doubts))


@pytest.mark.parametrize(
    ("code", "severity", "marked"),
    [("date-without-year", "info", True), ("date-relative", "warning", True), ("name-variant", "warning", True), ("title-missing", "info", False)],
)
def test_doubt_is_shown_on_the_field_and_in_the_list(code: str, severity: str, marked: bool) -> None:
    lines = page(brief(date=whole("2022年5月1日", "2022-05-01", (3, 12)), diagnostics=[doubt(code, "请核对。", (5, 6), severity)]))
    assert ("时间：2022年5月1日【核】" in lines) == marked
    assert ("请核对。" in lines) == marked


def test_doubt_beside_the_field_marks_nothing() -> None:
    lines = page(brief(date=whole("2022年5月1日", "2022-05-01", (3, 12)), diagnostics=[doubt("odd-number", "请核对。", (12, 13))]))
    assert "时间：2022年5月1日" in lines
    assert "请核对。" in lines


def test_doubts_within_text() -> None:
    doubts = Doubts.of([doubt("odd-number", "甲", (12, 14)), doubt("odd-number", "乙", (15, 16)), doubt("odd-number", "丙", (19, 22))])
    assert doubts.within("一二三四五六七八九十", (10, 20)) == "一二三四【核】五六【核】七八九十"


# attendance


def test_titles_shared_by_neighbours_stand_once() -> None:
    people = [
        person("a1", "张兵", ["市委常委"], ["attend"], []),
        person("a2", "李爱杰", ["市委常委"], ["attend", "speak"], [], text="李爱杰", open=True),
        person("a3", "苏巧", [], ["attend"], []),
        person("a4", "李", ["校长"], ["attend"], [], text="李校长"),
    ]
    assert page(brief(attendees=people))[7:] == ["市委常委　张兵、李爱杰（发言）等", "苏巧、李校长"]


def test_roles_are_named_in_the_words_of_the_text() -> None:
    text = Text("罗成礼出席会议并讲话，毛兴蓉致辞，雍家文通报情况，邓其中发了言。")
    names = ["罗成礼", "毛兴蓉", "雍家文", "邓其中"]
    roles = [["attend", "speak"], ["attend", "speak"], ["attend", "speak", "report"], ["attend", "chair", "speak"]]
    people = [person(name, name, ["局长"], role, [text.span(name)]) for name, role in zip(names, roles, strict=True)]
    around = record.Excerpt(text=text.text, span=(0, len(text.text)))
    assert page(brief(attendees=people, background=[around]))[7] == "局长　罗成礼（讲话）、毛兴蓉（致辞）、雍家文（通报）、邓其中（主持、发言）"


@pytest.mark.parametrize(
    ("narration", "line"),
    [
        ("企业代表共120余人参加会议。", "企业代表（共120余人）"),
        ("企业代表等120人参加会议。", "企业代表（120人）"),
        ("企业代表参加会议，近一百二十人。", "企业代表（120人【核】）"),
    ],
)
def test_numbers_of_a_group_are_given_as_printed(narration: str, line: str) -> None:
    around = record.Excerpt(text=narration, span=(0, len(narration)))
    assert line in page(brief(attendees=[group("a1", "企业代表", ["attend"], [(0, 4)], count=120)], background=[around]))


# speeches


def test_unknown_speaker_is_marked() -> None:
    said = record.Excerpt(text="要抓紧。", span=(2, 6))
    lines = page(brief(speeches=[speech("s1", speaker("他", kind="unknown", name=None), "require", said)]))
    assert "他（何人未载明）【核】" in lines
    assert "要求：要抓紧。" in lines


def test_speeches_of_one_speaker_stand_together_and_namesakes_apart() -> None:
    people = [person("a1", "王伟", ["局长"], ["attend"], []), person("a2", "王伟", ["局长"], ["attend"], [])]
    said = [record.Excerpt(text="甲", span=(at, at + 1)) for at in range(4)]
    who = [speaker("王伟", attendee="a1"), speaker("他", attendee="a1"), speaker("王伟", attendee="a2"), MEETING]
    rendered = markdown.render(document(brief(attendees=people, speeches=[speech(f"s{at}", who[at], "say", said[at]) for at in range(4)])))
    assert [text for tag, text in headings(rendered) if tag == "h4"] == ["（一）局长王伟", "（二）局长王伟", "（三）会议"]


def test_soft_breaks_join_and_paragraphs_stay() -> None:
    said = record.Excerpt(text="第一句还没\n说完。\n　　第二段。", span=(0, 16))
    assert page(brief(speeches=[speech("s1", MEETING, "stress", said)]))[-2:] == ["强调：第一句还没说完。", "第二段。"]


def test_enumeration_keeps_everything_said() -> None:
    text = Text("开头。1、甲事。\n2、乙事。\n3、丙事，\n又一行。完了。")
    points = [text.span("1、甲事。"), text.span("3、丙事，\n又一行。")]
    said = record.Excerpt(text=text.text, span=(0, len(text.text)))
    rendered = markdown.render(document(brief(speeches=[speech("s1", MEETING, "decide", said, points=points)])))
    assert "**议定**：开头。\n\n1. 甲事。\n2. 乙事。\n3. 丙事，又一行。\n\n完了。\n" in rendered


def test_points_out_of_the_speech_are_ignored() -> None:
    said = record.Excerpt(text="甲乙丙丁", span=(10, 14))
    rendered = page(brief(speeches=[speech("s1", MEETING, "say", said, points=[(12, 13), (11, 13), (13, 99), (0, 2)])]))
    assert "".join(rendered[-3:]) == "说：甲乙丙丁"


# requirements


def test_task_table_and_exhortations() -> None:
    text = Text("（一）由财务部牵头，不能突破50万元，走访至少20家，约3次，8家以上。要提高认识。")
    task = text.excerpt("（一）由财务部牵头，不能突破50万元，走访至少20家，约3次，8家以上。")
    other = text.excerpt("要提高认识。")
    text.at = 0
    numbers = [quantity(text.excerpt(piece), op) for piece, op in (("50万元", "gt"), ("20家", "ge"), ("3次", "approx"), ("8家以上", "ge"))]
    lines = page(brief(directives=[directive("d1", task, quantities=numbers), directive("d2", other, issued_by=MEETING, actionable=False)]))
    row = lines.index("1")
    assert lines[row : row + 6] == [
        "1",
        "由财务部牵头，不能突破50万元，走访至少20家，约3次，8家以上",
        "（未载明）",
        "—",
        "不能突破50万元；至少20家；约3次；8家以上",
        "—",
    ]
    assert lines[-1] == "要提高认识（会议）"


# background


@pytest.mark.parametrize(
    ("sentence", "told", "left"),
    [
        ("5月18日，推进会召开。", ["5月18日", "推进会"], False),
        ("会议由罗成礼主持。", ["罗成礼"], False),
        ("记　录：邱燕萍", ["邱燕萍"], False),
        ("罗成礼宣读了表彰决定。", ["罗成礼"], True),
        # more than half is told, but a name was overlooked
        ("市委常委罗成礼、市水利局局长毛兴蓉出席，市政府副秘书长、办公室主任邓其中主持。", ["市委常委罗成礼、市水利局局长毛兴蓉", "市政府副"], True),
        ("，", [], False),
    ],
)
def test_narration_told_by_the_fields_is_not_repeated(sentence: str, told: list[str], left: bool) -> None:
    text = Text(sentence)
    people = [person(f"a{at}", piece, [], ["attend"], [text.span(piece)]) for at, piece in enumerate(told)]
    lines = page(brief(attendees=people, background=[record.Excerpt(text=sentence, span=(0, len(sentence)))]))
    assert (sentence in lines) == left
    assert any(line.endswith("、其他记载") for line in lines) == left


def test_matter_without_a_speech_stays_in_the_background() -> None:
    text = Text("一、甲事项\n会议指出，好。\n二、乙事项")
    first, said, second = text.excerpt("一、甲事项"), text.excerpt("好。"), text.excerpt("二、乙事项")
    lines = page(brief(speeches=[speech("s1", MEETING, "point_out", said)], background=[first, second]))
    assert lines.count("甲事项") == 1
    assert "一、甲事项" not in lines
    assert lines[-1] == "二、乙事项"
