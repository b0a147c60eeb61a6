"""The library's entry points: a text or a file in, a `Document` out."""

import dataclasses
import datetime
import functools
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen import memory
from briefgen.errors import UnreadableError, UsageError, quoted
from briefgen.lexicon.caller import MAX_WORD, NOTHING, Knowledge, RosterEntry, Word
from briefgen.parsing.options import Options as ParserOptions
from briefgen.parsing.pipeline import Origin, Parsed, parse
from briefgen.reading import Read, read_file
from briefgen.reading.lexicon import read_lexicon
from briefgen.reading.roster import read_roster
from briefgen.record import Document

_SURROGATE = re.compile("[\ud800-\udfff]")

#: A roster or lexicon: its file, or what `read_roster` or `read_lexicon` made of it, to parse many texts with.
RosterSource = str | os.PathLike[str] | Sequence[RosterEntry]
LexiconSource = str | os.PathLike[str] | Sequence[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `parse_text` and `parse_file` are told, in one value for many calls; a keyword given beside it goes before.

    ``base_date``: the meetings were held on this day or before; completes years and months. ``year``: the year of dates that name none.
    ``region``: the division that 我市, 全县 mean, its name or code. ``roster`` and ``lexicon``: a file, or what `read_roster` and
    `read_lexicon` return. ``with_text``: the record holds the source. Of files only: ``encoding``, else it is recognized; ``from_text``:
    a Word file that carries a record is parsed all the same. A value of another type is a `TypeError`.

    >>> import briefgen
    >>> options = briefgen.Options(year=2023, region="雅安市")
    >>> document = briefgen.parse_text("3月6日，我市召开例会，市长石磊主持。", options=options)
    >>> document.briefs[0].date.start
    '2023-03-06'
    >>> briefgen.parse_text("3月6日，我市召开例会，市长石磊主持。", options=options, year=2022).briefs[0].date.start
    '2022-03-06'
    """

    base_date: datetime.date | None = None
    year: int | None = None
    region: str | None = None
    roster: RosterSource | None = None
    lexicon: LexiconSource | None = None
    with_text: bool = False
    encoding: str | None = None
    from_text: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.base_date, datetime.datetime):
            raise TypeError("参数 base_date 应为 datetime.date，收到的是 datetime；请用它的 .date()。")
        _require("base_date", self.base_date, datetime.date, "datetime.date，例如 datetime.date(2023, 9, 1)")
        if isinstance(self.year, bool):
            raise _wrong("year", "int，例如 2023", self.year)
        _require("year", self.year, int, "int，例如 2023")
        if self.year is not None and not 1000 <= self.year <= 9999:
            raise ValueError(f"参数 year 应为四位数的年份，例如 2023，收到的是 {self.year}。")
        for name in ("region", "encoding"):
            _require(name, getattr(self, name), str, "str")
        for name in ("with_text", "from_text"):
            if not isinstance(getattr(self, name), bool):
                raise _wrong(name, "bool", getattr(self, name))
        _require_list("roster", self.roster, RosterEntry)
        _require_list("lexicon", self.lexicon, Word)

    def _for_parser(self) -> ParserOptions:
        """What the parser gets: roster and lexicon are read. Raises `UsageError`."""
        return ParserOptions(self.base_date, self.year, self.region, knowledge(self.roster, self.lexicon))


def _wrong(name: str, expected: str, value: object) -> TypeError:
    between = " " if expected[0].isascii() else ""
    return TypeError(f"参数 {name} 应为{between}{expected}，收到的是 {type(value).__name__}。")


def _require(name: str, value: object, kind: type, expected: str) -> None:
    if value is not None and not isinstance(value, kind):
        raise _wrong(name, expected, value)


def _require_list(name: str, value: object, kind: type) -> None:
    """A path, or a list of what `read_roster` or `read_lexicon` gives."""
    if value is None or isinstance(value, str | os.PathLike):
        return
    if not isinstance(value, Sequence) or isinstance(value, bytes | bytearray):
        raise _wrong(name, f"路径，或 briefgen.read_{name} 的结果", value)
    if strange := next((each for each in value if not isinstance(each, kind)), None):
        raise _wrong(name, f"briefgen.{kind.__name__} 的列表", [strange])


def _told(options: Options | None, given: dict[str, Any]) -> Options:
    """The options of a call: keywords that are given go before."""
    _require("options", options, Options, "briefgen.Options")
    return dataclasses.replace(options or Options(), **{name: value for name, value in given.items() if value is not None})


def parse_text(
    text: str,
    name: str = "-",
    *,
    options: Options | None = None,
    base_date: datetime.date | None = None,
    year: int | None = None,
    region: str | None = None,
    roster: RosterSource | None = None,
    lexicon: LexiconSource | None = None,
    with_text: bool | None = None,
) -> Document:
    """Parse a text; the keywords are those of `Options`. Any string parses: no meeting found is an empty list of briefs and a diagnostic.

    Lone surrogates, which no file can hold, become U+FFFD and are reported. Raises `UsageError` for an unknown region, a roster or a
    lexicon that cannot be used, and `TypeError` for what is no text.

    >>> import briefgen
    >>> document = briefgen.parse_text("8月1日，某县召开防汛会议，县长石磊主持。", year=2023)
    >>> [(brief.date.start, brief.chairs[0].name) for brief in document.briefs]
    [('2023-08-01', '石磊')]
    """
    if isinstance(text, bytes | bytearray):
        raise TypeError("参数 text 应为 str，收到的是 bytes；请先解码，例如 data.decode('utf-8')，或把文件的路径交给 briefgen.parse_file。")
    if not isinstance(text, str):
        raise _wrong("text", "str", text)
    if not isinstance(name, str):
        raise _wrong("name", "str", name)
    given = {"base_date": base_date, "year": year, "region": region, "roster": roster, "lexicon": lexicon, "with_text": with_text}
    told = _told(options, given)
    text = _SURROGATE.sub("\ufffd", text)
    read = Read(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", "text/plain")
    return _parsed(read, told._for_parser(), with_text=told.with_text, explain=False).document


def parse_file(
    path: str | os.PathLike[str],
    *,
    options: Options | None = None,
    encoding: str | None = None,
    base_date: datetime.date | None = None,
    year: int | None = None,
    region: str | None = None,
    roster: RosterSource | None = None,
    lexicon: LexiconSource | None = None,
    with_text: bool | None = None,
    from_text: bool | None = None,
) -> Document:
    """Parse a file of any format that is read; the keywords are those of `Options`. Raises `UnreadableError` for what cannot be read,
    otherwise as `parse_text`.

    Of a Word file that carries the record of its text the record is taken; ``from_text``: parse what it shows all the same.

    >>> import briefgen
    >>> document = briefgen.parse_file("samples/three-meetings.txt", year=2023)
    >>> [brief.date.start for brief in document.briefs]
    ['2023-08-01', '2023-08-09', '2023-08-17']
    """
    given = {"encoding": encoding, "base_date": base_date, "year": year, "region": region, "roster": roster, "lexicon": lexicon}
    told = _told(options, {**given, "with_text": with_text, "from_text": from_text})
    read = read_file(_path(path), told.encoding)
    known = told._for_parser()
    return (not told.from_text and carried(read, with_text=told.with_text)) or parse_read(
        read, known, with_text=told.with_text, explain=False
    ).document


def read_record(path: str | os.PathLike[str]) -> Document:
    """A record that `briefgen parse -f json`, the review page or `model_dump_json` has written, or that one of our Word files carries.
    Raises `UnreadableError` for what is none.

    >>> import briefgen, pathlib
    >>> document = briefgen.parse_text("3月6日，某局召开例会，局长石磊主持。")
    >>> _ = pathlib.Path("例会.json").write_text(document.model_dump_json(), encoding="utf-8")
    >>> briefgen.read_record("例会.json") == document
    True
    """
    read = read_file(_path(path))
    if inside := carried(read, with_text=True):
        return inside
    if not is_record(read.text):
        raise UnreadableError(f"“{read.name}”不是 briefgen 的记录（JSON），会议文本请用 briefgen.parse_file 处理。")
    if len(read.text.strip().split("\n{")) > 1:
        raise UnreadableError(f"“{read.name}”里有几份记录，请逐行用 briefgen.Document.model_validate_json 读。")
    try:
        return Document.model_validate_json(read.text, strict=True)
    except ValueError:
        raise UnreadableError(f"“{read.name}”不是一份合格的记录，请用 briefgen validate 检查哪里不对。") from None


def _path(path: object) -> Path:
    if not isinstance(path, str | os.PathLike):
        raise _wrong("path", "路径（str 或 os.PathLike）", path)
    return Path(path)


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


def parse_read(read: Read, options: ParserOptions, *, with_text: bool = False, explain: bool = True) -> Parsed:
    """Parse what was read; ``explain``: keep the trace of the rules. Raises `UnreadableError` for what is known to be no meeting text."""
    if not read.text.strip():
        raise UnreadableError("这是空文件，里面没有文字，请确认会议文字已经保存，或检查是否选错了文件。")
    if is_record(read.text):
        raise UnreadableError(
            "这是 briefgen 写的记录（JSON），不是会议文本，请用 briefgen render 把它写成简报，在 Python 里用 briefgen.read_record 读。"
        )
    if read.text.startswith("BEGIN:VCALENDAR"):
        raise UnreadableError("这是日历文件，不是会议文本，请检查是否选错了文件。")
    return _parsed(read, options, with_text=with_text, explain=explain)


def is_record(text: str) -> bool:
    """Whether a text is the JSON of a record, or of several."""
    return text[:200].lstrip().startswith("{") and '"schema_version"' in text


def _parsed(read: Read, options: ParserOptions, *, with_text: bool, explain: bool) -> Parsed:
    memory.require(read.text)
    origin = Origin(read.name, read.sha256, read.encoding, read.media_type, read.markup)
    return parse(read.text, origin, options, with_text=with_text, explain=explain, turns=read.turns)
