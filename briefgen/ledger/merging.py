"""A ledger and what meetings say now. In: its rows, and the entries of the sources that were read. Out: all the rows, by what is due first.

No row is ever lost. A cell follows the source until the secretary changes it; from then on it is hers, and 核对 says what the source has.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.comparing.pairing import pairs, similarity
from briefgen.ledger import columns
from briefgen.ledger.columns import Cell
from briefgen.ledger.entries import Entry, apart
from briefgen.ledger.rows import Row, Track, as_date, fingerprint, shown
from briefgen.rendering.doubts import UNKNOWN
from briefgen.rendering.talk import THE_MEETING

#: How alike the words of a directive must be for a changed one to count as the same: 8月20日前 may have become 9月10日前.
_SAME_DEMAND = 0.6
#: A change of these is told, where there was something before: a name that was put right in a record must not be undone in silence by the text.
_TOLD = (columns.MEETING, columns.DATE, columns.DEMAND, columns.ISSUER, columns.OWNER, columns.SUPPORT, columns.DUE)


class Merged(NamedTuple):
    """The rows, and how many are new, changed by their sources, or no longer in them."""

    rows: list[Row]
    added: int
    changed: int
    gone: int


def merge(rows: Sequence[Row], entries: Iterable[Entry], sources: Collection[str], *, everything: bool = False) -> Merged:
    """The ledger with the entries in it. ``sources``: all that was read, also what has no entry any more. ``everything``: exhortations, too."""
    found = _by_id(_told_apart(entries, rows))
    held = {str(row.cells[columns.ID]) for row in rows if row.track is not None}
    renamed = _changed_demands(rows, found, held, sources, everything)
    out: list[Row] = []
    changed = gone = 0
    for row in rows:
        was = str(row.cells[columns.ID]) if row.track is not None else ""
        now = found.get(renamed.get(was, was))
        if now:
            updated = _updated(row, now, sources)
        elif row.track is not None and not sources_of(row.track).isdisjoint(sources):
            updated = _without(row, sources)
            gone += sources_of(row.track) <= set(sources)
        else:
            updated = row
        changed += bool(now) and any(fingerprint(name, updated.cells.get(name)) != fingerprint(name, row.cells.get(name)) for name in columns.SOURCE)
        out.append(updated)
    taken = held | set(renamed.values())
    fresh = [_new(same) for identifier, same in found.items() if identifier not in taken and (everything or any(each.actionable for each in same))]
    return Merged(ordered([*out, *fresh]), len(fresh), changed, gone)


def ordered(rows: Iterable[Row]) -> list[Row]:
    """The rows by what is due first, those without a date last, equals as they were; numbered anew. A day typed as text becomes a date."""
    dated = [(as_date(row.cells.get(columns.DUE)), row) for row in rows]
    dated.sort(key=lambda pair: pair[0] or datetime.date.max)
    return [
        replace(row, cells={**row.cells, columns.NUMBER: number, columns.DUE: day or row.cells.get(columns.DUE)})
        for number, (day, row) in enumerate(dated, 1)
    ]


def sources_of(track: Track) -> set[str]:
    """The names of the sources that the row came from."""
    return set(track.places)


def _told_apart(entries: Iterable[Entry], rows: Sequence[Row]) -> Iterable[Entry]:
    """The entries; where one id stands for meetings on two days, which only an option tells, the later comer gets an id of its own."""
    days = {str(row.cells[columns.ID]): row.track.date for row in rows if row.track is not None}
    for entry in entries:
        other = days.get(entry.id)
        if entry.date and other and other != entry.date:
            identifier = apart(entry.id, entry.date)
            yield entry._replace(id=identifier)
        else:
            days[entry.id] = other or entry.date
            yield entry


def _by_id(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found


def _changed_demands(
    rows: Sequence[Row], found: Mapping[str, list[Entry]], held: Collection[str], sources: Collection[str], everything: bool
) -> dict[str, str]:
    """Ids of rows whose words are no longer in their source → ids of entries of the same meeting, new there, whose words are much like theirs."""
    missing = [
        row for row in rows if row.track is not None and str(row.cells[columns.ID]) not in found and not sources_of(row.track).isdisjoint(sources)
    ]
    fresh = [same[0] for identifier, same in found.items() if identifier not in held and (everything or any(each.actionable for each in same))]

    def alike(row: Row, entry: Entry) -> float:
        if row.track is None or row.track.meeting != entry.meeting or entry.source not in row.track.places:
            return 0.0
        return similarity(shown(row.cells.get(columns.DEMAND)), shown(entry.cells[columns.DEMAND]), _SAME_DEMAND)

    return {str(missing[i].cells[columns.ID]): fresh[j].id for i, j in pairs(missing, fresh, alike, _SAME_DEMAND)}


def _new(same: Sequence[Entry]) -> Row:
    first = same[0]
    places = _first_places(same)
    cells = _source_cells(same, places)
    had = {name: fingerprint(name, cells[name]) for name in columns.SOURCE}
    notes = _state(same)
    cells |= {columns.STATUS: columns.NEW, columns.REMARK: "", columns.CHECKS: "\n".join(notes), columns.ID: first.id}
    return Row(cells, Track(places, had, notes, first.meeting, first.date))


def _updated(row: Row, same: Sequence[Entry], sources: Collection[str]) -> Row:
    """The row as its source has it now, but for what the secretary has changed."""
    track = row.track or Track()
    first = same[0]
    places = {name: place for name, place in track.places.items() if name not in sources} | _first_places(same)
    now = _source_cells(same, places)
    cells, had, events = dict(row.cells), dict(track.had), list[str]()
    for name in columns.SOURCE:
        old, new = cells.get(name), now[name]
        before, after = had.get(name), fingerprint(name, new)
        had[name] = after
        if name not in cells or fingerprint(name, old) == after:
            cells[name] = new
        elif fingerprint(name, old) == before:
            cells[name] = new
            if _was_something(name, old) and not (name == columns.OWNER and columns.SUPPORT not in track.had):  # it was not apart in older ledgers
                events.append(f"{name}在原文中已改，原为“{_brief(old)}”。")
        elif before != after and before is not None and name != columns.PLACE:
            events.append(f"{name}您改过，没有动；原文现为“{_brief(new)}”。")
    notes = _state(same)
    cells[columns.CHECKS] = _checks(shown(cells.get(columns.CHECKS)), track.notes, notes, events)
    cells[columns.ID] = first.id
    return replace(row, cells=cells, track=Track(places, had, notes, first.meeting, first.date or track.date))


def _was_something(name: str, old: Cell) -> bool:
    """Whether a change of the cell loses what was there, and does not only fill it."""
    if name == columns.DATE:
        return as_date(old) is not None
    return name in _TOLD and shown(old) not in ("", UNKNOWN, THE_MEETING)


def _without(row: Row, sources: Collection[str]) -> Row:
    """A row whose directive is no longer in ``sources``: marked if it stands in no other."""
    track = row.track or Track()
    left = {name: place for name, place in track.places.items() if name not in sources}
    cells = dict(row.cells)
    if left:
        was, now = _places(track.places), _places(left)
        if fingerprint(columns.PLACE, cells.get(columns.PLACE)) == fingerprint(columns.PLACE, was):
            cells[columns.PLACE] = now
        had = {**track.had, columns.PLACE: fingerprint(columns.PLACE, now)}
        return replace(row, cells=cells, track=replace(track, places=left, had=had))
    notes = (f"“{'”“'.join(track.places)}”里已没有这一条，请核对是否还要办。",)
    cells[columns.CHECKS] = _checks(shown(cells.get(columns.CHECKS)), track.notes, notes, ())
    return replace(row, cells=cells, track=replace(track, notes=notes))


def _source_cells(same: Sequence[Entry], places: Mapping[str, str]) -> dict[str, Cell]:
    """What the sources have: as the first of them, but for who demanded it, where another one names somebody and the first only the meeting."""
    issuer = next((each.cells[columns.ISSUER] for each in same if each.cells[columns.ISSUER] != THE_MEETING), THE_MEETING)
    return dict(same[0].cells) | {columns.ISSUER: issuer, columns.PLACE: _places(places)}


def _first_places(same: Sequence[Entry]) -> dict[str, str]:
    return {each.source: each.place for each in reversed(same)}


def _places(places: Mapping[str, str]) -> str:
    return "\n".join(places.values())


def _state(same: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for each in same for note in each.notes))


def _checks(cell: str, before: Sequence[str], now: Sequence[str], events: Iterable[str]) -> str:
    """核对: notes that no longer hold go, new ones come; one that the secretary has deleted stays away, what she wrote there stays."""
    lines = [line for line in cell.splitlines() if line not in before or line in now]
    lines += [note for note in (*(each for each in now if each not in before), *events) if note not in lines]
    return "\n".join(lines)


def _brief(cell: Cell) -> str:
    text = " ".join(shown(cell).split())
    return text if len(text) <= 60 else text[:59] + "…"


def adopted(rows: Sequence[Row], others: Iterable[Sequence[Row]]) -> list[Row]:
    """The rows with those of other ledgers that they do not have. Of one that is in several, what the first ledger left unfilled is taken from the next;
    where two say different things, the first keeps its own, and 核对 tells.
    """
    out = list(rows)
    for ledger in others:
        held = {_identity(row): n for n, row in enumerate(out)}  # a row may stand twice in one ledger, split among several
        for row in ledger:
            at = held.get(_identity(row))
            if at is None:
                out.append(replace(row, origin=None))
            else:
                out[at] = _filled(out[at], row)
    return out


def _filled(row: Row, other: Row) -> Row:
    cells = dict(row.cells)
    told = []
    for name, unfilled in ((columns.STATUS, ("", columns.NEW)), (columns.REMARK, ("",))):
        own, theirs = shown(cells.get(name)).strip(), shown(other.cells.get(name)).strip()
        if theirs in unfilled or theirs == own:
            continue
        if own in unfilled:
            cells[name] = other.cells[name]
        else:
            told.append(f"另一份台账里，{name}是“{_brief(theirs)}”。")
    if told:
        cells[columns.CHECKS] = _checks(shown(cells.get(columns.CHECKS)), (), (), told)
    return replace(row, cells=cells)


def _identity(row: Row) -> object:
    return str(row.cells[columns.ID]) if row.track is not None else tuple(shown(row.cells.get(name)) for name in columns.SOURCE)
