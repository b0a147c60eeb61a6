"""Every way in which the program ends: its status, its sentence, and nothing else on standard output."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import briefgen
from briefgen import __main__ as script
from briefgen.cli import main as program
from briefgen.cli import streams
from briefgen.rendering.registry import FORMATS
from tests.cli.conftest import end, shown_there, terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Start

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "请写出命令"),
        (("pasre", "a.txt"), "没有“pasre”这个命令，可能应写作“parse”"),
        (("会议.txt", "-f", "docx"), "没有“会议.txt”这个命令，请写 briefgen parse 会议.txt -f docx。"),
        ((".",), "请写 briefgen batch . -o 简报。"),
        (("help", "parse"), "请写 briefgen parse --help。"),
        (("redact", "会议.txt"), "请写 briefgen parse 会议.txt --redact。"),
        (("xyzzy",), "可用的有 open、init、parse、batch、render、review、search、issue、ledger、stats、diff、schema、validate、doctor"),
        (("parse",), "缺少“文件”，请写成 briefgen parse 文件…；"),
        (("diff", "a.txt"), "缺少“乙”，请写成 briefgen diff 甲 乙；"),
        (("parse", "a.txt", "--owner", "甲"), "这里没有“--owner”这个选项，它是 briefgen search 的；"),
        (("parse", "会议.txt", "-o", "简报.pdf"), "再用 Word 或 WPS 另存为 PDF"),
        (("ledger", "会议.txt", "-o", "台账.docx"), "请用 briefgen parse 会议.txt --tasks -o 简报.docx"),
        (("parse", "a.txt", "--strct"), "没有“--strct”这个选项，可能应写作“--strict”"),
        (("parse", "a.txt", "-z"), "没有“-z”这个选项"),
        (("--colour",), "没有“--colour”这个选项"),
        (("parse", "a.txt", "-f"), "选项“-f”后面缺少值"),
        (("parse", "a.txt", "--strict=1"), "选项“--strict”后面不带值"),
        (("render", "a.json", "b.json"), "多出了“b.json”"),
        (("parse", "会议.txt", "-f", "pdf"), "md、docx、json、jsonl 之一"),
        (("parse", "会议.txt", "--base-date", "2016-13-01"), "YYYY-MM-DD"),
        (("parse", "会议.txt", "--base-date", "20161101"), "YYYY-MM-DD"),
        (("parse", "会议.txt", "--year", "16"), "四位数的年份"),
        (("parse", "会议.txt", "--year", "２０１６"), "四位数的年份"),
        (("parse", "会议.txt", "--encoding", "utf-88"), "gb18030"),
        (("parse", "会议.txt", "--encoding", "base64"), "gb18030"),
        (("parse", "会议.txt", "--encoding", "\udcff"), "gb18030"),
        (("parse", "会议.txt", "--region", "桃花源"), "没有“桃花源”这个行政区划"),
        (("parse", "会议.txt", "--region", "鼓楼区"), "六位代码"),
        (("parse", "会议.txt", "--region", ""), "--region 后面是空的"),
        (("parse", "会议.txt", "--config", "无.toml"), "找不到配置文件“无.toml”"),
        (("parse", "会议.txt", "-o", "."), "是文件夹"),
        (("parse", "会议.txt", "-o", ""), "-o 后面是空的"),
        (("parse", "会议.txt", "-o", "会议.txt"), "就是输入文件"),
        (("parse", "会议.txt", "-o", "无/简报.md"), "请先建好文件夹"),
        (("parse", "会议.txt", "-o", "会议.txt/简报.md"), "不是文件夹"),
        (("parse", "会议.txt", "-o", "长" * 200), "文件名太长"),
    ],
)
def test_usage_is_2(call: "Run", text_file: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert call(*arguments).failed(2, sentence)
    assert [each.name for each in text_file.parent.iterdir()] == ["会议.txt"]


@pytest.mark.parametrize("command", ["parse", "render", "validate"])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [("无.txt", "找不到文件“无.txt”"), (".", "文件夹"), ("文件夹", "“文件夹”是文件夹"), ("像片.txt", "图片"), ("长" * 200, "读取")],
)
def test_unreadable_is_4(call: "Run", tmp_path: Path, command: str, name: str, sentence: str) -> None:
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "像片.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9)
    assert call(command, name).failed(4, sentence)


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"PK\x03\x04....", "损坏"), (b"%PDF-1.7", "PDF"), (b"\xff\xfe\x00\xd8", "utf-16"), (b"a\x00b\x00c\x01\x02\x03", "编码")]
)
def test_a_binary_through_a_pipe_is_4(call: "Run", data: bytes, sentence: str) -> None:
    assert call("parse", "-", stdin=data).failed(4, sentence)


def test_a_wrong_encoding_is_4(call: "Run", text_file: Path) -> None:
    assert call("parse", text_file, "--encoding", "ascii").failed(4, "--encoding")


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_input_is_4(call: "Run", data: bytes) -> None:
    assert call("parse", "-", "-f", "json", stdin=data).failed(4, "这是空文件")


def test_no_meeting_is_5_and_the_record_is_written(call: "Run") -> None:
    ran = call("parse", "-", "-f", "json", stdin="今天食堂吃饺子。\n".encode())
    assert (ran.status, ran.err) == (5, "错误：没有找到会议，请确认文件里有会议简报、记录或纪要的正文。\n")
    assert '"briefs": []' in ran.text


def test_strict_is_6_when_something_is_doubtful(call: "Run", tmp_path: Path, text_file: Path) -> None:
    assert (call("parse", text_file, "--strict").status, call("parse", text_file, "--strict").err) == (0, "")
    doubtful = tmp_path / "存疑.txt"
    doubtful.write_text(text_file.read_text(encoding="utf-8").replace("隐患排查。", "隐患排查13。3%。"), encoding="utf-8")
    relaxed, strict = call("parse", doubtful), call("parse", doubtful, "--strict")
    assert (relaxed.status, relaxed.err) == (0, "警告：第 5 行第 23 列，odd-number：“…”像是数字里误用了句号，请核对。\n")
    assert "警告：第 5 行第 23 列，odd-number：“13。3%”像是数字里误用了句号，请核对。\n" in call("parse", doubtful, "-v").err
    assert (strict.status, strict.out) == (6, relaxed.out)
    assert strict.err.splitlines()[-1].startswith("错误：有 1 处存疑")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_on_a_screen_the_words_in_question_stand(environment: dict[str, str], tmp_path: Path, text_file: Path) -> None:
    text_file.write_text(text_file.read_text(encoding="utf-8").replace("隐患排查。", "隐患排查13。3%。"), encoding="utf-8")
    ours, theirs = terminal()
    command = [sys.executable, "-m", "briefgen", "parse", str(text_file), "-o", str(tmp_path / "简报.md")]
    subprocess.run(command, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    assert shown_there(ours).decode().strip() == "警告：第 5 行第 23 列：“13。3%”像是数字里误用了句号，请核对。"


def test_verbose_shows_what_is_merely_worth_knowing(call: "Run") -> None:
    text = "2016年8月1日上午，全市安全生产工作推进会召开。市长费明主持会议。".encode()
    quiet, verbose = call("parse", "-", stdin=text), call("parse", "-", "-v", stdin=text)
    assert quiet.out == verbose.out
    assert "提示" not in quiet.err
    assert "提示：没有找到会议地点" in verbose.err
    assert "提示：按 utf-8 编码读取" in verbose.err


def test_our_own_fault_is_1(call: "Run", text_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("内部\x1b[2J状态")

    monkeypatch.setattr("briefgen.api.parse_read", broken)
    assert call("parse", text_file).failed(1, "程序内部出错（RuntimeError），请把这条命令和输入文件发给开发者")
    verbose = call("parse", text_file, "-v")
    assert verbose.status == 1
    assert "Traceback" in verbose.err
    assert "内部␛[2J状态" in verbose.err


def test_out_of_memory_is_1(call: "Run", text_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("briefgen.api.parse_read", broken)
    assert call("parse", text_file).failed(1, "内存不足")


def test_an_interruption_is_130(call: "Run", text_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.api.parse_read", interrupted)
    ran = call("parse", text_file)
    assert (ran.status, ran.out, ran.err) == (130, b"", "提示：已中断，没有写出结果。\n")


def test_the_entry_of_the_script(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    monkeypatch.setattr(sys, "argv", ["briefgen", "--version"])
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        with pytest.raises(SystemExit) as ended:
            script.run()
    finally:
        for name in names:
            signal.signal(getattr(signal, name), before[name])
    assert (ended.value.code, capsysbinary.readouterr().out) == (0, f"briefgen {briefgen.__version__}\n".encode())


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_real_interruption_is_130(start: "Start") -> None:
    process = start("parse", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write("市长费明主持会议。\n".encode() * 20_000)
    process.stdin.flush()  # more than a pipe holds: it is reading, and goes on until the end, which it is not given
    end(process, signal.SIGINT)
    assert process.returncode == 130
    assert (process.stdout.read(), process.stderr.read().decode()) == (b"", "提示：已中断，没有写出结果。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("arguments", [("parse", str(SAMPLES / "city-brief.txt")), ("schema",), ("parse", "--help")])
def test_a_pipe_that_nobody_reads_is_141(environment: dict[str, str], arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-m", "briefgen", *arguments], env=environment, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "arguments", [("schema",), ("--version",), ("parse", "-"), ("parse", "-", "-f", "json"), ("parse", "-", "--explain")], ids=" ".join
)
def test_a_full_disk_under_standard_output_is_2(environment: dict[str, str], arguments: tuple[str, ...]) -> None:
    text = "2016年8月1日上午，县政府召开安全生产工作推进会。县长费明主持会议。".encode()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", *arguments], env=environment, input=text, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.decode()) == (2, "错误：无法写入“标准输出”：磁盘已满，请清理后再试。\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_nobody_hears_the_messages(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", "parse", "-"],
            env=environment,
            input="下雨了。".encode(),
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert done.returncode == 5
    assert done.stdout == b""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX descriptors")
@pytest.mark.parametrize(
    ("descriptor", "arguments", "status", "sentence"),
    [(1, ("schema",), 2, "错误：标准输出已关闭，请用 -o 指定输出文件。\n"), (0, ("parse", "-"), 4, "错误：标准输入已关闭，请改为指定文件名。\n")],
)
def test_closed_streams(environment: dict[str, str], descriptor: int, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    close = f"{'<' if descriptor == 0 else '>'}&-"
    done = subprocess.run(["sh", "-c", f'exec "$0" -m briefgen "$@" {close}', sys.executable, *arguments], env=environment, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (status, b"", sentence)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("-h",),
        ("parse", "--help"),
        ("batch", "--help"),
        ("render", "-h"),
        ("schema", "--help"),
        ("validate", "--help"),
        ("search", "--help"),
        ("review", "--help"),
        ("lexicon", "--help"),
        ("lexicon", "check", "-h"),
        ("doctor", "-h"),
        ("issue", "-h"),
        ("open", "-h"),
        ("init", "-h"),
    ],
)
def test_help_is_chinese(call: "Run", arguments: tuple[str, ...]) -> None:
    ran = call(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert ran.text.startswith("用法：briefgen ")
    assert "显示这份说明。" in ran.text
    described = re.sub(
        r"--?[\w-]+( [A-Z-]+)?|briefgen(\.toml| schema| batch)?|utf-8|gb18030|JSONL?( Schema)?|jsonl?|md|Markdown|Word|WPS|PDF|RTF|source\.text|csv|xlsx|toml|nnt|nt|ns|zip|docx|txt|dask|tcp|parse|batch|render|schema|validate|search|lexicon|check|review|issue|ledger|stats|diff|html|bash|zsh|fish|powershell|Tab|YYYY|MM|DD|table|Excel|directive|speech|brief|short|minutes|sheet|\.db|doctor|Python|SQLite|LibreOffice|open|init",
        "",
        ran.text,
    )
    assert not re.findall("[A-Za-z]{2,}", described)


@pytest.mark.parametrize("command", ["open", "init"])
def test_the_help_of_what_secretaries_use_fits_a_screen(command: str, call: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert len(call(command, "--help").text.splitlines()) <= 30


def test_help_names_every_command_and_format_and_status(call: "Run") -> None:
    text = call("--help").text
    for name in ("parse", "batch", "render", "search", "schema", "validate"):
        assert re.search(f"^  {name} +[^ ]", text, re.MULTILINE)
    for name in FORMATS:
        assert name in call("parse", "--help").text
        assert name in call("render", "--help").text
    for status in (0, 1, 2, 4, 5, 6, program.INTERRUPTED, program.NOBODY_READS):
        assert re.search(rf"(?<=[：；]){status}\s", text)
    assert "--strict" in call("parse", "--help").text


def commands() -> list[tuple[str, ...]]:
    """Every command line that has help."""
    from typer.main import get_command

    group: Any = get_command(program.app)
    return [
        (),
        *((name,) for name in group.commands),
        *((name, each) for name, one in group.commands.items() for each in getattr(one, "commands", ())),
    ]


@pytest.mark.parametrize("command", commands())
def test_help_fits_a_screen_or_says_where_the_rest_is(call: "Run", monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    """A terminal of 80 columns and 30 lines."""
    monkeypatch.setenv("COLUMNS", "80")
    text = call(*command, "--help").text
    assert len(text.splitlines()) <= 30
    if "--help-all" in text:
        everything = call(*command, "--help-all").text
        rest = re.findall("--[a-z-]+", text.split("还有")[1])
        assert len(rest) >= 2
        assert [option for option in rest if not re.search(f"^  (-., )?{option} ", everything, re.MULTILINE)] == []


def test_help_of_strict_says_what_counts(call: "Run") -> None:
    assert re.search("--strict +有警告或错误时以退出码 6 结束", call("parse", "--help-all").text)


@pytest.mark.parametrize("columns", ["40", "66", "100", "300"])
def test_help_fits_the_terminal(call: "Run", monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    from briefgen.cli.display import columns as width

    monkeypatch.setenv("COLUMNS", columns)
    lines = call("parse", "--help").text.splitlines()
    # A closing mark may stand one character beyond the edge, and terms are not cut.
    assert max(width(line) for line in lines if line.strip()) <= max(min(int(columns), 100) + 2, 50)


def test_version(briefgen: "Run") -> None:
    from briefgen import __version__

    ran = briefgen("--version")
    assert (ran.status, ran.text, ran.err) == (0, f"briefgen {__version__}\n", "")


def test_start_up_loads_nothing_heavy() -> None:
    code = """
import sys, typer
with_typer = set(sys.modules)  # older ones bring rich along
from briefgen.cli.main import main
main(["--help"])
print(*(name for name in sys.argv[1:] if name in sys.modules and name not in with_typer), file=sys.stderr)
"""
    heavy = ["pydantic", "rich", "jieba", "json", "briefgen.record", "briefgen.api", "briefgen.parsing.pipeline", "tomllib"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == ""


def test_the_script_entry_exits_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["briefgen", "parse", "无.txt"])
    monkeypatch.setattr(streams, "tell", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        program.run()
    assert ended.value.code == 4


def test_an_end_of_file_inside_is_our_fault_not_an_interruption(call: "Run", text_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise EOFError

    monkeypatch.setattr("briefgen.api.parse_read", broken)
    ran = call("parse", text_file)
    assert (ran.status, ran.out) == (1, b"")
    assert "程序内部出错（EOFError）" in ran.err
