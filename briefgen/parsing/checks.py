"""Consistency checks, as a list of small functions: what a secretary should look at before signing.

In: the built brief or the whole document. Out: `Issue` values; `errors.CODES` has their sentences.
"""

import re
from collections.abc import Callable, Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import dates
from briefgen.spans import Span
from briefgen.text.shadow import simplify

#: `13。3%`
_ODD_NUMBER = re.compile(r"(?<!\d)\d{1,15}[。｡]\d{1,15}[%‰％]?")
_ODD_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff]")


def _no_people(_: str, brief: record.Brief) -> list[Issue]:
    return [] if brief.attendees else [Issue("no-attendee")]


def _chairs(_: str, brief: record.Brief) -> list[Issue]:
    chairs = [each for each in brief.attendees if "chair" in each.roles]
    if len(chairs) > 1:
        return [Issue("several-chairs", Span(*chairs[1].spans[0]), "、".join(each.name or each.text for each in chairs))]
    return [Issue("no-chair")] if not chairs and brief.attendees else []


def _untitled(_: str, brief: record.Brief) -> list[Issue]:
    return [Issue("title-missing", Span(*each.spans[0]), each.name) for each in brief.attendees if each.name and not each.titles]


def _variants(_: str, brief: record.Brief) -> list[Issue]:
    """Two names of three characters that differ in the last two by one: `张见廷`, `张建庭`."""
    out = []
    named = [each for each in brief.attendees if each.name]
    for n, later in enumerate(named):
        for earlier in named[:n]:
            a, b = earlier.name or "", later.name or ""
            if (
                len(a) == len(b) >= 3
                and a[0] == b[0]
                and sum(x != y for x, y in zip(a, b, strict=True)) == 1
                and not (earlier.titles and later.titles)
            ):
                out.append(Issue("name-variant", Span(*later.spans[0]), b))
    return out


def _odd_numbers(text: str, brief: record.Brief) -> list[Issue]:
    start, end = brief.span
    return [Issue("odd-number", Span(match.start(), match.end()), match[0]) for match in _ODD_NUMBER.finditer(text, start, end)]


_BRIEF: list[Callable[[str, record.Brief], list[Issue]]] = [_no_people, _chairs, _untitled, _variants, _odd_numbers]


def brief(text: str, built: record.Brief) -> list[Issue]:
    """All checks of one brief."""
    return [issue for check in _BRIEF for issue in check(text, built)]


def date(text: str, printed: dates.DateFact, fact: dates.DateFact) -> list[Issue]:
    """What is doubtful about the meeting's date; ``fact`` is ``printed`` completed."""
    quoted = printed.span.slice(text)
    if fact.edtf is None:
        return [Issue("date-relative", printed.span, quoted)]
    if fact.year is None:
        return [Issue("date-without-year", printed.span, quoted)]
    day = dates.as_date(fact.year, fact.month, fact.day)
    if fact.whole and day is None:
        return [Issue("date-invalid", printed.span, quoted)]
    if day is not None and fact.weekday is not None and day.isoweekday() % 7 != (fact.weekday + 1) % 7:
        return [Issue("weekday-mismatch", printed.span, quoted)]
    return []


def document(text: str, briefs: Sequence[record.Brief], loose: Sequence[record.Unassigned]) -> list[Issue]:
    """Checks of the whole document."""
    out: list[Issue] = []
    if not briefs:
        out.append(Issue("no-meeting"))
    else:
        out += [Issue("text-unassigned", Span(*each.span), each.text) for each in loose if each.reason == "unparsed" and simplify(each.text).strip()]
    for match in _ODD_CHARACTER.finditer(text):
        out.append(Issue("odd-character", Span(*match.span()), match[0]))
    return out
