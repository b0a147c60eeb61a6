"""Names without titles that open a clause before a predicate: `李仲平|主持会议`, `孙其昌、穆怀德参加座谈会`.

In: the shadow and a sentence. Out: where clauses open before what can be a name (`openings_of`), and which of these are names (`opening_names`).
"""

import functools
import re
from collections.abc import Iterator, Sequence

from briefgen.lexicon import caller, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.lexicon.caller import per_knowledge
from briefgen.parsing.names import names, plain_names
from briefgen.parsing.names.name_bounds import left_bounded
from briefgen.parsing.names.name_characters import Candidate, is_han
from briefgen.spans import Cover, Span
from briefgen.text.patterns import lazy

#: What follows a name without title that opens a clause; weaker words than these follow too many other things.
_DOES = lazy(
    alternation(dict.fromkeys(tagged("following", "opens"), "") | {"先": "(?=[^生进后])", "和": "(?=[^，。]{2,4}(?:主持|出席|在|分别|先后))"})
)


@functools.cache
def _shown() -> str:
    """What a name that opens a clause cannot lack: characters of names, and something behind the two to four of them; longer and
    padded names are looked at anyway.
    """
    return f"(?:[A-Z]|(?s:.{{0,9}})[ ·\n]|(?:{plain_names.shortly()})(?:[、和与及]|{_DOES.pattern}))"


@per_knowledge
def _opening() -> re.Pattern[str]:
    """Where a clause or an item opens, before what can be a name. Every alternative begins with a character of its own, so that
    the engine looks for those; behind 、 and 还有 a name needs nothing else.
    """
    shown = "" if caller.current().people else f"(?(list)|(?(also)|(?={_shown()})))"
    return re.compile(
        r"(?:、(?P<list>)|还有(?P<also>)|，|。|；|：|！|\n|）|”|上，|中，|后，|前，|由(?<=[会式]由)|对于?|邀请|以及|分别是|包括|有(?<=的有)"
        r"|的(?<=[\u4e00-\u9fff]的)(?=[\u4e00-\u9fff]{3}(?:表示|说|介绍|认为|建议|发言|提出|是|问|年过|怕))) *"
        + f"(?={plain_names.beginning()}){shown}"
    )


#: So far behind a sentence may stand what shows that a name is its last word, in characters.
_BEYOND = 24


@per_knowledge
def _opened() -> re.Pattern[str]:
    """The same, at the start of a sentence."""
    return re.compile(f"(?={plain_names.beginning()})" + ("" if caller.current().people else f"(?={_shown()})"))


def openings_of(shadow: str, sentence: Span) -> list[tuple[int, int]]:
    """Where a name may open a clause of a sentence, and where what it stands behind begins (behind the text's end, if the clause is the first)."""
    start, end = sentence
    nothing = len(shadow)
    starts = [(start, nothing)] if start < end and _opened().match(shadow, start) else []
    inked = _behind_blanks(shadow, start, end) if shadow.startswith(" ", start, end) else end
    if inked < end:
        starts.append((inked, nothing))
    found = (match.span() for match in _opening().finditer(shadow, start, end + _BEYOND))
    return starts + [(at, behind) for behind, at in found if at < end]


def _behind_blanks(shadow: str, start: int, end: int) -> int:
    """Where an indented line that begins here has its first character; its end if it has none, or if no line begins here."""
    if start and shadow[start - 1] != "\n":
        return end
    return end - len(shadow[start:end].lstrip(" "))


def opening_names(shadow: str, sentence: Span, openings: Sequence[tuple[int, int]], mentioned: Sequence[Span]) -> list[Candidate]:
    """The names without titles of a sentence, outside of what is ``mentioned`` already: `李仲平|主持会议`, `孙其昌、穆怀德参加座谈会`."""
    taken = Cover(mentioned)
    out: list[Candidate] = []
    floor = sentence.start  # openings come in text order: before it everything is taken
    for at, behind in openings:
        if at < floor or taken.overlaps(Span(at, at + 1)):
            continue
        name = names.name_at(shadow, at)
        if not name or name.end > sentence.end or taken.overlaps(Span(name.start, name.end)):
            continue
        after = shadow[name.end : name.end + 1]
        listed = after == "、" or shadow.startswith(("、", "还有"), behind) or (after in "和与及" and bool(names.name_at(shadow, name.end + 1)))
        if (listed or _DOES.match(shadow, name.end)) and plain_names.is_plain_name(shadow, name, listed=listed):
            if shadow.startswith("、", name.start - 1):
                out += _listed_before(shadow, Span(floor, sentence.end), name, taken)
            floor = name.end
            out.append(name)
    return out


def _begins(shadow: str, start: int, floor: int) -> bool:
    """Whether a name may begin here: behind no blank that pads it, or parts its line."""
    return left_bounded(shadow, start, floor) and not (start > floor + 1 and shadow[start - 1].isspace() and is_han(shadow[start - 2]))


def _listed_before(shadow: str, sentence: Span, name: Candidate, taken: Cover) -> Iterator[Candidate]:
    """Members of a list before one that is a name, of rarer surnames than could begin it: `须康靖|、那君铃|、任树岩`."""
    while name.start - 1 > sentence.start and shadow[name.start - 1] == "、":
        end = name.start - 1
        readings = (
            names.name_at(shadow, start) for start in (end - 3, end - 2) if start >= sentence.start and _begins(shadow, start, sentence.start)
        )
        found = next((each for each in readings if each and each.end == end), None)
        if not found or taken.overlaps(Span(found.start, found.end)) or plain_names.names_around(shadow, found) <= 0:
            return
        name = found
        yield found
