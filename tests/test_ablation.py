"""Every rule that `benchmarks/ablation.py` switches off is there."""

import pytest

from benchmarks.ablation import GROUPS, resolved
from briefgen.parsing.evidence import opening
from briefgen.parsing.names import mentions

NAMES = {rule.name for table in (opening.SIGNS, mentions.AT_OFFICE, mentions.AT_OPENINGS, mentions.ON_MENTIONS) for rule in table}


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_switched_off_is_there(group: str) -> None:
    for each in GROUPS[group]:
        if isinstance(each, str):
            assert each in NAMES
        else:
            owner, name = resolved(each[0])
            assert hasattr(owner, name)
