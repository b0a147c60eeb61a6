"""What a batch has to do and has done: a small SQLite file beside its output. It lets a run be resumed, and keeps the plan out of memory.

``inputs`` is the plan of this run, in order. ``done`` says of every input, of this run and of earlier ones, what became of it and where that is written;
its rows are committed after the output they speak of, so that a run that is killed at any moment repeats at most its last part.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefgen.batch.inputs import Input
from briefgen.batch.job import Status
from briefgen.errors import UsageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS inputs (
    seq INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, output TEXT NOT NULL, written TEXT UNIQUE,
    path BLOB NOT NULL, member INTEGER NOT NULL, task INTEGER NOT NULL, error TEXT
);
CREATE TABLE IF NOT EXISTS done (
    name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL, status TEXT NOT NULL, error TEXT,
    briefs INTEGER NOT NULL, place TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""
#: Raised with the tables; a manifest of another version is made anew, which costs a run and no output.
_VERSION = 1
_PAGE = 512


class Place(NamedTuple):
    """Where a result is written: in a file called ``file`` from byte ``start`` on. An empty ``length`` is no result."""

    file: str
    start: int
    length: int


class Done(NamedTuple):
    """What became of an input. ``status``, ``error`` and ``briefs`` as in `job.Outcome`."""

    name: str
    fingerprint: str
    sha256: str
    status: Status
    error: str | None
    briefs: int
    place: Place


class Entry(NamedTuple):
    """An input of the plan and what became of it, if anything has. ``written``: the path of its output in the output tree."""

    seq: int
    task: int
    given: Input
    written: str | None
    done: Done | None


class Manifest:
    """The manifest at ``path``, held by this process alone. ``fresh``: what earlier runs have done does not count.

    Raises `UsageError` while another run holds it.
    """

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self.path = path
        try:
            self._open(fresh)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._db.close()
            for suffix in ("", "-journal"):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
            self._open(fresh=True)

    def _open(self, fresh: bool) -> None:
        self._db = sqlite3.connect(self.path, isolation_level=None, timeout=0)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._db.close()
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise UsageError("另一个 briefgen batch 正在写这个输出，请等它结束，或换一个输出。") from None
        if fresh or self._db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            for table in ("inputs", "done", "meta"):
                self._db.execute(f"DROP TABLE IF EXISTS {table}")
            self._db.execute(f"PRAGMA user_version = {_VERSION}")
        for statement in _SCHEMA.split(";"):
            self._db.execute(statement)
        self._db.execute("COMMIT")

    def plan(self, found: Iterable[tuple[Input, int, str | None]]) -> int:
        """Take the inputs of a run, each with its task and the path that it will be written to; how many there are.

        Raises `UsageError` where two have one name or one output.
        """
        count = 0
        with self.transaction():
            self._db.execute("DELETE FROM inputs")
            for given, task, written in found:
                values = (count, given.name, given.output, written, os.fsencode(given.path), given.member, task, given.error)
                try:
                    self._db.execute("INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
                    count += 1
                except sqlite3.IntegrityError:
                    self._refuse_double(given, written)
        return count

    def _refuse_double(self, given: Input, written: str | None) -> None:
        """The same file given twice is one input; two files for one place are a mistake."""
        row = self._db.execute("SELECT name, path, member FROM inputs WHERE name = ? OR written = ?", (given.name, written)).fetchone()
        other, path = row[0], os.fsdecode(row[1])
        if row[2] == given.member and (path == given.path or _same(path, given.path)):
            return
        if other == given.name:
            raise UsageError(f"有两个输入都叫“{other}”，请改名或分开处理。")
        raise UsageError(f"“{other}”和“{given.name}”会写成同一个文件“{written}”，请改名，或加 --keep-suffix 保留原扩展名。")

    def entries(self) -> Iterator[Entry]:
        """The plan in order, with what has been done."""
        seq = -1
        while True:
            rows = self._db.execute(
                "SELECT inputs.*, done.* FROM inputs LEFT JOIN done USING (name) WHERE seq > ? ORDER BY seq LIMIT ?", (seq, _PAGE)
            ).fetchall()
            if not rows:
                return
            for seq, name, output, written, path, member, task, error, *done in rows:
                given = Input(name, output, os.fsdecode(path), member, error)
                yield Entry(seq, task, given, written, _done(name, done[1:]) if done[0] is not None else None)

    def record(self, rows: Iterable[Done]) -> None:
        """Say what became of inputs; call it when their output is on disk."""
        with self.transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(row.name, row.fingerprint, row.sha256, row.status, row.error, row.briefs, *row.place) for row in rows],
            )

    def files(self) -> set[str]:
        """The files in which results are written."""
        return {file for (file,) in self._db.execute("SELECT DISTINCT place FROM done WHERE length > 0")}

    def move(self, before: str, after: str) -> None:
        """The file ``before`` is called ``after`` from now on."""
        self._db.execute("UPDATE done SET place = ? WHERE place = ?", (after, before))

    def forget(self, file: str) -> None:
        """What was written in ``file`` is gone."""
        self._db.execute("DELETE FROM done WHERE place = ?", (file,))

    def forget_others(self) -> None:
        """Of inputs that are not in the plan, nothing is kept."""
        self._db.execute("DELETE FROM done WHERE name NOT IN (SELECT name FROM inputs)")

    def replace(self, name: str, place: Place) -> None:
        """A result has been copied to another place."""
        self._db.execute("UPDATE done SET place = ?, start = ?, length = ? WHERE name = ?", (*place, name))

    def get(self, key: str) -> int | None:
        """A number that was kept."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else int(row[0])

    def set(self, key: str, value: int) -> None:
        """Keep a number."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block's changes, or none."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # a full disk rolls back by itself
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _done(name: str, values: list[str | int | None]) -> Done:
    fingerprint, sha256, status, error, briefs, file, start, length = values
    return Done(name, fingerprint, sha256, status, error, briefs, Place(file, start, length))  # type: ignore[arg-type]


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False
