"""A house's own Word template: its styles, page, header and places are used, and nothing of an earlier meeting is carried along."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

import briefgen
from briefgen.reading import read_bytes
from briefgen.rendering import word
from briefgen.rendering.options import Form, RenderOptions
from briefgen.rendering.word import package

from .ooxml import W, misplaced, part, parts, style_of, texts

TEXT = """清河县召开春耕推进会

　　2024年3月6日，清河县召开春耕推进会。县长罗映雪主持会议。

　　罗映雪要求，县农业农村局要在3月底前备足种子。
"""
GIVEN = {
    "name": "清河工作简报",
    "number": "3",
    "issuer": "县政府办",
    "issued": "2024年3月8日",
    "report_to": ("县委",),
    "issue_to": ("各乡镇",),
    "copies": 20,
}
SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(given: WordDocument) -> bytes:
    out = io.BytesIO()
    given.save(out)
    return out.getvalue()


def template(*lines: str, header: str = "", styles: Sequence[str] = ()) -> bytes:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(20), Cm(3), Cm(3)
    for each in styles:
        made.styles.add_style(each, WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(15)
    if header:
        section.header.paragraphs[0].text = header
    for each in lines:
        made.add_paragraph(each)
    return saved(made)


def printed(template: bytes, form: Form = "brief", **more: object) -> bytes:
    options = RenderOptions(template=template, form=form, **{**GIVEN, **more})  # type: ignore[arg-type]
    data = word.render(briefgen.parse_text(TEXT, with_text=True), options)
    for name in ("word/document.xml", "word/numbering.xml"):
        assert [each for each in misplaced(part(data, name)) if "abstractNum" in each or each.startswith("sectPr")] == []
    styles = {each.get(f"{W}styleId") for each in part(data, "word/styles.xml").iter(f"{W}style")}
    assert {style_of(p) for p in part(data).iter(f"{W}p")} <= styles | {""}
    return data


def lines(data: bytes) -> list[str]:
    return [each for each in texts(part(data)) if each.strip()]


def test_without_a_place_the_body_is_replaced_and_the_page_kept() -> None:
    data = printed(template("上一期的正文", header="清河县人民政府"))
    shown = lines(data)
    assert "上一期的正文" not in shown
    assert shown[0] == "清河工作简报"
    assert "清河县召开春耕推进会" in shown
    made = docx.Document(io.BytesIO(data))
    assert made.sections[0].header.paragraphs[0].text == "清河县人民政府"
    width = made.sections[0].page_width
    assert width is not None
    assert abs(width - Cm(20)) < Pt(1)
    ((across,),) = [[int(each.get(f"{W}w", "0")) for each in table.iter(f"{W}gridCol")] for table in part(data).iter(f"{W}tbl")]
    assert abs(across - Cm(14).twips) <= 1


def test_places_are_filled_and_what_stands_around_them_stays() -> None:
    data = printed(
        template(
            "清河县政府文件",
            "第【期号】期（内部）",
            "【编发单位】　　【印发日期】",
            "【正文】",
            "报：【报】",
            "送：【送】",
            "发：【发】",
            "（共印【印数】份）",
        )
    )
    shown = lines(data)
    assert shown[:4] == ["清河县政府文件", "第3期（内部）", "县政府办编　　2024年3月8日", "清河县召开春耕推进会"]
    assert shown[-3:] == ["报：县委", "发：各乡镇", "（共印20份）"], "nobody it is sent to: the line goes"
    assert not any("【" in each for each in shown)


def test_a_mark_may_run_over_several_runs_and_stand_in_a_header() -> None:
    made = docx.Document()
    paragraph = made.sections[0].header.paragraphs[0]
    for piece in ("内部 【", "期", "号】 刊物"):
        paragraph.add_run(piece).bold = True
    made.add_paragraph("【正文】")
    data = printed(saved(made))
    header = docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0]
    assert header.text == "内部 第3期 刊物"
    assert all(run.bold for run in header.runs)
    assert lines(data)[0] == "清河县召开春耕推进会"


def test_content_controls_are_places() -> None:
    made = docx.Document()
    control = '<w:sdt {spaces}><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    body = made.element.body
    paragraph = made.add_paragraph("期号：")
    paragraph._p.append(parse_xml(control.format(spaces=SPACES, name="期号", content="<w:r><w:t>单击此处</w:t></w:r>")))
    body.insert(1, parse_xml(control.format(spaces=SPACES, name="正文", content="<w:p><w:r><w:t>单击此处输入</w:t></w:r></w:p>")))
    made.add_paragraph("印刷厂承印")
    shown = lines(printed(saved(made)))
    assert shown[0] == "期号：第3期"
    assert shown[1] == "清河县召开春耕推进会"
    assert "印刷厂承印" in shown
    assert not any("单击" in each for each in shown)


def test_its_own_styles_are_used_with_their_own_fonts() -> None:
    data = printed(template("【正文】", styles=("简报正文",)))
    styles = docx.Document(io.BytesIO(data)).styles
    own = styles["简报正文"].style_id
    body = [p for p in part(data).iter(f"{W}p") if style_of(p) == own]
    assert len(body) == 2
    assert not [each for p in body for each in p.iter(f"{W}rFonts") if each.get(f"{W}eastAsia")]
    assert styles["简报正文"].font.size == Pt(15)
    assert [p.get(f"{W}val") for p in part(data).iter(f"{W}pStyle")].count(styles["Title"].style_id) == 1


def test_nothing_of_an_earlier_meeting_stays_in_a_template_made_of_our_page() -> None:
    earlier = briefgen.parse_text(TEXT.replace("罗映雪", "沈明远"), with_text=True)
    old = word.render(earlier, RenderOptions(comments=True))
    assert "customXml/item1.xml" in parts(old)
    data = printed(old)
    for name, content in parts(data).items():
        assert "沈明远".encode() not in content, name
    assert read_bytes(data, "简报.docx").record is not None
    assert read_bytes(printed(old, embed=False), "简报.docx").record is None


def test_the_sheet_counts_its_headings_with_our_lists() -> None:
    read = read_bytes(printed(template("1"), form="sheet", embed=False), "简报.docx").text
    assert "一、" in read
    assert "二、" in read


def rezipped(data: bytes, **changes: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for key, value in changes.items():
                content = value if name.endswith(key.replace("_", ".")) else content
            new.writestr(name, content)
    return out.getvalue()


def types(data: bytes, old_type: bytes, new_type: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(old_type, new_type) if name == "[Content_Types].xml" else old.read(name))
    return out.getvalue()


#: A page with a margin that is no number.
_SKEWED = f'<w:document {SPACES}><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="158+7"/></w:sectPr></w:body></w:document>'.encode()


def test_a_template_by_its_type_is_taken() -> None:
    made = types(template("【正文】"), b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
    assert package.wrong(made) is None
    assert "清河县召开春耕推进会" in lines(printed(made))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "不是 Word 文件"),
        ("会议简报".encode(), "不是 Word 文件"),
        (b"PK\x03\x04" + b"\x00" * 40, "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "不是 Word 文件"),
        (types(template("1"), b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml"), "不是 Word 文件"),
        (types(template("1"), b"openxmlformats-officedocument.wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"), "宏"),
        (rezipped(template("1"), document_xml=b"<w:document"), "已损坏"),
        (rezipped(template("1"), document_xml=_SKEWED), "已损坏"),
    ],
)
def test_what_is_no_template_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    wrong = package.wrong(data)
    assert wrong is not None
    assert says in wrong
    assert wrong.endswith("。")
