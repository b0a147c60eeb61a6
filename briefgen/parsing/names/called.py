"""The person whom a short phrase calls, by name, title or both: `王局长`, `章怀远副镇长`, `镇长 潘亦舟`, `老李`, `林处`.

In: the shadow, the phrase and the names established so far. Out: `Mention` or None. The ways of calling somebody are functions in a
list; each is asked about the phrase, and the first that understands it counts.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import HAN
from briefgen.parsing.names.offices import is_office, office_pattern
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern


class _Called(NamedTuple):
    """How a phrase calls a person: the name, and from where to where in the phrase it and the titles stand."""

    name: str
    start: int
    end: int
    titles: tuple[tuple[int, int], ...] = ()
    surname_only: bool = False


def person(shadow: str, who: Span, known: frozenset[str]) -> Mention | None:
    """The person that a whole short phrase names: `王局长`, `章怀远副镇长`, `镇长 潘亦舟`, `张　伟`."""
    text = who.slice(shadow)
    for reading in _READINGS if len(text) > 1 else _READINGS_OF_ONE:
        called = reading(text, known)
        if called:
            at = who.start
            titles = tuple(Span(at + start, at + end) for start, end in called.titles)
            return Mention(called.name, Span(at + called.start, at + called.end), who, titles, "speaker-line", surname_only=called.surname_only)
    return None


def _known(text: str, known: frozenset[str]) -> _Called | None:
    """A known name, or what is short for one."""
    bare = names.clean(text)
    name = _part_of(bare, known) or (bare if bare in known else None)  # `冬梅：` where 韩冬梅 is there
    return _Called(name, 0, len(text)) if name else None


def _part_of(text: str, known: frozenset[str]) -> str | None:
    """The one known name that ``text`` is short for."""
    fitting = {name for name in known if name != text and text in name and names.short_for(text, name)}
    return fitting.pop() if len(fitting) == 1 else None


#: So much longer than the known name in it a phrase may be, in characters.
_BESIDE_KNOWN = 10


def _known_inside(text: str, known: frozenset[str]) -> _Called | None:
    """A known name with titles around it. Of two names in one phrase the first counts, whatever order a set has."""
    bare = names.clean(text)
    for name in sorted((each for each in known if each in bare), key=lambda each: (bare.find(each), -len(each), each)):
        start = text.find(name)
        end = start + len(name)
        if start < 0 or len(bare) - len(name) > _BESIDE_KNOWN:
            continue
        behind = text[end:].strip()
        if " " in behind and not text[end].isspace() and not all(is_office(each) for each in behind.split()):
            continue  # `水工二|科 石主任`: what goes on behind a known word, and is no office
        if behind and not is_office(behind) and behind not in tagged("courtesies", "plain"):
            continue  # `张三汇报`: the verb is no part of who it is
        if behind == "村书记" or _of_a_place(behind) or (_SURNAMED.match(behind) and names.surname_at(behind, 0)):
            continue  # `柳荫社区|石书记`, `河东村书记`, where 柳荫, 河东 are known as names from a list of places
        titles = tuple(each for each in ((0, start), (end, len(text))) if is_office(text[slice(*each)].strip()))
        return _Called(name, start, end, titles)
    return None


#: Another one's name follows: `石书记`, no `班主任`.
_SURNAMED = lazy(f"(?![班党副总正原前])[{HAN}](?:书记|主任|局长|[镇乡县市区]长|经理|老师|校长|院长|[部站所科处股队]长)$")


def _of_a_place(text: str) -> bool:
    """Whether words are the end of a place and somebody there: `社区石书记`, `村石会计`; not `镇长`."""
    place = next((each for each in ("村", "社区", "镇", "乡", "街道", "小区") if text.startswith(each)), "")
    size = names.surname_at(text, len(place)) if place else 0
    return size > 0 and is_office(text[len(place) + size :])


def _by_head(text: str, _: frozenset[str]) -> _Called | None:
    """`林处`, `姬工`, `陶老`; not `施工`, `木工`, `老董`."""
    match = pattern(f"(?!施工|[木水]工|老董)((?![一二三四五六七八九十])[{HAN}]{{1,2}})[总处局厅科院校所股队董工老]").fullmatch(text)
    size = len(match[1]) if match else 0
    return _Called(text[:size], 0, size, ((size, len(text)),), surname_only=True) if size and names.surname_at(text, 0) == size else None


def _last_offices(text: str) -> Iterator[re.Match[str]]:
    """The offices that the phrase ends with."""
    return (office for office in office_pattern().finditer(text) if office.end() == len(text))


def _part_then_office(text: str, known: frozenset[str]) -> _Called | None:
    """`古丽米热副行长`, `孟和处长`"""
    for office in _last_offices(text):
        called = text[: office.start()].rstrip()
        whole = _part_of(called, known) if len(called) >= 2 else None
        if whole:
            return _Called(whole, 0, len(called))
    return None


def _name_then_office(text: str, _: frozenset[str]) -> _Called | None:
    """`王局长`, `章怀远副镇长`"""
    for office in _last_offices(text):
        end = office.start() or (1 if text[0] in tagged("leads", "former") and is_office(text[1:]) else 0)  # `原医生`, who is called by his surname
        if not end:
            continue
        titles = ((end, office.end()),)
        while end > 1 and text[end - 1] == " ":
            end -= 1
        if end <= 2 and names.surname_at(text, 0) == end:
            return _Called(text[:end], 0, end, titles, surname_only=True)
        surname = names.surname_before(text, titles[0][0], 0)
        if surname:
            return _Called(text[surname.start : surname.end], surname.start, surname.end, titles, surname_only=True)
    return None


def _familiar(text: str, _: frozenset[str]) -> _Called | None:
    """`老李`, `小欧阳`"""
    familiar = pattern(f"[老小][{HAN}]{{1,2}}").fullmatch(text) and names.surname_at(text, 1) == len(text) - 1
    return _Called(text[1:], 1, len(text), surname_only=True) if familiar else None


def _name(text: str, _: frozenset[str]) -> _Called | None:
    """`张　伟`"""
    candidate = names.name_at(text, 0)
    return _Called(names.clean(text), 0, len(text)) if candidate and candidate.end == len(text) else None


#: A body of which somebody holds an office: `村委会|主任`, `监事会|主席`.
_BODY = lazy("[\u4e00-\u9fff]{1,4}(?:委员会|[委事居村社协业]会|委)")


def _of_a_body(text: str) -> bool:
    return _BODY.fullmatch(text) is not None


def _office_then_name(text: str, _: frozenset[str]) -> _Called | None:
    """`镇长 潘亦舟`, `村委会主任 潘亦舟`"""
    office = next((each.end() for each in office_pattern().finditer(text) if not each.start() or _of_a_body(text[: each.start()])), len(text))
    if office == len(text):
        return None
    candidate = names.name_at(text, office + (text[office] == " "), slot=True)
    return _Called(text[candidate.start :], candidate.start, len(text), ((0, office),)) if candidate and candidate.end == len(text) else None


def _behind_unit(text: str, known: frozenset[str]) -> _Called | None:
    """`城投 鲍总`, `工程部 老石`: how somebody is called behind his unit."""
    match = pattern(f"[{HAN}A-Za-z0-9]{{2,10}} {{1,2}}(?P<who>[{HAN}]{{2,3}})").fullmatch(text)
    who = match["who"] if match else ""
    called = _by_head(who, known) or _familiar(who, known)
    if called is None and who and who[-1] in "站镇乡县支馆" and names.surname_at(who, 0) == len(who) - 1:  # `水利站 石站`
        called = _Called(who[:-1], 0, len(who) - 1, ((len(who) - 1, len(who)),), surname_only=True)
    if match is None or called is None:
        return None
    at = match.start("who")
    titles = tuple((start + at, end + at) for start, end in called.titles)
    return called._replace(start=called.start + at, end=called.end + at, titles=titles)


#: The ways in which a phrase can name a person; the first that fits counts. A single character is but part of a known name.
_READINGS_OF_ONE = (_known,)
_READINGS = (_known, _known_inside, _by_head, _part_then_office, _name_then_office, _familiar, _name, _office_then_name, _behind_unit)
