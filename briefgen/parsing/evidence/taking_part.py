"""What speaks for and against a named person having taken part: verbs in the sentence, neighbours, the place in the text, titles, roles.

In: the shadow, a person with all mentions, the brief's sentences. Out: features for the decision `takes_part`.
"""

import bisect
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.decide.linear import bucket
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.resolve import Person
from briefgen.spans import Span
from briefgen.text.patterns import lazy

#: What a sentence can be about, by its words.
_CUES: Mapping[str, re.Pattern[str]] = {
    "attend": lazy(alternation(tagged("cues", "attend"))),
    "chair": lazy("主持"),
    "talk": lazy("讲话|发言|致辞|致词|演讲|指出|强调|表示|认为|说[，：“]|介绍|汇报|要求|希望|宣布|点评|分享|报告"),
    "acts": lazy(alternation(tagged("cues", "visit"))),
    "award": lazy(alternation(tagged("cues", "award"))),
    "elect": lazy(
        "当选|选举|推选|任命|聘任|任职|提名|候选|增补|免去|为[^，。；、为]{1,10}(?:[会理事监书院所部校]长|主任|总裁|主席|经理|理事|监事|委员|书记)(?=[，。；、\n]|$)"
    ),
    "cite": lazy(alternation(tagged("cues", "cite"))),
    "byline": lazy("记者|通讯员|摄影|摄|供稿|撰稿|编辑|作者|来源|图/|文/|审核|校对|图片"),
    "earlier": lazy("曾经?|此前|过去|当年|\\d{4}年|原名|毕业|出生|师从|创办|时任"),
    "committee": lazy(alternation(tagged("cues", "committee"))),
    "study": lazy(alternation(tagged("cues", "study"))),
}
_BETWEEN = lazy("[，。；：！？⏎]")
#: So many neighbours to each side are looked at one by one, in characters.
_NEAR = 12


#: What stands between the members of a list, units and offices of the next one included.
_JOINED = lazy("[^，。；：！？\n]{0,16}、[^，。；：！？\n]{0,16}|[^，。；：！？、\n]{0,3}(?:和|及|与|以及)[^，。；：！？、\n]{0,16}|[ 、]*")
#: So many members of a list are passed on the way to its ends.
_MEMBERS = 100
#: How far before and behind a list its predicate is looked for, in characters.
_FAR = 30


class Scene(NamedTuple):
    """A brief's sentences in order, with the mentions of each; where it begins and ends."""

    sentences: Sequence[Span]
    mentions: Sequence[Sequence[Mention]]
    whole: Span


#: A list's predicate stands in the same sentence, before the next stop.
_PARTED = lazy("[。；！？\n]")


def _list_around(shadow: str, mention: Mention, here: Sequence[Mention]) -> tuple[int, int]:
    """Where the list that a mention is a member of begins and ends."""
    at = bisect.bisect_left(here, mention.span, key=lambda each: each.span)
    if at == len(here) or here[at].span != mention.span:
        return mention.span
    first = last = at
    least, most = at - _MEMBERS, at + _MEMBERS
    while first > max(0, least) and _JOINED.fullmatch(shadow, here[first - 1].span.end, here[first].span.start):
        first -= 1
    while last + 1 < min(len(here), most) and _JOINED.fullmatch(shadow, here[last].span.end, here[last + 1].span.start):
        last += 1
    return here[first].span.start, here[last].span.end


#: What a person without a role hardly took part with: the list's own predicate gives an office, or no word of attending or doing is near.
_GIVES_OFFICE = frozenset(["lead=elect", "tail=elect"])
_SAYS_SO = frozenset(["cue=attend", "cue=acts"])


def gives_office(found: Sequence[str]) -> bool:
    """Whether what is said of somebody is that an office was given, by the features."""
    return not _GIVES_OFFICE.isdisjoint(found)


def says_nothing(found: Sequence[str]) -> bool:
    """Whether no sentence that names somebody has a word of attending, or of what is done at meetings."""
    return _SAYS_SO.isdisjoint(found)


def features(shadow: str, person: Person, scene: Scene) -> list[str]:
    """The features of a person, of all mentions together."""
    found: set[str] = set()
    for mention in person.mentions[:8]:
        found.update(_mention(shadow, mention, scene))
    found.update(f"role={role}" for role in person.roles)
    found.add(f"roles={min(2, len(person.roles))}")
    found.add(f"times={bucket(len(person.mentions), (2, 3, 5))}")
    found.add(f"titles={min(2, len(person.titles))}")
    return sorted(found)


def _unnamed(shadow: str, start: int, end: int, here: Sequence[Mention]) -> str:
    """What stands from ``start`` to ``end``, with 某 for the names of others: who they are says nothing."""
    text = shadow[start:end].replace("\n", "⏎")
    for other in here[bisect.bisect_left(here, start - _NEAR, key=lambda each: each.span.start) :]:
        first, last = max(start, other.name_span.start), min(end, other.name_span.end)
        if other.span.start >= end:
            break
        if first < last:
            text = text[: first - start] + "某" * (last - first) + text[last - start :]
    return text


def _mention(shadow: str, mention: Mention, scene: Scene) -> list[str]:
    start, end = mention.span
    at = max(0, bisect.bisect_right(scene.sentences, Span(start, len(shadow))) - 1)
    sentence = scene.sentences[at] if scene.sentences else mention.span
    here = scene.mentions[at] if scene.sentences else [mention]
    text = sentence.slice(shadow)
    before = _unnamed(shadow, max(sentence.start, start - _NEAR), start, here)
    after = _unnamed(shadow, end, min(sentence.end, end + _NEAR), here)
    out = [f"rule={mention.rule}", f"subject={start <= sentence.start}"]
    first, last = _list_around(shadow, mention, here)
    lead = _PARTED.split(shadow[max(sentence.start, first - _FAR) : first])[-1]
    tail = _PARTED.split(shadow[last : min(sentence.end, last + _FAR)])[0]
    for name, cue in _CUES.items():
        if cue.search(text):
            out.append(f"cue={name}")
            out += [f"lead={name}"] * bool(cue.search(lead)) + [f"tail={name}"] * bool(cue.search(tail))
    out.append(f"names={bucket(len(here), (2, 4, 8, 16))}")
    out += [f"T={tail[:1]}", f"TT={tail[:2]}", f"T3={tail[:3]}"]
    out.append(f"place={bucket((start - scene.whole.start) / max(1, scene.whole.end - scene.whole.start), (0.1, 0.25, 0.5, 0.75, 0.9))}")
    out.append(f"nth={bucket(at, (1, 2, 4, 8))}")
    out.append(f"long={bucket(len(text), (20, 60, 120, 240))}")
    out += [f"L={before[-1:]}", f"LL={before[-2:]}", f"R={after[:1]}", f"RR={after[:2]}"]
    clause = _BETWEEN.split(after)[0]
    out += [f"A:{clause[n : n + 2]}" for n in range(len(clause) - 1)]
    nearby = _BETWEEN.split(before)[-1]
    out += [f"B:{nearby[n : n + 2]}" for n in range(len(nearby) - 1)]
    return out
