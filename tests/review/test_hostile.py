"""Text that would like to be more than text: nothing of it runs, nothing is fetched, all of it is shown."""

import json
import random
import re
import sys

import pytest
from playwright.sync_api import Dialog

import briefgen
from briefgen.record import Document
from briefgen.rendering.review import page as pages

from .conftest import Open

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!--<script>alert(3)//-->",
    "javascript:alert(4)",
    "${alert(5)}`{{title}}{{script}}`",
    '"onmouseover="alert(6)" \'',
    "&lt;b&gt;&#60;i&#62;",
    "]]><svg onload=alert(7)>",
    "\\u003cscript\\u003e \\x3c \\",
    "<a href='data:text/html,x'>乙</a>",
]
FRAME = "3月6日上午，甲局召开例会。局长贺兰山主持会议。贺兰山要求，各科要{}抓紧落实。"


@pytest.mark.parametrize("piece", HOSTILE)
def test_markup_is_text(piece: str, review: Open) -> None:
    text = FRAME.format(piece)
    document = briefgen.parse_text(text, f"{piece}.txt", with_text=True)
    page = review(document)
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.page.on("dialog", note)
    shown = page.page.locator("#text .body").first.evaluate("(body) => body.textContent")
    assert piece in shown
    page.select("各科要")
    page.press("2")
    page.type("title", "value", piece)
    page.press("j", "j", "k")
    page.page.locator(".piece").first.hover()
    page.page.wait_for_timeout(50)
    (brief,) = page.export().briefs
    assert brief.title == piece
    assert asked == []
    assert page.page.evaluate("document.querySelectorAll('img, svg, iframe, script:not([type])').length") == 1
    assert [url for url in page.requests if not url.startswith("blob:")] == [page.path.as_uri()]


def test_a_hostile_record_is_no_worse_than_a_hostile_text(review: Open) -> None:
    """Ids and codes come from a file, too."""
    data = json.loads(briefgen.parse_text(FRAME.format(""), with_text=True).model_dump_json())
    brief = data["briefs"][0]
    bad = '"]<img src=x onerror=alert(1)>:0:[data-x="'
    brief["attendees"][0]["id"] = bad
    for each in [*brief["speeches"], *brief["directives"]]:
        (each.get("speaker") or each["issued_by"])["attendee"] = bad
    brief["id"] = brief["diagnostics"][0]["code"] = bad
    brief["diagnostics"][0]["message"] = HOSTILE[1]
    page = review(data)
    page.page.locator(".cards.attendee .toggle").click()
    page.page.locator(".cards.attendee .cross").first.hover()
    page.page.locator(".piece.i-person").first.click()
    assert page.page.locator(".cards.attendee input").first.is_visible()
    assert page.export() == Document.model_validate(data)


BIDI = "\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def test_controls_are_shown_by_name_and_reorder_nothing(review: Open) -> None:
    text = FRAME.format(BIDI + "\u0000\u200b\ufeff\x1b")
    page = review(text)
    names = page.page.locator("#text .mark.hidden").all_inner_texts()
    assert names == [f"⟨U+{ord(each):04X}⟩" for each in BIDI + "\u0000\u200b\ufeff\x1b"]
    bare = page.page.evaluate("document.body.innerText + [...document.querySelectorAll('input, textarea')].map((node) => node.value).join()")
    assert not set(BIDI) & set(bare)
    page.expand("directive:d1")
    page.select("抓紧落实")
    page.press("7")
    assert page.export().briefs[0].directives[0].owners[-1].text == "抓紧落实"


def test_a_control_in_a_field_comes_back_as_it_was(review: Open) -> None:
    data = json.loads(briefgen.parse_text(FRAME.format(""), with_text=True).model_dump_json())
    data["briefs"][0]["title"] = "例\u202e会"
    page = review(data)
    assert page.field("title", "value").input_value() == "例⟨U+202E⟩会"
    page.type("title", "value", "例⟨U+202E⟩会开过了")
    exported = page.export_bytes().decode()
    assert "\u202e" not in exported
    assert json.loads(exported)["briefs"][0]["title"] == "例\u202e会开过了"


RARE = "𠮷野家😀公司召开例会。👨‍👩‍👧 总经理𬱖𠮷山主持会议。𠮷山要求，各科要在6月底前完成🚀任务。\r\n𠀀𠀁会后合影。"


def test_offsets_count_code_points(review: Open) -> None:
    page = review(RARE)
    page.select("各科要在6月底前完成🚀任务。")
    page.press("4")
    page.select("🚀任务")
    page.press("9")
    page.select("𠀀𠀁会后合影")
    page.press("5")
    page.page.locator("#text").focus()
    page.select("𠮷山主持")
    page.press("Shift+ArrowLeft", "Shift+ArrowLeft", "1")
    (brief,) = page.export().briefs
    assert "🚀任务" in {each.text for each in brief.directives[0].quantities}
    assert RARE[slice(*brief.agenda[-1].span)] == "𠀀𠀁会后合影"
    assert "𠮷山" in {each.name for each in brief.attendees}


@pytest.mark.parametrize("text", ["", " \n", "\r\r\n甲\r乙\x0b丙\x85丁\u2028戊", "\ufeff\ufeff", "𠮷", "会议会议会议" * 40])
def test_any_text_gives_a_page(text: str, review: Open) -> None:
    document = briefgen.parse_text(text, with_text=True)
    page = review(document)
    assert page.export() == document


def test_blanks_are_those_of_python(review: Open) -> None:
    """Coverage counts them; every blank, and every character that only JavaScript takes for one, at the ends of a selection."""
    blanks = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    text = "甲局召开例会。" + "".join(f"{blank}乙\u180e\ufeff丙" for blank in blanks) + "。"
    page = review(text)
    page.field("title", "value").fill("例会")
    page.press("Tab")
    document = page.export()
    assert document.coverage.blank == len(blanks)


def test_random_corrections_leave_a_record(review: Open) -> None:
    """Selections anywhere become anything; cards go; all of it is undone again."""
    chance = random.Random(7)
    text = RARE + "\n\n" + FRAME.format("𠮷") + "\n甲局、乙局参加。张三、李四出席。\n会前参观。"
    document = briefgen.parse_text(text, with_text=True)
    page = review(document)
    for turn in range(60):
        what = chance.random()
        crosses = page.page.locator("#record .head > .cross")
        if what < 0.65:
            start = chance.randrange(len(text) - 1)
            piece = text[start : start + chance.randrange(1, 30)]
            if piece.strip() and "\r" not in piece and "\n" not in piece and "‍" not in piece:
                page.page.evaluate("document.getElementById('text').focus()")
                page.select(piece)
                page.press(str(chance.randrange(10)))
        elif what < 0.85 and crosses.count():
            crosses.nth(chance.randrange(crosses.count())).click()
        else:
            page.press(chance.choice(["Control+z", "Control+Shift+z"]))
        if turn % 10 == 9:
            page.export()
    for _ in range(60):
        page.press("Control+z")
    assert page.export() == document


def test_the_page_lets_nothing_in() -> None:
    html = pages.render(briefgen.parse_text(FRAME.format(HOSTILE[1]), HOSTILE[1], with_text=True))
    assert "default-src 'none'" in html
    assert "unsafe" not in html
    assert html.count("<script") == html.count("</script>") == 3
    assert not re.search(r"""(?:src|href)\s*=\s*["']?[^"'#]""", html.split("<script")[0])
    script = html.rsplit("<script>", 1)[1]
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
        "fetch(",
        "XMLHttp",
        "import(",
        "http:",
        "https:",
    ):
        assert way not in script.replace("there is no innerHTML on this page", ""), way


def test_the_page_is_small() -> None:
    text = FRAME.format("")
    assert len(pages.render(briefgen.parse_text(text, with_text=True)).encode()) < 200_000


def test_the_same_record_gives_the_same_page() -> None:
    document = briefgen.parse_text(FRAME.format(""), with_text=True)
    assert pages.render(document) == pages.render(document)


def test_a_name_of_a_file_cannot_end_the_title() -> None:
    html = pages.render(briefgen.parse_text("甲", "</title><script>alert(1)</script>\u202e{{data}}", with_text=True))
    assert "</title><script>alert" not in html
    assert html.count("</title>") == 1
