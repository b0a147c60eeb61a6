"""One input made of another: what chance does to bytes that have a form. In: bytes, chance, tokens, other inputs. Out: bytes.

Cuts mostly fall between characters of UTF-8 and not within, and what is put in are whole tokens, so that an input still says something.
"""

import random
import re
from collections.abc import Callable, Sequence

#: No input grows beyond this; the limits of size have tests of their own.
LIMIT = 100_000
_NUMBER = re.compile(rb"[0-9]+")
_NUMBERS = (
    b"0",
    b"1",
    b"-1",
    b"9",
    b"13",
    b"32",
    b"255",
    b"65536",
    b"99999",
    b"2147483648",
    b"18446744073709551616",
    b"1e308",
    b"9" * 400,
    b"9" * 5000,
)
_BYTES = (
    b"\x00",
    b"\xff",
    b"\x80",
    b"\x1b[31m",
    b"\r",
    b"\n",
    b"\x0b",
    b"\xef\xbf\xbd",
    "\u202e".encode(),
    "\u2028".encode(),
    "\ud800".encode("utf-8", "surrogatepass"),
)

Change = Callable[[bytes, random.Random, Sequence[bytes], Sequence[bytes]], bytes]


def mutate(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """``data`` with a few changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 12))):
        data = chance.choice(_CHANGES)(data, chance, tokens, others)[:LIMIT]
    return data


def _cut(data: bytes, chance: random.Random) -> int:
    at = chance.randint(0, len(data))
    if chance.random() < 0.95:
        while at < len(data) and data[at] & 0xC0 == 0x80:
            at += 1
    return at


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _cut(data, chance)
    length = chance.choice((1, 3, 10, 30, 100, 300))
    end = min(len(data), start + chance.randint(1, length * 2))
    while end < len(data) and data[end] & 0xC0 == 0x80:
        end += 1
    return start, end


def _insert(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    at = _cut(data, chance)
    return data[:at] + b"".join(chance.choices(tokens, k=chance.choice((1, 1, 2, 4)))) + data[at:]


def _replace(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + chance.choice(tokens) + data[end:]


def _delete(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    at = _cut(data, chance)
    return data[:at] + data[start:end] + data[at:]


def _repeat(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """A piece many times over: depth, and what backtracks."""
    start, end = _stretch(data, chance)
    piece = data[start:end] if chance.random() < 0.5 else chance.choice(tokens)
    return data[:start] + piece * chance.choice((2, 5, 50, 500)) + data[start:]


def _wrap(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """A piece within others."""
    start, end = _stretch(data, chance)
    times = chance.choice((1, 1, 3, 60))
    return data[:start] + chance.choice(tokens) * times + data[start:end] + chance.choice(tokens) * times + data[end:]


def _swap(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    first, second, third = sorted(_cut(data, chance) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def _splice(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    if not others:
        return data
    other = chance.choice(others)
    return data[: _cut(data, chance)] + other[_cut(other, chance) :]


def _renumber(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + chance.choice(_NUMBERS) + data[match.end() :]


def _damage(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    at = chance.randint(0, len(data))
    if chance.random() < 0.5 and at < len(data):
        return data[:at] + bytes((data[at] ^ 1 << chance.randrange(8),)) + data[at + 1 :]
    return data[:at] + chance.choice(_BYTES) + data[at:]


def _truncate(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    return data[: _cut(data, chance)] if chance.random() < 0.5 else data[_cut(data, chance) :]


_CHANGES: tuple[Change, ...] = (
    _insert,
    _insert,
    _insert,
    _replace,
    _replace,
    _delete,
    _double,
    _repeat,
    _wrap,
    _swap,
    _splice,
    _renumber,
    _damage,
    _truncate,
)
