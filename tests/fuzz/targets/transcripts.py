"""Exports of recorded meetings: a line with the file's suffix, then its bytes; of a .docx a paragraph a line."""

from html import escape

from briefgen.api import parse_read
from briefgen.parsing.options import Options
from briefgen.reading import read_bytes
from tests.fuzz import checks
from tests.reading import word

_SUFFIXES = (b"txt", b"srt", b"vtt", b"sbv", b"tsv", b"json", b"docx")
TOKENS = (
    *(suffix + b"\n" for suffix in _SUFFIXES), "WEBVTT\n\n", "NOTE ", "STYLE\n", "00:00:01.000 --> 00:00:04.500\n", "00:00:05,130 --> 00:00:14,635\n", "0:00:05.130,0:00:14.635\n", "-->", "1\n", "<v 沈知行>", "</v>", "<c.yellow>", "{\\an8}", "[SPEAKER_00]: ",
    "[SPEAKER_01]: ", "说话人 1 00:12\n", "说话人1(00:00:12): ", "发言人 2 03:07\n", "沈知行 08:31\n", "沈知行(01:02:33): ", "[00:12] 罗映雪：", "00:15\n", "99:99:99", "start\tend\ttext\n", "0\t2000\t", "{", "}", "[", "]", ",", '"segments":', '"text":"会"', '"speaker":0',
    '"start":1.5', '"end":1e308', '"words":[{"text":"会"}]', '"timestamp":[[0,1]]', "null", "NaN", "Infinity", "true", '"\\ud800"', "好，我们开始。", "老程，", "小葛你", "这周五之前把沙袋补齐。", "没意见就通过，散会。", "嗯，", "关键词：\n", "时间：2026-05-11 08:30\n",
    "周例会20260511\n", "以上内容由AI生成，仅供参考", "Transcription ended after 00:38:12", "**", "\n\n", "\r\n", "\u2028", "\x0b", "\x00", "\x1e", "&lt;", "&#0;", "：", ":", b"\xff\xfe", b"\xc8\xd5",
)  # fmt: skip


def built(data: bytes) -> tuple[bytes, str]:
    """The file that ``data`` stands for, and its name."""
    suffix, _, rest = data.partition(b"\n")
    if suffix not in _SUFFIXES:
        return data, "例会.txt"
    if suffix == b"docx":
        lines = rest.decode("utf-8", "replace").split("\n")
        rest = word.docx("".join(word.p(word.run(escape("".join(filter(_in_xml, line))))) for line in lines))
    return rest, f"例会.{suffix.decode()}"


def _in_xml(character: str) -> bool:
    return character >= " " and character not in "\ufffe\uffff"


def one(data: bytes) -> None:
    """A file is read, its turns lie in its text, and its record breaks no invariant and is printed."""
    content, name = built(data)
    read = checks.refusing(lambda: read_bytes(content, name))
    if read is None:
        return
    assert all(turn.label.start <= turn.label.end <= turn.said.start <= turn.said.end <= len(read.text) for turn in read.turns)
    parsed = checks.refusing(lambda: parse_read(read, Options(), with_text=True))
    if parsed is not None:
        checks.document(parsed.document, read.text, of_file=True)
