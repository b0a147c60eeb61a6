"""Examples for what is a name and who took part: the candidates that the parser weighs in a labelled text, against its labels."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.learning import Decision, Example, Text, broadcasts
from briefgen import weights
from briefgen.parsing import pipeline
from briefgen.parsing.evidence import naming
from briefgen.parsing.grammar.convenings import Convenings
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names.likely_names import likely
from briefgen.parsing.names.mentions import scan
from briefgen.parsing.options import Options
from briefgen.parsing.people import judging
from briefgen.spans import Evidence, Span
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of

#: Every candidate is let through, so that what stands behind a decision sees them all.
OPEN = {"name": {weights.BIAS: 1}, "name_ends": {weights.BIAS: 0}, "takes_part": {weights.BIAS: 2000}}
#: What rules propose, alone.
NOTHING_ELSE = {"likely_name": {weights.BIAS: -10000}}


def weighed(text: Text) -> tuple[Evidence, ...]:
    """All candidates of a text, whatever was decided."""
    return _weighed(text.id, text.text, True)


@cache
def _weighed(name: str, text: str, likely_too: bool) -> tuple[Evidence, ...]:
    with weights.using(OPEN if likely_too else OPEN | NOTHING_ELSE):
        return pipeline.parse(text, pipeline.Origin(name, "", "utf-8"), Options(), explain=True).evidence


def people(text: Text) -> frozenset[str]:
    """Who took part by the labels."""
    return frozenset("".join(person["name"].split()) for meeting in text.gold for person in meeting["people"])


def _is_name(text: Text, evidence: Evidence) -> bool:
    name = evidence.span.slice(text.text)
    return name in people(text) or name in text.mentioned


def named(text: Text) -> Iterator[Example]:
    """What rules took for names. Bare surnames are labelled where they stand alone only, so others of them say nothing."""
    for each in weighed(text):
        if each.decision == "name":
            name = each.span.slice(text.text)
            known = _is_name(text, each)
            if known or len(name) > 2 or not any(full.startswith(name) for full in people(text) | text.mentioned):
                yield Example(each.features, known)


def ends(text: Text) -> Iterator[Example]:
    """The same with a character more or fewer, of those that are names in one of the readings."""
    for each in weighed(text):
        if each.decision == "name_ends":
            yield Example(each.features, _is_name(text, each))


def likely_names(text: Text) -> Iterator[Example]:
    """Everything that stands where names do, whether rules found it or not. Invented texts, which say less of the language, count half."""
    shadow = shadow_of(text.text)
    known = {each.span for each in _weighed(text.id, text.text, False) if each.decision == "name"}
    for sentence in (sentence for block in blocks(shadow) for sentence in block.sentences):
        found = list(likely(shadow, sentence))
        for each in found:
            rest = [span for span in known if span != each.span and sentence.contains(span) and not span.overlaps(each.span)]
            items = [other.span for other in found if "item" in other.standings and not other.span.overlaps(each.span)]
            around = naming.Neighbours([*rest, *items])
            features = [*naming.standing(shadow, each), *naming.company(shadow, each, around), *naming.words(shadow, each.span)]
            name = "".join(each.span.slice(shadow).split())
            yield Example(tuple(features), name in people(text) or name in text.mentioned, 0.5 if text.group == "invented" else 1.0)


#: What an invented text counts beside a real one: it names nearly nobody who is not there (official texts of sources left out: whole .913, a fifth .932, none .933).
_INVENTED = 0.25


def taking_part(text: Text) -> Iterator[Example]:
    """Persons who were found."""
    present = people(text)
    weight = _INVENTED if text.group == "invented" else 1.0
    for each in weighed(text):
        if each.decision == "takes_part":
            name = "".join(each.span.slice(text.text).split())
            if name in present:
                yield Example(each.features, True, weight)
            elif name in text.mentioned:
                yield Example(each.features, False, weight)


#: What another tagger's label counts beside one of ours.
_SILVER = 0.1


@cache
def _broadcast(shared: Path) -> tuple[tuple[Evidence, bool], ...]:
    """Candidates in broadcasts, and whether another tagger took just these characters for a name."""
    out: list[tuple[Evidence, bool]] = []
    for text, names in broadcasts(shared):
        shadow = shadow_of(text)
        read = blocks(shadow)
        work = Work(text, shadow, read, Span(0, len(text)), (), Convenings(shadow), read, None, None, True)
        found = {sentence: scan(shadow, sentence) for block in read for sentence in block.sentences}
        with weights.using(OPEN):
            judging.names(work, found)
        out += [(each, each.span in names) for each in work.evidence]
    return tuple(out)


def silver_names(shared: Path) -> Iterator[Example]:
    """Of what is named in broadcasts."""
    for each, known in _broadcast(shared):
        if each.decision == "name" and each.span.end - each.span.start > 1:
            yield Example(each.features, known, _SILVER)


def silver_ends(shared: Path) -> Iterator[Example]:
    """The same with other ends."""
    for each, known in _broadcast(shared):
        if each.decision == "name_ends":
            yield Example(each.features, known, _SILVER)


DECISIONS = (
    Decision("likely_name", likely_names, 1.0),
    Decision("name", named, 1.0, silver_names),
    Decision("name_ends", ends, 1.0, silver_ends),
    Decision("takes_part", taking_part, 1.0),
)
