"""Databases for the tests of the archive."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from briefgen.archive.store import Archive
from briefgen.record import Document
from tests.archive.cases import documents

Build = Callable[[Iterable[Document]], Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Make a database of documents."""

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
