"""The single checks: what each says of a computer that has something, lacks it, or is odd."""

import importlib.metadata
import io
import os
import shutil
import struct
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import words
from briefgen.doctor import check, console, fonts, packages, places, program, works

ROOT = Path(__file__).parents[2]


def versions(**known: str) -> Callable[[str], str]:
    """`importlib.metadata.version` on a computer that has these packages."""

    def version(name: str) -> str:
        try:
            return known[name.replace("-", "_")]
        except KeyError:
            raise importlib.metadata.PackageNotFoundError(name) from None

    return version


def test_every_extra_of_users_has_its_purpose() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(packages.PURPOSES) == set(project["optional-dependencies"]) - {"dev", "fuzz", "train"}
    assert {each.name for each in packages.requirements() if not each.extra} == {each.split(">")[0] for each in project["dependencies"]}


def test_what_is_always_needed() -> None:
    assert packages.required().status == "ok"
    found = packages.required(versions(jieba="0.42.1", rich="15.0", typer="0.29"))
    assert (found.status, found.found) == ("problem", "缺少 pydantic")
    assert "pip install" in found.advice


@pytest.mark.parametrize(
    ("installed", "status", "found"),
    [
        ({"pypdfium2": "99"}, "ok", "读 PDF：pypdfium2 99"),
        ({}, "attention", "未装齐：缺少 pypdfium2"),
        ({"pypdfium2": "4.30"}, "attention", "（现有 4.30，太旧）"),
    ],
)
def test_an_extra(installed: dict[str, str], status: str, found: str) -> None:
    pdf = next(each for each in packages.extras(versions(**installed)) if each.id == "extra-pdf")
    assert pdf.status == status
    assert found in pdf.found
    assert bool(pdf.advice) == (status != "ok")


@pytest.mark.parametrize(
    ("older", "newer", "less"),
    [
        ("2.9", "2.12", True),
        ("2.12.0", "2.12", False),
        ("2.12", "2.12.0", False),
        ("3.1.0rc1", "3.1", False),
        ("0.42.1", "0.42", False),
        ("", "1", True),
    ],
)
def test_versions_are_compared_by_number(older: str, newer: str, less: bool) -> None:
    assert (packages._numbers(older) < packages._numbers(newer)) is less


@pytest.mark.parametrize(
    ("names", "status", "said"),
    [
        (("方正小标宋简体", "仿宋_GB2312", "仿宋", "黑体", "楷体_GB2312", "楷体"), "ok", "黑体"),
        (("FZXiaoBiaoSong-B05S", "FangSong", "SimHei", "KaiTi", "Arial"), "ok", "可以互代"),
        (("SimHei", "FangSong", "KaiTi"), "attention", "缺 方正小标宋简体"),
        ((), "attention", "缺 方正小标宋简体、仿宋_GB2312、仿宋、黑体、楷体_GB2312、楷体"),
    ],
)
def test_fonts(names: tuple[str, ...], status: str, said: str) -> None:
    found = fonts.fonts(names)
    assert found.status == status
    assert said in found.found


def font(family: str) -> bytes:
    """The smallest file that has a name: a directory with one table, and in it the family as Windows writes it."""
    text = family.encode("utf-16-be")
    table = struct.pack(">HHH6H", 0, 1, 18, 3, 1, 0x804, 1, len(text), 0) + text
    return struct.pack(">LH6x", 0x10000, 1) + struct.pack(">4sLLL", b"name", 0, 28, len(table)) + table


def test_names_are_read_out_of_font_files() -> None:
    assert list(fonts.families(io.BytesIO(font("仿宋_GB2312")))) == ["仿宋_GB2312"]
    single = font("楷体")
    table_at = struct.pack(">L", 28)
    moved = single.replace(table_at, struct.pack(">L", 28 + 16), 1)
    collection = b"ttcf" + struct.pack(">LLL", 0x10000, 1, 16) + moved
    assert list(fonts.families(io.BytesIO(collection))) == ["楷体"]


@pytest.mark.parametrize("data", [b"", b"ttcf", b"\x00\x01\x00\x00", b"not a font at all, but some text", font("黑体")[:40]])
def test_a_damaged_font_is_no_font(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.ttf").write_bytes(data)
    (tmp_path / "y.TTF").write_bytes(font("仿宋"))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path, tmp_path / "none"])
    assert "仿宋" in set(fonts.installed())


@pytest.mark.skipif(not shutil.which("fc-list"), reason="no fontconfig")
def test_font_files_and_fontconfig_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = subprocess.run(["fc-list", ":fontformat=TrueType", "file"], capture_output=True, text=True, check=True).stdout.splitlines()
    paths = [Path(line.rstrip(": ")) for line in listed][:40]
    asked = set(fonts.installed())
    for path in paths:
        with path.open("rb") as file:
            assert set(fonts.families(file)) & asked, path


def test_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert works.dictionary().status == "ok"
    other = tmp_path / "dict.txt"
    other.write_text("会议 10 n\n", encoding="utf-8")
    monkeypatch.setattr(words, "_source", lambda: other)
    assert works.dictionary().status == "attention"


def test_the_trial_is_read_whole() -> None:
    assert works.trial().status == "ok"


def test_the_trial_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works, "_FOUND", ("XXXX-08-02", "张立", ""))
    assert works.trial().status == "problem"


def test_sqlite_without_trigrams(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    assert works.sqlite().status == "ok"

    class Old:
        def execute(self, sql: str) -> None:
            if "trigram" in sql:
                raise sqlite3.OperationalError("no such tokenizer: trigram")

        def close(self) -> None: ...

    monkeypatch.setattr(sqlite3, "connect", lambda _: Old())
    found = works.sqlite()
    assert found.status == "attention"
    assert "没有三字索引" in found.found


def test_no_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert works.sqlite().status == "problem"


@pytest.mark.parametrize(
    ("preferred", "names", "status"),
    [("utf-8", "utf-8", "ok"), ("UTF8", "UTF-8", "ok"), ("gb18030", "utf-8", "attention"), ("ascii", "ascii", "attention")],
)
def test_encodings(preferred: str, names: str, status: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: preferred)
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: names)
    assert console.encodings().status == status


def test_a_console_of_gbk_spoils_what_is_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_code_page", lambda: 936)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert console.screen().status == "attention"
    monkeypatch.setattr(console, "_code_page", lambda: 65001)
    assert console.screen().status == "ok"


def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((50, 24)))
    assert console.screen().status == "attention"


@pytest.mark.parametrize(("free", "status"), [(10**10, "ok"), (10**8, "attention"), (10**6, "problem")])
def test_disks(free: int, status: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free))
    assert places.here().status == status
    assert places.temporary().status in (status, "attention")


def test_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert places.here().status == "attention"


def test_a_python_nobody_has_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "TESTED", (99,))
    assert program.python().status == "attention"


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert check.shown(tmp_path / "a") == str(Path("~") / "a")
    assert check.shown(Path("/opt/a")) == str(Path("/opt/a"))
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError))
    assert check.shown(tmp_path) == str(tmp_path)
