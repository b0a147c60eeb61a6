"""What a file is, by its content; and what is said of files that no reader takes."""

import builtins
import hashlib
import http.server
import io
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import UnreadableError, UsageError
from briefgen.reading import office, read_bytes, read_file
from briefgen.reading.numbering import chinese, count
from tests.reading.pdfs import paragraph, pdf
from tests.reading.word import docx, p

TEXT = "会议由佟铁成主持。\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def types(content_type: str) -> bytes:
    return zipped(**{"[Content_Types].xml": f'<Types><Override PartName="/x" ContentType="{content_type}"/></Types>'.encode()})


def ole(*streams: str, header: bytes = b"") -> bytes:
    """The names of streams as they stand in the directory of a compound file; ``header``: the first sector behind its own."""
    return _OLE + header.ljust(512, b"\x00") + b"".join(stream.encode("utf-16-le").ljust(128, b"\x00") for stream in streams)


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
#: A piece of the sentence → files that it is said of.
REFUSED: dict[str, list[bytes]] = {
    "这是图片，请先用文字识别（OCR）": [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a\x01\x00",
        b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00",
        b"II*\x00\x08\x00",
        b"MM\x00*\x00\x00",
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypheic",
    ],
    "这是压缩文件，请解开": [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00\x04", b"\x1f\x8b\x08\x00", zipped(**{"会议.txt": b"x"}), zipped()],
    "OFD": [zipped(**{"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": b""})],
    "Excel": [types(_SHEET), types("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ole("Workbook"), ole("Book")],
    "演示文稿": [types(_SLIDES), ole("PowerPoint Document")],
    "表格或演示文件": [zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")],
    "电子书": [zipped(mimetype=b"application/epub+zip")],
    "这不是 Word 文件": [types("application/vnd.ms-visio.drawing.main+xml")],
    "打开密码": [ole("EncryptionInfo", "EncryptedPackage"), ole("WordDocument", header=b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01")],
    "损坏": [b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n", rb"{\rtf1\ansi\ansicpg936 ", ole()],
    "这是 XML 文件": [b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'],
    "录音或录像": [b"ID3\x03\x00", b"RIFF\x24\x00\x00\x00WAVEfmt ", b"\x00\x00\x00\x20ftypmp42"],
    "程序": [b"MZ" + bytes(80)],
    "这是数据库文件": [b"SQLite format 3\x00" + bytes(20)],
    "这个 .docx 文件已损坏": [bytes(40), b"\x05\x00\xff\xfe\x00\x81"],
    "参数 encoding": [b"\xff\xff\xff\xff"],
}


@pytest.mark.parametrize(("sentence", "data"), [(sentence, data) for sentence, files in REFUSED.items() for data in files])
def test_refused(sentence: str, data: bytes) -> None:
    for encoding in (None, "gb18030"):
        with pytest.raises(UnreadableError) as caught:
            read_bytes(data, "会议.docx", encoding)
        assert sentence in str(caught.value), encoding
        assert str(caught.value).endswith("。")
        assert str(caught.value).count("。") == 1


def test_an_archive_with_a_password() -> None:
    data = bytearray(docx(p("会议")))
    at = -1
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    with pytest.raises(UnreadableError, match="有密码"):
        read_bytes(bytes(data), "会议.docx")


@pytest.mark.parametrize(
    ("text", "name", "media_type"),
    [
        (TEXT, "会议.txt", "text/plain"),
        (TEXT, "会议.docx", "text/plain"),
        (TEXT, "会议.html", "text/plain"),
        ("PK 赛总结会", "-", "text/plain"),
        ("%PDF 文件清单", "-", "text/plain"),
        ("BM 模式研讨会", "-", "text/plain"),
        ("MM会议", "-", "text/plain"),
        ("出席：甲\n主持：乙\n网页 <html> 是标记", "-", "text/plain"),
        ("# 会议\n\n**时间**：今天", "会议.md", "text/markdown"),
        ("<div align=center>会议</div>\n\n正文", "会议.md", "text/markdown"),
        ("<p>会议</p>", "会议.txt", "text/plain"),
        ("<p>会议</p>", "-", "text/html"),
        ("<p>会议", "会议.htm", "text/html"),
        ("\n<!-- 注 -->\n<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><p>会议</p>", "会议.txt", "text/html"),
        ("<?xml version='1.0' encoding='utf-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><body><p>会议</p></body></html>", "-", "text/html"),
        ("\ufeff<HTML><BODY>会议</BODY></HTML>", "会议.wps", "text/html"),
    ],
)
def test_text_and_web_pages(text: str, name: str, media_type: str) -> None:
    read = read_bytes(text.encode(), name)
    assert read.media_type == media_type
    if media_type != "text/html":
        assert read.text == text


def test_text_may_be_empty() -> None:
    assert read_bytes(b"", "空.txt").text == ""


@pytest.mark.parametrize("data", [docx(p("会议召开。")), pdf([paragraph("会议召开。", 700)]), b"<html><body>x</body></html>", TEXT.encode("gb18030")])
def test_the_sum_is_of_the_bytes(data: bytes) -> None:
    assert read_bytes(data, "x").sha256 == hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- without the extras


@pytest.mark.parametrize(
    ("data", "library", "extra"),
    [
        (docx(p("会议")), "lxml", "office"),
        (b"<html><body>x</body></html>", "lxml", "html"),
        (pdf([paragraph("会议", 700)]), "pypdfium2", "pdf"),
    ],
)
def test_a_missing_library(data: bytes, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *arguments: Any) -> Any:
        if name.split(".")[0] == library:
            raise ModuleNotFoundError(name)
        return real(name, *arguments)

    for name in [each for each in sys.modules if each.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", missing)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "会议")
    assert f"pip install 'briefgen[{extra}]'" in str(caught.value)


def test_text_and_rtf_need_no_library() -> None:
    code = (
        "import sys; sys.modules['lxml'] = sys.modules['pypdfium2'] = None\n"
        "from briefgen.reading import read_bytes\n"
        "print(read_bytes('会议'.encode(), 'x').text, read_bytes(rb'{\\rtf1 a}', 'x').text)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"})
    assert done.stdout.split() == ["会议", "a"]


def test_reading_text_loads_no_library() -> None:
    code = "import sys\nfrom briefgen.reading import read_bytes\nread_bytes(b'x', 'x')\nprint({'lxml', 'pypdfium2', 'zipfile', 'email'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


# ---------------------------------------------------------------- old Word and WPS files


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(UnreadableError, match=r"需要 LibreOffice，请先安装它，或用 WPS 打开后另存为 \.docx"):
        read_bytes(ole("WordDocument"), "会议.wps")


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
def test_a_conversion_that_hangs_fails_or_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.2)
    for script, sentence in (("sleep 60", "超过"), ("exit 1", "打不开")):
        path = program(tmp_path, script)
        monkeypatch.setattr(office, "soffice", lambda path=path: path)
        with pytest.raises(UnreadableError, match=sentence):
            read_bytes(ole("WordDocument"), "会议.doc")
    monkeypatch.setattr(office, "soffice", lambda: str(tmp_path / "没有"))
    with pytest.raises(UnreadableError, match="启动不了"):
        read_bytes(ole("WordDocument"), "会议.doc")


def test_a_damaged_old_file(converted: Path) -> None:
    data = (converted / "bureau-notes.doc").read_bytes()
    with pytest.raises(UnreadableError, match="打不开"):
        read_bytes(data[:512] + bytes(len(data) - 1536) + data[-1024:] + "WordDocument".encode("utf-16-le"), "会议.doc")


def test_nothing_is_left_behind(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert "漳平市水利局" in read_file(converted / "bureau-notes.doc").text
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_fetched(converted: Path) -> None:
    """A picture that a document links to on the network stays there."""
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *arguments: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        picture = f'<draw:frame><draw:image xlink:href="http://127.0.0.1:{server.server_port}/x.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
        names = {"office": "office", "text": "text", "draw": "drawing"}
        spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
        content = (
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f"<text:p>会议召开。{picture}</text:p></office:text></office:body></office:document-content>"
        )
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        )
        members = {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
        assert read_bytes(zipped(**members), "会议.odt").text == "会议召开。\n"
        server.shutdown()
    assert asked == []


# ---------------------------------------------------------------- what the readers share


def test_an_unknown_encoding() -> None:
    with pytest.raises(UsageError):
        read_bytes(TEXT.encode(), "x", "何")


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百〇五"), (1010, "一千〇一十")],
)
def test_numbers_in_chinese(number: int, expected: str) -> None:
    assert chinese(number) == expected


FORMATS = {
    "chineseCountingThousand": "十二", "ideographDigital": "一二", "chineseLegalSimplified": "壹拾贰", "ideographTraditional": "乙", "ideographZodiac": "亥",
    "upperRoman": "XII", "lowerRoman": "xii", "upperLetter": "L", "lowerLetter": "l", "decimalZero": "12", "decimalEnclosedCircle": "⑫",
    "decimalEnclosedParen": "⑿", "decimalEnclosedFullstop": "⒓", "decimalFullWidth": "１２", "ideographEnclosedCircle": "12", "none": "", "unheardOf": "12",
}  # fmt: skip


def test_counts() -> None:
    assert {name: count(12, name) for name in FORMATS} == FORMATS
