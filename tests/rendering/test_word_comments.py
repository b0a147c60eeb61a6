"""Doubts in Word files: each a comment on its words, and no trace of one in the text of the page."""

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefgen
from briefgen.errors import CODES, Issue
from briefgen.reading import read_bytes
from briefgen.record import Diagnostic, Document
from briefgen.redaction.document import redacted
from briefgen.rendering import tact, word
from briefgen.rendering.blocks import Run, faces
from briefgen.rendering.doubts import on_paper
from briefgen.rendering.options import Form, RenderOptions
from briefgen.rendering.word.text import line, written

from .factories import doubt
from .ooxml import W, misplaced, part, parts, style_of, texts

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
FORMS: tuple[Form, ...] = ("brief", "short", "minutes")
OPTION = re.compile("--[a-z]")
#: Words of a doubt's sentence that a page never has.
DOUBTFUL = re.compile("请核对|请补上|【核】|（未载明）|--[a-z]")
TEXT = """供水工作会议召开

8月1日，市水务局召开供水工作会议。局长沈明远主持会议。

沈明远要求，各站要在9月底前完成排查。水费按  原标准收。
"""


@dataclass(frozen=True)
class Comment:
    """One of a file: what it says and on which words, in which style of paragraph."""

    text: str
    words: str
    style: str


def comments(data: bytes) -> list[Comment]:
    """Those of a file, as Word finds them: each has its begin, its end and its reference, in one paragraph and in this order."""
    if "word/comments.xml" not in parts(data):
        return []
    held = {each.get(f"{W}id"): each for each in part(data, "word/comments.xml").iter(f"{W}comment")}
    found: list[Comment] = []
    marks: Counter[str] = Counter()
    for p in part(data).iter(f"{W}p"):
        under: dict[str | None, str] = {}
        for each in p.iter():
            marks[each.tag.removeprefix(W)] += 1
            ident = each.get(f"{W}id")
            if each.tag == f"{W}commentRangeStart":
                under[ident] = ""
            elif each.tag == f"{W}t":
                under = {key: text + (each.text or "") for key, text in under.items()}
            elif each.tag == f"{W}commentRangeEnd":
                said = held[ident]
                assert (said.get(f"{W}author"), said.get(f"{W}initials")) == ("简报核对", "核")
                found.append(Comment("".join(t.text or "" for t in said.iter(f"{W}t")), under.pop(ident), style_of(p)))
        assert under == {}
    assert len(held) == len(found) == marks["commentRangeStart"] == marks["commentReference"]
    return found


def without(data: bytes) -> list[str]:
    return texts(part(data))


def doubts(document: Document) -> list[Diagnostic]:
    return [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]


def parsed(text: str = TEXT, *more: Diagnostic) -> Document:
    document = briefgen.parse_text(text, with_text=True)
    (brief,) = document.briefs
    return document.model_copy(update={"briefs": [brief.model_copy(update={"diagnostics": list(more)})], "diagnostics": []})


def on(words: str, text: str = TEXT, code: str = "name-doubtful") -> Diagnostic:
    start = text.index(words)
    return doubt(code, f"“{words}”可能不是姓名，请核对。", (start, start + len(words)))


@pytest.mark.parametrize(
    ("top", "form", "words"),
    [
        ("", "brief", "市水务局召开供水工作会议"),
        ("", "minutes", "市水务局供水工作会议纪要"),
        ("供水工作会议召开\n\n", "brief", None),  # the source's own
        ("城乡供水一体化\n——市水务局召开供水工作会议\n\n", "brief", None),
    ],
)
def test_a_headline_that_the_program_made_says_so(top: str, form: Form, words: str | None) -> None:
    document = parsed(top + TEXT.partition("\n\n")[2])
    found = [each.words for each in comments(word.render(document, RenderOptions(form=form))) if each.text == tact.COMPOSED]
    assert found == ([words] if words else [])


# ------------------------------------------------------------ all samples


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_doubt_of_a_sample_is_a_comment_and_nothing_else(path: Path, form: Form) -> None:
    document = briefgen.parse_file(path)
    data = word.render(document, RenderOptions(form=form))
    found = comments(data)
    said = Counter(each.text for each in found)
    asked = said - Counter(on_paper(each.message) for each in doubts(document))
    assert said - asked == Counter(on_paper(each.message) for each in doubts(document))
    assert set(asked) <= {tact.COMPOSED, *(text for brief in document.briefs for text, _ in tact.hints(brief))}
    assert said - asked
    assert all(each.words for each in found)
    assert not any(OPTION.search(each.text) for each in found)
    bare = word.render(document, RenderOptions(form=form, comments=False))
    assert comments(bare) == []
    assert b"comment" not in parts(bare)["word/document.xml"]
    assert without(data) == without(bare)
    assert not DOUBTFUL.search("\n".join(without(data)))
    for name in ("word/document.xml", "word/comments.xml"):
        assert list(misplaced(part(data, name))) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_in_form_brief_most_are_on_their_words(path: Path) -> None:
    document = briefgen.parse_file(path)
    found = comments(word.render(document))
    on_headlines = [each for each in found if each.style == "Title"]
    assert len(on_headlines) <= 2, on_headlines
    quoted = [
        (match[1], each.words)
        for each in found
        if (match := re.match("“([\u4e00-\u9fff·]{2,4})”没有写明职务", each.text)) and each not in on_headlines
    ]
    assert all(name in words and len(words) <= len(name) + 8 for name, words in quoted)


def test_comments_are_the_same_bytes_and_have_no_clock() -> None:
    document = briefgen.parse_file(SAMPLES[0])
    data = word.render(document)
    program = "import sys, briefgen; from briefgen.rendering import word; sys.stdout.buffer.write(word.render(briefgen.parse_file(sys.argv[1])))"
    assert subprocess.run([sys.executable, "-c", program, str(SAMPLES[0])], capture_output=True, check=True).stdout == data
    brief = document.briefs[0]
    assert brief.date is not None
    dates = {each.get(f"{W}date") for each in part(data, "word/comments.xml").iter(f"{W}comment")}
    assert dates == {f"{brief.date.end}T00:00:00Z"}


def test_without_a_day_comments_have_none() -> None:
    data = word.render(parsed(TEXT, on("沈明远")))
    assert [each.get(f"{W}date") for each in part(data, "word/comments.xml").iter(f"{W}comment")] == [None]


# ------------------------------------------------------------ on which words


def test_the_words_where_they_are_printed_first() -> None:
    data = word.render(parsed(TEXT, on("沈明远"), on("各站要在9月底前完成排查。"), on("9月底前")))
    assert [each.words for each in comments(data)] == ["沈明远", "9月底前", "各站要在9月底前完成排查。"], "in the order of where they end"
    assert without(data) == without(word.render(parsed()))


def test_overlapping_words_and_the_same_words_twice() -> None:
    record = parsed(
        TEXT, on("沈明远主持"), on("局长沈明远"), on("主持会议"), doubt("name-variant", "另一句，请核对。", on("局长沈明远").span), on("局长沈明远")
    )
    found = comments(word.render(record))
    assert sorted(each.words for each in found) == ["主持会议", "局长沈明远", "局长沈明远", "沈明远主持"], "the same sentence on the same words once"
    assert without(word.render(record)) == without(word.render(parsed()))


def test_blanks_at_the_ends_of_words_stay_where_they_are() -> None:
    text = TEXT.replace("水费按  原标准收", "用 Excel 表报 PDF 文件")
    at = text.index("用 Excel")
    pieces = [doubt("odd-number", f"{n}，请核对。", (at + n, at + n + 3)) for n in range(12)]
    data = word.render(parsed(text, *pieces))
    assert without(data) == without(word.render(parsed(text)))
    assert all(each.words == each.words.lstrip() and each.words for each in comments(data))
    assert len(comments(data)) == 12


@given(st.lists(st.tuples(st.text("甲乙a，“ \n\r\t\u3000\x1b\u2028\ufffe", max_size=8), st.booleans()), max_size=4))
def test_places_in_what_is_written(runs: list[tuple[str, bool]]) -> None:
    """As many characters before each place as writing what stands there gives; blanks before it may count or not."""
    given = tuple(Run(text, bold) for text, bold in runs)
    places = written(given)
    assert len(places) == sum(len(text) for text, _ in runs) + 1
    assert places == sorted(places)
    before, at = 0, 0
    for face in faces(given):
        for n in range(1, len(face.text) + 1):
            if line(face.text[n - 1]):
                assert places[at + n] == before + len(line(face.text[:n]))
        at, before = at + len(face.text), before + len(line(face.text))
        assert places[at] == before


def test_what_is_not_printed_goes_to_the_headline() -> None:
    record = parsed(
        TEXT, doubt("no-location", "没有找到会议地点，请补上地点。", None), doubt("odd-character", "“x”，请核对。", (900, 901)), on("沈明远")
    )
    first, second, third = comments(word.render(record))
    assert (first.style, second.style) == ("Title", "Title")
    assert first.words == second.words == "供水工作会议召开"
    assert third.words == "沈明远"


def test_each_meeting_has_its_own() -> None:
    document = briefgen.parse_file(next(path for path in SAMPLES if path.stem == "three-meetings"))
    briefs = [each.model_copy(update={"diagnostics": [doubt("no-location", f"第{n}场，请核对。", None)]}) for n, each in enumerate(document.briefs)]
    general = [doubt("text-unassigned", "有一段文字，请核对。", None)]
    found = comments(word.render(document.model_copy(update={"briefs": briefs, "diagnostics": general})))
    assert [each.text for each in found] == ["有一段文字，请核对。", "第0场，请核对。", "第1场，请核对。", "第2场，请核对。"]
    assert len({each.words for each in found}) == 3
    assert {each.style for each in found} == {"Title"}


def test_words_that_are_corrected_carry_the_doubt_still() -> None:
    record = parsed(TEXT, on("沈明远"))
    (brief,) = record.briefs
    people = [each.model_copy(update={"name": "沈明达"}) if each.name == "沈明远" else each for each in brief.attendees]
    edited = record.model_copy(update={"briefs": [brief.model_copy(update={"attendees": people})]})
    assert [each.words for each in comments(word.render(edited))] == ["沈明达"]


def test_words_in_a_cell_of_the_source() -> None:
    text = TEXT + "\n水厂｜水量｜负责人\n东厂｜300吨｜薛昂\n西厂｜200吨｜毛谦\n"
    record = parsed(text, on("200吨", text), on("薛昂", text))
    data = word.render(record)
    if "BriefCell" not in {style_of(p) for p in part(data).iter(f"{W}p")}:
        pytest.fail("the rows of the source are no table")
    assert [(each.words, each.style) for each in comments(data)] == [("薛昂", "BriefCell"), ("200吨", "BriefCell")]
    assert without(data) == without(word.render(parsed(text)))


def test_a_form_that_marks_doubts_itself_has_no_comments() -> None:
    document = briefgen.parse_file(SAMPLES[0])
    assert comments(word.render(document, RenderOptions(form="sheet"))) == []
    old = document.model_copy(update={"briefs": [each.model_copy(update={"passages": []}) for each in document.briefs]})
    assert comments(word.render(old)) == [], "a record of an earlier version is printed as sheet"


def test_that_somebody_has_looked_is_no_doubt() -> None:
    assert comments(word.render(parsed(TEXT, doubt("reviewed", Issue("reviewed", None, "3 处").message, None, "info")))) == []


@pytest.mark.parametrize("said", ["<w:p/>&amp;", "甲\n乙\t丙", "\x00\x1b\ufffe", "]]>"])
def test_what_a_sentence_holds_stays_text(said: str) -> None:
    data = word.render(parsed(TEXT, doubt("name-doubtful", f"“{said}”，请核对。", on("沈明远").span)))
    (found,) = comments(data)
    assert "，请核对。" in found.text
    assert len(list(part(data, "word/comments.xml").iter(f"{W}p"))) == 1


# ------------------------------------------------------------ sentences


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_on_paper_names_an_option(code: str) -> None:
    said = on_paper(Issue(code, None, "甲乙").message)
    assert not OPTION.search(said)
    assert said.endswith("。")
    assert ("甲乙" in said) == ("{}" in CODES[code][1])
    if not OPTION.search(CODES[code][1]):
        assert said == Issue(code, None, "甲乙").message


def test_sentences_of_other_versions() -> None:
    assert on_paper("日期“8月1日”缺年份，可用 --year 指定") == "日期“8月1日”缺年份，请核对"
    for said in ("“a，--b”不对，请核对。", "“a，--b，c”不对。", "“甲”乙，--b。”不对。", "“甲--b。"):
        assert on_paper(said) == said, "what the source says is no option"


# ------------------------------------------------------------ read back, without names, in another program


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_comments_are_not_read_as_text(path: Path) -> None:
    document = briefgen.parse_file(path)
    data, bare = (word.render(document, RenderOptions(embed=False, comments=each)) for each in (True, False))
    assert comments(data)
    assert read_bytes(data, "简报.docx").text == read_bytes(bare, "简报.docx").text


def test_the_record_inside_comes_back_whatever_the_comments_are() -> None:
    document = briefgen.parse_file(SAMPLES[0])
    inside = [read_bytes(word.render(document, RenderOptions(comments=each)), "简报.docx").record for each in (True, False)]
    assert inside[0] is not None
    assert inside[0] == inside[1]


def test_comments_name_nobody_where_the_record_does_not() -> None:
    text = TEXT.replace("局长沈明远主持会议。", "局长沈明远主持会议，毛谦、薛昂参加。")
    document = briefgen.parse_text(text, with_text=True)
    assert "“毛谦”没有写明职务，请核对是否需要补上。" in {each.text for each in comments(word.render(document))}
    data = word.render(redacted(document).document)
    found = comments(data)
    assert ("“［人员2］”没有写明职务，请核对是否需要补上。", "［人员2］") in {(each.text, each.words) for each in found}
    assert not any(name.encode() in content for content in parts(data).values() for name in ("毛谦", "薛昂", "沈明远"))


def test_python_docx_reads_them() -> None:
    held = docx.Document(io.BytesIO(word.render(parsed(TEXT, on("沈明远"))))).comments
    assert [(each.author, each.initials, each.text) for each in held] == [("简报核对", "核", "“沈明远”可能不是姓名，请核对。")]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them(tmp_path: Path) -> None:
    """Written again by LibreOffice, the same comments are on the same words."""
    document = briefgen.parse_file(next(path for path in SAMPLES if path.stem == "three-meetings"))
    data = word.render(document)
    (tmp_path / "a.docx").write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    for kind in ("pdf", "docx:MS Word 2007 XML"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(tmp_path / "out"),
                str(tmp_path / "a.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    assert (tmp_path / "out/a.pdf").read_bytes().startswith(b"%PDF")
    again = (tmp_path / "out/a.docx").read_bytes()
    assert [(each.text, each.words) for each in comments(again)] == [(each.text, each.words) for each in comments(data)]


def test_what_a_corrected_person_is_still_called_by_is_told() -> None:
    data = briefgen.parse_text(TEXT + "　　沈局长说，今天就到这里。\n").model_dump(mode="json")
    person = next(each for each in data["briefs"][0]["attendees"] if each["name"] == "沈明远")
    assert not any("原文的" in each.text for each in comments(word_of(data)))
    person["name"] = "阿依古丽"
    told = [each.words for each in comments(word_of(data)) if "姓名已改为“阿依古丽”" in each.text]
    assert told == ["沈局长"]


def word_of(data: dict[str, object]) -> bytes:
    return word.render(Document.model_validate(data), RenderOptions())
