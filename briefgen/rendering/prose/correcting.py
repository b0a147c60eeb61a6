"""Corrections: what a person has changed in the record, put where the source prints it otherwise.

In: a brief, and how to read its source. Out: spans with the words that stand there now.
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from briefgen import lexicon
from briefgen.record import Attendee, Brief, RecordSpan

Edit = tuple[RecordSpan, str]

#: What a surname stands behind when somebody is called by it: `老殷`.
_FAMILIAR = "老小大阿"


def corrections(brief: Brief, raw: Callable[[RecordSpan], str]) -> list[Edit]:
    """The changes of names and titles of persons, and of the words of meeting, date, place and organizer."""
    everything = _bare("".join(each.text for each in brief.passages))
    changed = [change for each in brief.attendees if each.kind == "person" for change in _of_person(each, raw, everything)]
    out = [(span, words) for span, words in changed if words is not None]
    named = [(brief.meeting.span, brief.meeting.name)] if brief.meeting else []
    named += [(each.span, each.text) for each in (brief.organizer, brief.date, brief.location) if each]
    out += [(span, text) for span, text in named if span[1] > span[0] and text and _bare(raw(span)) != _bare(text) and raw(span)]
    return out


def unsettled(brief: Brief, raw: Callable[[RecordSpan], str]) -> Iterator[tuple[RecordSpan, str]]:
    """Places of a person with another name in the record that go on as printed, since it cannot be told what stands there now: with the name."""
    for each in brief.attendees:
        for span, words in _renamed(each, {span: raw(span) for span in each.spans}) if each.kind == "person" else ():
            if words is None:
                yield span, each.name or ""


def _bare(text: str) -> str:
    return "".join(text.split())


def _of_person(person: Attendee, raw: Callable[[RecordSpan], str], everything: str) -> Iterator[tuple[RecordSpan, str | None]]:
    printed = {span: raw(span) for span in person.spans}
    yield from _renamed(person, printed)
    if not person.name or not any(printed.values()):
        return
    missing = [title for title in person.titles if _bare(title) not in everything]
    name = _old_name(person, list(printed.values())) or person.name
    texts = [text for text in printed.values() if _padded(name).search(text)] or list(printed.values())
    old_titles = _old_titles(person, texts, name, missing) if missing else []
    for old, new in zip(old_titles, missing, strict=True) if len(old_titles) == len(missing) else ():
        for span, text in printed.items():
            if match := _padded(old).search(text):
                yield (span[0] + match.start(), span[0] + match.end()), new


def _renamed(person: Attendee, printed: dict[RecordSpan, str]) -> Iterator[tuple[RecordSpan, str | None]]:
    """The name of the record where another one is printed: whole, or its surname where that stands alone (`殷主任`, `老殷`). None where that cannot be told."""
    old = _old_name(person, list(printed.values()))
    if not person.name or not old:
        return
    before, after = _beginning(_bare(old)), _surname(person.name)
    for span, text in printed.items():
        if len(_bare(old)) > len(before) and (match := _padded(old).search(text)):
            yield (span[0] + match.start(), span[0] + match.end()), person.name
        elif before != after and (place := _surname_in(text, before)) is not None:
            at = (span[0] + place.start(), span[0] + place.end())
            yield (at, after) if after else (span, None)
        elif _bare(text) and not (before and before == after):
            yield span, None


def _surname(name: str) -> str:
    """The surname of a Chinese name, empty where that cannot be told: `欧阳|青`, `尹|奎`; four characters have one of two, or are a name of another language."""
    surname = _beginning(_bare(name))
    return surname if len(_bare(name)) < 4 or len(surname) > 1 else ""


def _beginning(text: str) -> str:
    """The surname that words begin with."""
    known = lexicon.surnames()
    return text[:2] if len(text) != 2 and text[:2] in known else text[:1] if text[:1] in known else ""


def _surname_in(text: str, surname: str) -> re.Match[str] | None:
    """The one place of a surname in what calls somebody."""
    found = list(_padded(surname).finditer(text)) if surname else []
    return found[0] if len(found) == 1 else None


@functools.cache
def _callings() -> frozenset[str]:
    """What stands behind a surname when somebody is called by it: offices, courtesies, `总`."""
    return frozenset((*lexicon.packaged("offices"), *lexicon.tagged("courtesies", "behind"), *lexicon.tagged("oral", "style")))


def surname_called(text: str) -> str:
    """The surname of what calls somebody by it: `殷` of `殷主任`, of `老殷` and of `殷`; else nothing."""
    known = lexicon.surnames()
    if len(text) > 1 and text[0] in _FAMILIAR and text[1:] in known:
        return text[1:]
    return next((text[:size] for size in (2, 1) if text[:size] in known and (len(text) <= size or text[size:] in _callings())), "")


def _padded(words: str) -> re.Pattern[str]:
    """Words as they may be printed, with blanks between their characters."""
    return re.compile(r"\s{0,6}".join(map(re.escape, _bare(words))))


def _untitled(text: str, name: str) -> str:
    """What somebody is called without an office or a courtesy behind his name: `殷葵|同志`; with the surname of the record it may be one that was completed."""
    known, surname = _callings(), _beginning(text)
    for at in range(len(surname) + 1, len(text) - 1) if surname and text[0] != name[0] else ():
        if text[at:] in known and text[len(surname) : at] not in lexicon.packaged("organizations"):
            return text[:at]
    return text


def _old_name(person: Attendee, printed: Sequence[str]) -> str:
    """The name as printed, of a person who has another in the record: what stands at all of his places when titles are taken off, perhaps only its surname.

    Nothing where a surname was printed, which the record completes (`王局长`, 王世雄).
    """
    name = _bare(person.name or "")
    if not name or any(name in _bare(text) for text in printed):
        return ""
    rest = []
    for text in printed:
        for title in sorted(person.titles, key=len, reverse=True):
            text = text.replace(title, "")
        rest.append(_untitled(text.strip(" \u3000、，（）()"), name))
    bare = [_bare(each) for each in rest]
    for shortest in sorted((each for each in rest if len(_bare(each)) > 1 and not surname_called(_bare(each))), key=len):
        surname = _beginning(_bare(shortest)) or _bare(shortest)[0]
        if all(_bare(shortest) in each or (surname_called(each) or each[:1])[:1] == surname[0] for each in bare if each):
            return shortest
    surnames = {surname_called(each) for each in bare if each}
    surname = surnames.pop() if len(surnames) == 1 else ""
    return "" if name.startswith(surname) else surname


def _old_titles(person: Attendee, printed: Sequence[str], name: str, missing: list[str]) -> list[str]:
    """Offices that are printed and that the record does not have any more."""
    kept = [title for title in person.titles if title not in missing]
    found: list[str] = []
    for text in printed:
        for piece in re.split("[、，]", _padded(name).sub("", text)):
            piece = piece.strip(" \u3000（）()")
            if piece and piece not in found and not any(piece in title for title in kept):
                found.append(piece)
    return found
