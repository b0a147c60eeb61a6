"""docs/archive.md and docs/datasette.json tell of the tables that there are."""

import contextlib
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")


def tables(database: Path) -> dict[str, set[str]]:
    """Table → columns, without the search indexes."""
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")]
        shadows = [f"{name}_" for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE rootpage = 0")]
        return {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info ({name})")}
            for name in names
            if not name.startswith((*shadows, "sqlite_"))
        }


def test_every_table_is_described(database: Path) -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"\w+", row)} == set(tables(database))


def test_datasette_is_told_of_tables_and_columns_that_there_are(database: Path) -> None:
    told = json.loads((ROOT / "docs" / "datasette.json").read_text(encoding="utf-8"))["databases"]["archive"]["tables"]
    known = tables(database)
    assert set(told) == set(known)
    for name, settings in told.items():
        columns = {facet["array"] if isinstance(facet, dict) else facet for facet in settings.get("facets", [])}
        columns |= {settings[key] for key in ("label_column", "sort", "sort_desc") if key in settings}
        assert columns <= known[name], name


def test_datasette_finds_the_search_tables(database: Path) -> None:
    """By the words that it looks for in their definitions."""
    with closing(sqlite3.connect(database)) as connection:
        made = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE rootpage = 0")]
    for name in ("briefs", "speeches", "directives"):
        assert sum(bool(re.search(rf'VIRTUAL TABLE.*USING FTS.*content="{name}"', sql, re.DOTALL)) for sql in made) == 1


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code[1].replace('"samples/', f'"{ROOT.as_posix()}/samples/'), {})
    lines = printed.getvalue().splitlines()
    assert lines
    assert all(line.startswith("2023-08") and line.endswith("three-meetings.txt") for line in lines)
