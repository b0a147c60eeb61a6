"""What speaks for and against a sentence being still what somebody said: its words, its place, and what stood before it.

In: the shadow, a sentence without an attribution of its own, the speech before it. Out: a `Candidate` with features for the decision `talk`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.lexicon import typed
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form.narration import carries_on
from briefgen.parsing.grammar import cues
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.patterns import lazy

DECISION = "talk"


class Begun(NamedTuple):
    """A speech: where its words begin, and the rule that found its attribution."""

    start: int
    rule: str


class Candidate(NamedTuple):
    """A sentence that may go on with a speech: where the words before the first such one end, the paragraphs since then, quotation marks open."""

    sentence: Span
    begins: int
    paragraphs: int
    quotes: int
    features: tuple[str, ...]


#: Word → what it tells.
KINDS = dict.fromkeys(cues.SAYING, "say") | dict(typed("talks")) | {"“": "quote", "：": "colon"}
WORDS = lazy(alternation(list(KINDS)))


def candidate(
    shadow: str, sentence: Span, here: Sequence[Mention], begun: Begun, before: Candidate, first: bool, verdict: str, nth: int
) -> Candidate:
    """A sentence with its features. ``before``: the one before it; ``first``: it opens a paragraph; ``verdict``: what rules take it for; ``nth``: of all."""
    said = shadow[before.sentence.start if nth else max(0, begun.start - 1) : sentence.start]
    quotes = max(0, before.quotes + said.count("“") - said.count("”"))
    paragraphs = before.paragraphs + first
    quote = "open" if quotes else "closed" if "”" in said else "none"
    text = sentence.slice(shadow).strip()
    found = WORDS.findall(text)
    out = [
        f"quote={quote}", f"rule={begun.rule}", f"first={first}",
        f"paragraphs={min(3, paragraphs)}", f"verdict={verdict}", f"first={first}:verdict={verdict}", f"first={first}:carries={carries_on(shadow, sentence)}",
        f"2={text[:2]}", f"names={min(3, len(here))}", *dict.fromkeys(f"cue={KINDS[word]}" for word in found),
    ]  # fmt: skip
    if found and text.startswith(found[0]):
        out.append(f"opens={KINDS[found[0]]}")
    return Candidate(sentence, before.begins, paragraphs, quotes, tuple(out))
