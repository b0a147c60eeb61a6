"""Markdown: UTF-8, read as a file `.md` and parsed."""

from briefgen.api import parse_read
from briefgen.parsing.options import Options
from briefgen.reading import read_bytes
from tests.fuzz import checks

TOKENS = (
    "# ", "## ", "###### ", "- ", "* ", "+ ", "1. ", "1) ", "99999. ", "> ", ">> ", "    ", "\t", "---\n", "***\n", "===\n", "```\n", "~~~\n", "`", "``", "*", "**", "***", "_", "__", "~~", "[", "](", ")", "](x)", "![", "![图](a.png)",
    "[会议]: http://x\n", "[^1]", "<http://x.cn>", "<b>", "</b>", "<!--", "-->", "&nbsp;", "&lt;", "\\", "\\*", "\\\n", "  \n", "| a | b |\n| --- | --- |\n", "| ", " |\n", "| :-: | --- |\n", "\\|", "- [ ] ", "- [x] ", "---\ntitle: 会议\n---\n",
    "## 一、议题\n", "**时间**：2024年3月6日\n", "**主持人：** 沈知行\n", "出席：罗映雪、骆春\n", "会议要求，", "县农业农村局要在3月底前备足种子。", "沈知行强调，", "（1）", "一、", "\n\n", "\r\n", "\u3000\u3000", "\x0b", "\u2028", "\x00", b"\xc8\xd5",
)  # fmt: skip


def one(data: bytes) -> None:
    """A file of Markdown is read, and its record breaks no invariant and is printed."""
    read = checks.refusing(lambda: read_bytes(data, "会议.md"))
    parsed = checks.refusing(lambda: parse_read(read, Options(), with_text=True)) if read else None
    if read and parsed:
        checks.document(parsed.document, read.text, of_file=True)
