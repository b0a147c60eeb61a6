"""The parser: UTF-8, in which bytes that are none become U+FFFD. Words of meeting texts are what is put in."""

import datetime

import briefgen
from tests.fuzz import checks
from tests.property.strategies import BLANKS, HIDDEN, MARKS, WORDS

TOKENS = (
    *WORDS,
    *(mark for mark in MARKS if mark),
    *BLANKS,
    *HIDDEN,
    "｜",
    "１１月",
    "2023-08-01",
    "〇",
    "⻄",
    "𬱖",
    "&lt;",
    "&#x4f1a;",
    "【",
    "】",
    "【核】",
    "相关文章：",
    "上一篇：",
    "　　",
    "\n\n",
    "\ufffd",
)


def one(data: bytes) -> None:
    """Any text parses to a record that breaks nothing of `docs/record.md`, comes back from its JSON, and is rendered."""
    text = data.decode("utf-8", "replace")
    given = len(data) % 8 == 0
    options = {"year": 2023, "base_date": datetime.date(2023, 9, 1), "region": "莱阳市"} if given else {}
    checks.document(briefgen.parse_text(text, **options), text)  # type: ignore[arg-type]
