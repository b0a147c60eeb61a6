"""The annex 任务清单: demands with an owner or a deadline, a row for each subject.

In: a document. Out: blocks.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.record import Brief, Directive, Document, RecordSpan
from briefgen.rendering import dates
from briefgen.rendering.blocks import Block, Headline, Line, Paragraph, Table, text_of
from briefgen.rendering.prose import naming, oral_tasks
from briefgen.rendering.prose.frames import THEN, fill
from briefgen.rendering.prose.source import Source, source_of
from briefgen.rendering.prose.tasks import YOU, Row, issuer, owners

HEADER = ("序号", "任务", "目标", "责任单位", "配合单位", "完成时限", "提出人")
WIDTHS = (62, 330, 150, 140, 120, 120, 90)
#: Columns that are there whatever they hold.
_ALWAYS = frozenset(["序号", "任务"])
#: A clause; a cell of a table's row is one, too, its padding apart.
_CLAUSE = re.compile(r"[^\s，,；;。！？|](?:(?! *\|)[^，,；;。！？|])*")
_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是要]|\d{1,2}[.、．]\s*|[①-⑩]|[-*+•](?=\s))\s*")
_MUST = re.compile("^(?:都|均)?(?:要|应当?|须|必须|务必|需要?|得)(?!求)")
_ROLE = re.compile("^(?:由|会同|联合|和|与|、|及|等|按照|分别|共同|牵头|负责|配合|协助|任组长|任副组长|参与|组织|为组长|具体)*$")
_HEADED = re.compile("^由(?P<who>[^，]{2,40})(?:任|为|担任)(?:组长|负责人|总指挥|主任)$")
_JOINT = re.compile(r"会同(?P<who>[^，]{2,30}?)(?=全面|抓紧|尽快|共同|研究|于\d|在|对|做好|开展|完成|加快|负责|制定|[，；。])")
#: What was agreed to, and is nobody's task: `会议同意综合部|关于…的建议`.
_AGREED = re.compile("^(?:提出的|关于)")
_VOTE = re.compile(r"(?:同意|反对|弃权|赞成)\s*\d+\s*[票人]")
_WHOLE = re.compile("^全部.{0,8}(?:到位|完成|完毕|销号|办结)$")
_GOAL = re.compile("不少于|不低于|不得|不超过|达到|以上|以下|以内|全部|至少|控制在|覆盖|不多于|新增|压减|降到")


def blocks(document: Document) -> list[Block]:
    """The annexes of all meetings; nothing where nobody must do anything by a day."""
    out: list[Block] = []
    for brief in document.briefs:
        rows = tasks(source_of(brief, document))
        if rows:
            out += [*([] if out else [Paragraph(fill("annex"))]), *_page(brief, document, rows)]
    return out


def _page(brief: Brief, document: Document, rows: Sequence[Row]) -> list[Block]:
    source = source_of(brief, document)
    name, called = source.line(brief.meeting.span) if brief.meeting else (), naming.named(source, document).name
    if brief.genre == "transcript" or not name:  # a file may be named in full: `泵站安全例会`, which they call 例会
        name = called if text_of(called).endswith(text_of(name)) else name
    line = fill("tasks of", name=name) or fill("tasks")
    cells = [(str(n), each.task, each.goal, each.owners, each.support, each.deadline, each.issuer) for n, each in enumerate(rows, 1)]
    several = len({each.issuer for each in rows}) > 1
    columns = [n for n, head in enumerate(HEADER) if head in _ALWAYS or (any(row[n] for row in cells) and (head != "提出人" or several))]
    table = Table(tuple(HEADER[n] for n in columns), tuple(tuple(row[n] for n in columns) for row in cells), tuple(WIDTHS[n] for n in columns))
    return [Headline(text_of(line), line=line), table]


def tasks(source: Source) -> list[Row]:
    """The rows of one meeting."""
    if source.brief.genre == "transcript":
        return oral_tasks.rows(source)
    asked = [each for each in source.brief.directives if each.deadlines or any(not owner.inherited for owner in each.owners)]
    if any(each.kind == "decision" for each in source.passages):  # of the talk itself only who must do what by a day
        decided = {each.id for each in source.brief.speeches if each.speaker.kind == "meeting"}
        asked = [each for each in asked if (each.deadlines and each.owners) or each.speech is None or each.speech in decided]
    rows = [_row(source, part) for each in asked for part in _by_owner(source, each)]
    return [each for each in rows if each.task and not _AGREED.match(each.task)]


def _by_owner(source: Source, demand: Directive) -> list[Directive]:
    """A demand in whose clauses several are told each something else, parted: `石磊3月5日前修泵，|韩雪3月9日前买阀`; a day before or behind all of them is everybody's."""
    clauses = [(demand.span[0] + match.start(), demand.span[0] + match.end()) for match in _CLAUSE.finditer(demand.text)]
    starts = _starts(source, demand, clauses)
    if len(starts) < _SEVERAL or any(each.span[0] < starts[0] for each in demand.owners):
        return [demand]
    begin, end, last = demand.span[0], demand.span[1], clauses[-1][0]
    shared = [each for each in demand.deadlines if each.span[0] < starts[0]]
    if shared and _ALL_DONE.fullmatch(_NUMBER.sub("", _around(source, (begin, starts[0]), [each.span for each in shared]))):
        begin = starts[0]  # `3月20日前，石磊修泵，韩雪买阀`
    behind = [each for each in demand.deadlines if each.span[0] >= last] if last not in starts else []
    if behind and _ALL_DONE.fullmatch(_around(source, (last, end), [each.span for each in behind])):
        end, shared = last, [*shared, *behind]  # `石磊修泵，韩雪买阀，均于3月20日前完成`
    out: list[Directive] = []
    for a, b in pairwise([begin, *starts[1:], end]):
        own = {
            key: [each for each in getattr(demand, key) if a <= each.span[0] < b and each not in shared]
            for key in ("owners", "deadlines", "quantities")
        }
        text = demand.text[a - demand.span[0] : b - demand.span[0]].rstrip("，,；;、 ")
        out.append(demand.model_copy(update={"text": text, "span": (a, a + len(text)), **own, "deadlines": [*shared, *own["deadlines"]]}))
    return out


def _starts(source: Source, demand: Directive, clauses: Sequence[RecordSpan]) -> list[int]:
    """Where clauses begin that open with who has to do something, and say what; with the condition before them: `连续两次靠后的，主要负责人作说明`."""
    leads = [each for each in demand.owners if each.part != "support" and not each.inherited]
    out: list[int] = []
    for n, (start, end) in enumerate(clauses):
        text = source.raw((start, end))
        number = _NUMBER.match(text) if n == 0 else None
        asked = _ASKED.match(text, number.end() if number else 0)
        at = rest = start + asked.end() if asked else start
        for each in leads:
            rest = each.span[1] if each.span[0] == at or (rest > at and source.raw((rest, each.span[0])) in _AND) else rest
        task = source.raw((rest, end)).strip() if rest > at else ""
        bare = _MUST.sub("", task)
        if not _ROLE.match(task) and not _ATTENDS.fullmatch(bare) and len(bare) >= _LEAST:
            condition = n > 0 and bool(out) and source.raw(clauses[n - 1]).endswith("的")
            out.append(clauses[n - 1][0] if condition else start)
    return out


def _around(source: Source, span: RecordSpan, dues: Sequence[RecordSpan]) -> str:
    """What a stretch says besides days that it has."""
    return source.raw((span[0], dues[0][0])) + source.raw((dues[-1][1], span[1]))


#: So many who are told something each; what stands before who is; no task is shorter, in characters, behind him; what joins those who have it together.
_SEVERAL, _ASKED, _LEAST, _AND = 2, re.compile("(?:由|请|要求)?"), 2, ("、", "和", "与", "及")
#: What is no task of one of several, but that he is to be there, too: `科主任必须|参加`.
_ATTENDS = re.compile("参加|出席|到场|到会")
#: Around a day that is everybody's.
_ALL_DONE = re.compile("(?:均|都|全部|一律|统一|要|应|须|必须|务必|于|在|以上){0,4}(?:完成|办结|办完|做完|到位|落实|落实到位|结束)?[。；，]?")


def _row(source: Source, demand: Directive) -> Row:
    leads = [each for each in demand.owners if each.part != "support"]
    supports = [each for each in demand.owners if each.part == "support"]
    clauses = _clauses(source, demand)
    heads = [source.line((span[0] + match.start("who"), span[0] + match.end("who"))) for text, span in clauses if (match := _HEADED.match(text))]
    clauses = [each for each in clauses if not _HEADED.match(each[0])]
    joint = _joint(source, demand)
    goal = [each for each in clauses[1:] if _is_goal(*each, demand)]
    goal = goal if len(goal) < len(clauses) else []
    task = [each for each in clauses if each not in goal]
    return Row(
        _sentence(source, task),
        _sentence(source, goal),
        "、".join(map(text_of, heads)) or owners(source, leads),
        owners(source, supports) or joint,
        "；".join(dict.fromkeys(text_of(source.line(each.span)) or dates.deadline(each) for each in demand.deadlines)),
        issuer(source, demand),
    )


def _is_goal(text: str, span: RecordSpan, demand: Directive) -> bool:
    """A clause of its own that says how much: `走访老客户不少于20家`."""
    if _WHOLE.match(text):
        return True
    counted = any(span[0] <= each.span[0] < span[1] for each in demand.quantities)
    return counted and _GOAL.search(text) is not None and not text.startswith(("对", "将", "把", "按"))


def _joint(source: Source, demand: Directive) -> str:
    """Who acts together with the owner: 会同…."""
    found = _JOINT.search(demand.text)
    return text_of(source.line((demand.span[0] + found.start("who"), demand.span[0] + found.end("who")))) if found else ""


def _clauses(source: Source, demand: Directive) -> list[tuple[str, RecordSpan]]:
    """The clauses of a demand without who must do it, and without its only deadline where that opens its clause."""
    own = [each.span for each in demand.owners if not each.inherited]
    out: list[tuple[str, RecordSpan]] = []
    for match in _CLAUSE.finditer(demand.text):
        start, end = _balanced(match[0], demand.span[0] + match.start())
        if not out and (number := _NUMBER.match(match[0])):
            start += number.end()
        opened = any(span[0] == start and span[1] < end and _MUST.match(source.raw((span[1], end))) for span in own)
        if opened and out and not any(_within(span, each[1]) for each in out for span in own):
            out = []  # another subject's: `要紧盯政策抓兑现，市财政局要…`
        end = _without_accounts(source, start, end, own, [each.text for each in demand.deadlines])
        if source.raw((start, end)) in {each.text for each in demand.deadlines} and "|" in demand.text:
            continue  # a cell of the column 完成时限
        start, end = _without_owner(source, start, end, own)
        if len(demand.deadlines) == 1 and demand.deadlines[0].span[1] < end:
            (first, last) = demand.deadlines[0].span
            before = source.raw((start, first))
            if start <= first and re.fullmatch("(?:于|在|要|要在|务必于)?", before.strip()):
                start = last
        text = source.raw((start, end)).strip()
        if len(text) == 1:
            start, end = demand.span[0] + match.start(), demand.span[0] + match.end()
        if re.search(r"\w", text) and not _ROLE.match(text) and not _VOTE.search(text):
            out.append((text, (start, end)))
    return out


def _within(inner: RecordSpan, outer: RecordSpan) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _balanced(clause: str, start: int) -> RecordSpan:
    """A clause without a quote at its ends whose other half is in another."""
    end = start + len(clause)
    if clause.count("“") > clause.count("”") and clause.startswith("“"):
        start += 1
    if clause.count("”") > clause.count("“") and clause.endswith("”"):
        end -= 1
    return start, end


#: What stands before an account, or a name in brackets.
_BEFORE_OWNER = ("@", "（", "(")


def _without_accounts(source: Source, start: int, end: int, owners: Sequence[RecordSpan], dues: Sequence[str]) -> int:
    """Where a clause ends without the accounts of those who must act, or their names in brackets, and the day behind them: `补充测试| @石磊 3月5日前`, `修泵|（石磊）`."""
    for first, last in sorted(owners, reverse=True):
        if first <= start or last > end or source.raw((first - 1, first)) not in _BEFORE_OWNER:
            continue
        if source.raw((last, end)).strip(" 　、）)") not in ("", *dues):
            break
        end = start + len(source.raw((start, first - 1)).rstrip(" 　、（("))
    return end


def _without_owner(source: Source, start: int, end: int, owners: Sequence[RecordSpan]) -> tuple[int, int]:
    """A clause without the owner that it begins with, 由 and 要; nothing of one that only says who leads and who helps."""
    begin, within = start, [each for each in owners if start <= each[0] and each[1] <= end]
    rest, at = "", start
    for first, last in within:
        rest += source.raw((at, first))
        at = max(at, last)
    rest += source.raw((at, end))
    if within and _ROLE.match(rest.strip()):
        return end, end
    for n, (first, last) in enumerate(within):
        before = source.raw((start, first)).strip()
        for joined, ends in within[n + 1 :]:
            last = ends if source.raw((last, joined)) in _AND else last  # `科主任|、护士长|必须参加`
        if before in ("", "由", "请", "对", "要求", "@"):
            you = YOU.match(source.raw((last, end)))  # `韩雪|你|20号前交方案`
            last += you.end() if you else 0
            must = _MUST.match(source.raw((last, end)))
            start = last + (must.end() if must else 0)
            joint = _JOINT.match(source.raw((start, end)))
            left = start + (joint.end() if joint else 0)
            return (begin, end) if must and _ATTENDS.fullmatch(source.raw((left, end))) else (left, end)
    must = _MUST.match(source.raw((start, end)))
    return (start + must.end() if must else start), end


def _sentence(source: Source, clauses: Sequence[tuple[str, RecordSpan]]) -> str:
    lines: list[Line] = [source.line(span) for _, span in clauses]
    return text_of(tuple(run for n, each in enumerate(lines) for run in (*((THEN,) if n else ()), *each))).strip()
