"""Bytes in and out: encodings, pipes, output files that appear whole or not at all, and what must not reach a terminal."""

import json
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.cli import streams
from briefgen.errors import UnreadableError, UsageError
from tests.cli.conftest import shown_there, terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"
ASCII = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def _facts(value: Any) -> Any:
    """A record without what depends on the bytes or on the newlines: source, ids, spans, counts."""
    if isinstance(value, dict):
        return {
            key: _facts(inner)
            for key, inner in value.items()
            if key not in ("source", "id", "span", "spans", "points", "coverage", "speech", "message")
        }
    if isinstance(value, list):
        return [_facts(inner) for inner in value]
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


@pytest.mark.parametrize("sample", ["city-brief", "hospital-minutes", "school-notes"])
def test_the_same_text_in_any_encoding_gives_the_same_facts(call: "Run", tmp_path: Path, sample: str) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
    codings = {
        "utf-8": text.encode(),
        "utf-8-sig": text.encode("utf-8-sig"),
        "gb18030": text.encode("gb18030"),
        "utf-16-le": b"\xff\xfe" + text.encode("utf-16-le"),
        "utf-16-be": b"\xfe\xff" + text.encode("utf-16-be"),
        "crlf": text.replace("\n", "\r\n").encode(),
    }
    records = {}
    for name, data in codings.items():
        (tmp_path / name).write_bytes(data)
        records[name] = json.loads(call("parse", tmp_path / name, "-f", "json").text)
        assert json.loads(call("parse", "-", "-f", "json", stdin=data).text)["briefs"] == records[name]["briefs"]
    assert [record["source"]["encoding"] for record in records.values()] == ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-8"]
    expected = _facts(records["utf-8"])
    assert expected["briefs"]
    for name, record in records.items():
        assert _facts(record) == expected, name


@pytest.mark.slow
def test_a_pipe_is_utf8_whatever_the_console_says(briefgen: "Run", text_file: Path) -> None:
    expected = briefgen("parse", text_file)
    assert expected.text.startswith("## 全市安全生产工作推进会召开\n")
    for source in (text_file, "-"):
        ran = briefgen("parse", source, stdin=text_file.read_bytes(), env=ASCII)
        assert (ran.status, ran.out, ran.err) == (0, expected.out, "")


def test_messages_and_help_survive_an_ascii_console(briefgen: "Run") -> None:
    ran = briefgen("parse", "-", "--region", "桃花源", env=ASCII, stdin="下雨了。".encode())
    assert (ran.status, ran.out) == (2, b"")
    assert ran.err.startswith("错误：没有“桃花源”这个行政区划")
    assert briefgen("--help", env=ASCII).text.startswith("用法：")


def test_a_given_encoding_is_used(call: "Run", tmp_path: Path) -> None:
    path = tmp_path / "會議.txt"
    path.write_bytes("2023年3月6日，安全生產工作會議召開。市長費明主持會議。".encode("big5"))
    record = json.loads(call("parse", path, "-f", "json", "--encoding", "big5").text)
    assert record["source"]["encoding"] == "big5"
    assert record["briefs"][0]["attendees"][0]["name"] == "費明"


def test_an_output_file_holds_what_a_pipe_carries(call: "Run", tmp_path: Path, text_file: Path) -> None:
    for name in ("md", "json", "jsonl"):
        path = tmp_path / f"会议.{name}"
        ran = call("parse", text_file, "-f", name, "-o", path)
        assert (ran.status, ran.out, ran.err) == (0, b"", "")
        assert path.read_bytes() == call("parse", text_file, "-f", name, "-o", "-").out == call("parse", text_file, "-f", name).out
    assert len((tmp_path / "会议.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_an_existing_file_is_replaced_and_keeps_its_mode(call: "Run", tmp_path: Path, text_file: Path) -> None:
    path = tmp_path / "简报.md"
    path.write_bytes(b"old " * 10_000)
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert call("parse", text_file, "-o", link).status == 0
    assert path.read_bytes() == call("parse", text_file).out
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.md", "会议.txt", "简报.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_new_file_has_the_usual_mode(call: "Run", tmp_path: Path, text_file: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert call("parse", text_file, "-o", tmp_path / "简报.md").status == 0
    assert (tmp_path / "简报.md").stat().st_mode == plain.stat().st_mode


def test_a_device_is_written_to_not_replaced(call: "Run", text_file: Path) -> None:
    before = Path(os.devnull).stat()
    assert call("parse", text_file, "-o", os.devnull).status == 0
    assert Path(os.devnull).stat().st_ino == before.st_ino
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
@pytest.mark.parametrize("existing", [None, b"kept"])
def test_a_write_that_fails_half_way_leaves_nothing(briefgen: "Run", tmp_path: Path, text_file: Path, existing: bytes | None) -> None:
    import resource

    path = tmp_path / "简报.md"
    if existing is not None:
        path.write_bytes(existing)
    ran = briefgen("parse", text_file, "-o", path, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)))
    assert ran.failed(2, f"无法写入“{path}”：文件太大")
    assert {each.name for each in tmp_path.iterdir()} == {"会议.txt"} | ({"简报.md"} if existing else set())
    assert existing is None or path.read_bytes() == existing


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "Permission denied"), "没有写入权限"), (OSError(28, "No space left"), "磁盘已满"), (KeyboardInterrupt(), None)],
)
def test_a_rename_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, reason: str | None) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError if reason else KeyboardInterrupt, match=reason):
        streams.write(b"data", str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission(call: "Run", tmp_path: Path, text_file: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert call("parse", text_file, "-o", closed / "简报.md").failed(2, "没有写入权限")


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"kept")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError, match="没有写入权限"):
        streams.write(b"data", str(path))
    assert path.read_bytes() == b"kept"


def test_standard_input_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * (1 << 20))))
    assert len(streams.read_standard_input(1 << 20)) == 1 << 20
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * ((1 << 20) + 1))))
    with pytest.raises(UnreadableError, match="超过 1 MB"):
        streams.read_standard_input(1 << 20)


HOSTILE = (
    "2023年3月6日，全市\x1b]0;x\x07安全\x1b[31m生产\u202e工作推进会召开。市长费明\x9b2J主持会议13。3%。\n"
    + "沈岩强调，各县区要在6月底前完成隐患排查。" * 40
)


@pytest.mark.parametrize("arguments", [("-f", "md"), ("-f", "json"), ("-f", "jsonl"), ("--explain",), ("-f", "json", "--with-text")])
def test_no_control_character_of_the_source_gets_out(call: "Run", arguments: tuple[str, ...]) -> None:
    ran = call("parse", "-", "-v", *arguments, stdin=HOSTILE.encode())
    assert ran.status == 0
    for output in (ran.text, ran.err):
        assert not [
            character for character in output if character != "\n" and (ord(character) < 32 or 0x7F <= ord(character) < 0xA0 or character == "\u202e")
        ]


HOSTILE_NAME = "会\x1b[31m议\n".encode() + b"\xff\xb2\xbb.txt"


@pytest.fixture
def hostile(tmp_path: Path, text_file: Path) -> bytes:
    """The name of a file that holds control characters and bytes that are no UTF-8."""
    Path(os.fsdecode(bytes(tmp_path) + b"/" + HOSTILE_NAME)).write_bytes(text_file.read_bytes())
    return HOSTILE_NAME


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_hostile_file_names(briefgen: "Run", hostile: bytes, text_file: Path) -> None:
    ran = briefgen("parse", hostile, "-f", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.text)["source"]["name"].startswith("会\x1b[31m议\n")
    assert b"\x1b" not in ran.out
    assert briefgen("parse", hostile + b"x").failed(4, "找不到文件“会␛[31m议")
    assert briefgen("parse", text_file, "-o", hostile).status == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_no_byte_of_a_file_name_is_lost(briefgen: "Run", hostile: bytes) -> None:
    ran = briefgen("parse", hostile, "-f", "json")
    assert json.loads(ran.text)["source"]["name"] == "会\x1b[31m议\n\\xff\\xb2\\xbb.txt"


def test_a_name_that_looks_like_an_option(call: "Run", tmp_path: Path, text_file: Path) -> None:
    (tmp_path / "-f.txt").write_bytes(text_file.read_bytes())
    assert call("parse", "--", "-f.txt").out == call("parse", text_file).out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_terminal_shows_the_brief_rendered(environment: dict[str, str], text_file: Path) -> None:
    import subprocess

    def shown(*arguments: str) -> str:
        ours, theirs = terminal()
        process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "parse", str(text_file), *arguments],
            stdout=theirs,
            env={**environment, "TERM": "xterm", "COLUMNS": "80"},
        )
        os.close(theirs)
        data = shown_there(ours)
        assert process.wait(60) == 0
        return data.decode()

    rendered = shown()
    assert "全市安全生产工作推进会召开" in rendered
    assert "## " not in rendered
    assert "**" not in rendered
    assert "\x1b[4;35m" in rendered  # the headline
    assert shown("-o", "-").startswith("## 全市安全生产工作推进会召开")
    assert shown("-f", "json").startswith("{")
