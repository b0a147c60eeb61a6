"""Attendees as the record has them: persons with their titles and roles, groups with their numbers.

In: a brief's `Work`, its persons and groups with their ids. Out: `record.Attendee` values, and doubts about names and groups.
"""

from collections.abc import Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon.caller import RosterEntry
from briefgen.parsing import confidence
from briefgen.parsing.grammar import dates
from briefgen.parsing.grammar.roles import order
from briefgen.parsing.made import made
from briefgen.parsing.meeting.work import Work, same
from briefgen.parsing.names import mentions, names
from briefgen.parsing.names.resolve import Person
from briefgen.parsing.people.groups import GroupFact
from briefgen.spans import Span
from briefgen.text.patterns import pattern


def entries(
    work: Work, persons: Sequence[Person], groups: Sequence[GroupFact], ids: dict[int, str], group_ids: dict[Span, str]
) -> list[record.Attendee]:
    """Persons first, then groups."""
    out: list[record.Attendee] = []
    for person in persons:
        first = person.mentions[0]
        roles = set(person.roles)
        if roles & {"chair", "speak", "report"} or not roles:
            roles.add("attend")
        if roles & {"absent", "observe"}:
            roles.discard("attend")
        work.note("attendees", first.rule, first.span)
        if person.name in work.doubtful:
            work.issues.append(Issue("name-doubtful", first.name_span, first.name_span.slice(work.text)))
        if person.name in work.perhaps_absent:
            work.issues.append(Issue("attendance-doubtful", first.name_span, first.name_span.slice(work.text)))
        if not any(mention.certain for mention in person.mentions):
            work.issues.append(Issue("name-uncertain", first.name_span, first.name_span.slice(work.text)))
        out.append(
            made(
            record.Attendee,
                id=ids[id(person)], kind="person", name=printed(work.text, person), text=same(first.span.slice(work.text)), titles=_titles(work, person),
                roles=order(roles), count=None, open=_followed_by_etc(work.shadow, first), spans=_spans(person),
                confidence=person.confidence, roster=_link(person.entry) if person.entry else None,
                known_as=person.known_as.slice(work.text) if person.known_as else None, label=person.label,
            )
        )  # fmt: skip
    for group in groups:
        work.note("attendees", "group-listed" if group.score is None else "group-told", group.span)
        roles = set(group.roles) or {"attend"}
        if roles & {"chair", "speak", "report"}:
            roles.add("attend")
        out.append(
            made(
            record.Attendee,
                id=group_ids[group.span], kind="group", name=None, text=group.span.slice(work.text), titles=[], roles=order(roles),
                count=group.count or _count(work.shadow, group.span), open=group.open, spans=[(group.span.start, group.span.end)],
                confidence=None if group.score is None else confidence.sure("group", group.score), roster=None, known_as=None, label=None,
            )
        )  # fmt: skip
    return out


def _spans(person: Person) -> list[record.RecordSpan]:
    """Where a person is mentioned, each place once."""
    if len(person.mentions) == 1:
        start, end = person.mentions[0].span
        return [(start, end)]
    return sorted({(mention.span.start, mention.span.end) for mention in person.mentions})


def _link(entry: RosterEntry) -> record.RosterLink:
    return made(record.RosterLink, id=entry.ident, name=entry.name, titles=list(entry.titles), organization=entry.organization)


def _count(shadow: str, span: Span) -> int | None:
    match = pattern(r"((?<!\d)\d+|(?<![一二三四五六七八九十])[一二三四五六七八九十]+)(?:余|多)?(?:名|位|人|家|个)").search(span.slice(shadow))
    return dates.number(match[1]) if match else None


def printed(text: str, person: Person) -> str:
    """The name as the source has it (its own characters), without padding; of a bare surname the roster's full name."""
    if person.surname_only and person.entry:
        return person.entry.name
    first = person.mentions[0]
    called = first.name_span.slice(text)
    if (called[:1] in ("老", "小") or called[-1:] in ("总", "工")) and not person.surname_only:  # `主持：老石`, who is 石长友 among those who came
        first = next((each for each in person.mentions if names.clean(each.name_span.slice(text)) == person.name), first)
    return same(" ".join(first.name_span.slice(text).split()) if first.rule == "turn" else names.clean(first.name_span.slice(text)))


def _followed_by_etc(shadow: str, mention: mentions.Mention) -> bool:
    return shadow.startswith("等", mention.span.end)


def _titles(work: Work, person: Person) -> list[str]:
    """Each printed office once; a short form of one already listed is left out."""
    if not person.titles:
        return []
    printed = ["".join(title.slice(work.text).split()) for title in person.titles]
    if len(printed) == 1 and not printed[0].startswith("我"):
        return [same(printed[0])]
    times: dict[str, int] = {}
    for title in printed:
        times[title] = times.get(title, 0) + 1
    out: dict[str, None] = {}
    for title in times:
        bare = pattern("^我[校省市县区院局厅](?=.{2})").sub("", title) if title.startswith("我") else title
        if (len(times) == 1 and bare == title) or not any(
            bare != other and bare in other and (other != title or times[title] > 1) for other in times
        ):
            out[same(bare)] = None
    return list(out)
