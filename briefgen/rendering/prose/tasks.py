"""A row of the annex 任务清单, of a record or of a talk, and what its cells print of people.

In: a source, what the record has of a demand. Out: words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.record import Directive, Owner
from briefgen.rendering.blocks import text_of
from briefgen.rendering.prose.source import Source

#: `老程|你|把清单发我`
YOU = re.compile("[，,、 ]?[你您]们?(?![组部班队科处站村])(?:这边|那边|俩)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A task."""

    task: str
    goal: str
    owners: str
    support: str
    deadline: str
    issuer: str


def owners(source: Source, told: Sequence[Owner]) -> str:
    """Who must act, as the source calls them."""
    return "、".join(dict.fromkeys(text_of(source.line(each.span)) or each.text for each in told))


def issuer(source: Source, demand: Directive) -> str:
    """Who asks for it."""
    who = demand.issued_by
    return next((each.name or each.text for each in source.brief.attendees if who and each.id == who.attendee), "")
