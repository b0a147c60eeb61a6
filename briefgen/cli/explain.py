"""`--explain`: for each fact the rule that made it, and its source text with the span underlined.

In: what was parsed and its text. Out: lines for a terminal. A 汉字 is two columns wide; the marker counts columns::

    第 7 行第 3 列  date（时间）  规则 convening-subject
      5月18日，全市优化营商环境工作现场推进会在江油市召开
          ~~~~~~~
"""

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from briefgen.cli.display import columns
from briefgen.parsing.decide import linear
from briefgen.rendering.escape import terminal
from briefgen.spans import Cover

if TYPE_CHECKING:
    from briefgen.parsing.pipeline import Parsed
    from briefgen.spans import Evidence, Span

#: Columns of source text that are shown of a line, and how many of them stand before a span that begins further on.
WINDOW = 76
LEAD = 24

FIELDS = {
    "masthead": "报头",
    "distribution": "报尾",
    "title": "标题",
    "meeting": "会议名称",
    "organizer": "召开单位",
    "date": "时间",
    "location": "地点",
    "attendees": "出席",
    "agenda": "议题",
    "speeches": "发言",
    "directives": "议定事项",
    "owners": "责任单位",
    "deadlines": "时限",
    "quantities": "指标",
    "documents": "文件",
    "background": "背景",
}

#: What is decided by learnt weights, and asked of a candidate.
DECISIONS = {"name": "是不是姓名", "likely_name": "是不是姓名", "takes_part": "是否到会", "venue": "是不是会址"}

#: Of what is proposed widely only what was near to being taken (p > .1) is shown as refused.
_HARDLY = {"likely_name": -220, "venue": 0}

_NEWLINE = re.compile("\r\n|\r|\n")


class Lines:
    """The lines of a text, as an editor counts them: LF, CR LF and CR end one."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = list(_NEWLINE.finditer(text))
        self._starts = [0, *(match.end() for match in ends)]
        self._ends = [*(match.start() for match in ends), len(text)]

    def number(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect.bisect_right(self._starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (in characters) of an offset, from 1."""
        line = self.number(offset)
        return line, offset - self._starts[line - 1] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Offsets of a line's first character and of its end, without the newline."""
        return self._starts[line - 1], self._ends[line - 1]


def explain(parsed: "Parsed", text: str) -> Iterator[str]:
    """The explanation, line by line: every fact of the trace in text order, under the meeting it belongs to."""
    lines = Lines(text)
    briefs = list(parsed.document.briefs)
    current = None
    for fact in parsed.trace:
        owner = next((n for n, brief in enumerate(briefs) if brief.span[0] <= fact.span.start < brief.span[1]), None)
        if owner is not None and owner != current:
            current = owner
            title = briefs[owner].title or (meeting.name if (meeting := briefs[owner].meeting) else "（无标题）")
            yield f"== 会议 {owner + 1}：{terminal(title)} =="
            yield ""
        label = FIELDS.get(fact.field)
        line, column = lines.place(fact.span.start)
        last = lines.number(max(fact.span.start, fact.span.end - 1))
        until = f"，至第 {last} 行" if last > line else ""
        yield f"第 {line} 行第 {column} 列{until}  {fact.field}{f'（{label}）' if label else ''}  规则 {fact.rule}"
        if fact.field in ("attendees", "location"):
            yield from _weighed(each for each in parsed.evidence if fact.span.contains(each.span))
        for shown in underlined(text, fact.span, lines):
            yield f"  {shown}".rstrip()
        yield ""
    yield from _refused(parsed, text, lines)


def _weighed(evidence: "Iterable[Evidence]") -> Iterator[str]:
    """For each decision about a candidate how likely its yes is, and what weighed most."""
    told = set()
    for each in evidence:
        if each.decision in DECISIONS and each.decision not in told:
            told.add(each.decision)
            weights = "，".join(f"{terminal(feature)} {weight / 100:+.2f}" for feature, weight in linear.contributions(each.decision, each.features))
            yield f"  判断 {each.decision}（{DECISIONS[each.decision]}）约 {linear.probability(each.score):.2f}：{weights}"


def _refused(parsed: "Parsed", text: str, lines: Lines) -> Iterator[str]:
    """Candidates that weights refused, and that stand in no attendee."""
    taken = Cover(fact.span for fact in parsed.trace if fact.field == "attendees")
    refused = [
        each
        for each in parsed.evidence
        if each.decision in DECISIONS and _HARDLY.get(each.decision, -10000) < each.score < 0 and not taken.overlaps(each.span)
    ]
    for n, each in enumerate(refused):
        if not n:
            yield "== 像人名或到会人员，但没有采用 =="
            yield ""
        line, column = lines.place(each.span.start)
        yield f"第 {line} 行第 {column} 列"
        yield from _weighed([each])
        for shown in underlined(text, each.span, lines):
            yield f"  {shown}".rstrip()
        yield ""


def underlined(text: str, span: "Span", lines: Lines) -> tuple[str, str]:
    """The line in which ``span`` begins, and the marker under it. A long line is cut to a window around the span."""
    start, end = lines.bounds(lines.number(span.start))
    near, far = max(start, span.start - 4 * WINDOW), min(end, span.start + 4 * WINDOW)  # a line may be the whole text
    cells = [_cell(character) for character in text[near:far]]
    edges = [0, *accumulate(columns(cell) for cell in cells)]
    first, last = min(span.start, far) - near, min(span.end, far) - near
    left = 0 if edges[last] <= WINDOW else bisect.bisect_left(edges, max(0, edges[first] - LEAD))
    right = bisect.bisect_right(edges, edges[left] + WINDOW) - 1
    before, after = "…" if near + left > start else "", "…" if near + right < end else ""
    marked = max(1, edges[min(last, right)] - edges[first])
    return f"{before}{''.join(cells[left:right])}{after}", " " * (columns(before) + edges[first] - edges[left]) + "~" * marked


def _cell(character: str) -> str:
    """A character as it is shown: blanks stay, controls become pictures."""
    return " " if character == "\t" else terminal(character) or character
