"""Doubts and hints of tact as comments (批注): each on the words in question, where they are printed first; a doubt else on the headline of its meeting.

In: documents, then the paragraphs of each with the runs that they were written from. Out: markers around the words, and the part that holds the comments.
The text of the page is the same with comments and without.
"""

import copy
import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from briefgen.record import Document, RecordSpan
from briefgen.rendering import tact
from briefgen.rendering.blocks import Line, Run
from briefgen.rendering.doubts import on_paper
from briefgen.rendering.prose import naming
from briefgen.rendering.prose.source import source_of
from briefgen.rendering.word.text import FANGSONG, fonts, line, written

AUTHOR, INITIALS = "简报核对", "核"
#: What is no doubt: that somebody has looked at the record.
_TOLD = frozenset(["reviewed"])
#: Before all doubts of a document, whose numbers begin at 0.
_FIRST = -1
#: Doubts are looked up by pieces of the source of so many characters.
_PIECE = 256
#: Places longer than this are looked at one by one.
_WIDE = 1000 * _PIECE


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A sentence, the place that it is about, and which meeting's it is (-1: the whole document's). ``tact``: only where its place is printed."""

    number: int
    text: str
    span: RecordSpan | None
    brief: int
    tact: bool = False


class _Waiting:
    """The doubts of one document that wait for their words."""

    def __init__(self, document: Document) -> None:
        self.doubts = {each.number: each for each in _doubts(document)}
        self._by_piece: dict[int, list[_Doubt]] = {}
        self._wide = [each for each in self.doubts.values() if _wide(each.span)]
        for each in self.doubts.values():
            for piece in _pieces(each.span) if not _wide(each.span) else ():
                self._by_piece.setdefault(piece, []).append(each)
        self._briefs = sorted((brief.span, n) for n, brief in enumerate(document.briefs))
        self.homes: dict[int, int] = {}  # a meeting → the paragraph of its headline

    def brief(self, span: RecordSpan | None) -> int | None:
        """The meeting that a place belongs to."""
        at = -1 if span is None else bisect_right(self._briefs, span[0], key=lambda each: each[0][0]) - 1
        if span is None or at < 0:
            return None
        within, brief = self._briefs[at]
        return brief if span[0] < within[1] else None

    def about(self, span: RecordSpan | None) -> list[_Doubt]:
        """The doubts that wait and touch a place."""
        near = self.doubts.values() if _wide(span) else (*self._wide, *(each for piece in _pieces(span) for each in self._by_piece.get(piece, ())))
        touched = {each.number: each for each in near if each.number in self.doubts}
        return [touched[n] for n in sorted(touched) if _overlap(touched[n].span, span)]


class Comments:
    """The comments of a file. What is written belongs to the first document, until `turn` names another one."""

    def __init__(self, word: WordDocument, documents: Sequence[Document], day: datetime.datetime | None) -> None:
        self._word, self._day = word, day
        self._documents = [_Waiting(each) for each in documents]
        self._waiting = self._documents[0]
        self._headline: int | None = None
        self._paragraphs: list[Paragraph] = []
        self._found: list[tuple[int, int, int, _Doubt]] = []  # paragraph, the words' begin and end in it

    def turn(self, document: int) -> None:
        """From here on a document's words are written, by its place among all."""
        self._waiting, self._headline = self._documents[document], None

    def headline(self, paragraph: Paragraph, runs: Line) -> None:
        """A meeting's headline, which was written in one face."""
        if paragraph.runs:
            self._headline = len(self._paragraphs)
            if naming.composed(runs):
                self._found.append((self._headline, 0, len(paragraph.text), _Doubt(_FIRST, tact.COMPOSED, None, -1, tact=True)))
        self.line(paragraph, tuple(Run(run.text, span=run.span) for run in runs))

    def line(self, paragraph: Paragraph, runs: Line) -> None:
        """A paragraph and what it was written from."""
        if not paragraph.runs:
            return
        at = len(self._paragraphs)
        self._paragraphs.append(paragraph)
        for run in runs:
            if (brief := self._waiting.brief(run.span)) is not None and brief not in self._waiting.homes:
                self._waiting.homes[brief] = at if self._headline is None else self._headline
                self._headline = None
        ends = list(accumulate(len(run.text) for run in runs))
        text, printed = "", None
        for n, run in enumerate(runs):
            for doubt in self._waiting.about(run.span):
                if printed is None:
                    text, printed = paragraph.text, written(runs)
                start, end = (printed[each] for each in _words(runs, ends, n, doubt.span or (0, 0)))
                while start < end and text[start] == " ":
                    start += 1
                if start < end:
                    self._found.append((at, start, end, doubt))
                    del self._waiting.doubts[doubt.number]

    def close(self) -> None:
        """Write the comments, those whose words are not printed on the headlines."""
        for waiting, doubt in ((each, doubt) for each in self._documents for doubt in each.doubts.values() if not doubt.tact):
            home = waiting.homes.get(doubt.brief, min(waiting.homes.values(), default=0))
            if home < len(self._paragraphs):
                self._found.append((home, 0, len(self._paragraphs[home].text), doubt))
        self._found.sort(key=lambda each: (*each[:3], each[3].number))
        marks: dict[int, list[tuple[int, int, int]]] = {}
        for ident, (at, start, end, _) in enumerate(self._found):
            marks.setdefault(at, []).append((start, end, ident))
        reference = _reference(_element("w:commentReference"))
        for at, within in marks.items():
            _mark(self._paragraphs[at], within, reference)
        if self._found:
            held, model = self._word.part._comments_part.element, self._model()
            for ident, (*_, doubt) in enumerate(self._found):
                comment = copy.deepcopy(model)  # python-docx would look for the next number among all
                comment.set(qn("w:id"), str(ident))
                next(comment.iter(qn("w:t"))).text = doubt.text
                held.append(comment)

    def _model(self) -> BaseOxmlElement:
        """A comment that says nothing yet: as python-docx makes one, without its clock."""
        comment = _element("w:comment")
        told = {"author": AUTHOR, "initials": INITIALS} | ({"date": f"{self._day.isoformat()}Z"} if self._day else {})
        for name, value in told.items():
            comment.set(qn(f"w:{name}"), value)
        paragraph = Paragraph(_element("w:p"), self._word._body)  # type: ignore[arg-type]
        comment.append(paragraph._p)
        paragraph._p.get_or_add_pPr().style = "CommentText"
        paragraph._p.append(_reference(_element("w:annotationRef")))
        fonts(paragraph.add_run("-"), FANGSONG)
        return comment


def _doubts(document: Document) -> Iterator[_Doubt]:
    """Every doubt once, those of the whole document first, as the terminal has them; behind them the hints of tact."""
    everything = [(each, -1) for each in document.diagnostics]
    everything += [(each, n) for n, brief in enumerate(document.briefs) for each in brief.diagnostics]
    told: dict[tuple[str, RecordSpan | None, int], None] = {}
    for each, brief in everything:
        if each.code not in _TOLD:
            told[line(on_paper(each.message)), each.span, brief] = None
    for n, one in enumerate(document.briefs):
        for place, name in source_of(one, document).unsettled():
            told[line(f"姓名已改为“{name}”，这里的称呼还是原文的，请核对。"), place, n] = None
    for n, (text, span, brief) in enumerate(told):
        yield _Doubt(n, text, span, brief)
    hinted = [(line(text), span, n) for n, each in enumerate(document.briefs) for text, span in tact.hints(each)]
    for n, (text, span, brief) in enumerate(hinted, len(told)):
        yield _Doubt(n, text, span, brief, tact=True)


def _wide(span: RecordSpan | None) -> bool:
    """Whether a place has more pieces than are worth a look: a record that was edited may say anything."""
    return span is not None and span[1] - span[0] > _WIDE


def _pieces(span: RecordSpan | None) -> range:
    return range(span[0] // _PIECE, (span[1] - 1) // _PIECE + 1) if span and span[0] < span[1] else range(0)


def _overlap(one: RecordSpan | None, other: RecordSpan | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _words(runs: Line, ends: Sequence[int], first: int, span: RecordSpan) -> tuple[int, int]:
    """Where in the line the words of a place stand, that begin in one of its runs: as far as its slices go on."""
    last = first
    for n in range(first + 1, len(runs)):
        if _overlap(runs[n].span, span):
            last = n
        elif runs[n].span is not None:
            break
    return _within(runs[first], ends[first], span)[0], _within(runs[last], ends[last], span)[1]


def _within(run: Run, end: int, span: RecordSpan) -> tuple[int, int]:
    """The part of a run that a place covers; the whole of it where it is not printed character by character."""
    begin = end - len(run.text)
    if run.span is None or run.span[1] - run.span[0] != len(run.text):
        return begin, end
    return begin + max(0, span[0] - run.span[0]), end - max(0, run.span[1] - span[1])


def _mark(paragraph: Paragraph, marks: Sequence[tuple[int, int, int]], model: CT_R) -> None:
    """Put the markers of comments around stretches of a paragraph's text."""
    starts, ends = _cut(paragraph, {at for start, end, _ in marks for at in (start, end)})
    for start, _, ident in marks:
        starts[start].addprevious(_numbered(_element("w:commentRangeStart"), ident))
    for _, end, ident in reversed(marks):
        reference = copy.deepcopy(model)
        reference[-1].set(qn("w:id"), str(ident))
        ends[end].addnext(reference)
        ends[end].addnext(_numbered(_element("w:commentRangeEnd"), ident))


def _cut(paragraph: Paragraph, places: set[int]) -> tuple[Mapping[int, CT_R], Mapping[int, CT_R]]:
    """Cut runs at places of the text: the run that begins at each, and the one that ends there."""
    starts: dict[int, CT_R] = {}
    ends: dict[int, CT_R] = {}
    at = 0
    for run in paragraph.runs:
        text, element = run.text, run._r
        inside = sorted(each - at for each in places if at < each < at + len(text))
        for begin, end in zip([0, *inside], [*inside, len(text)], strict=True):
            piece = element if not begin else copy.deepcopy(element)
            if begin:
                ends[at + begin].addnext(piece)
            if inside:
                WordRun(piece, paragraph).text = text[begin:end]
            starts[at + begin], ends[at + end] = piece, piece
        at += len(text)
    return starts, ends


def _element(name: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)  # type: ignore[assignment]
    return made


def _numbered(marker: BaseOxmlElement, ident: int) -> BaseOxmlElement:
    marker.set(qn("w:id"), str(ident))
    return marker


def _reference(marker: BaseOxmlElement) -> CT_R:
    """The run by which Word finds a comment, or its beginning."""
    run: CT_R = OxmlElement("w:r")  # type: ignore[assignment]
    run.get_or_add_rPr().style = "CommentReference"
    fonts(WordRun(run, None), FANGSONG)  # type: ignore[arg-type]
    run.append(marker)
    return run
