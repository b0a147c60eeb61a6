"""Records that come back in: JSON or JSONL, loaded, checked and rendered as `briefgen validate` and `briefgen render` do."""

import copy
import json
import random
from collections.abc import Sequence
from typing import Any

from briefgen.cli import records
from briefgen.cli.invariants import check
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS
from tests.fuzz import checks, mutation

TOKENS = (
    "{", "}", "[", "]", ",", ":", "null", "true", "-1", "0", "1e400", "NaN", "Infinity", '"\\ud800"', '"\\u0000"', '"\\u202e"', '""', '"text":', '"span":[0,9]', '"span":[9,0]', '"briefs":[]', "\n", '"XXXX-08-01"', '"2023-02-30"', '"a1"', '"person"',
    "99999999999999999999", '"schema_version":"1.1"', '"source":', '"status":"ok"', '"edtf":', '"\\n# x"',
)  # fmt: skip
#: What may come to stand at any place.
_VALUES: tuple[Any, ...] = (
    None, True, 0, 1, -1, 2**31, 2**63, 10**30, 1.5, 1e300, "", "会议", "\n# 标题", "<b>", "\x1b[31m", "\u202e", "a" * 3000, "2023-02-30", "XXXX-13-40", "-0001-01-01", "99999-01-01", "person", "group", [], [0, 0], [5, 2], [0, 10**9], {},
)  # fmt: skip


def one(data: bytes) -> None:
    """What is loaded can be checked and rendered, however little sense it makes."""
    found = checks.refusing(lambda: records.load(data.decode("utf-8", "replace")))
    if found is None:
        return
    for fault in found.faults:
        assert str(fault).endswith("。")
    for line, document in found.documents:
        for fault in check(document, line):
            assert str(fault).endswith("。")
        for each in FORMATS.values():
            each.render(document, RenderOptions())


def mutate(data: bytes, chance: random.Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Mostly another value at some place of the record; else other bytes."""
    if chance.random() < 0.2:
        return mutation.mutate(data, chance, tokens, others)
    try:
        record = json.loads(data)
        for _ in range(chance.choice((1, 1, 2, 5))):
            _change(record, chance)
        return json.dumps(record, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")
    except (ValueError, RecursionError):
        return mutation.mutate(data, chance, tokens, others)


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every container with a key or an index in it."""
    out: list[tuple[Any, Any]] = []
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        keys = list(inner) if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
        for key in keys:
            out.append((inner, key))
            waiting.append(inner[key])
    return out


def _change(record: Any, chance: random.Random) -> None:
    places = _places(record)
    if not places:
        return
    holder, key = chance.choice(places)
    kind = chance.random()
    if kind < 0.45:
        holder[key] = copy.deepcopy(chance.choice(_VALUES))
    elif kind < 0.6 and isinstance(holder[key], str):
        holder[key] = holder[key] + chance.choice(("\n", "\x1b", "|", "*", "", "会")) * chance.choice((1, 2, 200))
    elif kind < 0.7 and isinstance(holder[key], int):
        holder[key] += chance.choice((-1, 1, -100, 100, 10**9))
    elif kind < 0.8:
        other, at = chance.choice(places)
        holder[key] = copy.deepcopy(other[at])  # itself it would make rings, and trees that double
    elif kind < 0.9 and isinstance(holder, list):
        holder += holder[key : key + 1] * chance.choice((1, 3))
    else:
        del holder[key]
