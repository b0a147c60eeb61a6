"""What members of teams are called by what they do."""

import pytest

from briefgen.parsing.grammar.posts import is_field, is_post, is_team


@pytest.mark.parametrize("text", ["前端", "后端开发工程师", "PM/产品", "后端/数据库负责人", "测试组", "全员", "UI设计师", "助教"])
def test_post(text: str) -> None:
    assert is_post(text)


@pytest.mark.parametrize("text", ["测试用例", "云澜软件", "前端页面", "石磊", ""])
def test_no_post(text: str) -> None:
    assert not is_post(text)


@pytest.mark.parametrize(
    ("text", "team", "field"), [("美术", True, True), ("测试", False, True), ("测试组", True, False), ("教授", True, False), ("接口", False, False)]
)
def test_team(text: str, team: bool, field: bool) -> None:
    assert (is_team(text), is_field(text)) == (team, field)
