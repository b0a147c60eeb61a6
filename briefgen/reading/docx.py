"""Word documents (OOXML, also strict, with macros, and templates) to text: one line a paragraph or a row of a table.

Read is the final state of the document: insertions and not deletions, the results of fields and not their instructions, no comments
and no hidden text. Automatic numbers are written out. Text boxes stand where they are anchored, notes at the end. A record that
`rendering.word` has put in goes along as long as it is that of the text.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen import embedded
from briefgen.errors import UnreadableError
from briefgen.reading.archive import Archive
from briefgen.reading.extracted import Extracted, indented, library, tidy
from briefgen.reading.numbering import LEVELS, MAX_COUNT, Level, number
from briefgen.reading.rows import row_lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: ISO 29500 strict has the same elements in other namespaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)
_DAMAGED = "这个 Word 文件已损坏，请用 WPS 打开后另存为 .docx 再试。"
_NESTED = "这个 Word 文件里的表格或文本框嵌套过深，请用 WPS 打开后另存为 .docx 再试。"
#: Tables in tables and text boxes in them; people nest three or four. Python's own stack holds about 1000 calls.
MAX_NESTING = 40
#: Tags of a part, closing ones too. A thousand pages have about a million; a million elements take 200 MB.
MAX_TAGS = 3_000_000
#: Elements around text that only group it: whatever is not named here or below is left out.
_GROUPS = frozenset(
    f"{_W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "rubyBase")
)
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off", "none")
_BREAKS = frozenset((f"{_W}br", f"{_W}cr"))
_NOTES = (("footnotes", "footnoteReference"), ("endnotes", "endnoteReference"))
#: Characters of symbol fonts that mean something: boxes that are ticked or not.
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F052": "☑", "F054": "☒", "F0A8": "□", "F0A3": "□", "F06F": "□", "F0FC": "√", "F050": "√", "F0D8": "·", "F06C": "●", "F06E": "■"}  # fmt: skip
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def read(data: bytes, encoding: str | None) -> Extracted:  # noqa: ARG001  XML says its encoding itself
    """The text of a document. Raises `UnreadableError`."""
    archive = Archive(data)
    main = main_part(archive)
    parts = _Parts(archive, main)
    document = parts.parse(main)
    body = document.find(f"{_W}body")
    if body is None:
        raise UnreadableError(_DAMAGED)
    walk = _Walk(parts)
    try:
        lines = walk.blocks(body, 0)
        lines += walk.notes()
    except RecursionError:
        raise UnreadableError(_NESTED) from None
    return Extracted(tidy(lines), "utf-8", _record(archive, main, document))


def main_part(archive: Archive) -> str:
    """The name of the part that holds the document."""
    for kind, target, _ in _relationships(archive, ""):
        if kind == "officeDocument" and target in archive:
            return target
    if "word/document.xml" in archive:
        return "word/document.xml"
    raise UnreadableError(_DAMAGED)


def _record(archive: Archive, main: str, document: "Element") -> str | None:
    """The record that the file carries, if it shows what it showed when the record was put in."""
    for kind, target, _ in _relationships(archive, main):
        if kind != "customXml" or target not in archive:
            continue
        try:
            data = archive.read(target)
            if embedded.NAMESPACE.encode() not in data:
                continue
            found = embedded.unpack(parse_xml(data))
        except UnreadableError:  # what is not the text may be in any state
            continue
        if found is not None and found.digest == embedded.digest(document):
            return found.record
    return None


def _relationships(archive: Archive, part: str) -> Iterator[tuple[str, str, str]]:
    """The relationships of a part: kind, target, id."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return
    for each in parse_xml(archive.read(path)):
        if each.get("TargetMode") != "External" and each.get("Target"):
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Type", "").rpartition("/")[2], target, each.get("Id", "")


def require() -> Any:
    """The library that this reader needs. Raises `UnreadableError` where it is not installed."""
    return library("lxml.etree", "office", " Word 文件", "另存为纯文本（.txt）")


def parse_xml(data: bytes) -> "Element":
    """The root of an XML part. No entity of the file's own is expanded, nothing outside it is opened. Raises `UnreadableError`."""
    etree = require()
    if _DOCTYPE.search(data[:4096].replace(b"\x00", b"")):  # OOXML forbids it; what has one is meant to do harm
        raise UnreadableError(_DAMAGED)
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError("这个 Word 文件大得反常，请用 WPS 打开后拆成几个 .docx 再试。")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(_NESTED if "depth" in str(error) else _DAMAGED) from None
    return root


def _value(element: "Element", path: str, default: str = "") -> str:
    """The `w:val` of a descendant by a path of local names."""
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return default if found is None else found.get(f"{_W}val", default)


def _integer(text: str, default: int) -> int:
    try:
        return max(-MAX_COUNT, min(MAX_COUNT, int(text)))
    except ValueError:
        return default


def _switched(properties: "Element | None", name: str) -> bool | None:
    """A property that is on or off; None: not said."""
    found = None if properties is None else properties.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val", "1") not in _OFF


def _first_line(properties: "Element | None") -> bool | None:
    """Whether a paragraph's properties indent its first line by a character at least; None: they do not say."""
    indent = None if properties is None else properties.find(f"{_W}ind")
    if indent is None:
        return None
    amounts = [(indent.get(f"{_W}{name}"), least) for name, least in (("firstLineChars", 100), ("firstLine", 200))]
    return next((_integer(amount, 0) >= least for amount, least in amounts if amount is not None), None)


class _List(NamedTuple):
    """A list of `numbering.xml`: the levels' patterns, whose counters it shares, and where it starts anew."""

    levels: dict[int, Level]
    counter: str
    starts: dict[int, int]


class _Style(NamedTuple):
    """What is read of a style."""

    base: str
    hidden: bool | None
    indented: bool | None
    list_id: str
    level: str


class _Parts:
    """The parts of a document beside the main one, each read when it is asked for."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        self._targets: dict[str, str] = {}
        self._chunks: dict[str, str] = {}
        for kind, target, ident in _relationships(archive, main):
            self._targets.setdefault(kind, target)
            if kind == "aFChunk":
                self._chunks[ident] = target
        self.styles = self._styles()
        self._style_levels: dict[str, tuple[str, int]] = {}
        self.lists = self._lists()

    def parse(self, name: str) -> "Element":
        """A part by its name."""
        return parse_xml(self._archive.read(name))

    def find(self, kind: str) -> "Element | None":
        """A part by the kind of its relationship, None where there is none."""
        target = self._targets.get(kind)
        return self.parse(target) if target is not None and target in self._archive else None

    def chunk(self, ident: str) -> bytes:
        """The bytes of a file that the document takes in whole (`w:altChunk`)."""
        target = self._chunks.get(ident)
        return self._archive.read(target) if target is not None and target in self._archive else b""

    def _styles(self) -> dict[str, _Style]:
        root = self.find("styles")
        out: dict[str, _Style] = {}
        for style in () if root is None else root.iter(f"{_W}style"):
            properties = style.find(f"{_W}rPr")
            hidden = _switched(properties, "vanish")
            ident = style.get(f"{_W}styleId", "")
            indent = _first_line(style.find(f"{_W}pPr"))
            out[ident] = _Style(_value(style, "basedOn"), hidden, indent, _value(style, "pPr/numPr/numId"), _value(style, "pPr/numPr/ilvl"))
        return out

    def chain(self, style: str) -> Iterator[_Style]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].base

    def hidden(self, style: str) -> bool:
        """Whether a style hides text."""
        return next((each.hidden for each in self.chain(style) if each.hidden is not None), False)

    def indented(self, properties: "Element | None") -> bool:
        """Whether the first line of a paragraph is indented, by itself or by its style."""
        own = _first_line(properties)
        if own is not None or properties is None:
            return bool(own)
        return next((each.indented for each in self.chain(_value(properties, "pStyle")) if each.indented is not None), False)

    def _lists(self) -> dict[str, _List]:
        root = self.find("numbering")
        if root is None:
            return {}
        abstract = {each.get(f"{_W}abstractNumId", ""): each for each in root.iter(f"{_W}abstractNum")}
        by_style = {name: each for each in abstract.values() if (name := _value(each, "styleLink"))}
        out: dict[str, _List] = {}
        for each in root.iter(f"{_W}num"):
            key = _value(each, "abstractNumId")
            definition = abstract.get(key)
            if definition is None:
                continue
            definition = by_style.get(_value(definition, "numStyleLink"), definition)
            ident = each.get(f"{_W}numId", "")
            levels = dict(self._levels(definition, ident))
            starts: dict[int, int] = {}
            for override in each.iter(f"{_W}lvlOverride"):
                index = _integer(override.get(f"{_W}ilvl", ""), -1)
                if (start := _value(override, "startOverride")) and 0 <= index < LEVELS:
                    starts[index] = _integer(start, 1)
                levels |= dict(self._levels(override, ident))
            out[ident] = _List(levels, key, starts)
        return out

    def _levels(self, definition: "Element", ident: str) -> Iterator[tuple[int, Level]]:
        for level in definition.iterchildren(f"{_W}lvl"):
            index = _integer(level.get(f"{_W}ilvl", ""), -1)
            if not 0 <= index < LEVELS:
                continue
            if style := _value(level, "pStyle"):
                self._style_levels[f"{ident} {style}"] = (ident, index)
            yield (
                index,
                Level(
                    _value(level, "numFmt", "decimal") or _custom_format(level),
                    _value(level, "lvlText"),
                    _integer(_value(level, "start", "1"), 1),
                    _value(level, "suff", "tab") != "nothing",
                    bool(_switched(level, "isLgl")),
                    _value(level, "lvlRestart") != "0",
                ),
            )

    def place(self, properties: "Element | None") -> tuple[str, int] | None:
        """The list and the level that a paragraph belongs to."""
        if properties is None:
            return None
        style = _value(properties, "pStyle")
        ident, level = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl")
        for each in self.chain(style):
            ident, level = ident or each.list_id, level or (each.level if not ident or each.list_id == ident else "")
        if not ident or ident == "0":
            return None
        if not level and f"{ident} {style}" in self._style_levels:
            return self._style_levels[f"{ident} {style}"]
        return ident, max(0, min(LEVELS - 1, _integer(level, 0)))


def _custom_format(level: "Element") -> str:
    """A format that old programs do not know stands in the fallback of an alternative."""
    return next((each.get(f"{_W}val", "") for each in level.iter(f"{_W}numFmt") if each.get(f"{_W}val")), "decimal")


class _Walk:
    """One pass over a document: its state are the counters of lists, fields that are open, and notes met."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._counts: dict[str, list[int]] = {}
        self._seen: set[str] = set()
        self._fields: list[bool] = []
        self._met: dict[str, list[str]] = {}
        self._boxes: list[str] = []

    def blocks(self, parent: "Element", depth: int) -> list[str]:
        """The lines of a body, a cell, a text box or a note."""
        if depth > MAX_NESTING:
            raise UnreadableError(_NESTED)
        lines: list[str] = []
        left = ""
        for child in _block_children(parent):
            if child.tag == f"{_W}p":
                before, text, joins = self._paragraph(child, left, depth)
                lines += before
                left = text if joins else ""
                if not joins:
                    lines += text.split("\n")
                    lines += self._take_boxes()
            elif child.tag == f"{_W}tbl":
                lines += self._table(child, depth)
            else:
                lines += self._chunk(child)
        if left:
            lines += left.split("\n")
        return lines + self._take_boxes()

    def _take_boxes(self) -> list[str]:
        boxes, self._boxes = self._boxes, []
        return boxes

    def _paragraph(self, paragraph: "Element", left: str, depth: int) -> tuple[list[str], str, bool]:
        """The text boxes before a paragraph, its text behind ``left``, and whether its own mark is deleted, so that the next goes on with it."""
        properties = paragraph.find(f"{_W}pPr")
        mark = None if properties is None else properties.find(f"{_W}rPr")
        joins = mark is not None and (mark.find(f"{_W}del") is not None or mark.find(f"{_W}moveFrom") is not None)
        pieces: list[str] = []
        before: list[str] = []
        hidden = properties is not None and self._parts.hidden(_value(properties, "pStyle"))
        for piece in self._inline(paragraph, depth, hidden):
            if self._boxes and not "".join(pieces).strip():
                before += self._take_boxes()
            pieces.append(piece)
        if self._boxes and not "".join(pieces).strip():
            before += self._take_boxes()
        text = left + "".join(pieces)
        if not joins and (place := self._parts.place(properties)) is not None and not (hidden and not text):
            text = self._number(*place, counted=text.strip() != "") + text
        if not joins and self._parts.indented(properties):
            text = indented(text)
        return before, text.strip("\n") if "\n" in text else text, joins

    def _number(self, ident: str, at: int, *, counted: bool) -> str:
        """The next number of a list. An empty paragraph counts as Word counts it, but its number is not printed alone."""
        each = self._parts.lists.get(ident)
        if each is None or at not in each.levels:
            return ""
        counts = self._counts.setdefault(each.counter, [-1] * LEVELS)
        if ident not in self._seen:
            self._seen.add(ident)
            for level, start in each.starts.items():
                counts[level] = start - 1
        for level in range(at + 1):
            start = each.levels[level].start if level in each.levels else 1
            if counts[level] == -1:
                counts[level] = start - 1 if level == at else start
        counts[at] = min(counts[at] + 1, MAX_COUNT)
        for level in range(at + 1, LEVELS):
            if level not in each.levels or each.levels[level].restarts:
                counts[level] = -1
        return number(each.levels, counts, at) if counted else ""

    def _inline(self, parent: "Element", depth: int, hidden: bool) -> Iterator[str]:
        """The pieces of text of a paragraph, in order; text boxes met on the way gather in `_boxes`."""
        for child in parent:
            tag = child.tag
            if tag == f"{_W}r":
                yield from self._run(child, depth, hidden)
            elif tag in _GROUPS:
                yield from self._inline(child, depth, hidden)
            elif tag == f"{_W}sdt":
                content = _content(child)
                if content is not None:
                    yield from self._inline(content, depth, hidden)
            elif tag == f"{_ALTERNATES}AlternateContent":
                chosen = _alternative(child)
                if chosen is not None:
                    yield from self._inline(chosen, depth, hidden)
            elif tag.endswith(("}oMath", "}oMathPara")):
                yield "".join(each.text or "" for each in child.iter() if each.tag.endswith("}t"))

    def _run(self, run: "Element", depth: int, hidden: bool) -> Iterator[str]:
        properties = run.find(f"{_W}rPr")
        if properties is not None:
            own = _switched(properties, "vanish")
            if own is None and (style := _value(properties, "rStyle")):
                own = self._parts.hidden(style) or None
            hidden = hidden if own is None else own
        for child in run:
            tag = child.tag
            if tag == f"{_W}fldChar":
                self._field(child.get(f"{_W}fldCharType", ""))
            elif hidden or not all(self._fields):
                continue
            elif tag == f"{_W}t":
                yield (child.text or "").replace("\n", " ")
            elif tag in (f"{_W}tab", f"{_W}ptab"):
                yield "\t"
            elif tag in _BREAKS:
                yield "\n"
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag == f"{_W}sym":
                yield _SYMBOLS.get(child.get(f"{_W}char", "").upper(), "")
            elif tag == f"{_W}ruby":
                yield from self._inline(child, depth, hidden)
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                self._met.setdefault(tag, []).append(child.get(f"{_W}id", ""))
            elif tag == f"{_ALTERNATES}AlternateContent":
                chosen = _alternative(child)
                for each in () if chosen is None else chosen:
                    self._drawing(each, depth)
            elif tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object"):
                self._drawing(child, depth)

    def _field(self, kind: str) -> None:
        """Fields nest; of each only what stands behind its separator is text."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: "Element", depth: int) -> None:
        """The text boxes of a drawing. Fields and boxes of the paragraph around it are not theirs."""
        for content in _text_boxes(drawing):
            fields, self._fields = self._fields, []
            boxes, self._boxes = self._boxes, []
            lines = self.blocks(content, depth + 1)
            self._fields, self._boxes = fields, [*boxes, *lines]

    def _table(self, table: "Element", depth: int) -> list[str]:
        lines: list[str] = []
        for row in _descend(table, f"{_W}tr"):
            properties = row.find(f"{_W}trPr")
            if properties is not None and properties.find(f"{_W}del") is not None:
                continue
            cells: list[list[str]] = []
            for cell in _descend(row, f"{_W}tc"):
                properties = cell.find(f"{_W}tcPr")
                if properties is not None and properties.find(f"{_W}cellDel") is not None:
                    continue
                goes_on = properties is not None and any(
                    (merge := properties.find(f"{_W}{name}")) is not None and merge.get(f"{_W}val", "continue") == "continue"
                    for name in ("vMerge", "hMerge")
                )
                cells.append([] if goes_on else self.blocks(cell, depth + 1))
            lines += row_lines(cells)
        return lines

    def _chunk(self, chunk: "Element") -> list[str]:
        """A web page taken in whole, as some office systems write Word files."""
        from briefgen.reading import html

        data = self._parts.chunk(chunk.get(f"{_R}id", ""))
        return html.read(data, None, whole=True).text.splitlines() if data.strip() else []

    def notes(self) -> list[str]:
        """The notes that the text refers to, in its order."""
        out: list[str] = []
        for kind, reference in _NOTES:
            met = self._met.get(f"{_W}{reference}", [])
            root = self._parts.find(kind) if met else None
            if root is None:
                continue
            by_id = {each.get(f"{_W}id", ""): each for each in root}
            for n, ident in enumerate(dict.fromkeys(met), 1):
                if ident in by_id:
                    text = [line.strip() for line in self.blocks(by_id[ident], 1) if line.strip()]
                    out += [f"[{n}] {text[0]}", *text[1:]] if text else []
        return out


def _content(control: "Element") -> "Element | None":
    """What a content control holds, unless it only asks for something to be filled in."""
    properties = control.find(f"{_W}sdtPr")
    return None if properties is not None and _switched(properties, "showingPlcHdr") else control.find(f"{_W}sdtContent")


def _alternative(alternates: "Element") -> "Element | None":
    """Of several forms of the same thing, the first, which is the newest."""
    choice = alternates.find(f"{_ALTERNATES}Choice")
    return alternates.find(f"{_ALTERNATES}Fallback") if choice is None else choice


def _descend(parent: "Element", tag: str) -> Iterator["Element"]:
    """Children of a kind, also inside of elements that only group."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _descend(child, tag)
        elif child.tag == f"{_W}sdt" and (content := _content(child)) is not None:
            yield from _descend(content, tag)


def _block_children(parent: "Element") -> Iterator["Element"]:
    """Paragraphs, tables and chunks, also inside of elements that only group."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl", f"{_W}altChunk"):
            yield child
        elif child.tag in _GROUPS:
            yield from _block_children(child)
        elif child.tag == f"{_W}sdt" and (content := _content(child)) is not None:
            yield from _block_children(content)
        elif child.tag == f"{_ALTERNATES}AlternateContent" and (chosen := _alternative(child)) is not None:
            yield from _block_children(chosen)


def _text_boxes(drawing: "Element") -> Iterator["Element"]:
    """The outermost text boxes of a drawing; of alternatives in it, one."""
    for child in drawing:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag == f"{_ALTERNATES}AlternateContent":
            if (chosen := _alternative(child)) is not None:
                yield from _text_boxes(chosen)
        else:
            yield from _text_boxes(child)
