"""House templates: a whole file, or the XML of its parts, each behind a line `--- PART`; what stands before the first is the body."""

import io

import docx

import briefgen
from briefgen.rendering import word as pages
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.word import house
from tests.fuzz.targets.docx import TOKENS as _OF_DOCUMENTS
from tests.fuzz.targets.docx import built

_MARKS = (*(f"【{mark}】" for mark in house.MARKS), *(f"<w:p><w:r><w:t>【{mark}】</w:t></w:r></w:p>" for mark in house.MARKS))
TOKENS = (
    *_MARKS, *_OF_DOCUMENTS, '<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>', '<w:sdt><w:sdtPr><w:tag w:val="期号"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>',
    '<w:sectPr><w:pgSz w:w="1" w:h="99999"/><w:pgMar w:left="99999" w:right="1"/></w:sectPr>', '<w:pgSz w:w="-1"/>', '<w:pgMar w:left="x"/>', '<w:style w:type="paragraph" w:styleId="1" w:default="1"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="title"/></w:style>', '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>', "<w:style/>", '<w:name w:val=""/>',
    '<w:commentRangeStart w:id="0"/>', '<w:commentReference w:id="0"/>', '<w:num w:numId="x"/>', '<w:abstractNum w:abstractNumId="7"/>', "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>【正文】</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
)  # fmt: skip
_TEXT = """清河县召开春耕推进会

　　2024年3月6日，清河县召开春耕推进会。县长罗映雪主持会议。

　　罗映雪要求，一要抓紧备种；二要在3月底前修好水渠。
"""
_DOCUMENT = briefgen.parse_text(_TEXT, with_text=True)
_GIVEN = RenderOptions(name="清河工作简报", number="3", issuer="县政府办", issued="2024年3月8日", report_to=("县委",), copies=20, tasks=True)


def one(data: bytes) -> None:
    """A template is refused with the end of a sentence, or the page is written into it and can be opened."""
    template = data if data.startswith(b"PK") else built(data)
    said = house.wrong(template)
    if said is not None:
        assert said.endswith("。")
        return
    options = RenderOptions(**{name: getattr(_GIVEN, name) for name in RenderOptions.__slots__ if name != "template"}, template=template)
    made = docx.Document(io.BytesIO(pages.render(_DOCUMENT, options)))
    said = "".join(each.text or "" for each in made.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
    assert "修好水渠" in said, "the page is lost"
