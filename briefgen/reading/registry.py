"""The input formats, known by what a file holds. In: bytes and a name. Out: the `Format` that reads them, or `UnreadableError`.

Suffixes lie: office systems write web pages and RTF as `.doc`. A suffix is asked only where the content leaves it open, between
text and a fragment of a web page, and between text and Markdown.
"""

import importlib
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from briefgen.errors import UnreadableError
from briefgen.reading.extracted import Extracted

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Format(NamedTuple):
    """A format: its media type, the module of `briefgen.reading` that reads it, and what to do when a file of it has no text."""

    media_type: str
    module: str
    empty: str = "这个文件里没有文字，请检查是否选错了文件。"

    def read(self, data: bytes, encoding: str | None) -> Extracted:
        """The text of a file of this format. Raises `UnreadableError` or `UsageError`."""
        reader: Callable[[bytes, str | None], Extracted] = importlib.import_module(f"briefgen.reading.{self.module}").read
        extracted = reader(data, encoding)
        if self.module != "plain" and not extracted.text.strip():
            raise UnreadableError(self.empty)
        return extracted


_SCANNED = "里没有文字，可能是扫描件，请先用文字识别（OCR）软件转成文字，校对后再处理。"
TEXT = Format("text/plain", "plain")
MARKDOWN = Format("text/markdown", "plain")
HTML = Format("text/html", "html", "这个网页里没有文字，可能要在浏览器里打开后才显示，请复制正文存成纯文本（.txt）再处理。")
WEB_ARCHIVE = Format("multipart/related", "mhtml", HTML.empty)
PDF = Format("application/pdf", "pdf", f"这个 PDF {_SCANNED}")
RTF = Format("application/rtf", "rtf", f"这个 RTF 文件{_SCANNED}")
DOC = Format("application/msword", "office", f"这个 Word 文件{_SCANNED}")
ODT = Format("application/vnd.oasis.opendocument.text", "office", f"这个文件{_SCANNED}")
#: Content type of the main part → media type of the file.
DOCX = {
    f"{_WORD}.document.main+xml": f"{_WORD}.document",
    f"{_WORD}.template.main+xml": f"{_WORD}.template",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "application/vnd.ms-word.document.macroEnabled.12",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "application/vnd.ms-word.template.macroEnabled.12",
}

_DOCX_AGAIN = "请先用 WPS 打开，另存为 .docx 再处理。"
_OCR = "请先用文字识别（OCR）软件转成文字，校对后再处理。"
#: What no reader takes, by its first bytes: a pattern → what to do.
_REFUSED = (
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|BM....\x00\x00\x00\x00|....ftyp(?:heic|heix|avif|mif1)", f"这是图片，{_OCR}"),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\x00", "这是压缩文件，请解开后再处理里面的文件。"),
    (rb"%!PS-Adobe|<\?xml[^>]{0,100}>\s{0,20}<uof:|<uof:", _DOCX_AGAIN.replace("请", "这种文件读不了，请", 1)),
    (rb"ID3|OggS|fLaC|#!AMR|RIFF....(?:WAVE|AVI )|....ftyp|\x1a\x45\xdf\xa3", "这是录音或录像，请先转写成文字再处理。"),
    (rb"MZ.{58}|\x7fELF", "这是程序，不是会议文本，请检查是否选错了文件。"),
)  # fmt: skip
_REFUSED_PATTERNS = tuple((re.compile(magic, re.DOTALL), advice) for magic, advice in _REFUSED)
_WORD_XML = re.compile(rb"<\?mso-application\s{1,5}progid=\"Word\.Document\"|<pkg:package|<w:wordDocument")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The part of a file that is looked at for what it is.
_HEAD = 4096
_MARKS = (b"\xef\xbb\xbf",)
_OPENING = re.compile(rb"(?:\s{0,500}(?:<\?xml[^>]{0,200}\?>|<!--.{0,3000}?-->))*\s{0,500}", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s{1,20}html|html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:meta|title|link|script|style|div|table|p|span|font|center|section|article|h[1-6]|base|br|!--)[\s/>]", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:p|div|td|table|span|font|center|section|article|h[1-6])\s*>", re.IGNORECASE)
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".phtml", ".asp", ".aspx", ".php", ".jsp", ".do", ".doc", ".wps")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")


def recognize(data: bytes, name: str) -> Format:
    """The format of a file. ``name`` breaks ties. Raises `UnreadableError` for kinds that no reader takes."""
    head = data[:_HEAD]
    for pattern, advice in _REFUSED_PATTERNS:
        if pattern.match(head):
            raise UnreadableError(advice)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if head.startswith(_OLE):
        return _compound(data)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-") or (b"\x00" in head and b"%PDF-1." in head[:1024]):
        return PDF
    if start.startswith(b"{\\rtf"):
        return RTF
    if _WORD_XML.search(head):
        raise UnreadableError(f"这是 Word 的 XML 文件，{_DOCX_AGAIN}")
    if re.match(rb"(?:[A-Za-z-]{1,40}:[^\n]{0,300}\n(?:[ \t][^\n]{0,300}\n){0,5}){1,20}?MIME-Version:|MIME-Version:", start, re.IGNORECASE):
        return WEB_ARCHIVE
    return _text(_narrow(head), PurePath(name).suffix.lower())


def _narrow(head: bytes) -> bytes:
    """UTF-16 without its zero bytes, to look for tags in."""
    return head[2:].replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.removeprefix(b"\xef\xbb\xbf")


def _text(head: bytes, suffix: str) -> Format:
    """Text, Markdown or a web page."""
    opening = _OPENING.match(head)
    start = opening.end() if opening else 0
    if _PAGE.match(head, start):
        return HTML
    if suffix not in _TEXT_SUFFIXES and _FRAGMENT.match(head, start) and (suffix in _PAGE_SUFFIXES or _CLOSED.search(head)):
        return HTML
    if suffix in _PAGE_SUFFIXES and (_PAGE.search(head) or len(_CLOSED.findall(head)) > 2):
        return HTML
    return MARKDOWN if suffix in (".md", ".markdown") else TEXT


def _zipped(data: bytes) -> Format:
    """What a zip archive holds, by its members."""
    from briefgen.reading.archive import Archive

    archive = Archive(data)
    if "OFD.xml" in archive:
        raise UnreadableError("这是 OFD 版式文件，请先用 WPS 或 OFD 阅读器转成 .docx 或 .pdf 再处理。")
    if "mimetype" in archive:
        kind = archive.read("mimetype").strip().decode("ascii", "replace")
        if kind.startswith(ODT.media_type):
            return ODT
        if kind.startswith("application/vnd.oasis.opendocument."):
            raise UnreadableError("这是表格或演示文件，请把会议文字另存为 .docx 或 .txt 再处理。")
        if kind == "application/epub+zip":
            raise UnreadableError("这是电子书，请把会议文字另存为 .docx 或 .txt 再处理。")
    if "[Content_Types].xml" not in archive:
        raise UnreadableError("这是压缩文件，请解开后再处理里面的文件。")
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    for content_type, media_type in DOCX.items():
        if f'"{content_type}"' in types or f"'{content_type}'" in types:
            return Format(media_type, "docx", DOC.empty)
    if "spreadsheetml" in types or "ms-excel" in types:
        raise UnreadableError("这是 Excel 表格，请把会议文字复制到 Word 文件或另存为 .txt 再处理。")
    if "presentationml" in types or "ms-powerpoint" in types:
        raise UnreadableError("这是演示文稿，请把会议文字复制到 Word 文件或另存为 .txt 再处理。")
    if "word/document.xml" in archive:
        return Format(DOCX[f"{_WORD}.document.main+xml"], "docx", DOC.empty)
    raise UnreadableError(f"这不是 Word 文件，{_DOCX_AGAIN}")


def _compound(data: bytes) -> Format:
    """What an OLE compound file holds, by the names of its streams; they stand in its directory as UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    locked = "这个文件有打开密码，请用 WPS 打开，取消密码后另存为 .docx 再处理。"
    if has("WordDocument"):
        if _encrypted_doc(data):
            raise UnreadableError(locked)
        return DOC
    if has("EncryptedPackage"):
        raise UnreadableError(locked)
    if has("Workbook") or has("Book"):
        raise UnreadableError("这是 Excel 表格，请把会议文字复制到 Word 文件或另存为 .txt 再处理。")
    if has("PowerPoint Document"):
        raise UnreadableError("这是演示文稿，请把会议文字复制到 Word 文件或另存为 .txt 再处理。")
    if has("MatOST") or has("CONTENTS"):
        raise UnreadableError(f"这是 Microsoft Works 文件，{_DOCX_AGAIN}")
    raise UnreadableError(f"这个文件已损坏或不是 Word 文件，{_DOCX_AGAIN}")


def _encrypted_doc(data: bytes) -> bool:
    """Whether the header of a `.doc` says that it is encrypted: bit 8 of the flags, in a sector that opens with the header's mark."""
    return any(data[at : at + 2] == b"\xec\xa5" and data[at + 11] & 1 for at in range(512, len(data) - 12, 512))
