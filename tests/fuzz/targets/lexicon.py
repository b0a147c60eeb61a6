"""Lexicons: read, checked, and used in a parse."""

import briefgen
from briefgen.reading import lexicon
from tests.fuzz import checks

TOKENS = (
    " 1000 nnt\n", " 1000 nt\n", " 1000 ns\n", " 3 n\n", " 3 v\n", " 1 nr\n", "0 ", "999999999 ", "数智办", "首席数据官", "河口湾新城", "会议", "县长", "召开", "清河县", "县", "(", ")", "[", "*", "+", "?", "\\", "|", ".", "^", "$", "#", "\t", "\u3000",
    "\n", "\r\n", "\x0b", "\x85", "\u2028", "\ufeff", b"\xff", "春耕推进会", "各乡镇",
)  # fmt: skip
_TEXT = "2023年3月6日上午，清河县召开春耕推进会，首席数据官沈知行主持会议。数智办要求，各乡镇要在4月底前完成河口湾新城整地。"


def one(data: bytes) -> None:
    """A lexicon is refused with a sentence, or helps a parse and breaks nothing; every finding of the check is a sentence."""
    with checks.file(data, ".txt") as path:
        words = checks.refusing(lambda: lexicon.read_lexicon(path))
        for finding in checks.refusing(lambda: lexicon.check(path)) or ():
            assert finding.message.endswith("。")
            assert len(finding.message) <= checks.LONGEST, f"a sentence of {len(finding.message)} characters"
    if words is not None and len(words) < 200:
        checks.document(briefgen.parse_text(_TEXT, lexicon=words), _TEXT)
