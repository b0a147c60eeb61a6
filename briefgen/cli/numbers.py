"""The numbers of issues, counted on in a folder: each is given once, whoever asks at the same time and whatever is killed meanwhile.

In: a folder. Out: numbers. `.briefgen-issue.json` holds the last that were given (``{"number": 12, "total_number": 86}``); whoever takes the next
holds the lock of `.briefgen-issue.lock`, which the system lifts when a process ends, however it ends. That file stays: were it deleted, one could wait for a lock
of the old file while another takes that of a new one.
"""

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefgen.cli.output import COUNTED
from briefgen.errors import UsageError
from briefgen.files import read_bounded, why, write_whole

FILE_NAME, LOCK_NAME = ".briefgen-issue.json", ".briefgen-issue.lock"
_MOST = 64 * 1024
_BEHIND = re.compile(r"第\s*([0-9]{1,9})")
_DIGITS = re.compile(r"[0-9]{1,9}(?=[^0-9]*$)")

Given = Mapping[str, int]


class Form(NamedTuple):
    """How a number is printed, with `COUNTED` where it goes, and the first that is given where none has been."""

    text: str
    first: int

    def printed(self, number: int) -> str:
        """The number as it stands on the page."""
        return self.text.replace(COUNTED, str(number))


def form(key: str, setting: str | None) -> Form | None:
    """The form of a number: of ``12`` and ``第12期`` the first is 12, of ``第{number}期`` 1. None where the setting is empty. Raises `UsageError`."""
    if setting is None:
        return Form(COUNTED, 1)
    if not setting.strip():
        return None
    if COUNTED in setting:
        return Form(setting, 1)
    if behind := _BEHIND.search(setting):
        start, end = behind.span(1)
    elif digits := _DIGITS.search(setting):
        start, end = digits.span()
    else:
        raise UsageError(f"配置里的 masthead.{key}“{setting}”没有数字，数不下去，请写成 12 或“第{COUNTED}期”。")
    return Form(setting[:start] + COUNTED + setting[end:], int(setting[start:end]))


def take(folder: Path, firsts: Given, chosen: int | None, use: Callable[[Given], object], *, again: bool = False) -> Given:
    """Take the next of the numbers named in ``firsts``; ``chosen`` sets `number`. ``use`` is called with them, and only when it comes back are they taken.

    Until then nobody else gets any. ``again``: the issue that has the ``chosen`` number is made anew, and nothing is taken. Raises `UsageError`, and what ``use`` raises.
    """
    import json

    path = folder / FILE_NAME
    with _locked(folder):
        held = _held(path, strict=chosen is None)
        numbers = {key: held[key] + 1 if key in held else first for key, first in firsts.items()}
        if chosen is not None:
            back = held.get("number", chosen) - chosen + 1 if again else 0  # a total number goes back with it
            numbers = {key: max(each - back, 0) for key, each in numbers.items()} | {"number": chosen}
        use(numbers)
        if again:
            return numbers
        data = json.dumps({**held, **numbers}, indent=2).encode() + b"\n"
        try:
            write_whole(Path(os.path.realpath(path)), lambda file: file.write(data))
        except (OSError, ValueError) as error:
            raise _unusable(path, error) from None
    return numbers


def _held(path: Path, *, strict: bool) -> dict[str, int]:
    """The last numbers; none without a file. One that is damaged may be written anew only where the number is said. Raises `UsageError`."""
    import json

    try:
        with path.open("rb") as file:
            found = json.loads(read_bounded(file, _MOST))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _unusable(path, error) from None
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and all(type(each) is int and each >= 0 for each in found.values()):
        return found
    if strict:
        raise UsageError(f"期号文件“{path}”看不懂，请用 --number 写明这一期的期号。")
    return {}


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, waiting for whoever holds it. Raises `UsageError`."""
    path = folder / LOCK_NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o666)
    except (OSError, ValueError) as error:
        raise _unusable(path, error) from None
    try:
        try:
            _hold(descriptor)
        except OSError as error:
            raise _unusable(path, error) from None
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if error.errno not in (errno.EACCES, errno.EDEADLK, errno.EDEADLOCK):
                    raise
                time.sleep(0.05)
            else:
                return
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _unusable(path: Path, error: OSError | ValueError) -> UsageError:
    return UsageError(f"期号文件“{path}”不能用（{why(error)}），请检查所在文件夹，或用 --config 换一处的 briefgen.toml。")
