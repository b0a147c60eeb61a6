"""Completion: what a shell offers, asked in the shell itself; and what is written into a person's own files."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from briefgen.cli.main import app

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SHELLS = ("bash", "zsh", "fish", "powershell")
#: What is typed → what is offered; ``...`` stands for files.
OFFERED = {
    "briefgen par": ["parse"],
    "briefgen re": ["render", "review"],
    "briefgen lexicon ": ["check"],
    "briefgen parse --for": ["--form", "--format"],
    "briefgen parse --form ": ["brief", "minutes", "sheet", "short"],
    "briefgen parse 甲.txt -f j": ["json", "jsonl"],
    "briefgen ledger 甲.txt --form": ["--format"],
    "briefgen lexicon check --verb": ["--verbose"],
    "briefgen --install-completion z": ["zsh"],
    "briefgen parse 会": ["会议.txt"],
    "briefgen parse -o 会": ["会议.txt"],
}


@pytest.fixture
def script(call: "Run", tmp_path: Path) -> dict[str, Path]:
    """The script for each shell, and a file to complete."""
    (tmp_path / "会议.txt").touch()
    out = {}
    for shell in SHELLS:
        ran = call("--show-completion", shell)
        assert (ran.status, ran.err) == (0, "")
        out[shell] = tmp_path / f"completion.{shell}"
        out[shell].write_bytes(ran.out)
    return out


def asked(shell: str, code: str, folder: Path) -> list[str]:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell}: apt-get install {shell}")
    done = subprocess.run(
        [program, "-c", code], capture_output=True, cwd=folder, env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    )
    assert done.stderr == b""
    return sorted(line.split("\t")[0].strip() for line in done.stdout.decode().splitlines())


@pytest.mark.parametrize("line", OFFERED)
def test_bash(script: dict[str, Path], tmp_path: Path, line: str) -> None:
    words = line.split(" ")
    code = f"""source '{script["bash"]}'; COMP_WORDS=({" ".join(f"'{word}'" for word in words)}); COMP_CWORD={len(words) - 1}
        complete -p briefgen | grep -q -- '-o default' && _briefgen_complete; printf '%s\\n' "${{COMPREPLY[@]}}" """
    files = OFFERED[line] == ["会议.txt"]
    assert asked("bash", code, tmp_path) == ([""] if files else OFFERED[line])  # files are readline's own


@pytest.mark.parametrize("line", OFFERED)
def test_fish(script: dict[str, Path], tmp_path: Path, line: str) -> None:
    found = asked("fish", f"source '{script['fish']}'; complete -C '{line}'", tmp_path)
    assert found == OFFERED[line]


@pytest.mark.parametrize("line", [line for line, offered in OFFERED.items() if offered != ["会议.txt"]])
def test_zsh(script: dict[str, Path], tmp_path: Path, line: str) -> None:
    """What the function hands to zsh's own: a real Tab needs a terminal."""
    words = " ".join(f"'{word}'" for word in line.split(" "))
    code = f"""
        compdef() {{ :; }}
        compadd() {{ shift; for each in "$@"; do [[ "$each" == "$PART"* ]] && print -r -- "$each"; done; return 0; }}
        _describe() {{ for each in "${{(@P)2}}"; do [[ "${{each%%:*}}" == "$PART"* ]] && print -r -- "${{each%%:*}}"; done; return 0; }}
        _files() {{ print -- files; }}
        source '{script["zsh"]}'
        words=({words}); CURRENT={len(line.split(" "))}; PART='{line.rsplit(" ", 1)[1]}'
        _briefgen_complete"""
    assert asked("zsh", code, tmp_path) == OFFERED[line]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_there(script: dict[str, Path], shell: str) -> None:
    group = get_command(app)
    text = script[shell].read_text(encoding="utf-8")
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert re.search(rf"\b{name}\b", text)
        for option in (each for one in command.params for each in one.opts if each.startswith("--")):
            assert (f"-l {option[2:]} " if shell == "fish" else option) in text, (name, option)


def test_what_stands_in_a_persons_file_stays(call: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("ZDOTDIR", raising=False)
    (tmp_path / ".bashrc").write_bytes("# 我的设置\nexport A=1\n".encode("gb18030"))
    for _ in range(2):
        for shell in SHELLS:
            ran = call("--install-completion", shell)
            assert (ran.status, ran.out) == (0, b"")
            assert ran.err.startswith(f"提示：{shell} 的补全写在“")
    rc = (tmp_path / ".bashrc").read_bytes()
    assert rc.startswith("# 我的设置\nexport A=1\n".encode("gb18030"))
    assert rc.count(b"# briefgen completion: begin") == 1
    script = tmp_path / ".config/briefgen/completion.bash"
    assert str(script).encode() in rc
    assert (tmp_path / ".config/fish/completions/briefgen.fish").exists()
    assert (tmp_path / ".config/powershell/briefgen-completion.ps1").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / ".zshrc").read_text(encoding="utf-8").count("completion.zsh") == 2


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_the_shell_that_runs_it(call: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("fish", "/usr/bin/fish"))
    assert call(option).status == 0
    assert call(option, "tcsh").failed(2, "没有“tcsh”的补全")

    def unseen() -> None:
        raise OSError

    monkeypatch.setattr("shellingham.detect_shell", unseen)
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert call(option).failed(2, "看不出用的是哪种命令行")
