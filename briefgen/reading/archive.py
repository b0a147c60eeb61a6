"""Zip archives with bounds: members out, and never more of them in memory than a document can need.

What a header declares is checked before anything is unpacked, and what is unpacked is counted while it comes, since a
header can lie.
"""

import io
import lzma
import zipfile
import zlib

from briefgen.errors import UnreadableError

#: A document with hundreds of pictures has as many members; this is ten times that.
MAX_MEMBERS = 10_000
#: What a member may unpack to. The XML of a thousand pages is some 10 MB, and a parsed tree takes ten times its bytes.
MAX_MEMBER = 32 * 1024 * 1024
#: What all members that are read may unpack to together.
MAX_UNPACKED = 128 * 1024 * 1024
_DAMAGED = "这个文件已损坏或没有下载完整，请重新下载，或用 WPS 打开后另存为 .docx 再试。"
_TOO_LARGE = "这个文件解开后大得反常，请用 WPS 打开后另存为 .docx 再试。"


class Archive:
    """The members of a zip archive by name. Raises `UnreadableError` for damaged, encrypted and unreasonable archives."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise UnreadableError(_DAMAGED) from None
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise UnreadableError(_TOO_LARGE)
        self._members = {member.filename.replace("\\", "/").lstrip("/"): member for member in members}
        self._left = MAX_UNPACKED

    @property
    def names(self) -> list[str]:
        """The members' names, in the archive's order."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableError(_DAMAGED)
        if member.flag_bits & 1:
            raise UnreadableError("这个压缩文件有密码，请解开后再处理里面的文件。")
        limit = min(MAX_MEMBER, self._left)
        if member.file_size > limit:
            raise UnreadableError(_TOO_LARGE)
        try:
            with self._zip.open(member) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            raise UnreadableError(_DAMAGED) from None
        if len(data) > limit:
            raise UnreadableError(_TOO_LARGE)
        self._left -= len(data)
        return data
