"""Word lists as patterns: an alternation of hundreds of words, written as a trie.

In: words, each with a guard that must hold behind it. Out: a regular expression. Of the words that begin at one place the
longest whose guard holds is tried first, as in an alternation sorted by length; but the engine looks at each character
once, and not at each word.
"""

import re
from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str] | Mapping[str, str], *, opened: bool = False) -> str:
    """One group that matches any of ``words``; of a mapping the values are patterns that must match behind the word.

    ``opened``: an `opening` goes before it. Otherwise every first character is a literal of its own, so that the engine can look for those.

    >>> alternation(["主任", "主席", "主任委员"])
    '(?:主(?:任(?:委员|)|席))'
    >>> alternation(["局长", "处长", "局员"], opened=True)
    '(?:局(?:[员长])|处长)'
    """
    guards = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in guards:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = guards[word]  # type: ignore[assignment]
    return f"(?:{_branches(trie, merged=opened)})"


#: So many classes of first characters are told apart by an `opening`, each with its own second characters.
_CLASSES = 5


def opening(words: Iterable[str], prefixes: Iterable[str]) -> str:
    """A look-ahead at the first two characters of any word or prefix, to fail at most places at once; at one where a word has just one."""
    words, prefixes = list(words), list(prefixes)
    firsts = {each[0] for each in (*words, *prefixes)}
    if any(len(word) == 1 for word in words):
        return f"(?={_class(firsts)})"
    alone = {each for each in prefixes if len(each) == 1}
    after: dict[str, set[str]] = {}
    for each in (*words, *prefixes):
        if len(each) > 1:
            after.setdefault(each[0], set()).add(each[1])
    seconds = set().union(*after.values(), firsts if alone else ())
    kindred = sorted(after, key=lambda first: (sorted(after[first]), first))  # those that share second characters go into one class
    size = max(1, -(-len(kindred) // _CLASSES))
    classes = [kindred[at : at + size] for at in range(0, len(kindred), size)]
    pairs = [_class(alone) + _class(firsts)] if alone else []
    pairs += [_class(each) + _class(set().union(*(after[first] for first in each))) for each in classes]
    return f"(?={_class(firsts)}{_class(seconds)})(?={'|'.join(pairs)})"


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


def _branches(node: dict, *, merged: bool = True) -> str:  # type: ignore[type-arg]
    """The alternatives below a node, that of the word which ends here last; characters that the same goes behind as one, if ``merged``."""
    characters: dict[tuple[str, str], list[str]] = {}
    for character, below in node.items():
        if character:
            inner = _branches(below)
            rest = f"(?:{inner})" if len(below) > 1 else inner
            characters.setdefault((rest, "" if merged else character), []).append(character)
    parts = [(_class(same) if len(same) > 1 else re.escape(same[0])) + rest for (rest, _), same in characters.items()]
    if "" in node:
        parts.append(node[""])
    return "|".join(parts)
