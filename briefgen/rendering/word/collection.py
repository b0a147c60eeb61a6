"""An issue of several reports as a Word file.

In: documents and the caller's options. Out: a file's bytes; no record goes along, since there are several.
"""

from collections.abc import Sequence

from briefgen.record import Document
from briefgen.rendering.blocks import Masthead
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import collection
from briefgen.rendering.word import package, properties
from briefgen.rendering.word.body import Body
from briefgen.rendering.word.text import line


def render(documents: Sequence[Document], options: RenderOptions) -> bytes:
    """The issue as a Word file."""
    word = package.new()
    body = Body(word)
    blocks = collection.blocks(documents, options)
    for block in blocks:
        body.add(block)
    body.close()
    properties.fill(word.core_properties, collection.merged(documents), options)
    for head in blocks:
        if isinstance(head, Masthead) and head.name:  # an issue is called by its own name, not by that of its first meeting
            word.core_properties.title = line(f"{head.name} {head.number}".strip())[: properties.LONGEST]
    return package.data(word)
