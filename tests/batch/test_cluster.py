"""URLs that all machines of a cluster see, and a cluster in place of this machine's processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.batch import sinks
from briefgen.batch.cluster import connect
from briefgen.batch.pool import Pool
from briefgen.errors import UsageError
from tests.batch.conftest import batch, tree
from tests.batch.test_run import lines, to_lines


def test_a_url_of_a_folder_is_read_like_the_folder(archive: Path, tmp_path: Path) -> None:
    batch([f"file://{archive}"], to_lines(tmp_path / "url.jsonl"), tmp_path / "1.db")
    batch([archive], to_lines(tmp_path / "path.jsonl"), tmp_path / "2.db")
    assert (tmp_path / "url.jsonl").read_bytes() == (tmp_path / "path.jsonl").read_bytes()


def test_a_url_that_is_not_there_fails(tmp_path: Path) -> None:
    batch([f"file://{tmp_path}/没有.txt"], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")
    (line,) = lines(tmp_path / "out.jsonl")
    assert (line["status"], line["error"]) == ("failed", "找不到这个文件，请检查地址。")


def test_an_unknown_kind_of_url_is_refused(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="用不了"):
        batch(["nosuch://host/x.txt"], to_lines(tmp_path / "out.jsonl"), tmp_path / "m.db")


def test_a_tree_at_a_url_is_written_and_taken_up(archive: Path, tmp_path: Path) -> None:
    def at_url() -> sinks.Tree:
        return sinks.Tree(f"file://{tmp_path}/url", keep_suffix=False)

    batch([archive], at_url(), tmp_path / "1.db")
    batch([archive], sinks.Tree(str(tmp_path / "path"), keep_suffix=False), tmp_path / "2.db")
    assert tree(tmp_path / "url") == tree(tmp_path / "path")
    (tmp_path / "url" / "五.md").unlink()
    assert batch([archive], at_url(), tmp_path / "1.db", resume=True).kept == 5
    assert tree(tmp_path / "url") == tree(tmp_path / "path")


def test_lines_at_a_url_are_written_and_taken_up(archive: Path, tmp_path: Path) -> None:
    def at_url() -> sinks.Lines:
        return sinks.Lines(f"file://{tmp_path}/url.jsonl", tmp_path / "parts")

    batch([archive], at_url(), tmp_path / "1.db")
    batch([archive], to_lines(tmp_path / "path.jsonl"), tmp_path / "2.db")
    assert (tmp_path / "url.jsonl").read_bytes() == (tmp_path / "path.jsonl").read_bytes()
    assert batch([archive], at_url(), tmp_path / "1.db", resume=True).kept == 6
    assert (tmp_path / "url.jsonl").read_bytes() == (tmp_path / "path.jsonl").read_bytes()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A real scheduler on this machine, with two workers in processes of their own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")  # tornado's and dask's own
def test_a_cluster_gives_the_same_bytes(archive: Path, tmp_path: Path, scheduler: str) -> None:
    batch([archive], to_lines(tmp_path / "here.jsonl"), tmp_path / "1.db")
    with connect(scheduler) as cluster:
        assert cluster.workers == 2
        batch([archive], to_lines(tmp_path / "there.jsonl"), tmp_path / "2.db", pool=Pool(cluster.executor, cluster.workers))
    assert (tmp_path / "here.jsonl").read_bytes() == (tmp_path / "there.jsonl").read_bytes()


@pytest.mark.filterwarnings("ignore")
def test_no_scheduler_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.batch.cluster._PATIENCE", 1)
    with pytest.raises(UsageError, match=r"连不上调度器“tcp://127.0.0.1:9”"), connect("tcp://127.0.0.1:9"):
        pass
