"""Numbers of sections as GB/T 15834 and GB/T 9704 have them, and the printed ones that ours replace."""

import re

_DIGITS = "零一二三四五六七八九"
_LABEL = re.compile(
    r"\s*(?:议题)?(?:(?P<han>[一二三四五六七八九十]{1,3})[、：:]|[（(](?P<han_bracket>[一二三四五六七八九十]{1,3})[）)]|[（(](?P<digit_bracket>\d{1,2})[）)]"
    r"|(?P<digit>\d{1,2})(?:[、．]|[.](?!\d))|(?P<circled>[①-⑳]))\s*"
)


def han(number: int) -> str:
    """A number from 1 in 汉字 up to 99, then in digits.

    >>> [han(n) for n in (1, 10, 11, 20, 99, 100)]
    ['一', '十', '十一', '二十', '九十九', '100']
    """
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def numbered(level: int, number: int | None, title: str) -> str:
    """A heading with its number: ``一、出席情况`` (level 3), ``（一）…`` (4); the only one there is has none."""
    if number is None:
        return title
    return f"{han(number)}、{title}" if level == 3 else f"（{han(number)}）{title}"


def split_label(text: str) -> tuple[int | None, str]:
    """The printed number of an item, and the rest.

    >>> split_label("（三）经营管理部通报")
    (3, '经营管理部通报')
    >>> split_label("3.6万趟")
    (None, '3.6万趟')
    """
    match = _LABEL.match(text)
    if not match:
        return None, text
    printed = match["han"] or match["han_bracket"]
    digits = match["digit"] or match["digit_bracket"]
    if printed:
        number = next((n for n in range(1, 100) if han(n) == printed), None)
    else:
        number = int(digits) if digits else ord(match["circled"]) - ord("①") + 1
    return (number, text[match.end() :]) if number is not None else (None, text)


def without_labels(texts: list[str]) -> tuple[int, list[str]]:
    """Items without their printed numbers where these count on by one, and the first number; else as printed, from 1."""
    parts = [split_label(text) for text in texts]
    first = parts[0][0] if parts else None
    if first is not None and [number for number, _ in parts] == list(range(first, first + len(texts))):
        return first, [rest for _, rest in parts]
    return 1, texts
