"""`briefgen issue`: what is in an issue, which number it has, and what becomes of inputs that fail."""

import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from briefgen.cli import numbers, settings
from briefgen.errors import UsageError
from tests.cli.conftest import TEXT, until

if TYPE_CHECKING:
    from .conftest import Run, Start

ROOT = Path(__file__).parents[2]
SAMPLES = (ROOT / "samples/bureau-notes.txt", ROOT / "samples/three-meetings.txt")
SETTINGS = """[masthead]
name = "供水简报"
issuer = "市水利局"
issued = 2023-08-10
{more}
[distribution]
report_to = ["市委书记"]
copies = 60
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with settings and two texts, which is no current folder."""
    folder = tmp_path / "单位"
    folder.mkdir()
    for n, name in enumerate(("甲", "乙")):
        (folder / f"{name}.txt").write_text(TEXT.replace("安全生产", ("安全生产", "防汛抗旱")[n]), encoding="utf-8")
    settled(folder)
    return folder


def settled(folder: Path, more: str = "") -> None:
    (folder / "briefgen.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")


def state(folder: Path) -> object:
    return json.loads((folder / numbers.FILE_NAME).read_text(encoding="utf-8"))


def number(page: str) -> str:
    """The line of the number, below the name."""
    return page.split("\n\n")[1]


def test_one_issue_of_two_reports(call: "Run", house: Path) -> None:
    ran = call("issue", house / "甲.txt", house / "乙.txt")
    assert ran.status == 0
    blocks = ran.text.rstrip("\n").split("\n\n")
    assert blocks[:3] == ["# 供水简报", "第1期", "市水利局编　　　　2023年8月10日"]
    assert blocks[3:7] == ["---", "## 本期目录", "- 全市安全生产工作推进会召开\n- 全市防汛抗旱工作推进会召开", "## 全市安全生产工作推进会召开"]
    assert blocks.count("## 全市防汛抗旱工作推进会召开") == 1
    assert blocks[-3:] == ["---", "报：市委书记", "（共印60份）"]
    assert blocks.count("---") == 2


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_an_issue_again_is_no_other_issue(suffix: str, call: "Run", house: Path) -> None:
    settled(house, "total_number = 86\n")
    first, second = (house / f"{name}.{suffix}" for name in ("一", "二"))
    for output in (first, second):
        assert call("issue", house / "甲.txt", "-o", output).status == 0
    before, counted = first.read_bytes(), state(house)
    assert call("issue", house / "甲.txt", "-o", first).failed(2, "第 1 期：重编这一期请加 --number 1")
    assert (first.read_bytes(), state(house)) == (before, counted)
    ran = call("issue", house / "甲.txt", "-o", first, "--number", "1")
    assert (ran.status, first.read_bytes(), state(house)) == (0, before, counted)
    assert "重编的是期号 1，总期号 86，没有另取号" in ran.err
    assert call("issue", house / "甲.txt", "-o", first, "--number", "7").status == 0  # another issue in its place
    assert state(house) == {"number": 7, "total_number": 88}


def test_a_file_that_is_no_issue_is_no_reason_to_ask(call: "Run", house: Path) -> None:
    output = house / "空.md"
    output.write_text("第一稿\n", encoding="utf-8")
    assert call("issue", house / "甲.txt", "-o", output).status == 0


def test_each_report_is_what_parse_prints(call: "Run", tmp_path: Path) -> None:
    page = call("issue", *SAMPLES, "--masthead").text
    for each in SAMPLES:
        assert call("parse", each).text in page + "\n"
    heads = re.findall("^## (.+)$", page, re.MULTILINE)
    assert heads[0] == "本期目录"
    assert page.split("## 本期目录\n\n")[1].split("\n\n")[0].splitlines() == [f"- {each}" for each in heads[1:]]
    assert len(heads) == 5


def test_one_report_needs_no_contents(call: "Run", house: Path) -> None:
    page = call("issue", house / "甲.txt").text
    assert "本期目录" not in page
    assert page.count("全市安全生产工作推进会召开") == 1


@pytest.mark.parametrize("form", ["short", "minutes"])
def test_other_forms_stand_under_a_headline_each(call: "Run", form: str, tmp_path: Path) -> None:
    page = call("issue", *SAMPLES, ROOT / "samples/company-minutes.txt", "--form", form, "--masthead").text
    heads = re.findall("^## (.+)$", page, re.MULTILINE)
    assert page.split("## 本期目录\n\n")[1].split("\n\n")[0].splitlines() == [f"- {each}" for each in heads[1:]]
    assert len(heads) == 6
    assert re.findall("^# (.+)$", page, re.MULTILINE) == ["会议简报"]


def test_tasks_of_all_reports_are_one_annex(call: "Run", house: Path) -> None:
    page = call("issue", *SAMPLES, "--tasks", "--config", house / "briefgen.toml").text
    assert page.count("\n附件\n") == 1
    assert page.count("任务清单\n") > 1
    assert page.index("任务清单") < page.index("报：市委书记")


def test_records_and_pages_of_ours_are_inputs(call: "Run", house: Path) -> None:
    assert call("parse", house / "甲.txt", "-f", "json", "-o", house / "甲.json").status == 0
    assert call("parse", house / "乙.txt", "-o", house / "乙.docx").status == 0
    texts = call("issue", house / "甲.txt", house / "乙.txt", "--number", "7").text
    assert call("issue", house / "甲.json", house / "乙.docx", "--number", "7").text == texts


def test_neither_masthead_nor_distribution_of_a_source(call: "Run", tmp_path: Path) -> None:
    source = ROOT / "samples/city-brief.txt"
    head = next(each for each in call("parse", source).text.split("\n\n") if each.startswith("# "))
    page = call("issue", source, "--masthead").text
    assert head not in page
    assert page.startswith("# 会议简报\n\n第1期\n")
    assert not re.search("^[报送发]：", page, re.MULTILINE)


def test_word_has_the_same_words(call: "Run", house: Path) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    markdown = call("issue", house / "甲.txt", house / "乙.txt", "--number", "3").text
    assert call("issue", house / "甲.txt", house / "乙.txt", "--number", "3", "-o", house / "第3期.docx").status == 0
    word = docx.Document(house / "第3期.docx")
    shown = "".join(each.text or "" for each in word.element.body.iter(qn("w:t")))
    assert shown == re.sub(r"[#\n\s]|^- |^---$", "", markdown, flags=re.MULTILINE)
    heads = [each for each in word.paragraphs if each.style.name == "Title"]
    assert [each.text for each in heads] == ["全市安全生产工作推进会召开", "全市防汛抗旱工作推进会召开"]
    assert all(each.style.paragraph_format.keep_with_next for each in heads)
    contents = next(each for each in word.paragraphs if each.text == "本期目录")
    assert contents.style.paragraph_format.keep_with_next
    assert word.core_properties.title == "供水简报 第3期"
    assert not [each for each in word.part.package.iter_parts() if "customXml" in each.partname]


def test_the_number_is_counted_on_beside_the_settings(call: "Run", house: Path, tmp_path: Path) -> None:
    assert [number(call("issue", house / "甲.txt").text) for _ in range(3)] == ["第1期", "第2期", "第3期"]
    assert state(house) == {"number": 3}
    assert not (tmp_path / numbers.FILE_NAME).exists()
    assert number(call("issue", house / "甲.txt", "--number", "40").text) == "第40期"
    ran = call("issue", house / "乙.txt")
    assert number(ran.text) == "第41期"
    assert f"本期期号 41，记在“{house / numbers.FILE_NAME}”。" in ran.err


def test_without_settings_it_is_counted_in_the_current_folder(call: "Run", house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "nearest", lambda source: None)
    assert call("issue", house / "甲.txt").text.startswith("第1期\n")
    assert state(tmp_path) == {"number": 1}
    assert not (house / numbers.FILE_NAME).exists()


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("number = 12", ["第12期", "第13期"]),
        ('number = "第12期"', ["第12期", "第13期"]),
        ('number = "2023年第{number}期"', ["2023年第1期", "2023年第2期"]),
        ('number = "〔2023〕7号"', ["〔2023〕7号", "〔2023〕8号"]),
        ("number = 9\ntotal_number = 86", ["第9期（总第86期）", "第10期（总第87期）"]),
        ('number = ""\ntotal_number = 86', ["总第86期", "总第87期"]),
    ],
)
def test_the_settings_have_form_and_first_number(call: "Run", house: Path, more: str, shown: list[str]) -> None:
    settled(house, more)
    assert [number(call("issue", house / "甲.txt").text) for _ in shown] == shown


def test_an_empty_number_is_none(call: "Run", house: Path) -> None:
    settled(house, 'number = ""')
    ran = call("issue", house / "甲.txt")
    assert number(ran.text) == "市水利局编　　　　2023年8月10日"
    assert "期号" not in ran.err
    assert not (house / numbers.FILE_NAME).exists()
    assert number(call("issue", house / "甲.txt", "--number", "5").text) == "第5期"


def test_a_number_that_cannot_be_counted(call: "Run", house: Path) -> None:
    settled(house, 'number = "增刊"')
    assert call("issue", house / "甲.txt").failed(2, "“增刊”没有数字，数不下去，请写成 12 或“第{number}期”")


def test_the_form_of_a_counted_number_is_not_printed_elsewhere(call: "Run", house: Path) -> None:
    settled(house, 'number = "2023年第{number}期"')
    assert "{number}" not in call("parse", house / "甲.txt").text
    assert "第　　期" in call("parse", house / "甲.txt", "--masthead").text


def test_an_input_that_fails_costs_the_others_nothing(call: "Run", house: Path) -> None:
    (house / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (house / "空.txt").write_text("今天天气很好。", encoding="utf-8")
    ran = call("issue", house / "甲.txt", house / "没有.txt", house / "图.txt", house / "空.txt", house / "乙.txt", "-o", house / "第1期.md")
    assert ran.status == 3
    page = (house / "第1期.md").read_text(encoding="utf-8")
    assert page == call("issue", house / "甲.txt", house / "乙.txt", "--number", "1").text
    failed = [line for line in ran.err.splitlines() if line.startswith("错误：")]
    assert len(failed) == 3
    assert all("没有编入：" in line for line in failed)


def test_a_record_without_passages_fails(call: "Run", house: Path) -> None:
    record = json.loads(call("parse", house / "甲.txt", "-f", "json").text)
    for brief in record["briefs"]:
        brief["passages"] = []
    (house / "旧.json").write_text(json.dumps(record), encoding="utf-8")
    assert "没有逐段的原文" in call("issue", house / "旧.json", house / "乙.txt").err
    assert call("issue", house / "旧.json").status == 4


@pytest.mark.parametrize(("names", "status"), [(("没有.txt", "空.txt"), 4), (("空.txt", "没有.txt"), 5), (("空.txt",), 5), (("没有.txt",), 4)])
def test_if_all_fail_it_ends_as_the_first(call: "Run", house: Path, names: tuple[str, ...], status: int) -> None:
    (house / "空.txt").write_text("今天天气很好。", encoding="utf-8")
    ran = call("issue", *(house / each for each in names), "-o", house / "第1期.md")
    assert (ran.status, ran.out) == (status, b"")
    assert not (house / "第1期.md").exists()
    assert not (house / numbers.FILE_NAME).exists()


def test_an_output_that_cannot_be_written_takes_no_number(call: "Run", house: Path) -> None:
    assert call("issue", house / "甲.txt", "-o", house / "没有/第1期.md").status == 2
    assert call("issue", house / "甲.txt", "-o", house).status == 2
    assert call("issue", house / "甲.txt", "-o", house / "甲.txt").status == 2
    assert not (house / numbers.FILE_NAME).exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--form", "sheet"), "--form 请用 brief、short 或 minutes"),
        (("-f", "json"), "只能写成 md、docx"),
        (("--number", "0"), "1 到 9999"),
        (("--number", "第3期"), "1 到 9999"),
    ],
)
def test_what_an_issue_is_not(call: "Run", house: Path, options: tuple[str, ...], sentence: str) -> None:
    assert call("issue", house / "甲.txt", *options).failed(2, sentence)


def test_settings_for_other_commands_do_no_harm(call: "Run", house: Path) -> None:
    before = call("issue", house / "甲.txt", "--number", "1").text
    path = house / "briefgen.toml"
    path.write_text(path.read_text(encoding="utf-8") + "[render]\nformat = 'jsonl'\nform = 'sheet'\n", encoding="utf-8")
    assert call("issue", house / "甲.txt", "--number", "1").text == before


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"number": "12"}', b'{"number": -1}', b"\xff", b"[" * 9999])
def test_a_damaged_count_is_not_guessed(call: "Run", house: Path, content: bytes) -> None:
    (house / numbers.FILE_NAME).write_bytes(content)
    ran = call("issue", house / "甲.txt", "-o", house / "期.md")
    assert (ran.status, (house / "期.md").exists()) == (2, False)
    assert "看不懂，请用 --number 写明" in ran.err
    assert (house / numbers.FILE_NAME).read_bytes() == content
    assert number(call("issue", house / "甲.txt", "--number", "12").text) == "第12期"
    assert state(house) == {"number": 12}


def test_a_folder_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / numbers.LOCK_NAME).mkdir()
    with pytest.raises(UsageError, match="不能用（是文件夹）"):
        numbers.take(tmp_path, {"number": 1}, None, lambda _: None)


def test_a_number_is_taken_only_when_it_is_used(tmp_path: Path) -> None:
    def fail(_: Mapping[str, int]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        numbers.take(tmp_path, {"number": 5}, None, fail)
    assert numbers.take(tmp_path, {"number": 5}, None, lambda _: None) == {"number": 5}
    assert numbers.take(tmp_path, {"number": 5, "total_number": 80}, None, lambda _: None) == {"number": 6, "total_number": 80}
    assert numbers.take(tmp_path, {"number": 5, "total_number": 80}, 1, lambda _: None) == {"number": 1, "total_number": 81}


def test_two_at_once_wait_for_each_other(tmp_path: Path) -> None:
    within: list[int] = []

    def use(_: Mapping[str, int]) -> None:
        within.append(1)
        assert len(within) == 1
        time.sleep(0.001)  # room for another one, if there is no lock
        within.pop()

    with ThreadPoolExecutor(20) as pool:
        taken = list(pool.map(lambda _: numbers.take(tmp_path, {"number": 1}, None, use)["number"], range(60)))
    assert sorted(taken) == list(range(1, 61))


@pytest.mark.slow
def test_twenty_processes_get_twenty_numbers(house: Path, environment: dict[str, str]) -> None:
    begun = [
        subprocess.Popen([sys.executable, "-m", "briefgen", "issue", "甲.txt", "-o", f"{n}.md"], cwd=house, env=environment, stderr=subprocess.PIPE)
        for n in range(20)
    ]
    errors = [each.communicate()[1].decode() for each in begun]
    assert [each.returncode for each in begun] == [0] * 20, errors
    shown = [number((house / f"{n}.md").read_text(encoding="utf-8")) for n in range(20)]
    assert sorted(shown) == sorted(f"第{n}期" for n in range(1, 21))
    assert state(house) == {"number": 20}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_run_killed_behind_its_number_skips_it(start: "Start", call: "Run", house: Path) -> None:
    os.mkfifo(house / "管道")
    running = start("issue", house / "甲.txt", "-f", "md", "-o", house / "管道")
    until((house / numbers.FILE_NAME).exists, running)  # it now waits for a reader of the pipe
    running.kill()
    running.wait()
    assert running.returncode < 0
    assert number(call("issue", house / "甲.txt").text) == "第2期"


@pytest.mark.slow
def test_a_run_killed_with_the_lock_leaves_it(house: Path, environment: dict[str, str]) -> None:
    code = "import sys, time; from pathlib import Path; from briefgen.cli import numbers\n"
    code += "numbers.take(Path(sys.argv[1]), {'number': 1}, None, lambda given: (print(given, flush=True), time.sleep(1e6)))"
    with subprocess.Popen([sys.executable, "-c", code, str(house)], env=environment, stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline() == b"{'number': 1}\n"
        running.kill()
    assert not (house / numbers.FILE_NAME).exists()
    assert numbers.take(house, {"number": 1}, None, lambda _: None) == {"number": 1}


@pytest.mark.slow
def test_runs_killed_anywhere_give_no_number_twice(start: "Start", call: "Run", house: Path) -> None:
    """Each run is killed as soon as something of it can be seen; those that had got as far as a page have numbers of their own."""
    seen = []
    for n, sign in enumerate((numbers.LOCK_NAME, numbers.FILE_NAME, "0.md", "1.md", "2.md") * 2):
        running = start("issue", house / "甲.txt", "-o", house / f"{n}.md")
        until(lambda sign=sign: (house / sign).exists(), running)  # type: ignore[misc]
        running.kill()
        running.wait()
    seen = [number(path.read_text(encoding="utf-8")) for path in house.glob("?.md")]
    seen.append(number(call("issue", house / "甲.txt").text))
    assert len(seen) == len(set(seen))


# ------------------------------------------------------------ Word


def text(element: etree._Element | None) -> str:
    assert element is not None
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def comments(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
        return [text(each) for each in etree.fromstring(archive.read("word/comments.xml"))]


def test_doubts_of_every_report_are_comments_on_its_own_words(call: "Run", house: Path) -> None:
    (house / "丙.txt").write_text(TEXT.replace("2023年", "").replace("沈岩", "石磊").replace("费明", "韩春"), encoding="utf-8")
    data = call("issue", house / "甲.txt", house / "丙.txt", "-f", "docx").out
    assert [each for each in comments(data) if "年份" in each] == ["日期“3月6日上午”没有写明年份，请补上年份。"]
    held = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    ident = next(n for n, each in enumerate(comments(data)) if "年份" in each)
    start = next(each for each in held.iter(f"{word}commentRangeStart") if each.get(f"{word}id") == str(ident))
    assert text(start.getnext()) == "3月6日上午"
    paragraph = start.getparent()
    assert paragraph is not None
    assert text(paragraph.getprevious()) == "全市安全生产工作推进会召开"
    assert comments(call("issue", house / "甲.txt", house / "丙.txt", "-f", "docx", "--no-comments").out) == []


def test_an_issue_without_names_has_one_code_for_one_person(call: "Run", house: Path) -> None:
    (house / "乙.txt").write_text(TEXT.replace("费明", "石磊").replace("2023年", ""), encoding="utf-8")
    page = call("issue", house / "甲.txt", house / "乙.txt", "--redact").text
    codes = re.findall("(书记|市长)(［人员[A-Z2-7]{6}］)", page)
    assert [title for title, _ in codes] == ["书记", "市长", "书记", "市长"]
    (shen, fei, again, shi) = (code for _, code in codes)
    assert shen == again
    assert len({shen, fei, shi}) == 3
    assert page == call("issue", house / "甲.txt", house / "乙.txt", "--redact", "--number", "1").text
    data = call("issue", house / "甲.txt", house / "乙.txt", "--redact", "-f", "docx").out
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
    assert not [name for name in ("沈岩", "费明", "石磊") if name in everything]
    assert comments(data)


def test_a_template_gives_the_page(call: "Run", house: Path) -> None:
    made = docx.Document()
    made.add_paragraph("清河县内部刊物 第【期号】期")
    made.add_paragraph("【正文】")
    made.save(str(house / "模板.docx"))
    (house / "briefgen.toml").write_text(SETTINGS.format(more="") + '\n[render]\ntemplate = "模板.docx"\n', encoding="utf-8")
    assert call("issue", house / "甲.txt", house / "乙.txt", "-o", house / "第1期.docx").status == 0
    shown = [each.text for each in docx.Document(str(house / "第1期.docx")).paragraphs]
    assert shown[0] == "清河县内部刊物 第1期"
    assert "全市防汛抗旱工作推进会召开" in shown
    for wrong, says in (("甲.txt", "不是 Word 文件"), ("没有.docx", "找不到文件")):
        assert call("issue", house / "甲.txt", "--template", house / wrong, "-f", "docx").failed(4, says)
        assert call("parse", house / "甲.txt", "--template", house / wrong, "-f", "docx").failed(4, says)
    ran = call("parse", house / "甲.txt", "--template", house / "没有.docx")
    assert (ran.status, "写成 md 时不起作用" in ran.err) == (0, True)
