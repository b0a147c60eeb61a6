"""Papers in 《》 that the meeting passed on, studied, reviewed or adopted, with the verb that says so.

In: the shadow, the blocks and the spans of speeches. Out: `PaperFact` values. Papers merely cited (根据《…》, 以《…》为题)
and those named inside what somebody said are none. What is done with papers stands in `lexicon/papers.txt`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.spans import Block, Cover, Span
from briefgen.text.patterns import lazy, pattern

_TITLE = lazy(r"《(?P<title>(?:[^《》]|《[^《》]*》){2,160})》")
_VERB = alternation(tagged("papers", "act"))
#: Not in `研究|院`; `印发的` says where the paper is from, unless it is all that is said, or follows what is done: `听取了…所作的`.
_ACT = alternation(dict.fromkeys(tagged("papers", "act"), "(?!院|所|会|中心|员|生|部|局)"))
_ACTIONS = lazy(
    rf"{_ACT}(?![^，。；、了]{{0,2}}的$)|(?:所作的|作?题为|作了(?:题为|关于)?|作)(?=$)|作了?[^，。]{{0,10}}(?:报告|说明)|决定，?将(?=[^，。]{{0,2}}$)"
)
#: Behind a title, what is done with it: `《…》经会议审议通过`, `签订仪式`.
_DONE = lazy(rf"(?:已?经|获)[^，。；]{{0,10}}?(?P<act>{_ACT})|(?P<signed>签[订署字约])[^，。；]{{0,6}}仪式")
_CITED = lazy(r"(?:根据|依据|按照|依照|遵照|遵循|以(?![及来下上前后])|获得|刊登|对照|参照|依|选入|符合|违反|适用|(?<!主)持)[^，。；]{0,24}$")
_PASSED = lazy(
    r"[^，。；]{0,6}(?:评审会|审定会|论证会|研讨会|发布会|沟通会|评审|审查)|[^，。；]{0,6}宣贯[^，。；]{0,6}会|[^，。；]{0,12}(?:等)?(?:文件|制度|办法|项目|规定)?[^，。；]{0,10}(?:进行了?[^，。；]{0,4}?(?:研讨|讨论|审议|学习|修改|解读|研究|审阅|宣讲)|提出了?[^，。；]{0,8}(?:修改)?意见|征求[^，。；）]{0,6}意见(?!稿))|的(?:起草|编制|修订|制定)[^，。；]{0,12}(?:情况|说明|经过|过程|内容)"
)
#: What a title of such a thing is no paper's: `以…为题`, `《…》杂志`, `《…》播出的`.
_OTHER = lazy(r"(?:等)?为题|[》《]*(?:等)?(?:杂志|报|刊物|媒体|的要求|播出)")
#: A talk of that title; of what is reported to the meeting the title is a paper's: `作了《…》的报告`.
_TALK = lazy("的?(?P<what>[^，。；]{0,6}?(?:报告|说明|汇报)|[^，。；]{0,8})")
#: An item of a list of papers: `2.《…》（审议通过）`.
_NUMBER = lazy(r"\s*(?:\d{1,2}[.、．]|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、)?\s*")
_NOTED = lazy(r" *（([^（）]{2,10})） *$")
#: What is done with a paper that only the words around it show: `介绍了|《…》的起草经过`.
_TOLD_OF = tagged("papers", "told")
_HEARD, _SHOWN, _WRITTEN = (lazy(alternation(tagged("papers", tag))) for tag in ("heard", "shown", "written"))
_LISTED = lazy(r"》[、，和及以与（试行） ]{0,8}$")


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
                if not ((action or cited) and _LISTED.search(shadow, sentence.start, span.start)):
                    action = _action(shadow, sentence, span)
                    cited = action is None
                title = "".join(match["title"].split())
                if action and title not in seen:
                    seen.add(title)
                    yield PaperFact(span, Span(*match.span("title")), action)


def _decided(shadow: str, sentence: Span, span: Span) -> bool:
    """`会议决定|将《…》发往…征求意见`, `会议同意|《…方案》`: decided upon, though it stands in a speech."""
    return bool(pattern(r"决定，?将?[^，。]{0,4}$|同意[^，。]{0,12}$|(?:审议|原则|讨论|表决)通过了?$").search(shadow[sentence.start : span.start]))


def _clause(shadow: str, sentence: Span, span: Span) -> int:
    """Where the clause begins that a title stands in; marks inside other titles part none."""
    depth = 0
    for at in range(span.start - 1, sentence.start - 1, -1):
        depth += {"》": 1, "《": -1}.get(shadow[at], 0)
        if depth == 0 and shadow[at] in "，。；" and not shadow.endswith("决定，", sentence.start, at + 1):
            return at + 1
    return sentence.start


def _action(shadow: str, sentence: Span, span: Span) -> str | None:
    """The verb that says what was done with a paper, None for one that is only named."""
    start = _clause(shadow, sentence, span)
    before, after = shadow[start : span.start], shadow[span.end : sentence.end]
    cited = _CITED.search(before) and not pattern(r"[^，。；]{0,20}(?:进行了|精神)").match(after)
    if cited and (pattern(r"[^，。；]{0,4}为题").match(after) or not _HEARD.search(before)):
        return None
    if _OTHER.match(after):
        return None
    verbs = _ACTIONS.findall(before)
    if verbs[1:] and verbs[-1] == "题为":
        del verbs[-1]  # `传达学习了报告和题为《…》的讲话`
    if verbs:
        return _of(str(verbs[-1]), shadow[span.start : span.end], after)
    noted = _NOTED.match(after) if _NUMBER.fullmatch(before) else None
    if noted and (_ACTIONS.fullmatch(noted[1]) or noted[1] in _TOLD_OF):
        return noted[1]
    done = _DONE.match(after)
    if done:
        return done["act"] or done["signed"]
    passed = pattern(r"(?:（[^（）]{1,12}）|《[^》]*》|[、，和及 \n])*").match(after)
    if _PASSED.match(after[passed.end() if passed else 0 :]) or (
        pattern("(?:就|围绕|对)(?:《[^》]*》|[、，和及])*$").search(before) and pattern("修改意见|进行了?(?:研讨|讨论|审议)|作了?说明").search(after)
    ):
        found = pattern(_VERB).search(after) or _SHOWN.search(before) or _WRITTEN.search(after)
        return found[0] if found else None
    if before.strip() == "" and start > sentence.start:
        earlier = shadow[sentence.start : start]
        verbs = _ACTIONS.findall(earlier)
        if verbs and shadow[start - 1] == "，" and "》" in earlier:
            return str(verbs[-1])
    return None


def _of(verb: str, title: str, after: str) -> str | None:
    """An action, where the verb is that of a talk: what the talk was, None for a speech of that title."""
    if verb.startswith("决定"):
        act = pattern(_ACT).search(after)
        return act[0] if act else verb
    if verb not in ("作", "作了") and not verb.endswith("题为"):
        return verb
    talk = _TALK.match(after)
    told = talk["what"][-2:] if talk else ""
    if verb.endswith("题为"):
        return verb if title.rstrip("》").endswith("报告") or (talk and talk["what"].endswith("工作报告")) else None
    return told if told in ("报告", "说明", "汇报") else None
