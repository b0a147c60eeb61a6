"""PDF files: a whole file, or what stands in the streams and objects of one: the content of a page, then behind lines `--- object` further objects,
behind `--- page` further keys of the page.

pdfium is native code: what it crashes at ends the process, which `benchmarks/fuzz.py` takes for a finding. In a batch, the pool loses that file alone.
"""

import re

from briefgen.reading import pdf
from tests.fuzz import checks
from tests.reading import pdfs

_PART = re.compile(rb"^--- (object|page)\n", re.MULTILINE)
_FONTS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
)
TOKENS = (
    "BT", "ET", "Tj", "TJ", "'", '"', "Td", "TD", "Tm", "T*", "Tf", "Tc", "Tw", "Tz", "TL", "Tr", "Ts", "q", "Q", "cm", "re", "S", "f", "B", "n", "W", "m", "l", "c", "h", "Do", "gs", "sh", "BI", "ID", "EI", "BX", "EX", "BMC", "EMC",
    " /F 16 Tf ", "<4f1a8bae>", "<3002>", "(abc)", "[<4f1a> -500 <8bae>]", " 1 0 0 1 80 700 Tm ", " 0 1 -1 0 100 100 cm ", " 0 0 0 0 0 0 cm ", " 80 700 Td ", " 10 10 400 0.5 re S ", " 1e38 ", " -1e38 ", " nan ", " 99999999999 ", "/X Do ",
    "--- object\n", "--- page\n", "<<", ">>", "[", "]", "stream\n", "\nendstream", "/Length 10", "/Length 6 0 R", "/Filter /FlateDecode", "/Filter [/ASCIIHexDecode /FlateDecode]", "/Filter /LZWDecode", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
    "/Resources << /XObject << /X 6 0 R >> >>", "/XObject << /X 6 0 R /Y 7 0 R >>", "6 0 R", "7 0 R", "1 0 R", "2 0 R", "9 0 R", "/Kids [2 0 R]", "/Parent 2 0 R", "/Rotate 90", "/Rotate 45", "/CropBox [0 0 0 0]", "/MediaBox [0 0 1e9 1e9]",
    "/MediaBox [9 9 0 0]", "/Contents 6 0 R", "/Contents [6 0 R 6 0 R]", "/UserUnit 1e9", "/Annots [6 0 R]", "%PDF-1.7\n", "%%EOF\n", "xref\n0 1\n", "trailer\n<< /Root 1 0 R /Size 9 >>\n", "startxref\n0\n", "/Prev 9", "/Encrypt 6 0 R",
)  # fmt: skip


def built(data: bytes) -> bytes:
    """The file that ``data`` stands for."""
    content, *others = _PART.split(data)
    extra = b" ".join(part for kind, part in zip(others[::2], others[1::2], strict=True) if kind == b"page")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [8 0 R] /Count 1 >>", *_FONTS]
    given = [part for kind, part in zip(others[::2], others[1::2], strict=True) if kind == b"object"][:8]
    given += [b"<< /Length 0 >>\nstream\n\nendstream"] * (2 - len(given))
    objects += given[:2]
    keys = (
        b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 9 0 R /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R /Y 7 0 R >> >> "
    )
    objects += [b"<< " + keys + extra + b" >>", b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content), *given[2:]]
    return pdfs.file_of(objects)


def one(data: bytes) -> None:
    """A file gives text."""
    source = data if data.startswith(b"%PDF") else built(data)
    checks.extracted(lambda: pdf.read(source, None))
