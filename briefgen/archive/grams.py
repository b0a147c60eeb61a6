"""Text to what the index holds, and words to what is asked of it.

SQLite's own tokenizers either take a Chinese sentence for one word or, as trigrams, cannot find words of one or two characters. So the index is
given pairs of neighbouring characters as its words: ``防汛抗旱`` is ``防汛 汛抗 抗旱 旱``. A word of two characters is then one look-up, a longer one a
phrase, and a single character what pairs begin with.
"""

import re
from collections.abc import Iterable, Sequence

Mark = tuple[int, int]

#: Blanks (`str.isspace`, up to U+3000), control characters and what is invisible.
_BLANK = (*range(0x21), 0x7F, 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x202F), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)
#: One character for one: blanks are spaces, letters and digits half-width and small, ASCII punctuation full-width (the tokenizer cuts at ASCII's).
_FOLDED = {
    **{code + 0xFEE0: chr(code).lower() for code in range(0x21, 0x7F) if chr(code).isalnum()},
    **{code: chr(code).lower() if chr(code).isalnum() else chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
    **dict.fromkeys(_BLANK, " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # no database holds half a surrogate pair
}


def fold(text: str) -> str:
    """``text`` as it is compared, of the same length: ``２０ 家，ABC`` is ``20 家，abc``."""
    return text.translate(_FOLDED)


def bare(text: str) -> str:
    """``text`` as it is compared, without blanks: names are printed ``李 明``, and lines broken in the middle of words."""
    return fold(text).replace(" ", "")


def grams(text: str) -> str:
    """What the index is given of ``text``: its pairs of characters, and the last one alone, so that it too can be found."""
    whole = bare(text)
    return " ".join([whole[at : at + 2] for at in range(len(whole))])


def expression(words: Iterable[str]) -> str:
    """The FTS5 query for all of ``words``, `bare` ones. They hold no quotation mark that FTS5 knows, so whatever is typed is text."""
    return " AND ".join([_phrase(word) for word in words])


def _phrase(word: str) -> str:
    if len(word) == 1:
        return f'"{word}"*'
    return f'"{" ".join([word[at : at + 2] for at in range(len(word) - 1)])}"'


def marks(text: str, words: Sequence[str]) -> list[Mark]:
    """Where ``words`` (`bare` ones) stand in ``text``: half-open offsets in text order, those that touch or overlap as one."""
    folded = fold(text)
    found = sorted(match.span() for word in words for match in re.finditer(" *".join(map(re.escape, word)), folded))
    joined: list[Mark] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
