"""Marks outside of brackets and quotes: where clauses and lists are cut."""

_OPENING, _CLOSING = "（《“", "）》”"


def _places(shadow: str, start: int, end: int, marks: str) -> list[int]:
    """Where characters stand."""
    places = []
    for mark in marks:
        at = shadow.find(mark, start, end)
        while at >= 0:
            places.append(at)
            at = shadow.find(mark, at + 1, end)
    return sorted(places)


def outside(shadow: str, start: int, end: int, marks: str) -> list[int]:
    """The places of ``marks`` in ``shadow[start:end]`` that stand in no bracket or quote opened there.

    >>> outside("加强领导，（一、二，三）并落实，", 0, 16, "，")
    [4, 15]
    """
    places = _places(shadow, start, end, marks)
    if not places:
        return places
    last = places[-1]  # what opens behind it does not matter
    if shadow.find("（", start, last) < 0 and shadow.find("“", start, last) < 0 and shadow.find("《", start, last) < 0:
        return places
    out, depth = [], 0
    for at in _places(shadow, start, end, _OPENING + _CLOSING + marks):
        mark = shadow[at]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = depth - 1 if depth else 0
        elif not depth:
            out.append(at)
    return out
