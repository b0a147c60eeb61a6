"""Paragraphs and sentences; bars stand at the cuts."""

import itertools

import pytest

from briefgen.spans import Span
from briefgen.text.blocks import LONGEST, blocks, sentences, width
from briefgen.text.shadow import shadow

#: A text whose editor wrapped it at 48 columns.
WRAPPED = [
    "三月六日全县春耕生产动员会在县文化中心召开各乡镇",
    "负责人和种粮大户代表参加会议会上通报了备耕情况种",
    "子和化肥储备充足农机检修已过九成墒情总体适宜播种",
    "水利部门介绍了灌区渠系维护的进展情况隧道左洞进尺",
    "二十六米右岸清淤完成干渠具备通水条件放水时间另定",
]


def cut(bars: str) -> str:
    """The pieces of a text, which is ``bars`` without its bars, with bars again."""
    text = bars.replace("|", "")
    return "|".join(each.slice(text) for each in sentences(shadow(text), Span(0, len(text))))


def parts(text: str) -> list[str]:
    """The blocks of a text."""
    copy = shadow(text)
    return [each.span.slice(text) for each in blocks(copy)]


@pytest.mark.parametrize(
    "bars",
    [
        "一是抓落实。|二是强监管。",
        "没有句号",
        "真的吗？！|是的。",
        "完成率13。3%。|下一项。",
        "完成率13.3%，居全县第二。",
        "一.加强领导。|二.强化监管。",
        # quotes and brackets close with the sentence
        "他说：“要快。”|大家同意。",
        "“好。”|“行。”",
        "有人说『好。』|散会。",
        "他说：“好。”|（掌声）散会。",
        "（他笑了。）|接着说。",
        # a stop inside 《》 or （） ends nothing
        "《为了谁？》一书。|读完了。",
        "会议（附件略。另发）要求。|散会。",
        "会议听取了《安全吗？怎么办！》的报告。|散会。",
        # unless it never closes
        "（未完。|后面很长",
        "《未完。|后面",
        # ellipses end a sentence only at a line's end
        "完了……还没有。",
        "要落实……",
        "他说：“要落实……”",
        "等等......",
    ],
)
def test_sentences(bars: str) -> None:
    assert cut(bars) == bars


@pytest.mark.parametrize("between", [" ", "\u3000", "\n", "\n\u3000\u3000", "\r\n"])
def test_blanks_between_sentences_belong_to_none(between: str) -> None:
    text = shadow(f"抓落实。{between}强监管。")
    assert [each.slice(text) for each in sentences(text, Span(0, len(text)))] == ["抓落实。", "强监管。"]


@pytest.mark.parametrize("ellipsis", ["……", "…", "...", "......", "……”"])
def test_an_ellipsis_ends_a_sentence_at_the_end_of_a_line(ellipsis: str) -> None:
    text = f"要落实{ellipsis}\n二是监管。"
    assert [each.slice(text) for each in sentences(text, Span(0, len(text)))] == [f"要落实{ellipsis}", "二是监管。"]


@pytest.mark.parametrize("text", ["", "。", "。。。", "”", "……", "（。"])
def test_sentences_of_almost_nothing(text: str) -> None:
    pieces = sentences(text, Span(0, len(text)))
    assert "".join(each.slice(text) for each in pieces) == text


@pytest.mark.parametrize("unit", ["召开", "王建国、", "《", "一是抓落实，"])
def test_no_sentence_is_longer_than_the_limit(unit: str) -> None:
    text = unit * 3000
    cut = sentences(text, Span(0, len(text)))
    assert max(each.end - each.start for each in cut) <= LONGEST
    assert "".join(each.slice(text) for each in cut) == text


def test_sentences_stay_inside_the_span() -> None:
    text = "甲。乙。丙。丁。"
    assert sentences(text, Span(2, 6)) == [Span(2, 4), Span(4, 6)]


@pytest.mark.parametrize(
    "bars",
    [
        pytest.param(
            "他问：“行吗？”，大家答：“行。”|散会。",
            marks=pytest.mark.xfail(raises=AssertionError, reason="a sentence begins with the comma that follows a quotation"),
        ),
        pytest.param("【好。】|散会。", marks=pytest.mark.xfail(raises=AssertionError, reason="】 does not close with its sentence")),
        pytest.param("他说：“要快！要好！”|散会。", marks=pytest.mark.xfail(raises=AssertionError, reason="stops inside a quotation cut it")),
    ],
)
def test_sentences_known_gaps(bars: str) -> None:
    assert cut(bars) == bars


@pytest.mark.parametrize(
    "text",
    [
        # _punctuation: no line starts with a comma of its own
        "汛期快到了\n，弃土场要清理", "全部完成\n。", "一是抓落实\n；二是强监管", "甲\n、乙", "参加《方案\n》评审", "进尺50\n%", "市长（兼\n）出席",
        # _open_bracket: a bracket opened and not closed runs on
        "（记者 何苗\n摄影报道）", "《坚持开放\n扩大交流》", "他说“要\n落实”", "【开放\n专题】", "内容（一\n二、三）",
        # _hanging: a line of prose that asks for another word
        "会上，各镇、街道、县开发区和县农业产业园与\n县政府签订了责任书。", "会议听取了水利、农业和气象等几个部门的汇报，研究了渠系维护的\n具体办法。",
        # _dangling: prose that ends without a mark
        "会议认为，各乡镇对去年建成的服务站都给予了充\n分肯定。", "会议认为，各乡镇今年要再加强农机服务站的建\n设，同时做好2024年的准备。",
        # _comma: nothing ends with a comma or a hyphen
        "聚焦重点，\n把整改贯穿始终", "出席：何苗、\n丁一", "院地-\n校地合作", "坚持——\n向前", "完成投资，\n1.5亿元", "聚焦重点，\r\n把整改贯穿始终",
        "聚焦重点，\n　　把整改贯穿始终", "传达了《甲规定》、\n《乙办法》精神", "市长柳成荫强调，\n要做到三个到位：一是", "分三步，\n一是摸底",
    ],
)  # fmt: skip
def test_soft_breaks_join(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # _new_item: what opens like an item or a speaker
        ("加强配合；", "二是强化监管"), ("分两步", "一、加强领导"), ("分两步", "（一）加强领导"), ("分两步", "（1）加强领导"), ("分两步", "1.加强领导"),
        ("分两步", "1、加强领导"), ("分两步", "①加强领导"), ("分两步", "第一，加强领导"), ("分两步", "其一要落实"), ("落实责任", "王局长：同意"),
        ("分两步", "【导读】"), ("时间：8月", "地点：二楼"), ("他说：", "一是落实"),
        # _terminal: a line that ends as sentences do
        ("会议结束。", "会议强调"), ("好！", "会议强调"), ("行吗？", "会议强调"), ("分工如下：", "会议强调"), ("散会（完）", "会议强调"), ("他说“好”", "会议强调"),
        ("以此类推…", "会议强调"),
        # a label below a comma
        ("出席：何苗、", "列席：丁一"),
        # a bracket that never closes
        ("（没有", "关上"), ("《没有", "关上"),
        # what says when it was, and short words of their own
        ("会上，要把农机、水利技术尽快普及到各乡镇去", "县里2024年的安排"), ("会上，要把农机、水利技术尽快普及到各乡镇去", "全体鼓掌通过"),
        # what only looks like a word that asks for another, and what is too short for prose
        ("县里安排了培训，乡镇干部、种粮大户和农技员全程参", "会议强调安全"), ("会上，要把农机、水利技术尽快普及", "会议强调安全"), ("石磊、何苗与", "丁一"),
        # no rule joins
        ("会议简报", "三月六日召开动员会"),
    ],
)  # fmt: skip
def test_breaks_that_part(first: str, second: str) -> None:
    assert parts(f"{first}\n{second}") == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        "二是强化监管",
        "一、加强领导",
        "（一）加强领导",
        "（1）加强领导",
        "1.加强领导",
        "①加强领导",
        "第一，加强领导",
        "其一要落实",
        "王局长：同意",
        "【导读】",
    ],
)
def test_an_item_parts_even_at_the_wrapping_width(line: str) -> None:
    assert parts("\n".join([*WRAPPED, line, "散会"])) == ["\n".join(WRAPPED), line, "散会"]


@pytest.mark.parametrize("indent", [" ", "\u3000\u3000", "\xa0\xa0", "\t", "\u2003"])
def test_an_indent_parts_even_at_the_wrapping_width(indent: str) -> None:
    assert parts("\n".join([*WRAPPED, f"{indent}会议强调", "散会"])) == ["\n".join(WRAPPED), "会议强调", "散会"]


@pytest.mark.parametrize("end", "。！？；：")
def test_a_stop_parts_even_at_the_wrapping_width(end: str) -> None:
    last = WRAPPED[-1][:-1] + end
    assert parts("\n".join([*WRAPPED[:-1], last, "会议强调", "散会"])) == ["\n".join([*WRAPPED[:-1], last]), "会议强调", "散会"]


@pytest.mark.parametrize("end", "”）】")
def test_a_closing_mark_at_the_wrapping_width_ends_nothing(end: str) -> None:
    last = WRAPPED[-1][:-1] + end
    assert parts("\n".join([*WRAPPED[:-1], last, "会议强调", "散会"])) == ["\n".join([*WRAPPED[:-1], last, "会议强调"]), "散会"]


@pytest.mark.parametrize("blank", ["\n\n", "\n \n", "\n\u3000\n\n", "\r\n\r\n"])
def test_blank_line_parts(blank: str) -> None:
    assert parts(f"聚焦重点，{blank}把整改贯穿始终") == ["聚焦重点，", "把整改贯穿始终"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "落实责任，",
            "1.加强领导",
            marks=pytest.mark.xfail(raises=AssertionError, reason="a comma at the end of a line joins even a numbered item below"),
        ),
    ],
)
def test_breaks_that_part_known_gaps(first: str, second: str) -> None:
    assert parts(f"{first}\n{second}") == [first, second]


def test_lines_of_the_wrapping_width_join() -> None:
    text = "\n".join([*WRAPPED, "请各乡镇抓紧。", "散会"])
    assert {width(line) for line in WRAPPED} == {48}
    assert parts(text) == ["\n".join([*WRAPPED, "请各乡镇抓紧。"]), "散会"]


def test_short_lines_of_a_wrapped_text_part() -> None:
    text = "\n".join(["会议简报", "第一期", *WRAPPED])
    assert parts(text) == ["会议简报", "第一期", "\n".join(WRAPPED)]


def test_few_long_lines_are_no_wrapping() -> None:
    assert parts("\n".join(WRAPPED)) == WRAPPED


@pytest.mark.parametrize(("text", "cells"), [("", 0), ("abc", 3), ("会议", 4), ("会议，1", 7), ("８", 2), ("𬱖", 2)])
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize("text", ["", "\n", " \n\u3000\n", "\r\n\r\n"])
def test_blank_text_has_no_blocks(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize("text", ["  甲。乙。\n\u3000\u3000丙，\n丁。\n\n 戊 \n", "\n".join(WRAPPED) * 2, "（甲\n乙\n丙）丁。戊"])
def test_blocks_are_ordered_trimmed_and_hold_their_sentences(text: str) -> None:
    copy = shadow(text)
    found = blocks(copy)
    assert found
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    for block in found:
        piece = block.span.slice(copy)
        assert piece == piece.strip()
        assert all(block.span.contains(each) for each in block.sentences)
        assert "".join("".join(each.slice(copy) for each in block.sentences).split()) == "".join(piece.split())


BELOW = "县农业农村局局长罗映雪在会上介绍说，今年的种子早在正月里就已经备齐，各乡镇的仓库都派人逐户核对过了，化肥也已经上路。"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("种子和化肥早已到位，各乡镇今年不误农时", BELOW, False),  # a heading
        ("罗映雪说种子早已到位。化肥，各乡镇的仓库都有", BELOW, True),
        ("种子和化肥早已到位，各乡镇今年不误农时，机手也都登记造册，县里月底前还要再派人到每个村里看", BELOW, True),
        ("种子和化肥早已到位，各乡镇今年派人看过了仓", "房，化肥正在路上，月底前发到各户手里。", True),
        ("种子和化肥早已到位，各乡镇今年都不误农时", "罗映雪在签约现场（前排左三）", False),
        ("种子和化肥早已到位，各乡镇今年都不误农时", "罗映雪在签约现场（县城北关）", True),
    ],
)
def test_a_heading_does_not_run_on_into_its_paragraph(first: str, second: str, joined: bool) -> None:
    assert (len(blocks(shadow(f"{first}\n{second}\n散会。"))) == 2) is joined


#: The same with two paragraphs more, whose first lines are indented.
INDENTED = ["\u3000\u3000" + WRAPPED[0][2:], *WRAPPED[1:], "\u3000\u3000会后进行了讨论。", "\u3000\u3000大家表示赞成。"]


@pytest.mark.parametrize("end", "。；")
def test_a_stop_at_the_wrapping_width_joins_where_paragraphs_are_indented(end: str) -> None:
    text = "\n".join([*INDENTED[:3], WRAPPED[3][:-1] + end, *INDENTED[4:]])
    assert parts(text) == ["\n".join([*INDENTED[:3], WRAPPED[3][:-1] + end, INDENTED[4]]).strip(), "会后进行了讨论。", "大家表示赞成。"]


def test_a_stop_before_the_wrapping_width_parts_where_paragraphs_are_indented() -> None:
    short = WRAPPED[3][:-6] + "。"
    text = "\n".join([INDENTED[0], *WRAPPED[1:], WRAPPED[2], short, WRAPPED[4], *INDENTED[5:]])
    assert parts(text)[1] == WRAPPED[4]


def test_an_indent_before_every_line_parts_nothing() -> None:
    text = "\n".join(f"\u3000\u3000{line}" for line in [*WRAPPED, "散会。", "会后大家去看了灌区。"])
    assert len(parts(text)) == 2


def test_long_lines_cut_again_and_again_join() -> None:
    line = "县水利局、县农业局、县气象局和各乡镇的负责人在会上先后介绍了春耕以来渠系维护的进展情况以及下一步的打算和安排"
    lines = [line, line[:-1], line, line[:-2], "会议最后作了总结。", "散会。"]
    assert parts("\n".join(lines))[0].count("\n") >= 3
