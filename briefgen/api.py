"""The library's entry points: a text or a file in, a `Document` out."""

import datetime
import hashlib
import os
import re
from pathlib import Path

from briefgen.parsing.options import Options
from briefgen.parsing.pipeline import Origin, Parsed, parse
from briefgen.reading import Read, read_file
from briefgen.record import Document

_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_text(
    text: str, name: str = "-", *, base_date: datetime.date | None = None, year: int | None = None, region: str | None = None, with_text: bool = False
) -> Document:
    """Parse a text. Any string parses: no meeting found is an empty list of briefs and a diagnostic.

    Lone surrogates, which no file can hold, become U+FFFD and are reported.
    """
    text = _SURROGATE.sub("\ufffd", text)
    read = Read(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", "text/plain")
    return parse_read(read, Options(base_date, year, region), with_text=with_text).document


def parse_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    base_date: datetime.date | None = None,
    year: int | None = None,
    region: str | None = None,
    with_text: bool = False,
) -> Document:
    """Parse a file. Raises `briefgen.errors.UnreadableError` for what cannot be read."""
    return parse_read(read_file(Path(path), encoding), Options(base_date, year, region), with_text=with_text).document


def parse_read(read: Read, options: Options, *, with_text: bool = False) -> Parsed:
    """Parse what was read, keeping the trace of the rules."""
    return parse(read.text, Origin(read.name, read.sha256, read.encoding, read.media_type), options, with_text=with_text)
