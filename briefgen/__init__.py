"""briefgen: Chinese meeting texts to structured records and standard 简报.

>>> import briefgen
>>> document = briefgen.parse_text("8月1日上午，文登召开社区建设推进会议，区委书记张立主持会议。")
>>> document.briefs[0].date.edtf
'XXXX-08-01'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.api import parse_file, parse_text
    from briefgen.reading.lexicon import read_lexicon
    from briefgen.reading.roster import read_roster
    from briefgen.record import Document

__version__ = "0.1.0"
__all__ = ["Document", "__version__", "parse_file", "parse_text", "read_lexicon", "read_roster"]


def __getattr__(name: str) -> Any:
    """Load the parser when it is asked for, so that `briefgen --help` need not."""
    if name == "Document":
        from briefgen.record import Document

        globals()[name] = Document
        return Document
    if name in __all__ and not name.startswith("_"):
        from briefgen import api

        globals()[name] = found = getattr(api, name)
        return found
    raise AttributeError(name)
