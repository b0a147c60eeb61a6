"""The page in the form that the options ask for: `sheet`, or one in prose where the record has what that is made of.

In: a document and the caller's options. Out: a `Page` with its blocks, for every writer.
"""

from collections import Counter
from functools import cached_property

from briefgen.record import Document
from briefgen.rendering.blocks import Block
from briefgen.rendering.options import RenderOptions


class Page:
    """A document as it is printed. Its blocks are made once, whoever asks: the writer, or the command that says what was left out."""

    def __init__(self, document: Document, options: RenderOptions) -> None:
        self.document, self.options = document, options

    @cached_property
    def form(self) -> str:
        """The form that is printed: `sheet` for a record without passages, whatever was asked for."""
        from briefgen.rendering import prose  # not needed for JSON, and slow to load, as what the methods below import

        return self.options.form if self.document.briefs and prose.able(self.document) else "sheet"

    @cached_property
    def blocks(self) -> list[Block]:
        """The whole page."""
        from briefgen.rendering import layout, prose

        if self.form != "sheet":
            return prose.blocks(self.document, self.options)
        annex = prose.annex(self.document) if self.options.tasks and prose.able(self.document) else []
        return layout.blocks(self.document, self.options) + annex

    def scant(self) -> bool:
        """Whether it would say next to nothing: a list of names and no more."""
        from briefgen.rendering import prose

        return bool(self.document.briefs) and self.form != "sheet" and prose.scant(self.blocks)

    def left_out(self) -> Counter[str]:
        """How many characters of the source it leaves out, by reason; only form `brief` prints all else."""
        from briefgen.rendering import prose

        return prose.left_out(self.document, self.blocks) if self.form == "brief" else Counter()
