"""The stages in order: text → shadow → blocks → facts → resolved facts → record and diagnostics.

In: decoded text and options. Out: `Parsed`, the document with the trace of the rules that made it. Each stage is a pure
function of what stands before it.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefgen import record
from briefgen.errors import Issue
from briefgen.lexicon.caller import knowing
from briefgen.parsing import brief as brief_stage
from briefgen.parsing import checks
from briefgen.parsing.evidence.page import Page
from briefgen.parsing.form import foot, frame, furniture, labels, legend, stand_ups, standing, summary, transcript, turning
from briefgen.parsing.grammar import convenings
from briefgen.parsing.grammar.places import Gazetteer
from briefgen.parsing.made import made
from briefgen.parsing.meeting import genre, meeting_date, segment
from briefgen.parsing.options import Options
from briefgen.parsing.source_spans import to_source
from briefgen.spans import Block, Cover, Evidence, Fact, Span, Turn, gaps, merge, strip
from briefgen.text import anchors
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.blocks import lines as lines_of
from briefgen.text.shadow import shadow as shadow_of
from briefgen.text.unwrap import Unwrapped, unwrap, without_markup


class Origin(NamedTuple):
    """Where the text came from: what `record.Source` says of it; and where it has markup and no words."""

    name: str
    sha256: str
    encoding: str
    media_type: str = "text/plain"
    markup: tuple[Span, ...] = ()


class Parsed(NamedTuple):
    """A document and, in text order, the facts with the rules that found them and the candidates that were weighed."""

    document: record.Document
    trace: tuple[Fact, ...]
    evidence: tuple[Evidence, ...] = ()


def parse(text: str, origin: Origin, options: Options, *, with_text: bool = False, explain: bool = False, turns: Sequence[Turn] = ()) -> Parsed:
    """Parse decoded text. Any text parses; what is odd becomes diagnostics. ``explain``: keep the trace; ``turns``: of a recorded talk, if the format of its file
    shows them.
    """
    shadow = shadow_of(text)
    parted = shadow if turns else standing.named(legend.read(text, shadow))
    recording = transcript.find(parted, turns)
    shadow = parted if recording is None else shadow
    export = recording or summary.find(shadow)
    if export is not None:
        with knowing(options.knowledge):
            parsed = _parse_export(text, shadow, export, origin, options, with_text, explain)
        anchors.forget()
        return parsed
    bare = without_markup(text, shadow, origin.markup) if origin.markup else None
    if bare is None:
        return _unwrapped(text, shadow, origin, options, with_text, explain)
    return _rewrapped(text, bare, _unwrapped(bare.text, bare.shadow, origin, options, with_text, explain))


def _unwrapped(text: str, shadow: str, origin: Origin, options: Options, with_text: bool, explain: bool) -> Parsed:
    """What is read without soft line breaks."""
    lines = lines_of(shadow)
    unwrapped = unwrap(text, shadow, lines)
    with knowing(options.knowledge):
        if unwrapped is None:
            parsed = _parse(text, shadow, turning.parted(shadow, cut_blocks(shadow, lines)), origin, options, with_text, explain)
        else:
            del lines
            parted = turning.parted(unwrapped.shadow, cut_blocks(unwrapped.shadow))
            parsed = _parse(unwrapped.text, unwrapped.shadow, parted, origin, options, with_text, explain)
    anchors.forget()
    return parsed if unwrapped is None else _rewrapped(text, unwrapped, parsed)


def _rewrapped(text: str, unwrapped: Unwrapped, parsed: Parsed) -> Parsed:
    """What was read without soft line breaks or markup, with spans and texts of the source."""
    document: record.Document = to_source(parsed.document, text, unwrapped)
    source = document.source
    briefs = [
        brief.model_copy(update={"id": brief_id(source.sha256, Span(*brief.span)), "passages": list(_closed(text, brief.passages))})
        for brief in document.briefs
    ]
    taken = [Span(*each.span) for each in (*briefs, document.masthead, document.distribution) if each]
    document = document.model_copy(
        update={
            "source": source.model_copy(update={"chars": len(text), "text": None if source.text is None else text}),
            "briefs": briefs,
            "coverage": _coverage(text, taken, document.unassigned),
        }
    )
    facts = tuple(fact._replace(span=unwrapped.back(fact.span)) for fact in parsed.trace)
    return Parsed(document, facts, tuple(each._replace(span=unwrapped.back(each.span)) for each in parsed.evidence))


def _closed(text: str, passages: list[record.Passage]) -> Iterator[record.Passage]:
    """The passages with the markup between them."""
    end = passages[0].span[0] if passages else 0
    for each in passages:
        between = strip(text, Span(end, each.span[0]))
        if between.end > between.start:
            yield made(record.Passage, kind="markup", text=between.slice(text), span=between, joined=True, key=None, topic=None)
        yield each
        end = each.span[1]


def _parse(text: str, shadow: str, blocks: list[Block], origin: Origin, options: Options, with_text: bool, explain: bool) -> Parsed:
    gazetteer = Gazetteer(options.region)
    trace: list[Fact] = []
    evidence: list[Evidence] = []
    head, tail, lost, body, skip, fields, held, ranges = _cut(text, shadow, blocks)
    header = meeting_date.header(shadow, blocks, head)
    briefs: list[record.Brief] = []
    left = () if ranges else zip(body, skip, strict=True)
    unassigned = [
        *((block.span, "boilerplate") for block in lost),
        *((block.span, "boilerplate" if skipped else "unparsed") for block, skipped in left),
    ]
    ends = (body[0], body[-1]) if body else None
    tellers = stand_ups.tellers(text, Span(body[0].span.start, body[-1].span.end)) if body else frozenset()
    project = _is_of_project(text, shadow, body, ranges, bool(origin.markup), tellers)
    parts = [(body[each.start : each.stop], skip[each.start : each.stop]) for each in ranges]
    del blocks, body, skip  # from here on each meeting's blocks are let go with it: those of a long text are many
    for n in range(len(ranges)):
        own, own_skip, own_lost = _without_ends(*parts[n])
        parts[n] = ([], [])
        unassigned += [(block.span, "boilerplate") for block in own_lost]
        if not own:
            continue
        whole = ends is not None and own[0] is ends[0] and own[-1] is ends[1]
        above = header if len(ranges) == 1 or n == len(ranges) - 1 or header.shared else meeting_date.Header()
        known = fields if whole else labels.fields(shadow, own)
        ident = brief_id(origin.sha256, Span(own[0].span.start, own[-1].span.end))
        built = brief_stage.build(
            brief_stage.Report(
                text,
                shadow,
                own,
                own_skip,
                held,
                known,
                above,
                head,
                gazetteer,
                options,
                explain,
                ident,
                ranges[n].probability,
                structured=bool(origin.markup),
                project=project,
                tellers=tellers if whole else tellers | stand_ups.tellers(text, Span(own[0].span.start, own[-1].span.end)),
            )
        )
        held.forget()
        if len(ranges) > 1 and _says_nothing(built.brief):
            unassigned += [(block.span, "unparsed") for block in own]
            continue
        briefs.append(built.brief)
        if explain:
            trace += built.trace
            evidence += built.evidence
    mast = _masthead(text, head, trace)
    dist = _distribution(text, tail, trace)
    document = _document(text, shadow, origin, with_text, briefs, mast, dist, unassigned)
    return Parsed(document, tuple(sorted(trace, key=lambda fact: fact.span)), tuple(sorted(evidence, key=lambda each: each.span)))


def _is_of_project(
    text: str, shadow: str, body: Sequence[Block], ranges: Sequence[segment.Report], structured: bool, tellers: frozenset[str]
) -> bool:
    """Whether one of several meetings, or the page that holds them, is of a project: then all are."""
    several = [(each.start, each.stop) for each in ranges] + [(0, len(body))] if len(ranges) > 1 else []
    return any(
        genre.community(text, shadow, Span(body[start].span.start, body[stop - 1].span.end), structured=structured, tellers=tellers)
        for start, stop in several
    )


def _says_nothing(brief: record.Brief) -> bool:
    """Whether nothing of a meeting stands between two others, as in what a page is left with: `第01版：要闻`."""
    return not (brief.meeting or brief.date or brief.location or brief.attendees or brief.speeches or brief.directives or brief.documents)


def _parse_export(
    text: str, shadow: str, export: transcript.Recording | summary.Summary, origin: Origin, options: Options, with_text: bool, explain: bool
) -> Parsed:
    """A recorded talk, or the summary of one, is one meeting; lines of the export at its ends are none of it."""
    fields: Sequence[labels.Field]
    if isinstance(export, summary.Summary):
        shadow, blocks, skip, _, fields, _ = export
        head = blocks
    else:
        blocks, skip = transcript.blocks(shadow, export)
        fields = transcript.fields(shadow, export)
        head = [block for block in blocks if block.span in export.head]
    own, own_skip, lost = _without_ends(blocks, skip)
    built = brief_stage.build(
        brief_stage.Report(
            text,
            shadow,
            own,
            own_skip,
            convenings.Convenings(shadow),
            fields,
            meeting_date.header(shadow, head, None),
            None,
            Gazetteer(options.region),
            options,
            explain,
            brief_id(origin.sha256, Span(own[0].span.start, own[-1].span.end)),
            1.0,
            export,
            project=isinstance(export, summary.Summary),
        )
    )
    document = _document(text, shadow, origin, with_text, [built.brief], None, None, [(block.span, "boilerplate") for block in lost])
    trace = tuple(sorted(built.trace, key=lambda fact: fact.span))
    return Parsed(document, trace, tuple(sorted(built.evidence, key=lambda each: each.span)))


def _document(
    text: str, shadow: str, origin: Origin, with_text: bool, briefs: list[record.Brief], mast: record.Masthead | None, dist: record.Distribution | None,
    unassigned: list[tuple[Span, str]],
) -> record.Document:  # fmt: skip
    """The record of all that was found, with the checks that see all of it."""
    taken = [Span(*each.span) for each in briefs] + [Span(*part.span) for part in (mast, dist) if part]
    loose = _unassigned(text, shadow, taken, unassigned)
    issues = checks.document(text, briefs, loose)
    diagnostics = [made(record.Diagnostic, code=i.code, severity=i.severity, message=i.message, span=i.span) for i in issues]
    everything = [*diagnostics, *(each for brief in briefs for each in brief.diagnostics)]
    return made(
        record.Document,
        schema_version="1.1",
        status="partial" if any(each.severity == "error" for each in everything) else "ok",
        error=None,
        source=made(
            record.Source,
            name=origin.name,
            sha256=origin.sha256,
            encoding=origin.encoding,
            media_type=origin.media_type,
            chars=len(text),
            text=text if with_text else None,
        ),
        masthead=mast,
        briefs=briefs,
        distribution=dist,
        unassigned=loose,
        coverage=_coverage(text, taken, loose),
        diagnostics=diagnostics,
    )


def _page(text: str, shadow: str, blocks: list[Block]) -> tuple[frame.MastheadFact | None, frame.DistributionFact | None, list[Block], Page]:
    """报头, 报尾, the furniture at the ends, and the page between them."""
    head, tail, body, skip = _framed(shadow, blocks)
    body, skip, lost = _without_ends(body, skip)
    return head, tail, lost, Page(text, shadow, body, skip, labels.fields(shadow, body), convenings.Convenings(shadow))


class _Cut(NamedTuple):
    """报头, 报尾, furniture at the ends, the blocks between them and which are furniture, labelled fields, convenings, and where each report stands."""

    head: frame.MastheadFact | None
    tail: frame.DistributionFact | None
    lost: list[Block]
    body: list[Block]
    skip: list[bool]
    fields: Sequence[labels.Field]
    held: convenings.Convenings
    ranges: list[segment.Report]


def _cut(text: str, shadow: str, blocks: list[Block]) -> _Cut:
    """A text cut into its parts. Where no report stands between 报头 and 报尾 these are none."""
    head, tail, lost, page = _page(text, shadow, blocks)
    body, skip = list(page.blocks), list(page.skip)
    ranges = _with_signs(shadow, body, segment.ranges(page))
    if not ranges and (head or tail):
        head, tail = None, None
        body, skip, lost = _without_ends(blocks, furniture.furniture(shadow, blocks))
    return _Cut(head, tail, lost, body, skip, page.fields, page.held, ranges)


#: So many lines with a sign are what stands below a meeting, not one of their own.
_FEW = 3


def _with_signs(shadow: str, body: Sequence[Block], ranges: list[segment.Report]) -> list[segment.Report]:
    """The reports, where the last is no more than a few marked lines, `▲下周一上午例会`, with that before it."""
    if len(ranges) < 2 or ranges[-2].stop != ranges[-1].start or ranges[-1].stop - ranges[-1].start > _FEW:
        return ranges
    if not all(foot.SIGN.match(shadow, *body[n].span) for n in range(ranges[-1].start, ranges[-1].stop)):
        return ranges
    return [*ranges[:-2], ranges[-2]._replace(stop=ranges[-1].stop)]


def page(text: str) -> tuple[Page, Callable[[int], int]]:
    """The page that `segment` sees of a text, and where in the text a place of it stands: for `benchmarks/learn_meetings.py`."""
    shadow = shadow_of(text)
    unwrapped = unwrap(text, shadow, lines_of(shadow))
    if unwrapped is None:
        return _page(text, shadow, cut_blocks(shadow))[3], int
    return _page(unwrapped.text, unwrapped.shadow, cut_blocks(unwrapped.shadow))[3], unwrapped.origin


def brief_id(sha256: str, span: Span) -> str:
    """A stable id: equal bytes and span, equal id."""
    return hashlib.sha256(f"{sha256}:{span.start}-{span.end}".encode()).hexdigest()[:16]


def _framed(shadow: str, blocks: list[Block]) -> tuple[frame.MastheadFact | None, frame.DistributionFact | None, list[Block], list[bool]]:
    """报头, 报尾, and the blocks between them with whether each is page furniture."""
    head = frame.masthead(shadow, blocks)
    rest = blocks[head.blocks :] if head else blocks
    end = len(rest)
    skip = furniture.furniture(shadow, rest)
    while end > 0 and skip[end - 1]:
        end -= 1
    tail = frame.distribution(shadow, rest[:end])
    if tail:
        rest = rest[: tail.first_block] + rest[end:]
        skip = furniture.furniture(shadow, rest)
    return head, tail, rest, skip


def _without_ends(blocks: list[Block], skip: list[bool]) -> tuple[list[Block], list[bool], list[Block]]:
    """Without the furniture at both ends; that inside stays with its meeting."""
    start, end = 0, len(blocks)
    while start < end and skip[start]:
        start += 1
    while end > start and skip[end - 1]:
        end -= 1
    return blocks[start:end], skip[start:end], blocks[:start] + blocks[end:]


def _masthead(text: str, head: frame.MastheadFact | None, trace: list[Fact]) -> record.Masthead | None:
    if head is None:
        return None
    trace.append(Fact("masthead", "masthead", head.span))

    def of(span: Span | None) -> str | None:
        return span.slice(text) if span else None

    return made(
        record.Masthead,
        text=head.span.slice(text), span=head.span, name=of(head.name), number=of(head.number), total_number=of(head.total), issuer=of(head.issuer),
        issued=meeting_date.date_ref(text, head.issued) if head.issued else None, secrecy=of(head.secrecy), copy_number=of(head.copy),
    )  # fmt: skip


def _distribution(text: str, tail: frame.DistributionFact | None, trace: list[Fact]) -> record.Distribution | None:
    if tail is None:
        return None
    trace.append(Fact("distribution", "distribution", tail.span))
    return made(
        record.Distribution,
        text=tail.span.slice(text), span=tail.span, report_to=[span.slice(text) for span in tail.report_to],
        send_to=[span.slice(text) for span in tail.send_to], issue_to=[span.slice(text) for span in tail.issue_to], copies=tail.copies,
    )  # fmt: skip


def _unassigned(text: str, shadow: str, taken: list[Span], known: list[tuple[Span, str]]) -> list[record.Unassigned]:
    """Every character that is in no brief, masthead or distribution: the known pieces, and whatever is left over."""
    cover = Cover(taken)
    out = [(span, reason) for span, reason in known if not cover.overlaps(span)]
    left = gaps(Span(0, len(text)), [*taken, *(span for span, _ in out)])
    out += [(strip(text, span), "unparsed" if span.slice(shadow).strip() else "boilerplate") for span in left]  # markup that is no text
    joined: list[tuple[Span, str]] = []
    for span, reason in sorted((each for each in out if each[0].end > each[0].start), key=lambda each: each[0]):
        if joined and joined[-1][1] == reason and not text[joined[-1][0].end : span.start].strip():
            joined[-1] = (Span(joined[-1][0].start, span.end), reason)
        else:
            joined.append((span, reason))
    return [made(record.Unassigned, text=span.slice(text), span=span, reason=reason) for span, reason in joined]  # type: ignore[arg-type]


def _coverage(text: str, taken: list[Span], loose: list[record.Unassigned]) -> record.Coverage:
    def inked(spans: list[Span]) -> int:
        return sum(len(word) for span in merge(spans) for word in span.slice(text).split())

    assigned = inked(taken)
    boilerplate = inked([Span(*each.span) for each in loose if each.reason == "boilerplate"])
    unparsed = inked([Span(*each.span) for each in loose if each.reason == "unparsed"])
    return made(
        record.Coverage,
        chars=len(text),
        assigned=assigned,
        boilerplate=boilerplate,
        unparsed=unparsed,
        blank=len(text) - assigned - boilerplate - unparsed,
    )


__all__ = ["Issue", "Origin", "Parsed", "brief_id", "parse"]
