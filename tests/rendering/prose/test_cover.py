"""Outside of slices of the source a page holds only words of the frames table: for every form, sample and text of the corpus."""

import re
from collections import Counter
from pathlib import Path

import pytest

import briefgen
from briefgen.rendering import markdown, prose
from briefgen.rendering.blocks import Paragraph, Run, text_of
from briefgen.rendering.options import FORMS, RenderOptions
from briefgen.rendering.pages import Page
from briefgen.rendering.prose.frames import FRAMES, words

from .pages import CORPUS, ROOT, SAMPLES, covered, lines, strange

FORBIDDEN = re.compile("（未载明）|【核】|XXXX|--[a-z]|需核对|其他记载|briefgen")
PROSE = [form for form in FORMS if form != "sheet"]


@pytest.mark.parametrize("path", [*SAMPLES, *CORPUS], ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_page_is_slices_and_frames(path: Path) -> None:
    document = briefgen.parse_file(path, with_text=True)
    for form in PROSE if document.briefs else ():
        blocks = prose.blocks(document, RenderOptions(form=form, tasks=True))
        assert strange(document, blocks) == [], form
        page = markdown.write(blocks)
        assert not FORBIDDEN.search(page), form
        for line in lines(blocks):
            text = text_of(line).strip()
            assert text[:1] not in ("，", ",", "、"), (form, text)
            assert text[-1:] not in ("，", ",", "、"), (form, text)


@pytest.mark.parametrize("path", [*SAMPLES, *CORPUS], ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_nothing_is_printed_twice_nor_lost(path: Path) -> None:
    """Each passage of form brief is printed once at most, and what is left out has a reason."""
    document = briefgen.parse_file(path, with_text=True)
    printed: Counter[int] = Counter()
    for line in lines(block for block in prose.blocks(document, RenderOptions()) if isinstance(block, Paragraph)):
        for run in line:
            if run.span and len(run.text) > 12:
                printed.update(range(*run.span))
    places = {at for brief in document.briefs for each in brief.passages if each.kind in ("body", "turn", "decision") for at in range(*each.span)}
    assert [at for at, n in printed.items() if n > 1 and at in places] == []
    left = Page(document, RenderOptions()).left_out()
    assert left["其他"] <= 40, left


def test_the_check_sees_what_is_invented() -> None:
    document = briefgen.parse_file(ROOT / "samples/bureau-notes.txt", with_text=True)
    there = Run("会议决定：")
    assert strange(document, [Paragraph((there,))]) == []
    assert strange(document, [Paragraph((Run("会议高度评价了"),))]) != []
    assert strange(document, [Paragraph((Run("两任局长", span=(0, 4)),))]) != []
    assert covered("苏巧、财务股", "由苏巧牵头,财务股、各水利站配合")
    assert not covered("苏巧局长", "由苏巧牵头,局务会")


def test_every_frame_says_when() -> None:
    assert all(frame.form and frame.when for frame in FRAMES.values())
    assert "说，" in words()
    assert words() == sorted(words(), key=lambda each: (-len(each), each))


def test_every_frame_is_used() -> None:
    """By name, or as one of a family whose name is put together."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefgen/rendering/prose").glob("*.py") if path.stem != "frames")
    families = {"held", "opened", "undated", "presided", "leave", "absent"}  # and ` an activity` of those used
    printed_elsewhere = {"issued by", "copies", "columns", "and", "then", "stop", "question", "gap"}
    missing = [
        name
        for name in FRAMES
        if f'"{name.removesuffix(" an activity")}"' not in code and name.split(" ")[0].rstrip(",") not in families and name not in printed_elsewhere
    ]
    assert missing == []
