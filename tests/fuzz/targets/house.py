"""House templates: a whole file, or the XML of its parts, each behind a line `--- PART`; what stands before the first is the body."""

import io
import re
import zipfile

import docx

import briefgen
from briefgen.rendering import word as pages
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.word import house, package
from tests.fuzz.targets.docx import TOKENS as _OF_DOCUMENTS
from tests.reading import word

_MARKS = (*(f"【{mark}】" for mark in house.MARKS), *(f"<w:p><w:r><w:t>【{mark}】</w:t></w:r></w:p>" for mark in house.MARKS))
TOKENS = (
    *_MARKS, *_OF_DOCUMENTS, "--- header\n", '<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>', '<w:sdt><w:sdtPr><w:tag w:val="期号"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>',
    '<w:sectPr><w:pgSz w:w="1" w:h="99999"/><w:pgMar w:left="99999" w:right="1"/></w:sectPr>', '<w:pgSz w:w="-1"/>', '<w:pgMar w:left="x"/>', '<w:style w:type="paragraph" w:styleId="1" w:default="1"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="title"/></w:style>', '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>', "<w:style/>", '<w:name w:val=""/>',
    '<w:commentRangeStart w:id="0"/>', '<w:commentReference w:id="0"/>', '<w:num w:numId="x"/>', '<w:abstractNum w:abstractNumId="7"/>', "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>【正文】</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
)  # fmt: skip
_PART = re.compile(r"^--- (styles|numbering|header)\n", re.MULTILINE)
_NAMES = {"styles": "word/styles.xml", "numbering": "word/numbering.xml", "header": "word/header1.xml"}
_ROOTS = {"styles": "styles", "numbering": "numbering", "header": "hdr"}
_TEXT = """清河县召开春耕推进会

　　2024年3月6日，清河县召开春耕推进会。县长罗映雪主持会议。

　　罗映雪要求，一要抓紧备种；二要在3月底前修好水渠。
"""
_DOCUMENT = briefgen.parse_text(_TEXT, with_text=True)


def _blank() -> dict[str, bytes]:
    """The parts of a Word file with a header."""
    made, out = docx.Document(), io.BytesIO()
    made.sections[0].header.paragraphs[0].text = "清河县人民政府"
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_BLANK = _blank()
_SECTION = re.search(rb"<w:sectPr.*?</w:sectPr>", _BLANK["word/document.xml"], re.DOTALL)


def built(data: bytes) -> bytes:
    """The file that ``data`` stands for; a body without a section has that with the header."""
    body, *others = _PART.split(data.decode("utf-8", "replace").replace("\ufffd", ""))
    section = _SECTION[0].decode() if _SECTION and "<w:sectPr" not in body else ""
    parts = {**_BLANK, "word/document.xml": word.part("document", f"<w:body>{body}{section}</w:body>").encode()}
    for name, content in zip(others[::2], others[1::2], strict=True):
        parts[_NAMES[name]] = word.part(_ROOTS[name], content).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def one(data: bytes) -> None:
    """A template is refused with the end of a sentence, or the page is written into it and can be opened."""
    template = data if data.startswith(b"PK") else built(data)
    if said := package.wrong(template):
        assert said.endswith("。")
        return
    options = RenderOptions(
        name="清河工作简报", number="3", issuer="县政府办", issued="2024年3月8日", report_to=("县委",), copies=20, tasks=True, template=template
    )
    made = docx.Document(io.BytesIO(pages.render(_DOCUMENT, options)))
    printed = "".join(each.text or "" for each in made.element.iter(f"{{{word.W}}}t"))
    assert "修好水渠" in printed, "the page is lost"
