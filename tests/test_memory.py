"""A limit of memory: a text that will not fit is not begun."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import memory

ROOT = Path(__file__).parents[1]


def test_without_a_limit_there_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_left", lambda: None)
    memory.require("会议" * 10_000_000)


@pytest.mark.parametrize(("left", "fits"), [(6 * memory.PER_BYTE, True), (6 * memory.PER_BYTE - 1, False), (-1, False)])
def test_what_is_left_has_to_do(monkeypatch: pytest.MonkeyPatch, left: int, fits: bool) -> None:
    monkeypatch.setattr(memory, "_left", lambda: left)
    if fits:
        memory.require("会议")
    else:
        with pytest.raises(MemoryError):
            memory.require("会议")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of the address space")
def test_a_process_with_little_memory_says_so(tmp_path: Path) -> None:
    import resource

    text = (ROOT / "samples" / "three-meetings.txt").read_text(encoding="utf-8")
    (tmp_path / "大.txt").write_text(text * 300, encoding="utf-8")
    limit = 90 * 1024 * 1024
    ran = subprocess.run(
        [sys.executable, "-m", "briefgen", "parse", str(tmp_path / "大.txt"), "-f", "json"],
        capture_output=True, cwd=ROOT, timeout=120, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (1, b"", "错误：内存不足，请把输入拆成小文件再试。\n")
