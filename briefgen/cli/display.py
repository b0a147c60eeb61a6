"""Text on a terminal: display columns, line breaks, and nothing that could steer the terminal.

A 汉字 takes two columns, a combining or invisible character none. Ambiguous characters (``“”…``) count as one, as in
current terminals and in rich.
"""

import unicodedata

_MARKS = frozenset(("Mn", "Me"))
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
#: What may not stand at the start of a line, by the rules of Chinese typesetting.
_NOT_FIRST = frozenset("，。、；：！？）》”’】…,.;:!?)")


def plain(character: str) -> str:
    """One character as it may be shown: control, format and line separator characters become escapes (``\\x1b``)."""
    if character == "\t":
        return " "
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def inert(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    return text if text.isascii() and text.isprintable() else "".join(map(plain, text))


def columns(text: str) -> int:
    """Display columns of inert text."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken between 汉字 and at spaces, not before a closing mark."""
    lines: list[str] = []
    line, used, breakable = "", 0, 0
    for at, character in enumerate(text):
        before = text[at - 1] if at else ""
        if before and character not in _NOT_FIRST and (before == " " or not (before.isascii() and character.isascii())):
            breakable = len(line)
        line += character
        used += _width(character)
        if used > width and breakable and line[breakable:]:
            lines.append(line[:breakable].rstrip())
            line = line[breakable:].lstrip()
            used, breakable = columns(line), 0
    return [*lines, line.rstrip()] if line.strip() or not lines else lines
