"""Whose a task is: somebody who can be held to it, or all and sundry."""

import pytest

from briefgen.ledger import columns
from briefgen.ledger.merging import merge
from briefgen.ledger.owners import somebody
from tests.ledger.cases import FIRST, demands, of


@pytest.mark.parametrize(
    "owner",
    ["县水利局", "各乡镇", "有关部门", "沈岩", "我局", "大家、县水利局", "我们和县财政局", "和平区政府", "人民医院"],
)
def test_somebody(owner: str) -> None:
    assert somebody(owner)


@pytest.mark.parametrize("owner", ["我们", "大家", "我国", "广大干部职工", "有关方面", "各方", "校企双方", "全县人民", "大家、广大村民", "我们 大家"])
def test_nobody(owner: str) -> None:
    assert not somebody(owner)


ALL = FIRST.replace("要切实增强忧患意识", "广大干部职工要切实增强忧患意识")
ALL_BY_A_DAY = FIRST.replace("各乡镇要在6月20日前", "大家要在6月20日前")


def test_what_all_are_asked_to_do_is_no_task() -> None:
    demand = "广大干部职工要切实增强忧患意识"
    assert demand not in demands(merge([], of(ALL), {"会议.txt"}).rows)
    everything = merge([], of(ALL), {"会议.txt"}, everything=True).rows
    assert {row.cells[columns.OWNER] for row in everything if row.cells[columns.DEMAND] == demand} == {"（未载明）"}


def test_by_a_day_it_is_a_task_of_nobody_named() -> None:
    rows = merge([], of(ALL_BY_A_DAY), {"会议.txt"}).rows
    assert [row.cells[columns.OWNER] for row in rows if "沙袋" in str(row.cells[columns.DEMAND])] == ["（未载明）"]
