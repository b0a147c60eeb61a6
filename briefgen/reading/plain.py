"""Plain text and Markdown: bytes to text. Markdown is read as it is written."""

from briefgen.reading.extracted import Extracted
from briefgen.text.decode import decode


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file. Raises `UnreadableError` or `UsageError`."""
    return Extracted(*decode(data, encoding))
