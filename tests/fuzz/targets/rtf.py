"""Rich text: bytes as they are; what does not begin like a file is put into one."""

from briefgen.reading import rtf
from tests.fuzz import checks

TOKENS = (
    "{", "}", "\\par ", "\\pard", "\\cell ", "\\row ", "\\intbl", "\\itap2", "\\nestcell ", "{\\*\\nesttableprops\\nestrow}", "\\trowd", "\\u20250?", "\\u-10179?", "\\u-8192?", "\\u55357?", "\\uc0 ", "\\uc9999 ", "\\uc-1 ",
    "\\bin5 ", "\\bin-5 ", "\\bin9999999999 ", "\\'bb\\'e1", "\\'ff", "\\'00", "\\ansicpg936", "\\ansicpg65001", "\\ansicpg1200", "\\ansicpg0", "\\ansicpg-1", "{\\fonttbl{\\f0\\fcharset134 x;}}", "\\f0 ", "\\f99 ",
    "\\cpg932", "{\\footnote x}", "{\\shptxt x}", "{\\shp{\\*\\shpinst{\\shptxt x\\par}}}", "{\\upr{x}{\\*\\ud{y}}}", "{\\*\\ud ", "{\\listtext 1.\\tab}", "{\\pntext ", "\\v ", "\\v0 ", "\\deleted ", "\\plain ", "{\\field{\\*\\fldinst X}{\\fldrslt y}}",
    "{\\header x}", "{\\info x}", "{\\pict ", "{\\*\\x ", "\\~", "\\_", "\\*", "\\\\", "\\\n", "\\", "\\fi400 ", "\\line ", "\\page ", "\\tab ", "\\emdash ", "\\par\\par", "会议".encode("gb18030"), b"\x81", b"\x00", "会议",
)  # fmt: skip


def one(data: bytes) -> None:
    """A file gives text. The first byte chooses an encoding that the caller insists on."""
    source = data if data.startswith(b"{\\rtf") else b"{\\rtf1\\ansi\\ansicpg936 " + data + b"}"
    checks.extracted(lambda: rtf.read(source, None))
    if len(data) % 5 == 0:
        checks.extracted(lambda: rtf.read(source, "gb18030"))
