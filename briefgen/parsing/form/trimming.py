"""What stands around those who act in a clause, taken away: item numbers, adverbials, deadlines.

In: the shadow, and a phrase or where it begins. Out: the same, narrower.
"""

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form.dialogue import enumeration
from briefgen.text.patterns import lazy

#: What may stand before those who act, however often.
_LEAD = (
    alternation(tagged("demands", "lead"))
    + r"|你们(?=.{2})|我们(?=各)|[—–]{1,2}|联合(?!会)|第[一二三四五六七八九十]+[，、：]?|[一二三四五六七八九十]{1,2}(?:是|要|、)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、] *|[①-⑳]"
    "|从[^，。；]{1,6}起|对于?|[^，。；：要]{1,5}期间(?!的)|在[^，。；]{2,20}(?:中|上|时|后|前)(?=[，各全要])|[ ，]"
    "|(?:[雨冬夏春秋旱]季|汛期|平时|每周|每月|每天|下个月|这个月|本月|散会以?后|会后|(?:会议|会)结束后|[复开停完竣]工[前后])(?=.{2})"
)
_STRIP = lazy(f"(?:{_LEAD})+")


def begin(shadow: str, start: int, end: int) -> int:
    """Where the words of a clause begin: behind what `stripped` takes away, and behind an item number."""
    at = stripped(shadow, start, end)
    return numbered(shadow, at) or at


def numbered(shadow: str, at: int) -> int | None:
    """Where the words of an item begin whose number stands at ``at``."""
    found = enumeration(shadow, at)
    return found[1] if found else None


def stripped(shadow: str, start: int, end: int) -> int:
    """``start``, or where the words go on that `_STRIP` takes away there."""
    lead = _STRIP.match(shadow, start, end)
    return lead.end() if lead else start
