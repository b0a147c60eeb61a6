"""Shadow to blocks and sentences. A block is a paragraph; soft line breaks inside it have been seen through.

Segmentation rules are named functions in one ordered list: each is asked about a line break and votes to join, to part,
or abstains (``None``); the first vote counts (after razdel).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy, pattern

_TERMINAL = "。！？；：”」）)]】…"
_OPENING = lazy(
    r"^(?:[一二三四五六七八九十]{1,3}[、，.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．）](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[，、：]"
    r"|[一二三四五六七八九]是|其[一二三四]|【|《|[-*+] |#{1,6} |\|)"
)
#: What opens a paragraph of its own: the meeting and its people, dates, the end; a label with wide blanks.
_NEW = lazy(
    r"会[议上前后]|大会|随后|最后|大家|与会|散会|主持|记录|应到|实到|到会|缺席|请假|列席|出席|列席|参加|同意|反对|表决|举手|签[名字]|以上|抄送|印发|报送|[一二三四五六七八九十]{1,2}[、.]|附|[\u4e00-\u9fff]{2,6} {2,}|[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){1,3} {2,}|[^，。]{0,30}\d{4}年|.{6,12}$|[^。]{0,5}$"
)
_LABEL = lazy("[^，。；：要|]{1,8}[：|]")
#: What no line starts with.
_NO_START = "，。、；）”》！？%"
_PAIRS = {"（": "）", "《": "》", "“": "”", "【": "】"}
#: So near to a line break, in characters, a bracket opens and closes that holds two lines together.
_BRACKET_NEAR = 60
#: `…奖励基金。（同意28票，反对0票）`: the vote belongs to the sentence before it.
_BEHIND_MARK = r"[。！？]*(?:……)?[”’』）]*(?:（[^（）\n]{0,16}(?:票|举手|鼓掌|表决)[^（）\n]{0,30}）)?"
#: Alternatives that begin with a literal character each: the engine then looks for these characters first. A run of points is looked at once, from its first.
_SENTENCE_END = lazy("|".join(mark + _BEHIND_MARK for mark in "。！？") + r"|……[”’』）]*(?=\n|$)|\.(?<!\.\.)\.\.+(?=\n|$)|……?(?=\n|$)")


class _Break(NamedTuple):
    """A line break: the line before, the line after, whether that is indented, and what the whole text does."""

    before: str
    after: str
    indented: bool
    page: "_Page"

    @property
    def wrap(self) -> int | None:
        return self.page.wrap


class _Page(NamedTuple):
    """What a text does throughout. ``wrap``: the width at which it was wrapped (cells); ``opens``: it indents the first line of each paragraph, and no
    other; ``flat``: it indents its lines, all of them.
    """

    wrap: int | None
    opens: bool
    flat: bool


def _new_label(at: _Break) -> bool | None:
    """`出席：何苗、⏎列席：丁一`: what opens with a label, a speaker or the first cell of a row starts a block."""
    return False if _LABEL.match(at.after) else None


#: Who does it, before what: `石磊——水泵、管线`, `石磊、韩雪——水泵`, `办公室、财务科：水泵`; two such lines one below the other are two tasks.
_TASK = lazy("(?:[^，。；：！？—、\n]{1,8}、){0,8}[^，。；：！？—\n]{1,12}(?:—{1,2}|–|→| - )(?=[^—–→])|[^，。；：！？“\n]{1,24}：(?=.)")


def _new_task(at: _Break) -> bool | None:
    """`石磊——水泵、管线，3.8交⏎韩雪——售票`: each starts a block."""
    return False if _TASK.match(at.before) and _TASK.match(at.after) else None


#: What parts the cells of a row that somebody drew with slashes.
_SLASH = " / "


def _new_row(at: _Break) -> bool | None:
    """`水泵 / 石磊 / 3月5日⏎渠道 / 韩雪 / 下周`: a row does not run on."""
    return False if at.before.count(_SLASH) > 1 or at.after.count(_SLASH) > 1 else None


def _new_item(at: _Break) -> bool | None:
    """`…配合；⏎二是…`: what opens like an item, a heading or a row starts a block; a title in 《》 does where no line was cut."""
    if at.after[0] == "《" and at.wrap and at.before[-1] not in _TERMINAL:
        return None
    return False if _OPENING.match(at.after) else None


def _indent(at: _Break) -> bool | None:
    """`……。⏎　　会议强调`: an indent starts a paragraph, but where all lines are indented."""
    return False if at.indented and not at.page.flat else None


def _open_bracket(at: _Break) -> bool | None:
    """`（记者 付某⏎摄影报道）`, `《坚持…⏎努力…》`: a bracket opened and not closed runs on."""
    tail = at.before[-_BRACKET_NEAR:]
    for opening, closing in _PAIRS.items():
        start = tail.rfind(opening)
        if start >= 0 and closing not in tail[start:] and closing in at.after[:_BRACKET_NEAR]:
            return True
    return None


def _comma(at: _Break) -> bool | None:
    """`聚焦重点，⏎把整改贯穿始终`, `院地-⏎校地合作`: nothing ends with a comma or a hyphen."""
    ruled = at.before.startswith(("——", "--")) and at.before.endswith(("——", "--"))  # what parts, or stands between two rules
    return True if not ruled and (at.before[-1] in "，、-" or at.before.endswith("——")) else None


def _terminal(at: _Break) -> bool | None:
    """A line that ends as sentences do ends its block, unless it is cut exactly at the wrapping width; at a mark of sentences if paragraphs are indented."""
    full = at.wrap and width(at.before) >= at.wrap - 2
    if at.before[-1] in _TERMINAL and not (full and (at.before[-1] not in "。！？；：" or at.page.opens)):
        return False
    return None


def _wrapped(at: _Break) -> bool | None:
    """A line about as long as the text's wrapping width was cut by it: `隧⏎道左洞进尺26米`."""
    return True if at.wrap and at.wrap * 3 <= width(at.before) * 4 <= (at.wrap + 2) * 4 else None


#: Where somebody stands in a picture, behind his name: `石磊签约（前排左三）`.
SHOWN = lazy("[^。；：|]{2,50}[（(](?:[前后][排左右]|[左右中][一二三四五六七八九起\\d]|[左右中][）)])[^（）()]{0,8}[）)]?$")


def _dangling(at: _Break) -> bool | None:
    """`…底下公示７天，有意⏎见的找…`: prose does not end without a mark, unless what follows opens something new, or is a paragraph many times as long:
    then the line is its heading.
    """
    prose = len(at.before) >= _PROSE and pattern("[，。；]").search(at.before) and pattern("[\u4e00-\u9fff]").match(at.before[-1])
    heads = not at.wrap and len(at.before) <= _HEADING < len(at.after) and at.after[-1] in _TERMINAL and not pattern("[。；]").search(at.before)
    labelled = not at.wrap and _LABEL.match(at.before) is not None and len(at.before) <= _LIST_LONGEST  # `理事：石磊、韩雪⏎水利站老骆也在`
    new = heads or labelled or _NEW.match(at.after) or SHOWN.match(at.after)
    return True if prose and pattern("[\u4e00-\u9fff]").match(at.after) and not new else None


#: What joins two words or opens what is said of one: no prose ends with it.
_HANGS = lazy("(?:(?<!参)与|(?<![柔缓温总共饱])和|(?<![普涉波顾])及|以及|或者|(?<!目)的)$")


def _hanging(at: _Break) -> bool | None:
    """`各镇、园区与⏎区政府签订责任书。`: the line asks for another word."""
    hangs = len(at.before) >= _PROSE and _HANGS.search(at.before[-_PROSE:]) and pattern("[，、；]").search(at.before)
    return True if hangs and pattern("[\u4e00-\u9fff《“]").match(at.after) else None


#: So long a line is prose; so long a list behind a label is one line, in characters.
_PROSE, _LIST_LONGEST = 20, 48
#: No heading is longer, and no paragraph below one shorter.
_HEADING = 40


def _punctuation(at: _Break) -> bool | None:
    """`汛期快到了⏎，弃土场`: no line starts with a comma of its own."""
    return True if at.after[0] in _NO_START else None


_RULES: list[Callable[[_Break], bool | None]] = [
    _punctuation,
    _open_bracket,
    _new_label,
    _new_task,
    _new_row,
    _comma,
    _new_item,
    _indent,
    _terminal,
    _wrapped,
    _hanging,
    _dangling,
]


#: Runs of what is certainly wide: most of a text, which need not be asked for one character at a time.
_WIDE = lazy("[\u4e00-\u9fa5，。、；：！？（）《》【】]+")


def width(text: str) -> int:
    """Display columns: a 汉字 takes two."""
    rest = _WIDE.sub("", text)
    return 2 * (len(text) - len(rest)) + sum(2 if east_asian_width(character) in "WF" else 1 for character in rest)


def _lines(shadow: str) -> list[Span]:
    lines, at = [], 0
    for line in shadow.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            lines.append(Span(start, start + len(stripped)))
        at += len(line) + 1
    return lines


#: No text is wrapped at a wider column.
_WIDEST = 200


def _wrap(shadow: str, lines: list[Span]) -> int | None:
    """The column at which the text was wrapped by its editor, if it was: several of its longest lines are equally long, or
    prose is broken off at nearly the same length again and again.
    """
    texts = [shadow[line.start : line.end] for line in lines]
    longest = max(map(len, texts), default=0)
    if len(texts) < 6 or longest >= 100 or longest * 2 < 40:
        return None
    columns = list(map(width, texts))
    widths = sorted(columns, reverse=True)
    if 40 <= widths[0] <= _WIDEST:
        near = sum(widths[0] - each <= 3 for each in widths)
        if near >= 4 and near * 5 >= len(widths):
            return widths[0]
    cut = zip(texts[:-1], columns[:-1], strict=True)
    broken = sorted((column for text, column in cut if text[-1] not in _TERMINAL and pattern("[，。；]|^[^：]*、[^：]*$").search(text)), reverse=True)
    if len(broken) < 4 or not 40 <= broken[0] <= _WIDEST:
        return None
    near = sum(each * 4 >= broken[0] * 3 for each in broken)
    return broken[0] if near >= 4 and near * 2 >= len(broken) and near * 5 >= len(texts) else None


def _indented(shadow: str, line: Span) -> bool:
    return line.start > 0 and shadow[line.start - 1] == " "


def _page(shadow: str, lines: list[Span]) -> _Page:
    wrap = _wrap(shadow, lines)
    indented = sum(_indented(shadow, line) for line in lines) if wrap else 0
    habit = indented >= _INDENTED or (indented > 0 and len(lines) >= _MANY)
    return _Page(wrap, habit and indented < len(lines) - indented, indented * 10 >= len(lines) * 9)


#: So many paragraphs that are indented are a habit; among so many lines a single one is.
_INDENTED, _MANY = 2, 12


class Lines(NamedTuple):
    """The lines of a text that are not blank, without blanks at their ends. ``joined``: whether each goes on with the one above."""

    spans: Sequence[Span]
    joined: Sequence[bool]


def lines(shadow: str) -> Lines:
    """The lines of a shadow, and which of the breaks between them are soft."""
    spans = _lines(shadow)
    page = _page(shadow, spans)
    joined: list[bool] = [False] if spans else []
    start = spans[0].start if spans else 0
    for before, line in pairwise(spans):
        joined.append(_joined(shadow, Span(start, before.end), line, page))
        if not joined[-1]:
            start = line.start
    return Lines(spans, joined)


def blocks(shadow: str, cut: Lines | None = None) -> list[Block]:
    """The paragraphs of a shadow with their sentences. ``cut``: its lines, where they are known."""
    cut = cut or lines(shadow)
    out: list[Span] = []
    for line, joined in zip(cut.spans, cut.joined, strict=True):
        if joined:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return [Block(span, tuple(sentences(shadow, span))) for span in out]


def soft_breaks(cut: Lines) -> list[Span]:
    """The line breaks inside paragraphs, each with the blanks around it."""
    return [Span(before.end, line.start) for (before, line), joined in zip(pairwise(cut.spans), cut.joined[1:], strict=True) if joined]


def _joined(shadow: str, before: Span, line: Span, page: _Page) -> bool:
    if shadow.count("\n", before.end, line.start) > 1:
        return False
    last = shadow.rfind("\n", before.start, before.end) + 1 or before.start
    cut = _Break(shadow[max(last, before.start) : before.end].strip(), shadow[line.start : line.end], _indented(shadow, line), page)
    for rule in _RULES:
        vote = rule(cut)
        if vote is not None:
            return vote
    return False


#: No sentence is longer; a text without full stops is cut, so that the work on it grows with its length and not faster.
LONGEST = 2000


def sentences(shadow: str, span: Span) -> list[Span]:
    """Sentences of a block: cut after 。！？ with their closing quotes, but not inside 《》 or （）.

    >>> text = "一是抓落实。二是强监管。"
    >>> [each.slice(text) for each in sentences(text, Span(0, len(text)))]
    ['一是抓落实。', '二是强监管。']
    """
    out: list[Span] = []
    start = span.start
    brackets = shadow.find("《", start, span.end) >= 0 or shadow.find("（", start, span.end) >= 0
    for match in _SENTENCE_END.finditer(shadow, span.start, span.end):
        stop, end = match.span()
        if brackets and stop - start <= LONGEST and (_open(shadow, start, match, "《》", 120) or _open(shadow, start, match, "（）", 40)):
            continue
        if end - start <= LONGEST:
            out.append(Span(start, end))
        else:
            out += _cut(shadow, Span(start, end))
        start = end
        while start < span.end and shadow[start].isspace():
            start += 1
    if start < span.end:
        if span.end - start <= LONGEST:
            out.append(Span(start, span.end))
        else:
            out += _cut(shadow, Span(start, span.end))
    return out


def _open(shadow: str, start: int, mark: re.Match[str], pair: str, near: int) -> bool:
    """Whether a bracket opened between ``start`` and the mark is still open there and closes within ``near`` characters behind it."""
    opened = shadow.count(pair[0], start, mark.start())
    return opened > 0 and opened > shadow.count(pair[1], start, mark.start()) and shadow.find(pair[1], mark.end(), mark.end() + near) >= 0


def _cut(shadow: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of at most `LONGEST`, cut behind a pause where there is one."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        stop = start + LONGEST
        pause = max(shadow.rfind(mark, start + LONGEST // 2, stop) for mark in "，；、：\n ")
        end = pause + 1 if pause >= 0 else stop
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)
