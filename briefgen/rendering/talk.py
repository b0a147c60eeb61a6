"""What was said and by whom: speeches in text order, gathered by matter, by speaker, or as a discussion."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.record import Brief, Excerpt, RecordSpan, Speaker, Speech
from briefgen.rendering import numbering, people
from briefgen.rendering.blocks import Block, Heading, Items, Paragraph, Said, plain
from briefgen.rendering.doubts import MARK, Doubts

ACTS = {
    "say": "说",
    "point_out": "指出",
    "stress": "强调",
    "require": "要求",
    "propose": "建议",
    "report": "汇报",
    "decide": "议定",
    "express": "表示",
}
#: What speaks where nobody else does.
THE_MEETING = "会议"
_TRAILING = " \t\n\u3000，,：:。．“\"'『「"
_PREDICATE = re.compile(r"[\u4e00-\u9fff]{1,12}")
#: A line that names the matter the following speeches belong to: `一、关于一季度经营情况`, `议题二：审议…`.
_MATTER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|议题[一二三四五六七八九十\d]{1,3}[：:])[^。！？]{2,60}$"
)
#: A line ends a paragraph where a sentence ends, or where the next one is indented or numbered.
_STOP = re.compile("[。！？!?；;：:][”’」』）)]?$|[。！？!?…][”’]$")
_START = re.compile(r"[ \t\u3000]{2}|\u3000|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、．]|\d{1,2}\.(?!\d)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A speech with all who gave it (`邹国强、林晓燕先后发言`)."""

    speakers: tuple[Speaker, ...]
    speech: Speech


def matters(brief: Brief) -> list[Excerpt]:
    """Matter headings that speeches stand under; the background need not repeat them."""
    found = [each for each in brief.background if _MATTER.match(each.text.strip())]
    used = {matter.span for speech in brief.speeches if (matter := _above(found, speech.span))}
    return [each for each in found if each.span in used] if len(found) > 1 else []


def blocks(brief: Brief, doubts: Doubts) -> list[Block]:
    """The section's blocks; its second-level headings are numbered."""
    headings = matters(brief)
    entries = [_Entry(tuple(speech.speaker for speech in same), same[0]) for same in _joint(brief.speeches)]
    parts: list[tuple[str, list[_Entry], bool]] = []
    for matter, under in groupby(entries, key=lambda entry: _above(headings, entry.speech.span)):
        if matter is not None:
            parts.append((numbering.split_label(matter.text.strip())[1], list(under), True))
            continue
        for _, turns in groupby(under, key=lambda entry: _is_turn(entry.speech)):
            parts += _by_speaker(list(turns), brief, doubts)
    out: list[Block] = []
    for number, (title, within, named) in enumerate(parts, 1):
        out.append(Heading(4, title, number if len(parts) > 1 else None))
        for entry in within:
            out += _said(entry, _who(entry, brief, doubts, short=True), doubts, headed=not named)
    return out


def speaker(who: Speaker, brief: Brief, *, short: bool = False) -> str:
    """The speaker's name, with titles unless ``short``; 会议 for the meeting itself."""
    if who.kind == "meeting":
        return THE_MEETING
    if who.kind == "unknown":
        return (f"{who.text}（何人未载明）" if who.text else "（未载明发言人）") + MARK
    attendee = next((each for each in brief.attendees if each.id == who.attendee), None)
    if attendee is None:
        return who.name or who.text
    if not short:
        return people.full(attendee)
    return attendee.name if attendee.name and len(attendee.name) > 1 else attendee.text


def _joint(speeches: list[Speech]) -> Iterator[list[Speech]]:
    for _, same in groupby(speeches, key=lambda speech: speech.span):
        yield list(same)


def _above(headings: list[Excerpt], span: RecordSpan) -> Excerpt | None:
    at = bisect_right(headings, span[0], key=lambda each: each.span[1])
    return headings[at - 1] if at else None


def _is_turn(speech: Speech) -> bool:
    """`王局长：…`, a turn of a discussion taken down word by word."""
    return (
        speech.speaker.kind != "meeting"
        and speech.attribution is not None
        and speech.attribution.text.rstrip().endswith(("：", ":"))
        and not _predicate(speech)
    )


def _by_speaker(entries: list[_Entry], brief: Brief, doubts: Doubts) -> list[tuple[str, list[_Entry], bool]]:
    runs = [list(same) for _, same in groupby(entries, key=_identity)]
    if len(runs) > 1 and _is_turn(entries[0].speech):
        return [("讨论发言", entries, True)]
    return [
        (next((who for who in (_who(each, brief, doubts) for each in same) if MARK in who), _who(same[0], brief, doubts)), same, False)
        for same in runs
    ]


def _identity(entry: _Entry) -> list[tuple[str, str | None]]:
    """Who spoke, for merging: two of one name are two, and a person is not the meeting whatever the name."""
    return [(each.kind, None if each.kind == "meeting" else each.attendee or each.name or each.text) for each in entry.speakers]


def _who(entry: _Entry, brief: Brief, doubts: Doubts, *, short: bool = False) -> str:
    joined = "、".join(dict.fromkeys(speaker(each, brief, short=True) for each in entry.speakers))
    if not short:
        joined = _offices(entry, brief) + joined if len(entry.speakers) > 1 else speaker(entry.speakers[0], brief)
    attribution = entry.speech.attribution
    if MARK in joined or attribution is None:
        return joined
    return joined + doubts.mark(attribution.span)


def _offices(entry: _Entry, brief: Brief) -> str:
    """Titles shared by all who spoke (`委员邹国强、林晓燕、丛波`)."""
    speaking = {each.attendee for each in entry.speakers}
    titles = {tuple(each.titles) for each in brief.attendees if each.id in speaking}
    return "、".join(titles.pop()) if len(titles) == 1 else ""


def _predicate(speech: Speech) -> str:
    """The words of saying as printed: `在讲话中指出`, `最后强调`, `原则同意`; nothing if the name is all there is."""
    if speech.attribution is None:
        return ""
    text, name = speech.attribution.text, speech.speaker.text
    at = text.find(name) if name else -1
    rest = (text[at + len(name) :] if at >= 0 else text).strip(_TRAILING)
    return rest if _PREDICATE.fullmatch(rest) else ""


def _said(entry: _Entry, who: str, doubts: Doubts, *, headed: bool) -> list[Block]:
    speech = entry.speech
    predicate = _predicate(speech)
    verb = predicate or ("" if _is_turn(speech) else ACTS[speech.act])
    # `会议同意` runs on into what was agreed; `会议强调，` does not
    runs_on = bool(predicate) and speech.attribution is not None and speech.attribution.text[-1:] not in _TRAILING
    if headed:
        who = "" if any(each.kind == "unknown" for each in entry.speakers) else who.replace(MARK, "")
    lead, points, rest = _parts(speech, doubts)
    first, *others = lead or [""]
    out: list[Block] = [Said(who, verb, first, runs_on, headed)]
    out += [Paragraph(plain(each)) for each in others]
    if points:
        start, texts = numbering.without_labels(points)
        out.append(Items(tuple(plain(each) for each in texts), ordered=True, start=start))
    return [*out, *(Paragraph(plain(each)) for each in rest)]


def _parts(speech: Speech, doubts: Doubts) -> tuple[list[str], list[str], list[str]]:
    """Paragraphs before the enumeration, its points, paragraphs behind it: together all that was said."""
    start, end = speech.span

    def piece(a: int, b: int) -> str:
        return doubts.within(speech.text[a - start : b - start], (a, b))

    points: list[RecordSpan] = []
    for point in sorted(speech.points):
        if (points[-1][1] if points else start) <= point[0] < point[1] <= end:
            points.append(point)
    if not points:
        return _paragraphs(piece(start, end)), [], []
    listed: list[str] = []
    for point, following in zip(points, [each[0] for each in points[1:]] + [points[-1][1]], strict=True):
        # a line between two points that belongs to neither is an item of its own
        same_line, *lines = piece(point[1], following).split("\n")
        first, *others = _paragraphs(piece(*point)) or [""]
        listed.append(first)
        for each in others:
            if numbering.split_label(each)[0] is None:
                listed[-1] += "\n" + each
            else:
                listed.append(each)
        listed[-1] += same_line.strip()
        listed += _paragraphs("\n".join(lines))
    return _paragraphs(piece(start, points[0][0])), [each for each in listed if each], _paragraphs(piece(points[-1][1], end))


def _paragraphs(text: str) -> list[str]:
    """Paragraphs without indents; a soft line break stays for the writer to fold."""
    out: list[str] = []
    joined = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        stripped = line.strip()
        if stripped and joined and not _START.match(line):
            out[-1] += "\n" + stripped
        elif stripped:
            out.append(stripped)
        joined = bool(stripped) and not _STOP.search(stripped)
    return out
