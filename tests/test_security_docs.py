"""`docs/security.md`: its limits are those of the code, and its tests exist."""

import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| `([a-z_.]+)\.([A-Z_]+)` \| (\d+) \|", PAGE, re.MULTILINE)


def test_limits_are_those_of_the_code() -> None:
    found = [(module, name, getattr(importlib.import_module(module), name)) for module, name, _ in LIMITS]
    assert found == [(module, name, int(value)) for module, name, value in LIMITS]


def test_every_limit_is_listed() -> None:
    """Constants that bound what is read are called ``MAX_…``."""
    listed = {f"{module}.{name}" for module, name, _ in LIMITS}
    for path in (ROOT / "briefgen").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name in re.findall(r"^(MAX_[A-Z]+) =", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"{module}.{name}" in listed


def test_every_test_that_is_named_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_[a-z0-9_]+)`", PAGE))
    assert len(named) > 40
    assert not {name for name in named if f"def {name}(" not in code}
