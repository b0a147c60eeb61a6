"""Zip archives as a source of a batch: a whole archive, or a description of one, member by member.

Of a description, each member is ten bytes (method, flags, what its header lies about), its name's length, its name, its content's length, and its content.
"""

import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.batch import inputs, job
from tests.fuzz import checks

TOKENS = (
    "../", "/etc/passwd", "C:\\x", "..\\", "a/../../b", "会议.txt", "会议".encode("gb18030"), "._x", "__MACOSX/", "~$a", ".zip", "x.zip", "a/", "//", "\n", "\x1b", "\u202e", "[Content_Types].xml", "OFD.xml", "mimetype", "briefgen.toml", b"\x00", b"\x08", b"\xff",
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"\x63",
)  # fmt: skip


def built(data: bytes) -> bytes:
    """The archive that a description means."""
    out, directory, count = bytearray(), bytearray(), 0
    for method, flags, lie, name, content in _members(data):
        packed = zlib.compress(content)[2:-4] if method == 8 else content
        size, whole, crc = len(packed), len(content), zlib.crc32(content)
        if lie & 1:
            whole = 0xFFFFFFF0
        if lie & 2:
            whole = 0
        if lie & 4:
            size = 0x7FFFFFFF
        if lie & 8:
            crc ^= 1
        start = 0xFFFFFF00 if lie & 16 else len(out)
        head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0x21, crc, size, whole, len(name), 0)
        out += b"PK\x03\x04" + head + name + packed
        directory += b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, (0o120777 << 16) if lie & 32 else 0, start) + name
        count += 1
    return bytes(out + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(out), 0))


def _members(data: bytes) -> Iterator[tuple[int, int, int, bytes, bytes]]:
    at = 0
    while at + 4 <= len(data) and at < 60_000:
        method, flags, lie, length = data[at : at + 4]
        name = data[at + 4 : at + 4 + length]
        at += 4 + length
        size = data[at] if at < len(data) else 0
        content = data[at + 1 : at + 1 + size]
        at += 1 + size
        yield (0, 8, 8, 0, 12, 14, 99)[method % 7], (flags & 1) | ((flags & 2) << 10), lie, name, content


def one(data: bytes) -> None:
    """Every member has a place inside of the output, and its bytes or a sentence why not."""
    source = data if data.startswith(b"PK") else built(data)
    with checks.file(source, ".zip") as path:
        found = list(inputs.find([str(path)], lambda _: False))  # none of an empty archive
        assert len({each.name for each in found}) == len(found)
        for each in found[:50]:
            parts = PurePosixPath(each.output).parts
            assert parts
            assert ".." not in parts
            assert not each.output.startswith("/")
            assert not set(each.output) & set("\x00\n\r\x1b")
            each.name.encode()
            if each.error is None and each.member >= 0:
                checks.refusing(lambda each=each: job.source_bytes(each.path, each.member))  # type: ignore[misc]
