"""Where the meeting was held, as a label, the convening, another sentence or a line at the top has it.

In: a brief's `Work`, the gazetteer. Out: the place as the record has it.
"""

from collections.abc import Callable, Sequence

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
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
#: What lines at the top name beside the date that is no place: who published.
_PUBLISHER = "(?<![报网刊])(?<!频道)(?<!电视台)(?<!通讯员)(?<!公众号)(?<!宣传部)(?<!融媒体中心)(?<![白夜早中晚日]班)"
_TOP_PLACE = lazy(rf"[，, ]+(?:在|于)?(?P<place>[^，。；：\n]{{2,24}}{_PUBLISHER})$")


def place(work: Work, gazetteer: Gazetteer) -> record.Place | None:
    """The brief's place, with its division or those that it may lie in."""
    span, rule, sure = _venue(work, gazetteer)
    if span is None:
        work.issues.append(Issue("no-location"))
        return None
    return _placed(work, gazetteer, span, rule, sure)


def recorded(work: Work, gazetteer: Gazetteer, found: tuple[Span, str] | None) -> record.Place | None:
    """The place of a recorded talk, by where it stands; where nobody says one, nothing is missing."""
    return _placed(work, gazetteer, *found, confidence.sure("label")) if found else None


def _placed(work: Work, gazetteer: Gazetteer, span: Span, rule: str, sure: float) -> record.Place:
    """A place as the record has it."""
    main = work.main
    work.note("location", rule, span)
    lead = next((each.slice(work.shadow) for each in (main.name, main.organizer) if each), "") if main else ""
    located = gazetteer.locate(span.slice(work.shadow), work.span.slice(work.shadow), lead)
    printed = span.slice(work.text)
    if located.candidates:
        work.issues.append(Issue("place-ambiguous", span, printed))
    elif located.division is None and _OWN.match(span.slice(work.shadow)):
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
    scene = placing.Scene(work.shadow, found, gazetteer, work.main.sentence if work.main else None)
    best, score = None, _ENOUGH
    for each in found:
        own = work.weigh(DECISION, each.span, placing.features(each, scene))
        if own > score:
            best, score = each, own
    return (best.span, best.rules[0] if best.rules else "reached", confidence.sure("place", score)) if best else (None, "", 0.0)


#: The decision, and the logit, in hundredths, that it takes.
DECISION = "venue"
_ENOUGH = -100


#: How people meet, or where.
_HOW = lazy(f"(?i){alternation(tagged('venues', 'line'))}|线|meet|现场|会议|面对面|[室楼厅馆群]")


def labelled_venue(shadow: str, fields: Sequence[Field]) -> Span | None:
    """The place that a label gives, without a long note in brackets."""
    for each in fields:
        if each.key == "place" and each.values:
            place = each.values[0]
            if "形式" in each.label.slice(shadow) and not _HOW.search(shadow, *place):
                continue  # `会议形式：小组分工`
            if any(other.key == "time" and place in other.values for other in fields):  # `时间地点：3月6日9:00，三楼会议室`
                behind = _TOP_PLACE.search(shadow, *place)
                if behind is None:
                    continue
                place = Span(*behind.span("place"))
            note = pattern(
                r" *（(?:[^（）]{7,}|[^（）]{2,3}[省市][^（）]{0,3}[市州区县旗]|(?:北京|天津|上海|重庆)市|[^（）]{2,5}(?:省|自治区))）$"
            ).search(place.slice(shadow))
            return Span(place.start, place.start + note.start()) if note and note.start() else place
    timed = [value for each in fields if each.key == "time" and len(each.values) == 1 for value in each.values]
    behind = _BEHIND_TIME.search(shadow, *timed[0]) if len(timed) == 1 else None
    return Span(*behind.span("place")) if behind else None


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
        found.propose(main.venue, main.sentence, "main", "main")
    for n, block in enumerate(narrative[:_BLOCKS]):
        for m, sentence in enumerate(block.sentences):
            if m < _SENTENCES or (main and sentence == main.sentence) or sentence == named:
                _in_sentence(shadow, sentence, n, m, held, found)
    told = {block.span for block in narrative}
    for block in blocks[:_LINES]:
        if block.span.end - block.span.start <= TOP_LONGEST:
            _in_line(shadow, block.span, block.span in told, found)
    headlines = [each for block in blocks[:2] for sentence in block.sentences[:2] for each in held.of(sentence)]
    for each in [main, *headlines] if main else headlines:
        if each.organizer and (gazetteer.is_place(text := each.organizer.slice(shadow)) or _TOWN.fullmatch(text)):
            found.propose(each.organizer, each.sentence, "subject", "subject")
    phrases = (each for each in found.phrases.values() if each.span.slice(shadow) != "场")  # `在|场：石磊`
    return sorted(phrases, key=lambda each: each.span)


class _Found:
    """Phrases that may be the place, each once with all that proposed it."""

    def __init__(self) -> None:
        self.phrases: dict[Span, Phrase] = {}

    def propose(self, span: Span | None, sentence: Span, where: str, rule: str | None, before: str = "", behind: str = "") -> None:
        """Take a phrase, or what more proposes one."""
        if span is None or (not rule and len(self.phrases) >= _MOST):
            return
        known = self.phrases.get(span)
        if known is None:
            self.phrases[span] = Phrase(span, sentence, where, (rule,) if rule else (), before, behind)
        else:
            rules = (*known.rules, rule) if rule and rule not in known.rules else known.rules
            self.phrases[span] = known._replace(rules=rules, before=known.before or before, behind=known.behind or behind)


def _in_sentence(shadow: str, sentence: Span, n: int, m: int, held: convenings.Convenings, found: _Found) -> None:
    """What a sentence proposes, the ``m``-th of paragraph ``n``."""
    where = f"b{min(n, 3)}s{min(m, 3)}"
    for convening in held.of(sentence):
        found.propose(convening.venue, sentence, where, "venue")
    for rule in ready(IN_SENTENCES, (EARLY if n < _RULED and m < _RULED else 0) | (FIRST if n == m == 0 else 0)):
        found.propose(rule.produce(shadow, sentence), sentence, where, rule.name)
    for span, before, behind in placing.reached(shadow, sentence):
        found.propose(span, sentence, where, None, before, behind)


def _in_line(shadow: str, line: Span, told: bool, found: _Found) -> None:
    """What a line at the top proposes. ``told``: it stands in the narrative, too."""
    found.propose(line_venue(shadow, line), line, "line", "line")
    for fact in list(dates.find(shadow, line))[:1]:
        top = _TOP_PLACE.match(shadow, fact.span.end, line.end)
        if top and line.end - line.start <= 50 and fact.span.start == line.start:
            found.propose(Span(*top.span("place")), line, "line", "top")
    if not told:
        for span, before, behind in placing.reached(shadow, line):
            found.propose(span, line, "headline", None, before, behind)


#: A place below those that have codes.
_TOWN = lazy("(?![我本全各该这某])[^，。；、的和与及]{1,6}(?:镇|乡|街道|村|社区)")
#: So many blocks and sentences of a report, and lines at the top, are looked at.
_BLOCKS, _SENTENCES, _LINES = 5, 6, 4
#: No real text has so many phrases at its beginning; each is compared with all others.
_MOST = 100
#: In so many of each at the beginning rules look, and one only in the first.
_RULED = 3
EARLY, FIRST = 1, 2


#: A venue that only those who meet can place: `我校礼堂`.
_OWN = lazy(alternation(tagged("venues", "own")))
#: What a place of meetings ends with.
_VENUE_END = alternation(tagged("venues", "end"))
#: Nothing but the date and the place: `9月25日下午四点，学校二楼会议室。`
_NOTHING_ELSE = lazy(rf"[， ] *(?:在|于)?(?P<place>[^，。；：（）]{{2,20}}{_VENUE_END})[。\s]*$")


def dated_venue(shadow: str, span: Span) -> Span | None:
    """The place in a sentence that has nothing else but the date."""
    for fact in dates.find(shadow, span):
        match = _NOTHING_ELSE.match(shadow, fact.span.end, span.end) if fact.span.start == span.start else None
        if match:
            return Span(*match.span("place"))
    return None


_ACTED_VENUE = lazy(
    rf"(?:在|于)(?!全|各)(?P<place>[^，。；：（）在于]{{2,24}}{_VENUE_END})(?=[^，。；：]{{0,4}}(?:组织|举办|开展|召集|与[^，。]{{2,12}}座谈|就[^，。]{{2,20}}座谈|进行))"
)


def acted_venue(shadow: str, span: Span) -> Span | None:
    """`医务科在门诊四楼示教室组织死亡病例讨论会`, `护理部在职工之家与年轻护士座谈`."""
    match = _ACTED_VENUE.search(shadow, span.start, span.end)
    return Span(*match.span("place")) if match else None


#: The place that stands with the time behind its label: `时间：3月6日上午9：00，局二楼会议室。`
_BEHIND_TIME = lazy(rf"\d[^，。；\n\d]*[，,；;] *(?:在|于|地点：?)?(?P<place>[^，。；：\n]{{2,24}}{_VENUE_END})[。 ]*$")
_LINE_VENUE = lazy(rf" +(?:在|于)?(?P<place>[^，。；：\n +]{{2,24}}?{_VENUE_END}) *(?=[+（]|(?:召?开|举行)[^，。]{{2,20}}$|$)")


def line_venue(shadow: str, span: Span) -> Span | None:
    """The place at the end of a line with a date: `综合处处务会 2014.3.10 下午2：30 407室`, `… 晚上7点 在村民家`."""
    facts = list(dates.find(shadow, span))
    match = _LINE_VENUE.match(shadow, facts[-1].span.end, span.end) if facts else None
    return Span(*match.span("place")) if match else None


def visited(shadow: str, span: Span) -> Span | None:
    """The place that a delegation came to: `赴我校`, `来我校调研`."""
    match = _VISIT.search(shadow, span.start, span.end)
    return Span(*match.span(1)) if match else None


#: Rules for the place in a sentence.
IN_SENTENCES: tuple[Rule[Callable[[str, Span], Span | None]], ...] = (
    Rule("dated", EARLY, dated_venue),
    Rule("acted", EARLY, acted_venue),
    Rule("met", EARLY, convenings.met),
    Rule("visited", FIRST, visited),
)
