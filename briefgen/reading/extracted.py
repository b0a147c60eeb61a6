"""What every format's reader gives: the text of a file, and the encoding it was in; and the sentences that readers share."""

import importlib
from types import ModuleType
from typing import NamedTuple

from briefgen.errors import UnreadableError
from briefgen.spans import Span, Turn

#: How the indent of a paragraph's first line is written, as people type it.
INDENT = "\u3000\u3000"


class Extracted(NamedTuple):
    """A file's text, one line a paragraph or a row of a table; the encoding that its bytes were read with; the JSON of a record that the
    file carries of this very text; where the text has markup and no words; of a recording whose format says so, who speaks where.
    """

    text: str
    encoding: str
    record: str | None = None
    markup: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()


def library(name: str, extra: str, what: str, instead: str) -> ModuleType:
    """A library that only an extra brings. ``what`` the format is called, ``instead``: what works without. Raises `UnreadableError`."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        if "memory" in str(error).lower() or "failed to map" in str(error):  # it is there, and there is no room for it
            raise MemoryError from None
        raise UnreadableError(f"读{what}还要安装组件，请先 pip install 'briefgen[{extra}]'，或{instead}。") from None


def indented(text: str) -> str:
    """A paragraph with an indent, unless it begins with blanks or is empty."""
    return text if not text or text[0].isspace() else INDENT + text


def tidy(lines: list[str]) -> str:
    """Lines as a text: no blanks at their ends, no two empty ones in a row, none at the beginning."""
    kept: list[str] = []
    for line in (each.rstrip(" \t\u3000\xa0\r") for each in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "".join(f"{line}\n" for line in kept)
