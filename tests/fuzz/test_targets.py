"""Every fuzz target on its kept inputs, on what little chance makes of them, and on bytes without a form.

Long runs are `benchmarks/fuzz.py`; what they found stays among the seeds.
"""

import random
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import registry

#: So many changed seeds a target: a second or two.
_CHANGED = 60


@pytest.mark.parametrize("name", registry.NAMES)
def test_kept_inputs(name: str) -> None:
    target = registry.load(name)
    assert target.seeds
    for data in target.seeds.values():
        target.one(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", registry.NAMES)
def test_changed_inputs(name: str) -> None:
    target = registry.load(name)
    chance = random.Random(zlib.crc32(name.encode()))
    seeds = list(target.seeds.values())
    for _ in range(_CHANGED):
        target.one(target.mutate(chance.choice(seeds), chance, target.tokens, seeds)[:20_000])


@pytest.mark.parametrize("name", registry.NAMES)
def test_bytes_without_a_form(name: str) -> None:
    target = registry.load(name)
    tokens = st.lists(st.sampled_from(target.tokens), max_size=20).map(b"".join)

    @settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(st.binary(max_size=200) | tokens)
    def run(data: bytes) -> None:
        target.one(data)

    run()


def test_every_target_is_listed_and_has_seeds() -> None:
    modules = {path.stem for path in (registry.SEEDS.parent / "targets").glob("[!_]*.py")}
    assert modules == set(registry.NAMES) == {path.name for path in registry.SEEDS.iterdir()}
