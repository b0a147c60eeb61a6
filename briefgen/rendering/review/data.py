"""A record as JSON within HTML: a `Document` in, the content of a script element out.

A ``text`` beside its ``span`` is null there, since the page has the source and cuts it again: half of the size.
"""

import json
import re
from typing import Any

from briefgen.record import Document

#: What HTML reads as markup, JavaScript as the end of a line, or an editor as an order to turn the text round.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def block(document: Document) -> str:
    """The record, with null for the texts that its spans name."""
    return safe(_bare(document.model_dump(mode="json")))


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
