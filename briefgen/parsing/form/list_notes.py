"""Notes in brackets behind the entries of a list: `张立（主持、讲话）`, `各园区负责人（共80余人）`.

In: the shadow, and where an entry ends. Out: the roles that the note gives, the number of people, or nothing for another kind of note.
"""

import re
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.grammar import dates, roles
from briefgen.parsing.names.offices import is_office
from briefgen.record import Role
from briefgen.text.patterns import lazy

_NOTE = lazy(r"[ 等]*（(?P<note>[^（）\n]{2,20})）")
#: Nothing but what somebody did, and how many they were: `（主持工作）` belongs to an office.
_DID = alternation(tagged("predicates", "noted"))
_ALL = lazy(rf"(?:(?:{_DID}|(?:一?共|总共|约|近)*(?P<count>\d+|[一二三四五六七八九十百]+)[余多]?[人名位])(?:、|，|$))+")


#: That the entry before it is not there, `三班（未到）`, `石磊（请假，韩雪代）`; without brackets: `三组 没来人`, `消防——未到`.
_GONE = rf"(?:已|均|都)?{alternation(tagged('following', 'gone'))}(?![龄期]|得及)"
_AWAY, _STAYED_AWAY = lazy(_GONE), lazy(rf"(?: +|——){_GONE}(?=[ 、，；/。]|$)")


#: Names in brackets, with nothing that is told of them: `（901石磊 902韩有福；数学组骆春）`, not `（901长期借调，902没来）`.
_ROSTER = lazy("（(?!.*(?:[没未说了你我]|请假|缺席|借调))(?:[^（）。：？！、；， ]{2,12}[、；， ]+){2,40}[^（）。：？！、；， ]{2,12}）")


def remarks(text: str) -> bool:
    """Whether a word behind those on a list only says how many they are, or what they did: `等6人`, `列席`, `没来人`."""
    return counts(text) or _ALL.fullmatch(text) is not None or _STAYED_AWAY.fullmatch(f" {text}") is not None


def roster(text: str) -> bool:
    """Whether a line says in brackets who they are of whom the line above says what."""
    return _ROSTER.fullmatch(text) is not None


_COUNT = lazy(r"等?(?:共计?|合计|一行|近|约)?(?:\d+|[一二三四五六七八九十百]+)[余来多几]?[人名位户家]")


def counts(text: str) -> bool:
    """Whether an entry only says how many they are: `等12人`, `共4人`."""
    return _COUNT.fullmatch(text) is not None


class Note(NamedTuple):
    """What a note says of the entry before it."""

    roles: frozenset[Role]
    number: int | None


def behind(shadow: str, end: int) -> Note | None:
    """The note behind an entry that ends at ``end``.

    >>> behind("张立（主持、讲话）", 2).roles == {"chair", "speak"}
    True
    >>> behind("各园区负责人（共80余人）", 6).number
    80
    >>> behind("张立（主持工作）", 2)
    """
    match = _NOTE.match(shadow, end)
    if (match and _AWAY.match(match["note"])) or _STAYED_AWAY.match(shadow, end):
        return Note(frozenset(("absent",)), None)
    told = _ALL.fullmatch(match["note"]) if match else None
    parts = re.split("[、，]", match["note"]) if match else []
    did = parts if told else [part for part in parts if not is_office(part)]  # `石磊（工会主席，主持）`
    if match is None or not did or not all(map(_ALL.fullmatch, did)):
        return None
    count = dates.number(told["count"]) if told and told["count"] else None
    return Note(frozenset(role for word in did for role in _roles(word)), count)


def _roles(word: str) -> tuple[Role, ...]:
    return ("speak",) if word == "总结" else roles.roles(word)
