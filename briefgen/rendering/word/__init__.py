"""Word (.docx): the blocks of the standard 简报 on the page that GB/T 9704—2012 describes, to be printed, signed and edited.

In: a document and the caller's options. Out: a file's bytes; the same input gives the same bytes. `template/` holds page, styles, numbering
and fonts as the file has them; python-docx puts the text in.
"""

from briefgen import embedded
from briefgen.record import Document
from briefgen.rendering.escape import json
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.pages import Page
from briefgen.rendering.word import package, properties
from briefgen.rendering.word.body import Body
from briefgen.rendering.word.comments import Comments


def render(document: Document, options: RenderOptions = RenderOptions()) -> bytes:  # noqa: B008 - immutable
    """The document as a Word file."""
    return write(Page(document, options))


def write(page: Page) -> bytes:
    """The page as a Word file, the record inside of it if ``options.embed``."""
    document, options = page.document, page.options
    word, house = package.opened(options.template)
    doubts = Comments(word, [document], properties.day(document, options)) if options.comments and page.form != "sheet" else None
    body = Body(word, doubts, house)
    for block in page.blocks:
        body.add(block)
    body.close()
    properties.fill(word.core_properties, document, options)
    if options.embed:
        record = embedded.Embedded(json(document.model_dump_json()), embedded.digest(word.element))
        package.attach(word, embedded.pack(record))
    return package.data(word)
