"""Markdown (CommonMark with GFM tables): the blocks of the standard 简报 written out, every text escaped."""

import unicodedata

from briefgen.record import Document
from briefgen.rendering import escape, layout
from briefgen.rendering.blocks import Block, Heading, Items, Line, Paragraph, Quote, Rule, Table
from briefgen.rendering.options import RenderOptions


def render(document: Document, options: RenderOptions = RenderOptions()) -> str:  # noqa: B008 - immutable
    """The document as Markdown, ending with one newline."""
    return write(layout.blocks(document, options))


def write(blocks: list[Block]) -> str:
    """Blocks as Markdown, one blank line between them."""
    out: list[str] = []
    marker = ""
    for block in blocks:
        if isinstance(block, Items):
            marker = _marker(block.ordered, marker)
            text = _items(block, marker)
        else:
            text = _block(block)
        if text:
            out.append(text)
            marker = marker if isinstance(block, Items) else ""
    return "\n\n".join(out) + "\n"


def _block(block: Heading | Paragraph | Quote | Rule | Table) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escape.markdown(text)}"
        case Paragraph(line):
            return _line(line)
        case Quote(lines):
            return "\n>\n".join(f"> {_line(line)}" for line in lines)
        case Table(header, rows):
            return "\n".join((_row(header), _row(("---",) * len(header), raw=True), *(_row(row) for row in rows)))
        case Rule():
            return "---"


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
