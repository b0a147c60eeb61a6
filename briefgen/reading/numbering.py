"""Automatic numbering of Word documents. In: the counts of a list's levels and a level's pattern. Out: the number as printed.

The parser relies on 一、 and （一） being there; in a file they are only a format and a counter.
"""

import re
from typing import NamedTuple

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_SLOT = re.compile("%([1-9])")
#: Private characters of Symbol and Wingdings that stand for bullets.
_BULLET = "·"
#: Behind these no blank is written, whatever the level says: people type 一、 and （一） without one.
CLOSED = ("、", "）", "．", "：", "】", "〕")
#: No list goes on so far; what does is damage, and a Roman number of it would fill the memory.
MAX_COUNT = 100_000
LEVELS = 9


class Level(NamedTuple):
    """A level of a list. ``pattern`` has `%1` for the count of the first level; ``legal``: every count in Arabic digits."""

    number_format: str
    pattern: str
    start: int
    blank: bool
    legal: bool = False
    restarts: bool = True


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number in Chinese, as in 第二十一条.

    >>> [chinese(n) for n in (1, 10, 12, 20, 101, 110, 1003)]
    ['一', '十', '十二', '二十', '一百〇一', '一百一十', '一千〇三']
    """
    if not 0 < number < 10_000:
        return str(number)
    out, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += (digits[0] if zero and out else "") + digits[digit] + (units[place - 1] if place else "")
        zero = not digit
    return out[1:] if number < 20 and number >= 10 and digits is _DIGITS else out


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(series: str, number: int) -> str:
    return series[(number - 1) % len(series)]


def _enclosed(number: int, first: str) -> str:
    return chr(ord(first) + number - 1) if number <= 20 else str(number)


def count(number: int, number_format: str) -> str:
    """A count as a format writes it; formats that are not known are in Arabic digits.

    >>> count(3, "chineseCounting"), count(2, "decimalEnclosedCircle"), count(4, "lowerRoman"), count(3, "decimalFullWidth")
    ('三', '②', 'iv', '３')
    """
    number = min(number, MAX_COUNT)
    if number < 1 and number_format not in ("decimalZero", "decimalFullWidth"):
        return str(number)
    match number_format:
        case (
            "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" | "japaneseCounting" | "koreanCounting"
        ):
            return chinese(number)
        case "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal":
            return chinese(number, _LEGAL, "拾佰仟")
        case "ideographTraditional":
            return _from(_STEMS, number)
        case "ideographZodiac":
            return _from(_BRANCHES, number)
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "upperLetter":
            return _letters(number).upper()
        case "lowerLetter":
            return _letters(number)
        case "decimalZero":
            return f"{number:02}"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _enclosed(number, "①")
        case "decimalEnclosedParen":
            return _enclosed(number, "⑴")
        case "decimalEnclosedFullstop":
            return _enclosed(number, "⒈")
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
        case "ideographEnclosedCircle":
            return chr(ord("㊀") + number - 1) if number <= 10 else str(number)
        case "none":
            return ""
        case _:
            return str(number)


def number(levels: dict[int, Level], counts: list[int], at: int) -> str:
    """The number of a paragraph at level ``at``, with the blank behind it where the level has one."""
    level = levels[at]
    if level.number_format == "bullet":
        text = "".join(_BULLET if "\ue000" <= character <= "\uf8ff" else character for character in level.pattern)
        return f"{text} " if text.strip() else ""

    def fill(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        own = levels.get(index)
        return count(counts[index], "decimal" if level.legal or own is None else own.number_format) if index <= at else ""

    text = _SLOT.sub(fill, level.pattern)
    return f"{text} " if level.blank and text and not text.endswith(CLOSED) else text
