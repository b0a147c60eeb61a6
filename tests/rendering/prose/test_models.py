"""The program's pages beside the model pages, which a person wrote: `../shared/jianbao`, where it is."""

import pytest

import briefgen
from benchmarks.pages import as_far, likeness, models, page

from .pages import ROOT

FOLDER = ROOT.parent / "shared/jianbao"
FLOORS = {"brief": 0.97, "minutes": 0.95, "short": 0.85, "tasks": 0.85}
MODELS = models(FOLDER) if FOLDER.is_dir() else []


@pytest.mark.skipif(not MODELS, reason="the model pages are not on this machine")
@pytest.mark.parametrize(("sample", "form", "path"), MODELS, ids=lambda value: str(value))
def test_a_page_is_like_its_model(sample: str, form: str, path: object) -> None:
    from pathlib import Path

    model = Path(str(path)).read_text(encoding="utf-8")
    made = as_far(model, page(briefgen.parse_file(ROOT / f"samples/{sample}.txt"), form))
    assert likeness(model, made) >= FLOORS[form]


def test_likeness_counts_characters() -> None:
    assert likeness("会议决定", "会议决定") == 1
    assert 0 < likeness("会议决定", "会议议定") < 1
