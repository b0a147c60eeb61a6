"""What a check says: its name, how it went, what was found, and what to do. Nothing of it is written anywhere but to the user."""

from pathlib import Path
from typing import Literal, NamedTuple

#: ``ok``; ``attention``: works, but something is missing or unusual; ``problem``: the main job, `parse` and `batch`, cannot be done.
Status = Literal["ok", "attention", "problem"]


class Check(NamedTuple):
    """One line of `briefgen doctor`. ``id`` is stable, for programs; the rest is Chinese, for people; ``advice`` one sentence, empty where all is well."""

    id: str
    name: str
    status: Status
    found: str
    advice: str = ""


def shown(path: Path) -> str:
    """A path as it may be sent to a stranger: the home folder, which holds the user's name, as ``~``."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere; no home
        return str(path)
