"""What a record says is to be done. In: a `Document`. Out: an `Entry` for each directive, worded as in the 简报, with an id that stays."""

import datetime
import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefgen.ledger import columns
from briefgen.ledger.columns import Cell
from briefgen.ledger.owners import somebody
from briefgen.record import Brief, DateRef, Directive, Document, Owner
from briefgen.rendering import dates, escape, numbering, talk, tasks
from briefgen.rendering.blocks import text_of
from briefgen.rendering.doubts import UNKNOWN, Doubts
from briefgen.rendering.prose.source import Source
from briefgen.rendering.talk import THE_MEETING

#: A cell of a spreadsheet holds 32767 characters.
_LONGEST = 32_000
#: So many characters are a sentence of its own: shorter ones (`抓好落实`) are said of one thing here and of another there.
_SENTENCE = 10
_INHERITED = "（承前）"
#: Doubts about the directive itself that the record has as information only, but whoever follows it up should see.
_ALSO = frozenset({"directive-uncertain", "owner-uncertain"})


class Entry(NamedTuple):
    """A directive. ``meeting``: which meeting it belongs to; ``date``: that meeting's day. ``notes`` go to 核对."""

    id: str
    source: str
    place: str
    meeting: str
    date: str | None
    actionable: bool
    cells: Mapping[str, Cell]
    notes: tuple[str, ...]


def entries(document: Document) -> list[Entry]:
    """Every directive of the document in text order, exhortations too. What a file says twice has one id, also where its two meetings are of one day."""
    lines = _Lines(document.source.text)
    known: dict[tuple[Cell, ...], Entry] = {}
    return [_once(each, known) for brief in document.briefs for each in _of_brief(brief, document.source.name, lines)]


def _once(entry: Entry, known: dict[tuple[Cell, ...], Entry]) -> Entry:
    """The entry, as the one of the same words before it in another meeting of that day."""
    words = bare(str(entry.cells[columns.DEMAND]))
    if len(words) < _SENTENCE:
        return entry
    first = known.setdefault((words, *_whose(entry.cells), entry.cells[columns.DATE]), entry)
    return entry._replace(id=first.id, meeting=first.meeting)


def _of_brief(brief: Brief, source: str, lines: "_Lines") -> Iterator[Entry]:
    name = (brief.meeting and brief.meeting.name) or brief.title
    meeting = meeting_key(brief, source)
    doubts = Doubts.of(brief.diagnostics)
    printed = Source(brief)
    seen: dict[str, list[tuple[Cell, ...]]] = {}
    for directive in brief.directives:
        demand = _demand(directive)
        day = brief.date.start if brief.date else None
        cells: dict[str, Cell] = {
            columns.MEETING: _text(name or UNKNOWN),
            columns.DATE: _day(brief.date),
            columns.DEMAND: demand,
            columns.ISSUER: _text(talk.speaker(directive.issued_by, brief, short=True)) if directive.issued_by else THE_MEETING,
            columns.OWNER: _owners((each for each in directive.owners if each.part != "support"), printed) or UNKNOWN,
            columns.SUPPORT: _owners((each for each in directive.owners if each.part == "support"), printed),
            columns.DEADLINE: _text(_deadline(directive)),
            columns.DUE: due(directive),
            columns.TARGET: _text("；".join(tasks.target(each, directive) for each in directive.quantities)),
        }
        told = seen.setdefault(bare(demand), [])
        if _whose(cells) not in told:
            told.append(_whose(cells))
        yield Entry(
            id=stable_id(meeting, demand, told.index(_whose(cells)) + 1),
            source=source,
            place=f"{_text(source) if source != '-' else '标准输入'} {lines.place(directive.span)}",
            meeting=meeting,
            date=day,
            actionable=is_task(directive),
            cells=cells,
            notes=tuple(_notes(directive, brief, doubts)),
        )


def _whose(cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
    """What tells two demands of the same words apart: who has to do it, and by when."""
    return tuple(str(cells[name]).replace(_INHERITED, "") for name in (columns.OWNER, columns.SUPPORT, columns.DEADLINE))


def meeting_key(brief: Brief, source: str) -> str:
    """Which meeting it is, by what the text itself says: not by its file, which may be copied, nor by years that an option completes.

    A meeting with neither name nor date is known by its file.
    """
    name = bare((brief.meeting and brief.meeting.name) or brief.title or "")
    date = brief.date
    day = (date.start if date.start and date.basis in ("stated", "header") else bare(date.text)) if date else ""
    return _hash(name, day) if name or day else _hash(name, day, source)


def stable_id(meeting: str, demand: str, nth: int) -> str:
    """The id of the ``nth`` of those who are told these words in a meeting. It begins with a letter: a spreadsheet would take ``3e10`` for a number."""
    return "D" + _hash(meeting, bare(demand), str(nth))


def apart(identifier: str, date: str) -> str:
    """Another id for what has the same words in a meeting of the same name, but on another day that only the caller knows."""
    return "D" + _hash(identifier, date)


def bare(text: str) -> str:
    """A text without blanks and marks, so that a copy in another format is the same."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def _text(text: str) -> str:
    """One line without control characters, which no spreadsheet takes."""
    line = escape.terminal(text)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…（下略，见依据）"


def is_task(directive: Directive) -> bool:
    """Whether somebody is to do it, or it is to be done by a day or in a number: what all are asked to do is nobody's task."""
    return directive.actionable and bool(directive.deadlines or directive.quantities or any(somebody(each.text) for each in directive.owners))


def _owners(owners: Iterable[Owner], printed: Source) -> str:
    return _text("、".join(_owner(each, printed) + (_INHERITED if each.inherited else "") for each in owners if somebody(each.text)))


def _owner(owner: Owner, printed: Source) -> str:
    """As printed; a person whose name was corrected, by the name that the record has."""
    words = text_of(printed.line(owner.span))
    renamed = any(each.name and each.name in words and each.name not in owner.text for each in printed.brief.attendees)
    return words if renamed else owner.text


def _demand(directive: Directive) -> str:
    text = _text(directive.text)
    return numbering.split_label(text)[1].strip().rstrip("。；;，,") or text


def _day(date: DateRef | None) -> Cell:
    if date is None:
        return UNKNOWN
    return datetime.date.fromisoformat(date.start) if date.start else _text(date.text)


def _deadline(directive: Directive) -> str:
    """As printed; with the days that are meant where there are several, since 到期日 has but one."""
    told = directive.deadlines
    return told[0].text if len(told) == 1 else "；".join(map(dates.deadline, told))


def due(directive: Directive) -> datetime.date | None:
    """The day on which something is due."""
    return datetime.date.fromisoformat(directive.due) if directive.due else None


def _notes(directive: Directive, brief: Brief, doubts: Doubts) -> Iterator[str]:
    if brief.date and not brief.date.start:
        yield _text(f"会议日期“{brief.date.text}”不完整，请核对。")
    undated = [each.text for each in directive.deadlines if not each.end]
    if undated:
        yield _text(f"时限“{'、'.join(undated)}”没有具体日期，请按实际填写到期日。")
    start, end = directive.span
    counted = (*doubts.diagnostics, *(each for each in brief.diagnostics if each.code in _ALSO))
    for message in dict.fromkeys(each.message for each in counted if each.span and start < each.span[1] and each.span[0] < end):
        yield _text(message)


class _Lines:
    """Where in the source a span is: its line, if the text is at hand, and its characters."""

    def __init__(self, text: str | None) -> None:
        self._ends = None if text is None else [match.start() for match in re.finditer("\r\n|\r|\n", text)]

    def place(self, span: tuple[int, int]) -> str:
        characters = f"第{span[0] + 1}—{span[1]}字"
        return characters if self._ends is None else f"第{bisect_left(self._ends, span[0]) + 1}行（{characters}）"
