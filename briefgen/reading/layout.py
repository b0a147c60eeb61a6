"""Pages of placed characters to paragraphs and rows of tables. In: characters with their boxes, and drawn rules. Out: lines of text.

Lines are joined to paragraphs by what one sees: whether a line reaches the right margin, whether the next is indented, how far apart
they are, and how large their type. Headers, footers and page numbers go. Points count from the lower left corner of the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from briefgen.reading.extracted import INDENT
from briefgen.reading.rows import BORDER, row_lines


class Glyph(NamedTuple):
    """A character, its box, and the size of its type: how wide and high a full-width character of it is, in points."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


class Rule(NamedTuple):
    """A drawn line, as a thin box."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """What stands on a page."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]


class Line(NamedTuple):
    """A line of type. ``head`` is how wide what it begins with is (`_UNIT`), ``size`` its type, 0 in a table; ``row``: it is a row, with nothing to join."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    head: float
    row: bool = False


class _Measure(NamedTuple):
    """A column of type: its margins, the usual distance of lines and size of type, and whether its paragraphs are indented."""

    left: float
    right: float
    pitch: float
    size: float
    indented: bool


_PAGE_NUMBER = re.compile(
    r"[—–\-－·•~\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十]{1,4}|[ivxIVX]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共|of|/)?\s*\d{1,4}\s*页?)?[—–\-－·•~\s]*|第\s*页\s*共\s*页"
)
#: Lines at the top and at the bottom of a page that can be its header and footer.
_EDGE = 2
#: No table to read has more columns.
_MOST_COLUMNS = 60
#: A header stands at the same height on every page, in points.
_SAME_HEIGHT = 4.0
_ENDS = "。！？；：!?;:…”）】"
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[章条项]|[^，。；：:]{1,10}[：:](?!\d))"
)
#: A time or a number that the end of a line cuts: `上午9：⏎00`.
_NUMBER = re.compile(r"\d[：:.]?$")
#: What no line begins with, however short the one above is: closing marks, and the dash of a time or a period (`9：00⏎—11：10`).
_NOT_FIRST = re.compile(r"[，。、；：！？”’）》】〕\]%％‰℃]|(?:——?|--?|[–－～~至])\d")
#: What no line ends with: an opening mark, the dash of a time or a period, the stroke that parts a list.
_NOT_LAST = re.compile(r"[“‘（(《【〔\[、]$|\d(?:——?|--?|[–－～~至])$")
#: Brackets that show where they end.
_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("〔", "〕"))
#: Programs that know Chinese words keep one whole at the end of a line, and leave up to so many sizes of type empty.
_WORD = 2.0
#: They part 汉字 from figures and letters by so many sizes of type.
_PARTED = 0.25
#: What is not cut by the end of a line: a word or a number, or a character, with the marks around it.
_UNIT = re.compile(r"[“‘（《【(]*(?:[A-Za-z0-9.,%+/:@_-]+|[^\s])[，。、；：？！”’）》】)%]*")
#: Names in columns: `佟铁成　金　鹏　梁守田`, at the end or the beginning of a line.
_NAMES = re.compile(r"(?:\u3000+[^\s，。；：、]{1,4}){3,}$|(?:[^\s，。；：、]{1,4}\u3000+){3,}[^\s，。；：、]{1,4}$")
#: Labels that no line in the middle of a paragraph begins with.
_LABEL = re.compile(
    r"(?:[报送发]|抄[报送]|主送|分送|印发|时\s*间|地\s*点|主\s*持|记\s*录|出\s*席|列\s*席|缺\s*席|请\s*假|议\s*题|参\s*[会加]|与\s*会|到\s*会|会议(?:时间|地点|主持|记录|议题))[^，。；：:]{0,6}[：:](?!\d)"
    r"|(?:会议)?(?:时\s*间|地\s*点|主\s*持|记\s*录|出\s*席|列\s*席|缺\s*席|请\s*假|议\s*题)[人员者]?\u3000"
)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—\ud800-\udfff]")


def page_texts(pages: Sequence[Page]) -> list[str]:
    """The paragraphs and rows of a document."""
    laid = [_lines(page) for page in pages]
    _drop_edges(laid, pages)
    out: list[str] = []
    before: tuple[Line, _Measure] | None = None
    for lines, measure in zip(laid, _measures(laid), strict=True):
        for line in lines:
            turned = before is not None and before[1] is not measure
            if before is not None and _joins(*before, line, measure, turned=turned):
                if not out[-1].startswith(INDENT) and _is_indented(*before):
                    out[-1] = INDENT + out[-1]
                out[-1] = _glued(out[-1], line.text.lstrip("\u3000"))
            else:
                if before is not None and not turned and before[0].y - line.y > 1.75 * max(measure.pitch, line.size):
                    out.append("")
                out.append(_indent(line, measure) + line.text)
            before = (line, measure)
    return out


def _measures(laid: Sequence[Sequence[Line]]) -> list[_Measure]:
    """The measure of each page; one with too few lines to show its margins has those of the fullest."""
    own = [_measure(lines) for lines in laid]
    fullest = max(zip(map(len, laid), own, strict=True), key=lambda each: each[0], default=None)
    if fullest is None:
        return own
    left, right = fullest[1].left, fullest[1].right
    return [
        each._replace(
            left=left if 0 < each.left - left < 3 * each.size else each.left,
            right=right if each.right < right - each.size else each.right,
        )
        for each in own
    ]


def _is_indented(line: Line, measure: _Measure) -> bool:
    return 1.2 * line.size < line.x0 - measure.left < 3 * line.size and line.size < 1.15 * measure.size


def _indent(line: Line, measure: _Measure) -> str:
    """The indent of a paragraph, as people type it."""
    indent, short = line.x0 - measure.left, measure.right - line.x1
    if line.row or not 1.2 * line.size < indent < 0.4 * (measure.right - measure.left):
        return ""
    return "" if abs(indent - short) < (0.5 if indent < 3 * line.size else 2) * line.size else INDENT


def _centred(line: Line, measure: _Measure) -> bool:
    return abs((line.x0 - measure.left) - (measure.right - line.x1)) < 1.5 * line.size


def _glued(text: str, more: str) -> str:
    """Two lines as one; words of Latin script, and names in columns, keep a blank between them."""
    if text.endswith("-") and more[:1].isascii() and more[:1].islower():
        return text[:-1] + more
    if _NAMES.search(text) or _NAMES.match(more):
        return text + more if more[0] in "（(等" or _is_name_cut(text, more) else f"{text}\u3000{more}"
    latin = text[-1:].isascii() and text[-1:].isalnum() and more[:1].isascii() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more


def _is_name_cut(text: str, more: str) -> bool:
    """Whether the end of a line cuts a name of three characters in columns of names: `乔建⏎设`, and not `金鹏⏎李　四`."""
    above, below = re.split("\u3000+", text)[-2:], re.split("\u3000+", more)[:2]
    single = above[0] if len(above[-1]) == 1 else below[-1] if len(below[0]) == 1 and len(below) > 1 else "　　"
    return len(above[-1]) + len(below[0]) == 3 and len(single) != 1


def _joins(line: Line, measure: _Measure, following: Line, measure_after: _Measure, *, turned: bool) -> bool:
    """Whether a paragraph goes on from a line to the next, perhaps over a turned page."""
    if turned and not line.size and not following.size:  # a row of a table, cut by the end of the page
        return BORDER not in following.text and line.text[-1:] not in _ENDS and not _OPENING.match(following.text)
    if line.row or following.row or abs(line.size - following.size) > 0.15 * max(line.size, following.size):
        return False
    size = line.size
    if not turned and line.y - following.y > max(1.45 * measure.pitch, 1.3 * size):
        return False
    if _is_cut(line, measure, following):
        return True
    if _LABEL.match(following.text):
        return False
    indent, indent_after = line.x0 - measure.left, following.x0 - measure_after.left
    if size > 1.15 * measure.size:  # a headline in large type, in several lines
        return _centred(line, measure) and _centred(following, measure_after) and not turned and not _OPENING.match(following.text)
    half = 0.4 * (measure.right - measure.left)
    ends = line.text[-1:] in _ENDS
    spare = 0.6 if ends or indent_after > 0.8 * size else _WORD
    if _room(line, measure, following) > spare * size or indent > half or indent_after > half:
        return False
    if indent_after < 0.8 * size:
        if indent < 0.8 * size and not measure.indented:  # nothing is indented: a full stop at the margin is the end, more often than not
            return not ends and not (_OPENING.match(following.text) and line.text[-1:] not in "，、")
        return not (ends and _OPENING.match(following.text))
    hangs = abs(indent_after - indent) < 0.5 * size or indent_after > 2.6 * size
    return hangs and not ends and not _OPENING.match(following.text)


def _room(line: Line, measure: _Measure, following: Line) -> float:
    """How much room a line had for what the next begins with, in points: one that had room was not ended by its width."""
    parted = line.text[-1:].isascii() != following.text[:1].isascii()
    return measure.right - line.x1 - following.head - (_PARTED * line.size if parted else 0.0)


def _is_cut(line: Line, measure: _Measure, following: Line) -> bool:
    """Whether the end of a line cuts something: a bracket, a time, a figure, a list, a label from its value."""
    above, below = line.text.rstrip(), following.text.lstrip()
    if _NOT_FIRST.match(below) or (_NOT_LAST.search(above) and not _LABEL.match(below)):
        return True
    if _LABEL.fullmatch(above):
        return not _OPENING.match(below)
    if _OPENING.match(below):
        return False
    if _NUMBER.search(above) and below[:1].isdigit():
        return not above[-1].isdigit() or _room(line, measure, following) < _WORD * line.size
    for opening, closing in _BRACKETS:
        inside, mark, _ = below.partition(closing)
        if mark and opening not in inside and above.rfind(opening) > above.rfind(closing):
            return True
    return False


def _measure(lines: Sequence[Line]) -> _Measure:
    """The margins of a column of type, from its lines."""
    plain = [line for line in lines if not line.row]
    if not plain:
        return _Measure(0, 0, 0, 0, indented=False)
    sizes: Counter[float] = Counter()
    for line in plain:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    usual = [line for line in plain if abs(line.size - size) < 0.15 * size] or plain
    right = max(line.x1 for line in usual)
    left = min(line.x0 for line in usual)
    pitches = [above.y - below.y for above, below in pairwise(usual) if 0.8 * size < above.y - below.y < 3.5 * size]
    full = sum(line.x0 - left < 0.8 * size for line in usual)
    starts = sum(1.2 * size < line.x0 - left < 2.8 * size for line in usual)
    return _Measure(left, right, _usual(pitches) if pitches else 1.5 * size, size, indented=starts > 1 and full > 0)


def _usual(values: Sequence[float]) -> float:
    """The distance that most lines have, the smaller of two that are as frequent."""
    counted = Counter(round(value) for value in values)
    most = max(counted.values())
    near = min(value for value, times in counted.items() if times * 2 >= most)
    return median(value for value in values if abs(value - near) <= 1)


# ---------------------------------------------------------------- headers and footers


def _drop_edges(laid: list[list[Line]], pages: Sequence[Page]) -> None:
    """Take page numbers out, and lines that stand at the same place of several pages."""
    found: dict[tuple[str, bool], list[tuple[int, float]]] = {}
    for number, lines in enumerate(laid):
        for at, top in _edges(lines):
            found.setdefault((_shape(lines[at].text), top), []).append((number, _height(lines[at], pages[number], top)))
    for number, lines in enumerate(laid):
        drop = set()
        for at, top in _edges(lines):
            line = lines[at]
            height = _height(line, pages[number], top)
            same = {other for other, where in found[_shape(line.text), top] if abs(where - height) < _SAME_HEIGHT}
            margin = height < 0.14 * pages[number].height
            if (_PAGE_NUMBER.fullmatch(line.text.strip()) and margin and not line.row) or (len(same) > 1 and 3 * len(same) >= len(laid) and margin):
                drop.add(at)
        # Only what runs from the very edge goes: a line below a line that stays is text.
        while (outer := {at for at in drop if _is_outer(at, len(lines), drop)}) != drop:
            drop = outer
        lines[:] = [line for at, line in enumerate(lines) if at not in drop]


def _is_outer(at: int, total: int, drop: set[int]) -> bool:
    return all(other in drop for other in range(at)) or all(other in drop for other in range(at + 1, total))


def _edges(lines: Sequence[Line]) -> list[tuple[int, bool]]:
    """The first and last lines of a page; whether each is at the top."""
    half = (len(lines) + 1) // 2
    return [(at, True) for at in range(min(_EDGE, half))] + [(at, False) for at in range(max(half, len(lines) - _EDGE), len(lines))]


def _height(line: Line, page: Page, top: bool) -> float:
    return page.height - line.y if top else line.y


def _shape(text: str) -> str:
    """A line's text without what changes from page to page."""
    return re.sub(r"\d+|[\s—–\-－]+", "", text)


# ---------------------------------------------------------------- lines and tables


def _lines(page: Page) -> list[Line]:
    """The lines of a page from top to bottom, tables as rows."""
    tables = _tables(page)
    free = list(page.glyphs)
    placed: list[tuple[float, list[Line]]] = []
    for table in tables:
        inside = [glyph for glyph in free if table.holds(glyph)]
        rows = table.rows(inside)
        if rows:
            placed.append((table.top, [Line(text, table.left, table.right, table.top, 0.0, 0.0, row=True) for text in rows]))
            taken = set(map(id, inside))
            free = [glyph for glyph in free if id(glyph) not in taken]
    placed += [(line.y, [line]) for line in _columns([_Typed.of(glyphs) for glyphs in _baselines(free)])]
    placed.sort(key=lambda each: -each[0])
    return [line for _, lines in placed for line in lines]


class _Typed(NamedTuple):
    """A line as set: its pieces, parted by gaps wider than a character."""

    pieces: Sequence[tuple[str, float, float]]
    y: float
    size: float
    head: float

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> "_Typed":
        """The characters of a line, from left to right."""
        em = median(glyph.size for glyph in glyphs)
        pieces: list[tuple[str, float, float]] = []
        text, start, end = "", glyphs[0].x0, glyphs[0].x0
        for glyph in glyphs:
            gap = glyph.x0 - end
            if text and gap > 1.6 * em:
                pieces.append((text, start, end))
                text, start = "", glyph.x0
            elif text and gap > 0.6 * em:
                text += "\u3000" if _WIDE.match(text[-1]) and _WIDE.match(glyph.text) else " "
            elif text and gap > 0.2 * em and not text[-1].isspace() and not glyph.text.isspace() and (text[-1].isascii() and glyph.text.isascii()):
                text += " "
            text += glyph.text
            end = max(end, glyph.x1)
        pieces.append((text, start, end))
        unit = _UNIT.match("".join(glyph.text for glyph in glyphs))
        head = glyphs[unit.end() - 1].x1 - glyphs[0].x0 if unit else em
        return cls([piece for piece in pieces if piece[0].strip()], median(glyph.y0 for glyph in glyphs), em, head)


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters gathered into lines, top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    current: list[Glyph] = []
    low = high = 0.0
    for glyph in sorted(glyphs, key=lambda each: (-(each.y0 + each.y1), each.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if current and low <= middle <= high:
            current.append(glyph)
            continue
        if current:
            lines.append(current)
        current = [glyph]
        third = (glyph.y1 - glyph.y0) / 4
        low, high = middle - third, middle + third
    if current:
        lines.append(current)
    return [ordered for line in lines if (ordered := _stripped(sorted(line, key=lambda each: each.x0)))]


def _stripped(glyphs: list[Glyph]) -> list[Glyph]:
    """A line without the blanks at its ends, and without characters printed twice to look bold."""
    while glyphs and glyphs[-1].text.isspace():
        glyphs.pop()
    start = 0
    while start < len(glyphs) and glyphs[start].text.isspace():
        start += 1
    out: list[Glyph] = []
    for glyph in glyphs[start:]:
        if out and glyph.text == out[-1].text and abs(glyph.x0 - out[-1].x0) < 0.25 * (glyph.x1 - glyph.x0):
            continue
        out.append(glyph)
    return out


def _columns(typed: Sequence[_Typed]) -> list[Line]:
    """Lines with pieces that stand below each other become rows; the gaps of other lines become blanks."""
    out: list[Line] = []
    for n, line in enumerate(typed):
        if not line.pieces:
            continue
        starts = [piece[1] for piece in line.pieces[1:_MOST_COLUMNS]]
        near = [other for other in (typed[n - 1] if n else None, typed[n + 1] if n + 1 < len(typed) else None) if other is not None]
        aligned = any(
            abs(start - piece[1]) < 0.6 * line.size and abs(other.pieces[0][1] - line.pieces[0][1]) < 3 * line.size
            for start in starts
            for other in near
            for piece in other.pieces[1:_MOST_COLUMNS]
        )
        texts = [piece[0].strip() for piece in line.pieces]
        out.append(
            Line(
                (BORDER if aligned else "\u3000\u3000").join(texts), line.pieces[0][1], line.pieces[-1][2], line.y, line.size, line.head, row=aligned
            )
        )
    return out


class _Table(NamedTuple):
    """A grid of rules: the heights of its horizontal ones, top first, and its vertical ones."""

    heights: Sequence[float]
    verticals: Sequence[Rule]
    left: float
    right: float

    @property
    def top(self) -> float:
        """The height of its first rule."""
        return self.heights[0]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands in it."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
        return self.left <= x <= self.right and self.heights[-1] <= y <= self.heights[0]

    def rows(self, glyphs: Sequence[Glyph]) -> list[str]:
        """The lines of its rows."""
        out: list[str] = []
        bands: list[list[Glyph]] = [[] for _ in pairwise(self.heights)]
        for glyph in glyphs:
            middle = (glyph.y0 + glyph.y1) / 2
            bands[next((n for n, low in enumerate(self.heights[1:]) if middle >= low), len(bands) - 1)].append(glyph)
        for (high, low), band in zip(pairwise(self.heights), bands, strict=True):
            middle = (high + low) / 2
            edges = sorted({round((rule.x0 + rule.x1) / 2) for rule in self.verticals if rule.y0 <= middle <= rule.y1})
            cuts = [edge for n, edge in enumerate(edges) if not n or edge - edges[n - 1] > 4]
            cells: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
            for glyph in band:
                x = (glyph.x0 + glyph.x1) / 2
                cells[sum(cut <= x for cut in cuts)].append(glyph)
            filled = cells[1:] if not cells[0] else cells  # nothing stands left of the frame
            out += row_lines([_cell(cell) for cell in filled])
        return out


def _cell(glyphs: Sequence[Glyph]) -> list[str]:
    """The paragraphs of a cell."""
    lines = _columns([_Typed.of(line) for line in _baselines(glyphs)])
    if not lines:
        return []
    measure = _measure(lines)._replace(indented=True)  # full lines go on, since people indent nothing here and columns are narrow
    out = [lines[0].text]
    for above, below in pairwise(lines):
        if _joins(above._replace(row=False), measure, below._replace(row=False), measure, turned=False):
            out[-1] = _glued(out[-1], below.text)
        else:
            out.append(below.text)
    return out


def _tables(page: Page) -> list[_Table]:
    """Grids of at least two rows or columns, from rules that touch."""
    horizontal = [rule for rule in page.rules if rule.x1 - rule.x0 > rule.y1 - rule.y0]
    vertical = [rule for rule in page.rules if rule.x1 - rule.x0 <= rule.y1 - rule.y0]
    if len(horizontal) < 2 or len(vertical) < 3:
        return []
    out: list[_Table] = []
    for group in _touching([*horizontal, *vertical]):
        across = [rule for rule in group if rule.x1 - rule.x0 > rule.y1 - rule.y0]
        upright = _merged([rule for rule in group if rule.x1 - rule.x0 <= rule.y1 - rule.y0])
        heights: list[float] = []
        for height in sorted(((rule.y0 + rule.y1) / 2 for rule in across), reverse=True):
            if not heights or heights[-1] - height > 4:
                heights.append(height)
        columns = {round(rule.x0 / 4) for rule in upright}
        if len(heights) > 1 and len(columns) > 2:
            out.append(_Table(heights, upright, min(rule.x0 for rule in group), max(rule.x1 for rule in group)))
    return out


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Vertical rules drawn row by row, as one each."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda each: (round(each.x0), each.y0)):
        if out and abs(out[-1].x0 - rule.x0) < 2 and rule.y0 - out[-1].y1 < 2:
            out[-1] = Rule(out[-1].x0, out[-1].y0, out[-1].x1, max(out[-1].y1, rule.y1))
        else:
            out.append(rule)
    return out


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules gathered into groups, from the top: between two groups is a height that no rule crosses."""
    groups: list[list[Rule]] = []
    bottom = 0.0
    for rule in sorted(rules, key=lambda each: -each.y1):
        if groups and rule.y1 >= bottom - 2:
            groups[-1].append(rule)
            bottom = min(bottom, rule.y0)
        else:
            groups.append([rule])
            bottom = rule.y0
    return groups
