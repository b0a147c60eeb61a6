"""A batch on a dask cluster against the same batch on this machine: a real scheduler, three worker processes, one of them killed in the middle.

    python benchmarks/cluster.py [--files N]

Printed: seconds of both runs, and whether the outputs are the same bytes. Exit status 1 if they are not. Linux only.
"""

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus  # type: ignore[import-not-found]  # beside this program

WORKERS = 3


def batch(archive: Path, target: Path, *more: str) -> subprocess.Popen[bytes]:
    """Begin a batch."""
    return subprocess.Popen([sys.executable, "-m", "briefgen", "batch", str(archive), "-o", str(target), *more], stderr=subprocess.PIPE)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    """A dask process."""
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def worker_processes(nanny: int) -> list[int]:
    """The processes that do the work under a `dask worker`."""
    children = [int(pid) for task in Path(f"/proc/{nanny}/task").iterdir() for pid in (task / "children").read_text().split()]
    return [pid for pid in children if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]


def main() -> None:
    """Run both and compare."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--files", type=int, default=3000)
    given = arguments.parse_args()
    address = f"tcp://127.0.0.1:{free_port()}"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        corpus.write(folder / "in", given.files)
        start = time.monotonic()
        local = batch(folder / "in", folder / "local.jsonl")
        local.communicate()
        took = time.monotonic() - start
        print(f"here: {took:.1f} s, exit {local.returncode}")
        port = address.rpartition(":")[2]
        processes = [dask("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")]
        try:
            time.sleep(2)
            processes.append(
                dask("worker", address, "--nworkers", str(WORKERS), "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder))
            )
            deadline = time.monotonic() + 60
            while len(worker_processes(processes[1].pid)) < WORKERS and time.monotonic() < deadline:
                time.sleep(0.2)
            time.sleep(3)
            start = time.monotonic()
            running = batch(folder / "in", folder / "cluster.jsonl", "--scheduler", address)
            parts = folder / ".cluster.jsonl.briefgen-parts"
            while not list(parts.glob("0*")) and running.poll() is None:
                time.sleep(0.02)
            victim = random.choice(worker_processes(processes[1].pid))
            alive = running.poll() is None
            os.kill(victim, signal.SIGKILL)
            _, err = running.communicate()
            print(
                f"cluster: {time.monotonic() - start:.1f} s, exit {running.returncode}, {'a worker killed in the middle' if alive else 'OVER BEFORE THE KILL'}"
            )
            if running.returncode not in (0, 3):
                print(err.decode())
        finally:
            for process in reversed(processes):
                process.terminate()
                process.wait()
        same = (folder / "local.jsonl").read_bytes() == (folder / "cluster.jsonl").read_bytes()
        print("same bytes" if same else "DIFFERENT")
    sys.exit(not (same and alive))


if __name__ == "__main__":
    main()
