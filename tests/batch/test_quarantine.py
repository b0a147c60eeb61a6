"""Inputs that failed, set apart with the reason."""

from pathlib import Path

import pytest

from briefgen.batch.manifest import Manifest
from briefgen.batch.quarantine import Quarantine
from briefgen.errors import UsageError
from tests.batch.conftest import batch, tree
from tests.batch.test_run import to_lines


def test_what_failed_is_copied_with_the_reason(archive: Path, tmp_path: Path) -> None:
    batch([archive], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    manifest = Manifest(tmp_path / "m.db", fresh=False)
    Quarantine(tmp_path / "隔离").fill(manifest)
    found = tree(tmp_path / "隔离")
    assert {name: data for name, data in found.items() if not name.endswith(".原因.txt")} == {"坏.txt": (archive / "坏.txt").read_bytes()}
    assert found["坏.txt.原因.txt"].decode("utf-8-sig").splitlines() == [
        "归档/坏.txt",
        "这是图片，请先用文字识别（OCR）软件转成文字，校对后再处理。",
    ]
    (archive / "坏.txt").unlink()  # what is gone leaves its reason
    Quarantine(tmp_path / "又").fill(manifest)
    assert list(tree(tmp_path / "又")) == ["坏.txt.原因.txt"]
    (tmp_path / "文件").touch()
    with pytest.raises(UsageError, match="文件"):
        Quarantine(tmp_path / "文件").fill(manifest)
    manifest.close()
