"""`briefgen.toml`: where it is found, what it holds, and what is said of one that is wrong."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.cli import settings

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FULL = """
[masthead]
name = "绵阳工作简报"
number = 12
total_number = "86"
issuer = "市委办公室"
issued = 2023-03-08
secrecy = "内部资料"
copy_number = "000012"
[distribution]
report_to = ["省委办公厅"]
send_to = ["市人大常委会办公室", "市政协办公室"]
issue_to = ["各县区"]
copies = 60
[parse]
region = "雅安市"
base_date = 2023-04-01
year = 2023
encoding = "utf-8"
[render]
note = "请各单位学习。"
format = "md"
"""


def test_everything_reaches_the_brief(call: "Run", text_file: Path) -> None:
    text_file.with_name("briefgen.toml").write_text(FULL, encoding="utf-8")
    text = call("parse", text_file).text
    for expected in (
        "绵阳工作简报",
        "第12期（总第86期）",
        "市委办公室",
        "2023年3月8日",
        "内部资料",
        "000012",
        "省委办公厅",
        "市政协办公室",
        "各县区",
        "60",
        "请各单位学习。",
    ):
        assert expected in text, expected


@pytest.mark.parametrize("folder", [".", "甲", "甲/乙"])
def test_the_nearest_file_above_is_found(call: "Run", tmp_path: Path, text_file: Path, folder: str) -> None:
    inner = tmp_path / "甲" / "乙"
    inner.mkdir(parents=True)
    (tmp_path / "briefgen.toml").write_text('[masthead]\nname = "外层简报"\n', encoding="utf-8")
    (inner / "briefgen.toml").write_text('[masthead]\nname = "内层简报"\n', encoding="utf-8")
    path = tmp_path / folder / "文.txt"
    path.write_bytes(text_file.read_bytes())
    assert call("parse", path).text.startswith("# 内层简报" if folder == "甲/乙" else "# 外层简报")


def test_standard_input_uses_the_current_folder(call: "Run", tmp_path: Path, text_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefgen.toml").write_text('[masthead]\nname = "本地简报"\n', encoding="utf-8")
    (tmp_path / "下").mkdir()
    monkeypatch.chdir(tmp_path / "下")
    assert call("parse", "-", stdin=text_file.read_bytes()).text.startswith("# 本地简报")


def test_a_named_file_replaces_the_one_found(call: "Run", tmp_path: Path, text_file: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[masthead]\nname = "甲简报"\nissuer = "甲办"\n', encoding="utf-8")
    (tmp_path / "乙.toml").write_text('[masthead]\nname = "乙简报"\n', encoding="utf-8")
    text = call("parse", text_file, "--config", tmp_path / "乙.toml").text
    assert text.startswith("# 乙简报")
    assert "甲办" not in text


def test_the_command_line_comes_before_the_file(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "文.txt").write_text("8月1日上午，安全生产工作推进会在市公安局召开。市长费明主持会议。", encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text('[parse]\nyear = "2021"\nregion = "510100"\n[render]\nformat = "json"\n', encoding="utf-8")
    brief = json.loads(call("parse", "文.txt").text)["briefs"][0]
    assert (brief["date"]["start"], brief["date"]["basis"], brief["location"]["division"]["name"]) == ("2021-08-01", "reference", "成都市")
    brief = json.loads(call("parse", "文.txt", "--year", "2022", "--region", "雅安市").text)["briefs"][0]
    assert (brief["date"]["start"], brief["location"]["division"]["name"]) == ("2022-08-01", "雅安市")
    assert call("parse", "文.txt", "-f", "md").text.startswith("## ")


def test_base_date_as_text_and_as_a_date(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "文.txt").write_text("8月1日，全市安全生产工作推进会召开。市长费明主持会议。", encoding="utf-8")
    for value in ('"2016-11-01"', "2016-11-01"):
        (tmp_path / "briefgen.toml").write_text(f"[parse]\nbase_date = {value}\n", encoding="utf-8")
        assert json.loads(call("parse", "文.txt", "-f", "json").text)["briefs"][0]["date"]["edtf"] == "2016-08-01"


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[mastehad]\n", "里没有“mastehad”这一项，可能应写作“[masthead]”。"),
        ("[masthead]\nnmae = '简报'\n", "的 [masthead] 里没有“nmae”这一项，可能应写作“name”。"),
        ("[masthead]\nzzz = 1\n", "的 [masthead] 里没有“zzz”这一项，可用的有 name、number、total_number、issuer、issued、secrecy、copy_number。"),
        ("[masthead]\nregion = '雅安市'\n", "的 [masthead] 里没有“region”这一项，它属于 [parse] region。"),
        ("region = '雅安市'\n", "里没有“region”这一项，请写到 [parse] region 之下。"),
        ("masthead = '简报'\n", "里“masthead”应是一张表，请写成 [masthead]。"),
        ("[masthead]\nname = 3\n", "的 masthead.name 写法不对，应为：一段文字，写在引号里。"),
        ("[masthead]\nnumber = true\n", "的 masthead.number 写法不对，应为：文字或整数。"),
        ("[masthead]\nissued = 20230308\n", "的 masthead.issued 写法不对，应为：日期"),
        ("[distribution]\ncopies = 'sixty'\n", "的 distribution.copies 写法不对，应为：不小于零的整数，不加引号。"),
        ("[distribution]\ncopies = -1\n", "的 distribution.copies 写法不对"),
        ("[distribution]\nsend_to = '市政协'\n", "的 distribution.send_to 写法不对，应为：文字列表"),
        ("[distribution]\nsend_to = ['市政协', 3]\n", "的 distribution.send_to 写法不对，应为：文字列表"),
        ("[parse]\nyear = 16\n", "的 parse.year 写法不对，应为：四位数的年份，例如 2016。"),
        ("[parse]\nbase_date = 2016-11-01T08:00:00\n", "的 parse.base_date 写法不对"),
        ("[parse]\nbase_date = '2016/11/01'\n", "的 parse.base_date 写法不对，应为：日历上有的日期，写作 YYYY-MM-DD"),
        ('[parse]\nencoding = "utf\\u0000"\n', "的 parse.encoding 写法不对，应为：编码名"),
        ("[render]\nformat = 'pdf'\n", "的 render.format 写法不对，应为：md、docx、json、jsonl 之一。"),
        ("[render]\nformat = ['md']\n", "的 render.format 写法不对"),
        ("[masthead]\nname = 简报\n", "第 2 行第 8 列不合 TOML 语法"),
        ("[masthead]\nname = '", "末尾不合 TOML 语法"),
        ("[masthead]\nname = '一'\nname = '二'\n", "第 3 行第 11 列不合 TOML 语法"),
    ],
)
def test_a_wrong_file_is_2(call: "Run", text_file: Path, toml: str, sentence: str) -> None:
    path = text_file.with_name("briefgen.toml")
    path.write_text(toml, encoding="utf-8")
    assert call("parse", text_file).failed(2, f"配置文件“{path}”{sentence}")
    assert call("render", text_file).failed(2, sentence)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [("[masthead]\nname = '简报'\n".encode("gb18030"), "另存为 UTF-8"), (b"a = " + b"[" * 5000, "请检查"), (b"a = " + b"9" * 5000, "请检查")],
)
def test_a_file_that_is_no_toml_is_2(call: "Run", text_file: Path, data: bytes, sentence: str) -> None:
    text_file.with_name("briefgen.toml").write_bytes(data)
    assert call("parse", text_file).failed(2, sentence)


def test_a_folder_as_config_is_2(call: "Run", text_file: Path) -> None:
    assert call("parse", text_file, "--config", ".").failed(2, "是文件夹")


def test_a_file_saved_by_notepad_is_read(call: "Run", text_file: Path) -> None:
    text_file.with_name("briefgen.toml").write_bytes("[masthead]\r\nname = '简报'\r\n".encode("utf-8-sig"))
    assert call("parse", text_file).text.startswith("# 简报")


def test_verbose_names_the_file_used(call: "Run", text_file: Path) -> None:
    text_file.with_name("briefgen.toml").write_text("[masthead]\nname = '简报'\n", encoding="utf-8")
    assert f"用了配置文件“{text_file.with_name('briefgen.toml')}”" in call("parse", text_file, "-v").err


def test_every_key_has_a_place_to_go() -> None:
    from dataclasses import fields

    from briefgen.parsing.options import Options
    from briefgen.rendering.options import RenderOptions

    rendering = {*settings.TABLES["masthead"], *settings.TABLES["distribution"], *settings.TABLES["render"]} - {"format", "embed_record"} | {
        "embed",
        "masthead",
    }
    assert rendering == {field.name for field in fields(RenderOptions)}
    assert set(settings.TABLES["parse"]) == set(Options._fields) - {"knowledge"} | {"encoding", "roster", "lexicon"}
