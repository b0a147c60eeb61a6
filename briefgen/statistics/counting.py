"""What is counted. In: `Document`s, and the day that deadlines are measured by. Out: `Statistics`.

A meeting that several sources report is one meeting: what any of them says of it is counted, once.
"""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.ledger.entries import bare, entries, is_task, meeting_key
from briefgen.ledger.owners import somebody
from briefgen.record import Attendee, Brief, Directive, Document

#: Where the text names nobody, or no kind.
UNKNOWN = "（未载明）"
DONE, OVERDUE, SOON, LATER, DUE, OPEN, NONE = "已办结", "已过期", "七天内到期", "未到期", "有到期日", "时限未定", "未写时限"
#: In the order shown: by urgency; 有到期日 where there is no day to measure by.
STATES = (OVERDUE, SOON, LATER, DUE, OPEN, NONE, DONE)
_WEEK = datetime.timedelta(days=7)
_MONTH = re.compile(r"\d{4}-\d{2}")


class Period(NamedTuple):
    """Meetings from ``since`` to ``until``, both included: days, months or years as ISO dates begin."""

    since: str | None = None
    until: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it leaves nothing out."""
        return self.since is None and self.until is None

    def has(self, day: str) -> bool:
        """Whether a day is in it."""
        return (self.since is None or day >= self.since) and (self.until is None or day[: len(self.until)] <= self.until)


class OwnerCount(NamedTuple):
    """The tasks of one owner: those he leads by the state of their deadlines, and with how many others he helps."""

    name: str
    tasks: int
    states: dict[str, int]
    helps: int


class PersonCount(NamedTuple):
    """A person: the office last named, and at how many meetings he was present, in the chair, spoke, sat in, was missing."""

    name: str
    title: str
    present: int
    chaired: int
    spoke: int
    observed: int
    absent: int


class Statistics(NamedTuple):
    """The counts, those of a list with the highest first; months in order, without those that had no meeting.

    ``undated``: meetings without a month; ``left_out``: without a whole date, so in no period; ``repeated``: reports of a meeting that was known
    already; ``failed``: records without content.
    """

    meetings: int
    first: str | None
    last: str | None
    undated: int
    left_out: int
    repeated: int
    failed: int
    months: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    chairs: list[tuple[str, int]]
    tasks: int
    states: dict[str, int]
    owners: list[OwnerCount]
    people: list[PersonCount]


@dataclass(slots=True)
class _Person:
    """``last``: the day of the meeting that the office is of."""

    name: str
    title: str = ""
    last: str = ""
    roles: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Meeting:
    day: str | None
    month: str | None
    kind: str | None
    chairs: set[str] = field(default_factory=set)
    #: Who → roles at this meeting.
    people: dict[str, set[str]] = field(default_factory=dict)
    #: The task's id → task.
    tasks: dict[str, Directive] = field(default_factory=dict)


def count(
    documents: Iterable[Document], *, today: datetime.date | None = None, period: Period | None = None, done: Collection[str] = ()
) -> Statistics:
    """Count. ``done``: the ledger's ids of tasks that are settled. Without ``today`` nobody is late."""
    meetings: dict[str, _Meeting] = {}
    people: dict[str, _Person] = {}
    left_out = repeated = failed = 0
    within = period or Period()
    for document in documents:
        failed += document.status == "failed"
        for key, brief, tasks in _of(document):
            day = brief.date.start if brief.date else None
            if not within.whole and (day is None or not within.has(day)):
                left_out += day is None
                continue
            repeated += key in meetings
            meeting = meetings.setdefault(key, _Meeting(day, _month(brief), None))
            meeting.kind = meeting.kind or _kind(brief)
            for identifier, directive in tasks:
                meeting.tasks.setdefault(identifier, directive)
            _attend(meeting, brief, people)
    for meeting in meetings.values():
        for who, roles in meeting.people.items():
            people[who].roles.update(roles)
    return _summed(list(meetings.values()), list(people.values()), today, done)._replace(left_out=left_out, repeated=repeated, failed=failed)


def _of(document: Document) -> Iterator[tuple[str, Brief, list[tuple[str, Directive]]]]:
    """Each meeting with what tells it from others, and its tasks with their ids in a ledger."""
    listed = iter(entries(document))
    for brief in document.briefs:
        source = document.source.name
        known = brief.date is not None and bare(brief.name or "")  # a name alone may be that of any year's meeting
        key = meeting_key(brief, source) if known else f"{source}\x1f{brief.id}"
        tasks = [(entry.id, directive) for directive, entry in zip(brief.directives, listed, strict=False) if is_task(directive)]
        yield key, brief, tasks


def _kind(brief: Brief) -> str | None:
    """`推进会`, also of a 工作推进会; 工作会议 is a kind of its own."""
    kind = brief.meeting.kind if brief.meeting else None
    return kind.removeprefix("工作") if kind and kind != "工作会议" else kind


def _month(brief: Brief) -> str | None:
    """`2023-06`, also of a date that tells no day."""
    date = brief.date
    written = date and (date.start or date.edtf)
    return written[:7] if written and _MONTH.match(written) else None


def _attend(meeting: _Meeting, brief: Brief, people: dict[str, _Person]) -> None:
    spoken = {each.speaker.attendee for each in brief.speeches}
    for each in brief.attendees:
        if each.kind != "person":
            continue
        who, name = _identity(each)
        person = people.setdefault(who, _Person(name))
        day = meeting.day or ""
        if each.titles and day >= person.last:
            person.title, person.last = "、".join(each.titles), day
        roles = meeting.people.setdefault(who, set())
        roles.update(_roles(each, each.id in spoken))
        if "chair" in each.roles:
            meeting.chairs.add(name)


def _identity(each: Attendee) -> tuple[str, str]:
    """What a person is known by, and the name: the roster's where it has one; of a surname alone the printed words (`李校长`)."""
    if each.roster:
        return (f"\x1f{each.roster.id}" if each.roster.id is not None else each.roster.name), each.roster.name
    name = each.name if each.name and len(each.name) > 1 else "".join(each.text.split())
    return name, name


def _roles(each: Attendee, speaks: bool) -> Iterator[str]:
    if "absent" in each.roles:
        yield "absent"
        return
    yield "present"
    if "chair" in each.roles:
        yield "chaired"
    if speaks or {"speak", "report"} & set(each.roles):
        yield "spoke"
    if "observe" in each.roles:
        yield "observed"


def _summed(meetings: list[_Meeting], people: list[_Person], today: datetime.date | None, done: Collection[str]) -> Statistics:
    days = sorted(each.day for each in meetings if each.day)
    states, owners = _tasks(meetings, today, done)
    return Statistics(
        meetings=len(meetings),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        undated=sum(each.month is None for each in meetings),
        left_out=0,
        repeated=0,
        failed=0,
        months=sorted(Counter(each.month for each in meetings if each.month).items()),
        kinds=_ranked(_kinds(Counter(each.kind or UNKNOWN for each in meetings))),
        chairs=_ranked(Counter(chair for each in meetings for chair in each.chairs or {UNKNOWN})),
        tasks=states.total(),
        states={state: states[state] for state in STATES if states[state]},
        owners=owners,
        people=sorted((_person(each) for each in people), key=lambda each: (-each.present, -each.chaired, -each.spoke, each.name)),
    )


def _person(each: _Person) -> PersonCount:
    roles = each.roles
    return PersonCount(each.name, each.title, roles["present"], roles["chaired"], roles["spoke"], roles["observed"], roles["absent"])


def _kinds(counts: Counter[str]) -> Counter[str]:
    """`推进会议` with 推进会, where there are both."""
    out: Counter[str] = Counter()
    for kind, number in counts.items():
        shorter = kind.removesuffix("议")
        out[shorter if kind.endswith("会议") and shorter in counts else kind] += number
    return out


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _tasks(meetings: list[_Meeting], today: datetime.date | None, done: Collection[str]) -> tuple[Counter[str], list[OwnerCount]]:
    """How many tasks are in which state, and how many each owner has; one that several lead counts for each of them."""
    states: Counter[str] = Counter()
    led: dict[str, Counter[str]] = {}
    helps: Counter[str] = Counter()
    counted: set[tuple[str, str]] = set()
    for meeting in meetings:
        for identifier, task in meeting.tasks.items():
            if meeting.day and (identifier, meeting.day) in counted:  # said at two meetings of one day in one file: a ledger has it once
                continue
            counted.add((identifier, meeting.day or ""))
            state = DONE if identifier in done else state_of(task, today)
            states[state] += 1
            leads, supports = _owners(task)
            for owner in leads or {UNKNOWN}:
                led.setdefault(owner, Counter())[state] += 1
            helps.update(supports - leads)
    names = sorted({*led, *helps}, key=lambda name: (-led.get(name, Counter()).total(), -helps[name], name))
    nothing: Counter[str] = Counter()
    owners = [
        OwnerCount(name, held.total(), {state: held[state] for state in STATES if held[state]}, helps[name])
        for name in names
        for held in (led.get(name, nothing),)
    ]
    return states, owners


def _owners(task: Directive) -> tuple[set[str], set[str]]:
    """Who leads and who helps, by the printed words without blanks."""
    named = [("".join(each.text.split()), each.part) for each in task.owners]
    known = [(name, part) for name, part in named if somebody(name)]
    return {name for name, part in known if part != "support"}, {name for name, part in known if part == "support"}


def state_of(task: Directive, today: datetime.date | None) -> str:
    """The state of a task's deadline on a day."""
    if task.due is None:
        return OPEN if task.deadlines else NONE
    if today is None:
        return DUE
    due = datetime.date.fromisoformat(task.due)
    return OVERDUE if due < today else SOON if due <= today + _WEEK else LATER
