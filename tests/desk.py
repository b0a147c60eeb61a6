"""A desk to try the pages of documentation at: their commands run as they stand, one after the other, in a folder with the files that they speak of.

In a page, fenced `sh` blocks hold commands and `python` blocks code; `<!-- file: NAME -->` before a block puts it into that file first; `<!-- output -->` before a
block says that it is what the block of commands before it prints, on both streams, `<!-- output: N -->` its first N lines. A command succeeds unless its comment names
another exit code (`退出码 1`, `exit code 1`).
"""

import contextlib
import functools
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from unittest import mock

import docx

import briefgen
from briefgen.cli.main import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
#: Commands that are not tried here, and what tries them.
ELSEWHERE = {
    "python3 -m venv": ".ci/run",
    "pip install": ".ci/run, .ci/versions",
    ".venv/bin/pip install": ".ci/run, .ci/versions",
    "python3 docs/airgap/wheelhouse.py": ".ci/supply",
    "python3 install.py": ".ci/supply",
    "dask": "benchmarks/cluster.py",
    "briefgen batch /shared/": "benchmarks/cluster.py",
}
#: What a page asks for: `sh` with its commands, `python` with its code, `file` with its name and text.
Task = tuple[str, str, str | tuple[tuple[str, int], ...]]
#: What a shell has to see.
SHELL = re.compile(r"[|<>&;*]")
BLOCK = re.compile(r"(?:<!-- (?P<mark>file|output)(?:: (?P<value>[^\n]+?))? -->\n)?```(?P<language>\w+)\n(?P<body>.*?)```", re.DOTALL)

#: The example of the manual, in lines that a page shows whole.
MEETING = """我市召开防汛工作会议
　　8月9日下午，市政府召开防汛工作会议。副市长盖小东出席会议并讲话。
　　市应急管理局局长梁守田通报了隐患排查情况。
　　盖小东要求，17处隐患要在8月20日前全部整改到位。各镇街要落实24小时值班。
　　市政府办公室副主任初建勋主持会议。
责任编辑：小舟
"""
FIRST_DRAFT = """清河县防汛工作推进会召开

　　2023年6月6日上午，清河县防汛工作推进会在县政府会议室召开。县长费明主持会议。

　　费明要求，县水利局要在6月30日前完成6处隐患整改。
"""
FINAL_DRAFT = """清河县防汛工作推进会召开

　　2023年6月6日上午，清河县防汛工作推进会在县政府会议室召开。代县长费明主持会议。

　　费明要求，县水利局要在7月15日前完成6处隐患整改。县民政局要备足救灾物资。
"""
NEXT_MEETING = """清河县防汛工作调度会召开

　　2023年7月18日，清河县召开防汛工作调度会。代县长费明主持会议。

　　费明要求，县水利局要在7月25日前备足沙袋，县应急管理局要在8月10日前组织一次演练。
"""


def commands(block: str) -> list[tuple[str, int]]:
    """The command lines of an `sh` block, each with the exit code that its comment tells."""
    found = []
    for line in block.splitlines():
        command, _, comment = f" {line} ".partition(" # ")
        told = re.search(r"(?:退出码|exit code) (\d+)", comment)
        if command.strip():
            found.append((command.strip(), int(told[1]) if told else 0))
    return found


def every_command(page: str) -> list[tuple[str, int]]:
    """Those of all blocks of a page."""
    return [each for block in BLOCK.finditer(page) if block["language"] == "sh" for each in commands(block["body"])]


def lay(folder: Path) -> None:
    """Put the files that the manual speaks of into a folder."""
    (folder / "briefgen.toml").write_text("", encoding="utf-8")  # the search for settings ends here
    texts = {"会议.txt": MEETING, "初稿.txt": FIRST_DRAFT, "定稿.txt": FINAL_DRAFT, "下次会议.txt": NEXT_MEETING}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        written = docx.Document()
        for line in text.splitlines():
            written.add_paragraph(line)
        written.save(str(folder / name.replace(".txt", ".docx")))
    (folder / "会议.核对.json").write_text(briefgen.parse_file(folder / "会议.docx", with_text=True).model_dump_json(indent=2), encoding="utf-8")
    (folder / "旧稿.txt").write_text(FIRST_DRAFT, encoding="gb18030")
    copies = {
        "会议录音.txt": "lift-transcript",
        "归档/局务会.txt": "bureau-notes",
        "归档/往年/现场推进会.txt": "city-brief",
        "归档/往年/村民会.txt": "village-notes",
    }
    for name, sample in copies.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((SAMPLES / f"{sample}.txt").read_bytes())
    (folder / "归档/扫描件.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(8))
    with zipfile.ZipFile(folder / "旧稿.zip", "w") as archive:
        archive.write(SAMPLES / "school-notes.txt", "教研会.txt")
    (folder / "清单.txt").write_text("会议.txt\n归档/扫描件.png\n", encoding="utf-8")
    (folder / "花名册.csv").write_text("姓名,职务,单位,编号\n初建勋,市政府办公室副主任,市政府办公室,LY-002\n", encoding="utf-8")
    (folder / "词典.txt").write_text("数智办 1000 nt\n", encoding="utf-8")
    (folder / "密钥").write_bytes(bytes(range(16)))
    house = docx.Document()
    house.add_paragraph("【简报名称】")
    house.add_paragraph("【正文】")
    house.save(str(folder / "模板.docx"))
    (folder / "samples").symlink_to(SAMPLES)


def tried(page: str, laid: Path) -> str:
    """The page with what its commands print now, in a copy of a folder. Fails where one ends otherwise than it says."""
    tasks: list[Task] = []
    for block in BLOCK.finditer(page):
        if block["mark"] == "file":
            tasks.append(("file", block["value"], block["body"]))
        elif block["mark"] is None and block["language"] == "sh":
            tasks.append(("sh", "", tuple(commands(block["body"]))))
        elif block["mark"] is None and block["language"] == "python":
            tasks.append(("python", "", block["body"]))
    outputs = iter(_done(tuple(tasks), laid))
    printed = ""

    def filled(block: re.Match[str]) -> str:
        nonlocal printed
        if block["mark"] == "output":
            lines = printed.splitlines()[: int(block["value"]) if block["value"] else None]
            text = "".join(f"{line}\n" for line in lines).strip("\n")
            return f"{block[0][: block.start('language') - block.start()]}text\n{text}\n```"
        if block["mark"] == "file" or block["language"] in ("sh", "python"):
            printed = next(outputs)
        return block[0]

    return BLOCK.sub(filled, page)


@functools.cache
def _done(tasks: tuple[Task, ...], laid: Path) -> list[str]:
    """What each task prints: a page and its translation have the same ones, and most are done once."""
    printed = []
    names: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent).resolve() / "文稿"
        shutil.copytree(laid, folder, symlinks=True)
        with contextlib.chdir(folder), mock.patch.dict(os.environ, _machine(Path(parent))):
            for kind, name, body in tasks:
                stream = io.StringIO()
                if isinstance(body, tuple):
                    stream.write("".join(_run(command, expected, folder) for command, expected in body))
                elif kind == "file":
                    Path(name).write_text(body, encoding="utf-8")
                else:
                    with contextlib.redirect_stdout(stream):
                        exec(body, names)
                printed.append(stream.getvalue())
    return printed


def _machine(place: Path) -> dict[str, str]:
    """An environment with a home of its own and a screen on which nothing is shown: what a command writes or opens there is nobody's."""
    home, programs = place / "home", place / "bin"
    home.mkdir()
    programs.mkdir()
    for name in ("xdg-open", "xdg-mime", "gio", "update-desktop-database"):
        (programs / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    folders = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return {"HOME": str(home), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "DISPLAY": ":9", **folders}


def _run(command: str, expected: int, folder: Path) -> str:
    """What a command line prints."""
    if command.startswith(tuple(ELSEWHERE)):
        return ""
    if SHELL.search(command) or not command.startswith("briefgen "):
        status, printed = _in_shell(command)
    else:
        status, printed = _in_process(shlex.split(command)[1:])
    assert status == expected, f"{command}\n{status}\n{printed}"
    printed = re.sub(r"用时：[\d.]+ 秒，每秒 \d+ 份", "用时：… 秒，每秒 … 份", printed)
    return printed.replace(f"{folder}/", "").removeprefix("\ufeff")


def _in_process(arguments: list[str]) -> tuple[int, str]:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO()), stream, stream
    try:
        status = main(arguments)
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    stream.flush()
    return status, stream.buffer.getvalue().decode()


def _in_shell(command: str) -> tuple[int, str]:
    function = f'briefgen() {{ {shlex.quote(sys.executable)} -m briefgen "$@"; }}\n'
    done = subprocess.run(["bash", "-c", function + command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode()
