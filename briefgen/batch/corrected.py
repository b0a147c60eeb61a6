"""Records that a person has put right (`会议.核对.json`, as the review page exports them). In: the inputs. Out: the inputs, each such record in the place of its text."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefgen.batch.inputs import Input, is_url
from briefgen.errors import BriefgenError
from briefgen.reading import file_bytes
from briefgen.record import Document

#: What the review page names its exports, also with the number that a browser puts behind a name it has given before: `会议.核对2.json`, `会议.核对 (1).json`.
EXPORTED = re.compile(r"(?P<stem>.+?)\.核对(?P<number>\d{0,6}(?:\s*[(（]\d{1,6}[)）])?)$")

#: Told of every text that a record stands for: the text's name, the record's.
Told = Callable[[str, str], None]


def is_export(path: Path) -> bool:
    """Whether a file is named as the review page names its exports."""
    return path.suffix.lower() == ".json" and EXPORTED.match(path.stem) is not None


def record(data: bytes) -> Document | None:
    """The record that an export holds; None for what is none."""
    try:
        return Document.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"), strict=True)
    except ValueError:
        return None


def by_text(paths: Iterable[Path]) -> dict[str, list[Path]]:
    """The exports among the paths that hold a record, by the hash of the text it was made from. The last one of a text counts: the latest, of those written at
    one time (a copied folder) the one with the highest number in its name.
    """
    found: dict[str, list[Path]] = {}
    for path in paths:
        try:
            made = record(file_bytes(path)) if is_export(path) else None
        except BriefgenError:
            continue
        if made is not None:
            found.setdefault(made.source.sha256, []).append(path)
    return {sha256: sorted(exports, key=_age) for sha256, exports in found.items()}


def _age(export: Path) -> tuple[int, list[int]]:
    exported = EXPORTED.match(export.stem)
    return export.stat().st_mtime_ns, [int(each) for each in re.findall(r"\d+", exported["number"] if exported else "")]


def standing(found: Callable[[], Iterator[Input]], told: Told) -> Iterator[Input]:
    """The inputs; where a record was made from one of them, what a person has put right counts, under the text's name.

    ``found`` gives them anew each time it is called, so that of an archive without such records nothing is held or read twice.
    """
    named: dict[Path, list[Input]] = {}
    for given in found():
        if _is_file(given) and is_export(Path(given.path)):
            named.setdefault(Path(given.path), []).append(given)
    records = {sha256: [each for path in paths for each in named[path]] for sha256, paths in by_text(named).items()}
    if not records:
        yield from found()
        return
    left = dict.fromkeys((each for exports in records.values() for each in exports), False)
    for given in found():
        if given in left:
            continue
        exports = records.get(_sha256(given))
        if exports is None:
            yield given
            continue
        told(given.name, exports[-1].name)
        left |= dict.fromkeys(exports, True)
        yield given._replace(path=exports[-1].path)
    yield from (given for given, used in left.items() if not used)


def _is_file(given: Input) -> bool:
    return given.error is None and given.member < 0 and not is_url(given.path)


def _sha256(given: Input) -> str:
    if not _is_file(given):
        return ""
    try:
        return hashlib.sha256(file_bytes(Path(given.path))).hexdigest()
    except BriefgenError:
        return ""
