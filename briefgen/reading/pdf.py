"""PDF files with a text layer to text: characters and rules out of pdfium, paragraphs and tables out of `layout`."""

import ctypes
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefgen.errors import UnreadableError
from briefgen.reading.extracted import Extracted, library, tidy
from briefgen.reading.layout import Glyph, Page, Rule, page_texts

if TYPE_CHECKING:
    import pypdfium2

#: A meeting's papers have some dozens of pages; a book is no meeting text.
MAX_PAGES = 1000
#: A page of small print has 3000 characters. What has more than this draws pictures with them.
MAX_CHARACTERS = 50_000
#: Paths that are looked at on a page: a table has hundreds, a map has more and no table.
MAX_OBJECTS = 5000
#: Of so many characters without a meaning, a page is not readable: its fonts do not say what they show.
_MOST_UNKNOWN = 0.2
#: The end of a file is marked in its last bytes; pdfium would read the pages that are left of one without.
_TAIL = 4096
#: Rules are thinner than this, and longer than that, in points.
_THIN = 3.0
_SHORT = 8.0
#: pdfium must not be called from two threads at a time.
_LOCK = threading.Lock()
_DAMAGED = "这个 PDF 已损坏或没有下载完整，请重新下载后再试。"
_OCR = "请先用文字识别（OCR）软件转成文字，校对后再处理。"


def read(data: bytes, encoding: str | None) -> Extracted:  # noqa: ARG001  fonts say what their characters are
    """The text of a file. Raises `UnreadableError`."""
    pdfium = library("pypdfium2", "pdf", " PDF ", "用 WPS 转成 .docx 或复制成纯文本（.txt）")
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError(_DAMAGED)
    with _LOCK:
        pages = _pages(pdfium, data)
    return Extracted(tidy(page_texts(pages)).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "binary")


def _pages(pdfium: Any, data: bytes) -> list[Page]:
    """What stands on the pages of a file. Raises `UnreadableError`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("这个 PDF 有打开密码，请取消密码后再处理。") from None
        raise UnreadableError(_DAMAGED) from None
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableError(f"这个 PDF 超过 {MAX_PAGES} 页，请只导出会议所在的几页再处理。")
        pages: list[Page] = []
        scanned = 0
        for index in range(len(document)):
            page = document[index]
            pages.append(_page(pdfium.raw, page))
            scanned += not pages[-1].glyphs and _is_picture(pdfium.raw, page)
            page.close()
    except pdfium.PdfiumError:
        raise UnreadableError(_DAMAGED) from None
    finally:
        document.close()
    if scanned and scanned * 2 >= len(pages):
        raise UnreadableError(f"这个 PDF 里没有文字，可能是扫描件，{_OCR}")
    return pages


def _page(raw: Any, page: "pypdfium2.PdfPage") -> Page:
    """A page's characters and rules, upright and with its lower left corner at the origin."""
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()
    width, height = (right - left, top - bottom) if rotation % 180 == 0 else (top - bottom, right - left)

    def upright(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        x0, x1, y0, y1 = x0 - left, x1 - left, y0 - bottom, y1 - bottom
        if rotation == 90:
            return y0, height - x1, y1, height - x0
        if rotation == 180:
            return width - x1, height - y1, width - x0, height - y0
        if rotation == 270:
            return width - y1, x0, width - y0, x1
        return x0, y0, x1, y1

    text = page.get_textpage()
    try:
        glyphs = list(_glyphs(raw, text.raw, upright))
    finally:
        text.close()
    rules = [Rule(*upright(*box)) for box in _rules(raw, page.raw)] if glyphs else []
    return Page(width, height, glyphs, rules)


def _glyphs(raw: Any, text: Any, upright: Any) -> Iterator[Glyph]:
    total = raw.FPDFText_CountChars(text)
    if total > MAX_CHARACTERS:
        raise UnreadableError("这个 PDF 有一页文字多得反常，请用 WPS 转成 .docx 再处理。")
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    matrix = raw.FS_MATRIX()
    scale = ctypes.byref(matrix)
    unicode_at, loose_box, generated, angle_at, size_at, matrix_at = (
        raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated, raw.FPDFText_GetCharAngle, raw.FPDFText_GetFontSize,
        raw.FPDFText_GetMatrix,
    )  # fmt: skip
    unknown = 0
    for index in range(total):
        code = unicode_at(text, index)
        if code in (13, 10, 0xFFFE, 0x2) or generated(text, index) == 1:
            continue
        if code == 0 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
            unknown += 1
            code = code or 0xFFFD
        if not loose_box(text, index, reference):
            continue
        if 0.1 < angle_at(text, index) % 1.5707963 < 1.47:  # a watermark or a stamp, drawn aslant
            continue
        size, height = size_at(text, index), max(box.top - box.bottom, box.right - box.left)
        if matrix_at(text, index, scale):
            size *= abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        if not 0.4 * height < size < 2.5 * height:  # fonts of pictures have a scale of their own
            size = height
        x0, y0, x1, y1 = upright(box.left, box.bottom, box.right, box.top)
        yield Glyph(chr(code) if code <= 0x10FFFF else "\ufffd", x0, y0, x1, y1, size)
    if total and unknown > total * _MOST_UNKNOWN:
        raise UnreadableError(f"这个 PDF 的字体没有注明是什么字，{_OCR}")


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """The kinds and boxes of a page's objects."""
    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        each = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(each)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) and raw.FPDFPageObj_GetBounds(each, *references):
            yield kind, (edges[0].value, edges[1].value, edges[2].value, edges[3].value)


def _rules(raw: Any, page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Drawn lines, and the sides of drawn boxes."""
    for kind, (x0, y0, x1, y1) in _objects(raw, page):
        if kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        if x1 - x0 < _THIN or y1 - y0 < _THIN:
            if max(x1 - x0, y1 - y0) >= _SHORT:
                yield x0, y0, x1, y1
        else:
            yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _is_picture(raw: Any, page: "pypdfium2.PdfPage") -> bool:
    """Whether a picture covers most of a page."""
    width, height = page.get_size()
    return any(kind != raw.FPDF_PAGEOBJ_PATH and (x1 - x0) * (y1 - y0) * 2 > width * height for kind, (x0, y0, x1, y1) in _objects(raw, page.raw))
