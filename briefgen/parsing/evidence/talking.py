"""What speaks for and against a sentence being still what somebody said: its words, its place, and what stood before it.

In: the shadow, a sentence without an attribution of its own, the speech before it. Out: a `Candidate` with features for the decision `talk`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.form.dialogue import enumeration
from briefgen.parsing.form.narration import carries_on
from briefgen.parsing.grammar.roles import roles
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.patterns import lazy

DECISION = "talk"


class Begun(NamedTuple):
    """A speech: where its words begin, the rule that found its attribution, act and kind of who speaks, and the speakers' names."""

    start: int
    rule: str
    act: str
    kind: str
    speaker: frozenset[str]


class Candidate(NamedTuple):
    """A sentence that may go on with a speech: where the words before the first such one end, the paragraphs since then, quotation marks open."""

    sentence: Span
    begins: int
    paragraphs: int
    quotes: int
    features: tuple[str, ...]


_CUES = {
    "modal": lazy("要|必须|应当?|需要|务必|不得|确保|切实"),
    "we": lazy("我们?|咱们|本人"),
    "they": lazy("他们?|她们?"),
    "did": lazy("了"),
    "will": lazy("将|下一步|今后|未来"),
    "then": lazy("最后|随后|会后|接着|期间|之后|会前|活动|现场|当天|当日|上午|下午"),
    "attend": lazy("出席|参加|参会|与会|到会|列席|陪同"),
    "act": lazy("颁[发奖]|揭牌|签[署约订]|合影|参观|观看|听取|选举|表彰|授牌|宣读|致辞|主持|启动|发言|讲话|交流|讨论|座谈"),
    "report": lazy("介绍|汇报|报告|分享|讲解|阐述|解读|总结|部署|通报|分析"),
    "source": lazy("据悉|据了解|来源|记者|通讯员|编辑|供稿|摄影|撰稿|图为"),
    "meeting": lazy("本次|此次|本届|这次|会议|大会|论坛|培训|座谈会|仪式"),
    "hopes": lazy("[，；](?:并|也|还|同时|最后|他|她)?(?:希望|要求|强调|相信|期待|呼吁|建议|愿|欢迎|感谢|衷心|祝)"),
    "figures": lazy(r"\d"),
    "year": lazy(r"\d{4}年"),
    "quote": lazy("[“”]"),
}
#: So far behind its start a person is what a sentence tells of, in characters.
_NEAR = 12
#: So many pairs of characters of its first clause are looked at.
_OPENING = 14


def candidate(
    shadow: str, sentence: Span, here: Sequence[Mention], begun: Begun, before: Candidate, first: bool, verdict: str, nth: int
) -> Candidate:
    """A sentence with its features. ``before``: the one before it; ``first``: it opens a paragraph; ``verdict``: what rules take it for; ``nth``: of all."""
    said = shadow[before.sentence.start if nth else max(0, begun.start - 1) : sentence.start]
    quotes = max(0, before.quotes + said.count("“") - said.count("”"))
    paragraphs = before.paragraphs + first
    quote = "open" if quotes else "closed" if "”" in said else "none"
    out = [f"quote={quote}", f"me={any(each.name in begun.speaker for each in here)}", f"rule={begun.rule}", f"act={begun.act}", f"kind={begun.kind}"]
    item = enumeration(shadow, sentence.start)
    out += [f"numbered={enumeration(shadow, begun.start) is not None}:{item is not None}", f"item={item[0] if item else ''}"]
    out += [f"first={first}", f"paragraphs={min(3, paragraphs)}", f"sentences={bucket(nth, (1, 2, 4, 8))}"]
    out += [f"verdict={verdict}", f"first={first}:verdict={verdict}", f"first={first}:carries={carries_on(shadow, sentence)}"]
    out.append(f"before={shadow[max(0, sentence.start - _NEAR) : sentence.start].rstrip()[-1:]}")
    out += _words(shadow, Span(item[1] if item else sentence.start, sentence.end), here)
    return Candidate(sentence, before.begins, paragraphs, quotes, tuple(out))


def _words(shadow: str, span: Span, here: Sequence[Mention]) -> list[str]:
    """What the words of a sentence behind its number show."""
    at = span.start
    while at < span.end and shadow[at] in " \n":
        at += 1
    text = shadow[at : span.end].rstrip()
    out = [f"1={text[:1]}", f"2={text[:2]}", f"3={text[:3]}", f"Z={text[-1:]}", f"long={bucket(len(text), (8, 20, 40, 80, 160))}"]
    for name, cue in _CUES.items():
        found = cue.search(text)
        if found:
            out.append(f"cue={name}")
            out += [f"opens={name}"] * (found.start() == 0)
    out.append(f"names={min(3, len(here))}")
    if here:
        person = here[0].span
        where = "0" if person.start <= at + 1 else "near" if person.start <= at + _NEAR else "far"
        tail = shadow[person.end : span.end]
        out += [f"name={where}", f"name={where}:{tail[:1]}", f"name={where}:{tail[:2]}"]
        if where != "far":
            out += [f"does={role}" for role in roles(tail)] or ["does=nothing"]
    head = text.partition("，")[0]
    return out + [f"H:{head[n : n + 2]}" for n in range(min(_OPENING, len(head) - 1))]
