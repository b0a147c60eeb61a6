"""`briefgen init --desktop`: what is written for each desktop, by its contents; on Linux also what its own programs are asked."""

import base64
import configparser
import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path, PureWindowsPath

import pytest

from briefgen.cli import desktop, shortcuts, showing
from tests.cli.conftest import ROOT, Run

ASKED = """#!/bin/sh
echo "$(basename "$0") $*" >> "$HOME/asked"
case "$(basename "$0") $*" in
  "xdg-user-dir DESKTOP") echo "$HOME/桌面" ;;
  "xdg-mime query default text/plain") if [ -e "$HOME/data/applications/briefgen.desktop" ]; then echo briefgen.desktop; else echo editor.desktop; fi ;;
  "xdg-mime query default application/pdf") echo viewer.desktop ;;
  "xdg-mime query default text/vtt") if [ -e "$HOME/data/applications/briefgen.desktop" ]; then echo briefgen.desktop; fi ;;
esac
"""


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person with a desktop whose programs note what they are asked."""
    home = tmp_path_factory.mktemp("person")
    programs = home / "bin"
    programs.mkdir()
    (home / "桌面").mkdir()
    for name in ("xdg-user-dir", "xdg-mime", "update-desktop-database", "gio"):
        (programs / name).write_text(ASKED, encoding="utf-8")
        (programs / name).chmod(0o755)
    for name, value in (
        ("HOME", home),
        ("XDG_DATA_HOME", home / "data"),
        ("PATH", f"{programs}:/bin:/usr/bin"),
        ("XDG_CONFIG_HOME", home / "config"),
    ):
        monkeypatch.setenv(name, str(value))
    return home


def asked(home: Path) -> list[str]:
    return (home / "asked").read_text(encoding="utf-8").splitlines()


def entry(path: Path) -> dict[str, str]:
    reader = configparser.RawConfigParser(delimiters=("=",))
    reader.optionxform = lambda optionstr: optionstr  # type: ignore[method-assign]
    reader.read_string(path.read_text(encoding="utf-8"))
    assert reader.sections() == ["Desktop Entry"]
    return dict(reader["Desktop Entry"])


def test_the_icon_is_on_the_desktop_and_among_the_applications(home: Path, call: Run) -> None:
    ran = call("init", "--desktop")
    assert ran.status == 0
    shown = home / "桌面/会议简报.desktop"
    assert os.access(shown, os.X_OK)
    assert shown.read_bytes() == (home / "data/applications/briefgen.desktop").read_bytes()
    keys = entry(shown)
    assert (keys["Type"], keys["Name"], keys["Terminal"]) == ("Application", "会议简报", "true")
    assert keys["Exec"].endswith("open --hold %F")
    assert Path(keys["Icon"]).read_bytes().startswith(b"<svg ")
    types = keys["MimeType"].rstrip(";").split(";")
    assert {"text/plain", "application/msword", "application/pdf", "application/json"} < set(types)
    assert not {"text/html", "inode/directory", "application/zip"} & set(types)
    assert "桌面上有了“会议简报”图标" in ran.err
    assert "“打开方式”里有“会议简报”" in ran.err
    assert "还没有填报头" in ran.err


def test_whatever_opened_a_kind_of_file_goes_on_opening_it(home: Path, call: Run) -> None:
    assert call("init", "--desktop").status == 0
    assert [each for each in asked(home) if each.startswith("xdg-mime default")] == ["xdg-mime default editor.desktop text/plain"]
    assert f"update-desktop-database {home}/data/applications" in asked(home)
    assert f"gio set {home}/桌面/会议简报.desktop metadata::trusted true" in asked(home)


def test_settings_go_along_into_the_home_folder(home: Path, call: Run, tmp_path: Path) -> None:
    assert call("init", "--desktop", "--name", "甲简报").status == 0
    assert tomllib.loads((home / "briefgen.toml").read_text(encoding="utf-8"))["masthead"] == {"name": "甲简报"}
    assert not (tmp_path / "briefgen.toml").exists()
    before = (home / "briefgen.toml").read_bytes()
    ran = call("init", "--desktop")
    assert ran.status == 0
    assert "已有设置" in ran.err
    assert call("init", "--desktop", "--name", "乙简报").status == 2
    assert (home / "briefgen.toml").read_bytes() == before


def test_without_the_desktop_s_programs_and_folder(home: Path, call: Run) -> None:
    for program in (home / "bin").iterdir():
        program.unlink()
    os.environ["PATH"] = str(home / "bin")
    (home / "桌面").rmdir()
    ran = call("init", "--desktop")
    assert ran.status == 0
    assert "没有找到桌面文件夹" in ran.err
    assert (home / "data/applications/briefgen.desktop").exists()


def test_the_desktop_s_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desktop.desktop_folder(home, os.environ) == home / "桌面"
    (home / "bin/xdg-user-dir").unlink()
    monkeypatch.setenv("PATH", str(home / "bin"))
    (home / "config").mkdir()
    for line, folder in (('"$HOME/办公"', "办公"), (f'"{home}/办公"', "办公"), ('"$HOME/"', "桌面"), ('"$HOME/没有"', "桌面")):
        (home / "办公").mkdir(exist_ok=True)
        (home / "config/user-dirs.dirs").write_text(f"# made\nXDG_DESKTOP_DIR={line}\n", encoding="utf-8")
        assert desktop.desktop_folder(home, os.environ) == home / folder, line


@pytest.mark.parametrize(
    "path", ["/opt/briefgen/bin/briefgen", "/home/张 三/brief gen/bin/briefgen", '/a$b/`c`/d"e/f\\g/h%i/briefgen', "/括（号）/briefgen", "/a;b/x"]
)
def test_a_program_s_path_comes_back(path: str) -> None:
    """As the specification reads it: the string's backslashes, then quotes, then %."""
    line = next(each for each in desktop.desktop_entry([path, "-m"], Path("/i")).splitlines() if each.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    assert [re.sub(r"\\([$`])", r"\1", each).replace("%%", "%") for each in shlex.split(value)] == [path, "-m", "open", "--hold", "%F"]
    assert ('"' in line) == (path not in ("/opt/briefgen/bin/briefgen", "/括（号）/briefgen"))


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-validate: apt-get install desktop-file-utils")
@pytest.mark.parametrize("path", ["/opt/briefgen/bin/briefgen", "/home/张 三/b$/briefgen"])
def test_the_entry_is_valid(path: str, tmp_path: Path) -> None:
    file = tmp_path / "briefgen.desktop"
    file.write_text(desktop.desktop_entry([path], Path("/i.svg")), encoding="utf-8")
    assert subprocess.run(["desktop-file-validate", str(file)], capture_output=True, text=True).stdout == ""


def test_the_program_is_the_one_beside_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "bin/python"
    python.parent.mkdir()
    for name in ("python", "briefgen"):
        (tmp_path / "bin" / name).touch()
    monkeypatch.setattr(sys, "executable", str(python))
    assert desktop.command("briefgen") == [str(tmp_path / "bin/briefgen")]
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path / "none"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert desktop.command("briefgenw") == [str(python), "-m", "briefgen"]


# Windows


PROGRAM = r"D:\办公 软件\it's\Scripts\briefgenw.exe"


def test_windows_is_asked_for_shortcuts() -> None:
    text = shortcuts.script([PROGRAM], r"D:\i.ico")
    assert "foreach ($name in 'Desktop', 'SendTo') {" in text
    assert r"$link.TargetPath = 'D:\办公 软件\it''s\Scripts\briefgenw.exe'" in text
    assert "$link.Arguments = ''" in text
    assert r"$link.IconLocation = 'D:\i.ico,0'" in text
    assert "Join-Path $folder '会议简报.lnk'" in text
    assert text.index("CreateShortcut($made)") < text.index("$link.Save()") < text.index("Move-Item -LiteralPath $made")
    assert "$link.Arguments = '-m briefgen'" in shortcuts.script(["python.exe", "-m", "briefgen"], "i")
    assert text.count("'") % 2 == 0


def test_the_command_line_holds_the_whole_script() -> None:
    *head, last = shortcuts.encoded("写-甲 \"'")
    assert head == ["powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand"]
    assert base64.b64decode(last).decode("utf-16-le") == "写-甲 \"'"
    assert sum(map(len, shortcuts.encoded(shortcuts.script([PROGRAM], r"D:\i.ico")))) < 8191


def test_a_batch_file_does_the_same() -> None:
    data = shortcuts.batch_file([r"D:\100%\briefgenw.exe"], "gbk")
    assert data == b'@echo off\r\nstart "" "D:\\100%%\\briefgenw.exe" %*\r\n'
    assert "办公".encode("gbk") in shortcuts.batch_file([PROGRAM], "gbk")
    with pytest.raises(UnicodeEncodeError):
        shortcuts.batch_file([PROGRAM], "cp437")


def test_where_powershell_is_forbidden_batch_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("Desktop", "AppData/Roaming/Microsoft/Windows/SendTo"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(shortcuts, "command", lambda name: [rf"D:\b\Scripts\{name}.exe"])

    def forbidden(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", forbidden)
    told = shortcuts.install()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in written) == [
        "AppData/Roaming/Microsoft/Windows/SendTo/会议简报.cmd",
        "Desktop/会议简报.cmd",
    ]
    assert all(rb'start "" "D:\b\Scripts\briefgenw.exe" %*' in path.read_bytes() for path in written)
    assert any("“发送到”里有“会议简报”" in each for each in told)


@pytest.fixture
def powershell(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that PowerShell is started with; it says that it has made two shortcuts."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, "C:\\Users\\甲\\Desktop\\会议简报.lnk\nC:\\Users\\甲\\SendTo\\会议简报.lnk\n", "")

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_what_windows_has_made_is_told(powershell: list[list[str]]) -> None:
    told = shortcuts.install()
    assert PureWindowsPath(told[-1].removeprefix("写在“").removesuffix("”。")).name == "会议简报.lnk"
    assert len(told) == 4
    assert "briefgen.ico,0" in base64.b64decode(powershell[0][-1]).decode("utf-16-le")


def test_without_the_launcher_python_is_told_to_open(powershell: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortcuts, "command", lambda name: ["python.exe", "-m", "briefgen"])
    shortcuts.install()
    assert "$link.Arguments = '-m briefgen open'" in base64.b64decode(powershell[0][-1]).decode("utf-16-le")


def test_the_launcher_without_a_console_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert list(project["gui-scripts"]) == ["briefgenw"]
    module, name = project["gui-scripts"]["briefgenw"].split(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_the_icon_holds_the_usual_sizes() -> None:
    data = (ROOT / "briefgen/cli/icons/briefgen.ico").read_bytes()
    assert data[:4] == b"\0\0\1\0"
    assert sorted(data[6 + 16 * n] for n in range(data[4])) == [16, 32, 48]


@pytest.mark.parametrize(
    ("variables", "there"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"BROWSER": "w3m"}, True)]
)
def test_whether_there_is_a_screen(variables: dict[str, str], there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert showing._screen() is there
