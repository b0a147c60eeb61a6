"""Files with bytes changed, lost and doubled: each is read or refused with a sentence, never anything else. The same changes at every run."""

import random
from collections.abc import Iterator

import pytest

from briefgen.errors import UnreadableError
from briefgen.reading import read_bytes
from tests.reading.pages import page
from tests.reading.pdfs import Box, paragraph, pdf
from tests.reading.test_rtf import escaped, rtf
from tests.reading.word import docx, level, listed, numbering, table, text_box

SENTENCE = "5月18日，水务局召开会议，研究防汛值班和水费收缴。局长佟铁成主持会议，副局长金鹏出席。"
FILES = {
    "docx": docx(
        listed(SENTENCE, 1) + table(["时间", "5月18日"]) + text_box(table(["甲", "乙"])),
        parts={"numbering": numbering({0: level(0, "decimal", "%1.")}, {1: "0"})},
    ),
    "html": page("tables-2003", "局长办公会议召开", [SENTENCE] * 3, "发布时间：2022-05-20"),
    "pdf": pdf([[*paragraph(SENTENCE, 700), Box(80, 500, 200, 100), Box(180, 500, 0, 100)], paragraph(SENTENCE, 700)]),
    "rtf": rtf(escaped(SENTENCE) + rb"\par\trowd\intbl a\cell b\cell\row\pard{\footnote c}"),
}
TIMES = 150


def changed(data: bytes, seed: int) -> Iterator[bytes]:
    """A file with single bytes changed, a piece lost, a piece doubled."""
    chance = random.Random(seed)
    for _ in range(TIMES):
        out = bytearray(data)
        for _ in range(chance.choice((1, 3, 30))):
            out[chance.randrange(len(out))] = chance.randrange(256)
        yield bytes(out)
        start, length = chance.randrange(len(data)), chance.randrange(1, 400)
        yield data[:start] + data[start + length :]
        yield data[:start] + data[start : start + length] * 3 + data[start + length :]


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_damage_is_read_or_refused(kind: str) -> None:
    read = 0
    refused: list[str] = []
    for data in changed(FILES[kind], 7):
        try:
            text = read_bytes(data, f"会议.{kind}").text
        except UnreadableError as error:
            refused.append(str(error))
        else:
            assert text.strip()
            read += 1
    assert read
    assert refused
    assert all(sentence.endswith("。") for sentence in refused)
