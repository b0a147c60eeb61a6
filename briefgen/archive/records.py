"""Records out of a database: a path in, `Document`s out, in the order of their names. Needs the standard library's `sqlite3` only."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from briefgen.archive.search import connect
from briefgen.errors import UnreadableError
from briefgen.record import Document


def records(path: Path) -> Iterator[Document]:
    """Every record of the database. Raises `UnreadableError` for what is no archive of ours, or a damaged one."""
    connection = connect(path)
    try:
        for (record,) in connection.execute("SELECT record FROM documents ORDER BY name"):
            yield Document.model_validate_json(record)
    except (sqlite3.DatabaseError, ValidationError):
        raise UnreadableError(f"数据库“{path.name}”读不了，可能已损坏，请用 briefgen batch 重新建立。") from None
    finally:
        connection.close()
