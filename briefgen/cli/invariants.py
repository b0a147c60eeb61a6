"""What always holds in a record (`docs/record.md`), as far as the record itself can show: checks as functions in a list.

In: a document. Out: faults, each with its JSON path. With ``source.text`` every text is compared with its slice; without
it, with its span's length.
"""

import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefgen.cli.records import Fault
from briefgen.record import ROLES, Brief, Document

Node = tuple[str, dict[str, Any]]


def check(document: Document, line: int | None = None) -> list[Fault]:
    """Every fault of one document, check by check."""
    return [Fault(path, message, line) for each in CHECKS for path, message in each(document)]


def _nodes(value: Any, path: str = "$") -> Iterator[Node]:
    """Every object of the record with its JSON path, outer ones first."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _nodes(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _nodes(inner, f"{path}[{n}]")


def _spans_of(path: str, node: dict[str, Any]) -> Iterator[tuple[str, tuple[int, int]]]:
    if node.get("span") is not None:
        yield f"{path}.span", node["span"]
    for key in ("spans", "points"):
        for n, span in enumerate(node.get(key) or ()):
            yield f"{path}.{key}[{n}]", span


def spans_within(document: Document) -> Iterator[tuple[str, str]]:
    """Spans run forward and end inside the source."""
    for path, node in _nodes(document.model_dump()):
        for where, (start, end) in _spans_of(path, node):
            if start > end:
                yield where, f"起点 {start} 在终点 {end} 之后，请对调或改正"
            elif end > document.source.chars:
                yield where, f"终点 {end} 超出原文的 {document.source.chars} 个字符，请改正"


def texts_are_slices(document: Document) -> Iterator[tuple[str, str]]:
    """Every ``text`` with a ``span`` equals that slice of the source."""
    source = document.source.text
    if source is not None and len(source) != document.source.chars:
        yield "$.source.chars", f"写的是 {document.source.chars}，source.text 却有 {len(source)} 个字符"
        return
    for path, node in _nodes(document.model_dump()):
        text, span = node.get("text"), node.get("span")
        if text is None or span is None:
            continue
        start, end = span
        if source is not None and source[start:end] != text:
            yield f"{path}.text", "与 span 所指的原文不一致，请改回原文或改正 span"
        elif source is None and len(text) != end - start:
            yield f"{path}.text", f"有 {len(text)} 个字符，span 却是 {end - start} 个，请改回原文或改正 span"


def attendees_are_printed(document: Document) -> Iterator[tuple[str, str]]:
    """An attendee's ``text`` is what stands at one of its spans."""
    source = document.source.text
    for path, brief in _briefs(document):
        for n, attendee in enumerate(brief.attendees):
            lengths = [end - start for start, end in attendee.spans]
            if len(attendee.text) not in lengths or (
                source is not None and attendee.text not in [source[start:end] for start, end in attendee.spans]
            ):
                yield f"{path}.attendees[{n}].text", "不是 spans 所指的任何一处原文，请改回原文或改正 spans"


def parts_apart(document: Document) -> Iterator[tuple[str, str]]:
    """Briefs come in text order; briefs, masthead, distribution and unassigned text share no character."""
    regions = [(f"$.briefs[{n}]", brief.span) for n, brief in enumerate(document.briefs)]
    for (before, (first, _)), (after, (second, _)) in pairwise(regions):
        if second < first:
            yield f"{after}.span", f"在 {before} 之前，会议须按原文先后排列"
    regions += [(f"$.unassigned[{n}]", piece.span) for n, piece in enumerate(document.unassigned)]
    regions += [(path, part.span) for path, part in (("$.masthead", document.masthead), ("$.distribution", document.distribution)) if part]
    regions.sort(key=lambda region: region[1])
    for (before, (_, end)), (after, (start, _)) in pairwise(regions):
        if start < end:
            yield f"{after}.span", f"与 {before}.span 重叠，请改正其一"


def coverage_adds_up(document: Document) -> Iterator[tuple[str, str]]:
    """The four parts sum to ``chars``, and unassigned text is counted under its reason."""
    coverage = document.coverage
    total = coverage.assigned + coverage.boilerplate + coverage.unparsed + coverage.blank
    if coverage.chars != document.source.chars:
        yield "$.coverage.chars", f"是 {coverage.chars}，与 source.chars 的 {document.source.chars} 不同"
    if total != coverage.chars:
        yield "$.coverage", f"assigned、boilerplate、unparsed、blank 合计 {total}，应等于 chars 的 {coverage.chars}"
    if document.source.text is not None and coverage.blank != (blank := sum(map(str.isspace, document.source.text))):
        yield "$.coverage.blank", f"是 {coverage.blank}，原文却有 {blank} 个空白字符"
    for reason, given in (("boilerplate", coverage.boilerplate), ("unparsed", coverage.unparsed)):
        counted = sum(len("".join(piece.text.split())) for piece in document.unassigned if piece.reason == reason)
        if counted != given:
            yield f"$.coverage.{reason}", f"是 {given}，unassigned 里却有 {counted} 个字符"


def nothing_lost(document: Document) -> Iterator[tuple[str, str]]:
    """With the source at hand: every character that is not blank is in one of the parts, and in a brief under some field, or a mark of Markdown."""
    text = document.source.text
    if text is None:
        return
    parts = [brief.span for brief in document.briefs] + [piece.span for piece in document.unassigned]
    parts += [part.span for part in (document.masthead, document.distribution) if part]
    for start, end in _gaps((0, len(text)), parts):
        if text[start:end].strip():
            yield "$", f"原文第 {start} 至 {end} 个字符没有归入任何部分，请补进 unassigned"
    marks: Sequence[tuple[int, int]] = ()
    if document.source.media_type == "text/markdown" and document.briefs:
        from briefgen.reading.markdown import markup  # loads markdown-it

        marks = markup(text)
    for path, brief in _briefs(document):
        fields = brief.model_dump(exclude={"span", "diagnostics", "passages"})
        spans = [span for where, node in _nodes(fields) for _, span in _spans_of(where, node)]
        for start, end in _gaps(brief.span, [*spans, *marks]):
            piece = text[start:end].strip()
            if piece and piece not in (brief.title or ""):
                yield path, f"原文第 {start} 至 {end} 个字符没有归入任何一项，请补进 background"


def ids_resolve(document: Document) -> Iterator[tuple[str, str]]:
    """Ids are unique, and whatever refers to one finds it."""
    yield from _unique([(f"$.briefs[{n}].id", brief.id) for n, brief in enumerate(document.briefs)])
    for path, brief in _briefs(document):
        for name in ("attendees", "speeches", "directives"):
            yield from _unique([(f"{path}.{name}[{n}].id", part.id) for n, part in enumerate(getattr(brief, name))])
        people = {attendee.id for attendee in brief.attendees}
        speeches = {speech.id for speech in brief.speeches}
        speakers = [(f"{path}.speeches[{n}].speaker", speech.speaker) for n, speech in enumerate(brief.speeches)]
        speakers += [(f"{path}.directives[{n}].issued_by", each.issued_by) for n, each in enumerate(brief.directives) if each.issued_by]
        for where, speaker in speakers:
            if speaker.attendee is not None and speaker.attendee not in people:
                yield f"{where}.attendee", f"指向“{speaker.attendee}”，attendees 里没有这个 id"
        for n, directive in enumerate(brief.directives):
            if directive.speech is not None and directive.speech not in speeches:
                yield f"{path}.directives[{n}].speech", f"指向“{directive.speech}”，speeches 里没有这个 id"


def _unique(ids: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for path, each in ids:
        if each in seen:
            yield path, f"“{each}”与 {seen[each]} 重复，请改成不同的 id"
        seen.setdefault(each, path)


def in_text_order(document: Document) -> Iterator[tuple[str, str]]:
    """Speeches and directives stand in text order."""
    for path, brief in _briefs(document):
        for name, starts in (("speeches", [each.span[0] for each in brief.speeches]), ("directives", [each.span[0] for each in brief.directives])):
            for n, (before, after) in enumerate(pairwise(starts), 1):
                if after < before:
                    yield f"{path}.{name}[{n}].span", f"在 {name}[{n - 1}] 之前，须按原文先后排列"


def passages_in_order(document: Document) -> Iterator[tuple[str, str]]:
    """Passages stand in text order inside of their brief and share no character."""
    for path, brief in _briefs(document):
        for n, (before, after) in enumerate(pairwise(brief.passages), 1):
            if after.span[0] < before.span[1]:
                yield f"{path}.passages[{n}].span", f"与 passages[{n - 1}] 重叠或在它之前，须按原文先后排列"
        for n, each in enumerate(brief.passages):
            if each.span[0] < brief.span[0] or each.span[1] > brief.span[1]:
                yield f"{path}.passages[{n}].span", "不在会议的 span 之内，请改正其一"


def people_are_consistent(document: Document) -> Iterator[tuple[str, str]]:
    """Persons have a name, groups none; roles stand in their fixed order, each once; counts are not negative."""
    for path, brief in _briefs(document):
        for n, attendee in enumerate(brief.attendees):
            where = f"{path}.attendees[{n}]"
            if attendee.kind == "group" and attendee.name is not None:
                yield f"{where}.name", "是集体，name 应为 null"
            if attendee.kind == "person" and not (attendee.name or "").strip():
                yield f"{where}.name", "是人员，却没有姓名，请补上姓名，或删去这一位"
            if attendee.roles != [role for role in ROLES if role in attendee.roles]:
                yield f"{where}.roles", f"须按 {'、'.join(ROLES)} 的先后，每种至多一次"
            if attendee.count is not None and attendee.count < 0:
                yield f"{where}.count", "人数不能小于 0"


def values_exist(document: Document) -> Iterator[tuple[str, str]]:
    """Dates are on the calendar and in order; numbers are finite; the status fits the diagnostics."""
    for path, node in _nodes(document.model_dump()):
        if "edtf" in node:
            ends = [(key, node[key]) for key in ("start", "end") if node[key] is not None]
            for key, value in ends:
                if not _is_date(value):
                    yield f"{path}.{key}", f"“{value}”不是日历上的日期，须写作 YYYY-MM-DD"
            if len(ends) == 2 and all(_is_date(value) for _, value in ends) and ends[0][1] > ends[1][1]:
                yield f"{path}.end", f"{ends[1][1]} 早于 start 的 {ends[0][1]}"
        if isinstance(node.get("value"), float) and not math.isfinite(node["value"]):
            yield f"{path}.value", "须是有限的数"
    errors = any(each.severity == "error" for each in [*document.diagnostics, *(each for brief in document.briefs for each in brief.diagnostics)])
    if document.status != "failed" and (document.status == "partial") != errors:
        yield "$.status", f"应为 {'partial' if errors else 'ok'}：diagnostics 里{'有' if errors else '没有'} error"


def _is_date(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _gaps(within: tuple[int, int], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = within[0]
    for start, end in sorted(spans):
        if at < start < within[1]:
            yield at, start
        at = max(at, end)
    if at < within[1]:
        yield at, within[1]


def _briefs(document: Document) -> Iterator[tuple[str, Brief]]:
    for n, brief in enumerate(document.briefs):
        yield f"$.briefs[{n}]", brief


CHECKS: tuple[Callable[[Document], Iterator[tuple[str, str]]], ...] = (
    spans_within,
    texts_are_slices,
    attendees_are_printed,
    parts_apart,
    coverage_adds_up,
    nothing_lost,
    ids_resolve,
    in_text_order,
    passages_in_order,
    people_are_consistent,
    values_exist,
)
