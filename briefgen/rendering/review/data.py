"""A record as JSON within HTML: a `Document` in, the content of a script element out.

A ``text`` beside its ``span`` is null there, since the page has the source and cuts it again: half of the size.
"""

import base64
import json
import re
import zlib
from typing import Any, NamedTuple

from briefgen.record import Document

#: What HTML reads as markup, JavaScript as the end of a line, or an editor as an order to turn the text round.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


#: A longer record is packed, in characters: offsets and keys of a long text are four times the text.
LONGEST_PLAIN = 100_000


class Block(NamedTuple):
    """The script element's ``type`` and content: JSON, or JSON packed by zlib (RFC 1950) in Base64."""

    kind: str
    content: str


def block(document: Document) -> Block:
    """The record, with null for the texts that its spans name."""
    return packed(_bare(document.model_dump(mode="json")))


def packed(value: Any) -> Block:
    """Any value that JSON has, plain or packed by its length."""
    flat = safe(value)
    if len(flat) <= LONGEST_PLAIN:
        return Block("application/json", flat)
    return Block("application/zlib", base64.b64encode(zlib.compress(flat.encode(), 9)).decode())


def safe(value: Any) -> str:
    """JSON in which no character can end the script element or be anything but data."""
    flat = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", flat)


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(each) for each in value]
    if isinstance(value, dict):
        printed = value.get("span") is not None
        return {key: None if printed and key == "text" else _bare(each) for key, each in value.items()}
    return value
