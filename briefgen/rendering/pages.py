"""The page in the form that the options ask for: `sheet`, or one in prose where the record has what that is made of.

In: a document and the caller's options. Out: blocks, for every writer.
"""

from briefgen.record import Document
from briefgen.rendering import layout, prose
from briefgen.rendering.blocks import Block
from briefgen.rendering.options import RenderOptions


def form(document: Document, options: RenderOptions) -> str:
    """The form that is printed: `sheet` for a record without passages, whatever was asked for."""
    return options.form if document.briefs and prose.able(document) else "sheet"


def blocks(document: Document, options: RenderOptions) -> list[Block]:
    """The whole page."""
    if form(document, options) != "sheet":
        return prose.blocks(document, options)
    annex = prose.annex(document) if options.tasks and prose.able(document) else []
    return layout.blocks(document, options) + annex
