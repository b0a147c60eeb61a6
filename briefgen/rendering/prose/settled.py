"""What came of single matters of a record in talk, which stands before the talk: `关于水费，同意每吨加两角。`

In: a source. Out: paragraphs, and the passages that they print.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.record import Passage
from briefgen.rendering.blocks import Block, Line, Paragraph, part_of, text_of
from briefgen.rendering.prose import body, talk
from briefgen.rendering.prose.frames import fill
from briefgen.rendering.prose.lead import ended
from briefgen.rendering.prose.source import Source

#: A label that says that it came of the talk; our heading says it.
_LABEL = re.compile("(?:会议|集体|最后|经研究)?(?:议定|决定|商定|结论|结果|明确|议决|定)(?:事项|意见)?[：:]")
#: What tells of a vote or what was decided.
_TELLS = re.compile(
    f"^{_LABEL.pattern}|(?:^|(?<=[。；]))(?:(?:会议|最后|大家|经研究|集体|一致|全体|众)[^，。：“]{{0,8}}(?:议定|决定(?!事项|的)|商定|同意|通过|(?<![规确一固稳肯])定[为在到下一了])"
    f"|{alternation(tagged('recorders', 'votes'))}.*(?:\\d|全票|一致|{alternation(tagged('recorders', 'agrees'))})|同意\\d+票)"
)
#: All that stands in a vote of which nothing says on what: `举手：同意24，反对0`.
_VOTE = re.compile(
    f"[（(][^）)]*[）)]|{alternation([*tagged('recorders', 'votes'), *tagged('recorders', 'agrees')])}|结果|不同意?见?|反对|弃权|赞成|全[票部体]|一致|大家|没有|意见|[应实]?到会?|出席|参加|其他|党员|代表|[均都\\d人票名户：:，。；、,;. ]"
)
#: So much more makes it say on what, in characters.
_ON = 2
#: What points at words that stand in the talk: `按刚才说的办`.
_POINTS = re.compile("刚才|上述|以上|前述|[这那](?!样|么)|(?<![应活])该[项方办事]")
#: The number of a matter, and what only says that it is one: `议题二：`, `三、`, `第二项`.
_NUMBER = re.compile(
    r"[#★☆◆■●※▲•*\s]*(?:\d{1,2}\s+|第?[一二三四五六七八九十\d]{1,3}[项个]?|[（(][一二三四五六七八九十\d]{1,2}[）)])?(?:议题|议程|事项|议案)?[一二三四五六七八九十\d]{0,2}[、.．：:，\s]*(?:关于)?"
)
_ITEM = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,2}[.、．）)]|[-*•]")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
#: What no heading has that is written: `先说说这个事`.
_SPOKEN = re.compile(
    "^(?:先|再|最后|然后|接着)|[这那哪你您吧呢嘛啊吗]|我(?![市校县院局司国省区镇乡村队委部])|一下|^(?:讨论|发言|汇报|审议|表决|通报|小结|会议|内容|其[他它]|事项|情况|原因|分析)+$"
)
#: No matter is called in more words, in characters.
_LONGEST = 40


def blocks(source: Source, taken: Collection[Passage]) -> tuple[list[Block], list[Passage]]:
    """The results with their matters. ``taken``: passages that stand elsewhere."""
    out: list[Block] = []
    printed: list[Passage] = []
    before: Line = ()
    pointing = any(each.kind in _OF_ALL and _POINTS.search(each.text) for each in source.passages)
    for matter, each in _results(source):
        if each in taken or (pointing and each.kind in _OF_ALL) or not (text_of(matter) or each.kind in _OF_ALL):
            continue
        heads = each.kind == "decided" or _LABEL.fullmatch(each.text.strip()) is not None  # our own heading says it
        if not heads and matter != before and len(_VOTE.sub("", each.text)) < _ON:
            continue  # it says on what, if what stands above does
        printed.append(each)
        if heads:
            continue
        label = _LABEL.match(each.text)
        words = ended(source.line((each.span[0] + (label.end() if label else 0), each.span[1])))
        listed = _ITEM.match(text_of(words)) is not None
        if matter != before and text_of(matter):
            if listed:
                out.append(Paragraph(fill("about a list", topic=matter)))
            else:
                words = (*fill("about", topic=matter), *words)
        out.append(Paragraph(words))
        before = matter
    return ([Paragraph(fill("decided")), *out], printed) if out else ([], [])


#: A heading of decisions, not of measures or tasks.
_SETTLES = re.compile("决定|议定|商定|议决|决议|结论|定下|谈好|共识|同意")
#: Passages of a block of decisions, which may be of all matters.
_OF_ALL = ("decided", "decision")


def _results(source: Source) -> Iterator[tuple[Line, Passage]]:
    """What came of each matter, with the matter as its heading or the agenda calls it."""
    matter: Line = ()
    headed = under = block = False  # by a heading; below a label on a line of its own; in a block of decisions
    for each in talk.turns(source):
        if isinstance(each, Passage):
            heads = _LABEL.fullmatch(each.text.strip()) is not None
            if each.kind == "matter":
                matter, headed = _called(source, each), True
            elif each.kind in _OF_ALL:
                block = (each.kind == "decided" and _SETTLES.search(each.text) is not None) or (each.kind != "decided" and block)
                if block:
                    yield matter if headed else (), each
            elif under or heads or _tells(each):
                yield matter, each
            under = heads or (under and each.kind != "matter")
            continue
        under = False
        if each.opening is None and each.speech is None and all(map(_tells, each.passages)):
            yield from ((matter, passage) for passage in each.passages)
        elif each.topic:
            matter, headed = talk.named(source, each.topic), False


def _tells(passage: Passage) -> bool:
    """Whether a line tells what was decided; an item of a list that tells of a matter of its own does only from its first word."""
    told = _TELLS.search(passage.text) if passage.kind in ("body", "narrated", "decision") else None
    if told is None or _POINTS.search(passage.text) or passage.text.rstrip().endswith(("：", ":")):
        return False
    return told.start() == 0 or _ITEM.match(passage.text) is None


def _called(source: Source, heading: Passage) -> Line:
    """A matter as it is called behind 关于; nothing where its heading is but a number, or long."""
    line = body.matter(source, heading)
    text = text_of(line)
    number = _NUMBER.match(text)
    words = part_of(line, number.end() if number else 0, len(text.rstrip("：: ")))
    called = talk.without_verb(tuple(replace(run, bold=False) for run in words))
    text = text_of(called)
    return called if _WORDS.search(text) and len(text) <= _LONGEST and not _SPOKEN.search(text) else ()
