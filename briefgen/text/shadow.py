"""The shadow: a copy of the text, one character for one character, that all patterns match on.

In: decoded text. Out: a string of the same length, in which half- and full-width forms, blanks, CJK radicals and
traditional characters have one form each, so that a span found in the shadow is a span of the source.
"""

import functools
import unicodedata

from briefgen.lexicon import variants
from briefgen.text.markup import blanked
from briefgen.text.patterns import lazy

_HALF_TO_FULL = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）", "«": "《", "»": "》"}
_FORMS = {
    "｡": "。", "､": "、", "﹐": "，", "﹑": "、", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "﹙": "（", "﹚": "）",
    "「": "“", "」": "”", "『": "“", "』": "”", "＂": '"', "＇": "'", "﹁": "“", "﹂": "”", "【": "【", "［": "[", "］": "]",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "．": ".", "－": "-", "–": "-", "‐": "-", "‑": "-", "～": "~", "〜": "~", "∶": "：", "│": "|", "┃": "|", "║": "|",
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
#: `13。3%`: a full stop between digits is a decimal point.
ODD_STOP = lazy(r"。(?<=\d。)(?=\d)(?!(?:19|20)\d\d年)")


@functools.cache
def _table() -> dict[int, str]:
    table = {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F) if chr(full) not in _KEPT_FULL}
    table |= {letter: base for letter in range(0xC0, 0x180) if (base := unicodedata.normalize("NFD", chr(letter))[0]).isascii()}
    table |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    return table | str.maketrans(_HALF_TO_FULL) | str.maketrans(_FORMS) | variants()


def simplify(text: str) -> str:
    """``text`` in canonical characters, without looking at neighbours."""
    return text.translate(_table())


def shadow(text: str) -> str:
    """The canonical copy of ``text``; always of the same length."""
    return blanked(with_markup(text))


def with_markup(text: str) -> str:
    """The same with the markup in it: what links lead to, comments of HTML."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    copy = simplify(text)
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
    return _stops(copy)


def _stops(copy: str) -> str:
    """`安排下阶段任务.现将`: a point between 汉字, or after one at the end of a line, is a full stop."""
    pieces, at = [], 0
    point = copy.find(".", 1)
    while point > 0:
        before, after = copy[point - 1], copy[point + 1 : point + 2]
        if (_han(before) or before in "）”") and before not in _NUMERALS and (not after or after.isspace() or _han(after)):
            pieces += [copy[at:point], "。"]
            at = point + 1
        point = copy.find(".", point + 1)
    return "".join([*pieces, copy[at:]]) if pieces else copy


#: Behind these a point numbers an item: `一.现将`.
_NUMERALS = "一二三四五六七八九十"


def _han(character: str) -> bool:
    return "\u3400" <= character <= "\u4dbf" or "\u4e00" <= character <= "\u9fff" or character >= "\U00020000"


def _entity(name: str) -> str | None:
    """The character that an HTML entity stands for, in canonical form; None for a number that is no character."""
    if name in _NAMED:
        return _NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if not 0x20 <= code <= 0x10FFFF:
        return None
    return " " if 0xD800 <= code <= 0xDFFF else simplify(chr(code))
