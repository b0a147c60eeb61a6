"""What `ledger`, `diff`, `issue` and `stats` take: meeting texts of any readable format, records, databases. In: a path or ``-``. Out: `Document`s."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from briefgen.cli import options, settings, streams
from briefgen.errors import UnreadableError, readable

if TYPE_CHECKING:
    from briefgen.record import Document

_RECORDS = (".json", ".jsonl")
_DATABASE = b"SQLite format 3\x00"


def read(source: str) -> bytes:
    """What the source holds. Raises `UnreadableError`."""
    from briefgen.reading import MAX_BYTES, file_bytes

    return streams.read_standard_input(MAX_BYTES) if source == streams.STANDARD else file_bytes(Path(source))


def documents(source: str, data: bytes, line: dict[str, Any], config: str | None, *, carry: bool = False) -> list["Document"]:
    """The records of a source; a text is parsed with the options of the command line and of `briefgen.toml`, and its record has the text.
    With ``carry`` that of an unchanged page of ours is the one inside.

    Raises `UnreadableError` and `UsageError`.
    """
    if data.startswith(_DATABASE):
        if source == streams.STANDARD:
            raise UnreadableError("数据库不能从标准输入读，请写明文件名。")
        from briefgen.archive.records import records

        return list(records(Path(source)))
    named = PurePath(source).suffix.lower() in _RECORDS
    if named or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        records_of = _records(source, data, named)
        if records_of is not None:
            return records_of
    from briefgen.api import carried, parse_read
    from briefgen.reading import read_bytes

    values = {**settings.load(config, source).parse, **line}
    text = read_bytes(data, name(source), values.pop("encoding", None))
    made = carried(text, with_text=True) if carry else None
    return [made or parse_read(text, options.of_parse(values), with_text=True, explain=False).document]


def each(source: str) -> Iterator["Document"]:
    """The records of a source one after the other, of a database of any size as they are read; a text is parsed by its `briefgen.toml` alone.

    Raises `UnreadableError` and `UsageError`.
    """
    path = Path(source)
    if source != streams.STANDARD and path.is_file() and _begins(path, _DATABASE):
        from briefgen.archive.records import records

        yield from records(path)
    else:
        yield from documents(source, read(source), {}, None)


def _begins(path: Path, with_bytes: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(with_bytes)) == with_bytes
    except OSError:  # whoever reads it whole will say why
        return False


def name(source: str) -> str:
    """How a record names the source: as given, of an absolute path the last part."""
    path = Path(source)
    return source if source == streams.STANDARD else readable(path.name if path.is_absolute() else path.as_posix())


def _records(source: str, data: bytes, named: bool) -> list["Document"] | None:
    """The records of a file. None for one that is no JSON and, not being ``named`` so, need not be."""
    from briefgen.cli.records import load
    from briefgen.text.decode import decode

    try:
        loaded = load(decode(data).text)
    except UnreadableError:
        if named:
            raise
        return None
    if loaded.faults:
        raise UnreadableError(f"“{name(source)}”不是合格的记录：{loaded.faults[0]}")
    return [document for _, document in loaded.documents]
