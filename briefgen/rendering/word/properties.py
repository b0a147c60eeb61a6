"""A file's properties, from what the record and the caller say: title, subject, author, and when the issue came out."""

import datetime
import re

from docx.opc.coreprops import CoreProperties

from briefgen.record import Document
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.word.text import line

#: The longest that Word and python-docx take.
LONGEST = 255
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")


def fill(properties: CoreProperties, document: Document, options: RenderOptions) -> None:
    """Title, subject, author and date; what nobody has said stays empty."""
    brief = document.briefs[0] if document.briefs else None
    own = document.masthead
    name = (own.name if own else None) if options.name is None else options.name
    issuer = (own.issuer if own else None) if options.issuer is None else options.issuer
    meeting = brief.meeting.name if brief and brief.meeting else ""
    for key, value in (("title", (brief.title if brief else None) or meeting or name), ("subject", meeting), ("author", issuer)):
        if value and value.strip():
            setattr(properties, key, line(value)[:LONGEST])
    if created := day(document, options):
        properties.created = created


def day(document: Document, options: RenderOptions) -> datetime.datetime | None:
    """The day that the file is of: that of the issue, else of the last meeting; never the clock's."""
    return _issued(document, options) or _held(document)


def _issued(document: Document, options: RenderOptions) -> datetime.datetime | None:
    """The date of issue: the caller's, else the printed one."""
    if options.issued is not None:
        match = _DAY.search(options.issued)
        return _day("-".join(f"{int(part):02}" for part in match.groups())) if match else None
    issued = document.masthead.issued if document.masthead else None
    return _day(issued.end) if issued and issued.end else None


def _held(document: Document) -> datetime.datetime | None:
    """The day of the last meeting whose date is whole."""
    days = [each.date.end for each in document.briefs if each.date and each.date.end]
    return _day(max(days)) if days else None


def _day(iso: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(f"{iso}T00:00:00")
    except ValueError:  # an edited record, or the caller's 2月30日
        return None
