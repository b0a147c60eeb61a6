"""The fuzz targets by name: what `benchmarks/fuzz.py` and the tests run. In: a name. Out: a `Target`.

A target is a module of `tests/fuzz/targets` with ``one(data)``, which raises nothing for any bytes but `AssertionError` for what must not be, and
``TOKENS``, pieces that its inputs are made of. It may have a ``mutate`` of its own where bytes alone get nowhere.
"""

import importlib
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.fuzz import mutation

NAMES = (
    "config", "decode", "docx", "house", "html", "lexicon", "markdown", "mhtml", "pages", "parser", "pdf", "records", "redaction", "roster", "rtf", "search",
    "tokens", "transcripts", "zips",
)  # fmt: skip
SEEDS = Path(__file__).parent / "seeds"


class Target(NamedTuple):
    """What is fuzzed, with what, from what on."""

    name: str
    one: Callable[[bytes], None]
    tokens: tuple[bytes, ...]
    seeds: dict[str, bytes]
    mutate: Callable[[bytes, random.Random, Sequence[bytes], Sequence[bytes]], bytes]


def load(name: str) -> Target:
    """A target with its seeds."""
    module = importlib.import_module(f"tests.fuzz.targets.{name}")
    tokens = tuple(token.encode() if isinstance(token, str) else token for token in module.TOKENS)
    seeds = {path.name: path.read_bytes() for path in sorted((SEEDS / name).iterdir())}
    return Target(name, module.one, tokens, seeds, getattr(module, "mutate", mutation.mutate))
