"""What speaks for and against a clause of talk asking for something."""

import pytest

from briefgen.parsing.evidence import ordering
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span

PEOPLE = frozenset({"秦卫民", "曹一帆"})


def found(clause: str, *, leads: bool = True, first: bool = True, goes_on: bool = False) -> set[str]:
    scene = ordering.Scene(clause, PEOPLE, KnownNames(PEOPLE), leads)
    return set(ordering.features(ordering.look(scene, Span(0, len(clause)), (), ()), first=first, goes_on=goes_on))


#: A feature, a clause that has it, one that has it not.
FEATURES = [
    ("who=addressed", "老秦你把账对一下", "账对过了"),
    ("who=named", "曹一帆把账对一下", "他把账对一下"),
    ("who=you", "你们先把账对一下", "账对过了"),
    ("who=unit", "审计科先把账对一下", "账先对一下"),
    ("due", "这周五把账对完", "把账对完"),
    ("due=by", "这周五之前把账对完", "这周五把账对完"),
    ("word=must", "账必须对完", "账对完了"),
    ("word=state", "账已经对了", "账对一下"),
    ("word=work", "清单贴出来", "备用的清单"),
    ("form=yao", "每家都要签字", "要是下雨就算了"),
    ("form=ban", "不许私自外借", "能不要就不说了"),
    ("form=takes", "把账对完", "账对完"),
    ("form=first", "先对账", "先生来了"),
    ("form=perfect", "账查了两遍", "把账对了"),
    ("form=is", "这是旧账", "是否对账"),
    ("has=i", "我去对账", "报给我们"),
    ("has=we", "我们去对账", "通知我们"),
    ("has=if", "人手不够的话", "人手不够"),
    ("has=this", "这个账不对", "账不对"),
    ("end=了", "账对过了", "账对一下"),
    ("tells", "审计科说账不对", "审计科把账对一下"),
    ("eager", "审计科先把账对一下", "审计科说账不对"),
    ("modal:True", "账必须对完", "账对完了"),
]


@pytest.mark.parametrize(("feature", "clause", "other"), FEATURES, ids=[feature for feature, *_ in FEATURES])
def test_features(feature: str, clause: str, other: str) -> None:
    assert feature in found(clause)
    assert feature not in found(other)


def test_what_stands_around_a_clause() -> None:
    assert {"leads=False", "first=False", "open", "open:who=none"} <= found("漏的补上", leads=False, first=False, goes_on=True)
    assert not {each for each in found("漏的补上") if each.startswith(ordering.OPEN + ":") or each == ordering.OPEN}


def test_who_was_called_before_is_told() -> None:
    text = "老秦，明天把账对完"
    scene = ordering.Scene(text, PEOPLE, KnownNames(PEOPLE), leads=True)
    called = ordering.look(scene, Span(0, 2), (), ()).told
    look = ordering.look(scene, Span(3, len(text)), called, ())
    assert [each.whole.slice(text) for each in look.told] == ["老秦"]
    assert look.called
