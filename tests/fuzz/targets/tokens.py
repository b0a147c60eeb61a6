"""The words of a page by type: further words a line each, an empty line, the text."""

from collections.abc import Iterator, Mapping

from briefgen.lexicon import typed
from briefgen.parsing.tokens import GATHERING, REPORTS, SAYING, Token, mask, trie, walk
from briefgen.text.shadow import shadow as shadow_of
from tests.property.strategies import MARKS, WORDS

TOKENS = (
    *WORDS, *(mark for mark in MARKS if mark), "召开会", "座谈", "会会", "随后召开", "主持召开", "恳谈\n", "n\n", "\n\n", "与会", "会议期间", "𬱖", "\ufffd", "Ⅳ", "⻄", "〇", "]\n", "^-\n", "\\d\n", "[会\n", "会会会会\n",
)  # fmt: skip
_KNOWN = tuple((word, REPORTS[tag]) for word, tag in typed("reports"))


def one(data: bytes) -> None:
    """A walk over any part of a text finds at each place the longest word that stands there whole, and no other."""
    given, _, text = data.decode("utf-8", "replace").partition("\n\n")
    types = [*_KNOWN, *((word, (GATHERING, SAYING)[len(word) % 2]) for word in given.split("\n")[:50])]
    shadow = shadow_of(text)
    known: dict[str, int] = {}
    for word, kind in types:
        if len(word) > 1:
            known[word] = known.get(word, 0) | kind
    words = trie(types)
    for start, end in ((0, len(shadow)), (len(shadow) // 3, len(shadow) // 2)):
        found = walk(shadow, start, end, words)
        assert found == list(_sought(shadow, start, end, known))
        kept = mask(found)
        assert all(kept & kinds == kinds for _, _, kinds in found)


def _sought(shadow: str, start: int, end: int, known: Mapping[str, int]) -> Iterator[Token]:
    """The same by looking for every length at every place."""
    sizes = sorted({len(word) for word in known}, reverse=True)
    for at in range(start, end):
        for size in sizes:
            kinds = known.get(shadow[at : at + size]) if at + size <= end else None
            if kinds is not None:
                yield at, at + size, kinds
                break
