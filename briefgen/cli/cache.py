"""Compiled patterns kept between runs: a short run spends a third of its time on compiling the same 300 patterns.

The standard library has no way to keep a compiled pattern, so this module, and no other, uses what `re.compile` itself is made of
(`re._parser`, `re._compiler`, `_sre`). Whatever is not as expected there, or in the file, leads back to `re.compile`: results
never depend on the cache. The file lies in the user's cache folder and holds patterns of our source code only, none made of a
text, a roster or a lexicon of the caller's.
"""

import array
import contextlib
import hashlib
import marshal
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import briefgen

#: Pattern and flags → flags, code (unsigned 32-bit words), number of groups, names of groups by number.
_Kept = dict[tuple[str, int], tuple[int, bytes, int, tuple[str | None, ...]]]


class PatternCache:
    """The patterns of one file. Raises nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        form = f"{briefgen.__version__}|{sys.version}|{sys.byteorder}"
        self._path = (folder or cache_folder()) / f"patterns-{hashlib.sha256(form.encode()).hexdigest()[:16]}.bin"
        self._kept: _Kept = {}
        self._new = False
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            with self._path.open("rb") as file:
                data = file.read() if _own(os.fstat(file.fileno())) else b""
            loaded = marshal.loads(data)
            if isinstance(loaded, dict):
                self._kept = loaded

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """``re.compile(source, flags)``, from the file or noted for it."""
        try:
            return self._compile(source, flags)
        except re.error:
            raise
        except Exception:  # another form of `re`, a damaged entry
            self._kept.pop((source, flags), None)
            return re.compile(source, flags)

    def _compile(self, source: str, flags: int) -> re.Pattern[str]:
        import _sre  # type: ignore[import-not-found]

        kept = self._kept.get((source, flags))
        if kept is None:
            from re import _compiler, _parser  # type: ignore[attr-defined]

            flags = int(flags)
            parsed = _parser.parse(source, flags)
            names: list[str | None] = [None] * parsed.state.groups
            for name, number in parsed.state.groupdict.items():
                names[number] = name
            code = array.array("I", _compiler._code(parsed, flags))
            kept = self._kept[source, flags] = (int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, tuple(names))
            self._new = True
        all_flags, code_bytes, groups, group_names = kept
        code = array.array("I")
        code.frombytes(code_bytes)
        index = {name: number for number, name in enumerate(group_names) if name is not None}
        found: Any = _sre.compile(source, all_flags, code.tolist(), groups, index, group_names)
        return found  # type: ignore[no-any-return]

    def save(self) -> None:
        """Write the file, if there is anything new in it: under a temporary name and renamed, readable by the user alone."""
        if not self._new:
            return
        self._new = False
        data = marshal.dumps(self._kept)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(name).replace(self._path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


def _own(status: os.stat_result) -> bool:
    """Whether nobody but the user can have written a file: `marshal` trusts what it reads."""
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def cache_folder() -> Path:
    """Where compiled patterns are kept."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path("~/.cache").expanduser()) / "briefgen"
    except RuntimeError:  # no home folder
        return Path(tempfile.gettempdir()) / f"briefgen-{os.getpid()}"
