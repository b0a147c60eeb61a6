"""What stands below the lead: the source's own paragraphs in its own order, headings, tables; and a block of decisions.

In: a source. Out: blocks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from briefgen.lexicon import signs
from briefgen.record import Passage
from briefgen.rendering.blocks import BARS, Block, Line, Paragraph, Run, Table, part_of, text_of
from briefgen.rendering.prose import acts, columns
from briefgen.rendering.prose.frames import STOP, THEN, fill, joint
from briefgen.rendering.prose.lead import closed, ended, strays
from briefgen.rendering.prose.source import Source

#: What stands before a heading or an item; a rule.
_RULE = f"[{signs('rule')}]{{2,}}"
_SIGNS = signs("sign")

#: Kinds that are printed where they stand; the others are printed elsewhere or left out.
PRINTED = frozenset(
    ["beside", "lead", "body", "presence", "matter", "row", "decided", "decision", "speaker", "turn", "narrated", "move", "label", "value"]
)
_WORD = re.compile(r"\w")
_IN_FRAME = re.compile(
    r"\s*(?:【\s*(?P<label>(?:议[题程案]|专题|事项|议事|第)? ?[\d一二三四五六七八九十]{1,3} ?[项题个件]?)】|【(?=[^】]*】$)|〔(?=[^〔〕]*〕$)|\[(?=[^\[\]]*\]$)|(?P<bare>(?:议[题程案]|事项) ?[\d一二三四五六七八九十]{1,3})(?:[ \u3000]++|\s*+[：:、]))\s*+(?P<words>[^【】]*[^【】〕\]\s：:])[：:]?[】〕\]]?\s*"
)
_TOPIC = re.compile(r"议题 ?(?P<number>[一二三四五六七八九十]{1,3}) ?[：:、 ]\s*")


def paragraphs(source: Source, kinds: frozenset[str], *, since: int = 0, until: int | None = None) -> list[Block]:
    """The paragraphs of some kinds, in order; those that begin in a part of the source only."""
    out: list[Block] = []
    within = (each for each in _joined(source, kinds) if since <= each[0].span[0] and (until is None or each[0].span[0] < until))
    for row, same in groupby(within, key=lambda each: each[0].kind == "row"):
        together = list(same)
        if row:
            out += tables(source, [each for group in together for each in group])
        else:
            out += [Paragraph(line) for group in together for line in lines(_paragraph(source, group)) if _WORD.search(text_of(line))]
    return out


def lines(line: Line) -> Iterator[Line]:
    """A line, cut where the source has a heading that the parser took for the beginning of the next paragraph."""
    out: list[Run] = []
    for run in line:
        if run.text == "\n":
            yield tuple(out)
            out = []
        else:
            out.append(run)
    yield tuple(out)


def _joined(source: Source, kinds: frozenset[str]) -> Iterator[list[Passage]]:
    """The passages of each paragraph; attendance that the lead has taken is not there any more."""
    taken = {each.span for each in strays(source)}
    group: list[Passage] = []
    for each in source.passages:
        if each.span in taken:
            continue
        if not each.joined or each.kind == "row":
            if group:
                yield group
            group = []
        if each.kind in kinds:
            group.append(each)
    if group:
        yield group


def _paragraph(source: Source, group: Sequence[Passage]) -> Line:
    if group[0].kind == "matter":
        return matter(source, group[0])
    line = stopped(source.whole(group))
    prose = source.brief.genre in ("narrative", "minutes") and group[0].kind in ("body", "presence") and "\n" not in text_of(line)
    return closed(line) if prose else line


def stopped(line: Line) -> Line:
    """A line that ends in a comma with a full stop instead."""
    if text_of(line).rstrip()[-1:] not in ("，", ",", "、"):
        return line
    last = line[-1]
    text = last.text.rstrip()[:-1]
    span = (last.span[0], last.span[0] + len(text)) if last.span else None
    return (*line[:-1], Run(text, last.bold, span), STOP)


def matter(source: Source, passage: Passage) -> Line:
    """A heading; `议题一：审议…` becomes `一、审议…`; in a record in talk `【议题一】审议…` and `议题一　审议…` become `议题一：审议…`, `【食堂】` and `〔食堂〕` are 食堂."""
    start, end = passage.span
    if source.brief.genre == "dialogue" and (sign := _SIGN.match(passage.text)):
        ruled = _RULE_BEHIND.search(passage.text)
        start, end = start + sign.end(), end - len(ruled[0]) if ruled else end
        passage = passage.model_copy(update={"text": source.raw((start, end)), "span": (start, end)})
    if source.brief.genre == "dialogue" and (called := _CALLED.fullmatch(passage.text)):
        start, end = start + called.start("words"), start + called.end("words")
        passage = passage.model_copy(update={"text": called["words"], "span": (start, end)})
    if framed := _IN_FRAME.fullmatch(passage.text) if source.brief.genre == "dialogue" else None:
        label = [
            source.line((start + framed.start(each), start + framed.end(each)), bold=True) for each in ("label", "bare", "words") if framed[each]
        ]
        return tuple(run for n, each in enumerate(label) for run in (*([replace(joint("colon"), bold=True)] if n else []), *each))
    if source.brief.genre == "dialogue" and (twice := _TWICE.match(passage.text)):
        return (*source.line((start, start + twice.end("number")), bold=True), *source.line((start + twice.end(), end), bold=True))
    if topic := _TOPIC.match(passage.text):
        number = source.line((start + topic.start("number"), start + topic.end("number")), bold=True)
        line = fill("numbered", number=number, matter=source.line((start + topic.end(), end), bold=True))
        return tuple(Run(run.text, True, run.span) for run in line)
    return source.line(passage.span, bold=True)


#: A heading that says that it is one: `第二件，|运动会`, `接着讲|冷库`, `水费欠款|——`.
_CALLED = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,2}(?:件事?|[项个](?:事|议题|议程)?)?[，,：:\s]\s*|(?:接着|下面|再|然后|最后)(?:讲|说|谈|议|商量)(?:一下|[讲说])?(?:[：:，,]\s*|(?<=[下讲])\s*(?![话座课究解述评稿堂法])(?=[^一-鿿]*[一-鿿]{2})))?"
    r"(?P<words>\S.*?)\s*(?:[—-]{2,}\s*)?"
)
#: What a recorder sets before a heading, and behind it: `★ 水泵检修`, `### 水泵检修`, `--- 水泵检修 ---`.
_SIGN = re.compile(rf"\s*(?:[{_SIGNS}]+|#{{1,6}}|{_RULE}|—(?=[^—]{{1,12}}—\s*$))\s*(?=\S)")
_RULE_BEHIND = re.compile(rf"\s*(?:{_RULE}|(?<=[\u4e00-\u9fff])—)\s*$")
#: A heading that is numbered twice: `一、|第一议题 |学习…`.
_TWICE = re.compile(
    r"(?P<number>[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])\s*第[一二三四五六七八九十]{1,2}[个项]?(?:议题|议程|事项)[：:、，\s]+(?=\S)"
)


def tables(source: Source, rows: Sequence[Passage]) -> list[Block]:
    """Rows of the source as a table; those with another number of cells begin another."""
    out: list[Block] = []
    for size, same in groupby([_cells(source, each) for each in rows], key=len):
        lines = tuple(same)
        if size == 1 or len(lines) == 1:
            out += [Paragraph(cell) for row in lines for cell in row if cell]
        else:
            header, *below = (tuple(map(text_of, row)) for row in lines)
            out.append(Table(header, tuple(below), lines=lines))
    return out


def _cells(source: Source, row: Passage) -> tuple[Line, ...]:
    line = source.line(row.span)
    text = text_of(line)
    bar = next((each for each in BARS if each in row.text), BARS[0])  # one kind in a row
    at = len(text) - len(text.lstrip().lstrip(BARS))
    out: list[Line] = []
    for cell in text.strip().strip(BARS).split(bar):
        start = at + len(cell) - len(cell.lstrip())
        out.append(part_of(line, start, start + len(cell.strip())))
        at += len(cell) + 1
    printed = row.text.strip()
    cells = printed.count(bar) + 1 - printed.startswith(bar) - printed.endswith(bar)
    return (*out, *([()] * (cells - len(out))))  # `| 石磊 | 水泵 | |`, of which markup has taken the last bar


def decided(source: Source) -> list[Passage]:
    """The block of decisions, if it is one and nothing is said behind it: then it is printed before the talk. Others stay with their matter."""
    found: list[Passage] = []
    for each in source.passages:
        if each.kind in ("decided", "decision") or (each.kind == "row" and found and found[-1].kind in ("decided", "row")):
            found.append(each)
    if not found:
        return []
    since = found[0].span[0]
    told = {"narrated", "body"} if source.brief.genre == "record" else set[str]()
    behind = {each.kind for each in source.passages if each.span[0] > since} & {"turn", "matter", *told}
    if behind == {"turn"} and _closed_behind(source, found):
        behind = set()
    before = next((each for each in reversed(source.passages) if each.span[1] <= since), None)
    numbered = before is not None and before.kind == "matter" and found[0].kind == "decision"
    first = next((each for each in found if each.kind == "decision"), None)
    left_over = source.brief.genre == "dialogue" and _LEFT_OVER.search(found[0].text) is not None
    return [] if behind or numbered or left_over or (first is not None and _ABOVE.search(first.text)) else found


def _closed_behind(source: Source, found: Sequence[Passage]) -> bool:
    """Whether behind a list of decisions with its heading the chair says something once more, and nobody else."""
    until = found[-1].span[1]
    after = [each for each in source.passages if each.span[0] > found[0].span[0] and each.kind in ("turn", "speaker", "narrated")]
    chairs = {each.id for each in source.brief.attendees if "chair" in each.roles}
    last = {each.speaker.attendee for each in source.brief.speeches if each.span[0] >= until}
    once = sum(each.kind == "speaker" for each in after) == 1 and all(each.span[0] >= until for each in after)
    return source.brief.genre == "dialogue" and found[0].kind == "decided" and len(found) >= _ITEMS and once and bool(last) and last <= chairs


#: What the last meeting left, which this one has not decided: `二、上次会议遗留问题`.
_LEFT_OVER = re.compile("上(?:周|次|月|期|回)[^，。]{0,6}(?:遗留|未完成|没完成|事项|问题|任务)")


#: What points back to the talk: `以上各项月底之前办完`.
_ABOVE = re.compile(r"(?:^|[，,。；;、：:按照据对将把请就从由在给达各\d.．）)])\s*(?:以上|上述|前述)(?!\d)")


def decisions(source: Source, found: Sequence[Passage], *, under: bool = True) -> list[Block]:
    """What was decided, ``under`` its heading: `会议决定：`; the votes and tasks that follow keep headings of their own: `表决：同意7票`."""
    if not any(each.kind in ("decision", "row") for each in found):
        return []
    out: list[Block] = []
    found = _votes_behind(_with_numbers(found))
    if under and found[0].kind != "decided" and not _HEADED.match(found[0].text):
        out.append(Paragraph(fill("decided")))
    short = any(columns.told(source, each) for each in found)
    head: Line = ()
    at = 0
    while at < len(found):
        each, following = found[at], found[at + 1] if at + 1 < len(found) else None
        if each.kind == "decided":
            line = titled(source, each)
            plain = _MEETING.fullmatch(text_of(line)) is not None
            head = line if following is not None and following.joined and following.kind == "decision" and not plain else ()
            out += [Paragraph(line)] if not head and (under or not plain) else []
            at += 1
            continue
        blocks, size = _drawn(source, found[at:])
        if blocks:
            out += [*([Paragraph(head)] if head else []), *blocks]
        else:
            items = _items(source, each, short=short)
            out += [
                *([Paragraph(head)] if head and len(items) > 1 else []),
                *(Paragraph((*(head if len(items) == 1 else ()), *line)) for line in items),
            ]
        head = ()
        at += size
    last = out[-1]
    if source.brief.genre == "dialogue" and isinstance(last, Paragraph) and text_of(last.line).endswith("；"):
        out[-1] = Paragraph((*part_of(last.line, 0, len(text_of(last.line)) - 1), STOP))
    return out


def _votes_behind(found: list[Passage]) -> list[Passage]:
    """The same, with how they voted, which the source tells above the first heading, behind what stands under that."""
    heads = [n for n, each in enumerate(found) if each.kind == "decided"]
    if not heads or not heads[0]:
        return found
    end = heads[1] if len(heads) > 1 else len(found)
    while end > heads[0] + 1 and _NEXT_TIME.match(found[end - 1].text):
        end -= 1
    return [*found[heads[0] : end], *found[: heads[0]], *found[end:]]


#: When they meet again, which stands last: `下次会暂定6月3日`.
_NEXT_TIME = re.compile("下一?次")


def _drawn(source: Source, found: Sequence[Passage]) -> tuple[Sequence[Block], int]:
    """The table that some passages begin with, its rows as items where it has no header, and how many of them are its rows; no table and one for an item."""
    rows = list(takewhile(lambda each: each.kind == "row", found))
    if rows:
        items = [columns.item(source, each, short=False) for each in rows]  # without a header
        return [Paragraph(each) for each in items] if all(items) else tables(source, rows), len(rows)
    table = columns.drawn(source, found)
    return ([table.block], table.rows) if table else ([], 1)


def _items(source: Source, passage: Passage, *, short: bool) -> list[Line]:
    """The items that stand in one passage; ``short``: those in columns without labels in their brackets."""
    line = source.line(passage.span)
    if source.brief.genre != "dialogue":
        return [ended(each) for each in run_on(line)]
    return [ended(tight(each)) for each in run_on(columns.item(source, passage, short=short) or parted(acts.sentence(line)))]


#: The number of an item whose words are a passage of their own, as those that open with who is to do it.
_BARE_NUMBER = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．）)]?|[①-⑳])\s*")


def _with_numbers(found: Sequence[Passage]) -> list[Passage]:
    """The passages with a number that stands alone before the words that it numbers."""
    out: list[Passage] = []
    number: Passage | None = None
    for each in found:
        if number is not None and each.kind == "decision":
            each = each.model_copy(update={"span": (number.span[0], each.span[1]), "text": number.text + each.text})
            number = None
        elif each.kind == "decision" and _BARE_NUMBER.fullmatch(each.text):
            number = each
            continue
        out.append(each)
    return out


#: A blank behind the number of an item, which would be a list of its own in Markdown.
_GAP = re.compile(r"\s*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])(?P<gap>[ \u3000]+)(?=[^\s\d])")


_WITHOUT_MARK = re.compile(
    r"(?P<number>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff])(?![年月日号时点天台户组人名个家项条件次万千百元块斤吨米亩只张份辆处栋层间座])"
)


def tight(line: Line) -> Line:
    """An item without the blank behind its number, or with a mark for it where it has none: `1　水泵`."""
    text = text_of(line)
    if bare := _WITHOUT_MARK.match(text):
        return fill("numbered", number=part_of(line, *bare.span("number")), matter=part_of(line, bare.end(), len(text)))
    match = _GAP.match(text)
    return (*part_of(line, 0, match.start("gap")), *part_of(line, match.end("gap"), len(text))) if match else line


#: Blanks that part the pieces of a line.
_APART = re.compile("(?<=[^\\s，。；：、])(?:\u3000+|  +)(?=[^\\s，。；：、])")


def parted(line: Line) -> Line:
    """A line that is no sentence with commas where blanks part its pieces: `水泵检修　石磊　3月8日`."""
    text = text_of(line)
    out: list[Run] = []
    at = 0
    cells = list(_CELLS.finditer(text))
    for blank in (cells if len(cells) > 1 else _APART.finditer(text)) if "。" not in text[:-1] else ():
        if text[: blank.start()].isdecimal():
            continue  # the number of an item
        out += [*part_of(line, at, blank.start()), THEN]
        at = blank.end()
    return (*out, *part_of(line, at, len(text)))


#: What parts who from what and when in a row without a header: `石磊/水泵检修/3月8日`.
_CELLS = re.compile(r"(?<=[\u4e00-\u9fff）])\s*(?:[/／→]|->)\s*(?=[\u4e00-\u9fff]|\d{1,2}[月日号.])")
#: Items that stand on one line: `1、… 2、… 3、…`, `①…　②…`; no numbers of houses, `东区1、3、5号楼`.
_RUN_ON = re.compile(
    r"(?<=[^\d.、])(?=\d{1,2}、(?!\d)|[①-⑳])|(?<=[：；。])(?=[一二三四五六七八九十]{1,2}、)|(?<=[；。])(?=\d{1,2}[．.](?!\d)|（\d{1,2}）)"
)
#: The same with who is to do each in brackets behind it, and blanks between: `修泵（石磊） 换阀（韩雪） 催费（骆春）`.
_OWNED = re.compile("(?:[^\\s（()）]+[（(][^（()）]*[）)](?:[ \u3000]+|$)){3,}")
_ITEMS = 3


def run_on(line: Line) -> list[Line]:
    """Items that stand on one line, each by itself."""
    text = text_of(line)
    between = re.finditer("[ \u3000]+", text) if _OWNED.fullmatch(text) else _RUN_ON.finditer(text)
    cuts = [0, *(match.start() for match in between), len(text)]
    items = [(end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())) for start, end in pairwise(cuts)]
    return [part_of(line, start, end) for start, end in items if start < end] if len(items) >= _ITEMS else [line]


def titled(source: Source, passage: Passage) -> Line:
    """The heading of a block: `会议决定：` for one that says that something was decided, else its own without its number, `下一步安排：`."""
    line = source.line(passage.span)
    if ruled := _RULES.fullmatch(text_of(line)):
        line = part_of(line, *ruled.span("words"))
    text = text_of(line)
    if _MEETING.fullmatch(text):
        return line
    if _DECIDES.search(text) and not _VOTES.search(text):
        return fill("decided")
    if source.brief.genre in ("dialogue", "community") and _TASKS.fullmatch(text):
        return fill("tasked")
    number = _NUMBER.match(text)
    start, end = number.end() if number else 0, len(text.rstrip(f" *：:】〕]{_SIGNS}"))
    words = part_of(line, start, end)
    return fill("settled", words=words) if _CAME_TO.match(text, start) else (*words, joint("colon"))


#: A heading between two rules: `—— 本周事项 ——`.
_RULES = re.compile(rf"\s*(?:{_RULE}|—)\s*(?P<words>\S.*?)\s*(?:{_RULE}|—)[：:]?\s*")
_MEETING = re.compile("会议(?:决定|议定|要求)：")
#: A word for tasks, as the heading of a list.
_TASKS = re.compile(
    r"(?:[#*]+ *)?(?:会后|后续|会议|智能|AI ?)?(?:(?:工作|任务)?分工|(?:工作)?安排|任务(?:分解|安排)?|待办(?:事项|任务|工作|清单)?|(?:落实|跟进|工作)?事项|行动项|任务清单|(?i:to-?do|action(?: items?)?))(?:\*\*)?[：:]?"
)
#: What a meeting did is said of it: `形成如下意见：`.
_CAME_TO = re.compile("(?:形成|达成|提出)(?:了)?(?:如下|以下|一致)")
#: Headings that say that something was decided, but those of votes and of an agreement between two.
_DECIDES = re.compile(
    "(?:意见|看法|说法|想法)[^。：]{0,8}(?:一致|统一|一起|拢)|(?:今天|今晚|这次|本次|双方|各方)[谈议说商]|定(?!期)|决(?!情况|$|[：:])|结论|(?<![调协商沟][解调商通])结果|共识|同意|^(?:最后(?=[：:]?$)|(?:商量|讨论|合计|谈|议|说)(?:好|成|妥|拢|下来))"
)
_VOTES = re.compile("(?:表决|投票|票决|测评|选举)(?:结果|情况)")
_NUMBER = re.compile(rf"[【〔\[]?(?:[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}[.、] *|[#*{_SIGNS}]+ *)|[【〔\[]")
#: A decision that opens with its heading: `会议决定：1.…`.
_HEADED = re.compile("[^，。：:]{0,6}(?:决定|议定|定下?|决议|通过|同意|明确|确定)[^，。：:]{0,4}[：:]|会议")
