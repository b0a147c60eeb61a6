"""Whether there is memory for a text, where the system sets a limit (`ulimit -v`): asked before it is spent.

CPython (3.11 to 3.14) can spin for ever when not even a small object can be had while an exception is on its way, so that a text that will
not fit is better not begun.
"""

from pathlib import Path

#: Bytes that a record and its JSON take for each byte of a text (`docs/performance.md`: up to 40 together; the parser alone 30).
PER_BYTE = 30


def require(text: str) -> None:
    """Raise `MemoryError` if the process may not grow by what the text needs."""
    left = _left()
    if left is not None and len(text.encode("utf-8", "surrogatepass")) * PER_BYTE > left:
        raise MemoryError


def _left() -> int | None:
    """By how many bytes the address space may still grow, None without a limit or where it cannot be told."""
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        if limit == resource.RLIM_INFINITY:
            return None
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return limit - pages * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return None
