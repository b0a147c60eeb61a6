"""Several records on one page: a list of them, and in it the page of each as it is alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page

import briefgen
from briefgen.cli.records import load
from briefgen.record import Document
from briefgen.rendering.review import page as pages
from briefgen.rendering.review import shelf

from .conftest import until

FIRST = "2023年3月6日上午，甲局召开例会。局长贺兰山主持会议。贺兰山要求，各科要在3月底前交回总结。"
OTHER = "3月7日上午，乙局召开座谈会。局长卢照邻主持会议。"


def documents() -> list[Document]:
    texts = {"甲.txt": FIRST, "乙.txt": OTHER, "<b>丙</b>{{script}}.txt": FIRST.replace("甲局", "</script>丙局")}
    return [briefgen.parse_text(text, name, with_text=True) for name, text in texts.items()]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "核对.html"
    path.write_text(shelf.render([(each, pages.render(each)) for each in documents()]), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 800}, accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    yield page
    assert faults == []
    assert {url for url in asked if not url.startswith(("file://", "blob:", "about:"))} == set()
    context.close()


def frame(page: Page, name: str) -> FrameLocator:
    found = page.frame_locator(f'iframe[title="核对：{name}"]')
    found.locator("html[data-ready]").wait_for()
    return found


def notes(page: Page) -> list[str]:
    return page.locator("#list small").all_inner_texts()


def test_the_list_and_the_first_of_it(opened: Page) -> None:
    assert opened.locator("#list b").all_inner_texts() == ["甲.txt", "乙.txt", "<b>丙</b>{{script}}.txt"]
    assert frame(opened, "甲.txt").locator("#file").inner_text() == "甲.txt"
    until(opened, "document.querySelector('#list small').textContent.includes('待核')")
    assert re.fullmatch(r"\d+ 处待核", notes(opened)[0])
    assert notes(opened)[1] == "1 个会议，1 处存疑"  # not looked at yet: as when the page was made
    assert opened.locator("iframe").count() == 1


def test_each_keeps_its_edits_while_another_is_shown(opened: Page) -> None:
    first = frame(opened, "甲.txt")
    control = first.locator('[data-of="title"][data-name="value"]')
    control.fill("甲局例会")
    control.press("Tab")
    until(opened, "document.querySelector('#list small').textContent.includes('改动 1 处')")
    assert opened.locator("#sum").inner_text() == "共 3 份，1 份改了还没有导出"
    opened.locator("#list button").nth(1).click()
    assert frame(opened, "乙.txt").locator("#text").inner_text().strip().endswith(OTHER)
    assert opened.locator("iframe:visible").count() == 1
    opened.locator("#list button").nth(0).click()
    assert control.input_value() == "甲局例会"
    with opened.expect_download() as download:
        first.locator("#export").click()
    assert download.value.suggested_filename == "甲.核对.json"
    ((_, record),) = load(Path(download.value.path()).read_text(encoding="utf-8")).documents
    assert (record.source.text, record.briefs[0].title) == (FIRST, "甲局例会")
    until(opened, "!document.querySelector('#sum').textContent.includes('导出')")


def test_keys_go_on_and_back(opened: Page) -> None:
    frame(opened, "甲.txt").locator("#text").click()
    opened.keyboard.press("Alt+PageDown")
    frame(opened, "乙.txt").locator("#text").click()
    assert opened.locator("#list [aria-current]").inner_text().startswith("乙.txt")
    opened.keyboard.press("Alt+PageUp")
    opened.keyboard.press("Alt+PageUp")
    assert opened.locator("#list [aria-current]").inner_text().startswith("甲.txt")


def test_a_hostile_name_and_text_are_text(opened: Page) -> None:
    opened.locator("#list button").nth(2).click()
    inner = frame(opened, "<b>丙</b>{{script}}.txt")
    assert "</script>丙局" in inner.locator("#text").inner_text()
    assert opened.locator("#list b b").count() == 0


def test_what_is_skipped_to_is_in_the_frame(opened: Page) -> None:
    inner = frame(opened, "甲.txt")
    inner.locator(".skip").press("Enter")
    assert inner.locator("#record:focus").count() == 1
    assert inner.locator("#text").count() == 1


def test_the_list_folds(opened: Page) -> None:
    opened.locator("#fold").click()
    assert not opened.locator("#list").is_visible()
    opened.locator("#fold").click()
    assert opened.locator("#list").is_visible()


def test_style_and_script_are_held_once() -> None:
    one, three = (shelf.render([(each, pages.render(each)) for each in documents()[:number]]) for number in (1, 3))
    assert len(three) - len(one) < len(pages.render(documents()[0])) / 2
