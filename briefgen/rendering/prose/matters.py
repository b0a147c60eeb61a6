"""How a matter on an agenda is worded: with a verb of its own, or as a noun.

In: its words. Out: the verb.
"""

import re

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation


def own_verb(words: str) -> str:
    """The verb with which a matter begins that says what was done; nothing where it has none.

    >>> own_verb("审议年度预算"), own_verb("检查情况通报"), own_verb("学习班招生")
    ('审议', '', '')
    """
    match = _OWN_VERB.match(words)
    return match[0] if match else ""


_OWN_VERB = re.compile(
    rf"(?:集[体中])?(?:{alternation(tagged('purposes', 'verb'))}|{alternation(tagged('purposes', 'either'))}(?!{alternation(tagged('purposes', 'result'))}))"
    rf"(?!{alternation(tagged('purposes', 'noun'))}(?!议))"
)
