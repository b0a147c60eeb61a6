"""Markup made blank: what is left of a line, its blanks joined; and lines that keep everything."""

import pytest

from briefgen.text.markup import blanked
from briefgen.text.shadow import shadow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**时间**：周三", "时间 ：周三"),
        ("***决议***", "决议"),
        ("__决议__", "决议"),
        ("~~旧方案~~新方案", "旧方案 新方案"),
        ("[@shilei](https://example.org/a_b)", "@shilei"),
        ("见[纪要](https://example.org/x(1))。", "见 纪要 。"),
        ("![](封面.png)", ""),
        ("<b>时间</b>：周三<br/>", "时间 ：周三"),
        ("<!-- 模板 -->石磊", "石磊"),
        ("| --- | :--: |", ""),
        ("|--|-|", ""),
        ("---", ""),
        ("```text", ""),
        ("运行 `make` 一次", "运行 make 一次"),
        ("- [x] 试点", "- 试点"),
        ("\\section{第二次会议}", "第二次会议"),
        ("\\textbf{时间}：周三", "时间 ：周三"),
        ("\\item 试点", "试点"),
        ("标题：全县召开春耕会议", "全县召开春耕会议"),
        ("正文：原标题：全县召开春耕会议", "全县召开春耕会议"),
        ("标题：石磊：春耕要快", "标题：石磊：春耕要快"),
        ("---\nlayout: post\ntitle: 周会\ndate: 2024-03-05\ntags: [a, b]\n---\n## 议题", "周会 date： 2024-03-05 ## 议题"),
        ("---\ntitle: 周会\nattendees: [石磊, moss]\ntags:\n- web\n---\n## 议题", "周会 attendees： 石磊， moss ## 议题"),
        ("---\nattendance:\n- 石磊\n- moss\nvideo: x\n---\n## 议题", "attendance： - 石磊 - moss ## 议题"),
        ("---\n试点开始了\n---\n## 议题", "试点开始了 ## 议题"),
        # what gives a line its rank stays, and what is no markup
        ("## 议题", "## 议题"),
        ("| 石磊 | 主席 |", "| 石磊 | 主席 |"),
        ("3*4*5", "3*4*5"),
        ("《a_b_c》<附件>", "《a_b_c》<附件>"),
        ("[石磊-云澜软件]", "[石磊-云澜软件]"),
        ("[注](见附件二)", "[注](见附件二)"),
        ("2021-03-05", "2021-03-05"),
        ("┌───┬───┐\n│ 主持 │ 石磊 │\n└───┴───┘", "| 主持 | 石磊 |"),
        ("石磊──站长", "石磊──站长"),
    ],
)
def test_blanked(text: str, expected: str) -> None:
    copy = shadow(text)
    assert len(copy) == len(text)
    assert copy == blanked(copy)
    assert " ".join(copy.replace("（", "(").replace("）", ")").split()) == " ".join(expected.split())
