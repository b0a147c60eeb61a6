"""Decoding: a line with an encoding, or an empty one; then the bytes."""

from briefgen.cli import values
from briefgen.text.decode import decode
from tests.fuzz import checks

TOKENS = (
    "会议", "。", "\n", "utf-8\n", "gb18030\n", "utf-16\n", "utf-32\n", "big5\n", "utf-7\n", "idna\n", "punycode\n", "unicode_escape\n", "raw_unicode_escape\n", "hz\n",
    "iso2022_jp\n", "undefined\n", "zlib\n", "mbcs\n", "\\ud800", "\\x00", "\\N{DIGIT ONE}", "+2AA-", "~{", "xn--", "\x1b$B", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff",
    b"\xff\xfe\x00\x00", "会议".encode("gb18030"), "会议".encode("utf-16-le"), "會議".encode("big5"), b"\x81\x30\x81\x30", b"\x84\x31\xa4\x37", b"\xd8\x00",
)  # fmt: skip
#: Of these, writing the text again gives the bytes.
_EXACT = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii")


def one(data: bytes) -> None:
    """What is decoded is text, and where the encoding allows it, all of it."""
    name, _, content = data.partition(b"\n")
    given = name.decode("utf-8", "replace")
    if given:
        try:  # as --encoding and briefgen.toml are read
            given = values.encoding(given)
        except TypeError:
            return
    found = checks.refusing(lambda: decode(content, given or None))
    if found is None:
        return
    found.text.encode()
    assert found.encoding
    if found.encoding in _EXACT:
        again = found.text.encode(found.encoding)
        assert again == content or (content.endswith(again) and len(content) - len(again) in (2, 3, 4)), "bytes were lost"
