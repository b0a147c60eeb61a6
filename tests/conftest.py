"""For all tests: no time limits, since a machine may be busy, and no network, here and in every process that a test starts (`offline/sitecustomize.py`).

Tests that start other programs, mount disks, kill processes or try very many inputs bear the mark `slow`: by hand, or because of a fixture.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: Tests that give a process an environment of their own making pass this on.
os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "tests" / "offline"), str(ROOT)))

from hypothesis import settings  # noqa: E402

from tests.offline import sitecustomize  # noqa: E402, F401  blocks at import

#: What these fixtures give starts a browser, LibreOffice, a cluster or a program that is ended, or mounts a disk.
SLOW_FIXTURES = frozenset(["browser", "converted", "disk", "scheduler", "small_disk", "start"])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take such a fixture, before marks choose."""
    for item in items:
        if SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
