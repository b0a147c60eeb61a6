"""What speaks for a line of a record in talk being a turn, more of one, a heading, the recorder's word, what came of the talk, or its end.

In: the shadow and the blocks of a record in talk. Out: for each block its features, for the decisions of `LINES`.
"""

import functools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple

from briefgen.lexicon import surnames, tagged, typed
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.form import dialogue, foot, labels
from briefgen.parsing.names.called import person
from briefgen.parsing.names.offices import is_office
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy
from briefgen.words import segmenter

#: What a line may be, each a decision: somebody opens it; it stands under a line that says who speaks; his words go on; a heading; the recorder tells; what was
#: decided or is to be done; what stands behind the meeting; what belongs to the head.
LINES = ("line_turn", "line_under", "line_more", "line_matter", "line_told", "line_result", "line_end", "line_head")
#: The features of a line that tells who said or decided what: somebody who is known does something there, or it has a word for deciding.
TELLS, DECIDES = "tells", "decides"

#: What words before a colon have of which somebody may be called so.
SOMEBODY = frozenset(
    ("person", "unit", "office", "there", "parts there", "surname there", "surname alone", "does", "beginning there", "titled", "often", "letters")
)
_STARTS = {
    "han": "[一二三四五六七八九十]{1,3}[、.]", "framed han": "（[一二三四五六七八九十]{1,2}）", "digit": r"\d{1,2}[.、]", "framed digit": r"（?\d{1,2}）", "circle": "[①-⑳]",
    "sign": "[-*●•·◆★☐□▲■▶→—※]", "frame": "[【\\[]", "bracket": "（", "nth": "第[一二三四五六七八九十]", "time": r"\d{1,2}：\d\d", "figure": r"\d", "letter": "[A-Za-z]", "cell": r"\|",
}  # fmt: skip
_START = lazy("|".join(f"(?P<s{n}>{form})" for n, form in enumerate(_STARTS.values())))
_NAMES = tuple(_STARTS)
_LENGTHS = (4.0, 8.0, 12.0, 18.0, 26.0, 40.0, 70.0, 120.0)
#: No head of a record is longer, in characters.
_FAR = 4000
_SIDES = (("before", -1), ("behind", 1))
#: Of a line by what it tells: words of the lexicon, persons, questions, particles, days.
_WORDS = {
    tag: lazy(alternation(tagged("recorders", tag))) for tag in ("votes", "agrees", "all", "ends", "decides", "owner", "seen", "wants", "calls")
} | {
    "person": lazy("[我你您咱]"),
    "asks": lazy("？"),
    "particle": lazy("[吗呢吧啊嘛哦][，。！？]"),
    "due": lazy(r"\d+[月号日]|周[一二三四五六日]|之?前|月底"),
}
_MARKS = lazy("[，。：；？！]")
#: The end of a sentence that another follows.
_STOPS = lazy("[。？！](?=[^”’」』）])")
#: The number of an item, at a line's beginning or behind a mark.
_ITEM = lazy(r"(?:^|[。；：，、] *)（?(?P<number>\d{1,2}|[一二三四五六七八九十]|[①-⑳])(?:[、.．）]|(?<=[①-⑳])|是)(?!\d)")
_NUMBERS = {mark: n for signs in ("一二三四五六七八九十", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") for n, mark in enumerate(signs, 1)}
#: What parts the entries of a list; of so many characters so many are looked at.
_ENTRY, _LIST, _ENTRIES = lazy("[，、；。]"), 40, 3
#: What somebody does who opens a line, and of whom a line tells.
_DOES = lazy(f"(?P<does>{dialogue.DOING})$")
_TELLS = lazy(rf"(?P<who>[\u4e00-\u9fffA-Za-z]{{1,8}}?)(?:（[^）]*）)?(?P<does>{dialogue.DOING})")


class _Line(NamedTuple):
    """A block: its text, what it begins and ends with, and what of it may be who speaks."""

    text: str
    start: str
    end: str
    head: re.Match[str] | None

    @property
    def who(self) -> str:
        """How somebody is called who opens the line; nothing where nobody does."""
        return "".join(self.head["head"].split()) if self.head else ""


@functools.cache
def _sections() -> dict[str, str]:
    return dict(typed("sections"))


def _line(text: str) -> _Line:
    found = _START.match(text)
    start = _NAMES[int(found.lastgroup[1:])] if found and found.lastgroup else "word"
    end = text[-1] if text[-1] in "。！？：；）】，、…”" else "none"
    return _Line(text, start, end, dialogue.OPENER.match(text))


def features(shadow: str, blocks: Sequence[Block], start: int, opened: Collection[int]) -> list[list[str]]:
    """For each block what speaks for what it is. ``start``: where the record begins, with who came; ``opened``: the blocks whose form says that somebody opens
    them, which counts for those beside them only.
    """
    lines = [_line(block.span.slice(shadow)) for block in blocks]
    often = Counter(line.who for line in lines if line.who)
    talk = min((n for n, line in enumerate(lines) if n in opened or _speaks_often(line.who, often)), default=0)
    head = Span(start, min(blocks[talk].span.start, start + _FAR))
    share = sum(count for who, count in often.items() if who not in labels.LABELS)
    common = [f"share={10 * share // max(1, len(lines))}"]
    out: list[list[str]] = []
    section = "none"
    for n, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        above = shadow[head.start : min(head.end, block.span.start)]
        own = [
            *_look(line),
            *(_called(line, often, above) if line.head else _uncalled(line, often, above)),
            *common,
            f"under={section}",
            f"under={section}:start={line.start}",
        ]
        section = _section(line, section, opened=n in opened or (line.head is not None and dialogue.spoken(line.text[line.head.end() :])))
        beside = chain(_beside(lines, often, n, -1), _beside(lines, often, n, 1), (f"{side}.opened={n + step in opened}" for side, step in _SIDES))
        place = (f"left={min(6, len(lines) - n)}", f"from={min(6, n)}", f"place={10 * n // len(lines)}")
        out.append([*own, *beside, *place])
    return out


def _speaks_often(who: str, often: Counter[str]) -> bool:
    """Whether the same words open several lines, and no label does but that of the chair."""
    return often[who] > 1 and labels.LABELS.get(who, "chair") == "chair" and not dialogue.no_speaker(who)


#: A heading that says who speaks below: `三、石校长讲话`, `（二）水务局汇报`.
_TALKS = lazy(f"{alternation(tagged('recorders', 'heads'))}(?:（[^）]{{2,12}}）)?：?$")
#: No heading is longer, in characters.
_LONGEST = 40


def _section(line: _Line, before: str, *, opened: bool) -> str:
    """What a line says of those below it: that it heads them, with who speaks, that somebody has spoken there, or announced points."""
    if opened:
        return "announced" if foot.announces(line.text) else "talk"
    if _MARKS.search(line.text.rstrip("：")) is None and line.start not in ("word", "figure", "letter") and len(line.text) <= _LONGEST:
        return "talks" if _TALKS.search(line.text) else "headed"
    return before


def _look(line: _Line) -> list[str]:
    """What a line looks like, whoever opens it."""
    text = line.text
    out = [f"start={line.start}", f"end={line.end}", f"start={line.start}:end={line.end}", f"size={bucket(len(text), _LENGTHS)}"]
    told = [name for name, form in _WORDS.items() if form.search(text)]
    out += told
    if "person" in told or "asks" in told:
        out.append(f"start={line.start}:speaks")
    out.append(f"sentences={min(3, len(_STOPS.findall(text)))}")
    if _MARKS.search(text) is None:
        out += ["bare", f"bare:start={line.start}", f"bare:size={bucket(len(text), _LENGTHS)}"]
    words = text.rstrip("：")
    out += [f"section={_sections()[end]}" for end in dict.fromkeys((words[-2:], words[-3:], words[-4:])) if end in _sections()]
    out += [f"first={text[:1]}", f"two={text[:2]}", f"last={text[-2:]}"]
    out += [f"has={text[at : at + 2]}" for at in range(min(len(text), 30) - 1)]
    return out


def _called(line: _Line, often: Counter[str], above: str) -> list[str]:
    """What the words before a colon tell of who they may be."""
    assert line.head
    who, note, more = line.who, line.head["note"], line.head["more"] or ""
    rest = line.text[line.head.end() :]
    out = [
        f"mark={line.head['mark']}",
        f"who={min(len(who), 9)}",
        f"again={min(3, often[who])}",
        f"who ends={who[-1]}",
        f"who ends={who[-2:]}",
        f"who begins={who[0]}",
    ]
    checks = {
        "surname": who[0] in surnames() or who[:2] in surnames(),
        "surname alone": len(who) == 1 and who in surnames(),
        "letters": who.isascii() and who.isalpha(),
        "surname within": any(each in surnames() for each in who),
        "office": is_office(who),
        "there": who in above,
        "surname there": len(who) == 1 and re.search(f"{re.escape(who)}[\u4e00-\u9fff]", above) is not None,
        "end there": len(who) > 2 and any(who[at:] in above for at in range(1, len(who) - 1)),
        "beginning there": len(who) > 2 and (who[:2] in above or who[:2] in often or who[:3] in often),
        "parts there": _made_of(who, above),
        "often": _speaks_often(who, often),
        "note": note is not None,
        "alone": not rest,
        "speech": dialogue.spoken(rest),
        "marks": _MARKS.search(rest) is not None,
        "item": bool(line.head["item"]),
        "unit": dialogue.unit(who),
        "goes on": dialogue.goes_on(who),
        "nobody's": dialogue.no_speaker(who),
        "person": dialogue.somebody(who, Span(0, len(who))),
        "titled": any(called.titles for at in range(2, len(who)) if (called := person(who, Span(0, at), frozenset()))),
        "word": segmenter.is_word(who),
        "word ends": len(who) > 2 and segmenter.is_word(who[-2:]),
        "common": segmenter.is_common(who),
    }
    out += [name for name, held in checks.items() if held]
    if who in labels.LABELS:
        out.append(f"label={labels.LABELS[who]}")
    out += [f"who section={_sections()[part]}" for part in dict.fromkeys((who, who[-2:], who[-4:])) if part in _sections()]
    listed = [each for each in _ENTRY.split(rest[:_LIST])[:_ENTRIES] if each.strip()]
    out.append(f"people={sum(person(each, Span(0, len(each)), frozenset()) is not None for each in listed)}/{len(listed)}")
    does = _DOES.search(who) or _DOES.search(more)
    if does:
        out += ["does", f"does={does['does']}"]
    return out


def _made_of(who: str, above: str) -> bool:
    """Whether words are two parts that stand above the talk, as 水务石 of `水务局 石磊`."""
    return any(who[:at] in above and who[at:] in above for at in range(1, len(who)))


def _uncalled(line: _Line, often: Counter[str], above: str) -> list[str]:
    """What a line without a colon tells of who it may be about."""
    out = ["nobody"]
    tells = _TELLS.match(line.text)
    if tells and (tells["who"] in above or tells["who"] in often or any(each[:1] == tells["who"][0] for each in often)):
        out += [TELLS, f"tells={tells['does']}"]
    behind = re.match("(?P<who>[\u4e00-\u9fff]{2,4})(?P<gap>—| )", line.text)
    if behind and (behind["who"] in above or behind["who"] in often):
        out.append(f"gap={behind['gap']}")
    return out


def _numbers(text: str) -> list[int]:
    """The numbers of the items in a line."""
    return [_NUMBERS.get(match["number"]) or int(match["number"]) for match in _ITEM.finditer(text)]


def _beside(lines: Sequence[_Line], often: Counter[str], n: int, step: int) -> list[str]:
    """What stands before or behind a line."""
    side = "before" if step < 0 else "behind"
    if not 0 <= n + step < len(lines):
        return [f"{side}=nothing"]
    own, other = lines[n], lines[n + step]
    out = [
        f"{side}.start={other.start}",
        f"{side}.end={other.end}",
        f"{side}.called={other.head is not None}",
        f"{side}.size={bucket(len(other.text), _LENGTHS[1::2])}",
    ]
    if own.start == other.start:
        out.append(f"{side}.alike={own.start}")
    if step < 0 and _ITEM.match(own.text) and _numbers(other.text)[-1:] == [_numbers(own.text)[0] - 1]:
        out.append("goes on counting")
    if other.who in often and other.head and other.head.end() == len(other.text):
        out.append(f"{side}.alone")
    if often[other.who] > 1:
        out.append(f"{side}.again")
    return out
