"""A workbook as a file: what may be opened, and the same bytes for the same content. Bytes in, bytes out."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from briefgen.errors import UsageError

#: What a workbook may unpack to: a ledger is text, so more than this is no ledger, or a trap.
_MAX_UNPACKED = 128 * 1024 * 1024
#: The parts that openpyxl reads and writes again, or that a spreadsheet makes anew; all others it would drop without a word.
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|docProps/.*|docMetadata/.*|customXml/.*"
    r"|xl/(?:_rels/.*|workbook\.xml|styles\.xml|sharedStrings\.xml|calcChain\.xml|metadata\.xml|comments/?\w*\.xml|persons/.*|theme/.*|tables/.*"
    r"|externalLinks/.*|printerSettings/.*|worksheets/(?:_rels/)?sheet\d+\.(?:xml|xml\.rels)|drawings/(?:commentsDrawing|vmlDrawing)\d*\.vml)"
)
#: LibreOffice writes a drawing without anything in it.
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
#: A print area of whole columns, as spreadsheets write it.
_PRINTED = re.compile(rb'<definedName [^>]*"_xlnm\.Print_Area"[^>]*>[^<]*')
_COLUMNS = re.compile(rb"(!\$[A-Z]{1,3}):(\$[A-Z]{1,3})(?![$A-Z\d])")
_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:)")


def check(data: bytes, name: str) -> None:
    """Raises `UsageError` for what is no sound workbook, or has what would be lost if it were written again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > _MAX_UNPACKED:
                raise UsageError(f"“{name}”解开后超过 128 MB，不像台账，请换一个文件。")
            kept = all(_KEPT.fullmatch(member.filename) or _is_empty_drawing(archive, member) for member in members)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError):
        raise damaged(name) from None
    if not kept:
        raise UsageError(f"“{name}”里有图片、图表、批注会话或宏，更新时会丢失，没有改动；请把它们移到别的文件再试。")


def _is_empty_drawing(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    return _DRAWING.fullmatch(member.filename) is not None and b"Anchor" not in archive.read(member)


def damaged(name: str) -> UsageError:
    """The sentence for a file that claims to be a workbook."""
    return UsageError(f"“{name}”不是完好的 .xlsx 文件，没有改动；请用表格软件另存后再试，或在 -o 后换一个文件名。")


def with_rows(data: bytes) -> bytes:
    """The workbook with its print areas in rows and columns: openpyxl drops one of columns alone (`$A:$L`), which is what spreadsheets make of ours."""

    def whole(name: str, content: bytes) -> bytes:
        if name != "xl/workbook.xml":
            return content
        return _PRINTED.sub(lambda area: _COLUMNS.sub(rb"\1$1:\g<2>$1048576", area[0]), content)

    return _rewritten(data, whole)


def steady(data: bytes, sheet: int) -> bytes:
    """The workbook without the moment at which it was written: equal content gives equal bytes.

    The heights of the rows of the ``sheet`` (its number, from 1) are made ones that a spreadsheet may change when more is written into a cell.
    """

    def made(name: str, content: bytes) -> bytes:
        if name == "docProps/core.xml":
            return _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
        return _FIXED_HEIGHT.sub(rb"\1", content) if name == f"xl/worksheets/sheet{sheet}.xml" else content

    return _rewritten(data, made)


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with each member as ``change`` makes it of its name and content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, change(member.filename, old.read(member)))
    return out.getvalue()
