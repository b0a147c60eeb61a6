"""The page: a `Document`, and how its 简报 is printed, in; the text of an HTML file out. Everything is in the file, and its policy lets nothing else in.

Style and script are allowed by their hashes alone; text of the source stands in a block of JSON, where nothing is markup,
and the script shows it as text.
"""

import base64
import hashlib
import html
import re
from importlib import resources
from importlib.resources.abc import Traversable

from briefgen.record import Document
from briefgen.rendering import escape
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.review import data, printed

#: Joined in this order; a script uses what those before it define.
STYLES = ("tokens", "page", "source", "record", "brief", "print")
SCRIPTS = (
    "dom",
    "text",
    "kinds",
    "reading",
    "state",
    "tidy",
    "people",
    "edits",
    "additions",
    "meetings",
    "doubts",
    "source",
    "selection",
    "fields",
    "cards",
    "lazy",
    "form",
    "link",
    "keys",
    "save",
    "brief",
    "main",
)

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(document: Document, options: RenderOptions = RenderOptions()) -> str:  # noqa: B008 - immutable
    """The page of a document. Its ``source.text`` must be there. ``options``: what the 简报 on it is made with."""
    style = "\n".join(_file("css", f"{name}.css") for name in STYLES)
    script = '(() => {\n"use strict";\n' + "\n".join(_file("js", f"{name}.js") for name in SCRIPTS) + "})();\n"
    policy = f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    record, brief = data.block(document), data.packed({"lines": printed.printed(document, options), "hints": printed.hinted(document)})
    slots = {
        "kind": record.kind,
        "policy": policy,
        "title": html.escape(f"核对：{escape.terminal(document.source.name)}"),
        "style": style,
        "data": record.content,
        "brief_kind": brief.kind,
        "brief": brief.content,
        "script": script,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _file("page.html"))


def _file(*path: str) -> str:
    file: Traversable = resources.files(__package__ or "briefgen.rendering.review")
    for part in path:
        file = file / part
    return file.read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """A hash as Content-Security-Policy has it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
