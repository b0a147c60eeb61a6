"""Lists of who took part that meeting programs export as workbooks: what is read of them, what a page says, which workbooks are none."""

import io

import openpyxl
import pytest

from briefgen.api import parse_read
from briefgen.errors import UnreadableError
from briefgen.parsing.options import Options as ParserOptions
from briefgen.reading import read_bytes
from briefgen.record import Document
from briefgen.rendering import markdown
from briefgen.rendering.options import RenderOptions

Rows = list[list[str | int | None]]

ABOVE: Rows = [
    ["会议主题", "门诊改造周例会"],
    ["会议号", "123 456 789"],
    ["会议创建者", "江成-财务科"],
    ["预定开始时间", "2026-07-14 14:00:00"],
    ["预定结束时间", "2026-07-14 15:00:00"],
    ["累计会议时长", "00:58:12"],
    ["参会用户总数", 6],
    ["会议类型", "快速会议"],
    [],
]
TABLE: Rows = [
    ["用户昵称（入会昵称）", "首次入会时间", "最后退会时间", "累计时长", "入会方式"],
    ["江成-财务科", "2026-07-14 13:58:01", "2026-07-14 14:56:12", "00:58:11", "Windows"],
    ["石磊（老石）", "2026-07-14 13:59:01", "2026-07-14 14:56:12", "00:57:11", "Mac"],
    ["韩雪", "2026-07-14 14:00:01", "2026-07-14 14:20:12", "00:20:11", "小程序"],
    ["韩雪", "2026-07-14 14:22:01", "2026-07-14 14:56:12", "00:34:11", "小程序"],
    ["iPhone", "2026-07-14 14:00:01", "2026-07-14 14:56:12", "00:56:11", "iOS"],
    ["137****0000", "2026-07-14 14:00:01", "2026-07-14 14:56:12", "00:56:11", "电话"],
    ["【二组】骆春", "2026-07-14 14:00:01", "2026-07-14 14:56:12", "00:56:11", "Android"],
]
PEOPLE = ["江成", "石磊", "韩雪", "iPhone", "137****0000", "骆春"]


def workbook(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(rows: Rows) -> Document:
    return parse_read(read_bytes(workbook(rows), "名单.xlsx"), ParserOptions()).document


#: Labels beside their values, two on a row, in one cell with them; names in another column.
@pytest.mark.parametrize(
    ("rows", "name", "day", "people"),
    [
        ([*ABOVE, *TABLE], "门诊改造周例会", "2026-07-14", PEOPLE),
        ([["会议主题", "春灌调度会", "会议号", "123"], ["预定开始时间", "2026/3/9 9:30"], *TABLE], "春灌调度会", "2026-03-09", PEOPLE),
        ([["会议主题：春灌调度会"], ["会议时间：2026年3月9日 09:30"], *TABLE], "春灌调度会", "2026-03-09", PEOPLE),
        (
            [
                ["会议名称", "春灌调度会"],
                ["参会人数", 2],
                ["序号", "姓名", "加入时间", "离开时间"],
                [1, "石磊", "9:00", "10:00"],
                [2, "韩雪", "9:01", "10:00"],
            ],
            "春灌调度会",
            None,
            ["石磊", "韩雪"],
        ),
    ],
)
def test_what_is_read(rows: Rows, name: str | None, day: str | None, people: list[str]) -> None:
    found = document(rows).briefs[0]
    assert (found.meeting.name if found.meeting else None) == name
    assert (found.date.edtf if found.date else None) == day
    assert [(each.name, each.roles) for each in found.attendees] == [(each, ["attend"]) for each in people]
    assert (found.speeches, found.directives) == ([], [])


def test_the_time_of_day() -> None:
    date = document([*ABOVE, *TABLE]).briefs[0].date
    assert date is not None
    assert date.time == "14:00"


@pytest.mark.parametrize("form", ["brief", "minutes"])
def test_page(form: str) -> None:
    page = markdown.render(document([*ABOVE, *TABLE]), RenderOptions(form=form))  # type: ignore[arg-type]
    assert "2026年7月14日14:00，门诊改造周例会召开。江成、石磊、韩雪、iPhone、137\\*\\*\\*\\*0000、骆春参加会议。\n" in page
    assert [each for each in ("会议号", "时长", "入会", "退会", "Windows", "用户", "快速", "纪要如下") if each in page] == []


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "职务", "单位"], ["石磊", "局长", "水利局"]],  # a roster
        [["序号", "任务", "责任单位", "完成时限"], ["1", "清淤", "水利局", "3月12日"]],
        [["会议主题", "门诊改造周例会"], ["参会人员", "石磊、韩雪"]],
        [["入会时间", "退会时间"], ["9:00", "10:00"]],
        [[]],
    ],
)
def test_other_workbooks(rows: Rows) -> None:
    with pytest.raises(UnreadableError, match="这是 Excel 表格"):
        read_bytes(workbook(rows), "表.xlsx")
