"""Names at the end of a row. Shown as `words|mark|names`."""

import pytest

from briefgen.parsing.form.signed import signed
from briefgen.spans import Span

NAMES = {"石磊", "韩雪", "骆春", "Grace Hopper"}


def read(text: str) -> str | None:
    found = signed(text, Span(0, len(text)), lambda span: span.slice(text) in NAMES)
    return found and f"{text[: found.end]}|{found.mark}|{'+'.join(each.slice(text) for each in found.names)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("试点方案评审 -- 石磊", "试点方案评审|dash|石磊"),
        ("试点方案评审-石磊", "试点方案评审|dash|石磊"),
        ("版本规划 ---- 云澜-石磊 / 青禾-韩雪", "版本规划|dash|石磊+韩雪"),
        ("先试点。——石磊、韩雪", "先试点。|said|石磊+韩雪"),
        ("试点，汇报人-韩雪", "试点|label|韩雪"),
        ("评审---汇报人：石磊/韩雪   预计时长：20分钟", "评审|dash|石磊+韩雪"),
        ("补充用例（骆春）", "补充用例|bracket|骆春"),
        ("补充用例（骆春，6月18日前）", "补充用例|bracket|骆春"),
        ("更新文档 @shi_lei @hanxue", "更新文档|account|shi_lei+hanxue"),
        ("推迟到下次 ---石磊 确认时间", "推迟到下次|dash|石磊"),
        ("构建测试   Grace Hopper", "构建测试|apart|Grace Hopper"),
        # nobody
        ("社区治理-方案", None),
        ("补充用例（待定）", None),
        ("石磊", None),
        ("评审通过，石磊", None),
        ("支持 x86-64", None),
    ],
)
def test_signed(text: str, expected: str | None) -> None:
    assert read(text.replace("(", "（")) == expected
