"""Where the meeting was held, as a label, the convening, another sentence or a line at the top has it.

In: a brief's `Work`, the gazetteer. Out: the place as the record has it.
"""

from collections.abc import Callable, Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.parsing import confidence
from briefgen.parsing.evidence import placing
from briefgen.parsing.evidence.placing import Phrase
from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar import convenings, dates
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.parsing.made import made
from briefgen.parsing.meeting.meeting_date import TOP_LONGEST
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.rules import Rule, ready
from briefgen.spans import Block, Span
from briefgen.text.patterns import lazy, pattern

_VISIT = lazy(r"(?:赴|来|到|莅临|走进)([^，。；：]{2,12}?)(?:(?:考察|访问|调研)(?!团)|交流|走访|洽谈|指导|座谈|就|开展|举行|召开)")


def place(work: Work, gazetteer: Gazetteer) -> record.Place | None:
    """The brief's place, with its division or those that it may lie in."""
    main = work.main
    span, rule, sure = _venue(work, gazetteer)
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
    return made(
        record.Place,
        text=printed, span=span, basis="subject" if rule == "subject" else "stated", division=located.division, candidates=list(located.candidates),
        confidence=sure,
    )  # fmt: skip


def _venue(work: Work, gazetteer: Gazetteer) -> tuple[Span | None, str, float]:
    """Where the place stands, with the rule and how sure that is: as a label has it, or the likeliest phrase."""
    labelled = labelled_venue(work.shadow, work.fields)
    if labelled:
        return labelled, "label-place", confidence.sure("label")
    found = candidates(work.shadow, work.blocks, work.narrative, work.main, work.named.sentence if work.named else None, work.held, gazetteer)
    scene = placing.Scene(work.shadow, found, gazetteer)
    best, score = None, _ENOUGH
    for each in found:
        own = work.weigh(DECISION, each.span, placing.features(each, scene))
        if own > score:
            best, score = each, own
    return (best.span, best.rules[0] if best.rules else "reached", confidence.sure("place", score)) if best else (None, "", 0.0)


#: The decision, and the logit, in hundredths, that it takes.
DECISION = "venue"
_ENOUGH = -100


def labelled_venue(shadow: str, fields: Sequence[Field]) -> Span | None:
    """The place that a label gives, without a long note in brackets."""
    for each in fields:
        if each.key == "place" and each.values:
            place = each.values[0]
            note = pattern(
                r" *（(?:[^（）]{7,}|[^（）]{2,3}[省市][^（）]{0,3}[市州区县旗]|(?:北京|天津|上海|重庆)市|[^（）]{2,5}(?:省|自治区))）$"
            ).search(place.slice(shadow))
            return Span(place.start, place.start + note.start()) if note and note.start() else place
    return None


def candidates(
    shadow: str,
    blocks: Sequence[Block],
    narrative: Sequence[Block],
    main: convenings.Convening | None,
    named: Span | None,
    held: convenings.Convenings,
    gazetteer: Gazetteer,
) -> list[Phrase]:
    """Every phrase at the beginning of a brief that may be its place: what rules find, and what stands behind a word such as 在.

    ``named``: the sentence that names the meeting.
    """
    found = _Found()
    if main:
        found.propose(main.venue, main.sentence, "main")
    for n, block in enumerate(narrative[:_BLOCKS]):
        for m, sentence in enumerate(block.sentences):
            if m < _SENTENCES or (main and sentence == main.sentence) or sentence == named:
                for convening in held.of(sentence):
                    found.propose(convening.venue, sentence, "venue")
                for rule in ready(IN_SENTENCES, (EARLY if n < _RULED and m < _RULED else 0) | (FIRST if n == m == 0 else 0)):
                    found.propose(rule.produce(shadow, sentence), sentence, rule.name)
                found.reach(shadow, sentence)
    told = {block.span for block in narrative}
    for block in blocks[:_LINES]:
        if block.span.end - block.span.start <= TOP_LONGEST:
            found.propose(line_venue(shadow, block.span), block.span, "line")
            if block.span not in told:
                found.reach(shadow, block.span)
    headlines = [each for block in blocks[:2] for sentence in block.sentences[:2] for each in held.of(sentence)]
    for each in [main, *headlines] if main else headlines:
        if each.organizer and (gazetteer.is_place(text := each.organizer.slice(shadow)) or _TOWN.fullmatch(text)):
            found.propose(each.organizer, each.sentence, "subject")
    return sorted(found.phrases.values(), key=lambda each: each.span)


class _Found:
    """Phrases that may be the place, each once with all that proposed it."""

    def __init__(self) -> None:
        self.phrases: dict[Span, Phrase] = {}

    def propose(self, span: Span | None, sentence: Span, rule: str) -> None:
        """Take a phrase that a rule found."""
        if span is not None:
            known = self.phrases.get(span, Phrase(span, sentence))
            self.phrases[span] = known if rule in known.rules else known._replace(rules=(*known.rules, rule))

    def reach(self, shadow: str, sentence: Span) -> None:
        """Take what stands behind a word such as 在."""
        for span, before, behind in placing.reached(shadow, sentence):
            known = self.phrases.get(span, Phrase(span, sentence))
            if known.rules or len(self.phrases) < _MOST:
                self.phrases[span] = known._replace(before=known.before or before, behind=known.behind or behind)


#: A place below those that have codes.
_TOWN = lazy("(?![我本全各该这某])[^，。；、的和与及]{1,6}(?:镇|乡|街道|村|社区)")
#: So many blocks and sentences of a report, and lines at the top, are looked at.
_BLOCKS, _SENTENCES, _LINES = 5, 6, 4
#: No real text has so many phrases at its beginning; each is compared with all others.
_MOST = 100
#: In so many of each at the beginning rules look, and one only in the first.
_RULED = 3
EARLY, FIRST = 1, 2
_BEHIND_DATE = lazy(r"[ ，]+(?:在|于)?(?P<place>[^，。；：\n +（]{2,24}?) *(?=[+（]|(?:召?开|举行)[^，。]{2,20}$|$)")


def line_venue(shadow: str, span: Span) -> Span | None:
    """The place at the end of a line with a date: `综合处处务会 2014.3.10 下午2：30 407室`, `… 晚上7点 在村民家`."""
    facts = dates.find(shadow, span)
    match = _BEHIND_DATE.match(shadow, facts[-1].span.end, span.end) if facts else None
    return Span(*match.span("place")) if match and placing.is_house(match["place"]) else None


def visited(shadow: str, span: Span) -> Span | None:
    """The place that a delegation came to: `赴我校`, `来我校调研`."""
    match = _VISIT.search(shadow, span.start, span.end)
    return Span(*match.span(1)) if match else None


#: Rules for the place in a sentence.
IN_SENTENCES: tuple[Rule[Callable[[str, Span], Span | None]], ...] = (
    Rule("met", EARLY, convenings.met),
    Rule("visited", FIRST, visited),
)
