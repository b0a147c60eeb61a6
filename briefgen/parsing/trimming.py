"""What stands around those who act in a clause, taken away: item numbers, adverbials, deadlines.

In: the shadow, and a phrase or where it begins. Out: the same, narrower.
"""

from briefgen.parsing import actors, deadlines
from briefgen.parsing.dialogue import enumeration
from briefgen.spans import Span, strip
from briefgen.text.patterns import first_characters, lazy

#: What may stand before those who act, however often.
_LEAD = r"你们(?=.{2})|会同|联合(?!会)|同时|此外|另外|下一步|今后|当前|目前|首先|其次|再次|最后|接下来|近期|因此|所以|为此|会后|一方面|另一方面|第[一二三四五六七八九十]+[，、：]?|[一二三四五六七八九十]{1,2}(?:是|要|、)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、] *|[①-⑳]|希望|建议|要求|请|由|从[^，。；]{1,6}起|即日起|凡|对于?|未来|明年|今年|特别是|尤其是|下阶段|下一阶段|[^，。；：要]{1,5}期间(?!的)|(?:[雨冬夏春秋旱]季|汛期|平时|每周|每月|每天|下个月|这个月|本月|散会以?后|会后|(?:会议|会)结束后|[复开停完竣]工[前后])(?=.{2})|在[^，。；]{2,20}(?:中|上|时|后|前)(?=[，各全要])|[ ，]"
_STRIP = lazy(f"(?:{_LEAD})+")
#: What `_STRIP` begins with, be it a class of characters, but for digits and for what stands before 期间.
_STRIP_OPENS = frozenset(first_characters(_LEAD)) | frozenset("一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳雨冬夏春秋旱复开停完竣 ，")
#: Adverbs and the like that stand last in a phrase, and the forms of others.
_TAIL_WORDS = "同时|也|都|还|均|一定|务必|全面|坚决|切实|首先|今后|下一步|必须|自觉|主动|要|必|就|更|更加|都要|仍|共同|一起|一方面|不仅|不但|自身|需|只|才|应|时刻|始终|明年|今年|年内"
_TAIL = lazy(rf"(?:{_TAIL_WORDS}|在[^，。；]{{1,20}}|于[^，。；]{{1,16}}|从[^，。；]{{1,16}}起|每[月周天][^，。；]{{0,8}}|[ ])+$")
#: What `_TAIL` ends with, where it has no 在, 于 or 每 in it.
_TAIL_LASTS = frozenset(word[-1] for word in _TAIL_WORDS.split("|")) | frozenset("起 \n")


def begin(shadow: str, start: int, end: int) -> int:
    """Where the words of a clause begin: behind what `stripped` takes away, and behind an item number."""
    at = stripped(shadow, start, end)
    if at == start and shadow[at : at + 1] not in _STRIP_OPENS and not shadow[at : at + 1].isdecimal():
        return at  # an item number begins with what is in there, or with a digit
    return numbered(shadow, at) or at


def numbered(shadow: str, at: int) -> int | None:
    """Where the words of an item begin whose number stands at ``at``."""
    found = enumeration(shadow, at)
    return found[1] if found else None


def stripped(shadow: str, start: int, end: int) -> int:
    """``start``, or where the words go on that `_STRIP` takes away there."""
    first = shadow[start : start + 1]
    if first not in _STRIP_OPENS and not first.isdecimal() and shadow.find("期间", start, min(end, start + 7)) < 0:
        return start
    lead = _STRIP.match(shadow, start, end)
    return lead.end() if lead else start


def trimmed(shadow: str, phrase: Span, *, dated: bool = True) -> Span | None:
    """A phrase without what stands around those who act: adverbials, and deadlines if it is ``dated``."""
    start = stripped(shadow, phrase.start, phrase.end)
    due = [fact.span for fact in deadlines.find(shadow, Span(start, phrase.end))] if dated else []
    end = phrase.end
    for where in reversed(due):
        if where.end == end or not shadow[where.end : end].strip(" 前内"):
            end = where.start
        elif where.start == start:
            start = where.end
    changed = True
    while changed and end > start:
        changed = False
        text = shadow[start:end]
        tail = _TAIL.search(text) if text[-1] in _TAIL_LASTS or "在" in text or "于" in text or "每" in text else None
        if tail and tail.start() > 0:
            end = start + tail.start()
            changed = True
        elif tail and tail.start() == 0 and not actors.PEOPLE.match(text):
            return None
    return strip(shadow, Span(start, end)) if end - start >= 1 else None
