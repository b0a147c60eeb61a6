"""What stands between the turns of a talk, and behind them, and is in nobody's mouth: headings of matters, what the recorder tells, what came of it.

In: the shadow, its blocks, who opens which, and what evidence takes each for. Out: by block, what it is.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, foot, matters
from briefgen.parsing.form.dialogue import SpeakerLine
from briefgen.spans import Block
from briefgen.text.patterns import lazy

#: A heading that a matter's number or frame shows, and another; what the recorder tells; that somebody said something; what came of it; what stands behind it.
Kind = Literal["matter", "heading", "told", "tells", "result", "noted"]

#: So many turns make a talk.
_TALK = 6
#: No heading is longer, in characters; nor one in a frame.
_HEADING, _FRAMED = 30, 60
_ENDS, _STOPS = lazy("[。！？…”）)]$"), lazy("[。！？…”]$")
#: A time alone is none: `9：20`.
_WORDS = lazy("[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
_PAUSES = lazy("[，；：。！？…]")
#: What evidence takes a line for that is nobody's words.
_KINDS: Mapping[str, Kind] = {
    "line_told": "told", "tells": "tells", "line_turn": "told", "line_result": "result", "line_end": "noted", "line_head": "noted", "line_matter": "heading",
}  # fmt: skip
#: A point that somebody makes: `二是…`, `第三，…`.
_POINT = lazy("[一二三四五六七八九十]是|第[一二三四五六七八九十]，")
#: That they met again, over what they said then: `（补记）29日1：00电话碰头：`, `下午2点继续：`.
_MET_AGAIN = lazy(
    r"(?:（[^）\n]{2,6}） *)?[^，。；：！？\n]{0,12}?(?:\d{1,2}[：点时日]|[上下]午|晚上|次日|第二天|当晚|会后)[^，。；！？\n]{0,12}(?:碰头|碰面|再碰|又碰|继续|接着|续会|复会|再议|通话|电话会|补记|补充|续议|重开)[^，。；：！？\n]{0,4}：$"
)
#: An item whose number a blank parts from it.
_COUNTED = lazy(r"\d{1,2} +(?=[^ ])")
#: A label in a frame, and who it is of: `【迟到】石磊`.
_LABELLED = lazy("【[^】]{2,8}】 *(?=[^ ])")
#: A number that shows a heading by itself.
_NUMBERED_BY = lazy(r"\d{1,2}[、.．]|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]")
#: A heading with its number: `5、水泵检修`.
_SERIAL = lazy(r"\d{1,2}(?:[、.．] *(?!\d)| +(?=[^\d ]))[^，。；：？！]{1,30}$")


def found(shadow: str, blocks: Sequence[Block], lines: Mapping[int, SpeakerLine], kinds: Mapping[int, str] = MappingProxyType({})) -> dict[int, Kind]:
    """The blocks between turns and behind them that are nobody's words, each with what it is. ``kinds``: what evidence takes each block for."""
    if len(lines) < _TALK:
        return {}
    texts = [block.span.slice(shadow) for block in blocks]
    first, last = min(lines), max(lines)
    out = _matters(shadow, blocks, texts, lines)
    over = first
    while over and dialogue.ruled(texts[over - 1]):
        over -= 1  # `--- 水泵 ---`
        out[over] = "heading"
    while kinds.get(over - 1) == "line_matter" and not _NUMBERED_BY.match(texts[over - 1]) and not _LABELLED.match(texts[over - 1]):
        over -= 1  # `上周遗留`, `1 上周回顾`, above the first turn
    for n in (n for n in range(over, len(blocks)) if n not in lines and n not in out):
        kind = _KINDS.get(kinds.get(n, ""))
        heads = _KINDS.get(kinds.get(n + 1, "")) == "result"
        if kind == "heading" and heads and _alike(shadow, blocks[n], blocks[n + 1]):
            kind = "result"  # the first item of a list
        if out.get(n - 1) == "result" and _alike(shadow, blocks[n - 1], blocks[n]):
            kind = "result"  # as the item above it
        if kind == "told" and n > last and heads and out.get(n - 1) == "result":
            kind = "result"  # between two others at the foot
        if dialogue.ruled(texts[n]) and not (n > last and dialogue.results(texts[n])):
            out[n] = "told" if _happens(shadow, dialogue.RULED.sub(r"\g<words>", texts[n]), lines) else "heading"
            continue
        if _MET_AGAIN.match(texts[n]) and n + 1 in lines:
            out[n] = "heading"
            continue
        if dialogue.framed_result(texts[n]):
            kind = "result"
        if kind == "heading" and _happens(shadow, texts[n], lines):
            kind = "told"
        if kind == "told" and foot.announces(texts[n]) and _PAUSES.search(texts[n].rstrip("：")):
            kind = "tells"  # `石局长作了总结讲话，提出三点要求：`
        if kind and _stands(texts[n], kind, behind=n > last and not heads) and not _his(shadow, blocks, lines, out, n):
            out[n] = kind
    return out


def _matters(shadow: str, blocks: Sequence[Block], texts: Sequence[str], lines: Mapping[int, SpeakerLine]) -> dict[int, Kind]:
    """The headings of matters, by their form, of which those below speak."""
    first, last = min(lines), max(lines)
    above = blocks[first].span.start
    heads = (n for n in range(first + 1, last) if n not in lines and n + 1 in lines)
    out: dict[int, Kind] = {
        n: "matter"
        for n in heads
        if matters.calls(texts[n])
        or matters.called(texts[n])
        or matters.of_agenda(shadow, above, texts[n])
        or matters.of_opening(texts[first], texts[n])
    }
    marked = sum(_ENDS.search(texts[n]) is not None for n in lines) * 5 >= 4 * len(lines)
    return out | {n: "matter" for n in range(first + 1, last) if marked and _heads(shadow, blocks, texts, lines, n, out)}


def _stands(text: str, kind: Kind, *, behind: bool) -> bool:
    """Whether a line can be what evidence takes it for. Those in brackets and labels are known elsewhere; ``behind``: behind the last turn."""
    if kind == "heading":
        called = dialogue.talk_heading(text) is not None or _STOPS.search(text) is not None or _GIVES.match(text) is not None
        return not called and (
            _SERIAL.match(text) is not None
            or (not behind and (_WORDS.search(text) or foot.SIGN.match(text)) is not None and (text[0] == "【" or not dialogue.noted(text)))
        )
    if text[0] in "（(" or "：（" in text or (kind != "result" and dialogue.ended(text)):
        return False
    return dialogue.asks(text) or kind == "tells" or not (foot.speaks(text) or (kind == "noted" and behind))  # nobody but who speaks says I


def _his(shadow: str, blocks: Sequence[Block], lines: Mapping[int, SpeakerLine], out: Mapping[int, Kind], n: int) -> bool:
    """Whether a block stands right below a line that says only who speaks, or is an item of a list that somebody announces or has begun."""
    text, above = (each.span.slice(shadow) for each in (blocks[n], blocks[n - 1]))
    item = dialogue.enumeration(shadow, blocks[n].span.start) is not None
    if n - 1 in lines:
        begun = item and foot.announces(above) and n + 1 not in lines  # one item alone is no list
        return lines[n - 1].content >= blocks[n - 1].span.end or begun or _POINT.match(text) is not None
    if n - 1 in out:
        return out[n - 1] == "tells" and item and foot.announces(above)
    return dialogue.talk_heading(above) is not None or _POINT.match(text) is not None or _alike(shadow, blocks[n - 1], blocks[n])


def _alike(shadow: str, one: Block, other: Block) -> bool:
    """Whether two blocks are items of one list."""
    text, below = (each.span.slice(shadow) for each in (one, other))
    own, next_to = (dialogue.enumeration(shadow, each.span.start) for each in (one, other))
    if own and next_to:
        return own[0] == next_to[0]
    listed = any(form.match(text) is not None and form.match(below) is not None for form in (_COUNTED, _POINT))
    return listed or (foot.SIGN.match(below) is not None and text[0] == below[0])


#: A frame with what is to be done by when, which is no heading: `【各组3月9日前|报人数】`.
_GIVES = lazy(r"[【〔][^】〕]*(?:\d[日号]|周[一二三四五六日天末]|[月年]底|[今明后]天)(?:之?前|[前]?[报交办发])")
#: The number of a matter in its frame: `【议题二：|食堂】`.
_NUMBERED = lazy("^【(?:议[程题]|事项)[一二三四五六七八九十\\d]{1,3}：")


#: What several do at once, or nobody does: `没人接话`, `好几个人：对`.
_ALL_OR_NOBODY = lazy(
    f"(?:都|谁也)?(?:没有?人|无人)(?:再|肯|敢)?(?:{alternation(tagged('housekeeping', 'utters'))}|反对|举手)|(?:好?几个?人|有人|众人|大伙儿?|大家|全场|几位)[^，。]{{0,8}}："
)
#: The time of day on a line of its own.
_CLOCK = lazy(r"[\[【（]?\d{1,2}：\d{2}[\]】）]?")
#: When something happened; that somebody has done something.
_AT, _DONE = lazy(r"\d{1,2}(?:：\d{2}|[点时]\d{0,2}分?) *"), lazy("把|[又也先刚都]|已经?|出去|进来|回来|离[开席]|接了|打了")


def _happens(shadow: str, text: str, lines: Mapping[int, SpeakerLine]) -> bool:
    """Whether a line between turns tells what those in the room do: `没人接话`, `石磊把三件事又说了一遍`, `21：05 石磊先走`."""
    if _CLOCK.fullmatch(text):
        return True  # `[9:50]`
    at = _AT.match(text)
    bare = text[at.end() :] if at else text
    if _ALL_OR_NOBODY.match(bare):
        return True
    who = max((len(name) for line in lines.values() if len(name := line.who.slice(shadow).strip()) > 1 and bare.startswith(name)), default=0)
    return who > 0 and (at is not None or _DONE.match(bare, who) is not None)


def _heads(shadow: str, blocks: Sequence[Block], texts: Sequence[str], lines: Mapping[int, SpeakerLine], n: int, told: Mapping[int, Kind]) -> bool:
    """Whether a line calls the matter of which those below speak: `2.水泵检修`, `公共收益`; the last item of somebody's list does not."""
    text = texts[n]
    longest = _FRAMED if text[0] in "【[" else _HEADING
    if (
        n in lines
        or n + 1 not in lines
        or len(text) > longest
        or not _WORDS.search(text)
        or _PAUSES.search(_NUMBERED.sub("", text))
        or foot.speaks(text)
        or dialogue.direction(text)
        or _happens(shadow, text, lines)
    ):
        return False
    if foot.SIGN.match(text) or (text[0] in "（(" and text[-1] in "）)"):
        return False
    if n - 1 not in told and (n - 1 not in lines or lines[n - 1].content >= blocks[n - 1].span.end):
        return False  # somebody's words have begun in a line of their own
    return not foot.announces(texts[n - 1]) and _ENDS.search(texts[n - 1]) is not None
