"""Where a batch writes: a tree of files, one file of lines, or a database. In: outcomes, in order. Out: `Place`s, once they are safe.

Whatever has its final name is whole. A sink is told what the manifest holds at the start (`begin`), writes part by part (`commit`), and ends (`finish`).
"""

import contextlib
import csv
import errno
import io
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Protocol

from briefgen.batch import inputs
from briefgen.batch.job import Outcome
from briefgen.batch.manifest import Done, Entry, Manifest, Place
from briefgen.errors import UsageError
from briefgen.files import is_temporary, make_folder, unwritable, write_whole
from briefgen.record import Document
from briefgen.rendering.escape import field, visible

#: The report of a tree, beside the outputs: a row for every input.
REPORT = "briefgen-report.csv"
NOWHERE = Place("", 0, 0)
#: What is wrong with one file's name or place, and no reason to stop.
_OF_THE_FILE = frozenset([errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ENOTDIR, errno.EISDIR, errno.ENOENT, errno.EEXIST, errno.EXDEV])


class Sink(Protocol):
    """An output. ``format`` names the one of `rendering.registry` that it takes, None for any."""

    format: str | None
    #: Files and folders of this output, which are no inputs.
    own: tuple[Path, ...]

    def written(self, given: inputs.Input, suffix: str) -> str | None:
        """The path that an input's output will have, None where it has none of its own."""

    def begin(self, manifest: Manifest) -> None:
        """Put in order what an earlier run left."""

    def holds(self, entry: Entry) -> bool:
        """Whether the result of an earlier run is still there."""

    def commit(self, results: Sequence[tuple[Entry, Outcome]]) -> list[Place]:
        """Write results; when this returns they are safe. Raises `UsageError`."""

    def finish(self, manifest: Manifest) -> None:
        """Write what is made of everything. Raises `UsageError`."""

    def close(self) -> None:
        """Let go of what is open; called after `finish`, or in its place when the run was cut short."""


class FileFailedError(Exception):
    """One file cannot be written; ``str()`` is the sentence for the user."""


class Tree:
    """A folder, or an fsspec URL of one, in which every input has a file of its own."""

    format: str | None = None

    def __init__(self, target: str, *, keep_suffix: bool) -> None:
        self._target = target
        self._keep_suffix = keep_suffix
        self._system: Any = None
        self._root = target
        if inputs.is_url(target):
            self._system, self._root = inputs.url(target)
        self.own: tuple[Path, ...] = () if self._system else (Path(target),)
        self._made: set[Path] = set()

    def written(self, given: inputs.Input, suffix: str) -> str | None:
        """``2019/会议.docx`` as ``2019/会议.md``, with ``keep_suffix`` as ``2019/会议.docx.md``."""
        path = PurePosixPath(given.output)
        return f"{path}{suffix}" if self._keep_suffix else str(path.with_suffix(suffix)) if path.suffix else f"{path}{suffix}"

    def begin(self, manifest: Manifest) -> None:  # noqa: ARG002
        """Remove the temporary files of runs that were killed."""
        if self._system is None:
            for folder, _, names in os.walk(self._root):
                for name in names:
                    if is_temporary(name):
                        Path(folder, name).unlink(missing_ok=True)

    def holds(self, entry: Entry) -> bool:
        """By its size: of a file that a power cut emptied nothing is left."""
        done = entry.done
        if done is None or not done.place.length or entry.written != done.place.file:
            return done is not None and not done.place.length
        try:
            if self._system is not None:
                return bool(self._system.size(f"{self._root}/{entry.written}") == done.place.length)
            return Path(self._root, done.place.file).stat().st_size == done.place.length
        except (OSError, ValueError):
            return False

    def commit(self, results: Sequence[tuple[Entry, Outcome]]) -> list[Place]:
        """Write each file; of an input that came to nothing, remove what an earlier run wrote."""
        places = []
        for entry, outcome in results:
            assert entry.written is not None
            if outcome.data:
                self._write(entry.written, outcome.data)
                places.append(Place(entry.written, 0, len(outcome.data)))
            else:
                self._remove(entry.written)
                places.append(NOWHERE)
        return places

    def _write(self, name: str, data: bytes) -> None:
        if self._system is not None:
            _put(self._system, f"{self._root}/{name}", lambda path: self._system.pipe_file(path, data))
            return
        path = Path(self._root, name)
        try:
            if path.parent not in self._made:
                make_folder(Path(self._root), path.parent)
                self._made.add(path.parent)
            write_whole(path, lambda file: file.write(data), durable=False)
        except (OSError, ValueError) as error:
            if isinstance(error, ValueError) or error.errno in _OF_THE_FILE:
                raise FileFailedError(str(unwritable(name, error))) from None
            raise unwritable(str(path), error) from None

    def _remove(self, name: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            if self._system is not None:
                self._system.rm_file(f"{self._root}/{name}")
            else:
                path = Path(self._root, name)
                if path.exists():
                    make_folder(Path(self._root), path.parent)
                    path.unlink()

    def finish(self, manifest: Manifest) -> None:
        """The report: every input with its status, why it failed, how many meetings it has, and its output."""

        def fill(file: BinaryIO) -> None:
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
            writer = csv.writer(text)
            writer.writerow(["文件", "状态", "原因", "会议数", "输出"])
            for entry in manifest.entries():
                done = entry.done
                if done is not None:
                    row = [entry.given.name, done.status, done.error or "", done.briefs, done.place.file]
                    writer.writerow([visible(field(str(cell))) for cell in row])
            text.flush()
            text.detach()

        if self._system is not None:
            buffer = io.BytesIO()
            fill(buffer)
            self._write(REPORT, buffer.getvalue())
            return
        try:
            Path(self._root).mkdir(parents=True, exist_ok=True)
            write_whole(Path(self._root, REPORT), fill)
        except OSError as error:
            raise unwritable(REPORT, error) from None

    def close(self) -> None:
        """Nothing is open."""


class Lines:
    """One JSONL file, or an fsspec URL of one. Parts are written as they come; in the end they become the file, in the order of the plan."""

    format: str | None = "jsonl"

    def __init__(self, target: str, parts: Path) -> None:
        self._target = target
        self._system: Any = None
        self._path = os.path.realpath(target)
        if inputs.is_url(target):
            self._system, self._path = inputs.url(target)
        self._parts = parts
        self._number = 0
        self.own: tuple[Path, ...] = (parts,) if self._system else (parts, Path(target))

    #: The place of lines that are in the output itself.
    _FINAL = "final"
    _SIZE = "size of the output"

    def written(self, given: inputs.Input, suffix: str) -> str | None:  # noqa: ARG002
        """A line has no path of its own."""
        return None

    def begin(self, manifest: Manifest) -> None:
        """Take the lines of an earlier run's output as a part, without copying where the disk can; drop parts that nothing speaks of."""
        self._parts.mkdir(parents=True, exist_ok=True)
        present = {path.name: path for path in self._parts.iterdir()}
        for file in manifest.files() - {self._FINAL}:
            if file not in present:
                manifest.forget(file)
        kept = manifest.files()
        self._number = max((int(name) for name in present if name.isdigit()), default=0)
        if self._FINAL in kept:
            self._number += 1
            part = self._parts / f"{self._number:06}"
            if self._take(part, manifest.get(self._SIZE)):
                manifest.move(self._FINAL, part.name)
            else:
                manifest.forget(self._FINAL)
        kept = manifest.files()
        for name, path in present.items():
            if name not in kept:
                path.unlink()

    def _take(self, part: Path, size: int | None) -> bool:
        """The output as it is now under another name, if it is what the earlier run wrote."""
        try:
            if self._system is not None:
                self._system.get_file(self._path, str(part))
            else:
                try:
                    os.link(self._path, part)
                except OSError:  # a disk without hard links
                    shutil.copyfile(self._path, part)
            return part.stat().st_size == size
        except (OSError, ValueError):
            return False

    def holds(self, entry: Entry) -> bool:
        """Its part is there: `begin` has looked."""
        return entry.done is not None and entry.done.place.length > 0

    def commit(self, results: Sequence[tuple[Entry, Outcome]]) -> list[Place]:
        """Write a part."""
        name = f"{self._number + 1:06}"
        places, at = [], 0
        for _, outcome in results:
            places.append(Place(name, at, len(outcome.data)))
            at += len(outcome.data)
        try:
            write_whole(self._parts / name, lambda file: file.writelines(outcome.data for _, outcome in results))
        except OSError as error:
            raise unwritable(self._target, error) from None
        self._number += 1
        return places

    def finish(self, manifest: Manifest) -> None:
        """Put the lines together in order, name the file, and only then let the parts go."""
        whole = self._parts / "output"  # on the same disk, and swept away with the parts

        def fill(file: BinaryIO) -> None:
            size = 0
            name, part = "", None
            with contextlib.ExitStack() as stack:
                for entry in manifest.entries():
                    if entry.done is None:  # the run has been cut short by its caller
                        continue
                    place = entry.done.place
                    if part is None or name != place.file:
                        stack.close()
                        name, part = place.file, stack.enter_context((self._parts / place.file).open("rb"))
                    part.seek(place.start)
                    file.write(part.read(place.length))
                    manifest.replace(entry.given.name, Place(self._FINAL, size, place.length))
                    size += place.length
            manifest.set(self._SIZE, size)

        with manifest.transaction():  # which ends when the output has its name
            try:
                write_whole(whole, fill)
                if self._system is not None:
                    _put(self._system, self._path, lambda path: self._system.put_file(str(whole), path))
                    whole.unlink()
                else:
                    whole.replace(self._path)
            except OSError as error:
                raise unwritable(self._target, error) from None
            manifest.forget_others()
        for path in self._parts.iterdir():
            path.unlink()
        self._parts.rmdir()

    def close(self) -> None:
        """Nothing is open."""


class Database:
    """A database of `briefgen.archive`: a document for every input, replaced when its input is read again. Others may read it meanwhile."""

    format: str | None = "jsonl"

    def __init__(self, target: str) -> None:
        from briefgen.archive.store import Archive  # or the sentence that sqlite-utils is missing, before any work

        self._open = Archive
        self._archive: Archive | None = None
        self._path = Path(target)
        self.own: tuple[Path, ...] = tuple(Path(f"{target}{suffix}") for suffix in ("", "-wal", "-shm", "-journal"))

    def written(self, given: inputs.Input, suffix: str) -> str | None:  # noqa: ARG002
        """A row has no path of its own."""
        return None

    def begin(self, manifest: Manifest) -> None:  # noqa: ARG002
        """Open the database, or make it. Raises `UsageError` for a file that is none of ours."""
        self._archive = self._open(self._path)

    def holds(self, entry: Entry) -> bool:
        """By the name and the hash of the bytes."""
        return self._archive is not None and entry.done is not None and self._archive.holds(entry.given.name, entry.done.sha256)

    def commit(self, results: Sequence[tuple[Entry, Outcome]]) -> list[Place]:
        """Add the documents, in one transaction."""
        assert self._archive is not None
        self._archive.add([Document.model_validate_json(outcome.data) for _, outcome in results])
        return [NOWHERE for _ in results]

    def finish(self, manifest: Manifest) -> None:  # noqa: ARG002
        """Leave the database in its smallest form."""
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    def close(self) -> None:
        """Leave it as it is: whole, but not compact."""
        if self._archive is not None:
            self._archive.abandon()
            self._archive = None


class Stream:
    """Standard output: lines as they come. Nothing of it can be taken up again."""

    format: str | None = "jsonl"
    own: tuple[Path, ...] = ()

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def written(self, given: inputs.Input, suffix: str) -> str | None:  # noqa: ARG002
        """A line has no path of its own."""
        return None

    def begin(self, manifest: Manifest) -> None:
        """Nothing to do."""

    def holds(self, entry: Entry) -> bool:  # noqa: ARG002
        """What has been written is gone."""
        return False

    def commit(self, results: Sequence[tuple[Entry, Outcome]]) -> list[Place]:
        """Write lines."""
        self._write(b"".join(outcome.data for _, outcome in results))
        return [NOWHERE for _ in results]

    def finish(self, manifest: Manifest) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing is open."""


def _put(system: Any, path: str, write: Callable[[str], object]) -> None:
    """Write a file of an fsspec file system under a temporary name, then rename."""
    parent, _, name = path.rpartition("/")
    temporary = f"{parent}/.{name}.briefgen.tmp"
    try:
        system.makedirs(parent, exist_ok=True)
        write(temporary)
        system.mv(temporary, path)
    except Exception as error:  # each file system has errors of its own
        raise UsageError(f"无法写入“{path}”（{type(error).__name__}），请检查地址和权限。") from None


def done(entry: Entry, outcome: Outcome, place: Place, fingerprint: str) -> Done:
    """What the manifest keeps of a result."""
    return Done(entry.given.name, fingerprint, outcome.sha256, outcome.status, outcome.error, outcome.briefs, place)
