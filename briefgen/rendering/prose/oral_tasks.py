"""What was given out in a recorded talk, for the list of tasks: few rows, each of them to be understood without the talk.

In: a source. Out: rows. Whoever asks for the list sees no row of which nobody knows what, or for whom.
"""

import re
from collections.abc import Sequence

from briefgen.lexicon import surnames
from briefgen.record import Directive, Owner, RecordSpan
from briefgen.rendering.blocks import text_of
from briefgen.rendering.prose.source import Source
from briefgen.rendering.prose.tasks import YOU, Row, issuer, owners

#: No task of a talk is shorter, in characters; then what it is about belongs to it: `签字这个事，|骆工去`, so near before it.
_LEAST, _NEAR = 6, 16
_SUBJECT = re.compile("[^，。！？；]{2,12}，$")
#: What is no task: a question, an opening, a condition alone, what points at something said before, how things are, a courtesy.
_IDLE = re.compile(
    r"[？?]|[几哪谁]|什么|怎么|多少|能不能|要不要|是不是|行不行|[吗呢]$|^(?:今天|这次|今儿)(?:就|主要|把|的)[^，]{0,12}(?:[事会]|过一下|一下)(?=，|$)|展开|先不|以后再|再说$|表决"
    r"|^(?:你们?|把|那|但|就|都|让|叫)*(?:这个(?![月周]|星期|礼拜|季度|学期)|那个|这一条|那一条|第[一二三四五]个|[他她它没别])|^会(?!同|签|后|上|计)|^要是|^如果|^万一|^[^，]{1,3}不[通了到上]"
    r"|(?:的|那个|最[多少大小快慢]|[催投来]了|知道)$|等一下|留一下|往前坐|关一下|签一下$|^继续|再[聊议看]|^(?:报|交|发|告诉)给?[^，]{2,4}$"
)
#: What of a task says nothing by itself.
_EMPTY = re.compile("支持|参加|配合|负责|自己|出席|牵头|一下|去|来|定|请|都|也|要|先|再|还|就|得|必须|这边|[，、 的]")
_UNIT = re.compile(
    "[各每][^的，]{1,14}|物业|财务|社区|街道|后勤|总包|监理|会计|出纳|[^的，]{1,6}方|[^的，]{2,5}员|[^的，]*[科处室局所院站股办]|[^的，]{2,}(?:部|组|队|司|社|会|车间|中心|街道|社区|村|镇|班|项目部|编辑部)|[^的，]{1,8}(?:老师|家长|主任|组长|干部|员)们"
)
_JUNK = re.compile("[你我他她那这就到从跟把给让]|^等级|^[一二三四五六七八九十两]?个")
#: So long is a surname with an office, in characters.
_CALL = 4
#: How whoever was told to do something takes it on.
_TAKES = re.compile(r"\W*(?:好的?|行|可以|收到|明白|没问题|OK|嗯|是)+(?:[嘞啊呢吧嘛的]|\W|我)")
#: So many characters may stand between a demand and the end of its turn.
_LATE = 40


def rows(source: Source) -> list[Row]:
    """The rows of a talk, in text order."""
    return [row for each in _joined(source) if (row := _row(source, each))]


def _joined(source: Source) -> list[list[Directive]]:
    """The demands of a talk; one with no owner of its own that follows at once goes with the one before: `小丁你去办，|办好了先给我看`."""
    out: list[list[Directive]] = []
    for each in source.brief.directives:
        near = out and not re.search(r"[\w。！？]", source.raw((out[-1][-1].span[1], each.span[0])))
        if near and each.speech == out[-1][-1].speech and all(owner.inherited for owner in each.owners):
            out[-1].append(each)
        else:
            out.append([each])
    return out


def _row(source: Source, demands: Sequence[Directive]) -> Row | None:
    """What somebody was told, in his words: nothing is taken out of them but whom they address."""
    start, end = demands[0].span[0], demands[-1].span[1]
    told = next((each.span[1] for each in demands[0].owners if each.span[0] == start), None)
    if told and (you := YOU.match(source.raw((told, end)))) and end - told - you.end() >= _LEAST:
        start = told + you.end()
    elif end - start < _LEAST and (turn := source.at(start)) and (before := _SUBJECT.search(source.raw((max(turn.span[0], start - _NEAR), start)))):
        start -= len(before[0])
    named = [owner for each in demands for owner in each.owners if _is_owner(source, owner)]
    due = [deadline for each in demands for deadline in each.deadlines]
    who = owners(source, [each for each in named if each.part != "support"]) or _takes(source, demands[-1])
    support = owners(source, [each for each in named if each.part == "support"])
    line = source.line((start, end))
    task = text_of(line).strip("，、 ")
    if (
        not (who or support)
        or _IDLE.search(task)
        or source.raw((end, end + 1)) in ("？", "?")
        or len(_bare(source, start, end, demands)) < _LEAST // 2
    ):
        return None
    return Row(task, "", who, support, _due(source, [each.span for each in due]), issuer(source, demands[0]))


def _bare(source: Source, start: int, end: int, demands: Sequence[Directive]) -> str:
    """What a task says besides who must do it by when."""
    text = source.raw((start, end))
    spans = [each.span for own in demands for each in own.owners] + [each.span for own in demands for each in own.deadlines]
    cut = [each for each in spans if start <= each[0] and each[1] <= end]
    for first, last in sorted(cut, reverse=True):
        text = text[: first - start] + text[last - start :]
    return _EMPTY.sub("", YOU.sub("", text))


def _is_owner(source: Source, owner: Owner) -> bool:
    """Whether who must act is somebody who is there, who is told so, a unit or a group; not `家长`, `指导老师`, `没报的`."""
    text = owner.text
    if any(text == each.known_as or (each.name and text in (each.name, each.name[1:], each.name[-1:])) for each in source.brief.attendees):
        return True
    if 2 <= len(text) <= _CALL and any(each.name and each.kind == "person" and each.name[0] == text[0] for each in source.brief.attendees):
        return True  # `何经理`, who is 何志远
    given = text[1:2] if text[:1] in ("老", "小", "阿") else text[:1]
    called = (len(text) == 2 and text[0] in "老小") or YOU.match(source.raw((owner.span[1], owner.span[1] + 1))) is not None
    if called and given in surnames() and len(text) <= 5:
        return True
    return _UNIT.fullmatch(text) is not None and not _JUNK.search(text)


def _takes(source: Source, demand: Directive) -> str:
    """Who answers as one does who was told to do something, right behind the turn of a demand of nobody named."""
    told = any(word in demand.text for word in "你您") and "你们" not in demand.text
    if any(not each.inherited for each in demand.owners) or not (told or demand.deadlines):
        return ""
    speeches = source.brief.speeches
    n = next((n for n, each in enumerate(speeches) if each.id == demand.speech), None)
    if n is None or n + 1 >= len(speeches) or speeches[n].span[1] - demand.span[1] > _LATE or not _TAKES.match(source.raw(speeches[n + 1].span)):
        return ""
    person = source.people.get(speeches[n + 1].speaker.attendee or "")
    return text_of(source.named(person, titles=False)) if person and speeches[n].speaker.attendee != person.id else ""


def _due(source: Source, spans: Sequence[RecordSpan]) -> str:
    """By when; of two of which one says the other more exactly, that one: `周四`, `本周四下班之前`."""
    printed = list(dict.fromkeys(text_of(source.line(each)) for each in spans))
    return "；".join(each for each in printed if not any(each != other and each in other for other in printed))
