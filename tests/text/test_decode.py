"""Bytes to text: one note in every encoding that users have, and what must be refused with advice."""

import codecs

import pytest

from briefgen.errors import BriefgenError, UnreadableError, UsageError
from briefgen.text.decode import decode

NARRATIVE = "全市防汛工作会议于七月三日召开，市长柳成荫出席会议并讲话。\n会议要求，各单位要落实责任。"
NOTES = "时间：2021年3月5日 9:30\n地点：二楼会议室\n主持人：柳成荫\n出席：何苗、丁一、安然\n1.讨论2021年计划（draft v2）。\n"
RARE = "校长𬱖明、副校长䶮小川参加会议，研究部署下一阶段工作。"
TRADITIONAL = "全市防汛工作會議於七月三日召開，市長柳成蔭出席會議並講話。會議要求各單位落實責任。"
MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def refused(data: bytes, encoding: str | None = None) -> BriefgenError:
    """The error with which ``data`` is refused: a Chinese sentence."""
    with pytest.raises(BriefgenError) as caught:
        decode(data, encoding)
    assert str(caught.value).endswith("。")
    return caught.value


@pytest.mark.parametrize("encoding", MARKS)
def test_mark_decides(encoding: str) -> None:
    codec = encoding.removesuffix("-sig")
    for text in (NARRATIVE, NOTES, RARE, ""):
        decoded = decode(MARKS[encoding] + text.encode(codec))
        assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_guess_without_mark(encoding: str) -> None:
    for text in (NARRATIVE, NOTES, RARE):
        decoded = decode(text.encode(encoding))
        assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["gbk", "gb2312"])
def test_older_national_codes_are_gb18030(encoding: str) -> None:
    for text in (NARRATIVE, NOTES):
        decoded = decode(text.encode(encoding))
        assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_rare_characters_of_names(encoding: str) -> None:
    for character in "𬱖䶮㛃玥犇〇":
        text = f"副校长陈{character}主持会议，会议研究了下一阶段的工作。"
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "会", "散会", "张伟", "万一鸣", "李强强调", "王局长：同意。", "记录：𬱖", "出席：万一鸣", "时间：8月1日", "主持：柳成荫\n记录：何苗",
        "宏碁", "鑫淼焱犇骉", "鄢烨、缪彧、郜玥", "No.1 何苗 2021-03-05", "记录人\t韦鑫\r\n",
    ],
)  # fmt: skip
def test_short_gb18030_is_not_taken_for_another(text: str) -> None:
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize(
    "text",
    [
        TRADITIONAL,
        "主席致詞：感謝各位出席。\n",
        "時間：2021年3月5日\n地點：二樓會議室\n主席：陳大文\n記錄：黃小明\n",
        "出席：陳大文、黃小明、林靜宜、吳美玲\n",
        "會議決定：由工務組負責，三月底前完成。\n",
        pytest.param("散會\n", marks=pytest.mark.xfail(raises=AssertionError, reason="two characters are no statistics: taken for GB18030")),
        pytest.param("5月18日", marks=pytest.mark.xfail(raises=AssertionError, reason="two characters are no statistics: taken for GB18030")),
        pytest.param(
            "No.\tName\tDate\n1\t何苗\t2021-03-05\n",
            marks=pytest.mark.xfail(raises=AssertionError, reason="GB18030 puts private-use characters where Big5 fits cleanly"),
        ),
    ],
)
def test_big5(text: str) -> None:
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding) == (text, "big5")


def test_short_utf16_without_mark() -> None:
    text = "3.人事科赴郑州"
    decoded = decode(text.encode("utf-16-le"))
    assert (decoded.text, decoded.encoding) == (text, "utf-16-le")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("散会", marks=pytest.mark.xfail(raises=UnreadableError, reason="GB18030 with NUL characters wins over clean UTF-16")),
        pytest.param("三", marks=pytest.mark.xfail(raises=AssertionError, reason="two ASCII bytes are good UTF-8")),
        pytest.param("宏碁", marks=pytest.mark.xfail(raises=AssertionError, reason="no everyday character in it: taken for GB18030")),
    ],
)
def test_utf16_without_mark_known_gaps(text: str) -> None:
    assert decode(text.encode("utf-16-le")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_newlines_stay_as_they_were(encoding: str) -> None:
    for newlines in ("\n", "\r\n", "\r", "\n\n\r\n"):
        text = f"会议要求{newlines}各单位要落实责任。{newlines}"
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "data", "name"),
    [
        ("utf-8", NARRATIVE.encode(), "utf-8"),
        ("UTF8", NARRATIVE.encode(), "utf-8"),
        ("utf-8", NARRATIVE.encode("utf-8-sig"), "utf-8"),
        ("gb18030", RARE.encode("gb18030"), "gb18030"),
        ("cp936", NARRATIVE.encode("gbk"), "gbk"),
        ("big5", TRADITIONAL.encode("big5"), "big5"),
        ("utf-16", NARRATIVE.encode("utf-16"), "utf-16"),
        ("utf-16-le", NARRATIVE.encode("utf-16"), "utf-16-le"),
        ("utf-16-be", NARRATIVE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_forced_encoding(encoding: str, data: bytes, name: str) -> None:
    decoded = decode(data, encoding)
    assert decoded.encoding == name
    assert decoded.text in (NARRATIVE, RARE, TRADITIONAL)


def test_forced_encoding_overrides_the_guess() -> None:
    data = "散會".encode("big5")
    assert decode(data).text != "散會"
    assert decode(data, "big5").text == "散會"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", NARRATIVE.encode("gb18030")),
        ("gb18030", b"\xff\xff"),
        ("big5", RARE.encode("gb18030")),
        ("ascii", NARRATIVE.encode()),
        ("utf-16", NARRATIVE.encode("utf-16")[:-1]),
    ],
)
def test_forced_encoding_that_does_not_fit(encoding: str, data: bytes) -> None:
    error = refused(data, encoding)
    assert isinstance(error, UnreadableError)
    assert error.exit_code == 4
    assert encoding in str(error)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-9", "国标", " ", "rot13", "hex", "base64", "zlib", "utf\0-8",
    ],
)  # fmt: skip
def test_unknown_encoding(encoding: str) -> None:
    error = refused(NARRATIVE.encode(), encoding)
    assert isinstance(error, UsageError)
    assert error.exit_code == 2
    assert encoding in str(error)


@pytest.mark.parametrize(
    "data",
    [
        b"a\x00b",
        bytes(range(32)),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xff\xff\xff",
        NARRATIVE.encode()[:-1],
        NARRATIVE.encode("gb18030") + b"\xff",
        codecs.BOM_UTF8 + b"\xff\xfe",
        codecs.BOM_UTF16_LE + b"\x4f",
        "会议\x01召开".encode(),
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_binary_and_damaged_bytes_are_refused(data: bytes) -> None:
    assert isinstance(refused(data), UnreadableError)


def test_a_stray_control_character_in_a_long_text_is_kept() -> None:
    text = NARRATIVE * 5 + "\x0b\x01"
    assert decode(text.encode()).text == text
