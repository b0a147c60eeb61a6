"""What briefgen is made of: locked versions with hashes, licences, and the folder for computers without a network.

`BRIEFGEN_UPDATE_SAMPLES=1 python -m pytest tests/test_supply.py` writes the table of docs/licences.md anew; `.ci/lock` writes the lock files.
"""

import ast
import hashlib
import importlib.metadata
import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.test_samples import updating

ROOT = Path(__file__).parents[1]
LOCKS = {"users": ROOT / "docs/airgap/requirements.txt", "developers": ROOT / ".ci/requirements.lock"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: The extras that a computer without a network is given: all but those of developers and of clusters.
OFFLINE_EXTRAS = sorted(set(PROJECT["optional-dependencies"]) - {"dev", "dask", "fuzz", "train"})

#: What metadata says that is no SPDX expression → the expression.
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Public Domain": "public domain",
}
#: Licences that ask for nothing but their text; for tools that are not handed on also MPL-2.0.
PERMISSIVE = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "public domain"}
#: Not installed on the systems that the tests run on.
ELSEWHERE = {"colorama": "BSD-3-Clause"}
LICENCES = ROOT / "docs/licences.md"
ROW = re.compile(r"^\| ([\w.-]+) \| (\S+) \| ([^|]+) \| (users|developers) \|$", re.MULTILINE)


def script(name: str) -> ModuleType:
    """A script of docs/airgap as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs/airgap" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


wheelhouse, install = script("wheelhouse"), script("install")


def locked(who: str) -> dict[str, str]:
    """Package → version."""
    return {each.name: each.version for each in wheelhouse.requirements(LOCKS[who].read_text(encoding="utf-8"))}


def licence(name: str) -> str:
    """What an installed package's metadata says."""
    metadata: Any = importlib.metadata.metadata(name)
    classified = [each.rpartition(" :: ")[2] for each in metadata.get_all("Classifier") or () if each.startswith("License")]
    said = metadata.get("License-Expression") or (metadata.get("License") or "").split("\n")[0] or (classified or [""])[0]
    return SPDX.get(said, said)


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))


@pytest.mark.parametrize("who", LOCKS)
def test_every_file_has_its_hash_and_no_index_its_address(who: str) -> None:
    text = LOCKS[who].read_text(encoding="utf-8")
    assert len(wheelhouse.requirements(text)) > 20
    assert not re.search(r"https?:|--(extra-)?index|--find-links|file:", text)


def test_a_line_without_a_hash_is_refused() -> None:
    with pytest.raises(ValueError, match="rich"):
        wheelhouse.requirements("rich==15.0.0\n")


@pytest.mark.parametrize("who", LOCKS)
def test_what_the_project_asks_for_is_locked(who: str) -> None:
    """Run .ci/lock where this fails."""
    extras = OFFLINE_EXTRAS if who == "users" else sorted(set(PROJECT["optional-dependencies"]) - {"fuzz", "train"})  # which are not locked
    asked = [
        *PROJECT["dependencies"],
        *(each for extra in extras for each in PROJECT["optional-dependencies"][extra] if not each.startswith("briefgen[")),
    ]
    versions = locked(who)
    for requirement in asked:
        name, _, least = requirement.partition(">=")
        assert numbers(versions[name]) >= numbers(least), requirement


def test_users_and_developers_have_the_same_versions() -> None:
    assert locked("users").items() <= locked("developers").items()


def licences() -> dict[str, str]:
    """The table's rows, and what is known better than they are."""
    table = {name: said.strip() for name, _, said, _ in ROW.findall(LICENCES.read_text(encoding="utf-8"))} if LICENCES.is_file() else {}
    for name, version in locked("developers").items():
        try:
            if name in ELSEWHERE:
                table[name] = ELSEWHERE[name]
            elif importlib.metadata.version(name) == version:  # another version may have another licence, or say the same in other words
                table[name] = licence(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return table


def test_every_licence_is_listed() -> None:
    users, known = locked("users"), licences()
    rows = [
        f"| {name} | {version} | {known.get(name, 'unknown')} | {'users' if name in users else 'developers'} |\n"
        for name, version in locked("developers").items()
    ]
    head, rule, _ = LICENCES.read_text(encoding="utf-8").partition("| --- | --- | --- | --- |\n")  # the table ends the page
    made = head + rule + "".join(rows)
    if updating():
        LICENCES.write_text(made, encoding="utf-8", newline="\n")
    assert LICENCES.read_text(encoding="utf-8") == made, "run BRIEFGEN_UPDATE_SAMPLES=1 python -m pytest tests/test_supply.py and review the diff"


def test_every_licence_is_one_that_suits() -> None:
    rows = ROW.findall(LICENCES.read_text(encoding="utf-8"))
    assert len(rows) == len(locked("developers"))
    for name, _, said, who in rows:
        allowed = PERMISSIVE | ({"MPL-2.0"} if who == "developers" else set())
        assert all(any(each in allowed for each in part.split(" OR ")) for part in said.strip().split(" AND ")), (name, said)


@pytest.mark.parametrize(
    ("target", "python", "has", "lacks"),
    [
        ("windows", "3.12", {"colorama", "jieba", "lxml"}, set()),
        ("linux-x86", "3.12", {"jieba", "lxml"}, {"colorama"}),
        ("linux-arm", "3.11", {"jieba", "lxml"}, {"colorama"}),
    ],
)
def test_a_target_gets_what_its_markers_say(target: str, python: str, has: set[str], lacks: set[str]) -> None:
    found = wheelhouse.requirements(LOCKS["users"].read_text(encoding="utf-8"))
    names = {each.name for each in wheelhouse.wanted(found, wheelhouse.TARGETS[target], python)}
    assert has <= names
    assert not lacks & names


def test_markers_of_python_are_asked_for_the_target() -> None:
    found = wheelhouse.requirements("zipp==4.1.2 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n")
    target = wheelhouse.TARGETS["linux-x86"]
    assert [len(list(wheelhouse.wanted(found, target, python))) for python in ("3.11", "3.12")] == [1, 0]
    assert found[0].line() == "zipp==4.1.2 --hash=sha256:00\n"


def test_names_of_systems_are_those_of_targets() -> None:
    assert set(wheelhouse.ALIASES.values()) <= set(wheelhouse.TARGETS)
    assert "manylinux_2_28_aarch64" in wheelhouse.TARGETS["linux-arm"].tags
    assert not any("2_29" in tag for tag in wheelhouse.TARGETS["linux-arm"].tags)


def test_damage_is_found(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "a.whl").write_bytes(b"a")
    (tmp_path / "安装.txt").write_text("安装", encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text(wheelhouse.sums(tmp_path), encoding="utf-8")
    assert f"{hashlib.sha256(b'a').hexdigest()}  wheels/a.whl\n" in wheelhouse.sums(tmp_path)
    assert install.damaged(tmp_path) == []
    (wheels / "a.whl").write_bytes(b"b")
    (wheels / "evil.whl").touch()
    (tmp_path / "安装.txt").unlink()
    assert install.damaged(tmp_path) == ["wheels/a.whl", "安装.txt", "wheels/evil.whl"]


def test_the_manual_goes_along_whole(tmp_path: Path) -> None:
    wheelhouse.papers(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"install.py", "安装.txt", "示例.txt", "README.md", "README.zh-CN.md", "LICENSE", "docs"}
    pages = [tmp_path / "README.zh-CN.md", *(tmp_path / "docs" / "manual").glob("*.md")]
    links = {(page, target) for page in pages for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))}
    assert len(links) > 50
    assert {target for page, target in links if not (page.parent / target).exists()} == set()


def test_an_old_python_understands_enough_to_be_refused() -> None:
    code = (ROOT / "docs/airgap/install.py").read_text(encoding="utf-8")
    ast.parse(code, feature_version=(3, 7))
    assert "from __future__ import annotations" in code


def test_the_same_extras_are_installed_everywhere() -> None:
    extras = ",".join(OFFLINE_EXTRAS)
    assert extras == install.EXTRAS
    for page in ("docs/airgap/安装.txt", "docs/airgap.md"):
        assert f"briefgen[{extras}]" in (ROOT / page).read_text(encoding="utf-8")
    for page in ("README.md", "README.zh-CN.md", "docs/manual/files.md", "docs/manual/files.en.md"):
        named = re.findall(r"install (?:-q )?'?(?:\.|briefgen)\[([a-z,]{9,})\]", (ROOT / page).read_text(encoding="utf-8"))
        assert len(named) == 2
        assert {",".join(sorted(each.split(","))) for each in named} == {extras}
