"""Databases for the tests of the archive."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pytest

from briefgen.archive.store import Archive
from briefgen.record import Document
from tests.archive.cases import documents


class Build(Protocol):
    """Make a database of documents, or add them to the one of that name."""

    def __call__(self, of: Iterable[Document], name: str = "档案.db") -> Path: ...


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Databases in a folder of the test's own."""

    def make(of: Iterable[Document], name: str = "档案.db") -> Path:
        path = tmp_path / name
        with Archive(path) as archive:
            archive.add(list(of))
        return path

    return make


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three texts, to be read only."""
    path = tmp_path_factory.mktemp("archive") / "档案.db"
    with Archive(path) as archive:
        archive.add(documents())
    return path
