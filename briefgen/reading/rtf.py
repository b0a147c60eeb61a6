"""Rich Text Format, as Word, WPS, WordPad and LibreOffice write it, to text: one line a paragraph or a row of a table.

A pass over tokens with a stack of group states. Deleted (revised) and hidden text, headers, pictures and the like are left out; the
written form of automatic numbers, results of fields and text boxes are kept; notes go to the end.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from briefgen.errors import UnreadableError, UsageError, quoted
from briefgen.reading.extracted import Extracted, indented, tidy
from briefgen.reading.numbering import CLOSED
from briefgen.reading.rows import row_lines
from briefgen.text.decode import codec

#: Groups in groups. Word's own files nest some dozens.
MAX_GROUPS = 2000
#: Bytes are read as Latin-1 first, so that one character is one byte and patterns are quick.
_TOKEN = re.compile(r"\\(?:([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|'([0-9a-fA-F]{2})|(.))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_DAMAGED = "这个 RTF 文件已损坏或没有下载完整，请重新下载，或用 WPS 打开后另存为 .docx 再处理。"
#: Windows character sets of fonts and the code pages that they mean.
_CHARSETS = {0: "cp1252", 2: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250"}  # fmt: skip
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8", 10008: "gb18030", 10000: "mac-roman"}
_LETTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "·",
    "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
#: Destinations that hold no text of the document. Every starred one that is not in `_KEPT` is another.
_LEFT_OUT = frozenset(
    {
        "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
        "nonshppict", "shprslt", "sn", "sv", "sp", "annotation", "atnid", "atnauthor", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "generator", "themedata", "colorschememapping", "datastore", "latentstyles", "filetbl", "xe", "tc", "rxe", "bkmkstart", "bkmkend",
        "objdata", "objclass", "nonesttables", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "upr", "template", "fontemb",
        "mmathPr",
    }
)  # fmt: skip
_KEPT = frozenset(("shpinst", "shptxt", "nesttableprops", "ud", "fldrslt"))
#: An indent of the first line by a character at least, in twentieths of a point.
_INDENT = 200
_ENDS = frozenset(("par", "line", "sect", "page", "column", "softline"))


@dataclass(slots=True)
class _State:
    """What a group says of the text in it, and gives back when it ends."""

    out: bool = False
    hidden: bool = False
    deleted: bool = False
    table: bool = False
    nested: bool = False
    indented: bool = False
    replaced: int = 1
    font: int = -1
    fonts: bool = False
    note: bool = False
    boxed: bool = False
    number: bool = False


@dataclass(slots=True)
class _Sink:
    """Lines as they come: paragraphs, the cells of the row that is open, and those of a nested one."""

    lines: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    inner_cells: list[list[str]] = field(default_factory=list)

    def paragraph(self, *, table: bool, nested: bool, indent: bool = False) -> None:
        """End a paragraph, in a cell or outside of tables."""
        text = "".join(self.text)
        lines = (indented(text) if indent else text).split("\n")
        self.text.clear()
        if not table and not nested:
            self.row()
        (self.inner if nested else self.cell if table else self.lines).extend(lines)

    def end_cell(self, *, nested: bool) -> None:
        """End a cell."""
        self.paragraph(table=True, nested=nested)
        if nested:
            self.inner_cells.append(self.inner)
            self.inner = []
        else:
            self.cells.append(self.cell)
            self.cell = []

    def end_nested_row(self) -> None:
        """A nested row is lines of the cell that it stands in."""
        self.cell += row_lines(self.inner_cells)
        self.inner_cells = []

    def row(self) -> None:
        """End a row."""
        if self.cell:
            self.cells.append(self.cell)
            self.cell = []
        self.lines += row_lines(self.cells)
        self.cells = []

    def close(self) -> list[str]:
        """All lines; what is still open ends."""
        self.paragraph(table=bool(self.cells or self.cell), nested=False)
        self.row()
        return self.lines


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of a file. Raises `UnreadableError` or `UsageError`."""
    if encoding is not None:
        name = codec(encoding)
        if name is None:
            raise UsageError(f"没有“{quoted(encoding)}”这种编码，请把参数 encoding 改为 gb18030 或 big5，或不写。")
        encoding = name
    reader = _Reader(encoding)
    reader.run(data.decode("latin-1"))
    return Extracted(reader.text(), reader.page)


class _Reader:
    """One pass over a file."""

    def __init__(self, page: str | None) -> None:
        self._forced = page is not None
        self.page = page or "cp1252"
        self._state = _State()
        self._stack: list[_State] = []
        self._charsets: dict[int, str] = {}
        self._starred = False
        self._skip = 0
        self._bytes = bytearray()
        self._main = _Sink()
        self._notes: list[_Sink] = []
        self._boxes: list[_Sink] = []

    def text(self) -> str:
        """The text, when the pass is over."""
        lines = self._main.close()
        for n, note in enumerate(self._notes, 1):
            kept = [line.strip() for line in note.close() if line.strip()]
            lines += [f"[{n}] {kept[0]}", *kept[1:]] if kept else []
        return tidy(lines).replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    @property
    def _sink(self) -> _Sink:
        if self._state.note:
            return self._notes[-1]
        return self._boxes[-1] if self._state.boxed else self._main

    def run(self, source: str) -> None:
        """Read all tokens. Raises `UnreadableError` for a file that ends too early."""
        at, end = 0, len(source)
        match_at = _TOKEN.match
        while at < end:
            match = match_at(source, at)
            if match is None:  # a lone backslash at the very end
                break
            at = match.end()
            word, argument, byte, sign, brace, text = match.groups()
            if byte is not None:
                self._byte(bytes((int(byte, 16),)))
            elif text is not None:
                self._byte(text.encode("latin-1"))
            elif brace == "{":
                self._flush()
                self._open()
            elif brace == "}":
                self._flush()
                if not self._stack:
                    break
                self._close()
                if not self._stack:
                    return
            elif word == "bin":
                at += max(0, int(argument or 0))
            elif word is not None:
                self._flush()
                self._word(word, None if argument is None else int(argument))
            elif sign is not None:
                self._flush()
                self._sign(sign)
        raise UnreadableError(_DAMAGED)

    def _open(self) -> None:
        if len(self._stack) >= MAX_GROUPS:
            raise UnreadableError(_DAMAGED)
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._skip = 0

    def _close(self) -> None:
        boxed, self._state = self._state.boxed, self._stack.pop()
        if boxed and not self._state.boxed:  # the box stands before the paragraph that it is anchored in
            lines = self._boxes.pop().close()
            sink = self._sink
            (sink.cell if self._state.table else sink.lines).extend(line for line in lines if line.strip())
        self._skip = 0
        self._starred = False

    def _shown(self) -> bool:
        state = self._state
        return not (state.out or state.hidden or state.deleted)

    def _byte(self, data: bytes) -> None:
        r"""Text in the code page, less what a `\u` before it replaces."""
        self._starred = False
        if self._skip:
            left = max(0, self._skip - len(data))
            data, self._skip = data[self._skip :], left
        if self._shown():
            self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            text = self._decoded(bytes(self._bytes))
            self._sink.text.append(text.strip() if self._state.number else text)
            self._bytes.clear()

    def _decoded(self, data: bytes) -> str:
        if data.isascii():
            return data.decode("ascii")
        pages = [self.page] if self._forced else [self._charsets.get(self._state.font, self.page), self.page]
        if pages[0] == "cp1252" and not self._forced:  # a Latin font does not make a Chinese file's bytes Latin
            pages.reverse()
        for page in pages:
            try:
                return data.decode(page)
            except UnicodeDecodeError:
                continue
        if self._forced:
            raise UnreadableError(f"按 {self.page} 读不通这个文件，请把参数 encoding 换成别的编码，或不写。")
        return data.decode(pages[0], "replace")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        if self._skip and sign in _SIGNS:
            self._skip -= 1
            return
        if self._shown() and sign in _SIGNS:
            self._sink.text.append(_SIGNS[sign] if sign not in "\r\n" else "")
            if sign in "\r\n":
                self._sink.paragraph(table=self._state.table, nested=self._state.nested)

    def _word(self, word: str, argument: int | None) -> None:
        state = self._state
        starred, self._starred = self._starred, False
        on = argument != 0
        if word in _LEFT_OUT or (starred and word not in _KEPT):
            state.out = True
        elif word == "u":
            if self._shown():
                self._sink.text.append(chr((argument or 0) & 0xFFFF).replace("\x00", ""))
            self._skip = state.replaced
        elif word == "uc":
            state.replaced = max(0, min(argument or 0, 16))
        elif word == "f":
            state.font = argument or 0
        elif word in ("fcharset", "cpg") and state.fonts:
            page = _CHARSETS.get(argument or 0) if word == "fcharset" else _page(argument or 0)
            if page:
                self._charsets[state.font] = page
        elif word == "fonttbl":
            state.out = state.fonts = True
        elif word == "ansicpg" and not self._forced:
            self.page = _page(argument or 0) or self.page
        elif word == "deleted":
            state.deleted = on
        elif word == "v":
            state.hidden = on
        elif word == "plain":
            state.deleted = state.hidden = False
        elif word == "pard":
            state.table = state.nested = state.indented = False
        elif word == "fi":
            state.indented = (argument or 0) >= _INDENT
        elif word == "intbl":
            state.table = True
        elif word == "itap":
            state.nested = (argument or 0) > 1
        elif word == "footnote" and not state.out:
            self._notes.append(_Sink())
            state.note, state.table, state.nested = True, False, False
        elif word == "shptxt" and not state.out:
            self._boxes.append(_Sink())
            state.boxed, state.table, state.nested = True, False, False
        elif word in ("listtext", "pntext"):
            state.number = True
        elif word == "ud":
            state.out = self._stack[-2].out if len(self._stack) > 1 else False
        elif word == "nestrow":
            self._sink.end_nested_row()
        elif word in ("cell", "nestcell"):
            if not state.out:
                self._sink.end_cell(nested=word == "nestcell")
        elif word == "row":
            if not state.out:
                if state.deleted:
                    self._sink.cells.clear()
                self._sink.row()
        elif self._shown():
            if word == "tab" and state.number:
                self._sink.text.append("" if "".join(self._sink.text[-1:]).endswith(CLOSED) else " ")
            elif word in _LETTERS:
                self._sink.text.append(_LETTERS[word])
            elif word == "par":
                self._sink.paragraph(table=state.table, nested=state.nested, indent=state.indented)
            elif word in _ENDS:
                self._sink.text.append("\n")


def _page(number: int) -> str | None:
    """The codec of a Windows code page."""
    try:
        return _PAGES.get(number) or codecs.lookup(f"cp{number}").name
    except LookupError:
        return None
