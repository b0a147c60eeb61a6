"""Marks outside of brackets and quotes: where clauses and lists are cut."""

import functools
import re

from briefgen.text.patterns import pattern

_OPENING, _CLOSING = "（《“", "）》”"


@functools.cache
def _any_of(marks: str) -> re.Pattern[str]:
    return pattern(f"[{marks}]")


@functools.cache
def _brackets_and(marks: str) -> re.Pattern[str]:
    return pattern(f"[{_OPENING}{_CLOSING}{marks}]")


def outside(shadow: str, start: int, end: int, marks: str) -> list[int]:
    """The places of ``marks`` in ``shadow[start:end]`` that stand in no bracket or quote opened there.

    >>> outside("加强领导，（一、二，三）并落实，", 0, 16, "，")
    [4, 15]
    """
    places = [match.start() for match in _any_of(marks).finditer(shadow, start, end)]
    if not places:
        return places
    last = places[-1]  # what opens behind it does not matter
    if shadow.find("（", start, last) < 0 and shadow.find("“", start, last) < 0 and shadow.find("《", start, last) < 0:
        return places
    out, depth = [], 0
    for match in _brackets_and(marks).finditer(shadow, start, end):
        mark = match[0]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = depth - 1 if depth else 0
        elif not depth:
            out.append(match.start())
    return out
