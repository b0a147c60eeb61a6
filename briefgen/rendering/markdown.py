"""Markdown (CommonMark with GFM tables): the blocks of a page written out, every text escaped."""

import unicodedata

from briefgen.record import Document
from briefgen.rendering import escape, numbering
from briefgen.rendering.blocks import (
    Attendance,
    Block,
    Distribution,
    Fields,
    Heading,
    Headline,
    Items,
    Line,
    Masthead,
    Paragraph,
    Quote,
    Run,
    Said,
    Table,
    faces,
    labelled,
    plain,
)
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.pages import Page

#: Left and right of one line.
GAP = "　　　　"


def render(document: Document, options: RenderOptions = RenderOptions()) -> str:  # noqa: B008 - immutable
    """The document as Markdown, ending with one newline."""
    return write(Page(document, options).blocks)


def write(blocks: list[Block]) -> str:
    """Blocks as Markdown, one blank line between them."""
    out: list[str] = []
    marker = ""
    for block in blocks:
        if (items := _listed(block)) is not None:
            marker = _marker(items.ordered, marker)
            text = _items(items, marker)
        else:
            text = _block(block)
        if text:
            out.append(text)
            marker = marker if items is not None else ""
    return "\n\n".join(out) + "\n"


def _listed(block: Block) -> Items | None:
    """What is a list on this page."""
    match block:
        case Items():
            return block
        case Fields(fields):
            return Items(tuple(labelled(*each) for each in fields))
        case Attendance(lines):
            return Items(tuple(labelled(label, text) if label else plain(text) for label, text in lines))
    return None


def _block(block: Block) -> str:
    match block:
        case Masthead():
            return _masthead(block)
        case Headline(text, level):
            return f"{'#' * level} {escape.markdown(text)}"
        case Heading(level, text, number):
            return f"{'#' * level} {escape.markdown(numbering.numbered(level, number, text))}"
        case Paragraph(line):
            return _line(line)
        case Said():
            return _line(_said(block))
        case Quote(lines):
            return "\n>\n".join(f"> {_line(line)}" for line in lines)
        case Table(header, rows):
            return "\n".join((_row(header), _row(("---",) * len(header), raw=True), *(_row(row) for row in rows)))
        case Distribution(lists, copies):
            tail = [*(f"{label}：{text}" if label else text for label, text in lists), copies]
            return "\n\n".join(("---", *(escape.markdown(each) for each in tail if each)))
    return ""


def _masthead(head: Masthead) -> str:
    """报头, with a line below it."""
    corners, below = (GAP.join(each for each in pair if each) for pair in ((head.secrecy, head.copy_number), (head.issuer, head.issued)))
    name = f"# {escape.markdown(head.name)}" if head.name else ""
    return "\n\n".join(each for each in (escape.markdown(corners), name, escape.markdown(head.number), escape.markdown(below), "---") if each)


def _said(said: Said) -> Line:
    opening = ("" if said.headed else said.speaker) + said.verb
    return (Run(opening, bold=True), Run(("" if said.runs_on else "：") + said.text)) if opening else plain(said.text)


def _marker(ordered: bool, previous: str) -> str:
    """Another marker than that of a list right before, or the two would be one list."""
    if ordered:
        return ")" if previous == "." else "."
    return "*" if previous == "-" else "-"


def _items(block: Items, marker: str) -> str:
    markers = [f"{number}{marker}" if block.ordered else marker for number in range(block.start, block.start + len(block.lines))]
    return "\n".join(f"{each} {_line(line)}" for each, line in zip(markers, block.lines, strict=True))


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return f"| {' | '.join(cell if raw else escape.markdown(cell) for cell in cells)} |"


def _line(line: Line) -> str:
    out = ""
    line = faces(line)
    for at, run in enumerate(line):
        text = escape.markdown(run.text)
        following = "".join(escape.markdown(each.text) for each in line[at + 1 :])
        out += f"**{text}**" if run.bold and text and _can_close(text, following) else text
    return out


def _can_close(text: str, following: str) -> bool:
    """Whether ``**`` between the two ends the bold: not behind punctuation if a letter follows."""
    return not _is_punctuation(text[-1]) or not following or _is_punctuation(following[0])


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
