"""Word documents: a whole file, or the XML of its parts, each behind a line `--- PART`; what stands before the first is the body."""

import re

from briefgen.reading import docx
from tests.fuzz import checks
from tests.reading import word

_PART = re.compile(r"^--- ([a-zA-Z]{1,20})\n", re.MULTILINE)
_ROOTS = ("numbering", "styles", "footnotes", "endnotes")
TOKENS = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>会议</w:t>", "<w:r><w:t>会议强调。</w:t></w:r>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:ins>", "</w:ins>",
    "<w:del>", "</w:del>", "<w:br/>", "<w:tab/>", "<w:cr/>", '<w:sym w:char="F0FE"/>', '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>X</w:instrText>",
    "<w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby>", '<w:footnoteReference w:id="1"/>', '<w:endnoteReference w:id="1"/>', "<mc:AlternateContent><mc:Choice>", "</mc:Choice><mc:Fallback>", "</mc:Fallback></mc:AlternateContent>",
    "<w:drawing>", "</w:drawing>", "<w:pict>", "</w:pict>", "<w:txbxContent>", "</w:txbxContent>", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", '<w:altChunk r:id="rId9"/>', "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>", "<w:vanish/>",
    '<w:vanish w:val="0"/>', '<w:pStyle w:val="a"/>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:ind w:firstLineChars="200"/>', "<w:rPr><w:del/></w:rPr>", '<w:tcPr><w:vMerge/></w:tcPr>', "<w:trPr><w:del/></w:trPr>", "<w:sectPr/>",
    "--- numbering\n", "--- styles\n", "--- footnotes\n", "--- endnotes\n", '<w:abstractNum w:abstractNumId="0">', "</w:abstractNum>", '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>',
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', '<w:numFmt w:val="upperRoman"/>', '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="decimalEnclosedCircle"/>',
    '<w:style w:styleId="a">', "</w:style>", '<w:basedOn w:val="a"/>', '<w:numStyleLink w:val="a"/>', '<w:styleLink w:val="a"/>', "<w:isLgl/>", '<w:lvlRestart w:val="0"/>', '<w:suff w:val="nothing"/>', '<w:footnote w:id="1">', "</w:footnote>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "&#0;", "&#55296;", "&amp;", "<![CDATA[", "]]>", "<!-- -->", "<?x y?>", 'xmlns:w="x"', "%1", "%9", "\x0b", "\ufffe",
)  # fmt: skip


def built(data: bytes) -> bytes:
    """The file that ``data`` stands for."""
    body, *others = _PART.split(data.decode("utf-8", "replace"))
    parts = {name: word.part(name, content) for name, content in zip(others[::2], others[1::2], strict=True) if name in _ROOTS}
    return word.docx(body.replace("\ufffd", ""), parts=parts, files={"rId9": b"<html><body><p>x</p></body></html>"})


def one(data: bytes) -> None:
    """A document gives text."""
    source = data if data.startswith(b"PK") else built(data)
    checks.extracted(lambda: docx.read(source, None))
