"""Old Word and WPS files (.doc, .wps) and OpenDocument texts: LibreOffice makes a .docx of them, which is then read.

Every conversion has a folder and a LibreOffice profile of its own, so that several can run at once and none touches the user's.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from briefgen.errors import UnreadableError
from briefgen.reading import docx
from briefgen.reading.extracted import Extracted

#: A file of hundreds of pages takes some seconds; what takes longer than this hangs. Seconds.
TIME_LIMIT = 90
#: Where installers put LibreOffice without putting it on the path.
_PLACES = (
    "/opt/libreoffice*/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",  # soffice.exe does not wait for its end
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
#: Settings of the profile: nothing is fetched, linked or run that a file asks for; what would go out in spite of it ends at a closed port.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_ADVICE = "请用 WPS 打开后另存为 .docx 再处理。"


def soffice() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in _PLACES:
        root = Path(Path(place).anchor)
        if matches := sorted(root.glob(place[len(root.anchor) :])) if root.exists() else []:
            return str(matches[-1])
    return None


def read(data: bytes, encoding: str | None) -> Extracted:  # noqa: ARG001  the file says its encoding itself
    """The text of a file. Raises `UnreadableError`."""
    docx.require()
    program = soffice()
    if program is None:
        raise UnreadableError("读旧版 Word 和 WPS 文件需要 LibreOffice，请先安装它，或用 WPS 打开后另存为 .docx 再处理。")
    with tempfile.TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True) as folder:
        return Extracted(docx.read(_convert(program, data, Path(folder)), None).text, "binary")


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    """The file as .docx."""
    suffix = "odt" if data.startswith(b"PK") else "doc"
    source = folder / f"input.{suffix}"  # as .wps, LibreOffice would take it for Microsoft Works
    source.write_bytes(data)
    _write_profile(folder / "profile")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
    ]
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )
    except OSError:
        raise UnreadableError(f"LibreOffice 启动不了，{_ADVICE}") from None
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"LibreOffice 转换这个文件超过 {TIME_LIMIT} 秒，{_ADVICE}") from None
    finally:
        _end(process)
    made = folder / "input.docx"
    if not made.is_file():
        raise UnreadableError(f"LibreOffice 打不开这个文件，可能已损坏或有密码，{_ADVICE}")
    return made.read_bytes()


def _write_profile(folder: Path) -> None:
    """A LibreOffice profile with `_SETTINGS`."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>' for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', encoding="utf-8"
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a conversion and what it started: `soffice` is a script that starts another program."""
    if process.poll() is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, 9)
        else:
            process.kill()
    process.wait()
