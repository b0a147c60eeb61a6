"""Plain text: bytes to text."""

from briefgen.reading.extracted import Extracted
from briefgen.text.decode import decode


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file. Raises `UnreadableError` or `UsageError`."""
    return Extracted(*decode(data, encoding))
