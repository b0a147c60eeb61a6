"""Rosters: the first line says `csv`, `toml` or `xlsx`; of the last, the rest is the XML of the sheet's rows. What is read is used in a parse."""

import io
import zipfile

import briefgen
from briefgen.reading.roster import read_roster
from tests.fuzz import checks

TOKENS = (
    "csv\n", "toml\n", "xlsx\n", "姓名", "职务", "单位", "编号", "name", "title", ",", "\t", ";", "，", "、", "\n", "\r\n", '"', '""', "沈知行", "欧阳若兰", "买买提·艾山", "张　伟", "县长", "副主任", "清河县人民政府", "[[people]]\n", 'name = "沈知行"\n',
    'titles = ["县长"]\n', 'organization = "x"\n', 'id = "1"\n', "titles = 1\n", "[people]\n", '<row r="1">', "</row>", '<c r="A1" t="inlineStr"><is><t>姓名</t></is></c>', '<c r="A2" t="inlineStr"><is><t>沈知行</t></is></c>', '<c r="XFD1048576"><v>1</v></c>',
    '<c r="A1" t="s"><v>0</v></c>', '<c r="A1" t="s"><v>99</v></c>', '<c r="A1" t="n"><v>1e400</v></c>', '<c r="A1" t="d"><v>x</v></c>', '<c r="A1" t="b"><v>x</v></c>', '<c r="A1" t="e"><v>#N/A</v></c>', '<row r="1048577">', '<row r="999999999">',
    "<f>1+1</f>", "<v>", "</v>", "&a;", "\x00", b"\xff", "\u202e", "=1+1",
)  # fmt: skip
_TEXT = "2023年3月6日上午，清河县召开春耕推进会，县长沈知行主持会议。沈县长要求，各乡镇要在4月底前完成整地。欧阳若兰参加会议。"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(rows: bytes) -> bytes:
    """An XLSX file whose sheet has these rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r"/></sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>")
    return out.getvalue()


def one(data: bytes) -> None:
    """A roster is refused with a sentence, or helps a parse and breaks nothing."""
    kind, _, content = data.partition(b"\n")
    suffix = {b"toml": ".toml", b"xlsx": ".xlsx"}.get(kind, ".csv")
    if suffix == ".xlsx" and not content.startswith(b"PK"):
        content = workbook(content)
    with checks.file(content, suffix) as path:
        people = checks.refusing(lambda: read_roster(path))
    if people is not None and len(people) < 200:
        checks.document(briefgen.parse_text(_TEXT, roster=people), _TEXT)
