"""The words of a piece of the shadow, by type: looked up in one walk, asked for by every rule that needs them.

In: a piece of the shadow. Out: `Token` list in text order, and as a mask of bits which types are there. The words are those of `lexicon/`, whose tags are
the types. At each place the longest word counts; a word can have several types, and words can overlap.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefgen.lexicon import tagged, typed
from briefgen.lexicon.caller import per_knowledge

#: Where it starts, where it ends, the bits of its types.
Token = tuple[int, int, int]

#: People met: 会议, 座谈会, 签约. What is done to hold a meeting or to come to it: 召开, 出席.
GATHERING, CONVENING = 1 << 0, 1 << 1
#: What people do there: 主持, 发言. Verbs of saying.
ATTENDING, SAYING = 1 << 2, 1 << 3
#: What is still to be held: 定于. What invites: 报名.
AHEAD, INVITING = 1 << 4, 1 << 5
#: Who wrote it, whence it comes: 编辑, 来源. Who reports: 记者.
CREDIT, REPORTER = 1 << 6, 1 << 7
#: A day without its date: 近日, 上午.
RECENT = 1 << 8
#: How a paragraph begins that goes on about the same meeting: 随后, 与会. What a meeting does when it goes on: 会议|听取, 会议|期间.
RESUMING, GOING = 1 << 9, 1 << 10
#: What something was held for: 围绕.
PURPOSE = 1 << 11
#: Ends of lines and sentences: of a record's title, of a notice's, of what stands under a picture; of a report, of an event; who joined in.
RECORD, NOTICE, CAPTION = 1 << 12, 1 << 13, 1 << 14
CLOSING, ENDING, JOINING = 1 << 15, 1 << 16, 1 << 17
#: What is held though it need be no gathering: 启动, 调研.
EVENT = 1 << 18

#: The types of `lexicon/reports.txt` by tag.
REPORTS = {
    "convening": CONVENING,
    "attending": ATTENDING,
    "ahead": AHEAD,
    "inviting": INVITING,
    "credit": CREDIT,
    "reporter": REPORTER,
    "recent": RECENT,
    "resuming": RESUMING,
    "going": GOING,
    "purpose": PURPOSE,
    "record": RECORD,
    "notice": NOTICE,
    "caption": CAPTION,
    "closing": CLOSING,
    "ending": ENDING,
    "joining": JOINING,
}


class Trie(NamedTuple):
    """Words by their first two characters, the longest first, and a pattern of where one may begin."""

    begin: re.Pattern[str]
    words: Mapping[str, tuple[tuple[int, str, int], ...]]


def trie(types: Iterable[tuple[str, int]]) -> Trie:
    """Words of two or more characters with their types. What has one is a particle, which rules know by themselves."""
    known: dict[str, int] = {}
    for word, kind in types:
        if len(word) > 1:
            known[word] = known.get(word, 0) | kind
    below: dict[str, list[tuple[int, str, int]]] = {}
    for word in sorted(known, key=lambda word: (-len(word), word)):
        below.setdefault(word[:2], []).append((len(word), word, known[word]))
    first, second = ("".join(sorted({pair[n] for pair in below})) for n in (0, 1))
    return Trie(
        re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])" if below else "(?!)"), {pair: tuple(rows) for pair, rows in below.items()}
    )


@per_knowledge
def lexicon() -> Trie:
    """The packaged words."""
    words = [(word, REPORTS[tag]) for word, tag in typed("reports")]
    words += [(word, SAYING) for word, _ in typed("saying")]
    words += [(word, GATHERING) for word in tagged("meetings", "gathering")]
    words += [(word, EVENT) for word in tagged("meetings", "event")]
    words += [(f"{word}会", GATHERING) for word in tagged("meetings", "kind", "both")]
    return trie(words)


def walk(shadow: str, start: int, end: int, known: Trie) -> list[Token]:
    """The tokens between two places: at each the longest word."""
    found: list[Token] = []
    below = known.words.get
    for match in known.begin.finditer(shadow, start, end):
        at = match.start()
        for size, word, kinds in below(shadow[at : at + 2], ()):
            if at + size <= end and shadow.startswith(word, at):
                found.append((at, at + size, kinds))
                break
    return found


def mask(tokens: Iterable[Token]) -> int:
    """The types that tokens have among them."""
    out = 0
    for _, _, kinds in tokens:
        out |= kinds
    return out
