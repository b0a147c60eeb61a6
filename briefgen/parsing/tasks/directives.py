"""What must be done, by whom, by when, how much: demands within speeches, decisions and resolutions.

In: the shadow, the speeches with their acts, the names established. Out: `DirectiveFact` values. `units` cuts speeches into units, `demands`
tells which of them ask something, `owners` whom they ask; outside of speeches only tasks with 由 and a deadline count.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import foot, trimming
from briefgen.parsing.grammar import clauses, deadlines, quantities
from briefgen.parsing.rules import on
from briefgen.parsing.speech.speeches import SpeechFact
from briefgen.parsing.tasks import demands, units
from briefgen.parsing.tasks.owners import OwnerFact, Owners
from briefgen.record import Modality
from briefgen.spans import Block, Cover, Span
from briefgen.text.patterns import lazy, pattern

#: What makes a demand of a row without a date: somebody answers for it.
_CHARGED = lazy(alternation(tagged("cues", "does_it")))


class DirectiveFact(NamedTuple):
    """A demand; ``speech`` is the index of the speech it stands in."""

    span: Span
    speech: int | None
    owners: tuple[OwnerFact, ...]
    modality: Modality
    deadlines: tuple[deadlines.DeadlineFact, ...]
    quantities: tuple[quantities.QuantityFact, ...]
    rule: str


def find(shadow: str, blocks: Sequence[Block], speeches: Sequence[SpeechFact], asked: Owners) -> list[DirectiveFact]:
    """The directives of a brief, in text order."""
    out: list[DirectiveFact] = []
    every = units.Sentences(blocks)
    for n, speech in enumerate(speeches):
        out += _of_speech(shadow, n, speech, every.within(speech.span), asked)
    covered = Cover(speech.span for speech in speeches)
    for sentence in every.containing(shadow, "由"):
        if not covered.overlaps(sentence):
            out += _of_narration(shadow, sentence, asked)
    return sorted(out, key=lambda fact: fact.span)


def _of_speech(shadow: str, index: int, speech: SpeechFact, sentences: Sequence[Span], asked: Owners) -> Iterator[DirectiveFact]:
    if not sentences:
        return
    attribution = speech.attribution.slice(shadow) if speech.attribution else ""
    owned: dict[int, Span] = {}  # items with who does them in brackets, by their ends
    if speech.rule == "decision-heading":  # `△ 石磊：月底前修好`
        sentences = [Span(sign.end(), each.end) if (sign := foot.SIGN.match(shadow, *each)) else each for each in sentences]
        parted = [foot.items(shadow, each) for each in sentences]
        owned = {item.end: item for items in parted if len(items) > 1 for item in items}
        sentences = [item for items in parted for item in items]
    before, sentence = False, sentences[0]
    earlier: tuple[OwnerFact, ...] = ()
    for n, (unit, opens) in enumerate(units.of(shadow, sentences)):
        if n < 2:
            place = demands.place(speech, attribution, first=n == 0)  # those behind the second stand as it does
        if shadow.endswith("？", *unit):
            continue
        if opens:
            earlier, sentence = (), unit
        cut = clauses.of(shadow, *unit)
        told = demands.tells(shadow, sentence, unit)
        found = None if told else demands.demand(shadow, cut, unit, place, asked, before, before and not opens)
        if found is None or not on(found[2]):
            before = before and not opens
            continue
        span, modality, rule = found
        span = demands.without_telling(shadow, span)
        own = asked.in_brackets(owned[unit.end]) if unit.end in owned else asked.named(clauses.behind(shadow, cut, *span), span)
        if own:
            earlier = tuple(OwnerFact(each.span, True) for each in own)
        before = True
        yield _fact(shadow, span, index, own or earlier, modality, rule, tuple(deadlines.find(shadow, span)))


def _of_narration(shadow: str, sentence: Span, asked: Owners) -> Iterator[DirectiveFact]:
    """`对于…的问题，由监察室近日内发出整改通知`: a task told outside of any speech."""
    for unit, _ in units.of(shadow, [sentence]):
        cut = clauses.of(shadow, *unit)
        if pattern(
            "主持|召开|举行|举办|[主承协联]办|签约|开幕|宣读|作(?:了)?(?:报告|说明|汇报)|组成|担任|[施实]行|发起|主讲|讲解|授课|介绍|讲述|会议由|(?:了)[^，]{0,20}$"
        ).search(unit.slice(shadow)) or not asked.by_agent(cut, unit):
            continue
        due = tuple(deadlines.find(shadow, unit))
        if due or _CHARGED.search(unit.slice(shadow)):
            yield _fact(shadow, unit, None, asked.named(cut, unit), "should", "by-whom", due)


def _fact(
    shadow: str, span: Span, index: int | None, who: tuple[OwnerFact, ...], modality: Modality, rule: str, due: tuple[deadlines.DeadlineFact, ...]
) -> DirectiveFact:
    item = trimming.numbered(shadow, span.start)
    taken = [each.span for each in due]
    if item:
        taken.append(Span(span.start, item))
    return DirectiveFact(span, index, who, modality, due, tuple(quantities.find(shadow, span, taken)), rule)
