"""Records into a database: `Document`s in, rows out.

sqlite-utils builds tables and rows. What the database holds depends on the documents and their order alone: no clock, no random number.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.archive import schema
from briefgen.archive.grams import grams
from briefgen.archive.rows import Numbers, Row, Rows, document_id, document_row, facts
from briefgen.errors import UsageError
from briefgen.record import Document

try:
    from sqlite_utils import Database
except ImportError:
    raise UsageError("写数据库需要 sqlite-utils，请先 pip install 'briefgen[archive]'。") from None

#: How long to wait for another program that is writing, in seconds.
_PATIENCE = 30.0
#: How long to wait for one that reads, in milliseconds, before its last state is left in the log.
_BRIEFLY = 2000
#: The most rows of one INSERT, less than SQLite's parameters allow for our widest table.
_BATCH = 500


class Archive:
    """An open database, with one writer at a time. Others may read it meanwhile, and see what was last added whole."""

    def __init__(self, path: Path) -> None:
        """Open the database, or make it. Raises `UsageError` for a file that is none of ours, or of a newer version."""
        self._path = path
        self._changed = False
        try:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (sqlite3.Error, ValueError) as error:
            raise UsageError(f"打不开数据库“{path.name}”（{error}），请检查所在文件夹和权限。") from None
        self._db = Database(connection, execute_plugins=False)
        try:
            self._prepare()
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error):
                raise self._refused(error) from None
            raise

    def _prepare(self) -> None:
        """Check what the file is; make the tables in an empty one. Raises `UsageError` and `sqlite3.Error`."""
        db = self._db
        _known(db.conn, self._path)
        db.conn.execute("PRAGMA synchronous = NORMAL")
        db.conn.execute("PRAGMA foreign_keys = ON")
        db.enable_wal()
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            if not _known(db.conn, self._path):
                self._changed = True
                db.executescript(schema.TABLES)
                for name in schema.SEARCHED:
                    db.table(name).enable_fts(["text"], tokenize="trigram", create_triggers=True)
                db.conn.execute(f"PRAGMA application_id = {schema.APPLICATION}")
                db.conn.execute(f"PRAGMA user_version = {schema.VERSION}")
            db.commit()
        except BaseException:
            db.rollback()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or isinstance(error, Exception):
            self.close()
        else:  # whoever presses Ctrl-C does not want to wait for the finish
            self.abandon()

    def abandon(self) -> None:
        """Close it as it is: with all that was added, but not compact."""
        self._db.close()

    def add(self, documents: Sequence[Document]) -> None:
        """Add the documents in one transaction: all of them or, when anything fails, none.

        A document replaces the one with the same source name; one that is there already, unchanged, is left alone. Of several with the
        same name the last counts. Raises `UsageError` where the database cannot be written.
        """
        latest = {document_id(each.source.name): each for each in documents}
        try:
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                self._put(latest)
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise self._refused(error) from None

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a document of this source name is there, made of these bytes."""
        found = self._db.conn.execute("SELECT sha256 FROM documents WHERE id = ?", (document_id(name),)).fetchone()
        return bool(found == (sha256,))

    def _put(self, documents: dict[str, Document]) -> None:
        connection = self._db.conn
        numbers = Numbers({name: _highest(connection, name) for name in schema.FACTS})
        rows: Rows = {name: [] for name in ("documents", *schema.FACTS)}
        known: dict[tuple[str, str | None], int] = {}
        left: set[int] = set()

        def person_id(name: str, roster: str | None) -> int:
            """The person's row: one for a roster id, and for a name without one. The name is the one that was added last."""
            key = ("", roster) if roster is not None else (name, None)
            if key not in known:
                known[key] = _person(connection, name, roster) or numbers.take("people")
                rows["people"].append({"id": known[key], "name": name, "roster": roster})
            return known[key]

        for identifier, document in documents.items():
            record = document.model_dump_json()
            kept = connection.execute("SELECT record FROM documents WHERE id = ?", (identifier,)).fetchone()
            if kept == (record,):
                continue
            self._changed = True
            if kept:
                left |= _remove(connection, identifier)
            rows["documents"].append(document_row(document, record))
            for table, more in facts(document, person_id, numbers).items():
                rows[table] += more
        self._insert(rows)
        connection.executemany(_FORGET_PERSON, [{"person": each} for each in sorted(left)])

    def _insert(self, rows: Rows) -> None:
        db = self._db
        db.table("people").upsert_all(rows["people"], pk="id", batch_size=_BATCH)
        for name in ("documents", *schema.FACTS[1:]):
            db.table(name).insert_all(rows[name], batch_size=_BATCH)
        for kind, name in enumerate(schema.SEARCHED):
            db.conn.executemany("INSERT INTO words (rowid, grams) VALUES (?, ?)", _indexed(rows[name], kind))
        owners = [(row["id"], grams(row["text"])) for row in rows["owners"]]
        db.conn.executemany("INSERT INTO owner_words (rowid, grams) VALUES (?, ?)", owners)

    def close(self) -> None:
        """Close it, after a change in its smallest and fastest form: indexes merged, free pages gone, everything in the one file."""
        try:
            if self._changed:
                for name in schema.SEARCHED:
                    self._db.table(name).optimize()
                self._db.conn.execute("INSERT INTO words (words) VALUES ('optimize')")
                self._db.conn.execute("INSERT INTO owner_words (owner_words) VALUES ('optimize')")
                self._db.vacuum()
                self._db.conn.execute(f"PRAGMA busy_timeout = {_BRIEFLY}")  # whoever still reads will do it when he closes
                self._db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
                self._changed = False
        except sqlite3.DatabaseError as error:
            raise self._refused(error) from None
        finally:
            self._db.close()

    def _refused(self, error: sqlite3.Error) -> UsageError:
        name = self._path.name
        if isinstance(error, sqlite3.OperationalError):
            if "locked" in str(error):
                return UsageError(f"数据库“{name}”正被另一个程序写入，请等它写完再试。")
            return UsageError(f"数据库“{name}”写不了（{error}），请检查磁盘空间和权限。")
        if "malformed" in str(error):
            return UsageError(f"数据库“{name}”已损坏，请换一个文件名重新建立。")
        return _foreign(name)


#: A person whom nothing refers to any more.
_FORGET_PERSON = """
DELETE FROM people WHERE id = :person
    AND NOT EXISTS (SELECT 1 FROM attendances WHERE person = :person)
    AND NOT EXISTS (SELECT 1 FROM speeches WHERE person = :person)
    AND NOT EXISTS (SELECT 1 FROM directives WHERE person = :person)
"""
_PEOPLE_OF = """
SELECT person FROM attendances JOIN briefs ON briefs.id = attendances.brief WHERE document = :document AND person IS NOT NULL
UNION SELECT person FROM speeches JOIN briefs ON briefs.id = speeches.brief WHERE document = :document AND person IS NOT NULL
UNION SELECT person FROM directives JOIN briefs ON briefs.id = directives.brief WHERE document = :document AND person IS NOT NULL
"""
_TEXTS_OF = (
    "SELECT id, text FROM briefs WHERE document = ?",
    "SELECT speeches.id, speeches.text FROM speeches JOIN briefs ON briefs.id = speeches.brief WHERE document = ?",
    "SELECT directives.id, directives.text FROM directives JOIN briefs ON briefs.id = directives.brief WHERE document = ?",
)
_OWNERS_OF = """
SELECT owners.id, owners.text FROM owners
JOIN directives ON directives.id = owners.directive JOIN briefs ON briefs.id = directives.brief WHERE document = ?
"""
_HIGHEST = {
    "people": "SELECT max(id) FROM people",
    "briefs": "SELECT max(id) FROM briefs",
    "attendances": "SELECT max(id) FROM attendances",
    "speeches": "SELECT max(id) FROM speeches",
    "directives": "SELECT max(id) FROM directives",
    "owners": "SELECT max(id) FROM owners",
    "deadlines": "SELECT max(id) FROM deadlines",
    "quantities": "SELECT max(id) FROM quantities",
    "papers": "SELECT max(id) FROM papers",
    "diagnostics": "SELECT max(id) FROM diagnostics",
}


def _known(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a database of ours; False for an empty one. Raises `UsageError` for any other."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == schema.APPLICATION:
        if version > schema.VERSION:
            raise UsageError(f"数据库“{path.name}”是较新版本的 briefgen 建立的，请升级 briefgen，或换一个文件名另建。")
        return True
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise _foreign(path.name)
    return False


def _foreign(name: str) -> UsageError:
    return UsageError(f"“{name}”不是 briefgen 建立的数据库，请换一个文件名。")


def _highest(connection: sqlite3.Connection, table: str) -> int:
    return connection.execute(_HIGHEST[table]).fetchone()[0] or 0


def _person(connection: sqlite3.Connection, name: str, roster: str | None) -> int | None:
    if roster is None:
        found = connection.execute("SELECT id FROM people WHERE name = ? AND roster IS NULL", (name,)).fetchone()
    else:
        found = connection.execute("SELECT id FROM people WHERE roster = ?", (roster,)).fetchone()
    return found[0] if found else None


def _indexed(rows: Iterable[Row], kind: int) -> list[tuple[int, str]]:
    """Rows of ``words``: kind and id in one number, and the text in pairs of characters."""
    return [(row["id"] << 2 | kind, grams(row["text"])) for row in rows]


def _remove(connection: sqlite3.Connection, document: str) -> set[int]:
    """Take a document out with everything that hangs on it; the persons that it named.

    Rows go by cascade, and out of the trigram indexes by triggers. ``words`` and ``owner_words`` hold no text, so they have to be told what they had.
    """
    people = {person for (person,) in connection.execute(_PEOPLE_OF, {"document": document})}
    for kind, texts in enumerate(_TEXTS_OF):
        gone = [(number << 2 | kind, grams(text)) for number, text in connection.execute(texts, (document,))]
        connection.executemany("INSERT INTO words (words, rowid, grams) VALUES ('delete', ?, ?)", gone)
    owners = [(number, grams(text)) for number, text in connection.execute(_OWNERS_OF, (document,))]
    connection.executemany("INSERT INTO owner_words (owner_words, rowid, grams) VALUES ('delete', ?, ?)", owners)
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))
    return people
