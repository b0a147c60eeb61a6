"""The icon on Windows: shortcuts on the desktop and in 发送到 that start the launcher without a console.

Shortcuts (.lnk) are made by Windows itself, asked through PowerShell; where that is forbidden, .cmd files do the same, with a console that flashes up.
"""

import base64
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from briefgen.cli.desktop import NAME, command
from briefgen.errors import UsageError
from briefgen.files import unwritable, write_whole

_SECONDS = 60
#: As .NET names the folders, and as the registry does below `Explorer\\User Shell Folders`.
_FOLDERS = ("Desktop", "SendTo")


def install() -> list[str]:
    """Put the icon on the desktop and into 发送到; what to tell. Raises `UsageError`."""
    program = command("briefgenw")
    if len(program) > 1:  # Python itself, which is to be told what the launcher does
        program = [*program, "open"]
    made = _by_windows(script(program, str(resources.files("briefgen.cli").joinpath("icons/briefgen.ico"))))
    if not made:
        made = [str(_written(folder, program)) for folder in _folders()]
    if not made:
        raise UsageError("没有放上图标：找不到桌面文件夹，请在“命令提示符”里用 briefgen open 文件。")
    return [
        f"桌面上有了“{NAME}”图标：把会议文件拖到它上面即可。",
        f"在文件上点右键，“发送到”里有“{NAME}”（Windows 11 先点“显示更多选项”）。",
        *(f"写在“{each}”。" for each in made),
    ]


def script(program: Sequence[str], icon: str) -> str:
    """What PowerShell is asked: one shortcut in each folder, whose path it prints. It is saved under an ASCII name first: the shell's own object knows no other
    on a Windows that is not Chinese.
    """
    target, *arguments = program
    return f"""$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$shell = New-Object -ComObject WScript.Shell
foreach ($name in {", ".join(map(_quoted, _FOLDERS))}) {{
  $folder = [Environment]::GetFolderPath($name)
  $made = Join-Path $folder 'briefgen.lnk'
  $link = $shell.CreateShortcut($made)
  $link.TargetPath = {_quoted(target)}
  $link.Arguments = {_quoted(subprocess.list2cmdline(arguments))}
  $link.WorkingDirectory = [Environment]::GetFolderPath('MyDocuments')
  $link.IconLocation = {_quoted(f"{icon},0")}
  $link.Save()
  $path = Join-Path $folder {_quoted(f"{NAME}.lnk")}
  Move-Item -LiteralPath $made -Destination $path -Force
  $path
}}
"""


def encoded(text: str) -> list[str]:
    """A command line for PowerShell in which nothing can be misread: the script as UTF-16 in Base64."""
    return ["powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand", base64.b64encode(text.encode("utf-16-le")).decode()]


def batch_file(program: Sequence[str], code_page: str) -> bytes:
    """A .cmd file that starts the program with the files dropped on it. ``code_page``: the console's encoding, in which the file is read."""
    line = " ".join(f'"{each}"'.replace("%", "%%") for each in program)
    return f'@echo off\r\nstart "" {line} %*\r\n'.encode(code_page)


def _quoted(text: str) -> str:
    """A string of PowerShell, in which only a quotation mark has a meaning: ' and the curly ones that it takes for it."""
    return "'" + "".join(each * 2 if each in "'‘’‚‛" else each for each in text) + "'"


def _by_windows(text: str) -> list[str]:
    """The shortcuts that PowerShell has made; none where it is missing or not allowed to."""
    try:
        done = subprocess.run(encoded(text), capture_output=True, encoding="utf-8", errors="replace", timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else []


def _written(folder: Path, program: Sequence[str]) -> Path:
    path = folder / f"{NAME}.cmd"
    try:
        data = batch_file(program, "oem" if sys.platform == "win32" else "gbk")
        write_whole(path, lambda file: file.write(data))
    except (OSError, UnicodeEncodeError) as error:
        raise unwritable(str(path), error) from None
    return path


def _folders() -> list[Path]:
    """The two folders as the registry has them, else where they usually are."""
    home = Path.home()
    usual: Mapping[str, Path] = {"Desktop": home / "Desktop", "SendTo": home / "AppData/Roaming/Microsoft/Windows/SendTo"}
    return [path for name in _FOLDERS if (path := _registered(name) or usual[name]).is_dir()]


def _registered(name: str) -> Path | None:
    if sys.platform != "win32":
        return None
    import os
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders") as key:
            value, _ = winreg.QueryValueEx(key, name)
    except OSError:
        return None
    return Path(os.path.expandvars(str(value)))
