"""Word documents: what becomes text, in its final state, and what is refused. The XML of each case is short enough to read."""

import io
import zipfile

import pytest

from briefgen.errors import UnreadableError
from briefgen.reading import read_bytes
from tests.reading.word import W, docx, field, level, listed, numbering, p, part, run, table, text_box

_INS = '<w:ins w:id="1" w:author="甲" w:date="2022-05-18T00:00:00Z">'
_DEL = '<w:del w:id="2" w:author="甲" w:date="2022-05-18T00:00:00Z">'


def deleted(text: str) -> str:
    return f"{_DEL}<w:r><w:delText>{text}</w:delText></w:r></w:del>"


def lines(body: str, **parts: str) -> list[str]:
    return read_bytes(docx(body, parts=parts), "会议.docx").text.splitlines()


INLINE: list[tuple[str, str]] = [
    (run("局长") + run("佟铁成"), "局长佟铁成"),
    ('<w:r><w:t>时间</w:t><w:tab/><w:t>5月18日</w:t></w:r>', "时间\t5月18日"),
    ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "甲|乙|丙"),
    ('<w:r><w:t>前</w:t><w:br w:type="page"/></w:r>', "前"),
    ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2022</w:t><w:softHyphen/></w:r>", "2021-2022"),
    (f"<w:hyperlink>{run('市水务局')}</w:hyperlink>{run('召开')}", "市水务局召开"),
    (f"<w:smartTag>{run('北京')}</w:smartTag>{run('会议')}", "北京会议"),
    (f"<w:sdt><w:sdtContent>{run('佟铁成')}</w:sdtContent></w:sdt>", "佟铁成"),
    (f"{run('主持：')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>", "主持："),
    (field("DATE \\@ yyyy", run("2022年5月18日")) + run("召开"), "2022年5月18日召开"),
    (field("IF " + field("PAGE", run("3")) + " = 3", run("是")), "是"),
    (f'<w:fldSimple w:instr="AUTHOR">{run("米兰")}</w:fldSimple>', "米兰"),
    (f"{run('会议')}{_INS}{run('决定')}</w:ins>{deleted('指出')}", "会议决定"),
    (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
    (run("看得见") + run("看不见", "<w:vanish/>") + run("也看得见", '<w:vanish w:val="0"/>'), "看得见也看得见"),
    ('<w:commentRangeStart w:id="0"/>' + run("正文") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "正文"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r>', "☑同意"),
    ("<w:r><w:ruby><w:rt><w:r><w:t>tong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>佟</w:t></w:r></w:rubyBase></w:ruby></w:r>", "佟"),
    ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text"), INLINE)
def test_inside_a_paragraph(content: str, text: str) -> None:
    assert lines(p(content)) == text.split("|")


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert lines(p("会议由佟", mark) + p("铁成主持。") + p(deleted("全段删去。"), mark) + p("下一段。")) == ["会议由佟铁成主持。", "下一段。"]


def test_moved_paragraphs_stand_where_they_went() -> None:
    moved = p(f"<w:moveFrom>{run('先')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
    assert lines(moved + p("后") + p(f"<w:moveTo>{run('先')}</w:moveTo>", "<w:rPr><w:moveTo/></w:rPr>")) == ["后", "先"]


def test_deleted_list_items_do_not_count() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = listed("甲。", 1) + p(deleted("乙。"), f"{item}<w:rPr><w:del/></w:rPr>") + listed("丙。", 1)
    assert lines(body, numbering=numbering({0: level(0, "chineseCounting", "%1、")}, {1: "0"})) == ["一、甲。", "二、丙。"]


def test_rows_of_a_labelled_table() -> None:
    body = p("局务会议记录") + table(
        ["时　间", "2022年5月18日上午9：00", "地　点", "三楼会议室"],
        ["出席", p("佟铁成、金鹏、") + p("梁守田")],
        ["缺席", ""],
        ["会议内容", p("佟局长：今天两件事。") + p("会议决定：") + p("一、由梁守田牵头。")],
    )
    assert lines(body) == [
        "局务会议记录",
        "时　间｜2022年5月18日上午9：00｜地　点｜三楼会议室",
        "出席｜佟铁成、金鹏、",
        "　梁守田",
        "缺席",
        "会议内容",
        "佟局长：今天两件事。",
        "会议决定：",
        "一、由梁守田牵头。",
    ]


def test_merged_cells_deleted_rows_and_tables_in_tables() -> None:
    head, more = ('<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tc><w:tcPr><w:vMerge/></w:tcPr>")
    rows = "".join(
        f"<w:tr>{start}{p(label)}</w:tc><w:tc>{p(name)}</w:tc><w:tc>{p(office)}</w:tc></w:tr>"
        for start, label, name, office in [(head, "出席", "佟铁成", "局长"), (more, "", "金鹏", "副局长")]
    )
    body = f"<w:tbl>{rows}</w:tbl>" + table(["删去"], properties="<w:del/>") + table([p("外") + table(["内", "里"])], [""])
    assert lines(body) == ["出席｜佟铁成｜局长", "　金鹏｜副局长", "外", "内｜里"]


def test_a_text_box_is_read_once_and_where_it_is_anchored() -> None:
    assert lines(p(text_box(p("内部资料")) + run("会议简报")) + p(run("第12期") + text_box(p("份号：0001")))) == [
        "内部资料",
        "会议简报",
        "第12期",
        "份号：0001",
    ]


def test_notes_stand_at_the_end() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part("footnotes", f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote><w:footnote w:id="2">{p("主持工作。")}</w:footnote>')
    assert lines(p(run("副局长金鹏") + note + run("出席。")) + p("散会。"), footnotes=notes) == ["副局长金鹏出席。", "散会。", "[1] 主持工作。"]


def test_hidden_by_a_style() -> None:
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/>{}</w:style>'
    styles = part("styles", style.format("H", "", "<w:rPr><w:vanish/></w:rPr>") + style.format("I", "H", ""))
    assert lines(p("看不见", '<w:pStyle w:val="I"/>') + p(run("也看不见", '<w:rStyle w:val="H"/>') + run("正文")), styles=styles) == ["正文"]


def test_numbers_are_written_out() -> None:
    levels = (
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    )
    other = level(0, "decimalEnclosedCircleChinese", "%1") + level(1, "bullet", "\uf0b7")
    lists = numbering({0: levels, 1: other}, {1: "0", 2: "1", 3: '0<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'})
    body = (
        listed("防汛。", 1) + listed("值班。", 1, 1) + listed("换电池。", 1, 2) + listed("2020年的账。", 1, 2) + listed("巡查。", 1, 1)
        + p("不编号的一段。") + listed("水费。", 1) + listed("查漏。", 1, 1) + listed("法定。", 1, 3)
        + listed("圈。", 2) + listed("点。", 2, 1) + listed("重新开始。", 3)
    )  # fmt: skip
    assert lines(body, numbering=lists) == [
        "一、防汛。", "（一）值班。", "1. 换电池。", "2. 2020年的账。", "（二）巡查。",
        "不编号的一段。", "二、水费。", "（一）查漏。", "2.1 法定。",
        "① 圈。", "· 点。", "一、重新开始。",
    ]  # fmt: skip


def test_first_lines_that_are_indented() -> None:
    styles = part("styles", '<w:style w:styleId="Body"><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>')
    body = (
        p("正文。", '<w:pStyle w:val="Body"/>')
        + p("　　已有空格。", '<w:pStyle w:val="Body"/>')
        + p("顶格。", '<w:pStyle w:val="Body"/><w:ind w:firstLineChars="0" w:firstLine="0"/>')
        + p("直接缩进。", '<w:ind w:firstLine="640"/>')
        + p("悬挂。", '<w:ind w:left="640" w:hanging="640"/>')
    )
    assert read_bytes(docx(body, parts={"styles": styles}), "x").text.splitlines() == [
        "　　正文。",
        "　　已有空格。",
        "顶格。",
        "　　直接缩进。",
        "悬挂。",
    ]


def test_numbers_of_styles() -> None:
    lists = numbering({0: level(0, "chineseCounting", "第%1条", '<w:pStyle w:val="Item"/>')}, {1: "0"})
    item = '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    based = '<w:style w:styleId="Based"><w:basedOn w:val="Item"/></w:style>'
    styled = [p(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("为了规范会议。", "Item"), ("本办法自发布起施行。", "Based"))]
    off = p("不编号。", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines("".join(styled) + off, numbering=lists, styles=part("styles", item + based)) == [
        "第一条 为了规范会议。",
        "第二条 本办法自发布起施行。",
        "不编号。",
    ]


@pytest.mark.parametrize(
    ("kind", "strict", "media_type"),
    [
        ("docx", False, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("docx", True, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("dotx", False, "application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
        ("docm", False, "application/vnd.ms-word.document.macroEnabled.12"),
        ("dotm", False, "application/vnd.ms-word.template.macroEnabled.12"),
    ],
)
def test_kinds_of_documents(kind: str, strict: bool, media_type: str) -> None:
    read = read_bytes(docx(table(["时间", "5月18日"]), kind, strict=strict), "-")
    assert (read.text, read.encoding, read.media_type) == ("时间｜5月18日\n", "utf-8", media_type)


def test_a_web_page_taken_in_whole() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>会议简报</p><a href='x'>链接</a></body></html>".encode()
    assert read_bytes(docx('<w:altChunk r:id="page"/>', files={"page": page}), "x.docx").text == "会议简报\n链接\n"


# ---------------------------------------------------------------- refused


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "会议.docx")
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


GOOD = docx(p("会议决定，由梁守田牵头。" * 40))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file(share: float) -> None:
    assert "损坏" in refused(GOOD[: int(len(GOOD) * share)])


def test_damaged_contents() -> None:
    at = GOOD.find(b"word/document.xml") + 40
    assert "损坏" in refused(GOOD[:at] + b"\xff\x00\xff" + GOOD[at + 3 :])
    assert "损坏" in refused(replaced("word/document.xml", b"<w:document>"))
    assert "损坏" in refused(replaced("word/document.xml", f'<w:document xmlns:w="{W}"/>'.encode()))


def replaced(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, content if each == name else source.read(each))
    return out.getvalue()


def test_pictures_alone_need_text_recognition() -> None:
    assert "OCR" in refused(docx(p("<w:r><w:drawing/></w:r>")))


def test_entities_of_the_file_are_not_expanded() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "哈">{lol}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&l8;</w:t></w:r></w:p></w:body></w:document>'
    assert "损坏" in refused(replaced("word/document.xml", bomb.encode()))
    outside = bomb.replace(lol, '<!ENTITY l8 SYSTEM "file:///etc/passwd">')
    assert "损坏" in refused(replaced("word/document.xml", outside.encode()))


def test_what_unpacks_to_too_much() -> None:
    assert "大得反常" in refused(replaced("word/document.xml", b" " * (33 * 1024 * 1024)))


def test_too_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.reading.docx.MAX_TAGS", 5)
    assert "大得反常" in refused(GOOD)


def test_a_header_that_lies_about_the_size() -> None:
    data = bytearray(replaced("word/document.xml", b" " * (33 * 1024 * 1024)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lied = bytes(data).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lied != data
    refused(lied)


def test_too_many_members() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(10_001):
            archive.writestr(str(n), b"")
    assert "大得反常" in refused(out.getvalue())


def test_tables_nested_too_deep() -> None:
    inner = "里"
    for _ in range(60):
        inner = table([p("外") + inner if inner.startswith("<") else inner])
    assert "嵌套过深" in refused(docx(inner))
