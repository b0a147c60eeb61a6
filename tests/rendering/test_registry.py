import json

import pytest

from briefgen.record import Document
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions
from briefgen.rendering.registry import FORMATS

from .cases import CASES
from .factories import brief, document


def test_formats() -> None:
    assert {name: (each.media_type, each.suffix) for name, each in FORMATS.items()} == {
        "md": ("text/markdown", ".md"),
        "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        "json": ("application/json", ".json"),
        "jsonl": ("application/jsonl", ".jsonl"),
    }
    assert all(name == each.name for name, each in FORMATS.items())


@pytest.mark.parametrize("title", CASES)
def test_json_is_the_record(title: str) -> None:
    record, options = CASES[title]
    for name in ("json", "jsonl"):
        assert Document.model_validate_json(FORMATS[name].render(record, options)) == record, name


def test_json_is_for_people_and_jsonl_one_line() -> None:
    record = document(brief(title="某会"))
    pretty, line = (FORMATS[name].render(record, RenderOptions()).decode() for name in ("json", "jsonl"))
    assert pretty.startswith('{\n  "schema_version": "1.1",\n')
    assert '"title": "某会"' in pretty
    assert pretty.endswith("}\n")
    assert line == record.model_dump_json() + "\n"
    assert line.count("\n") == 1
    assert json.loads(pretty) == json.loads(line)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_holds_no_control_character(name: str) -> None:
    title = "甲\x1b\x7f\x9b\u202e\u2028乙"
    rendered = FORMATS[name].render(document(brief(title=title)), RenderOptions()).decode()
    assert not set(title) & set(rendered) - {"甲", "乙"}
    assert json.loads(rendered)["briefs"][0]["title"] == title


def test_md_is_markdown_with_options() -> None:
    record, options = CASES["options"]
    assert FORMATS["md"].render(record, options).decode() == markdown.render(record, options)
