"""`--explain`: the right rule, the right line, and a marker that stands under the span whatever the characters' widths."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import pytest

from briefgen.cli import explain as explaining
from briefgen.spans import Span

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"

# title, text with the span in ⟦⟧, line shown, marker
CASES = [
    ("plain", "⟦8月1日⟧上午", "8月1日上午", "~~~~~~"),
    ("wide before", "会议于⟦8月⟧召开", "会议于8月召开", "      ~~~"),
    ("full-width indent", "　　⟦文登⟧召开", "　　文登召开", "    ~~~~"),
    ("second line", "一行\n二⟦行⟧\n三", "二行", "  ~~"),
    ("carriage returns", "一行\r\n二⟦行⟧\r\n三", "二行", "  ~~"),
    ("over lines: to the end of the first", "甲⟦乙丙\n丁⟧戊", "甲乙丙", "  ~~~~"),
    ("combining marks are no columns wide", "e\u0301e\u0301⟦ab⟧", "e\u0301e\u0301ab", "  ~~"),
    ("tabs are one column", "甲\t⟦乙⟧", "甲 乙", "   ~~"),
    ("controls are shown and counted", "甲\x1b⟦乙⟧", "甲␛乙", "   ~~"),
    ("direction marks as well", "甲\u202e⟦乙⟧", "甲\\u202e乙", "        ~~"),
    ("rare characters", "⟦𬱖⟧䶮", "𬱖䶮", "~~"),
    ("empty span", "甲⟦⟧乙", "甲乙", "  ~"),
    ("at the end of the text", "甲乙⟦⟧", "甲乙", "    ~"),
    ("quotes are one column", "“⟦甲⟧”", "“甲”", " ~~"),
    ("far right: a window", "字" * 60 + "⟦会议⟧" + "字" * 60, "…" + "字" * 12 + "会议" + "字" * 24 + "…", " " * 25 + "~~~~"),
    ("long span: cut at the window", "⟦" + "字" * 60 + "⟧字", "字" * 38 + "…", "~" * 76),
    ("a line that just fits", "字" * 37 + "⟦会⟧", "字" * 37 + "会", " " * 74 + "~~"),
]


@pytest.mark.parametrize(("marked", "line", "marker"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_marker_stands_under_the_span(marked: str, line: str, marker: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    assert explaining.underlined(text, Span(start, end), explaining.Lines(text)) == (line, marker)


def test_places_are_those_of_an_editor() -> None:
    lines = explaining.Lines("a\nb\r\nc\rd\n")
    assert [lines.place(offset) for offset in (0, 1, 2, 3, 5, 7, 9)] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1)]


def test_a_text_on_one_line_is_not_looked_through_for_every_span() -> None:
    text = "字" * 1_000_000
    line, marker = explaining.underlined(text, Span(500_000, 500_002), explaining.Lines(text))
    assert (line[0], line[-1], len(line), marker) == ("…", "…", 40, " " * 25 + "~~~~")


def test_the_whole_explanation(call: "Run", text_file: Path) -> None:
    ran = call("parse", text_file, "--explain")
    assert (ran.status, ran.err) == (0, "")
    assert ran.text.startswith(
        """== 会议 1：全市安全生产工作推进会召开 ==

第 1 行第 1 列  title（标题）  规则 headline
  全市安全生产工作推进会召开
  ~~~~~~~~~~~~~~~~~~~~~~~~~~

第 3 行第 3 列  date（时间）  规则 convening-subject
  　　2023年3月6日上午，全市安全生产工作推进会在市政府会议室召开。市委书记沈岩…
      ~~~~~~~~~~~~~~~~

第 3 行第 3 列  background（背景）  规则 narration
  　　2023年3月6日上午，全市安全生产工作推进会在市政府会议室召开。市委书记沈岩…
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

第 3 行第 15 列  meeting（会议名称）  规则 convening-subject
"""
    )


def _under(line: str, marker: str) -> str:
    """The characters of ``line`` that stand above the ``~`` of ``marker``, by columns."""
    out, column = "", 0
    for character in line:
        wide = 2 if east_asian_width(character) in "WF" else 1
        if marker[column : column + wide].strip():
            assert marker[column : column + wide] == "~" * wide
            out += character
        column += wide
    return out


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_underlined_is_what_the_record_says(call: "Run", path: Path) -> None:
    record = json.loads(call("parse", path, "-f", "json").text)
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(
        r"^第 (\d+) 行第 (\d+) 列(，至第 \d+ 行)?  (\w+).*\n(?:  判断 .*\n)*  (.*)\n  (.*)$", call("parse", path, "--explain").text, re.MULTILINE
    )
    fields: dict[str, list[str]] = {}
    for row, column, _, field, line, marker in blocks:
        shown = _under(line, marker)
        assert shown
        printed = text.split("\n")[int(row) - 1][int(column) - 1 :]
        assert printed.startswith(shown.removesuffix("…"))
        fields.setdefault(field, []).append(shown)
    for brief in record["briefs"]:
        assert brief["date"]["text"] in fields["date"]
    assert sum(map(len, fields.values())) == len(blocks) > 5


def test_an_explanation_goes_to_a_file(call: "Run", tmp_path: Path, text_file: Path) -> None:
    assert call("parse", text_file, "--explain", "-o", tmp_path / "说明.txt").out == b""
    assert (tmp_path / "说明.txt").read_bytes() == call("parse", text_file, "--explain").out


def test_nothing_found_is_nothing_explained(call: "Run") -> None:
    ran = call("parse", "-", "--explain", stdin="下雨了。".encode())
    assert (ran.status, ran.out) == (5, b"")


@pytest.mark.parametrize("field", sorted(explaining.FIELDS))
def test_labels_are_chinese(field: str) -> None:
    assert not explaining.FIELDS[field].isascii()


def test_what_was_weighed_is_told(call: "Run", tmp_path: Path) -> None:
    """Of attendees how likely each decision is and why; of those who were refused, where they stand."""
    text = "2023年3月6日上午，清河县召开春耕生产推进会。县长费明主持会议。会议选举产生了理事会，伍立、韩冰等十二人当选为理事。\n"
    (tmp_path / "会议.txt").write_text(text, encoding="utf-8")
    shown = call("parse", "会议.txt", "--explain").text
    attendee, refused = shown.split("== 像人名或到会人员，但没有采用 ==")
    assert re.search(r"attendees（出席）  规则 title-name\n  判断 name（是不是姓名）约 0\.9\d：\S+ [+-]\d+\.\d\d，", attendee)
    assert re.search(r"判断 takes_part（是否到会）约 0\.[0-4]\d：", refused)
    assert "伍立、韩冰" in refused


def test_what_was_said_of_a_place_and_of_a_name_that_no_rule_proposed(call: "Run", tmp_path: Path) -> None:
    path = tmp_path / "会.txt"
    path.write_text("3月6日，春耕推进会在清河县文化中心召开，协会会长卢海，石磊，韩雪，副会长费明出席会议。", encoding="utf-8")
    shown = call("parse", path, "--explain").text
    assert re.search(r"location（地点）  规则 \S+\n  判断 venue（是不是会址）约 (?:0\.[5-9]\d|1\.00)：", shown)
    assert re.search(r"attendees（出席）  规则 likely\n  判断 likely_name（是不是姓名）约 0\.\d\d：", shown)
