"""Papers in 《》 that the meeting passed on, studied, reviewed or adopted, with the verb that says so.

In: the shadow, the blocks and the spans of speeches. Out: `PaperFact` values. Papers merely cited (根据《…》, 以《…》为题)
and those named inside what somebody said are none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.spans import Block, Cover, Span
from briefgen.text.patterns import lazy, pattern

_TITLE = lazy(r"《(?P<title>(?:[^《》]|《[^《》]*》){2,160})》")
_ACTIONS = lazy(
    r"审议通过|审议并通过|讨论通过|表决通过|讨论并原则通过|原则通过|一致通过|通过|审议|审阅|审查|审定|评审|论证|传达学习|学习传达|传达贯彻|传达|学习|研读|宣读|宣布|听取|讨论|研讨|研究|征求|解读|印发|发放|传阅|领学|作了?(?=$)|所作的(?=$)|(?<=作了)题为(?=$)|作了关于(?=$)|签署|签订|签字|制定|通报|发布|表决|修订|审核|汇报|作了?[^，。]{0,10}(?:报告|说明)|批准|决定将|同意"
)
_CITED = lazy(r"(?:根据|依据|按照|依照|遵照|遵循|以|获得|刊登|对照|参照|依|选入|符合|违反|适用|持)[^，。；]{0,24}$")
_PASSED = lazy(
    r"[^，。；]{0,6}(?:评审会|审定会|论证会|研讨会|发布会|评审|审查)|[^，。；]{0,12}(?:等)?(?:文件|制度|办法|项目|规定)?[^，。；]{0,10}(?:进行了?(?:研讨|讨论|审议|学习|修改|解读|研究|审阅|宣讲)|提出了?[^，。；]{0,8}(?:修改)?意见|征求[^，。；）]{0,6}意见(?!稿))|的(?:起草|编制|修订|制定)[^，。；]{0,12}(?:情况|说明|经过|过程|内容)"
)


#: An item of a list of papers: `2.《…》（审议通过）`.
_NUMBER = lazy(r"\s*(?:\d{1,2}[.、．]|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、)?\s*")
_NOTED = lazy(r" *（([^（）]{2,10})） *$")


#: What is done with a paper that only the words around it show: `介绍了|《…》的起草经过`.
_TOLD_OF = ("介绍", "说明", "所作的")


class PaperFact(NamedTuple):
    """A paper; ``title`` lies inside 《》. ``action`` is the verb as printed."""

    span: Span
    title: Span
    action: str | None


def find(shadow: str, blocks: Sequence[Block], speeches: Cover) -> Iterator[PaperFact]:
    """The papers that the narration says were dealt with, each title once."""
    seen: set[str] = set()
    for block in blocks:
        if shadow.find("《", *block.span) < 0:
            continue
        for sentence in block.sentences:
            action: str | None = None
            cited = False
            for match in _TITLE.finditer(shadow, sentence.start, sentence.end):
                span = Span(*match.span())
                if speeches.contains(span) and not _decided(shadow, sentence, span):
                    continue
                before = shadow[sentence.start : span.start]
                listed = pattern(r"》[、，和及以与（试行） ]{0,8}$").search(before)
                if not (listed and (action or cited)):
                    action = _action(shadow, sentence, span)
                    cited = action is None
                title = "".join(match["title"].split())
                if action == "题为" and not title.endswith("报告"):
                    action = None
                if action and title not in seen:
                    seen.add(title)
                    yield PaperFact(span, Span(*match.span("title")), action)


def _decided(shadow: str, sentence: Span, span: Span) -> bool:
    """`会议决定|将《…》发往…征求意见`, `会议同意|《…方案》`: decided upon, though it stands in a speech."""
    return bool(pattern(r"决定，?将?[^，。]{0,4}$|同意[^，。]{0,12}$|(?:审议|原则|讨论|表决)通过了?$").search(shadow[sentence.start : span.start]))


def _action(shadow: str, sentence: Span, span: Span) -> str | None:
    start = sentence.start
    depth = 0
    for at in range(span.start - 1, sentence.start - 1, -1):
        if shadow[at] == "》":
            depth += 1
        elif shadow[at] == "《":
            depth -= 1
        elif depth == 0 and shadow[at] in "，。；":
            start = at + 1
            break
    before = shadow[start : span.start]
    after = shadow[span.end : sentence.end]
    cited = _CITED.search(before) and not pattern(r"[^，。；]{0,20}(?:进行了|精神)").match(after)
    if cited and (pattern(r"[^，。；]{0,4}为题").match(after) or not pattern("传达|学习|审议|听取").search(before)):
        return None
    if pattern(r"(?:等)?为题|[》《]*(?:等)?(?:杂志|报|刊物|媒体|的要求)").match(after):
        return None
    verbs = _ACTIONS.findall(before)
    if verbs:
        return str(verbs[-1])
    noted = _NOTED.match(after) if _NUMBER.fullmatch(before) else None
    if noted and (_ACTIONS.fullmatch(noted[1]) or noted[1] in _TOLD_OF):
        return noted[1]
    passed = pattern(r"(?:《[^》]*》|[、，和及 \n])*").match(after)
    if _PASSED.match(after[passed.end() if passed else 0 :]) or (
        pattern("(?:就|围绕|对)(?:《[^》]*》|[、，和及])*$").search(before) and pattern("修改意见|进行了?(?:研讨|讨论|审议)|作了?说明").search(after)
    ):
        found = _ACTIONS.search(after) or pattern("介绍|说明").search(before) or pattern("修改|说明|起草|编制|修订|制定").search(after)
        return found[0] if found else None
    if before.strip() == "" and start > sentence.start:
        earlier = shadow[sentence.start : start]
        verbs = _ACTIONS.findall(earlier)
        if verbs and shadow[start - 1] == "，" and "》" in earlier:
            return str(verbs[-1])
    return None
