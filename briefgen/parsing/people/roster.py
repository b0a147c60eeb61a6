"""The caller's roster: which of its people a brief's persons are.

In: the persons found, with their printed titles, and the roster in force (`lexicon.caller`). Out: each person's entry,
and issues where the roster leaves it open or contradicts the print. That a roster's name is read as a name at all is
decided in `names.name_at`; nobody attends because a roster has him.
"""

from collections.abc import Iterable, Sequence

from briefgen.errors import Issue
from briefgen.lexicon import caller
from briefgen.lexicon.caller import RosterEntry
from briefgen.parsing.names.resolve import Person
from briefgen.spans import Block


def standing(shadow: str, blocks: Iterable[Block]) -> frozenset[str]:
    """The roster's names that stand somewhere in the blocks, padding aside."""
    by_name = caller.current().by_name
    if not by_name:
        return frozenset()
    plain = "".join("".join(block.span.slice(shadow).split()) for block in blocks)
    return frozenset(name for name in by_name if name in plain)


def link(shadow: str, persons: Iterable[Person]) -> list[Issue]:
    """Set ``entry`` of the persons whom the roster has; issues for what is doubtful about it."""
    if not caller.current().people:
        return []
    issues: list[Issue] = []
    for person in persons:
        titles = [title.slice(shadow) for title in person.titles]
        found = _entries(person, titles)
        printed = person.mentions[0].span
        if len(found) == 1:
            person.entry = found[0]
            if titles and found[0].titles and not any(found[0].bears(title) for title in titles):
                issues.append(Issue("title-differs", printed, printed.slice(shadow)))
        elif found:
            issues.append(Issue("roster-ambiguous", printed, printed.slice(shadow)))
        elif not person.surname_only:
            near = _near(person.name)
            if near:
                issues.append(Issue("roster-variant", person.mentions[0].name_span, f"{person.name}”与花名册里的“{near}"))
    return issues


def _entries(person: Person, titles: Sequence[str]) -> list[RosterEntry]:
    """Everyone on the roster who can be meant: of several of one name those who bear a printed title."""
    known = caller.current()
    if not person.surname_only:
        namesakes = known.by_name.get(person.name, ())
        fitting = [entry for entry in namesakes if any(entry.bears(title) for title in titles)]
        return fitting if len(namesakes) > 1 and fitting else list(namesakes)
    return known.bearers(person.name, titles[-1] if titles else "")


def _near(name: str) -> str | None:
    """The one name of the roster that differs from ``name`` in one character behind the surname."""
    near = [
        other
        for other in caller.current().by_first.get(name[0], ())
        if len(other) == len(name) >= 3 and sum(a != b for a, b in zip(name, other, strict=True)) == 1
    ]
    return near[0] if len(near) == 1 else None
