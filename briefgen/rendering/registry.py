"""The output formats by name. A new one is a line in `FORMATS`."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.record import Document
from briefgen.rendering.escape import json
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.pages import Page


@dataclass(frozen=True, slots=True)
class Format:
    """An output format.

    ``write`` gives a file's bytes; those of a text are UTF-8 and end with a newline. ``between``: what parts several documents in one
    file, None where one file holds one. ``page``: for people, so that it says nothing where no meeting was found. ``needs``: the module
    and the extra without which it cannot be written; what needs one is not text.
    """

    name: str
    media_type: str
    suffix: str
    write: Callable[[Page], bytes]
    between: bytes | None = None
    page: bool = False
    needs: tuple[str, str] | None = None

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The file's bytes."""
        return self.write(Page(document, options))

    @property
    def binary(self) -> bool:
        """Whether it is nothing for a terminal."""
        return self.needs is not None

    def missing(self) -> str | None:
        """Why it cannot be written here, as a sentence for the user."""
        if self.needs is None or importlib.util.find_spec(self.needs[0]) is not None:
            return None
        return f"写 {self.suffix} 文件还要安装组件，请先 pip install 'briefgen[{self.needs[1]}]'，或改用 -f md。"


def _markdown(page: Page) -> bytes:
    from briefgen.rendering import markdown  # not needed for JSON, and slow to load

    return markdown.write(page.blocks).encode()


def _word(page: Page) -> bytes:
    from briefgen.rendering import word  # which needs python-docx

    return word.write(page)


def _json(page: Page) -> bytes:
    return json(page.document.model_dump_json(indent=2)).encode() + b"\n"


def _jsonl(page: Page) -> bytes:
    return json(page.document.model_dump_json()).encode() + b"\n"


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("md", "text/markdown", ".md", _markdown, between=b"\n---\n\n", page=True),
        Format(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", _word, page=True, needs=("docx", "office")
        ),
        Format("json", "application/json", ".json", _json),
        Format("jsonl", "application/jsonl", ".jsonl", _jsonl, between=b""),
    )
}
