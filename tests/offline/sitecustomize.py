"""The network is off in the tests: whatever reaches for an address beyond this machine gets a `NetworkReachedError`.

An audit hook of the interpreter, which nothing can take out again. `tests/conftest.py` imports this file for the tests' own process and puts its
folder on PYTHONPATH, so that Python runs it at the start of every process that a test starts. Loopback is left open: a cluster of this machine,
and a browser that is driven, talk over it.
"""

import sys
from typing import Any


class NetworkReachedError(BaseException):
    """Not an `Exception`: code that tries addresses and swallows what fails must not swallow this."""


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise `NetworkReachedError` for what the interpreter is about to do with an address that is not of this machine."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple):  # a Unix socket's path; none where the socket is connected already
            return
        host = address[0]
    else:
        return
    if not local(host):
        raise NetworkReachedError(f"{event} {host!r}")


def local(host: object) -> bool:
    """Whether a host is this machine."""
    if isinstance(host, bytes | bytearray):
        host = host.decode("ascii", "replace")
    if host is None or host == "localhost":
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return isinstance(host, int)  # of a family that leads nowhere: netlink, packets


sys.addaudithook(refuse)
