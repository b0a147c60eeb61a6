"""What of the source a page leaves out, and why: nothing goes in silence.

In: a document and the blocks made of it. Out: characters by reason.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.record import Brief, Document, Passage, RecordSpan
from briefgen.rendering.blocks import BARS, Block, Distribution, Headline, Line, Masthead, Paragraph, Table
from briefgen.rendering.prose.source import full_width

#: Why passages of a kind are not printed; those of other kinds are `REST`.
REASONS = {
    "furniture": "网页文字", "credit": "署名", "caption": "图片说明", "dateline": "电头", "aside": "场上情形", "move": "主持串场", "closing": "散会",
    "formula": "纪要套语", "number": "文号", "signature": "落款", "record": "记录人", "time": "星期和时刻", "place": "线上地点", "absent": "缺席原因",
}  # fmt: skip
FILLERS, SECTIONS, REST, LOOSE, FRAMED, TRANSLATION = "口头语", "栏目和账号", "其他", "未归入会议的文字", "文号和发送范围", "译文"
#: What a page says in its own words, or does not need: marks of markup, labels, who speaks.
_SILENT = frozenset(["markup", "label", "speaker", "decided", "headline"])
_INKED = re.compile(r"[^\W_]")
_HAN = re.compile("[\u4e00-\u9fff]")


def omissions(document: Document, blocks: Iterable[Block]) -> Counter[str]:
    """Characters (letters, digits, 汉字) that the page has not, by reason."""
    out: Counter[str] = Counter()
    blocks = list(blocks)
    words = "".join(_texts(blocks))
    for brief in document.briefs:
        out.update(_of(brief, _spans(blocks), _bare(words)))
    for loose in document.unassigned:
        out[REASONS["furniture"] if loose.reason == "boilerplate" else LOOSE] += _size(loose.text)
    for part, kind in ((document.masthead, Masthead), (document.distribution, Distribution)):
        if part is not None and not any(isinstance(each, kind) for each in blocks) and _bare(part.text)[:12] not in _bare(words):
            out[FRAMED] += _size(part.text)
    return Counter({reason: n for reason, n in out.items() if n})


def _of(brief: Brief, printed: list[RecordSpan], words: str) -> Iterator[str]:
    """A reason for each character."""
    for passage in brief.passages:
        if passage.kind in _SILENT or (
            passage.kind == "value" and passage.key in ("chair", "agenda", "attend", "observe", "name", "organizer", "counts", "number")
        ):
            continue
        if passage.kind == "row" and _cells_in(passage, words):
            continue
        if _bare(full_width(passage.text)) in words:
            continue
        for start, end in _gaps(passage.span, printed):
            text = passage.text[start - passage.span[0] : end - passage.span[0]]
            if _bare(full_width(text)) not in words:
                yield from [_reason(brief, passage)] * _size(text)


def _reason(brief: Brief, passage: Passage) -> str:
    if passage.kind in ("turn", "narrated") and brief.genre in ("transcript", "dialogue"):
        return FILLERS
    if brief.genre == "community" and passage.kind in ("matter", "row", "body"):
        return SECTIONS
    if brief.genre == "transcript" and passage.kind == "furniture" and not _HAN.search(passage.text):
        return TRANSLATION
    return REASONS.get(passage.key if passage.kind == "value" and passage.key else passage.kind, REST)


def _cells_in(passage: Passage, words: str) -> bool:
    return all(_bare(full_width(cell)) in words for cell in re.split(f"[{BARS}]", passage.text))


def _gaps(span: RecordSpan, printed: list[RecordSpan]) -> Iterator[RecordSpan]:
    at = span[0]
    for start, end in printed:
        if end <= at or start >= span[1]:
            continue
        if start > at:
            yield at, start
        at = end
    if at < span[1]:
        yield at, span[1]


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for each in blocks:
        if isinstance(each, Paragraph | Headline):
            yield each.line


def _spans(blocks: Iterable[Block]) -> list[RecordSpan]:
    return sorted(run.span for line in _lines(blocks) for run in line if run.span)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for each in blocks:
        if isinstance(each, Paragraph | Headline):
            yield "".join(run.text for run in each.line)
        elif isinstance(each, Table):
            yield from (*each.header, *(cell for row in each.rows for cell in row))


def _bare(text: str) -> str:
    return "".join(_INKED.findall(text))


def _size(text: str) -> int:
    return len(_INKED.findall(text))
