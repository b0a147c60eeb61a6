"""One input's work, done in a worker. In: a `Task`, the same for many inputs, and a `Job`. Out: its `Outcome`.

Nothing escapes: what an input does to the parser is that input's outcome. What ends the whole worker (a crash, the kernel for want of memory,
the time limit) is seen by `pool.Pool`.
"""

import faulthandler
import functools
import hashlib
import lzma
import os
import pickle
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from briefgen import __version__
from briefgen.api import carried, parse_read
from briefgen.batch import corrected, inputs
from briefgen.errors import BriefgenError, NameRemainsError, UnreadableError
from briefgen.parsing.options import Options
from briefgen.reading import MAX_BYTES, file_bytes, read_bytes
from briefgen.record import Coverage, Document, Source
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS

Status = Literal["ok", "partial", "failed"]


@dataclass(frozen=True)
class Task:
    """What is to be done with every input: options of the parse, and the format of what is written. ``timeout``: seconds for one input;
    ``redact``: persons are replaced by placeholders, with a ``secret`` by the same ones in all inputs.
    """

    options: Options
    encoding: str | None
    with_text: bool
    format: str
    render: RenderOptions
    timeout: float | None = None
    redact: bool = False
    secret: bytes | None = None

    @functools.cached_property
    def packed(self) -> bytes:
        """As workers get it."""
        return pickle.dumps(self)

    @property
    def fingerprint(self) -> str:
        """Equal for tasks that make the same of the same bytes, under the same version of briefgen."""
        known = self.options.knowledge
        told = (
            __version__,
            *self.options[:3],
            known.words,
            known.people,
            self.encoding,
            self.with_text,
            self.format,
            self.render,
            self.render.template,
            self.redact,
            self.secret,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


class Job(NamedTuple):
    """An input to work on. ``known``: the hash of the bytes from which its result was made before, to be left alone if they are the same."""

    seq: int
    task: int
    name: str
    path: str
    member: int = -1
    error: str | None = None
    known: str | None = None


class Outcome(NamedTuple):
    """What became of a job. ``data``: the bytes to be written. ``unchanged``: the earlier result stands."""

    seq: int
    name: str
    status: Status
    sha256: str
    error: str | None
    briefs: int
    data: bytes
    unchanged: bool = False


def start(parent: bool) -> None:
    """Make a process of the pool ready: deaf to Ctrl-C, which the parent handles, and gone when the ``parent`` is."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent:
        import multiprocessing
        import threading

        threading.Thread(target=_follow, args=(multiprocessing.parent_process(),), daemon=True).start()


def _follow(parent: "multiprocessing.process.BaseProcess | None") -> None:  # type: ignore[name-defined]  # noqa: F821
    """End with the parent: a worker waits for work at a pipe whose other end it holds itself, so that it would wait for ever."""
    if parent is not None:
        parent.join()
        os._exit(1)


def work(packed: bytes, jobs: Sequence[Job]) -> list[Outcome]:
    """Do the jobs of one task, one after the other."""
    task = _task(packed)
    return [_limited(task, job) for job in jobs]


@functools.lru_cache(maxsize=16)
def _task(packed: bytes) -> Task:
    task: Task = pickle.loads(packed)
    return task


def _limited(task: Task, job: Job) -> Outcome:
    """A job within its time. A pattern that hangs holds the interpreter, so only a thread outside it can end the worker: faulthandler has one."""
    if not task.timeout:
        return _done(task, job)
    faulthandler.dump_traceback_later(task.timeout, exit=True, file=_nowhere())
    try:
        return _done(task, job)
    finally:
        faulthandler.cancel_dump_traceback_later()


@functools.cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def _done(task: Task, job: Job) -> Outcome:
    sha256 = ""
    try:
        if job.error is not None:
            return failed(task, job, job.error)
        data = source_bytes(job.path, job.member)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 == job.known:
            return Outcome(job.seq, job.name, "ok", sha256, None, 0, b"", unchanged=True)
        document, text = (
            _corrected(task, job, data, sha256) if job.member < 0 and corrected.is_export(Path(job.path)) else _read(task, job, data, sha256)
        )
        return _outcome(task, job, _without_names(task, job, document, text) if task.redact else document)
    except NameRemainsError as error:
        return failed(task, job, NameRemainsError(error.unquoted).told, sha256)
    except BriefgenError as error:
        return failed(task, job, error.told, sha256)
    except MemoryError:
        return failed(task, job, "内存不足，请把它拆成小文件再试。", sha256)
    except Exception as error:
        return failed(task, job, f"程序内部出错（{type(error).__name__}），请把这个文件发给开发者。", sha256)


def _read(task: Task, job: Job, data: bytes, sha256: str) -> tuple[Document, str | None]:
    """The record of a text, with the text."""
    read = read_bytes(data, job.name, task.encoding)
    made = carried(read, with_text=task.with_text)
    if made is None:
        return parse_read(read, task.options, with_text=task.with_text, explain=False).document, read.text
    return _as_input(made, job.name, sha256), made.source.text


def _corrected(task: Task, job: Job, data: bytes, sha256: str) -> tuple[Document, str | None]:
    """The record that a person has put right, with its text if it has one. Raises `UnreadableError`."""
    made = corrected.record(data)
    if made is None:
        raise UnreadableError("不是合格的记录，请在核对页上重新导出。")
    document = _as_input(made, job.name, sha256)
    if not task.with_text:
        document = document.model_copy(update={"source": document.source.model_copy(update={"text": None})})
    return document, made.source.text


def _as_input(document: Document, name: str, sha256: str) -> Document:
    """A record that was there already, inside of a Word file of ours or put right by a person. In a batch, name and hash are the input's: they tell apart what was done."""
    return document.model_copy(update={"source": document.source.model_copy(update={"name": name, "sha256": sha256})})


def _without_names(task: Task, job: Job, document: Document, text: str | None) -> Document:
    """The document without names, which must not stand in a file's name either. Raises `NameRemainsError`."""
    from briefgen.redaction.document import redacted, refuse_names

    result = redacted(document, text, task.options.knowledge, task.secret)
    given = [] if task.format in _RECORDS else [job.name]
    refuse_names(result.names, [*given, repr(task.render)])
    return result.document


def _outcome(task: Task, job: Job, document: Document) -> Outcome:
    """A document without a meeting has no 简报: a page would say nothing that the report does not."""
    shown = document.briefs or task.format in _RECORDS
    data = FORMATS[task.format].render(document, task.render) if shown else b""
    error = next((each.message for each in document.diagnostics if each.severity == "error"), None)
    return Outcome(job.seq, job.name, document.status, document.source.sha256, error, len(document.briefs), data)


#: Formats that hold a record, and so can say that it failed.
_RECORDS = frozenset(["jsonl"])


def failed(task: Task, job: Job, error: str, sha256: str = "") -> Outcome:
    """The outcome of a job that came to nothing; ``error`` is the sentence for the user."""
    data = b""
    if task.format in _RECORDS:
        document = Document(
            status="failed",
            error=error,
            source=Source(name=job.name, sha256=sha256, encoding="", media_type="", chars=0),
            masthead=None,
            briefs=[],
            distribution=None,
            unassigned=[],
            coverage=Coverage(chars=0, assigned=0, boilerplate=0, unparsed=0, blank=0),
            diagnostics=[],
        )
        data = FORMATS[task.format].render(document, task.render)
    return Outcome(job.seq, job.name, "failed", sha256, error, 0, data)


def source_bytes(path: str, member: int) -> bytes:
    """What an input holds: a file, one at an fsspec URL, or a member of a zip archive (-1: no member). Raises `UnreadableError`."""
    if member >= 0:
        return _member_bytes(path, member)
    if inputs.is_url(path):
        return _url_bytes(path)
    return file_bytes(Path(path))


def _url_bytes(url: str) -> bytes:
    system, path = inputs.url(url)
    try:
        with system.open(path, "rb") as file:
            data: bytes = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("找不到这个文件，请检查地址。") from None
    except Exception as error:  # each file system has errors of its own
        raise UnreadableError(f"读取失败（{type(error).__name__}），请检查地址和权限后再试。") from None
    return _bounded(data)


def _member_bytes(path: str, member: int) -> bytes:
    try:
        archive = _archive(path, Path(path).stat().st_mtime_ns)
        with archive.open(archive.infolist()[member]) as file:
            return _bounded(file.read(MAX_BYTES + 1))
    except (OSError, EOFError, IndexError, NotImplementedError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, lzma.LZMAError):
        raise UnreadableError("在压缩包里已损坏或压缩方式不支持，请先解开再试。") from None


@functools.lru_cache(maxsize=2)
def _archive(path: str, _: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"超过 {MAX_BYTES // 1024 // 1024} MB，请先拆成小文件。")
    return data
