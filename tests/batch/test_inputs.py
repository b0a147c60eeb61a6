"""What a batch takes for an input, what it is called, and in which order."""

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.batch.inputs import Input, find


def none(_: Path) -> bool:
    return False


def names(*sources: str | Path, skip: Callable[[Path], bool] = none) -> list[str]:
    return [each.name for each in find(map(str, sources), skip)]


def fill(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("会议", encoding="utf-8")


def test_a_folder_gives_its_files_by_name_with_those_of_its_subfolders(tmp_path: Path) -> None:
    fill(tmp_path / "归档", "b.txt", "a/2.txt", "a/1.docx", "c.pdf", "a/z/3.txt")
    found = list(find([str(tmp_path / "归档")], none))
    assert [each.name for each in found] == ["归档/a/1.docx", "归档/a/2.txt", "归档/a/z/3.txt", "归档/b.txt", "归档/c.pdf"]
    assert [each.output for each in found] == ["a/1.docx", "a/2.txt", "a/z/3.txt", "b.txt", "c.pdf"]
    assert not any(each.error for each in found)


def test_litter_settings_and_the_runs_own_files_are_no_inputs(tmp_path: Path) -> None:
    fill(tmp_path, ".hidden", ".git/x.txt", "~$会议.docx", "Thumbs.db", "desktop.ini", "briefgen.toml", ".briefgen-12-0.tmp", "out/x.md", "会议.txt")
    assert names(tmp_path, skip=lambda path: path == tmp_path / "out") == [f"{tmp_path.name}/会议.txt"]


def test_names_are_as_given_and_never_a_machines_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, "归档/a.txt", "b.txt")
    assert names("归档", "b.txt") == ["归档/a.txt", "b.txt"]
    assert names("./归档/") == ["归档/a.txt"]
    assert names(".") == ["b.txt", "归档/a.txt"]
    assert names(tmp_path / "b.txt", tmp_path / "归档") == ["b.txt", "归档/a.txt"]


def test_a_pattern_is_expanded_from_its_first_magic_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, "归档/2022/a.txt", "归档/2023/b.txt", "归档/2023/c.docx", "归档/[注].txt")
    found = list(find(["归档/**/*.txt"], none))
    assert [(each.name, each.output) for each in found] == [
        ("归档/2022/a.txt", "2022/a.txt"),
        ("归档/2023/b.txt", "2023/b.txt"),
        ("归档/[注].txt", "[注].txt"),
    ]
    assert names("归档/[注].txt") == ["归档/[注].txt"], "a file of that very name is no pattern"
    assert names(tmp_path / "归档" / "*" / "*.docx") == ["归档/2023/c.docx"]
    (lost,) = find(["归档/*.pdf"], none)
    assert lost.error == "没有与它相符的文件，请检查路径。"


def test_what_is_not_there_is_an_input_too(tmp_path: Path) -> None:
    """Its reader says what is wrong."""
    assert names(tmp_path / "没有.txt") == ["没有.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path / "归档", "a/x.txt")
    (tmp_path / "归档" / "a" / "up").symlink_to(tmp_path / "归档")
    (tmp_path / "归档" / "y.txt").symlink_to(tmp_path / "归档" / "a" / "x.txt")
    assert names(tmp_path / "归档") == ["归档/a/x.txt", "归档/y.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs bytes as names")
def test_a_name_that_is_no_text_is_read_and_shown_safely(tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), "会".encode("gb18030") + b".txt")  # noqa: PTH118 - a path of bytes
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write("会议".encode())
    (found,) = find([str(tmp_path)], none)
    assert found.name == f"{tmp_path.name}/\\xbb\\xe1.txt"
    assert os.fsencode(found.path) == raw


def make_zip(path: Path, *members: tuple[str | bytes, bytes]) -> Path:
    """A zip archive; a name of bytes is written as it is, without the mark of UTF-8."""
    with zipfile.ZipFile(path, "w") as archive:
        for n, (name, data) in enumerate(members):
            archive.writestr(name if isinstance(name, str) else f"{n:0{len(name)}}", data)
    content = path.read_bytes()
    for n, (name, _) in enumerate(members):
        if isinstance(name, bytes):
            content = content.replace(f"{n:0{len(name)}}".encode(), name)
    path.write_bytes(content)
    return path


def test_the_members_of_a_zip_are_inputs(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "归档.zip", ("2022/b.txt", b"b"), ("2022/a.txt", b"a"), ("2022/", b""), ("__MACOSX/._a.txt", b""), ("2022/.DS_Store", b"")
    )
    found = list(find([str(path)], none))
    assert [(each.name, each.output, each.member) for each in found] == [
        ("归档.zip/2022/a.txt", "归档/2022/a.txt", 1),
        ("归档.zip/2022/b.txt", "归档/2022/b.txt", 0),
    ]


def test_old_windows_archives_name_their_members_in_gbk(tmp_path: Path) -> None:
    # 誠 ends in 0x5C, a backslash, which is no separator here
    path = make_zip(tmp_path / "旧.zip", ("会议\\建誠.txt".encode("gb18030"), b""))
    assert [each.name for each in find([str(path)], none)] == ["旧.zip/会议/建誠.txt"]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "a\nb.txt", "a\x1b[31m.txt"])
def test_a_members_path_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = find([str(make_zip(tmp_path / "z.zip", (name, b"x")))], none)
    assert found.error == "在压缩包里的路径不正常，请先解开并改名。"
    assert ".." not in found.output.split("/")
    assert not found.output.startswith("/")


def test_zips_that_cannot_be_opened_and_zips_in_zips_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    make_zip(tmp_path / "外.zip", ("内.zip", b"x"))
    assert [each.error for each in find([str(tmp_path)], none)] == ["压缩包损坏或不是 zip，请重新打包或先解开。", "压缩包里还有压缩包，请先解开。"]


def test_two_members_of_one_name_are_two_inputs(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = make_zip(tmp_path / "z.zip", ("a.txt", b"1"), ("a.txt", b"2"))
    assert [(each.name, each.member) for each in find([str(path)], none)] == [("z.zip/a.txt", 0), ("z.zip/a.txt#1", 1)]


def test_a_document_in_a_zips_clothes_is_a_document(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "会议.zip", ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    assert list(find([str(path)], none)) == [Input("会议.zip", "会议.zip", str(path))]


def test_a_member_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """What such a member holds is a path, and no meeting."""
    with zipfile.ZipFile(tmp_path / "旧稿.zip", "w") as archive:
        link = zipfile.ZipInfo("会议.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("名\u202etxt.md", "会议")
    found = list(find([str(tmp_path / "旧稿.zip")], lambda _: False))
    assert {each.error for each in found} == {"在压缩包里只是一个链接，请换成它所指的文件。", "在压缩包里的路径不正常，请先解开并改名。"}
    assert not [each for each in found if "\u202e" in each.output]
