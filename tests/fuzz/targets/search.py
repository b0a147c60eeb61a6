"""Questions to an archive: lines of words, of which the second is a person, the third an owner. Nothing typed is more than text."""

import atexit
import shutil
import tempfile
from pathlib import Path

from briefgen.archive.search import Query, asks_nothing, find
from briefgen.archive.store import Archive
from briefgen.cli import hits
from tests.archive.cases import documents
from tests.fuzz import checks

TOKENS = (
    '"', "'", "''", "*", "防汛", "AND", "OR", "NOT", "NEAR(", ")", "(", "-", "+", "^", "{", "}", ":", "text:", "text MATCH ", "; DROP TABLE documents; --", "/*", "*/", "%", "_", "\\", "?1", ":a", "@a", "$a", "\x00", "\n", " ", "\u200b", "\ufeff",
    "费明", "县水利局", "ＡＢ", "ﬁ", "é", "e\u0301", "𬱖", "㎡",
)  # fmt: skip
_folder = Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
_path = _folder / "档案.db"
with Archive(_path) as _archive:
    _archive.add(documents())
_bytes = _path.read_bytes()


def one(data: bytes) -> None:
    """Whatever is typed is looked for, and the database stays as it is."""
    words, person, owner, *_ = [*data.decode("utf-8", "replace").split("\n"), "", "", ""]
    for query in (Query(tuple(words.split(" "))), Query((words,), kind="brief"), Query((), person or None, None, owner or None)):
        if asks_nothing(query):
            continue
        found = checks.refusing(lambda query=query: find(_path, query))  # type: ignore[misc]
        for form in hits.FORMATS.values():
            form(found.hits if found else []).encode()
        hits.as_table(found.hits if found else [], 80).encode()
    assert _path.read_bytes() == _bytes
