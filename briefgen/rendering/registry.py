"""The output formats by name. A new one is a line in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.record import Document
from briefgen.rendering.escape import json
from briefgen.rendering.options import RenderOptions


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. ``render`` gives the text of a file, which ends with a newline."""

    name: str
    media_type: str
    suffix: str
    render: Callable[[Document, RenderOptions], str]


def _markdown(document: Document, options: RenderOptions) -> str:
    from briefgen.rendering import markdown  # not needed for JSON, and slow to load

    return markdown.render(document, options)


def _json(document: Document, _: RenderOptions) -> str:
    return json(document.model_dump_json(indent=2)) + "\n"


def _jsonl(document: Document, _: RenderOptions) -> str:
    return json(document.model_dump_json()) + "\n"


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("md", "text/markdown", ".md", _markdown),
        Format("json", "application/json", ".json", _json),
        Format("jsonl", "application/jsonl", ".jsonl", _jsonl),
    )
}
