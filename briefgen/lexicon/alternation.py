"""Word lists as patterns: an alternation of hundreds of words, written as a trie.

In: words, each with a guard that must hold behind it. Out: a regular expression. Of the words that begin at one place the
longest whose guard holds is tried first, as in an alternation sorted by length; but the engine looks at each character
once, and not at each word.
"""

import re
from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str] | Mapping[str, str]) -> str:
    """One group that matches any of ``words``; of a mapping the values are patterns that must match behind the word.

    >>> alternation(["主任", "主席", "主任委员"])
    '(?:主(?:任(?:委员|)|席))'
    """
    guards = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in guards:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = guards[word]  # type: ignore[assignment]
    return f"(?:{_branches(trie)})"


def opening(words: Iterable[str], prefixes: Iterable[str]) -> str:
    """A look-ahead at the first two characters of any word or prefix, to fail at most places at once. No word has just one."""
    words, prefixes = list(words), list(prefixes)
    firsts = {each[0] for each in (*words, *prefixes)}
    seconds = {each[1] for each in (*words, *prefixes) if len(each) > 1} | (firsts if any(len(each) == 1 for each in prefixes) else set())
    if any(len(word) == 1 for word in words):
        return f"(?={_class(firsts)})"
    return f"(?={_class(firsts)}{_class(seconds)})"


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


def _branches(node: dict) -> str:  # type: ignore[type-arg]
    """The alternatives below a node, that of the word which ends here last."""
    parts = []
    for character, below in node.items():
        if character:
            inner = _branches(below)
            parts.append(re.escape(character) + (f"(?:{inner})" if len(below) > 1 else inner))
    if "" in node:
        parts.append(node[""])
    return "|".join(parts)
