"""Documentation that cannot drift: what it names exists, what exists is named, its examples are what the code prints.

Blocks from `<!-- generated: NAME -->` to `<!-- end: NAME -->` are made by the code below. After an intended change run
`BRIEFGEN_UPDATE_SAMPLES=1 python -m pytest tests/test_docs.py`, which rewrites them, and review the diff.
"""

import ast
import contextlib
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer

import briefgen
from briefgen import record
from briefgen.api import parse_read
from briefgen.cli import settings
from briefgen.cli.explain import explain
from briefgen.cli.main import app
from briefgen.errors import CODES
from briefgen.parsing.options import Options
from briefgen.parsing.pipeline import Parsed
from briefgen.reading import read_bytes
from briefgen.rendering import markdown
from tests.rendering.test_word_record import shares
from tests.test_samples import SWITCH, updating

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, "docs/record.md", "docs/modules.md", "docs/word.md")
FIRST = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/briefgen parse samples/three-meetings.txt"
SECOND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"

#: The example of the READMEs: these paragraphs of a sample, known by how they begin.
SAMPLE = "samples/three-meetings.txt"
PARAGRAPHS = ("我市召开秋季农业生产", "　　8月9日下午", "　　梁守田通报了", "　　他要求,17处隐患", "　　市政府办公室副主任")
#: The example of docs/record.md, small enough to show its whole record.
SMALL = "8月1日上午，文登召开社区建设推进会议，区委书记张立主持会议。张立要求，各街道要在年底前建成4个社区服务站。"

BLOCK = re.compile(r"(?<=<!-- generated: )(?P<name>[a-z-]+)(?P<open> -->\n)(?P<body>.*?)(?=<!-- end: (?P=name) -->)", re.DOTALL)
WIDTH = 110


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in (header, ("---",) * len(header), *rows))


def compact(value: Any, indent: int = 0, taken: int = 0) -> str:
    """JSON in which every array and object that fits on a line stands on one; ``taken`` are the columns before it."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + taken + len(flat) <= WIDTH or not isinstance(value, dict | list):
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{pad}{json.dumps(key)}: {compact(each, indent + 2, len(key) + 4)}" for key, each in value.items()]
    else:
        lines = [pad + compact(each, indent + 2) for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(lines) + "\n" + " " * indent + closing


def excerpt() -> str:
    """The example's paragraphs as the sample has them."""
    return "".join(line for line in read(SAMPLE).splitlines(keepends=True) if line.startswith(PARAGRAPHS))


def parsed(text: str) -> Parsed:
    return parse_read(read_bytes(text.encode(), "会议.txt"), Options())


def example_json() -> str:
    brief = parsed(excerpt()).document.briefs[0].model_dump(mode="json")
    reporter = next(each for each in brief["attendees"] if "report" in each["roles"])
    shown = {"date": brief["date"], "attendees": [reporter], "directives": brief["directives"][:1]}
    return fenced("json", compact(shown))


def example_explain() -> str:
    """The first two facts."""
    blocks = "\n".join(explain(parsed(excerpt()), excerpt())).split("\n\n")
    return fenced("text", "\n\n".join(blocks[:3]))


def python_output(page: str) -> str:
    """What the page's Python example prints."""
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code, "no Python example"
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        exec(code[1], {})
    return fenced("text", printed.getvalue())


def code_table(_: str) -> str:
    """The diagnostic codes; … stands for the text that the message quotes."""
    rows = [(f"`{code}`", severity, message.replace("{}", "…")) for code, (severity, message) in CODES.items()]
    return table(("code", "severity", "message"), rows)


def module_table(_: str) -> str:
    """Every module with the first sentence of its docstring."""
    rows = []
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        first = re.match(r".+?(?:\.(?=\s)|$)", " ".join(docstring.split("\n\n")[0].split()))
        assert first, f"{path} does not open with a sentence"
        name = path.relative_to(ROOT / "briefgen").as_posix().replace("__init__.py", "") or "__init__.py"
        rows.append((f"`{name}`", first[0].rstrip(".").replace("|", "\\|")))
    return table(("module", "its job"), rows)


def word_facts() -> str:
    """What the text of the samples' Word files tells again, kind by kind."""
    counts = shares()
    sums = tuple(map(sum, zip(*counts.values(), strict=True)))
    rows = [(kind, f"{again} of {all_}", str(others)) for kind, (again, all_, others) in [*counts.items(), ("all", sums)]]
    return table(("kind", "found again", "others found"), rows)


MAKERS: dict[str, Callable[[str], str]] = {
    "example-input": lambda _: fenced("text", excerpt()),
    "example-markdown": lambda _: fenced("markdown", markdown.render(parsed(excerpt()).document)),
    "example-json": lambda _: example_json(),
    "example-explain": lambda _: example_explain(),
    "python-output": python_output,
    "record-example": lambda _: fenced("json", compact(parsed(SMALL).document.model_dump(mode="json"))),
    "diagnostics": code_table,
    "modules": module_table,
    "word-facts": lambda _: word_facts(),
}


def remade(page: str) -> str:
    """The page with every generated block as the code makes it now."""
    return BLOCK.sub(lambda match: f"{match['name']}{match['open']}{MAKERS[match['name']](page)}", page)


@pytest.mark.parametrize("name", PAGES)
def test_generated_blocks_are_what_the_code_prints(name: str) -> None:
    made = remade(read(name))
    if updating():
        (ROOT / name).write_text(made, encoding="utf-8", newline="\n")
    assert read(name) == made, f"run {SWITCH}=1 python -m pytest tests/test_docs.py and review the diff"


def test_every_generated_block_is_used() -> None:
    found = [{match["name"] for match in BLOCK.finditer(read(name))} for name in PAGES]
    assert found[0] == found[1] == {"example-input", "example-markdown", "example-json", "example-explain", "python-output"}
    assert set().union(*found) == set(MAKERS)


def test_the_example_is_all_of_its_paragraphs() -> None:
    assert len(excerpt().splitlines()) == len(PARAGRAPHS)
    assert SMALL in read("docs/record.md")


def test_compact_json_is_json() -> None:
    data = parsed(SMALL).document.model_dump(mode="json")
    assert json.loads(compact(data)) == data
    assert max(map(len, compact(data).splitlines())) <= WIDTH


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_are_there(name: str) -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", read(name), re.DOTALL)
    assert FIRST in blocks
    assert SECOND in blocks


def test_ci_finds_the_test_command() -> None:
    """.ci/run takes the block behind this line, word for word."""
    assert f"<!-- test command -->\n```sh\n{SECOND}\n```\n" in read("README.md")


def commands() -> dict[str, set[str]]:
    """Command → its long options; the program's own stand under ''."""
    program: Any = typer.main.get_command(app)
    every = {"": program, **program.commands}
    return {name: {flag for each in command.params for flag in each.opts if flag.startswith("--")} for name, command in every.items()}


@pytest.mark.parametrize("name", READMES)
def test_commands_and_options_are_documented(name: str) -> None:
    """In the README, or in a page of the manual."""
    english = name == "README.md"
    page = read(name) + "".join(path.read_text("utf-8") for path in (ROOT / "docs/manual").glob("*.md") if path.name.endswith(".en.md") is english)
    for command, options in commands().items():
        assert f"briefgen {command}" in page
        missing = {option for option in options if not re.search(rf"{option}(?![\w-])", page)}
        assert not missing


@pytest.mark.parametrize("name", READMES)
def test_documented_options_exist(name: str) -> None:
    known = set().union(*commands().values()) | {"--help", "--help-all"}
    lines = [line for line in read(name).splitlines() if "pip " not in line]
    named = {flag for line in lines for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    assert named <= known


@pytest.mark.parametrize(("name", "heading"), [("README.md", "Exit codes"), ("README.zh-CN.md", "退出码")])
def test_exit_codes_are_documented(name: str, heading: str) -> None:
    epilog = app.info.epilog
    assert isinstance(epilog, str)
    codes = re.findall(r"(?<=[：；])\d+(?= )", epilog)
    assert len(codes) >= 7
    assert re.findall(r"^\| (\d+) \|", sections(read(name))[heading], re.MULTILINE) == codes


@pytest.mark.parametrize("name", READMES)
def test_the_example_settings_are_complete_and_valid(name: str, tmp_path: Path) -> None:
    written = re.search(r"```toml\n(.*?)```", read(name), re.DOTALL)
    assert written
    path = tmp_path / settings.FILE_NAME
    path.write_text(written[1], encoding="utf-8")
    assert settings.load(str(path), "-").path == path
    assert {table: set(keys) for table, keys in tomllib.loads(written[1]).items()} == {table: set(keys) for table, keys in settings.TABLES.items()}


def models() -> Iterator[type[record.Model]]:
    """The parts of the record, bases left out."""
    for each in vars(record).values():
        if isinstance(each, type) and issubclass(each, record.Model) and each.model_fields:
            yield each


def sections(page: str) -> dict[str, str]:
    """Heading → what stands under it."""
    parts = re.split(r"^#+ (.+)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_field_is_described() -> None:
    under = sections(read("docs/record.md"))
    fields = {model.__name__: list(model.model_fields) for model in models()}
    assert {name: re.findall(r"^\| `(\w+)` \|", under[name], re.MULTILINE) for name in fields} == fields


def enumerated(schema: Any) -> Iterator[str]:
    """Every value that a JSON Schema lists."""
    if isinstance(schema, dict):
        yield from schema.get("enum", [])
        for each in schema.values():
            yield from enumerated(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from enumerated(each)


def test_every_listed_value_is_described() -> None:
    page = read("docs/record.md")
    values = set(enumerated(record.Document.model_json_schema()))
    assert {"ok", "chair", "point_out", "forbid", "approx"} <= values
    assert {value for value in values if f"`{value}`" not in page} == set()


def test_every_diagnostic_code_is_in_the_table() -> None:
    section = sections(read("docs/record.md"))["Codes"]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == set(CODES)


def test_the_glossary_has_one_name_for_one_thing() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", read("docs/glossary.md"), re.MULTILINE)
    terms = [row for row in rows if row[0] != "Chinese" and not row[0].startswith("---")]
    chinese = [term for first, _ in terms for term in first.split("、")]
    english = [second for _, second in terms]
    assert len(chinese) == len(set(chinese)) > 50
    assert len(english) == len(set(english))
    assert all(any(f"`{role}`" in second for second in english) for role in record.ROLES)


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    named = [
        *project["project"]["dependencies"],
        *(each for extra in project["project"]["optional-dependencies"].values() for each in extra if not each.startswith("briefgen")),
        *project["build-system"]["requires"],
    ]
    headings = sections(read("docs/dependencies.md"))
    for requirement in named:
        name = re.match(r"[\w-]+", requirement)
        assert name
        assert name[0] in headings, name[0]


def test_every_word_list_has_its_source() -> None:
    page = read("docs/third-party.md")
    assert [path.name for path in (ROOT / "briefgen/lexicon").glob("*.txt") if f"`{path.name}`" not in page] == []


def test_the_changelog_has_this_version() -> None:
    assert any(heading.startswith(briefgen.__version__) for heading in sections(read("docs/changelog.md")))


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_switches_that_the_pages_name_exist() -> None:
    named = {switch for page in (ROOT / "docs").glob("*.md") for switch in re.findall(r"BRIEFGEN_[A-Z_]+", page.read_text(encoding="utf-8"))}
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert SWITCH in named
    assert {switch for switch in named if f'"{switch}"' not in tests} == set()
