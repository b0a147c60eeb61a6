"""Units: the sentences of a speech, or the parts of one at ；, each a demand or none.

In: the shadow and the blocks, or the sentences of a speech. Out: the sentences that lie in a span or have a character; the units of sentences.
"""

import bisect
from collections.abc import Iterator, Sequence

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import trimming
from briefgen.parsing.grammar import deadlines
from briefgen.spans import Block, Span, strip
from briefgen.text.marks import outside
from briefgen.text.patterns import lazy


class Sentences:
    """The sentences of all blocks, and those that lie within a speech, clipped to it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._all = [sentence for block in blocks for sentence in block.sentences]
        self._ends = [sentence.end for sentence in self._all]

    def within(self, span: Span) -> list[Span]:
        """Those that lie in a span or reach into it, clipped to it."""
        at = bisect.bisect_right(self._ends, span.start)
        out = []
        while at < len(self._all) and self._all[at].start < span.end:
            sentence = self._all[at]
            out.append(sentence if span.contains(sentence) else Span(max(sentence.start, span.start), min(sentence.end, span.end)))
            at += 1
        return out

    def containing(self, shadow: str, character: str) -> Iterator[Span]:
        """The sentences with a character in them, in text order."""
        if not self._all:
            return
        last = self._ends[-1]
        at = shadow.find(character, self._all[0].start, last)
        while at >= 0:
            sentence = self._all[bisect.bisect_right(self._ends, at)]
            if sentence.start <= at:
                yield sentence
            at = shadow.find(character, sentence.end if sentence.start <= at else sentence.start, last)


#: Units and what they are to do, as items name them in short.
_UNIT, _DOES, _HELPS = (alternation(tagged("cues", tag)) for tag in ("bureau", "does", "helps"))
#: What names whoever must act, or by when, in the manner of a form.
_LABEL = r"(?:(?:第一)?责任(?:单位|人|部门|科室|领导|主体)|(?:牵头|配合|承办|协办|主办)(?:单位|部门|领导|人)|(?:包案|分管|挂钩)领导|(?:完成|办结|整改)?时限|完成时间|时间要求)："
_LABELLED = lazy(_LABEL)
#: The rest of an item in short: `责任单位：水利站。`, `安全科牵头，各车间落实。`, `7月18日前。`
_REST = lazy(
    rf"（?(?:{_LABEL}[^。；]{{1,40}}[；，、 ])*{_LABEL}[^。；]{{1,40}}[。；]?"
    rf"|[^，。；：]{{2,10}}{_UNIT}{_DOES}?(?:[，、][^，。；：]{{2,12}}(?:{_UNIT}|车间){_HELPS}?)*。|即日起。"
)
#: No deadline alone is longer, in characters.
_DUE_LONGEST = 12


def _rests(shadow: str, start: int, end: int) -> bool:
    """Whether a sentence only says by whom or by when."""
    if _REST.fullmatch(shadow, start, end):
        return True
    due = deadlines.find(shadow, (start, end)) if end - start <= _DUE_LONGEST else ()
    return len(due) == 1 and due[0].span.start == start and not shadow[due[0].span.end : end].strip("。 ")


def _joined_rests(shadow: str, cut: Sequence[Span]) -> list[Span]:
    """Sentences, with what only says by whom and by when joined to the item before it, or behind it."""
    out: list[Span] = []
    waiting: int | None = None
    for sentence in cut:
        item = trimming.numbered(shadow, sentence.start)
        rest = _rests(shadow, item or sentence.start, sentence.end)
        if rest and not item and out and "\n" not in shadow[out[-1].end : sentence.start]:
            out[-1] = Span(out[-1].start, sentence.end)
        elif rest and item:
            waiting = sentence.start  # `5、责任单位：水利站。完成时限：9月底。制作公示牌12块。`
            out.append(sentence)
            continue
        elif waiting is not None and out and out[-1].start == waiting:
            out[-1] = Span(waiting, sentence.end)
        else:
            out.append(sentence)
        if not rest:
            waiting = None
    return out


#: `例如：` and `比如：` too.
_EXAMPLES = lazy("(?:如|包括)：")


def of(shadow: str, cut: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The parts at ； of sentences, and whether each opens its sentence. A list of examples (`如：…；…`) is not cut."""
    for sentence in _joined_rests(shadow, cut):
        start, first = sentence.start, True
        if shadow.find("：", *sentence) >= 0 and _EXAMPLES.search(shadow, *sentence):
            yield strip(shadow, sentence), True
            continue
        if shadow.find("；", *sentence) >= 0:
            for at in outside(shadow, sentence.start, sentence.end, "；"):
                if _LABELLED.match(shadow, at + 1, sentence.end):
                    continue  # `责任领导：管延庆；责任科室：食品科`
                yield strip(shadow, Span(start, at + 1)), first
                start, first = at + 1, False
        rest = strip(shadow, sentence if first else Span(start, sentence.end))
        if rest.end > rest.start:
            yield rest, first
