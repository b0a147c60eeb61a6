"""报头 and 报尾."""

import pytest

import briefgen
from briefgen.parsing.form import frame
from briefgen.record import Distribution, Masthead
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of

REPORT = "县水务局召开节水工作推进会\n3月5日，县水务局召开节水工作推进会，局长卢海主持会议。会议强调，要抓好落实。"


def masthead(text: str) -> Masthead | None:
    return briefgen.parse_text(f"{text}\n{REPORT}").masthead


def distribution(text: str) -> Distribution | None:
    return briefgen.parse_text(f"{REPORT}\n{text}").distribution


def line(head: Masthead | None) -> str:
    """Name, number, total number, issuer, date of issue, secrecy, copy number; `-` for what is not there."""
    if head is None:
        return ""
    parts = (head.name, head.number, head.total_number, head.issuer, head.issued.edtf if head.issued else None, head.secrecy, head.copy_number)
    return " ".join(part or "-" for part in parts)


def lists(tail: Distribution | None) -> str:
    """`报 / 送 / 发 / 份数`, recipients parted by +."""
    if tail is None:
        return ""
    return f"{'+'.join(tail.report_to)} / {'+'.join(tail.send_to)} / {'+'.join(tail.issue_to)} / {tail.copies or '-'}"


#: What the 报头 says → spellings.
MASTHEADS: dict[str, list[str]] = {
    "节水工作简报 8 52 县节水办公室 2021-03-06 - -": [
        "节水工作简报\n第8期（总第52期）\n县节水办公室编　　　　2021年3月6日",
        "节水工作简报\n第 8 期 （ 总第 52 期 ）\n县节水办公室编 2021年3月6日",
        "节水工作简报\n第8期(总第52期)\n县节水办公室主办　　2021年3月6日",
        "节水工作简报　第8期（总第52期）\n县节水办公室编印　　2021年3月6日",
    ],
    "节水工作简报 8 - 县节水办公室 2021-03-06 - -": [
        "节水工作简报\n第8期\n县节水办公室编　　2021年3月6日",
        "节水工作简报\n（第8期）\n县节水办公室编　　2021年3月6日",
    ],
    "节水工作简报 ８ ５２ 县节水办公室 2021-03-06 - -": ["节水工作简报\n\n第８期（总第５２期）\n\n县节水办公室　　2021年3月6日"],
    "节水工作简报 八 - 县节水办公室 2021-03-06 - -": ["节水工作简报\n第八期\n县节水办公室编　　2021年3月6日"],
    "节水工作简报 8 - 县节水办公室 2021-03-06 机密★一年 000012": [
        "机密★一年\n000012\n节水工作简报\n第8期\n县节水办公室编　　2021年3月6日",
        "000012\n机密★一年\n节水工作简报\n第8期\n县节水办公室编　　2021年3月6日",
    ],
    "节水工作简报 8 - 县节水办公室 - - -": ["节水工作简报\n第8期\n县节水办公室"],
    "节水工作简报 8 - - - - -": ["节水工作简报\n第8期", "节水工作简报\n第8期\n节水工作进展顺利"],
    "节水工作简报 8 - - - 内部资料 -": ["内部资料\n节水工作简报\n第8期"],
    "节水工作简报 8 - - - 内部文件 注意保存 -": ["内部文件 注意保存\n节水工作简报\n第8期"],
    "节水工作动态 3 - 县水务局办公室 2021-03-06 - -": [
        "节水工作动态\n〔2021〕第3期\n县水务局办公室　　2021年3月6日",
        "节水工作动态\n[2021]3号\n县水务局办公室　　2021年3月6日",
    ],
    "情况通报 3 - - - - -": ["情况通报\n第3期"],
    "简　报 3 - - - - -": ["简　报\n第3期"],
    "节水工作简报 - - - - - -": ["节水工作简报"],
}


@pytest.mark.parametrize("expected", MASTHEADS)
def test_masthead(expected: str) -> None:
    texts = MASTHEADS[expected]
    assert {text: line(masthead(text)) for text in texts} == dict.fromkeys(texts, expected)


@pytest.mark.parametrize(
    "text",
    [
        "县水务局召开节水工作推进会",
        "节水工作简报培训班开班",
        "县水务局发布节水简报，受到好评",
        "第8期培训班开班",
        "当前位置：首页",
        "节水情况通报",
        "2021年3月6日",
    ],
)
def test_no_masthead(text: str) -> None:
    assert masthead(text) is None


DISTRIBUTIONS: dict[str, list[str]] = {
    "市水务局 / 各成员单位 / 各镇人民政府 / 80": [
        "报：市水务局\n送：各成员单位\n发：各镇人民政府\n（共印80份）",
        "报:市水务局\n送:各成员单位\n发:各镇人民政府\n(共印80份)",
        "报： 市水务局\n送： 各成员单位\n发： 各镇人民政府\n共印 80 份",
        "抄报：市水务局\n抄送：各成员单位\n印发：各镇人民政府\n（共印80份）",
        "呈报：市水务局\n分送：各成员单位\n发送：各镇人民政府\n（印80份）",
    ],
    "市水务局 /  / 各镇人民政府 / 80": ["报：市水务局\n发：各镇人民政府（共印80份）"],
    "市水务局+县委、县政府领导 /  /  / -": ["报：市水务局，县委、县政府领导"],
    " / 县财政局+县审计局 /  / -": ["送：县财政局、县审计局", "送：县财政局，县审计局", "抄送：县财政局；县审计局", "抄送：县财政局；县审计局。"],
    " / 县财政局 /  / -": ["抄送：县财政局\n县水务局办公室　　　2021年3月6日"],
    " /  / 各镇人民政府+各村民委员会 / -": ["发：各镇人民政府、各村民委员会", "发：各镇人民政府，各村民委员会\n县水务局办公室　2021年3月6日印发"],
    " /  /  / 60": ["（共印60份）", "共印60份"],
}


@pytest.mark.parametrize("expected", DISTRIBUTIONS)
def test_distribution(expected: str) -> None:
    texts = DISTRIBUTIONS[expected]
    assert {text: lists(distribution(text)) for text in texts} == dict.fromkeys(texts, expected)


@pytest.mark.parametrize(
    "text",
    [
        "报名：3月10日前",
        "送温暖活动随后开展。",
        "发展：要加快步伐",
        "会议印发了文件80份。",
        "送来了材料。",
        "会议材料共印发八十份。",
        "会议材料共印80份，发至各镇各村，要求抓好学习。",
    ],
)
def test_no_distribution(text: str) -> None:
    assert distribution(text) is None


@pytest.mark.parametrize("furniture", ["责任编辑：骆春", "上一篇：县水务局开展巡查", "【打印】【关闭】"])
def test_distribution_above_furniture(furniture: str) -> None:
    assert lists(distribution(f"送：县财政局\n{furniture}")) == " / 县财政局 /  / -"


def test_frame_and_report_do_not_overlap() -> None:
    document = briefgen.parse_text(f"节水工作简报\n第8期\n县节水办公室编　　2021年3月6日\n{REPORT}\n送：县财政局\n（共印60份）")
    assert document.masthead
    assert document.distribution
    (brief,) = document.briefs
    assert brief.title == "县水务局召开节水工作推进会"
    assert document.masthead.span[1] < brief.span[0] < brief.span[1] < document.distribution.span[0]
    assert document.unassigned == []


def test_date_of_issue_is_the_header_date() -> None:
    (brief,) = briefgen.parse_text(f"节水工作简报\n第8期\n县节水办公室编　　2021年3月6日\n{REPORT}").briefs
    assert brief.date
    assert (brief.date.start, brief.date.basis) == ("2021-03-05", "header")


def test_frame_alone_is_no_frame() -> None:
    shadow = shadow_of("送：县财政局")
    assert frame.distribution(shadow, blocks(shadow)) is None


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="an empty list is a 报尾")
def test_known_gap() -> None:
    assert distribution("送：") is None
