"""What the parser takes for names, and how sure it is: all that redaction asks of it for them.

In: a text and its blocks. Out: `Candidate` values, those included that a record would not have, with the logit by which it was decided.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.parsing.form import labels
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.grammar.convenings import Convenings
from briefgen.parsing.meeting.work import Work
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.people import judging, persons
from briefgen.spans import Block, Cover, Span

#: The logit of what no weight has judged: rosters, dotted and padded names, lists behind labels.
SURE = 1000
#: Labels whose values may be names, besides lists of participants.
_SIGNED = frozenset(["sign", "source"])


class Candidate(NamedTuple):
    """A stretch that may be a name, the characters of the name alone. ``whole``: with titles. ``name`` in canonical characters, without padding.

    ``likely``: no rule proposes it, only the place where it stands.
    """

    span: Span
    whole: Span
    name: str
    score: int
    surname_only: bool = False
    likely: bool = False


def candidates(text: str, shadow: str, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Everything that rules propose as a name, and every stretch that stands where names do, furniture and bylines included."""
    fields = labels.fields(shadow, blocks)
    lists = [(each, attendee_list(shadow, each.values)) for each in fields if each.key in persons.LIST_ROLES]
    signed = [attendee_list(shadow, each.values) for each in fields if each.key in _SIGNED]
    work = Work(text, shadow, blocks, Span(0, len(shadow)), (), Convenings(shadow), blocks, None, None, True)  # explained: it keeps what was asked
    proposed: list[Mention] = []

    def judge(found: Mapping[Span, Sequence[Mention]]) -> dict[Span, list[Mention]]:
        proposed.extend(each for here in found.values() for each in here)
        return judging.names(work, found)

    kept, _ = persons.mentioned(shadow, blocks, lists, Cover(), judge)
    scores = {each.span: each.score for each in work.evidence if each.decision == "name"}
    for mention in proposed:
        yield _of(mention, scores.get(mention.name_span, SURE))
    for mention in (each for here in kept.values() for each in here if each.rule != "likely"):
        yield _of(mention, scores.get(mention.name_span, judging.DOUBTFUL))
    for mention in (each for listed in (*(listed for _, listed in lists), *signed) for each in listed.mentions):
        yield _of(mention, SURE)
    for likely in work.evidence:
        if likely.decision == "likely_name":
            yield Candidate(likely.span, likely.span, names.clean(likely.span.slice(shadow)), likely.score, likely=True)


def _of(mention: Mention, score: int) -> Candidate:
    return Candidate(mention.name_span, mention.span, names.clean(mention.name), score, mention.surname_only)
