"""What the decisions about whole reports look at: the blocks of a page, each looked at once.

In: the shadow, blocks, which of them are page furniture, labelled fields. Out: for a block its text, its looks (`name=value` strings of
`opening.LOOKS`), its dates, its pairs of 汉字.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.parsing.labels import Field
from briefgen.parsing.meeting import Convenings
from briefgen.spans import Block


class Page(NamedTuple):
    """What stands between 报头 and 报尾."""

    shadow: str
    blocks: Sequence[Block]
    skip: Sequence[bool]
    fields: Sequence[Field]
    held: Convenings

    def text(self, n: int) -> str:
        """The text of a block."""
        start, end = self.blocks[n].span
        return self.shadow[start:end]
