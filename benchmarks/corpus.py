"""Generated archives for the benchmarks: meeting texts made of samples/*.txt, all different, in several formats and encodings.

    python benchmarks/corpus.py FOLDER [--files N] [--broken N]

File n is sample n modulo their number, with other numbers in it, as one of `FORMATS`, and if it is text in one of `ENCODINGS`. One of every
``--broken`` files (default 100) is damaged in a way that its format can be. The same arguments make the same bytes.
"""

import argparse
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-8-sig")
#: A whole number that is no part of a date of the year, a decimal or a percentage, so that a text stays sensible.
_NUMBER = re.compile(r"(?<![\d.．])[1-9]\d?(?![\d.．]|年|月|日|时|分|号|点)")
_ZIPPED = (2020, 1, 1, 0, 0, 0)


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """So many texts, all different."""
    samples = [path.read_text(encoding="utf-8") for path in SAMPLES]
    for n in range(count):
        chosen = random.Random(seed * 1_000_003 + n)
        text = _NUMBER.sub(lambda _, chosen=chosen: str(chosen.randint(2, 98)), samples[n % len(samples)])  # type: ignore[misc]
        yield f"{text.rstrip()}\n（存档编号：{seed}-{n:08}）\n"


def _plain(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


def _markdown(text: str, encoding: str) -> bytes:
    head, _, rest = text.partition("\n")
    return f"# {head}\n\n{rest}".encode(encoding)


def _html(text: str, encoding: str) -> bytes:
    named = {"utf-16": "utf-8", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    head, *rest = [line for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{escape(line)}</p>\n" for line in rest)
    menu = "".join(f'<li><a href="/{n}.html">{name}</a></li>' for n, name in enumerate(("首页", "新闻中心", "政务公开", "互动交流", "办事服务")))
    declared = "gb2312" if named == "gb18030" else named
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{declared}"><title>{escape(head)}</title></head><body>'
        f'<div class="nav"><ul>{menu}</ul></div>\n<div class="article"><h1>{escape(head)}</h1>\n{body}</div>'
        '<div class="footer"><p>版权所有 网站地图 联系我们</p></div></body></html>\n'
    ).encode(named)


def _rtf(text: str, encoding: str) -> bytes:
    def control(character: str) -> str:
        if character.isascii():
            return "\\" + character if character in "\\{}" else character
        if encoding == "gb18030":  # as WordPad writes it
            coded = character.encode("gb18030")
            if len(coded) == 2:
                return "".join(f"\\'{byte:02x}" for byte in coded)
        units = character.encode("utf-16-le")
        return "".join(f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?" for at in range(0, len(units), 2))

    body = "".join("".join(map(control, line)) + "\\par\n" for line in text.splitlines())
    return ("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\n\\pard\\f0\\fs24 " + body + "}").encode("ascii")


def _docx(text: str, encoding: str) -> bytes:  # noqa: ARG001 - the format has one of its own
    space = "http://schemas.openxmlformats.org"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIPPED), f'<?xml version="1.0" encoding="UTF-8"?>\n{content}', zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[str, str], bytes]] = {"txt": _plain, "md": _markdown, "html": _html, "rtf": _rtf, "docx": _docx}
#: What a broken file of each suffix holds: cut short, no text at all, or something else under a wrong name.
_BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "txt": lambda data: b"\xff\xfe\xff\x00\x81" + bytes(range(256)) * 4 + data[:101],
    "md": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "html": lambda _: b"%PDF-1.4\n%broken",
    "rtf": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048),
    "docx": lambda data: data[: len(data) // 2],
}


def write(folder: Path, count: int, *, broken: int = 100, formats: tuple[str, ...] = tuple(FORMATS), seed: int = 1) -> int:
    """Write so many files into ``folder``, a hundred to a subfolder; how many of them are broken."""
    damaged = 0
    for n, text in enumerate(texts(count, seed)):
        suffix = formats[n % len(formats)]
        data = FORMATS[suffix](text, ENCODINGS[n // len(formats) % len(ENCODINGS)])
        if broken and n % broken == n // broken % broken:  # every format has its turn
            data = _BROKEN[suffix](data)
            damaged += 1
        path = folder / f"{n // 100:04}" / f"会议{n:08}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return damaged


def main() -> None:
    """Write an archive."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=10_000)
    arguments.add_argument("--broken", type=int, default=100)
    given = arguments.parse_args()
    print(f"{given.files} files, {write(given.folder, given.files, broken=given.broken)} of them broken")


if __name__ == "__main__":
    main()
