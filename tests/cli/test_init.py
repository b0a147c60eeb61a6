"""`briefgen init`: what is asked and read, the settings that come of it, and what is never touched."""

import io
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from briefgen.cli import init, main, numbers, settings, settings_text
from tests.cli.conftest import SAMPLES, Run

OLD = """防汛工作简报

第7期

芦山县水利局编　　　　2023年6月2日

全县防汛工作会议召开

　　2023年6月1日上午，全县防汛工作会议在县政府三楼会议室召开。县长费明主持会议，副县长石磊、县水利局局长薛昂参加会议。

　　费明强调，县水利局要在6月20日前修好西山水库溢洪道。

报：县委书记、县长
送：县级有关部门
发：各乡镇人民政府
（共印60份）
"""


def written(path: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_options_become_settings_and_a_page(tmp_path: Path, call: Run) -> None:
    (tmp_path / "花名册.csv").write_text("姓名,职务\n石磊,局长\n", encoding="utf-8")
    folder = tmp_path / "单位"
    folder.mkdir()
    ran = call(
        "init",
        "--name",
        "防汛工作简报",
        "--issuer",
        "县防汛办",
        "--report-to",
        "县委、县政府，县人大",
        "--region",
        "芦山县",
        "--roster",
        "花名册.csv",
        "-o",
        "单位",
    )
    assert ran.status == 0
    assert written(folder / "briefgen.toml") == {
        "masthead": {"name": "防汛工作简报", "issuer": "县防汛办"},
        "distribution": {"report_to": ["县委、县政府", "县人大"]},
        "parse": {"region": "芦山县", "roster": str(tmp_path / "花名册.csv")},
        "render": {},
    }
    assert ran.text.startswith("# 防汛工作简报\n\n县防汛办编\n\n---\n\n## 全体工作例会召开\n")
    assert ran.text.endswith("报：县委、县政府，县人大\n")
    assert "完成：写好了“单位/briefgen.toml”" in ran.err


def test_a_roster_beside_the_settings_is_named_from_there(tmp_path: Path, call: Run) -> None:
    (tmp_path / "花名册.csv").write_text("姓名,职务\n石磊,局长\n", encoding="utf-8")
    assert call("init", "--roster", "花名册.csv").status == 0
    assert written(tmp_path / "briefgen.toml")["parse"] == {"roster": "花名册.csv"}


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_an_old_brief_says_most_of_it(suffix: str, tmp_path: Path, call: Run) -> None:
    (tmp_path / "旧简报.txt").write_text(OLD, encoding="utf-8")
    if suffix == "docx":
        assert call("parse", "旧简报.txt", "--no-record", "-o", "旧简报.docx").status == 0
    ran = call("init", "--from", f"旧简报.{suffix}", "--issue-to", "各科室")
    assert ran.status == 0
    assert written(tmp_path / "briefgen.toml") == {
        "masthead": {"name": "防汛工作简报", "issuer": "芦山县水利局"},
        "distribution": {"report_to": ["县委书记", "县长"], "send_to": ["县级有关部门"], "issue_to": ["各科室"], "copies": 60},
        "parse": {"region": "芦山县"},
        "render": {},
    }
    assert json.loads((tmp_path / numbers.FILE_NAME).read_text(encoding="utf-8")) == {"number": 7}
    assert "从第 8 期数起" in ran.err


def test_issues_are_counted_on_from_the_old_one_but_never_back(tmp_path: Path, call: Run) -> None:
    (tmp_path / "旧简报.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / numbers.FILE_NAME).write_text('{"number": 12}', encoding="utf-8")
    assert call("init", "--from", "旧简报.txt").status == 0
    assert call("issue", "旧简报.txt").text.split("\n\n")[1] == "第13期"


def test_an_empty_option_leaves_out_what_the_old_brief_has(tmp_path: Path, call: Run) -> None:
    (tmp_path / "旧简报.txt").write_text(OLD, encoding="utf-8")
    assert call("init", "--from", "旧简报.txt", "--report-to", "", "--region", "").status == 0
    made = written(tmp_path / "briefgen.toml")
    assert "report_to" not in made["distribution"]
    assert made["parse"] == {}


def test_every_sample_that_is_a_brief_has_a_head(tmp_path: Path, call: Run) -> None:
    assert call("init", "--from", SAMPLES / "city-brief.txt").status == 0
    made = written(tmp_path / "briefgen.toml")
    assert made["masthead"]["name"] == "绵阳市优化营商环境工作简报"
    assert made["parse"] == {"region": "绵阳市"}


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "没有可写的设置"),
        (("--from", "没有.docx"), 4, "找不到文件“没有.docx”"),
        (("--from", "记录.json"), 4, "应是一份旧简报"),
        (("--name", "甲", "-o", ""), 2, "-o 后面是空的"),
        (("--name", "甲", "-o", "没有/briefgen.toml"), 2, "所在文件夹不存在"),
        (("--name", "甲", "-o", "设置.txt"), 2, "请改正 -o"),
        (("--region", "桃花源"), 2, "没有“桃花源”这个行政区划"),
        (("--roster", "没有.csv"), 2, "没有.csv"),
    ],
)
def test_what_cannot_be_settled(arguments: tuple[str, ...], status: int, sentence: str, record_file: Path, call: Run) -> None:
    record_file.rename(record_file.with_name("记录.json"))
    ran = call("init", *arguments)
    assert ran.failed(status, sentence)
    assert not record_file.with_name("briefgen.toml").exists()


def test_a_text_without_a_head_is_told_of(text_file: Path, call: Run) -> None:
    ran = call("init", "--from", text_file, "--name", "甲简报")
    assert ran.status == 0
    assert "没有在“会议.txt”里找到报头和报尾" in ran.err


def test_settings_that_are_there_are_left_alone(tmp_path: Path, call: Run) -> None:
    (tmp_path / "briefgen.toml").write_text("# mine\n", encoding="utf-8")
    assert call("init", "--name", "甲").failed(2, "已有“briefgen.toml”，没有动它")
    assert (tmp_path / "briefgen.toml").read_text(encoding="utf-8") == "# mine\n"


# the terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def asked(answers: str, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    return main.main(["init", *arguments])


def test_what_no_option_says_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    answers = "县防汛办\n县委、县政府\n\n\n桃花源\n芦山县\n\n十三\n13\n"  # issuer, three lists, region twice, roster, number twice
    assert asked(answers, "--name", "防汛工作简报", monkeypatch=monkeypatch) == 0
    assert written(tmp_path / "briefgen.toml") == {
        "masthead": {"name": "防汛工作简报", "issuer": "县防汛办"},
        "distribution": {"report_to": ["县委、县政府"]},
        "parse": {"region": "芦山县"},
        "render": {},
    }
    told = capsys.readouterr().err
    assert "简报名称（报头）：防汛工作简报\n" in told
    assert json.loads((tmp_path / numbers.FILE_NAME).read_text(encoding="utf-8")) == {"number": 12}
    assert "从第 13 期数起" in told
    assert "印发日期每期不同" in told
    assert told.count("指哪里，例如 雅安市：") == 2
    assert "没有“桃花源”这个行政区划，请写全名或六位代码，例如雅安市；不填请按回车。" in told


def test_an_old_brief_may_be_given_for_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧 简报.txt").write_text(OLD, encoding="utf-8")
    assert asked(f"没有.docx\n'{tmp_path}/旧 简报.txt' \n\n", monkeypatch=monkeypatch) == 0
    assert written(tmp_path / "briefgen.toml")["masthead"] == {"name": "防汛工作简报", "issuer": "芦山县水利局"}
    assert capsys.readouterr().err.count("有旧简报的") == 2


@pytest.mark.parametrize("answers", ["", "甲\n"])
def test_whoever_stops_answering_has_written_nothing(answers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked(answers, monkeypatch=monkeypatch) == 130
    assert list(tmp_path.iterdir()) == []


def test_the_first_double_click_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", Terminal("甲简报\n" + "\n" * 8))
    assert main.main(["open", "--hold"]) == 0
    assert written(tmp_path / "briefgen.toml")["masthead"] == {"name": "甲简报"}
    assert "第一次使用" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Terminal("\n"))
    assert main.main(["open", "--hold"]) == 2
    told = capsys.readouterr().err
    assert "请把会议文件拖到“会议简报”图标上" in told
    assert f"报头等设置在“{tmp_path / 'briefgen.toml'}”" in told


def test_where_settings_hold_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Run) -> None:
    home, folder = tmp_path / "人", tmp_path / "单位"
    for each in (home, folder):
        each.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(settings, "nearest", lambda source: next((each for each in (Path(source).parent / "briefgen.toml",) if each.is_file()), None))
    (folder / "会.txt").write_text(OLD, encoding="utf-8")
    assert "个人文件夹" not in call("parse", folder / "会.txt").err
    assert "用图标（briefgen open）做的，没有自己的 briefgen.toml 的都照它" in call("init", "--name", "甲简报", "-o", home).err
    assert call("parse", folder / "会.txt", folder / "会.txt").err.count(f"个人文件夹里的“{home / 'briefgen.toml'}”只在用图标") == 1
    assert "个人文件夹" not in call("parse", folder / "会.txt", "--config", home / "briefgen.toml").err
    assert f"对“{folder}”和下级文件夹里的会议文件起作用" in call("init", "--name", "乙简报", "-o", folder).err
    assert "个人文件夹" not in call("parse", folder / "会.txt").err


# the file


def test_every_setting_is_there_and_its_example_is_right(tmp_path: Path) -> None:
    text = settings_text.text({})
    assert {key for table in tomllib.loads(text).values() for key in table} == set()
    bare = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    assert {table: set(keys) for table, keys in tomllib.loads(bare).items()} == {table: set(keys) for table, keys in settings.TABLES.items()}
    (tmp_path / "briefgen.toml").write_text(bare, encoding="utf-8")
    assert settings.load_path(tmp_path / "briefgen.toml").masthead["number"] == "12"


@pytest.mark.parametrize(
    "value", ['甲"乙', "甲\\乙", "甲\n乙\t", "\x7f\x1b", "# 甲", "'''", '"""', "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")]
)
def test_any_value_comes_back(value: str) -> None:
    assert tomllib.loads(settings_text.text({"masthead": {"name": value}, "distribution": {"report_to": [value, "乙"]}})) == {
        "masthead": {"name": value},
        "distribution": {"report_to": [value, "乙"]},
        "parse": {},
        "render": {},
    }


@pytest.mark.parametrize(
    ("answer", "path"),
    [("a.docx", "a.docx"), ("'/b c/a.docx' ", "/b c/a.docx"), ('"/b c/a.docx"', "/b c/a.docx"), (r"/b\ c/\(1\).docx", "/b c/(1).docx"), ("'", "'")],
)
def test_the_path_that_a_terminal_makes_of_a_dropped_file(answer: str, path: str) -> None:
    assert init._dropped(answer) == Path(path)
