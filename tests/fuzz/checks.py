"""What targets hold their results to. In: a call. Out: its value, None where it refused as it should; `AssertionError` for anything odd."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from briefgen.errors import BriefgenError
from briefgen.reading.extracted import Extracted
from briefgen.record import Document
from briefgen.rendering.escape import terminal
from briefgen.rendering.registry import FORMATS
from tests.property.invariants import breaches

_T = TypeVar("_T")
#: A sentence for a person is not longer, whatever it quotes.
LONGEST = 300


def refusing(call: Callable[[], _T]) -> _T | None:
    """What ``call`` gives, None where it raises the exceptions that it may raise, each one sentence for a person."""
    try:
        return call()
    except BriefgenError as error:
        sentence = str(error)
        assert sentence.endswith("。"), f"no sentence: {sentence[:LONGEST]!r}"
        assert len(sentence) <= LONGEST, f"a sentence of {len(sentence)} characters: {sentence[:LONGEST]!r}"
        assert not set(terminal(sentence)) & set("\x1b\n\r\u202e"), f"controls left: {sentence!r}"
        return None


def extracted(read: Callable[[], Extracted]) -> None:
    """A reader's text can be written as UTF-8, and holds no zero bytes."""
    found = refusing(read)
    if found is not None:
        found.text.encode()
        assert "\x00" not in found.text
        assert found.encoding


def document(made: Document, text: str, *, of_file: bool = False) -> None:
    """A record breaks no invariant of `docs/record.md`, and every format writes it. ``of_file``: `sha256` and the encoding are those of a file's bytes."""
    from briefgen.cli.invariants import check
    from briefgen.rendering.options import RenderOptions

    found = breaches(made, text)
    assert [each for each in found if not (of_file and each.startswith("source is "))] == []
    assert check(made) == []
    for each in FORMATS.values():
        each.render(made, RenderOptions())


@contextmanager
def file(data: bytes, suffix: str) -> Iterator[Path]:
    """A file with these bytes, for readers that want a path."""
    global _folder
    _folder = _folder or tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    path = Path(_folder.name) / f"input{suffix}"
    path.write_bytes(data)
    yield path


_folder: tempfile.TemporaryDirectory[str] | None = None
