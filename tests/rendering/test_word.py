"""The Word file: page, styles, numbers and tables as GB/T 9704 has them, in XML that Word opens; and nothing in a text that becomes more than text."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Element

import briefgen
from briefgen import record
from briefgen.reading import read_bytes
from briefgen.rendering import layout, word
from briefgen.rendering.blocks import Attendance, Distribution, Fields, Heading, Headline, Items, Masthead, Paragraph, Table, plain
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.word import package
from briefgen.rendering.word.body import Body

from .cases import CASES
from .factories import brief, date, directive, document, doubt, everywhere, masthead, whole
from .ooxml import W, misplaced, part, parts, style_of, texts, value
from .test_escape import HOSTILE

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TWIPS = 1440 / 25.4


@pytest.fixture(scope="module")
def standard() -> bytes:
    return word.render(*CASES["standard"])


def with_style(root: Element, style: str) -> list[Element]:
    return [p for p in root.iter(f"{W}p") if style_of(p) == style]


def text_of(p: Element) -> str:
    return "".join(t.text or "" for t in p.iter(f"{W}t"))


def check(data: bytes) -> None:
    """What holds for every file."""
    assert docx.Document(io.BytesIO(data)).paragraphs
    members = parts(data)
    for name, content in members.items():
        if name.endswith((".xml", ".rels")):
            root = part(data, name)
            assert list(misplaced(root)) == [], name
            assert not re.search(b"[\x00-\x08\x0b\x0c\x0e-\x1f]", content)
    main = part(data)
    assert not {each.tag for each in main.iter()} & {f"{W}{name}" for name in ("hyperlink", "fldChar", "fldSimple", "instrText", "object")}
    for run in main.iter(f"{W}r"):
        assert value(run, "rPr/rFonts", "hint") == "eastAsia"
        assert value(run, "rPr/rFonts", "eastAsia")
        assert all("\n" not in (t.text or "") for t in run.iter(f"{W}t"))
    styles = {each.get(f"{W}styleId") for each in part(data, "word/styles.xml").iter(f"{W}style")}
    assert {style_of(p) for p in main.iter(f"{W}p")} <= styles - {""}
    assert not [table for table in main.iter(f"{W}tbl") if (after := table.getnext()) is None or after.tag != f"{W}p"], (
        "Word wants a paragraph behind a table"
    )


@pytest.mark.parametrize("title", CASES)
def test_every_case_is_well_formed(title: str) -> None:
    check(word.render(*CASES[title]))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_well_formed(path: Path) -> None:
    check(word.render(briefgen.parse_file(path)))


@pytest.mark.parametrize(
    "text",
    [
        *(text for text in HOSTILE if set(text) & set("<&[")),  # what is only Markdown means nothing in XML
        "# 标题",
        "- 条目",
        "1. 条目",
        "\x00\x1b\x7f\ufffe\uffff",
        "]]>",
        "<w:p/>",
        "&lt;&amp;",
        "{ PAGE }",
        "=1+1",
        "甲\r\n乙\n\n丙\t丁",
        "𬱖䶮〇",
        "https://甲.cn",
        "【核】",
        "\u202e甲",
        "",
    ],
)
def test_hostile_values_stay_text(text: str) -> None:
    data = word.render(*everywhere(text))
    check(data)
    assert len(texts(part(data))) >= 20


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=60) | st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=3000))
def test_any_value_stays_text(text: str) -> None:
    check(word.render(*everywhere(text)))


def test_the_check_of_the_order_can_fail() -> None:
    root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:pStyle/></w:pPr><w:r><w:rPr><w:jc/></w:rPr></w:r></w:p>')
    assert list(misplaced(root)) == ["pStyle too late in pPr", "jc in rPr"]


def test_a_page_that_ends_with_a_table_and_an_empty_one() -> None:
    task = directive("d1", record.Excerpt(text="完成排查", span=(0, 4)), owners=[record.Owner(text="各县", span=(0, 2), inherited=False)])
    check(word.render(document(brief(title="甲会", directives=[task]))))
    check(word.render(document()))


def test_the_page_is_that_of_the_standard(standard: bytes) -> None:
    section = part(standard).find(f"{W}body/{W}sectPr")
    assert section is not None

    def millimetres(path: str, attribute: str) -> float:
        return round(float(value(section, path, attribute) or 0) / TWIPS, 1)

    assert (millimetres("pgSz", "w"), millimetres("pgSz", "h")) == (210, 297)
    top, left, bottom, right = (millimetres("pgMar", side) for side in ("top", "left", "bottom", "right"))
    assert (top, left) == (37, 28)
    assert (round(210 - left - right), round(297 - top - bottom)) == (156, 225)
    assert value(section, "docGrid", "type") == "linesAndChars"
    pitch = float(value(section, "docGrid", "linePitch") or 0)
    assert 225 * TWIPS // pitch == 22
    character = 16 + int(value(section, "docGrid", "charSpace") or 0) / 4096
    assert (210 - left - right) * TWIPS / 20 // character == 28


def test_twenty_eight_characters_fit_without_the_grid_too(standard: bytes) -> None:
    """LibreOffice does not condense by the grid: the style does."""
    normal = next(each for each in part(standard, "word/styles.xml").iter(f"{W}style") if each.get(f"{W}styleId") == "Normal")
    size, spacing = int(value(normal, "rPr/sz") or 0) / 2, int(value(normal, "rPr/spacing") or 0) / 20
    assert (size, 8844 / 20 // (size + spacing)) == (16, 28)
    assert (value(normal, "pPr/spacing", "line"), value(normal, "pPr/spacing", "lineRule")) == ("560", "exact")


#: Style → its name in Word's gallery, its font for 汉字, its size in points (None: that of the body).
STYLES = {
    "Title": ("Title", "方正小标宋简体", 22),
    "Heading1": ("heading 1", "黑体", None),
    "Heading2": ("heading 2", "楷体_GB2312", None),
    "BriefName": ("简报名称", "方正小标宋简体", 36),
    "BriefCorners": ("密级和份号", "黑体", None),
    "BriefIssuer": ("编发单位和日期", None, None),
    "BriefBody": ("简报正文", None, None),
    "BriefItem": ("编号条目", None, None),
    "BriefNote": ("按语", "楷体_GB2312", None),
    "BriefHeader": ("表头", "黑体", 12),
    "BriefDistribution": ("报送范围", None, 14),
    "Footer": ("footer", "宋体", 14),
}


def test_styles(standard: bytes) -> None:
    styles = {each.get(f"{W}styleId"): each for each in part(standard, "word/styles.xml").iter(f"{W}style")}
    for ident, (name, font, size) in STYLES.items():
        style = styles[ident]
        assert value(style, "name") == name
        assert value(style, "rPr/rFonts", "eastAsia") == font, ident
        assert value(style, "rPr/sz") == (str(size * 2) if size else None), ident
        assert ident == "Footer" or style.find(f"{W}qFormat") is not None, f"{ident} is not in the gallery"


def test_the_body_is_fangsong_with_an_indent_of_two_characters(standard: bytes) -> None:
    styles = part(standard, "word/styles.xml")
    assert value(styles, "docDefaults/rPrDefault/rPr/rFonts", "eastAsia") == "仿宋_GB2312"
    for ident in ("BriefBody", "Heading1", "Heading2"):
        style = next(each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == ident)
        assert value(style, "pPr/ind", "firstLineChars") == "200"


def test_runs_name_the_font_of_their_style(standard: bytes) -> None:
    root = part(standard)
    for style, font in (
        ("Title", "方正小标宋简体"),
        ("Heading1", "黑体"),
        ("Heading2", "楷体_GB2312"),
        ("BriefBody", "仿宋_GB2312"),
        ("BriefHeader", "黑体"),
    ):
        found = [value(run, "rPr/rFonts", "eastAsia") for p in with_style(root, style) for run in p.iter(f"{W}r")]
        assert found
        assert set(found) == {font}, style


def test_fonts_have_substitutes(standard: bytes) -> None:
    fonts = {each.get(f"{W}name"): value(each, "altName") for each in part(standard, "word/fontTable.xml").iter(f"{W}font")}
    assert {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"} <= set(fonts)
    assert "仿宋" in (fonts["仿宋_GB2312"] or "")
    assert not [name for name in parts(standard) if "font" in name and not name.endswith("fontTable.xml")], "no font is embedded"


def test_the_masthead(standard: bytes) -> None:
    root = part(standard)
    shown = texts(root)
    assert shown[:5] == [
        "内部资料\t000012",
        "城乡供水工作简报",
        "第12期（总第86期）",
        "市水利局办公室编\t2022年5月20日",
        "全市城乡供水工作推进会召开",
    ]
    assert [style_of(p) for p in list(root.iter(f"{W}p"))[:5]] == ["BriefCorners", "BriefName", "BriefNumber", "BriefIssuer", "Title"]
    styles = {each.get(f"{W}styleId"): each for each in part(standard, "word/styles.xml").iter(f"{W}style")}
    assert value(styles["BriefName"], "rPr/color") == "FF0000"
    assert (value(styles["BriefIssuer"], "pPr/pBdr/bottom", "color"), value(styles["BriefIssuer"], "pPr/pBdr/bottom")) == ("FF0000", "single")
    for ident in ("BriefIssuer", "BriefCorners"):
        assert (value(styles[ident], "pPr/tabs/tab"), value(styles[ident], "pPr/tabs/tab", "pos")) == ("right", "8844")


@pytest.mark.parametrize(("name", "size"), [("会议简报", None), ("甲" * 12, None), ("甲" * 13, "64"), ("甲" * 20, "44"), ("甲" * 60, "44")])
def test_a_long_name_is_set_smaller(name: str, size: str | None) -> None:
    root = part(word.render(document(masthead=masthead(name=name))))
    (paragraph,) = with_style(root, "BriefName")
    run = paragraph.find(f"{W}r")
    assert run is not None
    assert value(run, "rPr/sz") == size


def test_the_line_of_the_masthead_is_there_without_issuer_and_without_a_masthead_not() -> None:
    assert len(with_style(part(word.render(document(masthead=masthead(name="会议简报")))), "BriefIssuer")) == 1
    assert with_style(part(word.render(document(brief(title="甲会")))), "BriefIssuer") == []


def test_page_numbers_stand_outside(standard: bytes) -> None:
    section = part(standard).find(f"{W}body/{W}sectPr")
    assert section is not None
    assert part(standard, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    relationships = {each.get("Id"): each.get("Target") for each in part(standard, "word/_rels/document.xml.rels")}
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    sides = {}
    for reference in section.iter(f"{W}footerReference"):
        footer = part(standard, f"word/{relationships[reference.get(r)]}")
        shown = "".join(each.text or "" for each in footer.iter(f"{W}t"))
        assert re.fullmatch(r"— \d —", shown)
        assert [each.text for each in footer.iter(f"{W}instrText")] == [" PAGE "]
        sides[reference.get(f"{W}type")] = value(footer, "p/pPr/jc")
    assert sides == {"default": "right", "even": "left"}


def numbers(data: bytes) -> list[str]:
    """The lines of a file as they are read back, automatic numbers included."""
    return [line.strip() for line in read_bytes(data, "简报.docx").text.splitlines() if line.strip()]


def written(*blocks: object) -> bytes:
    out = package.new()
    body = Body(out)
    for each in blocks:
        body.add(each)  # type: ignore[arg-type]
    body.close()
    return package.data(out)


def test_numbers_are_automatic_and_read_back() -> None:
    data = written(
        Headline("甲会"), Heading(3, "出席情况", 1), Heading(3, "讲话和发言", 2), Heading(4, "市长", 1), Heading(4, "局长", 2), Heading(3, "工作要求", 3), Heading(4, "任务", None),
        Items((plain("17处隐患"), plain("排查")), ordered=True), Items((plain("再查"),), ordered=True), Items((plain("第三"),), ordered=True, start=3), Items((plain("无号"),)),
        Headline("乙会"), Heading(3, "出席情况", 1), Heading(3, "讲话和发言", 2), Heading(4, "县长", 1), Heading(4, "镇长", 2), Heading(2, "需核对事项"),
    )  # fmt: skip
    assert not [text for text in texts(part(data)) if re.match("[一二三]、|（|[123][.]", text)], "a number is typed"
    assert numbers(data) == [
        "甲会", "一、出席情况", "二、讲话和发言", "（一）市长", "（二）局长", "三、工作要求", "任务", "1. 17处隐患", "2. 排查", "1. 再查", "3. 第三", "无号",
        "乙会", "一、出席情况", "二、讲话和发言", "（一）县长", "（二）镇长", "需核对事项",
    ]  # fmt: skip


def test_numbering_is_chinese(standard: bytes) -> None:
    levels = [
        (value(each, "numFmt"), value(each, "lvlText"), value(each, "pStyle"))
        for each in next(part(standard, "word/numbering.xml").iter(f"{W}abstractNum")).iter(f"{W}lvl")
    ]
    assert levels[:3] == [
        ("chineseCountingThousand", "%1、", "Heading1"),
        ("chineseCountingThousand", "（%2）", "Heading2"),
        ("decimal", "%3.", "Heading3"),
    ]


def test_a_table_fits_the_type_area_and_repeats_its_header() -> None:
    data = written(
        Table(("序号", "要求", "责任单位"), tuple((str(n), f"完成第{n}项", "各县") for n in range(60)), (1, 5, 2)),
        Distribution((("报", "市委"),), "（共印9份）"),
    )
    task, tail = part(data).iter(f"{W}tbl")
    for table, columns in ((task, 3), (tail, 1)):
        widths = [int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol")]
        assert (len(widths), sum(widths), value(table, "tblPr/tblW", "w"), value(table, "tblPr/tblLayout", "type")) == (
            columns,
            8844,
            "8844",
            "fixed",
        )
        assert all([int(value(cell, "tcPr/tcW", "w") or 0) for cell in row.iter(f"{W}tc")] == widths for row in table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in task.iter(f"{W}tr")] == [True] + [False] * 60
    assert [style_of(p) for p in next(task.iter(f"{W}tr")).iter(f"{W}p")] == ["BriefHeader"] * 3
    check(data)


def test_the_distribution_stands_between_lines() -> None:
    data = written(Distribution((("报", "市委，市政府"), ("发", "各县")), "（共印60份）"))
    assert numbers(data) == ["报：市委，市政府", "发：各县", "（共印60份）"]
    style = next(each for each in part(data, "word/styles.xml").iter(f"{W}style") if each.get(f"{W}styleId") == "BriefTail")
    assert {name: value(style, f"tblPr/tblBorders/{name}") for name in ("top", "insideH", "bottom")} == dict.fromkeys(
        ("top", "insideH", "bottom"), "single"
    )


def test_the_distribution_stands_on_the_lower_edge_of_the_page_that_the_text_ends_on() -> None:
    data = written(Paragraph(plain("会议到此结束。")), Distribution((("报", "市委" * 40), ("发", "各县")), "（共印60份）"))
    (box,) = part(data).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")
    vertical = next(each for each in box.iter() if each.tag.endswith("}positionV"))
    assert (vertical.get("relativeFrom"), etree.tostring(vertical, method="text")) == ("margin", b"bottom")
    assert any(each.tag.endswith("}wrapTopAndBottom") for each in box.iter()), "text never lies behind it"
    height = next(int(each.get("cy", "0")) for each in box.iter() if each.tag.endswith("}extent"))
    assert height >= 12700 * 24 * 5, "three lines of receivers, one of those, one of copies"
    (text,) = with_style(part(data), "BriefBody")
    assert text.find(f"{W}pPr/{W}keepNext") is not None, "never alone on a page"


def test_what_announces_stands_with_what_follows() -> None:
    data = written(Headline("甲会召开"), Paragraph(plain("8月1日，甲会召开。")), Paragraph(plain("会议决定：")), Paragraph(plain("一、办好甲事。")))
    lead, decided, item = with_style(part(data), "BriefBody")
    assert lead.find(f"{W}pPr/{W}widowControl") is not None
    assert [each.find(f"{W}pPr/{W}keepNext") is not None for each in (lead, decided, item)] == [False, True, False]


def test_fields_and_attendance_have_labels_that_are_read_back() -> None:
    data = written(
        Fields((("时间", "8月1日"), ("会议", "甲会"), ("主办", "市政府"))), Attendance((("", "市长　张立（讲话）"), ("", "李爱杰"), ("列席", "王立")))
    )
    assert numbers(data) == ["时间：8月1日", "会议名称：甲会", "主办单位：市政府", "出席：市长　张立（讲话）", "李爱杰", "列席：王立"]
    assert value(next(part(data).iter(f"{W}r")), "rPr/b") is None
    assert next(part(data).iter(f"{W}r")).find(f"{W}rPr/{W}b") is not None


def test_doubts_are_highlighted_and_their_reasons_stand_at_the_end(standard: bytes) -> None:
    root = part(standard)
    marked = [run for run in root.iter(f"{W}r") if value(run, "rPr/highlight") == "yellow"]
    assert {"".join(t.text or "" for t in run.iter(f"{W}t")) for run in marked} == {"【核】"}
    assert {value(run, "rPr/rStyle") for run in marked} == {"BriefDoubt"}
    assert sum(text.count("【核】") for text in texts(root)) == len(marked) > 2
    given, _ = CASES["standard"]
    reasons = [each.message for each in given.briefs[0].diagnostics if each.severity != "info" or each.code == "date-without-year"]
    assert set(reasons) <= set(texts(root))


def test_the_page_says_what_the_blocks_say() -> None:
    """Every text of every block, in its order, but for labels that have another wording here."""
    for title, (record_, options) in CASES.items():
        shown = "".join("".join(text.split()) for text in texts(part(word.render(record_, options))))
        for block in layout.blocks(record_, options):
            for piece in _pieces(block):
                assert "".join(word_line(piece).split()) in shown, (title, piece)


def word_line(text: str) -> str:
    from briefgen.rendering.word.text import line

    return line(text)


def _pieces(block: object) -> list[str]:
    if isinstance(block, str):
        return [block] if len(block) > 4 else []
    if isinstance(block, tuple):
        return [piece for each in block for piece in _pieces(each)]
    if isinstance(block, Masthead | Headline | Heading | Items | Fields | Attendance | Table | Distribution) or hasattr(block, "__slots__"):
        return [piece for name in block.__slots__ for piece in _pieces(getattr(block, name))]
    return []


HELD = whole("2022年5月18日", "2022-05-18")
#: Record and options → when the file was made.
CREATED = [
    (document(brief(date=HELD)), RenderOptions(), "2022-05-18"),
    (document(brief(date=HELD), masthead=masthead(issued=whole("2022年5月20日", "2022-05-20"))), RenderOptions(), "2022-05-20"),
    (document(brief(date=HELD)), RenderOptions(issued="2022年6月1日"), "2022-06-01"),
    (document(brief(date=HELD)), RenderOptions(issued="2022年2月30日"), "2022-05-18"),
    (document(brief(date=date("5月18日", edtf="XXXX-05-18"))), RenderOptions(), None),
    (document(), RenderOptions(), None),
]


@pytest.mark.parametrize(("given", "options", "day"), CREATED)
def test_the_file_is_as_old_as_the_issue(given: record.Document, options: RenderOptions, day: str | None) -> None:
    properties = docx.Document(io.BytesIO(word.render(given, options))).core_properties
    assert (properties.created and properties.created.date().isoformat()) == day


def test_properties() -> None:
    given = document(
        brief(title="甲会召开" * 90, meeting=record.Meeting(name="甲\x1b会", kind=None, span=(0, 3))), masthead=masthead(issuer="市政府办公室")
    )
    properties = docx.Document(io.BytesIO(word.render(given))).core_properties
    assert (properties.title, properties.subject, properties.author) == (("甲会召开" * 90)[:255], "甲␛会", "市政府办公室")
    bare = docx.Document(io.BytesIO(word.render(document(brief(title="甲会")), RenderOptions(issuer="")))).core_properties
    assert (bare.title, bare.subject, bare.author, bare.last_modified_by) == ("甲会", "", "", "")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert word.render(*CASES["standard"]) == word.render(*CASES["standard"])
    code = "import hashlib; from briefgen.rendering import word; from tests.rendering.cases import CASES; print(hashlib.sha256(word.render(*CASES['standard'])).hexdigest())"
    root = Path(__file__).parents[2]
    seeds = [subprocess.run([sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.environ["PYTHONPATH"], "TZ": zone}, capture_output=True, check=True).stdout for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))]  # fmt: skip
    assert len(set(seeds)) == 1


def test_a_long_demand_keeps_its_words() -> None:
    long = "，".join(["逐户登记房屋结构和安全隐患"] * 300)
    given = document(
        brief(
            title="甲会",
            directives=[directive("d1", record.Excerpt(text=long, span=(0, len(long))))],
            diagnostics=[doubt("no-date", "没有找到开会日期，请补上会议时间。", None)],
        )
    )
    assert long in "\n".join(texts(part(word.render(given))))


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("清河县召开春耕推进会", None),
        ("清河县石桥镇上塘村民委员会召开第三届村民代表会议", "清河县石桥镇上塘村民委员会召开"),
        ("我市召开秋季农业生产暨防汛减灾工作电视会议", "我市召开秋季农业生产暨"),
        ("清河县第一人民医院召开2024年第5次办公会会议", "清河县第一人民医院召开2024年"),
        ("清河县" * 20, None),
    ],
)
def test_a_headline_of_two_lines_is_cut_at_a_word(headline: str, first: str | None) -> None:
    (title,) = with_style(part(written(Headline(headline))), "Title")
    indent = value(title, "pPr/ind", "left")
    assert text_of(title) == headline
    if first is None:
        assert indent is None
        return
    characters = (442 - 2 * int(indent or 0) / 20) / 21.75
    size = sum(1.0 if ord(each) > 0x2FF else 0.5 for each in first) + 0.25 * len(re.findall(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)", first))
    assert size <= characters < size + 0.5


def test_an_annex_begins_a_page_with_its_title() -> None:
    data = written(Paragraph(plain("会议到此结束。")), Paragraph(plain("附件")), Headline("任务清单"))
    text, annex = with_style(part(data), "BriefBody")
    assert [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in (text, annex)] == [False, True]
    assert annex.find(f"{W}pPr/{W}keepNext") is not None
