"""Several records to check on one page: the review page of each, and its record, in; one HTML file with a list of them out.

Nothing of the pages is changed: the list shows each in a frame of its own. Style and script, which they share, are held once.
"""

import html
import re
from collections.abc import Sequence

from briefgen.record import Document
from briefgen.rendering import escape
from briefgen.rendering.review import data
from briefgen.rendering.review.page import _SLOT, _digest, _file

#: A page is cut where its style and its script stand.
_CUT = re.compile(r"(?P<a>.*?<style>)(?P<style>.*?)(?P<b></style>.*<script>)(?P<script>.*?)(?P<c></script>\s*</body>.*)", re.DOTALL)


def render(pages: Sequence[tuple[Document, str]]) -> str:
    """The page of several documents, each with its own page."""
    found = [_CUT.fullmatch(text) for _, text in pages]
    cut = [each for each in found if each is not None]
    assert len(cut) == len(pages) > 0
    inner = {name: cut[0][name] for name in ("style", "script")}
    style = _file("css", "tokens.css") + _file("shelf", "shelf.css")
    script = '(() => {\n"use strict";\n' + _file("shelf", "shelf.js") + "})();\n"
    listed = [
        {"name": escape.terminal(document.source.name), "note": _note(document), "parts": [each["a"], each["b"], each["c"]]}
        for (document, _), each in zip(pages, cut, strict=True)
    ]
    block = data.packed({**inner, "pages": listed})
    scripts, styles = (" ".join(f"'{_digest(text)}'" for text in texts) for texts in ((script, inner["script"]), (style, inner["style"])))
    slots = {
        "policy": f"default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'",
        "title": html.escape(f"核对：{len(pages)} 份"),
        "style": style,
        "kind": block.kind,
        "data": block.content,
        "script": script,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _file("shelf", "shelf.html"))


def _note(document: Document) -> str:
    told = [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)]
    doubts = sum(each.severity != "info" for each in told)
    return f"{len(document.briefs)} 个会议" + (f"，{doubts} 处存疑" if doubts else "")
