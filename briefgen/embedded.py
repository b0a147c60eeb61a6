"""The record that a .docx of ours carries inside: written by `rendering.word`, found again by `reading.docx`.

It is a custom XML part with the record's JSON and the hash of what the document showed when it was written. Whoever reads the
file takes the record only while the document still shows the same; once a word has been edited, the text is what counts.
"""

import hashlib
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "urn:briefgen:record:1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What JSON leaves bare and XML does not hold, or a program may take for the end of a line.
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TEXTS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: What changes which text is in force, or where more of it stands: changes tracked, text hidden, notes, other files taken in.
_MARKS = frozenset(
    f"{_W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "delText", "footnoteReference", "endnoteReference", "altChunk", "instrText"
    )
)  # fmt: skip
_OFF = ("0", "false", "off", "none")


class Embedded(NamedTuple):
    """A record's JSON, and the `digest` of the document it was written into."""

    record: str
    digest: str


def digest(document: "Element") -> str:
    """The hash of what a document's main part shows: its paragraphs, whatever their runs and formats are."""
    return hashlib.sha256("".join(_shown(document)).encode("utf-8", "surrogatepass")).hexdigest()


def _shown(document: "Element") -> Iterator[str]:
    for element in document.iter(f"{_W}*"):
        name = element.tag[len(_W) :]
        parent = element.getparent()
        if name == "t":
            yield element.text or ""
        elif name in ("p", "tc"):
            yield "\n" if name == "p" else "\v"
        elif name in _TEXTS and parent is not None and parent.tag == f"{_W}r":
            yield _TEXTS[name]
        elif name == "sym":
            yield f"\x01{element.get(f'{_W}char')}"
        elif element.tag in _MARKS or (name == "vanish" and element.get(f"{_W}val", "1") not in _OFF):
            yield f"\x01{name}"


def pack(embedded: Embedded) -> bytes:
    """The custom XML part."""
    json = _BARE.sub(lambda match: f"\\u{ord(match[0]):04x}", embedded.record)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<record xmlns="{NAMESPACE}" shown="{embedded.digest}">{escape(json, quote=False)}</record>'.encode()


def unpack(root: "Element") -> Embedded | None:
    """What `pack` wrote, from the root of a custom XML part; None for another program's."""
    if root.tag != f"{{{NAMESPACE}}}record" or len(root) or not root.text:
        return None
    return Embedded(root.text, root.get("shown", ""))
