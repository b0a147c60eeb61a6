"""Records that a person has put right (`会议.核对.json`, as the review page exports them). In: the inputs. Out: the inputs, each such record in the place of its text."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from briefgen.batch.inputs import Input, is_url
from briefgen.errors import BriefgenError
from briefgen.reading import file_bytes

#: What the review page names its exports, also with the number that a browser puts behind a name it has given before: `会议.核对2.json`, `会议.核对 (1).json`.
EXPORTED = re.compile(r"(?P<stem>.+?)\.核对(?P<number>\d{0,6}(?:\s*[(（]\d{1,6}[)）])?)$")

#: Told of every text that a record stands for: the text's name, the record's.
Told = Callable[[str, str], None]


def is_export(path: Path) -> bool:
    """Whether a file is named as the review page names its exports."""
    return path.suffix.lower() == ".json" and EXPORTED.match(path.stem) is not None


def standing(found: Callable[[], Iterator[Input]], told: Told) -> Iterator[Input]:
    """The inputs; where a record was made from one of them, what a person has put right counts, under the text's name: of several the latest.

    ``found`` gives them anew each time it is called, so that of an archive without such records nothing is held or read twice.
    """
    records = _records(found())
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
        record = max(exports, key=lambda each: Path(each.path).stat().st_mtime_ns)
        told(given.name, record.name)
        left |= dict.fromkeys(exports, True)
        yield given._replace(path=record.path)
    yield from (given for given, used in left.items() if not used)


def _records(found: Iterator[Input]) -> dict[str, list[Input]]:
    """The exports by the hash of the text that they were made from."""
    records: dict[str, list[Input]] = {}
    for given in found:
        if _is_file(given) and is_export(Path(given.path)) and (made_from := _original(given)):
            records.setdefault(made_from, []).append(given)
    return records


def _is_file(given: Input) -> bool:
    return given.error is None and given.member < 0 and not is_url(given.path)


def _original(given: Input) -> str | None:
    try:
        record = json.loads(file_bytes(Path(given.path)))
        return str(record["source"]["sha256"])
    except (BriefgenError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _sha256(given: Input) -> str:
    if not _is_file(given):
        return ""
    try:
        return hashlib.sha256(file_bytes(Path(given.path))).hexdigest()
    except BriefgenError:
        return ""
