"""A whole batch: every input has one result, the order is that of the inputs, and a run that was cut short is taken up where it was."""

import contextlib
import json
import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from briefgen.batch import sinks
from briefgen.batch.manifest import Manifest
from briefgen.batch.pool import Pool
from briefgen.errors import UsageError
from briefgen.record import Document
from tests.batch.conftest import TEXT, Here, batch, task, tree

NAMES = ["归档/2022/三.txt", "归档/2022/春/一.txt", "归档/2022/春/二.txt", "归档/2023/四.txt", "归档/五.md", "归档/坏.txt", "归档/空.txt"]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def to_lines(path: Path) -> sinks.Lines:
    return sinks.Lines(str(path), path.with_name("parts"))


def test_every_input_has_one_line_in_order_and_the_counts_add_up(archive: Path, tmp_path: Path) -> None:
    summary = batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    found = lines(tmp_path / "out.jsonl")
    assert [line["source"]["name"] for line in found] == NAMES
    assert [line["status"] for line in found] == ["ok"] * 5 + ["failed", "partial"]
    assert found[5]["error"] == "这是图片，请先用文字识别（OCR）软件转成文字，校对后再处理。"
    assert "error" not in found[0]
    assert (summary.total, summary.counts, summary.briefs) == (7, {"ok": 5, "partial": 1, "failed": 1}, 5)
    for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines():
        assert Document.model_validate_json(line, strict=True).model_dump_json() == line
    assert not (tmp_path / "parts").exists()


def test_a_tree_mirrors_the_inputs_and_its_report_names_them_all(archive: Path, tmp_path: Path) -> None:
    batch([archive], sinks.Tree(str(tmp_path / "out"), keep_suffix=False), tmp_path / "m.db")
    found = tree(tmp_path / "out")
    assert list(found) == ["2022/三.md", "2022/春/一.md", "2022/春/二.md", "2023/四.md", "briefgen-report.csv", "五.md"]
    assert "费明" in found["五.md"].decode()
    report = found["briefgen-report.csv"].decode("utf-8-sig").splitlines()
    assert report[0] == "文件,状态,原因,会议数,输出"
    assert [row.split(",")[0] for row in report[1:]] == NAMES
    assert report[1] == "归档/2022/三.txt,ok,,1,2022/三.md"
    assert report[6].startswith("归档/坏.txt,failed,")
    assert report[7] == "归档/空.txt,partial,没有找到会议，请确认文件里有会议简报、记录或纪要的正文。,0,"


@pytest.mark.parametrize("workers", [1, 3])
def test_the_order_does_not_depend_on_the_executor(archive: Path, tmp_path: Path, workers: int) -> None:
    batch([archive], to_lines(tmp_path / "one.jsonl"), tmp_path / "1.db")
    batch([archive], to_lines(tmp_path / "two.jsonl"), tmp_path / "2.db", pool=Pool(ThreadPoolExecutor, workers))
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_a_database_has_a_document_for_every_input(archive: Path, tmp_path: Path) -> None:
    batch([archive], sinks.Database(str(tmp_path / "out.db")), tmp_path / "m.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "out.db")) as database:
        rows = database.execute("SELECT name, status FROM documents ORDER BY rowid").fetchall()
    assert rows == list(zip(NAMES, ["ok"] * 5 + ["failed", "partial"], strict=True))
    whole = (tmp_path / "out.db").read_bytes()
    assert batch([archive], sinks.Database(str(tmp_path / "out.db")), tmp_path / "m.db", resume=True).kept == 6
    assert batch([archive], sinks.Database(str(tmp_path / "out.db")), tmp_path / "m.db").kept == 0
    assert (tmp_path / "out.db").read_bytes() == whole, "importing again changes nothing"
    (tmp_path / "out.db").unlink()
    assert batch([archive], sinks.Database(str(tmp_path / "out.db")), tmp_path / "m.db", resume=True).kept == 0
    assert (tmp_path / "out.db").read_bytes() == whole


def test_two_inputs_for_one_output_are_refused_before_any_work(archive: Path, tmp_path: Path) -> None:
    (archive / "五.txt").write_text("会议", encoding="utf-8")
    with pytest.raises(UsageError, match=r"“归档/五.md”和“归档/五.txt”会写成同一个文件“五.md”，请改名，或加 --keep-suffix"):
        batch([archive], sinks.Tree(str(tmp_path / "out"), keep_suffix=False), tmp_path / "m.db")
    assert not (tmp_path / "out").exists()
    batch([archive], sinks.Tree(str(tmp_path / "out"), keep_suffix=True), tmp_path / "m.db")
    assert {"五.md.md", "2022/三.txt.md"} <= set(tree(tmp_path / "out"))


def test_the_same_file_given_twice_is_one_input(archive: Path, tmp_path: Path) -> None:
    assert batch([archive, archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db").total == 7
    assert batch([archive / "五.md", archive / "五.md"], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db").total == 1


def test_two_files_of_one_name_are_refused(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处" / "三.txt"
    other.parent.mkdir()
    other.write_text("会议", encoding="utf-8")
    with pytest.raises(UsageError, match=r"有两个输入都叫“三.txt”"):
        batch([archive / "2022" / "三.txt", other], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")


def test_nothing_to_do_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match="没有找到要处理的文件"):
        batch([tmp_path / "空"], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")


def test_an_interruption_while_a_part_is_written_waits_until_it_is_recorded(archive: Path, tmp_path: Path) -> None:
    class Interrupted(sinks.Lines):
        def commit(self, results: Any) -> Any:
            places = super().commit(results)
            signal.raise_signal(signal.SIGINT)  # heard though the tests may have been started deaf to it
            return places

    target, manifest = tmp_path / "out.jsonl", tmp_path / "m.db"
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        batch([archive], Interrupted(str(target), target.with_name("parts")), manifest)
    signal.signal(signal.SIGINT, heard)
    assert batch([archive], to_lines(target), manifest, resume=True).kept == 6, "all but the file that failed"


def test_resuming_does_only_what_is_new_changed_or_failed(archive: Path, tmp_path: Path) -> None:
    target, manifest = tmp_path / "out.jsonl", tmp_path / "m.db"
    batch([archive], to_lines(target), manifest)
    first = target.read_bytes()
    again = batch([archive], to_lines(target), manifest, resume=True)
    assert (again.kept, again.total, again.counts) == (6, 7, {"ok": 5, "partial": 1, "failed": 1})
    assert target.read_bytes() == first

    (archive / "2022" / "三.txt").write_text(TEXT.format(11), encoding="utf-8")  # changed
    (archive / "坏.txt").write_text(TEXT.format(12), encoding="utf-8")  # mended
    (archive / "六.txt").write_text(TEXT.format(10), encoding="utf-8")  # new
    (archive / "2023" / "四.txt").unlink()  # gone
    assert batch([archive], to_lines(target), manifest, resume=True).kept == 4
    batch([archive], to_lines(tmp_path / "fresh.jsonl"), tmp_path / "n.db")
    assert target.read_bytes() == (tmp_path / "fresh.jsonl").read_bytes()
    assert "12月底前" in target.read_text(encoding="utf-8")


def test_other_options_do_everything_again(archive: Path, tmp_path: Path) -> None:
    target, manifest = tmp_path / "out.jsonl", tmp_path / "m.db"
    batch([archive], to_lines(target), manifest)
    assert batch([archive], to_lines(target), manifest, resume=True, what=task("jsonl", with_text=True)).kept == 0
    assert all(line["source"].get("text") for line in lines(target) if line["status"] != "failed")
    assert batch([archive], to_lines(target), manifest, resume=True, what=task("jsonl", with_text=True, timeout=9.0)).kept == 6, (
        "no option of the record"
    )


def test_outputs_that_are_gone_are_made_again(archive: Path, tmp_path: Path) -> None:
    def sink() -> sinks.Tree:
        return sinks.Tree(str(tmp_path / "out"), keep_suffix=False)

    batch([archive], sink(), tmp_path / "m.db")
    whole = tree(tmp_path / "out")
    (tmp_path / "out" / "2022" / "三.md").unlink()
    (tmp_path / "out" / "五.md").write_bytes(b"")  # as after a power cut
    assert batch([archive], sink(), tmp_path / "m.db", resume=True).kept == 4
    assert tree(tmp_path / "out") == whole
    (tmp_path / "out.jsonl").write_text("", encoding="utf-8")
    batch([archive], to_lines(tmp_path / "lines.jsonl"), tmp_path / "n.db")
    expected = (tmp_path / "lines.jsonl").read_bytes()
    (tmp_path / "lines.jsonl").unlink()
    assert batch([archive], to_lines(tmp_path / "lines.jsonl"), tmp_path / "n.db", resume=True).kept == 0
    assert (tmp_path / "lines.jsonl").read_bytes() == expected


def test_an_input_that_comes_to_nothing_loses_its_old_output(archive: Path, tmp_path: Path) -> None:
    def sink() -> sinks.Tree:
        return sinks.Tree(str(tmp_path / "out"), keep_suffix=False)

    batch([archive], sink(), tmp_path / "m.db")
    (archive / "五.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    batch([archive], sink(), tmp_path / "m.db", resume=True)
    assert "五.md" not in tree(tmp_path / "out")


def test_two_runs_do_not_write_one_output(archive: Path, tmp_path: Path) -> None:
    held = Manifest(tmp_path / "m.db", fresh=True)
    with pytest.raises(UsageError, match="另一个 briefgen batch 正在写"):
        batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    held.close()
    batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")


def test_a_damaged_manifest_costs_a_run_and_no_output(archive: Path, tmp_path: Path) -> None:
    batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "m.db").write_bytes(b"no database" * 100)
    assert batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db", resume=True).kept == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole


def rows(path: Path) -> list[Any]:
    """Every row of every table, and that the indexes fit them."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")]
        assert "directives" in names
        for (index,) in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS5%'").fetchall():
            database.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [(name, database.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()) for name in names]


#: What changes the disk, by module and name: a run can be killed before and after each.
STEPS = (
    ("pathlib.Path", "replace"),
    ("pathlib.Path", "unlink"),
    ("pathlib.Path", "rmdir"),
    ("os", "link"),
    ("briefgen.batch.manifest.Manifest", "record"),
    ("briefgen.batch.manifest.Manifest", "plan"),
    ("briefgen.batch.manifest.Manifest", "move"),
    ("briefgen.batch.sinks.Lines", "finish"),
    ("briefgen.archive.store.Archive", "add"),
    ("briefgen.archive.store.Archive", "close"),
)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own")
@pytest.mark.parametrize("again", [False, True], ids=["first run", "second run"])
@pytest.mark.parametrize("name", ["out", "out.jsonl", "out.db"])
def test_a_run_that_is_killed_at_any_step_is_resumed_to_the_same_bytes(
    archive: Path, tmp_path: Path, name: str, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def convert(target: Path, *, resume: bool) -> None:
        sink: sinks.Sink = sinks.Tree(str(target), keep_suffix=False)
        if name != "out":
            sink = to_lines(target) if name == "out.jsonl" else sinks.Database(str(target))
        batch([archive], sink, target.with_name("m.db"), resume=resume)

    def outcome(target: Path) -> bytes | dict[str, bytes] | list[Any]:
        """Of a database, its rows: how they lie in the file depends on how often it has been opened."""
        return rows(target) if name == "out.db" else target.read_bytes() if target.is_file() else tree(target)

    monkeypatch.setattr("briefgen.batch.run.PART", (2, 1 << 20, 60.0))
    monkeypatch.setattr("briefgen.batch.pool.CHUNK", 1)
    changing = archive / "2022" / "三.txt"
    content = changing.read_bytes()

    def begin(folder: Path) -> Path:
        """An output to be; ``again``: with what an earlier run made of other bytes."""
        folder.mkdir()
        if again:
            changing.write_text(TEXT.format(12), encoding="utf-8")
            convert(folder / name, resume=False)
            changing.write_bytes(content)
        return folder / name

    convert(whole := begin(tmp_path / "whole"), resume=again)
    expected = outcome(whole)
    steps = 0
    while True:
        target = begin(tmp_path / f"run{steps}")
        if not _killed_after(steps, lambda target=target: convert(target, resume=again)):
            break
        convert(target, resume=True)
        assert outcome(target) == expected, steps
        assert not [*target.parent.rglob("*.tmp"), *target.parent.glob("parts")], steps
        steps += 1
    assert steps > 6


def _killed_after(steps: int, work: Any) -> bool:
    """Do the work in a process that is gone at the step of this number, before it or after it in turn; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def wrapped(function: Any) -> Any:
            def step(*arguments: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count * 2 - 1 == steps:
                    os._exit(9)
                result = function(*arguments, **named)
                if count * 2 == steps:
                    os._exit(9)
                return result

            return step

        try:
            with pytest.MonkeyPatch.context() as patch:
                for owner, name in STEPS:
                    patch.setattr(f"{owner}.{name}", wrapped(_named(owner, name)))
                if steps == 0:
                    os._exit(9)
                work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9)
    return status == 9


def _named(owner: str, name: str) -> Any:
    module, _, inner = owner.rpartition(".")
    return getattr(getattr(import_module(module), inner) if module else import_module(inner), name)


def test_a_file_whose_name_is_too_long_fails_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    long = "会" * 84 + ".md"  # 255 bytes
    (folder / long).write_text(TEXT.format(1), encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.format(2), encoding="utf-8")
    summary = batch([folder], sinks.Tree(str(tmp_path / "out"), keep_suffix=True), tmp_path / "m.db")
    assert summary.counts == {"ok": 1, "partial": 0, "failed": 1}
    report = tree(tmp_path / "out")["briefgen-report.csv"].decode("utf-8-sig")
    assert "文件名太长，请改短" in report
    assert "b.txt.md" in tree(tmp_path / "out")


def test_cells_of_the_report_are_no_formulas(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("=1+1.txt", "@x.txt"):
        (folder / name).write_bytes(b"")
    (tmp_path / "w").mkdir()
    batch([f"{folder}/=1+1.txt", f"{folder}/@x.txt"], sinks.Tree(str(tmp_path / "out"), keep_suffix=False), tmp_path / "m.db")
    rows = tree(tmp_path / "out")["briefgen-report.csv"].decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["'=1+1.txt", "'@x.txt"]


def test_the_pool_takes_jobs_only_as_far_ahead_as_it_must(archive: Path, tmp_path: Path) -> None:
    """Memory does not grow with the number of inputs."""
    from briefgen.batch.job import Job

    taken = 0

    def jobs() -> Any:
        nonlocal taken
        for n in range(5000):
            taken += 1
            yield Job(n, 0, f"{n}", str(archive / "五.md"), error="不读")

    pool = Pool(lambda _: Here(), 2)
    outcomes = pool.outcomes(jobs(), [task("jsonl")])
    assert next(outcomes).seq == 0
    assert taken <= 200
    assert [each.seq for each in outcomes] == list(range(1, 5000))
