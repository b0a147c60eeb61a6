"""`briefgen review`: what goes in, what comes out, and every way in which it can end. The page itself is tried in `tests/review/`."""

import base64
import json
import re
import webbrowser
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES, Run


def data(page: str) -> dict[str, object]:
    """The record in a page, with null for texts that spans name."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    record: dict[str, object] = json.loads(found[1])
    return record


def test_a_text_becomes_a_page(text_file: Path, call: Run) -> None:
    ran = call("review", text_file, "-o", "核对.html")
    assert (ran.status, ran.out, ran.err) == (0, b"", "")
    source = data(text_file.with_name("核对.html").read_text(encoding="utf-8"))["source"]
    assert isinstance(source, dict)
    assert source["text"] == text_file.read_text(encoding="utf-8")


def test_standard_streams(text_file: Path, call: Run) -> None:
    ran = call("review", "-", stdin=text_file.read_bytes())
    assert ran.status == 0
    assert ran.text.startswith("<!DOCTYPE html>\n")
    assert ran.text.endswith("</html>\n")


def test_a_record_gives_the_page_of_its_text(text_file: Path, record_file: Path, call: Run) -> None:
    assert call("review", record_file).out == call("review", text_file).out == call("review", "-", stdin=record_file.read_bytes()).out


def test_a_record_in_utf8_beside_texts_in_gb18030(record_file: Path, call: Run) -> None:
    plain = call("review", record_file).out
    record_file.with_name("briefgen.toml").write_text('[parse]\nencoding = "gb18030"\n', encoding="utf-8")
    assert call("review", record_file).out == plain


def test_options_of_the_parse_hold(tmp_path: Path, call: Run) -> None:
    path = tmp_path / "会议.txt"
    path.write_text("3月6日上午，甲局召开例会。局长贺兰山主持会议。", encoding="utf-8")
    assert '"start":null' in call("review", path).text
    assert '"start":"2023-03-06"' in call("review", path, "--year", "2023").text


def test_other_formats_are_read(tmp_path: Path, call: Run) -> None:
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>3月6日，甲局召开例会。</w:t></w:r></w:p></w:body></w:document>'
    with zipfile.ZipFile(tmp_path / "会议.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("word/document.xml", document)
    assert "甲局召开例会" in call("review", "会议.docx").text


def test_no_meeting_still_gives_a_page(call: Run) -> None:
    ran = call("review", "-", stdin="今天天气不错。".encode())
    assert ran.status == 5
    assert "另立为会议" in ran.err
    assert "今天天气不错" in ran.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"briefs": 3}, "记录不合格式：$.briefs"),
        ({"source": {"text": None}}, "--with-text"),
        ({"coverage": {"assigned": 1}}, "记录前后不一致：$.coverage"),
    ],
)
def test_a_record_that_cannot_be_shown(change: dict[str, object], sentence: str, record_file: Path, call: Run) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    for key, value in change.items():
        if isinstance(value, dict):
            record[key].update(value)
            record[key] = {name: each for name, each in record[key].items() if each is not None}
        else:
            record[key] = value
    record_file.write_text(json.dumps(record), encoding="utf-8")
    assert call("review", record_file).failed(4, sentence)


def listed(page: str) -> list[str]:
    """The files that a page of several has in its list."""
    found = re.search(r'<script type="(application/\w+)" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    held = json.loads(found[2] if found[1].endswith("json") else zlib.decompress(base64.b64decode(found[2])))
    return [each["name"] for each in held["pages"]]


def test_several_records_are_one_page_with_a_list(record_file: Path, text_file: Path, call: Run) -> None:
    line = json.dumps(json.loads(record_file.read_text(encoding="utf-8")))
    record_file.with_name("几份.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    ran = call("review", "几份.jsonl", text_file.name)
    assert (ran.status, ran.err) == (0, "")
    assert listed(ran.text) == ["会议.txt"] * 3


def test_of_several_files_one_may_fail(text_file: Path, call: Run) -> None:
    text_file.with_name("另.txt").write_text("今天天气不错。", encoding="utf-8")
    ran = call("review", text_file.name, "无.txt", "另.txt", "-o", "核对.html")
    assert (ran.status, ran.err) == (3, "错误：无.txt：找不到文件“无.txt”，请检查文件名和所在文件夹。\n")
    assert listed(text_file.with_name("核对.html").read_text(encoding="utf-8")) == ["会议.txt", "另.txt"]
    assert call("review", "无.txt", "也无.txt", "-o", "甲.html").status == 4
    assert not text_file.with_name("甲.html").exists()


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_only_a_file_can_be_opened(output: tuple[str, ...], text_file: Path, call: Run) -> None:
    assert call("review", text_file, "--open", *output).failed(2, "-o 核对.html")


def test_the_input_is_not_overwritten(text_file: Path, call: Run) -> None:
    assert call("review", text_file, "-o", text_file).failed(2, "就是输入文件")


@pytest.mark.parametrize("there", [True, False])
def test_open_shows_the_page(there: bool, text_file: Path, call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def show(url: str) -> bool:
        opened.append(url)
        return there

    monkeypatch.setattr(webbrowser, "open", show)
    monkeypatch.setenv("DISPLAY", ":0")
    ran = call("review", text_file, "-o", "核对.html", "--open")
    assert ran.status == 0
    assert opened == [text_file.with_name("核对.html").resolve().as_uri()]
    assert ("没有找到浏览器" in ran.err) == (not there)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.txt")))
def test_every_sample_has_a_page_of_moderate_size(name: str, call: Run) -> None:
    path = SAMPLES / f"{name}.txt"
    assert len(call("review", path).out) < 300_000 + path.stat().st_size
