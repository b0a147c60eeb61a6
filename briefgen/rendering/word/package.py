"""The file around the text: a new one made of `template/`, a custom XML part in it, and its bytes.

The template lies there as XML and not as a .docx, so that a change of it can be read.
"""

import functools
import io
import zipfile
from importlib import resources
from itertools import count

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.rendering.word.house import DAMAGED, House
from briefgen.rendering.word.house import wrong as unfit

_FOLDERS = ("", "_rels", "docProps", "word", "word/_rels")
_FIRST = "[Content_Types].xml"
#: The earliest time that a zip archive can hold: a clock would make every run's bytes its own.
_TIME = (1980, 1, 1, 0, 0, 0)
_ITEM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def new() -> WordDocument:
    """A document without text."""
    return docx.Document(io.BytesIO(_template()))


def wrong(template: bytes) -> str | None:
    """What is wrong with a house's template, as the end of a sentence; None if a page can be written into it."""
    if said := unfit(template):
        return said
    try:
        _, house = opened(template)
        if house:
            house.close()
    except Exception:  # what python-docx makes of numbers and names that are none
        return DAMAGED
    return None


def opened(template: bytes | None) -> tuple[WordDocument, House | None]:
    """A document to write into: a new one, or the house's own."""
    house = House(template, new()) if template is not None else None
    return (house.word if house else new()), house


@functools.cache
def _template() -> bytes:
    root = resources.files("briefgen.rendering.word").joinpath("template")
    members: dict[str, bytes] = {}
    for folder in _FOLDERS:
        for each in root.joinpath(folder).iterdir():
            if each.is_file():
                members[f"{folder}/{each.name}".lstrip("/")] = each.read_bytes()
    return _zipped(members)


def attach(word: WordDocument, content: bytes) -> None:
    """Put a custom XML part beside the document, with the properties by which Word knows one."""
    package = word.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in count(1) if f"/customXml/item{n}.xml" not in taken)
    item = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", content, package)
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        b'<ds:datastoreItem ds:itemID="{6B1E5A6C-0D0B-4B7C-9A52-3F2B8C4D7E10}" xmlns:ds="'
        + _ITEM.encode()
        + b'"><ds:schemaRefs/></ds:datastoreItem>',
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def data(word: WordDocument) -> bytes:
    """The bytes of the file, in which no clock has left a trace."""
    written = io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as archive:
        return _zipped({each: archive.read(each) for each in archive.namelist()})


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(members, key=_place):
            member = zipfile.ZipInfo(name, _TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # whatever the machine
            archive.writestr(member, members[name])
    return out.getvalue()


def _place(name: str) -> tuple[bool, bool, str]:
    """The list of types is expected first, and what is peculiar to a file last: `file` and what asks it (xdg-open, mail filters) know Word by the first members."""
    return name != _FIRST, name.startswith("customXml/"), name
