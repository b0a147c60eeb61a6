"""PDF: lines to paragraphs, headers and footers, columns and tables; what is refused. Files are written by `pdfs`."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefgen.errors import UnreadableError
from briefgen.reading import read_bytes
from briefgen.reading.layout import Glyph, Page, page_texts
from tests.reading.pdfs import Box, Text, paragraph, pdf

FIRST = "五月十八日，市水务局召开局长办公会议，研究防汛值班和水费收缴工作。局长佟铁成主持会议，副局长金鹏、总工程师梁守田出席，办公室主任米兰列席。"
SECOND = "会议决定，由总工程师梁守田牵头，工程科、财务科配合，六月十日前完成南洋片区管网查漏，年底水费收缴率达到百分之九十以上。"


def lines(*pages: Sequence[Text | Box]) -> list[str]:
    return [line for line in read_bytes(pdf(pages), "会议.pdf").text.splitlines() if line]


def test_paragraphs_by_their_indents() -> None:
    page = [Text(200, 780, "局长办公会议纪要", 22), *paragraph(FIRST, 720), *paragraph(SECOND, 720 - 3 * 28)]
    assert lines(page) == ["局长办公会议纪要", "　　" + FIRST, "　　" + SECOND]


def test_a_paragraph_over_pages_with_headers_and_numbers() -> None:
    set_ = paragraph(FIRST + SECOND, 720)
    half = len(set_) // 2
    pages = []
    for number, part in enumerate(
        (set_[:half], [Text(80, 720 - 28 * n, each.text) for n, each in enumerate(set_[half:])], paragraph("散会。", 720)), 1
    ):
        pages.append([Text(80, 800, "江城市水务局文件", 9), *part, Text(270 if number % 2 else 90, 40, f"— {number} —", 14)])
    assert lines(*pages) == ["　　" + FIRST + SECOND, "　　散会。"]


@pytest.mark.parametrize("number", ["— 3 —", "3", "第3页 共5页", "第 3 页", "3 / 5", "- 3 -"])
def test_page_numbers(number: str) -> None:
    assert lines([*paragraph(FIRST, 720), Text(270, 40, number, 10)]) == ["　　" + FIRST]


def test_what_only_looks_like_a_page_number_stays() -> None:
    """A number in the middle of the page, and a first line that no other page has."""
    page = [Text(80, 800, "内部资料"), *paragraph(FIRST, 720), Text(80, 500, "3"), *paragraph(SECOND, 450)]
    assert lines(page) == ["内部资料", "　　" + FIRST, "3", "　　" + SECOND]


def test_a_line_that_a_number_was_too_wide_for() -> None:
    """The next line begins with what did not fit any more."""
    page = [Text(112, 700, "今年全市安排重点项目六十八个，总投资超过去年的"), Text(80, 672, "213.6亿元，开工五十七个。"), *paragraph(SECOND, 640)]
    assert lines(page)[0] == "　　今年全市安排重点项目六十八个，总投资超过去年的213.6亿元，开工五十七个。"


def test_without_indents_a_short_line_ends_a_paragraph() -> None:
    page = [
        *paragraph(FIRST, 720, indent=0),
        *paragraph("佟局长：同意。", 720 - 3 * 28, indent=0),
        *paragraph(SECOND, 720 - 4 * 28, indent=0),
    ]
    assert lines(page) == [FIRST, "佟局长：同意。", SECOND]


def test_a_title_in_two_lines_a_red_rule_and_the_end() -> None:
    page: list[Text | Box] = [
        Text(208, 790, "会议纪要", 40),
        Text(264, 750, "第12期"),
        Box(80, 740, 416, 1),
        Text(145, 700, "江城市水务局关于防汛值班", 24),
        Text(181, 668, "和水费收缴的会议纪要", 24),
        *paragraph(FIRST, 620),
        Text(80, 500, "报：市政府办公室，市委组织部、市委宣传部、市人大政协"),
        Text(80, 472, "送：各科室。"),
        Text(336, 430, "二〇二二年五月二十日"),
    ]
    assert lines(page) == [
        "会议纪要",
        "第12期",
        "江城市水务局关于防汛值班和水费收缴的会议纪要",
        "　　" + FIRST,
        "报：市政府办公室，市委组织部、市委宣传部、市人大政协",
        "送：各科室。",
        "二〇二二年五月二十日",
    ]


def test_names_in_columns_keep_their_blanks() -> None:
    page = [
        Text(80, 700, "出席：佟铁成　金　鹏　梁守田　初建勋　盖小东　孙衍庆"),
        Text(128, 672, "姜启航　李建国"),
        Text(80, 644, "列席：米　兰"),
    ]
    assert lines(page) == ["出席：佟铁成　金　鹏　梁守田　初建勋　盖小东　孙衍庆　姜启航　李建国", "列席：米　兰"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("时间：五月十八日上午9：00", "—10：50", "时间：五月十八日上午9：00—10：50"),  # the dash
        ("时间：五月十八日上午9：00—", "10：50", "时间：五月十八日上午9：00—10：50"),
        ("会期：10月21日", "至22日，会期两天。", "会期：10月21日至22日，会期两天。"),
        ("时间：五月十八日上午9：", "00", "时间：五月十八日上午9：00"),  # a figure
        ("请假：盖小东（副局长，外出", "参加学术会议）", "请假：盖小东（副局长，外出参加学术会议）"),  # a bracket
        ("印发《关于加强防汛值班工作的", "通知》。", "印发《关于加强防汛值班工作的通知》。"),
        ("地　点：", "三楼会议室", "地　点：三楼会议室"),  # a label and its value
        ("出席：佟铁成、金鹏、", "梁守田", "出席：佟铁成、金鹏、梁守田"),  # a list
        (
            "出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　姜启",
            "航　李建国",
            "出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　姜启航　李建国",
        ),  # a name
        ("出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　金鹏", "李　兰", "出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　金鹏　李　兰"),
        ("出席：佟铁成　盖小东　孙衍庆　初建勋　李守田　米　", "兰　金鹏", "出席：佟铁成　盖小东　孙衍庆　初建勋　李守田　米　兰　金鹏"),
        ("出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　金鹏", "等12人", "出席：佟铁成　盖小东　孙衍庆　初建勋　梁守田　金鹏等12人"),
    ],
)
def test_what_the_end_of_a_line_cuts(above: str, below: str, joined: str) -> None:
    """However much room the program left: it keeps `—10：50` and `学术会议）` whole."""
    page = [*paragraph(FIRST, 720, indent=0), Text(80, 600, above), Text(80, 572, below), Text(80, 544, "议题：防汛值班")]
    assert lines(page)[1:] == [joined, "议题：防汛值班"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("地　点：", "主持人：佟铁成"),
        ("第12期", "2022年5月20日"),
        ("附件：1", "2.值班表"),
        ("出席：佟铁成　金鹏", "时间　2022年5月18日"),
        ("一、防汛值班", "二、水费收缴"),
        ("佟局长（主持", "金鹏：好。"),
    ],
)
def test_what_only_stands_below(above: str, below: str) -> None:
    assert lines([*paragraph(FIRST, 720, indent=0), Text(80, 600, above), Text(80, 572, below)])[1:] == [above, below]


def test_a_word_that_a_program_keeps_whole() -> None:
    """LibreOffice breaks no Chinese word: the line above it stays short by two characters."""
    set_ = paragraph(FIRST, 720)
    page = [*set_, Text(112, 600, "会议决定，由总工程师梁守田牵头，工程科、财务科"), Text(80, 572, "配合完成南洋片区管网查漏。")]
    assert lines(page)[1:] == ["　　会议决定，由总工程师梁守田牵头，工程科、财务科配合完成南洋片区管网查漏。"]


def test_a_font_that_draws_narrow_characters() -> None:
    """Without a Chinese font LibreOffice draws empty boxes of half the width, and full blanks: the size of the type counts, not the boxes."""
    rows = [(700, "时　间：五月十八日"), (684, "主　持：佟铁成"), (668, "出　席：金　鹏　梁守田")]
    glyphs = []
    for y, text in rows:
        x = 80.0
        for character in text:
            if character != "\u3000":
                glyphs.append(Glyph(character, x, y, x + 5, y + 9, 10))
            x += 10 if character == "\u3000" else 6
    assert [each for each in page_texts([Page(595, 842, glyphs, [])]) if each] == [text for _, text in rows]


def test_two_columns_without_rules() -> None:
    rows = [("姓名", "职务"), ("佟铁成", "局长"), ("金鹏", "副局长")]
    page = [Text(x, 700 - 28 * n, cell) for n, row in enumerate(rows) for x, cell in zip((80, 280), row, strict=True)]
    assert lines(page) == ["姓名｜职务", "佟铁成｜局长", "金鹏｜副局长"]


def test_a_table_with_rules() -> None:
    """The label of a row stands half-way down, between the lines of its value."""
    grid: list[Text | Box] = [Box(80, y, 416, 0) for y in (700, 660, 560, 440)]
    grid += [Box(x, 440, 0, 260) for x in (80, 180, 496)] + [Box(x, 660, 0, 40) for x in (300, 380)]
    cells = [Text(90, 675, "时间"), Text(190, 675, "5月18日", 14), Text(310, 675, "地点"), Text(390, 675, "三楼")]
    value = paragraph("佟铁成、金鹏、梁守田、初建勋、盖小东、孙衍庆、姜启航、李建国", 635, left=190, columns=18, indent=0)
    content = [Text(90, 500, "会议内容"), Text(190, 530, "佟局长：今天两件事。"), Text(190, 502, "会议决定：")]
    assert lines([*grid, *cells, Text(90, 610, "出席"), *value, *content]) == [
        "时间｜5月18日｜地点｜三楼",
        "出席｜佟铁成、金鹏、梁守田、初建勋、盖小东、孙衍庆、姜启航、李建国",
        "会议内容",
        "佟局长：今天两件事。",
        "会议决定：",
    ]


def test_a_cell_that_runs_over_lines_and_pages() -> None:
    def grid(low: float) -> list[Text | Box]:
        return [Box(80, 720, 416, 0), Box(80, low, 416, 0), *(Box(x, low, 0, 720 - low) for x in (80, 180, 496))]

    first = [*grid(660), Text(90, 690, "时间"), Text(190, 700, "2022年5月18日（星期三）上午9："), Text(190, 672, "00")]
    rows = [
        *grid(600),
        Text(90, 690, "决定"),
        *paragraph("一、由梁守田牵头，各水利站配合，六月十日前完成。二、由金鹏负责，印发", 700, left=190, columns=18, indent=0),
    ]
    rest = [*grid(660), Text(190, 700, "值班表。")]
    assert lines([*first]) == ["时间｜2022年5月18日（星期三）上午9：00"]
    assert lines(rows, rest) == ["决定｜一、由梁守田牵头，各水利站配合，六月十日前完成。二、由金鹏负责，印发值班表。"]


def test_files_in_several_threads() -> None:
    data = pdf([paragraph(FIRST, 700)] * 3)
    with ThreadPoolExecutor(4) as pool:
        assert len({read.text for read in pool.map(lambda _: read_bytes(data, "x"), range(40))}) == 1


def test_what_is_known_of_a_file() -> None:
    read = read_bytes(pdf([paragraph(FIRST, 700)]), "-")
    assert (read.encoding, read.media_type) == ("binary", "application/pdf")


# ---------------------------------------------------------------- refused


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "会议.pdf")
    sentence = str(caught.value)
    assert sentence.endswith("。")
    return sentence


def test_scanned_pages_need_text_recognition() -> None:
    assert "OCR" in refused(pdf([[], []], picture=True))
    assert "OCR" in refused(pdf([[], [], paragraph(FIRST, 700)], picture=True))
    assert "没有文字" in refused(pdf([[]]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file(share: float) -> None:
    data = pdf([paragraph(FIRST, 700)])
    assert "损坏" in refused(data[: int(len(data) * share)])


def test_damaged_contents() -> None:
    data = pdf([paragraph(FIRST, 700)])
    assert "损坏" in refused(b"%PDF-1.7\n%%EOF")
    assert "损坏" in refused(data.replace(b"/Type /Catalog", b"/Type /Nothing").replace(b"/Pages 2 0 R", b"/Pages 9 9 R").replace(b"/Kids", b"/None"))


def test_an_encrypted_file() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] /Root" % (b"61" * 32, b"62" * 32)
    assert "打开密码" in refused(pdf([paragraph(FIRST, 700)]).replace(b"/Root", lock))


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.reading.pdf.MAX_PAGES", 1)
    assert "超过 1 页" in refused(pdf([paragraph(FIRST, 700)] * 2))


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.reading.pdf.MAX_CHARACTERS", 10)
    assert "多得反常" in refused(pdf([paragraph(FIRST, 700)]))
