"""For all tests: no time limits, since a machine may be busy, and no network, here and in every process that a test starts (`offline/sitecustomize.py`)."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Tests that give a process an environment of their own making pass this on.
os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "tests" / "offline"), str(ROOT)))

from hypothesis import settings  # noqa: E402

from tests.offline import sitecustomize  # noqa: E402, F401  blocks at import

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
