"""The library's entry points."""

import codecs
import datetime
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from briefgen.errors import BriefgenError, UnreadableError, UsageError
from tests.property.invariants import breaches

TEXT = "全县春耕生产推进会召开\n\n3月6日上午，清河县召开春耕生产推进会，县长罗映雪主持会议。会议要求，各乡镇要在4月底前完成整地。\n"


def test_importing_the_package_loads_neither_tokenizer_nor_models() -> None:
    """`briefgen --help` need not wait for them."""
    code = "import sys, briefgen; print(sorted({'jieba', 'pydantic', 'briefgen.api'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(briefgen.__file__).parents[1])
    assert done.stdout.strip() == "[]"


def test_source_of_a_text() -> None:
    source = briefgen.parse_text(TEXT).source
    assert (source.name, source.encoding, source.media_type, source.chars, source.text) == ("-", "utf-8", "text/plain", len(TEXT), None)
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert briefgen.parse_text(TEXT, "甲.txt").source.name == "甲.txt"
    assert briefgen.parse_text(TEXT, with_text=True).source.text == TEXT


ENCODED: list[tuple[str, bytes]] = [
    ("utf-8", TEXT.encode()),
    ("utf-8-sig", codecs.BOM_UTF8 + TEXT.encode()),
    ("gb18030", TEXT.encode("gb18030")),
    ("utf-16 little", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
    ("utf-16 big", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
]


@pytest.mark.parametrize("data", [data for _, data in ENCODED], ids=[name for name, _ in ENCODED])
def test_a_file_is_read_whatever_its_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(data)
    document = briefgen.parse_file(path, with_text=True)
    assert document.source.text == TEXT
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert [brief.title for brief in document.briefs] == ["全县春耕生产推进会召开"]


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    path = tmp_path / "甲.txt"
    path.write_bytes(text.encode())
    document = briefgen.parse_file(path, with_text=True)
    assert document.source.text == text
    assert document.source.chars == len(text)
    assert [each.text for each in document.briefs[0].directives] == ["各乡镇要在4月底前完成整地。"]


def test_file_and_text_give_the_same_record(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    assert briefgen.parse_file(path).model_dump_json() == briefgen.parse_text(TEXT, "甲.txt").model_dump_json()
    assert briefgen.parse_file(str(path)).model_dump_json() == briefgen.parse_file(path).model_dump_json()


def test_no_path_of_this_machine_is_written(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8")
    written = briefgen.parse_file(path).model_dump_json()
    assert briefgen.parse_file(path).source.name == "甲.txt"
    assert str(tmp_path) not in written


@pytest.mark.slow
def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Not even the seed of the hashes shows."""
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    code = "import sys, briefgen; sys.stdout.buffer.write(briefgen.parse_file(sys.argv[1]).model_dump_json().encode())"
    root = Path(briefgen.__file__).parents[1]
    runs = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code, str(path)],
            capture_output=True,
            check=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.environ["PYTHONPATH"]},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert runs == {briefgen.parse_file(path).model_dump_json().encode()}


@pytest.mark.parametrize(
    ("options", "edtf", "basis"),
    [
        ({}, "XXXX-03-06", None),
        ({"year": 2022}, "2022-03-06", "reference"),
        ({"base_date": datetime.date(2024, 4, 1)}, "2024-03-06", "reference"),
    ],
)
def test_options(tmp_path: Path, options: dict[str, object], edtf: str, basis: str | None) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(TEXT, encoding="utf-8")
    for document in (briefgen.parse_text(TEXT, **options), briefgen.parse_file(path, **options)):  # type: ignore[arg-type]
        date = document.briefs[0].date
        assert date is not None
        assert (date.edtf, date.basis) == (edtf, basis)


def test_region_settles_what_our_county_is() -> None:
    text = "2024年3月6日上午，春耕生产推进会在我县召开，县长罗映雪主持会议。"
    for region, name in ((None, None), ("文成县", "文成县")):
        location = briefgen.parse_text(text, region=region).briefs[0].location
        assert location is not None
        assert (location.division and location.division.name) == name


def test_encoding_is_the_callers_to_say(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(TEXT.encode("big5", errors="replace"))
    assert briefgen.parse_file(path, encoding="big5").source.encoding == "big5"
    with pytest.raises(UsageError):
        briefgen.parse_file(path, encoding="no-such-encoding")


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^找不到文件“无\.txt”，请检查文件名和所在文件夹。$"):
        briefgen.parse_file(tmp_path / "无.txt")
    with pytest.raises(UnreadableError, match=r"是文件夹，请指定其中的一个文件；要整理整个文件夹，请用 briefgen batch。$"):
        briefgen.parse_file(tmp_path)
    assert issubclass(UnreadableError, BriefgenError)
    assert (UnreadableError.exit_code, UsageError.exit_code) == (4, 2)


def test_an_empty_file_is_no_meeting_text_and_an_empty_string_is_one_without_meeting(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b" \n")
    with pytest.raises(UnreadableError, match="这是空文件"):
        briefgen.parse_file(tmp_path / "空.txt")
    assert briefgen.parse_text("").briefs == []


@pytest.mark.parametrize("text", ["会议指出，\ud800春耕。", "\udfff", "3月6日，清河县召开春耕推进会，县长罗映雪\udc80主持会议。"])
def test_lone_surrogates_become_replacement_characters(text: str) -> None:
    clean = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
    document = briefgen.parse_text(text, with_text=True)
    assert document.source.text == clean
    assert "odd-character" in [each.code for each in document.diagnostics]
    assert breaches(document, clean) == []


TWO_NAMES = """会议记录
时间：2023年5月6日
地点：二楼会议室
出席：章红、章红英、石磊
石磊：今天讨论灌溉。
章红英主任：同意这个方案，水费要在6月底前收齐。
章红：补充一点，渠道要清淤。
"""


@pytest.mark.slow
def test_the_order_of_sets_decides_nothing() -> None:
    code = f"import briefgen; print(briefgen.parse_text({TWO_NAMES!r}).model_dump_json())"
    found = set()
    for seed in range(6):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.environ["PYTHONPATH"], "PYTHONIOENCODING": "utf-8"}
        found.add(subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, timeout=120).stdout)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ('{\n  "schema_version": "1.0",'.encode("utf-16"), "briefgen render"),
        (b'\xef\xbb\xbf{"schema_version":"1.0","status":"ok"', "briefgen render"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "日历文件"),
    ],
)
def test_a_file_that_briefgen_wrote_is_no_meeting_text(tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(UnreadableError, match=sentence):
        briefgen.parse_file(tmp_path / "a.txt")
    assert briefgen.parse_text(data.decode("utf-8", "replace")).briefs == []
