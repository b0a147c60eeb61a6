"""Where the meeting was held, as a label, the convening, another sentence or a line at the top has it.

In: a brief's `Work`, the gazetteer. Out: the place as the record has it.
"""

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import dates, meeting
from briefgen.parsing.meeting_date import TOP_LONGEST
from briefgen.parsing.places import Gazetteer
from briefgen.parsing.work import Work
from briefgen.spans import Span
from briefgen.text.patterns import lazy, pattern

_TOP_PLACE = lazy(r"[，, ]+(?:在|于)?(?P<place>[^，。；：\n]{2,24})$")


def place(work: Work, gazetteer: Gazetteer) -> record.Place | None:
    """The brief's place, with its division or those that it may lie in."""
    main = work.main
    span, rule = _venue(work, gazetteer)
    if span is None:
        work.issues.append(Issue("no-location"))
        return None
    work.note("location", rule, span)
    lead = next((each.slice(work.shadow) for each in (main.name, main.organizer) if each), "") if main else ""
    located = gazetteer.locate(span.slice(work.shadow), work.span.slice(work.shadow), lead)
    printed = span.slice(work.text)
    if located.candidates:
        work.issues.append(Issue("place-ambiguous", span, printed))
    elif located.division is None and pattern("我|本|全").match(span.slice(work.shadow)):
        work.issues.append(Issue("place-relative", span, printed))
    return record.Place.of(
        text=printed, span=span, basis="subject" if rule == "subject" else "stated", division=located.division, candidates=list(located.candidates)
    )


def _venue(work: Work, gazetteer: Gazetteer) -> tuple[Span | None, str]:
    """Where the place stands, with the rule."""
    shadow, main = work.shadow, work.main
    for each in work.fields:
        if each.key == "place" and each.values:
            place = each.values[0]
            note = pattern(r" *（[^（）]{7,}）$").search(place.slice(shadow))
            return (Span(place.start, place.start + note.start()) if note and note.start() else place), "label-place"
    if main and main.venue:
        return main.venue, "venue"
    for block in work.narrative[:3]:
        for sentence in block.sentences[:3]:
            for convening in work.held.of(sentence):
                if convening.venue:
                    return convening.venue, "venue"
            apart = meeting.dated_venue(shadow, sentence) or meeting.acted_venue(shadow, sentence) or meeting.venue_apart(shadow, sentence)
            if apart:
                return apart, "main-venue"
    for block in work.blocks[:4]:
        if block.span.end - block.span.start > TOP_LONGEST:
            continue
        at_end = meeting.line_venue(shadow, block.span)
        if at_end:
            return at_end, "top-line"
        for fact in list(dates.find(shadow, block.span))[:1]:
            top = _TOP_PLACE.match(shadow, fact.span.end, block.span.end)
            if top and len(block.span.slice(shadow)) <= 50 and fact.span.start == block.span.start:
                return Span(*top.span("place")), "top-line"
    if main and main.organizer and gazetteer.is_place(main.organizer.slice(shadow)):
        return main.organizer, "subject"
    if main is None:
        for block in work.narrative[:1]:
            for sentence in block.sentences[:1]:
                visited = meeting.visited(shadow, sentence)
                if visited and pattern("[校院局市县区公司厂村镇乡]$").search(visited.slice(shadow)):
                    return visited, "visited"
    return None, ""
