"""Patterns that are compiled when they are first used, and kept.

`lazy` is for patterns with a name, `pattern` for those written where they are used.
Compiling them all takes longer than reading a page with them, and a page uses two thirds; and `re.search(pattern, text)` looks its
pattern up in a bounded cache at every call, in Python, which a rule that runs for every clause feels.
"""

import functools
import re
from typing import Any, cast

#: ``re.compile(source, flags)``, once.
pattern = functools.cache(re.compile)

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Lazy:
    """Stands for a pattern until that is used; from then on its methods are the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, put off until a method is called."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
