"""Records that a person has put right, among the inputs of a batch."""

import os
from pathlib import Path

import pytest

import briefgen
from briefgen.batch import inputs, sinks
from briefgen.batch.corrected import is_export, standing
from briefgen.record import Document
from tests.batch.conftest import TEXT, batch, tree
from tests.batch.test_run import lines, to_lines


@pytest.mark.parametrize(
    ("name", "export"),
    [
        ("会议.核对.json", True),
        ("会议.核对 (1).json", True),
        ("会议.核对（2）.JSON", True),
        ("会议.json", False),
        ("核对.json", False),
        ("会议.核对.html", False),
    ],
)
def test_exports_are_known_by_their_names(name: str, export: bool) -> None:
    assert is_export(Path(name)) is export


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two meetings; of the first there is a record in which a person has put a name right."""
    place = tmp_path / "稿件"
    place.mkdir()
    for name, month in (("一.txt", 4), ("二.txt", 5)):
        (place / name).write_text(TEXT.format(month), encoding="utf-8")
    put_right(place / "一.txt", place / "一.核对.json", "费铭")
    return place


def put_right(text: Path, export: Path, name: str, at: int = 1_700_000_000) -> None:
    record = briefgen.parse_file(text, with_text=True).model_dump_json()
    export.write_text(record.replace('"name":"费明"', f'"name":"{name}"'), encoding="utf-8")
    os.utime(export, (at, at))


def names(document: Document) -> set[str | None]:
    return {each.name for brief in document.briefs for each in brief.attendees}


def found(*sources: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Name and file of each input; text and record of all that was told."""
    told: list[tuple[str, str]] = []
    given = standing(lambda: inputs.find(map(str, sources), lambda _: False), lambda text, record: told.append((text, record)))
    return [(each.name, Path(each.path).name) for each in given], told


def test_a_record_stands_for_its_text(folder: Path) -> None:
    assert found(folder) == ([("稿件/一.txt", "一.核对.json"), ("稿件/二.txt", "二.txt")], [("稿件/一.txt", "稿件/一.核对.json")])


def test_the_latest_of_several_counts(folder: Path) -> None:
    put_right(folder / "一.txt", folder / "一.核对 (1).json", "费茗", at=1_800_000_000)
    assert found(folder)[0] == [("稿件/一.txt", "一.核对 (1).json"), ("稿件/二.txt", "二.txt")]


def test_of_those_copied_at_one_time_the_number_tells(folder: Path) -> None:
    for number in ("2", " (1)", "10"):
        put_right(folder / "一.txt", folder / f"一.核对{number}.json", "费茗")
    assert found(folder) == ([("稿件/一.txt", "一.核对10.json"), ("稿件/二.txt", "二.txt")], [("稿件/一.txt", "稿件/一.核对10.json")])


def test_what_holds_no_record_stands_for_nothing(folder: Path) -> None:
    broken = folder / "一.核对2.json"
    broken.write_text((folder / "一.核对.json").read_text(encoding="utf-8").replace('"briefs"', '"meetings"'), encoding="utf-8")
    assert found(folder)[0] == [("稿件/一.txt", "一.核对.json"), ("稿件/一.核对2.json", "一.核对2.json"), ("稿件/二.txt", "二.txt")]


def test_a_record_of_no_text_here_stands_for_itself(folder: Path) -> None:
    (folder / "一.txt").write_text(TEXT.format(9), encoding="utf-8")
    assert found(folder) == ([("稿件/一.txt", "一.txt"), ("稿件/二.txt", "二.txt"), ("稿件/一.核对.json", "一.核对.json")], [])


def test_a_batch_takes_the_record(folder: Path, tmp_path: Path) -> None:
    summary = batch([folder], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    first, second = (Document.model_validate(each) for each in lines(tmp_path / "out.jsonl"))
    assert summary.counts == {"ok": 2, "partial": 0, "failed": 0}
    assert (first.source.name, names(first), first.source.text) == ("稿件/一.txt", {"费铭"}, None)
    assert (second.source.name, names(second)) == ("稿件/二.txt", {"费明"})
    assert batch([folder], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db", resume=True).kept == 2
    batch([folder], sinks.Tree(str(tmp_path / "out"), keep_suffix=False), tmp_path / "n.db")
    made = tree(tmp_path / "out")
    assert [each for each in made if each.endswith(".md")] == ["一.md", "二.md"]
    assert "费铭" in made["一.md"].decode()


def test_a_record_made_after_the_first_run_is_taken_when_it_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "一.核对.json").unlink()
    batch([folder], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    put_right(folder / "一.txt", folder / "一.核对.json", "费铭")
    assert batch([folder], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db", resume=True).kept == 1
    assert names(Document.model_validate(lines(tmp_path / "out.jsonl")[0])) == {"费铭"}


def test_what_is_only_named_so_fails_alone(folder: Path, tmp_path: Path) -> None:
    (folder / "二.核对.json").write_text("{}", encoding="utf-8")
    summary = batch([folder], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    assert summary.counts == {"ok": 2, "partial": 0, "failed": 1}
    assert "不是合格的记录" in str([each.get("error") for each in lines(tmp_path / "out.jsonl")])
