"""Patterns that are compiled when they are first used, and kept.

`lazy` is for patterns with a name, `pattern` for those written where they are used, `from_lists` for those made of word lists.
Compiling them all takes longer than reading a page with them, and a page uses two thirds; and `re.search(pattern, text)` looks its
pattern up in a bounded cache at every call, in Python, which a rule that runs for every clause feels.
"""

import functools
import re
import sys
from collections.abc import Callable
from typing import Any, cast

from briefgen.lexicon import caller

_compile: Callable[[str, int], re.Pattern[str]] = re.compile


def compile_with(compiler: Callable[[str, int], re.Pattern[str]]) -> None:
    """Have patterns made by ``compiler`` instead of `re.compile`: the command line has a cache of them (`cli.cache`)."""
    global _compile
    _compile = compiler


@functools.cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, once."""
    return _compile(source, flags)


def from_lists(source: str) -> re.Pattern[str]:
    """A pattern of word lists; of one with the caller's words in it no cache gets to know."""
    return _compile(source, 0) if caller.current() is caller.NOTHING else re.compile(source)


_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Lazy:
    """Stands for a pattern until that is used; then the pattern takes its place in the module that gave it a name.

    Where else it is known, in a tuple or another module, its methods are the pattern's own from then on, which cost a bit more to look up.
    """

    def __init__(self, source: str, flags: int, names: dict[str, Any]) -> None:
        self.pattern = source
        self._flags = flags
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        for key, value in list(self._names.items()):
            if value is self:
                self._names[key] = compiled
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, put off until a method is called."""
    return cast("re.Pattern[str]", _Lazy(source, flags, sys._getframe(1).f_globals))


def first_characters(*alternatives: str) -> str:
    """The first characters of alternatives, which are no classes: looked at first, where most fail. Parts of alternatives in it do no harm."""
    return "".join(sorted({each[0] for every in alternatives for each in every.split("|")}))
