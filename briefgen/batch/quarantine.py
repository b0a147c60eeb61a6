"""What failed, set apart for a person to look at: a copy of each input with a file that says why. In: the manifest. Out: a folder."""

from pathlib import Path

from briefgen.batch.job import source_bytes
from briefgen.batch.manifest import Entry, Manifest
from briefgen.errors import UnreadableError
from briefgen.files import make_folder, unwritable, write_whole
from briefgen.rendering.escape import terminal

#: Stands behind the name of a copy: 会议.docx.原因.txt.
REASON = ".原因.txt"


class Quarantine:
    """The folder, laid out like the output tree."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fill(self, manifest: Manifest) -> None:
        """Copy every input that failed, in this run or before. Raises `UsageError`."""
        for entry in manifest.entries():
            if entry.done is not None and entry.done.status == "failed":
                try:
                    self._copy(entry, entry.done.error or "")
                except (OSError, ValueError) as error:
                    raise unwritable(str(self._folder / entry.given.output), error) from None

    def _copy(self, entry: Entry, reason: str) -> None:
        path = self._folder / entry.given.output
        make_folder(self._folder, path.parent)
        try:
            data = source_bytes(entry.given.path, entry.given.member)
        except UnreadableError:  # nothing to copy; the reason says so
            pass
        else:
            write_whole(path, lambda file: file.write(data))
        text = f"{terminal(entry.given.name)}\n{terminal(reason)}\n"
        write_whole(path.with_name(path.name + REASON), lambda file: file.write(text.encode("utf-8-sig")))
