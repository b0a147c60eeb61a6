"""A secretary's week: notes, the page to check them on, the corrected record, the 简报 and the ledger made of it, and the next meeting merged in."""

import json
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook
from playwright.sync_api import Browser

from briefgen.cli.main import main

from .conftest import Review

NOTES = """全县防汛工作会议记录

时间：2023年6月1日上午
地点：县政府三楼会议室
主持人：县长 费明
出席：副县长 石磊、县水利局局长 薛昂
记录人：骆春

费明：今天开个短会，主汛期要到了。
薛昂：西山水库溢洪道还没有修好。

会议决定：
1.县水利局6月20日前修好西山水库溢洪道。
2.各乡镇要备足沙袋不少于2000条。
"""
NEXT = """全县防汛工作第二次会议记录

时间：2023年6月21日上午
地点：县政府三楼会议室
主持人：县长 费明
出席：县水利局局长 薛昂
记录人：骆春

薛昂：溢洪道修好了。

会议决定：
1.县水利局6月30日前清理东河河道。
"""


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def test_from_notes_to_the_ledger_of_the_next_meeting(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("briefgen.toml").write_text('[masthead]\nname = "防汛工作简报"\nissuer = "县防汛办"\n', encoding="utf-8")
    Path("notes.txt").write_text(NOTES, encoding="utf-8")

    # the page: a name that was written down wrong, a demand that stands in what somebody said
    assert run("review", "notes.txt", "-o", "核对.html") == 0
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    page = Review(context.new_page(), tmp_path / "核对.html")
    page.expand("attendee:a1")
    wrong = page.field("attendee:a1", "name").input_value()
    page.type("attendee:a1", "name", f"{wrong}山")
    page.select("西山水库溢洪道还没有修好。")
    page.page.locator('[data-choose="directive"]').click()
    Path("改过.json").write_bytes(page.export_bytes())
    assert page.faults == []
    context.close()

    # the record is valid, and remembers what was corrected
    assert run("validate", "改过.json") == 0
    (brief,) = json.loads(Path("改过.json").read_text(encoding="utf-8"))["briefs"]
    assert f"{wrong}山" in [each["name"] for each in brief["attendees"]]
    assert "西山水库溢洪道还没有修好。" in [each["text"] for each in brief["directives"]]
    assert run("diff", "notes.txt", "改过.json", "-o", "改动.txt") == 1
    assert f"{wrong}山" in Path("改动.txt").read_text(encoding="utf-8")

    # the 简报 to be printed, which gives the very record back
    assert run("render", "改过.json", "-o", "简报.docx") == 0
    shown = "\n".join(paragraph.text for paragraph in WordDocument("简报.docx").paragraphs)
    assert "防汛工作简报" in shown
    assert f"{wrong}山" in shown
    assert run("parse", "简报.docx", "-f", "json", "-o", "读回.json") == 0
    assert json.loads(Path("读回.json").read_text(encoding="utf-8"))["briefs"] == [brief]

    # the ledger, filled in, and the next meeting
    assert run("ledger", "改过.json", "-o", "台账.xlsx") == 0
    book = load_workbook("台账.xlsx")
    sheet = book.active
    assert sheet is not None
    heads = {str(cell.value): column for column, cell in enumerate(sheet[1], 1)}
    rows = {str(sheet.cell(row, heads["要求"]).value): row for row in range(2, sheet.max_row + 1)}
    mended = next(row for demand, row in rows.items() if "修好西山水库溢洪道" in demand)
    sheet.cell(mended, heads["状态"]).value = "已完成"
    sheet.cell(mended, heads["备注"]).value = "6月19日验收"
    book.save("台账.xlsx")
    Path("next.txt").write_text(NEXT, encoding="utf-8")
    assert run("ledger", "next.txt", "-o", "台账.xlsx", "--today", "2023-06-25") == 0
    sheet = load_workbook("台账.xlsx").active
    assert sheet is not None
    table = [{head: sheet.cell(row, column).value for head, column in heads.items()} for row in range(2, sheet.max_row + 1)]
    (kept,) = [row for row in table if "修好西山水库溢洪道" in str(row["要求"])]
    assert (kept["状态"], kept["备注"]) == ("已完成", "6月19日验收")
    (new,) = [row for row in table if "清理东河河道" in str(row["要求"])]
    assert (new["责任单位"], str(new["到期日"])[:10], new["状态"]) == ("县水利局", "2023-06-30", "待办")
    assert [row for row in table if "沙袋" in str(row["要求"])]


MUSTER = """全县防汛工作会议记录

时间：2023年6月1日上午
地点：县政府三楼会议室
主持人：县长 费明
出席：骆春、贺兰山、钱多多、副县长 石磊、县水利局局长 薛昂

费明：今天开个短会，主汛期要到了。
薛昂：西山水库溢洪道还没有修好，县水利局要在6月20日前修好。
骆春：各乡镇要备足沙袋，村村都要有人值守。
费明：堤上巡查由骆春负责，6月10日前排好班次。
"""


def test_a_renamed_a_removed_and_an_empty_person(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half-made comes out of the page: what is exported validates, prints, and is read again."""
    monkeypatch.chdir(tmp_path)
    Path("muster.txt").write_text(MUSTER, encoding="utf-8")
    assert run("review", "muster.txt", "-o", "核对.html") == 0
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    page = Review(context.new_page(), tmp_path / "核对.html")
    people = page.page.locator(".cards.attendee .card")
    keys = {name: str(people.filter(has_text=name).get_attribute("data-target")) for name in ("骆春", "薛昂")}
    assert page.page.locator(".doubt", has_text="3 人没有写明职务").locator(".members button").all_inner_texts() == ["骆春", "贺兰山", "钱多多"]

    page.expand(keys["骆春"])
    page.type(keys["骆春"], "name", "骆椿")
    assert page.page.locator(".doubt .members button").first.inner_text() == "骆椿"
    page.page.locator(f'[data-remove="{keys["薛昂"]}"]').click()
    page.page.locator('[data-add="person"]').click()
    shown = page.page.locator("body").inner_text()
    assert "不在名单" not in shown
    assert "提出：骆椿" in shown
    Path("改过.json").write_bytes(page.export_bytes())
    assert "没有填姓名的 1 位没有列入" in page.said()
    assert page.faults == []
    context.close()

    assert run("validate", "改过.json") == 0
    (brief,) = json.loads(Path("改过.json").read_text(encoding="utf-8"))["briefs"]
    names = [each["name"] for each in brief["attendees"] if each["kind"] == "person"]
    assert names == ["费明", "骆椿", "贺兰山", "钱多多", "石磊"]
    assert [(each["speaker"]["kind"], each["speaker"]["name"]) for each in brief["speeches"]] == [
        ("person", "费明"),
        ("meeting", None),
        ("person", "骆椿"),
        ("person", "费明"),
    ]
    assert [each["issued_by"]["name"] for each in brief["directives"]] == [None, "骆椿", "费明"]
    assert any("“骆椿”没有写明职务" in each["message"] for each in brief["diagnostics"])
    assert not any("骆春" in each["message"] for each in brief["diagnostics"])
    assert run("render", "改过.json", "--tasks", "-o", "简报.md") == 0
    printed = Path("简报.md").read_text(encoding="utf-8")
    assert printed.count("骆椿") >= 3  # present, in what he and others say, in the list of tasks
    assert "骆春" not in printed
    assert run("ledger", "改过.json", "-o", "台账.csv") == 0
    rows = [line.split(",") for line in Path("台账.csv").read_text(encoding="utf-8-sig").splitlines()]
    assert [row[rows[0].index("责任单位")] for row in rows if "巡查" in row[rows[0].index("要求")]] == ["骆椿"]
    assert run("review", "改过.json", "-o", "再核.html") == 0

    # what an older page let through is refused, with what to do
    brief["attendees"][0]["name"] = None
    whole = {**json.loads(Path("改过.json").read_text(encoding="utf-8")), "briefs": [brief]}
    Path("无名.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    assert run("validate", "无名.json") == 4
