"""Whisper's table of segments (.tsv) to text: `start⇥end⇥text`, in milliseconds, nobody named."""

from briefgen.reading.cues import Cue, joined
from briefgen.reading.extracted import Extracted
from briefgen.text.decode import decode


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file with its turns. A row that is no segment is a row of text. Raises `UnreadableError` or `UsageError`."""
    decoded = decode(data, encoding)
    cues = []
    for line in decoded.text.splitlines()[1:]:
        start, _, rest = line.partition("\t")
        end, _, text = rest.partition("\t")
        timed = text and _is_number(start) and _is_number(end)
        cues.append(Cue("", text, int(start) / 1000, int(end) / 1000) if timed else Cue("", line))
    text, turns = joined(cues)
    return Extracted(text, decoded.encoding, turns=turns)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12
