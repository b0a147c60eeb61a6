"""`-f docx` as users meet it: to a file, a pipe, a terminal; without the library; with and without the record inside."""

import builtins
import csv
import importlib.util
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.cli.conftest import SAMPLES, TEXT, terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.slow
def test_to_a_file_and_to_a_pipe(briefgen: "Run", text_file: Path, tmp_path: Path) -> None:
    ran = briefgen("parse", text_file, "-f", "docx", "-o", "简报.docx")
    assert (ran.status, ran.out, ran.err) == (0, b"", "")
    piped = briefgen("parse", text_file, "-f", "docx")
    assert piped.out == (tmp_path / "简报.docx").read_bytes()
    assert piped.out.startswith(b"PK")
    assert "沈岩强调，各县区要在6月底前完成隐患排查。" in words(piped.out)


def test_the_suffix_says_the_format(call: "Run", text_file: Path, tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[render]\nformat = "json"\n', encoding="utf-8")
    for name, opening in {"a.docx": b"PK", "c.DOCX": b"PK", "a.md": b"## ", "a.json": b"{\n", "a.jsonl": b'{"', "a.txt": b"{\n"}.items():
        assert call("parse", text_file, "-o", name).status == 0
        assert (tmp_path / name).read_bytes().startswith(opening), name
    assert call("parse", text_file, "-f", "json", "-o", "b.md").status == 0
    assert (tmp_path / "b.md").read_bytes().startswith(b"{\n")


@pytest.mark.parametrize("arguments", [["-o", "a.wps"], ["-o", "a.xlsx", "-f", "json"], ["-o", "b.docx", "-f", "md"], ["-o", "b.md", "-f", "docx"]])
def test_a_suffix_that_promises_something_else(call: "Run", text_file: Path, tmp_path: Path, arguments: list[str]) -> None:
    assert call("parse", text_file, *arguments).failed(2, "后缀可用")
    assert not (tmp_path / arguments[1]).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_not_to_a_terminal(environment: dict[str, str], text_file: Path, output: list[str]) -> None:
    ours, theirs = terminal()
    command = [sys.executable, "-m", "briefgen", "parse", str(text_file), "-f", "docx", *output]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr.decode() == "错误：.docx 文件不能显示在终端上，请用 -o 写成文件，例如 -o 简报.docx。\n"


@pytest.mark.parametrize("command", ["parse", "render", "batch"])
def test_without_python_docx(call: "Run", record_file: Path, text_file: Path, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real_find, real_import = importlib.util.find_spec, builtins.__import__

    def gone(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx" or name.startswith("docx."):
            raise ImportError(name)
        return real_import(name, *rest, **more)

    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None if name == "docx" else real_find(name, package))
    monkeypatch.setattr(builtins, "__import__", gone)
    ran = call(command, record_file if command == "render" else text_file, "-f", "docx", "-o", "out.docx" if command != "batch" else "folder")
    assert ran.failed(4, "写 .docx 文件还要安装组件，请先 pip install 'briefgen[office]'，或改用 -f md。")
    assert not (tmp_path / "out.docx").exists()
    assert call("parse", text_file).status == 0


def test_of_a_record(call: "Run", record_file: Path, text_file: Path, tmp_path: Path) -> None:
    assert call("render", record_file, "-f", "docx", "-o", "a.docx").status == 0
    assert call("parse", text_file, "--with-text", "-f", "docx", "-o", "b.docx").status == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_one_record_a_file(call: "Run", record_file: Path, tmp_path: Path) -> None:
    line = json.dumps(json.loads(record_file.read_bytes()))
    (tmp_path / "two.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert call("render", "two.jsonl", "-f", "docx", "-o", "a.docx").failed(2, "共有 2 份记录，一个 .docx 文件只放一份")


def test_no_meeting_no_page(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("今天天气很好。\n", encoding="utf-8")
    assert call("parse", "空.txt", "-o", "a.docx").status == 5
    assert not (tmp_path / "a.docx").exists()


def test_explaining_needs_no_word(call: "Run", text_file: Path, tmp_path: Path) -> None:
    assert call("parse", text_file, "--explain", "-o", "a.docx").status == 0
    assert "规则" in (tmp_path / "a.docx").read_text(encoding="utf-8")


# ------------------------------------------------------------ the record inside


def record_of(ran: Any) -> Any:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_the_record_comes_back_and_says_so(call: "Run", text_file: Path) -> None:
    call("parse", text_file, "-f", "docx", "-o", "a.docx")
    ran = call("parse", "a.docx", "-f", "json")
    assert record_of(ran) == record_of(call("parse", text_file, "-f", "json"))
    assert ran.err == "提示：这份 Word 文件附有记录，文字也没有改动，直接取用记录，要照文字重新整理请加 --from-text。\n"
    ran = call("parse", "a.docx", "-f", "json", "--year", "2020")
    assert "直接取用记录，--year 因此不起作用；要照文字重新整理请加 --from-text。" in ran.err
    anew = call("parse", "a.docx", "-f", "json", "--from-text")
    assert record_of(anew)["source"]["name"] == "a.docx"
    assert anew.err == ""


def test_with_the_source_only_if_the_record_has_it(call: "Run", text_file: Path) -> None:
    call("parse", text_file, "-o", "without.docx")
    call("parse", text_file, "--with-text", "-o", "with.docx")
    whole = record_of(call("parse", text_file, "-f", "json", "--with-text"))
    assert record_of(call("parse", "with.docx", "-f", "json", "--with-text")) == whole
    assert "text" not in record_of(call("parse", "with.docx", "-f", "json"))["source"]
    ran = call("parse", "without.docx", "-f", "json", "--with-text")
    assert "text" not in record_of(ran)["source"]
    assert "所附的记录里没有原文，--with-text 不起作用" in ran.err


@pytest.mark.parametrize("arguments", [["parse", "会议.txt"], ["render", "会议.json"]])
def test_a_file_for_others(call: "Run", record_file: Path, arguments: list[str], tmp_path: Path) -> None:
    assert call(*arguments, "--no-record", "-o", "a.docx").status == 0
    assert b"customXml" not in (tmp_path / "a.docx").read_bytes()
    assert record_of(call("parse", "a.docx", "-f", "json"))["source"]["name"] == "a.docx"
    assert call(*arguments, "-o", "b.docx").status == 0
    assert b"customXml" in (tmp_path / "b.docx").read_bytes()
    (tmp_path / "briefgen.toml").write_text("[render]\nembed_record = false\n", encoding="utf-8")
    assert call(*arguments, "-o", "c.docx").status == 0
    assert (tmp_path / "c.docx").read_bytes() == (tmp_path / "a.docx").read_bytes()


def comments_of(path: Path) -> list[str]:
    return [each.text for each in docx.Document(str(path)).comments]


@pytest.mark.parametrize("arguments", [["parse", "会议.txt"], ["render", "会议.json"]])
def test_doubts_are_comments_but_not_for_others(call: "Run", record_file: Path, arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "会议.txt").write_text(TEXT.replace("2023年", ""), encoding="utf-8")
    call("parse", "会议.txt", "-o", record_file)
    assert call(*arguments, "-o", "a.docx").status == 0
    assert "日期“3月6日上午”没有写明年份，请补上年份。" in comments_of(tmp_path / "a.docx")
    assert call(*arguments, "--no-comments", "-o", "b.docx").status == 0
    assert "word/comments.xml" not in zipfile.ZipFile(tmp_path / "b.docx").namelist()
    assert words((tmp_path / "a.docx").read_bytes()) == words((tmp_path / "b.docx").read_bytes())
    (tmp_path / "briefgen.toml").write_text("[render]\ncomments = false\n", encoding="utf-8")
    assert call(*arguments, "-o", "c.docx").status == 0
    assert (tmp_path / "c.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_comments_of_a_batch(call: "Run", text_file: Path, tmp_path: Path) -> None:
    text_file.write_text(TEXT.replace("2023年", ""), encoding="utf-8")
    assert call("batch", text_file, "-f", "docx", "-o", "a").status == 0
    assert call("batch", text_file, "-f", "docx", "--no-comments", "-o", "b").status == 0
    (with_them,), (without,) = ([*(tmp_path / each).rglob("*.docx")] for each in "ab")
    assert comments_of(with_them)
    assert comments_of(without) == []


def test_taking_the_record_out_of_a_file(call: "Run", text_file: Path, tmp_path: Path) -> None:
    call("parse", text_file, "-o", "a.docx")
    call("parse", "a.docx", "--no-record", "-o", "b.docx")
    call("parse", text_file, "--no-record", "-o", "c.docx")
    assert (tmp_path / "b.docx").read_bytes() == (tmp_path / "c.docx").read_bytes()


@pytest.mark.parametrize("value", ['"no"', "0", "[]"])
def test_a_wrong_setting(call: "Run", text_file: Path, value: str, tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text(f"[render]\nembed_record = {value}\n", encoding="utf-8")
    assert call("parse", text_file).failed(2, "render.embed_record 写法不对，应为：true 或 false，不加引号")


def test_doubts_of_a_record_inside_are_told_without_lines(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "会议.txt").write_text(TEXT.replace("2023年", ""), encoding="utf-8")
    assert "警告：第 3 行第 3 列，date-without-year：日期" in call("parse", "会议.txt", "-o", "a.docx").err
    ran = call("parse", "a.docx", "--strict")
    assert ran.status == 6
    assert "警告：日期“…”没有写明年份" in ran.err


# ------------------------------------------------------------ many at once


@pytest.mark.slow
def test_a_batch_of_pages(briefgen: "Run", tmp_path: Path) -> None:
    folder = tmp_path / "归档"
    folder.mkdir()
    for name in ("city-brief", "school-notes"):
        (folder / f"{name}.txt").write_bytes((SAMPLES / f"{name}.txt").read_bytes())
    (folder / "空.txt").write_text("今天天气很好。\n", encoding="utf-8")
    assert briefgen("batch", folder, "-f", "docx", "-o", "简报", "-j", "2").status == 0
    made = sorted(path.name for path in (tmp_path / "简报").glob("*.docx"))
    assert made == ["city-brief.docx", "school-notes.docx"]
    (folder / "city-brief.txt").replace(tmp_path / "city-brief.txt")
    briefgen("parse", "city-brief.txt", "-o", "one.docx")
    before = json.loads(briefgen("parse", "one.docx", "-f", "json").out)
    after = json.loads(briefgen("parse", tmp_path / "简报" / "city-brief.docx", "-f", "json").out)
    assert {**before, "source": None} == {**after, "source": None}


@pytest.mark.slow
def test_a_batch_of_such_files_keeps_them_apart(briefgen: "Run", tmp_path: Path) -> None:
    """Two files made of sources with the same name: name and hash are those of the files, or one would take the other's place."""
    for n, leader in enumerate(("费明", "费清")):
        folder = tmp_path / "归档" / str(n)
        folder.mkdir(parents=True)
        (tmp_path / "会议.txt").write_text(TEXT.replace("费明", leader), encoding="utf-8")
        assert briefgen("parse", "会议.txt", "-o", folder / "简报.docx").status == 0
    assert briefgen("batch", "归档", "-o", "all.jsonl").status == 0
    found = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["source"]["name"] for each in found] == ["归档/0/简报.docx", "归档/1/简报.docx"]
    assert len({each["source"]["sha256"] for each in found}) == 2
    assert {each["source"]["media_type"] for each in found} == {"text/plain"}, "the spans are those of the text"
    ran = briefgen("batch", "归档", "-o", "all.jsonl", "--resume")
    assert "其中未改动而保留：2" in ran.err
    assert briefgen("batch", "归档", "-o", "all.db").status == 0
    hits = list(csv.DictReader(io.StringIO(briefgen("search", "all.db", "隐患", "-f", "csv").text.removeprefix("\ufeff"))))
    assert len(hits) >= 2


@pytest.mark.slow
def test_no_name_in_any_part_of_a_redacted_file(briefgen: "Run", text_file: Path, tmp_path: Path) -> None:
    assert briefgen("parse", text_file, "--redact", "-o", "a.docx").status == 0
    assert briefgen("parse", text_file, "-o", "whole.docx").status == 0
    assert briefgen("parse", "whole.docx", "--redact", "-o", "b.docx").status == 0
    folder = tmp_path / "归档"
    folder.mkdir()
    (tmp_path / "whole.docx").replace(folder / "whole.docx")
    assert briefgen("batch", folder, "--redact", "-f", "docx", "-o", "简报").status == 0
    for file in (tmp_path / "a.docx", tmp_path / "b.docx", tmp_path / "简报" / "whole.docx"):
        with zipfile.ZipFile(file) as archive:
            held = "".join(archive.read(name).decode() for name in archive.namelist())
        assert "［人员1］" in held
        assert "沈岩" not in held
        assert "费明" not in held
