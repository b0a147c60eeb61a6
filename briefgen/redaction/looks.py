"""Whether characters look like a name by themselves: a surname, a given name, and no word of the language.

In: characters, or the shadow and a place. Out: whether they do, or the readings that do.
"""

from collections.abc import Iterator

from briefgen.lexicon import surnames
from briefgen.parsing.names import names
from briefgen.parsing.names.name_characters import FUNCTION, NEVER_LAST, ORDINARY, SELDOM_GIVEN, UNIT_END, given
from briefgen.parsing.names.offices import office_pattern
from briefgen.words import segmenter

#: Bearers per ten thousand of a surname that is one without support, and beside other signs.
USUAL, KNOWN = 20, 5
#: So frequent in the dictionary is a word that is rather a word than a name.
WORD = 50
#: Characters that places are named with.
OF_PLACES = frozenset("庄屯沟坡岭山河湖桥港湾岛城路站寨堡铺集店坝垭坪塘")


def is_name(text: str) -> bool:
    """Whether two to four characters that stand by themselves look like a name, and like no word, place, unit or office."""
    size = names.surname_at(text, 0)
    return (
        0 < size <= len(text) - 1 <= size + 1
        and (size == 2 or len(text) == 3 or surnames().get(text[0], 0) >= 2)
        and text[0] not in FUNCTION
        and given(text, size, len(text))
        and not any(character in SELDOM_GIVEN for character in (text[-1:] if _peaceful(text, size) else text[size:]))
        and text[-1] not in UNIT_END | NEVER_LAST | OF_PLACES
        and not segmenter.is_word(text)
        and not segmenter.is_place(text)
        and office_pattern().search(text) is None
    )


def _peaceful(text: str, size: int) -> bool:
    """`黄和伟`: 和 in a given name, not between two names."""
    return len(text) == size + 2 and text[size] == "和" and surnames().get(text[-1], 0) < KNOWN


def may_be(text: str, most: int = 10 * WORD) -> bool:
    """Whether what stands where nothing but a name does is one, though a place, or a word of less than that frequency: `高远`, not `高校`."""
    return (
        2 <= len(text) <= 3
        and surnames().get(text[0], 0) >= KNOWN
        and text[0] not in FUNCTION
        and given(text, 1, len(text))
        and text not in ORDINARY
        and text[-1] not in UNIT_END | NEVER_LAST
        and not segmenter.is_word(text, most)
        and office_pattern().search(text) is None
    )


def run_together(text: str) -> bool:
    """Whether names follow each other in it with nothing between: `孟青方小雨`."""
    if not text or is_name(text):
        return True
    return any(is_name(text[:size]) and run_together(text[size:]) for size in (2, 3) if len(text) >= size + 2)


def usual(shadow: str, start: int, end: int, least: int = USUAL) -> bool:
    """Whether the three characters from ``start``, or those up to ``end``, look like a name with a surname of so many bearers."""
    name = shadow[start : min(start + 3, end)]
    return (
        surnames().get(name[0], 0) >= least
        and name[0] not in FUNCTION
        and name[0] not in name[1:]
        and given(shadow, start + 1, start + len(name))
        and not any(character in SELDOM_GIVEN for character in name)
        and not (UNIT_END | OF_PLACES).intersection(name[1:] + shadow[end : end + 1])
    )


def familiar(name: str) -> str | None:
    """The surname of `老薛`, `小欧阳`; None for other names."""
    surname = name[1:]
    return surname if name[:1] in ("老", "小") and (surnames().get(surname, 0) >= USUAL or (len(surname) == 2 and surname in surnames())) else None


def readings(shadow: str, at: int, least: int) -> Iterator[tuple[int, str]]:
    """Where a name of three or two characters that begins at ``at`` ends, and the word behind it, if the dictionary begins its words there."""
    for end in (at + 3, at + 2):
        if surnames().get(shadow[at : at + 1], 0) >= least and is_name(shadow[at:end]) and end in _word_ends(shadow, at, end):
            yield end, segmenter.first(shadow[end : end + 4].partition("\n")[0] or " ")


def _word_ends(shadow: str, at: int, end: int) -> set[int]:
    """Where the words of the line that begin with a name may end: not behind one that everybody uses."""
    ends: set[int] = set()
    for word in segmenter.cut(shadow[at : end + 4].partition("\n")[0]):
        if len(word) > 1 and (segmenter.is_word(word, WORD) or segmenter.is_common(word)):
            break
        at += len(word)
        ends.add(at)
    return ends


def office_before(shadow: str, at: int) -> bool:
    """Whether an office ends here."""
    return any(office.end() == at for office in office_pattern().finditer(shadow, max(0, at - 12), at))
