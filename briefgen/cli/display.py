"""Text on a terminal in display columns.

A 汉字 takes two columns, a combining or invisible character none. Ambiguous characters (``“”…``) count as one, as in
current terminals and in rich.
"""

import unicodedata

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
#: What may not stand at the start of a line, by the rules of Chinese typesetting.
_NOT_FIRST = frozenset("，。、；：！？）》”’】…,.;:!?)")


def columns(text: str) -> int:
    """Display columns of a text without control characters."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of about ``width`` columns, broken between 汉字 and at spaces, not before a closing mark."""
    lines: list[str] = []
    line, used, breakable = "", 0, 0
    for at, character in enumerate(text):
        before = text[at - 1] if at else ""
        if before and character not in _NOT_FIRST and (before == " " or not (before.isascii() and character.isascii())):
            breakable = len(line)
        line += character
        used += _width(character)
        if used > width and breakable:
            lines.append(line[:breakable].rstrip())
            line = line[breakable:].lstrip()
            used, breakable = columns(line), 0
    return [*lines, line.rstrip()] if line or not lines else lines
