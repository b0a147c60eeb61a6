"""Word files looked at from outside: their parts, and the order of elements that the schema of ISO/IEC 29500-1 asks for and Word insists on."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Element → its children in the order of the schema, those between bars in any. What is not named here may not stand there.
ORDER: dict[str, str] = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "p": "pPr r|commentRangeStart|commentRangeEnd",
    "comments": "comment",
    "comment": "p",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numPr": "ilvl numId",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
}  # fmt: skip


def parts(data: bytes) -> dict[str, bytes]:
    """The members of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """The root of a part."""
    return etree.fromstring(parts(data)[name])


def misplaced(root: Element) -> Iterator[str]:
    """Elements that stand where the schema has no place for them, or in the wrong order."""
    for element in root.iter(f"{W}*"):
        order = ORDER.get(element.tag.removeprefix(W))
        if order is None:
            continue
        names = {name: n for n, group in enumerate(order.split()) for name in group.split("|")}
        last = 0
        for child in element.iterchildren(f"{W}*"):
            name = child.tag.removeprefix(W)
            if name not in names:
                yield f"{name} in {element.tag.removeprefix(W)}"
            elif names[name] < last:
                yield f"{name} too late in {element.tag.removeprefix(W)}"
            else:
                last = names[name]


def texts(root: Element) -> list[str]:
    """The text of each paragraph, as its runs have it."""
    return ["".join("\t" if each.tag == f"{W}tab" else each.text or "" for each in p.iter(f"{W}t", f"{W}tab")) for p in root.iter(f"{W}p")]


def style_of(paragraph: Element) -> str:
    """The style of a paragraph, by its id."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of a descendant, by a path of local names; None where there is none."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")
