"""`briefgen ledger`: the command line, the story of a ledger over weeks, and how it ends."""

import csv
import datetime
import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from openpyxl import Workbook, load_workbook

from briefgen.archive.store import Archive
from tests.archive.cases import failed
from tests.ledger.cases import BACKUP, BUDGET, DRILL, FIRST, NEXT, REPAIR, REPORT

if TYPE_CHECKING:
    from tests.cli.conftest import Run


LEFT = "提示：另有 {} 条要求没有责任单位、时限或指标，未列入，加 --all 列出。\n"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "六月.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def following(tmp_path: Path) -> Path:
    path = tmp_path / "七月.txt"
    path.write_text(NEXT, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a workbook, by heading."""
    page = load_workbook(path).worksheets[0]
    heading, *body = page.iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in body]


def change(path: Path, demand: str, **cells: Any) -> None:
    """What a secretary does in Excel: fill cells of a row, in new columns where there are none of that name."""
    book = load_workbook(path)
    page = book.worksheets[0]
    for name, value in cells.items():
        headings = [cell.value for cell in page[1]]
        at = headings.index(name) + 1 if name in headings else len(headings) + 1
        page.cell(1, at).value = name
        (row,) = (cell.row for cell in page["D"] if cell.value == demand)
        page.cell(row, at).value = value
    book.save(path)


def test_the_story_of_a_ledger(call: "Run", first: Path, following: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "台账.xlsx"
    made = call("ledger", first.name, "-o", ledger.name)
    assert (made.status, made.out, made.err) == (0, b"", "提示：台账共 3 条：新增 3 条，随原文更新 0 条。\n" + LEFT.format(1))
    assert [row["要求"] for row in rows(ledger)] == [BACKUP, REPAIR, BUDGET]

    change(ledger, REPAIR, 状态="已完成", 备注="六处都改了", 分管领导="费明")
    change(ledger, BACKUP, 责任单位="各乡镇、县应急管理局", 状态="进行中")
    change(ledger, BUDGET, 到期日=datetime.date(2023, 12, 31))

    merged = call("ledger", following.name, "-o", ledger.name, "--today", "2023-07-05")
    doubt = "提示：“七月.txt”有 1 处存疑，可用 briefgen parse 查看。\n"  # 2023年6月15日前, said in July
    assert (merged.status, merged.err) == (0, doubt + "提示：台账共 5 条：新增 2 条，随原文更新 0 条。\n")  # the next meeting has no other demand
    found = {row["要求"]: row for row in rows(ledger)}
    assert list(found) == [REPORT, BACKUP, REPAIR, DRILL, BUDGET]
    assert [row["序号"] for row in found.values()] == [1, 2, 3, 4, 5]
    assert [found[REPAIR][name] for name in ("状态", "备注", "分管领导")] == ["已完成", "六处都改了", "费明"]
    assert [found[BACKUP][name] for name in ("状态", "责任单位")] == ["进行中", "各乡镇、县应急管理局"]
    assert found[BUDGET]["到期日"] == datetime.datetime(2023, 12, 31)
    assert [found[DRILL][name] for name in ("状态", "备注", "分管领导", "会议")] == ["待办", None, None, "清河县防汛工作调度会"]

    text = FIRST.replace("6月20日前备足沙袋", "6月22日前备足沙袋").replace("县财政局要安排防汛预算不少于200万元。", "")
    first.write_text(text, encoding="utf-8")
    corrected = call("ledger", first.name, following.name, "-o", ledger.name)
    assert corrected.status == 0
    assert corrected.err.endswith("台账共 5 条：新增 0 条，随原文更新 1 条，原文里已没有的 1 条（见“核对”）。\n" + LEFT.format(1))
    again = {row["要求"]: row for row in rows(ledger)}
    assert again[BUDGET]["核对"] == "“六月.txt”里已没有这一条，请核对是否还要办。"
    changed = again[BACKUP.replace("20日", "22日")]
    assert [changed[name] for name in ("状态", "责任单位", "到期日")] == ["进行中", "各乡镇、县应急管理局", datetime.datetime(2023, 6, 22)]
    assert str(changed["核对"]).splitlines()[0] == f"要求在原文中已改，原为“{BACKUP}”。"
    assert {name: again[REPAIR][name] for name in ("状态", "备注", "分管领导", "编号")} == {
        name: found[REPAIR][name] for name in ("状态", "备注", "分管领导", "编号")
    }
    before = ledger.read_bytes()
    assert call("ledger", first.name, following.name, "-o", ledger.name).status == 0
    assert ledger.read_bytes() == before


@pytest.mark.slow
def test_texts_records_databases_and_ledgers_may_be_mixed(call: "Run", first: Path, following: Path, tmp_path: Path) -> None:
    assert call("parse", first.name, "-f", "json", "-o", "六月.json").status == 0
    assert call("batch", first.name, following.name, "-o", "档案.db").status == 0
    assert call("batch", first.name, following.name, "-o", "全部.jsonl").status == 0
    assert call("ledger", following.name, "-o", "旧.csv").status == 0
    ran = call("ledger", first.name, "六月.json", "档案.db", "全部.jsonl", "旧.csv", "-o", "台账.xlsx")
    assert ran.status == 0
    found = rows(tmp_path / "台账.xlsx")
    assert [row["要求"] for row in found] == [REPORT, BACKUP, REPAIR, DRILL, BUDGET]
    assert {row["依据"].split()[0] for row in found} == {"六月.txt", "七月.txt"}
    assert len({row["编号"] for row in found}) == 5


def test_standard_input_and_output(call: "Run") -> None:
    ran = call("ledger", "-", stdin=FIRST.encode("gb18030"))
    assert ran.status == 0
    found = list(csv.DictReader(io.StringIO(ran.out.decode("utf-8-sig"), newline="")))
    assert [(row["要求"], row["依据"].split()[0]) for row in found] == [(each, "标准输入") for each in (BACKUP, REPAIR, BUDGET)]
    ics = call("ledger", "-", "-f", "ics", "-o", "-", stdin=FIRST.encode())
    assert len(icalendar.Calendar.from_ical(ics.out).walk("VEVENT")) == 2
    assert ics.err == "提示：日历里有 2 条；另有 1 条到期日未定，没有列入。\n" + LEFT.format(1)


def test_a_calendar_of_a_ledger_has_what_was_filled_in(call: "Run", first: Path, tmp_path: Path) -> None:
    assert call("ledger", first.name, "-o", "台账.xlsx").status == 0
    change(tmp_path / "台账.xlsx", BUDGET, 到期日=datetime.date(2023, 12, 31), 状态="已完成")
    assert call("ledger", "台账.xlsx", "-o", "台账.ics", "--todo").status == 0
    tasks = {str(each["SUMMARY"]): each for each in icalendar.Calendar.from_ical((tmp_path / "台账.ics").read_bytes()).walk("VTODO")}
    assert tasks[f"（已完成）{BUDGET}"].decoded("DUE") == datetime.date(2023, 12, 31)
    assert call("ledger", "台账.xlsx", "-o", "台账.ics").status == 0  # one of ours may be written anew


def test_a_ledger_may_be_coloured_anew_without_a_meeting(call: "Run", first: Path, tmp_path: Path) -> None:
    assert call("ledger", first.name, "-o", "台账.xlsx").status == 0
    change(tmp_path / "台账.xlsx", REPAIR, 状态="已完成")
    assert call("ledger", "台账.xlsx", "-o", "台账.xlsx", "--today", "2023-07-05").status == 0
    page = load_workbook(tmp_path / "台账.xlsx").worksheets[0]
    assert len(list(page.conditional_formatting)) == 1
    assert [row["状态"] for row in rows(tmp_path / "台账.xlsx")] == ["待办", "已完成", "待办"]


def foreign() -> Iterator[tuple[str, bytes]]:
    book, out = Workbook(), io.BytesIO()
    book.worksheets[0].append(["姓名", "职务"])
    book.save(out)
    yield "台账.xlsx", out.getvalue()
    yield "台账.xlsx", b"not a workbook"
    yield "台账.xlsx", FIRST.encode()
    yield "台账.csv", "姓名,职务\n沈岩,书记\n".encode()
    yield "台账.csv", out.getvalue()
    yield "台账.ics", b"BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(("name", "data"), list(foreign()))
def test_a_file_that_is_no_ledger_of_ours_is_left_alone(name: str, data: bytes, call: "Run", first: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert call("ledger", first.name, "-o", name).failed(2, "不是 briefgen 建立的台账，没有改动")
    assert (tmp_path / name).read_bytes() == data


def test_an_empty_file_is_no_ledger_but_in_nobodys_way(call: "Run", first: Path, tmp_path: Path) -> None:
    (tmp_path / "台账.csv").touch()
    assert call("ledger", first.name, "-o", "台账.csv").status == 0


@pytest.mark.parametrize("lock", ["~$台账.xlsx", ".~台账.xlsx", ".~lock.台账.xlsx#"])
def test_a_ledger_that_is_open_elsewhere_is_left_alone(lock: str, call: "Run", first: Path, tmp_path: Path) -> None:
    assert call("ledger", first.name, "-o", "台账.xlsx").status == 0
    before = (tmp_path / "台账.xlsx").read_bytes()
    (tmp_path / lock).touch()
    assert call("ledger", first.name, "-o", "台账.xlsx", "--all").failed(2, "正开着")
    assert (tmp_path / "台账.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["没有.txt", "-o", "台账.csv"], 4, "找不到文件“没有.txt”"),
        (["六月.txt", "-o", "台账.doc"], 2, "应为：xlsx、csv、ics 之一"),
        (["六月.txt", "-f", "pdf"], 2, "应为：xlsx、csv、ics 之一"),
        (["六月.txt", "-f", "csv", "-o", "台账.xlsx"], 2, "后缀不符"),
        (["六月.txt", "--todo", "-o", "台账.xlsx"], 2, "只用于日历"),
        (["六月.txt", "--today", "今天", "-o", "台账.xlsx"], 2, "--today"),
        (["六月.txt", "-o", "没有/台账.csv"], 2, "无法写入"),
        (["六月.txt", "-o", "夹.csv"], 2, "是文件夹"),
        (["六月.txt", "-f", "csv", "-o", "六月.txt"], 2, "不是 briefgen 建立的台账"),
        (["六月.txt", "--year", "明年", "-o", "台账.csv"], 2, "--year"),
        (["坏.json", "-o", "台账.csv"], 4, "不是合格的记录"),
        (["坏.db", "-o", "台账.csv"], 4, "数据库"),
        ([], 2, "缺少“来源”，请写成 briefgen ledger 来源…"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], status: int, sentence: str, call: "Run", first: Path, tmp_path: Path) -> None:
    (tmp_path / "夹.csv").mkdir()
    (tmp_path / "坏.json").write_text('{"schema_version": "1.0"}')
    (tmp_path / "坏.db").write_bytes(b"SQLite format 3\x00" + b"x" * 200)
    assert call("ledger", *arguments).failed(status, sentence)
    assert first.read_text(encoding="utf-8") == FIRST
    assert not (tmp_path / "台账.csv").exists()


def test_one_input_of_several_that_fails_does_not_stop_the_others(call: "Run", first: Path, tmp_path: Path) -> None:
    ran = call("ledger", "没有.txt", first.name, "-o", "台账.xlsx")
    assert ran.status == 3
    assert ran.err.splitlines()[0].startswith("错误：没有.txt：找不到文件")
    assert len(rows(tmp_path / "台账.xlsx")) == 3


def test_nothing_to_be_done_is_status_five(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "闲话.txt").write_text("今天天气不错。", encoding="utf-8")
    ran = call("ledger", "闲话.txt", "-o", "台账.xlsx")
    assert (ran.status, (tmp_path / "台账.xlsx").exists()) == (5, False)
    assert ran.err.splitlines() == ["警告：“闲话.txt”里没有找到会议。", "提示：没有找到要办的事项，没有写出台账。"]
    (tmp_path / "无年.txt").write_text(FIRST.replace("2023年", ""), encoding="utf-8")
    ran = call("ledger", "无年.txt", "-o", "台账.ics")
    assert (ran.status, (tmp_path / "台账.ics").exists()) == (5, False)
    assert "没有一条要求的到期日是确定的" in ran.err


def test_records_of_inputs_that_failed_are_told(call: "Run", first: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "档案.db") as archive:
        archive.add([failed("坏.txt")])
    ran = call("ledger", "档案.db", first.name, "-o", "台账.xlsx")
    assert ran.status == 0
    assert ran.err.splitlines()[0] == "警告：“坏.txt”的记录是处理失败的，没有列入。"


def test_options_of_the_parse_and_settings_hold(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "六月.txt").write_text(FIRST.replace("2023年", ""), encoding="gb18030")
    assert call("ledger", "六月.txt", "-o", "甲.xlsx", "--year", "2023", "--encoding", "gb18030").status == 0
    assert rows(tmp_path / "甲.xlsx")[0]["到期日"] == datetime.datetime(2023, 6, 20)
    (tmp_path / "briefgen.toml").write_text("[parse]\nyear = 2022\n", encoding="utf-8")
    assert call("ledger", "六月.txt", "-o", "乙.xlsx").status == 0
    assert rows(tmp_path / "乙.xlsx")[0]["到期日"] == datetime.datetime(2022, 6, 20)


def test_without_openpyxl_a_sentence_says_what_to_install(call: "Run", first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert call("ledger", first.name, "-o", "台账.xlsx").failed(4, "pip install 'briefgen[xlsx]'")
    assert call("ledger", first.name, "-o", "台账.csv").status == 0


def test_a_ledger_that_changes_meanwhile_is_not_overwritten(call: "Run", first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.cli import ledger

    assert call("ledger", first.name, "-o", "台账.csv").status == 0
    path = tmp_path / "台账.csv"
    gather = ledger._gather

    def slow(*arguments: Any) -> Any:
        path.write_bytes(path.read_bytes() + "自己加的一行\r\n".encode())
        return gather(*arguments)

    monkeypatch.setattr(ledger, "_gather", slow)
    assert call("ledger", first.name, "-o", "台账.csv", "--all").failed(2, "刚才被别的程序改动")
    assert path.read_bytes().endswith("自己加的一行\r\n".encode())


def test_a_ledger_keeps_its_mode_and_leaves_nothing_beside_it(call: "Run", first: Path, tmp_path: Path) -> None:
    assert call("ledger", first.name, "-o", "台账.csv").status == 0
    path = tmp_path / "台账.csv"
    path.chmod(0o640)
    shutil.copy(path, tmp_path / "备份.csv")
    assert call("ledger", first.name, "-o", "台账.csv", "--all").status == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["六月.txt", "台账.csv", "备份.csv"])


def test_what_is_not_listed_is_said(call: "Run", first: Path, tmp_path: Path) -> None:
    (tmp_path / "号召.txt").write_text(EXHORTING, encoding="utf-8")
    ran = call("ledger", first.name, "号召.txt", "-o", "台账.csv")
    assert (ran.status, ran.err.splitlines()) == (
        0,
        [
            "提示：“号召.txt”没有列入的任务（另有 2 条要求，加 --all 列出）。",
            "提示：台账共 3 条：新增 3 条，随原文更新 0 条。",
            "提示：另有 3 条要求没有责任单位、时限或指标，未列入，加 --all 列出。",
        ],
    )
    assert call("ledger", first.name, "号召.txt", "-o", "全部.csv", "--all").err == "提示：台账共 6 条：新增 6 条，随原文更新 0 条。\n"
    alone = call("ledger", "号召.txt", "-o", "空.csv")
    assert (alone.status, alone.err) == (5, f"提示：没有找到要办的事项，没有写出台账；{LEFT.format(2).removeprefix('提示：')}")


EXHORTING = """清河县召开干部大会

　　2023年5月9日上午，清河县干部大会在县政府会议室召开。县委书记沈岩出席会议并讲话，县长费明主持会议。

　　沈岩强调，要切实改进工作作风。沈岩要求，广大干部要坚定信心。
"""


def test_a_folder_gives_the_meeting_texts_in_it(call: "Run", first: Path, following: Path, tmp_path: Path) -> None:
    """Not what we have made of them; and a record that was put right stands for its text."""
    folder = tmp_path / "稿件"
    (folder / "七月").mkdir(parents=True)
    first.rename(folder / "六月.txt")
    following.rename(folder / "七月" / "七月.txt")
    assert call("parse", "稿件/六月.txt", "-f", "json", "-o", "稿件/六月.核对.json").status == 0
    export = folder / "六月.核对.json"
    export.write_text(
        export.read_text(encoding="utf-8").replace('"name":"沈岩"', '"name":"沈言"').replace('"name": "沈岩"', '"name": "沈言"'), encoding="utf-8"
    )
    assert call("parse", "稿件/六月.txt", "-o", "稿件/六月.简报.docx").status == 0
    assert call("ledger", "稿件/七月/七月.txt", "-o", "稿件/旧.xlsx").status == 0
    ran = call("ledger", "稿件", "-o", "稿件/台账.xlsx")
    assert (ran.status, ran.err.splitlines()[0]) == (0, "提示：“稿件/六月.txt”用的是核对过的“稿件/六月.核对.json”。")
    found = {row["要求"]: row for row in rows(folder / "台账.xlsx")}
    assert list(found) == [REPORT, BACKUP, REPAIR, DRILL, BUDGET]
    assert (found[REPAIR]["提出人"], found[DRILL]["提出人"]) == ("沈言", "沈岩")
    assert call("ledger", "稿件", "-o", "稿件/台账.xlsx").err.splitlines()[-2] == "提示：台账共 5 条：新增 0 条，随原文更新 0 条。"


def test_an_empty_folder_has_nothing_to_be_done(call: "Run", tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert call("ledger", "空", "-o", "台账.csv").failed(2, "“空”里没有会议文件")
