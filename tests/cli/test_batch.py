"""`briefgen batch` as users run it: what it prints, how it ends, and what it leaves behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SAMPLES, TEXT, until

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Start


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "归档"
    for name in ("city-brief", "school-notes", "company-minutes"):
        (folder / "旧").mkdir(parents=True, exist_ok=True)
        (folder / "旧" / f"{name}.txt").write_bytes((SAMPLES / f"{name}.txt").read_bytes())
    (folder / "会议.txt").write_text(TEXT, encoding="gb18030")
    return folder


def test_a_folder_becomes_a_folder(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    ran = briefgen("batch", archive, "-o", tmp_path / "简报", "-j", "2")
    assert (ran.status, ran.out) == (0, b"")
    assert ran.err.splitlines()[:5] == ["完成：4", "部分（有错误提示）：0", "失败：0", "合计：4", "其中未改动而保留：0"]
    for name in ("city-brief", "school-notes", "company-minutes"):
        assert (tmp_path / "简报" / "旧" / f"{name}.md").read_bytes() == (SAMPLES / f"{name}.md").read_bytes()
    assert (tmp_path / "简报" / "会议.md").read_text(encoding="utf-8").startswith("## 全市安全生产工作推进会召开\n")


@pytest.mark.slow
def test_what_fails_is_told_set_apart_and_costs_no_other(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    (archive / "图.txt").write_bytes(b"\x00\x01\x02" * 500)
    ran = briefgen("batch", archive, "没有.txt", "-o", tmp_path / "out.jsonl", "--quarantine", tmp_path / "隔离")
    assert ran.status == 3
    assert "失败：2" in ran.err
    assert "失败：没有.txt：找不到文件“没有.txt”，请检查文件名和所在文件夹。" in ran.err
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["source"]["name"] for line in found if line["status"] == "failed"] == ["归档/图.txt", "没有.txt"]
    assert (tmp_path / "隔离" / "图.txt").read_bytes() == (archive / "图.txt").read_bytes()
    assert "归档/图.txt\n" in (tmp_path / "隔离" / "图.txt.原因.txt").read_text(encoding="utf-8-sig")
    assert "找不到文件" in (tmp_path / "隔离" / "没有.txt.原因.txt").read_text(encoding="utf-8-sig")
    assert briefgen("validate", tmp_path / "out.jsonl").status == 0


@pytest.mark.slow
def test_one_batch_gives_what_single_parses_give(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    """Settings of the nearest `briefgen.toml` among it."""
    (archive / "旧" / "briefgen.toml").write_text('[parse]\nyear = 2019\n[masthead]\nname = "旧简报"\n', encoding="utf-8")
    briefgen("batch", archive, "-o", tmp_path / "all", "-f", "json")
    for path in ("旧/school-notes", "会议"):
        alone = json.loads(briefgen("parse", f"归档/{path}.txt", "-f", "json").out)
        assert json.loads((tmp_path / "all" / f"{path}.json").read_text(encoding="utf-8")) == alone
    briefgen("batch", archive, "-o", tmp_path / "pages")
    assert "旧简报" in (tmp_path / "pages" / "旧" / "school-notes.md").read_text(encoding="utf-8")
    assert "旧简报" not in (tmp_path / "pages" / "会议.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_lines_go_to_standard_output(briefgen: "Run", archive: Path) -> None:
    ran = briefgen("batch", archive, "-o", "-", "-j", "2")
    assert next(json.loads(line)["source"]["name"] for line in ran.text.splitlines()) == "归档/会议.txt"
    assert len(ran.text.splitlines()) == 4


@pytest.mark.slow
def test_sources_come_from_a_list(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    ran = briefgen("batch", "--files-from", "-", "-o", tmp_path / "out.jsonl", stdin="\n归档/会议.txt\r\n归档/旧\n".encode())
    assert (ran.status, "合计：4" in ran.err) == (0, True)
    (tmp_path / "清单.txt").write_text("归档/会议.txt\n", encoding="utf-8-sig")
    assert "合计：1" in briefgen("batch", "--files-from", "清单.txt", "-o", tmp_path / "one.jsonl").err


@pytest.mark.slow
def test_resume_keeps_what_is_done(briefgen: "Run", archive: Path, tmp_path: Path) -> None:
    briefgen("batch", archive, "-o", tmp_path / "out.jsonl")
    (archive / "新.txt").write_text(TEXT, encoding="utf-8")
    assert "其中未改动而保留：4" in briefgen("batch", archive, "-o", tmp_path / "out.jsonl", "--resume").err
    assert "其中未改动而保留：0" in briefgen("batch", archive, "-o", tmp_path / "out.jsonl").err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["归档"], "请用 -o 写明"),
        (["-o", "out"], "没有写来源"),
        (["归档", "-o", "归档/会议.txt"], "是文件，请在 -o 后写文件夹"),
        (["归档", "-o", "out.jsonl", "-f", "md"], "不能用 -f md"),
        (["归档", "-o", "没有/out.jsonl"], "所在文件夹不存在"),
        (["归档", "-o", "-", "-f", "md"], "不能用 -f md"),
        (["归档", "-o", "-", "--resume"], "不能用 --resume"),
        (["归档", "-o", "out", "-j", "0"], "1 到 9999 的整数"),
        (["归档", "-o", "out", "--timeout", "快"], "秒数，例如 60"),
        (["归档", "-o", "out", "--region", "无此县"], "无此县"),
        (["归档", "-o", "out", "--roster", "没有.csv"], "找不到"),
        (["归档", "-o", "out", "--files-from", "没有.txt"], "找不到文件"),
    ],
)
def test_what_cannot_be_begun_is_one_sentence_and_leaves_nothing(
    call: "Run", archive: Path, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    before = sorted(archive.rglob("*"))
    status = 4 if "--files-from" in arguments else 2
    assert call("batch", *arguments).failed(status, sentence)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("[!.]*"))
    assert sorted(archive.rglob("*")) == before


@pytest.mark.slow
def test_an_output_inside_the_input_is_no_input(briefgen: "Run", archive: Path) -> None:
    for _ in range(2):
        assert "合计：4" in briefgen("batch", archive, "-o", archive / "简报", "--quarantine", archive / "隔离").err
    for _ in range(2):
        assert "合计：4" in briefgen("batch", archive / "旧", archive / "会议.txt", "-o", archive / "旧" / "全部.jsonl").err


def _many(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:04}.txt").write_text(TEXT.replace("6月底", f"{n % 12 + 1}月底") + f"（存档编号：{n}）\n", encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupted_batch_says_so_and_can_be_taken_up(briefgen: "Run", start: "Start", tmp_path: Path) -> None:
    _many(tmp_path / "in", 1500)
    target = tmp_path / "out.jsonl"
    arguments = ["batch", "in", "-o", str(target), "-j", "2"]
    running = start(*arguments)
    parts = tmp_path / ".out.jsonl.briefgen-parts"
    until(lambda: list(parts.glob("0*")), running)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=600)
    told = [line for line in err.decode().splitlines() if not line.startswith("进度：")]
    assert (running.returncode, told) == (130, ["提示：已中断，做完的都已保留；加 --resume 再运行，可以接着做。"])
    assert not target.exists()
    resumed = briefgen(*arguments, "--resume")
    assert resumed.status == 0
    assert "其中未改动而保留：0\n" not in resumed.err
    briefgen("batch", "in", "-o", str(tmp_path / "whole.jsonl"))
    assert target.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of 300 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("no mounting here")
    return folder


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
@pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
def test_a_full_disk_is_one_sentence_and_can_be_taken_up(briefgen: "Run", small_disk: Path, tmp_path: Path, name: str) -> None:
    _many(tmp_path / "in", 300)
    try:
        ran = briefgen("batch", "in", "-o", small_disk / name, "-j", "2")
        assert ran.status == 2, ran
        (line,) = [each for each in ran.err.splitlines() if not each.startswith("进度：")]  # which a slow machine tells
        assert line.startswith("错误：无法写入“")
        assert "磁盘已满" in line
        assert not (small_disk / "out.jsonl").exists()
        whole = [path for path in small_disk.rglob("*") if path.suffix == ".md"]
        assert all(path.read_bytes().endswith(b"\n") for path in whole)
        assert not list(small_disk.rglob("*.tmp"))
        assert subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], capture_output=True).returncode == 0
        assert briefgen("batch", "in", "-o", small_disk / name, "-j", "2", "--resume").status == 0
        briefgen("batch", "in", "-o", tmp_path / "whole" / name) if name == "out" else briefgen("batch", "in", "-o", tmp_path / name)
        expected = tmp_path / "whole" / name if name == "out" else tmp_path / name
        for path in [expected] if expected.is_file() else [each for each in expected.rglob("[!.]*") if each.is_file()]:
            same = small_disk / name / path.relative_to(expected) if expected.is_dir() else small_disk / name
            assert same.read_bytes() == path.read_bytes()
    finally:
        subprocess.run(["umount", str(small_disk)], capture_output=True)
