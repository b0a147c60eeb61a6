"""Turns that stand within a paragraph, one behind the other: `…行。石磊：不行。（众笑）韩老（原主任）：我说两句。`

In: a shadow and its blocks. Out: the same blocks, those in which several speak cut where each begins, and before the votes that the recorder tells behind a turn.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, labels
from briefgen.spans import Block, Span, strip
from briefgen.text.patterns import lazy

#: Where somebody may begin to speak: at a line's beginning, behind a sentence, a bracket, a dash, several blanks that part no number (`12  石磊：`), a clock time; behind a word over all that follows
#: (`提问：石磊妈妈：…`).
_OPENS = lazy(
    r"(?:(?:^|(?<=[。！？?!…—”）.\n：])) *|(?<=  )(?<!\n\d  )(?<!\n\d\d  )(?! ))(?P<clock>\d{1,2}：\d{2} +)?(?P<head>[\u4e00-\u9fffA-Za-z□×○](?:[\u4e00-\u9fffA-Za-z0-9□×·○-]| (?! )){0,11}?) ?"
    r"(?P<note>（[^（）：。！？\n]{1,14}）)? ?：(?![\n“])",
    re.MULTILINE,
)
#: So many turns make a talk, and so often somebody speaks who is sure to.
_TALK, _OFTEN = 6, 2
#: So long is what somebody is called who opens several lines, as 点点, in characters.
_SHORT = 3


class _Opening(NamedTuple):
    """Where a turn begins, who is called there, and whether it looks as people are called; ``does``: there is a verb, so that only a speaker can be meant."""

    at: int
    head: str
    sure: bool
    does: bool


def parted(shadow: str, blocks: list[Block]) -> list[Block]:
    """The blocks, with each turn in a block of its own; the same list where the text is no talk, or every turn has its line."""
    if shadow.count("：") < _TALK:
        return blocks
    blocks = [part for n, block in enumerate(blocks) for part in _over_tasks(shadow, block, blocks[n + 1 : n + 3])]
    found = [list(_openings(shadow, block)) for block in blocks]
    inside = sum(opening.at > block.span.start for block, here in zip(blocks, found, strict=True) for opening in here)
    if not inside:
        return blocks
    often = Counter(opening.head for here in found for opening in here)
    met = {opening.head for here in found for opening in here if opening.sure}
    speakers = {head for head in met if often[head] >= _OFTEN}
    turns = sum(often[each] for each in speakers)
    if len(speakers) < _OFTEN or turns < _TALK:
        return blocks
    lines = Counter(opening.head for block, here in zip(blocks, found, strict=True) for opening in here if opening.at == block.span.start)
    speakers |= {head for head, count in lines.items() if count >= _OFTEN and len(head) <= _SHORT}
    out: list[Block] = []
    for block, here in zip(blocks, found, strict=True):
        times = Counter(opening.head for opening in here)
        among = sum(count for head, count in times.items() if head in speakers) >= _OFTEN
        units = (
            bool(here) and here[0].at == block.span.start and dialogue.unit(here[0].head) and "。" in block.span.slice(shadow)
        )  # `石桥镇：转移30人。|松岭镇：转移12人。`
        out += _cut(
            shadow,
            block,
            [each.at for each in here if _opens(each, speakers, met) or (among and _is_like(each, times)) or (units and dialogue.unit(each.head))],
        )
    return out


def _over_tasks(shadow: str, block: Block, below: Sequence[Block]) -> Sequence[Block]:
    """A block, parted before a heading that ends it and stands over tasks: `石磊：按刚才说的办。|任务：`, below which is told who does what."""
    *said, last = block.sentences
    text = last.slice(shadow)
    if (
        not said
        or not text.endswith("：")
        or dialogue.results(text) < len(text)
        or len(below) < 2
        or not all(_DOES.match(shadow, *each.span) for each in below)
    ):
        return (block,)
    return (Block(Span(block.span.start, said[-1].end), tuple(said)), Block(last, (last,)))


#: `水利局、城投公司：5月底前修好水泵`.
_DOES = lazy(r"[^，。；：！？\n]{2,24}：[^。！？\n]*(?:\d|周|月底|年底|[今明后]天)[^。！？\n]*$")


def _opens(opening: _Opening, speakers: Collection[str], met: Collection[str]) -> bool:
    """Whether a turn begins there; `石磊回来接着讲食堂：` opens one if he speaks elsewhere."""
    if opening.does:
        return any(opening.head[:end] in met for end in range(1, len(opening.head) + 1))
    return opening.head in speakers or opening.sure


def _is_like(opening: _Opening, times: Mapping[str, int]) -> bool:
    """Whether somebody opens a turn of his own between others whom he is like: a single character, or one met again."""
    return not opening.does and (len(opening.head) == 1 or times[opening.head] >= _OFTEN)


_NUMBER = lazy(r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)] *")


def _openings(shadow: str, block: Block) -> Iterator[_Opening]:
    """What may open a turn in a block."""
    item = dialogue.enumeration(shadow, block.span.start)
    for match in _OPENS.finditer(shadow, item[1] if item else block.span.start, block.span.end):
        head = match["head"].strip()
        bare = "".join(head.split())
        if not bare or bare in labels.LABELS or _NOBODY.fullmatch(bare) or dialogue.no_speaker(head) or dialogue.counts_out(head):
            continue
        does = dialogue.does(head)
        start = match.start("clock") if match["clock"] else match.start("head")
        if item and start == item[1]:
            start = block.span.start  # `（一）|水务局：…`
        if shadow[start - 1 : start] == "：" and not _heads(shadow, block, start):
            continue
        if _CLASS.fullmatch(shadow, block.span.start, start):
            continue  # `四（2）|妈妈：`
        if _NUMBER.fullmatch(shadow, block.span.start, start):
            continue  # an item of a list: `（二）机修班：3月5日前修好。`
        yield _Opening(start, _short(head), not does and dialogue.somebody(shadow, Span(match.start("head"), match.start("head") + len(head))), does)


def _short(head: str) -> str:
    """How somebody is called again: `机修班 阿贵` as 阿贵, not half of a padded name."""
    pieces = head.split()
    return pieces[-1] if len(pieces[0]) > 1 else "".join(pieces)


def _heads(shadow: str, block: Block, at: int) -> bool:
    """Whether what stands before a place is a short word over the rest of its block: `提问：|…`."""
    before = Span(block.span.start, at - 1)
    return 1 < before.end - before.start <= 6 and not _MARK.search(shadow, *before) and not dialogue.somebody(shadow, before)


_MARK = lazy("[，。；：！？ ]")
#: The class of somebody's child, before who he is.
_CLASS = lazy(r"[\u4e00-\u9fff]{1,4}（\d{1,2}）班?")
#: What stands before a colon and is nobody.
_NOBODY = lazy("|".join(alternation(tagged("sections", tag)) for tag in ("label", "matter", "decided", "task", "vote", "topic", "aside", "past")))


def _cut(shadow: str, block: Block, starts: Sequence[int]) -> Iterator[Block]:
    """A block, cut at some places, and before a vote behind what somebody says."""
    if not starts:
        yield block
        return
    own = block.sentences
    places = sorted({block.span.start, *starts, *(each.start for each in own if dialogue.recorded(shadow, each))})
    for start, end in zip(places, [*places[1:], block.span.end], strict=True):
        span = strip(shadow, Span(start, end))
        first = bisect_right(own, span.start, key=lambda each: each.end)
        last = bisect_left(own, span.end, first, key=lambda each: each.start)
        if span.end > span.start:
            yield Block(span, tuple(Span(max(each.start, span.start), min(each.end, span.end)) for each in own[first:last]))
