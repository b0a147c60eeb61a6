"""briefgen: Chinese meeting texts to structured records and standard 简报.

>>> import briefgen
>>> document = briefgen.parse_text("8月1日上午，文登召开社区建设推进会议，区委书记张立主持会议。")
>>> document.briefs[0].date.edtf
'XXXX-08-01'
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.api import Options, parse_file, parse_text, read_record
    from briefgen.errors import BriefgenError, NameRemainsError, StoppedError, UnreadableError, UsageError
    from briefgen.lexicon.caller import RosterEntry, Word
    from briefgen.reading.lexicon import read_lexicon
    from briefgen.reading.roster import read_roster
    from briefgen.record import Document
    from briefgen.rendering.options import RenderOptions

__version__ = "0.1.0"
__all__ = [
    "BriefgenError",
    "Document",
    "NameRemainsError",
    "Options",
    "RenderOptions",
    "RosterEntry",
    "StoppedError",
    "UnreadableError",
    "UsageError",
    "Word",
    "__version__",
    "parse_file",
    "parse_text",
    "read_lexicon",
    "read_record",
    "read_roster",
]

#: Where what is offered is found; the rest in `api`, which loads the parser.
_ELSEWHERE = {
    "Document": "record",
    "RenderOptions": "rendering.options",
    **dict.fromkeys(("BriefgenError", "NameRemainsError", "StoppedError", "UnreadableError", "UsageError"), "errors"),
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for, so that `briefgen --help` need not."""
    if name not in __all__ or name.startswith("_"):
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    globals()[name] = found = getattr(importlib.import_module(f"briefgen.{_ELSEWHERE.get(name, 'api')}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
