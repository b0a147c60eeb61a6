"""Correcting a record on the page with the mouse, as a secretary does; every export is validated."""

import json

from playwright.sync_api import Dialog

import briefgen
from briefgen.record import Document
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from tests.test_record import aged

from .conftest import Open

#: The page that shows every field, also what no text prints.
SHEET = RenderOptions(form="sheet")
TEXT = """全市安全生产工作推进会召开

　　3月6日上午，全市安全生产工作推进会在市政府会议室召开。市委书记沈岩出席会议并讲话，市长费明主持会议。副市长乔之桐列席。

　　沈岩强调，各县区要在6月底前完成隐患排查。安全生产责任重于泰山。

　　费明指出，下半年任务很重。市应急管理局要每月通报一次进度。

　　会前播放了警示教育片。
"""


def parsed() -> Document:
    return briefgen.parse_text(TEXT, "会议.txt", with_text=True)


def test_nothing_changed_is_the_same_record(review: Open) -> None:
    document = parsed()
    page = review(document)
    assert json.loads(page.export_bytes()) == json.loads(document.model_dump_json())


def test_hover_shows_the_other_side(review: Open) -> None:
    page = review(TEXT)
    page.page.locator(".piece.i-location").first.hover()
    assert page.page.locator("#record .hot").get_attribute("data-key") == "0/location"
    page.card("directive:d1").hover()
    assert "6月底前" in "".join(page.page.locator("#text .hot").all_inner_texts())


def test_a_click_focuses_the_field_and_a_focus_shows_the_text(review: Open) -> None:
    page = review(TEXT)
    page.page.locator(".piece.i-location").first.click()
    assert page.focused() == "location.text"
    page.field("date", "text").focus()
    assert page.page.locator("#text .hot").all_inner_texts() == ["3月6日上午"]


def test_clicking_again_goes_outward_through_what_overlaps(review: Open) -> None:
    page = review(TEXT)
    piece = page.page.locator(".piece.i-deadline").first
    keys = []
    for _ in range(3):
        piece.click()
        keys.append(page.focused())
    assert keys == ["0/deadline:d1:0", "0/directive:d1", "0/speech:s1"]


def test_a_name_is_corrected_everywhere(review: Open) -> None:
    page = review(TEXT)
    page.expand("attendee:a1")
    page.type("attendee:a1", "name", "沈研")
    (brief,) = page.export().briefs
    assert brief.attendees[0].name == "沈研"
    assert brief.attendees[0].text == "市委书记沈岩"
    assert {each.speaker.name for each in brief.speeches if each.speaker.attendee == "a1"} == {"沈研"}


def test_hints_of_tact_are_listed_and_leave_with_the_page(review: Open) -> None:
    document = briefgen.parse_text(TEXT.replace("会前播放", "会议内容要保密。会前播放"), "会议.txt", with_text=True)
    page = review(document)
    hint = page.page.locator(".doubt.tact")
    assert hint.count() == 1
    assert "“保密”涉及保密内容" in hint.inner_text()
    assert json.loads(page.export_bytes()) == json.loads(document.model_dump_json())
    hint.locator("[data-seen]").click()
    assert page.page.locator(".doubt.tact.seen").count() == 1
    exported = page.export_bytes().decode()
    assert "涉及保密内容" not in exported
    assert "_hints" not in exported


def test_a_click_on_a_name_opens_its_field(review: Open) -> None:
    page = review(TEXT)
    page.card("attendee:a1").locator("b").click()
    assert page.focused() == "attendee:a1.name"
    page.page.keyboard.type("沈研")
    page.page.keyboard.press("Tab")
    assert page.export().briefs[0].attendees[0].name == "沈研"


def test_a_name_that_was_cut_too_long_takes_its_mention_along(review: Open) -> None:
    data = json.loads(parsed().model_dump_json())
    (person,) = [each for each in data["briefs"][0]["attendees"] if each["name"] == "乔之桐"]
    start, end = person["spans"][0]
    person.update(name="乔之桐列", text=TEXT[start : end + 1], spans=[[start, end + 1]])
    page = review(data)
    page.expand(f"attendee:{person['id']}")
    page.type(f"attendee:{person['id']}", "name", "乔之桐")
    (corrected,) = [each for each in page.export().briefs[0].attendees if each.name == "乔之桐"]
    assert (corrected.text, corrected.spans) == ("副市长乔之桐", [(start, end)])


def test_a_directive_from_a_selection(review: Open) -> None:
    page = review(TEXT)
    before = len(page.page.locator(".cards.directive .card").all())
    page.select("下半年任务很重。")
    page.page.locator('[data-choose="directive"]').click()
    assert page.focused() == "0/directive:d4"
    (brief,) = page.export().briefs
    assert len(brief.directives) == before + 1
    assert [each.id for each in brief.directives] == ["d1", "d2", "d4", "d3"]
    made = brief.directives[2]
    assert (made.text, made.speech, made.actionable) == ("下半年任务很重。", "s2", False)
    assert made.issued_by is not None
    assert made.issued_by.name == "费明"


def test_an_attendee_from_a_selection(review: Open) -> None:
    page = review("某局召开例会，局长贺兰山主持会议。贺兰山说，副局长兼总工程师王大明同志功不可没。")
    page.select("副局长兼总工程师王大明")
    page.press("1")
    people = [(each.name, each.titles, each.roles, each.text) for each in page.export().briefs[0].attendees if each.name == "王大明"]
    assert people == [("王大明", ["副局长兼总工程师"], ["attend"], "副局长兼总工程师王大明")]


def test_a_known_person_gets_another_mention(review: Open) -> None:
    page = review(TEXT)
    page.page.locator('[data-toggle="attendee:a2"]').click()
    page.page.locator('[data-remove="mention:a2:1"]').click()
    page.select("费明", 1)
    page.press("1")
    (known,) = [each for each in page.export().briefs[0].attendees if each.name == "费明"]
    assert [TEXT[start:end] for start, end in known.spans] == ["市长费明", "费明"]


def test_a_speech_from_a_selection(review: Open) -> None:
    page = review("3月6日，某局召开例会。局长贺兰山主持。贺兰山总结说道，今年收成好。会议结束。")
    for _ in page.page.locator(".cards.speech .card").all():
        page.page.locator(".cards.speech .card .cross").first.click()
    page.select("贺兰山总结说道，今年收成好。")
    page.press("3")
    (brief,) = page.export().briefs
    (made,) = brief.speeches
    assert made.text == "今年收成好。"
    assert made.attribution is not None
    assert made.attribution.text == "贺兰山总结说道，"
    assert made.speaker.name == "贺兰山"
    assert made.act == "say"


def test_a_speaker_is_reassigned_with_his_demands(review: Open) -> None:
    page = review(TEXT)
    page.field("speech:s2", "speaker").select_option("a1")
    (brief,) = page.export().briefs
    assert [each.speaker.name for each in brief.speeches if each.id == "s2"] == ["沈岩"]
    assert {each.issued_by.name for each in brief.directives if each.speech == "s2" and each.issued_by} == {"沈岩"}


def test_fields_are_set_from_a_selection(review: Open) -> None:
    page = review(TEXT)
    page.field("location", "text").focus()
    page.select("会议室")
    page.press("0")
    page.select("警示教育片")
    page.page.locator('[data-choose="title"]').click()
    page.select("6月底前")
    page.page.locator('[data-choose="date"]').click()
    (brief,) = page.export().briefs
    assert brief.location is not None
    assert brief.location.text == "会议室"
    assert brief.title == "警示教育片"
    assert brief.date is not None
    assert brief.date.text == "6月底前"
    assert any("全市安全生产工作推进会召开" in each.text for each in brief.background)


def test_an_owner_and_a_target_of_the_demand_they_stand_in(review: Open) -> None:
    page = review(TEXT)
    page.select("每月通报一次")
    page.press("9")
    page.select("隐患排查")
    page.press("7")
    (brief,) = page.export().briefs
    assert [[each.text for each in one.owners] for one in brief.directives] == [["各县区", "隐患排查"], [], ["市应急管理局"]]
    assert [each.text for each in brief.directives[2].quantities] == ["每月通报一次", "一次"]


def test_a_year_is_completed(review: Open) -> None:
    page = review(TEXT)
    assert page.page.locator(".doubt.warning.open").count() == 1
    page.type("date", "start", "2023")
    assert page.page.locator(".doubt.warning.answered").count() == 1
    (brief,) = page.export().briefs
    assert brief.date is not None
    assert (brief.date.edtf, brief.date.start, brief.date.end, brief.date.basis) == ("2023-03-06", "2023-03-06", "2023-03-06", "reference")
    assert "date-without-year" not in {each.code for each in brief.diagnostics}


def test_a_day_that_is_none_is_refused(review: Open) -> None:
    page = review(TEXT)
    page.type("date", "start", "2023-02-30")
    assert "2023-08-09" in page.said()
    assert page.field("date", "start").get_attribute("aria-invalid") == "true"
    assert page.export().briefs[0].date == parsed().briefs[0].date


def test_an_interval(review: Open) -> None:
    page = review(TEXT)
    page.type("date", "start", "2023-03-06")
    page.type("date", "end", "2023-03-08")
    (brief,) = page.export().briefs
    assert brief.date is not None
    assert (brief.date.start, brief.date.end, brief.date.edtf) == ("2023-03-06", "2023-03-08", "2023-03-06/2023-03-08")


def test_a_printed_field_takes_only_what_is_printed(review: Open) -> None:
    page = review(TEXT)
    page.type("location", "text", "北京饭店")
    assert "原文里没有“北京饭店”" in page.said()
    page.type("location", "text", "会议室")
    assert page.page.locator('[aria-invalid="true"]').count() == 0
    location = page.export().briefs[0].location
    assert location is not None
    assert TEXT[slice(*location.span)] == "会议室"


def test_a_date_that_the_text_does_not_print(review: Open) -> None:
    page = review("某局召开例会，局长贺兰山主持会议。贺兰山说，今年收成好。")
    page.type("date", "start", "2023-03-06")
    document = page.export()
    assert "2023-03-06" in markdown.render(document, SHEET)


def test_a_person_whom_the_text_does_not_print(review: Open) -> None:
    page = review(TEXT)
    page.page.locator('[data-add="person"]').click()
    page.page.keyboard.type("顾全")
    page.press("Tab")
    document = page.export()
    assert "顾全" in markdown.render(document, SHEET)


def test_what_is_removed_goes_to_the_background(review: Open) -> None:
    page = review(TEXT)
    page.page.locator('[data-remove="speech:s2"]').click()
    for each in page.page.locator(".cards.directive .cross").all():
        assert each
    while page.page.locator(".cards.directive .card .head > .cross").count():
        page.page.locator(".cards.directive .card .head > .cross").first.click()
    (brief,) = page.export().briefs
    assert brief.directives == []
    assert [each.id for each in brief.speeches] == ["s1"]
    assert any("下半年任务很重" in each.text for each in brief.background)


def test_what_a_removed_person_said_is_the_meetings(review: Open) -> None:
    before = parsed().briefs[0]
    page = review(TEXT)
    page.page.locator('[data-remove="attendee:a1"]').click()
    assert "改记在“会议”名下" in page.said()
    assert "不在名单" not in page.page.locator("body").inner_text()
    (brief,) = page.export().briefs
    assert "a1" not in {each.id for each in brief.attendees}
    said = {each.id: each.text for each in before.speeches if each.speaker.attendee == "a1"}
    assert said
    assert {each.id: each.text for each in brief.speeches if each.speaker.kind == "meeting"} == said
    assert {each.issued_by.kind for each in brief.directives if each.speech in said and each.issued_by} == {"meeting"}


def test_what_a_name_cut_twice_said_is_the_other_ones(review: Open) -> None:
    data = json.loads(parsed().model_dump_json())
    (brief,) = data["briefs"]
    wrong = {**brief["attendees"][0], "id": "a9", "name": "沈岩强", "titles": [], "roles": ["speak"]}
    brief["attendees"].append(wrong)
    brief["speeches"][0]["speaker"].update(attendee="a9", name="沈岩强")
    page = review(data)
    page.page.locator('[data-remove="attendee:a9"]').click()
    assert "改记在“沈岩”名下" in page.said()
    (corrected,) = page.export().briefs
    assert (corrected.speeches[0].speaker.attendee, corrected.speeches[0].speaker.name) == ("a1", "沈岩")


def test_a_surname_alone_is_nobody_elses(review: Open) -> None:
    data = json.loads(parsed().model_dump_json())
    (brief,) = data["briefs"]
    brief["attendees"].append(
        {**brief["attendees"][0], "id": "a9", "name": "沈", "titles": ["局长"], "roles": ["speak"], "spans": [[0, 2]], "text": "全市"}
    )
    brief["speeches"][0]["speaker"].update(attendee="a9", name="沈")
    page = review(data)
    page.page.locator('[data-remove="attendee:a9"]').click()
    assert page.export().briefs[0].speeches[0].speaker.kind == "meeting"


def test_doubts_about_a_removed_person_are_over(review: Open) -> None:
    page = review("甲局召开例会，局长贺兰山主持会议。赵恒参加会议。会上研究了年度计划。")
    assert page.page.locator(".doubt.open", has_text="“赵恒”没有写明职务").count() == 1
    page.page.locator(".cards.attendee .card", has_text="赵恒").locator(".cross").first.click()
    assert page.page.locator(".doubt.answered", has_text="“赵恒”没有写明职务").count() == 1
    assert "title-missing" not in {each.code for each in page.export().briefs[0].diagnostics}


def test_a_name_is_never_made_empty(review: Open) -> None:
    page = review(TEXT)
    page.expand("attendee:a1")
    page.type("attendee:a1", "name", "　")
    assert "姓名不能是空的" in page.said()
    assert page.export().briefs[0].attendees[0].name == "沈岩"


def test_whoever_has_no_name_is_not_exported(review: Open) -> None:
    page = review(TEXT)
    page.page.locator('[data-add="person"]').click()
    added = page.page.locator(".cards.attendee .card", has_text="（未填姓名）")
    key = str(added.get_attribute("data-target"))
    assert page.page.locator(".doubt.warning.open", has_text="还没有填姓名").count() == 1
    page.field("speech:s1", "speaker").select_option(key.removeprefix("attendee:"))
    document = page.export()
    assert "没有填姓名的 1 位没有列入" in page.said()
    assert all(each.name for each in document.briefs[0].attendees if each.kind == "person")
    assert document.briefs[0].speeches[0].speaker.kind == "meeting"
    assert added.count() == 1  # still there, to be filled in
    page.type(key, "name", "乔松")
    assert page.page.locator(".doubt", has_text="还没有填姓名").count() == 0
    document = page.export()
    assert [each.name for each in document.briefs[0].attendees if each.id == key.removeprefix("attendee:")] == ["乔松"]
    assert document.briefs[0].speeches[0].speaker.name == "乔松"


def test_doubts_speak_of_the_new_name(review: Open) -> None:
    page = review("甲局召开例会，局长贺兰山主持会议。赵恒、副局长钱多多参加会议。赵恒说，粮食要入库。会上研究了年度计划。")
    (person,) = [each.id for each in page.export().briefs[0].attendees if each.name == "赵恒"]
    page.expand(f"attendee:{person}")
    page.type(f"attendee:{person}", "name", "赵衡")
    assert page.page.locator(".doubt.open", has_text="“赵衡”没有写明职务").count() == 1
    (brief,) = page.export().briefs
    assert [each.message for each in brief.diagnostics if each.code == "title-missing"] == ["“赵衡”没有写明职务，请核对是否需要补上。"]
    assert {each.speaker.name for each in brief.speeches if each.speaker.attendee == person} == {"赵衡"}
    assert {each.issued_by.name for each in brief.directives if each.issued_by and each.issued_by.attendee == person} == {"赵衡"}
    page.press("Control+z")
    assert page.page.locator(".doubt.open", has_text="“赵恒”没有写明职务").count() == 1


def test_doubts_come_by_weight(review: Open) -> None:
    data = json.loads(parsed().model_dump_json())
    (brief,) = data["briefs"]
    first, second, third = brief["speeches"][0], brief["directives"][-1], brief["attendees"][1]
    first["confidence"], second["confidence"], third["confidence"] = 0.5, 0.2, 0.4
    brief["diagnostics"] = [
        {"code": code, "severity": severity, "message": message, "span": span}
        for code, severity, message, span in (
            ("speech-uncertain", "info", "发言", first["span"]),
            ("directive-uncertain", "info", "要求", second["span"]),
            ("no-chair", "info", "主持", None),
            ("attendance-doubtful", "warning", "参会", third["spans"][0]),
        )
    ]
    for each in brief["attendees"]:
        each["roles"] = ["attend"]
    page = review(data)
    shown = page.page.locator(".doubt:not(.left) .message")
    assert shown.all_inner_texts() == ["参会", "主持", "要求", "发言"]
    page.press("j")
    assert page.focused() == "0/doubt:3"
    page.page.locator(f'[data-toggle="directive:{second["id"]}"]').click()
    page.field(f"directive:{second['id']}", "modality").select_option("must" if second["modality"] != "must" else "should")
    assert shown.all_inner_texts() == ["参会", "主持", "要求", "发言"]  # what is worked at stays where it is


def test_what_was_corrected_is_sure_and_nothing_else(review: Open) -> None:
    before = parsed().briefs[0]
    page = review(TEXT)
    page.expand("attendee:a1")
    page.type("attendee:a1", "name", "沈研")
    page.type("meeting", "name", "安全生产工作推进会")
    page.select("市应急管理局")
    page.page.locator('[data-choose="owner"]').click()
    page.select("下半年任务很重。")
    page.page.locator('[data-choose="directive"]').click()
    (brief,) = page.export().briefs
    assert brief.meeting is not None
    assert [brief.meeting.confidence, brief.confidence] == [1, before.confidence]
    assert [each.confidence for each in brief.attendees] == [1, *[each.confidence for each in before.attendees[1:]]]
    assert {each.id: each.confidence for each in brief.directives} == {**{each.id: each.confidence for each in before.directives}, "d4": 1}
    assert [each.confidence for each in brief.speeches] == [each.confidence for each in before.speeches]


def test_a_speaker_that_was_picked_is_sure(review: Open) -> None:
    page = review(TEXT)
    page.expand("speech:s1")
    page.field("speech:s1", "speaker").select_option("a2")
    assert [each.confidence for each in page.export().briefs[0].speeches] == [1, parsed().briefs[0].speeches[1].confidence]


def test_an_older_record_stays_one(review: Open) -> None:
    page = review(aged(parsed().model_dump(mode="json")))
    page.expand("attendee:a1")
    page.type("attendee:a1", "name", "沈研")
    page.select("下半年任务很重。")
    page.page.locator('[data-choose="directive"]').click()
    exported = page.export_bytes().decode()
    assert '"schema_version": "1.0"' in exported
    assert not any(f'"{key}"' in exported for key in ("confidence", "genre", "at"))
    assert page.export().briefs[0].attendees[0].name == "沈研"


def test_undo_and_redo(review: Open) -> None:
    page = review(TEXT)
    page.page.locator('[data-remove="attendee:a1"]').click()
    page.select("下半年任务很重。")
    page.press("4")
    assert page.card("directive:d4").count() == 1
    page.press("Control+z")
    assert page.card("directive:d4").count() == 0
    page.page.locator("#undo").click()
    assert page.card("attendee:a1").count() == 1
    assert page.page.locator("#undo").is_disabled()
    page.press("Control+Shift+z")
    page.page.locator("#redo").click()
    assert page.page.locator("#redo").is_disabled()
    (brief,) = page.export().briefs
    assert "a1" not in {each.id for each in brief.attendees}
    assert "d4" in {each.id for each in brief.directives}


def test_roles_and_titles(review: Open) -> None:
    page = review(TEXT)
    page.expand("attendee:a3")
    page.field("attendee:a3", "role-record").check()
    page.field("attendee:a3", "role-observe").uncheck()
    page.type("attendee:a3", "titles", "市委常委、副市长")
    attendee = page.export().briefs[0].attendees[2]
    assert (attendee.titles, attendee.roles) == (["市委常委", "副市长"], [each for each in ["attend", "record"] if each in attendee.roles])
    assert "record" in attendee.roles


def test_what_is_settled_leaves_its_doubts_and_a_note_remembers(review: Open) -> None:
    page = review(TEXT)
    every = page.page.locator(".doubt.open").count()
    assert every > 1
    page.page.locator(".doubt.warning [data-seen]").click()
    document = page.export()
    assert "date-without-year" not in {each.code for each in document.briefs[0].diagnostics}
    (note,) = [each for each in document.diagnostics if each.code == "reviewed"]
    assert (note.severity, note.span) == ("info", None)
    assert f"认可或解决存疑 1 处，尚余 {every - 1} 处待核" in note.message
    assert "【核】" not in markdown.render(document, SHEET)


def test_an_exported_record_can_be_reviewed_again(review: Open) -> None:
    page = review(TEXT)
    page.type("title", "value", "推进会开过了")
    document = page.export()
    again = review(document)
    assert again.page.locator("#count").inner_text().strip().startswith(str(page.page.locator("#count b").inner_text()))
    assert again.export() == document


def test_sentences_that_no_field_took_are_listed(review: Open) -> None:
    page = review(TEXT)
    left = page.page.locator(".doubt.left")
    assert "会前播放了警示教育片。" in left.all_inner_texts()[-1]
    page.select("会前播放了警示教育片。")
    page.press("5")
    assert all("警示教育片" not in each for each in left.all_inner_texts())


def test_work_survives_a_reload(review: Open) -> None:
    page = review(TEXT)
    page.type("title", "value", "推进会开过了")
    page.page.on("dialog", lambda dialog: dialog.accept())
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    assert page.field("title", "value").input_value() == "推进会开过了"
    assert page.page.locator("#notice").is_visible()
    page.page.locator("#discard").click()
    assert page.field("title", "value").input_value() == "全市安全生产工作推进会召开"


def test_leaving_with_unsaved_work_asks(review: Open) -> None:
    page = review(TEXT)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.page.on("dialog", leave)
    page.page.reload()
    assert asked == []
    page.type("title", "value", "推进会开过了")
    page.page.reload()
    assert asked == ["beforeunload"]
    page.export()
    page.page.reload()
    assert asked == ["beforeunload"]
    assert "已经导出过" in page.page.locator("#notice").inner_text()


def test_a_corrected_name_is_printed_in_every_sentence(review: Open) -> None:
    """The page in prose is made of the record: what is corrected there is corrected in the source's own sentences."""
    data = json.loads(parsed().model_dump_json())
    for each in data["briefs"][0]["attendees"]:
        each["name"] = "沈砚" if each["name"] == "沈岩" else each["name"]
    page = review(Document.model_validate(data))
    made = markdown.render(Document.model_validate_json(page.export_bytes()))
    assert "市委书记沈砚出席会议并讲话" in made
    assert "沈砚强调" in made
    assert "沈岩" not in made
