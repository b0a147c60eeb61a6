"""Where meetings begin and end, corrected on the page."""

import json

import briefgen

from .conftest import Open, until
from .test_correcting import TEXT

SECOND = "全市防汛工作会议召开\n\n　　5月8日上午，全市防汛工作会议在市水利局召开。副市长乔之桐主持会议。乔之桐要求，各县区要在汛期前备足物资。\n"
BOTH = TEXT + "\n" + SECOND


def test_two_meetings_become_one(review: Open) -> None:
    before = briefgen.parse_text(BOTH, with_text=True)
    page = review(before)
    page.press("]")
    page.page.locator('[data-whole="merge"]').click()
    (brief,) = page.export().briefs
    assert brief.span == (before.briefs[0].span[0], before.briefs[1].span[1])
    assert [each.name for each in brief.attendees].count("乔之桐") == 1
    assert len(brief.speeches) == sum(len(each.speeches) for each in before.briefs)
    assert {each.text for each in brief.directives} == {each.text for one in before.briefs for each in one.directives}
    assert [each.text for each in brief.passages] == [each.text for one in before.briefs for each in one.passages]
    assert brief.confidence == 1
    assert brief.genre == "narrative"


def test_one_meeting_becomes_two(review: Open) -> None:
    page = review(BOTH)
    whole = page.export()
    page.press("]")
    page.page.locator('[data-whole="merge"]').click()
    page.select("全市防汛工作会议召开")
    page.page.locator('[data-choose="split"]').click()
    until(page.page, "document.querySelectorAll('#part option').length === 2")
    first, second = page.export().briefs
    assert [each.id for each in whole.briefs] == [first.id, second.id]
    assert [each.span for each in whole.briefs] == [first.span, second.span]
    assert [each.text for each in second.directives] == ["各县区要在汛期前备足物资。"]
    assert second.speeches[0].speaker.attendee in {each.id for each in second.attendees}
    assert first.speeches == whole.briefs[0].speeches
    assert [first.passages, second.passages] == [each.passages for each in whole.briefs]
    assert [first.confidence, second.confidence] == [1, 1]


def test_a_speech_that_runs_over_the_cut_ends_there(review: Open) -> None:
    page = review(TEXT)
    page.select("安全生产责任重于泰山")
    page.page.locator('[data-choose="split"]').click()
    until(page.page, "document.querySelectorAll('#part option').length === 2")
    first, second = page.export().briefs
    assert [each.text for each in first.speeches] == ["各县区要在6月底前完成隐患排查。"]
    assert first.passages[-1].text.endswith("完成隐患排查。")
    assert second.passages[0].text == "安全生产责任重于泰山。"
    assert "重于泰山" in "".join([each.text for each in second.background] + [each.text for each in second.directives])


def test_a_meeting_that_is_none(review: Open) -> None:
    page = review(BOTH)
    page.press("]")
    page.page.locator('[data-whole="dissolve"]').click()
    document = page.export()
    assert len(document.briefs) == 1
    assert [each.reason for each in document.unassigned] == ["unparsed"]
    assert document.coverage.unparsed == len("".join(SECOND.split()))
    page.page.locator('[data-remove="attendee:a1"]').wait_for()
    page.press("Control+z")
    assert len(page.export().briefs) == 2


TAIL = TEXT + "\n相关文章\n乙局召开例会\n"


def test_text_that_no_meeting_took_joins_one_or_becomes_one(review: Open) -> None:
    data = json.loads(briefgen.parse_text(TAIL, with_text=True).model_dump_json())
    assert [each["reason"] for each in data["unassigned"]] == ["boilerplate"]
    page = review(data)
    page.page.locator("#part").select_option("-1")
    page.page.locator('[data-whole="join-before"]').first.click()
    document = page.export()
    assert document.briefs[0].span[1] > data["briefs"][0]["span"][1]
    assert document.unassigned == []
    page.press("Control+z")
    page.page.locator("#part").select_option("-1")
    page.page.locator('[data-whole="found"]').first.click()
    until(page.page, "document.querySelectorAll('#part option').length === 2")
    kept, made = page.export().briefs
    assert [kept.confidence, made.confidence] == [data["briefs"][0]["confidence"], 1]
    assert made.genre == kept.genre


def test_a_text_without_a_meeting_can_be_made_one(review: Open) -> None:
    page = review("今天天气不错。")
    page.page.locator('[data-whole="found"]').click()
    page.page.wait_for_selector('[data-of="title"]')
    page.select("今天天气不错")
    page.page.locator('[data-choose="title"]').click()
    document = page.export()
    assert [each.title for each in document.briefs] == ["今天天气不错"]
    assert document.status == "ok"
    assert [(each.genre, each.confidence) for each in document.briefs] == [("narrative", 1)]


def test_a_list_of_names_is_several_people(review: Open) -> None:
    page = review("甲局召开例会，局长贺兰山主持会议。贺兰山说，这件事请 赵　恒、钱多多、孙小美 三位来办。")
    page.select("赵　恒、钱多多、孙小美")
    page.press("1")
    people = page.export().briefs[0].attendees
    assert [(each.name, each.text) for each in people[1:]] == [("赵恒", "赵　恒"), ("钱多多", "钱多多"), ("孙小美", "孙小美")]


def test_what_only_says_that_nothing_is_told_is_one_line(review: Open) -> None:
    page = review("甲局召开例会，局长贺兰山主持会议。赵恒、钱多多、孙小美参加会议。会上研究了年度计划。")
    line = page.page.locator(".doubt", has_text="3 人没有写明职务")
    assert line.locator(".members button").all_inner_texts() == ["赵恒", "钱多多", "孙小美"]
    line.locator(".members button").nth(1).click()
    key = page.focused()
    assert page.card(key.removeprefix("0/")).inner_text().startswith("人\n钱多多")
    page.expand(key.removeprefix("0/"))
    page.type(key.removeprefix("0/"), "titles", "会计")
    line = page.page.locator(".doubt", has_text="2 人没有写明职务")
    assert line.locator(".members button").all_inner_texts() == ["赵恒", "孙小美"]
    before = int(page.page.locator("#count b").inner_text())
    line.locator("[data-seen]").click()
    assert int(page.page.locator("#count b").inner_text()) == before - 1
    assert "title-missing" not in {each.code for each in page.export().briefs[0].diagnostics}
    page.press("Control+z")
    assert page.page.locator(".doubt.open", has_text="2 人没有写明职务").count() == 1


def test_doubts_of_one_kind_are_settled_together(review: Open) -> None:
    text = "甲局召开例会，局长贺兰山主持会议。会上研究了年度计划。"
    data = json.loads(briefgen.parse_text(text, "会议.txt", with_text=True).model_dump_json())
    odd = [{"code": "odd-number", "severity": "warning", "message": f"数 {n}", "span": [n, n + 2]} for n in (1, 5, 9)]
    data["briefs"][0]["diagnostics"] = odd
    page = review(data)
    alike = page.page.locator('[data-alike="odd-number"]')
    assert alike.inner_text() == "同类 3 处都已核"
    alike.click()
    assert page.export().briefs[0].diagnostics == []
    page.press("Control+z")
    assert alike.count() == 1


def test_whoever_speaks_behind_the_cut_goes_along(review: Open) -> None:
    page = review("甲局召开例会，局长贺兰山主持会议并讲话。\n会议研究了年度计划。\n他强调，粮食要入库。\n")
    page.select("会议研究了年度计划。")
    page.page.locator('[data-choose="split"]').click()
    until(page.page, "document.querySelectorAll('#part option').length > 1")
    _, second = page.export().briefs
    (speech,) = second.speeches
    (person,) = second.attendees
    assert (speech.speaker.attendee, speech.speaker.name) == (person.id, "贺兰山")
    assert (person.name, person.text, person.roles) == ("贺兰山", "", ["speak"])


def test_an_agenda_item_out_of_several_leaves_the_others(review: Open) -> None:
    page = review("甲局例会记录\n时间：2023年3月6日\n主持人：局长贺兰山\n议题：冬季用煤、果园埋土、妇女夜校\n贺兰山：开始吧。\n")
    page.select("果园埋土")
    page.press("5")
    assert [each.text for each in page.export().briefs[0].agenda] == ["冬季用煤", "果园埋土", "妇女夜校"]


def test_who_opens_a_selected_speech_is_its_speaker(review: Open) -> None:
    page = review("3月6日，甲局召开例会。局长贺兰山主持会议。副局长赵恒、科长钱多多参加会议。赵恒结合自己的经历，谈了怎样开好例会。")
    page.select("赵恒结合自己的经历，谈了怎样开好例会。")
    page.press("3")
    (speech,) = page.export().briefs[0].speeches
    assert (speech.speaker.name, speech.attribution) == ("赵恒", None)


def test_a_page_that_moves_under_the_mouse_is_not_pointed_at(review: Open) -> None:
    page = review(BOTH)
    page.page.mouse.move(300, 400)
    page.press("j", "Enter")
    page.page.wait_for_timeout(500)
    assert "".join(page.page.locator("#text .hot").all_inner_texts()) == "3月6日上午"


ISSUED = """城乡供水工作简报
第12期（总第86期）
市水利局办公室编　　　　2022年5月20日

全市供水工作推进会召开

　　5月18日上午，市政府召开全市供水工作推进会。副市长罗成礼主持会议。罗成礼要求，各县区要抓进度。

报：市委、市政府；市人大
发：各县区人民政府
（共印60份）
"""


def test_masthead_and_distribution(review: Open) -> None:
    before = briefgen.parse_text(ISSUED, with_text=True)
    assert before.masthead is not None
    assert before.distribution is not None
    page = review(before)
    page.page.locator("#part").select_option("-1")
    page.type("masthead", "number", "13")
    page.type("distribution", "issue_to", "各县区人民政府；市直各部门")
    page.type("distribution", "copies", "八十")
    assert "份数请写整数" in page.said()
    page.type("distribution", "copies", "80")
    document = page.export()
    assert document.masthead is not None
    assert document.distribution is not None
    assert (document.masthead.number, document.masthead.name) == ("13", before.masthead.name)
    assert document.distribution.issue_to == ["各县区人民政府", "市直各部门"]
    assert (document.distribution.report_to, document.distribution.copies) == (before.distribution.report_to, 80)
