"""Where a text names persons, whether they take part or not.

In: the text. Out: `Named` values, in text order, perhaps overlapping. The parser's own rules find them; they are asked about every block, furniture and
bylines included, since here a name too many costs a word and one too few a secret.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.lexicon import surnames
from briefgen.lexicon.caller import Knowledge, knowing
from briefgen.parsing.form import labels
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.names import names
from briefgen.parsing.names.mentions import Mention
from briefgen.parsing.names.name_characters import FUNCTION, SELDOM_GIVEN, UNIT_END, given
from briefgen.parsing.people import persons
from briefgen.spans import Block, Cover, Span
from briefgen.text import anchors
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.blocks import lines as lines_of
from briefgen.text.patterns import lazy
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.unwrap import unwrap
from briefgen.words import segmenter


class Named(NamedTuple):
    """A person named at ``span``: the characters of the name alone. ``whole``: with titles. ``name`` in canonical characters, without padding."""

    span: Span
    whole: Span
    name: str
    surname_only: bool = False

    def phrase(self, shadow: str) -> str:
        """`薛处长`: the name with the office behind it."""
        return shadow[self.span.start : self.whole.end]


#: Labels whose values may be names, besides lists of participants.
_SIGNED = frozenset(["sign", "source"])
#: Who wrote or checked a text, behind a colon: `责任编辑：晓舟`, `（记者 孟青 通讯员 方小雨）`.
_CREDIT = lazy(
    r"(?:记者|通讯员|实习生|编辑|编审|审校|审核|校对|初审|复审|终审|监制|作者|撰稿|供稿|摄影|签发|签发人|核稿|联系人|责编|文|图|摄)(?:[：:/] *| +)"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[ 、，/][\u4e00-\u9fff]{2,4})*)(?![\u4e00-\u9fff])"
)
#: The same without a mark between: `本报记者孟青报道`.
_REPORTER = lazy(r"(?:记者|通讯员|实习生) *(?P<names>[\u4e00-\u9fff]{2,4})(?= *(?:报道|摄影|摄|文|图|讯|从|获悉|）|：|\d{1,2}月))")
_ADDRESS = lazy("同志|先生|女士|老师|师傅|大夫|烈士")
_AFTER_UNIT = lazy("(?<=[、局委办处科室院校厅会所站镇乡村司团队部])([\u4e00-\u9fff]{3})(?=[、，。）])")
_HAN_RUN = lazy("[\u4e00-\u9fff]{2,}")
#: Two characters between brackets, or on a line of their own.
_ALONE = lazy("(?:（(?=..）)|\n(?=.. *(?:\n|$))).")
#: Bearers per ten thousand of a surname that is one even without support.
_USUAL = 20
#: Characters that places are named with.
_OF_PLACES = frozenset("庄屯沟坡岭山河湖桥港湾岛城路站寨堡铺集店坝垭坪塘")
_NAME = lazy(r"[\u4e00-\u9fff]{2,4}")


def persons_in(text: str, knowledge: Knowledge) -> list[Named]:
    """Every person named in ``text``, as far as the grammar of names goes."""
    shadow = shadow_of(text)
    lines = lines_of(shadow)
    unwrapped = unwrap(text, shadow, lines)
    read = shadow if unwrapped is None else unwrapped.shadow
    with knowing(knowledge):
        found = list(_found(read, cut_blocks(read, lines if unwrapped is None else None)))
    anchors.forget()
    if unwrapped is not None:
        found = [each._replace(span=unwrapped.back(each.span), whole=unwrapped.back(each.whole)) for each in found]
    return sorted(found, key=lambda each: each.span)


def _found(shadow: str, blocks: Sequence[Block]) -> Iterator[Named]:
    fields = labels.fields(shadow, blocks)
    lists = [(each, attendee_list(shadow, each.values)) for each in fields if each.key in persons.LIST_ROLES]
    found, _ = persons.mentioned(shadow, blocks, lists, Cover())
    for mention in (*(each for here in found.values() for each in here), *(each for _, listed in lists for each in listed.mentions)):
        if not mention.surname_only or mention.name not in FUNCTION or mention.rule != "surname-title":
            yield _of(mention)
    for each in fields:
        if each.key in _SIGNED:
            for mention in attendee_list(shadow, each.values).mentions:
                yield _of(mention)
    for span in (*_addressed(shadow), *_beside(shadow), *_unknown(shadow)):
        yield Named(span, span, span.slice(shadow))
    for credit in (_CREDIT, _REPORTER):
        for match in credit.finditer(shadow):
            yield from _credited(shadow, match)


def _addressed(shadow: str) -> Iterator[Span]:
    """`免去|范增福|同志…`: a name of any place before a word that people are addressed with."""
    for match in _ADDRESS.finditer(shadow):
        for size in (3, 2, 4):
            start = match.start() - size
            if start < 0 or not names.surname_at(shadow, start):
                continue
            name = names.name_at(shadow, start, slot=True)
            words = shadow[start : match.start()]
            famous = size == 3 and segmenter.is_word(words) and surnames().get(words[0], 0) >= _USUAL  # 周恩来 is in the dictionary
            if (name is not None and name.end == match.start()) or famous or names.is_listed(words):
                yield Span(start, match.start())
                break


def _beside(shadow: str) -> Iterator[Span]:
    """`市规划局|宋喜信|、…`: three characters between a unit, or another of a list, and a mark."""
    for match in _AFTER_UNIT.finditer(shadow):
        start, end = match.span(1)
        if _likely(shadow, start, end):
            name = names.name_at(shadow, start)
            if name is not None and name.end == end:
                yield Span(start, end)


def _unknown(shadow: str) -> Iterator[Span]:
    """Three characters in a row of which the dictionary makes no word, with a usual surname before a possible given name: `增补|梁|若|兰`."""
    for run in _HAN_RUN.finditer(shadow):
        at = begin = run.start()
        if at > 0 and len(run[0]) == 2:
            if _ALONE.match(shadow, at - 1) and _likely(shadow, at, at + 2) and not segmenter.is_word(run[0]):
                yield Span(*run.span())
            continue
        for word in (*segmenter.cut(run[0]), "  "):
            if len(word) == 1:
                at += 1
                continue
            if at - begin in (3, 4):
                for start in range(begin, at - 2):
                    if _likely(shadow, start, at):
                        yield Span(start, start + 3)
                        break
            at += len(word)
            begin = at


def _likely(shadow: str, start: int, end: int) -> bool:
    name = shadow[start : min(start + 3, end)]
    return (
        surnames().get(name[0], 0) >= _USUAL
        and name[0] not in FUNCTION
        and given(shadow, start + 1, start + len(name))
        and not any(character in SELDOM_GIVEN for character in name)
        and not (UNIT_END | _OF_PLACES).intersection(name[1:] + shadow[end : end + 1])
    )


def _of(mention: Mention) -> Named:
    return Named(mention.name_span, mention.span, names.clean(mention.name), mention.surname_only)


def _credited(shadow: str, match: re.Match[str]) -> Iterator[Named]:
    """Names in a credit; words that everybody uses (`供稿：办公室`) are none."""
    for name in _NAME.finditer(shadow, *match.span("names")):
        if not segmenter.is_common(name[0]) and name[0][-1] not in "局委办部处科室厅社台报网":
            span = Span(*name.span())
            yield Named(span, span, name[0])
