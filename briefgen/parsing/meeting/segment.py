"""Which meetings a page reports, and where each report begins and ends.

In: a `Page`. Out: for every meeting the range of its blocks with a probability; none where the page reports no meeting. Two learnt decisions:
`reports` for the page, `opens` for its blocks.
"""

from collections.abc import Mapping
from typing import NamedTuple

from briefgen.parsing.decide import linear
from briefgen.parsing.evidence import headings, opening, reporting
from briefgen.parsing.evidence.page import Page
from briefgen.parsing.form import dialogue, matters
from briefgen.text.patterns import lazy


class Report(NamedTuple):
    """The blocks of one meeting's report. ``probability``: that it is the report of one meeting, and that these are its ends."""

    start: int
    stop: int
    probability: float


#: Whoever hands a text in believes that it reports a meeting: the logit, in hundredths, from which on it does.
_DOUBTFUL = -200
#: Hundredths of a logit that a beginning is given: with 0 or 100 fewer joined files are told apart (F1 .885 and .883, not .895), single reports are as whole.
_GIVEN = 50
#: A block that opens no report, whatever stands around it.
_HOPELESS = -300
#: The logit of a block that says itself that another meeting follows.
_SAID = 300
#: The same where its heading says so in an outline of headings: such reports can be a few lines.
_HEADED = 900
#: One of 477 labelled reports has fewer characters; what one costs that has, and is so small a part of its page.
_SHORT, _BRIEF, _PART = 160, 250, 5
#: What a report without a body costs, and how short one is at least, in characters and lines.
_BODILESS, _CHARACTERS, _LINES = 400, 20, 6


def ranges(page: Page) -> list[Report]:
    """The reports of a page, in order."""
    if not page.blocks or reporting.announced(page):
        return []
    reported = linear.score("reports", reporting.features(page))
    certain = reporting.recorded(page) or (reported < _DOUBTFUL and reporting.spoken(page))
    if not certain and reported < _DOUBTFUL:
        return []
    looks = opening.Looks(page)
    outlined = headings.outlined(page)
    places = [
        n
        for n in sorted({*opening.candidates(page, looks), *looks.series - {0}})
        if (not outlined or opening.another(page, looks, n))
        and not matters.numbered(page.text(n))
        and not dialogue.over_talk(page.text(n))
        and not _amid_talk(page, looks, n)
    ]
    if places and dialogue.talked([page.text(n) for n in range(len(page.blocks))]):
        places = [n for n in places if _begins(page, looks, n)]
    scores = {n: _score(page, looks, n, outlined=outlined) for n in places}
    starts = _best(page, looks, {n: score for n, score in scores.items() if score > _HOPELESS})
    whole = 1.0 if certain else linear.probability(reported)
    chances = {n: linear.probability(score) for n, score in scores.items()} | {0: 1.0, len(page.blocks): 1.0}
    out = []
    for start, stop in zip(starts, [*starts[1:], len(page.blocks)], strict=True):
        inside = max((chances[n] for n in range(start + 1, stop) if n in chances), default=0.0)
        out.append(Report(start, stop, round(whole * chances[start] * chances[stop] * (1 - inside), 3)))
    above = len(out) > 1 and out[1].start in looks.series and 0 not in looks.series
    return out[1:] if above and not _dated(page, out[0].stop) else out


#: So many paragraphs one turn may have.
_TURN = 3


def _amid_talk(page: Page, looks: opening.Looks, n: int) -> bool:
    """Whether a line tells what happened before somebody speaks, `（沉默）`, calls the next matter, or is a paragraph between turns that tells of no meeting, and so opens nothing."""
    text = page.text(n)
    said = any(dialogue.opened(page.text(each)) for each in range(max(0, n - _TURN), n))
    if said and (matters.calls(text) or _over_turn(page, looks, n)):
        return True
    below = [dialogue.opened(page.text(each)) for each in range(n + 1, min(len(page.blocks), n + 1 + _TURN))]
    if not any(below):
        return False
    if dialogue.direction(text):
        return below[0]
    own = looks.of(n)
    return text[-1] in "。！？…" and ("dated" not in own or "holds" not in own) and own.get("holds") not in ("both", "attended") and said


def _over_turn(page: Page, looks: opening.Looks, n: int) -> bool:
    """Whether a line that has neither a day nor the number of a meeting stands right above a turn: a record has its head there."""
    follows = n + 1 < len(page.blocks) and dialogue.opened(page.text(n + 1)) and looks.label(n + 1) is None
    return follows and "dated" not in looks.of(n) and headings.SERIAL.search(page.text(n)) is None and _DAY.search(page.text(n)) is None


_DAY = lazy(r"\d+[月.-]\d+|第[一二三四五六七八九十\d]+[次届期周]")


#: In so many lines a record, or a paragraph of news, says what it is of.
_HEAD = 6


def _begins(page: Page, looks: opening.Looks, n: int) -> bool:
    """Whether a meeting of its own begins at a line of a page of talk: its labels stand there, or a sentence that tells when it was held; `议题三：水泵`, a task have none."""
    if looks.kind(n) == "title" or opening.another(page, looks, n):
        return True
    if looks.label(n) is None and dialogue.opened(page.text(n)):
        return False  # somebody speaks there
    near = range(n, min(len(page.blocks), n + _HEAD))
    if any(looks.label(each) in opening.RECORD_KEYS | {"time"} for each in near):
        return True
    return any("dated" in (own := looks.of(each)) and own.get("holds") in ("both", "attended") for each in near[:3])


def _dated(page: Page, stop: int) -> bool:
    """Whether what stands above a series of meetings is one of its own, which has a day: no title, and no contents of a log."""
    return any(field.key == "time" and field.label.start < page.blocks[stop - 1].span.end for field in page.fields) or any(
        headings.SERIAL.search(page.text(n)) for n in range(stop) if page.text(n).startswith("#")
    )


def _score(page: Page, looks: opening.Looks, n: int, *, outlined: bool) -> int:
    """The logit, in hundredths, that another report begins at a block."""
    if opening.another(page, looks, n):
        return _HEADED if outlined or n in looks.series else _SAID
    return linear.score("opens", opening.features(page, looks, n)) + _GIVEN


def _best(page: Page, looks: opening.Looks, scores: Mapping[int, int]) -> list[int]:
    """The begins, the first block's among them, whose scores sum to the most, less what reports without a body cost."""
    stop = len(page.blocks)
    places = [0, *scores, stop]
    sums = {0: 0}
    back: dict[int, int] = {}
    first = 0  # of the starts before it the best is known: a report that begins there costs nothing
    best = (-_FAR_OFF, 0)
    for n, at in enumerate(places[1:], 1):
        while first < n and at - places[first] >= _LINES and _size(page, places[first], at) >= _SHORT:
            best = max(best, (sums[places[first]], -places[first]))
            first += 1
        sums[at], before = max([best, *((sums[start] - _cost(page, looks, start, at), -start) for start in places[first:n])])
        sums[at] += scores.get(at, 0)
        back[at] = -before
    starts = []
    while stop:
        stop = back[stop]
        starts.append(stop)
    return starts[::-1]


#: Less than any sum.
_FAR_OFF = 10**9


def _size(page: Page, start: int, stop: int) -> int:
    """How many characters blocks have."""
    return page.blocks[stop - 1].span.end - page.blocks[start].span.start


def _cost(page: Page, looks: opening.Looks, start: int, stop: int) -> int:
    """What it costs to take blocks for a report: nothing where they have a body and are as long as reports are."""
    size = _size(page, start, stop)
    if size < _CHARACTERS:
        return _BODILESS
    near = range(start, min(stop, start + _LINES))
    bodiless = len(near) < _LINES and not any(looks.kind(n) == "prose" for n in near)
    return _BODILESS if bodiless else _BRIEF if size < _SHORT and size * _PART < _size(page, 0, len(page.blocks)) else 0
