"""Files to text. One module a format family; `registry` picks it by the content."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import UnreadableError, readable
from briefgen.files import read_bounded, why
from briefgen.reading import registry
from briefgen.spans import Span, Turn

#: The most that is read of one input; a meeting text is some kilobytes.
MAX_BYTES = 256 * 1024 * 1024
_TOO_LARGE = "请检查是否选错了文件，或先拆成小文件。"


@dataclass(frozen=True, slots=True)
class Read:
    """An input's text and what is known of it; ``record``: the JSON of a record of this text that the file carries; ``markup``: where it has markup and no
    words; ``turns``: who speaks where, if its format says so.
    """

    name: str
    text: str
    sha256: str
    encoding: str
    media_type: str
    record: str | None = None
    markup: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Read:
    """The text of an input's bytes. ``encoding`` holds for text, web pages and RTF; other formats say theirs themselves.

    Raises `UnreadableError` or `UsageError`.
    """
    format_ = registry.recognize(data, name)
    extracted = format_.read(data, encoding)
    return Read(
        name,
        extracted.text,
        hashlib.sha256(data).hexdigest(),
        extracted.encoding,
        format_.media_type,
        extracted.record,
        extracted.markup,
        extracted.turns,
    )


def read_file(path: Path, encoding: str | None = None) -> Read:
    """The text of a file; its name is the path as given, of an absolute one the last part: no record holds a
    machine's folders. Raises `UnreadableError` for what is no readable file, naming what to do.
    """
    return read_bytes(file_bytes(path), readable(path.name if path.is_absolute() else path.as_posix()), encoding)


def file_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """What a file holds. Raises `UnreadableError`, naming what to do.

    Devices and named pipes are not opened: one that nobody writes to waits for ever. Of a file whose size the system does not know (below `/proc`)
    no more than the limit is read.
    """
    name = readable(path.name)
    try:
        if path.is_dir():
            raise UnreadableError(f"“{name or path}”是文件夹，请指定其中的一个文件；要整理整个文件夹，请用 briefgen batch。")
        if path.exists() and not path.is_file():
            raise UnreadableError(f"“{name}”不是普通文件，请先存成文件再处理。")
        data = b""
        if path.stat().st_size <= limit:
            with path.open("rb") as file:
                data = read_bounded(file, limit)
            if len(data) <= limit:
                return data
        raise UnreadableError(f"“{name}”超过 {limit // 1024 // 1024} MB，{_TOO_LARGE}")
    except FileNotFoundError:
        raise UnreadableError(f"找不到文件“{name}”，请检查文件名和所在文件夹。") from None
    except PermissionError:
        raise UnreadableError(f"没有权限读取“{name}”，请检查文件权限。") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"读取“{name}”失败（{why(error)}），请换个位置再试。") from None
