"""What came of single matters of a record in talk, which stands before the talk: `关于水费，同意每吨加两角。`

In: a source. Out: paragraphs, and the passages that they print.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.lexicon import signs, tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Passage
from briefgen.rendering.blocks import Block, Line, Paragraph, part_of, text_of
from briefgen.rendering.prose import body, courtesy, talk
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.lead import ended
from briefgen.rendering.prose.lists import NOTE
from briefgen.rendering.prose.source import Source

#: What stands before a heading or an item.
_SIGNS = signs("sign")

#: Before what somebody counts out: `定几条`, `定下三件事`.
_SETS = "定(?:的|下来?|好)?(?:这么)?[几两一二三四五六七八九十\\d]{1,2}(?:条|点|件事?|项|事)"
#: What such a label says: `会议决定`, `定了`.
_HEADS = f"{_SETS}|(?:会议|集体|最后|经研究)?(?:议定|决定|商定|结论|结果|明确|议决|{alternation(tagged('sections', 'settled'))})"
#: A label that says that it came of the talk; our heading says it. `表决：` before a vote is no such label.
_LABEL = re.compile(
    rf"(?:[{_SIGNS}] *)?(?:(?:{_HEADS}|表决(?=[一二三四五六七八九十\d]{{1,2}}[：:]|[：:](?!\s*(?:同意|赞成|赞同|反对|通过|一致|全票|\d+\s*[票人名户比：:，。]))))"
    rf"(?:事项|意见)?[一二三四五六七八九十\d]{{0,2}}[：:]|[【〔](?:{_HEADS}|表决|决议)(?:结果|事项|意见)?(?:[】〕]\s*|[：:](?=[^】〕]+[】〕]\s*$)))"
)
#: A frame around all of a line that says who does what by when: `【各组3月9日前报人数】`.
_FRAMED_TASK = re.compile(
    r"[【〔](?:记[：:])?(?=[^】〕]*(?:\d[日号]|周[一二三四五六日天末]|[月年]底|[今明后]天)(?:之?前|[报交办发]))(?=[^】〕]+[】〕]\s*$)"
)
#: A sentence in which a body decides: `大会同意石磊同志按期转正`.
_RESOLVED = re.compile(
    "(?:^|(?<=[。；，：]))(?:(?:支部)?党?员?大会|会议|支委会|(?:业主)?委员会|理事会|董事会)(?:经?[^，。：]{0,6}(?:研究|讨论|表决))?[，]?(?:一致)?(?:同意|决定|通过|议定)(?=[^，。；：]{4})(?!了?(?:议程|主持|开始|结束))"
)
#: How many voted.
_COUNT = re.compile("[\\d一二三四五六七八九十] ?票|全票|全部(?:同意|通过)")
#: What was left out of what somebody read out.
_ELIDED = re.compile("…+")
#: Who reads out a resolution, and where he begins to: `石磊宣读支部大会决议：`.
_READS = re.compile("(?:[^，。：:]{0,8}?|[^，。：:]{0,4}我(?:现在|来)?)宣读[^，。：:]{0,8}(?:决议|决定)[：:]")
#: Before a list in what somebody says: `好。|定几条：`, at the end of its line.
_COUNTS_OUT = re.compile(f"(?:^|(?<=[。；，！])){_SETS}[：:]")
#: So many items make a list.
_LIST = 2
#: The mark of what came of a talk: `→ 月底前还船。`
_ARROW = re.compile("[→⇒➔]\\s*")
#: The end of a frame.
_CLOSED = re.compile(r"[】〕]\s*$")
#: What tells of a vote or what was decided.
_TELLS = re.compile(
    f"^{_LABEL.pattern}|(?:^|(?<=[。；]))(?:(?:会议|最后|大家|经研究|集体|一致|全体|众)[^，。：“]{{0,8}}(?:议定|决定(?!事项|的)|商定|同意|通过|(?<![规确一固稳肯])定[为在到下一了])"
    f"|(?:[^，。；：:]{{2,12}}(?=[^，。；：:]{{2}}[：:]))?{alternation(tagged('recorders', 'votes'))}.*(?:\\d|全票|一致|{alternation(tagged('recorders', 'agrees'))})|同意\\d+票)"
)
#: A vote with what it was on before the colon: `修泵，先垫钱：|同意26，弃权1`.
_VOTED_ON = re.compile(r"[^。：:“”]{4,40}[：:]\s*(?:同意|赞成)\s*\d+\s*[人票户]?(?=[，,、；;。（(]|$)")
_VOICES = re.compile(r"(?P<yes>(?<!不)(?:同意|赞成)\s*(?P<for>\d+))|(?:反对|不同意)\s*(?P<against>\d+)")
#: All that stands in a vote of which nothing says on what: `举手：同意24，反对0`.
_VOTE = re.compile(
    f"{NOTE.pattern}|{alternation([*tagged('recorders', 'votes'), *tagged('recorders', 'agrees')])}|结果|不同意?见?|反对|弃权|赞成|全[票部体]|一致|大家|没有|意见|前?[一二三四五六七八九十]+条|[应实]?到会?|出席|参加|其他|党员|代表|按?多数定?|[均都的\\d人票名户：:，。；、,;. ]"
)
#: So much more makes it say on what, in characters.
_ON = 2
#: What points at words that stand in the talk: `按刚才说的办`; behind a label 这两天 is a time.
_SAID_BEFORE = re.compile("刚才|上述|前述")
_POINTS = re.compile(f"{_SAID_BEFORE.pattern}|(?<!\\d)以上(?=[各事意几所内办方两三四五])|[这那](?!样|么)|(?<![应活])该[项方办事]")
#: Before a result, that somebody says something: `韩雪说修，骆春说换。最后定下…`.
_SAYS = re.compile("[说讲问答道]")
#: The number of a matter, and what only says that it is one: `议题二：`, `三、`, `第二项`.
_NUMBER = re.compile(
    rf"[#{_SIGNS}•*\s]*"
    r"(?:(?:\d{1,2}\s+|[一二三四五六七八九十\d]{1,3}[、.．：:，]\s*|第[一二三四五六七八九十\d]{1,3}[项个]?|[（(][一二三四五六七八九十\d]{1,2}[）)])"
    r"(?:(?:议题|议程|事项|议案)[一二三四五六七八九十\d]{0,2})?|(?:议题|议程|事项|议案)[一二三四五六七八九十\d]{1,2}|)[、.．：:，\s]*(?:关于)?"
)
_ITEM = re.compile(r"[①-⑳]|[（(]?[\d一二三四五六七八九十]{1,2}[.、．）)]|[-*•]")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
#: What no heading has that is written: `先说说这个事`.
_SPOKEN = re.compile(
    "^(?:先|再|最后|然后|接着)|[这那哪你您吧呢嘛啊吗]|我(?![市校县院局司国省区镇乡村队委部])|一下|^(?:讨论|发言|汇报|审议|表决|通报|小结|会议|内容|其[他它]|事项|情况|原因|分析)+$"
)
#: No matter is called in more words, in characters.
_LONGEST = 40


def before_talk(source: Source, decided: Sequence[Passage], introduced: set[str]) -> tuple[list[Block], list[Passage]]:
    """All that came of a talk and stands before it, and what of the talk it prints: results of single matters, the list of what was ``decided`` or else what the chair
    counts out at the end. ``introduced``: as of `talk.blocks`.
    """
    summary, points = talk.summed_up(source, introduced) if not decided else ([], [])
    results, printed = blocks(source, [*decided, *points]) if source.brief.genre == "dialogue" else ([], [])
    decisions = [*body.decisions(source, decided), *summary]
    return [*results, *(decisions[1:] if results and decisions[:1] == results[:1] else decisions)], [*points, *printed]


def blocks(source: Source, taken: Collection[Passage]) -> tuple[list[Block], list[Passage]]:
    """The results with their matters. ``taken``: passages that stand elsewhere."""
    out: list[Block] = []
    printed: list[Passage] = []
    before: Line = ()
    covered: set[str] = set()
    said_so = any(each.kind == "decided" for each in source.passages)  # a label that says what was decided: what has none was not
    names = [each.name for each in source.brief.attendees if each.name]
    pointing = any(each.kind in _OF_ALL and _POINTS.search(each.text) for each in source.passages)
    for matter, each, read in _results(source):
        if printed and _COUNT.search(each.text) and not _on_what(each.text, names) and _next_to(source, printed[-1], each):
            printed.append(each)  # how they voted on the line above
            out[-1:] = [Paragraph((*one.line, *ended(source.line(each.span)))) for one in out[-1:] if isinstance(one, Paragraph)]
            continue
        arrow = _ARROW.match(each.text)
        matter = () if arrow and _REPORTS.search(text_of(matter)) else matter  # below `一、各部门汇报` it says itself what it is about
        if (
            each in taken
            or (pointing and each.kind in _OF_ALL)
            or not (
                text_of(matter)
                or each.kind in _OF_ALL
                or arrow
                or any(form.match(each.text) for form in (_LABEL, _VOTED_ON, _FRAMED_TASK))
                or _RESOLVED.search(each.text)
                or read
            )
        ):
            continue
        heads = each.kind == "decided" or _LABEL.fullmatch(each.text.strip()) is not None  # our own heading says it
        if not heads and matter != before and not _on_what(each.text, names):
            continue  # it says on what, if what stands above does
        covered |= {text_of(matter)}
        printed.append(each)
        if heads:
            said_so = True
            continue
        label = _LABEL.match(each.text, arrow.end() if arrow else 0) or _READS.match(each.text) or arrow or _FRAMED_TASK.match(each.text)
        matter = () if read or _OF_SEVERAL.search(each.text) else matter  # it says itself what was decided
        said_so = said_so or read or label is not None
        at = label.end() if label else 0
        elided = _ELIDED.match(each.text, at)
        closed = _CLOSED.search(each.text) if label and label[0].startswith(("【", "〔")) and "】" not in label[0] and "〕" not in label[0] else None
        words = ended(source.line((each.span[0] + (elided.end() if elided else at), each.span[0] + closed.start() if closed else each.span[1])))
        listed = _ITEM.match(text_of(words)) is not None
        if matter != before and text_of(matter) and not text_of(words).startswith(text_of(matter)):
            if listed:
                out.append(Paragraph(fill("about a list", topic=matter)))
            else:
                words = (*fill("about", topic=matter), *words)
        out.append(Paragraph(words))
        before = matter
    headings = {text_of(_called(source, each)) for each in _matters(source)}
    partly = (
        not said_so and len(headings) > 1 and bool(covered & headings) and not headings <= covered
    )  # what is left below would be taken for undecided
    return ([Paragraph(fill("decided")), *out], printed) if out and not partly else ([], [])


def _next_to(source: Source, one: Passage, other: Passage) -> bool:
    """Whether nothing stands between two passages."""
    return not any(one.span[1] <= each.span[0] < other.span[0] for each in source.passages)


def _matters(source: Source) -> Iterator[Passage]:
    """The headings of matters of which somebody speaks, but for those that nothing can come of."""
    for each, below in pairwise(source.passages):
        if each.kind == "matter" and below.kind in ("speaker", "turn", "narrated", "move") and not _REPORTS.search(each.text):
            yield each


#: What is told or heard, and not decided.
_REPORTS = re.compile("其[他它]|传达|学习|通报|汇报|听取|宣读|介绍|讲话|强调|小结|总结")


def _on_what(text: str, names: Collection[str] = ()) -> bool:
    """Whether a result says what was decided, not only how they, or who of ``names``, voted.

    >>> [_on_what(each) for each in ("举手：同意25人，没举的1人。通过。", "举手表决借船：同意4票。", "表决：同意9月中旬先修，同意6票。", "会议同意借船。")]
    [False, True, True, True]
    >>> _on_what("表决：同意的石磊、韩雪，骆春不同意。按多数定。", ["石磊", "韩雪", "骆春"])
    False
    """
    text = NOTE.sub("", text)
    for each in names:
        text = text.replace(each, "")
    clauses = re.split("[，。；：:,; \u3000]", text)
    return sum(len(_VOTE.sub("", each)) for each in clauses if not _COUNTED.search(each)) >= _ON


#: A clause of a vote that says who was not for it.
_COUNTED = re.compile("^认为|没举|不举|未举|保留意?见?|弃权|反对|赞成|不同意")


#: A heading of decisions, not of measures or tasks.
_SETTLES = re.compile("决定|议定|商定|议决|决议|结论|定下|谈好|共识|同意")
#: A result of several matters: `最后大家同意：①研学…；②接送…`.
_OF_SEVERAL = re.compile("①.*②")
#: Passages of a block of decisions, which may be of all matters.
_OF_ALL = ("decided", "decision")


def _results(source: Source) -> Iterator[tuple[Line, Passage, bool]]:
    """What came of each matter, with the matter as its heading or the agenda calls it, and whether somebody reads it out."""
    matter: Line = ()
    headed = under = block = labelled = False  # by a heading; below a label on a line of its own; in a block of decisions; behind a label
    votes = False  # what stands above tells how they voted
    for each in talk.turns(source):
        voted, votes = votes, _COUNT.search(each.text if isinstance(each, Passage) else "".join(own.text for own in each.passages)) is not None
        if isinstance(each, Passage):
            heads = _LABEL.fullmatch(each.text.strip()) is not None
            if each.kind == "matter":
                matter, headed = _called(source, each), True
            elif each.kind in _OF_ALL:
                block = (each.kind == "decided" and _SETTLES.search(each.text) is not None) or (each.kind != "decided" and block)
                if block or (under and each.kind != "decided"):
                    yield matter if headed else (), each, False
            elif under or heads or (labelled and each.joined):
                yield matter, each, False
            elif _tells(each):
                yield matter, _from_result(each), False
            under = heads or (under and each.kind != "matter")
            labelled = _LABEL.match(each.text) is not None or (labelled and each.joined)
            continue
        told = each.passages if each.opening is None and each.speech is None else []
        under = under and bool(told) and all(_ITEM.match(passage.text) for passage in told)
        labelled = bool(told) and (_LABEL.match(told[0].text) is not None or (labelled and told[0].joined))
        if told and (under or labelled or all(map(_tells, told))):
            yield from ((matter, passage if under or labelled else _from_result(passage), False) for passage in told)
        elif read := _read_out(each, voted=voted):
            yield from ((matter, passage, True) for passage in read)
        elif each.topic:
            matter, headed = talk.named(source, each.topic), False


def _read_out(turn: talk.Turn, *, voted: bool) -> list[Passage]:
    """The resolution that somebody reads out, or, right below a vote, the sentence that says what a body has decided."""
    if turn.opening is None:
        return [each for each in turn.passages if _READS.match(each.text)]
    words = "".join(each.text for each in turn.passages)
    if _READS.search(turn.opening.text):
        return turn.passages
    if sets := _COUNTS_OUT.search(words):
        listed = list(talk.cut(turn.passages, sets.start(), len(words)))
        if len(listed) > _LIST and all(_ITEM.match(each.text) for each in listed[1:]):
            return listed
    if read := _READS.search(words):
        return list(talk.cut(turn.passages, read.start(), courtesy.end_of_points(words, read.end())))
    if voted and (said := _RESOLVED.search(words)) and (not said.start() or words[said.start() - 1] in "。；"):
        return list(talk.cut(turn.passages, said.start(), words.find("。", said.start()) + 1 or len(words)))
    return []


def _carried(text: str) -> bool:
    """Whether every vote that a line tells of was won: not `修亭子：同意1，反对3`."""
    ayes: int | None = None
    for each in _VOICES.finditer(text):
        if each["yes"]:
            ayes = int(each["for"])
        elif ayes is not None and int(each["against"]) >= ayes:
            return False
    return True


def _tells(passage: Passage) -> bool:
    """Whether a line tells what was decided; an item of a list that tells of a matter of its own does only from its first word."""
    if not _carried(passage.text):
        return False
    if passage.kind in ("body", "narrated") and (_ARROW.match(passage.text) or _FRAMED_TASK.match(passage.text)):
        return True
    told = (_VOTED_ON.match(passage.text) or _TELLS.search(passage.text)) if passage.kind in ("body", "narrated", "decision") else None
    points = _SAID_BEFORE if _LABEL.match(passage.text) or _VOTED_ON.match(passage.text) else _POINTS
    if told is None or points.search(passage.text) or passage.text.rstrip().endswith(("：", ":")):
        return False
    return told.start() == 0 or _ITEM.match(passage.text) is None


def _from_result(passage: Passage) -> Passage:
    """A line that tells what was decided, from there on if it tells before that what somebody said: `韩雪说修，骆春说换。|最后定下换。`"""
    told = _TELLS.search(passage.text)
    start = told.start() if told and _SAYS.search(passage.text, 0, told.start()) else 0
    agreed = _AGREED.match(passage.text)  # `全体同意。|月底前公示。`, to what stands in the talk
    start = agreed.end() if agreed and not start and _on_what(passage.text[agreed.end() :]) else start
    return next(talk.cut([passage], start, len(passage.text)))


_AGREED = re.compile("(?:全体|大家|与会人员|到会(?:人员|委员|代表)?|众人)?(?:都|均|一致)?(?:同意|赞成|通过|无异议|没有?意见)[。；](?=.)")


def _called(source: Source, heading: Passage) -> Line:
    """A matter as it is called behind 关于; nothing where its heading is but a number, or long."""
    line = body.matter(source, heading)
    text = text_of(line)
    number = _NUMBER.match(text)
    words = part_of(line, number.end() if number else 0, len(text.rstrip("：: ")))
    called = talk.without_verb(tuple(replace(run, bold=False) for run in words))
    text = text_of(called)
    return called if _WORDS.search(text) and len(text) <= _LONGEST and not _SPOKEN.search(text) else ()
