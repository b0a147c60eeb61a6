"""What stands between the turns of a talk and is in nobody's mouth: headings of matters, and what the recorder tells.

In: the shadow, its blocks and who opens which. Out: by block, whether it is a heading or told.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import dialogue, foot, matters
from briefgen.parsing.form.dialogue import SpeakerLine
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy

#: A heading that a matter's number or frame shows, and another; what the recorder tells; that somebody said something; what came of it; what stands behind it.
Kind = Literal["matter", "heading", "told", "tells", "result", "noted", "decided", "decision"]

#: So many turns make a talk; in how many of them at most one goes on in a paragraph of its own, where nearly each has but one.
_TALK, _RARE = 6, 6
#: No heading is longer, and no paragraph of the recorder, in characters.
_HEADING, _FRAMED, _PARAGRAPH = 30, 60, 80
#: An answer is no longer.
_ANSWER = 6
_ENDS = lazy("[。！？…”）)]$")
#: A time alone is none: `9：20`.
_WORDS = lazy("[\u4e00-\u9fff]{2}|[A-Za-z]{2}")
_PAUSES = lazy("[，；：。！？…]")
#: Who agrees, and that nobody is against it: `与会人员均无异议。`, `无其他意见。`, `大家都同意。`
_ALL = alternation(tagged("nobody", "everybody"))
_AGREED = lazy(
    rf"(?:(?:对此|以上|上述)[^，。]{{0,8}}，?)?(?:{_ALL})?[^，。]{{0,6}}?(?:均|都|也|全部|一致|再)?(?:表示)?(?:(?:无|没有?人?|未提出?)(?:其[他它]|不同|别的|任何|什么)?(?:异议|意见|反对|补充|疑义|议题|事项)(?:意见)?(?:了)?|(?<=[员都均致示])(?:同意|赞成|通过))(?:[，、][^，。]{{0,16}})?[。]?$"
)
#: How they voted: `采取无记名投票方式表决。`, `发出选票14张，…`, `监票人石磊，…`.
_VOTED = lazy(
    r"[^。]{0,16}(?:举手|投票|票决|表决|唱票)[^。]{0,16}(?:\d|方式|通过|结果|开始|完毕|结束|进行)|(?:共|现场|实)?发[出放](?:选票|表决票|票)|(?:现场)?(?:推选|推举)?[^，。]{0,10}(?:监票|计票|唱票)(?:人|员)?"
    rf"|[^。]{{2,40}}，(?:{_ALL})?(?:都|均|一致)(?:表示)?(?:没有?|无)?(?:不同|其他)?(?:意见|异议|同意|赞成|通过)。?$"
    rf"|(?:{_ALL})[^。]{{0,20}}(?:举手|表决|投票|鼓掌|议论|商量|讨论|沉默|传看|传阅|看了|同意)"
)
#: So many votes.
_COUNTED = lazy(r"[\d一二三四五六七八九十]{1,3} ?[票人个户张](?=[，。；同赞反弃]|$)")
#: What all came to, told by whoever saw it: `都同意120元，…`, `大家都同意先修渠，由石磊组织。`
_CAME_TO = lazy(
    rf"(?:最[后终]|于是|随后|会上|会议|当场|经(?:过)?(?:讨论|商量|商议|协商)，?)?(?:{_ALL}[^，。：]{{0,6}}?)?(?:都|均|一致|全部)(?:表示|举手)?(?:同意|赞成|通过|认可|没有?意见|没有?异议)(?!吗|吧|的话|了?[？]|再|就)[^。？！]*。?"
)
#: What they came to, over a list: `大家议到最后，意见基本归到一起：`, `经讨论，达成以下共识：`.
_OVER = lazy(
    rf"(?:最后|随后|经(?:过)?[^，。：我你]{{0,10}}[讨商协议][^，。：我你]{{0,6}}，|{_ALL}|会议|综合[^，。：我你]{{0,8}}，)[^。：？！我你您咱]{{0,24}}(?:意见|共识|一致|看法|结果|想法|办法|议定|商定|归纳|归到|集中)[^。：？！我你您咱]{{0,12}}：$"
)
_ITEM = lazy(r"[一二三四五六七八九十]是|第?[一二三四五六七八九十]{1,2}[、，]|[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）).、]|[①-⑳]|[-—·•]")
#: What one had to say is elsewhere: `工信局（交书面材料）`, `工信局：（书面发言，略）`; who asks nobody says: `问：…`.
_NOT_SAID = lazy("(?:[又追]?问|回?答)：|[^，。：（）]{2,16}：?（(?:[^（）]{0,6}书面|未展开|未发言|略|另附|见附|详见)[^（）]*）[。]?$")
#: What somebody says who wants something, and no recorder of what was.
_WANTS = lazy(
    "要(?![求点素害闻])|必须|应(?![到届])|不能|不许|不得|可以|建议|争取|尽量|抓紧|马上|请(?!假)|希望|同意(?![^，。]*[\\d一二三四五六七八九十]{1,3} ?[票人个户])|支持|反对|觉得|认为"
)
_CALLS_ON = lazy("第[一二三四五六七八九十]|下一?[个件项面]|接下来|先|最后|另外|还有|再")
#: Behind such words a list follows, or what somebody announces.
_LEADS = lazy(r"[：]$|(?<![\d午晚早晨天上])[一二两三四五六七八几\d](?:点(?![前后钟半整以之])|条|件|个|项|句|方面)[^，。]{0,8}[。]$")


#: What evidence takes a line for that is nobody's words.
_KINDS: Mapping[str, Kind] = {
    "line_told": "told", "line_tells": "tells", "line_turn": "told", "line_result": "result", "line_end": "noted", "line_head": "noted", "line_matter": "heading",
}  # fmt: skip
#: A point that is not the first: `二是…`.
_POINT = lazy("[二三四五六七八九十]是")
#: What somebody wants; the recorder tells who agreed or was against it.
_ASKED = lazy("要(?![求点素害闻])|必须|应(?![到届])|不能|不许|不得|建议|争取|尽量|抓紧|马上|请(?!假)|希望")
#: What calls the next matter.
_NEXT = lazy("下一?[个件项]|接下来|下面")


def found(shadow: str, blocks: Sequence[Block], lines: Mapping[int, SpeakerLine], kinds: Mapping[int, str] = MappingProxyType({})) -> dict[int, Kind]:
    """The blocks between turns that are nobody's words, each with what it is. ``kinds``: what evidence takes each block for."""
    if len(lines) < _TALK:
        return {}
    texts = [block.span.slice(shadow) for block in blocks]
    first, last = min(lines), max(lines)
    marked = sum(_ENDS.search(texts[n]) is not None for n in lines) * 5 >= 4 * len(lines)
    out: dict[int, Kind] = {n: "told" for n in _loose(texts, lines, first, last) if _told(texts[n]) and not matters.amid(texts[n])}
    out |= {n: "told" for n in range(first + 1, last) if n not in lines and _NOT_SAID.match(texts[n])}
    above = blocks[first].span.start
    heads = _above_turns(first, last, lines)
    out |= {n: "matter" for n in heads if matters.calls(texts[n]) or matters.of_agenda(shadow, above, texts[n]) or _announced(texts[first], texts[n])}
    out |= {n: "matter" for n in range(first + 1, last) if marked and _heads(blocks, texts, lines, n, out)}
    out |= _common(texts, [n for n in _loose(texts, lines, first, last) if n < last])
    out |= _series(texts, [n for n in _above_turns(first, last, lines) if n not in out], out)
    loose = [n for n in _loose(texts, lines, first, last) if n not in out]
    whole = len(loose) * _RARE <= len(lines)
    for n in loose:
        before = max(each for each in lines if each < n)
        if matters.amid(texts[n]):
            # Whoever opens the talk calls its matters himself, but for those that have a line where no other turn has a second.
            if n + 1 in lines and (whole or lines[before].who.slice(shadow) != lines[first].who.slice(shadow)):
                out[n] = "matter"
        elif whole and before == n - 1 and n + 1 in lines and matters.by_number(texts[n]) and "第一" not in texts[before]:
            out[n] = "matter"
        elif whole and before == n - 1 and _apart(shadow, blocks, texts, lines, n):
            out[n] = "told"
    for n in (n for n in range(first + 1, len(blocks)) if n not in lines and n not in out and kinds.get(n) in _KINDS):
        kind, called = _KINDS[kinds[n]], kinds[n] == "line_turn" and dialogue.opened(texts[n]) and "：（" not in texts[n]
        plain = (
            texts[n][0] not in "（(" and not dialogue.opened(texts[n]) and not dialogue.ended(texts[n]) and (n <= last or kind in ("told", "tells"))
        )
        plain = plain and (kind != "heading" or (_WORDS.search(texts[n]) is not None and not dialogue.noted(texts[n])))
        if (plain or called or (kind == "heading" and _SERIAL.match(texts[n]) is not None)) and not _below(shadow, blocks, lines, out, n):
            out |= {n: kind} if called or not _said(texts[n], kind) else {}
    for n in range(last + 1, len(blocks)):  # behind the last turn
        if (
            n not in out
            and kinds.get(n) == "line_result"
            and (n == last + 1 or not _below(shadow, blocks, lines, out, n) or out.get(n - 1) == "result")
        ):
            out[n] = "result"
    if whole:
        labelled = (n for n in range(first + 1, last) if n not in lines and n not in out and dialogue.opened(texts[n]) and "：（" not in texts[n])
        out |= {n: "told" for n in labelled if _apart(shadow, blocks, texts, lines, n)}
    return out


def _below(shadow: str, blocks: Sequence[Block], lines: Mapping[int, SpeakerLine], out: Mapping[int, Kind], n: int) -> bool:
    """Whether a block stands right below a line that says only who speaks, or goes on with a list whose item above is his."""
    if n - 1 in lines:
        return lines[n - 1].content >= blocks[n - 1].span.end
    if dialogue.talk_heading(blocks[n - 1].span.slice(shadow)):
        return True
    if n - 1 in out:
        return False
    own, above = (dialogue.enumeration(shadow, each.span.start) for each in (blocks[n], blocks[n - 1]))
    if own is None or above is None:
        text, before = (each.span.slice(shadow) for each in (blocks[n], blocks[n - 1]))
        return _POINT.match(text) is not None or (foot.SIGN.match(text) is not None and text[0] == before[0])
    return own[0] == above[0]


def _said(text: str, kind: Kind) -> bool:
    """Whether somebody says a line, whatever evidence takes it for: a sentence is no heading, nor is one who speaks; unless it tells who said it, nobody says I in it or wants something."""
    if kind == "heading":
        return _ENDS.search(text) is not None or dialogue.talk_heading(text) is not None
    return kind != "tells" and (foot.speaks(text) or _ASKED.search(text) is not None or _NEXT.search(text) is not None)


def _above_turns(first: int, last: int, lines: Mapping[int, SpeakerLine]) -> Iterator[int]:
    """The blocks that nobody opens right above one that somebody does."""
    return (n for n in range(first + 1, last) if n not in lines and n + 1 in lines)


#: The number of a heading, and that it is no sentence: `5、水泵检修`.
_SERIAL = lazy(r"(?P<number>\d{1,2})(?P<mark>[、.．]) *(?!\d)[^，。；：？！]{1,30}$")


def _series(texts: Sequence[str], lone: Sequence[int], out: Mapping[int, Kind]) -> dict[int, Kind]:
    """The lines that stand with their number between two headings of one series: `5、水泵检修` between `4、…` and `6、…`."""
    heads = {(match["mark"], int(match["number"])) for n, kind in out.items() if kind == "matter" and (match := _SERIAL.match(texts[n]))}
    return {
        n: "matter"
        for n in lone
        if (match := _SERIAL.match(texts[n])) and {(match["mark"], int(match["number"]) + step) for step in (-1, 1)} <= heads
    }


def _loose(texts: Sequence[str], lines: Mapping[int, SpeakerLine], first: int, last: int) -> Iterator[int]:
    """The blocks between the turns, and right behind the last, that nobody opens and that nothing shows to be the recorder's."""
    for n in range(first + 1, min(last + 2, len(texts))):
        framed = texts[n][0] in "（(" and texts[n][-1] in "）)"  # `（笑）`
        others = (dialogue.noted, dialogue.direction, dialogue.ended, dialogue.opened)
        if n not in lines and not framed and _WORDS.search(texts[n]) and not any(each(texts[n]) for each in others):
            yield n


def _announced(opening: str, text: str) -> bool:
    """Whether a line is but the name of a matter that the opening of the talk lists, and nobody wants or agrees to it."""
    return matters.of_opening(opening, text) and not _WANTS.search(text) and not _AGREED.match(text)


def _common(texts: Sequence[str], loose: Sequence[int]) -> dict[int, Kind]:
    """What all came to between the turns, with the list below it."""
    out: dict[int, Kind] = {}
    for n in loose:
        if _OVER.match(texts[n]) and n + 1 in loose and _ITEM.match(texts[n + 1]):
            out[n] = "decided"
        elif n - 1 in out and _ITEM.match(texts[n]):
            out[n] = "decision"
    return out


#: The number of a matter in its frame: `【议题二：|食堂】`.
_NUMBERED = lazy("^【(?:议[程题]|事项)[一二三四五六七八九十\\d]{1,3}：")


def _heads(blocks: Sequence[Block], texts: Sequence[str], lines: Mapping[int, SpeakerLine], n: int, told: Mapping[int, Kind]) -> bool:
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
    ):
        return False
    if foot.SIGN.match(text) or (text[0] in "（(" and text[-1] in "）)"):
        return False
    if n - 1 not in told and (n - 1 not in lines or lines[n - 1].content >= blocks[n - 1].span.end):
        return False  # somebody's words have begun in a line of their own
    return _LEADS.search(texts[n - 1]) is None and _ENDS.search(texts[n - 1]) is not None


def _told(text: str) -> bool:
    """Whether the recorder's words show that a paragraph is his."""
    if foot.speaks(text):
        return False
    counted = _COUNTED.search(text) is not None
    if _CAME_TO.match(text) and not dialogue.in_person(text):
        return True
    if dialogue.recorded(text, Span(0, len(text))):
        return True
    return any(form.match(text) for form in (_AGREED, _NOT_SAID)) or (_VOTED.match(text) is not None and (counted or _WANTS.search(text) is None))


def _apart(shadow: str, blocks: Sequence[Block], texts: Sequence[str], lines: Mapping[int, SpeakerLine], n: int) -> bool:
    """Whether, in a talk whose turns have one paragraph each, a short one between two turns is no second one: nobody wants anything there, or says I."""
    text = texts[n]
    if n - 1 not in lines:
        return False
    answered = dialogue.opened(text) and blocks[n - 1].span.end - lines[n - 1].content <= _ANSWER  # `行。` has no second paragraph `隐患情况：…`
    if (
        (len(text) > _PARAGRAPH and not answered)
        or (len(blocks[n].sentences) > 1 and not answered)
        or _CALLS_ON.match(text)
        or foot.speaks(text)
        or _WANTS.search(text)
        or dialogue.enumeration(shadow, blocks[n].span.start)
        or foot.SIGN.match(text)
    ):
        return False
    return lines[n - 1].content < blocks[n - 1].span.end and _LEADS.search(texts[n - 1]) is None and n + 1 in lines
