"""What `benchmarks/ablation.py` switches off is there; its rules are those that `tests/parsing/test_rules.py` has examples of."""

import pytest

from benchmarks.ablation import GROUPS, of, without
from briefgen import weights

FEATURES = [name for group in GROUPS.values() for name in group if ":" in name]


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_there_and_goes(name: str) -> None:
    decision, _, feature = name.partition(":")
    whole = dict(weights.weights(decision))
    assert not feature or any(of(each, feature) for each in whole)
    with without([name]):
        left = weights.weights(decision)
        assert weights.BIAS in left
        assert not any(of(each, feature) for each in left)
        assert len(left) < len(whole)
    assert weights.weights(decision) == whole


def test_features_of_one_decision_go_together() -> None:
    with without(["venue:first", "venue:last"]):
        assert not any(each.startswith(("first=", "last=")) for each in weights.weights("venue"))
    assert of("right:由", "right")
    assert not of("rights=1", "right")
