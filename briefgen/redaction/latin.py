"""Names in Latin letters, and accounts.

In: the shadow. Out: spans.
"""

import functools
import re
from collections.abc import Iterator

from briefgen.lexicon import surnames, tagged
from briefgen.parsing.names.likely_names import COURTESY
from briefgen.parsing.names.name_characters import FUNCTION, HAN, TRANSLITERATION
from briefgen.parsing.names.offices import office_pattern
from briefgen.redaction.looks import KNOWN, office_before
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: `@lihua01`, and what stands before the sign in an address: `lihua01@…`.
_ACCOUNT = lazy(r"(?<![\w@])@(?P<name>[A-Za-z0-9_][\w.-]{1,38}(?<![.-]))|(?<![\w.@-])(?P<box>[A-Za-z0-9][\w.+-]{1,62})(?=@[\w-]+\.)", re.ASCII)
_IN_BRACKETS = lazy(r"（(?P<name>[a-z][a-z0-9_-]{3,30})） *(?:\n|$)")


def accounts(shadow: str) -> Iterator[Span]:
    """Accounts behind @, and those of addresses; where people are called so, what ends an item in brackets too: `账号评审（lihua01）`."""
    found = [Span(*match.span(match.lastgroup or 0)) for match in _ACCOUNT.finditer(shadow)]
    yield from found
    for match in _IN_BRACKETS.finditer(shadow) if found else ():
        yield Span(*match.span("name"))


#: `Alan M. Turner`, `A. Turner`, `Turner`, and a word of small letters.
_WORDS = lazy(
    r"(?<![A-Za-z0-9./_-])(?:[A-Z][A-Za-z'’-]*[. ·]{1,2}){0,3}[A-Z][A-Za-z0-9'’-]+(?![A-Za-z0-9/_])"
    r"|(?<![\w./@-])[a-z][a-z0-9_]{3,}(?![A-Za-z0-9./_@-])",
    re.ASCII,
)
#: A surname before Latin letters: `李Sir`.
_MIXED = lazy(f"(?<![{HAN}A-Za-z0-9])(?P<surname>[{HAN}])[A-Za-z]{{2,12}}(?=[：，。、&）\n])")
#: Initials before sounds: `J.K.罗琳`.
_INITIALS = lazy(rf"(?<![A-Za-z])(?:[A-Z]\.){{1,3}}[A-Z]?(?=[{HAN}]{{2}})")
#: Two words with capitals, and what stands beside them in a phrase or a title: `Open Source Summit`, `（Open Source）`.
_PAIR = lazy("[A-Z][a-z'’-]{1,14} {1,2}[A-Z][a-z'’-]{1,14}")
_INITIAL = lazy("[A-Z][.] ?[A-Z][a-z]+")
_ENGLISH = lazy(" ?[A-Za-z0-9（）《》“”\"'|*:#-]")
_NOTE = lazy("（[^（）\n]{1,20}）")
_SAYS = lazy(" ?(?:首先|接着|随后|最后)?(?:分享|表示|指出|认为|介绍|强调|提出|致辞|发言|作了|做了|为大家|则发表|发表)")


#: A word with a capital, and another one behind it, perhaps without a blank: `Li Xiaobin`, `LiXiaobin`, `Xiaobin Li`.
_CAPITAL = lazy("(?<![A-Za-z0-9_./@-])[A-Z][a-z]+(?![A-Za-z0-9_/@])")
_TWO = lazy("(?<![A-Za-z0-9_./@-])(?P<first>[A-Z][a-z]{1,6}) ?(?P<second>[A-Z][a-z]{1,6}(?:-?[A-Za-z][a-z]{1,5})?)(?![A-Za-z0-9_/@])")
_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:i?ang|iong|uang|[aeio]ng|i[aeu]n?|iao|u[aeio]n?|uai|ai|ei|ao|ou|[aeiu]n|[aeiou])"
_SYLLABLES = lazy(f"(?:{_SYLLABLE}-?){{2}}", re.IGNORECASE)


@functools.cache
def _listed(tag: str) -> frozenset[str]:
    return frozenset(each for each in tagged("persons", tag) if each.isascii())


def known(shadow: str) -> Iterator[Span]:
    """Names that are known by themselves: whom something is named after, given names among 汉字, Chinese names in Latin letters."""
    for match in _CAPITAL.finditer(shadow):
        start, end = match.span()
        among = not _ENGLISH.match(shadow[max(0, start - 2) : start][::-1]) and not _ENGLISH.match(shadow, end)
        if match[0] in _listed("honoured") or (among and match[0] in _listed("given")):
            yield Span(start, end)
    for match in _TWO.finditer(shadow):
        for surname, given in (("first", "second"), ("second", "first")):
            if match[surname] in _listed("surname") and _SYLLABLES.fullmatch(match[given]):
                yield Span(*match.span())
                break


def latin(shadow: str) -> Iterator[Span]:
    """Names beside an office or a courtesy, or of whom it is told what they said; two words among 汉字; with a surname or initials among them."""
    yield from known(shadow)
    for match in _WORDS.finditer(shadow):
        if _is_name(shadow, Span(*match.span())):
            yield Span(*match.span())
    for match in _MIXED.finditer(shadow):
        if surnames().get(match["surname"], 0) >= KNOWN and match["surname"] not in FUNCTION:
            yield Span(*match.span())
    for match in _INITIALS.finditer(shadow):
        end = match.end() + 2
        while end < len(shadow) and end - match.end() < 5 and shadow[end] in TRANSLITERATION:
            end += 1
        yield Span(match.start(), end)


def _is_name(shadow: str, span: Span) -> bool:
    start, end = span
    word = span.slice(shadow)
    single = " " not in word and "." not in word
    if single and word.isupper():
        return False  # `CEO`
    if _INITIAL.match(word) or (
        _PAIR.fullmatch(word) and not _ENGLISH.match(shadow[max(0, start - 2) : start][::-1]) and not _ENGLISH.match(shadow, end)
    ):
        return True
    behind = end + (shadow[end : end + 1] == " ")
    if COURTESY.match(shadow, behind) or office_pattern().match(shadow, behind):
        return True
    note = _NOTE.match(shadow, behind)
    product = single and sum(map(str.isupper, word)) > 1  # `OpenDesk|发布了…`
    if not product and _SAYS.match(shadow, note.end() if note else behind):
        return True
    return word[0].isupper() and any(map(str.islower, word)) and office_before(shadow, start - (shadow[start - 1 : start] == " "))
