"""RTF: the bytes of several writers, character by character; what is left out; what is refused."""

import pytest

from briefgen.errors import UnreadableError, UsageError
from briefgen.reading import read_bytes

_FONTS = rb"{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fswiss\fcharset0 Arial;}{\f2\fnil\fcharset136 MingLiU;}}"


def rtf(body: bytes | str, page: int = 936) -> bytes:
    return rb"{\rtf1\ansi\ansicpg%d\deff0\uc1" % page + _FONTS + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}"


def escaped(text: str, encoding: str = "gb18030") -> bytes:
    r"""A text as `\'xx` bytes; trail bytes that are ASCII letters stand plain, as Word writes them."""
    return b"".join(bytes([each]) if chr(each).isalnum() and each < 128 else b"\\'%02x" % each for each in text.encode(encoding))


def unicoded(text: str) -> str:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{number}?" for number in numbers)


def lines(body: bytes | str, page: int = 936) -> list[str]:
    return read_bytes(rtf(body, page), "会议.rtf").text.splitlines()


TEXT = "镕基主持会议，𬱖颂列席。"


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (unicoded(TEXT), 1252),
        (escaped("镕基主持会议，") + unicoded("𬱖颂列席。").encode(), 936),
        (rb"\f1 " + escaped("镕基主持会议，") + unicoded("𬱖颂列席。").encode(), 936),
        (rb"\f0 " + escaped("镕基主持会议，") + unicoded("𬱖颂列席。").encode(), 1252),
        ("镕基主持会议，".encode("gb18030") + unicoded("𬱖颂列席。").encode(), 936),
        ("{\\uc2" + unicoded("镕基主持会议，").replace("?", "\\'a1\\'a1") + "}" + unicoded("𬱖颂列席。"), 936),
        ("{\\uc0" + unicoded(TEXT).replace("?", " ") + "}", 936),
        ("{\\upr{\\'3f\\'3f}{\\*\\ud{" + unicoded(TEXT) + "}}}", 936),
    ],
)
def test_characters(body: bytes | str, page: int) -> None:
    assert lines(body, page) == [TEXT]


def test_fonts_say_what_their_bytes_are() -> None:
    assert lines(rb"\f2 " + escaped("會議", "big5") + rb"\f0 " + escaped("会议")) == ["會議会议"]


def test_encodings_are_reported_and_forced() -> None:
    data = rtf(escaped("会议"), 936)
    assert (read_bytes(data, "x").encoding, read_bytes(data, "x").media_type) == ("gb18030", "application/rtf")
    assert read_bytes(rtf(rb"\f1 " + escaped("會議", "big5"), 1252), "x", "big5").text == "會議\n"
    with pytest.raises(UsageError, match="没有“何”这种编码"):
        read_bytes(data, "x", "何")
    with pytest.raises(UnreadableError, match="读不通"):
        read_bytes(data, "x", "ascii")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"a{\deleted b}c\deleted d\deleted0 e\deleted f\plain g", "aceg"),
        (r"a{\deleted b\par}c\par d", "ac|d"),
        (r"a{\v b}c\v d\v0 e", "ace"),
        (r"{\header top}{\footerf foot}{\info{\title t}}{\pict\pngblip 8950}{\*\unknown x}a{\*\bkmkstart b}{\xe i}", "a"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}/5", "3/5"),
        (r"a\line b\tab c\emdash d\~e\_f\{g\}\\", "a|b\tc—d\xa0e-f{g}\\"),
        (r"a{\*\annotation no}{\annotation no}b", "ab"),
        (r"{\listtext\pard\plain 1.\tab}a\par{\pntext 2)\tab}b", "1. a|2) b"),
        (r"{\shp{\*\shpinst{\sp{\sn fill}{\sv 1}}{\shptxt box\par}}{\shprslt box}}text", "box|text"),
        (r"a{\footnote\pard note}b\par c", "ab|c|[1] note"),
        (r"a\bin4 \par}}b", "ab"),
        ("a\r\nb\\\r\nc", "ab|c"),
        (r"\pard\fi420 a\par\pard b\par\fi-420 c", "\u3000\u3000a|b|c"),
        (r"a\u-10179?\u-9138?b", "a\U0001f44eb"),
    ],
)
def test_controls(body: str, expected: str) -> None:
    if "\\bin4" in body:
        body = body.replace("\\par}}", "}{}{")  # four raw bytes, which count for nothing
    assert lines(body) == expected.split("|")


def test_rows_of_tables() -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl {}\cell {}\cell\row "
    inner = r"\trowd\pard\intbl\itap1 out\par\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell\row "
    body = row.replace("{}", "k", 1).replace("{}", "v", 1) + row.replace("{}", "l", 1).replace("{}", r"x\par y", 1) + inner + r"\pard end"
    assert lines(body) == ["k｜v", "l｜x", "　y", "out", "a｜b", "end"]


def test_an_automatic_number_in_chinese_has_no_blank() -> None:
    assert lines(rb"{\listtext " + escaped("一、") + rb"\tab}" + escaped("防汛")) == ["一、防汛"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_truncated_file_is_refused(share: float) -> None:
    data = rtf(escaped(TEXT[:7]) + rb"\par {\b x}")
    with pytest.raises(UnreadableError, match="损坏"):
        read_bytes(data[: int(len(data) * share)], "x.rtf")


def test_no_text_and_too_many_groups_are_refused() -> None:
    with pytest.raises(UnreadableError, match="没有文字"):
        read_bytes(rtf(r"{\pict 00}\par "), "x.rtf")
    with pytest.raises(UnreadableError, match="损坏"):
        read_bytes(rtf("{" * 5000 + "a" + "}" * 5000), "x.rtf")
