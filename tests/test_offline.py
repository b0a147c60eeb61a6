"""No network: the tests run without one, which is proved here; and a run of the program does not even load what would open one."""

import errno
import multiprocessing
import os
import socket
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.offline.sitecustomize import NetworkReachedError, local, refuse
from tests.reading import word

ROOT = Path(__file__).parents[1]
#: RFC 5737: for documentation, leads nowhere.
ELSEWHERE = ("192.0.2.1", 80)
#: What a program that talks to others has to load. `socket` comes with `importlib.metadata`, which reads headers of mail; it stays unused.
TALKATIVE = ("ssl", "asyncio", "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib", "xmlrpc.client")
REACH = f"import socket; s = socket.socket(); s.settimeout(2); s.connect({ELSEWHERE!r})"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost", b"localhost", None, 0])
def test_this_machine_is_local(host: object) -> None:
    assert local(host)


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "10.0.0.1", "0.0.0.0", "::", "fe80::1%eth0", "example.com", "127.0.0.1.example.com", b"example.com", ""]
)
def test_everything_else_is_not(host: object) -> None:
    assert not local(host)


def connect(peer: socket.socket) -> Any:
    return peer.connect(ELSEWHERE)


@pytest.mark.parametrize(
    "reach",
    [
        connect,
        lambda peer: peer.connect_ex(ELSEWHERE),
        lambda peer: peer.bind(("0.0.0.0", 0)),
        lambda peer: socket.create_connection(ELSEWHERE, 2),
        lambda peer: socket.getaddrinfo("briefgen.example", 80),
    ],
)
def test_whatever_reaches_out_is_refused(reach: Any) -> None:
    with pytest.raises(NetworkReachedError):  # the hook is there: nothing below can leave this machine
        sys.audit("socket.connect", None, ELSEWHERE)
    with socket.socket() as peer, pytest.raises(NetworkReachedError):
        reach(peer)


def test_datagrams_are_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer, pytest.raises(NetworkReachedError):
        peer.sendto(b"", ELSEWHERE)


def test_loopback_and_unix_sockets_are_open(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), 5):
        pass
    refuse("socket.connect", (None, str(tmp_path / "socket")))


@pytest.mark.parametrize("variables", [dict(os.environ), {"PYTHONPATH": os.environ["PYTHONPATH"]}], ids=["whole", "own"])
def test_a_process_of_its_own_is_refused(variables: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", REACH], capture_output=True, text=True, env=variables)
    assert done.returncode == 1
    assert "NetworkReachedError" in done.stderr


def reach_in_worker() -> str:
    try:
        exec(REACH, {})
    except BaseException as error:
        return type(error).__name__
    return "reached"


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_workers_are_refused(method: str) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        assert pool.submit(reach_in_worker).result() == "NetworkReachedError"


def no_network() -> bool:
    """Whether `.ci/offline` runs the tests: the machine itself has no network then, for LibreOffice and other programs, too."""
    return os.environ.get("BRIEFGEN_NO_NETWORK") == "1"


@pytest.mark.skipif(not no_network(), reason="not under .ci/offline")
def test_the_machine_has_no_network() -> None:
    code = f"{REACH.replace('s.connect', 'print(s.connect_ex')})"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)  # -I: without the hook
    assert int(done.stdout) == errno.ENETUNREACH
    assert [name for _, name in socket.if_nameindex() if name == "lo"] == ["lo"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "samples/three-meetings.txt", "-f", "json", "-o", os.devnull],
        ["parse", "samples/three-meetings.txt", "-o", os.devnull],
        ["parse", "文稿.docx", "-o", os.devnull],
        ["ledger", "samples/three-meetings.txt", "-f", "csv", "-o", "台账.csv"],
        ["schema", "-o", os.devnull],
        ["doctor", "-o", os.devnull],
    ],
)
def test_a_run_opens_no_socket_and_loads_nothing_that_could(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "文稿.docx").write_bytes(word.docx(word.p(word.run("2023年3月6日，全市安全生产工作会议在市政府召开，市长费明主持会议。"))))
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    code = f"""
import sys
events = []
sys.addaudithook(lambda event, _: events.append(event) if event.startswith(("socket.", "ssl.", "urllib.", "http.")) else None)
from briefgen.cli.main import main
status = main({arguments!r})
print(status, *sorted(set({TALKATIVE!r}) & set(sys.modules)), *events)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.split() == ["0"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/golden/texts").iterdir()) + sorted((ROOT / "samples").glob("*.txt")), ids=lambda path: path.stem
)
def test_messages_hold_nothing_of_the_text(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No name, office, place or other string of the record that is two characters or longer and no word of our own sentences."""
    import briefgen
    from briefgen.cli import report
    from briefgen.errors import CODES

    document = briefgen.parse_file(path)
    report.report(document, read := path.read_bytes().decode(), verbose=False)
    said = capsys.readouterr().err
    ours = "".join(sentence for _, sentence in CODES.values())
    for brief in document.briefs:
        names = [person.name for person in brief.attendees if person.name]
        texts = [read[each.span[0] : each.span[1]] for each in brief.diagnostics if each.span]
        assert [each for each in (*names, *texts) if len(each) > 1 and each in said and each not in ours] == []


def test_such_a_run_would_be_noticed() -> None:
    code = (
        "import sys; sys.addaudithook(lambda event, _: print(event) if event.startswith('socket.') else None); import socket; socket.socket().close()"
    )
    assert "socket.__new__" in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
