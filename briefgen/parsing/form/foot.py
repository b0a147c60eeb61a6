"""The list of what is to be done, or what was decided, that the recorder sets below a talk: it is in nobody's mouth.

In: the shadow and blocks of a record in talk, and the blocks that somebody seems to open. Out: the numbers of the blocks of the list.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefgen.lexicon import signs, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy

#: What stands before a heading or an item.
_ARROWS = signs("arrow")
_SIGNS = signs("sign")

#: What only somebody who talks has: the first and second person, a question, an exclamation, a particle; and how an answer begins.
_SPEAKS = lazy(rf"{dialogue.SELF}|[？！…]|[吧呢吗嘛呀啊](?=[，。；]|$)")
_ANSWERS = lazy(r"(?:同意|可以|对|好|行|是|没有|没|嗯|那|不|中|成|有)(?=[，。！、的啊了]|$)")
_QUOTED = lazy("“[^”]*”")
#: The signs that only a list has, and all that an item may begin with.
SIGN = lazy(rf"[{_SIGNS}{_ARROWS}➤√✓✔☑•·] *(?=\S)|[-*+—–]{{1,2}} +(?=\S)")
_ITEM = lazy(rf"{SIGN.pattern}|[（(]?(?:\d{{1,2}}[、.．）)] *(?!\d)|[一二三四五六七八九十]{{1,3}}[、.．）)] *)|[①-⑳] *")
#: Who is to do it, before a colon; when.
_OWNER = lazy(r"(?P<who>[^，。；：！？\n]{2,24}?) *：(?=.)")
_DUE = lazy(r"\d|之?前|[月年周]底|[本下]周|周[一二三四五六日末]|[今明后][天日]|即日")
#: What says that a list follows, with its number and a note: `**三、落实事项（会后）`.
_OVER = (
    rf"(?:[#*{_SIGNS}]+ *)?[【\[]?(?:(?:[一二三四五六七八九十]{{1,2}}|\d{{1,2}})[、.] *)?(?P<words>[^，。；：！？\n]{{0,14}}?{alternation(tagged('sections', 'listing'))})"
    r"(?:如下)?(?:（[^）\n]{1,20}）)?"
)
#: A line that heads a list: short, without a mark but a colon; before a list that stands on the line: `安排：修泵，月底试车（石磊） 换阀（韩雪）`.
_HEAD = lazy(rf"{_OVER}[】\]]?(?:\*\*|[{_SIGNS}]+)?(?P<mark>：?)(?:\*\*)?$")
_LABEL = lazy(rf"{_OVER}(?:[】\]]：?|：) *(?=\S)")
#: So many signs part the cells of a row.
_CELLS = 2
#: No task is longer than this, in characters.
_LONGEST = 120
#: A heading without a number or a frame.
_PLAIN = lazy("[\u4e00-\u9fff]+：?$")
#: The rows of a table below a line.
_OVER_ROWS = lazy("[ \n]*[^|\n]+\\|[^|\n]+\\|[^\n]+\n")
#: What a speaker whose last words these are announces: his list goes on below.
_ANNOUNCES = lazy("：$|(?<![\\d午晚早晨天上])[一二两三四五六七八几\\d](?:点(?![前后钟半整以之])|条|件|个|项|句|方面)[^，。]{0,8}[。：]$")


def announces(text: str) -> bool:
    """Whether a list of points follows: `我说三点。`"""
    return _ANNOUNCES.search(text) is not None


def speaks(text: str) -> bool:
    """Whether a line has what only somebody has who talks, outside of quotes: I or you, a question, a particle."""
    return _SPEAKS.search(_QUOTED.sub("", text)) is not None


def row(text: str) -> bool:
    """Whether a line is a row of a table that was drawn with slashes: `水泵 / 石磊 / 3月5日`."""
    return text.count(" / ") >= _CELLS


def listed(text: str) -> bool:
    """Whether a line is an item of a list by its mark, and no heading: `▲ 水泵`, `1. 水泵`."""
    return SIGN.match(text) is not None or _DIGIT.match(text) is not None


_DIGIT = lazy(r"[（(]?\d{1,2}[、.．）)] *(?!\d)|[①-⑳]")


def listing(shadow: str, blocks: Sequence[Block], opened: Collection[int]) -> range:
    """The blocks of the list below the last turn, with its heading; none where somebody talks behind it."""
    last = len(blocks) if opened else 0
    first = signed = last
    tasks: list[_Task] = []
    section = False  # another section stands below: `五、其他`
    for n in reversed(range(last)):
        text = blocks[n].span.slice(shadow)
        if speaks(text):
            break
        if n not in opened and len(blocks[n].sentences) > 1 and not _ITEM.match(text) and not dialogue.ended(text):
            break  # prose
        if n in opened:
            task = _task(text)
            if task is None:
                break
            tasks.append(task)
            if n + 1 == signed and SIGN.match(text):
                signed = n
        elif (
            (n + 1 < last or _OVER_ROWS.match(shadow, blocks[n].span.end))
            and heads(text)
            and not (section and dialogue.heading(shadow, blocks[n]))
            and _sound(tasks, plain=_PLAIN.match(text) is not None)
        ):
            first = n
        elif dialogue.heading(shadow, blocks[n]):
            section = True
        elif n + 1 == signed and SIGN.match(text):
            signed = n
    if first == last and signed < last and not any(SIGN.match(shadow, *blocks[n].span) for n in opened if n < signed):
        first = signed if _over(shadow, blocks, opened, signed) else last
    return range(min(first, _left(shadow, blocks, [n for n in opened if n < first])), last)


def _left(shadow: str, blocks: Sequence[Block], turns: Sequence[int]) -> int:
    """Where begins what nobody opens behind the last turn, in a talk in which every turn is one paragraph; where nothing does, behind all."""
    last = len(blocks)
    behind = max(turns, default=last) + 1
    between = set(range(min(turns, default=last), behind)).difference(turns)
    if behind >= last or len(turns) < _TALK or announces(shadow[slice(*blocks[behind - 1].span)]):
        return last
    texts = [blocks[n].span.slice(shadow) for n in (*sorted(between), *range(behind, last))]
    goes_on = any(not (dialogue.noted(each) or dialogue.direction(each) or _FRAMED.match(each)) for each in texts[: len(between)])
    if goes_on or any(map(speaks, texts[len(between) :])):
        return last
    if any(dialogue.heading(shadow, blocks[n]) for n in range(behind, last)):
        return last  # the talk is one section of several
    return behind


#: So many items are a list; what its heading says that was decided.
_LIST, _DECIDED = 2, lazy("定|决|结论|共识|同意")


def resolved(shadow: str, blocks: Sequence[Block]) -> range:
    """The list of what was decided that a record without turns ends with, and its heading: `会议确定：⏎一、…`; empty where it ends otherwise."""
    texts = [each.span.slice(shadow) for each in blocks]
    last = len(texts)
    while last and dialogue.below(texts[last - 1]):
        last -= 1
    first = last
    while first and _ITEM.match(texts[first - 1]):
        first -= 1
    headed = first and dialogue.DECISION.match(texts[first - 1]) is not None and _DECIDED.search(texts[first - 1]) is not None
    return range(first - 1, last) if headed and last - first >= _LIST else range(0)


#: With fewer turns nobody can tell how a recorder writes down a turn; what stands between two in brackets, or is a heading.
_TALK = 5
_FRAMED = lazy("[（(【\\[#]|[一二三四五六七八九十]{1,3}、[^，。；：]{2,24}$")


#: Whoever says so closes the meeting: `石磊：下周再碰一次，散会。`
_CLOSES = lazy("散会[吧了]?。?$|今天就?(?:先)?到这")


class _Task(NamedTuple):
    """A line that somebody seems to open, as a task: whose, whether it has a mark, and a day, or no full stop."""

    who: str
    marked: bool
    due: bool


def _task(text: str) -> _Task | None:
    item = _ITEM.match(text)
    owner = _OWNER.match(text, item.end() if item else 0)
    if owner is None or len(text) > _LONGEST or _CLOSES.search(text) or "。" in text[:-1] or _ANSWERS.match(text, owner.end()):
        return None
    return _Task(owner["who"], item is not None, text[-1] not in "。！？…" or _DUE.search(text, owner.end()) is not None)


def heads(text: str) -> bool:
    """Whether a line stands over a list: `落实事项：`, `【四、任务清单】`."""
    return dialogue.results(text) >= len(text) or dialogue.DECISION.match(text) is not None or _HEAD.match(text) is not None


def begins(text: str) -> int:
    """Where the list begins over which a line stands, or which it opens: behind the line, or behind its label; 0 where it does neither."""
    if heads(text):
        return len(text)
    label = _LABEL.match(text) if not (dialogue.results(text) or dialogue.settles(text)) else None
    return label.end() if label else 0


#: Items on one line, each with who is to do it in brackets behind it, blanks between: `修泵（石磊） 换阀（韩雪） 催费（骆春）`.
_OWNED = lazy("(?:[^\\s（）]+（[^（）\\n]{1,20}）[。；，]?(?: +|$)){3,}")
_NEXT = lazy("(?<=[）。；，]) +")


def items(shadow: str, sentence: Span) -> list[Span]:
    """The items of such a sentence, else the sentence itself."""
    if not _OWNED.fullmatch(shadow, *sentence):
        return [sentence]
    cuts = [sentence.start, *(at for match in _NEXT.finditer(shadow, *sentence) for at in match.span()), sentence.end]
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]


def _sound(tasks: Sequence[_Task], *, plain: bool) -> bool:
    """Whether lines that somebody seems to open are tasks: half of them have a day; without marks nearly all, each is another's, and no number is over them."""
    due = sum(each.due for each in tasks)
    if all(each.marked for each in tasks):
        return 2 * due >= len(tasks)
    return plain and len({each.who for each in tasks}) == len(tasks) and 3 * due >= 2 * len(tasks)


def _over(shadow: str, blocks: Sequence[Block], opened: Collection[int], first: int) -> bool:
    """Whether the turn above a list without a heading is over, and does not announce it."""
    return first - 1 in opened and not announces(blocks[first - 1].span.slice(shadow))
