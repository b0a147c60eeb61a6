"""Who acts in a clause of talk, though nobody addresses him; what only looks so."""

import pytest

from briefgen.parsing.grammar import doers, oral_days
from briefgen.parsing.names.known_people import KnownNames
from briefgen.spans import Span

#: A clause, and who acts in it.
DOERS: list[tuple[str, list[str]]] = [
    # nouns for people and units, with what belongs to them
    ("各科室把台账备好", ["各科室"]), ("值夜班的护士每小时转一圈", ["值夜班的护士"]), ("财务科和审计科月底前出个细则", ["财务科", "审计科"]),
    ("全体组长提前十分钟到", ["全体组长"]), ("车间的安全员必须每天到岗", ["车间的安全员"]),
    # names of work, people by what they do
    ("采购先把合同签了", ["采购"]), ("值班的提前找人替", ["值班的"]), ("没课的都去门口站着", ["没课的"]), ("门票超支的自己垫上", ["门票超支的"]),
    # who is made to do it; behind 你们 a unit of any name
    ("让门卫把名单留下", ["门卫"]), ("你们槐荫这周把草皮铺上", ["槐荫"]), ("你让课代表收", ["课代表"]),
    # none: verbs, days, what is dealt with, what only ends as a unit does
    ("内部处理完再说", []), ("漏的补上", []), ("周三还给你", []), ("跟设计院对一下", []), ("入院当天评一遍", []), ("把施工方的人约过来", []), ("开个小组会", []),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "wanted"), DOERS, ids=[clause for clause, _ in DOERS])
def test_who_acts(clause: str, wanted: list[str]) -> None:
    span = Span(0, len(clause))
    found = doers.acting(clause, span, clause.startswith("你"), oral_days.find(clause, span), KnownNames(()))
    assert [each.slice(clause) for each in found] == wanted


PHRASES = {
    True: ["施工队", "各班", "新来的同学", "运维", "值班的", "安全部", "乡亲们"],
    False: ["带队", "全部", "三个组", "把公司的人", "的同学", "夜间施工", "预备党员2名", "那一家", "出院"],
}


@pytest.mark.parametrize(("text", "wanted"), [(text, wanted) for wanted, own in PHRASES.items() for text in own])
def test_what_is_a_doer(text: str, wanted: bool) -> None:
    assert doers.is_doer(text) is wanted
