"""Consistency checks, as a list of small functions: what a secretary should look at before signing.

In: the built brief or the whole document. Out: `Issue` values; `errors.CODES` has their sentences.
"""

from collections.abc import Callable, Container, Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing.evidence import doubting
from briefgen.spans import Cover, Span, strip
from briefgen.text.patterns import lazy
from briefgen.text.shadow import simplify

#: How far the features of a candidate speak for a decision: `Work.weigh`.
Weigh = Callable[[str, Span, Sequence[str]], int]

#: `13。3%`
_ODD_NUMBER = lazy(r"(?<!\d)\d{1,15}[。｡]\d{1,15}[%‰％]?")
#: What it cannot lack.
_ODD_STOP = lazy(r"[。｡](?<=\d.)(?=\d)")
_ODD_CHARACTER = lazy("[\ufffd\ue000-\uf8ff]+")


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
    alike: dict[tuple[int, str], list[record.Attendee]] = {}
    for later in brief.attendees:
        b = later.name or ""
        if len(b) < 3 or b[-1].isdigit():  # `发言人1`, `发言人2`
            continue
        before = alike.setdefault((len(b), b[0]), [])
        for earlier in before:
            a = earlier.name or ""
            if sum(x != y for x, y in zip(a, b, strict=True)) == 1 and not (earlier.titles and later.titles):
                out.append(Issue("name-variant", Span(*later.spans[0]), b))
        before.append(later)
    return out


_UNIT = lazy("[^。；！？\n]+[。；！？]?")

#: Below this confidence a fact is shown as a doubt; from this logit on, in hundredths, what no rule took.
DOUBTFUL = {"group-uncertain": 0.55, "speech-uncertain": 0.65, "directive-uncertain": 0.55, "owner-uncertain": 0.55}
NEARLY = {doubting.DEMAND: -260, doubting.SAID: -180}
#: No sentence is shorter, in characters.
_SHORTEST = 3


def _unsure(_: str, brief: record.Brief) -> list[Issue]:
    """Facts that are as likely wrong as right."""
    owners = {owner.span: owner for each in brief.directives for owner in each.owners if not owner.inherited}
    facts = (
        *(("group-uncertain", each.spans[0], each.text, each.confidence) for each in brief.attendees if each.kind == "group"),
        *(("speech-uncertain", each.span, each.text, each.confidence) for each in brief.speeches),
        *(("directive-uncertain", each.span, each.text, each.confidence) for each in brief.directives),
        *(("owner-uncertain", each.span, each.text, each.confidence) for each in owners.values()),
    )
    return [Issue(code, Span(*span), text) for code, span, text, sure in facts if sure is not None and sure < DOUBTFUL[code]]


def _missed_speeches(shadow: str, brief: record.Brief, weigh: Weigh) -> list[Issue]:
    """Sentences of narration in which somebody may be speaking; not what is left of one before a speech, or of marks alone."""
    begun = {each.span[0] for each in brief.speeches}
    spans = [Span(*each.span) for each in brief.background if each.span[1] not in begun and each.span[1] - each.span[0] > _SHORTEST]
    return [
        Issue("speech-missed", span, span.slice(shadow))
        for span in spans
        if weigh(doubting.SAID, span, doubting.said(shadow, span)) >= NEARLY[doubting.SAID] and not begun & {span.end + 1, span.end + 2}
    ]


def _missed_directives(shadow: str, brief: record.Brief, weigh: Weigh, seen: Container[Span]) -> list[Issue]:
    """Units of speeches, and of narration that is not ``seen`` already, that no directive covers and that may be demands."""
    taken = Cover(each.span for each in brief.directives)
    told: dict[Span, record.Speech | None] = {Span(*each.span): None for each in brief.background}
    out = []
    for span, speech in [*told.items(), *{Span(*each.span): each for each in brief.speeches}.items()]:
        before = "start"
        for unit in _UNIT.finditer(shadow, *span) if span not in seen else ():
            own = strip(shadow, Span(*unit.span()))
            if taken.overlaps(own):
                before = "demand"
            elif shadow[own.start] != "#" and any(map(str.isalnum, own.slice(shadow))):  # no heading, no bracket alone
                features = doubting.demand(shadow, own, speech, "none", before)
                before = "none"
                if weigh(doubting.DEMAND, own, features) >= NEARLY[doubting.DEMAND]:
                    out.append(Issue("directive-missed", own, own.slice(shadow)))
    return out


def _odd_numbers(text: str, brief: record.Brief) -> list[Issue]:
    start, end = brief.span
    if not _ODD_STOP.search(text, start, end):
        return []
    return [Issue("odd-number", Span(match.start(), match.end()), match[0]) for match in _ODD_NUMBER.finditer(text, start, end)]


_BRIEF: list[Callable[[str, record.Brief], list[Issue]]] = [_no_people, _chairs, _untitled, _variants, _odd_numbers, _unsure]


def brief(text: str, shadow: str, built: record.Brief, weigh: Weigh) -> list[Issue]:
    """All checks of one brief. ``weigh``: how far the features of a candidate speak for it."""
    missed = _missed_speeches(shadow, built, weigh)
    seen = {issue.span for issue in missed if issue.span}
    return [issue for check in _BRIEF for issue in check(text, built)] + missed + _missed_directives(shadow, built, weigh, seen)


#: A name that is no number of a voice.
_HAN = lazy("[\u4e00-\u9fff·]+")
#: Checks of a talk: people are called by their labels there, and most of what is said asks for nothing.
_TALK: list[Callable[[str, record.Brief], list[Issue]]] = [
    _no_people,
    _chairs,
    lambda text, brief: [each for each in _variants(text, brief) if _HAN.fullmatch(each.excerpt)],
    _odd_numbers,
]


def talk(text: str, built: record.Brief) -> list[Issue]:
    """All checks of a recorded talk."""
    return [issue for check in _TALK for issue in check(text, built)]


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
