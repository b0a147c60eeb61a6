"""Records back in: `render`, `schema` and `validate`."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from briefgen.cli.records import json_path

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
Edit = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_rendering_the_record_is_rendering_the_text(call: "Run", path: Path) -> None:
    record = call("parse", path, "-f", "json").out
    assert call("render", "-", stdin=record).out == call("parse", path).out
    assert call("render", "-", "-f", "json", stdin=record).out == record
    assert call("render", "-", "-f", "jsonl", stdin=record).out == call("parse", path, "-f", "jsonl").out


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("with_text", [False, True])
def test_every_output_is_valid(call: "Run", path: Path, with_text: bool) -> None:
    schema = json.loads(call("schema").text)
    jsonschema.Draft202012Validator.check_schema(schema)
    record = call("parse", path, "-f", "json", *(["--with-text"] if with_text else [])).out
    jsonschema.Draft202012Validator(schema).validate(json.loads(record))
    ran = call("validate", "-", stdin=record)
    assert (ran.status, ran.out, ran.err) == (0, b"", "提示：1 份记录没有发现问题。\n")


def test_the_schema_refuses_what_is_no_record(call: "Run", record_file: Path) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(call("schema").text))
    record = json.loads(record_file.read_text(encoding="utf-8"))
    assert schema.is_valid(record)
    edits: list[Edit] = [
        lambda r: r.pop("briefs"),
        lambda r: r.update(more=1),
        lambda r: r["briefs"][0]["span"].append(3),
        lambda r: r.update(schema_version="2.0"),
    ]
    for edit in edits:
        edited = copy.deepcopy(record)
        edit(edited)
        assert not schema.is_valid(edited)


def test_the_schema_goes_to_a_file(call: "Run", tmp_path: Path) -> None:
    assert call("schema", "-o", tmp_path / "schema.json").out == b""
    assert (tmp_path / "schema.json").read_bytes() == call("schema").out


def test_a_record_without_a_meeting_validates(call: "Run") -> None:
    record = call("parse", "-", "-f", "json", stdin="下雨了。".encode()).out
    assert call("validate", "-", stdin=record).status == 0
    assert call("render", "-", stdin=record).status == 0


def test_an_edited_record_is_rendered_as_edited(call: "Run", record_file: Path) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    record["briefs"][0]["title"] = "改过的标题"
    ran = call("render", "-", stdin=json.dumps(record).encode())
    assert ran.text.startswith("## 改过的标题\n")


@pytest.mark.parametrize(
    "encode", [lambda s: s.encode(), lambda s: s.encode("utf-8-sig"), lambda s: s.replace("\n", "\r\n").encode(), lambda s: s.encode("utf-16")]
)
def test_a_record_saved_by_notepad_is_read(call: "Run", record_file: Path, encode: Callable[[str], bytes]) -> None:
    data = encode(record_file.read_text(encoding="utf-8"))
    assert call("render", "-", stdin=data).out == call("render", record_file).out
    assert call("validate", "-", stdin=data).status == 0


def test_several_records_a_line_each(call: "Run", tmp_path: Path) -> None:
    path = tmp_path / "全部.jsonl"
    path.write_bytes(b"\n".join(call("parse", each, "-f", "jsonl").out for each in SAMPLES[:3]) + b"\n")
    assert call("validate", path).err == "提示：3 份记录没有发现问题。\n"
    assert call("render", path).text == "\n---\n\n".join(call("parse", each).text for each in SAMPLES[:3])
    assert call("render", path, "-f", "jsonl").out == path.read_bytes().replace(b"\n\n", b"\n")
    assert call("render", path, "-f", "json").failed(2, "共有 3 份记录，一个 .json 文件只放一份")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "记录是空的"),
        ("\n \n", "记录是空的"),
        ("会议", "这不是记录（JSON），请指定 briefgen parse -f json 写出的文件；要整理会议文件，请用 briefgen parse。"),
        ("{", "第 1 行第 1 列内容没有写完"),
        ('{"a": 1,\n "b" 2}', "第 2 行第 6 列键名后面缺少英文冒号"),
        ('{"a": 1,}', "多了一个逗号"),
        ("{a: 1}", "键名须写在英文双引号里"),
        ('{"a": 1 "b": 2}', "两项之间缺少英文逗号"),
        ('{"a": "\\ud800"}', "转义"),
        ('{"a": "一\n二"}', "未转义的换行"),
        ("[" * 100_000, "括号套得太深"),
    ],
)
@pytest.mark.parametrize("command", ["render", "validate"])
def test_what_is_no_json_is_4(call: "Run", command: str, data: str, sentence: str) -> None:
    assert call(command, "-", stdin=data.encode()).failed(4, sentence)


SHAPE: list[tuple[str, Edit, str]] = [
    ("missing", lambda r: r.pop("coverage"), "$.coverage：缺少这一项"),
    ("misspelt", lambda r: r["briefs"][0].update(tilte="标题"), "$.briefs[0].tilte：不应有这一项"),
    ("odd key", lambda r: r["briefs"][0].update({"a\x1b[31m b": 1}), '$.briefs[0]["a␛[31m b"]：不应有这一项'),
    ("wrong word", lambda r: r["briefs"][0]["date"].update(part="午夜"), "$.briefs[0].date.part：只能是 '上午'、'下午'、'晚'、'中午'、'凌晨'"),
    ("number as text", lambda r: r["briefs"][0]["attendees"][0].update(count="3"), "$.briefs[0].attendees[0].count：类型不对，应为整数"),
    ("text as number", lambda r: r["briefs"][0].update(title=3), "$.briefs[0].title：类型不对，应为文字"),
    ("yes as text", lambda r: r["briefs"][0]["attendees"][0].update(open="yes"), "$.briefs[0].attendees[0].open：类型不对，应为 true 或 false"),
    ("no list", lambda r: r.update(briefs={}), "$.briefs：类型不对，应为列表"),
    ("no object", lambda r: r.update(source=[]), "$.source：类型不对，应为对象"),
    ("negative", lambda r: r["coverage"].update(chars=-1), "$.coverage.chars：不能小于 0"),
    ("short span", lambda r: r["briefs"][0].update(span=[1]), "$.briefs[0].span[1]：缺少这一项"),
    ("long span", lambda r: r["briefs"][0].update(span=[1, 2, 3]), "$.briefs[0].span：个数不对"),
    ("span as text", lambda r: r["briefs"][0].update(span="1-2"), "$.briefs[0].span：类型不对，应为两个整数的列表"),
    ("version", lambda r: r.update(schema_version="9"), "$.schema_version：只能是 '1.0'、'1.1'"),
    ("surer than sure", lambda r: r["briefs"][0].update(confidence=2), "$.briefs[0].confidence：不能大于 1"),
    ("odd clock", lambda r: r["briefs"][0]["speeches"][0].update(at="7点"), "$.briefs[0].speeches[0].at：写法不对，应为 HH:MM:SS"),
]


@pytest.mark.parametrize(("edit", "sentence"), [each[1:] for each in SHAPE], ids=[each[0] for each in SHAPE])
@pytest.mark.parametrize("command", ["render", "validate"])
def test_what_is_no_record_is_4(call: "Run", record_file: Path, command: str, edit: Edit, sentence: str) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    edit(record)
    assert call(command, "-", stdin=json.dumps(record).encode()).failed(4, sentence)


def test_render_names_the_first_faults_and_counts_the_rest(call: "Run") -> None:
    ran = call("render", "-", stdin=b"{}")
    assert ran.failed(4, "记录不合格式：$.status：缺少这一项")
    assert "（共 8 处，briefgen validate 可看全部）" in ran.err
    assert len(call("validate", "-", stdin=b"{}").err.splitlines()) == 8


def _shift(part: dict[str, Any]) -> None:
    part["span"] = [part["span"][0] + 1, part["span"][1] + 1]


def _first(record: dict[str, Any], name: str) -> Any:
    return record["briefs"][0][name][0]


SENSE: list[tuple[str, Edit, str]] = [
    ("span backwards", lambda r: r["briefs"][0]["meeting"].update(span=[40, 30]), "$.briefs[0].meeting.span：起点 40 在终点 30 之后"),
    ("span outside", lambda r: r["briefs"][0]["meeting"].update(span=[30, 9999]), "$.briefs[0].meeting.span：终点 9999 超出原文的"),
    ("points outside", lambda r: _first(r, "speeches").update(points=[[30, 9999]]), "$.briefs[0].speeches[0].points[0]：终点 9999 超出"),
    ("text changed", lambda r: r["briefs"][0]["date"].update(text="2024年3月6日上午"), "$.briefs[0].date.text：与 span 所指的原文不一致"),
    ("span shifted", lambda r: _shift(_first(r, "speeches")), "$.briefs[0].speeches[0].text：与 span 所指的原文不一致"),
    (
        "attendee changed",
        lambda r: _first(r, "attendees").update(text="市委书记沈言"),
        "$.briefs[0].attendees[0].text：不是 spans 所指的任何一处原文",
    ),
    ("chars", lambda r: r["source"].update(chars=r["source"]["chars"] + 1), "$.source.chars：写的是"),
    ("chars twice", lambda r: r["coverage"].update(chars=1), "$.coverage.chars：是 1，与 source.chars 的"),
    ("coverage", lambda r: r["coverage"].update(assigned=1), "$.coverage：assigned、boilerplate、unparsed、blank 合计"),
    ("blank", lambda r: r["coverage"].update(blank=0), "$.coverage.blank：是 0，原文却有"),
    ("unparsed", lambda r: r["coverage"].update(unparsed=3), "$.coverage.unparsed：是 3，unassigned 里却有 0 个字符"),
    ("speaker", lambda r: _first(r, "speeches")["speaker"].update(attendee="a99"), "$.briefs[0].speeches[0].speaker.attendee：指向“a99”"),
    ("issuer", lambda r: _first(r, "directives")["issued_by"].update(attendee="a98"), "$.briefs[0].directives[0].issued_by.attendee：指向“a98”"),
    ("speech", lambda r: _first(r, "directives").update(speech="s99"), "$.briefs[0].directives[0].speech：指向“s99”"),
    (
        "same id",
        lambda r: r["briefs"][0]["attendees"][1].update(id=r["briefs"][0]["attendees"][0]["id"]),
        "$.briefs[0].attendees[1].id：“a1”与 $.briefs[0].attendees[0].id 重复",
    ),
    ("overlap", lambda r: r["briefs"].append({**r["briefs"][0], "id": "x"}), "$.briefs[1].span：与 $.briefs[0].span 重叠"),
    ("something lost", lambda r: r["briefs"][0].update(background=[], speeches=[], directives=[]), "$.briefs[0]：原文第"),
    (
        "order",
        lambda r: r["briefs"][0]["speeches"].append({**_first(r, "speeches"), "id": "s9", "span": [0, len(_first(r, "speeches")["text"])]}),
        "$.briefs[0].speeches[1].span：在 speeches[0] 之前",
    ),
    ("roles", lambda r: _first(r, "attendees").update(roles=["speak", "attend"]), "$.briefs[0].attendees[0].roles：须按 attend、chair"),
    ("role twice", lambda r: _first(r, "attendees").update(roles=["attend", "attend"]), "$.briefs[0].attendees[0].roles：须按"),
    ("named group", lambda r: _first(r, "attendees").update(kind="group"), "$.briefs[0].attendees[0].name：是集体，name 应为 null"),
    ("nobody", lambda r: _first(r, "attendees").update(name=" "), "$.briefs[0].attendees[0].name：是人员，却没有姓名"),
    ("fewer than none", lambda r: _first(r, "attendees").update(count=-3), "$.briefs[0].attendees[0].count：人数不能小于 0"),
    ("no such day", lambda r: r["briefs"][0]["date"].update(start="2023-02-30"), "$.briefs[0].date.start：“2023-02-30”不是日历上的日期"),
    ("not iso", lambda r: r["briefs"][0]["date"].update(start="20230306"), "$.briefs[0].date.start：“20230306”不是日历上的日期"),
    ("end first", lambda r: r["briefs"][0]["date"].update(end="2023-03-05"), "$.briefs[0].date.end：2023-03-05 早于 start 的 2023-03-06"),
    ("status", lambda r: r.update(status="partial"), "$.status：应为 ok"),
]


@pytest.mark.parametrize(("edit", "sentence"), [each[1:] for each in SENSE], ids=[each[0] for each in SENSE])
def test_a_planted_fault_is_found(call: "Run", record_file: Path, edit: Edit, sentence: str) -> None:
    assert call("validate", record_file).status == 0
    record = json.loads(record_file.read_text(encoding="utf-8"))
    edit(record)
    ran = call("validate", "-", stdin=json.dumps(record).encode())
    assert (ran.status, ran.out) == (4, b"")
    assert f"错误：{sentence}" in ran.err
    assert all(re.fullmatch(r"错误：\$.*。", line) for line in ran.err.splitlines())


def test_faults_show_without_the_text_too(call: "Run", record_file: Path) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    del record["source"]["text"]
    assert call("validate", "-", stdin=json.dumps(record).encode()).status == 0
    record["briefs"][0]["date"]["text"] += "九时"
    assert "$.briefs[0].date.text：有 13 个字符，span 却是 11 个" in call("validate", "-", stdin=json.dumps(record).encode()).err


def test_unassigned_text_is_covered_and_apart(call: "Run", text_file: Path) -> None:
    text = text_file.read_text(encoding="utf-8") + "\n【打印】【关闭】\n相关文章\n· 全市卫生工作\n"
    record = json.loads(call("parse", "-", "-f", "json", "--with-text", stdin=text.encode()).text)
    assert record["unassigned"]
    assert call("validate", "-", stdin=json.dumps(record).encode()).status == 0
    lost = copy.deepcopy(record)
    lost["unassigned"].clear()
    err = call("validate", "-", stdin=json.dumps(lost).encode()).err
    assert "错误：$：原文第" in err
    assert "$.coverage.boilerplate：是" in err
    record["briefs"][0]["span"][1] = len(text)
    assert "$.unassigned[0].span：与 $.briefs[0].span 重叠" in call("validate", "-", stdin=json.dumps(record).encode()).err


def test_faults_of_a_jsonl_file_name_the_line(call: "Run", record_file: Path) -> None:
    record = json.loads(record_file.read_text(encoding="utf-8"))
    wrong = copy.deepcopy(record)
    wrong["briefs"][0]["date"]["part"] = "午夜"
    doubtful = copy.deepcopy(record)
    doubtful["coverage"]["assigned"] = 1
    lines = "\n".join(json.dumps(each) for each in (record, wrong, record, doubtful)).encode()
    assert [line[:14] for line in call("validate", "-", stdin=lines).err.splitlines()] == ["错误：第 2 行 $.bri", "错误：第 4 行 $.cov"]
    assert call("render", "-", stdin=lines).failed(4, "记录不合格式：第 2 行 $.briefs[0].date.part")
    assert call("render", "-", stdin=lines + b"\n{").failed(4, "第 5 行第 1 列内容没有写完")


def test_a_second_value_after_a_record_is_no_jsonl(call: "Run", record_file: Path) -> None:
    data = record_file.read_bytes()
    assert call("render", "-", stdin=data + data).failed(4, "后面有多余的内容")


@pytest.mark.parametrize(("steps", "path"), [((), "$"), (("briefs", 0, "date"), "$.briefs[0].date"), (("a b", "中"), '$["a b"].中')])
def test_json_paths(steps: tuple[int | str, ...], path: str) -> None:
    assert json_path(steps) == path


def test_a_failed_document_of_a_batch_is_a_record(call: "Run") -> None:
    record = json.loads(call("parse", "-", "-f", "json", stdin="下雨了。".encode()).text)
    record.update(status="failed", error="读不了", diagnostics=[])
    assert call("validate", "-", stdin=json.dumps(record).encode()).status == 0
