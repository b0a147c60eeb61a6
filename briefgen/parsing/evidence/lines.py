"""What the last word of a line or paragraph shows: the title of a record, what stands under a picture, the end of a report.

In: the text of a block, its tokens. Out: yes or no.
"""

import functools
from collections.abc import Sequence

from briefgen.lexicon import typed
from briefgen.lexicon.endings import Endings
from briefgen.parsing.evidence.page import LINE
from briefgen.parsing.tokens import ENDING, JOINING, Token
from briefgen.text.patterns import lazy

_NOTED = lazy("[（(][^）)]{1,24}[）)]$")
_PICTURE = lazy("图[为片：]|（图")
#: The longest title with its note; so many characters of one are looked at, where blanks may be; `记录` alone is none.
_TITLE, _PADDED, _BARE = 90, 12, 2
_MARKS = frozenset("，。；：！？")


@functools.cache
def _ends(tag: str) -> Endings:
    return Endings(word for word, own in typed("reports") if own == tag)


def titled(text: str) -> bool:
    """`…会议记录`, `…会议纪要（第3期）`, `会 议 记 录`: a line that is the title of a record."""
    if len(text) > _TITLE:
        return False
    if text.endswith(("）", ")")):
        note = _NOTED.search(text)
        text = text[: note.start()] if note else text
    last = text[-_PADDED:].replace(" ", "")
    return _ends("record").end(last) and len(last) > _BARE and _MARKS.isdisjoint(text)


def dateline(text: str) -> bool:
    """`清河通讯社3月6日电`, `本报讯（记者 石磊）`: a line that says only who sent the report, and when."""
    return len(text) <= LINE and _SENT.match(text) is not None


#: Words that could as well end a headline (`确保供电`) have a date before them or an agency.
_SENT = lazy(
    r"[【（(]?(?:据)?[\u4e00-\u9fff]{0,16}(?:\d{1,2}月\d{1,2}日(?:专?电|讯|消息)|(?:本[报网刊台站]|[网社报台])(?:专?电|讯|消息))[】）)]?"
    r"(?: *[（(][^（）()\n]{2,40}(?:[）)]|$)| *(?:记者|通讯员)[：: ]{0,2}[\u4e00-\u9fff·、 ]{2,24})*[】）)]? *$"
)


def notice(text: str) -> bool:
    """`关于召开…的通知`: a line that is the title of a notice."""
    return len(text) <= LINE and _ends("notice").end(text.removesuffix("已发布"))


def caption(text: str) -> bool:
    """What stands under a picture."""
    return len(text) <= 40 and (_PICTURE.match(text) is not None or _ends("caption").end(text))


def closing(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a paragraph ends as a report does: who else was there, what it was good for, a picture of all."""
    body = text.rstrip("。！")
    if _ends("closing").end(body) or (body != text and "新" in body[-5:]):
        return True
    size = len(body)
    for _, end, kinds in reversed(tokens):
        if size - end > _NEAR:
            break
        if kinds & JOINING or (kinds & ENDING and size - end <= _BESIDE):
            return _MARKS.isdisjoint(body[end:])
    return False


#: So many characters may stand behind who joined in, and behind an end: `各镇负责人|参加会议`, `大会|圆满结束`.
_NEAR, _BESIDE = 14, 8
