"""Who opens parts of a page on lines of their own."""

import pytest

from briefgen.parsing.form.stand_ups import tellers
from briefgen.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 3月5日\n#### 石磊\n修泵\n#### moss\n写文档\n#### 石头\n休假\n## 3月6日\n#### 石磊\n试泵\n#### moss\n改文档\n", {"石磊", "moss", "石头"}),
        ("## 3月5日\n石磊：\n修泵\n韩雪：\n记账\n李春生：\n守闸\n## 3月6日\n石磊：\n试泵\n韩雪：\n对账\n", {"石磊", "韩雪", "李春生"}),
        (
            "# 3.5\n- @moss（后端）\n  - 修泵\n- @小鱼：\n  - 记账\n- @lei\n  - 无\n# 3.6\n- @moss\n  - 试泵\n- @小鱼\n  - 对账\n",
            {"moss", "小鱼", "lei"},
        ),
        ("# 3.5\n@moss @lei\n修泵\n@kai\n记账\n# 3.6\n@moss\n试泵\n@lei\n守闸\n", {"moss", "lei", "kai"}),
        (
            "# 3.5\n姓名 | 进展\n---|---\n石磊 | 修泵\n韩雪 | 记账\n李春生 | 守闸\n# 3.6\n姓名 | 进展\n---|---\n石磊 | 试泵\n韩雪 | 对账\n",
            {"石磊", "韩雪", "李春生"},
        ),
        # bodies, labels, a list of those who came, people that nobody meets again
        ("# 3.5\n前端：\n- 登录\n后端：\n- 接口\n测试：\n- 用例\n# 3.6\n前端：\n- 首页\n后端：\n- 缓存\n", set()),
        ("# 3.5\n时间：\n九点\n地点：\n站里\n议题：\n修泵\n# 3.6\n时间：\n九点\n地点：\n站里\n", set()),
        ("# 3.5\n- @moss\n- @lei\n- @kai\n修泵\n# 3.6\n- @moss\n- @lei\n- @kai\n试泵\n", set()),
        ("石磊：\n修泵\n韩雪：\n记账\n李春生：\n守闸\n", set()),
        # systems, parts of a plan, rows of figures and of tasks, all and a part of a team
        ("# 3.5\nAndroid：\n- 先做\niOS：\n- 先做\nWeb：\n- 先做\n# 3.6\nAndroid：\n- 再做\niOS：\n- 再做\n", set()),
        ("# 3.5\n方案一：\n- 先做\n方案二：\n- 先做\n方案三：\n- 先做\n# 3.6\n方案一：\n- 再做\n方案二：\n- 再做\n", set()),
        ("# 3.5\n| CPU | 80% |\n|--|--|\n| Redis | 70% |\n| Nginx | 60% |\n# 3.6\n| CPU | 82% |\n|--|--|\n| Redis | 71% |\n", set()),
        ("# 3.5\n|姓名|单位|\n|--|--|\n|石磊|县|\n|韩雪|局|\n|李春生|局|\n\n|责任人|任务|\n|--|--|\n|韩雪|育种|\n|石磊|修渠|\n", set()),
        ("# 3.5\n- @moss\n  - 修泵\n- @lei\n  - 记账\n- @所有人\n  - 填表\n# 3.6\n- @moss\n  - 试泵\n- @lei\n  - 对账\n- @前端\n  - 试\n", set()),
    ],
)
def test_tellers(text: str, expected: set[str]) -> None:
    assert tellers(text, Span(0, len(text))) == expected
