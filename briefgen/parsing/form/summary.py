"""Summaries that a program writes of a recorded meeting: 智能纪要, 导读. Their sections have headings of their own; what only helps to find one's way is no part of a record.

In: the shadow. Out: a `Summary`, None for any other text: a shadow of the same length in which times of chapters, check boxes, key words and links are blank, the labelled
lines above the first section, and which lines are headings.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Literal, NamedTuple

from briefgen.lexicon import tagged
from briefgen.lexicon.alternation import alternation
from briefgen.parsing.form import labels, transcript
from briefgen.parsing.form.labels import Field
from briefgen.parsing.grammar import dates
from briefgen.spans import Block, Span, lines_of, strip
from briefgen.text.blocks import blocks as cut_blocks
from briefgen.text.patterns import lazy

#: What a page makes of a line: the heading of a matter, one that says nothing, that of a list of decisions or tasks, one of these.
Line = Literal["matter", "markup", "decided", "decision"]

_KINDS = ("told", "chapters", "quotes", "points", "task", "aside")
#: Headings that say nothing: what stands below is what was talked about, or is printed nowhere.
_SILENT = frozenset(["told", "chapters", "quotes"])
#: What was decided, or is to be done.
_GIVEN = frozenset(["task", "decided"])
#: So many sections, and one sign that no person has written them, make a summary.
_SECTIONS = 2
#: Before the first section stand no more lines.
_FIRST = 20
_SURE = tagged("summaries", "sure")
#: A heading is so long at most, in characters; before its words stand marks of Markdown, pictures, a number, a frame.
_LONGEST = 30
_MARKS = r"[^\w\n|（(“《]{0,12}?(?:(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]) *)?(?:\*\*|【|\[)? *"
_HEADING = lazy(rf"{_MARKS}(?P<words>(?:AI ?)?[\u4e00-\u9fff]{{2,8}}|(?i:to-?do|action items?)) *(?:（\d{{1,3}}）)? *(?:】|\])? *：? *(?:\*\*)? *$")
_ASIDE_LINE = lazy(rf"{_MARKS}(?:{alternation(tagged('summaries', 'aside'))}) *+(?:\*\* *)?：")
#: Any heading of Markdown.
_HASHES = lazy(r"(?P<marks>#{1,6}) +(?=\S)")
#: The rank of a heading without its marks: any of these ends its section.
_PLAIN = 9
#: Marks of Markdown before a line of the head, `> `; between two labels on a line.
_QUOTED = lazy(r"[#>*\- ]+(?=[^#>*\- ])")
_BESIDE = lazy(r"(?<=\S) >? *+(?=[\u4e00-\u9fff]{2,5} *：)")
#: `2026年7月14日 下午 2：03|41分钟 27秒`: how long it was, behind the date.
_LASTED = lazy(r"(?<=\d)[ |，]+(?:\d{1,3} ?(?:小时|分钟|分|秒|h|min|m|s)[钟]? *)+$")
_AT = r"(?:[\[（] *)?(?:\d{1,3}：)?\d{1,2}：[0-5]\d(?: *[\]）])?"
_OPENS_CHAPTER = lazy(rf"{_MARKS}{_AT}(?: *[-–—~至] *{_AT})? *[|｜：·\-—]* *(?:\*\*)? *")
_ENDS_CHAPTER = lazy(rf"(?<! ) *+{_AT}(?: *[-–—~至] *{_AT})? *$")
_TIME_ALONE = lazy(_AT)
#: The title of a chapter has no more characters.
_CHAPTER_LONGEST = 60
_BULLET = lazy(r"[-*+•·●] +(?=\S)")
#: A bullet, and a check box, which shadows of Markdown have as blanks.
_BOX = lazy(r"(?:[-*+•·●] +)?(?:(?:\[[ xX√✓]?\]|[☐☑☒□■✅✔⬜🔲]) *)?(?=[^ \n])")
#: What the program calls its paper, before the title.
_CALLED = lazy(rf"[^\w\n]{{0,8}}{alternation(tagged('summaries', 'mark'))}(?: *[：|_\-—·]+ *(?=[^ \n])| *$)")
#: Who speaks, with a line of his own above what he said.
_WHO = lazy(r"[^，。；：！？、“”|\n]{2,12}$")


class Summary(NamedTuple):
    """A summary. ``skip``: which blocks are sentences picked out of the talk, which stand there once more; ``title``: what the meeting is called, without what the
    program calls its paper; ``lines``: which lines are headings, or stand on a list of decisions or tasks, by where they begin.
    """

    shadow: str
    blocks: list[Block]
    skip: list[bool]
    title: Span | None
    fields: tuple[Field, ...]
    lines: Mapping[int, Line]


class _Read(NamedTuple):
    """A line with its section: the kind of that, and whether the line is its heading."""

    span: Span
    kind: str
    heads: bool


def find(shadow: str) -> Summary | None:
    """The summary that a text is."""
    sections = _sections(shadow)
    lines = list(islice(sections, _FIRST))
    first = next((n for n, each in enumerate(lines) if each.heads), None)
    if first is None:
        return None
    lines += sections
    if len({each.kind for each in lines if each.heads}) < _SECTIONS or not _by_program(shadow, lines):
        return None
    copy = list(shadow)
    for line, *_ in lines[:first]:
        start = line.start
        for form in (_QUOTED, _CALLED):
            mark = form.match(shadow, start, line.end)
            start = mark.end() if mark else start
        _blank(copy, [Span(line.start, start)])
        for match in _BESIDE.finditer(shadow, start, line.end):
            copy[match.start() : match.end()] = "\n".ljust(match.end() - match.start())
    title, fields = _head(copy, Span(0, lines[first].span.start))
    marked = list(_marked(shadow, lines[first:]))
    _blank(copy, (each for each, _, _ in marked))
    out = "".join(copy)
    roles = {strip(out, rest).start: role for _, rest, role in marked if role}
    quoted = [each.span for each in lines if each.kind == "quotes" and not each.heads]
    blocks = cut_blocks(out)
    return Summary(out, blocks, [any(each.overlaps(block.span) for each in quoted) for block in blocks], title, tuple(fields), roles)


def _blank(copy: list[str], spans: Iterable[Span]) -> None:
    for start, end in spans:
        copy[start:end] = ["\n" if each == "\n" else " " for each in copy[start:end]]


def _sections(shadow: str) -> Iterator[_Read]:
    """The lines, each with the section that it stands in."""
    kind, level = "", _PLAIN
    for line in lines_of(shadow, Span(0, len(shadow))):
        match = _HEADING.match(shadow, *line) if line.end - line.start <= _LONGEST else None
        found = _kinds().get("".join(match["words"].split()).lower().replace("-", ""), "") if match else ""
        hashes = _HASHES.match(shadow, *line)
        own = len(hashes["marks"]) if hashes else _PLAIN
        if found or (own < _PLAIN and own <= level):
            kind, level = found or "other", own
        yield _Read(line, kind, bool(found))


@functools.cache
def _kinds() -> dict[str, str]:
    """What stands below a heading, by its words."""
    given = [(word, kind) for kind in ("task", "decided") for word in tagged("sections", kind)]
    return dict([*given, *((word.lower(), kind) for kind in _KINDS for word in tagged("summaries", kind))])


def _by_program(shadow: str, lines: Sequence[_Read]) -> bool:
    """Whether a program wrote it: by a heading, by what the title or the foot says, by how long the recording is."""
    head = [each.span for each in lines[:_TOP]]
    return (
        any(each.heads and any(word in each.span.slice(shadow) for word in _SURE) for each in lines)
        or any(_MARK.search(shadow, *each) or _LASTED.search(shadow, *each) for each in head)
        or any(transcript.foot(shadow, each.span) for each in lines[-_TOP:])
    )


_TOP = 4
_MARK = lazy(rf"{alternation(tagged('summaries', 'mark'))}|[_\-—] ?{alternation(tagged('summaries', 'behind'))} *$")


def _head(copy: list[str], span: Span) -> tuple[Span | None, list[Field]]:
    """The title and the labelled lines above the first section; what says nothing of the meeting is made blank."""
    shadow = "".join(copy)
    head = transcript.Recording(tuple(lines_of(shadow, span)), (), ())
    fields = transcript.fields(shadow, head)
    _blank(copy, (line for line in head.head if transcript.furnished(shadow, line)))
    title = transcript.title(shadow, head, fields)
    for line in head.head:
        if title and line.contains(title):
            alone = _day(shadow, Span(title.end, line.end)) and not any(_day(shadow, each) for each in head.head if each != line)
            _blank(copy, [Span(line.start, title.start), Span(title.end, title.end if alone else line.end)])
            if alone and shadow[title.end] in " _-—（(":
                copy[title.end] = "\n"  # a line with the day
        elif lasted := _LASTED.search(shadow, *line):
            _blank(copy, [Span(*lasted.span())])
    shadow = "".join(copy)
    others = labels.fields(shadow, cut_blocks(shadow[: span.end]))
    fields += [each for each in others if not any(each.span.overlaps(own.span) for own in fields)]
    if not any(each.key == "time" for each in fields):
        rest = (line for line in lines_of(shadow, span) if not (title and line.overlaps(title)))
        days = (line for line in rest if _day(shadow, line) and transcript.only_time(shadow, line))
        fields += [Field("time", Span(line.start, line.start), (line,), line) for line in days][:1]
    return title, sorted(fields, key=lambda each: each.span)


def _day(shadow: str, span: Span) -> bool:
    return any(fact.day for fact in dates.find(shadow, span))


def _marked(shadow: str, lines: Sequence[_Read]) -> Iterator[tuple[Span, Span, Line | None]]:
    """What is no word of each line, what is left of it, and what the line is."""
    for (line, kind, heads), below in zip_longest(lines, (each.span for each in lines[1:])):
        if kind == "aside" or transcript.foot(shadow, line) or _ASIDE_LINE.match(shadow, *line):
            yield line, Span(line.end, line.end), None
        elif heads:
            match = _HEADING.match(shadow, *line)
            start, end = match.span("words") if match else line
            yield Span(end, line.end), line, None
            given = kind in _GIVEN and not (below and _is_row(shadow, below))
            yield Span(line.start, start), Span(start, end), "markup" if kind in _SILENT else "decided" if given else "matter"
        elif kind == "chapters":
            yield from _chapter(shadow, line, below)
        elif kind in _GIVEN and not _is_row(shadow, line):
            mark = _HASHES.match(shadow, *line) or _BOX.match(shadow, *line)
            start = mark.end() if mark else line.start
            yield Span(line.start, start), Span(start, line.end), "decision"
        elif bullet := _BULLET.match(shadow, *line):
            yield Span(*bullet.span()), line, None
        elif kind == "points" and below and _WHO.match(shadow, *line) and shadow.find("。", *below) >= 0:
            yield Span(line.start, line.start), line, "matter"


def _is_row(shadow: str, line: Span) -> bool:
    """Whether a line is a row of a table, which is read and printed as such."""
    return shadow.count("|", *line) > 1


def _chapter(shadow: str, line: Span, below: Span | None) -> Iterator[tuple[Span, Span, Line | None]]:
    """A line among chapters: a title has its time before, behind or below it."""
    opens = _OPENS_CHAPTER.match(shadow, *line)
    closes = _ENDS_CHAPTER.search(shadow, *line) if not opens else None
    if not opens and not closes and not (below and _TIME_ALONE.fullmatch(shadow, *below)):
        return
    before = opens or _QUOTED.match(shadow, *line)
    rest = Span(before.end() if before else line.start, closes.start() if closes else line.end)
    titled = 0 < rest.end - rest.start <= _CHAPTER_LONGEST and shadow[rest.end - 1] not in "。！？；"
    yield Span(rest.end, line.end), rest, None
    yield Span(line.start, rest.start), rest, "matter" if titled else None
