"""Web pages to text: the article with its title and publication line, one line a paragraph or a row of a table.

`main_text` finds the article; where a page has none, or is nothing else (Word and LibreOffice write such), all of the page is read.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefgen.errors import UnreadableError
from briefgen.reading.extracted import Extracted, indented, library, tidy
from briefgen.reading.numbering import count
from briefgen.reading.rows import row_lines
from briefgen.text.decode import codec, decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: A page of a site has some 100 kB, a long document that Word saved as a page some MB.
MAX_BYTES = 16 * 1024 * 1024
#: Tags of a page, closing ones too; a long page has some 10,000. A million elements take a gigabyte.
MAX_TAGS = 400_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)  # fmt: skip
#: What pages declare, and browsers read in its place.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
_ALIASES = {"gb_2312-80": "gb18030", "x-gbk": "gb18030", "gb_2312": "gb18030", "utf8": "utf-8", "unicode": "utf-16"}
#: Title lines cut in the middle of a character leave some bad bytes on a page; more than one in so many characters is another encoding.
_FEW = 500
_LEFT_OUT = frozenset(
    {
        "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "applet", "svg", "canvas", "select", "button",
        "textarea", "input", "audio", "video", "map", "xml", "datalist",
    }
)  # fmt: skip
#: LibreOffice writes the header and the footer of a page so.
_PRINTED = ("header", "footer")
_FURNITURE = frozenset(("nav", "footer", "aside"))
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all", re.IGNORECASE)
#: An indent of the first line by a character at least.
_INDENTED = re.compile(r"text-indent\s{0,3}:\s{0,3}(?:[1-9](?:\.\d+)?(?:em|cm|pc)|[1-9]\d(?:\.\d+)?(?:px|pt|mm)|0\.[2-9]\d*in)", re.IGNORECASE)
#: Parts of an article that are none of its text, by their class or id.
_TOOLS = re.compile(r"(?:^|[\s_-])(?:share|bdsharebuttonbox|bshare|jiathis|breadcrumbs?|crumbs?|position|pagination|qrcode|fontsize|related|xgyd|xglj)", re.IGNORECASE)  # fmt: skip
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:side|sidebar|aside|hot|recommend|related|footer|foot|copyright|friendlinks?|links|menu|nav)(?:$|[\s_-])", re.IGNORECASE
)
#: What stands beside an article has to be so many times its size to be taken for it.
_BESIDE_SHARE = 4
_TOOLS_LONGEST = 300
_PROSE = re.compile("[，。；、：？！]")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—\U00020000-\U0003ffff"
#: A line break of the source between 汉字 is none of the page: an editor wrapped it.
_WRAPPED = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n]+[ \t]*(?=[{_HAN}])")
_PLACE_LINE = re.compile(r"^[\s\[【]*(?:您|你|当前|现在|目前|所在)(?:您|你|当前|现在|目前|所在|的)*位置\s*[:：]")
_SITE_LINE = re.compile("版权所有|ICP备|公网安备|网站标识码|技术支持[：:]|主办单位[：:].{0,40}承办|Copyright|©", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:(?:发布|发表|更新|成文|生成|添加|录入)?(?:时间|日期)\s*[:：]|来\s*源\s*[:：]|稿源\s*[:：]|(?:作者|发布者|发布人|供稿|浏览|点击|阅读)[^:：]{0,4}[:：])"
    r"|^\W{0,3}(?:19|20)\d\d\s{0,2}[-年/.]\s{0,2}\d{1,2}\s{0,2}[-月/.]\s{0,2}\d{1,2}"
)
_PUBLISHED_LONGEST = 160
_EDITED = re.compile(
    r"^[（(【\[\s]*(?:责任编辑|编辑|责编|审核|校对|审校|撰稿|供稿|作者|摄影|来源|信息来源|文章来源|稿源|记者|通讯员|初审|复审|终审)\s*[:：/]"
)
_TOOL = r"字\s*[体号]|打\s*印(?:本?页|此页)?|分\s*享(?:到|至)?|收\s*藏(?:本页)?|视力保护色?|保护视力|我要纠错|关\s*闭(?:本?窗口|本页)?|返回(?:顶部|列表|上一页|首页)?|扫一扫|推荐|大|中|小"
#: What stands on the publication line behind the article's own data, up to its end.
_BEHIND = re.compile(rf"[\s\[【(（|]+(?:(?:{_TOOL})[\s\[【(（\]】)）:：|]*)+$")
#: A count that a script would have filled in.
_NO_COUNT = re.compile(r"\s*(?:点击|浏览|阅读|访问)[^:：\s]{0,4}\s*[:：]\s*[\[(（]?\s*[\])）]?\s*次?\s*$")
#: Lines of nothing but links to tools.
_TOOL_LINE = re.compile(rf"[\s\[【(（|]*(?:(?:{_TOOL})[\s\[【(（\]】)）:：|]*)+")
#: A publication line that stands among the article's own lines is one of these.
_FIRST = 8
#: What a site says of itself stands among so many lines at the end.
_LAST = 8
#: Stands for the article among the page's other lines.
_MARK = "\x00"
#: An article is not shorter.
_SHORTEST = 20


def read(data: bytes, encoding: str | None, *, whole: bool = False) -> Extracted:
    """The text of a page. ``whole``: all of it, not only its article. Raises `UnreadableError` or `UsageError`."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"这个网页超过 {MAX_BYTES // 1024 // 1024} MB，请复制正文存成纯文本（.txt）再处理。")
    source, used = _decode(data, encoding)
    if source.count("<") > MAX_TAGS:
        raise UnreadableError("这个网页的标记多得反常，请在浏览器里打开，复制正文存成纯文本（.txt）再处理。")
    root = _parse(source)
    lines = [] if whole else main_text(root)
    if not any(line.strip() for line in lines):
        lines = _lines(root, {})
    if not any(_PROSE.search(line) for line in lines) and _unhide(root):  # hidden until a script shows it
        lines = ([] if whole else main_text(root)) or _lines(root, {})
    return Extracted(tidy(lines), used)


def _decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    """The page's source, and the encoding used: the given one, the mark's, UTF-8 where it fits, the declared one, or what fits best."""
    if encoding is None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = _declared(data)
        for name in ("utf-8", declared):
            if name is not None:
                try:
                    return data.decode(name), name
                except UnicodeDecodeError:
                    continue
        try:
            return decode(data)
        except UnreadableError:
            if declared is None:
                raise
        source = data.decode(declared, "replace")
        if source.count("\ufffd") * _FEW > len(source):
            raise UnreadableError("无法辨认这个网页的编码，请用参数 encoding 指明，例如 gb18030。")
        return source, declared
    if encoding is not None and (name := charset(encoding)) is not None:
        encoding = name
    return decode(data, encoding)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, 8192)
    return charset((match[1] or match[2]).decode("ascii")) if match else None


def charset(name: str) -> str | None:
    """The codec for the name of a charset, the wider one where pages use more than the name says."""
    found = codec(_ALIASES.get(name.lower(), name))
    return None if found is None else _WIDER.get(found, found)


def _parse(source: str) -> "Element":
    etree = library("lxml.etree", "html", "网页", "复制正文存成纯文本（.txt）")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: Element | None = etree.fromstring(source.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise UnreadableError("这个网页嵌套过深，请在浏览器里打开，复制正文存成纯文本（.txt）再处理。")
    if root is None:
        raise UnreadableError("这个网页里没有文字，请在浏览器里打开，复制正文存成纯文本（.txt）再处理。")
    return root


@dataclass(slots=True)
class _Weight:
    """What an element holds: characters, those of links, the number of links, and what speaks for it being the article."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    score: int = 0


def _walk(root: "Element") -> Iterator[tuple[str, "Element"]]:
    """Starts and ends of elements in order; a page can be nested deeper than Python calls."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and _left_out(element):
            walker.skip_subtree()
        yield event, element


def _left_out(element: "Element") -> bool:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return True
    if element.get("hidden") is not None or (element.tag == "div" and element.get("title") in _PRINTED):
        return True
    return bool((style := element.get("style")) and _HIDDEN.search(style))


def _weights(root: "Element") -> dict["Element", _Weight]:
    """The weight of every element that is shown, each with all in it."""
    weights: dict[Element, _Weight] = {}
    stack: list[_Weight] = [_Weight()]
    links = beside = 0
    for event, element in _walk(root):
        out = _left_out(element)
        if event == "start":
            links += element.tag == "a"
            beside += _is_beside(element)
            stack.append(_Weight(links=int(element.tag == "a")))
            if not out:
                _weigh(stack[-1], element.text, links, beside)
            continue
        links -= element.tag == "a"
        beside -= _is_beside(element)
        own = stack.pop()
        if not out:
            weights[element] = own
            parent = stack[-1]
            parent.characters += own.characters
            parent.linked += own.linked
            parent.links += own.links
            parent.score += -own.linked if element.tag in _FURNITURE or _is_beside(element) else own.score
        if element is not root:
            _weigh(stack[-1], element.tail, links, beside)
    return weights


def _is_beside(element: "Element") -> bool:
    """Whether an element's class or id says that it stands beside an article: what it holds does not speak for what encloses both."""
    return element.tag in _BLOCKS and bool(_BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _weigh(weight: _Weight, text: str | None, links: int, beside: int) -> None:
    if text and (text := text.strip()):
        weight.characters += len(text)
        if links:
            weight.linked += len(text)
            weight.score -= len(text)
        elif _SITE_LINE.search(text):
            weight.score -= len(text)
        elif _PROSE.search(text):
            weight.score += len(text) // _BESIDE_SHARE if beside else len(text)


def main_text(root: "Element") -> list[str]:
    """The lines of a page's article, its title first; nothing where there is none.

    The article is the element with the most prose less links: what encloses it also encloses menus and lists of links, which count against.
    """
    weights = _weights(root)
    total = weights.get(root, _Weight())
    if not total.links or not weights:
        return []
    best, most = root, 0
    for element, weight in weights.items():  # inner elements come first, and only a better one takes their place
        if weight.score > most and element.tag not in ("a", "span", "font", "b", "strong"):
            best, most = element, weight.score
    best = _widened(best, weights)
    lines = _lines(best, weights)
    if sum(map(len, lines)) < _SHORTEST:
        return []
    before, after = _around(root, best, weights)
    lines = [_without_tools(line) if n < _FIRST and _is_published(line) else line for n, line in enumerate(lines)]
    return [*_heading(root, before, lines), *lines, *_closing(after)]


def _widened(article: "Element", weights: dict["Element", _Weight]) -> "Element":
    """The article with what encloses it as long as no link comes in: its title, or the other cells of the table that it is written in."""
    while (parent := article.getparent()) is not None and parent.tag not in ("body", "html") and parent in weights:
        if weights[parent].links > weights[article].links:
            break
        article = parent
    return article


def _around(root: "Element", article: "Element", weights: dict["Element", _Weight]) -> tuple[list[str], list[str]]:
    """The page's lines before the article and after it."""
    if article is root:
        return [], []
    lines = _lines(root, weights, mark=article)
    at = lines.index(_MARK)
    return lines[:at], lines[at + 1 :]


def _plain(text: str) -> str:
    """A title to compare: without blanks and quotes."""
    return re.sub(r"[\s“”\"'‘’《》]+", "", text)


def _heading(root: "Element", before: list[str], lines: list[str]) -> list[str]:
    """The title and the publication line, unless the article begins with them."""
    title = _title(root, before)
    out: list[str] = []
    at = 0
    if title:
        at = max((n + 1 for n, line in enumerate(before) if _plain(line) == _plain(title)), default=0)
        if not any(_plain(title) in _plain(line) and len(_plain(line)) < len(_plain(title)) + 4 for line in lines[:_FIRST]):
            out.append(title)
    out += [kept for line in (before[at:] if at else before[-12:]) if _is_published(line) and (kept := _without_tools(line))]
    return out


def _is_published(line: str) -> bool:
    return len(line) <= _PUBLISHED_LONGEST and bool(_PUBLISHED.search(line))


def _without_tools(line: str) -> str:
    """A publication line without what is only for readers of the page."""
    return _NO_COUNT.sub("", _BEHIND.sub("", line)).rstrip()


def _title(root: "Element", before: list[str]) -> str:
    """The article's title: what the page's data or its own title say and the page shows; its own title where it shows none."""
    metas = {(each.get("name") or "").lower(): each.get("content") or "" for each in root.iter("meta")}
    own = next((" ".join((each.text or "").split()) for each in root.iter("title")), "")
    named = " ".join(metas.get("articletitle", "").split())
    shown = {_plain(line): line.strip() for line in before if len(_plain(line)) > 3}
    for title in (named, own):
        if title and _plain(title) in shown:
            return shown[_plain(title)]
    parts = [part for part in re.split(r"\s*[-_—|–]+\s*", own) if len(part) > 3]
    beginnings = [line for plain, line in shown.items() if _plain(own).startswith(plain) and len(plain) > 5 and not _PLACE_LINE.match(line)]
    if beginnings:
        return max(beginnings, key=len)
    for heading in root.iter("h1", "h2"):
        text = " ".join(str(heading.xpath("string()")).split())
        if _plain(text) in shown and len(text) > 5 and heading.find(".//a") is None:
            return text
    return named or (parts[0] if len(parts) > 1 or re.search("会|议", own) else "")


def _closing(after: list[str]) -> list[str]:
    """Who wrote and edited the article: lines right behind it."""
    return [line for line in after[:8] if _EDITED.match(line) and len(line) <= _PUBLISHED_LONGEST]


class _Cell(NamedTuple):
    """A cell's lines, and how many rows it stands in."""

    lines: list[str]
    rows: int


@dataclass(slots=True)
class _Sink:
    """Lines of a cell or of the page; ``text`` is the line that is open."""

    lines: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    rows: list[list[_Cell]] = field(default_factory=list)
    number: str = ""
    indent: bool = False

    def flush(self) -> None:
        """End the line. The number of an item stands before its first one."""
        text = "".join(self.text)
        self.text.clear()
        if text.strip(" \t\n\r\f"):  # blanks of the source between elements are no line of the page
            first, *others = map(_collapsed, text.split("\x0b"))
            first = self.number + first
            self.lines += [indented(first) if self.indent else first, *others]
            self.number = ""
            self.indent = False


@dataclass(slots=True)
class _Table:
    """A table that is open: whether it is one to read, and the cells of rows above that reach into the next row."""

    read: bool
    reaching: list[int] = field(default_factory=list)

    def placed(self, cells: list[_Cell]) -> list[list[str]]:
        """A row's cells in their columns; what reaches into it from above stands there as an empty one."""
        out: list[list[str]] = []
        reaching: list[int] = []
        waiting = cells[::-1]
        for left in self.reaching:
            if left > 0:
                out.append([])
                reaching.append(left - 1)
            elif waiting:
                cell = waiting.pop()
                out.append(cell.lines)
                reaching.append(cell.rows - 1)
        for cell in reversed(waiting):
            out.append(cell.lines)
            reaching.append(cell.rows - 1)
        self.reaching = reaching
        return out


@dataclass(slots=True)
class _Items:
    """A list: whether its items are numbered, and the last number."""

    numbered: bool
    count: int


def _collapsed(text: str) -> str:
    """Blanks as a browser shows them; indents of U+3000 and &nbsp; are kept."""
    return _BLANKS.sub(" ", _WRAPPED.sub("", text.replace("\r\n", "\n"))).strip(" ").rstrip("\xa0\u3000")


def _is_furniture(element: "Element", weights: dict["Element", _Weight]) -> bool:
    """Whether a part of an article is a menu, a list of links or a tool."""
    weight = weights.get(element)
    if weight is None or element.tag not in _BLOCKS:
        return False
    if element.tag in _FURNITURE:
        return weight.score < weight.characters // 2
    if weight.links > 2 and weight.linked * 10 > weight.characters * 6:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return weight.characters < _TOOLS_LONGEST and weight.score < _TOOLS_LONGEST // 4 and bool(_TOOLS.search(names))


def _lines(root: "Element", weights: dict["Element", _Weight], *, mark: "Element | None" = None) -> list[str]:
    """The lines of an element. ``weights``: leave furniture out; ``mark``: the element that `_MARK` stands for."""
    from lxml import etree

    around = frozenset() if mark is None else frozenset(mark.iterancestors())
    writer = _Writer(around)
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: Element | None = None
    for event, element in walker:
        if event == "end":
            if element is not skipped:
                writer.end(element)
            if element is not root:
                writer.text(element.tail)
        elif element is mark or _left_out(element) or (weights and element is not root and element not in around and _is_furniture(element, weights)):
            walker.skip_subtree()
            skipped = element
            writer.gap(element, _MARK if element is mark else None)
        else:
            writer.start(element)
            writer.text(element.text)
    lines = writer.close()
    if not weights or mark is not None:
        return lines
    end = len(lines) - _LAST
    return [line for n, line in enumerate(lines) if not _is_tool_line(line) and not (n >= end and _is_site_line(line))]


class _Writer:
    """Starts, ends and texts of elements in order; lines out. ``around``: elements around the article; tables among them only arrange it."""

    def __init__(self, around: frozenset["Element"]) -> None:
        self._around = around
        self._sinks = [_Sink()]
        self._lists: list[_Items] = []
        self._tables: list[_Table] = []
        self._preformatted = 0

    def text(self, text: str | None) -> None:
        """A text, with the line breaks that count as U+000B."""
        if text:
            self._sinks[-1].text.append(text.replace("\n", "\x0b") if self._preformatted else text.replace("\x0b", " "))

    def gap(self, element: "Element", mark: str | None) -> None:
        """An element that is left out, or that ``mark`` stands for."""
        if mark is not None or element.tag in _BLOCKS:
            self._sinks[-1].flush()
        if mark is not None:
            self._sinks[-1].lines.append(mark)

    def start(self, element: "Element") -> None:
        """An element begins."""
        tag, sink = element.tag, self._sinks[-1]
        if tag in _BLOCKS:
            sink.flush()
            sink.indent = tag in ("p", "div") and bool((style := element.get("style")) and _INDENTED.search(style))
        if tag == "br":
            sink.text.append("\x0b")
        elif tag in ("ol", "ul"):
            self._lists.append(_Items(tag == "ol", _integer(element.get("start"), 1) - 1))
        elif tag == "li" and self._lists and self._lists[-1].numbered:
            items = self._lists[-1]
            items.count = _integer(element.get("value"), items.count + 1)
            sink.number = _item_number(element, items.count)
        elif tag == "table":
            self._tables.append(_Table(element not in self._around and not _arranges(element)))
        elif tag == "tr" and self._tables:
            sink.rows.append([])
        elif tag in ("td", "th") and self._in_cells and sink.rows:
            self._sinks.append(_Sink())
        elif tag == "pre":
            self._preformatted += 1

    def end(self, element: "Element") -> None:
        """An element ends."""
        tag, sink = element.tag, self._sinks[-1]
        if tag not in _BLOCKS:
            return
        sink.flush()
        sink.indent = False
        if tag == "li":
            sink.number = ""
        elif tag in ("td", "th") and self._in_cells and len(self._sinks) > 1:
            self._sinks.pop()
            self._sinks[-1].rows[-1].append(_Cell([line for line in sink.lines if line], _integer(element.get("rowspan"), 1)))
        elif tag == "tr" and self._tables and sink.rows:
            sink.lines += row_lines(self._tables[-1].placed(sink.rows.pop()))
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1

    def close(self) -> list[str]:
        """The lines, when all is read."""
        self._sinks[0].flush()
        return self._sinks[0].lines

    @property
    def _in_cells(self) -> bool:
        """Whether the innermost table is one to read, not one that arranges the page."""
        return bool(self._tables) and self._tables[-1].read


def _is_tool_line(line: str) -> bool:
    return len(line) < _PUBLISHED_LONGEST and bool(_PLACE_LINE.match(line) or _TOOL_LINE.fullmatch(line))


def _is_site_line(line: str) -> bool:
    return len(line) < _PUBLISHED_LONGEST and bool(_SITE_LINE.search(line))


def _unhide(root: "Element") -> bool:
    """Show what is hidden. Whether anything was."""
    found = False
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _LEFT_OUT and _left_out(element):
            for name in ("hidden", "style"):
                if name in element.attrib:
                    del element.attrib[name]
            found = True
    return found


def _arranges(table: "Element") -> bool:
    """Whether a table arranges the page and is no table to read: it has tables inside, or one cell a row."""
    rows = table.findall("./tr") + table.findall("./*/tr")
    return table.find(".//table") is not None or all(len(row) < 2 for row in rows)


def _integer(text: str | None, default: int) -> int:
    digits = (text or "").strip()  # which takes off more than `int` does: U+001E
    return int(digits) if re.fullmatch("[0-9]{1,6}", digits) else default


_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE = re.compile("cjk-ideographic|simp-chinese|trad-chinese")


def _item_number(item: "Element", number: int) -> str:
    """The number that a browser shows before an item of an ordered list."""
    parent = item.getparent()
    style = f"{item.get('style', '')} {'' if parent is None else parent.get('style', '')}"
    if re.search(r"list-style[a-z-]{0,6}\s{0,3}:[^;]{0,40}none", style):
        return ""
    if _CHINESE.search(style):
        return f"{count(number, 'chineseCounting')}、"
    kind = item.get("type") or ("" if parent is None else parent.get("type")) or ""
    return f"{count(number, _TYPES.get(kind, 'decimal'))}. "
