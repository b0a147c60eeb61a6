"""A cluster of machines as an executor: dask.distributed, of which nothing is known elsewhere. In: a scheduler's address. Out: a `Cluster`.

Its workers need the same briefgen, and paths or URLs that mean the same on every machine. dask starts a worker that has died again and repeats what
was under way; a job at which several have died fails.
"""

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any

from briefgen import __version__
from briefgen.errors import UsageError

#: Seconds to wait for a scheduler that does not answer.
_PATIENCE = 10


class Cluster:
    """A scheduler with its workers. ``workers``: how many jobs they do at once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.workers = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())

    def executor(self, _: int) -> Executor:
        """Its executor; how many work is the cluster's affair."""
        made: Executor = self._client.get_executor(pure=False)
        return made


def _version() -> str:
    return __version__


@contextlib.contextmanager
def connect(address: str) -> Iterator[Cluster]:
    """The cluster at ``address`` (``tcp://host:8786``). Raises `UsageError` where there is none, or one without workers of this version."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--scheduler 需要 dask，请先 pip install 'briefgen[dask]'。") from None
    try:
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"连不上调度器“{address}”（{type(error).__name__}），请检查地址，并确认 dask scheduler 已启动。") from None
    with client:
        cluster = Cluster(client)
        if not cluster.workers:
            raise UsageError(f"调度器“{address}”下没有工作进程，请先启动 dask worker。")
        others = {version for version in client.run(_version).values() if version != __version__}
        if others:
            raise UsageError(f"工作进程上的 briefgen 是 {'、'.join(sorted(others))}，这里是 {__version__}，请装成同一版本。")
        yield cluster
