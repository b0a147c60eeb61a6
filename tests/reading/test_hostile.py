"""Files that are meant to do harm, beyond what each reader's own tests hold: refused with a sentence, or read, in little memory and time.

What fuzzing found has a seed in `tests/fuzz/seeds` or a line here.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest

import briefgen
from briefgen.api import knowledge
from briefgen.errors import UnreadableError, UsageError
from briefgen.lexicon.caller import Word
from briefgen.reading import html, mhtml, rtf
from briefgen.reading.layout import Glyph, Page, page_texts
from briefgen.reading.roster import read_roster
from briefgen.record import Document
from briefgen.rendering import markdown, word
from briefgen.rendering.options import FORMS, Form, RenderOptions
from briefgen.text.decode import decode
from tests.fuzz.targets.roster import workbook

PYTHONS_OWN = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "charmap", "base64", "zlib", "rot13")


@pytest.mark.parametrize("name", PYTHONS_OWN)
def test_codecs_that_are_no_encoding(name: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><p>会议强调。</p></body></html>'.encode()
    assert html.read(page, None).text == "会议强调。\n"
    mail = f'MIME-Version: 1.0\nContent-Type: text/html; charset="{name}"\n\n'.encode() + page
    assert mhtml.read(mail, None).text == "会议强调。\n"
    for read in (lambda: decode(b"abc", name), lambda: rtf.read(b"{\\rtf1 abc}", name)):
        with pytest.raises(UsageError, match=f"没有“{name}”这种编码"):
            read()


def test_half_characters_are_no_text() -> None:
    with pytest.raises(UnreadableError, match="按 utf-7 读不通"):
        decode(b"+2AA-", "utf-7")
    assert rtf.read(b"{\\rtf1 a\\'00\\u0?b}", None).text == "ab\n"


def _page(places: list[float], texts: list[str]) -> Page:
    glyphs = [
        Glyph(character, 80 + 16 * n, y, 96 + 16 * n, y + 16, 16) for y, text in zip(places, texts, strict=True) for n, character in enumerate(text)
    ]
    return Page(595, 842, glyphs, [])


def test_page_numbers_under_many_lines() -> None:
    """A header in the first line and a footer in two, the last the 17th: a set of 0, 15, 16 is not in order, and the loop that compared it with a list did not end."""
    heights = [800.0, *(720.0 - 40 * n for n in range(14)), 60.0, 30.0]
    pages = [_page(heights, ["工作简报", *(f"会议第{n}项议程。" for n in range(14)), "县府办编", f"— {number} —"]) for number in (1, 2, 3)]
    texts = page_texts(pages)
    assert not [text for text in texts if "工作简报" in text or "—" in text]
    assert "会议第13项议程。" in "".join(texts)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ('<row r="2147483648"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>', "超过 100000 行"),
        ('<row r="1"><c r="XFD1" t="inlineStr"><is><t>姓名</t></is></c></row>', "是空的"),
        ('<row r="1"><c r="A1"><v>1e400</v></c></row>', "应是表头"),
        ("<row", "不是完好的 .xlsx"),
    ],
)
def test_sheets_that_claim_too_much(tmp_path: Path, rows: str, sentence: str) -> None:
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(workbook(rows.encode()))
    with pytest.raises(UsageError, match=sentence):
        read_roster(path)


def _with(data: bytes, name: str, change: bytes) -> bytes:
    """A zip archive with a member's bytes replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change if member == name else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_in_a_sheet_are_not_expanded(tmp_path: Path, part: str) -> None:
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    whole = workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'.encode())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        text = archive.read(part).decode()
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    for words in ("姓名", 'name="a"', "worksheet+xml"):
        text = text.replace(words, words[:-1] + "&f;&l11;" + words[-1])
    path = tmp_path / "花名册.xlsx"
    for encoding in ("utf-8", "utf-16"):
        path.write_bytes(_with(whole, part, (doctype + text).encode(encoding)))
        with pytest.raises(UsageError, match=r"不是完好的 \.xlsx 文件"):
            read_roster(path)


def test_a_sheet_that_unpacks_to_too_much(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(_with(workbook(b""), "xl/worksheets/sheet1.xml", b" " * (129 * 1024 * 1024)))
    with pytest.raises(UsageError, match="解开后超过 128 MB"):
        read_roster(path)


def test_a_word_of_any_length_is_refused() -> None:
    with pytest.raises(UsageError, match="超过 60 个字"):
        knowledge(None, [Word("会" * 5000, 1, "nnt")])


def test_spans_of_any_length_cost_nothing() -> None:
    """An edited record may say anything; a set of every place in a span of a billion filled the memory."""
    document = briefgen.parse_text("2023年3月6日，清河县召开春耕推进会，县长沈知行主持会议。今年雨水充足，苗情较好。")
    data = json.loads(document.model_dump_json())
    data["briefs"][0]["attendees"][0]["spans"].append([0, 10**12])
    edited, sheet = Document.model_validate(data), RenderOptions(form="sheet")
    assert "今年雨水充足" not in markdown.render(edited, sheet)
    assert "今年雨水充足" in markdown.render(document, sheet)
    assert "今年雨水充足" in markdown.render(edited)


@pytest.mark.parametrize("form", FORMS)
def test_two_persons_at_one_place_are_printed(form: Form) -> None:
    """Of an edited record; they were compared."""
    document = briefgen.parse_text("局务会记录\n时间：2023年9月4日\n主持人：石磊\n出席：薛昂、骆春\n石磊：开会。\n")
    data = json.loads(document.model_dump_json())
    people = data["briefs"][0]["attendees"]
    people[1]["spans"] = people[2]["spans"]
    assert "石磊" in markdown.render(Document.model_validate(data), RenderOptions(form=form))


def test_doubts_about_a_place_of_any_length_cost_nothing() -> None:
    """As comments of a Word file; the pieces of a span of a million millions filled the memory."""
    document = briefgen.parse_text("2023年3月6日，清河县召开春耕推进会，县长沈知行主持会议。副书记表示，今年雨水充足，苗情较好。")
    data = json.loads(document.model_dump_json())
    doubt = {"code": "no-speaker", "severity": "warning", "message": "请核对。", "span": [0, 10**30]}
    data["briefs"][0]["diagnostics"] = [doubt, {**doubt, "message": "请再核对。", "span": [0, 5]}]
    data["briefs"][0]["passages"][0]["span"] = [0, 10**30]
    written = word.render(Document.model_validate(data), RenderOptions())
    comments = zipfile.ZipFile(io.BytesIO(written)).read("word/comments.xml").decode()
    assert "请核对。" in comments
    assert "请再核对。" in comments
