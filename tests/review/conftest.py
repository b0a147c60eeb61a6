"""A browser to try the review page in: Debian's Chromium, opened on the file as a user opens it."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

import briefgen
from briefgen.cli.invariants import check
from briefgen.cli.records import load
from briefgen.record import Document
from briefgen.rendering.review import page as pages

#: Select the n-th place where a text stands in the source, as a mouse would.
_SELECT = """([text, n]) => {
  document.getElementById("text").focus();
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT, (node) => node.parentNode.closest(".body") ? 1 : 2);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const all = nodes.map((node) => node.data).join("");
  let at = -1;
  for (let k = 0; k <= n; k += 1) at = all.indexOf(text, at + 1);
  if (at < 0) throw new Error(`not in the source: ${text}`);
  const place = (offset, end) => { let left = offset; for (const node of nodes) { if (left < node.data.length || (end && left === node.data.length)) return [node, left]; left -= node.data.length; } };
  document.getSelection().setBaseAndExtent(...place(at, false), ...place(at + text.length, true));
}"""


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true on the page. (`wait_for_function` asks again by eval, which the page's security policy forbids.)"""
    for _ in range(_ASKED):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(condition)


#: So often it is asked, with so many milliseconds between.
_ASKED, _PAUSE = 600, 50


class Review:
    """The page of one record, with what it says and does."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")

    def select(self, text: str, n: int = 0) -> None:
        self.page.evaluate(_SELECT, [text, n])
        self.page.wait_for_selector("#choose:not([hidden])")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def field(self, key: str, name: str) -> Locator:
        """The control that holds a value: ``("attendee:a1", "name")``."""
        return self.page.locator(f'[data-of="{key}"][data-name="{name}"]')

    def card(self, key: str, part: int = 0) -> Locator:
        return self.page.locator(f'#record [data-key="{part}/{key}"]:not(.doubt)')

    def type(self, key: str, name: str, value: str) -> None:
        control = self.field(key, name)
        control.fill(value)
        control.press("Tab")
        self.page.wait_for_timeout(20)

    def expand(self, key: str) -> None:
        self.page.locator(f'[data-toggle="{key}"]').click()

    def said(self) -> str:
        return self.page.locator("#said").inner_text()

    def focused(self) -> str:
        """The key or the control that has the focus."""
        got: str = self.page.evaluate("document.activeElement.dataset.key ?? document.activeElement.dataset.focus ?? document.activeElement.id")
        return got

    def export_bytes(self) -> bytes:
        with self.page.expect_download() as download:
            self.page.locator("#export").click()
        return Path(download.value.path()).read_bytes()

    def export(self) -> Document:
        """The exported record, which must be a record and keep what always holds."""
        loaded = load(self.export_bytes().decode())
        assert loaded.faults == []
        ((_, document),) = loaded.documents
        assert [str(fault) for fault in check(document)] == []
        return document


class Open(Protocol):
    """The review page of a text, or of a document."""

    def __call__(self, source: str | Document | dict[str, Any], **options: Any) -> Review: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module, closed behind it: its event loop must not run beside those of other tests."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium: .ci/run installs it")
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def review(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens pages, and afterwards holds them to what always holds: no console message, nothing fetched."""
    opened: list[Review] = []
    contexts = []

    def open_page(source: str | Document | dict[str, Any], **options: Any) -> Review:
        document = briefgen.parse_text(source, "会议.txt", with_text=True) if isinstance(source, str) else source
        if isinstance(document, dict):
            document = Document.model_validate_json(json.dumps(document))
        path = tmp_path / f"核对{len(opened)}.html"
        path.write_text(pages.render(document), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 720}, "accept_downloads": True, **options}))
        opened.append(Review(contexts[-1].new_page(), path))
        return opened[-1]

    yield open_page
    for each in opened:
        assert each.faults == []
        assert {url for url in each.requests if not url.startswith(("file://", "blob:file://", "blob:null"))} == set()
    for context in contexts:
        context.close()
