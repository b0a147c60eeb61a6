"""The page by keyboard alone, and what a screen reader is told."""

import pytest

from .conftest import Open, Review
from .test_correcting import TEXT

TWO = (
    TEXT + "\n全市防汛工作会议召开\n\n　　5月8日上午，全市防汛工作会议在市水利局召开。副市长乔之桐主持会议。乔之桐要求，各县区要在汛期前备足物资。\n"
)


def doubt(page: Review) -> str | None:
    """The message that has the focus."""
    got: str | None = page.page.evaluate("document.activeElement.querySelector?.('.message')?.textContent")
    return got


def test_from_doubt_to_doubt_through_all_meetings(review: Open) -> None:
    page = review(TWO)
    count = int(page.page.locator("#count b").inner_text())
    seen = []
    for _ in range(count):
        page.press("j")
        seen.append((page.page.locator("#part").input_value(), doubt(page)))
    assert len(set(seen)) == count > 3
    assert {part for part, _ in seen} == {"0", "1"}
    page.press("j")
    assert (page.page.locator("#part").input_value(), doubt(page)) == seen[0]
    page.press("k")
    assert (page.page.locator("#part").input_value(), doubt(page)) == seen[-1]


def test_the_doubt_is_shown_in_the_source(review: Open) -> None:
    page = review(TEXT)
    page.press("j")
    assert "".join(page.page.locator("#text .hot").all_inner_texts()) == "3月6日上午"


def test_settling_goes_on_to_the_next_and_comes_to_an_end(review: Open) -> None:
    page = review(TEXT)
    page.press("j")
    first = doubt(page)
    page.press("c")
    assert doubt(page) not in (None, first)
    for _ in range(10):
        page.press("c")
        if page.page.locator("#count b").inner_text() == "0":
            break
    assert "全部核对完了" in page.said()
    assert page.page.locator(".doubt.open").count() == 0
    page.press("Control+z")
    assert page.page.locator(".doubt.open").count() == 1


def test_from_a_doubt_to_its_field(review: Open) -> None:
    page = review(TEXT)
    page.press("j", "Enter")
    assert page.focused() == "date.text"
    page.press("Tab")
    page.page.keyboard.type("2023")
    page.press("Enter")
    page.page.wait_for_selector(".doubt.warning.answered")
    assert page.focused() == "date.start"
    page.press("Control+z")
    assert page.page.locator(".doubt.warning.open").count() == 1


def test_undo_while_typing_is_the_field_s_own(review: Open) -> None:
    page = review(TEXT)
    page.field("title", "value").focus()
    page.press("End")
    page.page.keyboard.type("了")
    page.press("Control+z")
    assert page.field("title", "value").input_value() == "全市安全生产工作推进会召开"
    assert page.page.locator("#undo").is_disabled()


def test_tab_goes_on_after_a_correction(review: Open) -> None:
    page = review(TEXT)
    page.field("date", "start").focus()
    page.page.keyboard.type("2023")
    page.press("Tab")
    page.page.wait_for_timeout(30)
    assert page.focused() == "date.end"
    assert page.field("date", "start").input_value() == "2023-03-06"


def test_marks_by_arrow_keys_and_a_selection_made_longer(review: Open) -> None:
    page = review(TEXT)
    page.press("F6", "F6")
    assert page.focused() == "text"
    selected = "document.getSelection().toString()"
    page.press("ArrowRight", "ArrowRight")
    assert page.page.evaluate(selected) == "3月6日上午"
    page.press("ArrowRight")
    assert page.page.evaluate(selected) == "全市安全生产工作推进会"
    page.press("Shift+ArrowRight", "Shift+ArrowRight")
    assert page.page.evaluate(selected) == "全市安全生产工作推进会在市"
    page.press("Shift+ArrowLeft", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight")
    assert page.page.evaluate(selected) == "安全生产工作推进会在"
    page.press("5")
    assert page.export().briefs[0].agenda[0].text == "安全生产工作推进会在"


def test_enter_in_the_source_goes_to_the_record(review: Open) -> None:
    page = review(TEXT)
    page.page.locator("#text").focus()
    page.press("ArrowRight", "ArrowRight", "Enter")
    assert page.focused() == "date.text"


def test_cards_open_and_go_by_keyboard(review: Open) -> None:
    page = review(TEXT)
    page.card("attendee:a2").focus()
    page.press("Enter")
    assert page.field("attendee:a2", "name").is_visible()
    page.press("Delete")
    assert page.card("attendee:a2").count() == 0
    assert page.focused() == "0/attendee:a3"


def test_letters_are_letters_where_text_is_typed(review: Open) -> None:
    page = review(TEXT)
    page.field("title", "value").fill("")
    page.page.keyboard.type("jkc[]?0123")
    assert page.field("title", "value").input_value() == "jkc[]?0123"
    page.press("Escape")
    assert page.field("title", "value").input_value() == "全市安全生产工作推进会召开"


def test_meetings_by_brackets_and_the_table_of_keys(review: Open) -> None:
    page = review(TWO)
    page.press("]")
    assert page.field("title", "value").input_value() == "全市防汛工作会议召开"
    page.press("[", "?")
    assert page.page.locator("#keys").is_visible()
    page.press("Escape")
    assert page.page.locator("#keys").is_hidden()


def test_saving_by_keyboard_takes_what_is_being_typed(review: Open) -> None:
    page = review(TEXT)
    page.field("title", "value").fill("推进会开过了")
    with page.page.expect_download() as download:
        page.press("Control+s")
    assert "推进会开过了" in download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == "会议.核对.json"


def test_the_first_tab_skips_to_the_record(review: Open) -> None:
    page = review(TEXT)
    page.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    page.press("Enter")
    page.press("Tab")
    assert page.page.evaluate("Boolean(document.activeElement.closest('#record'))")


def test_everything_that_takes_the_focus_has_a_name(review: Open) -> None:
    page = review(TEXT)
    for key in ("attendee:a1", "directive:d1", "speech:s1"):
        page.expand(key)
    nameless = page.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, [tabindex='0']")]
          .filter((node) => !node.closest("[hidden]"))
          .filter((node) => !(node.getAttribute("aria-label") || node.closest("label")?.textContent.trim() || node.textContent.trim()))
          .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    assert page.page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((node) => node.id)).size === document.querySelectorAll('[id]').length"
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 360), (320, 640)])
def test_nothing_is_wider_than_the_window(width: int, height: int, review: Open) -> None:
    page = review(TEXT, viewport={"width": width, "height": height})
    for key in ("attendee:a1", "directive:d1", "speech:s1"):
        page.expand(key)
    page.select("市政府会议室")
    wider = page.page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('#text, #record, #choose')].filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.id)"
    )
    assert wider == []


def test_print_has_the_source_and_every_meeting(review: Open) -> None:
    page = review(TWO)
    page.page.emulate_media(media="print")
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.page.locator("#print").inner_text()
    assert "全市防汛工作会议召开" in printed
    assert "各县区要在汛期前备足物资" in printed
    assert page.page.locator("#text").is_visible()
    assert page.page.locator("#record").is_hidden()
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.page.emulate_media(media="screen")
    page.press("j")
    assert doubt(page) is not None
