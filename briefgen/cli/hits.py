"""What a search found, for a person or a program: `Hit`s in, a table, JSON or CSV out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefgen.cli.display import columns, wrap
from briefgen.ledger.owners import somebody
from briefgen.rendering import escape

if TYPE_CHECKING:
    from briefgen.archive.search import Hit

#: Before and behind a match where no terminal can make it stand out.
_OPEN, _CLOSE = "【", "】"
_BOLD, _PLAIN = "\x1b[1;31m", "\x1b[0m"
_HEADER = ("日期", "会议", "谁", "内容", "责任单位", "文件")
_KINDS = {"brief": "会议", "speech": "发言", "directive": "要求"}
#: Columns of date, meeting, name, owners and file on a terminal, the second line where the first leaves too little; what is said has the rest.
_WIDE, _NARROW = (10, 20, 10, 12, 16), (10, 10, 6, 8, 6)
_ENOUGH = 32
#: So many characters of a long text are shown, so many around a match, and so many matches if they are far apart.
_SHOWN, _AROUND, _MOST_WINDOWS = 160, 30, 4


def when(hit: "Hit") -> str:
    """The day; as it is printed where it is not known whole."""
    return hit.date or hit.date_text or hit.edtf or ""


def who(hit: "Hit") -> str:
    """Names; where there is none the words that stand for it (``会议决定：``), without the mark behind them."""
    return "、".join(hit.who).rstrip("：:，, ")


def _owners(hit: "Hit") -> str:
    """Who has to do it; as in a ledger, nobody where all and sundry are asked."""
    return "、".join(filter(somebody, hit.owners))


def excerpt(hit: "Hit", shown: int = _SHOWN) -> str:
    """About ``shown`` characters of the text on one line, every word that was found among them, with each match in 【】."""
    text, origin = hit.text, hit.span[0]
    places = [(start - origin, end - origin) for start, end in hit.matches]
    pieces: list[str] = []
    at = 0
    for start, end in _windows(text, places, shown):
        pieces.append("…" if start > at else "")
        at = start
        for begins, ends in places:
            if start <= begins and ends <= end:
                pieces += [text[at:begins], _OPEN, text[begins:ends], _CLOSE]
                at = ends
        pieces.append(text[at:end])
        at = end
    return " ".join("".join(pieces).split()) + ("…" if at < len(text) else "")


def _windows(text: str, places: list[tuple[int, int]], shown: int) -> list[tuple[int, int]]:
    """The parts of ``text`` to show: around the first place of each word, the last with what is left over of ``shown``."""
    if len(text) <= shown:
        return [(0, len(text))]
    firsts = sorted({text[start:end]: (start, end) for start, end in reversed(places)}.values()) or [(0, 0)]
    windows: list[tuple[int, int]] = []
    for start, end in firsts[:_MOST_WINDOWS]:
        begins, ends = max(0, start - _AROUND), min(len(text), end + _AROUND)
        if windows and begins <= windows[-1][1]:
            begins = windows.pop()[0]
        windows.append((begins, ends))
    spare = max(0, shown - sum(end - start for start, end in windows))
    return [*windows[:-1], (windows[-1][0], min(len(text), windows[-1][1] + spare))]


def as_lines(hits: Sequence["Hit"]) -> str:
    """For a pipe: a heading, then one line a hit with tabs between its columns, to be read by `cut`, `sort` and others."""
    rows = [(when(hit), hit.meeting or "", who(hit), excerpt(hit), _owners(hit), hit.file) for hit in hits]
    return "".join("\t".join(escape.terminal(" ".join(cell.split())) for cell in row) + "\n" for row in (_HEADER, *rows))


def as_table(hits: Sequence["Hit"], width: int) -> str:
    """For a terminal of ``width`` columns: a table whose cells run over lines, matches in bold red."""
    gaps = 2 * len(_WIDE)
    others = _WIDE if width - sum(_WIDE) - gaps >= _ENOUGH else _NARROW
    widths = (*others[:3], max(_ENOUGH // 2, width - sum(others) - gaps), *others[3:])
    out = [_joined(_HEADER, widths), "─" * (sum(widths) + gaps)]
    for hit in hits:
        left = [when(hit), hit.meeting or "", who(hit)]
        cells = [_cell(text, size) for text, size in zip([*left, excerpt(hit), _owners(hit), hit.file], widths, strict=True)]
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
            _owners(hit),
            "、".join(hit.deadlines),
            hit.file,
        )
        writer.writerow([*map(escape.field, texts), *hit.span])
    return "\ufeff" + page.getvalue()


#: By the name that ``--format`` takes; `as_table` stands in for the first on a terminal.
FORMATS: dict[str, Callable[[Sequence["Hit"]], str]] = {"table": as_lines, "json": as_json, "csv": as_csv}
