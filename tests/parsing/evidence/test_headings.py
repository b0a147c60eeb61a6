"""Headings of Markdown: outlines, and series of meetings. Bars stand before the headings that head a meeting each."""

import pytest

from briefgen.parsing.evidence import headings
from briefgen.parsing.pipeline import page

WHO = "参会：石磊、韩雪\n- 先试点\n"


def barred(text: str) -> str:
    read = page(text.replace("|", ""))[0]
    heads = headings.series(read)
    return "\n".join(("|" if n in heads else "") + read.text(n) for n in range(len(read.blocks)))


@pytest.mark.parametrize(
    "text",
    [
        "# 例会\n|## 第1次例会\n- 先试点\n|## 第2次例会\n- 上线",
        "# 记录\n|## 2024-03-05 启动会\n- 先试点\n|## 2024-03-12 评审会\n- 上线",
        "# 记录\n|## 20240305会议纪要\n- 先试点\n|## 20240312会议纪要\n- 上线",
        "|### 2024-03-05\n- 先试点\n|### 2024-03-12\n- 上线",
        "|## 会议 1：选题\n- 先试点\n|## 会议 2：分工\n- 上线",
        "# 记录\n|## 3.5早会\n- 先试点\n|## 3.5午会\n- 上线",
        "|> ## 3月5日下午\n> - 先试点\n|> ## 3月5日晚上\n> - 上线",
        "# 记录\n|## 5 March 2024\n- 先试点\n|## 12 March 2024\n- 上线",
        "# 记录\n## 第3周\n|### 会议纪要 3.5\n- 先试点\n## 第4周\n|### 会议纪要 3.12\n- 上线\n|### 会议纪要：3.14\n- 复盘",
        # lines without marks: a day with a name or a part of it; a number with a day; quoted lines that tell when
        "# 记录\n|2024.3.5 早会\n- 先试点\n|2024.3.5 午会\n- 上线",
        "|3月5日 下午\n> 先试点\n|3月5日 晚上\n> 上线",
        "> 记录\n|> 第一次小组会议 2024/3/5\n> 先试点\n|> 第二次小组会议 2024/3/12\n> 上线",
        "|# 记录\n> 时间：3月5日下午\n> 先试点\n> 再推广\n|> 时间：3月5日晚\n> 上线\n> 复盘",
        # one meeting: a day, and the same day told again; parts of a plan, labels, matters, a single one
        "# 例会\n## 后续计划\n### 第1周\n- 先试点\n### 第2周\n- 上线",
        "# 例会\n## 时间：2024-03-05\n- 先试点\n## 日期：2024-03-12\n- 上线",
        "# 例会\n## 第一阶段目标\n- 先试点\n## 第二阶段目标\n- 上线",
        "# 例会\n## 第1次例会\n- 先试点",
        "# 记录\n2024.3.5 早会\n- 先试点\n3月12日前上线\n3月19日\n复盘",
        "# 记录\n> 时间：3月5日晚\n> 先试点\n> 再推广\n> 时间：03/05 晚上\n> 上线\n> 复盘",
    ],
)
def test_series(text: str) -> None:
    assert barred(text) == text.replace("> ", "")  # quotes are read as lines


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("# 例会\n## 议题\n甲\n## 结论\n乙", True),
        ("###### tags: 例会\n# 例会\n## 议题\n甲\n## 会议信息\n乙", True),
        ("# 春耕推进会\n甲\n# 防汛工作会议\n乙\n## 要求\n丙", False),
        ("甲\n乙", False),
    ],
)
def test_outline(text: str, one: bool) -> None:
    assert headings.outlined(page(text)[0]) is one


@pytest.mark.parametrize(
    ("text", "log"),
    [
        ("## 2024-03-05\n### 进展\n- 首页\n### 计划\n- 登录\n## 2024-03-12\n### 进展\n- 登录\n### 计划\n- 上线", True),
        ("2024.3.5 早会\n- 首页\n2024.3.5 午会\n- 登录", True),
        # changes of a program; one meeting
        ("## 2024-03-05\n- 首页\n## 2024-03-12\n- 登录", False),
        ("## 2024-03-05\n### 进展\n- 首页\n### 计划\n- 登录", False),
    ],
)
def test_log(text: str, log: bool) -> None:
    assert headings.logged(page(text)[0]) is log


@pytest.mark.parametrize(("first", "second", "one"), [("今天修水泵", "明天试水泵", True), ("买菜42元", "电费80元", False)])
def test_those_who_stand_up_and_tell(first: str, second: str, one: bool) -> None:
    text = f"## 3月5日\n石磊：{first}\n韩雪：{second}\n## 3月6日\n石磊：{first}\n韩雪：{second}"
    assert headings.logged(page(text)[0]) is one
