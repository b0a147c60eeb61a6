"""What the package offers to programs: names, examples, types, and that an example is what the code does."""

import datetime
import doctest
import importlib
import inspect
import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import briefgen
from briefgen import record
from briefgen.lexicon import caller
from briefgen.rendering.options import FORMS
from tests.test_samples import updating

ROOT = Path(__file__).parents[1]
TEXT = "全县春耕生产推进会召开\n\n3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。罗映雪要求，各乡镇要在4月底前完成整地。\n"
PUBLIC = [name for name in briefgen.__all__ if not name.startswith("_")]
METHODS = [
    record.Attendee.called,
    record.Brief.name,
    record.Brief.day,
    record.Brief.person,
    record.Brief.with_role,
    record.Brief.chairs,
    record.Brief.speakers,
    record.Directive.due,
    record.Document.to_markdown,
    record.Document.to_docx,
]
#: Modules that show examples.
SHOWING = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((ROOT / "briefgen").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the samples in it."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", SHOWING)
def test_examples_do_what_they_say(name: str, folder: Path) -> None:
    done = doctest.testmod(importlib.import_module(name))
    assert done.attempted > 0
    assert done.failed == 0


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_an_example(name: str) -> None:
    assert "\n>>> " in (inspect.getdoc(getattr(briefgen, name)) or "")


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_every_public_method_has_an_example(method: Any) -> None:
    assert "\n>>> " in (inspect.getdoc(method) or "")


def test_examples_stay_out_of_the_schema() -> None:
    assert ">>>" not in str(record.Document.model_json_schema())
    assert record.Document.model_json_schema()["description"].startswith("One per input.")


def test_names_come_when_they_are_asked_for() -> None:
    assert {each.__name__ for name in PUBLIC if isinstance(each := getattr(briefgen, name), type) and issubclass(each, Exception)} == {
        "BriefgenError",
        *(each.__name__ for each in briefgen.BriefgenError.__subclasses__() if each.__module__ == "briefgen.errors"),
    }
    assert set(briefgen.__all__) <= set(dir(briefgen))
    with pytest.raises(AttributeError, match="module 'briefgen' has no attribute 'parse_page'"):
        briefgen.parse_page  # noqa: B018


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: briefgen.parse_text(TEXT.encode()), "参数 text 应为 str，收到的是 bytes；请先解码"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(None), "参数 text 应为 str，收到的是 NoneType。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, 5), "参数 name 应为 str，收到的是 int。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, base_date="2023-09-01"), "参数 base_date 应为 datetime.date，例如"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, base_date=datetime.datetime(2023, 9, 1)), "请用它的 .date()。"),
        (lambda: briefgen.parse_text(TEXT, year="2023"), "参数 year 应为 int，例如 2023，收到的是 str。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, year=True), "参数 year 应为 int，例如 2023，收到的是 bool。"),
        (lambda: briefgen.parse_text(TEXT, region=110000), "参数 region 应为 str，收到的是 int。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, roster=["石磊"]), "参数 roster 应为 briefgen.RosterEntry 的列表，收到的是"),  # type: ignore[list-item]
        (lambda: briefgen.parse_text(TEXT, lexicon=b"a"), "参数 lexicon 应为路径，或 briefgen.read_lexicon 的结果"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, with_text=1), "参数 with_text 应为 bool，收到的是 int。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, options={"year": 2023}), "参数 options 应为 briefgen.Options，收到的是 dict。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_file(b"a.txt"), "参数 path 应为路径（str 或 os.PathLike），收到的是 bytes。"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_file(io.StringIO(TEXT)), "参数 path 应为路径（str 或 os.PathLike），收到的是 StringIO。"),  # type: ignore[arg-type]
        (lambda: briefgen.read_record(5), "参数 path 应为路径"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT).to_docx(5), "参数 path 应为路径"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT).to_markdown(options="brief"), "参数 options 应为 briefgen.RenderOptions"),  # type: ignore[arg-type]
        (lambda: briefgen.RenderOptions(number=12), "参数 number 应为 str，收到的是 int。"),  # type: ignore[arg-type]
        (lambda: briefgen.RenderOptions(send_to="各镇"), "参数 send_to 应为 str 的 tuple，收到的是 str。"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_type_says_what_is_expected(call: Any, expected: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert expected in str(caught.value)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: briefgen.parse_text(TEXT).to_markdown(form="page"), "没有“page”这种版式"),  # type: ignore[arg-type]
        (lambda: briefgen.parse_text(TEXT, year=23), "参数 year 应为四位数的年份，例如 2023，收到的是 23。"),
        (lambda: briefgen.parse_text(TEXT).briefs[0].with_role("主持"), "没有“主持”这种角色"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_value_says_what_there_is(call: Any, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        call()


def test_keywords_go_before_options() -> None:
    options = briefgen.Options(year=2023, with_text=True)
    assert briefgen.parse_text(TEXT, options=options).briefs[0].date == briefgen.parse_text(TEXT, year=2023).briefs[0].date
    assert briefgen.parse_text(TEXT, options=options).source.text == TEXT
    other = briefgen.parse_text(TEXT, options=options, year=2022, with_text=False)
    assert other.source.text is None
    assert other.briefs[0].date == briefgen.parse_text(TEXT, year=2022).briefs[0].date
    with pytest.raises(AttributeError):
        options.year = 2022  # type: ignore[misc]


def test_options_are_those_of_the_functions() -> None:
    fields = set(briefgen.Options.__dataclass_fields__)
    assert set(inspect.signature(briefgen.parse_file).parameters) - {"path", "options"} == fields
    assert set(inspect.signature(briefgen.parse_text).parameters) - {"text", "name", "options"} == fields - {"encoding", "from_text"}


@pytest.mark.parametrize("name", sorted(record._OLD_NAMES))
def test_an_old_name_of_pydantic_says_what_to_use(name: str) -> None:
    document = briefgen.parse_text(TEXT)
    for holder in (briefgen.Document, document, document.briefs[0]):
        with pytest.raises(AttributeError, match=f"记录没有 {name} 这个方法，.*请用"):
            getattr(holder, name)("例会.txt")


def test_no_other_old_name_is_left() -> None:
    """Every public method of the base that Pydantic itself calls old."""
    import pydantic

    old = {
        name
        for name, each in vars(pydantic.BaseModel).items()
        if not name.startswith("_") and hasattr(getattr(each, "__func__", each), "__deprecated__")
    }
    assert old == set(record._OLD_NAMES)


def test_who_took_part() -> None:
    (brief,) = briefgen.parse_text(
        "例会记录\n时间：2023年3月6日\n主持人：石磊\n出席：薛昂、骆春\n缺席：费明\n薛昂：水渠通了。\n石磊：好。\n薛昂：完了。\n"
    ).briefs
    assert [each.name for each in brief.chairs] == ["石磊"]
    assert [each.name for each in brief.speakers] == ["薛昂", "石磊"]
    assert [each.name for each in brief.with_role("absent")] == ["费明"]
    assert brief.person(None) is None
    assert brief.person("a99") is None
    assert [brief.person(each.id) for each in brief.attendees] == brief.attendees


def test_pages(tmp_path: Path) -> None:
    document = briefgen.parse_text(TEXT, year=2023)
    pages = {form: document.to_markdown(form=form) for form in FORMS}
    assert {form: "纪要" in page for form, page in pages.items()} == {"brief": False, "short": False, "minutes": True, "sheet": False}
    assert {form: "| 1 |" in page for form, page in pages.items()} == {"brief": False, "short": False, "minutes": False, "sheet": True}
    assert document.to_markdown() == pages["brief"]
    assert "第12期" in document.to_markdown(options=briefgen.RenderOptions(number="12"))
    document.to_docx(tmp_path / "例会.docx", form="minutes")
    assert briefgen.parse_file(tmp_path / "例会.docx") == document
    assert briefgen.read_record(tmp_path / "例会.docx") == document


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (TEXT, "不是 briefgen 的记录"),
        ('{"schema_version": "1.1", "status": "ok"}', "briefgen validate"),
        ('{"schema_version": "1.1"}\r\n{"schema_version": "1.1"}\r\n', "有几份记录"),
    ],
)
def test_what_is_no_record(tmp_path: Path, data: str, sentence: str) -> None:
    (tmp_path / "a.json").write_text(data, encoding="utf-8")
    with pytest.raises(briefgen.UnreadableError, match=sentence):
        briefgen.read_record(tmp_path / "a.json")


def test_the_classes_are_the_ones_that_are_used() -> None:
    assert briefgen.RosterEntry is caller.RosterEntry
    assert briefgen.Document is record.Document


def blocks(page: str) -> list[tuple[str, str]]:
    """The Python examples of a page, each with what it is said to print."""
    return re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```\n", page, re.DOTALL)


def test_the_page_for_programmers_is_what_the_code_prints(folder: Path) -> None:
    """`BRIEFGEN_UPDATE_SAMPLES=1` writes what is printed into the page."""
    path = ROOT / "docs" / "python.md"
    page = path.read_text(encoding="utf-8")
    scope: dict[str, Any] = {}
    made = page
    assert len(blocks(page)) == page.count("```python") == 6
    for code, said in blocks(page):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(code, scope)
        text = printed.getvalue().rstrip() + "\n"
        made = made.replace(f"{code}```\n\n```text\n{said}```", f"{code}```\n\n```text\n{text}```")
    if updating():
        path.write_text(made, encoding="utf-8", newline="\n")
    assert page == made or updating()
