"""Pages in every form: a record, or several a line each, printed as `briefgen render` and `briefgen issue` do."""

import io
import zipfile
import zlib

from briefgen.cli import records
from briefgen.record import Document
from briefgen.rendering import markdown, word
from briefgen.rendering.options import FORMS, RenderOptions
from briefgen.rendering.pages import Page
from briefgen.rendering.prose import collection
from briefgen.rendering.word import collection as together
from tests.fuzz import checks
from tests.fuzz.targets.records import TOKENS as TOKENS
from tests.fuzz.targets.records import mutate as mutate

_GIVEN = {"name": "简报", "number": "3", "issuer": "办公室", "issued": "2024年3月8日", "report_to": ("县委",), "note": "按：请阅。"}


def one(data: bytes) -> None:
    """Whatever a record holds, each form prints it, alone and in an issue; chance that the bytes decide has a Word file made of one of them."""
    found = checks.refusing(lambda: records.load(data.decode("utf-8", "replace")))
    documents = [document for _, document in found.documents] if found else []
    sum_ = zlib.crc32(data)
    for n, form in enumerate(FORMS):
        options = RenderOptions(form=form, tasks=bool(sum_ & 4), masthead=bool(sum_ & 8), **(_GIVEN if sum_ & 16 else {}))  # type: ignore[arg-type]
        for document in documents:
            markdown.write(Page(document, options).blocks).encode()
            if n == sum_ % len(FORMS):
                _opens(word.render(document, options))
        if documents and form != "sheet":  # an issue has no such form
            _issue(documents, options, printed=n == sum_ % len(FORMS))


def _issue(documents: list[Document], options: RenderOptions, *, printed: bool) -> None:
    issued = [collection.gathered(each, options) for each in documents]
    markdown.write(collection.blocks(issued, options)).encode()
    if printed:
        _opens(together.render(issued, options))


def _opens(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
