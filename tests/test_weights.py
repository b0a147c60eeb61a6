"""The shipped weights: well-formed, small, and those that training gives where its texts are at hand (`benchmarks/train.py --check` in CI)."""

from pathlib import Path

import pytest

from benchmarks.train import DECISIONS, FOLDER, formed

FILES = sorted(FOLDER.glob("*.txt"))


def test_every_decision_has_its_weights() -> None:
    assert {path.stem for path in FILES} == {decision.name for decision in DECISIONS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_header_bias_and_order(path: Path) -> None:
    assert formed(path)


def test_all_together_are_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < 300_000


def test_a_file_out_of_order_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "name.txt"
    path.write_text("# Weights of the decision “name”, …\nb\t1\nbias\t2\na\t3\n", encoding="utf-8")
    assert not formed(path)
