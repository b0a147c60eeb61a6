"""`--redact`: the same placeholders in every output, nothing written where a name would remain."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

from tests.cli.conftest import TEXT

NAMES = ("沈岩", "费明")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "会议.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.slow
def test_parse_render_and_batch_write_the_same_placeholders(briefgen: "Run", notes: Path, tmp_path: Path) -> None:
    page = briefgen("parse", notes, "--redact")
    assert page.status == 0
    assert "市委书记［人员1］" in page.text
    record = briefgen("parse", notes, "--redact", "-f", "json", "--with-text")
    assert json.loads(record.text)["source"]["text"].count("［人员1］") == 2
    whole = briefgen("parse", notes, "-f", "json")
    assert briefgen("render", "-", "--redact", stdin=whole.out).out == page.out
    assert briefgen("batch", notes, "--redact", "-o", tmp_path / "out").status == 0
    assert (tmp_path / "out" / "会议.md").read_bytes() == page.out
    assert briefgen("batch", notes, "--redact", "-o", tmp_path / "out.jsonl").status == 0
    for written in (page.text, record.text, (tmp_path / "out.jsonl").read_text(encoding="utf-8"), page.err, record.err):
        assert not any(name in written for name in NAMES)
    assert briefgen("validate", "-", stdin=record.out).status == 0


def test_a_record_takes_what_settles_a_word(briefgen: "Run", tmp_path: Path) -> None:
    """And promises the same as the text: it is refused where that is, with the place."""
    path = tmp_path / "会议.txt"
    path.write_text(f"{TEXT}\n会议表彰了春晓、孟青云、罗平江等职工。\n", encoding="utf-8")
    record = briefgen("parse", path, "-f", "json").out
    assert briefgen("render", "-", "--redact", stdin=record).failed(6, "字“春晓”可能是姓名")
    (tmp_path / "词.txt").write_text("春晓 100 n\n", encoding="utf-8")
    (tmp_path / "名.csv").write_text("姓名,职务\n春晓,职工\n", encoding="utf-8")
    assert "春晓、［人员" in briefgen("render", "-", "--redact", "--lexicon", tmp_path / "词.txt", stdin=record).text
    named = briefgen("render", "-", "--redact", "--roster", tmp_path / "名.csv", stdin=record)
    assert named.status == 0
    assert "春晓" not in named.text
    assert briefgen("render", "-", "--roster", tmp_path / "名.csv", stdin=record).failed(2, "要与 --redact 同用")


def test_records_of_one_file_share_placeholders(briefgen: "Run", notes: Path) -> None:
    """Numbered each by itself, one placeholder would stand for two persons of one file."""
    record = briefgen("parse", notes, "-f", "jsonl").out
    shown = briefgen("render", "-", "--redact", "-f", "jsonl", stdin=record + record.replace("沈岩".encode(), "骆岚".encode())).text
    first, second = (json.loads(line)["briefs"][0]["attendees"][0]["name"] for line in shown.splitlines())
    assert first != second


def test_a_name_in_the_settings_is_refused(briefgen: "Run", notes: Path, tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[masthead]\nissuer = "市政府办（沈岩签发）"\n', encoding="utf-8")
    assert briefgen("parse", notes, "--redact", "-o", tmp_path / "简报.md").failed(6, "仍有姓名")
    assert not (tmp_path / "简报.md").exists()


@pytest.mark.slow
def test_what_cannot_be_decided_is_shown_at_the_terminal_alone(briefgen: "Run", tmp_path: Path) -> None:
    path = tmp_path / "会议.txt"
    path.write_text(f"{TEXT}\n会议表彰了春晓、孟青云、罗平江等职工。\n", encoding="utf-8")
    assert briefgen("parse", path, "--redact", "-o", tmp_path / "简报.md").failed(6, "字“春晓”可能是姓名")
    assert not (tmp_path / "简报.md").exists()
    ran = briefgen("batch", path, "--redact", "-o", tmp_path / "out.jsonl")
    assert ran.status == 3
    assert "可能是姓名" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert "春晓" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    (tmp_path / "词.txt").write_text("春晓 100 n\n", encoding="utf-8")
    assert "春晓、［人员" in briefgen("parse", path, "--redact", "--lexicon", tmp_path / "词.txt").text


@pytest.mark.slow
def test_a_name_in_a_file_name(briefgen: "Run", notes: Path, tmp_path: Path) -> None:
    named = notes.rename(tmp_path / "沈岩讲话.txt")
    record = briefgen("parse", named, "--redact", "-f", "json")
    assert json.loads(record.text)["source"]["name"].endswith("［人员1］讲话.txt")
    ran = briefgen("batch", named, "--redact", "-o", tmp_path / "out")
    assert ran.status == 3
    assert not list((tmp_path / "out").glob("*.md"))


@pytest.mark.slow
def test_a_key_makes_placeholders_the_same_in_all_files(briefgen: "Run", notes: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"0123456789abcdef")
    (tmp_path / "二.txt").write_text(TEXT.replace("市长费明", "市长石磊"), encoding="utf-8")
    one = json.loads(briefgen("parse", notes, "--redact", "--redact-key", "key", "-f", "json").text)
    two = json.loads(briefgen("parse", "二.txt", "--redact", "--redact-key", "key", "-f", "json").text)
    names = [[each["name"] for each in record["briefs"][0]["attendees"]] for record in (one, two)]
    assert names[0][0] == names[1][0]
    assert names[0][1] != names[1][1]
    assert briefgen("batch", notes, "二.txt", "--redact", "--redact-key", "key", "-o", "out.jsonl").status == 0
    assert names[0][0] in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    (tmp_path / "short").write_bytes(b"0")
    assert briefgen("parse", notes, "--redact", "--redact-key", "short").failed(2, "太短")
    assert briefgen("parse", notes, "--redact-key", "key").failed(2, "要与 --redact 同用")


def test_an_explanation_quotes_the_source(briefgen: "Run", notes: Path) -> None:
    assert briefgen("parse", notes, "--redact", "--explain").failed(2, "--explain 引用原文，不能与 --redact 同用")
