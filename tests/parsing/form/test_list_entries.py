"""Rows of people that blanks part. People are shown as `title+title name`, groups as `[group]`; None where a line is no such row."""

import pytest

from briefgen.parsing.form import list_entries
from briefgen.parsing.form.lists import attendee_list
from briefgen.parsing.names.mentions import Mention
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


def read(text: str) -> list[str] | None:
    shadow = shadow_of(text)

    def one(entry: Span) -> tuple[list[Mention], list[Span]]:
        listed = attendee_list(shadow, (entry,))
        return list(listed.mentions), list(listed.groups)

    found = list_entries.entries(shadow, Span(0, len(shadow)), one)
    if found is None:
        return None
    shown = [(each.span, f"{'+'.join(title.slice(shadow) for title in each.titles)} {each.name}".strip()) for each in found[0]]
    return [each for _, each in sorted([*shown, *((group, f"[{group.slice(text)}]") for group in found[1])])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody is before him
        ("团长 石磊 指挥 韩老师 服装 骆阿姨 会计 江老师", ["团长 石磊", "指挥 韩", "服装 骆阿姨", "会计 江"]),
        ("队长 石老师（石磊）  指挥 韩老师  钢伴 小骆  女低 江姐  男高 老高", ["队长 石磊", "指挥 韩", "钢伴 小骆", "女低 江姐", "男高 老高"]),
        ("主任石磊 机修韩师傅 质检班长骆春 后勤老江", ["主任 石磊", "机修 韩", "质检班长 骆春", "后勤 老江"]),
        ("石磊 运行班长韩雪 客服石兰 收费江会计 安全员 骆春", ["石磊", "运行班长 韩雪", "客服 石兰", "收费+会计 江", "安全员 骆春"]),
        ("会长 石磊 1队 韩雪 / 3队 没来人 / 4队 江成  水管站 小骆技术员", ["会长 石磊", "韩雪", "[3队]", "江成", "技术员 小骆"]),
        ("会长 艾山·买买提  1队 石磊 / 2队 韩雪（替她丈夫来）", ["会长 艾山·买买提", "石磊", "韩雪"]),
        # or behind
        ("石磊 党组书记、局长；韩雪 副局长；办公室 骆春", ["党组书记+局长 石磊", "副局长 韩雪", "骆春"]),
        # marks part groups, blanks people
        ("站长申屠 / 快递员 小韩 大骆 江姐 / 客服楠楠", ["站长 申屠", "小韩", "大骆", "江姐", "客服 楠楠"]),
        ("总监 石磊、土建 韩雪；库房 江老板", ["总监 石磊", "土建 韩雪", "老板 江"]),
        ("主管 江成；柜员 石磊、韩雪；大堂 骆春", ["主管 江成", "柜员 石磊", "柜员 韩雪", "大堂 骆春"]),
        # those behind a colon are what it says
        (
            "居委会 江主任 小韩 楼组长：3号石阿姨 5号老高 7号骆师傅，物业老江",
            ["主任 江", "小韩", "楼组长 石阿姨", "楼组长 老高", "楼组长 骆", "物业 老江"],
        ),
        ("各科室负责人 石磊 韩雪 骆师傅", ["[各科室负责人]", "石磊", "韩雪", "师傅 骆"]),
        # names that are words; all of a body
        ("石磊 夏天 骆师傅 江成", ["石磊", "夏天", "师傅 骆", "江成"]),
        ("石磊 韩雪 骆师傅 江成 及全体队员", ["石磊", "韩雪", "师傅 骆", "江成", "[及全体队员]"]),
        # what they did, or how many they were, is nobody
        ("石磊 韩雪 骆师傅 列席", ["石磊", "韩雪", "师傅 骆"]),
        ("石磊 韩雪 骆师傅 江成 等6人", ["石磊", "韩雪", "师傅 骆", "江成"]),
        # units are no titles
        ("1班 石磊 2班 韩雪 3班 骆师傅", ["石磊", "韩雪", "师傅 骆"]),
        # no rows: padded names, prose, accounts, too few
        ("石 磊 韩 雪 欧阳慧", None),
        ("石磊、韩雪、骆春、江成", None),
        ("水泵 坏了 三台 要修", None),
        ("shilei han xue luo", None),
        ("石磊 shilei、韩雪 hanxue", None),
        ("101 石阿姨、202 韩师傅、303 老高", None),
        ("总监 石磊", None),
    ],
)
def test_rows(text: str, expected: list[str] | None) -> None:
    assert read(text) == expected
