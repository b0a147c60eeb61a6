"""`briefgen open`: what each kind of file asks for, what is written where, what is shown, and every way in which it can end."""

import io
import json
import os
import re
import shutil
import sys
import webbrowser
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main, open_files, settings, showing, window
from briefgen.cli.folder import is_archive
from briefgen.rendering import overview
from tests.cli.conftest import SAMPLES, TEXT, Run

docx = pytest.importorskip("docx")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
HOUSE = '[masthead]\nname = "防汛工作简报"\nissuer = "县防汛办"\n'


class Screen:
    """A screen with a browser and a program for Word files; what they show."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self.pages: list[str] = []

    def show(self, url: str) -> bool:
        self.pages.append(url)
        return True

    @property
    def files(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A home folder of its own, a browser, and an `xdg-open` that notes what it is given."""
    home = tmp_path_factory.mktemp("person")
    programs = home / "bin"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$@" >> "{home}/shown"\n', encoding="utf-8")
    opener.chmod(0o755)
    seen = Screen(home / "shown")
    for name, value in (("HOME", home), ("PATH", f"{programs}:/bin:/usr/bin"), ("DISPLAY", ":0"), ("XDG_DATA_HOME", home / "data")):
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv(showing.VARIABLE, raising=False)
    monkeypatch.setattr(webbrowser, "open", seen.show)
    monkeypatch.setattr(
        settings, "nearest", lambda source: next((each for each in (Path(source).absolute().parent / "briefgen.toml",) if each.is_file()), None)
    )
    yield seen
    os.environ.pop(showing.VARIABLE, None)


def paragraphs(path: Path) -> list[str]:
    return [each.text for each in docx.Document(str(path)).paragraphs if each.text]


def last(err: str) -> str:
    return err.splitlines()[-1]


def test_a_text_is_a_page_to_check_it_on(text_file: Path, call: Run, screen: Screen) -> None:
    ran = call("open", text_file)
    page = text_file.with_name("会议.核对.html")
    assert (ran.status, ran.out) == (0, b"")
    assert screen.pages == [page.resolve().as_uri()]
    assert screen.files == []
    assert last(ran.err).startswith("完成：核对页“会议.核对.html”已在浏览器里打开")
    assert '"schema_version"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["会议.核对.json", "会议.核对 (1).json", "会议.核对（2）.json", "会议.核对2.json", "会议.核对12 (1).json", "会议.json"]
)
def test_an_export_is_a_brief_in_word(name: str, record_file: Path, call: Run, screen: Screen) -> None:
    export = record_file.rename(record_file.with_name(name))
    ran = call("open", export)
    brief = record_file.with_name("会议.简报.docx")
    assert ran.status == 0
    assert screen.files == [str(brief)]
    assert last(ran.err) == "完成：写好了“会议.简报.docx”，已经打开。"
    assert "全市安全生产工作推进会召开" in paragraphs(brief)


def test_an_older_export_says_that_there_is_a_newer_one(record_file: Path, call: Run, screen: Screen) -> None:
    first, second = (record_file.with_name(f"会议.核对{number}.json") for number in ("", "2"))
    record = json.loads(record_file.read_text(encoding="utf-8"))
    for export, at in ((first, 1000), (second, 2000)):
        export.write_text(json.dumps(record), encoding="utf-8")
        os.utime(export, (at, at))
    told = "警告：“会议.核对2.json”是同一份会议后来导出的，这次用的是“会议.核对.json”"
    assert told in call("open", first).err
    assert "后来导出" not in call("open", second).err
    os.utime(first, (2000, 2000))  # copied at one time: the number tells
    assert told in call("open", first).err
    shouted = second.rename(second.with_suffix(".JSON"))
    assert "后来导出" not in call("open", shouted).err
    second = shouted.rename(second)
    second.write_text(json.dumps(record | {"source": record["source"] | {"sha256": "0" * 64}}), encoding="utf-8")  # another meeting of this name
    assert "后来导出" not in call("open", first).err


def test_the_settings_of_the_folder_else_of_the_person(record_file: Path, call: Run, screen: Screen) -> None:
    brief = record_file.with_name("会议.简报.docx")
    assert "没有找到设置 briefgen.toml，报头留着空白" in call("open", record_file).err
    assert paragraphs(brief)[0] == "会议简报"  # blank, to be filled in by hand
    brief.unlink()
    (Path.home() / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    assert call("open", record_file).status == 0
    assert paragraphs(brief)[0] == "防汛工作简报"
    brief.unlink()
    record_file.with_name("briefgen.toml").write_text(HOUSE.replace("防汛", "供水"), encoding="utf-8")
    assert f"报头照“{record_file.with_name('briefgen.toml')}”印" in call("open", record_file).err
    assert paragraphs(brief)[0] == "供水工作简报"
    brief.unlink()
    assert call("open", record_file, "--config", Path.home() / "briefgen.toml").status == 0
    assert paragraphs(brief)[0] == "防汛工作简报"


def test_nobody_s_file_is_overwritten(record_file: Path, call: Run, screen: Screen) -> None:
    brief, second = (record_file.with_name(name) for name in ("会议.简报.docx", "会议（2）.简报.docx"))
    assert call("open", record_file).status == 0
    assert "已有" not in call("open", record_file).err  # the same again is the same file
    assert not second.exists()
    edited = b"edited in Word"
    brief.write_bytes(edited)
    ran = call("open", record_file)
    assert brief.read_bytes() == edited
    assert "已有“会议.简报.docx”，没有动它，新的写在“会议（2）.简报.docx”。" in ran.err
    assert screen.files[-1] == str(second)


def test_a_page_of_ours_is_renewed_and_no_other(text_file: Path, call: Run, screen: Screen) -> None:
    page, second = (text_file.with_name(name) for name in ("会议.核对.html", "会议（2）.核对.html"))
    assert call("open", text_file).status == 0
    assert "换成" not in call("open", text_file).err
    text_file.write_text(TEXT.replace("6月底", "7月底"), encoding="utf-8")
    assert "“会议.核对.html”换成了新做的。" in call("open", text_file).err
    assert not second.exists()
    for others in ("<p>somebody's own page</p>", page.read_text(encoding="utf-8").replace("<title>核对：会议.txt", "<title>核对：会议.docx")):
        page.write_text(others, encoding="utf-8")
        assert "没有动它" in call("open", text_file).err
        assert page.read_text(encoding="utf-8") == others
        assert second.exists()
        second.unlink()


def test_a_page_of_ours_is_shown(text_file: Path, call: Run, screen: Screen) -> None:
    assert call("open", text_file).status == 0
    assert call("open", "会议.核对.html").status == 0
    assert screen.pages[0] == screen.pages[1]
    assert sorted(each.name for each in text_file.parent.iterdir()) == ["会议.txt", "会议.核对.html"]


def test_a_web_page_that_is_none_of_ours_is_a_text(text_file: Path, call: Run, screen: Screen) -> None:
    page = text_file.with_name("新闻.html")
    page.write_text(
        f"<!DOCTYPE html><html><head><title>新闻</title></head><body><p>{'</p><p>'.join(TEXT.split())}</p></body></html>", encoding="utf-8"
    )
    assert call("open", page).status == 0
    assert screen.pages == [text_file.with_name("新闻.核对.html").resolve().as_uri()]


def test_a_word_file_of_ours_gives_its_corrected_record(record_file: Path, call: Run, screen: Screen) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    record["briefs"][0]["title"] = "改过的标题"
    record_file.write_text(json.dumps(record), encoding="utf-8")
    assert call("open", record_file).status == 0
    assert call("open", "会议.简报.docx").status == 0
    assert "改过的标题" in record_file.with_name("会议.简报.核对.html").read_text(encoding="utf-8")


def test_several_texts_are_one_issue(tmp_path: Path, call: Run, screen: Screen) -> None:
    (tmp_path / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("安全生产", {"甲": "防汛", "乙": "供水"}[name]), encoding="utf-8")
    ran = call("open", "甲.txt", "乙.txt")
    issue = tmp_path / "本期简报.docx"
    shown = paragraphs(issue)
    assert ran.status == 0
    assert shown[:2] == ["防汛工作简报", "第1期"]
    assert "本期目录" in shown
    assert screen.files == [str(issue)]
    assert "本期期号 1" in ran.err
    assert last(ran.err) == "完成：2 份文件编成一期，写在“本期简报.docx”，已经打开。"
    before = issue.read_bytes()
    assert call("open", "甲.txt", "乙.txt", "没有.txt").status == 3
    assert issue.read_bytes() == before
    assert paragraphs(tmp_path / "本期简报（2）.docx")[1] == "第2期"


def test_several_exports_are_one_issue_of_what_was_corrected(record_file: Path, call: Run, screen: Screen) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    for n, title in enumerate(("改过的标题", "另一个标题")):
        record["briefs"][0]["title"] = title
        record_file.with_name(f"会{n}.核对.json").write_text(json.dumps(record), encoding="utf-8")
    assert call("open", "会0.核对.json", "会1.核对.json").status == 0
    shown = paragraphs(record_file.with_name("本期简报.docx"))
    assert [shown.count(title) for title in ("改过的标题", "另一个标题")] == [2, 2]  # contents and headline


def test_numbers_without_settings_are_kept_beside_the_texts(tmp_path: Path, call: Run, screen: Screen) -> None:
    folder = tmp_path / "会议材料"
    folder.mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    assert call("open", folder / "甲.txt", folder / "乙.txt").status == 0
    assert (folder / ".briefgen-issue.json").exists()
    assert not (tmp_path / ".briefgen-issue.json").exists()


@pytest.fixture
def material(tmp_path: Path) -> Path:
    """A folder as people have them."""
    folder = tmp_path / "材料"
    (folder / "下级").mkdir(parents=True)
    (folder / "甲会.txt").write_text(TEXT, encoding="utf-8")
    (folder / "下级/乙会.txt").write_text(TEXT.replace("2023年3月6日", "3月6日"), encoding="utf-8")
    (folder / "天气.txt").write_text("今天天气不错。", encoding="utf-8")
    (folder / "图.png").write_bytes(PNG)
    return folder


def test_a_folder_is_a_batch_with_a_page_of_results(material: Path, call: Run, screen: Screen) -> None:
    (Path.home() / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    ran = call("open", material)
    made = material.with_name("材料-简报")
    assert ran.status == 3
    assert sorted(str(each.relative_to(made)) for each in made.rglob("*") if each.is_file()) == [
        "下级/乙会.核对.html",
        "下级/乙会.简报.docx",
        "天气.核对.html",
        "甲会.核对.html",
        "甲会.简报.docx",
        "结果.html",
    ]
    assert screen.pages == [(made / "结果.html").resolve().as_uri()]
    page = (made / "结果.html").read_text(encoding="utf-8")
    assert "共 4 份：整理好 2 份，没有整理成的 2 份，会议 2 个，存疑 2 处。" in page
    assert "日期“3月6日上午”没有写明年份" in page
    assert "这是图片" in page
    assert "没有找到会议" in page
    assert 'href="./%E4%B8%8B%E7%BA%A7/%E4%B9%99%E4%BC%9A.%E7%AE%80%E6%8A%A5.docx"' in page
    assert paragraphs(made / "甲会.简报.docx")[0] == "防汛工作简报"
    assert last(ran.err).startswith(f"完成：整理好 2 份，没有整理成的 2 份，存疑 2 处，都在“{made}”里")


@pytest.mark.parametrize(("setting", "sentence"), [("", "没有找到要处理的文件"), ('[parse]\nregion = "桃花源"\n', "没有“桃花源”这个行政区划")])
def test_a_folder_of_which_nothing_comes_leaves_nothing(setting: str, sentence: str, tmp_path: Path, call: Run, screen: Screen) -> None:
    folder = tmp_path / "空"
    folder.mkdir()
    if setting:
        (folder / "briefgen.toml").write_text(setting, encoding="utf-8")
        (folder / "会.txt").write_text(TEXT, encoding="utf-8")
    assert call("open", folder).failed(2, sentence)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["空"]


def test_settings_in_the_folder_hold_for_it(material: Path, call: Run, screen: Screen) -> None:
    (material / "下级/briefgen.toml").write_text(HOUSE, encoding="utf-8")
    assert call("open", material).status == 3
    made = material.with_name("材料-简报")
    assert [paragraphs(made / name)[0] for name in ("甲会.简报.docx", "下级/乙会.简报.docx")] == ["会议简报", "防汛工作简报"]


def test_a_folder_again_makes_a_folder_again(material: Path, call: Run, screen: Screen) -> None:
    (material / "图.png").unlink()
    (material / "天气.txt").unlink()
    for name in ("材料-简报", "材料-简报（2）"):
        assert call("open", material).status == 0
        assert material.with_name(name).is_dir()


def test_what_we_made_is_no_input(material: Path, call: Run, screen: Screen) -> None:
    (material / "图.png").unlink()
    (material / "天气.txt").unlink()
    assert call("open", material / "甲会.txt").status == 0
    assert call("parse", material / "甲会.txt", "-f", "json", "--with-text", "-o", material / "甲会.核对.json").status == 0
    assert call("open", material / "甲会.核对.json").status == 0
    assert call("open", material).status == 0
    page = (material.with_name("材料-简报") / "结果.html").read_text(encoding="utf-8")
    assert "共 2 份" in page
    assert "没有再整理：甲会.核对.html、甲会.简报.docx。" in page
    assert "照核对过的“甲会.核对.json”排的" in page


def test_a_checked_record_stands_for_its_text(material: Path, call: Run, screen: Screen) -> None:
    (material / "图.png").unlink()
    (material / "天气.txt").unlink()
    exports = [material / f"甲会.核对{number}.json" for number in ("", "2")]
    assert call("parse", material / "甲会.txt", "-f", "json", "--with-text", "-o", exports[0]).status == 0
    record = json.loads(exports[0].read_text(encoding="utf-8"))
    record["briefs"][0]["title"] = "核对过的标题"
    exports[1].write_text(json.dumps(record), encoding="utf-8")
    for at, export in enumerate(exports, 1):
        os.utime(export, (at, at))
    assert call("open", material).status == 0
    made = material.with_name("材料-简报")
    assert "核对过的标题" in paragraphs(made / "甲会.简报.docx")
    assert "核对过的标题" not in paragraphs(made / "下级/乙会.简报.docx")
    page = (made / "结果.html").read_text(encoding="utf-8")
    assert page.count("照核对过的“") == 1
    assert "没有再整理：甲会.核对.json。" in page  # the older export
    text = material / "甲会.txt"
    text.write_text(text.read_text(encoding="utf-8") + "　　散会。\n", encoding="utf-8")  # the export is of another text now
    assert call("open", material).status == 0
    assert "核对过的标题" not in paragraphs(material.with_name("材料-简报（2）") / "甲会.简报.docx")


def test_hints_of_tact_are_counted_by_themselves(material: Path, call: Run, screen: Screen) -> None:
    text = material / "甲会.txt"
    text.write_text(text.read_text(encoding="utf-8").rstrip("\n") + "会议内容要保密。\n", encoding="utf-8")
    assert call("open", material).status == 3
    page = (material.with_name("材料-简报") / "结果.html").read_text(encoding="utf-8")
    assert "存疑 2 处，刊印前请留意 1 处。" in page
    assert "<summary>留意 1 处</summary><ol><li>“保密”涉及保密内容" in page


def test_products_of_any_name_are_no_input(material: Path, call: Run, screen: Screen) -> None:
    for name in ("图.png", "天气.txt"):
        (material / name).unlink()
    text = material / "甲会.txt"
    assert call("issue", text, material / "下级/乙会.txt", "-o", material / "第5期.docx").status == 0
    assert call("parse", text, "-o", material / "定稿.docx").status == 0
    assert call("ledger", text, "-o", material / "督办.xlsx").status == 0
    word = docx.Document()
    for line in TEXT.split():
        word.add_paragraph(line)
    word.save(str(material / "丙会.docx"))
    assert call("open", material).status == 0
    page = (material.with_name("材料-简报") / "结果.html").read_text(encoding="utf-8")
    assert "没有再整理：定稿.docx、督办.xlsx、第5期.docx。" in page
    assert "共 3 份：整理好 3 份" in page


def test_two_files_of_one_name_have_a_brief_each(tmp_path: Path, call: Run, screen: Screen) -> None:
    folder = tmp_path / "同名"
    folder.mkdir()
    (folder / "会.txt").write_text(TEXT, encoding="utf-8")
    (folder / "会.md").write_text(TEXT, encoding="utf-8")
    assert call("open", folder).status == 0
    assert len(list(folder.with_name("同名-简报").glob("*.docx"))) == 2


def test_an_archive_is_a_folder_and_a_word_file_is_none(material: Path, call: Run, screen: Screen) -> None:
    with zipfile.ZipFile(material.with_name("归档.zip"), "w") as archive:
        archive.write(material / "甲会.txt", "甲会.txt")
    assert call("open", "归档.zip").status == 0
    assert (material.parent / "归档-简报/归档/甲会.简报.docx").exists()
    assert call("parse", material / "甲会.txt", "-o", "简报.docx").status == 0
    with zipfile.ZipFile("版式.zip", "w") as ofd:  # an OFD document, renamed by a mail program
        ofd.writestr("OFD.xml", "<OFD/>")
    assert not is_archive(Path("版式.zip"))
    shutil.move("简报.docx", "改名.zip")
    assert call("open", "改名.zip").status == 0
    assert screen.pages[-1].endswith(".html")
    assert (material.parent / "改名.核对.html").exists()


def test_folders_and_files_together_are_done_one_after_the_other(material: Path, call: Run, screen: Screen) -> None:
    shutil.copy(material / "甲会.txt", "丙会.txt")
    ran = call("open", "丙会.txt", material)
    assert ran.status == 3
    assert [each.rpartition("/")[2] for each in screen.pages] == ["%E7%BB%93%E6%9E%9C.html", "%E4%B8%99%E4%BC%9A.%E6%A0%B8%E5%AF%B9.html"]


@pytest.mark.parametrize(
    ("name", "data", "status", "sentence"),
    [
        ("没有.txt", None, 4, "找不到文件“没有.txt”"),
        ("空.txt", b"", 4, "这是空文件"),
        ("图.png", PNG, 4, "这是图片"),
        ("记录.json", b'{"schema_version": "1.3", "briefs": 3}', 4, "记录不合格式"),
        ("库.db", b"SQLite format 3\x00" + b"0" * 100, 4, "这是数据库文件"),
        ("坏.docx", b"PK\x03\x04 broken", 4, ""),
        ("briefgen.toml", b"[masthead]\n", 2, "请用记事本"),
    ],
)
def test_wrong_files(name: str, data: bytes | None, status: int, sentence: str, tmp_path: Path, call: Run, screen: Screen) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert call("open", name).failed(status, sentence)
    assert (screen.pages, screen.files) == ([], [])


def test_several_records_in_one_file(record_file: Path, call: Run, screen: Screen) -> None:
    line = json.dumps(json.loads(record_file.read_text(encoding="utf-8")))
    record_file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert call("open", record_file).failed(4, "共有 2 份记录")


def test_no_meeting_still_gives_a_page(tmp_path: Path, call: Run, screen: Screen) -> None:
    (tmp_path / "天气.txt").write_text("今天天气不错。", encoding="utf-8")
    ran = call("open", "天气.txt")
    assert ran.status == 5
    assert "另立为会议" in ran.err
    assert len(screen.pages) == 1
    assert call("parse", "天气.txt", "-f", "json", "--with-text", "-o", "天气.核对.json").status == 5
    ran = call("open", "天气.核对.json")
    assert ran.status == 5
    assert "没有写出简报" in ran.err
    assert not (tmp_path / "天气.简报.docx").exists()


def test_a_place_that_cannot_be_written(text_file: Path, call: Run, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("briefgen.cli.streams.write_whole", refuse)
    assert call("open", text_file).failed(2, "没有写入权限，请换个位置")


def test_without_files_it_says_what_the_icon_is_for(call: Run, screen: Screen) -> None:
    assert call("open").failed(2, "请把会议文件拖到“会议简报”图标上")


def test_without_a_screen_the_path_is_told(record_file: Path, call: Run, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert "提示：没有找到能打开它的程序，请自己打开“会议.简报.docx”。\n" in call("open", "会议.json").err
    assert "提示：没有找到浏览器，请自己打开“会议.核对.html”。\n" in call("open", "会议.txt").err
    assert (screen.pages, screen.files) == ([], [])


@pytest.mark.parametrize("code", ["exit 3", "sleep 60"])
def test_an_opener_that_finds_nothing_and_one_that_stays(
    code: str, record_file: Path, call: Run, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = Path.home() / "bin/xdg-open"
    opener.write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
    monkeypatch.setattr(showing, "_PATIENCE", 0.5)
    assert ("请自己打开" in call("open", record_file).err) == (code == "exit 3")


def test_we_do_not_show_our_own_files(record_file: Path, call: Run, screen: Screen) -> None:
    """A system without a program for Word files may take us for one; then each file would make another."""
    asked = Path.home() / "bin/xdg-mime"
    asked.write_text("#!/bin/sh\necho briefgen.desktop\n", encoding="utf-8")
    asked.chmod(0o755)
    assert "请自己打开“会议.简报.docx”" in call("open", "会议.json").err
    assert screen.files == []
    os.environ[showing.VARIABLE] = str(record_file.with_name("会议.简报.docx"))
    assert call("open", "会议.简报.docx").failed(2, "把“打开方式”改成浏览器或 Word、WPS")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("name", "status"), [("会议.txt", 0), ("没有.txt", 4)])
def test_a_window_is_held_open(
    name: str, status: int, text_file: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(text_file.parent)
    typed = Terminal("\nmore\n")
    monkeypatch.setattr(sys, "stdin", typed)
    assert main.main(["open", "--hold", name]) == status
    assert capsys.readouterr().err.endswith("\n按回车键关闭这个窗口。\n")
    assert typed.read() == "more\n"


def test_no_window_is_held_where_nobody_types(text_file: Path, call: Run, screen: Screen) -> None:
    assert "按回车键" not in call("open", "--hold", text_file).err


def test_names_that_files_begin_with() -> None:
    table = {
        "会议.txt": "会议",
        "会议.核对.json": "会议",
        "2023.6.1 会议.核对 (12).json": "2023.6.1 会议",
        "核对.json": "核对",
        "会议.核对稿.docx": "会议.核对稿",
    }
    assert {name: open_files.stem(Path(name)) for name in table} == table


def test_the_free_name(tmp_path: Path) -> None:
    for wanted, second in (("a.简报.docx", "a（2）.简报.docx"), ("1.2.核对.html", "1.2（2）.核对.html"), ("本期简报.docx", "本期简报（2）.docx")):
        assert open_files.free(tmp_path / wanted).name == wanted
        (tmp_path / wanted).write_bytes(b"x")
        assert open_files.free(tmp_path / wanted).name == second
        assert open_files.free(tmp_path / wanted, b"x").name == wanted


def test_nothing_on_the_page_of_results_is_more_than_text() -> None:
    bad = '<img src=x onerror=alert(1)>"&\x1b'
    page = overview.render(bad, [overview.Row(bad, meetings=[bad], doubts=[bad], brief=f"{bad}.docx", page="a"), overview.Row(bad, why=bad)], [bad])
    assert "<img" not in page
    assert "\x1b" not in page
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'; base-uri", page)
    assert "<script" not in page


# the launcher without a console


class Boxes(list[tuple[str, bool]]):
    def __call__(self, text: str, error: bool) -> None:
        self.append((text, error))


def test_a_box_tells_what_the_page_does_not(text_file: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(text_file.parent)
    boxes = Boxes()
    assert window.run(["会议.txt"], boxes) == 0
    assert boxes == []
    assert window.run(["没有.txt"], boxes) == 4
    assert boxes == [("错误：找不到文件“没有.txt”，请检查文件名和所在文件夹。", True)]
    assert window.run([], boxes) == 2
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert window.run(["会议.txt"], boxes) == 0
    assert boxes[-1] == ("提示：没有找到浏览器，请自己打开“会议.核对.html”。", False)


def test_a_box_is_not_longer_than_the_screen(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    boxes = Boxes()
    assert window.run([f"{n}.txt" for n in range(30)], boxes) == 4
    assert len(boxes[0][0].split("\n\n")) == 14


def test_without_a_console_there_are_no_streams(text_file: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(text_file.parent)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    boxes = Boxes()
    assert window.run(["会议.txt"], boxes) == 0
    assert window.run(["没有.txt"], boxes) == 4
    assert len(boxes) == 1


def test_samples_are_opened(call: Run, tmp_path: Path, screen: Screen) -> None:
    for path in (SAMPLES / "bureau-notes.txt", SAMPLES / "city-brief.txt"):
        shutil.copy(path, tmp_path)
        assert call("open", path.name).status == 0
    assert len(screen.pages) == 2
