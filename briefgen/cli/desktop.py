"""The icon on which files are dropped: what each desktop wants for one, written; messages out.

On Linux (麒麟, 统信, GNOME, KDE, Xfce) it is a .desktop file on the desktop and among the applications, where 打开方式 finds it by its MIME types. Windows is in `shortcuts`.
"""

import contextlib
import hashlib
import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from briefgen.cli import streams
from briefgen.cli.showing import ENTRY, default, said
from briefgen.errors import UsageError

NAME = "会议简报"
#: Files that are opened with it. Pages and folders are not among them: where nobody has chosen a browser or a file manager, we would become theirs.
TYPES = (
    "text/plain",
    "text/markdown",
    "text/rtf",
    "application/rtf",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/wps-office.doc",
    "application/wps-office.docx",
    "application/wps-office.wps",
    "application/vnd.ms-works",
    "text/vtt",
    "application/x-subrip",
    "application/json",
)
#: What makes quotes necessary around an argument, and what is escaped within them.
_RESERVED, _ESCAPED = re.compile(r"[\s\"'\\><~|&;$*?#()`]"), re.compile(r"[\\\"`$]")


def install() -> None:
    """Put the icon where this system has icons, and say where. Raises `UsageError`."""
    if sys.platform == "win32":
        from briefgen.cli import shortcuts

        told = shortcuts.install()
    elif sys.platform == "darwin":
        raise UsageError("在 macOS 上还不能放图标，请在终端里用 briefgen open 文件。")
    else:
        told = linux(os.environ)
    for each in told:
        streams.tell("完成", each)


def command(name: str) -> list[str]:
    """How a program of ours is started, whatever the current folder and the path are; by Python where it has no script."""
    folders = [Path(sys.executable).parent, Path(sysconfig.get_path("scripts"))]
    names = (f"{name}.exe", name) if sys.platform == "win32" else (name,)
    for path in (folder / each for folder in folders for each in names):
        if path.is_file():
            return [str(path)]
    found = shutil.which(name)
    return [found] if found else [sys.executable, "-m", "briefgen"]


def linux(environment: Mapping[str, str]) -> list[str]:
    """Write the entry for the file manager and the icon on the desktop; what to tell."""
    home = Path(environment.get("HOME") or Path.home())
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    icon = data / "icons/hicolor/scalable/apps/briefgen.svg"
    entry = data / "applications" / ENTRY
    text = desktop_entry(command("briefgen"), icon).encode()
    before = {each: default(each) for each in TYPES}
    streams.write_own(resources.files("briefgen.cli").joinpath("icons/briefgen.svg").read_bytes(), icon)
    streams.write_own(text, entry)
    said("update-desktop-database", str(entry.parent))
    for each, program in before.items():
        if program not in ("", ENTRY) and default(each) == ENTRY:  # whatever opens a kind of file goes on opening it
            said("xdg-mime", "default", program, each)
    told = [f"在文件上点右键，“打开方式”里有“{NAME}”。"]
    folder = desktop_folder(home, environment)
    if folder is None:
        return [*told, f"没有找到桌面文件夹，桌面上没有放图标；可从应用程序菜单里把“{NAME}”拖到桌面。"]
    shown = folder / f"{NAME}.desktop"
    streams.write_own(text, shown)
    shown.chmod(0o755)
    said("gio", "set", str(shown), "metadata::trusted", "true")  # GNOME, and file managers made from its
    said("gio", "set", "-t", "string", str(shown), "metadata::xfce-exe-checksum", hashlib.sha256(text).hexdigest())  # Xfce
    return [f"桌面上有了“{NAME}”图标：把会议文件拖到它上面即可；双击显示为文本时，请点右键选“允许启动”。", *told]


def desktop_entry(program: Sequence[str], icon: Path) -> str:
    """A .desktop file by the Desktop Entry Specification. A terminal shows the messages, and stays until they have been read."""
    line = " ".join([*map(_argument, program), "open", "--hold", "%F"])
    return f"""[Desktop Entry]
Type=Application
Version=1.0
Name={NAME}
Name[en]=Meeting brief
Comment=把会议文件拖到这里：做核对页，写简报
Comment[en]=Drop meeting texts here: a page to check them on, a brief in Word
Exec={_value(line)}
Icon={_value(str(icon))}
Terminal=true
StartupNotify=false
Categories=Office;
MimeType={"".join(f"{each};" for each in TYPES)}
"""


def _argument(text: str) -> str:
    r"""An argument of `Exec`: % doubled, and in quotes, with what a shell would read escaped, only where it must be: libfm lists no program in quotes.

    >>> _argument('/opt/briefgen/bin/briefgen'), _argument('/opt/a b/50%/$x')
    ('/opt/briefgen/bin/briefgen', '"/opt/a b/50%%/\\$x"')
    """
    text = text.replace("%", "%%")
    return '"' + _ESCAPED.sub(lambda match: "\\" + match[0], text) + '"' if _RESERVED.search(text) else text


def _value(text: str) -> str:
    """A string of a .desktop file, in which a backslash stands for itself when it is doubled."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def desktop_folder(home: Path, environment: Mapping[str, str]) -> Path | None:
    """The desktop's folder as the system says it, else by its usual names. The home folder is none, though it is named where there is no desktop."""
    told = said("xdg-user-dir", "DESKTOP") or _written(home, environment)
    for path in (Path(told) if told else None, home / "桌面", home / "Desktop"):
        if path is not None and path.is_dir() and path != home:
            return path
    return None


def _written(home: Path, environment: Mapping[str, str]) -> str:
    """What `user-dirs.dirs` says, where there is no program to ask."""
    path = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = re.search(r'^XDG_DESKTOP_DIR="(\$HOME/)?([^"\n]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return str(home / found[2]) if found[1] else found[2]
    return ""
