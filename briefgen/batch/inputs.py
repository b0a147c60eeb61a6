"""What a batch reads. In: files, folders, globs, zip archives, fsspec URLs. Out: one `Input` a file, in an order that depends on names only.

Hidden files, lock files of Office (``~$…``), `briefgen.toml` and what a run itself writes are no inputs; whatever else lies in a folder is one,
so that nothing is passed over silently.
"""

import glob
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from briefgen.errors import UsageError, readable
from briefgen.files import is_temporary, why

#: Of every folder's litter; `briefgen.toml` holds settings.
_LITTER = frozenset(["thumbs.db", "desktop.ini", "briefgen.toml"])
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
#: Members of office documents and of OFD: such a zip is a document, whatever its suffix.
DOCUMENTS = frozenset(["[Content_Types].xml", "OFD.xml"])
#: The list of an archive's members is held in memory.
MAX_MEMBERS = 200_000
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|^[A-Za-z]:")


class Input(NamedTuple):
    """One file. ``name`` is `source.name` of its record; ``output`` its place in the output tree, with its own suffix; ``path`` a path or URL;
    ``member`` its number in a zip archive, or -1; ``error`` says why it cannot even be tried.
    """

    name: str
    output: str
    path: str
    member: int = -1
    error: str | None = None


def find(sources: Iterable[str], skip: Callable[[Path], bool]) -> Iterator[Input]:
    """Every input of the sources, in their order, those of a folder by name. ``skip``: paths that are the run's own. What is not there is an
    `Input` with an error.
    """
    for source in sources:
        if is_url(source):
            yield from _of_url(source)
        elif Path(source).is_dir():
            yield from _of_folder(Path(source), _label(Path(source)), "", skip)
        elif not os.path.lexists(source) and glob.has_magic(source):
            yield from _of_glob(source, skip)
        elif not skip(Path(source)):
            path = Path(source)
            yield from _of_file(source, _label(path), readable(path.name))


def is_url(source: str) -> bool:
    """Whether it is an fsspec URL (``s3://…``), and no path."""
    return _URL.match(source) is not None


def _label(path: Path) -> str:
    """How a path is named in records: as given; of an absolute one the last part, since no record holds a machine's folders."""
    given = path.name if path.is_absolute() else path.as_posix()
    return "" if given == "." else readable(given)


def _of_folder(folder: Path, label: str, below: str, skip: Callable[[Path], bool]) -> Iterator[Input]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Input(label or ".", below or ".", str(folder), error=f"打不开这个文件夹（{why(error)}），请检查权限。")
        return
    for entry in entries:
        path = Path(entry.path)
        if _litter(entry.name) or skip(path):
            continue
        name = readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _of_folder(path, _join(label, name), _join(below, name), skip)
        elif not (entry.is_symlink() and entry.is_dir()):  # a link to a folder may lead round in circles
            yield from _of_file(entry.path, _join(label, name), _join(below, name))


def _litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER or is_temporary(name)


def _of_glob(pattern: str, skip: Callable[[Path], bool]) -> Iterator[Input]:
    """What a pattern matches: a console that does not expand it hands it to us as it is."""
    fixed = Path(*(part for part, magic in _parts(pattern) if not magic))
    found = sorted(glob.iglob(pattern, recursive=True), key=os.fsencode)  # noqa: PTH207 - a path's own glob takes no absolute pattern
    if not found:
        yield Input(_label(Path(pattern)), readable(Path(pattern).name), pattern, error="没有与它相符的文件，请检查路径。")
    for each in found:
        path = Path(each)
        below = readable(path.relative_to(fixed).as_posix()) if path.is_relative_to(fixed) else readable(path.name)
        if path.is_file() and not _litter(path.name) and not skip(path):
            yield from _of_file(each, _join(_label(fixed), below) if fixed.parts else below, below)


def _parts(pattern: str) -> Iterator[tuple[str, bool]]:
    """The parts of a glob, and whether a part before it or it itself has magic."""
    magic = False
    for part in Path(pattern).parts:
        magic = magic or glob.has_magic(part)
        yield part, magic


def _of_file(path: str, name: str, output: str) -> Iterator[Input]:
    if path.lower().endswith(".zip") and Path(path).is_file():
        yield from _of_zip(path, name, output)
    else:
        yield Input(name, output, path)


def _of_zip(path: str, name: str, output: str) -> Iterator[Input]:
    """The members of a zip archive; of a document in a zip's clothes, itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        yield Input(name, output, path, error="压缩包损坏或不是 zip，请重新打包或先解开。")
        return
    if not DOCUMENTS.isdisjoint(member.filename for member in members):
        yield Input(name, output, path)
        return
    if len(members) > MAX_MEMBERS:
        yield Input(name, output, path, error=f"压缩包里的文件超过 {MAX_MEMBERS} 个，请先解开。")
        return
    folder = output.removesuffix(PurePosixPath(output).suffix)
    seen: set[str] = set()
    for number, member in sorted(enumerate(members), key=lambda each: (member_name(each[1]), each[0])):
        inner = member_name(member)
        parts = [part for part in inner.split("/") if part not in ("", ".")]
        if inner.endswith("/") or not parts or any(_litter(part) for part in parts if part != "..") or parts[0] == "__MACOSX":
            continue
        error = None
        if ".." in parts or inner.startswith("/") or _UNSAFE.search(inner):
            error = "在压缩包里的路径不正常，请先解开并改名。"
        elif member.flag_bits & 1:
            error = "压缩包设了密码，请先解开。"
        elif stat.S_ISLNK(member.external_attr >> 16):
            error = "在压缩包里只是一个链接，请换成它所指的文件。"
        elif inner.lower().endswith(".zip"):
            error = "压缩包里还有压缩包，请先解开。"
        safe = "/".join(readable(_UNSAFE.sub("_", part)) for part in parts if part != "..")
        while safe in seen:  # two members of one name: each has its line
            safe = f"{safe}#{number}"
        seen.add(safe)
        yield Input(_join(name, safe), _join(folder, safe), path, number, error)


def member_name(member: zipfile.ZipInfo) -> str:
    """A member's name with ``/``. Old Windows archives hold GBK, which zipfile takes for code page 437."""
    name = member.orig_filename
    if not member.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _of_url(source: str) -> Iterator[Input]:
    """The file at an fsspec URL, or every file below it; named as by an absolute path."""
    system, path = url(source)
    label = PurePosixPath(path).name
    try:
        found = sorted(system.find(path)) if system.isdir(path) else None
    except Exception as error:  # each file system has errors of its own
        yield Input(label, label, source, error=f"打不开这个地址（{type(error).__name__}），请检查地址和权限。")
        return
    if found is None:
        yield Input(label, label, source)
        return
    for each in found:
        below = PurePosixPath(each).relative_to(PurePosixPath(path)).as_posix()
        if not any(_litter(part) for part in below.split("/")):
            yield Input(_join(label, below), below, system.unstrip_protocol(each))


def url(source: str) -> tuple[Any, str]:
    """The file system of an fsspec URL, and the path in it. Raises `UsageError`."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError("网络地址要用 fsspec 读写，请先 pip install 'briefgen[dask]'。") from None
    try:
        found: tuple[Any, str] = url_to_fs(source)
    except (ValueError, ImportError, OSError) as error:
        raise UsageError(f"地址“{source}”用不了（{error}），请检查地址或装好它需要的组件。") from None
    return found


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
