"""PDF files written by hand: text at given places, rules, a picture; fonts are named and not embedded, so that files are small."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842


class Text(NamedTuple):
    """A text whose first character stands at a point, counted from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 16


class Box(NamedTuple):
    """A drawn line, or a frame."""

    x: float
    y: float
    width: float
    height: float


def pdf(pages: Sequence[Sequence[Text | Box]], *, picture: bool = False) -> bytes:
    """A file with these pages; ``picture``: one that covers each page."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        b"/DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
        b"/CapHeight 880 /StemV 93 >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
    ]
    kids = []
    for page in pages:
        content = [f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"] if picture else []
        for each in page:
            if isinstance(each, Text):
                content.append(f"BT /F {each.size} Tf {each.x} {each.y} Td <{each.text.encode('utf-16-be').hex()}> Tj ET")
            else:
                content.append(f"{each.x} {each.y} {each.width} {each.height} re S")
        stream = "\n".join(content).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return file_of(objects)


def file_of(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, the first of which is its root, with the table of where each stands."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def paragraph(text: str, top: float, *, left: float = 80, columns: int = 26, size: float = 16, pitch: float = 28, indent: int = 2) -> list[Text]:
    """A paragraph as it is set: so many 汉字 a line, the first line indented."""
    lines = [text[: columns - indent], *(text[at : at + columns] for at in range(columns - indent, len(text), columns))]
    return [Text(left + (indent * size if not n else 0), top - n * pitch, line, size) for n, line in enumerate(lines) if line]
