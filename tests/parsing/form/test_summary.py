"""Summaries that programs write of recordings: what they are known by, what is read in them, what a page has of them."""

import pytest

import briefgen
from briefgen.parsing.form import summary
from briefgen.record import Brief, Document
from briefgen.rendering import markdown, prose
from briefgen.rendering.options import RenderOptions
from briefgen.text.shadow import shadow

NOTES = """# 智能纪要：门诊改造周例会

2026年7月14日 下午 2:03|41分钟 27秒

参会人：石磊、韩雪、骆春

## 总结

会议讨论了门诊楼改造的进度。一层地面已完成铺装。

## 待办

- [ ] 7月20日前提交管线整改方案 @石磊
- [ ] **确认电梯验收日期** @韩雪 5月10日前
- [x] @骆春 更新门诊导引图

## 智能章节

[00:00](https://example.cn/minutes/a?t=0) 一层地面验收

三处空鼓已经返工，复验合格。

[12:31](https://example.cn/minutes/a?t=751000) 二层管线

韩雪说明电缆到货比合同晚五天。

## 关键决策

- 二层改造先东后西，东侧7月底完工。

## 金句时刻

> 石磊：图纸可以改，工期不能拖。

## 相关链接

- [门诊改造周例会 妙记](https://example.cn/minutes/a)

以上内容由AI生成，请谨慎甄别。
"""
GUIDE = """三月份设备例会_导读
2026年03月27日

关键词
设备、点检、备件

全文摘要
会议通报了三月份设备运行情况。

章节速览
00:00 设备运行情况
通报了设备完好率。

发言总结
发言人1
通报了三月份的运行情况，要求各车间落实点检制度。

要点回顾
空压机为什么停机？
冷却水压不足，没有及时上报。

待办
设备科4月10日前提出备件库存清单

以上内容由AI生成，仅供参考
"""
QUOTED = """> **主题**: 泵站检修协调会 > **时间**: 2026-04-02 15:00 > **时长**: 45分钟 > **参与人**: 石磊、韩雪

### 全文摘要
会议协调泵站检修和停电时间。

### 待办
- 石磊：4月6日前张贴停电通知
"""
PASTED = """📋 智能会议纪要
主题：灌区春灌调度会
时间：2026年3月9日 09:30 - 10:20
参会人员：@石磊 @韩雪

一、会议摘要
会议研究春灌供水安排。

二、待办事项
☐ 石磊：3月12日前完成清淤
☑ 各乡镇报用水计划 @韩雪 @石磊

三、章节速览
- 00:00 - 08:30 清淤进度
清淤完成七成。
- 供水次序 08:30
东干渠先供。
用水计划
21:00
各乡镇已经报来。

四、思维导图
[图片]

内容由 AI 生成，请仔细甄别
"""
TABLE = """**智能纪要**

### 会议主题
管网改造碰头会

### 会议时间
2026年5月8日

### 参会人员
石磊、韩雪

### 全文摘要
会议讨论管网改造。

### 待办事项
| 任务 | 负责人 | 截止时间 |
| --- | --- | --- |
| 提交图纸 | 石磊 | 5月12日 |
| 联系厂家 | 韩雪 | 5月15日 |

### 会议链接
https://example.cn/x
"""


def document(text: str, name: str = "会议.txt") -> Document:
    return briefgen.parse_text(text, name=name)


def brief(text: str) -> Brief:
    found = document(text).briefs
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "day", "people"),
    [
        (NOTES, "门诊改造周例会", "2026-07-14", ["石磊", "韩雪", "骆春"]),
        (GUIDE, "三月份设备例会", "2026-03-27", ["发言人1"]),
        (QUOTED, "泵站检修协调会", "2026-04-02", ["石磊", "韩雪"]),
        (PASTED, "灌区春灌调度会", "2026-03-09", ["石磊", "韩雪"]),
        (
            NOTES.replace("\n2026年7月14日 下午 2:03|41分钟 27秒\n", "").replace("例会\n", "例会 2026年7月14日\n", 1),
            "门诊改造周例会",
            "2026-07-14",
            ["石磊", "韩雪", "骆春"],
        ),
    ],
    ids=["notes", "guide", "quoted", "pasted", "dated title"],
)
def test_what_stands_above(text: str, name: str, day: str, people: list[str]) -> None:
    found = brief(text)
    assert found.genre == "community"
    assert found.meeting is not None
    assert found.meeting.name == name
    assert found.date is not None
    assert found.date.edtf == day
    assert [each.name for each in found.attendees] == people


def test_the_time_of_day() -> None:
    date = brief(NOTES).date
    assert date is not None
    assert (date.part, date.time) == ("下午", "14:03")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            NOTES,
            [
                ("7月20日前提交管线整改方案 @石磊", ["石磊"], ["7月20日前"]),
                ("确认电梯验收日期** @韩雪 5月10日前", ["韩雪"], ["5月10日前"]),
                ("@骆春 更新门诊导引图", ["骆春"], []),
                ("二层改造先东后西，东侧7月底完工。", [], ["7月底"]),
            ],
        ),
        (GUIDE, [("各车间落实点检制度。", ["各车间"], []), ("设备科4月10日前提出备件库存清单", ["设备科"], ["4月10日前"])]),
        (QUOTED, [("石磊：4月6日前张贴停电通知", ["石磊"], ["4月6日前"])]),
        (PASTED, [("石磊：3月12日前完成清淤", ["石磊"], ["3月12日前"]), ("各乡镇报用水计划 @韩雪 @石磊", ["韩雪", "石磊"], [])]),
    ],
)
def test_tasks_and_decisions(text: str, asked: list[tuple[str, list[str], list[str]]]) -> None:
    found = brief(text).directives
    assert [(each.text, [owner.text for owner in each.owners], [due.text for due in each.deadlines]) for each in found] == asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOTES, [("待办", "decide"), ("韩雪", "say"), ("关键决策", "decide")]),  # a sentence picked out of the talk is no speech
        (GUIDE, [("发言人1", "say"), ("待办", "decide")]),
    ],
)
def test_speeches(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.speaker.text, each.act) for each in brief(text).speeches] == said


PAGES = {
    NOTES: """\
## 门诊改造周例会

2026年7月14日下午，门诊改造周例会召开。石磊、韩雪、骆春参加会议。

会议讨论了门诊楼改造的进度。一层地面已完成铺装。

会议决定：

二层改造先东后西，东侧7月底完工。

会议布置以下工作：

7月20日前提交管线整改方案（责任人：石磊）

确认电梯验收日期（责任人：韩雪；完成时限：5月10日前）

骆春：更新门诊导引图。

**一层地面验收**

三处空鼓已经返工，复验合格。

**二层管线**

韩雪说明电缆到货比合同晚五天。
""",
    PASTED: """\
## 灌区春灌调度会召开

2026年3月9日09:30，灌区春灌调度会召开。石磊、韩雪参加会议。

会议研究春灌供水安排。

会议布置以下工作：

石磊：3月12日前完成清淤。

各乡镇报用水计划（责任人：韩雪、石磊）

**清淤进度**

清淤完成七成。

**供水次序**

东干渠先供。

**用水计划**

各乡镇已经报来。
""",
    TABLE: """\
## 管网改造碰头会召开

2026年5月8日，管网改造碰头会召开。石磊、韩雪参加会议。

会议讨论管网改造。

**待办事项**

| 任务 | 负责人 | 截止时间 |
| --- | --- | --- |
| 提交图纸 | 石磊 | 5月12日 |
| 联系厂家 | 韩雪 | 5月15日 |
""",
}


@pytest.mark.parametrize(("text", "page"), PAGES.items())
def test_page(text: str, page: str) -> None:
    assert markdown.render(document(text), RenderOptions()) == page


@pytest.mark.parametrize(
    ("heading", "said"),
    [("## 其他事项", ["7月20日前提交方案"]), ("### 东区", ["7月20日前提交方案", "东区", "周三清点阀门"]), ("总结", ["7月20日前提交方案"])],
)
def test_where_a_section_ends(heading: str, said: list[str]) -> None:
    text = f"# 智能纪要：例会\n\n## 总结\n\n会议讨论了检修。\n\n## 待办\n\n- [ ] 7月20日前提交方案\n\n{heading}\n\n- 周三清点阀门\n"
    assert [each.text for each in brief(text).passages if each.kind == "decision"] == said


def test_annex() -> None:
    rows = [line.strip("| ").split(" | ") for line in markdown.write(prose.annex(document(NOTES))).splitlines() if line.startswith("|")][2:]
    assert [row[1:] for row in rows] == [
        ["提交管线整改方案", "石磊", "7月20日前"],
        ["确认电梯验收日期", "韩雪", "5月10日前"],
        ["更新门诊导引图", "骆春"],
        ["二层改造先东后西，东侧7月底完工", "", "7月底"],
    ]


@pytest.mark.parametrize("text", [NOTES, GUIDE, QUOTED, PASTED, TABLE])
@pytest.mark.parametrize("form", ["brief", "minutes", "short"])
def test_no_page_has_marks_of_the_program(text: str, form: str) -> None:
    page = markdown.render(document(text), RenderOptions(form=form))  # type: ignore[arg-type]
    assert [
        mark for mark in ("[ ]", "[x]", "☐", "☑", "\\|", "@", "http", "AI", "智能", "导读", "关键词", "金句", "分钟", "00:00") if mark in page
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "# 项目组周会纪要\n\n时间：2026年5月6日\n参会：石磊、韩雪\n\n## 总结\n本周完成联调。\n\n## 待办\n- [ ] 补充测试 @韩雪\n",  # people write such headings, too
        "3月6日，县水利局召开例会。\n\n相关链接\n\n以上内容由AI生成，仅供参考\n",  # one section
        "智能纪要的使用培训会\n3月6日，县水利局召开培训会。\n石磊强调，要核对待办。\n",
        "关键词：水利\n\n摘要\n本文讨论春灌。\n\n总结\n春灌结束。\n",  # a paper
        "石磊 00:04\n先看待办。\n韩雪 00:09\n好的。\n",
        "",
    ],
)
def test_no_summary(text: str) -> None:
    assert summary.find(shadow(text)) is None


def test_a_shadow_has_the_length_of_its_text() -> None:
    for text in (NOTES, GUIDE, QUOTED, PASTED):
        found = summary.find(shadow(text))
        assert found is not None
        assert len(found.shadow) == len(text)
