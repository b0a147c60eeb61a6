"""An issue of several reports as a Word file.

In: documents with their reports, and the caller's options. Out: a file's bytes; no record goes along, since there are several.
"""

from collections.abc import Sequence

from briefgen.rendering.blocks import Masthead
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.prose import collection
from briefgen.rendering.prose.collection import Gathered
from briefgen.rendering.word import package, properties
from briefgen.rendering.word.body import Body
from briefgen.rendering.word.comments import Comments
from briefgen.rendering.word.text import line


def render(issued: Sequence[Gathered], options: RenderOptions) -> bytes:
    """The issue as a Word file."""
    word, house = package.opened(options.template)
    documents = [each.document for each in issued]
    whole = collection.merged(documents)
    comments = Comments(word, documents, properties.day(whole, options)) if options.comments else None
    body = Body(word, comments, house)
    properties.fill(word.core_properties, whole, options)
    for part in collection.parts(issued, options):
        if comments and part.document is not None:
            comments.turn(part.document)
        for block in part.blocks:
            body.add(block)
            if isinstance(block, Masthead) and block.name:  # an issue is called by its own name, not by that of its first meeting
                word.core_properties.title = line(f"{block.name} {block.number}".strip())[: properties.LONGEST]
    body.close()
    return package.data(word)
