"""Lists of people with accounts, companies and nicknames, and tables of them. Shown as `name` or `name=role`, groups behind `|`."""

import pytest

from briefgen.parsing.form.list_accounts import profiles
from briefgen.parsing.form.lists import attendee_list
from briefgen.spans import Span
from briefgen.text.shadow import shadow as shadow_of


def read(text: str, *, alone: bool = False) -> str:
    shadow = shadow_of(text)
    at, lines = 0, []
    for line in text.split("\n"):
        if shadow[at : at + len(line)].strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    found = attendee_list(shadow, tuple(lines), alone=alone)
    people = [f"{each.name}{''.join(f'={role}' for role in sorted(found.did.get(each.name_span, ())))}" for each in found.mentions]
    return "、".join(people) + "".join(f"|{group.slice(text)}" for group in found.groups)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 石磊 [@shilei](https://example.org/shilei)\n- [@han_xue](https://example.org/x)", "石磊、han_xue"),
        ("[石磊-云澜软件]、[韩雪-青禾科技]", "石磊、韩雪"),
        ("云澜软件-石磊", "石磊"),
        ("* 石磊 / 青禾科技\n* 小北@青禾社", "石磊、小北"),
        ("@石磊、@hanxue、骆春", "石磊、hanxue、骆春"),
        ("- 云澜软件：石磊、韩雪\n- 组长：骆春", "石磊、韩雪、骆春"),
        ("小鱼、Ronald、阿Ken、石磊", "小鱼、Ronald、阿Ken、石磊"),
        ("Grace Hopper, 石磊, 韩雪", "Grace Hopper、石磊、韩雪"),
        ("石磊、韩雪（骆春请假）", "石磊、韩雪、骆春=absent"),
        ("| 姓名 | 单位 | 角色 | 出席 |\n| 石磊 | 云澜软件 | 主持 | √ |\n| 韩雪 | 青禾科技 | 委员 | × |", "石磊=chair、韩雪=absent"),
        ("| 姓名 | 账号 |\n| 石磊 | @shilei |\n| 议题相关人员 | 议题相关人员 |", "石磊|议题相关人员"),
        # nobody by name
        ("ALL", ""),
        ("各厂商代表", "|各厂商代表"),
        ("石磊（因病请假）", "石磊"),
    ],
)
def test_listed(text: str, expected: str) -> None:
    assert read(text) == expected


def test_who_alone_stands_behind_a_label_may_have_a_nickname() -> None:
    assert read("小鱼", alone=True) == "小鱼"
    assert read("党支部书记", alone=True) == "|党支部书记"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[shi_lei](https://github.com/shi_lei) 介绍了接口", {"shi_lei"}),
        ("石磊（[shi_lei](https://github.com/shi_lei)）", set()),
        ("[接口](https://github.com/shi_lei/api)", set()),
        ("[shi_lei](https://example.com/shi_lei)", set()),
    ],
)
def test_accounts_that_a_text_links_to(text: str, expected: set[str]) -> None:
    assert profiles(text) == expected
