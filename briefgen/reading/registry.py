"""The input formats, known by what a file holds. In: bytes and a name. Out: the `Format` that reads them, or `UnreadableError`.

Suffixes lie: office systems write web pages and RTF as `.doc`. A suffix is asked only where the content leaves it open, between
text and a fragment of a web page, and between text and Markdown.
"""

import functools
import importlib
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from briefgen.errors import UnreadableError
from briefgen.reading.extracted import Extracted

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Format(NamedTuple):
    """A format: its media type, the module of `briefgen.reading` that reads it, and what to do with a file of it without text."""

    media_type: str
    module: str
    empty: str = ""

    def read(self, data: bytes, encoding: str | None) -> Extracted:
        """The text of a file of this format. Raises `UnreadableError` or `UsageError`."""
        reader: Callable[[bytes, str | None], Extracted] = importlib.import_module(f"briefgen.reading.{self.module}").read
        extracted = reader(data, encoding)
        if self.empty and not extracted.text.strip():
            raise UnreadableError(self.empty)
        return extracted


_SCANNED = "里没有文字，可能是扫描件，请先用文字识别（OCR）软件转成文字，校对后再处理。"
TEXT = Format("text/plain", "plain")
MARKDOWN = Format("text/markdown", "markdown")
HTML = Format("text/html", "html", "这个网页里没有文字，可能要在浏览器里打开后才显示，请复制正文存成纯文本（.txt）再处理。")
WEB_ARCHIVE = Format("multipart/related", "mhtml", HTML.empty)
PDF = Format("application/pdf", "pdf", f"这个 PDF {_SCANNED}")
RTF = Format("application/rtf", "rtf", f"这个 RTF 文件{_SCANNED}")
DOC = Format("application/msword", "office", f"这个 Word 文件{_SCANNED}")
_NO_TALK = "这个转写文件里没有文字，请重新导出，或导出为 .txt 再处理。"
VTT = Format("text/vtt", "subtitles", _NO_TALK)
SRT = Format("application/x-subrip", "subtitles", _NO_TALK)
SBV = Format("text/x-sbv", "subtitles", _NO_TALK)
SEGMENTS = Format("text/tab-separated-values", "segments", _NO_TALK)
SPOKEN = Format("application/json", "spoken", _NO_TALK)
PARTICIPANTS = Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "participants")
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
_PICTURE = f"这是图片，{_OCR}"
_PACKED = "这是压缩文件，请解开后再处理里面的文件。"
_SOUND = "这是录音或录像，请先转写成文字再处理。"
_DATABASE = "这是数据库文件，不是会议文本，请用 briefgen search 查询，或交给 briefgen stats、ledger、diff、issue 取用里面的记录。"
_PROGRAM = "这是程序，不是会议文本，请检查是否选错了文件。"
#: What no reader takes: where in a file which bytes stand → what to do. A later place tells apart what begins alike, also from text.
_REFUSED: tuple[tuple[bytes, int, bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, b"", _PICTURE),
    (b"\xff\xd8\xff", 0, b"", _PICTURE),
    (b"GIF87a", 0, b"", _PICTURE),
    (b"GIF89a", 0, b"", _PICTURE),
    (b"II*\x00", 0, b"", _PICTURE),
    (b"MM\x00*", 0, b"", _PICTURE),
    (b"BM", 6, b"\x00\x00\x00\x00", _PICTURE),
    (b"RIFF", 8, b"WEBP", _PICTURE),
    (b"RIFF", 8, b"WAVE", _SOUND),
    (b"RIFF", 8, b"AVI ", _SOUND),
    *((b"", 4, b"ftyp" + kind, _PICTURE) for kind in (b"heic", b"heix", b"avif", b"mif1")),
    (b"\x00", 4, b"ftyp", _SOUND),
    (b"ID3", 4, b"\x00", _SOUND),
    (b"OggS", 4, b"\x00", _SOUND),
    (b"fLaC\x00", 0, b"", _SOUND),
    (b"#!AMR", 0, b"", _SOUND),
    (b"\x1a\x45\xdf\xa3", 0, b"", _SOUND),
    (b"Rar!\x1a\x07", 0, b"", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", 0, b"", _PACKED),
    (b"\x1f\x8b\x08", 0, b"", _PACKED),
    (b"BZh", 4, b"1AY&SY", _PACKED),
    (b"\xfd7zXZ\x00", 0, b"", _PACKED),
    (b"SQLite format 3\x00", 0, b"", _DATABASE),
    (b"MZ", 40, b"\x00\x00\x00\x00", _PROGRAM),
    (b"\x7fELF", 0, b"", _PROGRAM),
    (b"%!PS-Adobe", 0, b"", "这是 PostScript 文件，请先转成 PDF 再处理。"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The part of a file that is looked at for what it is.
_HEAD = 4096
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".phtml", ".asp", ".aspx", ".php", ".jsp", ".do", ".doc", ".wps")
_NEVER_TEXT = (".docx", ".docm", ".dotx", ".odt", ".pdf")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")


@functools.cache
def _pattern(source: bytes) -> re.Pattern[bytes]:
    """Compiled when it is first used: plain text needs none of them."""
    return re.compile(source, re.IGNORECASE | re.DOTALL)


#: The first cue of subtitles with its place in the recording: `00:00:05,130 --> 00:00:14,635`, of an .sbv `0:00:05.130,0:00:14.635`; the head of Whisper's .tsv.
_CUE = rb"(?:^|[\r\n])[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->[ \t]*\d"
_SBV = rb"\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}[ \t]*[\r\n]"
_TSV = rb"start\tend\ttext[ \t]*[\r\n]"
#: What a recogniser's JSON has, and no record of ours.
_JSON = rb"\"(?:segments|sentence_info|sentences|paragraphs|paragraphList|utterances|transcripts?|speaker|spk|speaker_?id|timestamp)\"[ \t\r\n]*:"
#: What can stand before the first element of a page.
_OPENING = rb"(?:\s{0,500}(?:<\?xml[^>]{0,200}\?>|<!--.{0,3000}?-->))*\s{0,500}"
_PAGE = rb"<(?:!doctype\s{1,20}html|html|head|body)[\s>]"
_FRAGMENT = rb"<(?:meta|title|link|script|style|div|table|p|span|font|center|section|article|h[1-6]|base|br|!--)[\s/>]"
_CLOSED = rb"</(?:p|div|td|table|span|font|center|section|article|h[1-6])\s*>"
_WORD_XML = rb"<\?mso-application\s{1,5}progid=\"Word\.Document\"|<pkg:package|<w:wordDocument|<uof:"
_MAIL_HEAD = rb"(?:[a-z-]{1,40}:[^\n]{0,300}\n(?:[ \t][^\n]{0,300}\n){0,5}){0,20}?MIME-Version:"


def recognize(data: bytes, name: str) -> Format:
    """The format of a file. ``name`` breaks ties. Raises `UnreadableError` for kinds that no reader takes."""
    head = data[:_HEAD]
    for start, at, later, advice in _REFUSED:
        if head.startswith(start) and head.startswith(later, at):
            raise UnreadableError(advice)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    if head.startswith(_OLE):
        return _compound(data)
    stripped = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if stripped.startswith(b"%PDF-") or (b"\x00" in head and b"%PDF-1." in head[:1024]):
        return PDF
    if stripped.startswith(b"{\\rtf"):
        return RTF
    if b"mime-version:" in head.lower() and _pattern(_MAIL_HEAD).match(stripped):
        return WEB_ARCHIVE
    suffix = PurePath(name).suffix.lower()
    if spoken := _transcript(head, suffix):
        return spoken
    if b"<" in head and _is_page(head, suffix):
        return HTML
    if suffix in _NEVER_TEXT and b"\x00" in head:  # all zeros, or half of another file; text under such a name is read as text
        raise UnreadableError(f"这个 {suffix} 文件已损坏或没有下载完整，请重新下载，或用能打开它的软件另存后再试。")
    return MARKDOWN if suffix in (".md", ".markdown") else TEXT


def _transcript(head: bytes, suffix: str) -> Format | None:
    """The export of a recorded meeting, by how its first cue or its keys look."""
    # UTF-16 without its zero bytes
    head = head[2:].replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.removeprefix(b"\xef\xbb\xbf")
    stripped = head.lstrip()
    if stripped.startswith(b"WEBVTT"):
        return VTT
    if b"-->" in head and suffix not in (".md", ".markdown") and _pattern(_CUE).search(head):
        return VTT if suffix == ".vtt" else SRT
    if _pattern(_SBV).match(stripped):
        return SBV
    if _pattern(_TSV).match(stripped):
        return SEGMENTS
    if stripped[:1] in (b"{", b"[") and b'"schema_version"' not in head and _pattern(_JSON).search(head):
        return SPOKEN
    return None


def _is_page(head: bytes, suffix: str) -> bool:
    """Whether what has tags is a web page, and no text about one."""
    # UTF-16 without its zero bytes, to look for tags in
    head = head[2:].replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.removeprefix(b"\xef\xbb\xbf")
    opening = _pattern(_OPENING).match(head)
    start = opening.end() if opening else 0
    if _pattern(_PAGE).match(head, start):
        return True
    if _pattern(_WORD_XML).search(head):
        raise UnreadableError(f"这是 XML 文件，{_DOCX_AGAIN}")
    if suffix not in _TEXT_SUFFIXES and _pattern(_FRAGMENT).match(head, start) and (suffix in _PAGE_SUFFIXES or _pattern(_CLOSED).search(head)):
        return True
    return suffix in _PAGE_SUFFIXES and (bool(_pattern(_PAGE).search(head)) or len(_pattern(_CLOSED).findall(head)) > 2)


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
    if "spreadsheetml.sheet.main" in types:
        return PARTICIPANTS
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
