"""The legend of a record in talk: by which letter or number it calls whoever speaks, `Y＝石磊（系主任）、L＝韩雪`, `发言人编号：①会长石磊 ②骆春`.

In: a text and its shadow. Out: what stands for whom; a shadow of the same length in which the list of who came has no letters or numbers, and numbers that open lines are letters.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, starmap
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: A letter, perhaps as one calls a person, `W老师`; in markup.
_LETTER = rf"[A-Z][A-Za-z]{{0,2}}(?:{alternation(tagged('courtesies', 'behind', 'nicked'))})?"
#: A letter or a number, what says that it stands for somebody, and who that is.
_PAIR = lazy(
    rf"(?:\*{{0,2}}(?<![A-Za-z\w])(?P<letter>{_LETTER})\*{{0,2}} {{0,2}}(?:[＝=]|代表(?!团)|即) {{0,2}}|(?P<number>[①-⑳]) {{0,2}}[：:＝=]? {{0,2}})"
    rf"(?P<who>(?:(?! {{0,4}}\*{{0,2}}{_LETTER}\*{{0,2}} {{0,2}}[＝=])[^、，；;,。\n（(＝=*①-⑳]|[（(][^（）()\n]{{1,40}}[）)]){{2,40}})"
)
#: A line that one of them opens.
_OPENS = lazy(rf"^ *(?:[-+•] +)?\*{{0,2}}(?P<alias>{_LETTER}|[①-⑳])\*{{0,2}} {{0,2}}[：:]", re.MULTILINE)
#: Plain numbers, which a label says are a legend: `说话的人用号码：1导演（老石）  2编剧（韩雪）`; and the lines that they open, `1  先读剧本。`
_NUMBERS = lazy(r"^(?P<label>[^\n。：:]{0,16}(?:号码|数字|代号|编号|序号))[：:](?P<all>[^\n]*)$", re.MULTILINE)
_NUMBER = lazy(r"(?<!\d)(?P<number>\d{1,2})[.、 ]?(?P<who>[^\d\s、，；;（(]{1,12}(?:[（(][^（）()\n]{1,16}[）)])?)")
_BY_NUMBER = lazy(r"^ *(?P<alias>\d{1,2})(?:[ \u3000]{2,}|[：:][ \u3000]*)(?=\S)", re.MULTILINE)
#: What stands before the first of them: `为省笔墨，发言人按座次编号：`; or nothing but the mark of a line, or a bracket.
_LABEL, _OPEN = lazy(r"(?<![^\n])(?P<label>[^。；：:\n]{1,30})[：:] *$"), lazy(r"(?<![^\n])[ >（(*]*$")
#: What its label speaks of if they are people; what it speaks of else: `议题：①水泵 ②冷库门`, `方案：A=换泵，B=修泵`.
_OF_PEOPLE = lazy("人|者|谁|员|发言|说话|讲话|参|会|到|席|在座|座次|称|写|代号|代码|编号|号码|字母|说明|注")
_OF_MATTERS = lazy("议[题程]|[题项]|方案|选项|内容|问题|材料|文件")
#: What an entry is that is no one person: two, somebody of whom no name is said, or a unit: `石磊和骆春`, `韩雪的丈夫`, `未报姓名`, `河务股`.
_NO_PERSON = lazy("[^（]+[和与及]|[^（]*(?:[未不无没]|的(?=[^（]))|[^（]{1,6}[股科处室组局队厂社所站办](?:[（].*)?$")
#: The label of those who came; so many of a legend speak, and so often.
_CAME, _PAIRS, _TURNS = "参加：", 3, 6


class _Entry(NamedTuple):
    """A letter or number, where it stands, and for whom."""

    alias: str
    start: int
    who: Span


class _Legend(NamedTuple):
    """The entries of a legend, the label before them, and the lines that its letters or numbers open."""

    entries: Sequence[_Entry]
    label: Span | None
    opened: Sequence[re.Match[str]]


def aliases(text: str, within: Span) -> Mapping[str, Span]:
    """What each letter or number stands for in a part of a text: its words there; nothing where not several of them open lines."""
    found = _find(text, within)
    return {each.alias: each.who for each in reversed(found.entries)} if found else {}  # the first that it stands for


def _find(text: str, within: Span) -> _Legend | None:
    opened: Sequence[re.Match[str]] = list(_OPENS.finditer(text, *within))
    if len(opened) >= _TURNS:
        entries = [
            _Entry(match["letter"] or match["number"], match.start(), _words(match))
            for match in _PAIR.finditer(text, within.start, opened[0].start())
        ]
        before = _LABEL.search(text, within.start, entries[0].start) if entries else None
        if before and not _of_people(before["label"]):
            return None
        label = Span(*before.span()) if before and not entries[0].alias.isascii() else None
    elif (numbers := _NUMBERS.search(text, *within)) and _of_people(numbers["label"]):
        opened = list(_BY_NUMBER.finditer(text, numbers.end(), within.end))
        entries = [_Entry(match["number"], match.start(), _words(match)) for match in _NUMBER.finditer(text, *numbers.span("all"))]
        label = Span(numbers.start(), numbers.start("all"))
    else:
        return None
    if any(_NO_PERSON.match(text, *each.who) for each in entries):
        return None
    names = {each.alias for each in entries}
    often = sum(match["alias"] in names for match in opened)
    speak = len(names & {match["alias"] for match in opened})
    return _Legend(entries, label, opened) if len(names) >= _PAIRS and often >= _TURNS and speak >= _PAIRS - 1 else None


def _of_people(label: str) -> bool:
    """Whether what a label stands before are people."""
    return _OF_PEOPLE.search(label) is not None and _OF_MATTERS.search(label) is None


def _words(match: re.Match[str]) -> Span:
    return Span(match.start("who"), match.start("who") + len(match["who"].rstrip()))


def read(text: str, shadow: str) -> str:
    """The shadow without the legends' letters and numbers, of which each meeting has its own."""
    out = list(shadow)
    for part in _parts(text):
        if found := _find(text, part):
            _erase(text, found, out)
    return "".join(out)


def _parts(text: str) -> Iterator[Span]:
    """The text, parted where entries of a legend stand below lines that letters or numbers open."""
    opened = [match.end() for match in _OPENS.finditer(text)]
    begins = [match.start() for match in _NUMBERS.finditer(text)]
    runs = groupby(_PAIR.finditer(text), lambda match: bisect(opened, match.start())) if opened else ()
    begins += [opened[above - 1] for above, run in runs if above and sum(1 for _ in run) >= _PAIRS]
    places = sorted({0, *begins, len(text)})
    return starmap(Span, pairwise(places))


def _erase(text: str, found: _Legend, out: list[str]) -> None:
    """Blank a legend's letters and numbers in the characters of a shadow."""
    for n, (_, start, who) in enumerate(found.entries):
        out[start : who.start] = " " * (who.start - start)
        if n and text[:start].rstrip(" ")[-1:] not in "，、；;,\n：:":
            out[start] = "、"
    first = found.entries[0]
    label = found.label or (Span(first.start, first.who.start) if _OPEN.search(text, 0, first.start) else None)
    if label and label.end - label.start >= len(_CAME):
        size = label.end - label.start
        out[label.start : label.end] = _CAME.rjust(size) if found.label else _CAME.ljust(size)
    counted = dict.fromkeys(each.alias for each in found.entries if not each.alias[0].isalpha())
    letters = {alias: chr(ord("A") + n) for n, alias in enumerate(counted)}
    for match in found.opened:
        if match["alias"] in letters:
            start = match.start("alias")
            out[start : match.end()] = f"{letters[match['alias']]}：".ljust(match.end() - start)
