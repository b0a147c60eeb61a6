"""A recorded talk: who took part in it, and what was settled and given out as tasks.

In: a source. Out: lines and paragraphs.
"""

import re
from collections.abc import Iterator

from briefgen.lexicon import tagged
from briefgen.record import Attendee, Passage, RecordSpan
from briefgen.rendering.blocks import Block, Line, Paragraph, Run, part_of, text_of
from briefgen.rendering.prose import acts, courtesy
from briefgen.rendering.prose.frames import AND, STOP, fill
from briefgen.rendering.prose.lead import ended
from briefgen.rendering.prose.source import Source

#: So many tasks make minutes of a talk; fewer, and the talk itself is printed.
LEAST = 3
#: What settles a matter: `没有异议那就这么定了`, `51个，全票，通过`.
_SETTLED = re.compile(
    "(?:就|那)(?:这么|这样|先这么|先这样|按(?:这个|这))(?:定|办|执行|着)|定下来|过半数|全票|一致(?:同意|通过)|没(?:有)?意见(?:的话)?就(?:通过|这么)|原则同意"
)
_ASKS = re.compile("[？?]$")


def attendance(source: Source) -> Line:
    """Who was in the chair, who took part, who was away, where no list above the talk says so."""
    people = [each for each in source.brief.attendees if each.kind == "person" and not _only_disturbs(source, each)]
    chairs = [each for each in people if "chair" in each.roles]
    away = [each for each in people if "absent" in each.roles]
    asked = [each for each in away if _asked(source, each)]
    there = [each for each in people if each not in chairs and each not in away]
    out = [*fill("chair", who=_names(source, chairs))]
    out += _sentence(fill("take part", who=_names(source, there)))
    out += _sentence(fill("leave", who=_names(source, asked)))
    return (*out, *_sentence(fill("absent", who=_names(source, [each for each in away if each not in asked]))))


def _only_disturbs(source: Source, person: Attendee) -> bool:
    """Whether a voice that nobody calls by a name says nothing that is printed: `这个会议室两点我们订了`."""
    if person.known_as or not (person.name or "")[-1:].isdigit():
        return False
    said = [text_of(source.line(each.span)) for each in source.brief.speeches if each.speaker.attendee == person.id]
    return bool(said) and not any(re.search(r"\w", each) for each in said)


#: That somebody has asked for leave; who is elsewhere has not (`局长在县里，来不了`).
_LEAVE = re.compile("请[了个过]?[\u4e00-\u9fff]{0,2}假|休假|[病事产婚年公]假")
_NEAR = 40


def _asked(source: Source, person: Attendee) -> bool:
    return any(_LEAVE.search(source.raw((max(0, start - _NEAR), end + _NEAR))) for start, end in person.spans)


def _sentence(line: Line) -> Line:
    return (*line, STOP) if line else ()


def _names(source: Source, people: list[Attendee]) -> Line:
    out: list[Run] = []
    for each in people:
        name = source.named(each, titles=True)
        unit = _unit(source, each)
        out += [*([AND] if out else []), *(name if text_of(unit) in text_of(name) else _beside(unit, name))]
    return tuple(out)


def _beside(unit: Line, name: Line) -> Line:
    """A unit stands before who is of it, as does what he does; other words of a label behind: `韩雪（抽检）`."""
    text = text_of(unit)
    before = len(text) > _BARE or courtesy.desk(text) or acts.office(text) or text in _WORK or _GLUED.fullmatch(text)
    return (*unit, *name) if before else (*name, *fill("by way of", how=unit))


#: So long is a word that need not be a unit.
_BARE = 2
_WORK = frozenset(tagged("transcripts", "job"))


#: What a label has beside the name: `泵站管理所-|老程`, `老K|-产品`, `石磊| | 监理部 (Guest)`.
_BEFORE = re.compile(r"\W*(?P<unit>[\u4e00-\u9fff]{2,12}) *[-—–_/|@· ] *")
_BEHIND = re.compile(r" *[-—–_/|@（( ] *(?P<unit>[\u4e00-\u9fff]{2,12})| ?(?P<work>[A-Z]{2,4}|\d{1,3}(?:号楼|栋|幢|座))")
#: `水利站|阿坤`
_GLUED = re.compile(r"(?P<unit>[\u4e00-\u9fff]{1,11}(?:[科部室处局所站队厂社司组班办院村]|社区|中心|车间))")
_NO_UNIT = re.compile("主持|外部|访客|来宾|手机|时间|记录|[主副]?讲人")


def _unit(source: Source, person: Attendee) -> Line:
    """The unit or the work that the label of a voice has beside its name."""
    for start, end in person.spans:
        label = source.at(start)
        if label is None or label.kind != "speaker" or person.known_as:
            continue
        at = label.span[0]
        front = label.text[: start - at]
        before, behind = _BEFORE.fullmatch(front) or _GLUED.fullmatch(front), _BEHIND.match(label.text[end - at :])
        if before and not _NO_UNIT.search(before["unit"]):
            return source.line((at + before.start("unit"), at + before.end("unit")))
        part = "unit" if behind and behind["unit"] else "work"
        if behind and not _NO_UNIT.search(behind[part]):
            return source.line((end + behind.start(part), end + behind.end(part)))
    return ()


def given_out(source: Source) -> list[Block]:
    """What was settled and what is to be done, in text order; nothing where that is little."""
    tasks = [each.span for each in source.brief.directives]
    if len(tasks) < LEAST:
        return []
    settled = [span for span in _settled(source) if not any(_overlap(span, task) for task in tasks)]
    return [Paragraph(fill("given out")), *(Paragraph(ended(_trimmed(source.line(span)))) for span in sorted([*tasks, *settled]))]


def _settled(source: Source) -> Iterator[RecordSpan]:
    """Sentences that settle something, and are no questions."""
    for passage in source.passages:
        if passage.kind == "turn":
            yield from (span for span in _sentences(passage) if _SETTLED.search(_text(passage, span)) and not _ASKS.search(_text(passage, span)))


def _sentences(passage: Passage) -> Iterator[RecordSpan]:
    for match in re.finditer("[^。！？!?]+[。！？!?]?", passage.text):
        yield passage.span[0] + match.start(), passage.span[0] + match.end()


def _text(passage: Passage, span: RecordSpan) -> str:
    return passage.text[span[0] - passage.span[0] : span[1] - passage.span[0]]


def _overlap(one: RecordSpan, other: RecordSpan) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _trimmed(line: Line) -> Line:
    text = text_of(line)
    return part_of(line, len(text) - len(text.lstrip(" ，,、…")), len(text))
