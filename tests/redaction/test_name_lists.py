"""Lists of names: what stands among them."""

import re

import pytest

from briefgen.redaction import listed
from briefgen.spans import Span


def of(text: str) -> tuple[str, list[Span]]:
    """The text without its bars, and what stood between them."""
    spans, plain = [], ""
    for n, piece in enumerate(text.split("|")):
        if n % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从张大千、|孟青|到今天", ["张大千"]),
        ("|孟青|、恩格斯关于分工的话", ["恩格斯"]),
        ("安全感、|孟青|、尼泊尔驻华使馆", []),
    ],
)
def test_beside_a_name_of_a_list(text: str, found: list[str]) -> None:
    plain, spans = of(text)
    assert [each.slice(plain) for each in listed.beside(plain, spans)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("参加：|孟青|、付志科、|罗平江|", ["付志科"]),
        ("参加：|孟青|、晓若、任可为、|罗平江|", ["晓若", "任可为"]),
        ("|孟青|（主持）、晓若、|罗平江|", ["晓若"]),
        ("|孟青|  柏若  |罗平江|", ["柏若"]),
        ("|孟青|、方小雨罗平、|罗平江|", ["方小雨罗平"]),
        ("|孟青|、方\n小雨、|罗平江|", ["方\n小雨"]),
        ("|孟青|、方xiǎo②雨、|罗平江|", ["方xiǎo②雨"]),
        ("|孟青|、|罗平江|、柏若。", ["柏若"]),
        ("表彰晓凇、|孟青|、|罗平江|", ["晓凇"]),
        ("|孟青|/任可为\n", ["任可为"]),
        ("三班的童舟、|孟青|并列第二", ["童舟"]),
        ("三班的同学、|孟青|并列第二", []),
        ("三班童舟、|孟青|并列第二", []),
        ("|孟青|、师生、|罗平江|", []),
        ("|孟青|、财政局、|罗平江|", []),
        ("|孟青|、副主任、|罗平江|", []),
        ("|孟青|、办公室、|罗平江|", []),
        ("|孟青|，会议，|罗平江|", []),
        ("|孟青|主持，|罗平江|参加", []),
        ("|孟青|、柏若。", []),
    ],
)
def test_between(text: str, found: list[str]) -> None:
    plain, spans = of(text)
    assert [span.slice(plain) for span in listed.between(plain, spans)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("|孟青|（Qing Meng）发言", ["Qing Meng"]),
        ("|孟青|（柏若）发言", ["柏若"]),
        ("|孟青|（女）发言", []),
        ("|孟青|（主持）发言", []),
        ("|孟青|（局长）发言", []),
    ],
)
def test_aliases(text: str, found: list[str]) -> None:
    plain, spans = of(text)
    assert [span.slice(plain) for span in listed.aliases(plain, spans)] == found


@pytest.mark.parametrize(
    ("text", "found"), [("会议表彰了春晓、|孟青|、|罗平江|", True), ("邀请了专家、|孟青|、|罗平江|", False), ("财政局、|孟青|、|罗平江|", False)]
)
def test_what_opens_a_list_and_is_hardly_a_word(text: str, found: bool) -> None:
    plain, spans = of(text)
    assert bool(list(listed.undecided(plain, spans))) is found


def test_no_item_is_looked_for_without_names() -> None:
    assert re.search("、", "甲、乙")
    assert not [*listed.between("方小雨、罗平", []), *listed.aliases("方小雨（罗平）", []), *listed.undecided("春晓、方小雨", [])]
