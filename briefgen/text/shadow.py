"""The shadow: a copy of the text, one character for one character, that all patterns match on.

In: decoded text. Out: a string of the same length, in which half- and full-width forms, blanks, CJK radicals and
traditional characters have one form each, so that a span found in the shadow is a span of the source.
"""

import functools
import re

from briefgen.lexicon import variants
from briefgen.text.patterns import lazy, pattern

_HALF_TO_FULL = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）", "«": "《", "»": "》"}
_FORMS = {
    "｡": "。", "､": "、", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）",
    "「": "“", "」": "”", "『": "“", "』": "”", "＂": '"', "＇": "'", "﹁": "“", "﹂": "”", "【": "【", "［": "[", "］": "]",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "．": ".", "－": "-", "–": "-", "‐": "-", "‑": "-", "～": "~", "〜": "~", "∶": "：",
    "\x0b": "\n", "\x0c": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\r": " ", "\t": " ", "\x1f": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\ufeff": " ",
}  # fmt: skip
#: Full-width ASCII whose half-width form is kept: digits, letters, the rest of the printable range.
_KEPT_FULL = "，：；！？（）"

_LONE_RETURN = lazy(r"\r(?!\n)")
_ENTITY = lazy(r"&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|middot|mdash|hellip|lt|gt|amp|quot|#\d{2,7}|#[xX][0-9a-fA-F]{2,6});")
_NAMED = {
    "nbsp": " ", "ensp": " ", "emsp": " ", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "middot": "·",
    "mdash": "—", "hellip": "…", "lt": "<", "gt": ">", "amp": "&", "quot": '"',
}  # fmt: skip
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
#: `13。3%`: a full stop between digits is a decimal point.
ODD_STOP = lazy(r"。(?<=\d。)(?=\d)(?!(?:19|20)\d\d年)")
#: `安排下阶段任务.现将`: a point between 汉字, or after one at the end of a line, is a full stop.
_ODD_POINT = lazy(rf"\.(?<=[{_HAN}）”]\.)(?<![一二三四五六七八九十]\.)(?=[{_HAN}\s]|$)", re.MULTILINE)


@functools.cache
def _table() -> dict[int, str]:
    table = {ord(full): half for full, half in zip(map(chr, range(0xFF01, 0xFF5F)), map(chr, range(0x21, 0x7F)), strict=True)}
    for character in _KEPT_FULL:
        del table[ord(character)]
    table |= {ord(half): full for half, full in _HALF_TO_FULL.items()}
    for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    table |= {ord(source): target for source, target in _FORMS.items()}
    table |= variants()
    return table


@functools.cache
def _changed() -> re.Pattern[str]:
    """Runs of characters of the basic plane that have another form: most of a text stays as it is. (A class that has other
    planes in it is slow to match.)
    """
    one = f"[{''.join(re.escape(chr(code)) for code in sorted(_table()) if code < 0x10000)}]"
    return pattern(f"{one}{one}*")  # what begins with a single character is looked for faster than what begins with a run


def simplify(text: str) -> str:
    """``text`` in canonical characters, without looking at neighbours."""
    return text.translate(_table())


def shadow(text: str) -> str:
    """The canonical copy of ``text``; always of the same length."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        copy = text.translate(_table())
    else:
        copy = _changed().sub(lambda match: match[0].translate(_table()), text)
    if "&" in copy:
        # In the copy the entity's semicolon is full-width already, so entities are looked up in the text itself.
        pieces, at = [], 0
        for match in _ENTITY.finditer(text):
            character = _entity(match[0][1:-1])
            if character is not None:
                pieces += [copy[at : match.start()], character.ljust(len(match[0]))]
                at = match.end()
        copy = "".join([*pieces, copy[at:]])
    copy = ODD_STOP.sub(".", copy)
    return _ODD_POINT.sub("。", copy)


def _entity(name: str) -> str | None:
    """The character that an HTML entity stands for, in canonical form; None for a number that is no character."""
    if name in _NAMED:
        return _NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if not 0x20 <= code <= 0x10FFFF:
        return None
    return " " if 0xD800 <= code <= 0xDFFF else simplify(chr(code))
