"""All checks together, as `briefgen doctor` shows them; and a computer on which the program cannot even start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import doctor
from briefgen.cli import examination
from briefgen.cli.display import columns
from briefgen.cli.main import main
from briefgen.doctor import packages
from briefgen.doctor.check import Check

ROOT = Path(__file__).parents[2]
FINE = Check("a", "甲", "ok", "有")
NOTED = Check("b", "乙项", "attention", "没有", "请安装它。")
BROKEN = Check("c", "丙", "problem", "坏了", "请重新安装。")


def run(*arguments: str, tmp_path: Path, before: str = "") -> "subprocess.CompletedProcess[str]":
    """A process of its own, with a home of its own, in an empty folder; ``before``: what it does first."""
    code = f"import sys\n{before}\nsys.argv[1:] = {list(arguments)!r}\nfrom briefgen.__main__ import run\nrun()"
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    variables = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": os.environ["PYTHONPATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    variables.pop("XDG_CACHE_HOME", None)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=here, env=variables)


def test_nothing_is_changed(tmp_path: Path) -> None:
    done = run("doctor", "-f", "json", tmp_path=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["works"] is True
    ids = [each["id"] for each in found["checks"]]
    assert len(ids) == len(set(ids)) == 13 + len(packages.PURPOSES)
    assert [path.name for path in (tmp_path / "home").rglob("*") if path.name != "fontconfig" and "fontconfig" not in path.parts] == []
    assert list((tmp_path / "here").iterdir()) == []


def test_the_table_fits_and_says_what_to_do() -> None:
    long = Check("d", "丁", "attention", "很长的一段话" * 20, "请照做" * 30 + "。")
    for width in (40, 80, 120):
        text = examination.as_table([FINE, NOTED, long], width)
        assert max(columns(line) for line in text.splitlines()) <= max(width, 75)
    text = examination.as_table([FINE, NOTED], 80)
    assert "可以在这台电脑上使用：1 项正常，1 项要注意。" in text
    assert "正常  甲    有\n注意  乙项  没有\n            → 请安装它。\n" in text
    assert "\x1b" not in text
    assert "\x1b[33m注意\x1b[0m" in examination.as_table([NOTED], 80, colours=True)


def test_a_problem_is_a_failure(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "examine", lambda: [FINE, BROKEN])
    assert main(["doctor"]) == 1
    out, _ = capsysbinary.readouterr()
    assert "还不能正常使用：有 1 个问题" in out.decode()


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in examination.as_table([Check("a", "甲", "ok", "/tmp/\x1b[31m")], 80)


def test_a_check_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken() -> Check:
        raise ZeroDivisionError

    for name in ("trial", "dictionary", "sqlite", "libreoffice"):
        monkeypatch.setattr(f"briefgen.doctor.works.{name}", broken)
    found = {check.id: check for check in doctor.examine()}
    assert {name: found[name].status for name in ("trial", "jieba", "sqlite", "libreoffice")} == {
        "trial": "problem",
        "jieba": "problem",
        "sqlite": "attention",
        "libreoffice": "attention",
    }
    assert not doctor.works_here(list(found.values()))
    assert found["python"].found


@pytest.mark.parametrize("missing", ["typer", "pydantic", "pydantic_core", "jieba", "rich"])
def test_where_a_package_is_missing(missing: str, tmp_path: Path) -> None:
    """No module of that name; `find_spec`, which our own tokenizer asks, is told so as well."""
    before = f"import importlib.util as u; f = u.find_spec; u.find_spec = lambda n, *a: None if n == {missing!r} else f(n, *a); sys.modules[{missing!r}] = None"
    done = run("doctor", tmp_path=tmp_path, before=before)
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("briefgen ")
    if missing in ("typer", "rich"):  # their metadata is there in this test, and the trial needs neither
        assert done.returncode == 0
    else:
        assert done.returncode == 1
        assert "问题" in done.stdout


@pytest.mark.parametrize("missing", ["typer", "pydantic"])
def test_other_commands_say_that_something_is_missing(missing: str, tmp_path: Path) -> None:
    done = run("parse", str(ROOT / "samples/city-brief.txt"), tmp_path=tmp_path, before=f"sys.modules[{missing!r}] = None")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"错误：程序没有装全（{missing}），请运行 python -m briefgen doctor 查看缺什么。\n"


@pytest.mark.parametrize(("arguments", "status"), [(("doctor", "-f", "xml"), 2), (("doctor", "x"), 2), (("doctor", "--help"), 0)])
def test_its_command_line(arguments: tuple[str, ...], status: int, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(list(arguments)) == status
    capsysbinary.readouterr()


def test_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "检查.json"
    assert main(["doctor", "-f", "json", "-o", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["checks"]
