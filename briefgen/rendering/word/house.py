"""A house's own Word template: its styles, page, header and footer, with the words put where it wants them.

In: a file's bytes. Out: a document to write into, and where in it what goes. A place is a content control whose title or tag is one of `MARKS`, or the mark itself in a
paragraph, a table, a header or footer: 【正文】, 【期号】. Without a place for the body all of the template's own body goes.
"""

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from briefgen import embedded
from briefgen.rendering.blocks import Distribution, Masthead
from briefgen.rendering.word.lists import Definitions
from briefgen.rendering.word.text import FANGSONG, XIAOBIAOSONG, line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: What a place in a template is called.
BODY = "正文"
HEAD = {"简报名称": "name", "期号": "number", "编发单位": "issuer", "印发日期": "issued", "密级": "secrecy", "份号": "copy_number"}
TAIL = {"报": "报呈", "送": "送抄主分", "发": "发印", "印数": ""}
MARKS = (*HEAD, BODY, *TAIL)
_MARK = re.compile(f"【({'|'.join(MARKS)})】")
#: What is left of a line whose place stays empty, and goes with it: `报：`.
_LABEL = re.compile(r"[\s\u3000]*[\w（(]{0,8}[：:]?[）)]?[\s\u3000]*$")

_TYPES = "[Content_Types].xml"
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
#: The most that a template may unpack to.
_MOST = 256 * 1024 * 1024
DAMAGED = "已损坏，请用 Word 或 WPS 打开后另存为 .docx 再试。"
_NO_WORD = "不是 Word 文件，请用 Word 或 WPS 另存为 .docx 再试。"
#: Comments that a template holds, and where they stand in its text.
_COMMENTS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
#: In points of a twentieth: the type area that our own styles are made for.
_OURS = 8844


def wrong(data: bytes) -> str | None:
    """What is wrong with a template, as the end of a sentence; None if it can be used."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST:
                return "大得反常，请检查是否选错了文件。"
            types = archive.read(_TYPES)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, NotImplementedError):
        return _NO_WORD
    if b"macroEnabled" in types:
        return "带有宏，请用 Word 或 WPS 另存为 .docx 再试。"
    if _DOCUMENT not in types and _TEMPLATE not in types:
        return _NO_WORD
    try:
        _opened(data)
    except Exception:
        return DAMAGED
    return None


def _opened(data: bytes) -> WordDocument:
    """The template as a document. One that is a template by its type (.dotx) is made a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(_TYPES)
        if _TEMPLATE in types:
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as made:
                for name in dict.fromkeys(archive.namelist()):
                    made.writestr(name, types.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else archive.read(name))
            data = out.getvalue()
    word = docx.Document(io.BytesIO(data))
    word.styles.element, word.element.body.sectPr  # noqa: B018 - what is damaged shows here
    return word


class House:
    """A template that is being written into. Its state are the places that wait for their words."""

    def __init__(self, data: bytes, ours: WordDocument) -> None:
        self.word = _opened(data)
        self._forget()
        if self.word.element.body.sectPr is None:
            self.word.element.body.append(copy.deepcopy(ours.element.body.sectPr))
        section = self.word.sections[-1]
        across = [each.twips if each is not None else 0 for each in (section.page_width, section.left_margin, section.right_margin)]
        self.width = across[0] - across[1] - across[2] if across[0] > across[1] + across[2] else _OURS
        self.definitions = _numbering(self.word, ours)
        self._styles = dict(self._adopt(ours))
        self._own = {self._styles.get(each) for each in ("BriefBody", "Title")} - {None}
        self._waiting = {name for part in self._parts() for name in _named(part)}
        self.end = self._anchor()
        self._kept = list(self.word.element.iter())

    def _forget(self) -> None:
        """A template made of one of our pages holds a record, and perhaps comments: those of another meeting."""
        part = self.word.part
        for ident, each in list(part.rels.items()):
            ours = each.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not each.is_external and embedded.NAMESPACE.encode() in each.target_part.blob
            if ours or each.reltype == RELATIONSHIP_TYPE.COMMENTS:
                del part.rels[ident]
        for tag in _COMMENTS:
            for element in list(self.word.element.iter(qn(tag))):
                _remove(element)

    def _parts(self) -> "Iterator[Element]":
        """The body, and the headers and footers."""
        yield self.word.element.body
        for each in self.word.part.rels.values():
            if each.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and not each.is_external:
                yield each.target_part.element

    def _adopt(self, ours: WordDocument) -> Iterator[tuple[str, str]]:
        """Our styles → those of the template with the same name; one that it lacks is put in, on top of its own Normal."""
        theirs = self.word.styles.element
        named = {(each.get(qn("w:type")), (each.name_val or "").lower()): each.styleId for each in theirs.style_lst}
        taken = set(named.values())
        normal = next(
            (each.styleId for each in theirs.style_lst if each.get(qn("w:type")) == "paragraph" and each.get(qn("w:default")) in ("1", "true")),
            "Normal",
        )
        missing: list[Element] = []
        found: dict[str, str] = {}
        for each in ours.styles.element.style_lst:
            own = named.get((each.get(qn("w:type")), each.name_val.lower()))
            if own is None and each.get(qn("w:default")):
                own = normal if each.get(qn("w:type")) == "paragraph" else None
            if own is None:
                missing.append(copy.deepcopy(each))
                own = each.styleId if each.styleId not in taken else f"Briefgen{each.styleId}"
                missing[-1].set(qn("w:styleId"), own)
            found[each.styleId] = own
        for each in missing:
            for tag in ("w:basedOn", "w:next"):
                for link in each.findall(qn(tag)):
                    link.set(qn("w:val"), found.get(link.get(qn("w:val"), ""), normal))
            for number in each.iter(qn("w:numId")):
                number.set(qn("w:val"), str(self.definitions.first))
            for tab in each.iter(qn("w:tab")):
                if tab.get(qn("w:pos")) == str(_OURS):
                    tab.set(qn("w:pos"), str(self.width))
            theirs.append(each)
        return iter(found.items())

    def _anchor(self) -> "Element":
        """What the page is written before: the place of the body, else the end, with all else gone."""
        body = self.word.element.body
        for element in body.iter(qn("w:sdt"), qn("w:p")):
            if BODY in _names(element):
                held = (element, *element.iterancestors())
                place: Element = next(each for each, above in pairwise(held) if above.tag in (qn("w:body"), qn("w:tc")))
                return place
        end: Element = body.sectPr
        for each in list(body):
            if each is not end:
                body.remove(each)
        return end

    def takes(self, block: Masthead | Distribution) -> bool:
        """Put a 报头 or 报尾 into the template's own places; False if it has none."""
        if isinstance(block, Masthead):
            return self._fill({mark: getattr(block, key) for mark, key in HEAD.items()})
        values = {mark: "；".join(text for label, text in block.lists if label[:1] and label[:1] in first) for mark, first in TAIL.items()}
        values["印数"] = "".join([*(text for label, text in block.lists if not label), block.copies])
        return self._fill(values)

    def _fill(self, values: Mapping[str, str]) -> bool:
        wanted = self._waiting & set(values)
        if not wanted:
            return False
        for part in self._parts():
            for element in list(part.iter(qn("w:sdt"), qn("w:p"))):
                if wanted & set(_names(element)):
                    _put(element, {name: line(values[name]) for name in wanted})
        self._waiting -= wanted
        return True

    def close(self) -> None:
        """Empty the places that nothing came for, and give what was written the template's styles and fonts."""
        self._fill(dict.fromkeys(MARKS, ""))
        if self.end.tag != qn("w:sectPr"):
            _remove(self.end)
        kept = set(self._kept)
        written = [each for each in self.word.element.iter() if each not in kept]
        self._dress(written)
        for each in self.word.part.rels.values():
            if each.reltype == RELATIONSHIP_TYPE.COMMENTS:
                self._dress(each.target_part.element.iter())

    def _dress(self, written: "Iterable[Element]") -> None:
        for each in written:
            if each.tag in (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")):
                each.set(qn("w:val"), self._styles.get(each.get(qn("w:val"), ""), each.get(qn("w:val"), "")))
            elif each.tag == qn("w:rFonts") and each.get(qn("w:eastAsia")) in (FANGSONG, XIAOBIAOSONG):  # the style says it
                del each.attrib[qn("w:eastAsia")]


def _remove(element: "Element") -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _named(part: "Element") -> Iterator[str]:
    for element in part.iter(qn("w:sdt"), qn("w:p")):
        yield from _names(element)


def _names(element: "Element") -> list[str]:
    """The places that a content control or a paragraph is."""
    if element.tag == qn("w:sdt"):
        properties = element.find(qn("w:sdtPr"))
        told = [] if properties is None else [each.get(qn("w:val"), "") for tag in ("w:tag", "w:alias") for each in properties.findall(qn(tag))]
        return [each for each in told if each in MARKS][:1]
    return _MARK.findall("".join(each.text or "" for each in element.iter(qn("w:t"))))


def _put(element: "Element", values: Mapping[str, str]) -> None:
    """Words into a place; where none come, a line that is but its label goes."""
    if element.tag == qn("w:sdt"):
        texts = list(element.iter(qn("w:t")))
        value = next((values[each] for each in _names(element) if each in values), "")
        for each in list(element.iter(qn("w:showingPlcHdr"), qn("w:placeholder"))):
            _remove(each)
        _write(texts, value)
        empty = not value
        element = next(iter(element.iterancestors(qn("w:p"))), element)
    else:
        texts = list(element.iter(qn("w:t")))
        before = "".join(each.text or "" for each in texts)
        after = _MARK.sub(lambda match: values.get(match[1], match[0]), before)
        empty = not any(values.get(each) for each in _MARK.findall(before))
        _spread(texts, before, values)
        if not empty or not _LABEL.match(after):
            return
    left = "".join(each.text or "" for each in element.iter(qn("w:t")))
    parent = element.getparent()
    if empty and _LABEL.match(left) and parent is not None and parent.tag == qn("w:body"):
        parent.remove(element)


def _write(texts: "list[Element]", value: str) -> None:
    for n, each in enumerate(texts):
        each.text = value if not n else ""
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _spread(texts: "list[Element]", before: str, values: Mapping[str, str]) -> None:
    """Put values for marks where each begins; a mark may run over several runs."""
    for match in reversed(list(_MARK.finditer(before))):
        if match[1] not in values:
            continue
        at = 0
        for each in texts:
            text = each.text or ""
            start, end = max(0, match.start() - at), min(len(text), match.end() - at)
            if start < end:
                put = _fitted(values[match[1]], before[: match.start()], before[match.end() :]) if at + start == match.start() else ""
                each.text = text[:start] + put + text[end:]
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(text)


def _fitted(value: str, before: str, after: str) -> str:
    """A value without what the template has around its place: `第12期` for `第【期号】期`."""
    first = next((n for n in range(len(value), 0, -1) if before.endswith(value[:n])), 0)
    value = value[first:]
    last = next((n for n in range(len(value), 0, -1) if after.startswith(value[-n:])), 0)
    return value[: len(value) - last]


def _numbering(word: WordDocument, ours: WordDocument) -> Definitions:
    """Our two lists among the template's own."""
    part = word.part
    source = ours.part.numbering_part.element
    held = next((each.target_part for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if held is None:
        empty = OxmlElement("w:numbering")
        held = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package)  # type: ignore[arg-type]
        part.relate_to(held, RELATIONSHIP_TYPE.NUMBERING)
    theirs = held.element

    def after(tag: str, key: str) -> int:
        return max((int(each.get(qn(key), "0")) for each in theirs.findall(qn(tag))), default=-1) + 1

    first, number = after("w:abstractNum", "w:abstractNumId"), max(1, after("w:num", "w:numId"))
    for n, each in enumerate(copy.deepcopy(source.findall(qn("w:abstractNum")))):
        each.set(qn("w:abstractNumId"), str(first + n))
        for link in list(each.iter(qn("w:pStyle"))):  # the template's headings keep their own numbers
            _remove(link)
        behind = theirs.find(qn("w:num"))
        if behind is None:
            theirs.append(each)
        else:
            behind.addprevious(each)
    held_number = copy.deepcopy(source.find(qn("w:num")))
    held_number.set(qn("w:numId"), str(number))
    held_number.find(qn("w:abstractNumId")).set(qn("w:val"), str(first))
    theirs.append(held_number)
    return Definitions(first, first + 1, number, linked=False)
