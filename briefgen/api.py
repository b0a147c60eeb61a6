"""The library's entry points: a text or a file in, a `Document` out."""

import datetime
import functools
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from briefgen import memory
from briefgen.errors import UnreadableError, UsageError, quoted
from briefgen.lexicon.caller import MAX_WORD, NOTHING, Knowledge, RosterEntry, Word
from briefgen.parsing.options import Options
from briefgen.parsing.pipeline import Origin, Parsed, parse
from briefgen.reading import Read, read_file
from briefgen.reading.lexicon import read_lexicon
from briefgen.reading.roster import read_roster
from briefgen.record import Document

_SURROGATE = re.compile("[\ud800-\udfff]")


#: A roster or lexicon: its file, or what `read_roster` or `read_lexicon` made of it, to parse many texts with.
RosterSource = str | os.PathLike[str] | Sequence[RosterEntry]
LexiconSource = str | os.PathLike[str] | Sequence[Word]


def parse_text(
    text: str,
    name: str = "-",
    *,
    base_date: datetime.date | None = None,
    year: int | None = None,
    region: str | None = None,
    roster: RosterSource | None = None,
    lexicon: LexiconSource | None = None,
    with_text: bool = False,
) -> Document:
    """Parse a text. Any string parses: no meeting found is an empty list of briefs and a diagnostic.

    Lone surrogates, which no file can hold, become U+FFFD and are reported. Raises `briefgen.errors.UsageError` for an unknown
    region, a roster or a lexicon that cannot be used.
    """
    text = _SURROGATE.sub("\ufffd", text)
    read = Read(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", "text/plain")
    return _parsed(read, Options(base_date, year, region, knowledge(roster, lexicon)), with_text=with_text, explain=False).document


def parse_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    base_date: datetime.date | None = None,
    year: int | None = None,
    region: str | None = None,
    roster: RosterSource | None = None,
    lexicon: LexiconSource | None = None,
    with_text: bool = False,
    from_text: bool = False,
) -> Document:
    """Parse a file. Raises `briefgen.errors.UnreadableError` for what cannot be read, otherwise as `parse_text`.

    Of a Word file that carries the record of its text the record is taken; ``from_text``: parse what it shows all the same.
    """
    options = Options(base_date, year, region, knowledge(roster, lexicon))
    read = read_file(Path(path), encoding)
    return (not from_text and carried(read, with_text=with_text)) or parse_read(read, options, with_text=with_text, explain=False).document


def carried(read: Read, *, with_text: bool = False) -> Document | None:
    """The record that a file of ours carries: that of the source it was made from, to which its spans still point.

    None where there is none, or where it is not of a kind that this version knows. The source's text goes along only ``with_text``,
    and only if the record has it.
    """
    if read.record is None:
        return None
    try:
        document = Document.model_validate_json(read.record, strict=True)
    except ValueError:
        return None
    if document.status == "failed":
        return None
    return document if with_text else document.model_copy(update={"source": document.source.model_copy(update={"text": None})})


def knowledge(roster: RosterSource | None, lexicon: LexiconSource | None) -> Knowledge:
    """What the caller knows, with the files read. Raises `UsageError`."""
    if roster is None and lexicon is None:
        return NOTHING
    people = read_roster(Path(roster)) if isinstance(roster, str | os.PathLike) else tuple(roster or ())
    words = read_lexicon(Path(lexicon)) if isinstance(lexicon, str | os.PathLike) else tuple(lexicon or ())
    if long := next((each.word for each in words if not 0 < len(each.word) <= MAX_WORD), None):
        raise UsageError(f"词典里的“{quoted(long)}”超过 {MAX_WORD} 个字，请改短。")
    return _kept(words, people)


#: Compiling what is made of a lexicon takes longer than a short text, so that equal words and people share it.
_kept = functools.lru_cache(maxsize=4)(Knowledge)


def parse_read(read: Read, options: Options, *, with_text: bool = False, explain: bool = True) -> Parsed:
    """Parse what was read; ``explain``: keep the trace of the rules. Raises `UnreadableError` for what is known to be no meeting text."""
    if not read.text.strip():
        raise UnreadableError("这是空文件，里面没有文字，请确认会议文字已经保存，或检查是否选错了文件。")
    if is_record(read.text):
        raise UnreadableError("这是 briefgen 写的记录（JSON），不是会议文本，请用 briefgen render 把它写成简报。")
    if read.text.startswith("BEGIN:VCALENDAR"):
        raise UnreadableError("这是日历文件，不是会议文本，请检查是否选错了文件。")
    return _parsed(read, options, with_text=with_text, explain=explain)


def is_record(text: str) -> bool:
    """Whether a text is the JSON of a record, or of several."""
    return text[:200].lstrip().startswith("{") and '"schema_version"' in text


def _parsed(read: Read, options: Options, *, with_text: bool, explain: bool) -> Parsed:
    memory.require(read.text)
    origin = Origin(read.name, read.sha256, read.encoding, read.media_type)
    return parse(read.text, origin, options, with_text=with_text, explain=explain)
