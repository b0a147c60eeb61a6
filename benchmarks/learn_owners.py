"""Examples for the decision who must act: the phrases of each labelled demand, and whether the label names just them."""

from collections.abc import Iterator

from benchmarks.learning import Decision, Example, Text
from briefgen.parsing.evidence import owning
from briefgen.parsing.grammar import actors, clauses, deadlines
from briefgen.parsing.names.known_people import KnownNames
from briefgen.parsing.tasks import owners
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


def asked(text: Text) -> Iterator[Example]:
    """For each demand of a text whom it may name; of a name and a longer one around it only the longer is right.

    Invented texts, which say less of the language, count half.
    """
    shadow = shadow_of(text.text)
    for meeting in text.gold:
        known = KnownNames(_bare(person["name"]) for person in meeting["people"])
        for demand in meeting["directives"]:
            wanted = {_bare(owner) for owner in demand["owners"]}
            due = [each.span for each in deadlines.find(shadow, tuple(demand["span"]))]
            found = list(owning.proposed(shadow, clauses.of(shadow, *demand["span"]), due, known))
            right = [each.span for each in found if all(_bare(part.slice(text.text)) in wanted for part in actors.split(shadow, each.span, known))]
            for each in found:
                label = each.span in right and not any(other != each.span and _holds(other, each.span) for other in right)
                yield Example(tuple(owning.features(shadow, each, found)), label, 0.5 if text.group == "invented" else 1.0)


def _bare(printed: str) -> str:
    return "".join(printed.split()).rstrip("等")


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


DECISIONS = (Decision(owners.DECISION, asked, 1.0),)
