"""Minutes by topic: whose words rows are, who took part in what way, what rows ask of whom. Texts of our own, in the styles of projects."""

import pytest

import briefgen
from briefgen.record import Brief

HEAD = "# 存储组例会 2024-05-22\n\n**主持人：** 石磊\n**参会人员：** 石磊、韩雪、骆春、李青山、@moss\n\n"


def brief(body: str, head: str = HEAD) -> Brief:
    (found,) = briefgen.parse_text(head + body).briefs
    return found


def said(found: Brief) -> list[str]:
    return [f"{each.speaker.name or each.speaker.kind}：{' '.join(each.text.split())}" for each in found.speeches]


def asked(found: Brief) -> list[str]:
    return [
        f"{' '.join(each.text.split())} > {'+'.join(owner.text for owner in each.owners)} > {'+'.join(due.text for due in each.deadlines)}"
        for each in found.directives
    ]


def did(found: Brief) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {each.name or each.text: [role for role in each.roles if role != "attend"] for each in found.attendees}
    return {name: own for name, own in roles.items() if own}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a line, a heading, a label of a person; an account; what is short for a name
        ("## 讨论\n- 韩雪：接口先冻结。\n- moss：来不及。", ["韩雪：接口先冻结。", "moss：来不及。"]),
        ("## 韩雪\n- 写完了接口文档\n- 下周联调\n## 骆春\n- 修了三个缺陷", ["韩雪：- 写完了接口文档 - 下周联调", "骆春：- 修了三个缺陷"]),
        ("## 讨论\n韩雪（青禾科技）：\n1. 接口先冻结\n2. 文档后补\n\n## 其他\n略", ["韩雪：1. 接口先冻结 2. 文档后补"]),
        ("## 讨论\n青山：接口先冻结。", ["李青山：接口先冻结。"]),
        ("## 讨论\n韩雪：接口先冻结。\n等测试通过再放开。", ["韩雪：接口先冻结。 等测试通过再放开。"]),
        ("## 讨论\n- 韩雪：接口先冻结。\n  - 文档后补", ["韩雪：接口先冻结。 - 文档后补"]),
        # a long dash behind the words
        ("## 讨论\na. 接口不宜现在改。——韩雪、骆春", ["韩雪：接口不宜现在改。", "骆春：接口不宜现在改。"]),
        # who presents, and what he told
        ("## 议题1：压测\n汇报人：韩雪\n主要内容：\n1. 吞吐翻倍", ["韩雪：1. 吞吐翻倍"]),
        # what was decided, what is to be done
        ("## 议题1：压测\n会议结论：\n1、同意上线。\n遗留问题：无", ["meeting：1、同意上线。"]),
        ("## 讨论\n结论：先试点", ["meeting：先试点"]),
        ("## 讨论\n- 决定先试点。", ["meeting：先试点。"]),
        ("## TODO\n- [ ] 补充测试 @moss", ["meeting：补充测试 @moss"]),
        ("## 讨论\n- 韩雪认为接口还会改。", ["韩雪：接口还会改。"]),
        # a heading that says who presents: all below it is his; a matter behind a name is nobody's words
        ("### 议程一：@moss 分享缓存机制\n\n1. 背景：内存不够\n2. 做法：分片", ["moss：1. 背景：内存不够 2. 做法：分片"]),
        ("### 韩雪：仓库迁移\n\n旧仓库太慢\n\n骆春：几时搬？", ["韩雪：旧仓库太慢", "骆春：几时搬？"]),
        # whose row of a table of what everybody tells; how far a task is
        (
            "| 成员 | 进展 | 困难 |\n|--|--|--|\n| 韩雪 | 写完了接口文档 | 无 |\n| 骆春 | 请假 | |\n| @moss | 压测 | 机器不够 |",
            ["韩雪：写完了接口文档", "moss：压测 | 机器不够"],
        ),
        # a line of accounts, a note behind one
        ("## 讨论\n@moss @石磊\n- 接口先冻结\n", ["moss：- 接口先冻结", "石磊：- 接口先冻结"]),
        ("## 讨论\n- @moss（后端）\n  - 接口先冻结\n", ["moss：- 接口先冻结"]),
        ("## 讨论\n- 修复moss的困难：先试点\n", []),
        # a heading of a list that shares out work is an item
        ("## 分工\n### 韩雪：负责登录页。\n### 骆春：负责接口。", ["meeting：韩雪：负责登录页。 ### 骆春：负责接口。"]),
        # what was settled, over strong lines; work of a field is nobody who speaks
        ("### 方案\n\n会议确定了以下要点：\n\n**缓存**：\n\n* 采用分片\n\n**网关**：\n\n* 统一入口", ["meeting：采用分片 **网关**： * 统一入口"]),
        ("## 进展\n- 数据库设计：完成三张表\n- 前端开发：完成登录页", []),
        ("## 2 合约设计 by moss\n\n略", []),
        # a matter and a word with letters are nobody
        ("## 讨论\n- 耐久性：水泵耐磨\n- 代码github：见附件", []),
        # told in a row; what somebody does behind the name; a group; who leads to words below; a bullet that is a speaker; whoever leads the meeting
        ("## 讨论\n- 韩雪建议先冻结接口\n- moss 提到缓存可以改", ["韩雪：先冻结接口", "moss：缓存可以改"]),
        ("## 讨论\n工程师韩雪追问：「何时冻结接口？」", ["韩雪：「何时冻结接口？」"]),
        ("## 讨论\n- 韩雪说明：接口先冻结。", ["韩雪：接口先冻结。"]),
        ("## 讨论\n- 韩雪说明接口先冻结。", ["韩雪：接口先冻结。"]),
        ("## 讨论\n- 韩雪说明书没有写完。", []),
        ("## 讨论\n- 发言人2：接口先冻结。", ["发言人2：接口先冻结。"]),
        ("## 讨论\n- 发言人选：下次再定。", []),
        ("## 讨论\n- 教授：题目再小一些。\n- 测试组：用例不够。", ["group：题目再小一些。", "group：用例不够。"]),
        ("## 讨论\n评审团队提出以下建议：\n1. 接口先冻结", ["group：1. 接口先冻结"]),
        ("## 讨论\n- 韩雪\n  - 接口先冻结", ["韩雪：- 接口先冻结"]),
        ("## 评审专家意见\n- 接口先冻结\n## 其他\n略", ["group：- 接口先冻结"]),
        ("## 主持人总结\n接口先冻结。", ["石磊：接口先冻结。"]),
        ("## 美术\n- 图标画完了", ["group：- 图标画完了"]),
        # a name on a line of its own, his items below; what was approved after talk; quoted lines
        ("## 讨论\n韩雪\n- 写完了接口文档\n- 下周联调", ["韩雪：- 写完了接口文档 - 下周联调"]),
        ("## 讨论\n- 经讨论通过，撤销旧方案。", ["meeting：通过，撤销旧方案。"]),
        ("> **结论**\n>\n> - 先试点\n> - 再推广", ["meeting：先试点 > - 再推广"]),
        # a field of work before a colon says what is told of, and not who tells it
        ("## 讨论\n- 后端：用现成的框架", []),
        ("## 进展\n- 后端：\n  - 接口写完了", []),
        # matters that are to be talked about; what was settled, without what
        ("## 议题\n1. 确定接口的版本", []),
        ("## 讨论\n- 确定了接口的版本", []),
        # notes of nobody, what is no part of the record
        ("## 讨论\n- 接口目前有三个版本\n- 性能待测", []),
        ("## 附件\n- 韩雪：接口说明.pdf", []),
        ("## 遗留问题\n无", []),
    ],
)
def test_said(body: str, expected: list[str]) -> None:
    assert said(brief(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## 待办事项\n1. 补充测试（韩雪，6月3日前）\n2. @moss 更新文档", ["1. 补充测试（韩雪，6月3日前） > 韩雪 > 6月3日前", "2. @moss 更新文档 > moss > "]),
        ("## 行动项\n- 韩雪：写方案，DDL 6/3\n- 韩雪、骆春 联调\n- 全体：看文档", ["韩雪：写方案，DDL 6/3 > 韩雪 > 6/3", "韩雪、骆春 联调 > 韩雪+骆春 > ", "全体：看文档 > 全体 > "]),
        ("## 下一步计划\n- 补充测试\n  责任人：骆春", ["补充测试 责任人：骆春 > 骆春 > "]),
        ("## 讨论\n- 补充测试 --- 骆春", ["补充测试 --- 骆春 > 骆春 > "]),
        ("## 讨论\n- 请测试组补充用例。", ["请测试组补充用例。 > 测试组 > "]),
        ("## 讨论\n- 韩雪完成接口文档", ["韩雪完成接口文档 > 韩雪 > "]),
        ("## 讨论\n- 骆春：建议先压测。", ["先压测。 >  > "]),
        ("## 结论\n1. 同意立项，后续与安全组对接。", ["后续与安全组对接。 >  > "]),
        ("## 任务\n| 事项 | 负责人 | 截止 |\n|--|--|--|\n| 补充测试 | 骆春 | 6/3 |", ["补充测试 | 骆春 | 6/3 > 骆春 > 6/3"]),
        # who has to do what stands below; posts; the other labels of such a list; accounts within
        ("## 行动项\n- 韩雪：\n  1. 写方案\n  2. 补文档", ["1. 写方案 > 韩雪 > ", "2. 补文档 > 韩雪 > "]),
        ("## 行动项\n### 后端\n- 写方案", ["写方案 > 后端 > "]),
        ("## 下一步\n1. 后端：写方案\n2. 测试组：补用例\n3. 联调：三天内对齐", ["1. 后端：写方案 > 后端 > ", "2. 测试组：补用例 > 测试组 > ", "3. 联调：三天内对齐 > 联调 > 三天内"]),
        ("## 下一步\n1. 数据库：先选型\n2. 部署：放到本地", ["1. 数据库：先选型 >  > ", "2. 部署：放到本地 >  > "]),
        ("## TODO\n1. 安排后续工作（骆春负责）\n2. 李春明、孙立提交台账", ["1. 安排后续工作（骆春负责） > 骆春 > ", "2. 李春明、孙立提交台账 > 李春明+孙立 > "]),
        ("## TODO\n- 白名单、黑名单更新", ["白名单、黑名单更新 >  > "]),
        ("## TODO\n- 关于台账、水泵整理一下", ["关于台账、水泵整理一下 >  > "]),
        ("## TODO\n- 产品经理@moss 写初稿", ["产品经理@moss 写初稿 > moss > "]),
        ("## TODO\n- [x] ~~名单@韩雪⏰2024-06-08 18:00~~", ["名单@韩雪⏰2024-06-08 18:00 > 韩雪 > 2024-06-08 18:00"]),
        ("## 行动项\n- 后端\n  - 写方案", ["写方案 > 后端 > "]),
        ("## 行动项\n韩雪\n- 写方案\n骆春\n- 补用例", ["写方案 > 韩雪 > ", "补用例 > 骆春 > "]),
        ("## 行动项\n- 补用例 [name=moss]", ["补用例 [name=moss] > moss > "]),
        ("## 分工\n- 韩雪-写方案\n- 接口文档 骆春\n- 原型由青山完成", ["韩雪-写方案 > 韩雪 > ", "接口文档 骆春 > 骆春 > ", "原型由青山完成 > 青山 > "]),
        ("## 分工\n- 钱立、祁越负责前端页面", ["钱立、祁越负责前端页面 > 钱立+祁越 > "]),
        # what was decided, by whom it has to be done; a list below a row that leads to it, and the next row; what such a list is no part of
        ("## 结论\n- 韩雪：写方案", ["韩雪：写方案 > 韩雪 > "]),
        ("## 讨论\n1. 按专长，任务分配如下：\n  - 韩雪：写方案\n2. 骆春的机器太慢", ["韩雪：写方案 > 韩雪 > "]),
        ("## 下一阶段检修计划\n- 补充台账\n- 下一次会议时间：6月3日", ["补充台账 >  > "]),
        ("## 行动项\n- 补充用例\n1. 整理会议记录", ["补充用例 >  > ", "1. 整理会议记录 >  > "]),
        # an item in which words in Latin letters stand apart
        ("## 决议\n- 服务统一返回 JSON 数据", ["服务统一返回 JSON 数据 >  > "]),
        # a heading of a list heads its items, or is one
        ("## 结论\n### 1. 接口\n- 补充接口文档", ["补充接口文档 >  > "]),
        ("## 遗留问题\n### 1. 补充用例\n- 负责人：骆春", ["1. 补充用例\n- 负责人：骆春 > 骆春 > ".replace("\n", " ")]),
        # tables: whole rows, whose row it is
        ("## 任务分配\n| 模块 | 内容 |\n|--|--|\n| 灌溉 | 骆春 |", ["灌溉 | 骆春 > 骆春 > "]),
        ("## 进度\n| 成员 | 本周完成 | 下周计划 |\n|--|--|--|\n| 骆春 | 原型 | 联调接口 |", ["联调接口 > 骆春 > "]),
        # persons as columns; tables of two columns without bars at their ends; what is over between who does it and what
        (
            "## 分工\n韩雪、骆春 | 李青山\n---|---\n写方案 | 补用例",
            ["写方案 > 韩雪+骆春 > ", "补用例 > 李青山 > "],
        ),
        ("## 进度\n| 队员 | 上周完成的任务 | 本周要完成的任务 |\n|--|--|--|\n| 骆春 | 原型 | 联调接口 |", ["联调接口 > 骆春 > "]),
        ("## 讨论\n- 骆春建议先压测", ["先压测 >  > "]),
        # plans of one's own, what was only talked about
        ("## 骆春\n- 我今天要写完文档", []),
        ("## 下一步计划\n- 讨论了两个方案", []),
        # votes, what has been done, what is only told
        ("## 结论\n1. 同意立项。\n2. 赞成5票。", []),
        ("## 结论\n1. 完成了压测，吞吐翻倍了。\n2. 修复了三个缺陷。", []),
        ("## 上周已完成任务\n| 任务 | 负责人 |\n|--|--|\n| 补充测试 | 骆春 |", []),
        ("## 讨论\n- 韩雪完成了接口文档", []),
        ("## 讨论\n- 存在以下问题：\n- 接口太多", []),
        # rows that end with who is to do them, and what stands deeper below; a label below somebody's matter
        (
            "## 会议内容\n1. 登录页 韩雪（本周）\n   - 校验密码\n2. 接口 骆春\n3. 文档 李青山",
            ["1. 登录页 韩雪（本周） > 韩雪 > 本周", "校验密码 > 韩雪 > ", "2. 接口 骆春 > 骆春 > ", "3. 文档 李青山 > 李青山 > "],
        ),
        ("## 接口\n1. 登录（韩雪）：\n\n   **待做：**1.校验密码\n\n2. 投稿（骆春）：\n\n   **待做：**1.压缩图片", ["1.校验密码 > 韩雪 > ", "1.压缩图片 > 骆春 > "]),
        # an item over deeper ones asks nothing; nor does what was done at the meeting; who has an account
        ("## 决议\n- 仓库结构：\n  - docs 放文档\n- 确认选题为水泵，撰写项目管理计划。", ["docs 放文档 >  > ", "撰写项目管理计划。 >  > "]),
        ("## 待办\n1. 改界面。@shi_lei2（石磊）", ["1. 改界面。@shi_lei2（石磊） > 石磊 > "]),
        # a table in a quote
        ("## 分工\n> | 成员姓名 | 成员分工 |\n> | :--: | :-- |\n> | 韩雪 | 后端开发：接口 |", ["韩雪 | 后端开发：接口 > 韩雪 > "]),
        # who is to do what stands below; who is charged though nobody knows him; a day with its weekday
        (
            "# 工作安排\n## 水泵\n- 人员：石，韩\n1. 领件，24日（周二）（含）之前\n2. 试车\n- 人员：骆\n3. 写报告",
            ["1. 领件，24日（周二）（含）之前 > 石+韩 > 24日（周二）（含）之前", "2. 试车 > 石+韩 > ", "3. 写报告 > 骆 > "],
        ),
        ("## 分工\n念安、一帆：负责改原型\n望舒：负责讲解", ["念安、一帆：负责改原型 > 念安+一帆 > ", "望舒：负责讲解 > 望舒 > "]),
        ("### 计划修改\n1. 完善用户界面  - 韩雪\n2. 优化接口 - 骆春", ["1. 完善用户界面 - 韩雪 > 韩雪 > ", "2. 优化接口 - 骆春 > 骆春 > "]),
        ("## 待办\n* ### 搭平台\n石磊负责前端", ["石磊负责前端 > 石磊 > "]),
        # persons behind what is to be done, however long; behind a field of work; an account over deeper rows; a heading with what it heads
        (
            "会议决定，各人的工作任务分别如下：\n\n- 整理上月的台账和照片：韩雪\n- 接口：骆春",
            ["整理上月的台账和照片：韩雪 > 韩雪 > ", "接口：骆春 > 骆春 > "],
        ),
        ("### 团队分工\n- **前端**：石磊、韩雪\n- **后端**：骆春", ["前端**：石磊、韩雪 > 石磊+韩雪 > ", "后端**：骆春 > 骆春 > "]),
        ("# Action Items\n- 赞助 [name=moss]\n    - 确认名单\n    - 写合同", ["确认名单 > moss > ", "写合同 > moss > "]),
        ("### 结论：每周对齐一次", ["每周对齐一次 >  > "]),
        # what a template tells whoever fills it in; a part on how things stand
        ('## 待办\n<div class="callout">\n\n会中要记录待办任务。\n\n</div>\n\n* [ ] 补充测试 @moss', ["补充测试 @moss > moss > "]),
        ("## 讨论结果\n### 工作进度\n韩雪：完成接口", []),
        # an account behind what is struck through, with a day; an empty check box among notes, not a ticked one
        ("## 讨论\n- ~~整理域名清单~~@moss", ["整理域名清单~~@moss > moss > "]),
        ("## 讨论\n- 整理域名清单 @moss ⏰2024-06-03 18:00", ["整理域名清单 @moss ⏰2024-06-03 18:00 > moss > 2024-06-03 18:00"]),
        ("## 讨论\n- [ ] 整理域名清单\n- [x] 上线", ["整理域名清单 >  > "]),
        # a line below which one of dashes stands is a heading
        ("下一步\n---\n- 补充测试\n\n账目\n---\n- 余额：8 元", ["补充测试 >  > "]),
    ],
)  # fmt: skip
def test_asked(body: str, expected: list[str]) -> None:
    assert asked(brief(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## 议题\n1. 压测报告 -- 韩雪\n2. 缓存方案（骆春）", {"石磊": ["chair"], "韩雪": ["report"]}),
        ("## 议题1：压测，汇报人-钱立", {"石磊": ["chair"], "钱立": ["report"]}),
        ("## 讨论\n- 韩雪：先试点。", {"石磊": ["chair"], "韩雪": ["speak"]}),
        ("## 讨论\n- 韩雪介绍了压测结果。", {"石磊": ["chair"], "韩雪": ["report"]}),
        # whom notes only mention, and who is to do something
        ("## 讨论\n- 钱立的方案可以参考。", {"石磊": ["chair"]}),
        ("## TODO\n- 联系供应商 @moss", {"石磊": ["chair"]}),
    ],
)
def test_did(body: str, expected: dict[str, list[str]]) -> None:
    assert did(brief(body)) == expected


def test_a_table_of_what_everybody_did_and_plans() -> None:
    found = brief(
        "## 第3周任务\n| 小组成员 | 上周完成的任务 | 本周要完成的任务 | 工作中遇到的困难 |\n|--|--|--|--|\n| 韩雪 | 写完文档 | 联调接口 | 机器不够 |\n| 骆春 | 无 | 压测 | |"
    )
    assert said(found) == ["韩雪：写完文档 | 联调接口 | 机器不够", "骆春：压测"]
    assert asked(found) == ["联调接口 > 韩雪 > ", "压测 > 骆春 > "]


def test_a_table_of_topics() -> None:
    found = brief("| 议题 | 汇报人 | 结论 | 遗留问题 |\n|--|--|--|--|\n| 缓存 | 韩雪 | 同意立项 | 骆春补充预算，6月3日前提交 |")
    assert said(found) == ["meeting：同意立项", "meeting：骆春补充预算，6月3日前提交"]
    assert asked(found) == ["骆春补充预算，6月3日前提交 > 骆春 > 6月3日前"]
    assert did(found) == {"石磊": ["chair"], "韩雪": ["report"]}


def test_several_meetings_of_a_log() -> None:
    text = "# 项目例会记录\n## 第1次例会 2023.3.4\n参会：石磊、韩雪\n- 石磊：先试点。\n## 第2次例会 2023.3.11\n参会：石磊\n- 石磊：方案通过。"
    found = briefgen.parse_text(text).briefs
    assert [each.date and each.date.edtf for each in found] == ["2023-03-04", "2023-03-11"]
    assert [said(each) for each in found] == [["石磊：先试点。"], ["石磊：方案通过。"]]


def test_a_meeting_of_a_log_is_one_of_a_project_as_the_others_are() -> None:
    text = "# 项目会议记录\n## 3.4早会\n```\n今日任务：\n石磊：首页\n```\n## 3.4午会\n```\n下午任务：\n韩雪：登录\n```"
    found = briefgen.parse_text(text).briefs
    assert [(each.meeting and each.meeting.name, each.date and each.date.edtf) for each in found] == [("早会", "XXXX-03-04"), ("午会", "XXXX-03-04")]
    assert [asked(each) for each in found] == [["石磊：首页 > 石磊 > "], ["韩雪：登录 > 韩雪 > "]]


def test_notes_with_no_label_but_who_was_there() -> None:
    found = brief("馬達規格再確認\n待辦：\n青山-聯絡廠商\n韓雪-採購電池", "2022/07/13 會議記錄\n出席：李青山、韓雪\n")
    assert asked(found) == ["青山-聯絡廠商 > 青山 > ", "韓雪-採購電池 > 韓雪 > "]


def test_who_is_absent_in_a_note_behind_a_name() -> None:
    found = brief("## 讨论\n- 先试点", "# 例会\n\n- **参会人员：** 石磊、韩雪（骆春请假，会后同步）\n- **主持人：** 石磊\n\n")
    assert did(found) == {"石磊": ["chair"], "骆春": ["absent"]}


def test_minutes_without_markup() -> None:
    head = "会议名称\n报修系统需求讨论会\n会议时间\n2015-07-09 14:00\n会议地点\n三楼会议室\n出席人\n石磊（主任），韩雪\n"
    found = brief("一、 会议目的\n听取意见。\n二、 发言记录\n石磊（主任）：\n1. 首页太简单。\n三、 会议决议\n1） 九月底前完成测试。", head)
    assert said(found) == ["石磊：1. 首页太简单。", "meeting：1） 九月底前完成测试。"]
    assert asked(found) == ["1） 九月底前完成测试。 >  > 九月底前"]


def test_minutes_with_neither_markup_nor_who_was_there() -> None:
    found = brief("时间：2024年6月21日\n会议类别：缓存\n讨论主题：\n    缓存方案\n布置任务：\n    《缓存设计》前两章的学习和整理\n", head="")
    assert asked(found) == ["《缓存设计》前两章的学习和整理 >  > "]


def test_a_year_of_the_republic() -> None:
    head = "民國110年管委會會議紀錄\n時間：110年5月15日\n地點：交誼廳\n主席：石磊\n出席：石磊、韓雪\n"
    found = brief("案由一：續約案\n決議：同意續約。\n案由二：植栽案\n決議：請韓雪詢價。", head)
    assert [each and each.edtf for each in [found.date]] == ["2021-05-15"]
    assert said(found) == ["meeting：同意續約。", "meeting：請韓雪詢價。"]


def _told(text: str) -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """Who said what, and the roles of everybody there."""
    (brief,) = briefgen.parse_text(text).briefs
    names = {each.id: each.name for each in brief.attendees}
    said = [(names.get(each.speaker.attendee or "") or each.speaker.text, text[slice(*each.span)]) for each in brief.speeches]
    return said, {each.name: [*each.roles] for each in brief.attendees if each.name}


def test_accounts_are_called_as_people_write_them_in_talk() -> None:
    text = (
        "# 2024/5 例会\n\n## 参会人员\n\n- MossLake\n- Avenue_2857\n- Zeno\n\n### 已请假人员：\n\n- ony\n\n## 议题\n\n"
        "### MossLake: 移植支持\n\n- 标记废弃的仓库\n\nzeno: 现在有几个发行版？\nmosslake: 三个。\navenue: 计划再加一个\nlonglake: 目录不准\nzeno: 先修目录\n"
    )
    said, roles = _told(text)
    assert said == [
        ("Zeno", "现在有几个发行版？"),
        ("MossLake", "三个。"),
        ("Avenue_2857", "计划再加一个"),
        ("longlake", "目录不准"),
        ("Zeno", "先修目录"),
    ]
    assert "report" in roles["MossLake"]
    assert "absent" in roles["ony"]


def test_people_as_headings_that_come_again() -> None:
    text = (
        "## 上次会议复盘\n\n#### 石头\n\n先试一部分。\n\n#### moss\n\n对明年的预期要写清。\n\n#### 小满\n\n人手有限。\n\n"
        "## 定位\n\n#### 石头\n\n以收入为目标。\n\n#### moss\n\n补贴减少了。\n\n#### 青禾\n\n目标要拆细。\n\n#### 先做头部还是先做覆盖\n\n两种都有人提。\n"
    )
    said, _ = _told(text)
    assert [who for who, _ in said][:6] == ["石头", "moss", "小满", "石头", "moss", "青禾"]


@pytest.mark.parametrize(
    ("heading", "names"),
    [("### 议程 2：单测进展@石磊", ["石磊"]), ("### 议程3：方案介绍@韩雪  @石磊", ["石磊", "韩雪"]), ("### 议程 4：下一步", [])],
)
def test_who_presents_a_matter_by_account(heading: str, names: list[str]) -> None:
    _, roles = _told(f"**会议主题**：社区会议第6期\n\n**参会人**：@石磊 @韩雪 @骆春\n\n{heading}\n\n1. 已完成一半\n2. 注意报错\n")
    assert [each for each in ("石磊", "韩雪", "骆春") if "report" in roles[each]] == names


def test_words_in_latin_before_a_colon_are_nobody() -> None:
    _, roles = _told(
        "## 第三次会议\n\n时间：2024年5月10日\n\n参会人员：石磊、韩雪\n\n会议内容：\n\nModel Editor：如何修改模型\nPhysics Library：摩擦参数\n"
    )
    assert set(roles) == {"石磊", "韩雪"}


@pytest.mark.parametrize(
    ("head", "edtf", "name"),
    [
        ("2025/10 存储例会\n===\n\n", "2025-10", "存储例会"),
        ("**会议主题**：存储社区会议 7.27\n\n", "XXXX-07-27", "存储社区会议"),
        ("# 0.7.27 存储例会\n\n", None, None),
    ],
)
def test_a_month_before_a_name_and_a_day_behind_it(head: str, edtf: str | None, name: str | None) -> None:
    found = brief("## 参会人员\n\n- 石磊\n- 韩雪\n\n## 讨论\n\n韩雪：先试点。\n", head)
    assert (found.date.edtf if found.date else None) == edtf
    assert name is None or (found.meeting and "".join((found.meeting.name or "").split()) == name)


def test_the_first_name_of_an_account_with_two() -> None:
    found = brief("## 参会人员\n\n- Felix Shi\n- moss\n\n## 讨论\n\nfelix: 先试点\nmoss: 好\n", "# 存储组例会 2024-05-22\n\n")
    assert said(found) == ["Felix Shi：先试点", "moss：好"]


def test_a_log_of_talk_with_a_day_above_each_record() -> None:
    text = "3月6日\n记录人：石磊\n石：先找素材。\n韩：好的，我去。\n骆：我找照片。\n江：我看需求。\n\n3月8日\n记录人：石磊\n江：我看完了。\n韩：太难了。\n骆：找到了，你们看看。\n石：好，知道了。\n"
    assert [each.date.edtf for each in briefgen.parse_text(text).briefs if each.date] == ["XXXX-03-06", "XXXX-03-08"]


@pytest.mark.parametrize(
    ("listed", "names"),
    [("石，韩，骆，江", ["石", "韩", "骆", "江"]), ("石望、阿朗、明远、川川（先走）", ["石望", "阿朗", "明远", "川川"])],
)
def test_who_came_by_surname_or_what_he_is_called(listed: str, names: list[str]) -> None:
    found = brief("## 讨论\n略\n", f"# 存储组例会 2024-05-22\n\n**参会人员：** {listed}\n\n")
    assert [each.name for each in found.attendees] == names


@pytest.mark.parametrize(
    ("body", "name", "roles"),
    [
        ("1. @moss 演示了插件。\n2. Committer @韩雪 分享了做法。", "韩雪", ["report"]),
        ("## 2 合约设计 by moss\n\n略", "moss", ["report"]),
        ("## 讨论结果\n### 工作进度\n韩雪：完成接口", "韩雪", ["speak"]),
    ],
)
def test_who_presented_or_told(body: str, name: str, roles: list[str]) -> None:
    assert set(roles) <= set(did(brief(body))[name])


def test_whose_minutes_it_is_is_no_recorder() -> None:
    text = "# 会议纪要：理事会议，2024年5月6日\n\n理事会议于2024年5月6日召开。\n\n**与会人员有：**\n\n- 石磊\n- Nora\n- Felix Shi\n\n## 👤列席人\n\n- 韩雪\n\n## 讨论\n\nshi：先试点\n"
    (found,) = briefgen.parse_text(text).briefs
    assert [each.name for each in found.attendees] == ["石磊", "Nora", "Felix Shi", "韩雪"]
    assert all("record" not in each.roles for each in found.attendees)


def test_a_day_in_the_headline_below_front_matter() -> None:
    text = "---\ntags: 存储\n---\n\n返回目录\n\n# 20200811 存储组例会\n\n## Participants\n石磊, 韩雪\n\n## 讨论\n略\n"
    assert [each.date.edtf for each in briefgen.parse_text(text).briefs if each.date] == ["2020-08-11"]


@pytest.mark.parametrize(
    ("body", "owners"),
    [
        ("## 任务分工\n\n- 前端：登录页\n  - 石磊\n  - 韩雪\n- 写手册\n", [["石磊", "韩雪"], []]),
        ("## 任务分工\n\n- 前端：登录页\n  - moss\n  - shi01\n- 写手册\n", [["moss", "shi01"], []]),
        ("## 人员分工\n\n前端：石磊（组长）、韩雪\n\n后端：骆春（组长）、江成\n", [["石磊", "韩雪"], ["骆春", "江成"]]),
        ("## 下一步计划\n\n- 选型：框架\n  - spring\n  - vue\n", [[], [], []]),
    ],
)
def test_who_stands_below_a_task_or_behind_a_part_of_the_team(body: str, owners: list[list[str]]) -> None:
    (found,) = briefgen.parse_text(f"# 例会记录 2024-03-06\n\n{body}").briefs
    assert [[owner.text for owner in each.owners] for each in found.directives] == owners


@pytest.mark.parametrize(("came", "there"), [("", []), ("参会人员：石磊、骆春\n\n", ["石磊", "骆春"]), ("参会人员：全体组员\n\n", [])])
def test_whoever_is_only_given_a_task_need_not_have_been_there(came: str, there: list[str]) -> None:
    (found,) = briefgen.parse_text(f"# 例会记录 2024-03-06\n\n{came}## 任务分工\n\n- 石磊：登录页\n- 韩雪：接口\n").briefs
    assert [each.name for each in found.attendees if each.name] == there


def test_a_plan_on_its_labels_row_goes_on_with_the_numbered_rows_below() -> None:
    body = "# 例会记录\n\n## 开会时间：2024.3.6\n\n本周计划：月底前跑通流程。\n\n1. 登录接口（石磊负责）\n2. 部署（韩雪负责）\n"
    (found,) = briefgen.parse_text(body).briefs
    assert [[owner.text for owner in each.owners] for each in found.directives] == [[], ["石磊"], ["韩雪"]]


@pytest.mark.parametrize(("task", "owners"), [("后端建立数据库", ["后端"]), ("用户注册页面", []), ("前端继续完成登录页", ["前端"])])
def test_a_part_of_a_team_opens_a_task(task: str, owners: list[str]) -> None:
    assert [[owner.text for owner in each.owners] for each in brief(f"## 任务\n1. {task}\n").directives] == [owners]


def test_a_day_behind_a_heading_is_nobody() -> None:
    found = briefgen.parse_text("# 工作记录\n\n## 第3周\n### 会议纪要 3.19\n\n1. 确定平台\n\n## 第4周\n### 会议纪要 3.26\n\n1. 补充文档\n").briefs
    assert [each.attendees for each in found] == [[]] * len(found)


def test_a_log_of_discussions_by_their_days() -> None:
    text = "3/12 讨论:\n由石磊、韩雪完成排序，并加上查找。\n\n3/22 讨论:\n石磊设计界面，韩雪连接排序。\n\n3/26 讨论:\n大家把界面连起来。\n"
    assert [each.date.edtf for each in briefgen.parse_text(text).briefs if each.date] == ["XXXX-03-12", "XXXX-03-22", "XXXX-03-26"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # what follows what he presented; a topic that ends in its owner's account; whom a pad marks
        ("## 讨论\n1. 韩雪介绍了迁移方案。主体工作已经完成，下月切换。", ["韩雪：主体工作已经完成，下月切换。"]),
        ("## 讨论\n1. 韩雪介绍了迁移方案。", []),
        ("## 进展\n- 登录页 @moss\n   - 换了新的组件\n   - 还差两个接口", ["moss：- 换了新的组件 - 还差两个接口"]),
        ("## 讨论\n- [name=moss] 寄信的时间要改", ["moss：寄信的时间要改"]),
    ],
)
def test_whose_words_stand_behind_or_below_what_he_presents(body: str, expected: list[str]) -> None:
    assert said(brief(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## 讨论\n- 韩雪：负责登录页\n- 骆春：负责接口", ["韩雪：负责登录页 > 韩雪 > ", "骆春：负责接口 > 骆春 > "]),
        ("## 讨论\n接口文档，韩雪负责，月底前写完。", ["接口文档，韩雪负责，月底前写完。 > 韩雪 > 月底前"]),
        ("## 讨论\n- 韩雪：负责的部分已经写完", []),
        (
            "**待办事项**：韩雪打印台账；江春晓补拍照片；石磊准备答辩。",
            ["韩雪打印台账； > 韩雪 > ", "江春晓补拍照片； > 江春晓 > ", "石磊准备答辩。 > 石磊 > "],
        ),
        ("## 未决事项\n- 水泵型号还要再议", []),
        ("## 后续行动项目\n- 补充测试", ["- 补充测试 >  > "]),
        ("## 决议\n- 照案通过：预算三千元\n- 数据分两层\n- 补充测试", ["- 补充测试 >  > "]),
    ],
)
def test_who_is_charged_whatever_stands_above(body: str, expected: list[str]) -> None:
    assert [each.removeprefix("- ") for each in asked(brief(body))] == [each.removeprefix("- ") for each in expected]


def test_a_heading_of_a_matter_and_its_tasks_is_the_matters_where_tasks_have_their_own() -> None:
    found = brief("## 美术资源与待办事项\n\n- 现在有三套贴图\n\n## 待办事项\n\n- 补充测试\n")
    assert len(found.directives) == 1
    assert len(brief("## 美术资源与待办事项\n\n- 补充贴图\n").directives) == 1


def test_whoever_is_in_charge_tells_where_every_column_is_of_his_work() -> None:
    found = brief("| 负责人 | 上周工作 | 下周计划 |\n| --- | --- | --- |\n| 石磊 | 写完登录页 | 支付页 |\n| 韩雪 | 建库表 | 报表导出 |\n")
    assert [each.speaker.name for each in found.speeches] == ["石磊", "韩雪"]
    assert asked(found) == ["支付页 > 石磊 > ", "报表导出 > 韩雪 > "]


@pytest.mark.parametrize(
    "body",
    [
        "## 进展\n\n| 队员 | 上周完成的任务 | 本周要完成的任务 |\n| --- | :---: | :---: |\n| 石磊 | 写完登录页 | 支付页 |\n| 韩雪 | 建库表 | 报表导出 |\n",
        "讨论\n---\n\n韩雪：接口先冻结。\n\n骆春：来不及。\n\n待办\n---\n\n- 补充测试 @moss\n",
        "## 讨论\n韩雪：\n1. 接口先冻结\n2. 文档后补\n\n## 其他\n略\n",
    ],
)
def test_lines_that_end_as_those_of_windows(body: str) -> None:
    found, other = (briefgen.parse_text(text).briefs[0] for text in (HEAD + body, (HEAD + body).replace("\n", "\r\n")))
    assert (said(found), asked(found)) == (said(other), asked(other))
    assert said(found)
