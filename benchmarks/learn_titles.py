"""Examples for where a title begins: every word before an office beside a name, and whether a label has the title from there on."""

import re
from collections.abc import Iterator

from benchmarks.learning import Decision, Example, Text
from briefgen.parsing.evidence import bearing
from briefgen.parsing.names import titles, titling
from briefgen.parsing.names.mentions import scan
from briefgen.parsing.people import persons
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of

_POINTING = re.compile("^(?:我校|我省|我市|我县|我区|我院|学校|我)(?=.)")


def _bare(title: str) -> str:
    return _POINTING.sub("", "".join(title.split()))


def offices(text: Text) -> dict[str, set[str]]:
    """The titles of everybody in a text, by name."""
    found: dict[str, set[str]] = {}
    for meeting in text.gold:
        for person in meeting["people"]:
            found.setdefault("".join(person["name"].split()), set()).update("".join(each.split()) for each in person["titles"])
    return found


def title_start(text: Text) -> Iterator[Example]:
    """Every candidate of a text."""
    for group in competing(text):
        yield from group


def competing(text: Text) -> Iterator[list[Example]]:
    """For each title before a name of the labels, where it may begin. Invented texts, which say less of the language, count half."""
    shadow = shadow_of(text.text)
    held = offices(text)
    for block in blocks(shadow):
        for sentence in block.sentences:
            floor = sentence.start
            for mention in scan(shadow, sentence):
                before = [each for each in mention.titles if floor <= each.start and each.end <= mention.name_span.start]
                if before and mention.name in held:
                    yield from _stack(shadow, before[-1].end, floor, held[mention.name], 0.5 if text.group == "invented" else 1.0)
                floor = mention.span.end


def _stack(shadow: str, end: int, floor: int, held: set[str], weight: float) -> Iterator[list[Example]]:
    """The candidates of a title and of those stacked before it, each from the right start of the one behind it on."""
    while (office := titles.office_at_end(shadow, floor, end)) is not None:
        phrase = titles.phrase(shadow, office, floor)
        cut = titling.cut(shadow, phrase)
        found = [(at, titling.features(shadow, phrase, at, n, cut), "".join(shadow[at:end].split())) for at, n in cut.starts]
        right = [at for at, _, title in found if title in held] or [at for at, _, title in found if _bare(title) in held]
        if not right:
            return
        yield [Example(tuple(features), at == right[0], weight) for at, features, _ in found]
        end = right[0]
        while end > floor and shadow[end - 1] in "、， ":
            end -= 1


def title_held(text: Text) -> Iterator[Example]:
    """What stands beside the names of the labels, and whether it is an office of theirs. What is only part of one, or has one in it, says nothing."""
    shadow = shadow_of(text.text)
    known = {name: {_bare(title) for title in held} for name, held in offices(text).items()}
    for block in blocks(shadow):
        for mention in (mention for sentence in block.sentences for mention in scan(shadow, sentence) if mention.name in known):
            for title in mention.titles:
                printed, held = _bare(title.slice(shadow)), known[mention.name]
                if printed in held or not any(printed in each or each in printed for each in held):
                    features = bearing.held(shadow, mention, title)
                    yield Example(tuple(features), printed in held, 0.5 if text.group == "invented" else 1.0)


DECISIONS = (Decision(titles.DECISION, title_start, 3.0), Decision(persons.HELD, title_held, 2.0))
