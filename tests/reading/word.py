"""Word documents written by hand: the XML of a body, and of the other parts, as a file."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="wps"'
)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; a plain text becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: list[str], properties: str = "") -> str:
    """A table; a cell that does not begin with a tag is one paragraph."""
    out = ""
    for row in rows:
        cells = "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        out += f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/>{out}</w:tbl>"


def text_box(content: str) -> str:
    """A text box as Word writes it: the new form, and the old one for old programs."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


def level(index: int, number_format: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(abstract: dict[int, str], numbers: dict[int, str]) -> str:
    """Lists: what each abstract one's levels are, and which one a number uses (`'0'`, or with overrides behind it)."""
    definitions = "".join(f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstract.items())
    uses = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{use[0]}"/>{use[1:]}</w:num>' for key, use in numbers.items())
    return part("numbering", definitions + uses)


def docx(body: str, kind: str = "docx", *, strict: bool = False, files: dict[str, bytes] | None = None, parts: dict[str, str] | None = None) -> bytes:
    """A file; ``parts``: numbering, styles, footnotes and so on, by their names. ``files``: whole files taken in, by their ids."""
    document = part("document", f"<w:body>{body}</w:body>")
    office = _OFFICE
    if strict:
        office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        document = document.replace(W, STRICT).replace(_OFFICE, office)
    relationships = "".join(f'<Relationship Id="r{n}" Type="{office}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts or {}))
    relationships += "".join(f'<Relationship Id="{ident}" Type="{office}/aFChunk" Target="{ident}.bin"/>' for ident in files or {})
    package = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES[kind]}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}/relationships">{relationships}</Relationships>')
        for name, content in (parts or {}).items():
            archive.writestr(f"word/{name}.xml", content)
        for ident, data in (files or {}).items():
            archive.writestr(f"word/{ident}.bin", data)
    return out.getvalue()
