"""The output formats by name. A new one is a line in `FORMATS`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.record import Document
from briefgen.rendering.options import RenderOptions

#: Characters that a terminal may obey and JSON leaves bare; as escapes they are the same string to every reader.
_BARE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


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
    return _visible(document.model_dump_json(indent=2)) + "\n"


def _jsonl(document: Document, _: RenderOptions) -> str:
    return _visible(document.model_dump_json()) + "\n"


def _visible(text: str) -> str:
    return _BARE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("md", "text/markdown", ".md", _markdown),
        Format("json", "application/json", ".json", _json),
        Format("jsonl", "application/jsonl", ".jsonl", _jsonl),
    )
}
