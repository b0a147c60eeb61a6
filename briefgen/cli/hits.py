"""What a search found, for a person or a program: `Hit`s in, a table, JSON or CSV out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefgen.cli.display import columns, wrap
from briefgen.rendering import escape

if TYPE_CHECKING:
    from briefgen.archive.search import Hit

#: Before and behind a match where no terminal can make it stand out.
_OPEN, _CLOSE = "【", "】"
_BOLD, _PLAIN = "\x1b[1;31m", "\x1b[0m"
_HEADER = ("日期", "会议", "谁", "内容", "文件")
_KINDS = {"brief": "会议", "speech": "发言", "directive": "要求"}
#: The most columns that date, meeting, name and file take of a terminal; what is said has the rest, at least `_NARROWEST`.
_WIDTHS = (10, 20, 10, 16)
_NARROWEST = 24
#: So many characters of a long text are shown, from a little before its first match.
_SHOWN, _BEFORE = 160, 30
#: What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")

Line = tuple[str, ...]


def when(hit: "Hit") -> str:
    """The day; as far as it is known where it is not."""
    return hit.date or hit.edtf or hit.date_text or ""


def who(hit: "Hit") -> str:
    """Names; where there is none the words that stand for it (``会议决定：``), without the mark behind them."""
    return "、".join(hit.who).rstrip("：:，, ")


def excerpt(hit: "Hit", before: str = _OPEN, behind: str = _CLOSE, shown: int = _SHOWN) -> str:
    """The text around the first match, on one line, with every match between ``before`` and ``behind``."""
    first = hit.matches[0][0] - hit.span[0] if hit.matches else 0
    start = max(0, min(first - _BEFORE, len(hit.text) - shown))
    end = min(len(hit.text), max(start + shown, hit.matches[0][1] - hit.span[0] if hit.matches else 0))
    pieces, at = [], start
    for begins, ends in ((begins - hit.span[0], ends - hit.span[0]) for begins, ends in hit.matches):
        if ends <= end:
            pieces += [hit.text[at:begins], before, hit.text[begins:ends], behind]
            at = ends
    line = " ".join("".join([*pieces, hit.text[at:end]]).split())
    return ("…" if start else "") + line + ("…" if end < len(hit.text) else "")


def as_lines(hits: Sequence["Hit"]) -> str:
    """For a pipe: a heading, then one line a hit with tabs between its columns, to be read by `cut`, `sort` and others."""
    rows = [(when(hit), hit.meeting or "", who(hit), excerpt(hit), hit.file) for hit in hits]
    return "".join("\t".join(escape.terminal(" ".join(cell.split())) for cell in row) + "\n" for row in (_HEADER, *rows))


def as_table(hits: Sequence["Hit"], width: int) -> str:
    """For a terminal of ``width`` columns: a table whose cells run over lines, matches in bold red."""
    rest = width - sum(_WIDTHS) - 2 * len(_WIDTHS)
    widths = (*_WIDTHS[:3], max(_NARROWEST, rest), _WIDTHS[3])
    out = [_joined(_HEADER, widths), "─" * (sum(widths) + 2 * len(_WIDTHS))]
    for hit in hits:
        left = [when(hit), hit.meeting or "", who(hit)]
        cells = [_cell(text, size) for text, size in zip([*left, excerpt(hit), hit.file], widths, strict=True)]
        cells[3] = _emphasised(cells[3])
        height = max(map(len, cells))
        out += [_joined([cell[n] if n < len(cell) else "" for cell in cells], widths) for n in range(height)]
    return "".join(line.rstrip() + "\n" for line in out)


def _cell(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns; what `wrap` leaves whole, such as a long file name, is cut."""
    lines = []
    for line in wrap(escape.terminal(" ".join(text.split())), width):
        part = ""
        for character in line:
            if part and columns(part + character) > width:
                lines.append(part)
                part = ""
            part += character
        lines.append(part)
    return lines


def _emphasised(lines: list[str]) -> list[str]:
    """Lines of a cell with terminal codes for the marks, also for one that runs over a line's end."""
    out, bold = [], False
    for line in lines:
        text = (_BOLD if bold else "") + line.replace(_OPEN, _BOLD + _OPEN).replace(_CLOSE, _CLOSE + _PLAIN)
        bold = line.rfind(_OPEN) > line.rfind(_CLOSE) or (bold and _CLOSE not in line and _OPEN not in line)
        out.append(text + (_PLAIN if bold else ""))
    return out


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - columns(_uncoded(cell))) for cell, width in zip(cells, widths, strict=True))


def _uncoded(cell: str) -> str:
    return cell.replace(_BOLD, "").replace(_PLAIN, "")


def as_json(hits: Sequence["Hit"]) -> str:
    """A list of objects, with the spans of hit and matches in the source."""
    import json

    return escape.json(json.dumps([hit._asdict() for hit in hits], ensure_ascii=False, indent=2)) + "\n"


def as_csv(hits: Sequence["Hit"]) -> str:
    """For a spreadsheet: with a BOM, by which Excel knows UTF-8, and with no cell that it would take for a formula."""
    import csv
    import io

    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(("日期", "会议", "类型", "谁", "内容", "责任单位", "时限", "文件", "起", "止"))
    for hit in hits:
        content = excerpt(hit) if hit.kind == "brief" else excerpt(hit, shown=len(hit.text))
        texts = (
            when(hit),
            hit.meeting or "",
            _KINDS[hit.kind],
            who(hit),
            content,
            "、".join(hit.owners),
            "、".join(hit.deadlines),
            hit.file,
        )
        writer.writerow([*map(_harmless, texts), *hit.span])
    return "\ufeff" + page.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


#: By the name that ``--format`` takes; `as_table` stands in for the first on a terminal.
FORMATS: dict[str, Callable[[Sequence["Hit"]], str]] = {"table": as_lines, "json": as_json, "csv": as_csv}
