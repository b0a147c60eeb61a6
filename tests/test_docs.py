"""Documentation that cannot drift: what it names exists, what exists is named, its examples are what the code prints.

Blocks from `<!-- generated: NAME -->` to `<!-- end: NAME -->` are made by the code below, blocks behind `<!-- output -->` are what the commands before them print
(`desk.py`). After an intended change run `BRIEFGEN_UPDATE_SAMPLES=1 python -m pytest tests/test_docs.py`, which rewrites them, and review the diff.
"""

import ast
import json
import re
import tomllib
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
import typer

import briefgen
from briefgen import record
from briefgen.api import parse_read
from briefgen.cli import settings
from briefgen.cli.main import app
from briefgen.errors import CODES
from briefgen.parsing.options import Options
from briefgen.parsing.pipeline import Parsed
from briefgen.reading import read_bytes
from tests import desk
from tests.rendering.test_word_record import shares
from tests.test_samples import SWITCH, updating

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
#: The manual: each page in Chinese and, as NAME.en.md, in English.
CHINESE = sorted(f"docs/manual/{path.name}" for path in (ROOT / "docs/manual").glob("*.md") if not path.name.endswith(".en.md"))
ENGLISH = [name.replace(".md", ".en.md") for name in CHINESE]
#: Both languages of what a user reads.
BOOKS = {"README.zh-CN.md": CHINESE, "README.md": ENGLISH}
GENERATED = ("docs/accuracy.md", "docs/manual/one.md", "docs/manual/one.en.md", "docs/record.md", "docs/modules.md", "docs/word.md")
FIRST = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/briefgen parse samples/three-meetings.txt"
SECOND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"

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


def parsed(text: str) -> Parsed:
    return parse_read(read_bytes(text.encode(), "会议.txt"), Options())


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


#: The fields of the first table of docs/accuracy.md.
MEASURED = {
    "meetings": "会议",
    "title": "会议名称",
    "date": "时间",
    "location": "地点",
    "names": "姓名",
    "titles": "职务",
    "roles": "角色",
    "groups": "群体",
    "speakers": "谁说的",
    "directives": "要求",
    "owners": "责任单位",
}


def expected_accuracy(page: str) -> str:
    """Real and sealed texts side by side: the columns of today of the one table below, the last scoring of the other."""
    under = sections(page)
    fields, scorings = (cells(under[heading]) for heading in ("On real texts that it was not made from", "Sealed texts"))
    real = {row[0]: (row[fields[0].index("now, official")], row[fields[0].index("now, projects")]) for row in fields[1:]}
    last = {row[1]: dict(zip(scorings[0], row, strict=True)) for row in scorings[1:]}
    rows = [(f"{chinese} {field}", *real[field], last["official"][field], last["projects"][field]) for field, chinese in MEASURED.items()]
    return table(("", "real, official 机关", "real, projects 项目组", "sealed, official 机关", "sealed, projects 项目组"), rows)


def cells(text: str) -> list[list[str]]:
    """The first table of a text: its header and its rows."""
    lines = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert lines, "no table"
    rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines[0].splitlines()]
    return [rows[0], *rows[2:]]


MAKERS: dict[str, Callable[[str], str]] = {
    "example-input": lambda _: fenced("text", desk.MEETING),
    "record-example": lambda _: fenced("json", compact(parsed(SMALL).document.model_dump(mode="json"))),
    "accuracy": expected_accuracy,
    "diagnostics": code_table,
    "modules": module_table,
    "word-facts": lambda _: word_facts(),
}


def remade(page: str) -> str:
    """The page with every generated block as the code makes it now."""
    return BLOCK.sub(lambda match: f"{match['name']}{match['open']}{MAKERS[match['name']](page)}", page)


@pytest.mark.parametrize("name", GENERATED)
def test_generated_blocks_are_what_the_code_prints(name: str) -> None:
    made = remade(read(name))
    if updating():
        (ROOT / name).write_text(made, encoding="utf-8", newline="\n")
    assert read(name) == made, f"run {SWITCH}=1 python -m pytest tests/test_docs.py and review the diff"


def test_every_generated_block_is_used() -> None:
    assert {match["name"] for name in GENERATED for match in BLOCK.finditer(read(name))} == set(MAKERS)


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk's files, to be copied for every page."""
    folder = tmp_path_factory.mktemp("desk")
    desk.lay(folder)
    return folder


@pytest.mark.parametrize("name", [*READMES, *CHINESE, *ENGLISH])
def test_commands_of_the_manual_print_what_it_says(name: str, laid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    made = desk.tried(read(name), laid)
    if updating():
        (ROOT / name).write_text(made, encoding="utf-8", newline="\n")
    assert read(name) == made, f"run {SWITCH}=1 python -m pytest tests/test_docs.py and review the diff"


def test_what_is_said_of_the_desk(laid: Path) -> None:
    """A wrong exit code fails, and what is said not to be run stands in a page."""
    with pytest.raises(AssertionError, match="schema"):
        desk.tried("```sh\nbriefgen schema # 退出码 3\n```\n", laid)
    every = [line for book, pages in BOOKS.items() for name in (book, *pages) for line, _ in desk.every_command(read(name))]
    unused = {start for start in desk.ELSEWHERE if not any(line.startswith(start) for line in every)}
    assert not unused


@pytest.mark.parametrize(("chinese", "english"), [("README.zh-CN.md", "README.md"), *zip(CHINESE, ENGLISH, strict=True)])
def test_both_languages_have_the_same_commands(chinese: str, english: str) -> None:
    assert desk.every_command(read(chinese)) == desk.every_command(read(english))


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_short(name: str) -> None:
    assert len(read(name).splitlines()) <= 120


def test_the_small_example_is_in_its_page() -> None:
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


@pytest.mark.parametrize(("readme", "pages"), [*BOOKS.items()])
def test_commands_and_options_are_documented(readme: str, pages: list[str]) -> None:
    manual = "".join(read(name) for name in pages)
    for command, options in commands().items():
        assert f"briefgen {command}" in manual
        assert not command or f"[`{command}`](docs/manual/" in read(readme), f"{readme} has no line for {command}"
        missing = {option for option in options if not re.search(rf"{option}(?![\w-])", manual)}
        assert not missing


@pytest.mark.parametrize("name", [*READMES, *CHINESE, *ENGLISH])
def test_documented_options_exist(name: str) -> None:
    known = set().union(*commands().values()) | {"--help", "--help-all"}
    lines = [line for line in read(name).splitlines() if not re.search(r"pip |python3? |datasette|dask ", line)]
    named = {flag for line in lines for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    assert named <= known


@pytest.mark.parametrize(("name", "heading"), [("docs/manual/it.en.md", "Exit codes"), ("docs/manual/it.md", "退出码")])
def test_exit_codes_are_documented(name: str, heading: str) -> None:
    epilog = app.info.epilog
    assert isinstance(epilog, str)
    codes = re.findall(r"(?<=[：；])\d+(?= )", epilog)
    assert len(codes) >= 7
    assert re.findall(r"^\| (\d+) \|", sections(read(name))[heading], re.MULTILINE) == codes


@pytest.mark.parametrize(("name", "heading"), [("docs/manual/settings.en.md", "All settings"), ("docs/manual/settings.md", "全部设置")])
def test_the_example_settings_are_complete_and_valid(name: str, heading: str, tmp_path: Path) -> None:
    written = re.search(r"```toml\n(.*?)```", read(name).partition(f"## {heading}\n")[2], re.DOTALL)
    assert written
    path = tmp_path / settings.FILE_NAME
    path.write_text(written[1], encoding="utf-8")
    assert settings.load(str(path), "-").path == path
    assert {table: set(keys) for table, keys in tomllib.loads(written[1]).items()} == {table: set(keys) for table, keys in settings.TABLES.items()}


def test_the_styles_of_a_house_are_named(tmp_path: Path) -> None:
    """Those that a page is written with, by the names that a template gives them."""
    briefgen.parse_text(SMALL).to_docx(tmp_path / "a.docx")
    ours = {style.name.lower() for style in docx.Document(str(tmp_path / "a.docx")).styles if style.name}
    named = {
        name.lower()
        for name in re.findall(
            r"`([^`]+)`", "".join(re.findall(r"^\|(.+?)\|", sections(read("docs/word.md"))["A template of the house"], re.MULTILINE))
        )
    }
    words = {"normal", "normal table", "no list", "default paragraph font", "header", "footer", "annotation text", "annotation reference"}
    assert named == ours - words


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


def anchor(heading: str) -> str:
    """A heading's anchor as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").rglob("*.md")]:
        for target, _, place in (link.partition("#") for link in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8"))):
            other = page.parent / target if target else page
            assert other.exists(), f"{page.name}: {target}"
            assert not place or place in map(anchor, sections(other.read_text(encoding="utf-8"))), f"{page.name}: {target}#{place}"


def test_pictures_are_few_and_small() -> None:
    shown = {name for page in (ROOT / "docs").rglob("*.md") for name in re.findall(r"\]\(\.\./images/([^)]+)\)", page.read_text(encoding="utf-8"))}
    shown |= {name for page in READMES for name in re.findall(r"\]\(docs/images/([^)]+)\)", read(page))}
    assert {path.name for path in (ROOT / "docs/images").iterdir()} == shown
    assert max(path.stat().st_size for path in (ROOT / "docs/images").iterdir()) < 100_000


def test_the_index_has_every_page() -> None:
    linked = set(re.findall(r"\]\(([^)#]+)\)", read("docs/README.md")))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")} - {"README.md"}
    assert pages <= linked


def test_switches_that_the_pages_name_exist() -> None:
    named = {switch for page in (ROOT / "docs").glob("*.md") for switch in re.findall(r"BRIEFGEN_[A-Z_]+", page.read_text(encoding="utf-8"))}
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert SWITCH in named
    assert {switch for switch in named if f'"{switch}"' not in tests} == set()
