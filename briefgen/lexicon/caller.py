"""What the caller knows and the packaged lists do not: words of his own (`--lexicon`) and people (`--roster`).

Rules ask `lexicon.words` and `names.name_at` in many places; the caller's part is in force there for the length of one
parse (`knowing`), per thread and task, and what is compiled from word lists is kept once for each `Knowledge`.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")

#: jieba's tag → the packaged list that a word of the caller's joins. ``nnt`` is the tag of 职务 in PKU-style tag sets.
LISTS = {"nnt": "offices", "nt": "organizations", "ns": "places"}


#: No word is longer; a pattern is as deep as its longest word.
MAX_WORD = 60


class Word(NamedTuple):
    """A line of a lexicon: jieba's ``word frequency tag``; ``nnt`` is an office, ``nt`` an organization, ``ns`` a place.

    >>> import briefgen
    >>> lexicon = [briefgen.Word("护林长", 2000, "nnt")]
    >>> (brief,) = briefgen.parse_text("3月6日，某镇召开例会，护林长石磊主持。", lexicon=lexicon).briefs
    >>> brief.chairs[0].titles
    ['护林长']
    """

    word: str
    frequency: int
    tag: str


class RosterEntry(NamedTuple):
    """One person whom the caller knows. ``ident`` is the caller's own id.

    >>> import briefgen
    >>> roster = [briefgen.RosterEntry("石磊", ("局长",), organization="县水利局", ident="017")]
    >>> (brief,) = briefgen.parse_text("3月6日，某县召开例会，石局长主持。", roster=roster).briefs
    >>> brief.chairs[0].name, brief.chairs[0].roster.id
    ('石磊', '017')
    """

    name: str
    titles: tuple[str, ...] = ()
    organization: str | None = None
    ident: str | None = None

    def bears(self, title: str) -> bool:
        """Whether a printed title names one of the person's offices, each with or without the organization: 县水务局局长, 局长."""
        own = {*self.titles, *(f"{self.organization}{each}" for each in self.titles if self.organization)}
        return any(each.endswith(title) or title.endswith(each) for each in own)


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The caller's words and people. Compared by identity, so that what is made of it can be kept."""

    words: tuple[Word, ...] = ()
    people: tuple[RosterEntry, ...] = ()

    @functools.cached_property
    def by_name(self) -> dict[str, tuple[RosterEntry, ...]]:
        """Name → everyone who bears it."""
        out: dict[str, tuple[RosterEntry, ...]] = {}
        for entry in self.people:
            out[entry.name] = (*out.get(entry.name, ()), entry)
        return out

    @functools.cached_property
    def by_first(self) -> dict[str, tuple[str, ...]]:
        """First character → the names that begin with it, longest first."""
        out: dict[str, list[str]] = {}
        for name in sorted(self.by_name, key=lambda name: (-len(name), name)):
            out.setdefault(name[0], []).append(name)
        return {first: tuple(names) for first, names in out.items()}

    def bearers(self, surname: str, office: str) -> list[RosterEntry]:
        """Everyone whom `薛处长` can mean: those who are 处长 before those who are 副处长."""
        people = [entry for entry in self.people if entry.name.startswith(surname)] if office else []
        exact = [entry for entry in people if any(title.endswith(office) and not title.endswith(f"副{office}") for title in entry.titles)]
        return exact or [entry for entry in people if any(title.endswith(office) for title in entry.titles)]

    def listed(self, kind: str) -> tuple[str, ...]:
        """The caller's words that join the packaged list ``kind``."""
        return tuple(each.word for each in self.words if LISTS.get(each.tag) == kind)


#: Nothing beyond the packaged lists.
NOTHING = Knowledge()
_current: ContextVar[Knowledge] = ContextVar("knowledge", default=NOTHING)
#: What is known in this parse.
current: Callable[[], Knowledge] = _current.get


@contextlib.contextmanager
def knowing(knowledge: Knowledge) -> Iterator[None]:
    """Have ``knowledge`` in force inside the block."""
    token = _current.set(knowledge)
    try:
        yield
    finally:
        _current.reset(token)


def per_knowledge(make: Callable[[], _T]) -> Callable[[], _T]:
    """Cache what ``make`` builds from word lists, once for each `Knowledge` that was in force."""
    kept: Callable[[Knowledge], _T] = functools.lru_cache(maxsize=8)(lambda _: make())
    last: tuple[Knowledge, _T] | None = None  # asked thousands of times in a parse, of one knowledge

    @functools.wraps(make)
    def get() -> _T:
        nonlocal last
        known, at = _current.get(), last
        if at is None or at[0] is not known:
            last = at = (known, kept(known))
        return at[1]

    return get
