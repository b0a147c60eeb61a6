"""`--roster`, `--lexicon`, their keys in `briefgen.toml`, and `briefgen lexicon check`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROSTER = "姓名,职务,单位,编号\n沈岩,市委书记,市委,001\n费明,市长,市政府,002\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "花名册.csv"
    path.write_text(ROSTER, encoding="gb18030")
    return path


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "词典.txt"
    path.write_text("数智办 1000 nt\n", encoding="utf-8")
    return path


def ids(out: bytes) -> list[str | None]:
    return [each["roster"]["id"] for each in json.loads(out)["briefs"][0]["attendees"] if "roster" in each]


def test_a_roster_links(call: "Run", text_file: Path, roster: Path, lexicon: Path) -> None:
    ran = call("parse", text_file, "-f", "json", "--roster", roster, "--lexicon", lexicon)
    assert ran.status == 0
    assert ids(ran.out) == ["001", "002"]


def test_both_from_the_settings_file(call: "Run", text_file: Path, roster: Path, lexicon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text_file.with_name("briefgen.toml").write_text('[parse]\nroster = "花名册.csv"\nlexicon = "词典.txt"\n', encoding="utf-8")
    monkeypatch.chdir("/")
    assert ids(call("parse", text_file, "-f", "json").out) == ["001", "002"]


@pytest.mark.parametrize(
    ("option", "name", "content", "sentence"),
    [
        ("--roster", "没有.csv", None, "找不到文件"),
        ("--roster", "册.csv", "甲,乙\n", "应是表头"),
        ("--roster", "册.docx", "甲", "不是 .csv、.xlsx 或 .toml"),
        ("--lexicon", "没有.txt", None, "找不到文件"),
        ("--lexicon", "词.txt", "数智办\n", "第 1 行：应有"),
    ],
)
def test_a_wrong_file_is_2(call: "Run", text_file: Path, option: str, name: str, content: str | None, sentence: str) -> None:
    path = text_file.with_name(name)
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert call("parse", text_file, option, path).failed(2, sentence)


@pytest.mark.parametrize("option", ["--roster", "--lexicon"])
def test_an_empty_path_is_2(call: "Run", text_file: Path, option: str) -> None:
    assert call("parse", text_file, option, "").failed(2, "文件的路径")


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        ("数智办 1000 nt\n", 0, ["提示：词典没有发现问题。"]),
        ("书记 1000 nnt\n", 0, ["警告：第 1 行：“书记”内置词典里已有，可以删去。"]),
        (
            "数智办\n书记 1000 nt\n",
            4,
            ["错误：第 1 行：应有“词语 词频 词性”三列，现在是 1 列。", "错误：第 2 行：“书记”在内置词典里是职务，与机构冲突，请改写。"],
        ),
    ],
)
def test_lexicon_check(call: "Run", tmp_path: Path, content: str, status: int, said: list[str]) -> None:
    path = tmp_path / "词典.txt"
    path.write_text(content, encoding="utf-8")
    ran = call("lexicon", "check", path)
    assert (ran.status, ran.out, ran.err.splitlines()) == (status, b"", said)


def test_lexicon_check_of_no_file_is_2(call: "Run", tmp_path: Path) -> None:
    assert call("lexicon", "check", tmp_path / "没有.txt").failed(2, "找不到文件")


def test_lexicon_alone_asks_for_its_command(call: "Run") -> None:
    assert call("lexicon").failed(2, "请写出命令")
