"""Records against records. In: two lists of `Document`s. Out: the `Change`s from the first to the second, meeting by meeting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from briefgen.comparing.aspects import BRIEF, LISTS, PARTS, Aspect, Listed, Values, line, person_name
from briefgen.comparing.pairing import pairs, similarity
from briefgen.record import Brief, Directive, Document, Excerpt, Speech

Kind = Literal["added", "removed", "changed"]
#: How alike two meetings have to be: in name, or in what was said.
_SAME_MEETING = 0.5
#: For how much a different day counts against it.
_OTHER_DAY = 0.3


class Change(NamedTuple):
    """A difference. ``meeting``: in which, None for what belongs to the whole document. ``field``: of the record, or of ours (``people``, ``groups``, ``order``).

    ``item``: which of a list; None where there is but one. ``aspect``: what of it; None where all of it is new or gone. ``text``: is to be shown word by word.
    """

    meeting: str | None
    kind: Kind
    field: str
    item: str | None
    aspect: str | None
    old: Values
    new: Values
    text: bool = False


def compare(old: Sequence[Document], new: Sequence[Document], *, everything: bool = False) -> list[Change]:
    """What has changed. ``everything``: also spans, diagnostics, background, and how the parser came by things."""
    changes: list[Change] = []
    if len(old) == len(new) == 1:
        for field, aspects in PARTS:
            changes += _part(None, field, getattr(old[0], field), getattr(new[0], field), aspects, everything)
    olds, news = ([brief for document in documents for brief in document.briefs] for documents in (old, new))
    for one, other in _meetings(olds, news):
        if one is None or other is None:
            brief = one or other
            assert brief is not None
            name = meeting_name(brief)
            changes.append(Change(name, "removed" if one else "added", "briefs", None, None, (name,) if one else (), (name,) if other else ()))
        else:
            changes += _brief(one, other, everything)
    return changes


def meeting_name(brief: Brief) -> str:
    """How a meeting is called where it is told of."""
    name = (brief.meeting and brief.meeting.name) or brief.title
    return line(name) if name else "（未载明名称的会议）"


def _meetings(olds: list[Brief], news: list[Brief]) -> Iterator[tuple[Brief | None, Brief | None]]:
    """Meetings that belong together, in the order of the old ones; then those that are new."""
    said: dict[int, set[str]] = {}

    def content(brief: Brief) -> set[str]:
        return said.get(id(brief)) or said.setdefault(id(brief), _content(brief))

    matched = _matched(olds, news, (lambda brief: brief.id, _signature), lambda one, other: _alike(one, other, content), _SAME_MEETING)
    for i, brief in enumerate(olds):
        yield brief, news[matched[i]] if i in matched else None
    taken = set(matched.values())
    yield from ((None, brief) for j, brief in enumerate(news) if j not in taken)


def _signature(brief: Brief) -> object:
    day = brief.date and (brief.date.edtf or brief.date.text)
    return (brief.meeting.name, day) if brief.meeting else None


def _alike(one: Brief, other: Brief, content: Callable[[Brief], set[str]]) -> float:
    """By name less what another day takes off, or by what is in them."""
    names = similarity(meeting_name(one), meeting_name(other), _SAME_MEETING)
    days = [brief.date.edtf or brief.date.text for brief in (one, other) if brief.date]
    if len(days) == 2 and days[0] != days[1]:
        names -= _OTHER_DAY
    return names if names == 1 else max(names, _shared(content(one), content(other)))


def _content(brief: Brief) -> set[str]:
    """Pairs of characters of what is said and required."""
    excerpts: list[Excerpt | Speech | Directive] = [*brief.speeches, *brief.directives, *brief.agenda, *brief.background]
    texts = [line(each.text) for each in excerpts]
    return {text[at : at + 2] for text in texts for at in range(len(text) - 1)}


def _shared(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _matched(olds: Sequence[Any], news: Sequence[Any], keys: Iterable[Any], alike: Any, least: float) -> dict[int, int]:
    """Old position → new position: by each key in turn, then by likeness."""
    matched: dict[int, int] = {}
    left, right = list(range(len(olds))), list(range(len(news)))
    for key in keys:
        waiting: dict[object, list[int]] = {}
        for j in right:
            if key(news[j]) is not None:
                waiting.setdefault(key(news[j]), []).append(j)
        for i in left:
            if same := waiting.get(key(olds[i])):
                matched[i] = same.pop(0)
        left = [i for i in left if i not in matched]
        taken = set(matched.values())
        right = [j for j in right if j not in taken]
    for i, j in pairs([olds[i] for i in left], [news[j] for j in right], alike, least):
        matched[left[i]] = right[j]
    return matched


def _brief(old: Brief, new: Brief, everything: bool) -> Iterator[Change]:
    name = meeting_name(new)
    for aspect in BRIEF:
        if aspect.always or everything:
            before, now = aspect.of(old), aspect.of(new)
            if before != now and (not aspect.both or (before and now)):
                kind: Kind = "changed" if before and now else "removed" if before else "added"
                yield Change(name, kind, aspect.name, None, None, before, now, aspect.text)
    for listed in LISTS:
        if listed.always or everything:
            yield from _list(name, listed, old, new, everything)


def _list(meeting: str, listed: Listed, old: Brief, new: Brief, everything: bool) -> Iterator[Change]:
    olds, news = listed.items(old), listed.items(new)

    def alike(one: Any, other: Any) -> float:
        return similarity(listed.text(one), listed.text(other), listed.least)

    matched = _matched(olds, news, listed.keys, alike, listed.least)
    for i, one in enumerate(olds):
        if i not in matched:
            yield Change(meeting, "removed", listed.field, listed.label(one), None, (listed.text(one),), ())
            continue
        yield from _part(meeting, listed.field, one, news[matched[i]], listed.aspects, everything, listed.label(news[matched[i]]))
    taken = set(matched.values())
    for j, other in enumerate(news):
        if j not in taken:
            yield Change(meeting, "added", listed.field, listed.label(other), None, (), (listed.text(other),))
    if listed.field == "people":
        before, now = tuple(person_name(olds[i]) for i in sorted(matched)), tuple(person_name(news[j]) for j in sorted(matched.values()))
        if [matched[i] for i in sorted(matched)] != sorted(matched.values()):
            yield Change(meeting, "changed", "order", None, None, before, now)


def _part(
    meeting: str | None, field: str, old: Any, new: Any, aspects: Iterable[Aspect], everything: bool, item: str | None = None
) -> Iterator[Change]:
    """The differences between two parts; either may be missing."""
    for aspect in aspects:
        if aspect.always or everything:
            before, now = (() if part is None else aspect.of(part) for part in (old, new))
            if before != now and (not aspect.both or (before and now)):
                kind: Kind = "changed" if old is not None and new is not None else "added" if old is None else "removed"
                yield Change(meeting, kind, field, item, aspect.name, before, now, aspect.text)
