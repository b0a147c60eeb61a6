"""The 简报 on the review page: shown, printed and copied as it was when the page was written, and marked once something is corrected; what an export is for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import briefgen
from briefgen.record import Document
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.review import page as pages
from briefgen.rendering.review.printed import printed

from .conftest import Open, Review, until

TEXT = """全县防汛工作会议召开

　　2023年6月1日上午，全县防汛工作会议在县政府三楼会议室召开。县长费明主持会议，副县长石磊、县水利局局长薛昂参加会议。

　　费明强调，县水利局要在6月20日前修好西山水库溢洪道。
"""
HOUSE = RenderOptions(name="防汛工作简报", number="12", issuer="县防汛办", issued="2023年6月2日", report_to=("县委书记", "县长"), copies=60)
STALE = "核对前的稿子"
#: Instead of the printer's dialogue: what would come on paper.
PRINTER = "window.print = () => { dispatchEvent(new Event('beforeprint')); window.printedPage = document.getElementById('print').innerText; window.alone = document.documentElement.className; dispatchEvent(new Event('afterprint')); }"


def document() -> Document:
    return briefgen.parse_text(TEXT, "会议.txt", with_text=True)


def housed(browser: Browser, tmp_path: Path) -> Review:
    path = tmp_path / "核对.html"
    path.write_text(pages.render(document(), HOUSE), encoding="utf-8")
    context = browser.new_context(accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Review(context.new_page(), path)


@pytest.mark.parametrize(
    ("text", "value", "placeholder"),
    [
        (TEXT, "全县防汛工作会议召开", "全县防汛工作会议召开"),
        (TEXT.partition("\n\n")[2].replace("召开", "举行"), "", "全县防汛工作会议举行"),  # made by the program
    ],
)
def test_the_title_shows_what_the_brief_has_for_one(browser: Browser, tmp_path: Path, text: str, value: str, placeholder: str) -> None:
    path = tmp_path / "核对.html"
    path.write_text(pages.render(briefgen.parse_text(text, "会议.txt", with_text=True)), encoding="utf-8")
    title = Review(browser.new_page(), path).field("title", "value")
    assert title.input_value() == value
    assert title.get_attribute("placeholder") == placeholder


def test_it_has_the_words_of_the_brief() -> None:
    lines = printed(document(), HOUSE)
    assert lines is not None
    assert [kind for kind, _ in lines] == ["name", "number", "issuer", "headline", "body", "body", "tail", "copies"]
    assert lines[2] == ("issuer", ["县防汛办编", "2023年6月2日"])
    bodies = ["".join(text for text, _ in parts) for kind, parts in lines if kind == "body"]
    assert all(each in markdown.render(document(), HOUSE) for each in bodies)


def test_other_forms_of_the_settings_do_not_count() -> None:
    assert printed(document(), RenderOptions(form="sheet")) == printed(document(), RenderOptions())


@pytest.mark.parametrize("text", ["今天天气不错。", "　"])
def test_without_a_meeting_there_is_none(text: str) -> None:
    assert printed(briefgen.parse_text(text, with_text=True), HOUSE) is None


def test_controls_are_pictures() -> None:
    lines = printed(document(), RenderOptions(name="简\x1b报\u202e"))
    assert lines is not None
    assert lines[0] == ("name", [["简␛报\\u202e", False]])


def test_without_a_meeting_no_button_offers_it(review: Open) -> None:
    assert not review("今天天气不错。").page.locator("#show-brief").is_visible()
    assert review(TEXT).page.locator("#show-brief").is_visible()


def test_it_is_shown(browser: Browser, tmp_path: Path) -> None:
    page = housed(browser, tmp_path).page
    page.locator("#show-brief").click()
    shown = page.locator("#sheet").inner_text()
    assert shown.splitlines()[0] == "防汛工作简报"
    assert "费明强调，县水利局要在6月20日前修好西山水库溢洪道。" in shown
    assert not page.locator("#stale").is_visible()
    page.locator("#close-brief").click()
    assert not page.locator("#brief-dialog").is_visible()
    page.context.close()


def test_it_is_printed_alone_and_marked_once_something_is_edited(browser: Browser, tmp_path: Path) -> None:
    review = housed(browser, tmp_path)
    page = review.page
    page.evaluate(PRINTER)
    page.locator("#show-brief").click()
    page.locator("#print-brief").click()
    first = page.evaluate("window.printedPage")
    assert first.startswith("防汛工作简报")
    assert page.evaluate("window.alone") == "brief-alone"
    page.locator("#close-brief").click()
    review.type("title", "value", "防汛会")
    page.locator("#show-brief").click()
    assert "您改的 1 处没有排进来" in page.locator("#stale").inner_text()
    page.locator("#print-brief").click()
    printed_page = page.evaluate("window.printedPage")
    assert STALE in printed_page.splitlines()[0]
    assert "防汛会\n" not in printed_page
    page.locator("#close-brief").click()
    review.press("Control+z")
    page.locator("#show-brief").click()
    page.locator("#print-brief").click()
    assert page.evaluate("window.printedPage") == first
    page.locator("#close-brief").click()
    page.evaluate("window.print = () => 0; dispatchEvent(new Event('beforeprint'))")
    assert "会议 1" in page.locator("#print").text_content()  # type: ignore[operator]
    assert review.faults == []
    page.context.close()


def test_on_paper_nothing_else_is_seen(browser: Browser, tmp_path: Path) -> None:
    page = housed(browser, tmp_path).page
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.locator("#show-brief").click()
    page.locator("#print-brief").click()
    page.emulate_media(media="print")
    assert [page.locator(each).is_visible() for each in (".brief-sheet", "#source", ".bar", "#brief-dialog")] == [True, False, False, False]
    page.context.close()


def test_keys_of_the_page_are_still_while_it_is_shown(review: Open) -> None:
    page = review(TEXT)
    before = page.page.locator("#count").inner_text()
    page.page.locator("#show-brief").click()
    page.press("j", "c", "?")
    assert not page.page.locator("#keys").is_visible()
    page.press("Escape")
    assert not page.page.locator("#brief-dialog").is_visible()
    assert page.page.locator("#count").inner_text() == before


def test_it_is_copied(browser: Browser, tmp_path: Path) -> None:
    review = housed(browser, tmp_path)
    page = review.page
    page.locator("#show-brief").click()
    page.locator("#copy-brief").click()
    until(page, "document.getElementById('copied').textContent")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[:4] == ["防汛工作简报", "第12期", "县防汛办编　　　　2023年6月2日", "全县防汛工作会议召开"]
    assert lines[4].startswith("　　2023年6月1日上午，")
    assert lines[-2:] == ["报：县委书记，县长", "（共印60份）"]
    page.locator("#close-brief").click()
    review.type("title", "value", "防汛会")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject()}})"
    )  # a page from the disk in some browsers
    page.evaluate("document.addEventListener('copy', () => { window.taken = document.activeElement.value; })")
    page.locator("#show-brief").click()
    page.locator("#copy-brief").click()
    until(page, "window.taken")
    assert STALE in page.evaluate("window.taken").splitlines()[0]
    assert "已复制" in page.locator("#copied").inner_text()
    page.context.close()


def test_an_export_says_what_to_do_next(review: Open) -> None:
    page = review(TEXT)
    assert not page.page.locator("#next-step").is_visible()
    page.export()
    told = page.page.locator("#next-step").inner_text()
    assert "会议.核对.json" in told
    assert "“会议简报”图标" in told
    assert 'briefgen open "会议.核对.json"' in told
    assert "会议.简报.docx" in told
    page.page.locator("#close-next").click()
    assert not page.page.locator("#next-step").is_visible()


def test_exports_are_numbered_and_nothing_is_forgotten(review: Open) -> None:
    page = review(TEXT)
    page.type("title", "value", "改过的标题")
    names = []
    for _ in range(2):
        with page.page.expect_download() as download:
            page.page.locator("#export").click()
        names.append(download.value.suggested_filename)
    assert names == ["会议.核对.json", "会议.核对2.json"]
    assert "会议.核对2.json（第 2 次导出，以这一份为准）" in page.page.locator("#next-step").inner_text()
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    assert page.page.locator("#notice").inner_text().startswith("已恢复上次的改动（1 处，已经导出过）。")
    assert page.field("title", "value").input_value() == "改过的标题"
    assert "未导出" not in page.page.locator("#count").inner_text()
    with page.page.expect_download() as download:
        page.page.locator("#export").click()
    assert download.value.suggested_filename == "会议.核对3.json"
    page.page.locator("#discard").click()
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    assert page.field("title", "value").input_value() != "改过的标题"
