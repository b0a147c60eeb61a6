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


def reports(words: str) -> bool:
    """Whether a matter says who reports on something.

    >>> [reports(each) for each in ("水泵班汇报检修情况", "各单位通报排查情况", "情况通报", "汇报会筹备", "听取水泵班汇报")]
    [True, True, False, False, False]
    """
    return not own_verb(words) and _REPORTS.match(words) is not None


_REPORTS = re.compile(
    "[\u4e00-\u9fff]{1,10}?[局部室处科组队站班所院校厂司办委位门社村区长任记理师员](?:作|做)?(?:通报|汇报|介绍|报告)(?!会|[人材制度])[^，。；]{2,}"
)
