"""Page furniture and bylines."""

import pytest

import briefgen
from briefgen.parsing.form.furniture import bylines, furniture, without_source, writers
from briefgen.spans import Span
from briefgen.text.blocks import blocks
from briefgen.text.shadow import shadow as shadow_of

REPORT = "3月5日，县水务局召开节水工作推进会，局长卢海主持会议。"


def flagged(text: str) -> list[str]:
    """The blocks that are furniture."""
    shadow = shadow_of(text)
    cut = blocks(shadow)
    return [block.span.slice(text) for block, skip in zip(cut, furniture(shadow, cut), strict=True) if skip]


FURNITURE = [
    "责任编辑：骆春", "责编：骆春", "【责任编辑：骆春】", "编辑:骆春", "审核：贺元明", "初审：骆春", "作者：骆春", "来源：县水务局", "信息来源:县水务局办公室", "图/骆春", "供稿：办公室",
    "上一篇：县水务局开展巡查", "下一篇：没有了", "上一条：节水进校园", "上一篇 县水务局开展巡查", "打印本页", "【打印】【关闭】", "返回顶部", "字号：大 中 小", "分享到：微信 微博", "分享到微信", "当前位置：首页 > 新闻中心", "您的位置：首页>正文", "首页 > 动态 > 正文",
    "版权所有：云澜县水务局", "技术支持：云澜网络", "浏览次数：120", "浏览：35次", "阅读量：7", "点击数:35", "发布时间：2021-03-06", "发布日期：2021年3月6日 来源：县水务局", "2021-03-06 10:20", "扫一扫分享", "网站地图",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert flagged(f"{REPORT}\n{line}") == [line]


RELATED = ["相关文章", "相关新闻：", "【水务局】相关文章", "相关阅读", "推荐阅读", "延伸阅读", "热门文章", "猜你喜欢", "最新资讯"]


@pytest.mark.parametrize("heading", RELATED)
def test_related_articles(heading: str) -> None:
    listed = "市长贺元明主持召开座谈会"
    document = briefgen.parse_text(f"{REPORT}\n{heading}\n{listed}\n县教育局局长段文翰赴学校调研")
    assert [(each.reason, each.text) for each in document.unassigned] == [("boilerplate", f"{heading}\n{listed}\n县教育局局长段文翰赴学校调研")]
    assert [attendee.name for brief in document.briefs for attendee in brief.attendees] == ["卢海"]


def test_text_goes_on_behind_related_articles() -> None:
    assert flagged(f"{REPORT}\n相关文章\n节水进校园\n会议强调，要抓好落实。") == ["相关文章", "节水进校园"]


@pytest.mark.parametrize("heading", ["新闻链接", "什么是节水型学校（延伸阅读）", "【名词解释】", "背景资料："])
def test_what_is_told_behind_the_report_is_none_of_it(heading: str) -> None:
    told = "节水型学校由县里评定，每三年评一次，县水利局发给牌匾。"
    assert flagged(f"{REPORT}\n会议强调，要抓好落实。\n散会。\n{heading}\n{told}") == [heading, told]
    assert flagged(f"{heading}\n{told}\n{REPORT}") == []
    assert flagged(f"{REPORT}\n会议强调，要抓好落实。\n散会。\n{heading}节水得到重视。\n{told}") == []


KEPT = [
    "会议印发了相关文章三篇，供大家学习。",
    "相关单位要抓好落实。",
    "打印文件要节约用纸。",
    "来源多样，渠道畅通。",
    "编辑出版工作要抓紧。",
    "审核通过了节水方案。",
    "时间：2021年3月5日上午9:00",
    "首页改版工作由办公室负责。",
    "阅读活动要持续开展。",
    "微信群要管好用好。",
    "图书室建设要加快。",
    "文化站要发挥作用。",
    "作者座谈会随后举行。",
    "联系我们的群众要热情接待。",
    "扫一扫活动室的卫生。",
    "分享经验的同志讲得很好。",
    "主持人：卢海",
    "日期：2021-03-05 地点：二楼会议室",
]


@pytest.mark.parametrize("line", KEPT)
def test_no_furniture(line: str) -> None:
    assert flagged(f"{REPORT}\n{line}\n{REPORT}") == []


BYLINES = [
    "（记者 钱小满）", "（记者　钱小满　通讯员　骆春）", "(通讯员 骆春 摄影报道)", "（钱小满 摄）", "（文/骆春 图/钱小满）", "（文字：骆春 图片：钱小满）", "（供稿：办公室 骆春）", "（骆春 报道）", "（县水务局办公室）", "（完）",
]  # fmt: skip


@pytest.mark.parametrize("byline", BYLINES)
def test_bylines(byline: str) -> None:
    text = f"{REPORT}{byline}"
    assert [span.slice(text) for span in bylines(shadow_of(text), Span(0, len(text)))] == [byline]


@pytest.mark.parametrize(
    "text",
    [
        "副总经理（主持工作）卢海出席会议。",
        "钱立（出差）、骆春（病假）",
        "各县（市、区）负责人参加会议。",
        "会议印发了《节水办法（试行）》。",
        "佟伟（书记）、金鹏（副书记）",
        "全县用水总量（含农业）下降。",
        "项目（一期）已经完工。",
    ],
)
def test_no_byline(text: str) -> None:
    assert bylines(shadow_of(text), Span(0, len(text))) == []


@pytest.mark.parametrize("line", ["（记者 钱小满 通讯员 骆春）", "（钱小满 摄）", "本报记者 钱小满 摄", "记者钱小满 摄影报道"])
def test_nobody_of_a_byline_attends(line: str) -> None:
    (brief,) = briefgen.parse_text(f"{REPORT}\n{line}").briefs
    assert [attendee.name for attendee in brief.attendees] == ["卢海"]


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="责任编辑 in brackets is known with a colon only")
def test_known_gap() -> None:
    assert flagged(f"{REPORT}\n（责任编辑 骆春）") == ["（责任编辑 骆春）"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清河社云澜3月6日电 （骆春 石磊）6日，推进会召开。", ["（骆春 石磊）"]),
        ("各乡镇要抓紧整地。（骆春  石磊 韩雪）", ["（骆春  石磊 韩雪）"]),
        ("县委召开会议（扩大）", []),
        ("副县长石磊（分管农业）出席。", []),
    ],
)
def test_names_in_brackets(text: str, found: list[str]) -> None:
    shadow = shadow_of(text)
    assert [span.slice(shadow) for span in bylines(shadow, Span(0, len(shadow)))] == found


CONTENTS = [
    ("本期目录\n甲会召开\n乙会召开", ["本期目录", "甲会召开", "乙会召开"]),
    ("目  录\n- 甲会召开\n- 乙会召开", ["目  录", "- 甲会召开", "- 乙会召开"]),
    ("本期要目\n甲会召开", ["本期要目", "甲会召开"]),
    ("本期目录\n丙会召开", []),
    ("工作目录\n甲会召开", []),
]


@pytest.mark.parametrize(("contents", "found"), CONTENTS)
def test_the_contents_of_an_issue(contents: str, found: list[str]) -> None:
    assert flagged(f"{contents}\n甲会召开\n{REPORT}\n乙会召开\n{REPORT}") == found


_TOLD = "6月1日，清河学院召开年会，院长张海出席会议并讲话，全院教师参加会议，会议讨论了今年的工作安排和下一步的重点任务。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"清河学院召开年会\n石磊斌\n{_TOLD}", ["石磊斌"]),
        (f"清河学院召开年会\n2016-03-14 15:24:00\n石磊斌\n{_TOLD}", ["石磊斌"]),
        (f"清河学院召开年会\n石磊 2017-12-12 11:10:00\n{_TOLD}", ["石磊 2017-12-12 11:10:00"]),
        (f"清河学院召开年会\n{_TOLD}\n石磊斌 韩 雪", ["石磊斌 韩 雪"]),
        (f"清河学院召开年会\n办公室\n{_TOLD}", []),
        (f"清河学院召开年会\n{_TOLD}\n教务处", []),
        ("清河学院召开年会\n出席人员如下：\n石磊 韩雪", []),
        ("石磊", []),
    ],
)
def test_writers(text: str, found: list[str]) -> None:
    shadow = shadow_of(text)
    assert [each.slice(text) for each in writers(shadow, Span(0, len(text)))] == found


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("海川集团签署合作协议 来源：海川日报  发布时间：2020-11-10", "海川集团签署合作协议"),
        ("海川集团签署合作协议（作者：石磊）", "海川集团签署合作协议"),
        ("海川集团签署合作协议[2013-03-15]", "海川集团签署合作协议"),
        ("海川集团签署合作协议（2013年）", "海川集团签署合作协议（2013年）"),
        ("海川集团签署合作协议", "海川集团签署合作协议"),
        ("来源：海川日报 海川集团签署合作协议", "来源：海川日报 海川集团签署合作协议"),
        ("关于资金来源：海川集团的回应", "关于资金来源：海川集团的回应"),
    ],
)
def test_a_headline_without_its_source(line: str, head: str) -> None:
    assert without_source(shadow_of(line), Span(0, len(line))).slice(line) == head
