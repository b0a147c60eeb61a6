"""Corrections: what a person has changed in the record, put where the source prints it otherwise.

In: a brief, and how to read its source. Out: spans with the words that stand there now.
"""

import re
from collections.abc import Callable, Iterator

from briefgen.record import Attendee, Brief, RecordSpan

Edit = tuple[RecordSpan, str]


def corrections(brief: Brief, raw: Callable[[RecordSpan], str]) -> list[Edit]:
    """The changes of names and titles of persons, and of the words of meeting, date, place and organizer."""
    everything = _bare("".join(each.text for each in brief.passages))
    out = [edit for each in brief.attendees if each.kind == "person" for edit in _of_person(each, raw, everything)]
    named = [(brief.meeting.span, brief.meeting.name)] if brief.meeting else []
    named += [(each.span, each.text) for each in (brief.organizer, brief.date, brief.location) if each]
    out += [(span, text) for span, text in named if span[1] > span[0] and text and _bare(raw(span)) != _bare(text) and raw(span)]
    return out


def _bare(text: str) -> str:
    return "".join(text.split())


def _of_person(person: Attendee, raw: Callable[[RecordSpan], str], everything: str) -> Iterator[Edit]:
    printed = {span: raw(span) for span in person.spans}
    if not person.name or not any(printed.values()):
        return
    whole = "".join(_bare(text) for text in printed.values())
    missing = [title for title in person.titles if _bare(title) not in everything]
    old_name = _old_name(person, list(printed.values())) if _bare(person.name) not in whole else ""
    old_titles = _old_titles(person, list(printed.values()), old_name or person.name, missing) if missing else []
    changed = dict(zip(old_titles, missing, strict=True)) if len(old_titles) == len(missing) else {}
    if old_name:
        changed[old_name] = person.name
    for span, text in printed.items():
        for old, new in changed.items():
            if match := _padded(old).search(text):
                yield (span[0] + match.start(), span[0] + match.end()), new


def _padded(words: str) -> re.Pattern[str]:
    """Words as they may be printed, with blanks between their characters."""
    return re.compile(r"\s{0,6}".join(map(re.escape, _bare(words))))


def _old_name(person: Attendee, printed: list[str]) -> str:
    """The name as printed, of a person who has another in the record: what stands at all of his places when titles are taken off.

    Nothing where only a surname was printed, which the record completes (`王局长`, 王世雄).
    """
    rest = []
    for text in printed:
        for title in sorted(person.titles, key=len, reverse=True):
            text = text.replace(title, "")
        rest.append(text.strip(" \u3000、，（）()"))
    shortest = min((each for each in rest if each), key=len, default="")
    if len(_bare(shortest)) < 2 or (
        person.name and shortest[0] == person.name[0] and any(each in shortest for each in ("局", "长", "主任", "书记", "总"))
    ):
        return ""
    return shortest if all(_bare(shortest) in _bare(text) or _bare(text)[0] == shortest[0] for text in printed if text) else ""


def _old_titles(person: Attendee, printed: list[str], name: str, missing: list[str]) -> list[str]:
    """Offices that are printed and that the record does not have any more."""
    kept = [title for title in person.titles if title not in missing]
    found: list[str] = []
    for text in printed:
        for piece in re.split("[、，]", _padded(name).sub("", text)):
            piece = piece.strip(" \u3000（）()")
            if piece and piece not in found and not any(piece in title for title in kept):
                found.append(piece)
    return found
