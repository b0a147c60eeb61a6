"""What the decisions about whole reports look at: the blocks of a page, and its words, read once.

In: the shadow, blocks, which of them are page furniture, labelled fields. Out: the page's tokens; for a block its text and its `Head`.
"""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.parsing.form import stand_ups
from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar.convenings import Convenings
from briefgen.parsing.tokens import Token, lexicon, walk
from briefgen.spans import Block, Span

#: Only so many characters of a block are looked at: what opens a report shows at once.
HEAD = 80
#: A line that is longer than a headline is a paragraph.
LINE = 60


class Head(NamedTuple):
    """A block: its text, its tokens, counted from the start of that, and the types of those among its first characters."""

    text: str
    tokens: list[Token]
    mask: int


def head(text: str, found: list[Token]) -> Head:
    """A block with this text and these tokens."""
    out = 0
    for start, _, kinds in found:
        if start >= HEAD:
            break
        out |= kinds
    return Head(text, found, out)


class Page:
    """What stands between 报头 and 报尾. ``text``: that of the shadow; ``tokens``: all of its words that the lexicon has types for."""

    def __init__(self, text: str, shadow: str, blocks: Sequence[Block], skip: Sequence[bool], fields: Sequence[Field], held: Convenings) -> None:
        self._source = text
        self.shadow = shadow
        self.blocks = blocks
        self.skip = skip
        self.fields = fields
        self.held = held
        self.tokens = walk(shadow, blocks[0].span.start, blocks[-1].span.end, lexicon()) if blocks else []
        self._heads: list[Head | None] = [None] * len(blocks)

    def text(self, n: int) -> str:
        """The text of a block."""
        start, end = self.blocks[n].span
        return self.shadow[start:end]

    def tellers(self) -> frozenset[str]:
        """Who opens parts of the page on lines of their own."""
        return stand_ups.tellers(self._source, Span(self.blocks[0].span.start, self.blocks[-1].span.end)) if self.blocks else frozenset()

    def quoted(self, n: int) -> bool:
        """Whether a block stands in a quote of Markdown, whose mark the shadow has not."""
        start = self.blocks[n].span.start
        return self._source.startswith(">", self._source.rfind("\n", 0, start) + 1)

    def head(self, n: int) -> Head:
        """A block as the looks at it need it."""
        found = self._heads[n]
        if found is None:
            begin, stop = self.blocks[n].span
            at = bisect.bisect_left(self.tokens, (begin,))
            own = [(start - begin, end - begin, kinds) for start, end, kinds in self.tokens[at : bisect.bisect_left(self.tokens, (stop,))]]
            found = self._heads[n] = head(self.shadow[begin:stop], own)
        return found
