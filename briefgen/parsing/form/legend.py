"""The legend of a record in talk: by which letter or number it calls whoever speaks, `Y＝石磊（系主任）、L＝韩雪`, `发言人编号：①会长石磊 ②骆春`.

In: a text and its shadow. Out: what stands for whom; a shadow of the same length in which the list of who came has no letters or numbers, and numbers that open lines are letters.
"""

import re
from collections.abc import Mapping

from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: A letter, perhaps as one calls a person, `W老师`; in markup.
_LETTER = r"[A-Z][A-Za-z]{0,2}(?:老师|总|工|姐|哥)?"
#: A letter or a number, what says that it stands for somebody, and who that is.
_PAIR = lazy(
    rf"(?:\*{{0,2}}(?<![A-Za-z\w])(?P<letter>{_LETTER})\*{{0,2}} {{0,2}}(?:[＝=]|代表(?!团)|即) {{0,2}}|(?P<number>[①-⑳]) {{0,2}}[：:＝=]? {{0,2}})"
    rf"(?P<who>(?:(?! {{0,4}}\*{{0,2}}{_LETTER}\*{{0,2}} {{0,2}}[＝=])[^、，；;,。\n（(＝=*①-⑳]|[（(][^（）()\n]{{1,40}}[）)]){{2,40}})"
)
#: A line that one of them opens.
_OPENS = re.compile(rf"^ *(?:[-+•] +)?\*{{0,2}}(?P<alias>{_LETTER}|[①-⑳])\*{{0,2}} {{0,2}}[：:]", re.MULTILINE)
#: Plain numbers, which a label says are a legend: `说话的人用号码：1导演（老石）  2编剧（韩雪）`; and the lines that they open, `1  先读剧本。`
_NUMBERS = re.compile(r"^[^\n。]{0,16}(?:号码|数字|代号|编号|序号)[：:](?P<all>[^\n]*)$", re.MULTILINE)
_NUMBER = re.compile(r"(?<!\d)(?P<number>\d{1,2})[.、 ]?(?P<who>[^\d\s、，；;（(]{1,12}(?:[（(][^（）()\n]{1,16}[）)])?)")
_BY_NUMBER = re.compile(r"^ *(?P<alias>\d{1,2})(?P<gap>[ \u3000]{2,}|[：:][ \u3000]*)(?=\S)", re.MULTILINE)
#: What stands before the first of them: `为省笔墨，发言人按座次编号：`.
_LABEL = re.compile(r"(?<![^\n])[^。；：:\n]{1,30}[：:] *$")
#: Nothing but the mark of a line, or a bracket, stands before the first.
_OPEN = re.compile(r"(?<![^\n])[ >（(*]*$")
#: The label of those who came; so many of a legend speak, and so often.
_CAME, _PAIRS, _TURNS = "参加：", 3, 6


def aliases(text: str, within: Span) -> Mapping[str, Span]:
    """What each letter or number stands for in a part of a text: its words there; nothing where not several of them open lines."""
    opened = [match["alias"] for match in _OPENS.finditer(text, *within)]
    if len(opened) < _TURNS:
        return _numbers(text, within)
    talk = next(_OPENS.finditer(text, *within)).start()
    out: dict[str, Span] = {}
    for match in _PAIR.finditer(text, within.start, talk):
        who = match["who"].rstrip()
        out.setdefault(match["letter"] or match["number"], Span(match.start("who"), match.start("who") + len(who)))
    return out if len(out) >= _PAIRS and len(out.keys() & set(opened)) >= _PAIRS - 1 else {}


def _numbers(text: str, within: Span) -> Mapping[str, Span]:
    """The same of plain numbers."""
    label = _NUMBERS.search(text, *within)
    if label is None:
        return {}
    out = {match["number"]: Span(*match.span("who")) for match in _NUMBER.finditer(text, *label.span("all"))}
    opened = [match["alias"] for match in _BY_NUMBER.finditer(text, label.end(), within.end)]
    return out if len(out) >= _PAIRS and sum(each in out for each in opened) >= _TURNS else {}


def read(text: str, shadow: str) -> str:
    """The shadow without the legend's letters and numbers."""
    found = aliases(text, Span(0, len(text)))
    if not found:
        return shadow
    out = list(shadow)
    if all(each.isdecimal() for each in found):
        label = _NUMBERS.search(text)
        for n, who in enumerate(found.values()):
            start = text.rfind(list(found)[n], 0, who.start)
            out[start : who.start] = " " * (who.start - start)
            out[start] = "、" if n else " "
        if label:
            end = label.start("all")
            out[label.start() : end] = _CAME.rjust(end - label.start())
        letters = {alias: chr(ord("A") + n) for n, alias in enumerate(found)}
        for match in _BY_NUMBER.finditer(text, label.end() if label else 0):
            if match["alias"] in letters:
                opener = f"{letters[match['alias']]}："
                out[match.start("alias") : match.end()] = opener.ljust(match.end() - match.start("alias"))
        return "".join(out)
    for n, match in enumerate(_PAIR.finditer(text, 0, next(_OPENS.finditer(text)).start())):
        start, end = match.start(), match.start("who")
        out[start:end] = " " * (end - start)
        if n and text[:start].rstrip(" ")[-1:] not in "，、；;,\n：:":
            out[start] = "、"
        label = _LABEL.search(text, 0, start) if not n and match["number"] else None
        if label and label.end() - label.start() >= len(_CAME):
            out[label.start() : label.end()] = _CAME.rjust(label.end() - label.start())
        elif not n and end - start >= len(_CAME) and _OPEN.search(text, 0, start):
            out[start:end] = _CAME.ljust(end - start)
    letters = {alias: chr(ord("A") + n) for n, alias in enumerate(each for each in found if not each.isascii() and len(each) == 1)}
    for match in _OPENS.finditer(text):
        if match["alias"] in letters:
            out[match.start("alias")] = letters[match["alias"]]
    return "".join(out)
