"""The review page's parts, without a browser: its data, its colours, its files."""

import base64
import json
import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given

import briefgen
from briefgen.record import Document
from briefgen.rendering.review import data, page
from tests.property import strategies

FOLDER = Path(page.__file__).parent
TOKENS = (FOLDER / "css/tokens.css").read_text(encoding="utf-8")


@given(strategies.texts)
def test_json_in_html_is_the_same_value_and_no_markup(text: str) -> None:
    made = data.safe({text: [text]})
    assert json.loads(made) == {text: [text]}
    assert not set("<>&\u2028\u2029\u202e\u2066\ufeff") & set(made)


def test_texts_that_spans_name_are_left_out_and_nothing_else() -> None:
    record = {"source": {"text": "甲乙"}, "speaker": {"text": "甲"}, "part": {"text": "乙", "span": [1, 2]}, "none": {"text": "丙", "span": None}}
    assert data._bare(record) == {**record, "part": {"text": None, "span": [1, 2]}}


@pytest.mark.slow
def test_a_long_record_is_packed_and_the_page_stays_small() -> None:
    text = (Path(page.__file__).parents[3] / "samples/three-meetings.txt").read_text(encoding="utf-8") * 80  # 200,000 characters
    document = briefgen.parse_text(text, with_text=True)
    block = data.block(document)
    assert block.kind == "application/zlib"
    assert json.loads(zlib.decompress(base64.b64decode(block.content))) == data._bare(document.model_dump(mode="json"))
    assert len(page.render(document).encode()) < 300_000 + len(text.encode())


def test_every_file_is_used() -> None:
    assert {path.stem for path in (FOLDER / "js").iterdir()} == set(page.SCRIPTS)
    assert {path.stem for path in (FOLDER / "css").iterdir()} == set(page.STYLES)


@pytest.mark.parametrize("path", sorted([*FOLDER.rglob("*.js"), *FOLDER.rglob("*.css"), *FOLDER.rglob("*.html")]), ids=lambda path: path.name)
def test_files_are_readable_and_hash_as_they_stand(path: Path) -> None:
    """A carriage return would be another character to the browser than to the hash; a closing tag would end the script."""
    text = path.read_text(encoding="utf-8")
    assert "\r" not in path.read_bytes().decode()
    assert len(text.splitlines()) <= 250
    assert max(map(len, text.splitlines())) <= 160
    if path.suffix != ".html":
        assert "</" not in text
        assert text.startswith(("//", "/*"))


def colours(dark: bool) -> dict[str, str]:
    """Token → colour."""
    light, night = TOKENS.split("@media", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", light))
    return {**found, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", night))} if dark else found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TINTS = ("paper", "speech", "attribution", "directive", "agenda", "headline", "outside")
GROUNDS = (*TINTS, "ground", "raised", "hot", "info-ground")
LINES = ("date", "deadline", "owner", "quantity", "person", "group", "location", "organizer", "meeting", "paper-kind")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_lines_stand_out(dark: bool) -> None:
    """WCAG 2.2, AA: 4.5 for text, 3 for what is not text."""
    token = colours(dark)
    texts = [("ink", ground) for ground in GROUNDS] + [("soft", ground) for ground in ("paper", "ground", "raised", "outside", "info-ground")]
    texts += [("warning", "warning-ground"), ("wrong", "warning-ground"), ("info", "info-ground"), ("left", "left-ground"), ("fine", "raised")]
    texts += [
        ("on-accent", "accent"),
        ("on-accent", "warning"),
        ("on-accent", "info"),
        ("accent", "raised"),
        ("accent", "ground"),
        ("warning", "raised"),
    ]
    pale = {pair: round(contrast(token[pair[0]], token[pair[1]]), 2) for pair in texts if contrast(token[pair[0]], token[pair[1]]) < 4.5}
    lines = [(line, tint) for line in LINES for tint in TINTS] + [
        ("strong-line", "paper"),
        ("strong-line", "raised"),
        ("focus", "ground"),
        ("hot-line", "paper"),
    ]
    thin = {pair: round(contrast(token[pair[0]], token[pair[1]]), 2) for pair in lines if contrast(token[pair[0]], token[pair[1]]) < 3}
    assert (pale, thin) == ({}, {})


def test_every_kind_has_its_own_underline() -> None:
    """Not by colour alone."""
    css = (FOLDER / "css/source.css").read_text(encoding="utf-8")
    looks = {}
    for name, rule in re.findall(r"^\.i-(\w+) \{(.*?)\}", css, re.MULTILINE):
        style = re.search(r"style: (\w+)", rule)
        width = re.search(r"thickness: ([\d.]+)px", rule)
        looks[name] = (style[1] if style else "solid", width[1] if width else "2")
    assert len(looks) == len(LINES)
    alike = {name for name, look in looks.items() if list(looks.values()).count(look) > 1}
    assert alike <= {"deadline", "paper"}  # wavy both: one stands in demands, the other is a title in 《》


def test_names_of_values_are_complete() -> None:
    script = (FOLDER / "js/kinds.js").read_text(encoding="utf-8")
    schema = json.dumps(Document.model_json_schema())
    for name in ("ROLES", "ACTS", "MODALITIES", "OPERATORS", "SEVERITIES", "REASONS"):
        table = re.search(rf"const {name} = \{{(.*?)\}};", script, re.DOTALL)
        assert table
        keys = re.findall(r"(\w+):", table[1])
        assert json.dumps(keys)[1:-1] in schema or set(keys) <= set(re.findall(r'"(\w+)"', schema)), name
        enums = [set(each) for each in re.findall(r'"enum": \[(.*?)\]', schema) for each in [re.findall(r'"(\w+)"', each)]]
        assert set(keys) in enums, name
